/* Events counted by time. */
#include "../fixture.h"

#define TOLD(name, kind, days, sure)                                                               \
    {                                                                                              \
        .title = name, .type = kind, .status = EVENT_HAPPENED, .trigger = "met", .actor = "Kim",   \
        .when = days, .confidence = sure                                                           \
    }

/* Two events on a Tuesday, one the week after, one of the month, one undated; the second article
 * tells the first event again. */
static void fill(struct fixture *fixture)
{
    struct period tuesday = period_of_day(day(2014, 10, 21));
    struct given articles[] = {
        {.id = "one",
         .title = "Kim",
         .body = "Kim met them.",
         .source = "A",
         .published = day(2014, 10, 22),
         .names = {"person:Kim"},
         .events = {TOLD("told twice", EVENT_CONSULT, tuesday, 0.5f),
                    TOLD("sure", EVENT_TRAVEL, tuesday, 0.9f),
                    TOLD("later", EVENT_CONSULT, period_of_day(day(2014, 11, 5)), 0.5f),
                    TOLD("of the month", EVENT_REQUEST, period_of_month(2014, 10), 0.5f)}},
        {.id = "two",
         .title = "Kim",
         .body = "Once more Kim met them all.",
         .source = "B",
         .published = day(2014, 10, 23),
         .names = {"person:Kim"},
         .events = {TOLD("told twice", EVENT_CONSULT, tuesday, 0.5f),
                    TOLD("undated", EVENT_REQUEST, PERIOD_UNKNOWN, 0.5f)}},
    };
    fixture_load(fixture, articles, 2);
    fixture_read(fixture);
}

static struct timeline get(struct fixture *fixture, const struct query *query,
                           enum timeline_interval interval, uint32_t top)
{
    struct timeline timeline;
    assert_int_equal(timeline_get(fixture->reader, fixture->arena, query, interval, top, &timeline),
                     STATUS_OK);
    return timeline;
}

static void test_weeks_with_a_gap(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    struct query query = query_default();
    struct timeline timeline = get(fixture, &query, INTERVAL_WEEK, 3);
    assert_int_equal(timeline.interval, INTERVAL_WEEK);
    assert_int_equal(timeline.bucket_count, 3);
    assert_true(timeline.contiguous);
    assert_int_equal(timeline.imprecise, 1);
    assert_int_equal(timeline.undated, 1);
    const struct timeline_bucket *first = &timeline.buckets[0];
    assert_int_equal(first->start, day(2014, 10, 20));
    assert_int_equal(first->end, day(2014, 10, 26));
    assert_int_equal(first->count, 2);
    assert_int_equal(first->article_count, 2);
    assert_int_equal(timeline.buckets[1].start, day(2014, 10, 27));
    assert_int_equal(timeline.buckets[1].count, 0);
    assert_int_equal(timeline.buckets[1].top_count, 0);
    assert_int_equal(timeline.buckets[2].start, day(2014, 11, 3));
    assert_int_equal(timeline.buckets[2].count, 1);
    TEXT(timeline.buckets[2].top[0].title, "later");
    store_read_end(fixture->reader);
}

static void test_more_sources_before_more_confidence(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    struct query query = query_default();
    struct timeline timeline = get(fixture, &query, INTERVAL_MONTH, 2);
    assert_int_equal(timeline.bucket_count, 2);
    const struct timeline_bucket *october = &timeline.buckets[0];
    assert_int_equal(october->start, day(2014, 10, 1));
    assert_int_equal(october->end, day(2014, 10, 31));
    assert_int_equal(october->count, 3);
    assert_int_equal(october->top_count, 2);
    TEXT(october->top[0].title, "told twice");
    TEXT(october->top[1].title, "sure");
    assert_int_equal(october->top[0].actor_count, 1);
    assert_int_equal(timeline.imprecise, 0);
    store_read_end(fixture->reader);
}

static void test_filters_hold(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    struct span two = SPAN("two");
    struct condition condition = {.field = FILTER_ARTICLE, .values = &two, .value_count = 1};
    struct query query = query_default();
    query.conditions = &condition;
    query.condition_count = 1;
    struct timeline timeline = get(fixture, &query, INTERVAL_DAY, 0);
    assert_int_equal(timeline.bucket_count, 1);
    assert_int_equal(timeline.buckets[0].count, 1);
    assert_int_equal(timeline.buckets[0].top_count, 0);
    assert_int_equal(timeline.undated, 1);
    store_read_end(fixture->reader);
}

static void test_auto_picks_days_for_two_weeks(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    struct query query = query_default();
    struct timeline timeline = get(fixture, &query, INTERVAL_AUTO, 0);
    assert_int_equal(timeline.interval, INTERVAL_DAY);
    assert_int_equal(timeline.bucket_count, 16);
    assert_int_equal(timeline.imprecise, 1);
    store_read_end(fixture->reader);
}

static void test_empty_buckets_are_bounded(void **state)
{
    struct fixture *fixture = *state;
    struct given article = {
        .id = "one",
        .title = "Kim",
        .body = "Kim met them.",
        .published = DAY_NONE,
        .names = {"person:Kim"},
        .events = {TOLD("old", EVENT_CONSULT, period_of_day(day(1914, 7, 28)), 0.5f),
                   TOLD("new", EVENT_CONSULT, period_of_day(day(2014, 10, 21)), 0.5f)}};
    fixture_load(fixture, &article, 1);
    fixture_read(fixture);
    struct query query = query_default();
    struct timeline days = get(fixture, &query, INTERVAL_DAY, 1);
    assert_int_equal(days.bucket_count, 2);
    assert_false(days.contiguous);
    TEXT(days.buckets[1].top[0].title, "new");
    struct timeline years = get(fixture, &query, INTERVAL_YEAR, 1);
    assert_int_equal(years.bucket_count, 101);
    assert_true(years.contiguous);
    TEXT(years.buckets[100].top[0].title, "new");
    store_read_end(fixture->reader);
}

static void test_an_empty_archive(void **state)
{
    struct fixture *fixture = *state;
    fixture_read(fixture);
    struct query query = query_default();
    struct timeline timeline = get(fixture, &query, INTERVAL_AUTO, 3);
    assert_int_equal(timeline.bucket_count, 0);
    assert_int_equal(timeline.undated, 0);
    assert_true(timeline.contiguous);
    store_read_end(fixture->reader);
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_weeks_with_a_gap),
        ONE(test_more_sources_before_more_confidence),
        ONE(test_filters_hold),
        ONE(test_auto_picks_days_for_two_weeks),
        ONE(test_empty_buckets_are_bounded),
        ONE(test_an_empty_archive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
