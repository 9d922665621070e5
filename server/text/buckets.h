#ifndef DATELINED_TEXT_BUCKETS_H
#define DATELINED_TEXT_BUCKETS_H

#include <stddef.h>
#include <stdint.h>

#include "base/prefetch.h"
#include "base/status.h"
#include "text/model.h"

/* The weights of a linear model in as few bytes as speed allows: a hash table whose buckets are one
 * cache line of sixteen rows each. A key lives in one bucket or nowhere: of the rows that fall on a
 * full bucket the trainer keeps those worth most (train/packing.h). A row that is not there is
 * taken for one that is once in some 4,000 times. Weights are whole numbers of eight bits, so that
 * the sum of all features of a decision fits in sixteen. */
enum { BUCKET_ROWS = 16, BUCKETS_KEYS_MAX = 256, BUCKETS_WEIGHT_MAX = 127 };
enum { BUCKETS_MAX = 1 << 24 };

struct bucket {
    uint16_t checks[BUCKET_ROWS]; /* the low half of the key's hash; no two rows have the same */
    uint16_t rows[BUCKET_ROWS];   /* what a row says; 0: free */
};

struct buckets {
    const struct bucket *items; /* aligned to a cache line */
    uint32_t count;             /* <= BUCKETS_MAX */
};

/* Rows of three classes of which only differences count: the weights of the first two, the third
 * brings the sum to 0. A row is the first in its low byte and the second in its high byte. */
enum { TRIO_CLASSES = 3 };

struct trio_weights {
    struct buckets buckets;
};

/* Rows of some of at most 64 classes. A row is count + (place << 6): so many pairs from
 * pairs[starts[bucket] + place] on, each a class in the low byte and its weight in the high byte.
 * A row of more than PAIR_COUNT_MAX classes has PAIRS_WHOLE for a count, and in the place of its
 * pairs the number of a whole row: a weight for each class, and 0 for what fills it up to a
 * multiple of eight. */
enum { PAIR_CLASSES = 64, PAIR_COUNT_MAX = 11, PAIRS_WHOLE = 63, PAIR_PLACE_MAX = 1023 };

struct pair_weights {
    struct buckets buckets;
    const uint32_t *starts; /* buckets.count of them */
    const uint16_t *pairs;
    size_t pair_count;
    const int8_t *wholes;
    unsigned stride; /* weights in a whole row */
};

/* The half of a key that tables look at; which bucket it lives in, and what of it is compared
 * there. */
static inline uint32_t buckets_hash(uint64_t key)
{
    return (uint32_t)(key >> 32);
}

static inline uint32_t buckets_home(uint32_t hash, uint32_t count)
{
    return (uint32_t)((uint64_t)hash * count >> 32);
}

static inline uint16_t buckets_check(uint32_t hash)
{
    return (uint16_t)hash;
}

/* How many weights a whole row of so many classes has. */
static inline unsigned buckets_stride(unsigned classes)
{
    return (classes + 7) / 8 * 8;
}

/* Takes the section NAME.slots. STATUS_CORRUPT with the reason in `failure`. */
MUST_CHECK enum status trio_weights_open(const struct model *model, const char *name,
                                         struct trio_weights *out, struct failure *failure);

/* Takes the sections NAME.slots, NAME.starts, NAME.pairs and NAME.wholes; every row is checked to
 * lie inside and to name classes below `classes`. STATUS_CORRUPT with the reason in `failure`. */
MUST_CHECK enum status pair_weights_open(const struct model *model, const char *name,
                                         unsigned classes, struct pair_weights *out,
                                         struct failure *failure);

/* Tells where the bucket of a hash begins, in bytes, and asks for it: what is looked up later does
 * not wait. */
static inline uint32_t buckets_ask(const struct buckets *buckets, uint32_t hash)
{
    uint64_t size = buckets->count * sizeof(struct bucket);
    uint64_t offset = (hash * size >> 32) & ~(sizeof(struct bucket) - 1);
    prefetch_line((const char *)buckets->items + offset);
    return (uint32_t)offset;
}

static inline const struct bucket *buckets_at(const struct bucket *buckets, uint32_t offset)
{
    return (const struct bucket *)(const void *)((const char *)buckets + offset);
}

/* Features whose rows are looked for: so many hashes, and where their buckets begin. */
struct lookups {
    const uint32_t *hashes;
    const uint32_t *offsets;
    size_t count; /* <= BUCKETS_KEYS_MAX */
};

/* A row of pairs that was found. */
struct pair_row {
    uint32_t place; /* of its first pair; of a whole row: of the pair that has its number */
    uint32_t count; /* pairs, or PAIRS_WHOLE */
};

/* Puts the rows that there are of the features into `rows`, which has room for as many, asks for
 * their weights to be brought near and returns their number. */
size_t pair_weights_find(const struct pair_weights *weights, const struct lookups *lookups,
                         struct pair_row *rows);

/* Add the rows of the features to `scores`, one for each class. Scores that began with 0 stay right
 * for BUCKETS_KEYS_MAX features. */
void trio_weights_add(const struct trio_weights *weights, const struct lookups *lookups,
                      int32_t scores[TRIO_CLASSES]);
void pair_weights_add(const struct pair_weights *weights, const struct pair_row *rows, size_t count,
                      int16_t scores[PAIR_CLASSES]);

#endif
