-- What is remembered of each text to find its copies, without reading the text again.
CREATE TABLE article_sketch (
    article_id INTEGER PRIMARY KEY REFERENCES article (article_id) ON DELETE CASCADE,
    hashes     BLOB NOT NULL -- smallest hashes of its word sequences: server/ingest/copies.c
) STRICT;
