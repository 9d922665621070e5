-- What a search text needs to know of the archive.

-- name: search.word_count
SELECT count FROM word WHERE word = ?;

-- name: search.words_beginning
SELECT word, count FROM word
WHERE word >= ? AND word < ? || char(1114111) AND length(CAST(word AS BLOB)) BETWEEN ? AND ?;

-- name: search.event_filter.entity
(v.event_id IN (SELECT p.event_id
    FROM (SELECT entity_id FROM alias_tail WHERE tail = ?
        UNION SELECT entity_id FROM alias_tail WHERE tail > ? || ' ' AND tail < ? || '!') AS t
    JOIN entity AS e USING (entity_id) JOIN event_party AS p USING (entity_id)
    WHERE e.type = ?)
OR v.place_entity IN (SELECT t.entity_id
    FROM (SELECT entity_id FROM alias_tail WHERE tail = ?
        UNION SELECT entity_id FROM alias_tail WHERE tail > ? || ' ' AND tail < ? || '!') AS t
    JOIN entity AS e USING (entity_id) WHERE e.type = ?))

-- name: search.event_filter.source
v.event_id IN (SELECT x.event_id FROM article AS a JOIN evidence AS x USING (article_id)
    WHERE a.source IN (
        SELECT source FROM (SELECT DISTINCT source FROM article WHERE source IS NOT NULL)
        WHERE instr(fold(source), nullif(fold(?), '')) > 0))

-- name: search.event_filter.author
v.event_id IN (SELECT x.event_id FROM author AS a JOIN evidence AS x USING (article_id)
    WHERE a.name IN (SELECT name FROM (SELECT DISTINCT name FROM author)
        WHERE instr(fold(name), nullif(fold(?), '')) > 0))

-- name: search.event_filter.type
v.type = ?

-- name: search.event_filter.date
((v.earliest IS NOT NULL OR v.latest IS NOT NULL)
AND coalesce(v.earliest, -2147483648) <= ? AND coalesce(v.latest, 2147483647) >= ?)

-- name: search.name_words_beginning
SELECT word, max(weight) FROM (
    SELECT substr(tail, 1, instr(tail || ' ', ' ') - 1) AS word, weight FROM alias_tail
    WHERE tail >= ? AND tail < ? || char(1114111))
WHERE length(CAST(word AS BLOB)) BETWEEN ? AND ? GROUP BY word;

-- name: search.names_with
SELECT tail, text, weight FROM alias_tail
WHERE tail = ? OR (tail > ? || ' ' AND tail < ? || '!');

-- name: search.alias_entities
SELECT entity_id, sum(count) FROM alias WHERE folded = ?
GROUP BY entity_id ORDER BY 2 DESC, entity_id LIMIT 20;

-- name: search.entity_aliases
SELECT folded, sum(count),
    (SELECT sum(o.count) FROM alias AS o WHERE o.folded = alias.folded)
FROM alias WHERE entity_id = ? GROUP BY folded ORDER BY 2 DESC, folded LIMIT 40;

-- name: search.source_known
SELECT 1 FROM (SELECT DISTINCT source FROM article WHERE source IS NOT NULL)
WHERE instr(fold(source), nullif(fold(?), '')) > 0 LIMIT 1;

-- name: search.author_known
SELECT 1 FROM (SELECT DISTINCT name FROM author)
WHERE instr(fold(name), nullif(fold(?), '')) > 0 LIMIT 1;

-- name: search.entity_known
SELECT 1 FROM alias_tail AS t JOIN entity AS e USING (entity_id)
WHERE e.type = ? AND (t.tail = ? OR (t.tail > ? || ' ' AND t.tail < ? || '!')) LIMIT 1;

-- name: search.filter.entity
a.article_id IN (SELECT x.article_id
    FROM (SELECT entity_id FROM alias_tail WHERE tail = ?
        UNION SELECT entity_id FROM alias_tail WHERE tail > ? || ' ' AND tail < ? || '!') AS t
    JOIN entity AS e USING (entity_id) JOIN article_entity AS x USING (entity_id)
    WHERE e.type = ?)

-- name: search.filter.source
a.source IS NOT NULL AND a.source IN (
    SELECT source FROM (SELECT DISTINCT source FROM article WHERE source IS NOT NULL)
    WHERE instr(fold(source), nullif(fold(?), '')) > 0)

-- name: search.filter.author
a.article_id IN (SELECT article_id FROM author WHERE name IN (
    SELECT name FROM (SELECT DISTINCT name FROM author)
    WHERE instr(fold(name), nullif(fold(?), '')) > 0))

-- name: search.filter.type
a.article_id IN (SELECT article_id FROM evidence WHERE type = ?)

-- name: search.filter.date
((a.earliest IS NOT NULL OR a.latest IS NOT NULL)
AND coalesce(a.earliest, -2147483648) <= ? AND coalesce(a.latest, 2147483647) >= ?)

-- name: search.name_word
SELECT 1 FROM alias_tail WHERE tail >= ?1 AND tail < ?1 || '!' LIMIT 1;

-- name: search.common_words
SELECT word FROM word ORDER BY count DESC, word LIMIT ?;

-- name: search.last_article
SELECT coalesce(max(article_id), 0) FROM article;
