#ifndef DATELINED_EXTRACT_EVENT_TIME_PAIR_H
#define DATELINED_EXTRACT_EVENT_TIME_PAIR_H

#include "event_frame.h"

/* Of the date (an index of `analysis->dates`) and one right behind it the more exact, when it lies
 * within the first: "next month, on August 2"; else the date itself. */
uint32_t event_time_exact(const struct event_scene *scene, uint32_t date);

/* The period of a date, up to the end of one joined to it: "in the 1970s and 1980s". */
struct period event_time_joined(const struct event_scene *scene, uint32_t date);

#endif
