#ifndef DATELINED_EXTRACT_EVENT_TITLE_H
#define DATELINED_EXTRACT_EVENT_TITLE_H

#include "event_frame.h"

/* A short English sentence for the act, cut from the words of its sentence. */
struct span event_title_make(const struct event_scene *scene, const struct event_frame *frame);

#endif
