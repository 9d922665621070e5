/* Borrowed bytes: absent and empty spans, NUL bytes inside, every end of a search. */
#include "../check.h"
#include "base/span.h"

static const struct span absent = {NULL, 0};

static void equality_is_of_bytes(void **state)
{
    (void)state;
    assert_true(span_equal(SPAN("abc"), span_of("abc")));
    assert_false(span_equal(SPAN("abc"), SPAN("abd")));
    assert_false(span_equal(SPAN("abc"), SPAN("ab")));
    assert_true(span_equal(absent, SPAN("")));
    assert_false(span_equal(SPAN("a\0b"), SPAN("a\0c")));
    assert_true(span_is(SPAN("abc"), "abc"));
    assert_false(span_is(SPAN("abc\0"), "abc"));
    assert_absent(span_of(NULL));
}

static void case_is_ignored_in_ascii_only(void **state)
{
    (void)state;
    assert_true(span_equal_nocase(SPAN("Content-Type"), SPAN("content-tYPE")));
    assert_false(span_equal_nocase(SPAN("[at]"), SPAN("{at}")));
    assert_false(span_equal_nocase(SPAN("É"), SPAN("é")));
    assert_false(span_equal_nocase(SPAN("a\0b"), SPAN("A\0c")));
    assert_true(span_equal_nocase(SPAN("a\0b"), SPAN("A\0B")));
    assert_true(span_equal_nocase(absent, SPAN("")));
    assert_false(span_equal_nocase(SPAN("ab"), SPAN("abc")));
}

static void order_is_bytewise_then_by_length(void **state)
{
    (void)state;
    assert_true(span_compare(SPAN("a"), SPAN("b")) < 0);
    assert_true(span_compare(SPAN("ab"), SPAN("a")) > 0);
    assert_true(span_compare(SPAN("z"), SPAN("é")) < 0);
    assert_int_equal(span_compare(SPAN("same"), SPAN("same")), 0);
    assert_int_equal(span_compare(absent, SPAN("")), 0);
    assert_true(span_compare(absent, SPAN("a")) < 0);
}

static void a_sorted_list_is_searched_by_bytes(void **state)
{
    static const char *const words[] = {"a", "ab", "abc", "b", "ba", "é"};
    enum { COUNT = sizeof words / sizeof *words };
    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        assert_true(span_in_sorted(span_of(words[i]), words, COUNT));
    }
    assert_false(span_in_sorted(SPAN("abd"), words, COUNT));
    assert_false(span_in_sorted(SPAN("ab\0"), words, COUNT));
    assert_false(span_in_sorted(SPAN("A"), words, COUNT));
    assert_false(span_in_sorted(SPAN("ê"), words, COUNT));
    assert_false(span_in_sorted(SPAN(""), words, COUNT));
    assert_false(span_in_sorted(absent, words, COUNT));
    assert_false(span_in_sorted(SPAN("a"), words, 0));
}

static void one_of_a_list_is_the_whole_string(void **state)
{
    static const char *const list[] = {"in", "into", "", "near", NULL};
    static const char *const none[] = {NULL};
    (void)state;
    assert_true(span_is_one_of(SPAN("in"), list));
    assert_true(span_is_one_of(SPAN("near"), list));
    assert_true(span_is_one_of(SPAN(""), list));
    assert_false(span_is_one_of(SPAN("i"), list));
    assert_false(span_is_one_of(SPAN("int"), list));
    assert_false(span_is_one_of(SPAN("nearly"), list));
    assert_false(span_is_one_of(SPAN("in\0"), list));
    assert_false(span_is_one_of(SPAN("in"), none));
}

static void both_ends_are_compared(void **state)
{
    (void)state;
    assert_true(span_starts_with(SPAN("2014-10-21"), SPAN("2014")));
    assert_false(span_starts_with(SPAN("2014"), SPAN("2014-10")));
    assert_true(span_ends_with(SPAN("report.txt"), SPAN(".txt")));
    assert_false(span_ends_with(SPAN("txt"), SPAN(".txt")));
    assert_true(span_starts_with(SPAN("any"), SPAN("")));
    assert_true(span_starts_with(absent, absent));
    assert_true(span_ends_with(absent, absent));
}

static void trimming_takes_white_space_only(void **state)
{
    (void)state;
    assert_text(span_trim(SPAN(" \t\r\n\v\fa b\n ")), "a b");
    assert_text(span_trim(SPAN("   ")), "");
    assert_text(span_trim(SPAN("\xC2\xA0x")), "\xC2\xA0x");
    assert_absent(span_trim(absent));
}

static void a_needle_is_found_where_it_stands(void **state)
{
    (void)state;
    struct span hay = SPAN("one, two, one");
    assert_int_equal(span_find(hay, SPAN("one"), 0), 0);
    assert_int_equal(span_find(hay, SPAN("one"), 1), 10);
    assert_int_equal(span_find(hay, SPAN("one"), 11), SIZE_MAX);
    assert_int_equal(span_find(hay, SPAN("three"), 0), SIZE_MAX);
    assert_int_equal(span_find(hay, SPAN(""), 4), 4);
    assert_int_equal(span_find(hay, SPAN("x"), 14), SIZE_MAX);
    assert_int_equal(span_find(absent, SPAN("x"), 0), SIZE_MAX);
}

static void cutting_visits_every_part(void **state)
{
    (void)state;
    struct span rest = SPAN("a,,b,");
    assert_text(span_cut(&rest, ','), "a");
    assert_text(span_cut(&rest, ','), "");
    assert_text(span_cut(&rest, ','), "b");
    assert_non_null(rest.ptr);
    assert_text(span_cut(&rest, ','), "");
    assert_absent(rest);
    rest = SPAN("");
    assert_text(span_cut(&rest, ','), "");
    assert_absent(rest);
    assert_absent(span_cut(&rest, ','));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equality_is_of_bytes),
        cmocka_unit_test(case_is_ignored_in_ascii_only),
        cmocka_unit_test(order_is_bytewise_then_by_length),
        cmocka_unit_test(a_sorted_list_is_searched_by_bytes),
        cmocka_unit_test(one_of_a_list_is_the_whole_string),
        cmocka_unit_test(both_ends_are_compared),
        cmocka_unit_test(trimming_takes_white_space_only),
        cmocka_unit_test(a_needle_is_found_where_it_stands),
        cmocka_unit_test(cutting_visits_every_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
