/* Which sentences are a report's although they begin as a page's own lines do. */
#include "../../check.h"

#include "ingest/header/prose.h"

static void sentences_that_tell_news_are_prose(void **state)
{
    static const char *const told[] = {
        "Supported by aircraft, the army retook two towns near the border.",
        "Newspapers in the capital reported on Monday that he had fled.",
        "Local time was moved by a day by the islands' government."};
    static const char *const printed[] = {
        "Supported by the Karsk Foundation for the Arts and Sciences.",
        "Sign up for our newsletter, the best of the week, every Monday.",
        "This article was originally published on Monday by the Karsk Herald.",
        "The post Bridge was closed on Monday appeared first on Karsk Herald.",
        "Supported by aircraft, the army",
    };
    (void)state;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        assert_true(prose_is_report(span_of(told[i])));
    }
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
        assert_false(prose_is_report(span_of(printed[i])));
    }
}

static void a_clause_behind_a_writer_is_none_of_a_report(void **state)
{
    (void)state;
    assert_true(prose_opens_clause(SPAN("Written by two generals, the law was passed in May.")));
    assert_false(
        prose_opens_clause(SPAN("Written by Ana Reyes, a reporter who was in Karsk in May.")));
    assert_false(prose_opens_clause(SPAN("Compiled by the staff from reports that were filed.")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_that_tell_news_are_prose),
        cmocka_unit_test(a_clause_behind_a_writer_is_none_of_a_report)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
