/* Whom and what credits name. The lines themselves are read in tests/cases. */
#include "../../check.h"

#include "ingest/header/block_kind.h"

static void credits_name_writers_and_sources(void **state)
{
    static const struct {
        const char *piece;
        const char *writer; /* the first; NULL: none */
        const char *source; /* NULL: none */
    } credits[] = {
        {"(Reporting by Tessa Marlow in Harare; Editing by Tom Aldous)", "Tessa Marlow", NULL},
        {"\xE2\x80\x94 Reporting by Tessa Marlow in Harare", "Tessa Marlow", NULL},
        {"Reporting by: Tessa Marlow", "Tessa Marlow", NULL},
        {"Editing by Tom Aldous; Writing by Tessa Marlow", "Tessa Marlow", NULL},
        {"Additional reporting by Tom Aldous of AFP", NULL, NULL},
        {"- With inputs from PTI", NULL, "PTI"},
        {"(With AFP)", NULL, "AFP"},
        {"(L.M.) (AFP)", NULL, "AFP"},
        {"Source: Karsk Herald", NULL, "Karsk Herald"},
        {"\xE2\x80\x93 By SABC", NULL, "SABC"},
    };
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof credits / sizeof *credits; i++) {
        struct credit credit;
        assert_true(piece_is_credit(arena, span_of(credits[i].piece), &credit));
        struct span writer = credit.writers.author_count ? credit.writers.authors[0] : SPAN("");
        assert_true(span_is(writer, credits[i].writer ? credits[i].writer : ""));
        assert_true(span_equal(credit.source, span_of(credits[i].source)));
    }
    arena_free(arena);
}

static void reports_are_no_credits(void **state)
{
    static const char *const reports[] = {
        "Source: the men who were at the pit and at the gate on that day", "The ferry was laid up.",
        "- They left on Monday."};
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        struct credit credit;
        assert_false(piece_is_credit(arena, span_of(reports[i]), &credit));
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(credits_name_writers_and_sources),
                                       cmocka_unit_test(reports_are_no_credits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
