-- The archive as arrays of row numbers: read whole by server/store/census.c.

-- name: census.limits
SELECT coalesce((SELECT max(article_id) FROM article), 0) + 1,
    coalesce((SELECT max(entity_id) FROM entity), 0) + 1,
    coalesce((SELECT max(event_id) FROM event), 0) + 1, (SELECT count(*) FROM event),
    (SELECT count(*) FROM article_entity), (SELECT count(*) FROM event_party),
    (SELECT count(*) FROM evidence);

-- name: census.articles
SELECT article_id, coalesce(earliest, latest), coalesce(latest, earliest), duplicate_of IS NOT NULL
FROM article;

-- name: census.entities
SELECT entity_id, article_count, type, country FROM entity;

-- name: census.events
SELECT event_id, earliest, latest, first_reported, last_reported, source_count,
    status IN ('happened', 'ongoing'), precision = 'day', CAST(round(confidence * 10) AS INTEGER)
FROM event;

-- name: census.events_in_order
SELECT event_id FROM event ORDER BY oldest, id;

-- name: census.article_entities
SELECT article_id, entity_id FROM article_entity ORDER BY article_id;

-- name: census.event_entities
SELECT event_id, entity_id FROM event_party WHERE entity_id IS NOT NULL ORDER BY event_id;

-- name: census.event_articles
SELECT event_id, article_id FROM evidence ORDER BY event_id, article_id;

-- name: census.entities_in_order
SELECT entity_id FROM entity ORDER BY id;

-- name: found.events
SELECT v.event_id FROM event AS v
