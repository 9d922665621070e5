/* Tables of tab-separated cells: comments, columns by name, absent cells, what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/lexicon.h"

static void test_cells_are_cut_and_trimmed(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct lexicon_table table;
    struct failure failure = {{0}};
    struct span bytes = SPAN("# where it is from\n\nname\tcountry\tnote\n Kyiv \tUKR\r\nOslo\n");
    assert_int_equal(lexicon_parse(arena, "test", bytes, &table, &failure), STATUS_OK);
    assert_int_equal(table.column_count, 3);
    assert_int_equal(table.row_count, 2);
    size_t country = lexicon_column(&table, "country");
    assert_int_equal(country, 1);
    assert_true(span_is(lexicon_cell(&table, 0, 0), "Kyiv"));
    assert_true(span_is(lexicon_cell(&table, 0, country), "UKR"));
    assert_int_equal(lexicon_cell(&table, 1, country).len, 0);
    assert_non_null(lexicon_cell(&table, 1, country).ptr);
    assert_int_equal(lexicon_cell(&table, 7, 0).len, 0);
    assert_int_equal(lexicon_column(&table, "population"), SIZE_MAX);
    arena_free(arena);
}

static void test_bad_rows_name_their_line(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct lexicon_table table;
    struct failure failure = {{0}};
    assert_int_equal(lexicon_parse(arena, "test", SPAN("a\tb\n1\t2\n1\t2\t3\n"), &table, &failure),
                     STATUS_INVALID);
    assert_string_equal(failure.text, "lexicon test, line 3: 3 cells, but 2 columns");
    assert_int_equal(lexicon_parse(arena, "test", SPAN("a\n\xff\n"), &table, &failure),
                     STATUS_INVALID);
    assert_string_equal(failure.text, "lexicon test, line 2: not UTF-8");
    arena_free(arena);
}

static void test_an_empty_file_is_an_empty_table(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct lexicon_table table;
    assert_int_equal(lexicon_parse(arena, "test", SPAN(""), &table, NULL), STATUS_OK);
    assert_int_equal(table.row_count, 0);
    arena_free(arena);
}

static void test_built_in_lexicons_load(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct lexicon_table table;
    struct failure failure = {{0}};
    assert_int_equal(lexicon_load(arena, arena, NULL, "countries", &table, &failure), STATUS_OK);
    assert_true(table.row_count > 240);
    assert_int_equal(lexicon_load(arena, arena, NULL, "no-such", &table, &failure),
                     STATUS_NOT_FOUND);
    assert_int_equal(lexicon_load(arena, arena, "/nonexistent", "countries", &table, &failure),
                     STATUS_OK);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_are_cut_and_trimmed),
        cmocka_unit_test(test_bad_rows_name_their_line),
        cmocka_unit_test(test_an_empty_file_is_an_empty_table),
        cmocka_unit_test(test_built_in_lexicons_load),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
