#ifndef DATELINED_SERVER_INGEST_PUBLISHED_TELLING_WORDS_H
#define DATELINED_SERVER_INGEST_PUBLISHED_TELLING_WORDS_H

#include "telling.h"

/* Adds the words of a clause, each once and as many as there is room for: hashes of their stems, of
 * which the lowest bit marks a name. */
void telling_words_add(struct telling *telling, struct span clause);

/* Puts them in order, once all are there. */
void telling_words_sort(struct telling *telling);

#endif
