/* Other events around one. */
#include "../fixture.h"

#define MET(name, one, when_met)                                                                   \
    {                                                                                              \
        .title = name, .type = EVENT_CONSULT, .trigger = "met", .actor = one, .when = when_met,    \
        .confidence = 0.9f                                                                         \
    }

static struct given article(const char *id, const char *body, const char *person,
                            struct given_event event)
{
    struct given given = {
        .id = id, .title = "A", .body = body, .published = DAY_NONE, .names = {person}};
    given.events[0] = event;
    return given;
}

static void test_shared_parties_near_in_time(void **state)
{
    struct fixture *fixture = *state;
    struct period on = period_of_day(day(2014, 10, 21));
    struct given articles[] = {
        article("a", "Ann met them.", "person:Ann", (struct given_event)MET("this", "Ann", on)),
        article("b", "Ann met some more.", "person:Ann",
                (struct given_event)MET("weeks later", "Ann", period_of_day(day(2014, 11, 10)))),
        article("c", "Ann met nobody there.", "person:Ann",
                (struct given_event)MET("days before", "Ann", period_of_day(day(2014, 10, 15)))),
        article("d", "Ann met an heir.", "person:Ann",
                (struct given_event)MET("long ago", "Ann", period_of_year(1999))),
        article("e", "Bob met a farmer.", "person:Bob",
                (struct given_event)MET("of others", "Bob", on)),
    };
    fixture_load(fixture, articles, 5);
    fixture_read(fixture);
    struct query query = query_default();
    struct event_page all, page;
    assert_int_equal(events_list(fixture->reader, fixture->arena, &query, &all), STATUS_OK);
    struct span id = {0};
    for (size_t i = 0; i < all.count; i++) {
        id = span_is(all.rows[i].title, "this") ? all.rows[i].id : id;
    }
    assert_int_equal(event_related(fixture->reader, fixture->arena, id, 10, &page), STATUS_OK);
    assert_int_equal(page.count, 2);
    TEXT(page.rows[0].title, "days before");
    TEXT(page.rows[1].title, "weeks later");
    assert_int_equal(page.rows[0].actor_count, 1);
    assert_int_equal(event_related(fixture->reader, fixture->arena, id, 1, &page), STATUS_OK);
    assert_int_equal(page.count, 1);
    assert_int_equal(event_related(fixture->reader, fixture->arena, SPAN("no"), 9, &page),
                     STATUS_OK);
    assert_int_equal(page.count, 0);
    store_read_end(fixture->reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        test_shared_parties_near_in_time, fixture_setup, fixture_teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
