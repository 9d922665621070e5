#ifndef DATELINED_EXTRACT_EVENT_TIME_FRONT_H
#define DATELINED_EXTRACT_EVENT_TIME_FRONT_H

#include "event_frame.h"

/* A date that opens the sentence: "On Friday, …", "Last month …", "In Kabul on Friday, …", "In a
 * vote held in 1967, …"; not that of "Since the invasion two years ago, …". UINT32_MAX for none. */
uint32_t event_time_front(const struct event_scene *scene);

/* "Since the invasion two years ago, the army has": whether the date is that of a phrase that opens
 * the sentence, brings its own time and ends before the act. */
bool event_time_is_in_front_phrase(const struct event_scene *scene, uint32_t act, uint32_t date);

/* The date that opens a sentence whose act, of the verb `verb`, somebody says in the present: "In
 * Kabul Tuesday, officials say police fired" has nothing else to tell; not "in a statement
 * Tuesday". UINT32_MAX for none. */
uint32_t event_time_of_content(const struct event_scene *scene, uint32_t verb);

#endif
