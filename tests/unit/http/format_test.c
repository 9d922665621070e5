/* Content negotiation: Accept and its qualities. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http/format.h"

#define BIT(name) HTTP_FORMAT_BIT(HTTP_FORMAT_##name)

static void test_chooses(void **state)
{
    (void)state;
    static const struct {
        uint32_t offered;
        const char *accept;
        enum http_format wanted;
    } cases[] = {
        {BIT(JSON), NULL, HTTP_FORMAT_JSON},
        {BIT(JSON) | BIT(CSV), "", HTTP_FORMAT_JSON},
        {BIT(JSON) | BIT(CSV), "text/csv", HTTP_FORMAT_CSV},
        {BIT(JSON) | BIT(CSV), "TEXT/CSV ; q=1", HTTP_FORMAT_CSV},
        {BIT(JSON) | BIT(CSV), "text/csv;q=0.5, application/json;q=0.4", HTTP_FORMAT_CSV},
        {BIT(JSON) | BIT(CSV), "text/csv;q=0.50, application/json;q=0.501", HTTP_FORMAT_JSON},
        {BIT(JSON) | BIT(HTML), "text/html,application/xhtml+xml,*/*;q=0.8", HTTP_FORMAT_HTML},
        {BIT(JSON) | BIT(HTML), "*/*", HTTP_FORMAT_JSON},
        {BIT(JSON) | BIT(HTML), "text/*, */*;q=0.1", HTTP_FORMAT_HTML},
        {BIT(JSON) | BIT(HTML), "application/json;q=0, */*", HTTP_FORMAT_HTML},
        {BIT(JSON), "application/json;q=0, */*", HTTP_FORMAT_COUNT},
        {BIT(JSON), "application/*", HTTP_FORMAT_JSON},
        {BIT(JSON), "app/*", HTTP_FORMAT_COUNT},
        {BIT(JSON), "text/csv", HTTP_FORMAT_COUNT},
        {BIT(JSON), "application/json; charset=utf-8", HTTP_FORMAT_JSON},
        {BIT(JSON) | BIT(NDJSON), "application/jsonl", HTTP_FORMAT_NDJSON},
        {BIT(JSON) | BIT(ATOM), "application/atom+xml, */*;q=0.1", HTTP_FORMAT_ATOM},
        {BIT(TEXT), "text/plain;version=0.0.4;q=0.5,*/*;q=0.1", HTTP_FORMAT_TEXT},
        {BIT(JSON), ",,;", HTTP_FORMAT_COUNT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(format_choose(cases[i].offered, span_of(cases[i].accept)),
                         cases[i].wanted);
    }
}

static void test_qualities(void **state)
{
    (void)state;
    static const struct {
        const char *element, *name;
        unsigned quality;
    } cases[] = {
        {"gzip", "gzip", 1000},      {" gzip ; q=0.5", "gzip", 500}, {"br;q=0", "br", 0},
        {"a;q=0.000", "a", 0},       {"a;q=0.001", "a", 1},          {"a;q=1.000", "a", 1000},
        {"a;x=y;Q=0.25", "a", 250},  {"a;q=2", "a", 1000},           {"a;q=", "a", 1000},
        {"a;q=0.1234567", "a", 123}, {"a;q=1.9", "a", 1000},         {"a;q=0.x", "a", 1000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span name;
        assert_int_equal(format_quality(span_of(cases[i].element), &name), cases[i].quality);
        assert_true(span_is(name, cases[i].name));
    }
}

static void test_names(void **state)
{
    (void)state;
    for (enum http_format format = 0; format < HTTP_FORMAT_COUNT; format++) {
        assert_int_equal(http_format_from_name(span_of(http_format_name(format))), format);
        assert_non_null(strchr(http_format_content_type(format), '/'));
    }
    assert_int_equal(http_format_from_name(SPAN("xml")), HTTP_FORMAT_COUNT);
    struct arena *arena = arena_new();
    size_t count;
    const struct span *names = format_names(arena, BIT(CSV) | BIT(JSON), &count);
    assert_int_equal(count, 2);
    assert_true(span_is(names[0], "json"));
    assert_true(span_is(names[1], "csv"));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chooses),
        cmocka_unit_test(test_qualities),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
