#ifndef DATELINED_STORE_SPELLING_H
#define DATELINED_STORE_SPELLING_H

#include "store/connection.h"

/* The known word nearest to `word` (folded, in no article): at most one letter added, left out,
 * changed or swapped with its neighbour in words of up to six letters, two in longer ones if the
 * first letter is right, and in short ones only by a likely slip. Of several the nearest, then the
 * most frequent, then the first in the alphabet. The absent span when there is none, or when the
 * word is too short or a number. */
MUST_CHECK enum status spelling_nearest(struct connection *connection, struct arena *arena,
                                        struct span word, struct span *out);

/* Whether one slip is a likely way from `known`, at distance 1, to `word`: a letter left out, two
 * swapped, one added that is doubled, beside its neighbour on the keyboard, a vowel or h, or one
 * changed into one that is heard alike or, but for the first, a key beside it. */
bool spelling_slip_is_likely(struct span word, struct span known);

/* Optimal string alignment distance (Damerau–Levenshtein without a second edit of a swapped pair)
 * of two words in bytes; `limit` + 1 as soon as it is over `limit`. Words are at most 64 bytes
 * long. */
unsigned spelling_distance(struct span a, struct span b, unsigned limit);

#endif
