-- The archive of one set of folders. Days are counted from 1970-01-01 (day 0) and NULL when unknown
-- or open at that end; offsets count from the start of the field that `field` names, `start` and
-- `stop` in Unicode code points, `byte_start` and `byte_stop` in UTF-8 bytes. Closed sets are kept
-- by their names in the API.

CREATE TABLE archive (
    key   TEXT NOT NULL PRIMARY KEY, -- 'identity', 'generation', 'published_at', 'load', …
    value TEXT NOT NULL              -- its value as text
) STRICT, WITHOUT ROWID;

CREATE TABLE file (
    file_id         INTEGER PRIMARY KEY,
    path            TEXT NOT NULL UNIQUE, -- absolute folder, "/", relative path
    folder          TEXT NOT NULL,        -- the loaded folder, absolute
    relative        TEXT NOT NULL,        -- path below the folder
    size            INTEGER NOT NULL,     -- bytes
    modified_ns     INTEGER NOT NULL,     -- time of last change, nanoseconds since the epoch
    hash            TEXT,                 -- of the bytes, 32 hexadecimal digits; NULL: never read
    status          TEXT NOT NULL,        -- loaded, skipped, failed, duplicate
    reason          TEXT,                 -- for people, why it was not loaded
    encoding        TEXT,                 -- utf-8, windows-1252 …; NULL: never read
    format          TEXT,                 -- text, html …; NULL: unknown
    article_count   INTEGER NOT NULL,     -- articles found in it
    published_basis TEXT,                 -- what its first article's date was read from
    load            INTEGER NOT NULL      -- number of the load that last wrote this row
) STRICT;
CREATE INDEX file_by_status ON file (status, path);

CREATE TABLE article (
    article_id         INTEGER PRIMARY KEY,
    id                 TEXT NOT NULL UNIQUE, -- as the API names it
    file_id            INTEGER REFERENCES file (file_id), -- NULL: posted
    title              TEXT,                 -- headline; NULL: the text has none
    byline             TEXT,                 -- as printed
    source             TEXT,                 -- outlet or agency
    section            TEXT,                 -- section of the paper
    url                TEXT,                 -- where it was published
    language           TEXT,                 -- BCP 47
    earliest           INTEGER,              -- first day it may have been published
    latest             INTEGER,              -- last day it may have been published
    precision          TEXT,                 -- day, week, month …; NULL: unknown
    published_at       INTEGER,              -- seconds since the epoch, when known so exactly
    published_basis    TEXT,                 -- what the date was read from
    dateline_text      TEXT,                 -- as printed
    dateline_place     TEXT,                 -- its place, as printed
    dateline_earliest  INTEGER,              -- first day its date may mean
    dateline_latest    INTEGER,              -- last day its date may mean
    dateline_precision TEXT,                 -- how precise its date is
    lead               TEXT,                 -- first paragraph
    word_count         INTEGER NOT NULL,     -- of the body
    path               TEXT,                 -- below the loaded folder; NULL: posted
    hash               TEXT,                 -- of the article's own text, 32 hexadecimal digits
    duplicate_of       TEXT,                 -- id of the article that it is a copy of
    mention_count      INTEGER NOT NULL,     -- rows in mention
    entity_count       INTEGER NOT NULL,     -- distinct entities mentioned
    event_count        INTEGER NOT NULL,     -- distinct events told
    loaded_at          INTEGER NOT NULL,     -- when it was stored, seconds since the epoch
    moment             INTEGER,              -- published_at or its first day, for sorting; seconds
    newest INTEGER AS (coalesce(-moment, 9223372036854775807)) VIRTUAL, -- ascending: newest first
    oldest INTEGER AS (coalesce(moment, 9223372036854775807)) VIRTUAL   -- ascending: oldest first
) STRICT;
CREATE INDEX article_by_file ON article (file_id);
CREATE INDEX article_by_source ON article (source, newest, id);
CREATE INDEX article_by_newest ON article (newest, id);
CREATE INDEX article_by_oldest ON article (oldest, id);
CREATE INDEX article_by_earliest ON article (earliest, latest);
CREATE INDEX article_by_original ON article (duplicate_of) WHERE duplicate_of IS NOT NULL;

CREATE TABLE article_text (
    article_id INTEGER PRIMARY KEY REFERENCES article (article_id) ON DELETE CASCADE,
    body       TEXT NOT NULL, -- all text after the headline
    blocks     BLOB NOT NULL  -- what each stretch of the body is: see server/store/codes.h
) STRICT;

CREATE TABLE author (
    article_id INTEGER NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    position   INTEGER NOT NULL, -- order in the byline, from 0
    name       TEXT NOT NULL,    -- as printed
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX author_by_name ON author (name, article_id);

-- The texts that article_search indexes, without keeping them twice.
CREATE VIEW article_words AS
SELECT article_id, title, body
FROM article JOIN article_text USING (article_id);

-- The tokeniser 'archive' (server/store/search/tokenizer.c) keeps each word as written, folded, and
-- its stem beside it.
CREATE VIRTUAL TABLE article_search USING fts5 (
    title, body,
    content = 'article_words', content_rowid = 'article_id', tokenize = 'archive'
);

-- Every word of the articles as search sees it (server/store/search/words.h), without numbers.
CREATE TABLE word (
    word  TEXT NOT NULL PRIMARY KEY, -- folded
    count INTEGER NOT NULL           -- how often it occurs in titles and bodies
) STRICT, WITHOUT ROWID;
