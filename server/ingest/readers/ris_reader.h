#ifndef DATELINED_SERVER_INGEST_READERS_RIS_READER_H
#define DATELINED_SERVER_INGEST_READERS_RIS_READER_H

#include "ingest/reader.h"

/* Whether a text is RIS: it begins with a record, which ends. */
bool ris_is_text(struct span text);

/* Gives the articles of RIS records, as struct reader says. STATUS_UNSUPPORTED without any. */
MUST_CHECK enum status ris_read(struct arena *arena, const struct reader_input *input,
                                const struct reader_sink *sink, struct failure *failure);

#endif
