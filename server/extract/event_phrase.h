#ifndef DATELINED_EXTRACT_EVENT_PHRASE_H
#define DATELINED_EXTRACT_EVENT_PHRASE_H

#include "event_frame.h"

/* The words of a noun phrase that can be shown as a party: tokens [first, last], and the one that
 * says who it is. */
struct event_phrase {
    uint32_t first;
    uint32_t last;
    uint32_t head;
};

/* The phrase around the token that the tree makes its head. */
struct event_phrase event_phrase_of(const struct event_scene *scene, uint32_t head);

/* Whether "and" or "or" stands between a party and a later token, so that they are two. */
bool event_phrase_is_joined(const struct event_scene *scene, uint32_t before, uint32_t head);

/* The party right before "and" and the phrase of `head`, when the parser hung it beside its partner
 * instead of joining them; TOKEN_NONE. */
uint32_t event_phrase_partner(const struct event_scene *scene, uint32_t head);

/* Whether the token is part of the name of a person or body. */
bool event_phrase_is_name(const struct event_scene *scene, uint32_t token);

#endif
