#ifndef DATELINED_SERVER_INGEST_PUBLISHED_STORY_SCORE_H
#define DATELINED_SERVER_INGEST_PUBLISHED_STORY_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "published_model.h"

/* What the days of the dated articles most like it tell of an article's own. */
struct story_view {
    const struct dated_neighbour *neighbours; /* the likest first; borrowed */
    size_t count;
    double weight; /* of each, see repeated_weight */
    bool compact;  /* the two likest are of one short story */
    bool outlets;  /* the likest is of another outlet */
};

/* What each of `count` clues of one kind, or neighbours, counts in their sum, since they repeat
 * each other: n^-0.4, so that n of them are worth n^0.6 independent ones; 0 for none. */
double repeated_weight(size_t count);

/* Of neighbours that stay where they are. */
struct story_view story_view_of(const struct dated_neighbour *neighbours, size_t count);

/* The logarithm of how likely an article of that story is of `day`, but for a constant. */
double story_score(const struct story_view *story, int32_t day);

#endif
