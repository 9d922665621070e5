/* The tables of what pages print around reports, and what the patterns beside them take. */
#include "../../check.h"

#include "ingest/header/furniture.h"
#include "ingest/header/furniture_words.h"

static void tables_are_sorted(void **state)
{
    (void)state;
    for (size_t i = 1; i < furniture_opener_count; i++) {
        assert_true(strcmp(furniture_openers[i - 1], furniture_openers[i]) < 0);
    }
    assert_null(furniture_openers[furniture_opener_count]);
}

static void lines_of_pages_are_known(void **state)
{
    static const char *const furniture[] = {"Share",
                                            "SKIP TO CONTENT",
                                            "Image 1 of 3",
                                            "4 years ago",
                                            "19.12 BST",
                                            "2:15 p.m. ET",
                                            "Updated 3 hours ago",
                                            "The post X appeared first on Y.",
                                            "♦ Get the app",
                                            "3–4 minutes",
                                            "10–12 min read",
                                            NULL};
    static const char *const reports[] = {"Two years ago the dam broke.",
                                          "19 people drowned.",
                                          "Share prices fell on Monday.",
                                          "It began at 2:15 p.m.",
                                          "One of 3 suspects fled.",
                                          "zoom",
                                          NULL};
    (void)state;
    for (size_t i = 0; furniture[i]; i++) {
        assert_true(furniture_is_line(span_of(furniture[i])));
    }
    for (size_t i = 0; reports[i]; i++) {
        assert_false(furniture_is_line(span_of(reports[i])));
    }
}

static void rows_at_the_foot_end_a_report(void **state)
{
    (void)state;
    assert_true(furniture_ends_report(SPAN("Tags: dams, floods.")));
    assert_true(furniture_ends_report(SPAN("Leave a Reply")));
    assert_true(furniture_ends_report(SPAN("Tagged dams, floods")));
    assert_false(furniture_ends_report(SPAN("Tagged fish were found near the dam.")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tables_are_sorted),
                                       cmocka_unit_test(lines_of_pages_are_known),
                                       cmocka_unit_test(rows_at_the_foot_end_a_report)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
