#ifndef DATELINED_EXTRACT_EVENT_STATUS_H
#define DATELINED_EXTRACT_EVENT_STATUS_H

#include "event_frame.h"
#include "event_judge.h"

/* Settles the status of an event whose period and first status are set, and forgets a period that
 * cannot be its. */
void event_status_settle(const struct event_scene *scene, const struct event_frame *frame,
                         struct event *event);

/* "will not take part in the vote": who says so refuses now, which `verdict` is made to say. Taking
 * part is no act by itself, nor is not having taken part: false for those. True, and nothing done,
 * for acts of any other kind. */
bool event_status_of_absence(const struct event_scene *scene, const struct event_frame *frame,
                             struct event_verdict *verdict);

#endif
