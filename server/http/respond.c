/* Answers as libmicrohttpd's response objects. One of status 200 to a read is made once and shared
 * by all who ask the same, from memory; then it carries no request id. A client that sends an id of
 * its own gets it back: its response has headers of its own, over the same body. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "http/exchange.h"
#include "http/problem.h"
#include "http/target.h"

/* Smaller bodies gain nothing by being compressed. */
#define ENCODE_MIN   1024
#define STREAM_BLOCK ((size_t)32 << 10)

struct fixed_header {
    const char *name;
    const char *value;
};

static const struct fixed_header always[] = {
    {"Access-Control-Allow-Origin", "*"},
    {"Access-Control-Expose-Headers",
     "ETag, Link, Location, Retry-After, X-Request-Id, Content-Disposition"},
    {"X-Content-Type-Options", "nosniff"},
};

static const struct fixed_header preflight[] = {
    {"Access-Control-Allow-Headers",
     "Accept, Content-Type, If-None-Match, If-Modified-Since, X-Request-Id"},
    {"Access-Control-Max-Age", "86400"},
};

/* --- headers ---------------------------------------------------------------------------------- */

static void add(struct MHD_Response *response, const char *name, const char *value)
{
    MHD_add_response_header(response, name, value);
}

static void add_fixed(struct MHD_Response *response, const struct fixed_header *headers,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        add(response, headers[i].name, headers[i].value);
    }
}

/* What an answer and its confirmation (304) have in common. */
static void add_validators(const struct exchange *exchange, struct MHD_Response *response)
{
    char date[CONDITION_DATE_SIZE];
    condition_date(exchange->published, date);
    add(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache");
    add(response, MHD_HTTP_HEADER_ETAG, exchange->tag);
    if (exchange->published > 0) {
        add(response, MHD_HTTP_HEADER_LAST_MODIFIED, date);
    }
    add(response, MHD_HTTP_HEADER_VARY, "Accept, Accept-Encoding");
}

static void add_individual(const struct exchange *exchange, struct MHD_Response *response)
{
    if (exchange->request.id[0]) {
        add(response, "X-Request-Id", exchange->request.id);
    }
    if (exchange->closes || atomic_load(&exchange->worker->server->draining)) {
        add(response, MHD_HTTP_HEADER_CONNECTION, "close");
    }
}

static void add_of_reply(struct exchange *exchange, struct MHD_Response *response)
{
    const struct http_reply *reply = &exchange->reply;
    for (size_t i = 0; i < reply->header_count; i++) {
        add(response, reply->headers[i].name.ptr,
            arena_string(exchange->request.arena, reply->headers[i].value));
    }
}

static struct MHD_Response *bare_response(struct buffer *body)
{
    struct MHD_Response *response = MHD_create_response_from_buffer_with_free_callback(
        body->len, body->bytes ? body->bytes : calloc(1, 1), free);
    if (!response) {
        log_error("out of memory");
        abort();
    }
    *body = (struct buffer){0};
    add_fixed(response, always, sizeof always / sizeof *always);
    return response;
}

static struct MHD_Response *unchanged_response(const struct exchange *exchange)
{
    struct buffer nothing = {0};
    struct MHD_Response *response = bare_response(&nothing);
    add_validators(exchange, response);
    return response;
}

/* --- answers from memory ---------------------------------------------------------------------- */

static enum MHD_Result copy_header(void *response, enum MHD_ValueKind kind, const char *name,
                                   const char *value)
{
    (void)kind;
    add(response, name, value);
    return MHD_YES;
}

static void release_body(void *ready)
{
    ready_release(ready);
}

/* The same answer with headers of this request's own. */
static struct MHD_Response *individual_response(const struct exchange *exchange,
                                                struct ready *ready, bool unchanged)
{
    struct span body = unchanged || ready->body.len == 0 ? SPAN("") : ready->body;
    ready_retain(ready);
    struct MHD_Response *response = MHD_create_response_from_buffer_with_free_callback_cls(
        body.len, (void *)(uintptr_t)body.ptr, release_body, ready);
    if (!response) {
        log_error("out of memory");
        abort();
    }
    MHD_get_response_headers(unchanged ? ready->unchanged : ready->full, copy_header, response);
    add_individual(exchange, response);
    return response;
}

static bool is_unchanged(const struct exchange *exchange, const char *tag, int64_t modified)
{
    const struct known_headers *known = &exchange->known;
    if (known->if_none_match.ptr) {
        return condition_is_any(known->if_none_match) ||
               condition_matches(known->if_none_match, tag);
    }
    return known->if_modified_since.ptr && modified > 0 &&
           condition_not_since(known->if_modified_since, modified);
}

void respond_with_ready(struct exchange *exchange, struct ready *ready)
{
    bool unchanged = is_unchanged(exchange, ready->tag, ready->modified);
    exchange->ready = ready;
    exchange->code = unchanged ? 304 : 200;
    exchange->body_len = unchanged ? 0 : ready->body.len;
    if (exchange->request.id[0]) {
        exchange->response = individual_response(exchange, ready, unchanged);
    }
}

/* --- answers of handlers ---------------------------------------------------------------------- */

/* Replaces the body by its encoded form where that is wanted and smaller. */
static bool encode_body(struct exchange *exchange, struct worker *worker)
{
    struct encoding_choice *choice = &exchange->encoding;
    struct buffer *body = &exchange->reply.body;
    bool worth_it = body->len >= ENCODE_MIN || choice->identity_forbidden;
    if (choice->best == ENCODING_IDENTITY || !worth_it || body->len == 0) {
        return false;
    }
    struct encoder *encoder = worker_encoder(worker);
    struct buffer encoded = {0};
    bool encoded_well = encoder && encoder_run(encoder, choice->best, buffer_span(body), &encoded);
    if (!encoded_well || (encoded.len >= body->len && !choice->identity_forbidden)) {
        buffer_fini(&encoded);
        return false;
    }
    buffer_fini(body);
    *body = encoded;
    return true;
}

/* Gives back what a body that may live long does not use. */
static void shrink_body(struct buffer *body)
{
    char *smaller = body->capacity > body->len + body->len / 8 + 64
                        ? realloc(body->bytes, body->len + 1)
                        : NULL;
    if (smaller) {
        body->bytes = smaller;
        body->capacity = body->len + 1;
    }
}

/* Makes the next piece; false when the stream broke. */
static bool stream_refill(struct exchange *exchange)
{
    struct http_stream *stream = &exchange->reply.stream;
    struct buffer *made = exchange->coder ? &exchange->plain : &exchange->piece;
    buffer_clear(&exchange->piece);
    buffer_clear(made);
    exchange->piece_sent = 0;
    if (stream->next(stream->context, made, &exchange->stream_ended)) {
        return false;
    }
    return !exchange->coder || encoder_stream_run(exchange->coder, buffer_span(made),
                                                  exchange->stream_ended, &exchange->piece);
}

static ssize_t stream_read(void *context, uint64_t position, char *out, size_t room)
{
    (void)position;
    struct exchange *exchange = context;
    while (exchange->piece_sent == exchange->piece.len) {
        if (exchange->stream_ended) {
            return MHD_CONTENT_READER_END_OF_STREAM;
        }
        if (!stream_refill(exchange)) {
            return MHD_CONTENT_READER_END_WITH_ERROR;
        }
    }
    size_t left = exchange->piece.len - exchange->piece_sent;
    size_t count = left < room ? left : room;
    memcpy(out, exchange->piece.bytes + exchange->piece_sent, count);
    exchange->piece_sent += count;
    exchange->body_len += count;
    return (ssize_t)count;
}

/* What the handler wrote before its stream is the first piece. */
static bool stream_begin(struct exchange *exchange)
{
    struct span head = buffer_span(&exchange->reply.body);
    enum encoding encoding = exchange->encoding.best;
    exchange->coder = encoding == ENCODING_IDENTITY ? NULL : encoder_stream_new(encoding);
    if (!exchange->coder) {
        buffer_add(&exchange->piece, head);
        return false;
    }
    (void)encoder_stream_run(exchange->coder, head, false, &exchange->piece);
    return true;
}

static struct MHD_Response *stream_response(struct exchange *exchange)
{
    struct MHD_Response *response = MHD_create_response_from_callback(
        MHD_SIZE_UNKNOWN, STREAM_BLOCK, stream_read, exchange, NULL);
    if (!response) {
        log_error("out of memory");
        abort();
    }
    add_fixed(response, always, sizeof always / sizeof *always);
    return response;
}

/* The answer of a handler that did its work, with every header but the individual ones. */
static struct MHD_Response *reply_response(struct exchange *exchange, bool encoded)
{
    struct http_reply *reply = &exchange->reply;
    bool has_body = exchange->streaming || reply->body.len > 0 || exchange->code == 200;
    exchange->body_len = exchange->streaming ? 0 : reply->body.len;
    struct MHD_Response *response =
        exchange->streaming ? stream_response(exchange) : bare_response(&reply->body);
    if (has_body) {
        add(response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->content_type);
    }
    if (encoded) {
        add(response, MHD_HTTP_HEADER_CONTENT_ENCODING, encoding_name(exchange->encoding.best));
    }
    if (exchange->cacheable && exchange->code == 200) {
        add_validators(exchange, response);
    } else {
        add(response, MHD_HTTP_HEADER_CACHE_CONTROL, exchange->cacheable ? "no-cache" : "no-store");
    }
    add_of_reply(exchange, response);
    return response;
}

/* A 200 to a read: kept for others, and compared with what the client has. */
static void respond_shared(struct exchange *exchange, bool encoded)
{
    struct http_server *server = exchange->worker->server;
    struct span body = buffer_span(&exchange->reply.body);
    struct MHD_Response *full = reply_response(exchange, encoded);
    struct ready *ready = ready_new(full, unchanged_response(exchange), body, exchange->key);
    if (!ready) {
        log_error("out of memory");
        abort();
    }
    memcpy(ready->tag, exchange->tag, sizeof ready->tag);
    ready->modified = exchange->published;
    ready->generation = exchange->generation;
    if (server->cache) {
        cache_add(server->cache, ready);
    }
    respond_with_ready(exchange, ready);
}

/* --- problems --------------------------------------------------------------------------------- */

/* The problem of a handler that only returned a status. */
static void default_problem(struct exchange *exchange, enum status status)
{
    unsigned code = http_status_from(status);
    struct http_problem problem = {.status = code};
    problem.detail = code == 500 ? SPAN("The server failed to answer; its log tells why.")
                                 : span_of(status_text(status));
    problem.retry_after_s = code == 429 || code == 503 ? 1 : 0;
    (void)http_problem_set(&exchange->request, &exchange->reply, &problem);
}

static void log_problem(struct exchange *exchange, enum status status)
{
    if (exchange->code >= 500 && exchange->code != 503) {
        struct span target = {exchange->target.bytes, exchange->target_len};
        target = target_printable(exchange->request.arena, target);
        log_error("%s %.*s failed (%s): %.*s, request %s",
                  http_method_name(exchange->request.method), SPAN_ARG(target), status_name(status),
                  SPAN_ARG(exchange->reply.problem->detail), exchange->request.id);
    }
}

static void respond_problem(struct exchange *exchange, enum status status)
{
    struct http_reply *reply = &exchange->reply;
    const struct http_problem *problem = reply->problem;
    struct span target = {exchange->target.bytes, exchange->target_len};
    struct buffer body = {0};
    problem_write(problem, target_printable(exchange->request.arena, target), exchange->request.id,
                  &body);
    exchange->code = problem->status;
    exchange->body_len = body.len;
    struct MHD_Response *response = bare_response(&body);
    add(response, MHD_HTTP_HEADER_CONTENT_TYPE, "application/problem+json");
    add(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    if (problem->status == 405) {
        add(response, MHD_HTTP_HEADER_ALLOW, exchange->match->allow);
    }
    if (exchange->www_authenticate) {
        add(response, MHD_HTTP_HEADER_WWW_AUTHENTICATE, exchange->www_authenticate);
    }
    if (problem->retry_after_s > 0) {
        char seconds[16];
        snprintf(seconds, sizeof seconds, "%u", problem->retry_after_s);
        add(response, MHD_HTTP_HEADER_RETRY_AFTER, seconds);
    }
    add_of_reply(exchange, response);
    add_individual(exchange, response);
    exchange->response = response;
    log_problem(exchange, status);
}

/* --- entrances -------------------------------------------------------------------------------- */

void respond_not_modified(struct exchange *exchange)
{
    exchange->code = 304;
    exchange->body_len = 0;
    exchange->response = unchanged_response(exchange);
    add_individual(exchange, exchange->response);
}

void respond_options(struct exchange *exchange)
{
    struct buffer nothing = {0};
    struct MHD_Response *response = bare_response(&nothing);
    add(response, MHD_HTTP_HEADER_ALLOW, exchange->match->allow);
    add(response, "Access-Control-Allow-Methods", exchange->match->open_methods);
    add_fixed(response, preflight, sizeof preflight / sizeof *preflight);
    add_individual(exchange, response);
    exchange->code = 204;
    exchange->response = response;
}

void respond_with_reply(struct exchange *exchange, struct worker *worker, enum status status)
{
    struct http_reply *reply = &exchange->reply;
    exchange->streaming = reply->stream.next != NULL;
    bool moved = status == STATUS_MOVED && !reply->problem;
    if (status && !moved && !reply->problem) {
        default_problem(exchange, status);
    }
    if (reply->problem) {
        respond_problem(exchange, status);
        return;
    }
    exchange->code = moved ? 301 : reply->status ? reply->status : 200;
    bool shared = exchange->cacheable && exchange->code == 200;
    if (exchange->streaming && shared &&
        is_unchanged(exchange, exchange->tag, exchange->published)) {
        respond_not_modified(exchange);
        return;
    }
    bool encoded = exchange->streaming ? stream_begin(exchange) : encode_body(exchange, worker);
    shrink_body(&reply->body);
    if (shared && !exchange->streaming) {
        respond_shared(exchange, encoded);
        return;
    }
    exchange->response = reply_response(exchange, encoded);
    add_individual(exchange, exchange->response);
}

/* The response to send; one that is shared is borrowed from `ready`. */
static struct MHD_Response *response_of(const struct exchange *exchange)
{
    if (exchange->response) {
        return exchange->response;
    }
    return exchange->code == 304 ? exchange->ready->unchanged : exchange->ready->full;
}

void respond_release(struct exchange *exchange)
{
    if (exchange->response) {
        MHD_destroy_response(exchange->response);
        exchange->response = NULL;
    }
    ready_release(exchange->ready);
    exchange->ready = NULL;
}

enum MHD_Result respond_send(struct exchange *exchange)
{
    enum MHD_Result result =
        MHD_queue_response(exchange->connection, exchange->code, response_of(exchange));
    exchange->stage = STAGE_SENT;
    respond_release(exchange);
    return result;
}
