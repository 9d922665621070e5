#ifndef DATELINED_EXTRACT_EVENT_STATUS_H
#define DATELINED_EXTRACT_EVENT_STATUS_H

#include "event_frame.h"

/* Settles the status of an event whose period and first status are set, and forgets a period that
 * cannot be its. */
void event_status_settle(const struct event_scene *scene, const struct event_frame *frame,
                         struct event *event);

#endif
