#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "ingest/header/printed_date.h"

struct date_case {
    const char *text;
    const char *rest;  /* what stands behind it */
    const char *value; /* year-month-day weekday, 0 and -1 where there is nothing */
};

static const struct date_case cases[] = {
    {"Oct 30: A UN", ": A UN", "0-10-30 -1"},
    {"Oct. 30, 2014", "", "2014-10-30 -1"},
    {"October 30 2014 the", " the", "2014-10-30 -1"},
    {"30 October 2014", "", "2014-10-30 -1"},
    {"Thu, 04/12/2018", "", "2018-4-12 3"},
    {"Tue, 04/12/2018", "", "2018-12-4 1"},
    {"30th of October, 2014", "", "2014-10-30 -1"},
    {"1st May", "", "0-5-1 -1"},
    {"Tuesday, October 28, 2014", "", "2014-10-28 1"},
    {"Tue. 28 Oct 2014", "", "2014-10-28 1"},
    {"October 2014", "", "2014-10-0 -1"},
    {"2014-10-30", "", "2014-10-30 -1"},
    {"2014/10/30", "", "2014-10-30 -1"},
    {"30.10.2014", "", "2014-10-30 -1"},
    {"30/10/2014", "", "2014-10-30 -1"},
    {"04.06.2019", "", "2019-6-4 -1"},
    {"4.6.2019", "", "2019-6-4 -1"},
    {"10/30/2014", "", "2014-10-30 -1"},
    {"28-Oct-2014", "", "2014-10-28 -1"},
    {"14/10/28", "", "2014-10-28 -1"},
    {"14/10/15", "", "2015-10-14 -1"},
    {"98-11-03", "", "1998-11-3 -1"},
    {"28/10/14", "", "2014-10-28 -1"},
    {"Feb 29", "", "0-2-29 -1"},
    {"Sept 5", "", "0-9-5 -1"},
    {"Tue 04/10/11", "", "2011-10-4 1"},
    {"4 Sep '98 21:40", "", "1998-9-4 -1"},
    {"4 Sep ’98, at", ", at", "1998-9-4 -1"},
    {"12 février 2019 à 15h32", "", "2019-2-12 -1"},
    {"1er août 2018 ", " ", "2018-8-1 -1"},
    {"mardi 3 mars 2015", "", "2015-3-3 1"},
    {"martes, 3 de marzo de 2015", "", "2015-3-3 1"},
    {"3 de marzo del 2015", "", "2015-3-3 -1"},
    {"3. Oktober 2014", "", "2014-10-3 -1"},
};

static void test_dates(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct printed_date date;
        size_t used = printed_date_parse(span_of(cases[i].text), &date);
        assert_true(used > 0);
        assert_string_equal(cases[i].text + used, cases[i].rest);
        char value[60];
        snprintf(value, sizeof value, "%d-%d-%d %d", date.year, date.month, date.day, date.weekday);
        assert_string_equal(value, cases[i].value);
    }
}

static void test_what_is_no_date(void **state)
{
    static const char *const texts[] = {
        "Fri 04/10/11", "3 mars",     "Mars 2020",  "mardi gras",       "",        "May",
        "10/11/2014",   "Monday",     "Feb 30",     "31 June",          "2014",    "Marchand 3",
        "10:30",        "1234-56-78", "Decision 3", "29 February 2015", "in 2014", "Oct 30000000"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct printed_date date;
        assert_int_equal(printed_date_parse(span_of(texts[i]), &date), 0);
    }
}

struct time_case {
    const char *text;
    int64_t seconds; /* since the epoch; INT64_MIN when the zone is not printed */
};

static void test_times(void **state)
{
    static const struct time_case times[] = {
        {"2014-10-28T10:05:00Z", 1414490700},
        {"2014-10-28T10:05:00+09:00", 1414458300},
        {"October 28, 2014 10:05 AM EDT", 1414505100},
        {"10:05 AM EDT, Tue October 28, 2014", 1414505100},
        {"28 October 2014, 10.05 GMT", 1414490700},
        {"28 October 2014 1005 GMT", 1414490700},
        {"28 October 2014 at 12:00 a.m. UTC", 1414454400},
        {"28 October 2014 10:05", INT64_MIN},
        {"28 October 2014", INT64_MIN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        struct printed_date date;
        assert_int_equal(printed_date_parse(span_of(times[i].text), &date), strlen(times[i].text));
        assert_int_equal(printed_date_timestamp(&date), times[i].seconds);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_dates),
                                       cmocka_unit_test(test_what_is_no_date),
                                       cmocka_unit_test(test_times)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
