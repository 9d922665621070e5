/* When an article was published, as a distribution: what evidence is enough for which precision. */
#include "../../check.h"

#include "ingest/published/published_model.h"

static struct span infer(struct arena *arena, const struct date_clues *clues,
                         const struct dated_neighbour *neighbours, size_t count,
                         const uint32_t *years)
{
    struct published_evidence evidence = {
        .clues = clues, .neighbours = neighbours, .neighbour_count = count, .years = years};
    return period_format(arena, published_infer(&evidence));
}

static int32_t day(int year, int month, int number)
{
    return day_from_civil((struct civil){year, month, number});
}

static void nothing_tells_nothing(void **state)
{
    uint32_t years[PUBLISHED_YEARS] = {[2019 - PUBLISHED_FIRST_YEAR] = 5000};
    struct date_clues clues = {0};
    assert_absent(infer(*state, NULL, NULL, 0, NULL));
    assert_absent(infer(*state, &clues, NULL, 0, years));
    /* A weekday fits any year: being in a folder with articles of one year is not enough. */
    clues.count = 1;
    clues.items[0] = (struct date_clue){.kind = CLUE_WEEKDAY, .weekday = 1, .lead = true};
    assert_absent(infer(*state, &clues, NULL, 0, years));
}

static void one_old_year_is_not_the_present(void **state)
{
    struct date_clues clues = {.count = 1};
    clues.items[0] = (struct date_clue){.kind = CLUE_YEAR, .year = 1965, .weekday = -1};
    assert_absent(infer(*state, &clues, NULL, 0, NULL));
}

static void a_story_tells_its_year_and_clues_its_month(void **state)
{
    struct dated_neighbour story[] = {{day(2019, 6, 4), 0.45, false},
                                      {day(2019, 6, 6), 0.42, false},
                                      {day(2019, 6, 12), 0.4, false},
                                      {day(2019, 5, 30), 0.38, false}};
    struct date_clues clues = {.count = 2};
    clues.items[0] = (struct date_clue){.kind = CLUE_DAY, .month = 6, .day = 5, .weekday = 2};
    clues.items[1] = (struct date_clue){.kind = CLUE_DAY, .month = 6, .day = 9, .weekday = -1};
    assert_text(infer(*state, &clues, story, 4, NULL), "2019-06");
}

/* Other outlets tell a story on the same days; an outlet itself tells how it goes on. */
static void other_outlets_are_of_the_same_days(void **state)
{
    struct dated_neighbour story[] = {{day(2019, 6, 5), 0.45, true}, {day(2019, 6, 6), 0.42, true}};
    struct telling told = {.kind = TELLING_WEEKDAY, .weekday = 1};
    struct telling other = {.kind = TELLING_WEEKDAY, .weekday = 0};
    struct retold retold[] = {{&told, story[0], period_of_day(day(2019, 6, 4)), 0.65},
                              {&other, story[0], period_of_day(day(2019, 6, 3)), 0.65}};
    struct date_clues clues = {.count = 1};
    clues.items[0] = (struct date_clue){.kind = CLUE_WEEKDAY, .weekday = 1, .lead = true};
    struct published_evidence evidence = {.clues = &clues,
                                          .neighbours = story,
                                          .neighbour_count = 2,
                                          .retold = retold,
                                          .retold_count = 2};
    assert_text(period_format(*state, published_infer(&evidence)), "2019-W23");
    story[0].other_outlet = story[1].other_outlet = false;
    evidence.retold_count = 0;
    assert_absent(period_format(*state, published_infer(&evidence)));
}

/* What several outlets tell alike is the news of one year; one outlet returns to its subjects. */
static void an_outlet_returns_to_its_subjects(void **state)
{
    struct dated_neighbour story[] = {{day(2019, 6, 5), 0.45, true}, {day(2019, 8, 6), 0.42, true}};
    uint32_t years[PUBLISHED_YEARS] = {[2019 - PUBLISHED_FIRST_YEAR] = 5};
    struct date_clues clues = {.count = 1};
    clues.items[0] = (struct date_clue){.kind = CLUE_WEEKDAY, .weekday = 1, .lead = true};
    assert_text(infer(*state, &clues, story, 2, years), "2019");
    story[0].other_outlet = story[1].other_outlet = false;
    assert_absent(infer(*state, &clues, story, 2, years));
}

/* Of the clauses that may tell it again at most one is the same: the next ones count for what the
 * likest leaves. */
static void the_likest_clause_comes_first(void **state)
{
    struct dated_neighbour story[] = {{day(2019, 6, 5), 0.45, true}, {day(2019, 6, 6), 0.42, true}};
    struct telling told = {.kind = TELLING_WEEKDAY, .weekday = 1};
    struct retold right = {&told, story[0], period_of_day(day(2019, 6, 4)), 0.65};
    struct retold wrong = {&told, story[1], period_of_day(day(2019, 5, 28)), 0.35};
    struct retold retold[] = {right, wrong};
    struct date_clues clues = {.count = 1};
    clues.items[0] = (struct date_clue){.kind = CLUE_WEEKDAY, .weekday = 1, .lead = true};
    struct published_evidence evidence = {.clues = &clues,
                                          .neighbours = story,
                                          .neighbour_count = 2,
                                          .retold = retold,
                                          .retold_count = 1};
    assert_text(period_format(*state, published_infer(&evidence)), "2019-W23");
    evidence.retold_count = 2;
    assert_text(period_format(*state, published_infer(&evidence)), "2019-W23");
}

/* A day is told only when it is nearly sure itself, as in a text that tells as of today and
 * yesterday what others date; of which three days it is does not suffice. */
static void a_text_of_today_is_dated_to_its_very_day(void **state)
{
    struct dated_neighbour story[] = {{day(2019, 6, 5), 0.45, true}, {day(2019, 6, 6), 0.42, true}};
    struct telling monday = {.kind = TELLING_WEEKDAY, .weekday = 0};
    struct telling today = {.kind = TELLING_DAYS};
    struct telling yesterday = {.kind = TELLING_DAYS, .offset = -1};
    struct retold retold[] = {{&monday, story[0], period_of_day(day(2019, 6, 3)), 0.65},
                              {&today, story[0], period_of_day(day(2019, 6, 4)), 0.65},
                              {&yesterday, story[1], period_of_day(day(2019, 6, 3)), 0.65}};
    struct date_clues clues = {.count = 1, .says_today = true};
    clues.items[0] = (struct date_clue){.kind = CLUE_WEEKDAY, .weekday = 0, .lead = true};
    struct published_evidence evidence = {.clues = &clues,
                                          .neighbours = story,
                                          .neighbour_count = 2,
                                          .retold = retold,
                                          .retold_count = 3};
    assert_text(period_format(*state, published_infer(&evidence)), "2019-06-04");
    evidence.retold_count = 1;
    assert_true(published_infer(&evidence).precision != PRECISION_DAY);
}

/* A day that the text ties to its present lies shortly before; its year is the corpus's. */
static void a_day_as_of_which_is_told_is_of_these_days(void **state)
{
    uint32_t years[PUBLISHED_YEARS] = {[2019 - PUBLISHED_FIRST_YEAR] = 500};
    struct date_clues clues = {.count = 2};
    clues.items[0] = (struct date_clue){
        .kind = CLUE_DAY, .month = 6, .day = 5, .weekday = -1, .lead = true, .anchored = true};
    clues.items[1] =
        (struct date_clue){.kind = CLUE_MONTH, .year = 2019, .month = 5, .weekday = -1};
    assert_text(infer(*state, &clues, NULL, 0, years), "2019-06");
    clues.count = 4; /* three such days make the week likely, but it is the text's alone */
    clues.items[2] = clues.items[3] = clues.items[0];
    clues.items[2].day = 4;
    clues.items[3].day = 3;
    assert_text(infer(*state, &clues, NULL, 0, years), "2019-06");
    clues.count = 2;
    clues.items[0].anchored = false;
    assert_absent(infer(*state, &clues, NULL, 0, years));
}

/* Of the years of a corpus, and near the one that the text names, that in which the printed day has
 * its weekday; none without it, and none when the corpus has two. */
static void a_printed_day_takes_the_year_that_its_weekday_fits(void **state)
{
    uint32_t years[PUBLISHED_YEARS] = {[2018 - PUBLISHED_FIRST_YEAR] = 300,
                                       [2019 - PUBLISHED_FIRST_YEAR] = 300};
    struct date_clues clues = {
        .count = 1, .printed_month = 6, .printed_day = 4, .printed_weekday = 1};
    clues.items[0] = (struct date_clue){.kind = CLUE_YEAR, .year = 2012, .weekday = -1};
    assert_text(infer(*state, &clues, NULL, 0, years), "2019-06-04");
    years[2013 - PUBLISHED_FIRST_YEAR] = 300; /* a Tuesday, too */
    assert_absent(infer(*state, &clues, NULL, 0, years));
    clues.printed_weekday = -1;
    assert_absent(infer(*state, &clues, NULL, 0, years));
}

/* 29 February 2012 was a Wednesday; in 2018 the 28th was one. */
static void a_printed_29_february_is_of_a_leap_year(void **state)
{
    uint32_t years[PUBLISHED_YEARS] = {[2012 - PUBLISHED_FIRST_YEAR] = 300,
                                       [2018 - PUBLISHED_FIRST_YEAR] = 300};
    struct date_clues clues = {
        .count = 1, .printed_month = 2, .printed_day = 29, .printed_weekday = 2};
    clues.items[0] = (struct date_clue){.kind = CLUE_YEAR, .year = 2009, .weekday = -1};
    assert_text(infer(*state, &clues, NULL, 0, years), "2012-02-29");
}

static void the_order_of_neighbours_does_not_matter(void **state)
{
    (void)state;
    struct dated_neighbour one[] = {{day(2019, 6, 4), 0.6, false}, {day(2019, 8, 6), 0.4, false}};
    struct dated_neighbour two[] = {one[1], one[0]};
    struct date_clues clues = {.count = 3};
    clues.items[0] = (struct date_clue){.kind = CLUE_YEAR, .year = 2019, .weekday = -1};
    clues.items[1] = (struct date_clue){.kind = CLUE_WEEKDAY, .weekday = 1};
    clues.items[2] =
        (struct date_clue){.kind = CLUE_MONTH, .year = 2019, .month = 5, .weekday = -1};
    uint32_t years[PUBLISHED_YEARS] = {[2019 - PUBLISHED_FIRST_YEAR] = 500};
    struct published_evidence evidence = {
        .clues = &clues, .neighbours = one, .neighbour_count = 2, .years = years};
    struct period a = published_infer(&evidence);
    evidence.neighbours = two;
    struct period b = published_infer(&evidence);
    assert_int_equal(a.earliest, b.earliest);
    assert_int_equal(a.latest, b.latest);
    assert_int_equal(a.precision, PRECISION_YEAR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(nothing_tells_nothing),
        ARENA_TEST(one_old_year_is_not_the_present),
        ARENA_TEST(a_story_tells_its_year_and_clues_its_month),
        ARENA_TEST(other_outlets_are_of_the_same_days),
        ARENA_TEST(an_outlet_returns_to_its_subjects),
        ARENA_TEST(the_likest_clause_comes_first),
        ARENA_TEST(a_text_of_today_is_dated_to_its_very_day),
        ARENA_TEST(a_day_as_of_which_is_told_is_of_these_days),
        ARENA_TEST(a_printed_day_takes_the_year_that_its_weekday_fits),
        ARENA_TEST(a_printed_29_february_is_of_a_leap_year),
        ARENA_TEST(the_order_of_neighbours_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
