#ifndef DATELINED_SERVER_INGEST_PUBLISHED_STORY_H
#define DATELINED_SERVER_INGEST_PUBLISHED_STORY_H

#include <stddef.h>
#include <stdint.h>

#include "ingest/corpus.h"
#include "published_model.h"

/* Which dated articles tell the same story as an undated one: those that share its rare names
 * (cosine of names weighed by how few articles have them). */
struct story_index;

/* Over the articles whose `published` or `inferred` is a day, or a week, of which the middle
 * counts; `articles` is borrowed. */
struct story_index *story_index_new(const struct corpus_article *articles, size_t count);
void story_index_free(struct story_index *index); /* NULL is allowed */

/* The articles most alike, best first, at most DATED_NEIGHBOURS_MAX; ties by the day. Not the
 * article itself. `places`, when not NULL, receives their indices. */
size_t story_neighbours(struct story_index *index, const struct corpus_article *article,
                        struct dated_neighbour out[DATED_NEIGHBOURS_MAX],
                        size_t places[DATED_NEIGHBOURS_MAX]);

#endif
