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

/* "GET" …; HTTP_OTHER gives "OTHER". */
const char *http_method_name(enum http_method method);

/* The forms an answer can have. A route offers a set of them (HTTP_FORMAT_BIT, joined by |); the
 * server chooses by `format=` or Accept before the handler runs. The order is the preference
 * among forms that the client likes equally. */
enum http_format {
    HTTP_FORMAT_JSON,
    HTTP_FORMAT_NDJSON,
    HTTP_FORMAT_CSV,
    HTTP_FORMAT_GEOJSON,
    HTTP_FORMAT_JSONFEED,
    HTTP_FORMAT_ATOM,
    HTTP_FORMAT_ICS,
    HTTP_FORMAT_GEXF,
    HTTP_FORMAT_TEXT,
    HTTP_FORMAT_HTML,
    HTTP_FORMAT_COUNT
};
#define HTTP_FORMAT_BIT(format) (UINT32_C(1) << (format))
/* The route chooses by itself (a path with an extension): neither Accept nor `format=` is read. */
#define HTTP_FORMAT_ANY UINT32_C(0x80000000)

/* "json" as in `format=json`; "application/json", the Content-Type. From a name:
 * HTTP_FORMAT_COUNT for an unknown one. */
const char *http_format_name(enum http_format format);
const char *http_format_content_type(enum http_format format);
enum http_format http_format_from_name(struct span name);

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
    enum http_format format; /* what the answer has to be, chosen among route.formats */
    char id[65];             /* request id, sent back as X-Request-Id */
    struct arena *arena;     /* lives until the reply is built */
    void *worker;            /* of this thread, see http_application.worker_new */
    void *application;
    const void *spec; /* of the route */
    void *exchange;   /* the server's own; NULL in tests of handlers */
};

/* The value of a path variable, header or first query parameter; absent when there is none. */
struct span http_request_variable(const struct http_request *request, const char *name);
struct span http_request_header(const struct http_request *request, const char *lower_name);
struct span http_request_parameter(const struct http_request *request, const char *name);

/* The Content-Type without its parameters, in lower case; absent when there is none. */
struct span http_request_media_type(const struct http_request *request);

/* Whether the client has hung up, so that a long query may stop. One system call: ask a few times
 * a second at most. */
bool http_request_abandoned(const struct http_request *request);

/* An answer that is made piece by piece while it is sent: exports. */
struct http_stream {
    /* Adds the next piece to `out` (some 16 KiB at a time, so that other clients of the thread
     * are served in between); sets `*end` with or after the last one. Another status than
     * STATUS_OK breaks the connection off, so that the client sees that the rest is missing. */
    enum status (*next)(void *context, struct buffer *out, bool *end);
    /* Called once, when all is sent or the client has left; may be NULL. */
    void (*close)(void *context);
    void *context; /* may lie in the request's arena, which lives until after `close` */
};

/* What a handler answers. Write `body`; everything else has a default: status 200 and the
 * Content-Type of request->format. STATUS_MOVED with a Location header added gives a 301. A
 * problem (status >= 400) is made by http_problem_set, not by hand. */
struct http_reply {
    unsigned status;          /* 200 */
    const char *content_type; /* set to that of request->format before the handler runs */
    struct buffer body;
    struct http_stream stream;   /* set by http_reply_stream; `body` is then sent before it */
    struct http_pair headers[8]; /* names as sent; values in the request's arena */
    size_t header_count;
    struct http_problem *problem; /* set when a handler returns another status than STATUS_OK */
};

/* Adds a header; `name` is a literal, `value` is borrowed from the request's arena and must not
 * hold control characters (else the header is left out). At most 8. */
void http_reply_add_header(struct http_reply *reply, const char *name, struct span value);

/* Makes the answer a stream. Called from the connection's own thread, also `next` and `close`: so
 * request->worker may be used in them. Not for off_thread routes (assert). */
void http_reply_stream(struct http_request *request, struct http_reply *reply,
                       const struct http_stream *stream);

/* A further member of a problem document with a number for its value. */
struct http_number {
    const char *name;
    int64_t value;
};

/* RFC 9457. Absent members are left out. */
struct http_problem {
    unsigned status;            /* 400 … */
    struct span detail;         /* how to mend it, for people */
    struct span parameter;      /* the offending one */
    const struct span *allowed; /* its closed set of values */
    size_t allowed_count;
    int64_t position; /* code point offset in the parameter's value, with has_position */
    bool has_position;
    struct span suggestion;
    uint32_t retry_after_s;        /* 0: no header */
    const struct http_pair *extra; /* further members, string values */
    size_t extra_count;
    const struct http_number *numbers; /* and such with whole numbers: progress … */
    size_t number_count;
};

/* Records a problem and returns a status for the handler to return. `problem` is copied with all
 * it points to. */
enum status http_problem_set(struct http_request *request, struct http_reply *reply,
                             const struct http_problem *problem);

/* The HTTP status code for a program status: the one place that maps them. And "Not Found" for
 * 404; an unknown code gives "Error". */
unsigned http_status_from(enum status status);
const char *http_status_phrase(unsigned code);

#endif
