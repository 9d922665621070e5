#ifndef DATELINED_EXTRACT_EVENT_SURFACE_H
#define DATELINED_EXTRACT_EVENT_SURFACE_H

#include "event_frame.h"

/* Reads the verb at `token` with what stands around it; false when it is no event. For sentences
 * without a tree. */
bool event_surface_fill(const struct event_scene *scene, uint32_t token, struct event_frame *out);

#endif
