#ifndef DATELINED_HTTP_MESSAGE_H
#define DATELINED_HTTP_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/span.h"
#include "base/status.h"

/* Requests and replies as handlers see them. */

enum http_method {
    HTTP_GET,
    HTTP_HEAD,
    HTTP_POST,
    HTTP_PUT,
    HTTP_DELETE,
    HTTP_OPTIONS,
    HTTP_OTHER,
    HTTP_METHOD_COUNT
};

const char *http_method_name(enum http_method method);

/* A name and a value, both percent-decoded UTF-8 ("+" is a space in a query string). */
struct http_pair {
    struct span name;
    struct span value;
};

#define HTTP_VARIABLES_MAX 4

struct http_request {
    enum http_method method;
    struct span path;                   /* as sent, percent-encoded, without the query string */
    struct span query_string;           /* as sent, without '?' */
    const struct http_pair *parameters; /* of the query string, in its order */
    size_t parameter_count;
    struct http_pair variables[HTTP_VARIABLES_MAX]; /* of the path, decoded */
    size_t variable_count;
    const struct http_pair *headers; /* names in lower case */
    size_t header_count;
    struct span body;
    char id[33];         /* request id, sent back as X-Request-Id */
    struct arena *arena; /* lives until the reply is built */
    void *worker;        /* of this thread, see http_application.worker_new */
    void *application;
    const void *spec; /* of the route */
};

/* The value of a path variable, header or first query parameter; absent when there is none. */
struct span http_request_variable(const struct http_request *request, const char *name);
struct span http_request_header(const struct http_request *request, const char *lower_name);
struct span http_request_parameter(const struct http_request *request, const char *name);

/* What a handler answers. Set `content_type` and write `body`; everything else has a default. A
 * problem (status >= 400) is made by http_problem_set, not by hand. */
struct http_reply {
    unsigned status;          /* 200 */
    const char *content_type; /* "application/json" */
    struct buffer body;
    struct http_pair headers[8]; /* names as sent; values in the request's arena */
    size_t header_count;
    struct http_problem *problem; /* set when a handler returns another status than STATUS_OK */
};

void http_reply_add_header(struct http_reply *reply, const char *name, struct span value);

/* RFC 9457. Absent members are left out. */
struct http_problem {
    unsigned status;            /* 400 … */
    struct span detail;         /* how to mend it, for people */
    struct span parameter;      /* the offending one */
    const struct span *allowed; /* its closed set of values */
    size_t allowed_count;
    int64_t position; /* code point offset in the parameter's value; -1: none */
    struct span suggestion;
    uint32_t retry_after_s;        /* 0: no header */
    const struct http_pair *extra; /* further members, string values: progress … */
    size_t extra_count;
};

/* Records a problem and returns a status for the handler to return. `problem` is copied. */
enum status http_problem_set(struct http_request *request, struct http_reply *reply,
                             const struct http_problem *problem);

/* The HTTP status code for a program status: the one place that maps them. */
unsigned http_status_from(enum status status);

#endif
