-- More that is derived when a load is published, so that pages need not gather it.

-- The roles that an entity is given most often, at most twenty.
CREATE TABLE entity_role (
    entity_id INTEGER NOT NULL REFERENCES entity (entity_id) ON DELETE CASCADE,
    position  INTEGER NOT NULL, -- from 0, the most frequent first
    title     TEXT NOT NULL,    -- "president", "special rapporteur on …"
    article   TEXT NOT NULL,    -- id of the newest article that says so
    field     TEXT NOT NULL,    -- where it stands: title or body
    sentence  INTEGER NOT NULL, -- its sentence in that field
    PRIMARY KEY (entity_id, position)
) STRICT, WITHOUT ROWID;

-- Indexing gathers this many bytes in memory before it writes a segment.
INSERT INTO article_search (article_search, rank) VALUES ('hashsize', 16777216);
INSERT INTO event_search (event_search, rank) VALUES ('hashsize', 16777216);
