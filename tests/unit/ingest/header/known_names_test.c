/* Given names looked up in the lexicon that the program carries. */
#include "../../check.h"

#include "ingest/header/known_names.h"

static void names_are_found_in_any_case(void **state)
{
    (void)state;
    static const char *const names[] = {"Maria", "TOM", "irena", "aachal", "zwatie"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_true(known_given_name(span_of(names[i])));
    }
}

static void other_words_are_none(void **state)
{
    (void)state;
    static const char *const words[] = {
        "",        "Rescue",        "Breaking",
        "# Given", "name",          "gender",
        "Mari\tf", "\xc3\x89lodie", "Anameofmorelettersthananybodyhasinanycountryofthisworld"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_false(known_given_name(span_of(words[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_are_found_in_any_case),
                                       cmocka_unit_test(other_words_are_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
