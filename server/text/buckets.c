/* Scoring with rows in buckets. A bucket is searched without a branch, eight checks at a time: what
 * stays is one row in one of eight lanes, or none. Rows of moves are added up in their lanes, and
 * the lanes at the end. The buckets of a stage are fetched ahead before the first is read: a table
 * is larger than the near caches, and the features of a stage are all known at once. */
#include "text/buckets.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { LANES = 8 };
typedef int16_t lanes __attribute__((vector_size(2 * LANES)));
typedef uint16_t bits __attribute__((vector_size(2 * LANES)));
typedef int8_t bytes __attribute__((vector_size(LANES)));

_Static_assert(BUCKET_ROWS == 2 * LANES, "a bucket is searched in two steps");
_Static_assert(BUCKETS_KEYS_MAX *(BUCKETS_WEIGHT_MAX + 1) <= 1 << 15, "sums fit in a lane");

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
    *out = (struct buckets){items, (uint32_t)count};
    return STATUS_OK;
}

enum status trio_weights_open(const struct model *model, const char *name, struct trio_weights *out,
                              struct failure *failure)
{
    return open_buckets(model, name, &out->buckets, failure);
}

static bool row_lies_inside(const struct pair_weights *weights, size_t pair_count,
                            size_t whole_count, uint32_t start, uint16_t row, unsigned classes)
{
    size_t first = (size_t)start + (row >> 6);
    size_t count = row & 63;
    if (count == PAIRS_WHOLE) {
        return first < pair_count && weights->pairs[first] < whole_count;
    }
    for (size_t i = first; i < first + count; i++) {
        if (i >= pair_count || (weights->pairs[i] & 255) >= classes) {
            return false;
        }
    }
    return true;
}

static enum status check_rows(const struct pair_weights *weights, size_t pair_count,
                              size_t whole_count, unsigned classes, struct failure *failure)
{
    for (size_t i = 0; i < weights->buckets.count; i++) {
        const struct bucket *bucket = weights->buckets.items + i;
        for (unsigned k = 0; k < BUCKET_ROWS; k++) {
            if (!row_lies_inside(weights, pair_count, whole_count, weights->starts[i],
                                 bucket->rows[k], classes)) {
                return failure_set(failure, STATUS_CORRUPT,
                                   "a row of weights lies outside the model");
            }
        }
    }
    return STATUS_OK;
}

static enum status check_wholes(const struct pair_weights *weights, size_t whole_count,
                                unsigned classes, struct failure *failure)
{
    for (size_t i = 0; i < whole_count * weights->stride; i++) {
        if (i % weights->stride >= classes && weights->wholes[i] != 0) {
            return failure_set(failure, STATUS_CORRUPT, "a weight of a class that there is not");
        }
    }
    return STATUS_OK;
}

enum status pair_weights_open(const struct model *model, const char *name, unsigned classes,
                              struct pair_weights *out, struct failure *failure)
{
    struct pair_weights weights = {.stride = buckets_stride(classes)};
    const void *starts = NULL;
    const void *pairs = NULL;
    const void *wholes = NULL;
    size_t start_count = 0;
    size_t pair_count = 0;
    size_t whole_count = 0;
    assert(classes <= PAIR_CLASSES);
    enum status status = open_buckets(model, name, &weights.buckets, failure);
    if (status == STATUS_OK) {
        status =
            open_section(model, name, "starts", sizeof(uint32_t), &starts, &start_count, failure);
    }
    if (status == STATUS_OK) {
        status = open_section(model, name, "pairs", sizeof(uint16_t), &pairs, &pair_count, failure);
    }
    if (status == STATUS_OK) {
        status =
            open_section(model, name, "wholes", weights.stride, &wholes, &whole_count, failure);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (start_count != weights.buckets.count) {
        return failure_set(failure, STATUS_CORRUPT, "a table of weights without its starts");
    }
    weights.starts = starts;
    weights.pairs = pairs;
    weights.wholes = wholes;
    status = check_rows(&weights, pair_count, whole_count, classes, failure);
    if (status == STATUS_OK) {
        status = check_wholes(&weights, whole_count, classes, failure);
    }
    if (status == STATUS_OK) {
        *out = weights;
    }
    return status;
}

static const struct bucket *bucket_of(const struct buckets *buckets, uint64_t key)
{
    return buckets->items + buckets_home(key, buckets->count);
}

void trio_weights_fetch(const struct trio_weights *weights, const uint64_t *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        __builtin_prefetch(bucket_of(&weights->buckets, keys[i]));
    }
}

void pair_weights_fetch(const struct pair_weights *weights, const uint64_t *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t home = buckets_home(keys[i], weights->buckets.count);
        __builtin_prefetch(weights->buckets.items + home);
        __builtin_prefetch(weights->starts + home);
    }
}

/* The row of a check in one of the lanes, or in none; the other lanes are 0. */
static inline bits find_row(const struct bucket *bucket, uint16_t check)
{
    bits checks[2];
    bits rows[2];
    memcpy(checks, bucket->checks, sizeof checks);
    memcpy(rows, bucket->rows, sizeof rows);
    bits wanted = check - (bits){0};
    return ((bits)(checks[0] == wanted) & rows[0]) | ((bits)(checks[1] == wanted) & rows[1]);
}

static int32_t add_lanes(lanes sums)
{
    int32_t sum = 0;
    for (unsigned i = 0; i < LANES; i++) {
        sum += sums[i];
    }
    return sum;
}

void trio_weights_add(const struct trio_weights *weights, const uint64_t *keys, size_t count,
                      int32_t scores[TRIO_CLASSES])
{
    lanes firsts = {0};
    lanes seconds = {0};
    for (size_t i = 0; i < count; i++) {
        bits row = find_row(bucket_of(&weights->buckets, keys[i]), buckets_check(keys[i]));
        firsts += (lanes)(row << 8) >> 8;
        seconds += (lanes)row >> 8;
    }
    int32_t first = add_lanes(firsts);
    int32_t second = add_lanes(seconds);
    scores[0] += first;
    scores[1] += second;
    scores[2] -= first + second;
}

/* The one lane that is not 0. */
static inline unsigned only_lane(bits row)
{
    uint64_t halves[2];
    memcpy(halves, &row, sizeof halves);
    uint64_t half = halves[0] | halves[1];
    half |= half >> 32;
    return (half | half >> 16) & UINT16_MAX;
}

static inline void add_whole(const int8_t *whole, unsigned stride, int16_t *scores)
{
    for (unsigned i = 0; i < stride; i += LANES) {
        bytes part;
        lanes sums;
        memcpy(&part, whole + i, sizeof part);
        memcpy(&sums, scores + i, sizeof sums);
        sums += __builtin_convertvector(part, lanes);
        memcpy(scores + i, &sums, sizeof sums);
    }
}

size_t pair_weights_find(const struct pair_weights *weights, const uint64_t *keys, size_t count,
                         struct pair_row *rows)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t home = buckets_home(keys[i], weights->buckets.count);
        unsigned row = only_lane(find_row(weights->buckets.items + home, buckets_check(keys[i])));
        uint32_t place = weights->starts[home] + (row >> 6);
        __builtin_prefetch(weights->pairs + place);
        rows[found] = (struct pair_row){place, row & 63};
        found += row != 0;
    }
    return found;
}

/* Whole rows lie elsewhere: the pair only has their number. */
static const int8_t *whole_of(const struct pair_weights *weights, struct pair_row row)
{
    return weights->wholes + (size_t)weights->pairs[row.place] * weights->stride;
}

void pair_weights_add(const struct pair_weights *weights, const struct pair_row *rows, size_t count,
                      int16_t scores[PAIR_CLASSES])
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].count == PAIRS_WHOLE) {
            __builtin_prefetch(whole_of(weights, rows[i]));
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (rows[i].count == PAIRS_WHOLE) {
            add_whole(whole_of(weights, rows[i]), weights->stride, scores);
            continue;
        }
        const uint16_t *pairs = weights->pairs + rows[i].place;
        for (unsigned k = 0; k < rows[i].count; k++) {
            int16_t *score = scores + (pairs[k] & 255);
            *score = (int16_t)(*score + (int8_t)(pairs[k] >> 8));
        }
    }
}
