/* Loops of a known length over all places, which compilers turn into a few steps on vectors. */
#include "text/scores.h"

/* Below what BUCKETS_KEYS_MAX / 2 features can add up to, and far enough above the least number. */
enum { FORBIDDEN = INT16_MIN / 2 - 1 };

void scores_start(int16_t scores[PAIR_CLASSES], unsigned classes)
{
    for (unsigned i = 0; i < PAIR_CLASSES; i++) {
        scores[i] = (int16_t)(i == 0 || i >= classes ? FORBIDDEN : 0);
    }
}

void scores_forbid(int16_t scores[PAIR_CLASSES], unsigned class)
{
    scores[class] = FORBIDDEN;
}

static int16_t greatest(const int16_t scores[PAIR_CLASSES])
{
    int16_t best = INT16_MIN;
    for (unsigned i = 0; i < PAIR_CLASSES; i++) {
        best = scores[i] > best ? scores[i] : best;
    }
    return best;
}

unsigned scores_best(const int16_t scores[PAIR_CLASSES], int32_t *lead)
{
    int16_t others[PAIR_CLASSES];
    int16_t best = greatest(scores);
    unsigned at = 0;
    while (scores[at] != best) {
        at++;
    }
    for (unsigned i = 0; i < PAIR_CLASSES; i++) {
        others[i] = scores[i];
    }
    others[at] = INT16_MIN;
    *lead = best - greatest(others);
    return at;
}
