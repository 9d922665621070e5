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

-- Where to look for other sentences that tell the same event: those of one type with the same two
-- parties, or with one party and in the same week; and those that read the same.
CREATE TABLE event_block (
    type        TEXT NOT NULL,    -- event type
    first       INTEGER NOT NULL, -- entity_id; of sentences that read the same: a hash of the text
    second      INTEGER NOT NULL, -- the other party's entity_id, greater than first; 0: none; -1: first is a hash
    week        INTEGER NOT NULL, -- days since 1970-01-01 by seven; 0 when there is a second party
    evidence_id INTEGER NOT NULL REFERENCES evidence (evidence_id) ON DELETE CASCADE,
    PRIMARY KEY (type, first, second, week, evidence_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_block_by_evidence ON event_block (evidence_id);

ALTER TABLE evidence ADD COLUMN trigger_lemma TEXT; -- of the trigger, lower case; NULL: unknown
