#ifndef DATELINED_EXTRACT_EVENT_ANYBODY_H
#define DATELINED_EXTRACT_EVENT_ANYBODY_H

#include "event_frame.h"

/* Whether a clause tells what nobody in particular did or undergoes: "anyone convicted of theft
 * faces prison", "a person who is arrested must". */
bool event_anybody_acts(const struct event_scene *scene, const struct event_frame *frame);

#endif
