/* A tree of path segments, built once from the route table. Finding walks it segment by segment,
 * literal children first, and steps back when a literal leads nowhere. */
#include "http/router.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "http/match.h"
#include "http/target.h"

#define SEGMENTS_MAX 8

struct node {
    struct span pattern; /* a segment of a route's path, as in the table */
    struct span first;   /* the variable it holds; absent in a literal one */
    struct span second;  /* of "{first}.{second}" */
    char separator;
    struct node *child; /* literals before variables */
    struct node *next;
    struct match match;
    bool ends_path;
};

struct http_router {
    struct arena *arena;
    struct node root;
    struct match everything; /* OPTIONS * */
};

/* --- building --------------------------------------------------------------------------------- */

static void pattern_parse(struct node *node, struct span pattern)
{
    node->pattern = pattern;
    if (pattern.len < 3 || pattern.ptr[0] != '{') {
        assert(!memchr(pattern.ptr, '{', pattern.len));
        return;
    }
    size_t close = span_find(pattern, SPAN("}"), 0);
    assert(close != SIZE_MAX && pattern.ptr[pattern.len - 1] == '}');
    node->first = span_slice(pattern, 1, close);
    if (close + 1 < pattern.len) {
        assert(close + 4 < pattern.len && pattern.ptr[close + 2] == '{');
        node->separator = pattern.ptr[close + 1];
        node->second = span_slice(pattern, close + 3, pattern.len - 1);
    }
}

/* Literals, then "{a}.{b}", then "{a}". */
static int node_rank(const struct node *node)
{
    return node->first.ptr ? (node->second.ptr ? 1 : 2) : 0;
}

static struct node *child_of(struct arena *arena, struct node *parent, struct span pattern)
{
    struct node *node = ARENA_NEW(arena, struct node);
    pattern_parse(node, pattern);
    struct node **at = &parent->child;
    while (*at && node_rank(*at) <= node_rank(node)) {
        if (span_equal((*at)->pattern, pattern)) {
            return *at;
        }
        at = &(*at)->next;
    }
    node->next = *at;
    *at = node;
    return node;
}

static void route_add(struct http_router *router, const struct http_route *route)
{
    struct span path = span_of(route->path);
    span_cut(&path, '/');
    struct node *node = &router->root;
    while (path.ptr && path.len > 0) {
        node = child_of(router->arena, node, span_cut(&path, '/'));
    }
    assert(!node->match.routes[route->method]);
    node->ends_path = true;
    node->match.routes[route->method] = route;
    if (route->method == HTTP_GET) {
        node->match.routes[HTTP_HEAD] = route;
    }
    for (size_t i = 0; i < HTTP_METHOD_COUNT; i++) {
        if (node->match.routes[i]) {
            router->everything.routes[i] = node->match.routes[i];
        }
    }
}

/* "GET, HEAD, OPTIONS": the methods of a path, those without a token only if asked. */
static const char *method_list(struct arena *arena, const struct match *match, bool only_open)
{
    char text[96] = "";
    for (enum http_method method = 0; method < HTTP_OPTIONS; method++) {
        const struct http_route *route = match->routes[method];
        if (route && !(only_open && route->needs_token)) {
            strcat(text, http_method_name(method));
            strcat(text, ", ");
        }
    }
    strcat(text, "OPTIONS");
    return arena_string(arena, span_of(text));
}

static void match_finish(struct arena *arena, struct match *match)
{
    match->allow = method_list(arena, match, false);
    match->open_methods = method_list(arena, match, true);
}

static void node_finish(struct arena *arena, struct node *node)
{
    match_finish(arena, &node->match);
    for (struct node *child = node->child; child; child = child->next) {
        node_finish(arena, child);
    }
}

struct http_router *http_router_new(const struct http_route *routes, size_t count)
{
    struct arena *arena = arena_new();
    struct http_router *router = ARENA_NEW(arena, struct http_router);
    router->arena = arena;
    for (size_t i = 0; i < count; i++) {
        route_add(router, &routes[i]);
    }
    node_finish(arena, &router->root);
    match_finish(arena, &router->everything);
    memset(router->everything.routes, 0, sizeof router->everything.routes);
    return router;
}

void http_router_free(struct http_router *router)
{
    if (router) {
        arena_free(router->arena);
    }
}

/* --- finding ---------------------------------------------------------------------------------- */

static void variable_add(struct http_request *request, struct span name, struct span value)
{
    assert(request->variable_count < HTTP_VARIABLES_MAX);
    request->variables[request->variable_count++] = (struct http_pair){name, value};
}

static bool segment_matches(const struct node *node, struct http_request *request,
                            struct span segment)
{
    if (!node->first.ptr) {
        return span_equal(node->pattern, segment);
    }
    if (!node->second.ptr) {
        variable_add(request, node->first, segment);
        return true;
    }
    const char *at = memrchr(segment.ptr, node->separator, segment.len);
    size_t cut = at ? (size_t)(at - segment.ptr) : 0;
    if (cut == 0 || cut + 1 == segment.len) {
        return false;
    }
    variable_add(request, node->first, span_slice(segment, 0, cut));
    variable_add(request, node->second, span_slice(segment, cut + 1, segment.len));
    return true;
}

static const struct node *node_find(const struct node *node, struct http_request *request,
                                    const struct span *segments, size_t count)
{
    if (count == 0) {
        return node->ends_path ? node : NULL;
    }
    size_t variables = request->variable_count;
    for (const struct node *child = node->child; child; child = child->next) {
        if (segment_matches(child, request, *segments)) {
            const struct node *found = node_find(child, request, segments + 1, count - 1);
            if (found) {
                return found;
            }
        }
        request->variable_count = variables;
    }
    return NULL;
}

/* The decoded segments of a path; none for "/". An empty one is the end of a known path nowhere. */
static enum status path_segments(struct http_request *request, struct span segments[SEGMENTS_MAX],
                                 size_t *count)
{
    struct span path = request->path;
    span_cut(&path, '/');
    bool known = true;
    *count = 0;
    while (path.ptr && request->path.len > 1) {
        struct span segment;
        if (target_decode(request->arena, span_cut(&path, '/'), false, &segment)) {
            return STATUS_INVALID;
        }
        known = known && segment.len > 0 && *count < SEGMENTS_MAX;
        if (known) {
            segments[(*count)++] = segment;
        }
    }
    return known ? STATUS_OK : STATUS_NOT_FOUND;
}

enum status match_find(const struct http_router *router, struct http_request *request,
                       const struct match **out)
{
    request->variable_count = 0;
    if (span_is(request->path, "*")) {
        *out = &router->everything;
        return STATUS_OK;
    }
    struct span segments[SEGMENTS_MAX];
    size_t count;
    enum status status = path_segments(request, segments, &count);
    if (status) {
        return status;
    }
    const struct node *node = node_find(&router->root, request, segments, count);
    if (!node) {
        return STATUS_NOT_FOUND;
    }
    *out = &node->match;
    return STATUS_OK;
}

enum status http_router_find(const struct http_router *router, struct http_request *request,
                             const struct http_route **out, char *allow, size_t size)
{
    const struct match *match;
    enum status status = match_find(router, request, &match);
    if (status) {
        return status;
    }
    if (!match->routes[request->method]) {
        snprintf(allow, size, "%s", match->allow);
        return STATUS_UNSUPPORTED;
    }
    *out = match->routes[request->method];
    return STATUS_OK;
}
