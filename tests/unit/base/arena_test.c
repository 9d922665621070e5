/* Memory that is zeroed, aligned, stays put while the arena grows, and is counted. */
#include <stdalign.h>

#include "../check.h"

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    char *last = NULL;
    assert_non_null(arena_alloc(*state, 0));
    for (size_t size = 1; size < 200; size++) {
        char *bytes = arena_alloc(*state, size);
        assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(bytes[i], 0);
        }
        memset(bytes, 0xA5, size);
        assert_ptr_not_equal(bytes, last);
        last = bytes;
    }
}

static void earlier_memory_survives_growth(void **state)
{
    enum { COUNT = 3000 };
    uint32_t **items = ARENA_ARRAY(*state, uint32_t *, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        items[i] = ARENA_ARRAY(*state, uint32_t, 100);
        items[i][0] = i;
        items[i][99] = ~i;
    }
    for (uint32_t i = 0; i < COUNT; i++) {
        assert_int_equal(items[i][0], i);
        assert_int_equal(items[i][99], ~i);
    }
    assert_true(arena_used(*state) >= COUNT * 400u);
}

static void a_piece_may_be_larger_than_any_block(void **state)
{
    size_t size = (size_t)9 << 20;
    char *bytes = arena_alloc(*state, size);
    bytes[0] = 'a';
    bytes[size - 1] = 'z';
    char *next = arena_alloc(*state, 8);
    assert_true(next < bytes || next >= bytes + size);
    assert_true(arena_used(*state) >= size + 8);
}

static void a_reset_gives_clean_memory_again(void **state)
{
    for (int round = 0; round < 3; round++) {
        assert_int_equal(arena_used(*state), 0);
        for (int i = 0; i < 500; i++) {
            char *bytes = arena_alloc(*state, 5000);
            assert_int_equal(bytes[0], 0);
            assert_int_equal(bytes[4999], 0);
            memset(bytes, 0xFF, 5000);
        }
        arena_reset(*state);
    }
    arena_alloc(*state, (size_t)9 << 20);
    arena_reset(*state);
    assert_int_equal(arena_used(*state), 0);
    assert_int_equal(*(char *)arena_alloc(*state, 1), 0);
}

static void copies_are_terminated_and_absence_stays(void **state)
{
    struct span copy = arena_copy(*state, SPAN("a\0b"));
    assert_int_equal(copy.len, 3);
    assert_memory_equal(copy.ptr, "a\0b", 4);
    assert_text(arena_copy(*state, SPAN("")), "");
    assert_absent(arena_copy(*state, (struct span){NULL, 0}));
    assert_null(arena_string(*state, (struct span){NULL, 0}));
    assert_string_equal(arena_string(*state, SPAN("")), "");
}

static void parts_are_joined_with_their_lengths(void **state)
{
    struct span joined = ARENA_JOIN(*state, SPAN("a\0b"), (struct span){NULL, 0}, SPAN("/c"));
    assert_int_equal(joined.len, 5);
    assert_memory_equal(joined.ptr, "a\0b/c", 6);
    assert_text(arena_join(*state, NULL, 0), "");
}

static void printing_measures_first(void **state)
{
    assert_text(arena_printf(*state, "%04d-W%02d", 2014, 4), "2014-W04");
    assert_text(arena_printf(*state, "%s", ""), "");
    struct span wide = arena_printf(*state, "%70000d", 7);
    assert_int_equal(wide.len, 70000);
    assert_int_equal(wide.ptr[69999], '7');
    assert_int_equal(wide.ptr[70000], '\0');
}

static void a_text_is_put_in_one_line(void **state)
{
    static const char *const cases[][2] = {
        {"one line", "one line"},
        {" one line ", "one line"},
        {"two\nlines", "two lines"},
        {" \ttwo \r\n  lines\n", "two lines"},
        {"multi-\n  party talks", "multi-party talks"},
        {"talks -\nthe first", "talks - the first"},
        {"-\n-", "- -"},
        {"\n", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span line = arena_one_line(*state, span_of(cases[i][0]));
        assert_true(span_is(line, cases[i][1]));
    }
    assert_null(arena_one_line(*state, (struct span){0}).ptr);
}

static void an_array_grows_with_its_items(void **state)
{
    int *items = NULL;
    size_t capacity = 0;
    for (size_t count = 0; count < 1000; count++) {
        items = arena_grow(*state, items, count, &capacity, sizeof *items);
        assert_true(capacity > count);
        items[count] = (int)count * 3;
    }
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(items[i], (int)i * 3);
    }
    int *same = arena_grow(*state, items, 1000, &capacity, sizeof *items);
    assert_ptr_equal(same, items);
}

static void freeing_nothing_is_allowed(void **state)
{
    (void)state;
    arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(memory_is_zeroed_aligned_and_apart),
        ARENA_TEST(earlier_memory_survives_growth),
        ARENA_TEST(a_piece_may_be_larger_than_any_block),
        ARENA_TEST(a_reset_gives_clean_memory_again),
        ARENA_TEST(copies_are_terminated_and_absence_stays),
        ARENA_TEST(parts_are_joined_with_their_lengths),
        ARENA_TEST(printing_measures_first),
        ARENA_TEST(a_text_is_put_in_one_line),
        ARENA_TEST(an_array_grows_with_its_items),
        cmocka_unit_test(freeing_nothing_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
