#ifndef DATELINED_EXTRACT_EVENT_TIME_AFTER_H
#define DATELINED_EXTRACT_EVENT_TIME_AFTER_H

#include "event_frame.h"

/* Dates an act that is told so long before or after another whose day the sentence tells: "was
 * sworn in on Friday, three days after the president resigned" dates the resigning, "was charged
 * two days after he was arrested on Sunday" the charging. Sets date (the words of the length),
 * period and basis of `event`; false, with nothing set, when `act` is no such act. `own` is the
 * date (an index of `analysis->dates`, UINT32_MAX for none) that the act would have otherwise: it
 * stands unless it is that of the other act. */
bool event_time_count(const struct event_scene *scene, uint32_t act, uint32_t own,
                      struct event *event);

#endif
