#ifndef DATELINED_SERVER_INGEST_READERS_TEXT_PARTS_H
#define DATELINED_SERVER_INGEST_READERS_TEXT_PARTS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"

/* Cuts the text that a press database gives for several documents (Nexis, Factiva, ProQuest) into
 * the documents, in order; one part, the whole text, when it is not such a text. What stands before
 * the first document or behind the last one (a list of hits, what was searched for) is left out.
 * The number goes to `*count`, which is at least 1. */
const struct span *text_parts_cut(struct arena *arena, struct span text, size_t *count);

#endif
