-- Articles that were removed or replaced, as they were, the last few thousand of them: a walk by days
-- that began before shows what they named in the place that it had (counts/list_walk.c).
CREATE TABLE departed (
    generation INTEGER NOT NULL, -- the first without it
    article_id INTEGER NOT NULL,
    source     TEXT,
    first      INTEGER,          -- days it was published on
    last       INTEGER,
    sentences  TEXT NOT NULL,    -- the entities of each: "3,17;17,40"
    PRIMARY KEY (generation, article_id)
) STRICT, WITHOUT ROWID;
