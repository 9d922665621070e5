#ifndef DATELINED_EXTRACT_EVENT_TIME_SIDE_H
#define DATELINED_EXTRACT_EVENT_TIME_SIDE_H

#include "event_frame.h"

/* The date (an index of `analysis->dates`) of a clause that goes along with the act of the verb
 * `act`; UINT32_MAX for none. To be asked when the act has no date of its own. */
uint32_t event_time_beside(const struct event_scene *scene, uint32_t act);

/* The second of two dates of a verb, for an act noun between them: "arrested in January for the
 * murder of a bishop in 1998"; UINT32_MAX for none. */
uint32_t event_time_second(const struct event_scene *scene, uint32_t noun);

/* The day to come behind a noun for what is planned, whatever the tree hangs it on: "doubts over
 * planned talks with Iran on July 12"; UINT32_MAX for none. */
uint32_t event_time_of_plan(const struct event_scene *scene, uint32_t noun);

#endif
