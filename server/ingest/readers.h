#ifndef DATELINED_SERVER_INGEST_READERS_H
#define DATELINED_SERVER_INGEST_READERS_H

#include "ingest/reader.h"

/* The forms. */
extern const struct reader text_reader; /* plain text: one article a file */

#endif
