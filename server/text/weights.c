/* Scoring with sparse quantised rows. A filter takes out most features that have no row; the slots
 * of the rest are fetched ahead before the first is read: a table is larger than the near caches,
 * and the features of one decision are all known at once. */
#include "text/weights.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>

enum { SHIFT_MAX = 16, CHECK_BITS = 32, FILTER_SHARE = 6 };

static enum status check_rows(const struct weights *weights, unsigned classes,
                              struct failure *failure)
{
    for (uint64_t i = 0; i < weights->slot_count; i++) {
        const struct weights_slot *slot = weights->slots + i;
        if (slot->check == 0) {
            continue;
        }
        size_t first = slot->row >> 8;
        size_t count = slot->row & 0xff;
        if (first + 1 + count > weights->pair_count || weights->pairs[first].class > SHIFT_MAX) {
            return failure_set(failure, STATUS_CORRUPT, "a row of weights lies outside the model");
        }
        for (size_t k = first + 1; k <= first + count; k++) {
            if (weights->pairs[k].class >= classes) {
                return failure_set(failure, STATUS_CORRUPT, "a weight of an unknown class");
            }
        }
    }
    return STATUS_OK;
}

enum status weights_open(const struct model *model, const char *name, unsigned classes,
                         struct weights *out, struct failure *failure)
{
    char slots_name[MODEL_NAME_SIZE];
    char pairs_name[MODEL_NAME_SIZE];
    snprintf(slots_name, sizeof slots_name, "%s.slots", name);
    snprintf(pairs_name, sizeof pairs_name, "%s.pairs", name);
    const void *slots = NULL;
    const void *pairs = NULL;
    size_t slot_count = 0;
    size_t pair_count = 0;
    enum status status =
        model_items(model, slots_name, sizeof(struct weights_slot), &slots, &slot_count, failure);
    if (status == STATUS_OK) {
        status = model_items(model, pairs_name, sizeof(struct weights_pair), &pairs, &pair_count,
                             failure);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct weights weights = {slots, pairs, slot_count, pair_count, {0}};
    if (slot_count <= WEIGHTS_TAIL || weights.slots[slot_count - 1].check != 0) {
        return failure_set(failure, STATUS_CORRUPT, "a table of weights without an end");
    }
    status = check_rows(&weights, classes, failure);
    if (status == STATUS_OK) {
        *out = weights;
    }
    return status;
}

/* Bits for `used` checks, so that at least FILTER_SHARE bits are there for each. */
static uint64_t *new_filter(struct arena *arena, size_t used, struct weights_filter *filter)
{
    unsigned width = 6;
    while (width < CHECK_BITS && ((uint64_t)1 << width) < (uint64_t)used * FILTER_SHARE) {
        width++;
    }
    uint64_t *bits = ARENA_ARRAY(arena, uint64_t, (size_t)1 << (width - 6));
    *filter = (struct weights_filter){bits, CHECK_BITS - width};
    return bits;
}

static void set_bit(uint64_t *bits, unsigned shift, uint32_t check)
{
    uint32_t bit = check >> shift;
    bits[bit / 64] |= check != 0 ? UINT64_C(1) << bit % 64 : 0;
}

void weights_make_filter(struct arena *arena, struct weights *weights)
{
    size_t used = 0;
    for (uint64_t i = 0; i < weights->slot_count; i++) {
        used += weights->slots[i].check != 0;
    }
    uint64_t *bits = new_filter(arena, used, &weights->filter);
    for (uint64_t i = 0; i < weights->slot_count; i++) {
        set_bit(bits, weights->filter.shift, weights->slots[i].check);
    }
}

void weights_make_filter_narrow(struct arena *arena, struct narrow_weights *weights)
{
    size_t used = 0;
    for (uint64_t i = 0; i < weights->slot_count; i++) {
        used += weights->slots[i].check != 0;
    }
    uint64_t *bits = new_filter(arena, used, &weights->filter);
    for (uint64_t i = 0; i < weights->slot_count; i++) {
        set_bit(bits, weights->filter.shift, weights->slots[i].check);
    }
}

/* The checks of the features that may have a row. */
static size_t sift(const struct weights_filter *filter, const uint64_t *keys, size_t count,
                   uint32_t *checks)
{
    size_t kept = 0;
    assert(count <= WEIGHTS_KEYS_MAX);
    for (size_t i = 0; i < count; i++) {
        uint32_t check = weights_sorted_check(keys[i]);
        uint32_t bit = check >> filter->shift;
        checks[kept] = check;
        kept += !filter->bits || (filter->bits[bit / 64] >> bit % 64 & 1);
    }
    return kept;
}

/* Whether the search for `check` goes on past a slot; a free slot (0) ends it. The first steps are
 * made without a branch, which the processor could not foresee. */
static inline bool is_before(uint32_t slot, uint32_t check)
{
    return slot - 1 < check - 1;
}

/* Puts where the rows of the features are in the place of their checks, and fetches them. */
static size_t find_rows(const struct weights *weights, uint32_t *checks, size_t count)
{
    const struct weights_slot *slots = weights->slots;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t check = checks[i];
        uint64_t at = weights_sorted_index(check, weights->slot_count);
        at += is_before(slots[at].check, check);
        at += is_before(slots[at].check, check);
        at += is_before(slots[at].check, check);
        while (is_before(slots[at].check, check)) {
            at++;
        }
        uint32_t row = slots[at].row;
        if (slots[at].check == check) {
            __builtin_prefetch(weights->pairs + (row >> 8));
            checks[found++] = row;
        }
    }
    return found;
}

void weights_add(const struct weights *weights, const uint64_t *keys, size_t count, int32_t *scores)
{
    uint32_t rows[WEIGHTS_KEYS_MAX];
    count = sift(&weights->filter, keys, count, rows);
    for (size_t i = 0; i < count; i++) {
        __builtin_prefetch(weights->slots + weights_sorted_index(rows[i], weights->slot_count));
    }
    count = find_rows(weights, rows, count);
    for (size_t i = 0; i < count; i++) {
        const struct weights_pair *pair = weights->pairs + (rows[i] >> 8);
        const struct weights_pair *end = pair + (rows[i] & 0xff);
        int32_t unit = 1 << pair->class;
        while (pair < end) {
            pair++;
            scores[pair->class] += pair->weight * unit;
        }
    }
}

enum status weights_open_narrow(const struct model *model, const char *name,
                                struct narrow_weights *out, struct failure *failure)
{
    char slots_name[MODEL_NAME_SIZE];
    snprintf(slots_name, sizeof slots_name, "%s.slots", name);
    const void *items = NULL;
    size_t count = 0;
    enum status status =
        model_items(model, slots_name, sizeof(struct narrow_slot), &items, &count, failure);
    if (status != STATUS_OK) {
        return status;
    }
    const struct narrow_slot *slots = items;
    if (count <= WEIGHTS_TAIL || slots[count - 1].check != 0) {
        return failure_set(failure, STATUS_CORRUPT, "a table of weights without an end");
    }
    for (size_t i = 0; i < count; i++) {
        if (slots[i].shift > SHIFT_MAX) {
            return failure_set(failure, STATUS_CORRUPT, "a weight that is too large");
        }
    }
    *out = (struct narrow_weights){slots, count, {0}};
    return STATUS_OK;
}

void weights_add_narrow(const struct narrow_weights *weights, const uint64_t *keys, size_t count,
                        int32_t scores[NARROW_CLASSES])
{
    const struct narrow_slot *slots = weights->slots;
    uint32_t checks[WEIGHTS_KEYS_MAX];
    count = sift(&weights->filter, keys, count, checks);
    for (size_t i = 0; i < count; i++) {
        __builtin_prefetch(slots + weights_sorted_index(checks[i], weights->slot_count));
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t check = checks[i];
        uint64_t at = weights_sorted_index(check, weights->slot_count);
        at += is_before(slots[at].check, check);
        at += is_before(slots[at].check, check);
        at += is_before(slots[at].check, check);
        while (is_before(slots[at].check, check)) {
            at++;
        }
        if (slots[at].check != check) {
            continue;
        }
        int32_t unit = 1 << slots[at].shift;
        for (size_t k = 0; k < NARROW_CLASSES; k++) {
            scores[k] += slots[at].weights[k] * unit;
        }
    }
}
