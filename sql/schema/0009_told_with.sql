-- Which sentences of an article tell again what an earlier one of it tells. Found when the article is
-- put, by nothing but the article.
CREATE TABLE told_with (
    article_id INTEGER NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    position   INTEGER NOT NULL, -- of the evidence within the article
    first      INTEGER NOT NULL, -- position of the first one that tells the same
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_with_by_first ON told_with (article_id, first);
