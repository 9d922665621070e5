-- Events counted by time; joined by server/store/timeline.c with the conditions of events.*.

-- name: timeline.days
SELECT v.earliest FROM event AS v WHERE v.earliest IS NOT NULL AND v.latest IS NOT NULL

-- name: timeline.buckets
SELECT day_bucket(v.earliest, v.latest, ?), v.earliest IS NULL AND v.latest IS NULL,
    count(DISTINCT v.event_id), count(DISTINCT x.article_id)
FROM event AS v JOIN evidence AS x ON x.event_id = v.event_id

-- name: timeline.top_begin
, t.start
FROM (
    SELECT w.event_id, w.start, row_number() OVER (PARTITION BY w.start
        ORDER BY w.source_count DESC, w.status IN ('happened', 'ongoing') DESC,
            w.precision = 'day' DESC, round(w.confidence, 1) DESC, w.later DESC,
            w.article_count DESC, w.id) AS place
    FROM (
        SELECT v.event_id, v.id, v.source_count, v.status, v.precision, v.confidence,
            v.article_count, day_bucket(v.earliest, v.latest, ?) AS start,
            CASE WHEN v.article_count < 2 THEN 0 ELSE (
                SELECT count(DISTINCT x.article_id)
                FROM evidence AS x JOIN article AS a USING (article_id)
                WHERE x.event_id = v.event_id AND a.earliest > v.first_reported) END AS later
        FROM event AS v

-- name: timeline.top_end
    ) AS w WHERE w.start IS NOT NULL) AS t
JOIN event AS v ON v.event_id = t.event_id
WHERE t.place <= ? ORDER BY t.start, t.place
