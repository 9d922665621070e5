-- Linking of people across articles, a block of names that share a word at a time.

-- name: link.form_put
INSERT OR IGNORE INTO person_form (word, article_id, local, kind) VALUES (?, ?, ?, ?);

-- name: link.words_touch
INSERT OR IGNORE INTO temp.touched_word (word)
SELECT word FROM person_form WHERE article_id = ?;

-- name: link.words_touched
SELECT word FROM temp.touched_word ORDER BY word;

-- The full names of a block: how often each stands in an article, and in which to look for company.
-- name: link.full_names
SELECT e.key, p.kind, count(*), min(a.id)
FROM person_form AS p
JOIN article_entity AS e ON e.article_id = p.article_id AND e.local = p.local
JOIN article AS a ON a.article_id = p.article_id
WHERE p.word = ? AND p.kind <> 'short'
GROUP BY e.key, p.kind ORDER BY count(*) DESC, e.key LIMIT 200;

-- The company that a full name keeps: what else its articles speak of.
-- name: link.company
SELECT DISTINCT x.key
FROM (SELECT p.article_id FROM person_form AS p
      JOIN article_entity AS e ON e.article_id = p.article_id AND e.local = p.local
      JOIN article AS a ON a.article_id = p.article_id
      WHERE p.word = ?1 AND p.kind <> 'short' AND e.key = ?2
      ORDER BY a.id LIMIT 50) AS f
JOIN article_entity AS x ON x.article_id = f.article_id
WHERE x.key <> ?2;

-- name: link.short_members
SELECT p.article_id, p.local, e.entity_id
FROM person_form AS p
JOIN article_entity AS e ON e.article_id = p.article_id AND e.local = p.local
WHERE p.word = ? AND p.kind = 'short'
ORDER BY p.article_id, p.local;

-- name: link.full_members
SELECT p.article_id, p.local, e.entity_id
FROM person_form AS p
JOIN article_entity AS e ON e.article_id = p.article_id AND e.local = p.local
WHERE p.word = ?1 AND p.kind <> 'short' AND e.key = ?2
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
