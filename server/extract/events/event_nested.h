#ifndef DATELINED_EXTRACT_EVENT_NESTED_H
#define DATELINED_EXTRACT_EVENT_NESTED_H

#include "event_frame.h"

/* What belongs to a verb but stands deeper in the tree than the verb's own dependents. All answer
 * TOKEN_NONE when there is none. */

/* A party behind this preposition below another phrase of the verb: "met for a second time with an
 * envoy", "were freed on bail by a court". */
uint32_t event_nested_party(const struct event_scene *scene, uint32_t verb, const char *word);

/* Whoever does it, below a phrase that names no act of its own ("after an attack by rebels") and
 * stands right behind it; or who says what "in a statement released on Monday" he wrote. */
uint32_t event_nested_agent(const struct event_scene *scene, uint32_t verb);

/* Whoever does what a passive tells together with words that its rule asks for: "was hit with a
 * fine of two million by the regulator". */
uint32_t event_nested_doer(const struct event_scene *scene, const struct event_frame *frame);

/* The object below the verb's particle as if that were a preposition: "wrote off the debt". */
uint32_t event_nested_object(const struct event_scene *scene, const struct event_frame *frame);

#endif
