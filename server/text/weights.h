#ifndef DATELINED_TEXT_WEIGHTS_H
#define DATELINED_TEXT_WEIGHTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "text/model.h"

/* The weights of a linear model: a hash table from features (64-bit keys) to sparse rows of
 * (class, weight). A slot holds the check half of the key and where the row is; a row is a shift,
 * then the pairs: weight << shift is what a pair adds to the score of its class. */
struct weights_slot {
    uint32_t check; /* 0: free */
    uint32_t row;   /* offset in `pairs` << 8 | number of pairs */
};

struct weights_pair {
    uint8_t class; /* in a row's first pair: the shift */
    int8_t weight;
};

/* Tells at once of most features that a table does not have them: a bit for each value of the upper
 * bits of a check. Small enough for the near caches. Without bits it lets everything through. */
struct weights_filter {
    const uint64_t *bits;
    unsigned shift; /* what is taken off a check */
};

struct weights {
    const struct weights_slot *slots;
    const struct weights_pair *pairs;
    uint64_t slot_count;
    size_t pair_count;
    struct weights_filter filter;
};

enum { NARROW_CLASSES = 3 };

/* The same for at most three classes: the weights stand in the slot itself. */
struct narrow_slot {
    uint32_t check; /* 0: free */
    int8_t weights[NARROW_CLASSES];
    uint8_t shift;
};

struct narrow_weights {
    const struct narrow_slot *slots;
    uint64_t slot_count;
    struct weights_filter filter;
};

/* Takes the sections NAME.slots and NAME.pairs; every row is checked to lie inside and to name
 * classes below `classes`. STATUS_CORRUPT with the reason in `failure`. */
MUST_CHECK enum status weights_open(const struct model *model, const char *name, unsigned classes,
                                    struct weights *out, struct failure *failure);

/* Takes the section NAME.slots. STATUS_CORRUPT with the reason in `failure`. */
MUST_CHECK enum status weights_open_narrow(const struct model *model, const char *name,
                                           struct narrow_weights *out, struct failure *failure);

/* A feature's key from its template's number and up to three atoms (chain weights_mix for more). */
static inline uint64_t weights_mix(uint64_t key, uint64_t atom)
{
    key = (key ^ atom) * UINT64_C(0x9e3779b97f4a7c15);
    return key ^ (key >> 29);
}

/* Where the search for a key starts. */
static inline uint64_t weights_index(uint64_t key, uint64_t slot_count)
{
    return (((key * UINT64_C(0xd6e8feb86659fd93)) >> 32) * slot_count) >> 32;
}

/* The half of a key that is compared; never 0. */
static inline uint32_t weights_check(uint64_t key)
{
    uint32_t check = (uint32_t)key;
    return check ? check : 1;
}

/* In tables of weights the check alone says where the search starts, and slots lie in the order of
 * their checks: a search ends at the first slot that is free or higher. The last
 * WEIGHTS_TAIL slots take what runs over the end; the very last is free. */
enum { WEIGHTS_TAIL = 256, WEIGHTS_KEYS_MAX = 256 };

static inline uint32_t weights_sorted_check(uint64_t key)
{
    uint32_t check = (uint32_t)(key >> 32);
    return check ? check : 1;
}

static inline uint64_t weights_sorted_index(uint32_t check, uint64_t slot_count)
{
    return ((uint64_t)check * (slot_count - WEIGHTS_TAIL)) >> 32;
}

/* Makes the filter of an open table, in `arena`; scores stay the same. */
void weights_make_filter(struct arena *arena, struct weights *weights);
void weights_make_filter_narrow(struct arena *arena, struct narrow_weights *weights);

/* Adds the rows of `count` <= WEIGHTS_KEYS_MAX features to `scores` (one for each class). */
void weights_add(const struct weights *weights, const uint64_t *keys, size_t count,
                 int32_t *scores);
void weights_add_narrow(const struct narrow_weights *weights, const uint64_t *keys, size_t count,
                        int32_t scores[NARROW_CLASSES]);

#endif
