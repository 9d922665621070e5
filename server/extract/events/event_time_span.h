#ifndef DATELINED_EXTRACT_EVENT_TIME_SPAN_H
#define DATELINED_EXTRACT_EVENT_TIME_SPAN_H

#include "event_frame.h"

/* Opens the period of a dated act that is told since its date ("since 2011"), which goes on then
 * unless it is done at once; of acts that only are compared ("the first since 2001") takes the date
 * away. */
void event_time_open(const struct event_scene *scene, const struct event_frame *frame,
                     struct event *event);

/* "have died since the rains began in June", "has been held since he was caught last year": opens
 * the period of what is told in a perfect form, has no date and is done since then. */
void event_time_since(const struct event_scene *scene, const struct event_frame *frame,
                      struct event *event);

/* "shelled the town until Wednesday", "refused to sign until 1992": dates what lasts and has no
 * date by its last day. */
void event_time_close(const struct event_scene *scene, const struct event_frame *frame,
                      struct event *event);

/* "did not join until 1993", "will not meet until May": makes an act without a date that is denied
 * up to a day one that happened, or is planned, on that day. */
void event_time_delay(const struct event_scene *scene, const struct event_frame *frame,
                      struct event *event);

#endif
