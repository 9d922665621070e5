#ifndef DATELINED_HTTP_CACHE_H
#define DATELINED_HTTP_CACHE_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "http/condition.h"

struct MHD_Response;

/* A complete answer of status 200 that can be sent to anyone who asks the same. Shared between
 * threads and read-only but for its count of references. */
struct ready {
    struct MHD_Response *full;      /* 200 with the body */
    struct MHD_Response *unchanged; /* 304 */
    struct span body;               /* owned by `full` */
    char tag[CONDITION_TAG_SIZE];
    int64_t modified;
    uint64_t generation;
    struct span key; /* owned */
    uint64_t hash;   /* of the key */
    atomic_uint references;
    atomic_bool used;                    /* since the cache last thought of dropping it */
    struct ready *chain, *newer, *older; /* the cache's */
};

/* A new one with one reference; takes over the two responses, copies the key. */
struct ready *ready_new(struct MHD_Response *full, struct MHD_Response *unchanged, struct span body,
                        struct span key);
void ready_retain(struct ready *ready);
void ready_release(struct ready *ready); /* NULL is allowed */

/* Answers kept in memory, at most `bytes` of them; the ones not asked for lately go first. */
struct cache;
struct cache *cache_new(size_t bytes);
void cache_free(struct cache *cache); /* NULL is allowed */

/* The answer to a normalised request in one generation, with a reference of the caller's, or NULL.
 * `hash` is cache_hash of the key. */
struct ready *cache_find(struct cache *cache, struct span key, uint64_t hash, uint64_t generation);
uint64_t cache_hash(struct span key);

/* Keeps `ready` (with a reference of its own), unless it is too large to be worth it. Everything
 * of other generations is dropped when a new one is first seen. */
void cache_add(struct cache *cache, struct ready *ready);

/* Bytes in use. */
size_t cache_used(struct cache *cache);

#endif
