/* A direct-mapped table of fixed size. The normalised form depends on the request and the route
 * table alone, so nothing in it is ever out of date. */
#include "http/memo.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

#define SLOTS    512
#define TEXT_MAX 320

struct slot {
    uint64_t raw_hash;
    uint64_t key_hash;
    size_t raw_len; /* 0: unused */
    size_t key_len;
    char raw[TEXT_MAX];
    char key[TEXT_MAX];
};

struct memo {
    struct slot slots[SLOTS];
};

struct memo *memo_new(void)
{
    return calloc(1, sizeof(struct memo));
}

void memo_free(struct memo *memo)
{
    free(memo);
}

struct span memo_find(const struct memo *memo, struct span raw, uint64_t *hash)
{
    uint64_t raw_hash = hash_64(raw, 3);
    const struct slot *slot = &memo->slots[raw_hash % SLOTS];
    if (slot->raw_hash != raw_hash || !span_equal(raw, (struct span){slot->raw, slot->raw_len})) {
        return (struct span){0};
    }
    *hash = slot->key_hash;
    return (struct span){slot->key, slot->key_len};
}

void memo_add(struct memo *memo, struct span raw, struct span key, uint64_t hash)
{
    if (raw.len == 0 || raw.len > TEXT_MAX || key.len > TEXT_MAX) {
        return;
    }
    uint64_t raw_hash = hash_64(raw, 3);
    struct slot *slot = &memo->slots[raw_hash % SLOTS];
    slot->raw_hash = raw_hash;
    slot->key_hash = hash;
    slot->raw_len = raw.len;
    slot->key_len = key.len;
    memcpy(slot->raw, raw.ptr, raw.len);
    memcpy(slot->key, key.ptr, key.len);
}
