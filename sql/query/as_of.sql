-- The archive as it was known by a day: temporary views that stand before the tables of the same
-- names for one read of one connection, see server/store/counts/as_of.c. An article counts when it had
-- been published for certain; one without a date never does. Rows that are only reached through the
-- evidence need no views.

-- name: as_of.begin
CREATE TEMP TABLE then_day (day INTEGER NOT NULL);
CREATE TEMP TABLE then_changed (event_id INTEGER PRIMARY KEY);
CREATE TEMP TABLE then_event (
    event_id INTEGER PRIMARY KEY, id TEXT, slug TEXT, title TEXT, type TEXT, scheme TEXT,
    quad_class TEXT, mode TEXT, cameo TEXT, status TEXT, negated INTEGER, earliest INTEGER,
    latest INTEGER, precision TEXT, date_text TEXT, date_basis TEXT, place_entity INTEGER,
    place_text TEXT, confidence REAL, article_count INTEGER, source_count INTEGER,
    first_reported INTEGER, last_reported INTEGER, first_article TEXT, corrected TEXT,
    newest INTEGER AS (coalesce(-coalesce(earliest, latest), 9223372036854775807)) VIRTUAL,
    oldest INTEGER AS (coalesce(earliest, latest, 9223372036854775807)) VIRTUAL);
CREATE TEMP TABLE shown_event (
    event_id INTEGER PRIMARY KEY, id TEXT, title TEXT, type TEXT, scheme TEXT, quad_class TEXT,
    mode TEXT, cameo TEXT, status TEXT, negated INTEGER, earliest INTEGER, latest INTEGER,
    precision TEXT, date_text TEXT, date_basis TEXT, place_entity INTEGER, place_text TEXT,
    confidence REAL, article_count INTEGER, source_count INTEGER, first_reported INTEGER,
    last_reported INTEGER, corrected TEXT, newest INTEGER, oldest INTEGER);
CREATE TEMP TABLE then_party (
    event_id INTEGER, role TEXT, position INTEGER, entity_id INTEGER, text TEXT, country TEXT,
    sector TEXT, PRIMARY KEY (event_id, role, position)) WITHOUT ROWID;
CREATE TEMP TABLE then_conflict (
    event_id INTEGER, field TEXT, value TEXT, article TEXT,
    PRIMARY KEY (event_id, field, value, article)) WITHOUT ROWID;
CREATE TEMP VIEW evidence AS
SELECT x.* FROM main.evidence AS x JOIN main.article AS b ON b.article_id = x.article_id
WHERE coalesce(b.latest, b.earliest) <= (SELECT day FROM temp.then_day);
CREATE TEMP VIEW event AS
SELECT event_id, id, title, type, scheme, quad_class, mode, cameo, status, negated, earliest,
    latest, precision, date_text, date_basis, place_entity, place_text, confidence, article_count,
    source_count, first_reported, last_reported, corrected, newest, oldest
FROM main.event WHERE event_id NOT IN (SELECT event_id FROM temp.then_changed)
UNION ALL
SELECT event_id, id, title, type, scheme, quad_class, mode, cameo, status, negated, earliest,
    latest, precision, date_text, date_basis, place_entity, place_text, confidence, article_count,
    source_count, first_reported, last_reported, corrected, newest, oldest
FROM temp.then_event;
CREATE TEMP VIEW event_party AS
SELECT event_id, role, position, entity_id, text, country, sector
FROM main.event_party WHERE event_id NOT IN (SELECT event_id FROM temp.then_changed)
UNION ALL
SELECT event_id, role, position, entity_id, text, country, sector FROM temp.then_party;
CREATE TEMP VIEW event_conflict AS
SELECT event_id, field, value, article
FROM main.event_conflict WHERE event_id NOT IN (SELECT event_id FROM temp.then_changed)
UNION ALL
SELECT event_id, field, value, article FROM temp.then_conflict;

-- name: as_of.end
DROP VIEW IF EXISTS temp.evidence;
DROP VIEW IF EXISTS temp.event;
DROP VIEW IF EXISTS temp.event_party;
DROP VIEW IF EXISTS temp.event_conflict;
DROP TABLE IF EXISTS temp.then_day;
DROP TABLE IF EXISTS temp.then_changed;
DROP TABLE IF EXISTS temp.then_event;
DROP TABLE IF EXISTS temp.shown_event;
DROP TABLE IF EXISTS temp.then_party;
DROP TABLE IF EXISTS temp.then_conflict;

-- name: as_of.day
INSERT INTO temp.then_day (day) VALUES (?);

-- name: as_of.change
INSERT OR IGNORE INTO temp.then_changed (event_id) VALUES (?);

-- name: as_of.event_put
INSERT INTO temp.then_event (slug, title, type, scheme, quad_class, mode, cameo, status, negated,
    earliest, latest, precision, date_text, date_basis, place_entity, place_text, confidence,
    article_count, source_count, first_reported, last_reported, first_article, event_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: as_of.party_put
INSERT INTO temp.then_party (event_id, role, position, entity_id, text, country, sector)
VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: as_of.conflict_put
INSERT OR IGNORE INTO temp.then_conflict (event_id, field, value, article) VALUES (?, ?, ?, ?);

-- The plus: the few merged rows are walked, not all events.
-- name: as_of.ids
UPDATE temp.then_event SET id = now.id, corrected = now.corrected
FROM main.event AS now WHERE now.event_id = +then_event.event_id;

-- What a correction gives stands whatever had been reported: a date by its basis, a title or a
-- status where no sentence has it.
-- name: as_of.pins
UPDATE temp.then_event SET confidence = now.confidence,
    title = CASE WHEN EXISTS (SELECT 1 FROM main.evidence AS x
        WHERE x.event_id = now.event_id AND x.title = now.title)
        THEN then_event.title ELSE now.title END,
    status = CASE WHEN EXISTS (SELECT 1 FROM main.evidence AS x
        WHERE x.event_id = now.event_id AND x.status = now.status)
        THEN then_event.status ELSE now.status END,
    negated = CASE WHEN EXISTS (SELECT 1 FROM main.evidence AS x
        WHERE x.event_id = now.event_id AND x.status = now.status)
        THEN then_event.negated ELSE now.negated END
FROM main.event AS now
WHERE now.event_id = +then_event.event_id AND now.corrected IS NOT NULL;

-- name: as_of.pinned_dates
UPDATE temp.then_event SET earliest = now.earliest, latest = now.latest, precision = now.precision,
    date_text = now.date_text, date_basis = now.date_basis
FROM main.event AS now
WHERE now.event_id = +then_event.event_id AND now.date_basis = 'correction';

-- The rows that are shown, gathered: a view of two tables cannot be joined row by row.
-- name: as_of.shown_put
INSERT OR IGNORE INTO temp.shown_event
SELECT event_id, id, title, type, scheme, quad_class, mode, cameo, status, negated, earliest,
    latest, precision, date_text, date_basis, place_entity, place_text, confidence, article_count,
    source_count, first_reported, last_reported, corrected, newest, oldest
FROM main.event WHERE event_id = ? AND event_id NOT IN (SELECT event_id FROM temp.then_changed);

-- name: as_of.shown_changed
INSERT OR IGNORE INTO temp.shown_event
SELECT event_id, id, title, type, scheme, quad_class, mode, cameo, status, negated, earliest,
    latest, precision, date_text, date_basis, place_entity, place_text, confidence, article_count,
    source_count, first_reported, last_reported, corrected, newest, oldest
FROM temp.then_event;
