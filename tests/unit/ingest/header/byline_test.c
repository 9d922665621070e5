/* What a list of names leaves in the struct. The lines themselves are read in tests/cases. */
#include "../../check.h"

#include <string.h>

#include "ingest/header/byline.h"

/* A list of names has no date, whatever stood in the struct before. */
static void names_alone_have_no_date(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct byline byline;
    memset(&byline, 0x55, sizeof byline);
    byline_read_names(arena, SPAN("Hana Brook and Tom Aldous"), &byline);
    assert_int_equal(byline.author_count, 2);
    assert_int_equal(byline.date.month, 0);
    assert_int_equal(byline.date.year, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_alone_have_no_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
