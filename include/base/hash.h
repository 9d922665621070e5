#ifndef DATELINED_BASE_HASH_H
#define DATELINED_BASE_HASH_H

#include <stdint.h>

#include "base/span.h"

/* XXH3 of xxHash (https://xxhash.com), the same on every machine. */
uint64_t hash_64(struct span bytes, uint64_t seed);

/* The 128-bit XXH3 as 32 lower-case hexadecimal digits and a NUL: content hashes, ETags. */
void hash_hex(struct span bytes, char out[33]);

#endif
