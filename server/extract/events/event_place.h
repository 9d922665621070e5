#ifndef DATELINED_EXTRACT_EVENT_PLACE_H
#define DATELINED_EXTRACT_EVENT_PLACE_H

#include "event_frame.h"

/* Sets the event's place, place_text and place_at when its own clause says where the act took
 * place or, of a movement, where it led; ENTITY_UNRESOLVED and absent when it does not. The event
 * has its type and code already. */
void event_place_set(const struct event_scene *scene, const struct event_frame *frame,
                     struct event *event);

#endif
