#ifndef DATELINED_TEXT_SCORES_H
#define DATELINED_TEXT_SCORES_H

#include <stdint.h>

#include "text/buckets.h"

/* The scores of the classes of one decision, for pair_weights_add. Class 0 means "none" and is
 * never chosen. */

/* All scores to 0; those that are no class of 1 … classes - 1 can no longer win. */
void scores_start(int16_t scores[PAIR_CLASSES], unsigned classes);

/* Takes a class out of the choice before anything is added. */
void scores_forbid(int16_t scores[PAIR_CLASSES], unsigned class);

/* The best class, the first of equals, and by how much it leads the next. */
unsigned scores_best(const int16_t scores[PAIR_CLASSES], int32_t *lead);

#endif
