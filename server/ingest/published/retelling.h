#ifndef DATELINED_SERVER_INGEST_PUBLISHED_RETELLING_H
#define DATELINED_SERVER_INGEST_PUBLISHED_RETELLING_H

#include <stddef.h>

#include "ingest/corpus.h"
#include "published_model.h"

/* What the neighbours of an article (`neighbours`, in `articles` at `places`; see story.h) tell of
 * the happenings that it tells relative to its publication: the RETOLD_CHOICES clauses
 * likest to each of its tellings, in their order; the likest first, ties by the day. Two clauses
 * are alike that share words which few tellings of these articles have, one of them a name or
 * number. Allocates nothing that it keeps. */
size_t retelling_find(const struct corpus_article *articles, const struct corpus_article *article,
                      const struct dated_neighbour *neighbours, const size_t *places, size_t count,
                      struct retold out[RETOLD_MAX]);

#endif
