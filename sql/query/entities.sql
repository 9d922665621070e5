-- Entities.

-- name: entities.columns
e.entity_id, e.id, e.name, e.type, e.subtype, e.country, e.lat, e.lon, e.wikidata,
e.mention_count, e.article_count, e.event_count, e.first_seen, e.last_seen, e.corrected

-- name: entities.from
FROM entity AS e

-- name: entities.from_hits
FROM kept AS hit JOIN entity AS e ON e.entity_id = hit.row

-- name: entities.among
e.entity_id IN (

-- name: entities.not_among
e.entity_id NOT IN (

-- name: entities.with_words
SELECT t.entity_id
FROM json_each(?) AS w JOIN alias_tail AS t ON t.tail >= w.value AND t.tail < w.value || char(1114111)
GROUP BY t.entity_id, t.text HAVING count(DISTINCT w.value) = ?

-- name: entities.with_alias
SELECT entity_id FROM alias WHERE folded IN (SELECT value FROM json_each(?))

-- name: entities.alias_known
SELECT 1 FROM alias WHERE folded = ? LIMIT 1;

-- name: entities.id
e.id

-- name: entities.key.mentions
-e.mention_count

-- name: entities.key.articles
-e.article_count

-- name: entities.key.name
e.sort_name

-- name: entities.key.newest
e.newest

-- Of a walk that goes on while articles are added: server/store/counts/list_walk.c.
-- name: entities.key.walked
CAST(hit.score AS INTEGER)

-- name: entities.filter.id
e.id IN (SELECT value FROM json_each(?))

-- name: entities.filter.type
e.type IN (SELECT value FROM json_each(?))

-- name: entities.filter.subtype
e.subtype IN (SELECT value FROM json_each(?))

-- name: entities.filter.country
e.country IN (SELECT value FROM json_each(?))

-- name: entities.filter.article
e.entity_id IN (SELECT x.entity_id FROM article JOIN article_entity AS x USING (article_id)
    WHERE article.id IN (SELECT value FROM json_each(?)))

-- name: entities.filter.source
e.entity_id IN (SELECT x.entity_id FROM article JOIN article_entity AS x USING (article_id)
    WHERE article.source IN (SELECT value FROM json_each(?)))

-- name: entities.filter.event
e.entity_id IN (
    SELECT p.entity_id FROM event JOIN event_party AS p USING (event_id)
    WHERE p.entity_id IS NOT NULL AND event.id IN (SELECT value FROM json_each(?)))

-- Of those that the census marks: server/store/search/found_entities.c.
-- name: entities.marked
row_marked(?, e.entity_id)

-- name: entities.min_articles
e.article_count >= ?

-- name: entities.near
(e.lat IS NOT NULL AND distance_km(e.lat, e.lon, ?, ?) <= ?)

-- name: entities.bbox
(e.lat BETWEEN ? AND ? AND e.lon BETWEEN ? AND ?)

-- name: entities.bbox_wrapped
(e.lat BETWEEN ? AND ? AND (e.lon >= ? OR e.lon <= ?))

-- name: entities.facet.type
SELECT e.type, e.type, count(*) FROM entity AS e

-- name: entities.facet.country
SELECT e.country, e.country, count(*) FROM entity AS e

-- name: entities.aliases
SELECT text, count FROM alias WHERE entity_id = ? ORDER BY count DESC, text LIMIT 100;

-- name: entities.roles
SELECT title, article, field, sentence FROM entity_role WHERE entity_id = ? ORDER BY position;

-- name: entities.former
SELECT e.id FROM entity_former AS f JOIN entity AS e USING (entity_id) WHERE f.id = ?;

-- name: entities.name_of
SELECT id, name FROM entity WHERE entity_id = ?;

-- name: entities.sort_name_of
SELECT sort_name FROM entity WHERE entity_id = ?;

-- name: entities.row
SELECT entity_id FROM entity WHERE id = ?;

-- The row of an id or, when that is gone, of the one before it.
-- name: entities.row_until
SELECT entity_id FROM entity WHERE id <= ? ORDER BY id DESC LIMIT 1;
