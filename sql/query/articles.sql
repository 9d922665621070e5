-- Articles. Fragments are joined by server/store/list.c; every filter takes one JSON array.

-- name: articles.columns
a.article_id, a.id, a.title, a.subtitle, a.byline, a.source, a.section, a.url, a.language,
a.earliest, a.latest, a.precision, a.published_at, a.published_basis,
a.dateline_text, a.dateline_place, a.dateline_earliest, a.dateline_latest, a.dateline_precision,
a.lead, a.word_count, a.path, a.hash, a.duplicate_of,
a.mention_count, a.entity_count, a.event_count, a.loaded_at, a.corrected

-- name: articles.from
FROM article AS a

-- name: articles.from_hits
FROM kept AS hit JOIN article AS a ON a.article_id = hit.row

-- name: articles.hits
WITH hit (row, score) AS MATERIALIZED (
    SELECT rowid, rank_bm25(article_search, 4.0, 1.0) FROM article_search WHERE article_search MATCH ?)

-- The rows of one phrase: server/store/search/postings.c. The weights are those of the hits.
-- name: articles.gather
SELECT gather_rows(article_search, ?, 4, 1) FROM article_search WHERE article_search MATCH ? LIMIT 1;

-- The row of an id or, when that is gone, of the one before it.
-- name: articles.row_until
SELECT article_id FROM article WHERE id <= ? ORDER BY id DESC LIMIT 1;

-- name: articles.kept
kept (row, score) AS MATERIALIZED (
    SELECT hit.row, hit.score FROM hit JOIN article AS a ON a.article_id = hit.row

-- name: articles.matching
a.article_id IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)

-- name: articles.id
a.id

-- name: articles.key.newest
a.newest

-- name: articles.key.oldest
a.oldest

-- name: articles.key.relevance
hit.score

-- name: articles.filter.id
a.id IN (SELECT value FROM json_each(?))

-- name: articles.filter.source
a.source IN (SELECT value FROM json_each(?))

-- name: articles.filter.author
a.article_id IN (SELECT article_id FROM author
    WHERE name IN (SELECT value FROM json_each(?)))

-- name: articles.filter.section
a.section IN (SELECT value FROM json_each(?))

-- name: articles.filter.language
EXISTS (SELECT 1 FROM json_each(?) WHERE lower(a.language) = lower(value)
    OR lower(substr(a.language, 1, length(value) + 1)) = lower(value) || '-')

-- name: articles.filter.entity
a.article_id IN (SELECT x.article_id FROM entity JOIN article_entity AS x USING (entity_id)
    WHERE entity.id IN (SELECT value FROM json_each(?)))

-- name: articles.filter.place
a.article_id IN (SELECT x.article_id FROM entity JOIN article_entity AS x USING (entity_id)
    WHERE entity.type = 'place' AND entity.id IN (SELECT value FROM json_each(?)))

-- name: articles.filter.event
a.article_id IN (SELECT v.article_id FROM event JOIN evidence AS v USING (event_id)
    WHERE event.id IN (SELECT value FROM json_each(?)))

-- name: articles.filter.event_type
a.article_id IN (SELECT article_id FROM evidence
    WHERE type IN (SELECT value FROM json_each(?)))

-- name: articles.when
(a.earliest IS NOT NULL OR a.latest IS NOT NULL)
AND coalesce(a.earliest, -2147483648) <= ? AND coalesce(a.latest, 2147483647) >= ?

-- name: articles.when_begins
a.newest >= -86400 * (2 + max(?, coalesce((SELECT max(o.latest) FROM article AS o
    WHERE o.earliest IS NULL AND o.latest IS NOT NULL), -2147483648)))

-- name: articles.undated
(a.earliest IS NULL AND a.latest IS NULL)

-- name: articles.originals
a.duplicate_of IS NULL

-- name: articles.copies
a.duplicate_of IS NOT NULL

-- name: articles.collapse_begin
(a.duplicate_of IS NULL AND a.id NOT IN (
    SELECT duplicate_of FROM article WHERE duplicate_of IS NOT NULL)
OR a.article_id IN (SELECT article_id FROM (
    SELECT a.article_id, row_number() OVER (
        PARTITION BY coalesce(a.duplicate_of, a.id)
        ORDER BY a.duplicate_of IS NOT NULL, a.oldest, a.id) AS place
    FROM article AS a
    WHERE a.article_id IN (
        SELECT article_id FROM article WHERE duplicate_of IS NOT NULL
        UNION SELECT o.article_id FROM article AS c JOIN article AS o ON o.id = c.duplicate_of
        WHERE c.duplicate_of IS NOT NULL)

-- name: articles.collapse_end
) WHERE place = 1))

-- name: articles.facet.source
SELECT a.source, a.source, count(*) FROM article AS a

-- name: articles.facet.author
SELECT x.name, x.name, count(*) FROM article AS a JOIN author AS x USING (article_id)

-- name: articles.facet.entity
SELECT e.id, e.name, count(DISTINCT x.article_id)
FROM article AS a JOIN article_entity AS x USING (article_id) JOIN entity AS e USING (entity_id)

-- name: articles.facet.person
SELECT e.id, e.name, count(DISTINCT x.article_id)
FROM article AS a JOIN article_entity AS x USING (article_id)
JOIN entity AS e ON e.entity_id = x.entity_id AND e.type = 'person'

-- name: articles.facet.organization
SELECT e.id, e.name, count(DISTINCT x.article_id)
FROM article AS a JOIN article_entity AS x USING (article_id)
JOIN entity AS e ON e.entity_id = x.entity_id AND e.type = 'organization'

-- name: articles.facet.place
SELECT e.id, e.name, count(DISTINCT x.article_id)
FROM article AS a JOIN article_entity AS x USING (article_id)
JOIN entity AS e ON e.entity_id = x.entity_id AND e.type = 'place'

-- name: articles.facet.event_type
SELECT v.type, v.type, count(DISTINCT v.article_id)
FROM article AS a JOIN evidence AS v USING (article_id)

-- name: articles.facet.year
SELECT day_year(a.earliest, a.latest), day_year(a.earliest, a.latest), count(*)
FROM article AS a

-- name: articles.facet.month
SELECT day_month(a.earliest, a.latest), day_month(a.earliest, a.latest), count(*)
FROM article AS a

-- name: articles.authors
SELECT name FROM author WHERE article_id = ? ORDER BY position;

-- name: articles.copies_of
SELECT id FROM article WHERE duplicate_of = ? ORDER BY newest, id;

-- name: articles.blocks
SELECT NULL, blocks FROM article_text WHERE article_id = ?;

-- name: articles.text
SELECT body, blocks FROM article_text WHERE article_id = ?;

-- name: articles.positions
SELECT match_positions(article_search) FROM article_search
WHERE article_search MATCH ? AND rowid = ?;

-- The plus keeps the rows out of FTS5's own search, which would weigh the words anew for each.
-- name: articles.scores
SELECT rowid, rank_bm25(article_search, 4.0, 1.0) FROM article_search
WHERE article_search MATCH ? AND +rowid IN (SELECT value FROM json_each(?));

-- name: articles.any_match
SELECT rowid FROM article_search WHERE article_search MATCH ? LIMIT 1;

-- name: articles.gather_some
SELECT gather_rows(article_search, ?, 4, 1) FROM article_search
WHERE article_search MATCH ? AND rowid BETWEEN ? AND ?;
