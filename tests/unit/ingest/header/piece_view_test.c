#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest/header/piece_view.h"

static const struct piece pieces[] = {
    {.text = {"By Marta Quill", 14}},
    {.text = {"6 March 2019", 12}},
    {.text = {"LUSAKA (Reuters) - The mill by the river was opened again on Monday.", 68}},
    {.text = {"Skip to content", 15}},
};

/* Each question has the same answer, and says the same, when it is asked again. */
static void answers_stay(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct piece_view view = piece_view_of(arena, pieces, 4);
    for (int again = 0; again < 2; again++) {
        struct byline byline = {0};
        struct printed_date date = {0};
        struct span outlet = {0};
        struct dateline_match match = {0};
        struct header_line line;
        assert_true(view_read_byline(&view, 0, false, &byline));
        assert_int_equal(byline.author_count, 1);
        assert_false(view_read_byline(&view, 2, false, &byline));
        assert_true(view_read_date(&view, 1, &date, &outlet));
        assert_int_equal(date.month, 3);
        assert_false(view_read_date(&view, 0, &date, &outlet));
        assert_true(view_read_dateline(&view, 2, &match));
        assert_true(span_is(match.place, "LUSAKA"));
        assert_false(view_read_dateline(&view, 0, &match));
        assert_true(view_is_paragraph(&view, 2));
        assert_false(view_is_paragraph(&view, 1));
        assert_int_equal(view_words(&view, 2), 13);
        assert_true(view_is_furniture(&view, 3));
        assert_true(view_is_marked(&view, 3));
        assert_false(view_is_marked(&view, 2));
        assert_true(view_read_line(&view, 3, &line));
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_stay)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
