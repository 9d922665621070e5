#ifndef DATELINED_STORE_COMPANIONS_H
#define DATELINED_STORE_COMPANIONS_H

#include "census_sentences.h"
#include "list_walk.h"
#include "store/records.h"

/* Entities that share articles (sentences, events) with one entity. */
struct companion {
    uint32_t entity;     /* row number */
    uint32_t count;      /* shared articles, sentences or events */
    int32_t first, last; /* publication days of what is shared; DAY_NONE: unknown */
    int32_t place;       /* the last one by which it is placed in a walk */
};

struct companions {
    const struct companion *rows;
    size_t count; /* of rows: all that may stand on the page, in no order */
    uint64_t total;
};

/* Counts those that share something with the entity in row `entity`, meet the query's type, country
 * and min_articles, and may stand on the page that its sort, cursor and limit ask for (sort by
 * name: all of them). `sentences` may be NULL unless they are what is shared, `walk` unless the
 * sort is by days. */
struct companions companions_count(const struct census *census,
                                   const struct census_sentences *sentences, uint32_t entity,
                                   enum related_by by, const struct query *query,
                                   const struct list_walk *walk, struct arena *arena);

#endif
