#ifndef DATELINED_BASE_EDIT_H
#define DATELINED_BASE_EDIT_H

#include <stddef.h>

#include "base/span.h"

/* Optimal string alignment distance between two byte strings (Levenshtein's insertions, deletions
 * and substitutions, and swaps of neighbours as one edit), not counted beyond `limit`: a larger
 * distance, or a string of more than 64 bytes, gives `limit`. */
size_t edit_distance(struct span a, struct span b, size_t limit);

#endif
