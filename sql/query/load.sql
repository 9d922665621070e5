-- One load: what was seen, what is touched, and the rows of one article.

-- name: load.temporary
CREATE TEMP TABLE IF NOT EXISTS seen_file (file_id INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS touched_file (file_id INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS touched_entity (entity_id INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS touched_event (event_id INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS touched_slug (slug TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS touched_word (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS set_aside (
    position INTEGER PRIMARY KEY, name TEXT, sql TEXT);
CREATE TEMP TABLE IF NOT EXISTS moved_row (
    article_id INTEGER, local INTEGER, key TEXT, name TEXT, PRIMARY KEY (article_id, local));
CREATE TEMP TABLE IF NOT EXISTS lost_event (
    id TEXT, article TEXT, field TEXT, sentence INTEGER, trigger_text TEXT, text TEXT);
CREATE TEMP TABLE IF NOT EXISTS lost_entity (
    id TEXT, article TEXT, name TEXT, field TEXT, start INTEGER, text TEXT);
DELETE FROM temp.seen_file;
DELETE FROM temp.touched_file;
DELETE FROM temp.touched_entity;
DELETE FROM temp.touched_event;
DELETE FROM temp.touched_slug;
DELETE FROM temp.touched_word;
DELETE FROM temp.set_aside;
DELETE FROM temp.lost_event;
DELETE FROM temp.lost_entity;

-- Indexes that nothing uses while articles are put: load_indexes.c.
-- name: load.indexes_note
INSERT INTO temp.set_aside (position, name, sql)
SELECT rowid, name, sql FROM main.sqlite_schema WHERE type = 'index' AND name IN (
    'event_by_newest', 'event_by_oldest', 'event_by_type', 'event_by_sources',
    'event_by_confidence', 'event_by_articles', 'event_by_slug', 'event_by_place', 'event_open',
    'event_corrected',
    'entity_by_name', 'entity_by_mentions', 'entity_by_articles', 'entity_by_newest',
    'entity_by_country', 'entity_by_position', 'entity_by_slug', 'entity_corrected',
    'evidence_by_type', 'date_by_earliest', 'alias_by_folded', 'event_party_by_country',
    'event_party_by_entity', 'article_entity_by_entity', 'article_entity_moved',
    'event_block_by_evidence', 'mention_retyped');

-- name: load.indexes_drop
DROP INDEX event_by_newest;
DROP INDEX event_by_oldest;
DROP INDEX event_by_type;
DROP INDEX event_by_sources;
DROP INDEX event_by_confidence;
DROP INDEX event_by_articles;
DROP INDEX entity_by_name;
DROP INDEX entity_by_mentions;
DROP INDEX entity_by_articles;
DROP INDEX entity_by_newest;
DROP INDEX entity_by_country;
DROP INDEX entity_by_position;
DROP INDEX evidence_by_type;
DROP INDEX date_by_earliest;
DROP INDEX alias_by_folded;
DROP INDEX event_party_by_country;
DROP INDEX event_by_slug;
DROP INDEX event_by_place;
DROP INDEX event_open;
DROP INDEX event_corrected;
DROP INDEX entity_by_slug;
DROP INDEX entity_corrected;
DROP INDEX event_party_by_entity;
DROP INDEX article_entity_by_entity;
DROP INDEX event_block_by_evidence;
DROP INDEX article_entity_moved;
DROP INDEX mention_retyped;

-- name: load.indexes_noted
SELECT sql FROM temp.set_aside ORDER BY position;

-- name: load.index_noted
SELECT sql FROM temp.set_aside WHERE name = ?;

-- Rows whose entity or event is gone; what refers to an article was put with it.
-- name: load.references_dangling
SELECT 1 FROM pragma_foreign_key_check('article_entity')
UNION ALL SELECT 1 FROM pragma_foreign_key_check('evidence')
UNION ALL SELECT 1 FROM pragma_foreign_key_check('event')
UNION ALL SELECT 1 FROM pragma_foreign_key_check('event_party')
LIMIT 1;

-- name: load.index_forget
DELETE FROM temp.set_aside WHERE name = ?;

-- All that an archive holds was put by its first load. A name that nothing shares a word with is
-- what it was put as; an acronym alone may still have another key than its words.
-- name: load.touch_all
INSERT OR IGNORE INTO temp.touched_word (word)
SELECT word FROM person_form GROUP BY word HAVING count(*) > 1 OR instr(word, ':') > 0;
INSERT OR IGNORE INTO temp.touched_entity (entity_id) SELECT entity_id FROM entity;
INSERT OR IGNORE INTO temp.touched_event (event_id) SELECT event_id FROM event;

-- name: load.begin
BEGIN IMMEDIATE;

-- name: load.commit
COMMIT;

-- name: load.rollback
ROLLBACK;

-- name: load.file_find
SELECT file_id, path, folder, relative, size, modified_ns, hash, status, reason, encoding, format,
    article_count, published_basis
FROM file WHERE path = ?;

-- name: load.file_see
INSERT OR IGNORE INTO temp.seen_file (file_id) VALUES (?);

-- Those below a folder: "0" is the character behind "/".
-- name: load.files_see_below
INSERT OR IGNORE INTO temp.seen_file (file_id)
SELECT file_id FROM file WHERE path > ?1 || '/' AND path < ?1 || '0';

-- name: load.file_insert
INSERT INTO file (folder, relative, size, modified_ns, hash, status, reason, encoding, format,
    article_count, published_basis, load, path)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: load.file_update
UPDATE file SET folder = ?, relative = ?, size = ?, modified_ns = ?, hash = ?, status = ?,
    reason = ?, encoding = ?, format = ?, article_count = ?, published_basis = ?, load = ?
WHERE path = ?;

-- name: load.file_stamp
UPDATE file SET size = ?, modified_ns = ? WHERE file_id = ?;

-- name: load.files_unseen
SELECT file_id FROM file WHERE file_id NOT IN (SELECT file_id FROM temp.seen_file);

-- name: load.article_published
SELECT a.earliest, a.latest, a.precision, a.published_basis, f.path
FROM article AS a LEFT JOIN file AS f ON f.file_id = a.file_id
WHERE a.id = ?;

-- name: load.file_articles
SELECT article_id FROM article WHERE file_id = ?;

-- name: load.article_counts
UPDATE article SET entity_count = ?, word_count = ? WHERE article_id = ?;

-- name: load.file_delete
DELETE FROM file WHERE file_id = ?;

-- name: load.file_id
SELECT file_id FROM file WHERE path = ?;

-- name: load.article_of_file
SELECT article_id FROM article WHERE id = ? AND file_id IS NOT NULL;

-- name: load.article_id
SELECT article_id FROM article WHERE id = ?;

-- Of an article that is removed twice before anybody has read the second one the first counts.
-- name: load.article_departs
INSERT OR IGNORE INTO departed (generation, article_id, source, first, last, sentences)
SELECT CAST(g.value AS INTEGER) + 1, a.article_id, a.source,
    coalesce(a.earliest, a.latest), coalesce(a.latest, a.earliest),
    (SELECT coalesce(group_concat(s.entities, ';'), '') FROM (
        SELECT group_concat(DISTINCT y.entity_id) AS entities
        FROM mention AS m JOIN article_entity AS y USING (article_id, local)
        WHERE m.article_id = a.article_id GROUP BY m.field, m.sentence) AS s)
FROM archive AS g JOIN article AS a WHERE g.key = 'generation' AND a.article_id = ?;

-- name: load.forget_departed
DELETE FROM departed WHERE (generation, article_id) <= (
    SELECT generation, article_id FROM departed
    ORDER BY generation DESC, article_id DESC LIMIT 1 OFFSET 4000);

-- name: load.article_touch_entities
INSERT OR IGNORE INTO temp.touched_entity (entity_id)
SELECT entity_id FROM article_entity WHERE article_id = ?;

-- name: load.article_touch_events
INSERT OR IGNORE INTO temp.touched_event (event_id)
SELECT event_id FROM evidence WHERE article_id = ?;

-- name: load.article_lose_events
INSERT INTO temp.lost_event (id, article, field, sentence, trigger_text, text)
SELECT event.id, article.id, evidence.field, evidence.sentence, evidence.trigger_text, evidence.text
FROM evidence JOIN event USING (event_id) JOIN article USING (article_id)
WHERE evidence.article_id = ? AND event.id IS NOT NULL;

-- name: load.article_lose_entities
INSERT INTO temp.lost_entity (id, article, field, start, text)
SELECT entity.id, article.id, m.field, m.start, m.text
FROM article_entity AS x JOIN entity USING (entity_id) JOIN article USING (article_id)
JOIN mention AS m ON m.article_id = x.article_id AND m.local = x.local
WHERE x.article_id = ? AND entity.id IS NOT NULL AND m.kind = 'name';

-- name: load.article_unindex
INSERT INTO article_search (article_search, rowid, title, body)
SELECT 'delete', article_id, title, body FROM article_words WHERE article_id = ?;

-- name: load.article_unindex_events
INSERT INTO event_search (event_search, rowid, title, text)
SELECT 'delete', evidence_id, title, text FROM evidence WHERE article_id = ?;

-- name: load.article_delete
DELETE FROM article WHERE article_id = ?;

-- name: load.article_put
INSERT INTO article (article_id, id, file_id, title, subtitle, byline, source, section, url,
    language, earliest, latest, precision, published_at, published_basis, dateline_text,
    dateline_place, dateline_earliest, dateline_latest, dateline_precision, lead, word_count, path,
    hash, mention_count, entity_count, event_count, loaded_at, moment)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?);

-- name: load.article_put_text
INSERT INTO article_text (article_id, body, blocks) VALUES (?, ?, ?);

-- name: load.article_index
INSERT INTO article_search (rowid, title, body) VALUES (?, ?, ?);

-- name: load.article_words
SELECT title, body FROM article_words WHERE article_id = ?;

-- name: load.word_add
INSERT INTO word (word, count) VALUES (?, ?)
ON CONFLICT (word) DO UPDATE SET count = count + excluded.count;

-- name: load.word_drop
DELETE FROM word WHERE word = ? AND count <= 0;

-- name: load.author_put
INSERT INTO author (article_id, position, name) VALUES (?, ?, ?);

-- name: load.entity_find
SELECT entity_id FROM entity WHERE key = ?;

-- name: load.entity_put
INSERT INTO entity (key, name, type) VALUES (?, ?, ?);

-- name: load.article_entity_put
INSERT INTO article_entity (article_id, local, entity_id, key, name, subtype, country, lat, lon,
    wikidata, mention_count)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: load.role_put
INSERT INTO role (article_id, local, position, title, field, sentence) VALUES (?, ?, ?, ?, ?, ?);

-- name: load.mention_put
INSERT INTO mention (article_id, local, position, field, sentence, start, stop, byte_start,
    byte_stop, text, type, subtype, kind, metonym, confidence)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: load.date_put
INSERT INTO date (article_id, position, field, sentence, start, stop, byte_start, byte_stop, text,
    type, value, earliest, latest, precision, basis)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- One more that says the same; the key is that of date_tally.
-- name: load.date_count
UPDATE date_tally SET count = count + 1
WHERE key = ?1 || '/' || ?2 || '/' || coalesce(?5, '') || '/' || coalesce(?3, '') || '/' ||
    coalesce(?4, '');

-- name: load.date_count_first
INSERT INTO date_tally (key, type, basis, earliest, latest, precision, count)
VALUES (?1 || '/' || ?2 || '/' || coalesce(?5, '') || '/' || coalesce(?3, '') || '/' ||
    coalesce(?4, ''), ?1, ?2, ?3, ?4, ?5, 1);

-- name: load.event_find
SELECT event_id FROM event WHERE key = ?;

-- name: load.event_put
INSERT INTO event (key) VALUES (?);

-- The same in a first load, with room for what will be derived of it: a row that grew would have its
-- page divided again and again.
-- name: load.event_put_first
INSERT INTO event (key, title) VALUES (?, hex(zeroblob(125)));

-- name: load.evidence_put
INSERT INTO evidence (article_id, event_id, title, text, position, type, mode, cameo, status,
    negated, earliest, latest, precision, date_basis, date_text, field, sentence, trigger_text,
    trigger_lemma, place_local, place_text, confidence, extents, killed, wounded)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: load.told_with_put
INSERT INTO told_with (article_id, position, first) VALUES (?, ?, ?);

-- name: load.event_index
INSERT INTO event_search (rowid, title, text) VALUES (?, ?, ?);

-- name: load.party_put
INSERT INTO evidence_party (evidence_id, position, role, local, text, country, sector, extent)
VALUES (?, ?, ?, ?, ?, ?, ?, ?);

-- name: load.meant_put
INSERT INTO evidence_meant (article_id, position, party, local) VALUES (?, ?, ?, ?);

-- name: load.sketch_put
INSERT INTO article_sketch (article_id, hashes) VALUES (?, ?);

-- What comes first of two copies of one day: what stands in a file, in the order of the paths.
-- name: load.sketches
SELECT a.id, a.earliest, a.latest, a.precision, a.published_basis, a.duplicate_of, s.hashes
FROM article_sketch AS s CROSS JOIN article AS a USING (article_id) LEFT JOIN file USING (file_id)
ORDER BY file.path IS NULL, file.path, length(a.id), a.id;

-- name: load.duplicate_set
UPDATE article SET duplicate_of = ?1 WHERE id = ?2 AND duplicate_of IS NOT ?1;

-- name: load.article_touch_file
INSERT OR IGNORE INTO temp.touched_file (file_id)
SELECT file_id FROM article WHERE article_id = ? AND file_id IS NOT NULL;

-- What the last article of a file is a copy of stands for all of them.
-- name: load.files_mark
UPDATE file SET status = iif(held.copies = held.articles, 'duplicate', 'loaded'),
    reason = iif(file.reason IS NOT NULL AND substr(file.reason, 1, 10) <> 'a copy of ', file.reason,
        iif(held.copies = held.articles, 'a copy of ' || held.original, NULL))
FROM (SELECT a.file_id, count(*) AS articles, count(a.duplicate_of) AS copies,
        (SELECT last.duplicate_of FROM article AS last WHERE last.file_id = a.file_id
            ORDER BY last.article_id DESC LIMIT 1) AS original
    FROM article AS a WHERE a.file_id IN (SELECT file_id FROM temp.touched_file)
    GROUP BY a.file_id) AS held
WHERE file.file_id = held.file_id;

-- name: load.files_marked
SELECT path, reason, load = ?1 FROM file
WHERE status = 'duplicate' AND file_id IN (SELECT file_id FROM temp.touched_file) ORDER BY path;

-- name: load.duplicates_dangling
SELECT id FROM article WHERE duplicate_of IS NOT NULL
    AND duplicate_of NOT IN (SELECT id FROM article);

-- name: load.join_article_index
INSERT INTO article_search (article_search) VALUES ('optimize');

-- name: load.join_event_index
INSERT INTO event_search (event_search) VALUES ('optimize');

-- name: load.post_put
INSERT INTO post (json, bytes) VALUES (?, ?);

-- name: load.post_tie
INSERT INTO article_post (article_id, post_id, place) VALUES (?, ?, ?);

-- name: load.post_of
SELECT post_id FROM article_post JOIN article USING (article_id) WHERE id = ?;

-- name: load.posted_articles
SELECT id, post_id, place FROM article JOIN article_post USING (article_id)
ORDER BY post_id, place;

-- name: load.posted_ids
SELECT id FROM article WHERE file_id IS NULL;

-- name: load.post_find
SELECT json, bytes FROM post WHERE post_id = ?;

-- name: load.post_forget
DELETE FROM post
WHERE post_id = ?1 AND NOT EXISTS (SELECT 1 FROM article_post WHERE post_id = ?1);
