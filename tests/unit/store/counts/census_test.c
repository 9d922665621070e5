/* The archive as arrays: who is where, shared by readers of one generation. */
#include "../fixture.h"

#include "store/counts/census.h"

static struct given told(const char *id, const char *body, int32_t published)
{
    return (struct given){.id = id,
                          .title = "A",
                          .body = body,
                          .published = published,
                          .names = {"person:Ann", "person:Bob", "person:Cid"},
                          .events = {{.title = "Ann met Bob",
                                      .type = EVENT_CONSULT,
                                      .trigger = "met",
                                      .actor = "Ann",
                                      .recipient = "Bob",
                                      .when = period_of_day(day(2014, 10, 21)),
                                      .confidence = 0.9f}}};
}

static const struct census *take(struct store_reader *reader)
{
    const struct census *census = NULL;
    assert_int_equal(census_take(reader, &census), STATUS_OK);
    return census;
}

static uint32_t items(const struct census_links *links, uint32_t row)
{
    return links->start[row + 1] - links->start[row];
}

static void load_two(struct fixture *fixture)
{
    struct given articles[] = {told("one", "Ann met Bob. Cid slept.", day(2014, 10, 22)),
                               told("two", "Ann met Bob. Cid slept.", day(2014, 10, 24))};
    fixture_load(fixture, articles, 2);
}

static void test_links_go_both_ways(void **state)
{
    struct fixture *fixture = *state;
    load_two(fixture);
    fixture_read(fixture);
    const struct census *census = take(fixture->reader);
    assert_int_equal(census->article_entities.start[census->article_limit], 6);
    assert_int_equal(census->entity_articles.start[census->entity_limit], 6);
    for (uint32_t article = 0; article < census->article_limit; article++) {
        for (uint32_t i = census->article_entities.start[article];
             i < census->article_entities.start[article + 1]; i++) {
            uint32_t entity = census->article_entities.items[i];
            assert_int_equal(items(&census->entity_articles, entity), 2);
        }
    }
    store_read_end(fixture->reader);
}

static void test_events_in_order_with_their_tellers(void **state)
{
    struct fixture *fixture = *state;
    load_two(fixture);
    fixture_read(fixture);
    const struct census *census = take(fixture->reader);
    assert_true(census->event_count >= 1);
    uint32_t event = census->events_in_order[0];
    assert_int_equal(census->events.first[event], day(2014, 10, 21));
    assert_int_equal(census->reported.first[event], day(2014, 10, 22));
    assert_int_equal(items(&census->event_entities, event), 2);
    store_read_end(fixture->reader);
}

static void test_a_reader_keeps_its_generation(void **state)
{
    struct fixture *fixture = *state;
    load_two(fixture);
    fixture_read(fixture);
    const struct census *before = take(fixture->reader);
    assert_ptr_equal(take(fixture->reader), before);
    struct given third = told("three", "Ann met Bob. Cid slept.", day(2014, 10, 25));
    fixture_load(fixture, &third, 1);
    struct store_reader *later = NULL;
    struct failure failure;
    assert_int_equal(store_reader_new(fixture->store, &later, &failure), STATUS_OK);
    assert_int_equal(store_read_begin(later, 0), STATUS_OK);
    const struct census *after = take(later);
    assert_ptr_not_equal(after, before);
    assert_int_equal(after->article_entities.start[after->article_limit], 9);
    assert_int_equal(before->article_entities.start[before->article_limit], 6);
    store_read_end(fixture->reader);
    store_read_end(later);
    store_reader_free(later);
}

/* A reader that was left behind counts for itself, and the others keep the newer census. */
static void test_a_late_reader_counts_for_itself(void **state)
{
    struct fixture *fixture = *state;
    load_two(fixture);
    fixture_read(fixture);
    struct given third = told("three", "Ann met Bob. Cid slept.", day(2014, 10, 25));
    fixture_load(fixture, &third, 1);
    struct store_reader *later = NULL;
    struct failure failure;
    assert_int_equal(store_reader_new(fixture->store, &later, &failure), STATUS_OK);
    assert_int_equal(store_read_begin(later, 0), STATUS_OK);
    const struct census *newer = take(later);
    const struct census *own = take(fixture->reader);
    assert_int_equal(own->article_entities.start[own->article_limit], 6);
    assert_ptr_equal(fixture->store->census, newer);
    store_read_end(fixture->reader);
    store_read_end(later);
    assert_int_equal(*fixture->store->census->holders, 1);
    store_reader_free(later);
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_links_go_both_ways),
        ONE(test_events_in_order_with_their_tellers),
        ONE(test_a_reader_keeps_its_generation),
        ONE(test_a_late_reader_counts_for_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
