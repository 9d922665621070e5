/* Articles like one. */
#include "../fixture.h"

#define PLAIN(name, text)                                                                          \
    {                                                                                              \
        .id = name, .title = name, .body = text, .published = DAY_NONE                             \
    }

/* "near" shares two names and a word with "one", "told" an event, "far" only what is common. */
static void fill(struct fixture *fixture)
{
    struct given_event met = {.title = "Kim met Moon",
                              .type = EVENT_CONSULT,
                              .trigger = "met",
                              .actor = "Kim",
                              .when = period_of_day(day(2014, 10, 21)),
                              .confidence = 0.9f};
    struct given articles[] = {
        {.id = "one",
         .title = "A",
         .body = "Kim met Moon in Panmunjom about plutonium.",
         .published = DAY_NONE,
         .names = {"person:Kim", "person:Moon", "place:Panmunjom"},
         .events = {met}},
        {.id = "near",
         .title = "B",
         .body = "Moon left Panmunjom with some plutonium.",
         .published = DAY_NONE,
         .names = {"person:Moon", "place:Panmunjom"}},
        {.id = "told",
         .title = "C",
         .body = "Kim met them.",
         .published = DAY_NONE,
         .names = {"person:Kim"},
         .events = {met}},
        {.id = "far",
         .title = "D",
         .body = "Moon is somewhere.",
         .published = DAY_NONE,
         .names = {"person:Moon"}},
        PLAIN("other", "Rain in the afternoon."),
    };
    fixture_load(fixture, articles, sizeof articles / sizeof *articles);
    fixture_read(fixture);
}

static struct article_page get(struct fixture *fixture, const char *id, const struct query *query)
{
    struct article_page page;
    assert_int_equal(article_similar(fixture->reader, fixture->arena, span_of(id), query, &page),
                     STATUS_OK);
    return page;
}

static void test_what_is_shared_counts(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    struct query query = query_default();
    struct article_page page = get(fixture, "one", &query);
    assert_int_equal(page.page.total, 2);
    assert_int_equal(page.count, 2);
    TEXT(page.rows[0].article.id, "told");
    TEXT(page.rows[1].article.id, "near");
    assert_true(page.rows[0].score >= page.rows[1].score);
    assert_true(page.rows[1].score > 0);
    assert_int_equal(get(fixture, "other", &query).count, 0);
    store_read_end(fixture->reader);
}

static void test_pages_follow_each_other(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    struct query query = query_default();
    query.limit = 1;
    struct article_page page = get(fixture, "one", &query);
    assert_int_equal(page.count, 1);
    TEXT(page.rows[0].article.id, "told");
    assert_true(page.page.next.present);
    query.after = page.page.next;
    page = get(fixture, "one", &query);
    assert_int_equal(page.count, 1);
    TEXT(page.rows[0].article.id, "near");
    assert_false(page.page.next.present);
    store_read_end(fixture->reader);
}

static void test_an_unknown_article(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    struct query query = query_default();
    struct article_page page;
    assert_int_equal(article_similar(fixture->reader, fixture->arena, SPAN("none"), &query, &page),
                     STATUS_NOT_FOUND);
    store_read_end(fixture->reader);
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_what_is_shared_counts),
        ONE(test_pages_follow_each_other),
        ONE(test_an_unknown_article),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
