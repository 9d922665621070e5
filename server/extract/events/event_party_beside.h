#ifndef DATELINED_EXTRACT_EVENT_PARTY_BESIDE_H
#define DATELINED_EXTRACT_EVENT_PARTY_BESIDE_H

#include "event_frame.h"

/* Of a request or charge whose own places name nobody to whom it is made: who acts in the clause
 * that tells what is asked for or alleged, "demanded that the king resign"; TOKEN_NONE. */
uint32_t event_party_asked(const struct event_scene *scene, const struct event_frame *frame);

/* Who is told besides those whom the act of a verb befell: "was shot along with his guards";
 * TOKEN_NONE. */
uint32_t event_party_companion(const struct event_scene *scene, const struct event_frame *frame);

/* Whom an attack is said to be aimed at: "an attack targeting foreigners", "Gao was the target of
 * an attack"; TOKEN_NONE. */
uint32_t event_party_targeted(const struct event_scene *scene, const struct event_frame *frame);

/* A thing that a verb of assault hits: "stormed a hideout"; TOKEN_NONE. */
uint32_t event_party_thing(const struct event_scene *scene, const struct event_frame *frame);

/* Who leads the act of a noun: "a U.S.-led invasion"; TOKEN_NONE. */
uint32_t event_party_leader(const struct event_scene *scene, const struct event_frame *frame);

#endif
