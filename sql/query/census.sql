-- The archive as arrays of row numbers: read whole by server/store/counts/census.c.

-- name: census.limits
SELECT coalesce((SELECT max(article_id) FROM article), 0) + 1,
    coalesce((SELECT max(entity_id) FROM entity), 0) + 1,
    coalesce((SELECT max(event_id) FROM event), 0) + 1, (SELECT count(*) FROM event),
    (SELECT count(*) FROM article_entity), (SELECT count(*) FROM event_party),
    (SELECT count(*) FROM evidence), coalesce((SELECT max(evidence_id) FROM evidence), 0) + 1,
    2 * (SELECT count(*) FROM article WHERE duplicate_of IS NOT NULL),
    (SELECT count(DISTINCT source) FROM article), (SELECT count(DISTINCT name) FROM author),
    (SELECT count(*) FROM author);

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
SELECT entity_id FROM entity ORDER BY sort_name, id;

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

-- For server/store/counts/census_sentences.c: who is in which sentence, and which tell an event.
-- name: census.locals
SELECT article_id, local, entity_id FROM main.article_entity ORDER BY article_id, local;

-- name: census.sentence_mentions
SELECT article_id, local, field, sentence FROM main.mention WHERE local >= 0 ORDER BY article_id, local;

-- name: census.tellings
SELECT event_id, article_id, field, sentence FROM main.evidence ORDER BY event_id, article_id;

-- For server/store/counts/census_tellings.c: what each sentence says of its event.
-- name: census.telling_rows
SELECT v.evidence_id, v.article_id, v.position, v.type, v.status, v.earliest, v.latest,
    v.precision, v.date_basis, v.confidence, p.entity_id, p.subtype, p.country
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

-- Some rows, which are given by their numbers: server/store/counts/census_renew.c.
-- name: census.some_articles
SELECT a.article_id, coalesce(a.earliest, a.latest), coalesce(a.latest, a.earliest),
    a.duplicate_of IS NOT NULL, a.moment, a.source, a.section, a.language
FROM json_each(?) AS w CROSS JOIN article AS a ON a.article_id = w.value;

-- name: census.some_authors
SELECT x.article_id, x.name FROM json_each(?) AS w CROSS JOIN author AS x ON x.article_id = w.value;

-- name: census.some_article_types
SELECT v.type, v.article_id FROM json_each(?) AS w CROSS JOIN evidence AS v ON v.article_id = w.value;

-- name: census.some_entities
SELECT e.entity_id, e.mention_count, e.article_count, e.first_seen, e.last_seen, e.type, e.subtype,
    e.country
FROM json_each(?) AS w CROSS JOIN entity AS e ON e.entity_id = w.value;

-- name: census.some_events
SELECT v.event_id, v.earliest, v.latest, v.first_reported, v.last_reported, v.source_count,
    v.confidence, v.type, v.status, v.place_entity, v.precision, v.date_basis
FROM json_each(?) AS w CROSS JOIN event AS v ON v.event_id = w.value;

-- name: census.some_evidence
SELECT v.evidence_id, v.event_id
FROM json_each(?) AS w CROSS JOIN evidence AS v ON v.evidence_id = w.value;

-- name: census.events_of_articles
SELECT v.event_id FROM json_each(?) AS w CROSS JOIN evidence AS v ON v.article_id = w.value;

-- name: census.articles_of_entity
SELECT article_id FROM article_entity WHERE entity_id = ?;

-- name: census.some_article_entities
SELECT x.article_id, x.entity_id
FROM json_each(?) AS w CROSS JOIN article_entity AS x ON x.article_id = w.value;

-- name: census.some_event_entities
SELECT p.event_id, p.entity_id, p.role, p.country
FROM json_each(?) AS w CROSS JOIN event_party AS p ON p.event_id = w.value;

-- name: census.some_event_articles
SELECT v.event_id, v.article_id
FROM json_each(?) AS w CROSS JOIN evidence AS v ON v.event_id = w.value;

-- Rows and those behind them in an order, the last first.
-- name: census.article_places
SELECT a.article_id, (SELECT n.article_id FROM article AS n WHERE n.id > a.id ORDER BY n.id LIMIT 1)
FROM json_each(?) AS w CROSS JOIN article AS a ON a.article_id = w.value ORDER BY a.id DESC;

-- name: census.entity_places
SELECT e.entity_id, (SELECT n.entity_id FROM entity AS n WHERE n.id > e.id ORDER BY n.id LIMIT 1)
FROM json_each(?) AS w CROSS JOIN entity AS e ON e.entity_id = w.value ORDER BY e.id DESC;

-- name: census.entity_name_places
SELECT e.entity_id, coalesce((SELECT n.entity_id FROM entity AS n
        WHERE n.sort_name = e.sort_name AND n.id > e.id ORDER BY n.id LIMIT 1),
    (SELECT n.entity_id FROM entity AS n WHERE n.sort_name > e.sort_name
        ORDER BY n.sort_name, n.id LIMIT 1))
FROM json_each(?) AS w CROSS JOIN entity AS e ON e.entity_id = w.value
ORDER BY e.sort_name DESC, e.id DESC;

-- name: census.event_places
SELECT v.event_id, (SELECT n.event_id FROM event AS n WHERE n.id > v.id ORDER BY n.id LIMIT 1)
FROM json_each(?) AS w CROSS JOIN event AS v ON v.event_id = w.value ORDER BY v.id DESC;

-- name: census.event_time_places
SELECT v.event_id, coalesce((SELECT n.event_id FROM event AS n
        WHERE n.oldest = v.oldest AND n.id > v.id ORDER BY n.id LIMIT 1),
    (SELECT n.event_id FROM event AS n WHERE n.oldest > v.oldest ORDER BY n.oldest, n.id LIMIT 1))
FROM json_each(?) AS w CROSS JOIN event AS v ON v.event_id = w.value
ORDER BY v.oldest DESC, v.id DESC;

-- name: census.some_article_sizes
SELECT s.id, s.sz
FROM json_each(?) AS w CROSS JOIN article_search_docsize AS s ON s.id = w.value;

-- name: census.some_event_sizes
SELECT s.id, s.sz
FROM json_each(?) AS w CROSS JOIN event_search_docsize AS s ON s.id = w.value;

-- name: census.article_texts
SELECT count(*) FROM article_search_docsize;

-- name: census.event_texts
SELECT count(*) FROM event_search_docsize;
