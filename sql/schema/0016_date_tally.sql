-- How many date expressions say the same: what a filtered list of dates counts, instead of all of
-- them. A few ten thousand rows, however large the archive is.
CREATE TABLE date_tally (
    key       TEXT NOT NULL PRIMARY KEY, -- the next five, since NULL differs from NULL in an index
    type      TEXT NOT NULL,             -- as in date
    basis     TEXT NOT NULL,             -- as in date
    precision TEXT,                      -- as in date
    earliest  INTEGER,                   -- as in date
    latest    INTEGER,                   -- as in date
    count     INTEGER NOT NULL           -- rows of date
) STRICT, WITHOUT ROWID;

INSERT INTO date_tally (key, type, basis, precision, earliest, latest, count)
SELECT type || '/' || basis || '/' || coalesce(precision, '') || '/' || coalesce(earliest, '') ||
    '/' || coalesce(latest, ''), type, basis, precision, earliest, latest, count(*)
FROM date GROUP BY 1;

CREATE TRIGGER date_added AFTER INSERT ON date BEGIN
    INSERT INTO date_tally (key, type, basis, precision, earliest, latest, count)
    VALUES (new.type || '/' || new.basis || '/' || coalesce(new.precision, '') || '/' ||
        coalesce(new.earliest, '') || '/' || coalesce(new.latest, ''),
        new.type, new.basis, new.precision, new.earliest, new.latest, 1)
    ON CONFLICT (key) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER date_removed AFTER DELETE ON date BEGIN
    UPDATE date_tally SET count = count - 1
    WHERE key = old.type || '/' || old.basis || '/' || coalesce(old.precision, '') || '/' ||
        coalesce(old.earliest, '') || '/' || coalesce(old.latest, '');
    DELETE FROM date_tally
    WHERE key = old.type || '/' || old.basis || '/' || coalesce(old.precision, '') || '/' ||
        coalesce(old.earliest, '') || '/' || coalesce(old.latest, '') AND count = 0;
END;
