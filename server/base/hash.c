/* A thin cover over xxHash. */
#include "base/hash.h"

#include <stdio.h>
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
