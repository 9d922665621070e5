#ifndef DATELINED_STORE_ENTITY_WALK_H
#define DATELINED_STORE_ENTITY_WALK_H

#include "census.h"
#include "store/list.h"

/* A walk through entities from the newest on, while articles are added that name them: who was
 * named meanwhile stays at the place that he had when the walk began. */
struct entity_walk {
    bool moved;             /* articles were added since the walk began */
    uint32_t article_limit; /* articles that were there then have smaller row numbers */
};

/* Reads the list's cursor, and sets what the next one keeps of the walk. Errors as any statement.
 */
MUST_CHECK enum status entity_walk_start(struct list *list, struct entity_walk *out);

/* The day by which an entity (row) is placed; DAY_NONE: the last. */
int32_t entity_walk_day(const struct entity_walk *walk, const struct census *census,
                        uint32_t entity);

#endif
