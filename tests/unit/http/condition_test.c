/* Entity tags and dates of conditional requests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http/condition.h"

static void test_tags(void **state)
{
    (void)state;
    char a[CONDITION_TAG_SIZE], b[CONDITION_TAG_SIZE];
    condition_tag(SPAN("db-1"), SPAN("json gzip /x"), a);
    condition_tag(SPAN("db-1"), SPAN("json gzip /x"), b);
    assert_string_equal(a, b);
    assert_int_equal(strlen(a), 34);
    condition_tag(SPAN("db-2"), SPAN("json gzip /x"), b);
    assert_string_not_equal(a, b);
    condition_tag(SPAN("db-1"), SPAN("json zstd /x"), b);
    assert_string_not_equal(a, b);
}

static void test_matches(void **state)
{
    (void)state;
    const char *tag = "\"abc\"";
    const char *yes[] = {"\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", " \"x\" ,W/\"abc\" ,\"y\""};
    const char *no[] = {"abc", "\"ABC\"", "\"abc", "*", "", "W/", "\"abcd\"", "w/\"abc\""};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        assert_true(condition_matches(span_of(yes[i]), tag));
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        assert_false(condition_matches(span_of(no[i]), tag));
    }
    assert_false(condition_matches(span_of(NULL), tag));
    assert_true(condition_is_any(SPAN(" * ")));
    assert_false(condition_is_any(SPAN("\"*\"")));
}

static void test_dates(void **state)
{
    (void)state;
    char date[CONDITION_DATE_SIZE];
    condition_date(784111777, date);
    assert_string_equal(date, "Sun, 06 Nov 1994 08:49:37 GMT");
    condition_date(1709210096, date);
    assert_string_equal(date, "Thu, 29 Feb 2024 12:34:56 GMT");
    assert_true(condition_not_since(SPAN("Sun, 06 Nov 1994 08:49:37 GMT"), 784111777));
    assert_true(condition_not_since(SPAN("Sun, 06 Nov 1994 08:49:38 GMT"), 784111777));
    assert_false(condition_not_since(SPAN("Sun, 06 Nov 1994 08:49:36 GMT"), 784111777));
    assert_false(condition_not_since(SPAN("yesterday"), 784111777));
    assert_false(condition_not_since(span_of(NULL), 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tags),
        cmocka_unit_test(test_matches),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
