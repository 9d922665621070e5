-- For server/store/graph.c and graph_seats.c, joined with the conditions of events.*.

-- name: graph.sentences
SELECT told.article_id, told.field, told.sentence, y.entity_id
FROM (SELECT DISTINCT x.article_id, x.field, x.sentence
    FROM event AS v JOIN evidence AS x ON x.event_id = v.event_id

-- name: graph.sentence_seats
) AS told
JOIN article AS a ON a.article_id = told.article_id AND a.duplicate_of IS NULL
JOIN mention AS m ON m.article_id = told.article_id AND m.field = told.field
    AND m.sentence = told.sentence AND m.local >= 0
JOIN article_entity AS y ON y.article_id = m.article_id AND y.local = m.local
ORDER BY 1, 2, 3

-- name: graph.event_ids
SELECT event_id, id FROM event WHERE event_id IN (SELECT value FROM json_each(?))
ORDER BY 1;

-- name: graph.entity_ids
SELECT entity_id, id FROM entity WHERE entity_id IN (SELECT value FROM json_each(?))
ORDER BY 1;
