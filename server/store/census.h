#ifndef DATELINED_STORE_CENSUS_H
#define DATELINED_STORE_CENSUS_H

#include "entity.h"
#include "store/archive.h"

/* For each row number the row numbers linked to it, all distinct: those of `row` are
 * items[start[row]] to items[start[row + 1] - 1]; row < limit. */
struct census_links {
    uint32_t limit;
    uint32_t *start; /* limit + 1 numbers */
    uint32_t *items;
};

/* The same links from the items' side, items < `item_limit`. */
struct census_links census_links_turn(struct arena *arena, const struct census_links *links,
                                      uint32_t item_limit);

/* Days from 1970-01-01, DAY_NONE when unknown, by row number. */
struct census_days {
    int32_t *first, *last;
};

struct census_entity {
    uint32_t article_count;
    uint32_t order; /* its place among all by their ids */
    enum entity_type type;
    char country[4]; /* ISO 3166-1 alpha-3; "": unknown */
};

/* Who is where in the archive, as arrays: what pages need that count over a large part of it, for
 * which statements would have to look at hundreds of thousands of rows. Of one generation and
 * read-only; about 60 bytes an article and its share of the entities and events each. */
struct census {
    uint64_t generation;
    uint32_t holders; /* guarded by the store's lock */
    struct arena *arena;
    struct census_links article_entities, entity_articles; /* mentioned in */
    struct census_links event_entities, entity_events;     /* a party of */
    struct census_links event_articles;                    /* told by */
    struct census_entity *entities;                        /* by row number */
    uint8_t *is_copy;                                      /* articles: of another one */
    struct census_days articles;                           /* published */
    struct census_days reported;                           /* events: first and last */
    struct census_days events;                             /* happened */
    uint64_t *event_weights;                               /* greater: see timeline_get */
    uint32_t *events_in_order; /* rows of all events in the order of "oldest", then of their ids */
    uint32_t event_count, entity_count, article_limit, entity_limit, event_limit;
};

/* The census of the generation that `reader` reads, counted now when nobody needed it before. It
 * stays valid until store_read_end. STATUS_TIMEOUT, STATUS_CANCELLED, STATUS_IO as for any
 * statement. */
MUST_CHECK enum status census_take(struct store_reader *reader, const struct census **out);

/* Ends the reader's use of its census, if it has one; the last user of a superseded one frees it.
 */
void census_release(struct store_reader *reader);

/* Ends the store's own use of the latest one. */
void census_close(struct store *store);

#endif
