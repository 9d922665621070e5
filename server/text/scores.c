/* The scores of one decision; what is done for each of its features is in sums.c. */
#include "text/scores.h"

#include <string.h>

#include "text/sums.h"

/* Below what BUCKETS_KEYS_MAX / 2 features can add up to, and far enough above the least number. */
enum { FORBIDDEN = INT16_MIN / 2 - 1 };

void scores_start(int16_t scores[PAIR_CLASSES], unsigned classes)
{
    memset(scores, 0, PAIR_CLASSES * sizeof *scores);
    scores[0] = FORBIDDEN;
    for (unsigned i = classes; i < PAIR_CLASSES; i++) {
        scores[i] = FORBIDDEN;
    }
}

void scores_forbid(int16_t scores[PAIR_CLASSES], unsigned class)
{
    scores[class] = FORBIDDEN;
}

unsigned scores_best(const int16_t scores[PAIR_CLASSES], int32_t *lead)
{
    return sums_here()->find_best(scores, lead);
}
