-- What the user knows better. Articles, entities and events are corrected anew at every load, from
-- what they are without corrections; these columns and tables say what has to be taken back first.

-- The lines of the corrections files.
CREATE TABLE correction (
    file_id   INTEGER NOT NULL REFERENCES file (file_id) ON DELETE CASCADE,
    line      INTEGER NOT NULL, -- from 1
    text      TEXT NOT NULL,    -- as written, cut
    verb      TEXT,             -- merge, split …; NULL: not understood
    subject   TEXT,             -- entity, article or event that it is about
    object    TEXT,             -- the other entity, the article, the type or the status
    name      TEXT,             -- the new name, the subtype, the source or the title
    earliest  INTEGER,          -- first day of the date that it gives
    latest    INTEGER,          -- last day of it
    precision TEXT,             -- how precise it is; NULL: it gives none
    fault     TEXT,             -- why it cannot be understood; NULL: it can
    outcome   TEXT,             -- why it was not applied by the last load; NULL: it was
    PRIMARY KEY (file_id, line)
) STRICT, WITHOUT ROWID;

ALTER TABLE article ADD COLUMN corrected TEXT; -- verbs of the corrections that it shows; NULL: none
CREATE INDEX article_corrected ON article (article_id) WHERE corrected IS NOT NULL;

ALTER TABLE entity ADD COLUMN corrected TEXT;  -- verbs of the corrections that it shows; NULL: none
ALTER TABLE entity ADD COLUMN fixed_name TEXT; -- its name whatever the articles call it; NULL: not fixed
ALTER TABLE entity ADD COLUMN fixed_subtype TEXT; -- its finer kind after a retyping; NULL: none given
ALTER TABLE entity ADD COLUMN retyped INTEGER NOT NULL DEFAULT 0; -- 1: a correction gave its type
CREATE INDEX entity_corrected ON entity (entity_id) WHERE corrected IS NOT NULL;

ALTER TABLE article_entity ADD COLUMN moved INTEGER NOT NULL DEFAULT 0; -- 1: a correction chose entity_id
CREATE INDEX article_entity_moved ON article_entity (article_id, local) WHERE moved = 1;

-- Rows of article_entity that a correction hides; their mentions are unresolved.
CREATE TABLE hidden_entity (
    article_id    INTEGER NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    local         INTEGER NOT NULL, -- number within the article
    key           TEXT NOT NULL,    -- as in article_entity, like the rest
    name          TEXT NOT NULL,    -- fullest form in this article
    subtype       TEXT,             -- as this article shows it
    country       TEXT,             -- ISO 3166-1 alpha-3
    lat           REAL,             -- degrees, WGS 84
    lon           REAL,             -- degrees, WGS 84
    wikidata      TEXT,             -- Q…
    mention_count INTEGER NOT NULL, -- its mentions in this article
    PRIMARY KEY (article_id, local)
) STRICT, WITHOUT ROWID;

ALTER TABLE mention ADD COLUMN read_type TEXT;    -- what it was read as, when a correction gave it another type
ALTER TABLE mention ADD COLUMN read_subtype TEXT; -- the same of its finer kind
CREATE INDEX mention_retyped ON mention (article_id) WHERE read_type IS NOT NULL;

ALTER TABLE event ADD COLUMN corrected TEXT; -- verbs of the corrections that it shows; NULL: none
CREATE INDEX event_corrected ON event (event_id) WHERE corrected IS NOT NULL;

-- Rows of evidence and their parties whose event a correction vetoes.
CREATE TABLE vetoed_evidence (
    article_id    INTEGER NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    position      INTEGER NOT NULL, -- order within the article, as in evidence, like the rest
    title         TEXT NOT NULL,    -- the event as this sentence tells it
    text          TEXT NOT NULL,    -- the whole sentence
    type          TEXT NOT NULL,    -- event type
    mode          TEXT,             -- PLOVER mode
    cameo         TEXT,             -- CAMEO code
    status        TEXT NOT NULL,    -- happened …
    negated       INTEGER NOT NULL, -- 0 or 1
    earliest      INTEGER,          -- first day it may have happened
    latest        INTEGER,          -- last day it may have happened
    precision     TEXT,             -- how precise
    date_basis    TEXT,             -- what the date was read from
    date_text     TEXT,             -- the date expression
    field         TEXT NOT NULL,    -- title or body
    sentence      INTEGER NOT NULL, -- number of the sentence in that field
    trigger_text  TEXT NOT NULL,    -- the word that tells the event
    trigger_lemma TEXT,             -- of the trigger
    place_local   INTEGER,          -- number of the place among the article's entities
    place_text    TEXT,             -- the place as printed
    confidence    REAL NOT NULL,    -- 0 to 1
    extents       BLOB NOT NULL,    -- of sentence, trigger, date, place
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE vetoed_party (
    article_id INTEGER NOT NULL,
    position   INTEGER NOT NULL, -- of the sentence within the article
    number     INTEGER NOT NULL, -- order within the evidence, from 0
    role       TEXT NOT NULL,    -- actor, recipient
    local      INTEGER,          -- number among the article's entities; NULL: unresolved
    text       TEXT NOT NULL,    -- as printed
    country    TEXT,             -- ISO 3166-1 alpha-3
    sector     TEXT,             -- PLOVER sector
    extent     BLOB NOT NULL,    -- where it stands
    PRIMARY KEY (article_id, position, number),
    FOREIGN KEY (article_id, position) REFERENCES vetoed_evidence (article_id, position)
        ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
