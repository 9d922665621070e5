-- The pieces of an article's text.

-- name: segments.told
SELECT v.id, x.field, x.extents
FROM article AS a JOIN evidence AS x ON x.article_id = a.article_id
JOIN event AS v ON v.event_id = x.event_id
WHERE a.id = ? ORDER BY x.position;
