-- Events by time; joined by server/store/timeline.c with the conditions of events.*.

-- name: timeline.events
SELECT v.event_id FROM event AS v

-- name: timeline.top
FROM json_each(?) AS wanted JOIN event AS v ON v.event_id = wanted.value ORDER BY wanted.key
