#ifndef DATELINED_EXTRACT_EVENT_PLACE_CLAUSE_H
#define DATELINED_EXTRACT_EVENT_PLACE_CLAUSE_H

#include "event_frame.h"

/* The token of the place of which a "where"-clause that an act stands in is told: "flew to Dakar on
 * Monday, where he met X"; TOKEN_NONE. */
uint32_t event_place_of_where(const struct event_scene *scene, uint32_t act);

/* The verb of the clause that tells more of the act of a noun: "the quake, which struck off
 * Honshu", "an outbreak that began in Leeds", "talks held in Rome"; TOKEN_NONE. */
uint32_t event_place_clause_about(const struct event_scene *scene, uint32_t noun);

/* Whether a verb tells what was done with the act above it, and so in the same place: "raided the
 * camp in Gao, arresting ten", "ended the siege by storming it", "shot at them as they marched". */
bool event_place_is_along(const struct event_scene *scene, uint32_t verb);

/* The place where those to whom an act was done are said to have been: "shot at protesters who had
 * gathered in Kano"; TOKEN_NONE. */
uint32_t event_place_of_present(const struct event_scene *scene, const struct event_frame *frame);

/* The place of the court before which somebody is tried or charged: "pleaded guilty before a judge
 * in Oslo", "was charged at the High Court in Kano"; TOKEN_NONE, also for acts of other kinds. */
uint32_t event_place_of_court(const struct event_scene *scene, const struct event_frame *frame);

/* The place of what somebody is freed or dismissed from: "freed from a prison in Oslo"; TOKEN_NONE,
 * also for acts of other kinds. */
uint32_t event_place_left(const struct event_scene *scene, const struct event_frame *frame);

/* The town of people without a name who speak: "teachers in Kampala demanded"; TOKEN_NONE. */
uint32_t event_place_of_speakers(const struct event_scene *scene, const struct event_frame *frame);

/* "Gao was the scene of two attacks": the place that is said to be the scene or target of the act
 * of a noun; TOKEN_NONE. */
uint32_t event_place_of_lot(const struct event_scene *scene, uint32_t act);

#endif
