/* Reading and checking of a request, as a table of steps: each either passes or records the problem
 * that ends it. Everything that can be refused without the application is refused here. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/edit.h"
#include "base/hash.h"
#include "http/exchange.h"
#include "http/format.h"
#include "http/target.h"

#define TARGET_MAX 8192

/* --- headers ---------------------------------------------------------------------------------- */

static struct arena *arena_of(struct exchange *exchange)
{
    if (!exchange->request.arena) {
        exchange->request.arena = worker_take_arena(exchange->worker);
    }
    return exchange->request.arena;
}

static struct span *known_header(struct known_headers *known, struct span name)
{
    switch (name.len) {
    case 6:
        return span_equal_nocase(name, SPAN("accept")) ? &known->accept : NULL;
    case 12:
        return span_equal_nocase(name, SPAN("x-request-id")) ? &known->request_id : NULL;
    case 13:
        return span_equal_nocase(name, SPAN("if-none-match")) ? &known->if_none_match : NULL;
    case 15:
        return span_equal_nocase(name, SPAN("accept-encoding")) ? &known->accept_encoding : NULL;
    case 17:
        return span_equal_nocase(name, SPAN("if-modified-since")) ? &known->if_modified_since
                                                                  : NULL;
    default:
        return NULL;
    }
}

static bool is_framing(struct span name)
{
    return span_equal_nocase(name, SPAN("content-length")) ||
           span_equal_nocase(name, SPAN("transfer-encoding"));
}

static enum MHD_Result note_header(void *context, enum MHD_ValueKind kind, const char *key,
                                   size_t key_len, const char *value, size_t value_len)
{
    (void)kind;
    struct exchange *exchange = context;
    struct known_headers *known = &exchange->known;
    known->count++;
    known->bytes += key_len + value_len + 4;
    known->framings += is_framing((struct span){key, key_len});
    struct span *slot = known_header(known, (struct span){key, key_len});
    struct span text = {value ? value : "", value ? value_len : 0};
    if (slot && slot->ptr) {
        *slot = arena_printf(arena_of(exchange), "%.*s, %.*s", SPAN_ARG(*slot), SPAN_ARG(text));
    } else if (slot) {
        *slot = text;
    }
    return MHD_YES;
}

static bool is_sane_id(struct span id)
{
    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];
        if (!isalnum((unsigned char)c) && c != '-' && c != '_' && c != '.') {
            return false;
        }
    }
    return id.len > 0 && id.len < sizeof((struct http_request *)0)->id;
}

void prepare_known_headers(struct exchange *exchange)
{
    if (exchange->known.count > 0) {
        return;
    }
    MHD_get_connection_values_n(exchange->connection, MHD_HEADER_KIND, note_header, exchange);
    struct span id = exchange->known.request_id;
    if (is_sane_id(id)) {
        memcpy(exchange->request.id, id.ptr, id.len);
        exchange->request.id[id.len] = '\0';
    }
}

struct header_list {
    struct arena *arena;
    struct http_pair *pairs;
    size_t count, room;
};

static enum MHD_Result list_header(void *context, enum MHD_ValueKind kind, const char *key,
                                   size_t key_len, const char *value, size_t value_len)
{
    (void)kind;
    struct header_list *list = context;
    if (list->count == list->room) {
        return MHD_NO;
    }
    char *name = arena_string(list->arena, (struct span){key, key_len});
    for (size_t i = 0; i < key_len; i++) {
        name[i] = (char)tolower((unsigned char)name[i]);
    }
    struct span text = {value ? value : "", value ? value_len : 0};
    list->pairs[list->count++] = (struct http_pair){{name, key_len}, text};
    return MHD_YES;
}

/* An id for a request whose client gave none. */
static void make_id(struct exchange *exchange)
{
    struct http_server *server = exchange->worker->server;
    uint64_t count = atomic_fetch_add(&server->id_count, 1);
    uint64_t number = hash_64((struct span){(const char *)&count, sizeof count}, server->id_seed);
    snprintf(exchange->request.id, sizeof exchange->request.id, "%016llx",
             (unsigned long long)number);
}

static void step_headers(struct exchange *exchange)
{
    struct arena *arena = arena_of(exchange);
    prepare_known_headers(exchange);
    if (!exchange->request.id[0]) {
        make_id(exchange);
    }
    struct header_list list = {.arena = arena, .room = exchange->known.count};
    list.pairs = ARENA_ARRAY(arena, struct http_pair, list.room);
    MHD_get_connection_values_n(exchange->connection, MHD_HEADER_KIND, list_header, &list);
    exchange->request.headers = list.pairs;
    exchange->request.header_count = list.count;
}

/* Where two headers tell where the body ends, a proxy may have believed the other one; RFC 9112
 * section 6.3. */
static void step_framing(struct exchange *exchange)
{
    if (exchange->known.framings > 1) {
        exchange->closes = true;
        (void)exchange_problem(exchange, 400,
                               "There is more than one Content-Length or Transfer-Encoding.");
    }
}

static void step_sizes(struct exchange *exchange)
{
    if (exchange->target_len > TARGET_MAX) {
        (void)exchange_problem(exchange, 414, "The request target is longer than %d bytes.",
                               TARGET_MAX);
    } else if (exchange->known.bytes > HEADERS_MAX) {
        (void)exchange_problem(exchange, 431, "The headers are longer than %d bytes.", HEADERS_MAX);
    }
}

/* --- target and route ------------------------------------------------------------------------- */

static void bad_parameter(struct exchange *exchange, enum status status, struct span wrong)
{
    struct arena *arena = exchange->request.arena;
    struct span name = wrong;
    name = span_cut(&name, '=');
    struct http_problem problem = {
        .status = 400,
        .parameter = target_printable(arena, name),
        .detail =
            status == STATUS_TOO_LARGE
                ? arena_printf(arena, "There are more than %d parameters.", TARGET_PARAMETERS_MAX)
                : SPAN("The parameter is not percent-encoded UTF-8 text.")};
    (void)http_problem_set(&exchange->request, &exchange->reply, &problem);
}

static void step_target(struct exchange *exchange)
{
    struct http_request *request = &exchange->request;
    struct span target = {exchange->target.bytes, exchange->target_len};
    /* A copy: the buffer may move when the raw key is added to it. */
    target = arena_copy(request->arena, target);
    if (target_split(target, &request->path, &request->query_string)) {
        (void)exchange_problem(exchange, 400, "The request target is neither a path nor a URL.");
        return;
    }
    struct span wrong = {0};
    enum status status = target_parameters(request->arena, request->query_string,
                                           &request->parameters, &request->parameter_count, &wrong);
    if (status) {
        bad_parameter(exchange, status, wrong);
    }
}

/* A 404 that names the path without the slashes at its end, where that is one. */
static void refuse_path(struct exchange *exchange)
{
    struct http_request *request = &exchange->request;
    struct span path = request->path;
    while (path.len > 1 && path.ptr[path.len - 1] == '/') {
        path.len--;
    }
    struct http_request meant = *request;
    meant.path = path;
    const struct match *match;
    if (path.len < request->path.len &&
        match_find(exchange->worker->server->application.router, &meant, &match) == STATUS_OK) {
        struct http_problem problem = {
            .status = 404,
            .detail =
                arena_printf(request->arena, "There is nothing at this path; did you mean %.*s?",
                             SPAN_ARG(path))};
        (void)http_problem_set(request, &exchange->reply, &problem);
        return;
    }
    (void)exchange_problem(exchange, 404, "There is nothing at this path; / lists what there is.");
}

static void step_route(struct exchange *exchange)
{
    const struct http_server *server = exchange->worker->server;
    struct http_request *request = &exchange->request;
    enum status status = match_find(server->application.router, request, &exchange->match);
    if (status == STATUS_INVALID) {
        (void)exchange_problem(exchange, 400, "The path is not percent-encoded UTF-8 text.");
        return;
    }
    if (status) {
        refuse_path(exchange);
        return;
    }
    exchange->route = exchange->match->routes[request->method];
    if (exchange->route) {
        request->spec = exchange->route->spec;
    } else if (request->method != HTTP_OPTIONS) {
        (void)exchange_problem(exchange, 405, "This path answers %s.", exchange->match->allow);
    }
}

/* --- permission and readiness ----------------------------------------------------------------- */

/* Takes the same time wherever the difference is. */
static bool tokens_equal(struct span a, struct span b)
{
    unsigned char difference = a.len != b.len;
    for (size_t i = 0; i < a.len && b.len > 0; i++) {
        difference |= (unsigned char)(a.ptr[i] ^ b.ptr[i % b.len]);
    }
    return difference == 0;
}

static void step_token(struct exchange *exchange)
{
    const char *token = exchange->worker->server->token;
    if (!exchange->route || !exchange->route->needs_token) {
        return;
    }
    if (!token) {
        (void)exchange_problem(exchange, 403,
                               "Writing is off: the server was started without a token.");
        return;
    }
    struct span given = http_request_header(&exchange->request, "authorization");
    struct span scheme = span_cut(&given, ' ');
    if (!span_equal_nocase(scheme, SPAN("bearer")) ||
        !tokens_equal(span_trim(given), span_of(token))) {
        exchange->www_authenticate = scheme.len > 0
                                         ? "Bearer realm=\"datelined\", error=\"invalid_token\""
                                         : "Bearer realm=\"datelined\"";
        (void)exchange_problem(exchange, 401,
                               "Writing needs the header \"Authorization: Bearer TOKEN\".");
    }
}

static void step_ready(struct exchange *exchange)
{
    const struct http_application *application = &exchange->worker->server->application;
    if (!exchange->route || exchange->route->always || !application->ready ||
        application->ready(application->context)) {
        return;
    }
    struct http_problem problem = {
        .status = 503, .detail = SPAN("The articles are still being loaded."), .retry_after_s = 2};
    if (application->progress) {
        application->progress(application->context, exchange->request.arena, &problem);
    }
    (void)http_problem_set(&exchange->request, &exchange->reply, &problem);
}

static void step_length(struct exchange *exchange)
{
    const struct http_route *route = exchange->route;
    if (!route || route->body_limit == 0) {
        return;
    }
    size_t most = exchange->worker->server->options.body_limit;
    size_t limit = most > 0 && most < route->body_limit ? most : route->body_limit;
    struct span length = http_request_header(&exchange->request, "content-length");
    struct span coding = http_request_header(&exchange->request, "transfer-encoding");
    if (!length.ptr && !coding.ptr) {
        (void)exchange_problem(exchange, 411, "A body is needed, with its Content-Length.");
    } else if (length.ptr && strtoull(length.ptr, NULL, 10) > limit) {
        (void)exchange_problem(exchange, 413, "The body is larger than %zu bytes.", limit);
    }
}

/* --- form of the answer ----------------------------------------------------------------------- */

/* The name that was probably meant; absent when none is near. */
static struct span nearest_name(const struct span *names, size_t count, struct span wanted)
{
    struct span nearest = {NULL, 0};
    size_t least = 3;
    for (size_t i = 0; i < count; i++) {
        size_t distance =
            span_equal_nocase(names[i], wanted) ? 0 : edit_distance(names[i], wanted, least);
        if (distance < least) {
            least = distance;
            nearest = names[i];
        }
    }
    return nearest;
}

static void refuse_format(struct exchange *exchange, struct span wanted, uint32_t offered)
{
    struct http_problem problem = {.status = wanted.ptr ? 400 : 406};
    problem.allowed = format_names(exchange->request.arena, offered, &problem.allowed_count);
    if (wanted.ptr) {
        problem.parameter = SPAN("format");
        problem.suggestion = nearest_name(problem.allowed, problem.allowed_count, wanted);
        problem.detail = SPAN("This resource has no such format.");
    } else {
        problem.detail = SPAN("This resource has none of the formats that Accept asks for.");
    }
    (void)http_problem_set(&exchange->request, &exchange->reply, &problem);
}

static void step_format(struct exchange *exchange)
{
    struct http_request *request = &exchange->request;
    uint32_t offered = exchange->route ? exchange->route->formats : 0;
    if (!exchange->route || (offered & HTTP_FORMAT_ANY)) {
        return;
    }
    offered = offered ? offered : HTTP_FORMAT_BIT(HTTP_FORMAT_JSON);
    struct span wanted = http_request_parameter(request, "format");
    enum http_format format =
        wanted.ptr ? http_format_from_name(wanted) : format_choose(offered, exchange->known.accept);
    if (format == HTTP_FORMAT_COUNT || !(offered & HTTP_FORMAT_BIT(format))) {
        refuse_format(exchange, wanted, offered);
        return;
    }
    request->format = format;
}

static void step_encoding(struct exchange *exchange)
{
    if (!encoding_choose(exchange->known.accept_encoding, &exchange->encoding)) {
        (void)exchange_problem(exchange, 406,
                               "Answers are encoded as zstd, gzip or identity, which "
                               "Accept-Encoding refuses.");
    }
}

/* The normalised request and its tag, for reads that may be cached or confirmed. */
static void step_key(struct exchange *exchange)
{
    const struct http_route *route = exchange->route;
    if (!route || route->method != HTTP_GET || route->volatile_answer) {
        return;
    }
    struct http_request *request = &exchange->request;
    struct buffer key = {0};
    buffer_printf(&key, "%s %s%s ", http_format_name(request->format),
                  encoding_name(exchange->encoding.best),
                  exchange->encoding.identity_forbidden ? "!" : "");
    target_normalise(request->arena, request, &key);
    exchange->key = arena_copy(request->arena, buffer_span(&key));
    buffer_fini(&key);
    exchange->key_hash = cache_hash(exchange->key);
    exchange->generation = worker_generation(exchange->worker);
    exchange->published = exchange->worker->published;
    condition_tag(span_of(exchange->worker->version), exchange->key, exchange->tag);
    exchange->cacheable = true;
}

void prepare_request(struct exchange *exchange)
{
    static void (*const steps[])(struct exchange *) = {
        step_headers, step_framing, step_sizes,  step_target,   step_route, step_token,
        step_ready,   step_length,  step_format, step_encoding, step_key,
    };
    if (exchange->prepared) {
        return;
    }
    exchange->prepared = true;
    exchange->request.application = exchange->worker->server->application.context;
    arena_of(exchange);
    bool refused = exchange->reply.problem != NULL;
    steps[0](exchange);
    for (size_t i = 1; i < sizeof steps / sizeof *steps; i++) {
        if (refused || exchange->reply.problem) {
            return;
        }
        steps[i](exchange);
    }
}
