#ifndef DATELINED_STORE_LIST_WALK_H
#define DATELINED_STORE_LIST_WALK_H

#include "census.h"
#include "store/list.h"

/* A walk through entities or sources by the days of their articles, while articles are added: what
 * they name meanwhile stays at the place that it had when the walk began. */
struct list_walk {
    bool moved;             /* articles were added since the walk began */
    uint32_t article_limit; /* articles that were there then have smaller row numbers */
};

/* Reads the list's cursor, and sets what the next one keeps of the walk. Errors as any statement.
 */
MUST_CHECK enum status list_walk_start(struct list *list, struct list_walk *out);

/* The day by which an entity (row) is placed; DAY_NONE: the last. */
int32_t list_walk_entity_day(const struct list_walk *walk, const struct census *census,
                             uint32_t entity);

/* The first and last publication days of each source's articles that were there, by its number in
 * the census; of a source without any, those of now. */
struct census_days list_walk_source_days(const struct list_walk *walk, const struct census *census,
                                         struct arena *arena);

#endif
