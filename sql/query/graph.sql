-- Who appears with whom; joined by server/store/graph.c with the conditions of events.*. A seat is
-- an entity at a place where it meets others: an event, an article or a sentence.

-- name: graph.begin
WITH found (event_id) AS MATERIALIZED (SELECT v.event_id FROM event AS v

-- name: graph.by_event
), seat (place, entity_id) AS MATERIALIZED (
    SELECT DISTINCT p.event_id, p.entity_id
    FROM found JOIN event_party AS p ON p.event_id = found.event_id
    WHERE p.entity_id IS NOT NULL)

-- name: graph.by_article
), seat (place, entity_id) AS MATERIALIZED (
    SELECT DISTINCT y.article_id, y.entity_id
    FROM (SELECT DISTINCT x.article_id FROM found JOIN evidence AS x ON x.event_id = found.event_id)
        AS teller
    JOIN article AS a ON a.article_id = teller.article_id AND a.duplicate_of IS NULL
    JOIN article_entity AS y ON y.article_id = a.article_id)

-- name: graph.by_sentence
), seat (place, entity_id) AS MATERIALIZED (
    SELECT DISTINCT x.article_id || x.field || x.sentence, y.entity_id
    FROM found JOIN evidence AS x ON x.event_id = found.event_id
    JOIN article AS a ON a.article_id = x.article_id AND a.duplicate_of IS NULL
    JOIN mention AS m ON m.article_id = x.article_id AND m.field = x.field
        AND m.sentence = x.sentence AND m.local >= 0
    JOIN article_entity AS y ON y.article_id = m.article_id AND y.local = m.local)

-- name: graph.pairs
SELECT s.id, t.id, pair.weight
FROM (SELECT one.entity_id AS first, two.entity_id AS second, count(*) AS weight
    FROM seat AS one JOIN seat AS two ON two.place = one.place AND two.entity_id > one.entity_id
    GROUP BY 1, 2) AS pair
JOIN entity AS s ON s.entity_id = pair.first
JOIN entity AS t ON t.entity_id = pair.second
WHERE pair.weight >= ? AND (s.id = ? OR s.type IN (SELECT value FROM json_each(?)))
    AND (t.id = ? OR t.type IN (SELECT value FROM json_each(?)))
ORDER BY pair.weight DESC, min(s.id, t.id), max(s.id, t.id) LIMIT ?

-- name: graph.events
) SELECT s.id, t.id, v.id
FROM found JOIN event AS v ON v.event_id = found.event_id
JOIN event_party AS p ON p.event_id = v.event_id
JOIN event_party AS q ON q.event_id = v.event_id AND q.entity_id > p.entity_id
JOIN entity AS s ON s.entity_id = p.entity_id
JOIN entity AS t ON t.entity_id = q.entity_id
GROUP BY s.entity_id, t.entity_id, v.event_id ORDER BY v.newest, v.id
