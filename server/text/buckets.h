#ifndef DATELINED_TEXT_BUCKETS_H
#define DATELINED_TEXT_BUCKETS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "text/model.h"

/* The weights of a linear model in as few bytes as speed allows: a hash table whose buckets are one
 * cache line of sixteen rows each. A key lives in one bucket or nowhere: of the rows that fall on a
 * full bucket the trainer keeps those worth most (train/packing.h). A row that is not there is
 * taken for one that is once in some 4,000 times. */
enum { BUCKET_ROWS = 16, BUCKETS_KEYS_MAX = 256 };

struct bucket {
    uint16_t checks[BUCKET_ROWS]; /* the low half of the key's hash; no two rows have the same */
    uint16_t rows[BUCKET_ROWS];   /* what a row says; 0: free */
};

struct buckets {
    const struct bucket *items;
    uint32_t count;
    const uint64_t *filter; /* of each bucket: a bit for each value of a check's upper six bits that
                               occurs; NULL: every key is looked up */
};

/* Rows of three classes of which only differences count: the weights of the first two, the third
 * brings the sum to 0. A row is shift + (first << 4) + (second << 10), both in six bits with sign;
 * weight << shift is what is added. */
enum { TRIO_CLASSES = 3, TRIO_WEIGHT_MAX = 31, TRIO_SHIFT_MAX = 15 };

struct trio_weights {
    struct buckets buckets;
};

/* Rows of some of at most 64 classes. A row is count + (place << 6): so many pairs from
 * pairs[starts[bucket] + place] on. A pair is class + (shift << 6) + (weight << 9), the weight in
 * seven bits with sign. */
enum { PAIR_WEIGHT_MAX = 63, PAIR_SHIFT_MAX = 7, PAIR_COUNT_MAX = 63, PAIR_PLACE_MAX = 1023 };

struct pair_weights {
    struct buckets buckets;
    const uint32_t *starts; /* buckets.count of them */
    const uint16_t *pairs;
};

/* Which bucket a key lives in, and what of it is compared there. */
static inline uint32_t buckets_home(uint64_t key, uint32_t count)
{
    return (uint32_t)(((key >> 32) * count) >> 32);
}

static inline uint16_t buckets_check(uint64_t key)
{
    return (uint16_t)(key >> 32);
}

/* Takes the section NAME.slots. STATUS_CORRUPT with the reason in `failure`. */
MUST_CHECK enum status trio_weights_open(const struct model *model, const char *name,
                                         struct trio_weights *out, struct failure *failure);

/* Takes the sections NAME.slots, NAME.starts and NAME.pairs; every row is checked to lie inside and
 * to name classes below `classes`. STATUS_CORRUPT with the reason in `failure`. */
MUST_CHECK enum status pair_weights_open(const struct model *model, const char *name,
                                         unsigned classes, struct pair_weights *out,
                                         struct failure *failure);

/* Makes the filter, in `arena`: an eighth of the table's size. Scores stay the same. */
void buckets_make_filter(struct arena *arena, struct buckets *buckets);

/* Adds the rows of `count` <= BUCKETS_KEYS_MAX features to `scores` (one for each class). */
void trio_weights_add(const struct trio_weights *weights, const uint64_t *keys, size_t count,
                      int32_t scores[TRIO_CLASSES]);
void pair_weights_add(const struct pair_weights *weights, const uint64_t *keys, size_t count,
                      int32_t *scores);

#endif
