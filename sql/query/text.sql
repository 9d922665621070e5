-- What stands where in the texts: mentions and dates.

-- name: mentions.columns
a.id, e.id, m.field, m.sentence, m.start, m.stop, m.byte_start, m.byte_stop, m.text, m.type,
m.subtype, m.kind, m.metonym, m.confidence

-- name: mentions.from
FROM article AS a
CROSS JOIN mention AS m ON m.article_id = a.article_id
LEFT JOIN article_entity AS x ON x.article_id = m.article_id AND x.local = m.local
LEFT JOIN entity AS e ON e.entity_id = x.entity_id

-- name: mentions.from_entity
FROM article_entity AS x
JOIN article AS a ON a.article_id = x.article_id
JOIN mention AS m ON m.article_id = x.article_id AND m.local = x.local
JOIN entity AS e ON e.entity_id = x.entity_id

-- name: mentions.id
m.position

-- name: mentions.key.text
a.id

-- name: mentions.filter.article
a.id IN (SELECT value FROM json_each(?))

-- name: mentions.filter.entity
x.entity_id IN (SELECT entity_id FROM entity WHERE id IN (SELECT value FROM json_each(?)))

-- name: mentions.filter.type
m.type IN (SELECT value FROM json_each(?))

-- name: mentions.filter.subtype
m.subtype IN (SELECT value FROM json_each(?))

-- name: mentions.filter.kind
m.kind IN (SELECT value FROM json_each(?))

-- name: mentions.filter.source
a.source IN (SELECT value FROM json_each(?))

-- name: mentions.when
(a.earliest IS NOT NULL OR a.latest IS NOT NULL)
AND coalesce(a.earliest, -2147483648) <= ? AND coalesce(a.latest, 2147483647) >= ?

-- name: mentions.undated
(a.earliest IS NULL AND a.latest IS NULL)

-- name: mentions.min_confidence
m.confidence >= ?

-- name: dates.columns
a.id, d.field, d.sentence, d.start, d.stop, d.byte_start, d.byte_stop, d.text, d.type, d.value,
d.earliest, d.latest, d.precision, d.basis

-- name: dates.from
FROM article AS a CROSS JOIN date AS d ON d.article_id = a.article_id

-- The number of those that meet conditions on nothing but the date, which follow.
-- name: dates.tally
SELECT coalesce(sum(d.count), 0) FROM date_tally AS d

-- name: dates.id
d.position

-- name: dates.key.text
a.id

-- name: dates.filter.article
a.id IN (SELECT value FROM json_each(?))

-- name: dates.filter.type
d.type IN (SELECT value FROM json_each(?))

-- name: dates.filter.basis
d.basis IN (SELECT value FROM json_each(?))

-- name: dates.filter.precision
d.precision IN (SELECT value FROM json_each(?))

-- name: dates.filter.source
a.source IN (SELECT value FROM json_each(?))

-- name: dates.when
(d.earliest IS NOT NULL OR d.latest IS NOT NULL)
AND coalesce(d.earliest, -2147483648) <= ? AND coalesce(d.latest, 2147483647) >= ?

-- name: dates.undated
(d.earliest IS NULL AND d.latest IS NULL)
