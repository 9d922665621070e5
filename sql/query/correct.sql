-- Corrections: their lines, taking back what the last load corrected, and applying them anew.

-- name: correct.lines_clear
DELETE FROM correction WHERE file_id = ?;

-- name: correct.line_put
INSERT INTO correction (file_id, line, text, verb, subject, object, name, earliest, latest,
    precision, fault)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: correct.lines
SELECT c.file_id, c.line, c.text, c.verb, c.subject, c.object, c.name, c.earliest, c.latest,
    c.precision, c.fault, f.relative, f.path
FROM correction AS c JOIN file AS f USING (file_id)
ORDER BY f.path, c.line;

-- The lines about articles, of files that are still there.
-- name: correct.article_lines
SELECT c.file_id, c.line, c.text, c.verb, c.subject, c.object, c.name, c.earliest, c.latest,
    c.precision, c.fault, f.relative, f.path
FROM correction AS c JOIN file AS f USING (file_id)
WHERE c.verb IN ('article-date', 'article-source')
    AND (?1 = 0 OR c.file_id IN (SELECT file_id FROM temp.seen_file))
ORDER BY f.path, c.line;

-- name: correct.line_outcome
UPDATE correction SET outcome = ?1 WHERE file_id = ?2 AND line = ?3 AND outcome IS NOT ?1;

-- name: correct.file_outcome
UPDATE file SET status = ?1, reason = ?2, load = ?3
WHERE file_id = ?4 AND (status IS NOT ?1 OR reason IS NOT ?2);

-- name: correct.file_of_article
SELECT f.path FROM article AS a JOIN file AS f ON f.file_id = a.file_id WHERE a.id = ?;

-- name: correct.undo_vetoes
INSERT OR IGNORE INTO event (key)
SELECT a.id || '#' || h.position FROM vetoed_evidence AS h JOIN article AS a USING (article_id);
INSERT INTO evidence (article_id, event_id, title, text, position, type, mode, cameo, status,
    negated, earliest, latest, precision, date_basis, date_text, field, sentence, trigger_text,
    trigger_lemma, place_local, place_text, confidence, extents, killed, wounded)
SELECT h.article_id, n.event_id, h.title, h.text, h.position, h.type, h.mode, h.cameo, h.status,
    h.negated, h.earliest, h.latest, h.precision, h.date_basis, h.date_text, h.field, h.sentence,
    h.trigger_text, h.trigger_lemma, h.place_local, h.place_text, h.confidence, h.extents,
    h.killed, h.wounded
FROM vetoed_evidence AS h JOIN article AS a USING (article_id)
JOIN event AS n ON n.key = a.id || '#' || h.position;
INSERT INTO evidence_party (evidence_id, position, role, local, text, country, sector, extent)
SELECT v.evidence_id, h.number, h.role, h.local, h.text, h.country, h.sector, h.extent
FROM vetoed_party AS h
CROSS JOIN evidence AS v ON v.article_id = h.article_id AND v.position = h.position;
INSERT INTO event_search (rowid, title, text)
SELECT v.evidence_id, v.title, v.text
FROM vetoed_evidence AS h
CROSS JOIN evidence AS v ON v.article_id = h.article_id AND v.position = h.position;
INSERT OR IGNORE INTO temp.touched_event (event_id)
SELECT v.event_id FROM vetoed_evidence AS h
CROSS JOIN evidence AS v ON v.article_id = h.article_id AND v.position = h.position;
DELETE FROM vetoed_evidence;

-- name: correct.undo_pins
INSERT OR IGNORE INTO temp.touched_event (event_id)
SELECT event_id FROM event WHERE corrected IS NOT NULL;
UPDATE event SET corrected = NULL WHERE corrected IS NOT NULL;

-- Points what was moved or hidden at the entity of its key again; people are linked after that.
-- name: correct.undo_entities
DELETE FROM temp.moved_row;
INSERT INTO temp.moved_row (article_id, local, key, name)
SELECT article_id, local, key, name FROM article_entity WHERE moved = 1;
INSERT OR IGNORE INTO temp.touched_entity (entity_id)
SELECT x.entity_id FROM temp.moved_row AS r
CROSS JOIN article_entity AS x ON x.article_id = r.article_id AND x.local = r.local;
INSERT INTO temp.lost_entity (id, article, name)
SELECT e.id, a.id, x.name FROM temp.moved_row AS r
CROSS JOIN article_entity AS x ON x.article_id = r.article_id AND x.local = r.local
CROSS JOIN entity AS e ON e.entity_id = x.entity_id
CROSS JOIN article AS a ON a.article_id = x.article_id
WHERE e.id IS NOT NULL;
INSERT INTO temp.moved_row (article_id, local, key, name)
SELECT article_id, local, key, name FROM hidden_entity;
INSERT OR IGNORE INTO entity (key, name, type)
SELECT key, name, substr(key, 1, instr(key, ':') - 1) FROM temp.moved_row;
INSERT INTO article_entity (article_id, local, entity_id, key, name, subtype, country, lat, lon,
    wikidata, mention_count)
SELECT h.article_id, h.local, n.entity_id, h.key, h.name, h.subtype, h.country, h.lat, h.lon,
    h.wikidata, h.mention_count
FROM hidden_entity AS h CROSS JOIN entity AS n ON n.key = h.key;
DELETE FROM hidden_entity;
UPDATE article_entity
SET entity_id = (SELECT n.entity_id FROM entity AS n WHERE n.key = article_entity.key), moved = 0
WHERE moved = 1;
INSERT OR IGNORE INTO temp.touched_entity (entity_id)
SELECT n.entity_id FROM temp.moved_row AS r CROSS JOIN entity AS n ON n.key = r.key;
INSERT OR IGNORE INTO temp.touched_word (word)
SELECT f.word FROM temp.moved_row AS r
CROSS JOIN person_form AS f ON f.article_id = r.article_id AND f.local = r.local;
INSERT OR IGNORE INTO temp.touched_event (event_id)
SELECT v.event_id FROM temp.moved_row AS r CROSS JOIN evidence AS v ON v.article_id = r.article_id;
UPDATE article SET entity_count = (SELECT count(DISTINCT x.entity_id) FROM article_entity AS x
    WHERE x.article_id = article.article_id)
WHERE article_id IN (SELECT article_id FROM temp.moved_row);
UPDATE mention SET type = read_type, subtype = read_subtype, read_type = NULL, read_subtype = NULL
WHERE read_type IS NOT NULL;
INSERT OR IGNORE INTO temp.touched_entity (entity_id)
SELECT entity_id FROM entity WHERE corrected IS NOT NULL;
INSERT OR IGNORE INTO temp.touched_event (event_id)
SELECT v.event_id FROM entity AS e CROSS JOIN article_entity AS x ON x.entity_id = e.entity_id
CROSS JOIN evidence AS v ON v.article_id = x.article_id
WHERE e.corrected IS NOT NULL AND e.retyped = 1;
UPDATE entity SET type = substr(key, 1, instr(key, ':') - 1), corrected = NULL, fixed_name = NULL,
    fixed_subtype = NULL, retyped = 0
WHERE corrected IS NOT NULL;

-- name: correct.undo_articles
UPDATE article SET corrected = NULL WHERE corrected IS NOT NULL;

-- name: correct.article_mark
UPDATE article SET corrected = coalesce(corrected || ',', '') || ?1 WHERE id = ?2;

-- name: correct.article_has_date
SELECT 1 FROM article WHERE id = ? AND published_basis = 'correction' AND earliest IS ?
    AND latest IS ? AND precision IS ?;

-- name: correct.article_has_source
SELECT 1 FROM article WHERE id = ? AND source = ?;

-- name: correct.entity_by_id
SELECT entity_id FROM entity WHERE id = ?;

-- name: correct.entities_by_slug
SELECT entity_id, id FROM entity WHERE slug = ? AND id IS NOT NULL ORDER BY id;

-- Every name that an article calls an entity by.
-- name: correct.entity_names
SELECT DISTINCT e.id, e.entity_id, x.name
FROM article_entity AS x JOIN entity AS e ON e.entity_id = x.entity_id
WHERE e.id IS NOT NULL ORDER BY e.id, x.name;

-- name: correct.entity
SELECT id, slug, key, name, type FROM entity WHERE entity_id = ?;

-- name: correct.entity_touch_events
INSERT OR IGNORE INTO temp.touched_event (event_id)
SELECT v.event_id FROM article_entity AS x JOIN evidence AS v ON v.article_id = x.article_id
WHERE x.entity_id = ?;

-- name: correct.name_in_article
SELECT x.name FROM article AS a JOIN article_entity AS x ON x.article_id = a.article_id
WHERE a.id = ? AND x.entity_id = ? ORDER BY x.local LIMIT 1;

-- name: correct.move
UPDATE article_entity SET entity_id = ?1, moved = 1 WHERE entity_id = ?2;

-- name: correct.move_in_article
UPDATE article_entity SET entity_id = ?1, moved = 1
WHERE entity_id = ?2 AND article_id = (SELECT article_id FROM article WHERE id = ?3);

-- name: correct.count_entities
UPDATE article SET entity_count = (SELECT count(DISTINCT x.entity_id) FROM article_entity AS x
    WHERE x.article_id = article.article_id)
WHERE article_id IN (SELECT article_id FROM article_entity WHERE entity_id = ?);

-- The ids by which the one was ever known lead to the other.
-- name: correct.former_move
UPDATE OR REPLACE entity_former SET entity_id = ?1 WHERE entity_id = ?2;

-- name: correct.former_put
INSERT OR REPLACE INTO entity_former (id, entity_id) VALUES (?, ?);

-- name: correct.entity_unname
UPDATE entity SET id = NULL, slug = NULL WHERE entity_id = ?;

-- name: correct.entity_fix
UPDATE entity SET name = ?1, sort_name = name_key(?1), fixed_name = ?1, type = ?2, fixed_subtype = ?3, retyped = ?4,
    corrected = ?5
WHERE entity_id = ?6;

-- name: correct.entity_name
UPDATE entity SET id = ?, slug = ? WHERE entity_id = ?;

-- name: correct.retype_mentions
UPDATE mention SET read_subtype = CASE WHEN read_type IS NULL THEN subtype ELSE read_subtype END,
    read_type = coalesce(read_type, type), type = ?1, subtype = ?2
WHERE (article_id, local) IN
    (SELECT x.article_id, x.local FROM article_entity AS x WHERE x.entity_id = ?3);

-- name: correct.hide
INSERT INTO hidden_entity (article_id, local, key, name, subtype, country, lat, lon, wikidata,
    mention_count)
SELECT article_id, local, key, name, subtype, country, lat, lon, wikidata, mention_count
FROM article_entity WHERE entity_id = ?;

-- name: correct.hide_rows
DELETE FROM article_entity WHERE entity_id = ?;

-- name: correct.hide_counts
UPDATE article SET entity_count = (SELECT count(DISTINCT x.entity_id) FROM article_entity AS x
    WHERE x.article_id = article.article_id)
WHERE article_id IN (SELECT article_id FROM hidden_entity);

-- name: correct.event_by_id
SELECT event_id FROM event WHERE id = ?;

-- What each sentence alone would call its event.
-- name: correct.sentences
SELECT v.event_id, v.title, v.type, v.earliest, v.latest, v.precision
FROM evidence AS v JOIN article AS a USING (article_id) ORDER BY a.id, v.position;

-- name: correct.event
SELECT id, slug, title, type, status, negated, earliest, latest, precision, date_text, date_basis
FROM event WHERE event_id = ?;

-- name: correct.event_pin
UPDATE event SET title = ?, status = ?, negated = ?, earliest = ?, latest = ?, precision = ?,
    date_text = ?, date_basis = ?, confidence = 1, corrected = 'pin'
WHERE event_id = ?;

-- name: correct.event_name
UPDATE event SET id = ?, slug = ? WHERE event_id = ?;

-- name: correct.event_former_put
INSERT OR REPLACE INTO event_former (id, event_id) VALUES (?, ?);

-- name: correct.event_not_former
DELETE FROM event_former WHERE id = ?;

-- name: correct.veto
INSERT INTO vetoed_evidence (article_id, title, text, position, type, mode, cameo, status,
    negated, earliest, latest, precision, date_basis, date_text, field, sentence, trigger_text,
    trigger_lemma, place_local, place_text, confidence, extents, killed, wounded)
SELECT article_id, title, text, position, type, mode, cameo, status, negated, earliest, latest,
    precision, date_basis, date_text, field, sentence, trigger_text, trigger_lemma, place_local,
    place_text, confidence, extents, killed, wounded
FROM evidence WHERE event_id = ?;

-- name: correct.veto_parties
INSERT INTO vetoed_party (article_id, position, number, role, local, text, country, sector, extent)
SELECT v.article_id, v.position, q.position, q.role, q.local, q.text, q.country, q.sector, q.extent
FROM evidence AS v JOIN evidence_party AS q ON q.evidence_id = v.evidence_id
WHERE v.event_id = ?;

-- name: correct.veto_unindex
INSERT INTO event_search (event_search, rowid, title, text)
SELECT 'delete', evidence_id, title, text FROM evidence WHERE event_id = ?;

-- name: correct.veto_rows
DELETE FROM evidence WHERE event_id = ?;

-- name: correct.veto_counts
UPDATE article SET event_count =
    (SELECT count(DISTINCT event_id) FROM evidence WHERE evidence.article_id = article.article_id)
WHERE article_id IN (SELECT article_id FROM vetoed_evidence);
