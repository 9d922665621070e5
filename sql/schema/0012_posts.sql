-- What was posted, to be read again when what is corrected of an article changes.
CREATE TABLE post (
    post_id INTEGER PRIMARY KEY,
    json    INTEGER NOT NULL CHECK (json IN (0, 1)), -- else plain text
    bytes   BLOB NOT NULL
) STRICT;

CREATE TABLE article_post (
    article_id INTEGER PRIMARY KEY REFERENCES article (article_id) ON DELETE CASCADE,
    post_id    INTEGER NOT NULL REFERENCES post (post_id),
    place      INTEGER NOT NULL -- among what the reader finds in it, from 0
) STRICT;

CREATE INDEX article_post_by_post ON article_post (post_id);
