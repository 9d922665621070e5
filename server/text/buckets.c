/* Scoring with rows in buckets. A filter of one word a bucket takes out most features that have no
 * row; the buckets of the rest are fetched ahead before the first is read: a table is larger than
 * the near caches, and the features of a stage are all known at once. A bucket is searched without
 * a branch, all sixteen checks at a time where the processor can. */
#include "text/buckets.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>

/* A feature that may have a row, and then the row. */
struct probe {
    uint32_t home;
    uint16_t value;
};

static enum status open_section(const struct model *model, const char *name, const char *part,
                                size_t item_size, const void **items, size_t *count,
                                struct failure *failure)
{
    char section[MODEL_NAME_SIZE];
    snprintf(section, sizeof section, "%s.%s", name, part);
    return model_items(model, section, item_size, items, count, failure);
}

static enum status open_buckets(const struct model *model, const char *name, struct buckets *out,
                                struct failure *failure)
{
    const void *items = NULL;
    size_t count = 0;
    enum status status =
        open_section(model, name, "slots", sizeof(struct bucket), &items, &count, failure);
    if (status != STATUS_OK) {
        return status;
    }
    if (count == 0 || count > UINT32_MAX) {
        return failure_set(failure, STATUS_CORRUPT, "a table of weights without rows");
    }
    *out = (struct buckets){items, (uint32_t)count, NULL};
    return STATUS_OK;
}

enum status trio_weights_open(const struct model *model, const char *name, struct trio_weights *out,
                              struct failure *failure)
{
    return open_buckets(model, name, &out->buckets, failure);
}

static bool row_lies_inside(const struct pair_weights *weights, size_t pair_count, uint32_t start,
                            uint16_t row, unsigned classes)
{
    size_t first = (size_t)start + (row >> 6);
    size_t end = first + (row & 63);
    for (size_t i = first; i < end; i++) {
        if (i >= pair_count || (weights->pairs[i] & 63) >= classes) {
            return false;
        }
    }
    return true;
}

enum status pair_weights_open(const struct model *model, const char *name, unsigned classes,
                              struct pair_weights *out, struct failure *failure)
{
    struct pair_weights weights;
    const void *starts = NULL;
    const void *pairs = NULL;
    size_t start_count = 0;
    size_t pair_count = 0;
    enum status status = open_buckets(model, name, &weights.buckets, failure);
    if (status == STATUS_OK) {
        status =
            open_section(model, name, "starts", sizeof(uint32_t), &starts, &start_count, failure);
    }
    if (status == STATUS_OK) {
        status = open_section(model, name, "pairs", sizeof(uint16_t), &pairs, &pair_count, failure);
    }
    if (status != STATUS_OK) {
        return status;
    }
    weights.starts = starts;
    weights.pairs = pairs;
    for (size_t i = 0; i < weights.buckets.count * (size_t)BUCKET_ROWS; i++) {
        const struct bucket *bucket = weights.buckets.items + i / BUCKET_ROWS;
        if (i / BUCKET_ROWS >= start_count ||
            !row_lies_inside(&weights, pair_count, weights.starts[i / BUCKET_ROWS],
                             bucket->rows[i % BUCKET_ROWS], classes)) {
            return failure_set(failure, STATUS_CORRUPT, "a row of weights lies outside the model");
        }
    }
    *out = weights;
    return STATUS_OK;
}

static uint64_t filter_bit(uint16_t check)
{
    return UINT64_C(1) << (check >> 10);
}

void buckets_make_filter(struct arena *arena, struct buckets *buckets)
{
    uint64_t *filter = ARENA_ARRAY(arena, uint64_t, buckets->count);
    for (uint32_t i = 0; i < buckets->count; i++) {
        const struct bucket *bucket = buckets->items + i;
        for (unsigned k = 0; k < BUCKET_ROWS; k++) {
            filter[i] |= bucket->rows[k] ? filter_bit(bucket->checks[k]) : 0;
        }
    }
    buckets->filter = filter;
}

/* The features that may have a row; their buckets are on their way. */
static size_t sift(const struct buckets *buckets, const uint64_t *keys, size_t count,
                   struct probe *probes)
{
    size_t kept = 0;
    assert(count <= BUCKETS_KEYS_MAX);
    for (size_t i = 0; i < count; i++) {
        struct probe probe = {buckets_home(keys[i], buckets->count), buckets_check(keys[i])};
        probes[kept] = probe;
        kept += !buckets->filter || (buckets->filter[probe.home] & filter_bit(probe.value));
    }
    for (size_t i = 0; i < kept; i++) {
        __builtin_prefetch(buckets->items + probes[i].home);
    }
    return kept;
}

/* The row of a check; 0: there is none. At most one check is the same. */
static inline uint16_t find_row(const struct bucket *bucket, uint16_t check)
{
    uint16_t row = 0;
    for (unsigned k = 0; k < BUCKET_ROWS; k++) {
        uint16_t same = (uint16_t) - (bucket->checks[k] == check);
        row |= bucket->rows[k] & same;
    }
    return row;
}

void trio_weights_add(const struct trio_weights *weights, const uint64_t *keys, size_t count,
                      int32_t scores[TRIO_CLASSES])
{
    struct probe probes[BUCKETS_KEYS_MAX];
    int32_t first = 0;
    int32_t second = 0;
    count = sift(&weights->buckets, keys, count, probes);
    for (size_t i = 0; i < count; i++) {
        uint32_t row = find_row(weights->buckets.items + probes[i].home, probes[i].value);
        int32_t unit = 1 << (row & 15);
        first += ((int32_t)((row >> 4 & 63) ^ 32) - 32) * unit;
        second += ((int32_t)(row >> 10 ^ 32) - 32) * unit;
    }
    scores[0] += first;
    scores[1] += second;
    scores[2] -= first + second;
}

/* Puts rows in the place of checks, leaves out features without one and fetches the pairs. */
static size_t find_rows(const struct pair_weights *weights, struct probe *probes, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t home = probes[i].home;
        uint16_t row = find_row(weights->buckets.items + home, probes[i].value);
        uint32_t place = weights->starts[home] + (row >> 6);
        __builtin_prefetch(weights->pairs + place);
        probes[found] = (struct probe){place, row & 63};
        found += row != 0;
    }
    return found;
}

void pair_weights_add(const struct pair_weights *weights, const uint64_t *keys, size_t count,
                      int32_t *scores)
{
    struct probe probes[BUCKETS_KEYS_MAX];
    count = sift(&weights->buckets, keys, count, probes);
    count = find_rows(weights, probes, count);
    for (size_t i = 0; i < count; i++) {
        const uint16_t *pairs = weights->pairs + probes[i].home;
        for (unsigned k = 0; k < probes[i].value; k++) {
            int32_t weight = (int32_t)(pairs[k] >> 9 ^ 64) - 64;
            scores[pairs[k] & 63] += weight * (1 << (pairs[k] >> 6 & 7));
        }
    }
}
