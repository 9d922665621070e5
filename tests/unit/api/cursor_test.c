#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "api/cursor.h"

static int open_arena(void **state)
{
    *state = arena_new();
    return 0;
}

static int close_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static const struct cursor last = {
    .present = true, .sort_value = {"12:34 x", 7}, .id = {" id with: colon ", 16}};

static void a_cursor_comes_back_as_it_went(void **state)
{
    struct arena *arena = *state;
    struct cursor back = {0};
    struct span text = cursor_encode(arena, &last, SORT_MENTIONS, 7);
    assert_int_equal(cursor_decode(arena, text, SORT_MENTIONS, 7, &back), STATUS_OK);
    assert_true(back.present);
    assert_true(span_equal(back.id, last.id));
    assert_true(span_equal(back.sort_value, last.sort_value));
}

static void a_cursor_is_url_safe(void **state)
{
    struct span text = cursor_encode(*state, &last, SORT_NEWEST, UINT64_MAX);
    for (size_t i = 0; i < text.len; i++) {
        assert_non_null(strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
                               text.ptr[i]));
    }
}

static void dates_and_names_survive_a_change_but_counts_do_not(void **state)
{
    struct arena *arena = *state;
    struct cursor back = {0};
    const enum sort_order surviving[] = {SORT_NEWEST, SORT_OLDEST, SORT_NAME};
    for (size_t i = 0; i < 3; i++) {
        struct span text = cursor_encode(arena, &last, surviving[i], 1);
        assert_int_equal(cursor_decode(arena, text, surviving[i], 2, &back), STATUS_OK);
    }
    struct span text = cursor_encode(arena, &last, SORT_RELEVANCE, 1);
    assert_int_equal(cursor_decode(arena, text, SORT_RELEVANCE, 2, &back), STATUS_GONE);
}

static void anything_else_is_refused(void **state)
{
    struct arena *arena = *state;
    struct cursor back = {0};
    struct span text = cursor_encode(arena, &last, SORT_NAME, 1);
    assert_int_equal(cursor_decode(arena, text, SORT_NEWEST, 1, &back), STATUS_INVALID);
    assert_int_equal(cursor_decode(arena, SPAN(""), SORT_NAME, 1, &back), STATUS_INVALID);
    assert_int_equal(cursor_decode(arena, SPAN("hello"), SORT_NAME, 1, &back), STATUS_INVALID);
    assert_int_equal(cursor_decode(arena, SPAN("%%%"), SORT_NAME, 1, &back), STATUS_INVALID);
    for (size_t cut = 1; cut < text.len; cut++) {
        struct span part = span_slice(text, 0, text.len - cut);
        assert_int_equal(cursor_decode(arena, part, SORT_NAME, 1, &back), STATUS_INVALID);
    }
    assert_false(back.present);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cursor_comes_back_as_it_went),
        cmocka_unit_test(a_cursor_is_url_safe),
        cmocka_unit_test(dates_and_names_survive_a_change_but_counts_do_not),
        cmocka_unit_test(anything_else_is_refused),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
