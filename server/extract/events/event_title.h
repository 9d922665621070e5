#ifndef DATELINED_EXTRACT_EVENT_TITLE_H
#define DATELINED_EXTRACT_EVENT_TITLE_H

#include "event_frame.h"
#include "extract/events.h"

/* A short English sentence for the act, cut from the words of its sentence; `status` is the
 * event's. */
struct span event_title_make(const struct event_scene *scene, const struct event_frame *frame,
                             enum event_status status);

#endif
