#ifndef DATELINED_EXTRACT_EVENT_ATTENDANT_H
#define DATELINED_EXTRACT_EVENT_ATTENDANT_H

#include "event_frame.h"

/* Whoever is there for the talks "with" somebody, makes the visit "to" somewhere or says what the
 * noun is a word for, as it tells in `frame`, whose agent is not known; TOKEN_NONE when nobody is.
 */
uint32_t event_attendant_of(const struct event_scene *scene, uint32_t noun,
                            const struct event_frame *frame);

/* The verb of saying that tells what was said in a noun for words said in public, "said in a
 * statement", "told a news conference"; TOKEN_NONE where none does or it is an act by itself. */
uint32_t event_attendant_saying(const struct event_scene *scene, uint32_t noun);

#endif
