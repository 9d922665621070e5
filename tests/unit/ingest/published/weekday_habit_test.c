/* How soon after the weekday of its news an outlet prints. */
#include "../../check.h"

#include "ingest/published/weekday_habit.h"

enum { REPORTS = 20, THURSDAY = 18053 /* 2019-06-06 */ };

static const struct telling on_tuesday = {.kind = TELLING_WEEKDAY, .weekday = 1};
static const struct telling on_thursday = {.kind = TELLING_WEEKDAY, .weekday = 3};
static const struct telling on_friday_next = {
    .kind = TELLING_WEEKDAY, .weekday = 4, .future = true};
static const struct telling of_today[] = {{.kind = TELLING_DAYS},
                                          {.kind = TELLING_WEEKDAY, .weekday = 1}};

/* Reports of one outlet, all published on a Thursday, a week apart. */
static void write_reports(struct corpus_article articles[REPORTS], uint32_t outlet,
                          const struct telling *tellings, size_t count)
{
    for (size_t i = 0; i < REPORTS; i++) {
        articles[i] = (struct corpus_article){.outlet = outlet,
                                              .published = period_of_day(THURSDAY + 7 * (int)i),
                                              .tellings = tellings,
                                              .telling_count = count};
    }
}

static void an_outlet_keeps_its_habit(void **state)
{
    (void)state;
    struct corpus_article articles[2 * REPORTS];
    double shares[WEEKDAY_LAGS];
    write_reports(articles, 1, &on_tuesday, 1);
    write_reports(articles + REPORTS, 2, &on_thursday, 1);
    struct weekday_habits *habits = weekday_habits_new(articles, 2 * (size_t)REPORTS);
    weekday_habits_read(habits, 1, 2019, shares);
    assert_true(shares[2] > 0.6);
    weekday_habits_read(habits, 2, 2019, shares);
    assert_true(shares[0] > 0.6);
    weekday_habits_read(habits, 3, 2019, shares); /* unknown: as the corpus on the whole */
    assert_true(shares[0] > 0.3 && shares[2] > 0.2);
    double far[WEEKDAY_LAGS];
    weekday_habits_read(habits, 1, 2019, shares);
    weekday_habits_read(habits, 1, 1990, far); /* so long before it may have had another */
    assert_true(far[2] < shares[2]);
    weekday_habits_free(habits);
}

static void what_is_ahead_or_of_today_shows_no_habit(void **state)
{
    (void)state;
    struct corpus_article articles[2 * REPORTS];
    double usual[WEEKDAY_LAGS];
    double shares[WEEKDAY_LAGS];
    write_reports(articles, 1, &on_friday_next, 1);
    write_reports(articles + REPORTS, 1, of_today, 2);
    struct weekday_habits *habits = weekday_habits_new(articles, 2 * (size_t)REPORTS);
    weekday_habits_read(NULL, 1, 2019, usual);
    weekday_habits_read(habits, 1, 2019, shares);
    double sum = 0;
    for (size_t i = 0; i < WEEKDAY_LAGS; i++) {
        assert_true(shares[i] > usual[i] - 1e-9 && shares[i] < usual[i] + 1e-9);
        sum += shares[i];
    }
    assert_true(sum > 0.999 && sum < 1.001);
    weekday_habits_free(habits);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_outlet_keeps_its_habit),
        cmocka_unit_test(what_is_ahead_or_of_today_shows_no_habit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
