#ifndef DATELINED_EXTRACT_EVENT_PAIR_H
#define DATELINED_EXTRACT_EVENT_PAIR_H

#include "event.h"
#include "extract/analysis.h"

/* Gives the two whom an event of the sentences before names to a party that speaks of both at once:
 * "They met again", "the two sides agreed". `events` are all of an article in the order of the
 * text; their parties are replaced by new ones in `arena`. */
void event_pairs_resolve(struct arena *arena, const struct analysis *analysis, struct event *events,
                         size_t count);

#endif
