/* Sixteen shards, each a hash table under its own lock with a list in order of arrival. To make
 * room, the oldest entry is dropped unless it was used since it was last looked at, which gives it
 * another round (CLOCK). Nothing is copied or sent under a lock. */
#include "http/cache.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

#define SHARDS 16
#define CHAINS 1024
/* What an entry costs beside body and key: two responses with their headers, each a few small
 * allocations. */
#define ENTRY_OVERHEAD 3072

struct shard {
    pthread_mutex_t lock;
    size_t used;
    uint64_t generation;
    struct ready *newest, *oldest;
    struct ready *chains[CHAINS];
};

struct cache {
    size_t shard_bytes;
    struct shard shards[SHARDS];
};

/* --- one answer ------------------------------------------------------------------------------- */

struct ready *ready_new(struct MHD_Response *full, struct MHD_Response *unchanged, struct span body,
                        struct span key)
{
    struct ready *ready = calloc(1, sizeof *ready + key.len + 1);
    if (!ready) {
        return NULL;
    }
    char *copy = (char *)(ready + 1);
    memcpy(copy, key.ptr, key.len);
    ready->full = full;
    ready->unchanged = unchanged;
    ready->body = body;
    ready->key = (struct span){copy, key.len};
    ready->hash = cache_hash(key);
    atomic_init(&ready->references, 1);
    return ready;
}

void ready_retain(struct ready *ready)
{
    atomic_fetch_add_explicit(&ready->references, 1, memory_order_relaxed);
}

void ready_release(struct ready *ready)
{
    if (ready && atomic_fetch_sub_explicit(&ready->references, 1, memory_order_acq_rel) == 1) {
        MHD_destroy_response(ready->full);
        MHD_destroy_response(ready->unchanged);
        free(ready);
    }
}

static size_t ready_cost(const struct ready *ready)
{
    return sizeof *ready + ready->key.len + ready->body.len + ENTRY_OVERHEAD;
}

/* --- one shard, under its lock ---------------------------------------------------------------- */

static void list_push(struct shard *shard, struct ready *ready)
{
    ready->newer = NULL;
    ready->older = shard->newest;
    *(shard->newest ? &shard->newest->newer : &shard->oldest) = ready;
    shard->newest = ready;
}

static void list_remove(struct shard *shard, struct ready *ready)
{
    *(ready->newer ? &ready->newer->older : &shard->newest) = ready->older;
    *(ready->older ? &ready->older->newer : &shard->oldest) = ready->newer;
}

static struct ready **chain_of(struct shard *shard, uint64_t hash)
{
    return &shard->chains[(hash >> 8) % CHAINS];
}

static void shard_drop(struct shard *shard, struct ready *ready)
{
    struct ready **at = chain_of(shard, ready->hash);
    while (*at != ready) {
        at = &(*at)->chain;
    }
    *at = ready->chain;
    list_remove(shard, ready);
    shard->used -= ready_cost(ready);
    ready_release(ready);
}

static void shard_clear(struct shard *shard)
{
    while (shard->oldest) {
        shard_drop(shard, shard->oldest);
    }
}

static void shard_make_room(struct shard *shard, size_t limit, size_t cost)
{
    while (shard->oldest && shard->used + cost > limit) {
        struct ready *ready = shard->oldest;
        if (atomic_exchange_explicit(&ready->used, false, memory_order_relaxed)) {
            list_remove(shard, ready);
            list_push(shard, ready);
        } else {
            shard_drop(shard, ready);
        }
    }
}

static struct ready *shard_find(struct shard *shard, struct span key, uint64_t hash)
{
    struct ready *ready = *chain_of(shard, hash);
    while (ready && !(ready->hash == hash && span_equal(ready->key, key))) {
        ready = ready->chain;
    }
    return ready;
}

/* --- the whole -------------------------------------------------------------------------------- */

struct cache *cache_new(size_t bytes)
{
    struct cache *cache = calloc(1, sizeof *cache);
    if (cache) {
        cache->shard_bytes = bytes / SHARDS;
        for (size_t i = 0; i < SHARDS; i++) {
            pthread_mutex_init(&cache->shards[i].lock, NULL);
        }
    }
    return cache;
}

void cache_free(struct cache *cache)
{
    if (!cache) {
        return;
    }
    for (size_t i = 0; i < SHARDS; i++) {
        shard_clear(&cache->shards[i]);
        pthread_mutex_destroy(&cache->shards[i].lock);
    }
    free(cache);
}

uint64_t cache_hash(struct span key)
{
    return hash_64(key, 2);
}

struct ready *cache_find(struct cache *cache, struct span key, uint64_t hash, uint64_t generation)
{
    struct shard *shard = &cache->shards[hash % SHARDS];
    pthread_mutex_lock(&shard->lock);
    struct ready *ready = shard->generation == generation ? shard_find(shard, key, hash) : NULL;
    if (ready) {
        ready_retain(ready);
    }
    pthread_mutex_unlock(&shard->lock);
    if (ready && !atomic_load_explicit(&ready->used, memory_order_relaxed)) {
        atomic_store_explicit(&ready->used, true, memory_order_relaxed);
    }
    return ready;
}

/* Empties the shards that still hold another generation. */
static void cache_begin_generation(struct cache *cache, uint64_t generation)
{
    for (size_t i = 0; i < SHARDS; i++) {
        struct shard *shard = &cache->shards[i];
        pthread_mutex_lock(&shard->lock);
        if (shard->generation != generation) {
            shard_clear(shard);
            shard->generation = generation;
        }
        pthread_mutex_unlock(&shard->lock);
    }
}

void cache_add(struct cache *cache, struct ready *ready)
{
    struct shard *shard = &cache->shards[ready->hash % SHARDS];
    size_t cost = ready_cost(ready);
    if (cost > cache->shard_bytes / 2) {
        return;
    }
    pthread_mutex_lock(&shard->lock);
    bool known_generation = shard->generation == ready->generation;
    pthread_mutex_unlock(&shard->lock);
    if (!known_generation) {
        cache_begin_generation(cache, ready->generation);
    }
    pthread_mutex_lock(&shard->lock);
    if (shard->generation == ready->generation && !shard_find(shard, ready->key, ready->hash)) {
        shard_make_room(shard, cache->shard_bytes, cost);
        struct ready **chain = chain_of(shard, ready->hash);
        ready->chain = *chain;
        *chain = ready;
        list_push(shard, ready);
        shard->used += cost;
        ready_retain(ready);
    }
    pthread_mutex_unlock(&shard->lock);
}

size_t cache_used(struct cache *cache)
{
    size_t used = 0;
    for (size_t i = 0; i < SHARDS; i++) {
        pthread_mutex_lock(&cache->shards[i].lock);
        used += cache->shards[i].used;
        pthread_mutex_unlock(&cache->shards[i].lock);
    }
    return used;
}
