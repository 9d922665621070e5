-- What the archive remembers of itself, and the bounds of a read.

-- name: archive.get
SELECT value FROM archive WHERE key = ?;

-- name: archive.set
INSERT INTO archive (key, value) VALUES (?, ?)
ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value;

-- name: read.begin
BEGIN;

-- name: read.end
ROLLBACK;

-- name: connection.fts5_api
SELECT fts5(?1);

-- name: list.count
SELECT count(*)

-- name: list.kept_count
, (SELECT count(*) FROM kept)

-- name: list.all_kept
kept (row, score) AS (SELECT row, score FROM hit)

-- name: list.chosen_begin
WITH kept (row, score) AS (VALUES

-- name: list.best_begin
hit.score <= coalesce((SELECT max(score) FROM (SELECT score FROM kept

-- name: list.best_end
ORDER BY score LIMIT ?)), ?)
