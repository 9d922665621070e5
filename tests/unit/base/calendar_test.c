/* Day numbers, ISO weeks, periods and their two-way spelling. */
#include "../check.h"
#include "base/calendar.h"

static int32_t day(int year, int month, int of_month)
{
    return day_from_civil((struct civil){year, month, of_month});
}

static void day_numbers_of_known_dates(void **state)
{
    (void)state;
    assert_int_equal(day(1970, 1, 1), 0);
    assert_int_equal(day(1969, 12, 31), -1);
    assert_int_equal(day(2000, 3, 1), 11017);
    assert_int_equal(day(2014, 10, 28), 16371);
    assert_int_equal(day(1, 1, 1), -719162);
    assert_int_equal(day(9999, 12, 31), 2932896);
}

static void every_day_goes_there_and_back(void **state)
{
    (void)state;
    struct civil expected = {1, 1, 1};
    for (int32_t number = day(1, 1, 1); number <= day(9999, 12, 31); number++) {
        struct civil date = day_to_civil(number);
        assert_true(date.year == expected.year && date.month == expected.month &&
                    date.day == expected.day);
        assert_true(day_from_civil(date) == number);
        if (++expected.day > month_length(expected.year, expected.month)) {
            expected.day = 1;
            expected.month = expected.month % 12 + 1;
            expected.year += expected.month == 1;
        }
    }
}

static void leap_years_follow_gregory(void **state)
{
    (void)state;
    assert_int_equal(month_length(2016, 2), 29);
    assert_int_equal(month_length(2015, 2), 28);
    assert_int_equal(month_length(1900, 2), 28);
    assert_int_equal(month_length(2000, 2), 29);
    assert_int_equal(month_length(2015, 12), 31);
    assert_true(civil_is_valid((struct civil){2016, 2, 29}));
    assert_false(civil_is_valid((struct civil){2015, 2, 29}));
    assert_false(civil_is_valid((struct civil){2015, 4, 31}));
    assert_false(civil_is_valid((struct civil){2015, 0, 1}));
    assert_false(civil_is_valid((struct civil){2015, 13, 1}));
    assert_false(civil_is_valid((struct civil){2015, 1, 0}));
    assert_false(civil_is_valid((struct civil){0, 1, 1}));
    assert_false(civil_is_valid((struct civil){10000, 1, 1}));
}

static void weekdays_start_on_monday(void **state)
{
    (void)state;
    assert_int_equal(day_weekday(0), 3);                 /* Thursday */
    assert_int_equal(day_weekday(day(2014, 10, 28)), 1); /* Tuesday */
    assert_int_equal(day_weekday(day(1969, 12, 28)), 6); /* Sunday */
    assert_int_equal(day_weekday(day(1, 1, 1)), 0);      /* Monday */
    assert_true(weekday_is_name(SPAN("monday")) && weekday_is_name(SPAN("sunday")));
    assert_false(weekday_is_name(SPAN("today")) || weekday_is_name(SPAN("day")));
    assert_false(weekday_is_name(SPAN("mondays")) || weekday_is_name(SPAN("")));
}

static void assert_week(int32_t number, int year, int week)
{
    int week_year = 0;
    assert_int_equal(day_iso_week(number, &week_year), week);
    assert_int_equal(week_year, year);
}

/* The examples of ISO 8601:2004 and the years with 53 weeks. */
static void iso_weeks_at_the_turn_of_the_year(void **state)
{
    (void)state;
    assert_week(day(2005, 1, 1), 2004, 53);
    assert_week(day(2005, 1, 2), 2004, 53);
    assert_week(day(2005, 1, 3), 2005, 1);
    assert_week(day(2007, 12, 31), 2008, 1);
    assert_week(day(2008, 12, 28), 2008, 52);
    assert_week(day(2008, 12, 29), 2009, 1);
    assert_week(day(2009, 12, 31), 2009, 53);
    assert_week(day(2010, 1, 3), 2009, 53);
    assert_week(day(2015, 12, 31), 2015, 53);
    assert_week(day(2020, 12, 31), 2020, 53);
    assert_week(day(2014, 10, 28), 2014, 44);
    assert_int_equal(day_from_iso_week(2014, 44), day(2014, 10, 27));
    assert_int_equal(day_from_iso_week(2009, 1), day(2008, 12, 29));
    assert_int_equal(day_from_iso_week(2009, 53), day(2009, 12, 28));
}

static void assert_period(struct period period, int32_t earliest, int32_t latest,
                          enum precision precision)
{
    assert_int_equal(period.earliest, earliest);
    assert_int_equal(period.latest, latest);
    assert_int_equal(period.precision, precision);
}

static void periods_cover_their_days(void **state)
{
    (void)state;
    assert_period(period_of_day(day(2016, 2, 29)), day(2016, 2, 29), day(2016, 2, 29),
                  PRECISION_DAY);
    assert_period(period_of_day(DAY_NONE), DAY_NONE, DAY_NONE, PRECISION_NONE);
    assert_period(period_of_week(2009, 53), day(2009, 12, 28), day(2010, 1, 3), PRECISION_WEEK);
    assert_period(period_of_month(2016, 2), day(2016, 2, 1), day(2016, 2, 29), PRECISION_MONTH);
    assert_period(period_of_month(2014, 12), day(2014, 12, 1), day(2014, 12, 31), PRECISION_MONTH);
    assert_period(period_of_quarter(2014, 1), day(2014, 1, 1), day(2014, 3, 31), PRECISION_QUARTER);
    assert_period(period_of_quarter(2014, 4), day(2014, 10, 1), day(2014, 12, 31),
                  PRECISION_QUARTER);
    assert_period(period_of_year(2014), day(2014, 1, 1), day(2014, 12, 31), PRECISION_YEAR);
    assert_period(period_of_decade(1970), day(1970, 1, 1), day(1979, 12, 31), PRECISION_DECADE);
    assert_period(period_of_decade(1979), day(1970, 1, 1), day(1979, 12, 31), PRECISION_DECADE);
    assert_period(period_of_range(5, DAY_NONE), 5, DAY_NONE, PRECISION_RANGE);
    assert_false(period_is_known(PERIOD_UNKNOWN));
    assert_true(period_is_known(period_of_day(0)));
}

static void periods_overlap_when_they_share_a_day(void **state)
{
    (void)state;
    struct period october = period_of_month(2014, 10);
    struct period since = period_of_range(day(2014, 10, 31), DAY_NONE);
    struct period until = period_of_range(DAY_NONE, day(2014, 9, 30));
    assert_true(period_overlaps(october, period_of_day(day(2014, 10, 31))));
    assert_false(period_overlaps(october, period_of_day(day(2014, 11, 1))));
    assert_true(period_overlaps(period_of_year(2014), october));
    assert_true(period_overlaps(since, october));
    assert_true(period_overlaps(since, period_of_year(2300)));
    assert_false(period_overlaps(until, october));
    assert_false(period_overlaps(october, until));
    assert_true(period_overlaps(until, period_of_year(1800)));
    assert_false(period_overlaps(since, until));
    assert_true(period_ends_before(until, october));
    assert_false(period_ends_before(october, until));
    assert_false(period_ends_before(since, period_of_year(2300)));
    assert_false(period_ends_before(october, since));
    assert_false(period_ends_before(october, PERIOD_UNKNOWN));
    assert_false(period_ends_before(PERIOD_UNKNOWN, october));
    assert_false(period_overlaps(PERIOD_UNKNOWN, october));
    assert_false(period_overlaps(october, PERIOD_UNKNOWN));
    assert_true(period_overlaps(period_of_range(DAY_NONE, DAY_NONE), october));
}

static void dates_are_spelt_as_they_are_read(void **state)
{
    static const char *const texts[] = {"0001",     "9999",       "2014",       "2014-01",
                                        "2014-12",  "2014-10-21", "2016-02-29", "2014-W44",
                                        "2009-W53", "2015-W01",   "9999-12-31", "0001-01-01"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct period period;
        assert_int_equal(period_parse(span_of(texts[i]), &period), STATUS_OK);
        assert_text(period_format(*state, period), texts[i]);
    }
}

static void other_spellings_are_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "2",
                                        "201",
                                        "20145",
                                        "0000",
                                        "-2014",
                                        "+2014",
                                        " 2014",
                                        "2014 ",
                                        "2014-",
                                        "2014-1",
                                        "2014-00",
                                        "2014-13",
                                        "2014-011",
                                        "2014-10-",
                                        "2014-10-1",
                                        "2014-10-00",
                                        "2014-10-32",
                                        "2014-02-29",
                                        "1900-02-29",
                                        "2014-04-31",
                                        "2014-10-211",
                                        "2014-10-21T",
                                        "2014/10/21",
                                        "2014-1-21",
                                        "2014--1-21",
                                        "2014-10--1",
                                        "2014- 1-21",
                                        "2014-W",
                                        "2014-W1",
                                        "2014-W00",
                                        "2014-W53",
                                        "2009-W54",
                                        "2014-W444",
                                        "2014-w44",
                                        "2014-W-1",
                                        "2014W44",
                                        "2014-44",
                                        "next week",
                                        "2014-Q3",
                                        "2014-10-21 2014",
                                        "２０１４"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct period period = period_of_day(7);
        if (period_parse(span_of(texts[i]), &period) != STATUS_INVALID) {
            fail_msg("\"%s\" was taken for a date", texts[i]);
        }
        assert_period(period, 7, 7, PRECISION_DAY); /* untouched */
    }
    struct period period;
    assert_int_equal(period_parse(SPAN("2014\0"), &period), STATUS_INVALID);
    assert_int_equal(period_parse((struct span){NULL, 0}, &period), STATUS_INVALID);
}

static void wider_periods_speak_through_their_year(void **state)
{
    assert_text(period_format(*state, period_of_quarter(2014, 3)), "2014");
    assert_text(period_format(*state, period_of_range(day(2014, 1, 5), day(2014, 3, 1))), "2014");
    assert_absent(period_format(*state, period_of_range(day(2014, 12, 5), day(2015, 3, 1))));
    assert_absent(period_format(*state, period_of_range(day(2014, 12, 5), DAY_NONE)));
    assert_absent(period_format(*state, period_of_range(DAY_NONE, day(2014, 12, 5))));
    assert_absent(period_format(*state, period_of_decade(2010)));
    assert_absent(period_format(*state, PERIOD_UNKNOWN));
    assert_text(day_format(*state, day(984, 2, 3)), "0984-02-03");
    assert_absent(day_format(*state, DAY_NONE));
}

static void precisions_have_names(void **state)
{
    (void)state;
    assert_null(precision_name(PRECISION_NONE));
    assert_null(precision_name(PRECISION_COUNT));
    for (int i = 1; i < PRECISION_COUNT; i++) {
        const char *name = precision_name((enum precision)i);
        assert_int_equal(precision_from_name(span_of(name)), i);
    }
    assert_int_equal(precision_from_name(SPAN("season")), PRECISION_SEASON);
    assert_int_equal(precision_from_name(SPAN("Day")), PRECISION_NONE);
    assert_int_equal(precision_from_name(SPAN("")), PRECISION_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(day_numbers_of_known_dates),
        cmocka_unit_test(every_day_goes_there_and_back),
        cmocka_unit_test(leap_years_follow_gregory),
        cmocka_unit_test(weekdays_start_on_monday),
        cmocka_unit_test(iso_weeks_at_the_turn_of_the_year),
        cmocka_unit_test(periods_cover_their_days),
        cmocka_unit_test(periods_overlap_when_they_share_a_day),
        ARENA_TEST(dates_are_spelt_as_they_are_read),
        cmocka_unit_test(other_spellings_are_refused),
        ARENA_TEST(wider_periods_speak_through_their_year),
        cmocka_unit_test(precisions_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
