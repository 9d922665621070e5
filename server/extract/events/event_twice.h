#ifndef DATELINED_EXTRACT_EVENT_TWICE_H
#define DATELINED_EXTRACT_EVENT_TWICE_H

#include "event_frame.h"

/* Whether another word of the sentence tells the act, so that it is none of its own: "killed" in
 * "the attack killed ten", "shot" in "shot and killed". */
bool event_twice_told(const struct event_scene *scene, const struct event_frame *frame);

#endif
