/* Optimal string alignment distance and its bound. */
#include "../check.h"
#include "base/edit.h"

static void distances_of_known_pairs(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        size_t distance;
    } pairs[] = {
        {"", "", 0},          {"a", "", 1},           {"kitten", "sitting", 3}, {"sort", "sort", 0},
        {"sort", "srot", 1},  {"limit", "limti", 1},  {"ca", "abc", 3},         {"from", "form", 1},
        {"type", "types", 1}, {"actor", "author", 2}, {"abcd", "dcba", 3}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct span a = span_of(pairs[i].a);
        struct span b = span_of(pairs[i].b);
        assert_int_equal(edit_distance(a, b, 9), pairs[i].distance);
        assert_int_equal(edit_distance(b, a, 9), pairs[i].distance);
    }
}

static void nothing_is_counted_beyond_the_limit(void **state)
{
    (void)state;
    assert_int_equal(edit_distance(SPAN("kitten"), SPAN("sitting"), 2), 2);
    assert_int_equal(edit_distance(SPAN("a"), SPAN("abcdefgh"), 3), 3);
    assert_int_equal(edit_distance(SPAN("same"), SPAN("same"), 0), 0);
}

static void long_strings_are_only_far(void **state)
{
    (void)state;
    char text[100];
    memset(text, 'x', sizeof text);
    struct span longest = {text, 64};
    struct span longer = {text, 65};
    assert_int_equal(edit_distance(longest, longest, 5), 0);
    assert_int_equal(edit_distance(longest, longer, 5), 5);
    assert_int_equal(edit_distance(longer, longer, 5), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_of_known_pairs),
        cmocka_unit_test(nothing_is_counted_beyond_the_limit),
        cmocka_unit_test(long_strings_are_only_far),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
