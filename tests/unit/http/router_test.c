/* Which route a path finds, and with which variables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http/match.h"
#include "http/router.h"

static enum status handle(struct http_request *request, struct http_reply *reply)
{
    (void)request, (void)reply;
    return STATUS_OK;
}

static const struct http_route routes[] = {
    {.method = HTTP_GET, .path = "/", .handle = handle},
    {.method = HTTP_GET, .path = "/articles", .handle = handle},
    {.method = HTTP_POST, .path = "/articles", .handle = handle, .needs_token = true},
    {.method = HTTP_GET, .path = "/articles/{id}", .handle = handle},
    {.method = HTTP_DELETE, .path = "/articles/{id}", .handle = handle, .needs_token = true},
    {.method = HTTP_GET, .path = "/articles/{id}/body", .handle = handle},
    {.method = HTTP_GET, .path = "/articles/latest/news", .handle = handle},
    {.method = HTTP_GET, .path = "/export/{name}.{ext}", .handle = handle},
    {.method = HTTP_GET, .path = "/export/all", .handle = handle},
};

struct fixture {
    struct http_router *router;
    struct http_request request;
    char allow[64];
};

static int setup(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.request = {.arena = arena_new()}};
    fixture.router = http_router_new(routes, sizeof routes / sizeof *routes);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    http_router_free(fixture->router);
    arena_free(fixture->request.arena);
    return 0;
}

/* The path of the route found, else the name of the status. */
static const char *find(struct fixture *fixture, enum http_method method, const char *path)
{
    const struct http_route *route = NULL;
    fixture->request.method = method;
    fixture->request.path = span_of(path);
    enum status status = http_router_find(fixture->router, &fixture->request, &route,
                                          fixture->allow, sizeof fixture->allow);
    return status ? status_name(status) : route->path;
}

static void assert_variable(const struct fixture *fixture, const char *name, const char *value)
{
    struct span found = http_request_variable(&fixture->request, name);
    assert_int_equal(found.len, strlen(value));
    assert_memory_equal(found.ptr, value, found.len);
}

static void test_finds_routes(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(find(fixture, HTTP_GET, "/"), "/");
    assert_int_equal(fixture->request.variable_count, 0);
    assert_string_equal(find(fixture, HTTP_HEAD, "/articles"), "/articles");
    assert_string_equal(find(fixture, HTTP_GET, "/articles/a%2fb%20c"), "/articles/{id}");
    assert_variable(fixture, "id", "a/b c");
    assert_false(http_request_variable(&fixture->request, "name").ptr);
    assert_string_equal(find(fixture, HTTP_GET, "/articles/x.y~2/body"), "/articles/{id}/body");
    assert_variable(fixture, "id", "x.y~2");
}

static void test_a_literal_wins_but_steps_back(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(find(fixture, HTTP_GET, "/articles/latest/news"), "/articles/latest/news");
    assert_int_equal(fixture->request.variable_count, 0);
    assert_string_equal(find(fixture, HTTP_GET, "/articles/latest/body"), "/articles/{id}/body");
    assert_int_equal(fixture->request.variable_count, 1);
    assert_variable(fixture, "id", "latest");
    assert_string_equal(find(fixture, HTTP_GET, "/articles/latest"), "/articles/{id}");
}

static void test_two_variables_in_a_segment(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(find(fixture, HTTP_GET, "/export/a.b.csv"), "/export/{name}.{ext}");
    assert_variable(fixture, "name", "a.b");
    assert_variable(fixture, "ext", "csv");
    assert_string_equal(find(fixture, HTTP_GET, "/export/all"), "/export/all");
    assert_string_equal(find(fixture, HTTP_GET, "/export/events"), "not_found");
    assert_string_equal(find(fixture, HTTP_GET, "/export/.csv"), "not_found");
    assert_string_equal(find(fixture, HTTP_GET, "/export/events."), "not_found");
}

static void test_paths_that_are_not_there(void **state)
{
    struct fixture *fixture = *state;
    const char *paths[] = {
        "/article",   "/articles/",    "/articles//body",        "//",
        "//articles", "/articles/a/b", "/a/b/c/d/e/f/g/h/i/j/k", "/articles/../articles"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        assert_string_equal(find(fixture, HTTP_GET, paths[i]), "not_found");
    }
    assert_string_equal(find(fixture, HTTP_GET, "/articles/%"), "invalid");
    assert_string_equal(find(fixture, HTTP_GET, "/nothing/%ff"), "invalid");
    assert_string_equal(find(fixture, HTTP_GET, "/articles/%00"), "invalid");
}

static void test_methods(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(find(fixture, HTTP_PUT, "/articles"), "unsupported");
    assert_string_equal(fixture->allow, "GET, HEAD, POST, OPTIONS");
    assert_string_equal(find(fixture, HTTP_OTHER, "/"), "unsupported");
    assert_string_equal(fixture->allow, "GET, HEAD, OPTIONS");
    const struct match *match;
    fixture->request.path = SPAN("/articles/x");
    assert_int_equal(match_find(fixture->router, &fixture->request, &match), STATUS_OK);
    assert_string_equal(match->allow, "GET, HEAD, DELETE, OPTIONS");
    assert_string_equal(match->open_methods, "GET, HEAD, OPTIONS");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_finds_routes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_literal_wins_but_steps_back, setup, teardown),
        cmocka_unit_test_setup_teardown(test_two_variables_in_a_segment, setup, teardown),
        cmocka_unit_test_setup_teardown(test_paths_that_are_not_there, setup, teardown),
        cmocka_unit_test_setup_teardown(test_methods, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
