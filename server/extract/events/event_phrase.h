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

/* Those whom a counted noun stands for, named after a colon: "three Finns held in Lima: A, B and
 * C". Fills `names` with the first token of each, in the order of the text, and returns how many:
 * 2 to EVENT_LISTED_LIMIT, as many as the number says; 0 when the names are not so many persons,
 * or there is no such list. */
enum { EVENT_LISTED_LIMIT = 9 };
size_t event_phrase_listed(const struct event_scene *scene, uint32_t head,
                           uint32_t names[static EVENT_LISTED_LIMIT]);

/* Whether a noun or pronoun tells that there was nobody: "no soldier", "none of the soldiers",
 * "neither the president nor his [wife]", "not one soldier". */
bool event_phrase_is_nobody(const struct event_scene *scene, uint32_t token);

#endif
