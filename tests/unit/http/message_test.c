/* Requests, replies and problems as handlers use them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "http/message.h"

static int setup(void **state)
{
    struct http_request *request = calloc(1, sizeof *request);
    request->arena = arena_new();
    *state = request;
    return 0;
}

static int teardown(void **state)
{
    struct http_request *request = *state;
    arena_free(request->arena);
    free(request);
    return 0;
}

static void test_look_ups(void **state)
{
    struct http_request *request = *state;
    const struct http_pair headers[] = {{SPAN("content-type"), SPAN(" Text/HTML ; charset=x")},
                                        {SPAN("x"), SPAN("")}};
    const struct http_pair parameters[] = {{SPAN("q"), SPAN("1")}, {SPAN("q"), SPAN("2")}};
    assert_false(http_request_media_type(request).ptr);
    request->headers = headers;
    request->header_count = 2;
    request->parameters = parameters;
    request->parameter_count = 2;
    assert_true(span_is(http_request_media_type(request), "text/html"));
    assert_true(span_is(http_request_parameter(request, "q"), "1"));
    assert_non_null(http_request_header(request, "x").ptr);
    assert_null(http_request_header(request, "y").ptr);
    assert_false(http_request_abandoned(request));
}

static void test_headers_are_checked(void **state)
{
    (void)state;
    struct http_reply reply = {0};
    static char long_value[5000];
    http_reply_add_header(&reply, "Link", SPAN("</a>; rel=\"next\""));
    http_reply_add_header(&reply, "X-Bad", SPAN("a\r\nSet-Cookie: b"));
    http_reply_add_header(&reply, "X-Empty", SPAN(""));
    memset(long_value, 'a', sizeof long_value);
    http_reply_add_header(&reply, "X-Long", (struct span){long_value, sizeof long_value});
    assert_int_equal(reply.header_count, 1);
    assert_true(span_is(reply.headers[0].name, "Link"));
}

static void test_problems_are_copied(void **state)
{
    struct http_request *request = *state;
    struct http_reply reply = {0};
    char detail[] = "detail";
    char value[] = "value";
    struct span allowed[] = {{value, 5}};
    struct http_pair extra[] = {{SPAN("name"), {value, 5}}};
    struct http_number numbers[] = {{"n", 3}};
    struct http_problem problem = {.status = 410,
                                   .detail = {detail, 6},
                                   .allowed = allowed,
                                   .allowed_count = 1,
                                   .extra = extra,
                                   .extra_count = 1,
                                   .numbers = numbers,
                                   .number_count = 1};
    assert_int_equal(http_problem_set(request, &reply, &problem), STATUS_GONE);
    memset(detail, 'x', 6);
    memset(value, 'x', 5);
    numbers[0].value = 0;
    assert_true(span_is(reply.problem->detail, "detail"));
    assert_true(span_is(reply.problem->allowed[0], "value"));
    assert_true(span_is(reply.problem->extra[0].value, "value"));
    assert_int_equal(reply.problem->numbers[0].value, 3);
    assert_false(reply.problem->parameter.ptr);
}

static void test_status_codes(void **state)
{
    struct http_request *request = *state;
    assert_int_equal(http_status_from(STATUS_OK), 200);
    assert_int_equal(http_status_from(STATUS_INVALID), 400);
    assert_int_equal(http_status_from(STATUS_NOT_FOUND), 404);
    assert_int_equal(http_status_from(STATUS_GONE), 410);
    assert_int_equal(http_status_from(STATUS_BUSY), 429);
    assert_int_equal(http_status_from(STATUS_TIMEOUT), 503);
    assert_int_equal(http_status_from(STATUS_INTERNAL), 500);
    assert_int_equal(http_status_from((enum status)999), 500);
    for (enum status status = 0; status < STATUS_COUNT; status++) {
        assert_string_not_equal(http_status_phrase(http_status_from(status)), "Error");
    }
    assert_string_equal(http_status_phrase(299), "Error");
    const unsigned codes[] = {400, 401, 403, 404, 405, 406, 410, 411, 413,
                              414, 415, 422, 429, 431, 500, 503, 418, 599};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct http_reply reply = {0};
        struct http_problem problem = {.status = codes[i]};
        assert_int_not_equal(http_problem_set(request, &reply, &problem), STATUS_OK);
    }
}

static void test_methods(void **state)
{
    (void)state;
    assert_string_equal(http_method_name(HTTP_DELETE), "DELETE");
    assert_string_equal(http_method_name(HTTP_METHOD_COUNT), "OTHER");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_look_ups, setup, teardown),
        cmocka_unit_test_setup_teardown(test_headers_are_checked, setup, teardown),
        cmocka_unit_test_setup_teardown(test_problems_are_copied, setup, teardown),
        cmocka_unit_test_setup_teardown(test_status_codes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_methods, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
