#ifndef DATELINED_STORE_GRAPH_SEATS_H
#define DATELINED_STORE_GRAPH_SEATS_H

#include "store/records.h"
#include "store/search/found_events.h"

/* Where entities meet: at places, which are events, articles or sentences. */
struct seats {
    struct census_links at;     /* the entities at each place */
    struct census_links places; /* the places of each entity */
    const uint8_t *wanted;      /* by place: 1 when it counts; NULL: all do */
};

/* The places of the events that `list` found: they themselves; the articles that tell them, copies
 * left out; or the sentences that do. Lives as long as the census and the list's arena. Errors as
 * census_take. */
MUST_CHECK enum status graph_seats_read(struct list *list, const struct found_events *found,
                                        enum related_by by, struct seats *out);

/* Whether meetings at `place` count. */
static inline bool graph_seats_count(const struct seats *seats, uint32_t place)
{
    return seats->wanted == NULL || seats->wanted[place];
}

#endif
