-- Files, sources, counts, suggestions, related entities.

-- name: files.columns
f.path, f.folder, f.relative, f.size, f.modified_ns, f.hash,
CASE WHEN f.status = 'loaded' AND f.load < l.number THEN 'unchanged' ELSE f.status END,
f.reason, f.encoding, f.format, f.article_count, f.published_basis, f.file_id

-- name: files.lines
SELECT line, text, outcome FROM correction WHERE file_id = ? ORDER BY line;

-- name: files.from
FROM (SELECT CAST(value AS INTEGER) AS number FROM archive WHERE key = 'load') AS l
CROSS JOIN file AS f

-- name: files.id
f.path

-- name: files.key.name
f.relative

-- name: files.filter.id
f.path IN (SELECT value FROM json_each(?))

-- name: files.filter.status
CASE WHEN f.status = 'loaded' AND f.load < l.number THEN 'unchanged' ELSE f.status END
IN (SELECT value FROM json_each(?))

-- name: files.counts
SELECT CASE WHEN f.status = 'loaded' AND f.load < l.number THEN 'unchanged' ELSE f.status END,
    count(*)
FROM (SELECT CAST(value AS INTEGER) AS number FROM archive WHERE key = 'load') AS l
CROSS JOIN file AS f GROUP BY 1;

-- name: sources.columns
s.source, s.articles, s.first, s.last

-- name: sources.from
FROM (SELECT source, count(*) AS articles, min(coalesce(earliest, latest)) AS first,
    max(coalesce(latest, earliest)) AS last,
    min(coalesce(earliest, latest)) AS first_place, max(coalesce(latest, earliest)) AS last_place
    FROM article WHERE source IS NOT NULL GROUP BY source) AS s

-- The same, from what was counted before: rows of name, articles, first and last day, and those by
-- which the source is placed (server/store/counts/list_walk.h).
-- name: sources.counted
WITH s AS (
    SELECT value ->> 0 AS source, value ->> 1 AS articles, value ->> 2 AS first, value ->> 3 AS last,
        value ->> 4 AS first_place, value ->> 5 AS last_place
    FROM json_each(?))

-- name: sources.from_counted
FROM s

-- name: sources.id
s.source

-- name: sources.key.articles
-s.articles

-- name: sources.key.name
name_key(s.source)

-- name: sources.key.newest
coalesce(-s.last_place, 9223372036854775807)

-- name: sources.key.oldest
coalesce(s.first_place, 9223372036854775807)

-- name: sources.filter.id
s.source IN (SELECT value FROM json_each(?))

-- name: sources.filter.source
s.source IN (SELECT value FROM json_each(?))

-- name: sources.when
s.first <= ? AND s.last >= ?

-- name: sources.undated
s.first IS NULL

-- name: sources.min_articles
s.articles >= ?

-- name: counts.all
SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM entity), (SELECT count(*) FROM event),
    (SELECT sum(mention_count) FROM article), (SELECT count(*) FROM date),
    (SELECT count(DISTINCT source) FROM article), (SELECT count(*) FROM file),
    (SELECT min(earliest) FROM article), (SELECT max(coalesce(latest, earliest)) FROM article);

-- How many tails begin so, counted no further than asked for.
-- name: suggest.tails
SELECT count(*) FROM (SELECT 1 FROM alias_tail WHERE tail >= ? AND tail < ? || char(1114111) LIMIT ?);

-- Of a beginning that few names have: all of them are looked at.
-- name: suggest.entities
SELECT e.id, e.name, t.text, e.mention_count
FROM (SELECT entity_id, max(weight) AS weight, min(text) AS text FROM alias_tail
    WHERE tail >= ? AND tail < ? || char(1114111) GROUP BY entity_id) AS t
JOIN entity AS e USING (entity_id) ORDER BY t.weight DESC, e.id LIMIT ?;

-- Of a beginning that many have: entities are looked at from the most mentioned one on.
-- name: suggest.common_entities
SELECT e.id, e.name,
    (SELECT min(t.text) FROM alias_tail AS t INDEXED BY alias_tail_by_entity
    WHERE t.entity_id = e.entity_id AND t.tail >= ?1 AND t.tail < ?1 || char(1114111)),
    e.mention_count
FROM entity AS e
WHERE EXISTS (SELECT 1 FROM alias_tail AS t INDEXED BY alias_tail_by_entity
    WHERE t.entity_id = e.entity_id AND t.tail >= ?1 AND t.tail < ?1 || char(1114111))
ORDER BY -e.mention_count, e.id LIMIT ?2;

-- name: suggest.named
SELECT e.id, e.name, min(a.text), e.mention_count
FROM alias AS a JOIN entity AS e USING (entity_id) WHERE a.folded = ?
GROUP BY entity_id ORDER BY sum(a.count) DESC, e.id LIMIT ?;

-- Entities of whose aliases one has words that begin like the rarest typed one and like each other.
-- name: suggest.words
SELECT e.id, e.name, f.text, e.mention_count
FROM (SELECT t.entity_id, min(t.text) AS text
    FROM alias_tail AS t
    WHERE t.tail >= ?1 AND t.tail < ?1 || char(1114111) AND NOT EXISTS (
        SELECT 1 FROM json_each(?2) AS w WHERE NOT EXISTS (
            SELECT 1 FROM alias_tail AS u INDEXED BY alias_tail_by_entity
            WHERE u.entity_id = t.entity_id AND u.tail >= w.value
                AND u.tail < w.value || char(1114111) AND u.text = t.text))
    GROUP BY t.entity_id) AS f
JOIN entity AS e USING (entity_id) ORDER BY e.mention_count DESC, e.id LIMIT ?3;

-- name: suggest.first_articles
SELECT id, title FROM article ORDER BY newest, id LIMIT ?;

-- name: suggest.articles
SELECT a.id, a.title FROM article_search JOIN article AS a ON a.article_id = article_search.rowid
WHERE article_search MATCH ? ORDER BY a.newest, a.id LIMIT ?;

-- name: suggest.first_events
SELECT id, title, article_count FROM event ORDER BY -article_count, newest, id LIMIT ?;

-- name: suggest.events
SELECT v.id, v.title, v.article_count
FROM (SELECT DISTINCT x.event_id FROM event_search JOIN evidence AS x ON x.evidence_id = event_search.rowid
    WHERE event_search MATCH ?) AS hit
JOIN event AS v USING (event_id) ORDER BY v.article_count DESC, v.newest, v.id LIMIT ?;

-- name: related.columns
e.entity_id, e.id, e.name, e.type, e.subtype, e.country, e.lat, e.lon, e.wikidata,
e.mention_count, e.article_count, e.event_count, e.first_seen, e.last_seen, e.corrected,
r.count, r.score, r.first, r.last

-- name: related.counted
WITH shared AS (
    SELECT value ->> 0 AS entity_id, value ->> 1 AS count, value ->> 2 AS first, value ->> 3 AS last,
        value ->> 4 AS place
    FROM json_each(?))

-- name: related.from
FROM (SELECT s.entity_id, s.count, s.first, s.last, s.place,
        CAST(s.count AS REAL) / sqrt(max(1.0, o.article_count)) AS score
    FROM shared AS s JOIN entity AS o ON o.entity_id = s.entity_id) AS r
JOIN entity AS e ON e.entity_id = r.entity_id

-- name: related.id
e.id

-- name: related.key.articles
-r.count

-- name: related.key.relevance
-r.score

-- name: related.key.name
e.sort_name

-- name: related.key.newest
coalesce(-r.place, 9223372036854775807)

-- name: related.filter.type
e.type IN (SELECT value FROM json_each(?))

-- name: related.filter.country
e.country IN (SELECT value FROM json_each(?))

-- name: related.min_articles
r.count >= ?

-- Of an article that was replaced twice since a walk began the first comes first.
-- name: walk.departed
SELECT article_id, source, first, last, sentences FROM departed
WHERE generation > ? AND article_id < ? ORDER BY article_id, generation;
