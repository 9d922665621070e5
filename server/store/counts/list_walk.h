#ifndef DATELINED_STORE_LIST_WALK_H
#define DATELINED_STORE_LIST_WALK_H

#include "census.h"
#include "store/list.h"

/* An article that was there when a walk began and was removed or replaced since, as it was. */
struct departed {
    uint32_t article;             /* its row number, which one that replaced it has, too */
    struct span source;           /* absent: none */
    int32_t first, last;          /* days it was published on; DAY_NONE: unknown */
    const struct span *sentences; /* each names entities by their rows: "3,17" */
    size_t sentence_count;
};

/* A walk through entities or sources by the days of their articles, while articles come and go:
 * what these name stays at the place that it had when the walk began. */
struct list_walk {
    bool moved;             /* articles came or went since the walk began */
    uint32_t article_limit; /* articles that were there then have smaller row numbers */
    uint8_t *gone;          /* by row number: 1 when that is of a departed one */
    uint32_t gone_limit;
    const struct departed *departed;
    size_t departed_count;
    int32_t *last_days;    /* by entity: the last day of those of `departed` that name it, */
    uint32_t entity_limit; /* INT32_MAX when none does; entities have smaller rows */
};

/* Reads the list's cursor, and sets what the next one keeps of the walk. Errors as any statement.
 */
MUST_CHECK enum status list_walk_start(struct list *list, struct list_walk *out);

/* Whether what an article, by its row number, says now was so when the walk began. */
bool list_walk_has(const struct list_walk *walk, uint32_t article);

/* Takes the next entity's row from a departed article's sentence; false at its end. */
bool list_walk_next_entity(struct span *sentence, uint32_t *entity);

/* The day by which an entity (row) is placed; DAY_NONE: the last. */
int32_t list_walk_entity_day(const struct list_walk *walk, const struct census *census,
                             uint32_t entity);

/* The first and last publication days of each source's articles that were there, by its number in
 * the census; of a source without any, those of now. */
struct census_days list_walk_source_days(const struct list_walk *walk, const struct census *census,
                                         struct arena *arena);

#endif
