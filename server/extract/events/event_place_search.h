#ifndef DATELINED_EXTRACT_EVENT_PLACE_SEARCH_H
#define DATELINED_EXTRACT_EVENT_PLACE_SEARCH_H

#include "event_frame.h"

/* Inside of event_place: the search for the place of one act. */

struct place_search {
    const struct event_scene *scene;
    unsigned reach; /* behind which prepositions: see event_place_noun.h */
    uint32_t best;  /* the token of the place found so far, or TOKEN_NONE */
    bool moves;     /* what follows an act may be elsewhere: "sent troops after a raid in X" */
};

/* Takes the place named at `token`, unless the one found so far is of a nearer kind or as near. */
void event_place_search_take(struct place_search *search, uint32_t token);

/* Looks at the phrases below a token that stand behind prepositions of `reach`. */
void event_place_search_below(struct place_search *search, uint32_t token, unsigned reach);

/* Looks at what is joined to a token and shares its subject, "kidnapped and killed in Mosul", "a
 * bomb and an air strike in Kunduz", until a place is found. */
void event_place_search_joined(struct place_search *search, uint32_t token);

/* Whether a place below the token may be that of the act above it: days and names seldom have one
 * of their own, "on Friday near the town of Diffa", "talks on Kashmir in Geneva". */
bool event_place_hangs_low(const struct event_scene *scene, uint32_t token);

/* "was arrested in Leeds in May and goes on trial in June": whether two joined verbs have days of
 * their own, which need not be in one place. */
bool event_place_has_other_day(const struct event_scene *scene, uint32_t verb, uint32_t joined);

/* Whether an act is the object, subject … of its governor, so that where that was, it was. */
bool event_place_is_part(const struct event_scene *scene, uint32_t act);

#endif
