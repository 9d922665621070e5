#ifndef DATELINED_EXTRACT_EVENT_TIME_SIDE_H
#define DATELINED_EXTRACT_EVENT_TIME_SIDE_H

#include "event_frame.h"

/* The date (an index of `analysis->dates`) of a clause that goes along with the act of the verb
 * `act`; UINT32_MAX for none. To be asked when the act has no date of its own. */
uint32_t event_time_beside(const struct event_scene *scene, uint32_t act);

/* The date of the act that a clause of the verb `verb` tells more of: "fought in 2006, which killed
 * a thousand", "were killed today by a bomb that went off"; UINT32_MAX for none. */
uint32_t event_time_of_antecedent(const struct event_scene *scene, uint32_t verb);

/* The date of a clause that tells when the act of a noun was: "the strike that killed ten on
 * Monday", "a meeting planned for Sunday"; UINT32_MAX for none. */
uint32_t event_time_of_clause(const struct event_scene *scene, uint32_t act);

/* The date of a clause that says when the act of a noun was to be: "elections planned for March
 * were put off on Friday"; UINT32_MAX for none, and for a verb. */
uint32_t event_time_of_planned(const struct event_scene *scene, uint32_t noun);

/* Of a verb of blame or judgment and the date (UINT32_MAX: none) found for it: whether the date is
 * rather that of the deed between them: "charged with the murder of a banker in 2005". */
bool event_time_is_of_deed(const struct event_scene *scene, uint32_t verb, uint32_t date);

/* That date, for the noun of the deed; UINT32_MAX for none. */
uint32_t event_time_of_deed(const struct event_scene *scene, uint32_t noun);

/* The day right before a past form, or behind it, a participle or "will meet" with no other clause
 * or act between, whatever the tree hangs it on: "clashed with guns and a rocket launcher late
 * Thursday"; UINT32_MAX for none. To be asked last. */
uint32_t event_time_nearest(const struct event_scene *scene, uint32_t act);

/* "won December's election", "beat him in the May 3 vote": the date of what was won, for an act of
 * election; UINT32_MAX for none. */
uint32_t event_time_of_election(const struct event_scene *scene, const struct event_frame *frame);

#endif
