/* Start, stop and counters. Connections are served by the threads of loops.c, each by the same one
 * until it ends. */
#include "http/server.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "http/address.h"
#include "http/exchange.h"
#include "http/loops.h"
#include "http/state.h"

#define DEFAULT_CONNECTIONS    12000
#define DEFAULT_IDLE_TIMEOUT_S 60
#define DEFAULT_QUEUE_LIMIT    16
static void apply_defaults(struct http_options *options)
{
    options->connection_limit =
        options->connection_limit ? options->connection_limit : DEFAULT_CONNECTIONS;
    options->idle_timeout_s =
        options->idle_timeout_s ? options->idle_timeout_s : DEFAULT_IDLE_TIMEOUT_S;
    options->queue_threads = options->queue_threads ? options->queue_threads : 1;
    options->queue_limit = options->queue_limit ? options->queue_limit : DEFAULT_QUEUE_LIMIT;
}

static uint64_t random_seed(void)
{
    uint64_t seed;
    if (getrandom(&seed, sizeof seed, 0) != sizeof seed) {
        seed = (uint64_t)time(NULL) ^ (uint64_t)getpid() << 32;
    }
    return seed;
}

static struct http_server *server_new(const struct http_options *options,
                                      const struct http_application *application)
{
    struct http_server *server = calloc(1, sizeof *server);
    if (!server) {
        return NULL;
    }
    server->options = *options;
    apply_defaults(&server->options);
    server->application = *application;
    server->listen_fd = -1;
    server->id_seed = random_seed();
    server->token = options->token ? strdup(options->token) : NULL;
    server->options.token = server->token;
    server->options.listen = NULL;
    pthread_mutex_init(&server->lock, NULL);
    pthread_key_create(&server->worker_key, NULL);
    server->cache = options->cache_bytes ? cache_new(options->cache_bytes) : NULL;
    server->rate = options->rate_limit ? rate_new(options->rate_limit) : NULL;
    return server;
}

/* Frees what server_new and http_server_start made; no thread runs any more. */
static void server_free(struct http_server *server)
{
    if (server->listen_fd >= 0) {
        close(server->listen_fd);
    }
    queue_free(server->queue);
    while (server->workers) {
        struct worker *worker = server->workers;
        server->workers = worker->next;
        worker_free(worker);
    }
    cache_free(server->cache);
    rate_free(server->rate);
    pthread_key_delete(server->worker_key);
    pthread_mutex_destroy(&server->lock);
    free(server->token);
    free(server);
}

enum status http_server_start(const struct http_options *options,
                              const struct http_application *application, struct http_server **out,
                              struct failure *failure)
{
    struct http_server *server = server_new(options, application);
    if (!server) {
        return failure_set(failure, STATUS_INTERNAL, "out of memory");
    }
    enum status status =
        address_listen(options->listen, &server->listen_fd, &server->port, failure);
    if (status) {
        server_free(server);
        return status;
    }
    server->queue = queue_new(server->options.queue_threads, server->options.queue_limit,
                              exchange_run_queued, exchange_refuse_queued);
    server->loops = server->queue ? loops_start(server) : NULL;
    if (!server->loops) {
        server_free(server);
        return failure_set(failure, STATUS_IO, "cannot start the threads of the HTTP server");
    }
    server->listen_fd = -1; /* the loops have it */
    *out = server;
    return STATUS_OK;
}

uint16_t http_server_port(const struct http_server *server)
{
    return server->port;
}

/* --- stopping --------------------------------------------------------------------------------- */

static uint64_t requests_running(struct http_server *server)
{
    uint64_t running = 0;
    pthread_mutex_lock(&server->lock);
    for (const struct worker *worker = server->workers; worker; worker = worker->next) {
        running += atomic_load_explicit(&worker->counts.active, memory_order_relaxed);
    }
    pthread_mutex_unlock(&server->lock);
    return running;
}

void http_server_stop(struct http_server *server, uint32_t grace_ms)
{
    if (!server) {
        return;
    }
    atomic_store(&server->draining, true);
    loops_refuse(server->loops);
    const struct timespec step = {.tv_nsec = 5 * 1000000};
    for (uint32_t waited_ms = 0; waited_ms < grace_ms && requests_running(server); waited_ms += 5) {
        nanosleep(&step, NULL);
    }
    queue_stop(server->queue);
    loops_stop(server->loops);
    server_free(server);
}

/* --- counters --------------------------------------------------------------------------------- */

static uint64_t count_of(const _Atomic uint64_t *counter)
{
    return atomic_load_explicit(counter, memory_order_relaxed);
}

static void add_counts(struct http_counters *out, const struct counts *counts)
{
    for (size_t i = 0; i < 6; i++) {
        out->requests[i] += count_of(&counts->requests[i]);
    }
    uint64_t at_most = 0;
    for (size_t i = 0; i < DURATION_BUCKETS; i++) {
        at_most += count_of(&counts->durations[i]);
        out->duration_buckets[i] += at_most;
    }
    out->bytes_sent += count_of(&counts->bytes_sent);
    out->cache_hits += count_of(&counts->cache_hits);
    out->cache_misses += count_of(&counts->cache_misses);
    out->not_modified += count_of(&counts->not_modified);
    out->duration_us_sum += count_of(&counts->duration_us_sum);
}

void http_server_counters(const struct http_server *server, struct http_counters *out)
{
    /* The lock and the shards are the only things written. */
    struct http_server *shared = (struct http_server *)(uintptr_t)server;
    *out = (struct http_counters){0};
    pthread_mutex_lock(&shared->lock);
    for (const struct worker *worker = shared->workers; worker; worker = worker->next) {
        add_counts(out, &worker->counts);
    }
    pthread_mutex_unlock(&shared->lock);
    out->cache_bytes = shared->cache ? cache_used(shared->cache) : 0;
    out->connections = loops_connections(shared->loops);
}
