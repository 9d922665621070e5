-- For server/store/facts/graph.c.

-- name: graph.event_ids
SELECT event_id, id FROM event WHERE event_id IN (SELECT value FROM json_each(?))
ORDER BY 1;

-- name: graph.entity_ids
SELECT entity_id, id FROM entity WHERE entity_id IN (SELECT value FROM json_each(?))
ORDER BY 1;
