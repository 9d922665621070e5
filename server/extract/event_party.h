#ifndef DATELINED_EXTRACT_EVENT_PARTY_H
#define DATELINED_EXTRACT_EVENT_PARTY_H

#include "event_frame.h"

/* The parties that a frame's places hold, as its rule assigns them: actors first. The number goes
 * to `*count`. The array lives in the scene's arena. */
const struct party *event_party_list(const struct event_scene *scene,
                                     const struct event_frame *frame, size_t *count);

#endif
