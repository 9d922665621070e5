/* Start and stop. libmicrohttpd runs its epoll loop in a pool of threads over one listening socket;
 * each connection stays with the thread that accepted it. */
#include "http/server.h"

#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "http/address.h"
#include "http/exchange.h"
#include "http/state.h"

/* Of each connection, and what 10,000 idle ones cost is mostly this. A request has to fit with the
 * head of its answer: the longest target, or headers a little longer than what is answered by 431;
 * what is larger still is refused by libmicrohttpd itself. */
#define POOL_BYTES             ((size_t)12 << 10)
#define DEFAULT_CONNECTIONS    12000
#define DEFAULT_IDLE_TIMEOUT_S 60
#define DEFAULT_QUEUE_LIMIT    16
/* Files that the rest of the program has open. */
#define OTHER_FILES 256

static void log_library(void *context, const char *format, va_list args)
{
    (void)context;
    char text[256];
    vsnprintf(text, sizeof text, format, args);
    text[strcspn(text, "\n")] = '\0';
    log_debug("libmicrohttpd: %s", text);
}

/* Raises the soft limit of open files and returns how many connections it has room for. */
static uint32_t fit_connections(uint32_t wanted)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit)) {
        return wanted;
    }
    rlim_t needed = (rlim_t)wanted + OTHER_FILES;
    if (limit.rlim_cur < needed) {
        rlim_t raised = limit.rlim_max < needed ? limit.rlim_max : needed;
        struct rlimit higher = {.rlim_cur = raised, .rlim_max = limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &higher) == 0) {
            limit.rlim_cur = raised;
        }
    }
    if (limit.rlim_cur >= needed) {
        return wanted;
    }
    uint32_t possible = limit.rlim_cur > 2 * OTHER_FILES ? (uint32_t)(limit.rlim_cur - OTHER_FILES)
                                                         : (uint32_t)(limit.rlim_cur / 2);
    log_warn("the limit of open files allows %u connections, not %u", possible, wanted);
    return possible;
}

static unsigned thread_count(const struct http_options *options)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned threads = options->threads ? options->threads : cores > 0 ? (unsigned)cores : 1;
    return threads < 64 ? threads : 64;
}

/* Turns new connections away while the server stops. MHD_quiesce_daemon would do that, too, but in
 * 0.9.75 it races with the threads and now and then aborts the program. */
static enum MHD_Result accept_client(void *context, const struct sockaddr *address,
                                     socklen_t address_len)
{
    (void)address, (void)address_len;
    const struct http_server *server = context;
    return atomic_load_explicit(&server->draining, memory_order_relaxed) ? MHD_NO : MHD_YES;
}

static struct MHD_Daemon *daemon_start(struct http_server *server)
{
    const struct http_options *options = &server->options;
    unsigned threads = thread_count(options);
    struct MHD_OptionItem items[] = {
        {MHD_OPTION_EXTERNAL_LOGGER, (intptr_t)log_library, NULL},
        {MHD_OPTION_LISTEN_SOCKET, server->listen_fd, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, (intptr_t)fit_connections(options->connection_limit), NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)options->idle_timeout_s, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t)POOL_BYTES, NULL},
        {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)exchange_start, server},
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)exchange_end, server},
        /* A pool of one thread is refused; the single loop is the default. */
        {threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, (intptr_t)threads, NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, server->port,
        accept_client, server, exchange_step, server, MHD_OPTION_ARRAY, items, MHD_OPTION_END);
}

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
    server->daemon = server->queue ? daemon_start(server) : NULL;
    server->listen_fd = server->queue ? -1 : server->listen_fd; /* libmicrohttpd closes it */
    if (!server->daemon) {
        server_free(server);
        return failure_set(failure, STATUS_IO, "cannot start the threads of the HTTP server");
    }
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
    const struct timespec step = {.tv_nsec = 5 * 1000000};
    for (uint32_t waited_ms = 0; waited_ms < grace_ms && requests_running(server); waited_ms += 5) {
        nanosleep(&step, NULL);
    }
    queue_stop(server->queue);
    MHD_stop_daemon(server->daemon);
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
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(shared->daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
    out->connections = info ? info->num_connections : 0;
}
