-- What was read in the articles: entities, mentions, dates, events.

CREATE TABLE entity (
    entity_id     INTEGER PRIMARY KEY,
    key           TEXT NOT NULL UNIQUE, -- type and normalised name, as extraction gave it
    id            TEXT UNIQUE,          -- as the API names it; NULL only within a load
    slug          TEXT,                 -- the id without its number
    name          TEXT NOT NULL,        -- canonical name
    type          TEXT NOT NULL,        -- person, organization, place, other
    subtype       TEXT,                 -- finer kind
    country       TEXT,                 -- ISO 3166-1 alpha-3
    lat           REAL,                 -- degrees, WGS 84; NULL: unknown
    lon           REAL,                 -- degrees, WGS 84; NULL: unknown
    wikidata      TEXT,                 -- Q…
    mention_count INTEGER NOT NULL DEFAULT 0, -- mentions in all articles
    article_count INTEGER NOT NULL DEFAULT 0, -- articles that mention it
    event_count   INTEGER NOT NULL DEFAULT 0, -- events it takes part in or is the place of
    first_seen    INTEGER,              -- first publication day of its articles
    last_seen     INTEGER,              -- last publication day of its articles
    first_article TEXT,                 -- smallest id among its articles: who keeps a bare slug
    newest INTEGER AS (coalesce(-last_seen, 9223372036854775807)) VIRTUAL -- ascending: newest first
) STRICT;
CREATE INDEX entity_by_slug ON entity (slug);
CREATE INDEX entity_by_name ON entity (name, id);
CREATE INDEX entity_by_mentions ON entity (-mention_count, id);
CREATE INDEX entity_by_articles ON entity (-article_count, id);
CREATE INDEX entity_by_newest ON entity (newest, id);
CREATE INDEX entity_by_country ON entity (country) WHERE country IS NOT NULL;
CREATE INDEX entity_by_position ON entity (lat, lon) WHERE lat IS NOT NULL;

CREATE TABLE entity_former (
    id        TEXT NOT NULL PRIMARY KEY, -- an id that it had before
    entity_id INTEGER NOT NULL REFERENCES entity (entity_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_former_by_entity ON entity_former (entity_id);

CREATE TABLE article_entity (
    article_id    INTEGER NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    local         INTEGER NOT NULL, -- number within the article, from 0
    entity_id     INTEGER NOT NULL REFERENCES entity (entity_id),
    key           TEXT NOT NULL,    -- as extraction gave it; linking may point elsewhere
    name          TEXT NOT NULL,    -- fullest form in this article
    subtype       TEXT,             -- as this article shows it
    country       TEXT,             -- ISO 3166-1 alpha-3
    lat           REAL,             -- degrees, WGS 84
    lon           REAL,             -- degrees, WGS 84
    wikidata      TEXT,             -- Q…
    mention_count INTEGER NOT NULL, -- its mentions in this article
    PRIMARY KEY (article_id, local)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_entity_by_entity ON article_entity (entity_id, article_id);

CREATE TABLE role (
    article_id INTEGER NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    local      INTEGER NOT NULL, -- number of the entity within the article
    position   INTEGER NOT NULL, -- order within the article, from 0
    title      TEXT NOT NULL,    -- "president", "special rapporteur on …"
    field      TEXT NOT NULL,    -- where it stands: title or body
    sentence   INTEGER NOT NULL, -- its sentence in that field
    PRIMARY KEY (article_id, local, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
    article_id INTEGER NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    local      INTEGER NOT NULL, -- number of the entity within the article; -1: unresolved
    position   INTEGER NOT NULL, -- order within the article, from 0
    field      TEXT NOT NULL,    -- title or body
    sentence   INTEGER NOT NULL, -- its sentence in that field
    start      INTEGER NOT NULL, -- code points
    stop       INTEGER NOT NULL, -- code points
    byte_start INTEGER NOT NULL, -- bytes
    byte_stop  INTEGER NOT NULL, -- bytes
    text       TEXT NOT NULL,    -- the characters themselves
    type       TEXT NOT NULL,    -- person, organization, place, other
    subtype    TEXT,             -- finer kind
    kind       TEXT NOT NULL,    -- name, nominal, pronoun
    metonym    INTEGER NOT NULL, -- 1: a place name that stands for its government …
    confidence REAL NOT NULL,    -- 0 to 1
    PRIMARY KEY (article_id, local, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (
    entity_id INTEGER NOT NULL REFERENCES entity (entity_id) ON DELETE CASCADE,
    text      TEXT NOT NULL,    -- as printed
    folded    TEXT NOT NULL,    -- its words as search sees them, joined by single spaces
    count     INTEGER NOT NULL, -- mentions with this text
    PRIMARY KEY (entity_id, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_folded ON alias (folded, entity_id);

-- Each folded alias from each of its words on: what a prefix completes.
CREATE TABLE alias_tail (
    tail      TEXT NOT NULL,    -- "un", "jong un", "kim jong un"
    entity_id INTEGER NOT NULL REFERENCES entity (entity_id) ON DELETE CASCADE,
    text      TEXT NOT NULL,    -- the alias as printed
    weight    INTEGER NOT NULL, -- mentions of the entity, so that no look-up is needed to rank
    PRIMARY KEY (tail, entity_id, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_tail_by_entity ON alias_tail (entity_id);

CREATE TABLE date (
    article_id INTEGER NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    position   INTEGER NOT NULL, -- order within the article, from 0
    field      TEXT NOT NULL,    -- title or body
    sentence   INTEGER NOT NULL, -- its sentence in that field
    start      INTEGER NOT NULL, -- code points
    stop       INTEGER NOT NULL, -- code points
    byte_start INTEGER NOT NULL, -- bytes
    byte_stop  INTEGER NOT NULL, -- bytes
    text       TEXT NOT NULL,    -- the characters themselves
    type       TEXT NOT NULL,    -- date, time, duration, set
    value      TEXT,             -- TIMEX3 value; NULL: unresolved
    earliest   INTEGER,          -- first day it may mean
    latest     INTEGER,          -- last day it may mean
    precision  TEXT,             -- day, week …; NULL: no days
    basis      TEXT NOT NULL,    -- explicit, relative, unresolved
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX date_by_earliest ON date (earliest, latest);

CREATE TABLE event (
    event_id       INTEGER PRIMARY KEY,
    key            TEXT NOT NULL UNIQUE, -- equal keys are one happening
    id             TEXT UNIQUE,          -- as the API names it; NULL only within a load
    slug           TEXT,                 -- the id without its number
    title          TEXT NOT NULL DEFAULT '', -- short sentence of its best evidence
    type           TEXT NOT NULL DEFAULT '', -- one of PLOVER's or a civil one
    scheme         TEXT NOT NULL DEFAULT '', -- plover, civil
    quad_class     TEXT,                 -- verbal-cooperation …; NULL: civil
    mode           TEXT,                 -- PLOVER mode
    cameo          TEXT,                 -- CAMEO code
    status         TEXT NOT NULL DEFAULT '', -- happened, ongoing, planned, hypothetical, denied
    negated        INTEGER NOT NULL DEFAULT 0, -- 1: the text says that it did not happen
    earliest       INTEGER,              -- first day it may have happened
    latest         INTEGER,              -- last day it may have happened
    precision      TEXT,                 -- day, week …; NULL: undated
    date_text      TEXT,                 -- the expression it stands on
    date_basis     TEXT,                 -- explicit, relative …; NULL: undated
    place_entity   INTEGER REFERENCES entity (entity_id), -- where it happened
    place_text     TEXT,                 -- the place as printed
    confidence     REAL NOT NULL DEFAULT 0,    -- 0 to 1, of its best evidence
    article_count  INTEGER NOT NULL DEFAULT 0, -- articles that tell it
    source_count   INTEGER NOT NULL DEFAULT 0, -- independent ones: a wire copy is not counted again
    first_reported INTEGER,              -- first publication day of its articles
    last_reported  INTEGER,              -- last publication day of its articles
    first_article  TEXT,                 -- smallest id among its articles: who keeps a bare slug
    newest INTEGER AS (coalesce(-coalesce(earliest, latest), 9223372036854775807)) VIRTUAL, -- ascending: newest first
    oldest INTEGER AS (coalesce(earliest, latest, 9223372036854775807)) VIRTUAL -- ascending: oldest first
) STRICT;
CREATE INDEX event_by_slug ON event (slug);
CREATE INDEX event_by_newest ON event (newest, id);
CREATE INDEX event_by_oldest ON event (oldest, id);
CREATE INDEX event_by_type ON event (type, newest, id);
CREATE INDEX event_by_sources ON event (-source_count, id);
CREATE INDEX event_by_confidence ON event (-confidence, id);
CREATE INDEX event_by_place ON event (place_entity) WHERE place_entity IS NOT NULL;

CREATE TABLE event_former (
    id       TEXT NOT NULL PRIMARY KEY, -- an id that it had before
    event_id INTEGER NOT NULL REFERENCES event (event_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX event_former_by_event ON event_former (event_id);

-- One sentence that tells an event. Offsets are packed as four numbers each: code points from and
-- to, bytes from and to (server/store/codes.h).
CREATE TABLE evidence (
    evidence_id  INTEGER PRIMARY KEY,
    article_id   INTEGER NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    event_id     INTEGER NOT NULL REFERENCES event (event_id),
    title        TEXT NOT NULL,    -- the event as this sentence tells it
    text         TEXT NOT NULL,    -- the whole sentence
    position     INTEGER NOT NULL, -- order within the article, from 0
    type         TEXT NOT NULL,    -- event type
    mode         TEXT,             -- PLOVER mode
    cameo        TEXT,             -- CAMEO code
    status       TEXT NOT NULL,    -- happened …
    negated      INTEGER NOT NULL, -- 0 or 1
    earliest     INTEGER,          -- first day it may have happened
    latest       INTEGER,          -- last day it may have happened
    precision    TEXT,             -- how precise
    date_basis   TEXT,             -- what the date was read from
    date_text    TEXT,             -- the date expression
    field        TEXT NOT NULL,    -- title or body
    sentence     INTEGER NOT NULL, -- number of the sentence in that field
    trigger_text TEXT NOT NULL,    -- the word that tells the event
    place_local  INTEGER,          -- number of the place among the article's entities
    place_text   TEXT,             -- the place as printed
    confidence   REAL NOT NULL,    -- 0 to 1
    extents      BLOB NOT NULL     -- of sentence, trigger, date, place
) STRICT;
CREATE INDEX evidence_by_article ON evidence (article_id, position);
CREATE INDEX evidence_by_event ON evidence (event_id, article_id);
CREATE INDEX evidence_by_type ON evidence (type, article_id);

CREATE TABLE evidence_party (
    evidence_id INTEGER NOT NULL REFERENCES evidence (evidence_id) ON DELETE CASCADE,
    position    INTEGER NOT NULL, -- order within the evidence, from 0
    role        TEXT NOT NULL,    -- actor, recipient
    local       INTEGER,          -- number among the article's entities; NULL: unresolved
    text        TEXT NOT NULL,    -- as printed
    country     TEXT,             -- ISO 3166-1 alpha-3
    sector      TEXT,             -- PLOVER sector
    extent      BLOB NOT NULL,    -- where it stands
    PRIMARY KEY (evidence_id, position)
) STRICT, WITHOUT ROWID;

-- Who takes part in an event, over all its evidence.
CREATE TABLE event_party (
    event_id  INTEGER NOT NULL REFERENCES event (event_id) ON DELETE CASCADE,
    role      TEXT NOT NULL,    -- actor, recipient
    position  INTEGER NOT NULL, -- order within the role, from 0
    entity_id INTEGER REFERENCES entity (entity_id), -- NULL: unresolved
    text      TEXT NOT NULL,    -- as printed
    country   TEXT,             -- ISO 3166-1 alpha-3
    sector    TEXT,             -- PLOVER sector
    PRIMARY KEY (event_id, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_party_by_entity ON event_party (entity_id, role, event_id)
    WHERE entity_id IS NOT NULL;

-- Values on which the articles that tell an event disagree.
CREATE TABLE event_conflict (
    event_id   INTEGER NOT NULL REFERENCES event (event_id) ON DELETE CASCADE,
    field      TEXT NOT NULL, -- date, place, status
    value      TEXT NOT NULL, -- one of the values
    article    TEXT NOT NULL, -- id of an article that gives it
    PRIMARY KEY (event_id, field, value, article)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE event_search USING fts5 (
    title, text,
    content = 'evidence', content_rowid = 'evidence_id', tokenize = 'archive'
);
