#ifndef DATELINED_EXTRACT_EVENT_PLACE_AROUND_H
#define DATELINED_EXTRACT_EVENT_PLACE_AROUND_H

#include "event_place_search.h"

/* The verb of the act: itself, or the one that the noun is a part of or how its act was done;
 * TOKEN_NONE. */
uint32_t event_place_verb_of(const struct event_scene *scene, uint32_t act);

/* Looks beyond the clause of the act, from the nearest to the farthest, until a place is found. */
void event_place_search_around(struct place_search *search, const struct event_frame *frame);

#endif
