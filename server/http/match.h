#ifndef DATELINED_HTTP_MATCH_H
#define DATELINED_HTTP_MATCH_H

#include "http/router.h"

/* All that the table says about one path. */
struct match {
    const struct http_route *routes[HTTP_METHOD_COUNT]; /* NULL: no such row; HEAD as GET */
    const char *allow;        /* "GET, HEAD, OPTIONS", for the Allow header */
    const char *open_methods; /* those without a token, for other origins (CORS) */
};

/* Finds the path of `request` as http_router_find does, whatever the method. STATUS_NOT_FOUND,
 * STATUS_INVALID. "*" matches, with no routes and the methods of all rows. */
MUST_CHECK enum status match_find(const struct http_router *router, struct http_request *request,
                                  const struct match **out);

#endif
