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

struct line_case {
    const char *line;
    const char *shown;
};

static void assert_lines(const struct line_case *lines, size_t count)
{
    struct arena *arena = arena_new();
    for (size_t i = 0; i < count; i++) {
        struct byline byline;
        assert_true(byline_read(arena, span_of(lines[i].line), false, &byline));
        assert_string_equal(shown(arena, &byline).ptr, lines[i].shown);
    }
    arena_free(arena);
}

/* A role in capitals that begins with its field is no name, and one may stand behind it. */
static void names_stand_behind_roles_of_a_field(void **state)
{
    static const struct line_case lines[] = {
        {"By Local Democracy Reporter Tom Aldous", "Tom Aldous"},
        {"By Sabine Reuter and Local Democracy Reporter Tom Aldous", "Sabine Reuter; Tom Aldous"},
        {"By Sabine Reuter, Chief Political Correspondent", "Sabine Reuter"},
        {"By Sabine Reuter, Foreign Correspondent New Delhi", "Sabine Reuter"},
    };
    (void)state;
    assert_lines(lines, sizeof lines / sizeof *lines);
}

/* Commas in a bracket part no names. */
static void brackets_hold_outlets(void **state)
{
    static const struct line_case lines[] = {
        {"By Sabine Reuter (dpa, epd)", "Sabine Reuter | dpa"},
        {"By Sabine Reuter (dpa)", "Sabine Reuter | dpa"},
        {"By Sabine Reuter (Karsk Herald) and Tom Aldous",
         "Sabine Reuter; Tom Aldous | Karsk Herald"},
        {"By Sabine Reuter (dpa, epd), Tom Aldous", "Sabine Reuter; Tom Aldous | dpa"},
    };
    (void)state;
    assert_lines(lines, sizeof lines / sizeof *lines);
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
        cmocka_unit_test(names_stand_behind_roles_of_a_field),
        cmocka_unit_test(brackets_hold_outlets),
        cmocka_unit_test(catalogued_names_are_turned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
