#ifndef DATELINED_EXTRACT_EVENT_PARTY_H
#define DATELINED_EXTRACT_EVENT_PARTY_H

#include "event_frame.h"

/* The parties that a frame's places hold, as its rule assigns them: actors first. When the act
 * itself has no recipient, those of the act that it speaks of (`inner`, or NULL) are taken. The
 * number goes to `*count`; the array lives in the scene's arena. */
const struct party *event_party_list(const struct event_scene *scene,
                                     const struct event_frame *frame,
                                     const struct event_frame *inner, size_t *count);

/* The noun for the talks that a visit is for and that name its host, "flew to Asmara for [talks]
 * with X", which are not told again; TOKEN_NONE. */
uint32_t event_party_talks(const struct event_scene *scene, const struct event_frame *frame);

#endif
