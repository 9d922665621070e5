/* The way of one request through libmicrohttpd's callbacks. A request without a body is answered in
 * the last call for it, never in the first one: a reply queued there makes the library close the
 * connection. That is used where it is wanted, to refuse a body that is too large to be read. */
#include "http/exchange.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "http/target.h"

/* A body nobody wants is read and thrown away up to here, so that the connection lives on. */
#define DISCARD_MAX ((size_t)1 << 20)
/* Of all bodies that are held at one time. */
#define BODIES_MAX ((size_t)256 << 20)
/* Buffers that grew larger than this are not kept for the next request. */
#define KEPT_BYTES ((size_t)64 << 10)

static int64_t now_us(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

/* --- life ------------------------------------------------------------------------------------- */

static void buffer_recycle(struct buffer *buffer)
{
    if (buffer->capacity > KEPT_BYTES) {
        buffer_fini(buffer);
    } else {
        buffer_clear(buffer);
    }
}

void exchange_free(struct exchange *exchange)
{
    buffer_fini(&exchange->target);
    buffer_fini(&exchange->body);
    buffer_fini(&exchange->piece);
    buffer_fini(&exchange->plain);
    buffer_fini(&exchange->reply.body);
    free(exchange);
}

static struct exchange *exchange_take(struct worker *worker)
{
    struct exchange *exchange = worker->spare;
    if (!exchange) {
        exchange = calloc(1, sizeof *exchange);
        if (!exchange) {
            log_error("out of memory");
            abort();
        }
    } else {
        worker->spare = exchange->next_spare;
    }
    exchange->worker = worker;
    return exchange;
}

/* Back among the spare ones of its thread, empty but for its buffers. */
static void exchange_return(struct exchange *exchange)
{
    struct worker *worker = exchange->worker;
    if (exchange->request.arena) {
        worker_return_arena(worker, exchange->request.arena);
    }
    if (exchange->body.len > 0) {
        atomic_fetch_sub(&worker->server->bodies_bytes, exchange->body.len);
    }
    encoder_stream_free(exchange->coder);
    buffer_fini(&exchange->reply.body);
    buffer_fini(&exchange->plain);
    buffer_recycle(&exchange->target);
    buffer_recycle(&exchange->body);
    buffer_recycle(&exchange->piece);
    struct exchange empty = {
        .target = exchange->target, .body = exchange->body, .piece = exchange->piece};
    *exchange = empty;
    exchange->next_spare = worker->spare;
    worker->spare = exchange;
}

int exchange_socket(const void *pointer)
{
    const struct exchange *exchange = pointer;
    const union MHD_ConnectionInfo *info =
        exchange->connection
            ? MHD_get_connection_info(exchange->connection, MHD_CONNECTION_INFO_CONNECTION_FD)
            : NULL;
    return info ? info->connect_fd : -1;
}

bool exchange_may_stream(const void *pointer)
{
    const struct exchange *exchange = pointer;
    return !exchange->route || !exchange->route->off_thread;
}

enum status exchange_problem(struct exchange *exchange, unsigned code, const char *detail, ...)
{
    char text[512];
    va_list args;
    va_start(args, detail);
    vsnprintf(text, sizeof text, detail, args);
    va_end(args);
    struct http_problem problem = {.status = code, .detail = span_of(text)};
    return http_problem_set(&exchange->request, &exchange->reply, &problem);
}

/* --- the answer ------------------------------------------------------------------------------- */

/* Target and the two headers that an answer depends on, as sent: the key of the memo. */
static struct span raw_key(struct exchange *exchange)
{
    struct buffer *raw = &exchange->target;
    if (raw->len == exchange->target_len) {
        buffer_add_char(raw, '\n');
        buffer_add(raw, exchange->known.accept);
        buffer_add_char(raw, '\n');
        buffer_add(raw, exchange->known.accept_encoding);
    }
    return buffer_span(raw);
}

static bool is_read(const struct exchange *exchange)
{
    return exchange->request.method == HTTP_GET || exchange->request.method == HTTP_HEAD;
}

static bool is_ready(const struct http_server *server)
{
    const struct http_application *application = &server->application;
    return !application->ready || application->ready(application->context);
}

/* The short way: the same words were sent before and their answer is in memory. */
static bool answer_from_memory(struct exchange *exchange)
{
    struct worker *worker = exchange->worker;
    struct http_server *server = worker->server;
    if (!server->cache || !is_ready(server) || atomic_load(&server->draining)) {
        return false;
    }
    prepare_known_headers(exchange);
    if (exchange->known.bytes > HEADERS_MAX || exchange->known.framings > 1) {
        return false;
    }
    uint64_t hash;
    struct span key = memo_find(worker->memo, raw_key(exchange), &hash);
    if (!key.ptr) {
        return false;
    }
    struct ready *ready = cache_find(server->cache, key, hash, worker_generation(worker));
    if (!ready) {
        return false;
    }
    respond_with_ready(exchange, ready);
    count_add(&worker->counts.cache_hits, 1);
    return true;
}

static bool answer_from_cache(struct exchange *exchange)
{
    struct http_server *server = exchange->worker->server;
    if (!server->cache || !exchange->cacheable) {
        return false;
    }
    memo_add(exchange->worker->memo, raw_key(exchange), exchange->key, exchange->key_hash);
    struct ready *ready =
        cache_find(server->cache, exchange->key, exchange->key_hash, exchange->generation);
    if (!ready) {
        count_add(&exchange->worker->counts.cache_misses, 1);
        return false;
    }
    respond_with_ready(exchange, ready);
    count_add(&exchange->worker->counts.cache_hits, 1);
    return true;
}

/* Runs the handler with the state of the thread that it runs in. */
static void run_handler(struct exchange *exchange, struct worker *worker)
{
    struct http_request *request = &exchange->request;
    struct failure failure = {0};
    enum status status = worker_state(worker, &request->worker, &failure);
    if (status) {
        log_error("cannot answer: %s", failure.text);
        status = exchange_problem(exchange, 503, "The database cannot be read at the moment.");
    } else {
        exchange->reply.content_type = http_format_content_type(request->format);
        status = exchange->route->handle(request, &exchange->reply);
    }
    respond_with_reply(exchange, worker, status);
}

static void queue_resume(struct exchange *exchange)
{
    MHD_resume_connection(exchange->connection);
}

void exchange_run_queued(void *job)
{
    struct exchange *exchange = job;
    run_handler(exchange, worker_of(exchange->worker->server));
    queue_resume(exchange);
}

void exchange_refuse_queued(void *job)
{
    struct exchange *exchange = job;
    enum status status = exchange_problem(exchange, 503, "The server is shutting down.");
    respond_with_reply(exchange, worker_of(exchange->worker->server), status);
    queue_resume(exchange);
}

static enum MHD_Result answer_queued(struct exchange *exchange)
{
    struct http_server *server = exchange->worker->server;
    if (!queue_reserve(server->queue)) {
        struct http_problem problem = {
            .status = 429,
            .detail = SPAN("Too many long requests are waiting already. Try again soon."),
            .retry_after_s = 1};
        enum status status = http_problem_set(&exchange->request, &exchange->reply, &problem);
        respond_with_reply(exchange, exchange->worker, status);
        return respond_send(exchange);
    }
    exchange->stage = STAGE_WAITING;
    MHD_suspend_connection(exchange->connection);
    queue_push(server->queue, exchange);
    return MHD_YES;
}

static enum MHD_Result answer(struct exchange *exchange)
{
    if (!exchange->reply.problem && is_read(exchange) && answer_from_memory(exchange)) {
        return respond_send(exchange);
    }
    prepare_request(exchange);
    exchange->request.body = buffer_span(&exchange->body);
    if (exchange->reply.problem) {
        respond_with_reply(exchange, exchange->worker, STATUS_INVALID);
    } else if (!exchange->route) {
        respond_options(exchange);
    } else if (answer_from_cache(exchange)) {
        return respond_send(exchange);
    } else if (exchange->cacheable &&
               condition_matches(exchange->known.if_none_match, exchange->tag)) {
        respond_not_modified(exchange);
    } else if (exchange->route->off_thread) {
        return answer_queued(exchange);
    } else {
        run_handler(exchange, exchange->worker);
    }
    return respond_send(exchange);
}

/* --- libmicrohttpd's calls -------------------------------------------------------------------- */

/* Keeps libmicrohttpd from parsing the query string a second time: some 200 parameters would fill
 * the connection's memory pool, and 0.9.75 then neither answers nor closes. The text lies in that
 * pool, which is writable, and nothing but that parsing looks at it afterwards. */
static void hide_query(const char *uri)
{
    char *mark = strchr((char *)(uintptr_t)uri, '?');
    if (mark) {
        mark[1] = '\0';
    }
}

void *exchange_start(void *server, const char *uri, struct MHD_Connection *connection)
{
    struct exchange *exchange = exchange_take(worker_of(server));
    exchange->connection = connection;
    exchange->started_us = now_us();
    buffer_add_string(&exchange->target, uri);
    exchange->target_len = exchange->target.len;
    hide_query(uri);
    return exchange;
}

static bool rate_allows(struct exchange *exchange)
{
    struct rate *rate = exchange->worker->server->rate;
    if (!rate) {
        return true;
    }
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(exchange->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return !info || rate_take(rate, info->client_addr, exchange->started_us / 1000);
}

/* What the client says about the body to come: SIZE_MAX when it only says that there is one. */
static size_t announced_body(const struct exchange *exchange)
{
    const char *length = MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND,
                                                     MHD_HTTP_HEADER_CONTENT_LENGTH);
    if (length) {
        return (size_t)strtoull(length, NULL, 10);
    }
    return MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND,
                                       MHD_HTTP_HEADER_TRANSFER_ENCODING)
               ? SIZE_MAX
               : 0;
}

/* Whether to refuse a body at once, at the price of the connection, instead of reading it. */
static bool refuses_body(struct exchange *exchange)
{
    prepare_request(exchange);
    size_t announced = announced_body(exchange);
    if (!exchange->reply.problem || announced == 0) {
        return false;
    }
    bool asks =
        MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_EXPECT);
    return asks || (announced != SIZE_MAX && announced > DISCARD_MAX);
}

static enum MHD_Result exchange_open(struct exchange *exchange, const char *method)
{
    exchange->stage = STAGE_BODY;
    exchange->active = true;
    count_add(&exchange->worker->counts.active, 1);
    exchange->method_text = method;
    exchange->request.method = http_method_from_name(span_of(method));
    exchange->request.exchange = exchange;
    if (!rate_allows(exchange)) {
        exchange->request.arena = worker_take_arena(exchange->worker);
        struct http_problem problem = {.status = 429,
                                       .detail = SPAN("Too many requests came from this address."),
                                       .retry_after_s = 1};
        (void)http_problem_set(&exchange->request, &exchange->reply, &problem);
    }
    if (!is_read(exchange) && refuses_body(exchange)) {
        respond_with_reply(exchange, exchange->worker, STATUS_INVALID);
        return respond_send(exchange);
    }
    return MHD_YES;
}

static size_t body_limit(const struct exchange *exchange)
{
    if (!exchange->route || exchange->reply.problem || is_read(exchange)) {
        return 0;
    }
    size_t most = exchange->worker->server->options.body_limit;
    size_t limit = exchange->route->body_limit;
    return most > 0 && most < limit ? most : limit;
}

/* Lets go of the bytes of a body. */
static void drop_body(struct exchange *exchange)
{
    atomic_fetch_sub(&exchange->worker->server->bodies_bytes, exchange->body.len);
    buffer_fini(&exchange->body);
}

/* Keeps a piece of the body, if all bodies that are being sent at the moment leave room for it. */
static void keep_body(struct exchange *exchange, struct span bytes)
{
    atomic_size_t *all = &exchange->worker->server->bodies_bytes;
    size_t before = atomic_fetch_add(all, bytes.len);
    buffer_add(&exchange->body, bytes);
    if (before + bytes.len > BODIES_MAX) {
        struct http_problem problem = {
            .status = 503,
            .detail = SPAN("Too much is being sent to the server. Try again soon."),
            .retry_after_s = 1};
        (void)http_problem_set(&exchange->request, &exchange->reply, &problem);
        drop_body(exchange);
    }
}

static enum MHD_Result take_body(struct exchange *exchange, struct span bytes)
{
    size_t limit = body_limit(exchange);
    if (limit > 0 && bytes.len <= limit - exchange->body.len) {
        keep_body(exchange, bytes);
        return MHD_YES;
    }
    if (limit > 0) {
        (void)exchange_problem(exchange, 413, "The body is larger than %zu bytes.", limit);
        drop_body(exchange);
    }
    exchange->discarded += bytes.len;
    return exchange->discarded <= DISCARD_MAX ? MHD_YES : MHD_NO;
}

enum MHD_Result exchange_step(void *server, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **context)
{
    (void)server, (void)connection, (void)url, (void)version;
    struct exchange *exchange = *context;
    switch (exchange->stage) {
    case STAGE_NEW:
        return exchange_open(exchange, method);
    case STAGE_BODY:
        if (*upload_size > 0) {
            struct span bytes = {upload, *upload_size};
            *upload_size = 0;
            return take_body(exchange, bytes);
        }
        return answer(exchange);
    case STAGE_WAITING:
        return respond_send(exchange);
    case STAGE_SENT:
        break;
    }
    return MHD_NO;
}

/* --- afterwards ------------------------------------------------------------------------------- */

const uint32_t http_duration_bounds_us[12] = {100,   250,   500,   1000,   2500,   5000,
                                              10000, 25000, 50000, 100000, 500000, 2500000};

static void count_exchange(struct exchange *exchange, int64_t took_us)
{
    struct counts *counts = &exchange->worker->counts;
    count_add(&counts->requests[exchange->code / 100 % 6], 1);
    count_add(&counts->bytes_sent, exchange->request.method == HTTP_HEAD ? 0 : exchange->body_len);
    count_add(&counts->not_modified, exchange->code == 304);
    count_add(&counts->duration_us_sum, (uint64_t)took_us);
    for (size_t i = 0; i < DURATION_BUCKETS; i++) {
        if (took_us <= http_duration_bounds_us[i]) {
            count_add(&counts->durations[i], 1);
            break;
        }
    }
}

static void log_exchange(const struct exchange *exchange, int64_t took_us)
{
    struct arena *arena = arena_new();
    struct span target =
        target_printable(arena, (struct span){exchange->target.bytes, exchange->target_len});
    struct span method = target_printable(arena, span_of(exchange->method_text));
    log_info("%.*s %.*s %u %zu bytes %.1f ms%s%s", SPAN_ARG(method), SPAN_ARG(target),
             exchange->code, exchange->body_len, (double)took_us / 1000.0,
             exchange->request.id[0] ? " " : "", exchange->request.id);
    arena_free(arena);
}

void exchange_end(void *server, struct MHD_Connection *connection, void **context,
                  enum MHD_RequestTerminationCode code)
{
    (void)server, (void)connection, (void)code;
    struct exchange *exchange = *context;
    if (!exchange) {
        return;
    }
    *context = NULL;
    if (exchange->streaming && exchange->reply.stream.close) {
        exchange->reply.stream.close(exchange->reply.stream.context);
    }
    respond_release(exchange);
    if (exchange->stage == STAGE_SENT) {
        int64_t took_us = now_us() - exchange->started_us;
        count_exchange(exchange, took_us);
        if (exchange->worker->server->options.log_requests) {
            log_exchange(exchange, took_us);
        }
    }
    if (exchange->active) {
        count_add(&exchange->worker->counts.active, (uint64_t)-1);
    }
    exchange_return(exchange);
}
