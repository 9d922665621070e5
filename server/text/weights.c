/* Scoring with sparse quantised rows. The slots of all features are fetched ahead before the first
 * is read: a table is larger than the near caches, and the features of one decision are all known
 * at once. */
#include "text/weights.h"

#include <stdio.h>

enum { SHIFT_MAX = 16 };

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
    struct weights weights = {slots, pairs, slot_count, pair_count};
    if (slot_count <= WEIGHTS_TAIL || weights.slots[slot_count - 1].check != 0) {
        return failure_set(failure, STATUS_CORRUPT, "a table of weights without an end");
    }
    status = check_rows(&weights, classes, failure);
    if (status == STATUS_OK) {
        *out = weights;
    }
    return status;
}

void weights_add(const struct weights *weights, const uint64_t *keys, size_t count, int32_t *scores)
{
    const struct weights_slot *slots = weights->slots;
    for (size_t i = 0; i < count; i++) {
        uint32_t check = weights_sorted_check(keys[i]);
        __builtin_prefetch(slots + weights_sorted_index(check, weights->slot_count));
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t check = weights_sorted_check(keys[i]);
        uint64_t at = weights_sorted_index(check, weights->slot_count);
        while (slots[at].check != 0 && slots[at].check < check) {
            at++;
        }
        uint32_t row = slots[at].row;
        if (slots[at].check != check) {
            continue;
        }
        const struct weights_pair *pair = weights->pairs + (row >> 8);
        const struct weights_pair *end = pair + (row & 0xff);
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
    *out = (struct narrow_weights){slots, count};
    return STATUS_OK;
}

void weights_add_narrow(const struct narrow_weights *weights, const uint64_t *keys, size_t count,
                        int32_t scores[NARROW_CLASSES])
{
    const struct narrow_slot *slots = weights->slots;
    for (size_t i = 0; i < count; i++) {
        uint32_t check = weights_sorted_check(keys[i]);
        __builtin_prefetch(slots + weights_sorted_index(check, weights->slot_count));
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t check = weights_sorted_check(keys[i]);
        uint64_t at = weights_sorted_index(check, weights->slot_count);
        while (slots[at].check != 0 && slots[at].check < check) {
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
