#ifndef DATELINED_EXTRACT_EVENT_TIME_H
#define DATELINED_EXTRACT_EVENT_TIME_H

#include "event_frame.h"

/* Sets the event's period, date and basis from the date expression that belongs to the act; leaves
 * it undated when the sentence has none for it. */
void event_time_set(const struct event_scene *scene, const struct event_frame *frame,
                    struct event *event);

#endif
