#ifndef DATELINED_EXTRACT_EVENT_PRONOUN_H
#define DATELINED_EXTRACT_EVENT_PRONOUN_H

#include "event_phrase.h"

/* Whom a "he", "she" or "they" means that no entity is known for, because people who are only
 * described are nobody's entity: "He drove a van when police stopped the man". */

/* The words, in the token's sentence or the one before, with their article and `head` being the
 * noun, that the pronoun at `token`, a subject, stands for; false when it is no such pronoun, is
 * known, or may mean somebody else. */
bool event_pronoun_means(const struct event_scene *scene, uint32_t token, struct event_phrase *out);

#endif
