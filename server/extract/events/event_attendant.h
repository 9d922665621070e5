#ifndef DATELINED_EXTRACT_EVENT_ATTENDANT_H
#define DATELINED_EXTRACT_EVENT_ATTENDANT_H

#include "event_frame.h"

/* Whoever is there for the talks "with" somebody, or makes the visit "to" somewhere, that the noun
 * tells of in `frame`, whose agent is not known; TOKEN_NONE when nobody is. */
uint32_t event_attendant_of(const struct event_scene *scene, uint32_t noun,
                            const struct event_frame *frame);

#endif
