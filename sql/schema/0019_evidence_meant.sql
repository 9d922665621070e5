-- Persons whom a party that is only described may mean, since nobody else of the article fits: by them
-- a sentence finds others that name them. Found when the article is put, by nothing but the article.
CREATE TABLE evidence_meant (
    article_id INTEGER NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    position   INTEGER NOT NULL, -- of the evidence within the article
    party      INTEGER NOT NULL, -- position of the party within the evidence
    local      INTEGER NOT NULL, -- number of the entity within the article
    PRIMARY KEY (article_id, position, party, local)
) STRICT, WITHOUT ROWID;
