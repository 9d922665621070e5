-- What is derived from the articles when a load is published.

-- name: derive.events_touched
SELECT event_id FROM temp.touched_event ORDER BY event_id;

-- The last column: 1 when somebody resolved takes part, and 2 more when somebody acts and somebody
-- receives.
-- name: derive.event_evidence
SELECT v.evidence_id, a.id, coalesce(a.duplicate_of, a.id),
    CASE WHEN a.duplicate_of IS NULL THEN a.source
        ELSE (SELECT o.source FROM article AS o WHERE o.id = a.duplicate_of) END,
    coalesce(a.earliest, a.latest), coalesce(a.latest, a.earliest),
    v.title, v.type, v.mode, v.cameo, v.status, v.negated, v.earliest, v.latest, v.precision,
    v.date_basis, v.date_text, p.entity_id, v.place_text, p.subtype, p.country, v.confidence,
    v.killed, v.wounded,
    (SELECT max(q.local IS NOT NULL) + 2 * (min(q.role) <> max(q.role))
        FROM evidence_party AS q WHERE q.evidence_id = v.evidence_id)
FROM evidence AS v
JOIN article AS a USING (article_id)
LEFT JOIN article_entity AS p ON p.article_id = v.article_id AND p.local = v.place_local
WHERE v.event_id = ?
ORDER BY coalesce(a.earliest, a.latest, 2147483647), a.id, v.position;

-- A party that is printed as a pronoun is shown by the name it stands for.
-- name: derive.evidence_parties
SELECT q.role, e.entity_id,
    CASE WHEN instr('|he|him|his|himself|she|her|hers|herself|it|its|itself|i|me|we|us|they|them|',
        '|' || lower(q.text) || '|') THEN coalesce(e.name, q.text) ELSE q.text END,
    q.country, q.sector, CASE WHEN e.key LIKE 'person:%' THEN e.name END, e.subtype
FROM evidence_party AS q
JOIN evidence AS v USING (evidence_id)
LEFT JOIN article_entity AS e ON e.article_id = v.article_id AND e.local = q.local
WHERE q.evidence_id = ?
ORDER BY q.position;

-- name: derive.event_entities_touch
INSERT OR IGNORE INTO temp.touched_entity (entity_id)
SELECT entity_id FROM event_party WHERE event_id = ?1 AND entity_id IS NOT NULL
UNION ALL SELECT place_entity FROM event WHERE event_id = ?1 AND place_entity IS NOT NULL;

-- name: derive.event_slug
SELECT slug FROM event WHERE event_id = ?;

-- name: derive.event_update
UPDATE event SET slug = ?, title = ?, type = ?, scheme = ?, quad_class = ?, mode = ?, cameo = ?,
    status = ?, negated = ?, earliest = ?, latest = ?, precision = ?, date_text = ?,
    date_basis = ?, place_entity = ?, place_text = ?, confidence = ?, article_count = ?,
    source_count = ?, first_reported = ?, last_reported = ?, first_article = ?
WHERE event_id = ?;

-- The same where all events are new: its id is its slug, unless an event has that already.
-- name: derive.event_first_update
UPDATE event SET slug = ?, title = ?, type = ?, scheme = ?, quad_class = ?, mode = ?, cameo = ?,
    status = ?, negated = ?, earliest = ?, latest = ?, precision = ?, date_text = ?,
    date_basis = ?, place_entity = ?, place_text = ?, confidence = ?, article_count = ?,
    source_count = ?, first_reported = ?, last_reported = ?, first_article = ?,
    id = CASE WHEN EXISTS (SELECT 1 FROM event AS other WHERE other.id = ?1) THEN NULL ELSE ?1 END
WHERE event_id = ?;

-- name: derive.event_parties_clear
DELETE FROM event_party WHERE event_id = ?;

-- name: derive.event_party_put
INSERT INTO event_party (event_id, role, position, entity_id, text, country, sector)
VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: derive.event_conflicts_clear
DELETE FROM event_conflict WHERE event_id = ?;

-- name: derive.event_conflict_put
INSERT OR IGNORE INTO event_conflict (event_id, field, value, article) VALUES (?, ?, ?, ?);

-- name: derive.event_delete
DELETE FROM event WHERE event_id = ?;

-- name: derive.article_event_counts
UPDATE article SET event_count =
    (SELECT count(DISTINCT event_id) FROM evidence WHERE evidence.article_id = article.article_id)
WHERE article_id IN
    (SELECT article_id FROM evidence WHERE event_id IN (SELECT event_id FROM temp.touched_event));

-- name: derive.article_entity_counts
UPDATE article SET entity_count = (SELECT count(DISTINCT entity_id) FROM article_entity
    WHERE article_entity.article_id = article.article_id)
WHERE article_id = ?;

-- name: derive.entities_touched
SELECT entity_id FROM temp.touched_entity ORDER BY entity_id;

-- name: derive.entity_articles
SELECT x.article_id, a.id, a.earliest, a.latest, x.key, x.name, x.mention_count, x.subtype,
    x.country, x.wikidata, x.lat, x.lon
FROM article_entity AS x JOIN article AS a USING (article_id)
WHERE x.entity_id = ? ORDER BY x.article_id;

-- Some twice: as a party and as the place.
-- name: derive.entity_events
SELECT event_id FROM event_party WHERE entity_id = ?1
UNION ALL SELECT event_id FROM event WHERE place_entity = ?1;

-- name: derive.entity_known
SELECT type, slug, fixed_name, fixed_subtype, retyped FROM entity WHERE entity_id = ?;

-- name: derive.entity_update
UPDATE entity SET slug = ?, name = ?, sort_name = name_key(?2), subtype = ?, country = ?, lat = ?,
    lon = ?, wikidata = ?, mention_count = ?, article_count = ?, event_count = ?, first_seen = ?, last_seen = ?,
    first_article = ?
WHERE entity_id = ?;

-- The same where all entities are new: its id is its slug, unless an entity has that already.
-- name: derive.entity_first_update
UPDATE entity SET slug = ?, name = ?, sort_name = name_key(?2), subtype = ?, country = ?, lat = ?,
    lon = ?, wikidata = ?, mention_count = ?, article_count = ?, event_count = ?, first_seen = ?, last_seen = ?,
    first_article = ?,
    id = CASE WHEN EXISTS (SELECT 1 FROM entity AS other WHERE other.id = ?1) THEN NULL ELSE ?1 END
WHERE entity_id = ?;

-- name: derive.entity_delete
DELETE FROM entity WHERE entity_id = ?;

-- Whether anything was derived for an entity before.
-- name: derive.lists_any
SELECT 1 FROM alias WHERE entity_id = ?1
UNION ALL SELECT 1 FROM alias_tail WHERE entity_id = ?1
UNION ALL SELECT 1 FROM entity_role WHERE entity_id = ?1
LIMIT 1;

-- name: derive.aliases_clear
DELETE FROM alias WHERE entity_id = ?;

-- name: derive.alias_tails_clear
DELETE FROM alias_tail WHERE entity_id = ?;

-- name: derive.alias_texts
SELECT m.text
FROM article_entity AS x
JOIN mention AS m ON m.article_id = x.article_id AND m.local = x.local
WHERE x.entity_id = ? AND m.kind = 'name';

-- name: derive.roles_clear
DELETE FROM entity_role WHERE entity_id = ?;

-- name: derive.roles
SELECT r.title, a.newest, a.id, r.position, r.field, r.sentence
FROM article_entity AS x
JOIN role AS r ON r.article_id = x.article_id AND r.local = x.local
JOIN article AS a ON a.article_id = x.article_id
WHERE x.entity_id = ?;

-- name: derive.role_put
INSERT INTO entity_role (entity_id, position, title, article, field, sentence)
VALUES (?, ?, ?, ?, ?, ?);

-- name: derive.alias_put
INSERT INTO alias (entity_id, text, folded, count) VALUES (?, ?, ?, ?);

-- name: derive.alias_tail_put
INSERT OR IGNORE INTO alias_tail (tail, entity_id, text, weight) VALUES (?, ?, ?, ?);

-- name: ids.slug_touch
INSERT OR IGNORE INTO temp.touched_slug (slug) VALUES (?);

-- name: ids.slugs_clear
DELETE FROM temp.touched_slug;

-- name: ids.slugs
SELECT slug FROM temp.touched_slug ORDER BY slug;

-- name: ids.entity_keep_former
INSERT OR REPLACE INTO entity_former (id, entity_id)
SELECT id, entity_id FROM entity
WHERE id IS NOT NULL AND slug IN (SELECT slug FROM temp.touched_slug);

-- name: ids.entity_clear
UPDATE entity SET id = NULL
WHERE id IS NOT NULL AND slug IN (SELECT slug FROM temp.touched_slug);

-- name: ids.entity_group
SELECT entity_id FROM entity WHERE slug = ? ORDER BY first_article, key;

-- name: ids.entity_slug_used
SELECT 1 FROM entity WHERE slug = ? LIMIT 1;

-- Where all are new, of slugs that several have.
-- name: ids.entity_shared_clear
UPDATE entity SET id = NULL
WHERE id IS NOT NULL AND slug IN (
    SELECT slug FROM entity WHERE slug IS NOT NULL GROUP BY slug HAVING count(*) > 1);

-- name: ids.entity_shared
SELECT entity_id, slug FROM entity
WHERE slug IN (SELECT slug FROM entity WHERE slug IS NOT NULL GROUP BY slug HAVING count(*) > 1)
ORDER BY slug, first_article, key;

-- name: ids.entity_set
UPDATE entity SET id = ? WHERE entity_id = ?;

-- name: ids.entity_not_former
DELETE FROM entity_former WHERE id = ?;

-- name: ids.event_keep_former
INSERT OR REPLACE INTO event_former (id, event_id)
SELECT id, event_id FROM event
WHERE id IS NOT NULL AND slug IN (SELECT slug FROM temp.touched_slug);

-- name: ids.event_clear
UPDATE event SET id = NULL
WHERE id IS NOT NULL AND slug IN (SELECT slug FROM temp.touched_slug);

-- name: ids.event_group
SELECT event_id FROM event WHERE slug = ? ORDER BY first_article, key;

-- name: ids.event_slug_used
SELECT 1 FROM event WHERE slug = ? LIMIT 1;

-- Where all are new, of slugs that several have.
-- name: ids.event_shared_clear
UPDATE event SET id = NULL
WHERE id IS NOT NULL AND slug IN (
    SELECT slug FROM event WHERE slug IS NOT NULL GROUP BY slug HAVING count(*) > 1);

-- name: ids.event_shared
SELECT event_id, slug FROM event
WHERE slug IN (SELECT slug FROM event WHERE slug IS NOT NULL GROUP BY slug HAVING count(*) > 1)
ORDER BY slug, first_article, key;

-- name: ids.event_set
UPDATE event SET id = ? WHERE event_id = ?;

-- name: ids.event_not_former
DELETE FROM event_former WHERE id = ?;

-- name: ids.event_lost
INSERT OR IGNORE INTO event_former (id, event_id)
SELECT lost.id, min(v.event_id)
FROM temp.lost_event AS lost
JOIN article AS a ON a.id = lost.article
JOIN evidence AS v ON v.article_id = a.article_id AND v.field = lost.field
    AND v.sentence = lost.sentence AND v.trigger_text = lost.trigger_text AND v.text = lost.text
WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.id = lost.id)
GROUP BY lost.id;

-- name: ids.entity_lost
INSERT OR IGNORE INTO entity_former (id, entity_id)
SELECT id, entity_id FROM (
    SELECT id, entity_id, row_number() OVER (
        PARTITION BY id ORDER BY count(*) DESC, min(article), entity_id) AS place
    FROM (
        SELECT lost.id, x.entity_id, lost.article
        FROM temp.lost_entity AS lost
        CROSS JOIN article AS a ON a.id = lost.article
        CROSS JOIN mention AS m ON m.article_id = a.article_id AND m.field = lost.field
            AND m.start = lost.start AND m.text = lost.text
        CROSS JOIN article_entity AS x ON x.article_id = m.article_id AND x.local = m.local
        UNION ALL
        SELECT lost.id, x.entity_id, lost.article
        FROM temp.lost_entity AS lost
        CROSS JOIN article AS a ON a.id = lost.article
        CROSS JOIN article_entity AS x ON x.article_id = a.article_id AND x.name = lost.name)
        AS found
    WHERE NOT EXISTS (SELECT 1 FROM entity WHERE entity.id = found.id)
    GROUP BY id, entity_id)
WHERE place = 1;
