/* Open addressing with linear probing, at most three quarters full. Slots keep 32 bits of the hash
 * so that most mismatches are seen without touching the key. Most words that tables are asked for
 * they do not have: a bit set of other bits of the hash, far smaller than the slots and so in a
 * nearer cache, says so of five out of six. */
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
    uint64_t *seen; /* SEEN_BITS for each slot; the bits of the keys are set */
    size_t mask;    /* slot count - 1, a power of two */
    size_t count;
};

enum { SEEN_BITS = 4 };

/* The bit of a hash: its high bits, where slots are found by the low ones. */
static inline size_t seen_bit(const struct table *table, uint32_t hash)
{
    return (size_t)((uint64_t)hash * ((table->mask + 1) * SEEN_BITS) >> 32);
}

static inline bool was_seen(const struct table *table, uint32_t hash)
{
    size_t bit = seen_bit(table, hash);
    return table->seen[bit / 64] >> bit % 64 & 1;
}

static void see(struct table *table, uint32_t hash)
{
    size_t bit = seen_bit(table, hash);
    table->seen[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* Gives the table so many slots, and `seen` for their bits. */
static void start_slots(struct table *table, size_t count, uint64_t *seen)
{
    table->mask = count - 1;
    table->slots = ARENA_ARRAY(table->arena, struct slot, count);
    table->seen = seen;
    for (size_t i = 0; i < count; i++) {
        table->slots[i].value = TABLE_NONE;
    }
}

struct table *table_new(struct arena *arena, size_t expected_count)
{
    size_t size = 16;
    while (size * 3 / 4 <= expected_count) {
        size *= 2;
    }
    /* The bits stand behind the table: those of a small one come with it. */
    struct table *table = arena_alloc(arena, sizeof *table + size * SEEN_BITS / 8);
    table->arena = arena;
    start_slots(table, size, (uint64_t *)(table + 1));
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
    start_slots(table, old_count * 2,
                ARENA_ARRAY(table->arena, uint64_t, old_count * 2 * SEEN_BITS / 64));
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].value != TABLE_NONE) {
            *find_slot(table, old[i].key, old[i].hash) = old[i];
            see(table, old[i].hash);
        }
    }
}

static uint32_t key_hash(struct span key)
{
    return (uint32_t)hash_64(key, 0);
}

uint32_t table_get(const struct table *table, struct span key)
{
    uint32_t hash = key_hash(key);
    return was_seen(table, hash) ? find_slot(table, key, hash)->value : TABLE_NONE;
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
        see(table, hash);
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
