#ifndef DATELINED_TEXT_SUMS_H
#define DATELINED_TEXT_SUMS_H

#include "text/buckets.h"

/* The inner loops of scoring, in plain C and for processors with wider vectors. Both give the same
 * numbers. */
struct sums {
    /* Adds up the rows of the features: `sums` are those of the first and of the second class. */
    void (*add_trios)(const struct bucket *buckets, const struct lookups *lookups, int32_t sums[2]);
    /* pair_weights_find */
    size_t (*find_pairs)(const struct pair_weights *weights, const struct lookups *lookups,
                         struct pair_row *rows);
    /* Adds whole rows of `stride` weights, a multiple of eight, to the scores. */
    void (*add_wholes)(const int8_t *const *wholes, size_t count, unsigned stride, int16_t *scores);
    /* scores_best */
    unsigned (*find_best)(const int16_t scores[PAIR_CLASSES], int32_t *lead);
};

extern const struct sums sums_plain;

/* The fastest that this processor can run. */
const struct sums *sums_here(void);

#endif
