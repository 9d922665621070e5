#ifndef DATELINED_EXTRACT_EVENT_ACT_H
#define DATELINED_EXTRACT_EVENT_ACT_H

#include "event_frame.h"
#include "event_judge.h"

/* Sets the PLOVER or civil type, the CAMEO code and the mode of an event whose status is set; code
 * and mode are NULL where there is none. `act` is the act that this one speaks of, NULL for none.
 */
void event_act_set(const struct event_scene *scene, const struct event_frame *frame,
                   const struct event_frame *act, const struct event_verdict *verdict,
                   struct event *event);

#endif
