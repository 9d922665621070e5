/* Open addressing with linear probing, at most three quarters full. Slots keep 32 bits of the hash
 * so that most mismatches are seen without touching the key. */
#include "base/table.h"

#include <stdbool.h>

#include "base/hash.h"

struct slot {
    struct span key;
    uint32_t hash;
    uint32_t value; /* TABLE_NONE: free */
};

struct table {
    struct arena *arena;
    struct slot *slots;
    size_t mask; /* slot count - 1, a power of two */
    size_t count;
};

static struct slot *new_slots(struct arena *arena, size_t count)
{
    struct slot *slots = ARENA_ARRAY(arena, struct slot, count);
    for (size_t i = 0; i < count; i++) {
        slots[i].value = TABLE_NONE;
    }
    return slots;
}

struct table *table_new(struct arena *arena, size_t expected_count)
{
    size_t size = 16;
    while (size * 3 / 4 <= expected_count) {
        size *= 2;
    }
    struct table *table = ARENA_NEW(arena, struct table);
    *table = (struct table){.arena = arena, .slots = new_slots(arena, size), .mask = size - 1};
    return table;
}

/* The slot that holds `key`, or the free one where it belongs. */
static struct slot *find_slot(const struct table *table, struct span key, uint32_t hash)
{
    size_t at = hash & table->mask;
    for (;; at = (at + 1) & table->mask) {
        struct slot *slot = &table->slots[at];
        if (slot->value == TABLE_NONE || (slot->hash == hash && span_equal(slot->key, key))) {
            return slot;
        }
    }
}

static void widen(struct table *table)
{
    struct slot *old = table->slots;
    size_t old_count = table->mask + 1;
    table->slots = new_slots(table->arena, old_count * 2);
    table->mask = old_count * 2 - 1;
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].value != TABLE_NONE) {
            *find_slot(table, old[i].key, old[i].hash) = old[i];
        }
    }
}

static uint32_t key_hash(struct span key)
{
    return (uint32_t)hash_64(key, 0);
}

uint32_t table_get(const struct table *table, struct span key)
{
    return find_slot(table, key, key_hash(key))->value;
}

static struct slot *slot_for_writing(struct table *table, struct span key)
{
    if (table->count + 1 > (table->mask + 1) * 3 / 4) {
        widen(table);
    }
    uint32_t hash = key_hash(key);
    struct slot *slot = find_slot(table, key, hash);
    if (slot->value == TABLE_NONE) {
        slot->key = key;
        slot->hash = hash;
        table->count++;
    }
    return slot;
}

void table_set(struct table *table, struct span key, uint32_t value)
{
    slot_for_writing(table, key)->value = value;
}

uint32_t table_intern(struct table *table, struct span key, uint32_t value)
{
    struct slot *slot = slot_for_writing(table, key);
    if (slot->value == TABLE_NONE) {
        slot->value = value;
    }
    return slot->value;
}

size_t table_count(const struct table *table)
{
    return table->count;
}
