/* A table from texts to numbers, small and with 100,000 keys. */
#include <stdio.h>

#include "../check.h"
#include "base/table.h"

static void keys_are_found_replaced_and_interned(void **state)
{
    struct table *table = table_new(*state, 0);
    assert_int_equal(table_count(table), 0);
    assert_int_equal(table_get(table, SPAN("a")), TABLE_NONE);
    table_set(table, SPAN("a"), 1);
    table_set(table, SPAN("a"), 2);
    assert_int_equal(table_get(table, SPAN("a")), 2);
    assert_int_equal(table_intern(table, SPAN("a"), 9), 2);
    assert_int_equal(table_intern(table, SPAN("b"), 9), 9);
    assert_int_equal(table_get(table, SPAN("b")), 9);
    assert_int_equal(table_get(table, SPAN("B")), TABLE_NONE);
    assert_int_equal(table_count(table), 2);
}

static void empty_and_binary_keys_are_keys(void **state)
{
    struct table *table = table_new(*state, 4);
    table_set(table, SPAN(""), 1);
    table_set(table, SPAN("a\0b"), 2);
    table_set(table, SPAN("a\0c"), 3);
    assert_int_equal(table_get(table, SPAN("")), 1);
    assert_int_equal(table_get(table, (struct span){NULL, 0}), 1);
    assert_int_equal(table_get(table, SPAN("a\0b")), 2);
    assert_int_equal(table_get(table, SPAN("a\0c")), 3);
    assert_int_equal(table_get(table, SPAN("a")), TABLE_NONE);
}

static void a_hundred_thousand_keys(void **state)
{
    enum { COUNT = 100000 };
    struct table *table = table_new(*state, 10);
    for (uint32_t i = 0; i < COUNT; i++) {
        table_set(table, arena_printf(*state, "key %u", i), i);
    }
    assert_int_equal(table_count(table), COUNT);
    char key[32];
    for (uint32_t i = 0; i < COUNT; i++) {
        snprintf(key, sizeof key, "key %u", i);
        assert_int_equal(table_get(table, span_of(key)), i);
    }
    assert_int_equal(table_get(table, SPAN("key 100000")), TABLE_NONE);
    assert_int_equal(table_intern(table, SPAN("key 99999"), 5), 99999);
    assert_int_equal(table_count(table), COUNT);
}

static void the_expected_count_needs_no_more_memory(void **state)
{
    struct table *table = table_new(*state, 1000);
    struct span keys[1000];
    for (uint32_t i = 0; i < 1000; i++) {
        keys[i] = arena_printf(*state, "%u", i);
    }
    size_t before = arena_used(*state);
    for (uint32_t i = 0; i < 1000; i++) {
        table_set(table, keys[i], i);
    }
    assert_int_equal(arena_used(*state), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(keys_are_found_replaced_and_interned),
        ARENA_TEST(empty_and_binary_keys_are_keys),
        ARENA_TEST(a_hundred_thousand_keys),
        ARENA_TEST(the_expected_count_needs_no_more_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
