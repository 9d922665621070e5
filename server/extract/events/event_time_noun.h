#ifndef DATELINED_EXTRACT_EVENT_TIME_NOUN_H
#define DATELINED_EXTRACT_EVENT_TIME_NOUN_H

#include "event_frame.h"

/* The date (an index of `analysis->dates`) of an act that a noun tells, where the tree hangs it on
 * something else: on a clause about the noun, on what describes it, on a verb that has another
 * time; UINT32_MAX for none. To be asked when the noun has no date of its own. */
uint32_t event_time_of_noun(const struct event_scene *scene, const struct event_frame *frame);

/* Of a noun joined to another one, to whose date (UINT32_MAX: none) it would come, the date behind
 * it: "held local elections in 1999 and the first national elections in 2003"; else that date. */
uint32_t event_time_of_second_noun(const struct event_scene *scene, uint32_t noun, uint32_t date);

/* Whether a date (UINT32_MAX: none) behind an act is rather that of what the act comes after:
 * "called it off following the bombings in Rome on July 11", "the first since the coup of 1991". */
bool event_time_is_of_phrase(const struct event_scene *scene, uint32_t act, uint32_t date);

#endif
