#ifndef DATELINED_SERVER_INGEST_READERS_READERS_H
#define DATELINED_SERVER_INGEST_READERS_READERS_H

#include "ingest/reader.h"

/* The forms. */
extern const struct reader text_reader; /* plain text: one article a file, or a database's many */
extern const struct reader html_reader; /* a page as saved by a browser */
extern const struct reader markdown_reader; /* CommonMark with YAML or TOML front matter */
extern const struct reader json_reader;     /* one article, or a list of them */
extern const struct reader ndjson_reader;   /* one article a line */
extern const struct reader feed_reader;     /* RSS, Atom and news agencies' XML */
extern const struct reader csv_reader;      /* one article a row */
extern const struct reader mime_reader;     /* a page kept as one file, a mail */
extern const struct reader ris_reader;      /* a catalogue's tagged records */

#endif
