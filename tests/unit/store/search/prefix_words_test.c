/* Prefixes of an expression become the words of a text that begin so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/search/prefix_words.h"

#define EXACT "\x01"

static void check(const char *match, const char *title, const char *body, const char *expected)
{
    struct arena *arena = arena_new();
    const struct span texts[] = {span_of(title), span_of(body)};
    struct span named = prefix_words_name(arena, span_of(match), texts, 2);
    assert_string_equal(arena_string(arena, named), expected);
    arena_free(arena);
}

static void words_of_the_text_complete_a_prefix(void **state)
{
    (void)state;
    check("\"wil\"*", "Will they?", "A wild wish; WILL is free.",
          "(\"" EXACT "will\" OR \"" EXACT "wild\")");
    check("(\"strike\" AND \"" EXACT "re\"*)", "", "The re-run was read",
          "(\"strike\" AND (\"" EXACT "re\" OR \"" EXACT "read\"))");
}

static void nothing_completes_it(void **state)
{
    (void)state;
    check("\"wil\"* OR \"free\"", "None", "of them", "(\"" EXACT "wil\") OR \"free\"");
}

static void words_before_it_stay(void **state)
{
    (void)state;
    check("\"north ko\"*", "", "North Korea and North Koreans",
          "(\"" EXACT "north korea\" OR \"" EXACT "north koreans\")");
}

static void without_prefix_nothing_changes(void **state)
{
    (void)state;
    check("(\"wil\" AND NEAR(\"a\" \"b\" , 5))", "will", "wild",
          "(\"wil\" AND NEAR(\"a\" \"b\" , 5))");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_the_text_complete_a_prefix),
        cmocka_unit_test(nothing_completes_it),
        cmocka_unit_test(words_before_it_stay),
        cmocka_unit_test(without_prefix_nothing_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
