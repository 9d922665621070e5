#ifndef DATELINED_EXTRACT_EVENT_PLACE_CLAUSE_H
#define DATELINED_EXTRACT_EVENT_PLACE_CLAUSE_H

#include "event_frame.h"

/* The token of the place of which a "where"-clause that an act stands in is told: "flew to Dakar on
 * Monday, where he met X"; TOKEN_NONE. */
uint32_t event_place_of_where(const struct event_scene *scene, uint32_t act);

/* The verb of the clause that tells more of the act of a noun: "the quake, which struck off
 * Honshu", "an outbreak that began in Leeds"; TOKEN_NONE. */
uint32_t event_place_clause_about(const struct event_scene *scene, uint32_t noun);

/* The place of the court before which somebody is tried or charged: "pleaded guilty before a judge
 * in Oslo", "was charged at the High Court in Kano"; TOKEN_NONE, also for acts of other kinds. */
uint32_t event_place_of_court(const struct event_scene *scene, const struct event_frame *frame);

/* The place of what somebody is freed or dismissed from: "freed from a prison in Oslo"; TOKEN_NONE,
 * also for acts of other kinds. */
uint32_t event_place_left(const struct event_scene *scene, const struct event_frame *frame);

/* The town of people without a name who speak: "teachers in Kampala demanded"; TOKEN_NONE. */
uint32_t event_place_of_speakers(const struct event_scene *scene, const struct event_frame *frame);

#endif
