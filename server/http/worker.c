/* The state of one thread. Threads are libmicrohttpd's or the queue's; each makes its state when it
 * first answers something, and the server frees all of them once the threads have ended. */
#include <stdlib.h>

#include "base/hash.h"
#include "base/log.h"
#include "http/exchange.h"
#include "http/state.h"

struct worker *worker_of(struct http_server *server)
{
    struct worker *worker = pthread_getspecific(server->worker_key);
    if (worker) {
        return worker;
    }
    worker = calloc(1, sizeof *worker);
    struct memo *memo = memo_new();
    if (!worker || !memo) {
        log_error("out of memory");
        abort();
    }
    worker->server = server;
    worker->memo = memo;
    pthread_setspecific(server->worker_key, worker);
    pthread_mutex_lock(&server->lock);
    worker->next = server->workers;
    server->workers = worker;
    pthread_mutex_unlock(&server->lock);
    return worker;
}

void worker_free(struct worker *worker)
{
    if (worker->has_state && worker->server->application.worker_free) {
        worker->server->application.worker_free(worker->state);
    }
    while (worker->spare) {
        struct exchange *exchange = worker->spare;
        worker->spare = exchange->next_spare;
        exchange_free(exchange);
    }
    for (unsigned i = 0; i < worker->spare_arena_count; i++) {
        arena_free(worker->spare_arenas[i]);
    }
    encoder_free(worker->encoder);
    memo_free(worker->memo);
    free(worker);
}

struct arena *worker_take_arena(struct worker *worker)
{
    if (worker->spare_arena_count > 0) {
        return worker->spare_arenas[--worker->spare_arena_count];
    }
    return arena_new();
}

void worker_return_arena(struct worker *worker, struct arena *arena)
{
    size_t room = sizeof worker->spare_arenas / sizeof *worker->spare_arenas;
    if (worker->spare_arena_count < room) {
        arena_reset(arena);
        worker->spare_arenas[worker->spare_arena_count++] = arena;
    } else {
        arena_free(arena);
    }
}

enum status worker_state(struct worker *worker, void **state, struct failure *failure)
{
    const struct http_application *application = &worker->server->application;
    if (!worker->has_state && application->worker_new) {
        enum status status = application->worker_new(application->context, &worker->state, failure);
        if (status) {
            return status;
        }
    }
    worker->has_state = true;
    *state = worker->state;
    return STATUS_OK;
}

struct encoder *worker_encoder(struct worker *worker)
{
    if (!worker->encoder) {
        worker->encoder = encoder_new();
    }
    return worker->encoder;
}

static void read_version(struct worker *worker)
{
    const struct http_application *application = &worker->server->application;
    worker->version[0] = '\0';
    worker->published = 0;
    if (application->version) {
        worker->published =
            application->version(application->context, worker->version, sizeof worker->version);
    }
}

uint64_t worker_generation(struct worker *worker)
{
    const struct http_application *application = &worker->server->application;
    if (!application->generation) {
        read_version(worker);
        return hash_64(span_of(worker->version), 0);
    }
    uint64_t generation = application->generation(application->context);
    if (!worker->has_version || worker->generation != generation) {
        read_version(worker);
        worker->generation = generation;
        worker->has_version = true;
    }
    return generation;
}
