-- By what people are called when their full name is not given, so that short forms find full ones.

CREATE TABLE person_form (
    word       TEXT NOT NULL,    -- a single word that may stand for the whole name, folded
    article_id INTEGER NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    local      INTEGER NOT NULL, -- number of the entity within the article
    kind       TEXT NOT NULL,    -- short: the article knows only this word; family, given: it is
                                 -- that part of a full name
    PRIMARY KEY (word, article_id, local)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_form_by_article ON person_form (article_id);
