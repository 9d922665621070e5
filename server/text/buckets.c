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

/* Whole rows lie elsewhere: the pair only has their number. */
static const int8_t *whole_of(const struct pair_weights *weights, uint32_t place)
{
    return weights->wholes + (size_t)weights->pairs[place] * weights->stride;
}

/* Pairs of several rows, one behind the other, so that one loop adds them all: the length of each
 * row is hard to foresee, and a loop that ends otherwise than foreseen costs more than its steps.
 */
enum { GATHERED_MAX = 256, GATHERED_ONCE = 16 };

struct gathered {
    size_t pair_count;
    size_t whole_count;
    uint16_t pairs[GATHERED_MAX + PAIR_COUNT_MAX + GATHERED_ONCE];
    uint32_t wholes[BUCKETS_KEYS_MAX]; /* their places */
};

static void add_pairs(struct gathered *gathered, int16_t *scores)
{
    for (size_t i = 0; i < gathered->pair_count; i++) {
        uint16_t pair = gathered->pairs[i];
        scores[pair & 255] = (int16_t)(scores[pair & 255] + (int8_t)(pair >> 8));
    }
    gathered->pair_count = 0;
}

/* Copies the pairs of a row: always as many as nearly all rows fit in, where it does no harm. */
static void gather_pairs(const struct pair_weights *weights, struct pair_row row,
                         struct gathered *gathered)
{
    const uint16_t *from = weights->pairs + row.place;
    uint16_t *to = gathered->pairs + gathered->pair_count;
    gathered->pair_count += row.count;
    if (row.count <= GATHERED_ONCE && weights->pair_count - row.place >= GATHERED_ONCE) {
        memcpy(to, from, GATHERED_ONCE * sizeof *to);
    } else {
        memcpy(to, from, row.count * sizeof *to);
    }
}

void pair_weights_add(const struct pair_weights *weights, const struct pair_row *rows, size_t count,
                      int16_t scores[PAIR_CLASSES])
{
    const struct sums *sums = sums_here();
    struct gathered gathered;
    gathered.pair_count = gathered.whole_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].count == PAIRS_WHOLE) {
            __builtin_prefetch(whole_of(weights, rows[i].place));
            gathered.wholes[gathered.whole_count++] = rows[i].place;
            continue;
        }
        gather_pairs(weights, rows[i], &gathered);
        if (gathered.pair_count >= GATHERED_MAX) {
            add_pairs(&gathered, scores);
        }
    }
    add_pairs(&gathered, scores);
    for (size_t i = 0; i < gathered.whole_count; i++) {
        sums->add_whole(whole_of(weights, gathered.wholes[i]), weights->stride, scores);
    }
}
