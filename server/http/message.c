/* Requests and replies as plain data: look-ups, the tables of methods and status codes, and the
 * copying of problems. Nothing here knows the network; handlers can be tested with these alone. */
#include "http/message.h"

#include <assert.h>
#include <ctype.h>
#include <sys/socket.h>

#include "http/exchange.h"

static const char *const methods[HTTP_METHOD_COUNT] = {
    [HTTP_GET] = "GET",     [HTTP_HEAD] = "HEAD",     [HTTP_POST] = "POST",
    [HTTP_PUT] = "PUT",     [HTTP_DELETE] = "DELETE", [HTTP_OPTIONS] = "OPTIONS",
    [HTTP_OTHER] = "OTHER",
};

/* RFC 9110 section 15 and RFC 6585; `status` is what a handler returns with such a problem. */
static const struct {
    unsigned code;
    const char *phrase;
    enum status status;
} codes[] = {
    {200, "OK", STATUS_OK},
    {201, "Created", STATUS_OK},
    {202, "Accepted", STATUS_OK},
    {204, "No Content", STATUS_OK},
    {207, "Multi-Status", STATUS_OK},
    {301, "Moved Permanently", STATUS_MOVED},
    {302, "Found", STATUS_MOVED},
    {304, "Not Modified", STATUS_OK},
    {308, "Permanent Redirect", STATUS_MOVED},
    {400, "Bad Request", STATUS_INVALID},
    {401, "Unauthorized", STATUS_INVALID},
    {403, "Forbidden", STATUS_INVALID},
    {404, "Not Found", STATUS_NOT_FOUND},
    {405, "Method Not Allowed", STATUS_UNSUPPORTED},
    {406, "Not Acceptable", STATUS_UNSUPPORTED},
    {409, "Conflict", STATUS_INVALID},
    {410, "Gone", STATUS_GONE},
    {411, "Length Required", STATUS_INVALID},
    {413, "Content Too Large", STATUS_TOO_LARGE},
    {414, "URI Too Long", STATUS_TOO_LARGE},
    {415, "Unsupported Media Type", STATUS_UNSUPPORTED},
    {422, "Unprocessable Content", STATUS_EMPTY},
    {429, "Too Many Requests", STATUS_BUSY},
    {431, "Request Header Fields Too Large", STATUS_TOO_LARGE},
    {500, "Internal Server Error", STATUS_INTERNAL},
    {501, "Not Implemented", STATUS_UNSUPPORTED},
    {503, "Service Unavailable", STATUS_TIMEOUT},
    {507, "Insufficient Storage", STATUS_IO},
};

static const unsigned status_codes[STATUS_COUNT] = {
    [STATUS_OK] = 200,          [STATUS_INVALID] = 400,
    [STATUS_NOT_FOUND] = 404,   [STATUS_MOVED] = 301,
    [STATUS_GONE] = 410,        [STATUS_TOO_LARGE] = 413,
    [STATUS_UNSUPPORTED] = 415, [STATUS_EMPTY] = 422,
    [STATUS_CORRUPT] = 500,     [STATUS_NEWER_VERSION] = 500,
    [STATUS_BUSY] = 429,        [STATUS_TIMEOUT] = 503,
    [STATUS_CANCELLED] = 503,   [STATUS_IO] = 500,
    [STATUS_INTERNAL] = 500,
};

const char *http_method_name(enum http_method method)
{
    return (unsigned)method < HTTP_METHOD_COUNT ? methods[method] : methods[HTTP_OTHER];
}

enum http_method http_method_from_name(struct span name)
{
    for (enum http_method method = 0; method < HTTP_OTHER; method++) {
        if (span_is(name, methods[method])) {
            return method;
        }
    }
    return HTTP_OTHER;
}

unsigned http_status_from(enum status status)
{
    return (unsigned)status < STATUS_COUNT ? status_codes[status] : 500;
}

const char *http_status_phrase(unsigned code)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (codes[i].code == code) {
            return codes[i].phrase;
        }
    }
    return "Error";
}

static enum status status_from_code(unsigned code)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (codes[i].code == code && codes[i].status != STATUS_OK) {
            return codes[i].status;
        }
    }
    return code < 500 ? STATUS_INVALID : STATUS_INTERNAL;
}

static struct span pair_value(const struct http_pair *pairs, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (span_is(pairs[i].name, name)) {
            return pairs[i].value;
        }
    }
    return (struct span){0};
}

struct span http_request_variable(const struct http_request *request, const char *name)
{
    return pair_value(request->variables, request->variable_count, name);
}

struct span http_request_header(const struct http_request *request, const char *lower_name)
{
    return pair_value(request->headers, request->header_count, lower_name);
}

struct span http_request_parameter(const struct http_request *request, const char *name)
{
    return pair_value(request->parameters, request->parameter_count, name);
}

struct span http_request_media_type(const struct http_request *request)
{
    struct span value = http_request_header(request, "content-type");
    if (!value.ptr) {
        return value;
    }
    struct span type = span_trim(span_cut(&value, ';'));
    char *lower = arena_string(request->arena, type);
    for (size_t i = 0; i < type.len; i++) {
        lower[i] = (char)tolower((unsigned char)lower[i]);
    }
    return (struct span){lower, type.len};
}

bool http_request_abandoned(const struct http_request *request)
{
    int fd = request->exchange ? exchange_socket(request->exchange) : -1;
    char byte;
    return fd >= 0 && recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/* Room for headers is what a connection's memory pool leaves beside the longest request. */
#define HEADER_VALUE_MAX 2048

static bool header_value_is_sane(struct span value)
{
    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];
        if (c < 0x20 || c == 0x7f) {
            return false;
        }
    }
    return value.len > 0 && value.len <= HEADER_VALUE_MAX;
}

void http_reply_add_header(struct http_reply *reply, const char *name, struct span value)
{
    size_t room = sizeof reply->headers / sizeof *reply->headers;
    assert(reply->header_count < room);
    if (reply->header_count < room && header_value_is_sane(value)) {
        reply->headers[reply->header_count++] = (struct http_pair){span_of(name), value};
    }
}

void http_reply_stream(struct http_request *request, struct http_reply *reply,
                       const struct http_stream *stream)
{
    assert(!request->exchange || exchange_may_stream(request->exchange));
    reply->stream = *stream;
}

enum status http_problem_set(struct http_request *request, struct http_reply *reply,
                             const struct http_problem *problem)
{
    struct arena *arena = request->arena;
    struct http_problem *copy = ARENA_NEW(arena, struct http_problem);
    *copy = *problem;
    copy->detail = arena_copy(arena, problem->detail);
    copy->parameter = arena_copy(arena, problem->parameter);
    copy->suggestion = arena_copy(arena, problem->suggestion);
    struct span *allowed = ARENA_ARRAY(arena, struct span, problem->allowed_count);
    for (size_t i = 0; i < problem->allowed_count; i++) {
        allowed[i] = arena_copy(arena, problem->allowed[i]);
    }
    struct http_pair *extra = ARENA_ARRAY(arena, struct http_pair, problem->extra_count);
    for (size_t i = 0; i < problem->extra_count; i++) {
        extra[i].name = arena_copy(arena, problem->extra[i].name);
        extra[i].value = arena_copy(arena, problem->extra[i].value);
    }
    struct http_number *numbers = ARENA_ARRAY(arena, struct http_number, problem->number_count);
    for (size_t i = 0; i < problem->number_count; i++) {
        numbers[i].name = arena_string(arena, span_of(problem->numbers[i].name));
        numbers[i].value = problem->numbers[i].value;
    }
    copy->allowed = allowed;
    copy->extra = extra;
    copy->numbers = numbers;
    reply->problem = copy;
    return status_from_code(problem->status);
}
