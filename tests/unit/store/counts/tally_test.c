/* How often values were met: few of them, many, ties. */
#include <stdio.h>

#include "../../check.h"

#include "store/counts/tally.h"

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static void the_most_frequent_value_is_found(void **state)
{
    struct tally tally = {.arena = *state};
    assert_null(tally_most_frequent(&tally).ptr);
    tally_add(&tally, SPAN("KEN"));
    tally_add(&tally, SPAN("UGA"));
    assert_int_equal(tally_add(&tally, SPAN("UGA"))->count, 2);
    assert_text(tally_most_frequent(&tally), "UGA");
    tally_add(&tally, SPAN("KEN"));
    assert_text(tally_most_frequent(&tally), "KEN"); /* a tie: the first in the alphabet */
    assert_int_equal(tally.count, 2);
}

static void many_values_are_each_counted_once(void **state)
{
    struct arena *arena = *state;
    struct tally tally = {.arena = arena};
    char buffer[16];
    for (int round = 1; round <= 3; round++) {
        for (int i = 0; i < 100; i++) {
            /* the value is borrowed only during the call */
            int len = snprintf(buffer, sizeof buffer, "v%02d", 99 - i);
            struct tallied *item = tally_add(&tally, (struct span){buffer, (size_t)len});
            assert_int_equal(item->count, round);
            item->weight += i;
        }
    }
    assert_int_equal(tally.count, 100);
    tally_sort(&tally);
    assert_text(tally.items[0].value, "v00");
    assert_int_equal(tally.items[0].weight, 3 * 99);
    assert_text(tally.items[99].value, "v99");
    assert_int_equal(tally.items[99].count, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_most_frequent_value_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_values_are_each_counted_once, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
