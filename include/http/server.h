#ifndef DATELINED_HTTP_SERVER_H
#define DATELINED_HTTP_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "http/router.h"

/* The HTTP/1.1 server: epoll loops of libmicrohttpd, one arena and one worker state per thread
 * that answers. Headers, errors, ETags, compression, CORS and the cache of ready answers
 * are its business, resources are the router's. */
struct http_server;

/* What the application gives the server. Callbacks come from any worker thread. */
struct http_application {
    const struct http_router *router;
    void *context; /* handed to every handler as request->application */

    /* State of one worker thread, for example its database reader; either may be NULL. */
    enum status (*worker_new)(void *context, void **worker, struct failure *failure);
    void (*worker_free)(void *worker);

    /* What an answer depends on beside the request: writes database identity, generation and
     * program version into `out`; returns when that was published, in seconds since the epoch. */
    int64_t (*version)(void *context, char *out, size_t size);

    /* A number that changes whenever `version` writes something else, cheap to ask; NULL: `version`
     * is asked for every request. A handler that runs after either of them told of a generation
     * must not answer from an older one. */
    uint64_t (*generation)(void *context);

    /* Whether the generation is complete enough to answer reads; NULL: always. Otherwise the
     * server answers 503 with Retry-After to every route but those marked `always`. */
    bool (*ready)(void *context);

    /* May add detail and members (progress, in `arena`) to that 503; NULL: none are added. */
    void (*progress)(void *context, struct arena *arena, struct http_problem *problem);
};

struct http_options {
    const char *listen;        /* "127.0.0.1:8080", "[::1]:0", ":8080"; port 0: any free one */
    unsigned threads;          /* 0: one per core */
    uint32_t connection_limit; /* open connections, default 12000 */
    uint32_t idle_timeout_s;   /* of a connection, default 60 */
    size_t body_limit;         /* bytes of a request body, beyond which 413 is answered whatever the
                                  route says; 0: only the route's limit counts */
    size_t cache_bytes;        /* memory for ready answers, 0: none */
    uint32_t rate_limit;       /* requests a second of one address, 0: none */
    unsigned queue_threads;    /* for off_thread routes, default 1 */
    unsigned queue_limit;      /* requests waiting for them, default 16; more are answered 429 */
    const char *token;         /* of the writing endpoints; NULL: they are off */
    bool log_requests;
};

/* Starts to listen, and raises the soft limit of open files to what the connections need, as far
 * as the hard limit allows. Strings are copied; `application` is, too. STATUS_INVALID (the
 * address), STATUS_BUSY (port in use), STATUS_IO; one line in `failure`. */
MUST_CHECK enum status http_server_start(const struct http_options *options,
                                         const struct http_application *application,
                                         struct http_server **out, struct failure *failure);

/* The port it listens on. */
uint16_t http_server_port(const struct http_server *server);

/* Takes no new connections, lets running requests end (at most `grace_ms`, then connections are
 * closed; a handler that still runs is waited for), frees everything. NULL is allowed. */
void http_server_stop(struct http_server *server, uint32_t grace_ms);

/* Counters for /metrics; from any thread. */
struct http_counters {
    uint64_t requests[6]; /* by status class: [2] = 2xx … [5] = 5xx */
    uint64_t bytes_sent;  /* of bodies */
    uint64_t cache_hits, cache_misses, cache_bytes;
    uint64_t not_modified;
    uint64_t connections; /* open now */
    uint64_t duration_us_sum;
    uint64_t duration_buckets[12]; /* requests that took at most http_duration_bounds_us[i] */
};
extern const uint32_t http_duration_bounds_us[12];
void http_server_counters(const struct http_server *server, struct http_counters *out);

#endif
