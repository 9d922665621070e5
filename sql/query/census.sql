-- The archive as arrays of row numbers: read whole by server/store/census.c.

-- name: census.limits
SELECT coalesce((SELECT max(article_id) FROM article), 0) + 1,
    coalesce((SELECT max(entity_id) FROM entity), 0) + 1,
    coalesce((SELECT max(event_id) FROM event), 0) + 1, (SELECT count(*) FROM event),
    (SELECT count(*) FROM article_entity), (SELECT count(*) FROM event_party),
    (SELECT count(*) FROM evidence), coalesce((SELECT max(evidence_id) FROM evidence), 0) + 1,
    2 * (SELECT count(*) FROM article WHERE duplicate_of IS NOT NULL),
    (SELECT count(DISTINCT source) FROM article), (SELECT count(DISTINCT name) FROM author),
    (SELECT count(*) FROM author), (SELECT count(*) FROM date);

-- name: census.articles
SELECT article_id, coalesce(earliest, latest), coalesce(latest, earliest), duplicate_of IS NOT NULL,
    moment, source, section, language
FROM article;

-- name: census.sources
SELECT DISTINCT source FROM article WHERE source IS NOT NULL ORDER BY source;

-- name: census.author_names
SELECT DISTINCT name FROM author ORDER BY name;

-- name: census.authors
SELECT article_id, name FROM author ORDER BY article_id;

-- name: census.entities
SELECT entity_id, mention_count, article_count, first_seen, last_seen, type, subtype, country FROM entity;

-- name: census.entities_by_name
SELECT entity_id FROM entity ORDER BY name, id;

-- name: census.events
SELECT event_id, earliest, latest, first_reported, last_reported, source_count,
    confidence, type, status, place_entity,
    precision, date_basis
FROM event;

-- name: census.events_in_order
SELECT event_id FROM event ORDER BY oldest, id;

-- name: census.article_entities
SELECT article_id, entity_id FROM article_entity ORDER BY article_id;

-- name: census.event_entities
SELECT event_id, entity_id, role, country FROM event_party ORDER BY event_id;

-- name: census.event_articles
SELECT event_id, article_id FROM evidence ORDER BY event_id, article_id;

-- name: census.entities_in_order
SELECT entity_id FROM entity ORDER BY id;

-- name: census.evidence
SELECT evidence_id, event_id FROM evidence;

-- name: census.article_types
SELECT type, article_id FROM evidence;

-- name: census.article_order
SELECT article_id FROM article ORDER BY id;

-- name: census.event_order
SELECT event_id FROM event ORDER BY id;

-- What follows is also read while temporary views stand before the tables (as_of.sql).

-- For server/store/census_sentences.c: who is in which sentence, and which tell an event.
-- name: census.locals
SELECT article_id, local, entity_id FROM main.article_entity ORDER BY article_id, local;

-- name: census.sentence_mentions
SELECT article_id, local, field, sentence FROM main.mention WHERE local >= 0 ORDER BY article_id, local;

-- name: census.tellings
SELECT event_id, article_id, field, sentence FROM main.evidence ORDER BY event_id, article_id;

-- For server/store/census_tellings.c: what each sentence says of its event.
-- name: census.telling_rows
SELECT v.evidence_id, v.article_id, v.position, v.type, v.status, v.earliest, v.latest,
    v.precision, v.date_basis, v.confidence, p.entity_id
FROM main.evidence AS v
LEFT JOIN main.article_entity AS p ON p.article_id = v.article_id AND p.local = v.place_local;

-- name: census.telling_parties
SELECT q.evidence_id, q.role, q.local IS NOT NULL, q.country, y.entity_id
FROM main.evidence_party AS q
CROSS JOIN main.evidence AS v ON v.evidence_id = q.evidence_id
LEFT JOIN main.article_entity AS y ON y.article_id = v.article_id AND y.local = q.local
ORDER BY q.evidence_id;

-- name: census.roots
SELECT c.article_id, o.article_id
FROM main.article AS c JOIN main.article AS o ON o.id = c.duplicate_of
WHERE c.duplicate_of IS NOT NULL;

-- The tables in which FTS5 keeps how many words each column of a row has
-- (https://www.sqlite.org/fts5.html, "The %_docsize Table").
-- name: census.article_sizes
SELECT id, sz FROM article_search_docsize;

-- name: census.evidence_sizes
SELECT id, sz FROM event_search_docsize;

-- The articles of each text that has copies; the first of those that a search finds is shown.
-- name: census.copies
SELECT article_id, dense_rank() OVER (ORDER BY coalesce(duplicate_of, id))
FROM article
WHERE duplicate_of IS NOT NULL
    OR id IN (SELECT duplicate_of FROM article WHERE duplicate_of IS NOT NULL)
ORDER BY coalesce(duplicate_of, id), duplicate_of IS NOT NULL, oldest, id;

-- name: found.articles
SELECT a.article_id FROM article AS a

-- name: found.entities
SELECT e.entity_id FROM entity AS e

-- name: found.events
SELECT v.event_id FROM event AS v
