/* What sentences tell about the day on which they were written. */
#include <stdio.h>

#include "../../check.h"

#include "ingest/header.h"
#include "ingest/published/date_clues.h"

struct clue_case {
    const char *text;
    struct date_clue clue; /* its first; `lead` is always expected */
};

static const struct clue_case cases[] = {
    {"The mill reopened on June 4, 2019.",
     {CLUE_DATE, false, true, false, false, false, 2019, 6, 4, -1}},
    {"The mill reopened in June 2019.",
     {CLUE_MONTH, false, true, false, false, false, 2019, 6, 0, -1}},
    {"The mill reopened in 2019.", {CLUE_YEAR, false, true, false, false, false, 2019, 0, 0, -1}},
    {"The mill won the 2019 prize.",
     {CLUE_NUMBER, false, true, false, false, false, 2019, 0, 0, -1}},
    {"The mill is for sale since the 2019 local elections.",
     {CLUE_NUMBER, true, true, false, false, false, 2019, 0, 0, -1}},
    {"The 2019 fire, not the race, shut the mill.",
     {CLUE_NUMBER, false, true, false, false, false, 2019, 0, 0, -1}},
    {"The mill reopened on June 4.", {CLUE_DAY, false, true, false, false, false, 0, 6, 4, -1}},
    {"The mill reopened on Tuesday, June 4.",
     {CLUE_DAY, false, true, false, false, false, 0, 6, 4, 1}},
    {"The mill reopened in May.", {CLUE_IN, false, true, false, false, false, 0, 5, 0, -1}},
    {"The mill reopened on Tuesday.", {CLUE_WEEKDAY, false, true, false, false, false, 0, 0, 0, 1}},
    {"The mill will reopen on Tuesday.",
     {CLUE_WEEKDAY, true, true, false, false, false, 0, 0, 0, 1}},
    {"The mill must close by 2030.", {CLUE_YEAR, true, true, false, false, false, 2030, 0, 0, -1}},
    {"It is said to be safe (the owner). The mill reopened on Tuesday.",
     {CLUE_WEEKDAY, false, true, false, false, false, 0, 0, 0, 1}},
    {"The mill was searched by two inspectors on Tuesday.",
     {CLUE_WEEKDAY, false, true, false, false, false, 0, 0, 0, 1}},
    {"The mill must reopen before the end of Tuesday.",
     {CLUE_WEEKDAY, true, true, false, false, false, 0, 0, 0, 1}},
    {"The mill's reopening, slated for June 4, is off.",
     {CLUE_DAY, true, true, false, false, false, 0, 6, 4, -1}},
    {"The mill reopened on Tuesday evening, 4 June 2019.",
     {CLUE_DATE, false, true, false, false, false, 2019, 6, 4, 1}},
    {"As of June 4, the mill was shut.", {CLUE_DAY, false, true, false, true, false, 0, 6, 4, -1}},
    {"The mill reopened this morning, 4 June.",
     {CLUE_DAY, false, true, false, true, false, 0, 6, 4, -1}},
    {"The mill reopened last Tuesday.",
     {CLUE_WEEKDAY, false, true, false, false, true, 0, 0, 0, 1}},
    {"The mill reopened on Tuesday last week.",
     {CLUE_WEEKDAY, false, true, false, false, true, 0, 0, 0, 1}},
    {"It will close. The mill reopened on Tuesday.",
     {CLUE_WEEKDAY, false, true, false, false, false, 0, 0, 0, 1}},
};

static struct date_clues read_clues(struct arena *arena, const char *text)
{
    struct article article = article_unknown();
    struct date_clues clues;
    header_read_body(arena, span_of(text), &article);
    date_clues_read(&article, &clues);
    return clues;
}

static void expressions_are_told_apart(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date_clues clues = read_clues(*state, cases[i].text);
        const struct date_clue *want = &cases[i].clue;
        const struct date_clue *have = &clues.items[0];
        bool same = clues.count == 1 && have->kind == want->kind && have->future == want->future &&
                    have->lead && have->year == want->year && have->month == want->month &&
                    have->day == want->day && have->weekday == want->weekday &&
                    have->anchored == want->anchored && have->apart == want->apart;
        if (!same) {
            fail_msg("%s: %d clues, the first %d %d-%d-%d", cases[i].text, clues.count, have->kind,
                     have->year, have->month, have->day);
        }
    }
}

static void what_is_no_date_is_no_clue(void **state)
{
    static const char *const texts[] = {"March past the mill.", "It may cost $2000 or 2,019 sacks.",
                                        "Flour of type 2019a.", "May Quill runs the mill."};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct date_clues clues = read_clues(*state, texts[i]);
        if (clues.count != 0) {
            fail_msg("%s: kind %d", texts[i], clues.items[0].kind);
        }
    }
}

static void near_days_are_noted(void **state)
{
    struct date_clues clues = read_clues(*state, "Tonight the mill reopened, not yesterday.");
    assert_true(clues.says_today);
    assert_true(clues.says_yesterday);
    assert_true(read_clues(*state, "The mill reopened this afternoon.").says_today);
    clues = read_clues(*state, "\"We open today, not tomorrow,\" he said of today's mill.");
    assert_false(clues.says_today);
    assert_false(clues.says_yesterday);
    clues = read_clues(*state, "The mill reopened.");
    assert_false(clues.says_today);
    assert_false(clues.says_yesterday);
}

static void a_repeated_clue_counts_once_and_there_are_not_too_many(void **state)
{
    char text[4000] = "On June 4 and on June 4 it rained.";
    assert_int_equal(read_clues(*state, text).count, 1);
    size_t at = 0;
    for (int year = 1900; year < 2000; year++) {
        at += (size_t)snprintf(text + at, sizeof text - at, "It rained in %d. ", year);
    }
    assert_int_equal(read_clues(*state, text).count, DATE_CLUES_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(expressions_are_told_apart),
        ARENA_TEST(what_is_no_date_is_no_clue),
        ARENA_TEST(near_days_are_noted),
        ARENA_TEST(a_repeated_clue_counts_once_and_there_are_not_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
