#ifndef DATELINED_EXTRACT_EVENT_THEY_H
#define DATELINED_EXTRACT_EVENT_THEY_H

#include "event_frame.h"

/* Whom a "they" means that no entity is known for: "They raised concerns" after "North Korean
 * officials proposed a visit." */

/* The tokens [*first, *last] of the sentence before, `last` being their head, that the pronoun at
 * `token` stands for; false when it is no "they", is known, or may mean somebody else. */
bool event_they_means(const struct event_scene *scene, uint32_t token, uint32_t *first,
                      uint32_t *last);

#endif
