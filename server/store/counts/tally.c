/* Most tallies hold a handful of values, which are looked through one by one; a table comes in when
 * they are more. */
#include "tally.h"

#include <stdlib.h>

#include "base/table.h"

enum { FEW_VALUES = 8 };

static void index_values(struct tally *tally)
{
    tally->places = table_new(tally->arena, FEW_VALUES * 4);
    for (size_t i = 0; i < tally->count; i++) {
        table_set(tally->places, tally->items[i].value, (uint32_t)i);
    }
}

static struct tallied *find(const struct tally *tally, struct span value)
{
    if (tally->places) {
        uint32_t at = table_get(tally->places, value);
        return at == TABLE_NONE ? NULL : &tally->items[at];
    }
    for (size_t i = 0; i < tally->count; i++) {
        if (span_equal(tally->items[i].value, value)) {
            return &tally->items[i];
        }
    }
    return NULL;
}

struct tallied *tally_add(struct tally *tally, struct span value)
{
    struct tallied *known = find(tally, value);
    if (known) {
        known->count++;
        return known;
    }
    tally->items = arena_grow(tally->arena, tally->items, tally->count, &tally->capacity,
                              sizeof *tally->items);
    struct tallied *item = &tally->items[tally->count++];
    *item = (struct tallied){.value = arena_copy(tally->arena, value), .count = 1};
    if (tally->places) {
        table_set(tally->places, item->value, (uint32_t)(tally->count - 1));
    } else if (tally->count > FEW_VALUES) {
        index_values(tally);
    }
    return item;
}

struct span tally_most_frequent(const struct tally *tally)
{
    const struct tallied *best = NULL;
    for (size_t i = 0; i < tally->count; i++) {
        const struct tallied *item = &tally->items[i];
        if (!best || item->count > best->count ||
            (item->count == best->count && span_compare(item->value, best->value) < 0)) {
            best = item;
        }
    }
    return best ? best->value : (struct span){0};
}

static int compare_values(const void *a, const void *b)
{
    return span_compare(((const struct tallied *)a)->value, ((const struct tallied *)b)->value);
}

void tally_sort(struct tally *tally)
{
    if (tally->count > 1) {
        qsort(tally->items, tally->count, sizeof *tally->items, compare_values);
    }
    tally->places = NULL;
}
