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

/* The names with "; " between them and, behind " | ", the outlet. */
static struct span shown(struct arena *arena, const struct byline *byline)
{
    struct span out = SPAN("");
    for (size_t i = 0; i < byline->author_count; i++) {
        out = ARENA_JOIN(arena, out, i ? SPAN("; ") : SPAN(""), byline->authors[i]);
    }
    return byline->source.ptr ? ARENA_JOIN(arena, out, SPAN(" | "), byline->source) : out;
}

/* Commas in a bracket part no names. */
static void brackets_hold_outlets(void **state)
{
    static const char *const lines[][2] = {
        {"By Sabine Reuter (dpa, epd)", "Sabine Reuter | dpa"},
        {"By Sabine Reuter (dpa)", "Sabine Reuter | dpa"},
        {"By Sabine Reuter (Karsk Herald) and Tom Aldous",
         "Sabine Reuter; Tom Aldous | Karsk Herald"},
        {"By Sabine Reuter (dpa, epd), Tom Aldous", "Sabine Reuter; Tom Aldous | dpa"},
    };
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct byline byline;
        assert_true(byline_read(arena, span_of(lines[i][0]), false, &byline));
        assert_string_equal(shown(arena, &byline).ptr, lines[i][1]);
    }
    arena_free(arena);
}

/* Of names in a catalogue each is turned that can be, wherever it stands. */
static void catalogued_names_are_turned(void **state)
{
    static const char *const lists[][2] = {
        {"Lund, Pia; Kamau, Peter", "Pia Lund; Peter Kamau"},
        {"Lund, Pia; Peter Kamau", "Pia Lund; Peter Kamau"},
        {"Pia Lund; Kamau, Peter", "Pia Lund; Peter Kamau"},
    };
    (void)state;
    struct arena *arena = arena_new();
    struct byline byline;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        assert_true(byline_read_catalogued(arena, span_of(lists[i][0]), &byline));
        assert_string_equal(shown(arena, &byline).ptr, lists[i][1]);
    }
    assert_false(byline_read_catalogued(arena, SPAN("Pia Lund, Karsk"), &byline));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_alone_have_no_date),
        cmocka_unit_test(brackets_hold_outlets),
        cmocka_unit_test(catalogued_names_are_turned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
