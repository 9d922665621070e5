#ifndef DATELINED_STORE_EVENT_CONFLICTS_H
#define DATELINED_STORE_EVENT_CONFLICTS_H

#include "event_merge.h"

/* Writes where the reports of an event disagree: dates that do not overlap, different places of one
 * kind, different numbers of killed or wounded; each value with the article that gives it. */
MUST_CHECK enum status event_conflicts_write(const struct event_merge *merge);

#endif
