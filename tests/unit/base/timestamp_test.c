/* Time stamps of RFC 3339 and RFC 2822, with and without zones, and what only looks like one. */
#include "../check.h"
#include "base/calendar.h"

static void assert_parsed(const char *text, int64_t expected)
{
    int64_t seconds = 0;
    if (timestamp_parse(span_of(text), &seconds) != STATUS_OK) {
        fail_msg("\"%s\" was refused", text);
    }
    if (seconds != expected) {
        fail_msg("\"%s\" gave %lld instead of %lld", text, (long long)seconds, (long long)expected);
    }
}

static void iso_forms(void **state)
{
    (void)state;
    assert_parsed("1970-01-01T00:00:00Z", 0);
    assert_parsed("2014-10-28T09:30:00Z", 1414488600);
    assert_parsed("2014-10-28t09:30:00z", 1414488600);
    assert_parsed("2014-10-28 09:30:00", 1414488600);
    assert_parsed("2014-10-28T09:30", 1414488600);
    assert_parsed("2014-10-28T09:30Z", 1414488600);
    assert_parsed("2014-10-28T09:30:00.123456Z", 1414488600);
    assert_parsed("2014-10-28T09:30:00,5", 1414488600);
    assert_parsed("2014-10-28", 1414454400);
    assert_parsed("  2014-10-28T09:30:00Z\n", 1414488600);
    assert_parsed("1969-12-31T23:59:59Z", -1);
    assert_parsed("2016-12-31T23:59:60Z", 1483228800); /* a leap second */
}

static void zones_shift_the_clock(void **state)
{
    (void)state;
    assert_parsed("2014-10-28T09:30:00+01:00", 1414485000);
    assert_parsed("2014-10-28T09:30:00 +01:00", 1414485000);
    assert_parsed("2014-10-28T09:30:00+0100", 1414485000);
    assert_parsed("2014-10-28T09:30:00+01", 1414485000);
    assert_parsed("2014-10-28T09:30:00-03:30", 1414501200);
    assert_parsed("2014-10-28T15:15:00+05:45", 1414488600);
    assert_parsed("2015-01-01T00:30:00+14:00", 1420021800); /* still the year before in UTC */
    assert_parsed("2014-10-28T09:30:00-00:00", 1414488600);
}

static void mail_forms(void **state)
{
    (void)state;
    assert_parsed("Tue, 28 Oct 2014 09:30:00 GMT", 1414488600);
    assert_parsed("Tue, 28 Oct 2014 09:30:00 +0100", 1414485000);
    assert_parsed("28 Oct 2014 09:30 UT", 1414488600);
    assert_parsed("Tue, 28 Oct 2014 05:30:00 EDT", 1414488600);
    assert_parsed("Tue,  28 Oct 2014 01:30:00 PST (Pacific)", 1414488600);
    assert_parsed("Tue, 28 Oct 14 09:30:00 GMT", 1414488600); /* RFC 2822, 4.3: 00..49 */
    assert_parsed("Fri, 31 Dec 99 23:59:59 GMT", 946684799);
    assert_parsed("Wed, 1 Oct 2014 00:00:00 GMT", 1412121600);
}

static void what_is_no_time_stamp(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        " ",
        "yesterday",
        "2014",
        "2014-10",
        "2014-W44",
        "2014-02-29",
        "2014-13-01",
        "2014-10-32T00:00:00Z",
        "2014-1-28T09:30:00Z",
        "2014- 1-28T09:30:00Z",
        "2014-+1-28T09:30:00Z",
        "2014-10-28T24:00:00Z",
        "2014-10-28T09:60:00Z",
        "2014-10-28T09:30:61Z",
        "2014-10-28T9:30:00Z",
        "2014-10-28T-1:30:00Z",
        "2014-10-28T09:3",
        "2014-10-28T09",
        "2014-10-28T",
        "2014-10-28T09:30:",
        "2014-10-28T09:30:0Z",
        "2014-10-28T09:30:00.Z",
        "2014-10-28T09:30:00Zulu",
        "2014-10-28T09:30:00+1",
        "2014-10-28T09:30:00+1:00",
        "2014-10-28T09:30:00+24:00",
        "2014-10-28T09:30:00+01:60",
        "2014-10-28T09:30:00+01:00 later",
        "2014-10-28T09:30:00 CEST",
        "2014-10-28X09:30:00Z",
        "0000-01-01T00:00:00Z",
        "Tue, 28 Foo 2014 09:30:00 GMT",
        "Tue, 28 Oct 2014",
        "Tue, 32 Oct 2014 09:30:00 GMT",
        "Tue, 28 October 2014 09:30:00 GMT",
        "Tue, 28 Oct 2014 09:30:00 XYZ",
        "2014-10-28T09:30:00+01:00+01:00",
        "2014-10-28T09:30:00.0000000000000000000000000000000000000000000000000000000000000000Z"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        int64_t seconds = 77;
        if (timestamp_parse(span_of(texts[i]), &seconds) != STATUS_INVALID) {
            fail_msg("\"%s\" was taken for a time stamp", texts[i]);
        }
        assert_int_equal(seconds, 77);
    }
    int64_t seconds = 77;
    assert_int_equal(timestamp_parse(SPAN("2014-10-28\0T09:30:00Z"), &seconds), STATUS_INVALID);
    assert_int_equal(timestamp_parse((struct span){NULL, 0}, &seconds), STATUS_INVALID);
}

static void printing_is_utc_to_the_second(void **state)
{
    assert_text(timestamp_format(*state, 0), "1970-01-01T00:00:00Z");
    assert_text(timestamp_format(*state, 1414488600), "2014-10-28T09:30:00Z");
    assert_text(timestamp_format(*state, -1), "1969-12-31T23:59:59Z");
    assert_text(timestamp_format(*state, -86400), "1969-12-31T00:00:00Z");
    assert_text(timestamp_format(*state, INT64_C(253402300799)), "9999-12-31T23:59:59Z");
}

static void a_day_ends_at_midnight_before_1970_too(void **state)
{
    (void)state;
    assert_int_equal(day_of_timestamp(0), 0);
    assert_int_equal(day_of_timestamp(86399), 0);
    assert_int_equal(day_of_timestamp(-1), -1);
    assert_int_equal(day_of_timestamp(-86400), -1);
    assert_int_equal(day_of_timestamp(-86401), -2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iso_forms),
        cmocka_unit_test(zones_shift_the_clock),
        cmocka_unit_test(mail_forms),
        cmocka_unit_test(what_is_no_time_stamp),
        cmocka_unit_test(a_day_ends_at_midnight_before_1970_too),
        ARENA_TEST(printing_is_utc_to_the_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
