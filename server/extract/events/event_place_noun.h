#ifndef DATELINED_EXTRACT_EVENT_PLACE_NOUN_H
#define DATELINED_EXTRACT_EVENT_PLACE_NOUN_H

#include "event_frame.h"

/* What the prepositions of a phrase may be, by the kind of act. */
enum reach {
    REACH_WORDS = 1,   /* any act */
    REACH_BODILY = 2,  /* acts done with the body or with weapons, and what befalls people */
    REACH_TO = 4,      /* movements to a place */
    REACH_FROM = 8,    /* movements away from it */
    REACH_TARGET = 16, /* attacks, which take place where their target is */
    REACH_NEAR = 32,   /* "south of Kano", when nothing nearer is told */
};

/* The phrases (bits of enum reach) that say where an act of a rule was: by the act itself, even
 * when the event is that somebody promises or threatens it. */
unsigned event_place_reach(const struct event_rule *rule);

/* The name of a place at the token; NULL for pronouns, for names that stand for a government and
 * for anything else. */
const struct mention *event_place_at(const struct event_scene *scene, uint32_t token);

/* How near a place is told: the smaller the place, the higher. */
int event_place_nearness(const struct mention *place);

/* Whether the token is "south" as of "south of Kano". */
bool event_place_is_direction(const struct event_scene *scene, uint32_t token);

/* Whether a preposition of the phrase is one of `reach` (bits of enum reach). */
bool event_place_stands_behind(const struct event_scene *scene, uint32_t token, unsigned reach);

/* Whether the token heads a phrase below a verb or noun. */
bool event_place_is_phrase(const struct event_scene *scene, uint32_t token);

/* The token of the place that tells where a noun is: "the town of Kano", "a base in Georgia", "a
 * Mosul street"; TOKEN_NONE. */
uint32_t event_place_of_noun(const struct event_scene *scene, uint32_t noun);

/* Where an occasion was: "the talks in Oslo", "a visit to Chad"; TOKEN_NONE. */
uint32_t event_place_of_occasion(const struct event_scene *scene, uint32_t noun);

/* The place that a phrase names: itself, or where its noun is; TOKEN_NONE. */
uint32_t event_place_named(const struct event_scene *scene, uint32_t token);

/* The noun for a place without a name in a phrase below a token behind a preposition of `reach`:
 * one told by the country it is in ("the Kenyan capital"), of bodily acts also a site ("at a border
 * post", "in several slum areas"); TOKEN_NONE. */
uint32_t event_place_described_below(const struct event_scene *scene, uint32_t token,
                                     unsigned reach);

/* The first word of such a noun's phrase, without articles. */
uint32_t event_place_first_word(const struct event_scene *scene, uint32_t noun);

/* Whether the object is a part of the words that tell the act: "held [elections] in Chad". What
 * somebody only speaks of is elsewhere: "condemned the [attack] in Kano". */
bool event_place_is_object_of_words(const struct event_scene *scene,
                                    const struct event_frame *frame);

/* Whether those who act do so where they sit: courts, parliaments, prosecutors, voters. */
bool event_place_is_seated(const struct event_scene *scene, const struct event_frame *frame);

/* "thousands of voters in Chad": those who are counted; TOKEN_NONE. */
uint32_t event_place_counted(const struct event_scene *scene, uint32_t party);

#endif
