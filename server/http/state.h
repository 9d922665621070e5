#ifndef DATELINED_HTTP_STATE_H
#define DATELINED_HTTP_STATE_H

#include <pthread.h>
#include <stdatomic.h>

#include "http/cache.h"
#include "http/encoding.h"
#include "http/memo.h"
#include "http/queue.h"
#include "http/rate.h"
#include "http/server.h"

struct loops;
struct exchange;

#define DURATION_BUCKETS 12

/* Counters of one thread: only it writes them, others may read at any time. */
struct counts {
    _Atomic uint64_t active; /* requests being answered */
    _Atomic uint64_t requests[6];
    _Atomic uint64_t bytes_sent;
    _Atomic uint64_t cache_hits, cache_misses;
    _Atomic uint64_t not_modified;
    _Atomic uint64_t duration_us_sum;
    _Atomic uint64_t durations[DURATION_BUCKETS];
};

/* What a thread that answers requests keeps from one to the next. */
struct worker {
    struct http_server *server;
    struct worker *next;
    struct exchange *spare; /* finished ones, for reuse */
    struct arena *spare_arenas[4];
    unsigned spare_arena_count;
    struct memo *memo;
    struct encoder *encoder; /* NULL until first used */
    void *state;             /* the application's; NULL until first used */
    bool has_state;
    uint64_t generation; /* that `version` was read in; valid with has_version */
    bool has_version;
    int64_t published;
    char version[256];
    struct counts counts;
};

struct http_server {
    struct http_application application;
    struct http_options options;
    char *token;
    struct loops *loops;
    int listen_fd; /* -1 once the loops have it */
    uint16_t port;
    pthread_key_t worker_key;
    pthread_mutex_t lock; /* of `workers` */
    struct worker *workers;
    struct cache *cache; /* NULL: none */
    struct rate *rate;   /* NULL: no limit */
    struct queue *queue;
    uint64_t id_seed;
    _Atomic uint64_t id_count;
    atomic_bool draining;
    atomic_size_t bodies_bytes; /* of request bodies in memory */
};

/* The state of the calling thread, made when it is first asked for. */
struct worker *worker_of(struct http_server *server);
void worker_free(struct worker *worker);

/* An arena for one request, and back again. */
struct arena *worker_take_arena(struct worker *worker);
void worker_return_arena(struct worker *worker, struct arena *arena);

/* The application's state for this thread, made when it is first asked for. */
MUST_CHECK enum status worker_state(struct worker *worker, void **state, struct failure *failure);

/* The thread's encoder; NULL when there is no memory for one. */
struct encoder *worker_encoder(struct worker *worker);

/* The current generation, after which worker->version and ->published are those of it. */
uint64_t worker_generation(struct worker *worker);

/* Adds to a counter of the calling thread. */
static inline void count_add(_Atomic uint64_t *counter, uint64_t amount)
{
    uint64_t value = atomic_load_explicit(counter, memory_order_relaxed);
    atomic_store_explicit(counter, value + amount, memory_order_relaxed);
}

#endif
