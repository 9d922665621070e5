/* Opens tables of weights and scores with them. A table is larger than the near caches: buckets are
 * asked for ahead (buckets_ask), rows of pairs as soon as they are found, whole rows while the
 * pairs of the others are added. */
#include "text/buckets.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "text/sums.h"

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
    if (count == 0 || count > BUCKETS_MAX) {
        return failure_set(failure, STATUS_CORRUPT,
                           "a table of weights without rows, or of too many");
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
    if (row == 0) {
        return true; /* free */
    }
    if (count == PAIRS_WHOLE) {
        return first < pair_count && weights->pairs[first] < whole_count;
    }
    if (count == 0 || count > PAIR_COUNT_MAX) {
        return false;
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
    weights.pair_count = pair_count;
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

void trio_weights_add(const struct trio_weights *weights, const struct lookups *lookups,
                      int32_t scores[TRIO_CLASSES])
{
    int32_t sums[2];
    sums_here()->add_trios(weights->buckets.items, lookups, sums);
    scores[0] += sums[0];
    scores[1] += sums[1];
    scores[2] -= sums[0] + sums[1];
}

size_t pair_weights_find(const struct pair_weights *weights, const struct lookups *lookups,
                         struct pair_row *rows)
{
    return sums_here()->find_pairs(weights, lookups, rows);
}

static void add_pairs(const uint16_t *pairs, size_t count, int16_t *scores)
{
#pragma GCC unroll 4
    for (size_t i = 0; i < count; i++) {
        int16_t *score = scores + (pairs[i] & 255);
        *score = (int16_t)(*score + (int8_t)(pairs[i] >> 8));
    }
}

/* Copies the pairs of a row: always as many as a row can have, where it does no harm. */
static inline void copy_pairs(const struct pair_weights *weights, uint32_t place, uint32_t count,
                              uint16_t *out)
{
    const uint16_t *pairs = weights->pairs + place;
    if (weights->pair_count - place >= PAIR_COUNT_MAX) {
        memcpy(out, pairs, PAIR_COUNT_MAX * sizeof *out);
    } else {
        memcpy(out, pairs, count * sizeof *out);
    }
}

/* Adds the rows of pairs and puts the whole ones into `wholes`; returns the number of these. Rows
 * of both kinds take the same steps, and one loop adds all pairs: to guess wrong which row has how
 * many would cost more. */
static size_t add_rows_of_pairs(const struct pair_weights *weights, const struct pair_row *rows,
                                size_t count, int16_t *scores, const int8_t **wholes)
{
    uint16_t pairs[(BUCKETS_KEYS_MAX + 1) * PAIR_COUNT_MAX];
    size_t gathered = 0;
    size_t whole_count = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t after = (rows[i].count + 1) & PAIRS_WHOLE; /* 0 when it is whole */
        uint32_t whole = (after - 1) >> 31;
        uint32_t told = after - 1 + whole;
        uint32_t number = weights->pairs[rows[i].place] & -whole;
        copy_pairs(weights, rows[i].place, told, pairs + gathered);
        gathered += told;
        wholes[whole_count] = weights->wholes + (size_t)number * weights->stride;
        __builtin_prefetch(wholes[whole_count]);
        whole_count += whole;
    }
    add_pairs(pairs, gathered, scores);
    return whole_count;
}

void pair_weights_add(const struct pair_weights *weights, const struct pair_row *rows, size_t count,
                      int16_t scores[PAIR_CLASSES])
{
    const int8_t *wholes[BUCKETS_KEYS_MAX + 1];
    size_t whole_count = add_rows_of_pairs(weights, rows, count, scores, wholes);
    sums_here()->add_wholes(wholes, whole_count, weights->stride, scores);
}
