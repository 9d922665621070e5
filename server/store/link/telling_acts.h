#ifndef DATELINED_STORE_TELLING_ACTS_H
#define DATELINED_STORE_TELLING_ACTS_H

#include "store/counts/telling.h"

/* Whether a person is told to have died or been killed, and on which side he stands. */
bool telling_is_killing(const struct telling *telling);
enum party_role telling_victim_role(const struct telling *telling);

/* Whether one says of itself that it is not the first and the other does not, unless that is said
 * of something else in both ("a second bridge"), or what befell one person on one day. */
bool telling_is_another(const struct telling *a, const struct telling *b);

/* Whether both tell of one kind of mishap: a quake, a crash. */
bool telling_same_mishap(const struct telling *a, const struct telling *b);

/* Whether a trigger of one is a form of one of the other's, and whether they may stand for each
 * other. */
bool telling_same_trigger(const struct telling *a, const struct telling *b);
bool telling_related_trigger(const struct telling *a, const struct telling *b);

/* Whether acts of a type take lives, or may: attacks, accidents, disasters and deaths. */
bool telling_type_harms(enum event_type type);
bool telling_is_harm(const struct telling *telling);

/* Whether the verb says no more than how many died or were wounded. */
bool telling_is_toll(const struct telling *telling);

/* Whether it is told by a word for what befalls a person seldom: "arrest", "release". */
bool telling_tells_fate(const struct telling *telling);

/* Whether both tell what befalls a person seldom: that he is arrested, charged, sentenced, freed.
 */
bool telling_is_fate(const struct telling *a, const struct telling *b);

/* Whether it tells how a trial ends: found guilty, sentenced, sent to jail. */
bool telling_ends_trial(const struct telling *telling);

/* Whether a word tells how somebody is on his way into an office, not yet in it. */
bool telling_is_step(const struct telling *telling);

/* How much is taken off since the same parties do such a thing again and again, in tenths of log
 * odds; negative: hardly ever. Nobody is killed twice, and hardly anybody is abducted twice. */
int telling_type_doubt(const struct telling *a, const struct telling *b);

/* How many words both have beside triggers and parties. */
size_t telling_shared_words(const struct telling *a, const struct telling *b);

/* What these words say, in tenths of log odds: each for one event, none at all against it when both
 * say something, but not of what is done once. */
int telling_word_score(const struct telling *a, const struct telling *b);

#endif
