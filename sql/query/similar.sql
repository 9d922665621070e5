-- What an article shares with others, for server/store/facts/similar.c: id of the other, how many entities
-- it mentions, how many articles have the thing. Copies, and the original of a copy, are no others.

-- name: similar.articles
SELECT count(*) FROM article;

-- name: similar.entities
SELECT a.id, a.entity_count, r.articles
FROM (SELECT DISTINCT e.entity_id, e.id, e.article_count AS articles
    FROM article AS o JOIN article_entity AS x ON x.article_id = o.article_id
    JOIN entity AS e ON e.entity_id = x.entity_id
    WHERE o.id = ?1 AND e.article_count BETWEEN 2 AND ?2
    ORDER BY e.article_count, e.id LIMIT ?3) AS r
CROSS JOIN article_entity AS y ON y.entity_id = r.entity_id
JOIN article AS a ON a.article_id = y.article_id
WHERE a.duplicate_of IS NULL AND a.id <> ?1
    AND a.id <> coalesce((SELECT duplicate_of FROM article WHERE id = ?1), '')
GROUP BY r.entity_id, a.article_id ORDER BY r.articles, r.id, a.id;

-- name: similar.events
SELECT a.id, a.entity_count, r.articles
FROM (SELECT DISTINCT v.event_id, v.id, v.article_count AS articles
    FROM article AS o JOIN evidence AS x ON x.article_id = o.article_id
    JOIN event AS v ON v.event_id = x.event_id
    WHERE o.id = ?1 AND v.article_count BETWEEN 2 AND ?2
    ORDER BY v.article_count, v.id LIMIT ?3) AS r
CROSS JOIN evidence AS y ON y.event_id = r.event_id
JOIN article AS a ON a.article_id = y.article_id
WHERE a.duplicate_of IS NULL AND a.id <> ?1
    AND a.id <> coalesce((SELECT duplicate_of FROM article WHERE id = ?1), '')
GROUP BY r.event_id, a.article_id ORDER BY r.articles, r.id, a.id;

-- name: similar.word
SELECT a.id, a.entity_count, 1
FROM article_search AS s JOIN article AS a ON a.article_id = s.rowid
WHERE article_search MATCH ?2 AND a.duplicate_of IS NULL AND a.id <> ?1
    AND a.id <> coalesce((SELECT duplicate_of FROM article WHERE id = ?1), '')
ORDER BY a.id;
