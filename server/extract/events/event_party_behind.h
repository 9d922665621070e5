#ifndef DATELINED_EXTRACT_EVENT_PARTY_BEHIND_H
#define DATELINED_EXTRACT_EVENT_PARTY_BEHIND_H

#include "event_frame.h"

/* The party that a thing belongs to or speaks of, for an act of this type: "rejected the U.S.
 * appeal", "lifted the suspension of a radio station"; TOKEN_NONE. */
uint32_t event_party_behind(const struct event_scene *scene, enum event_type type, uint32_t noun);

/* The country whose ship or plane it is: "a British tanker", "a Greek-flagged tanker"; TOKEN_NONE.
 */
uint32_t event_party_flag(const struct event_scene *scene, uint32_t noun);

/* Whether what stands in this place of the frame, which is not empty, is no party: a place where an
 * act of harm was done, a town where another act was, whom an act befell that is only spoken of. */
bool event_party_is_scene(const struct event_scene *scene, const struct event_frame *frame,
                          enum event_slot slot);

#endif
