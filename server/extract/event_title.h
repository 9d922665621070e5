#ifndef DATELINED_EXTRACT_EVENT_TITLE_H
#define DATELINED_EXTRACT_EVENT_TITLE_H

#include "event_frame.h"

/* A short English sentence for the act, cut from the words of its sentence. */
struct span event_title_make(const struct event_scene *scene, const struct event_frame *frame);

/* The merge key: type, the keys of its parties' entities in order, and the day. Absent when a
 * party is not a known entity, there is none, or the day is not known. */
struct span event_title_key(const struct event_scene *scene, const struct event *event);

#endif
