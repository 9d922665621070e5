-- Events by time; joined by server/store/facts/timeline.c.

-- name: timeline.top
FROM json_each(?) AS wanted JOIN event AS v ON v.event_id = wanted.value ORDER BY wanted.key

-- name: timeline.top_then
FROM json_each(?) AS wanted JOIN shown_event AS v ON v.event_id = wanted.value ORDER BY wanted.key
