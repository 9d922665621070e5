#ifndef DATELINED_TEXT_KEYS_H
#define DATELINED_TEXT_KEYS_H

#include <stdint.h>

/* Keys of 64 bits for features and words, and where hash tables with linear probing keep them. */

/* A feature looks at some atoms of a decision together: the word here, the tag before it. Its key
 * is the exclusive or of their hashes, each turned by the atom's number below 64, so that the same
 * tag of two words differs (after Zobrist 1970, "A new hashing method with application for game
 * playing"): one more atom costs one step. */
static inline uint64_t keys_hash(uint64_t value)
{
    value = (value + 1) * UINT64_C(0x9e3779b97f4a7c15);
    value = (value ^ value >> 32) * UINT64_C(0xd6e8feb86659fd93);
    return value ^ value >> 32;
}

static inline uint64_t keys_turn(uint64_t hash, unsigned atom)
{
    return hash << (atom & 63) | hash >> (-atom & 63);
}

/* One value more in a hash: chained, it makes a hash of several. */
static inline uint64_t keys_mix(uint64_t key, uint64_t atom)
{
    key = (key ^ atom) * UINT64_C(0x9e3779b97f4a7c15);
    return key ^ (key >> 29);
}

/* Where the search for a key starts. */
static inline uint64_t keys_index(uint64_t key, uint64_t slot_count)
{
    return (((key * UINT64_C(0xd6e8feb86659fd93)) >> 32) * slot_count) >> 32;
}

/* The half of a key that is compared; never 0. */
static inline uint32_t keys_check(uint64_t key)
{
    uint32_t check = (uint32_t)key;
    return check ? check : 1;
}

#endif
