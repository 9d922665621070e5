/* Decoding and normalising of request targets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http/target.h"

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static void test_splits(void **state)
{
    (void)state;
    static const struct {
        const char *target, *path, *query;
    } cases[] = {
        {"/a/b?c=d", "/a/b", "c=d"},
        {"/a?", "/a", ""},
        {"/a", "/a", NULL},
        {"/a?b?c", "/a", "b?c"},
        {"http://host:80/a?b", "/a", "b"},
        {"https://host", "/", NULL},
        {"*", "*", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span path, query;
        assert_int_equal(target_split(span_of(cases[i].target), &path, &query), STATUS_OK);
        assert_true(span_is(path, cases[i].path));
        assert_true(span_equal(query, span_of(cases[i].query)));
        assert_int_equal(query.ptr != NULL, cases[i].query != NULL);
    }
    const char *wrong[] = {"", "a", "host:443", "ftp://host/a", "**"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct span path, query;
        assert_int_equal(target_split(span_of(wrong[i]), &path, &query), STATUS_INVALID);
    }
}

static void test_decodes(void **state)
{
    struct span out;
    assert_int_equal(target_decode(*state, SPAN("a%2Fb+c%7e"), false, &out), STATUS_OK);
    assert_true(span_is(out, "a/b+c~"));
    assert_int_equal(target_decode(*state, SPAN("a+%2B%C3%A9"), true, &out), STATUS_OK);
    assert_true(span_is(out, "a +\xc3\xa9"));
    assert_int_equal(target_decode(*state, SPAN(""), true, &out), STATUS_OK);
    assert_int_equal(out.len, 0);
    assert_non_null(out.ptr);
    const char *wrong[] = {"%",   "%1",  "a%",        "%g0",          "%0g",  "%00",
                           "%80", "%C3", "%ED%A0%80", "%F5%80%80%80", "%%20", "\xff"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(target_decode(*state, span_of(wrong[i]), false, &out), STATUS_INVALID);
    }
}

static void test_parameters(void **state)
{
    const struct http_pair *pairs;
    size_t count;
    struct span wrong;
    assert_int_equal(target_parameters(*state, SPAN("q=a%26b&&c&d=e=f&q="), &pairs, &count, &wrong),
                     STATUS_OK);
    assert_int_equal(count, 4);
    const char *wanted[][2] = {{"q", "a&b"}, {"c", ""}, {"d", "e=f"}, {"q", ""}};
    for (size_t i = 0; i < 4; i++) {
        assert_true(span_is(pairs[i].name, wanted[i][0]));
        assert_true(span_is(pairs[i].value, wanted[i][1]));
        assert_non_null(pairs[i].value.ptr);
    }
    assert_int_equal(target_parameters(*state, SPAN("a=1&b=%zz"), &pairs, &count, &wrong),
                     STATUS_INVALID);
    assert_true(span_is(wrong, "b=%zz"));
    char many[2 * 129 + 1];
    for (size_t i = 0; i < sizeof many - 1; i++) {
        many[i] = i % 2 ? '&' : 'a';
    }
    many[sizeof many - 1] = '\0';
    assert_int_equal(target_parameters(*state, span_of(many), &pairs, &count, &wrong),
                     STATUS_TOO_LARGE);
    many[2 * 128 - 1] = '\0';
    assert_int_equal(target_parameters(*state, span_of(many), &pairs, &count, &wrong), STATUS_OK);
    assert_int_equal(count, 128);
}

static void assert_normal(struct arena *arena, const char *target, const char *normal)
{
    struct http_request request = {.arena = arena};
    struct span query, wrong;
    assert_int_equal(target_split(span_of(target), &request.path, &query), STATUS_OK);
    assert_int_equal(
        target_parameters(arena, query, &request.parameters, &request.parameter_count, &wrong),
        STATUS_OK);
    struct buffer out = {0};
    target_normalise(arena, &request, &out);
    assert_string_equal(out.bytes, normal);
    buffer_fini(&out);
}

static void test_normalises(void **state)
{
    assert_normal(*state, "/a?b=2&a=1", "/a?a=1&b=2");
    assert_normal(*state, "/%61?%61=%31&b=2&", "/a?a=1&b=2");
    assert_normal(*state, "/a%2fb/c?", "/a%2Fb/c");
    assert_normal(*state, "/a?q=x+y&q=%22&b", "/a?b=&q=x%20y&q=%22");
    assert_normal(*state, "/a?q=2&q=1", "/a?q=2&q=1");
    assert_normal(*state, "/a?q=1%26b%3D2", "/a?q=1%26b%3D2");
    assert_normal(*state, "/", "/");
}

static void test_printable(void **state)
{
    assert_true(span_is(target_printable(*state, SPAN("/a\"b \x01\xff%41")), "/a%22b%20%01%FF%41"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_splits, setup, teardown),
        cmocka_unit_test_setup_teardown(test_decodes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_parameters, setup, teardown),
        cmocka_unit_test_setup_teardown(test_normalises, setup, teardown),
        cmocka_unit_test_setup_teardown(test_printable, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
