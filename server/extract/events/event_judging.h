#ifndef DATELINED_EXTRACT_EVENT_JUDGING_H
#define DATELINED_EXTRACT_EVENT_JUDGING_H

#include "event_frame.h"

/* Inside of event_judge: what has been found so far of an act under judgement. */

/* What an act is by the words about it, in the order of weight: the heaviest counts. */
enum event_weight {
    WEIGHT_NONE,
    WEIGHT_ONGOING,
    WEIGHT_PLANNED,
    WEIGHT_HYPOTHETICAL,
    WEIGHT_DENIED
};

struct event_judging {
    const struct event_scene *scene;
    enum event_type type;
    enum event_weight weight;
    bool negated;
    bool untold;      /* not an event of the text: asked for, a habit */
    bool conditional; /* hangs on an "if" */
    bool promised;
    bool would; /* "would" was read, and not yet whether it is a reported future */
    bool said_future;
    bool written; /* the act stands in what somebody writes: "a bill banning" */
};

/* Makes the act at least as heavy as `weight`. */
void event_judging_weigh(struct event_judging *j, enum event_weight weight);

/* The act was not done. */
void event_judging_deny(struct event_judging *j);

/* "allegedly", "possibly": whether an adverb (lower case) leaves open whether something was done.
 */
bool event_judging_is_doubt(struct span adverb);

/* Takes what a word of the lexicon does to an act: "planned", "alleged". */
void event_judging_read_effect(struct event_judging *j, const struct event_operator *governing);

/* "offering talks": what stands right before the noun `noun` where the parser took the verb for a
 * part of it. */
void event_judging_read_word_before(struct event_judging *j, uint32_t noun);

/* Reads the auxiliaries, adverbs, marks and adjectives of `token`, the act itself or what governs
 * it. `own_negation` false: what denies `token` leaves the act open, as in "did not say that". */
void event_judging_read_words(struct event_judging *j, uint32_t token, bool own_negation);

#endif
