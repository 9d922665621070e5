/* When an article was published, as a distribution: what evidence is enough for which precision. */
#include "../../check.h"

#include "ingest/published/published_model.h"

static struct span infer(struct arena *arena, const struct date_clues *clues,
                         const struct dated_neighbour *neighbours, size_t count,
                         const uint32_t *years)
{
    struct published_evidence evidence = {clues, neighbours, count, NULL, 0, years};
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
    struct published_evidence evidence = {&clues, story, 2, retold, 2, NULL};
    assert_text(period_format(*state, published_infer(&evidence)), "2019-W23");
    story[0].other_outlet = story[1].other_outlet = false;
    evidence.retold_count = 0;
    assert_absent(period_format(*state, published_infer(&evidence)));
}

/* Of the clauses that may tell it again at most one is the same: a wrong one beside the right one
 * does not cancel it. */
static void one_of_several_clauses_is_enough(void **state)
{
    (void)state;
    struct dated_neighbour story[] = {{day(2019, 6, 5), 0.45, true}, {day(2019, 6, 6), 0.42, true}};
    struct telling told = {.kind = TELLING_WEEKDAY, .weekday = 1};
    struct retold right = {&told, story[0], period_of_day(day(2019, 6, 4)), 0.65};
    struct retold wrong = {&told, story[1], period_of_day(day(2019, 6, 1)), 0.65};
    struct retold one[] = {right, wrong};
    struct retold two[] = {wrong, right};
    struct published_evidence evidence = {NULL, story, 2, one, 2, NULL};
    struct period a = published_infer(&evidence);
    evidence.retold = two;
    struct period b = published_infer(&evidence);
    assert_true(period_is_known(a));
    assert_int_equal(a.earliest, b.earliest);
    assert_int_equal(a.latest, b.latest);
}

static void the_order_of_neighbours_does_not_matter(void **state)
{
    (void)state;
    struct dated_neighbour one[] = {{day(2019, 6, 4), 0.45, false}, {day(2019, 8, 6), 0.3, false}};
    struct dated_neighbour two[] = {one[1], one[0]};
    struct date_clues clues = {.count = 1};
    clues.items[0] = (struct date_clue){.kind = CLUE_YEAR, .year = 2019, .weekday = -1};
    struct published_evidence evidence = {&clues, one, 2, NULL, 0, NULL};
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
        ARENA_TEST(one_of_several_clauses_is_enough),
        ARENA_TEST(the_order_of_neighbours_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
