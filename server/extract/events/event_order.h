#ifndef DATELINED_EXTRACT_EVENT_ORDER_H
#define DATELINED_EXTRACT_EVENT_ORDER_H

#include "event.h"
#include "text/document.h"

/* Sets `points_back`, `dates_another` and `ordered_by` of each of `count` events by the trees of
 * their sentences; all stay unset where there is no tree. */
void event_order_set(const struct document *document, struct event *events, size_t count);

#endif
