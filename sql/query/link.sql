-- Linking of people across articles, a block of names that share a word at a time.

-- name: link.form_put
INSERT OR IGNORE INTO person_form (word, article_id, local, kind) VALUES (?, ?, ?, ?);

-- name: link.words_touch
INSERT OR IGNORE INTO temp.touched_word (word)
SELECT word FROM person_form WHERE article_id = ?;

-- name: link.words_touched
SELECT word FROM temp.touched_word ORDER BY word;

-- The rows in which the full names of a block stand.
-- name: link.full_rows
SELECT p.article_id, p.local, e.entity_id, e.country, e.key, p.kind
FROM person_form AS p
JOIN article_entity AS e ON e.article_id = p.article_id AND e.local = p.local
WHERE p.word = ? AND p.kind <> 'short'
ORDER BY p.article_id, p.local;

-- Where the full names of a block stand, and when that was published, if that is known to the week.
-- name: link.full_places
SELECT e.key, p.article_id, p.local, CASE WHEN a.latest - a.earliest < 7 THEN a.earliest END
FROM person_form AS p
JOIN article_entity AS e ON e.article_id = p.article_id AND e.local = p.local
JOIN article AS a ON a.article_id = p.article_id
WHERE p.word = ? AND p.kind <> 'short'
ORDER BY e.key, a.id, p.local;

-- name: link.article_day
SELECT CASE WHEN latest - earliest < 7 THEN earliest END FROM article WHERE article_id = ?;

-- What else an article that a full name stands in speaks of.
-- name: link.company
SELECT key FROM article_entity WHERE article_id = ? AND key <> ?;

-- name: link.roles
SELECT title FROM role WHERE article_id = ? AND local = ? ORDER BY position;

-- What is spoken of beside those of a full name who are of one country, places and peoples aside.
-- name: link.namesake_company
SELECT x.key
FROM (SELECT p.article_id FROM person_form AS p
      JOIN article_entity AS e ON e.article_id = p.article_id AND e.local = p.local
      JOIN article AS a ON a.article_id = p.article_id
      WHERE p.word = ?1 AND p.kind <> 'short' AND e.key = ?2 AND e.country = ?3
      ORDER BY a.id LIMIT 50) AS f
JOIN article_entity AS x ON x.article_id = f.article_id
WHERE x.key <> ?2 AND (x.key LIKE 'person:%' OR x.key LIKE 'organization:%');

-- name: link.short_members
SELECT p.article_id, p.local, e.entity_id, e.country, e.key
FROM person_form AS p
JOIN article_entity AS e ON e.article_id = p.article_id AND e.local = p.local
WHERE p.word = ? AND p.kind = 'short'
ORDER BY p.article_id, p.local;

-- name: link.alike_members
SELECT p.article_id, p.local, e.entity_id, e.key
FROM person_form AS p
JOIN article_entity AS e ON e.article_id = p.article_id AND e.local = p.local
WHERE p.word = ?
ORDER BY p.article_id, p.local;

-- name: link.article_keys
SELECT key FROM article_entity WHERE article_id = ? ORDER BY local LIMIT 200;

-- name: link.point
UPDATE article_entity SET entity_id = ? WHERE article_id = ? AND local = ?;

-- name: link.entity_touch
INSERT OR IGNORE INTO temp.touched_entity (entity_id) VALUES (?);

-- name: link.lose
INSERT INTO temp.lost_entity (id, article, name)
SELECT entity.id, article.id, article_entity.name
FROM article_entity JOIN entity USING (entity_id) JOIN article USING (article_id)
WHERE article_entity.article_id = ? AND article_entity.local = ? AND entity.id IS NOT NULL;

-- Of sentences of one article that tell the same the first stands for all.
-- name: link.evidence_touched
SELECT v.evidence_id, EXISTS (
    SELECT 1 FROM told_with AS m WHERE m.article_id = v.article_id AND m.first = v.position)
FROM evidence AS v
WHERE v.event_id IN (SELECT event_id FROM temp.touched_event) AND NOT EXISTS (
    SELECT 1 FROM told_with AS t WHERE t.article_id = v.article_id AND t.position = v.position)
ORDER BY v.evidence_id;

-- name: link.evidence_of_event
SELECT v.evidence_id FROM evidence AS v
WHERE v.event_id = ? AND NOT EXISTS (
    SELECT 1 FROM told_with AS t WHERE t.article_id = v.article_id AND t.position = v.position)
ORDER BY v.evidence_id;

-- name: link.evidence_told_with
SELECT m.evidence_id
FROM evidence AS v
JOIN told_with AS t ON t.article_id = v.article_id AND t.first = v.position
JOIN evidence AS m ON m.article_id = t.article_id AND m.position = t.position
WHERE v.evidence_id = ? ORDER BY m.position;

-- name: link.evidence
SELECT v.event_id, a.id, v.position, v.type, v.status, v.negated, v.earliest, v.latest, v.precision,
    v.date_basis, v.trigger_lemma, v.trigger_text, v.cameo, v.field,
    coalesce(a.earliest, a.latest), coalesce(a.latest, a.earliest), p.entity_id, p.country, p.subtype, v.text, v.title,
    v.killed, v.wounded, v.article_id, v.sentence
FROM evidence AS v
JOIN article AS a USING (article_id)
LEFT JOIN article_entity AS p ON p.article_id = v.article_id AND p.local = v.place_local
WHERE v.evidence_id = ?;

-- Those who are meant by a description come behind those who are named. Of too many the first are
-- taken, so that their order must not depend on the order of loading, as their numbers do.
-- name: link.evidence_parties
SELECT e.entity_id, q.role, n.type, e.subtype, q.text, q.country, e.name, 0 AS meant, q.sector,
    e.entity_id IS NULL AS unknown, n.key AS key
FROM evidence_party AS q
JOIN evidence AS v USING (evidence_id)
LEFT JOIN article_entity AS e ON e.article_id = v.article_id AND e.local = q.local
LEFT JOIN entity AS n ON n.entity_id = e.entity_id
WHERE q.evidence_id = ?1
UNION ALL
SELECT e.entity_id, q.role, n.type, e.subtype, q.text, q.country, e.name, 1, q.sector, 0, n.key
FROM evidence AS v
JOIN evidence_meant AS m ON m.article_id = v.article_id AND m.position = v.position
JOIN evidence_party AS q ON q.evidence_id = v.evidence_id AND q.position = m.party
JOIN article_entity AS e ON e.article_id = v.article_id AND e.local = m.local
JOIN entity AS n ON n.entity_id = e.entity_id
WHERE v.evidence_id = ?1
ORDER BY meant, unknown, key, 2, 5;

-- The first CAST_MEMBERS_MAX that an article names, the press left out.
-- name: link.cast
SELECT e.entity_id, n.type, e.subtype, e.country, e.name
FROM article_entity AS e
JOIN entity AS n ON n.entity_id = e.entity_id
WHERE e.article_id = ? AND coalesce(e.subtype, '') <> 'media'
    AND (n.type IN ('person', 'organization', 'place') OR e.subtype = 'nationality')
ORDER BY e.local LIMIT 16;

-- Whom and what the sentences of an article name, the headline first, and the words by which they do.
-- name: link.named
SELECT m.field, m.sentence, m.kind, m.text, e.entity_id, n.type, e.subtype, e.country
FROM mention AS m
JOIN article_entity AS e USING (article_id, local)
JOIN entity AS n ON n.entity_id = e.entity_id
WHERE m.article_id = ?
ORDER BY m.field DESC, m.sentence, m.local, m.position LIMIT 400;

-- What two articles both speak of that is not known everywhere: people, bodies but the press, towns.
-- name: link.story
SELECT DISTINCT e.entity_id, CASE n.type WHEN 'person' THEN 2 ELSE 1 END
FROM article_entity AS e
JOIN entity AS n ON n.entity_id = e.entity_id
WHERE e.article_id = ?1
    AND e.entity_id IN (SELECT entity_id FROM article_entity WHERE article_id = ?2)
    AND (n.type IN ('person', 'organization') OR e.subtype IN ('city', 'facility'))
    AND coalesce(e.subtype, '') <> 'media'
ORDER BY e.entity_id LIMIT 200;

-- name: link.blocks_any
SELECT 1 FROM event_block WHERE evidence_id = ? LIMIT 1;

-- name: link.blocks_clear
DELETE FROM event_block WHERE evidence_id = ?;

-- name: link.block_put
INSERT OR IGNORE INTO event_block (block, evidence_id) VALUES (?, ?);

-- name: link.neighbours
SELECT b.evidence_id
FROM event_block AS a CROSS JOIN event_block AS b USING (block)
WHERE a.evidence_id = ?1 AND b.evidence_id <> ?1;

-- Those of them that tell of the days nearest to ?2, not more than ?3.
-- name: link.nearest
SELECT b.evidence_id
FROM event_block AS a CROSS JOIN event_block AS b USING (block)
JOIN evidence AS v ON v.evidence_id = b.evidence_id
JOIN article AS r ON r.article_id = v.article_id
WHERE a.evidence_id = ?1 AND b.evidence_id <> ?1
GROUP BY b.evidence_id
ORDER BY abs(coalesce(v.earliest, v.latest, r.earliest, r.latest, 0) - ?2), r.id, v.position
LIMIT ?3;

-- name: link.evidence_point
UPDATE evidence SET event_id = ? WHERE evidence_id = ?;

-- name: link.event_touch
INSERT OR IGNORE INTO temp.touched_event (event_id) VALUES (?);

-- name: link.event_lose
INSERT INTO temp.lost_event (id, article, field, sentence, trigger_text, text)
SELECT event.id, article.id, evidence.field, evidence.sentence, evidence.trigger_text, evidence.text
FROM evidence JOIN event USING (event_id) JOIN article USING (article_id)
WHERE evidence.evidence_id = ? AND event.id IS NOT NULL;
