/* A thin cover over xxHash, whose code is taken from its header: nearly all that is hashed are
 * words, of which the calls into the library would cost more than the hashing. */
#include "base/hash.h"

#include <stdio.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t hash_64(struct span bytes, uint64_t seed)
{
    return XXH3_64bits_withSeed(bytes.len ? bytes.ptr : "", bytes.len, seed);
}

void hash_hex(struct span bytes, char out[33])
{
    XXH128_hash_t hash = XXH3_128bits(bytes.len ? bytes.ptr : "", bytes.len);
    snprintf(out, 33, "%016llx%016llx", (unsigned long long)hash.high64,
             (unsigned long long)hash.low64);
}
