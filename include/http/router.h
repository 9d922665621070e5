#ifndef DATELINED_HTTP_ROUTER_H
#define DATELINED_HTTP_ROUTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "http/message.h"

/* One row a route. The table is the only place that knows the paths: dispatch, 405's Allow, the
 * OpenAPI document and the docs page are made from it. */
struct http_route {
    enum http_method method; /* GET rows answer HEAD too; OPTIONS is answered from the table */
    const char *path;        /* "/articles/{id}/mentions": a segment in braces is a variable;
                                "{name}.{ext}" inside one segment is allowed */
    /* Fills `reply`; returns STATUS_OK, or another status that becomes a problem document (its
     * details set by http_problem_set, else from the status table). */
    enum status (*handle)(struct http_request *request, struct http_reply *reply);
    bool volatile_answer; /* no ETag, never cached: /health, /ready, /metrics, /ingest */
    bool always;          /* answered while the first load runs */
    bool needs_token;     /* 403 without a configured token, 401 with a wrong one */
    bool off_thread;      /* may take long: run on the work queue, 429 when it is full */
    size_t body_limit;    /* bytes; 0: takes no body */
    uint32_t formats;     /* HTTP_FORMAT_BITs that it can answer in; 0: JSON only */
    const void *spec;     /* the application's description of parameters and answers */
};

struct http_router;

/* Builds the router; the table must outlive it. Two rows that match the same path are a
 * programming error (assert). */
struct http_router *http_router_new(const struct http_route *routes, size_t count);
void http_router_free(struct http_router *router);

/* Finds the route of request->path, which is cut at its slashes and then decoded ("%2F" is data);
 * the variables go to request->variables (memory of request->arena). A literal segment wins over a
 * variable, an empty one matches nothing. STATUS_NOT_FOUND; STATUS_INVALID when the path is not
 * percent-encoded UTF-8 or holds a NUL; STATUS_UNSUPPORTED when only the method is wrong, with the
 * allowed ones as "GET, HEAD, OPTIONS" in `allow` (size bytes). For HEAD the GET row is found. */
MUST_CHECK enum status http_router_find(const struct http_router *router,
                                        struct http_request *request, const struct http_route **out,
                                        char *allow, size_t size);

#endif
