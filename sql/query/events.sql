-- Events and their evidence.

-- name: events.columns
v.event_id, v.id, v.title, v.type, v.mode, v.cameo, v.status, v.negated,
v.earliest, v.latest, v.precision, v.date_text, v.date_basis,
(SELECT p.id FROM entity AS p WHERE p.entity_id = v.place_entity), v.place_text,
(SELECT p.lat FROM entity AS p WHERE p.entity_id = v.place_entity),
(SELECT p.lon FROM entity AS p WHERE p.entity_id = v.place_entity),
v.confidence, v.article_count, v.source_count, v.first_reported, v.last_reported, v.corrected

-- name: events.from
FROM event AS v

-- name: events.from_hits
FROM kept AS hit JOIN event AS v ON v.event_id = hit.row

-- As they were known by a day: server/store/counts/as_of.c.
-- name: events.from_shown
FROM kept AS hit JOIN shown_event AS v ON v.event_id = hit.row

-- name: events.hits
WITH found (row, score) AS MATERIALIZED (
    SELECT rowid, rank_bm25(event_search, 2.0, 1.0) FROM event_search WHERE event_search MATCH ?),
hit (row, score) AS MATERIALIZED (
    SELECT x.event_id, min(found.score)
    FROM found JOIN evidence AS x ON x.evidence_id = found.row
    GROUP BY x.event_id)

-- name: events.gather
SELECT gather_rows(event_search, ?, 2, 1) FROM event_search WHERE event_search MATCH ? LIMIT 1;

-- name: events.kept
kept (row, score) AS MATERIALIZED (
    SELECT hit.row, hit.score FROM hit JOIN event AS v ON v.event_id = hit.row

-- name: events.matching
v.event_id IN (SELECT x.event_id FROM event_search AS s
    JOIN evidence AS x ON x.evidence_id = s.rowid
    WHERE event_search MATCH ?)

-- name: events.id
v.id

-- name: events.key.newest
v.newest

-- name: events.key.oldest
v.oldest

-- name: events.key.sources
-v.source_count

-- name: events.key.confidence
-v.confidence

-- name: events.key.relevance
hit.score

-- name: events.filter.id
v.id IN (SELECT value FROM json_each(?))

-- name: events.filter.type
v.type IN (SELECT value FROM json_each(?))

-- name: events.filter.scheme
v.scheme IN (SELECT value FROM json_each(?))

-- name: events.filter.quad_class
v.quad_class IN (SELECT value FROM json_each(?))

-- name: events.filter.status
v.status IN (SELECT value FROM json_each(?))

-- name: events.filter.precision
v.precision IN (SELECT value FROM json_each(?))

-- name: events.filter.basis
v.date_basis IN (SELECT value FROM json_each(?))

-- name: events.filter.article
v.event_id IN (SELECT x.event_id FROM article JOIN evidence AS x USING (article_id)
    WHERE article.id IN (SELECT value FROM json_each(?)))

-- name: events.filter.source
v.event_id IN (SELECT x.event_id FROM article JOIN evidence AS x USING (article_id)
    WHERE article.source IN (SELECT value FROM json_each(?)))

-- name: events.filter.actor
v.event_id IN (SELECT p.event_id FROM entity JOIN event_party AS p USING (entity_id)
    WHERE p.role = 'actor' AND entity.id IN (SELECT value FROM json_each(?)))

-- name: events.filter.recipient
v.event_id IN (SELECT p.event_id FROM entity JOIN event_party AS p USING (entity_id)
    WHERE p.role = 'recipient' AND entity.id IN (SELECT value FROM json_each(?)))

-- name: events.filter.participant
v.event_id IN (SELECT p.event_id FROM entity JOIN event_party AS p USING (entity_id)
    WHERE entity.id IN (SELECT value FROM json_each(?)))

-- name: events.filter.entity
v.event_id IN (
    WITH wanted AS (SELECT entity_id FROM entity WHERE id IN (SELECT value FROM json_each(?)))
    SELECT p.event_id FROM wanted JOIN event_party AS p USING (entity_id)
    UNION SELECT o.event_id FROM wanted JOIN event AS o ON o.place_entity = wanted.entity_id)

-- name: events.filter.between
v.event_id IN (SELECT p.event_id FROM entity JOIN event_party AS p USING (entity_id)
    WHERE entity.id IN (SELECT value FROM json_each(?))
    GROUP BY p.event_id HAVING count(DISTINCT p.entity_id) = 2)

-- name: events.filter.place
v.place_entity IN (SELECT entity_id FROM entity WHERE id IN (SELECT value FROM json_each(?)))

-- name: events.filter.country
v.event_id IN (
    WITH wanted AS (SELECT value AS country FROM json_each(?)),
        own AS (SELECT e.entity_id FROM wanted JOIN entity AS e ON e.country = wanted.country)
    SELECT p.event_id FROM wanted JOIN event_party AS p ON p.country = wanted.country
    UNION SELECT p.event_id FROM own JOIN event_party AS p ON p.entity_id = own.entity_id
    UNION SELECT o.event_id FROM own JOIN event AS o ON o.place_entity = own.entity_id)

-- name: events.when
(v.earliest IS NOT NULL OR v.latest IS NOT NULL)
AND coalesce(v.earliest, -2147483648) <= ? AND coalesce(v.latest, 2147483647) >= ?

-- name: events.when_begins
v.newest >= -max(?, coalesce((SELECT max(o.latest) FROM event AS o
    WHERE o.earliest IS NULL AND o.latest IS NOT NULL), -2147483648))

-- name: events.undated
(v.earliest IS NULL AND v.latest IS NULL)

-- name: events.published
v.event_id IN (SELECT x.event_id FROM article AS a JOIN evidence AS x USING (article_id)
    WHERE (a.earliest IS NOT NULL OR a.latest IS NOT NULL)
    AND coalesce(a.earliest, -2147483648) <= ? AND coalesce(a.latest, 2147483647) >= ?)

-- name: events.min_sources
v.source_count >= ?

-- name: events.min_articles
v.article_count >= ?

-- name: events.min_confidence
v.confidence >= ?

-- name: events.near
v.place_entity IN (SELECT entity_id FROM entity AS e
    WHERE e.lat IS NOT NULL AND distance_km(e.lat, e.lon, ?, ?) <= ?)

-- name: events.bbox
v.place_entity IN (SELECT entity_id FROM entity AS e
    WHERE e.lat BETWEEN ? AND ? AND e.lon BETWEEN ? AND ?)

-- name: events.bbox_wrapped
v.place_entity IN (SELECT entity_id FROM entity AS e
    WHERE e.lat BETWEEN ? AND ? AND (e.lon >= ? OR e.lon <= ?))

-- name: events.facet.type
SELECT v.type, v.type, count(*) FROM event AS v

-- name: events.facet.quad_class
SELECT v.quad_class, v.quad_class, count(*) FROM event AS v

-- name: events.facet.status
SELECT v.status, v.status, count(*) FROM event AS v

-- name: events.facet.actor
SELECT e.id, e.name, count(*) FROM event AS v
JOIN event_party AS p ON p.event_id = v.event_id AND p.role = 'actor'
JOIN entity AS e ON e.entity_id = p.entity_id

-- name: events.facet.recipient
SELECT e.id, e.name, count(*) FROM event AS v
JOIN event_party AS p ON p.event_id = v.event_id AND p.role = 'recipient'
JOIN entity AS e ON e.entity_id = p.entity_id

-- name: events.facet.place
SELECT e.id, e.name, count(*) FROM event AS v LEFT JOIN entity AS e ON e.entity_id = v.place_entity

-- An event counts once for each country it concerns, as the filter has it, or for none.
-- name: events.facet.country
SELECT concerned.country, concerned.country, count(*) FROM event AS v LEFT JOIN (
    SELECT event_id, country FROM event_party WHERE country IS NOT NULL
    UNION SELECT p.event_id, e.country FROM entity AS e JOIN event_party AS p USING (entity_id)
    WHERE e.country IS NOT NULL
    UNION SELECT o.event_id, e.country FROM entity AS e JOIN event AS o ON o.place_entity = e.entity_id
    WHERE e.country IS NOT NULL) AS concerned ON concerned.event_id = v.event_id

-- name: events.facet.source
SELECT a.source, a.source, count(DISTINCT v.event_id)
FROM event AS v JOIN evidence AS x USING (event_id) JOIN article AS a USING (article_id)

-- name: events.facet.year
SELECT day_year(v.earliest, v.latest), day_year(v.earliest, v.latest), count(*)
FROM event AS v

-- name: events.facet.month
SELECT day_month(v.earliest, v.latest), day_month(v.earliest, v.latest), count(*)
FROM event AS v

-- name: events.parties
SELECT p.role, e.id, p.text, p.country, p.sector
FROM event_party AS p LEFT JOIN entity AS e USING (entity_id)
WHERE p.event_id = ? ORDER BY p.role, p.position;

-- name: events.conflicts
SELECT field, value, article FROM event_conflict WHERE event_id = ? ORDER BY field, value, article;

-- name: events.former
SELECT e.id FROM event_former AS f JOIN event AS e USING (event_id) WHERE f.id = ?;

-- The row of an id or, when that is gone, of the one before it.
-- name: events.row_until
SELECT event_id FROM event WHERE id <= ? ORDER BY id DESC LIMIT 1;

-- name: events.types
SELECT type, count(*) FROM event GROUP BY type;

-- name: evidence.columns
x.evidence_id, a.id, x.field, x.sentence, x.text, x.trigger_text, x.date_text, x.place_text, p.id,
x.extents

-- An event has one id, whatever was known by a day: the view of as_of.sql would be made whole for
-- each event that is shown.
-- name: evidence.from
FROM main.event AS v
JOIN evidence AS x ON x.event_id = v.event_id
JOIN article AS a ON a.article_id = x.article_id
LEFT JOIN article_entity AS y ON y.article_id = x.article_id AND y.local = x.place_local
LEFT JOIN entity AS p ON p.entity_id = y.entity_id

-- name: evidence.id
printf('%s#%08d', a.id, x.position)

-- name: evidence.key.oldest
a.oldest

-- name: evidence.filter.event
v.id IN (SELECT value FROM json_each(?))

-- name: evidence.filter.article
a.id IN (SELECT value FROM json_each(?))

-- name: evidence.parties
SELECT q.role, q.text, e.id, q.extent
FROM evidence_party AS q
JOIN evidence AS x ON x.evidence_id = q.evidence_id
LEFT JOIN article_entity AS y ON y.article_id = x.article_id AND y.local = q.local
LEFT JOIN entity AS e ON e.entity_id = y.entity_id
WHERE q.evidence_id = ? ORDER BY q.position;

-- name: events.any_match
SELECT rowid FROM event_search WHERE event_search MATCH ? LIMIT 1;

-- name: events.related
FROM (SELECT s.event_id, sum(s.weight) AS weight
    FROM (SELECT DISTINCT q.event_id, q.entity_id, 1 / sqrt(1.0 + e.event_count) AS weight
        FROM event AS o JOIN event_party AS p ON p.event_id = o.event_id
        JOIN entity AS e ON e.entity_id = p.entity_id
        JOIN event_party AS q ON q.entity_id = p.entity_id AND q.event_id <> p.event_id
        WHERE o.id = ?) AS s
    GROUP BY s.event_id) AS r
JOIN event AS v ON v.event_id = r.event_id
JOIN (SELECT coalesce(earliest, latest, first_reported) AS first,
        coalesce(latest, earliest, last_reported) AS last
    FROM event WHERE id = ?) AS this
WHERE max(coalesce(v.earliest, v.latest, v.first_reported) - this.last,
    this.first - coalesce(v.latest, v.earliest, v.last_reported), 0) <= 31
ORDER BY r.weight / (7 + max(coalesce(v.earliest, v.latest, v.first_reported) - this.last,
    this.first - coalesce(v.latest, v.earliest, v.last_reported), 0)) DESC, v.id LIMIT ?

-- name: events.gather_some
SELECT gather_rows(event_search, ?, 2, 1) FROM event_search
WHERE event_search MATCH ? AND rowid BETWEEN ? AND ?;
