#ifndef DATELINED_EXTRACT_EVENT_TIME_SIDE_H
#define DATELINED_EXTRACT_EVENT_TIME_SIDE_H

#include "event_frame.h"

/* The date (an index of `analysis->dates`) of a clause that goes along with the act of the verb
 * `act`; UINT32_MAX for none. To be asked when the act has no date of its own. */
uint32_t event_time_beside(const struct event_scene *scene, uint32_t act);

#endif
