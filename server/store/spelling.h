#ifndef DATELINED_STORE_SPELLING_H
#define DATELINED_STORE_SPELLING_H

#include "store/connection.h"

/* The known word nearest to `word` (folded, in no article): at most one letter added, left out,
 * changed or swapped with its neighbour in words of up to five letters, two in longer ones. Of
 * several the nearest, then the most frequent, then the first in the alphabet. The absent span when
 * there is none, or when the word is too short or a number. */
MUST_CHECK enum status spelling_nearest(struct connection *connection, struct arena *arena,
                                        struct span word, struct span *out);

/* Optimal string alignment distance (Damerau–Levenshtein without a second edit of a swapped pair)
 * of two words in bytes; `limit` + 1 as soon as it is over `limit`. Words are at most 64 bytes
 * long. */
unsigned spelling_distance(struct span a, struct span b, unsigned limit);

#endif
