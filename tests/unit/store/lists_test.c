/* Lists: filters, orders, cursors that visit every row once, totals, facets, copies. */
#include "fixture.h"

#include "store/counts/census.h"

/* Eight articles, "a0" … "a7", on the days 100, 110 … of two sources; a7 is undated. */
enum { COUNT = 8 };

static const char *const ids[COUNT] = {"a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7"};

static struct given_event met(enum event_type type, const char *actor, const char *recipient,
                              const char *place, struct period when, float confidence)
{
    return (struct given_event){.title = "A meeting",
                                .type = type,
                                .status = EVENT_HAPPENED,
                                .trigger = "met",
                                .actor = actor,
                                .recipient = recipient,
                                .place = place,
                                .when = when,
                                .confidence = confidence};
}

static int lists_setup(void **state)
{
    fixture_setup(state);
    struct given articles[COUNT];
    for (int i = 0; i < COUNT; i++) {
        articles[i] = (struct given){
            .id = ids[i],
            .title = "Talks",
            .body = "Kim met Moon in Seoul. They spoke.",
            .source = i % 2 ? "AP" : "Reuters",
            .published = i == 7 ? DAY_NONE : 100 + 10 * i,
            .names = {"person:Kim", i < 4 ? "person:Moon" : "person:They", "place:Seoul"}};
    }
    articles[0].events[0] = met(EVENT_CONSULT, "Kim", "Moon", "Seoul", period_of_day(99), .9f);
    articles[1].events[0] = met(EVENT_CONSULT, "Kim", "Moon", "Seoul", period_of_day(99), .5f);
    articles[2].events[0] = met(EVENT_ASSAULT, "Moon", "Kim", NULL, period_of_year(1970), .7f);
    articles[3].events[0] = met(EVENT_STATEMENT, "Kim", NULL, NULL, PERIOD_UNKNOWN, .6f);
    articles[4].events[0] = met(EVENT_AID, "Kim", "They", "Seoul", period_of_range(150, 160), .4f);
    fixture_load(*state, articles, COUNT);
    fixture_read(*state);
    return 0;
}

static int lists_teardown(void **state)
{
    store_read_end(((struct fixture *)*state)->reader);
    return fixture_teardown(state);
}

/* The ids of a page, joined by spaces. */
static struct span article_ids(struct fixture *fixture, const struct query *query,
                               struct article_page *page)
{
    uint32_t position;
    enum status status = articles_list(fixture->reader, fixture->arena, query, page, &position);
    if (status != STATUS_OK) {
        fail_msg("%s: %s", status_name(status), store_reader_message(fixture->reader));
    }
    struct span out = SPAN("");
    for (size_t i = 0; i < page->count; i++) {
        out = arena_printf(fixture->arena, "%.*s%s%.*s", SPAN_ARG(out), i ? " " : "",
                           SPAN_ARG(page->rows[i].article.id));
    }
    return out;
}

static struct span event_types(struct fixture *fixture, const struct query *query,
                               struct event_page *page)
{
    enum status status = events_list(fixture->reader, fixture->arena, query, page);
    if (status != STATUS_OK) {
        fail_msg("%s: %s", status_name(status), store_reader_message(fixture->reader));
    }
    struct span out = SPAN("");
    for (size_t i = 0; i < page->count; i++) {
        out = arena_printf(fixture->arena, "%.*s%s%s", SPAN_ARG(out), i ? " " : "",
                           event_type_name(page->rows[i].type));
    }
    return out;
}

static struct span entity_ids(struct fixture *fixture, const struct query *query,
                              struct entity_page *page)
{
    enum status status = entities_list(fixture->reader, fixture->arena, query, page);
    if (status != STATUS_OK) {
        fail_msg("%s: %s", status_name(status), store_reader_message(fixture->reader));
    }
    struct span out = SPAN("");
    for (size_t i = 0; i < page->count; i++) {
        out = arena_printf(fixture->arena, "%.*s%s%.*s", SPAN_ARG(out), i ? " " : "",
                           SPAN_ARG(page->rows[i].id));
    }
    return out;
}

static void test_orders(void **state)
{
    struct fixture *fixture = *state;
    struct query query = query_default();
    struct article_page page;
    TEXT(article_ids(fixture, &query, &page), "a6 a5 a4 a3 a2 a1 a0 a7");
    assert_int_equal(page.page.total, 8);
    assert_false(page.page.next.present);
    query.sort = SORT_OLDEST;
    TEXT(article_ids(fixture, &query, &page), "a0 a1 a2 a3 a4 a5 a6 a7");
    struct event_page events;
    query.sort = SORT_NEWEST;
    TEXT(event_types(fixture, &query, &events), "aid consult assault statement");
    query.sort = SORT_OLDEST;
    TEXT(event_types(fixture, &query, &events), "assault consult aid statement");
    query.sort = SORT_SOURCES;
    event_types(fixture, &query, &events);
    assert_int_equal(events.rows[0].type, EVENT_CONSULT);
    assert_int_equal(events.rows[0].source_count, 2);
    query.sort = SORT_CONFIDENCE;
    TEXT(event_types(fixture, &query, &events), "consult assault statement aid");
    struct entity_page entities;
    query.sort = SORT_DEFAULT;
    TEXT(entity_ids(fixture, &query, &entities), "kim seoul moon they");
    query.sort = SORT_NAME;
    TEXT(entity_ids(fixture, &query, &entities), "kim moon seoul they");
}

/* Walks a list page by page and returns the ids of all pages. */
static struct span walk_articles(struct fixture *fixture, struct query query)
{
    struct span out = SPAN("");
    do {
        struct article_page page;
        struct span ids_of_page = article_ids(fixture, &query, &page);
        assert_int_equal(page.page.total, 8);
        assert_true(page.count <= query.limit);
        out = arena_printf(fixture->arena, "%.*s%s%.*s", SPAN_ARG(out), out.len ? " " : "",
                           SPAN_ARG(ids_of_page));
        query.after = page.page.next;
    } while (query.after.present);
    return out;
}

static void test_cursors_visit_every_row_once(void **state)
{
    struct fixture *fixture = *state;
    for (uint32_t limit = 1; limit <= 9; limit++) {
        struct query query = query_default();
        query.limit = limit;
        TEXT(walk_articles(fixture, query), "a6 a5 a4 a3 a2 a1 a0 a7");
        query.sort = SORT_OLDEST;
        TEXT(walk_articles(fixture, query), "a0 a1 a2 a3 a4 a5 a6 a7");
        query.sort = SORT_DEFAULT;
        query.text = SPAN("talks");
        struct span walked = walk_articles(fixture, query);
        for (int i = 0; i < COUNT; i++) {
            assert_true(span_find(walked, span_of(ids[i]), 0) != SIZE_MAX);
        }
        assert_int_equal(walked.len, COUNT * 3 - 1);
    }
}

static size_t walk_events(struct fixture *fixture, enum sort_order sort)
{
    struct query query = query_default();
    query.limit = 1;
    query.sort = sort;
    size_t count = 0;
    do {
        struct event_page page;
        event_types(fixture, &query, &page);
        count += page.count;
        query.after = page.page.next;
    } while (query.after.present && count < 100);
    return count;
}

static size_t walk_entities(struct fixture *fixture, enum sort_order sort, struct span text)
{
    struct query query = query_default();
    query.limit = 1;
    query.sort = sort;
    query.text = text;
    size_t count = 0;
    do {
        struct entity_page page;
        entity_ids(fixture, &query, &page);
        count += page.count;
        query.after = page.page.next;
    } while (query.after.present && count < 100);
    return count;
}

static size_t walk_mentions(struct fixture *fixture)
{
    struct query query = query_default();
    query.limit = 3;
    size_t count = 0;
    do {
        struct mention_page page;
        assert_int_equal(mentions_list(fixture->reader, fixture->arena, &query, &page), STATUS_OK);
        count += page.count;
        assert_int_equal(page.page.total, 4 * 3 + 4 * 3);
        query.after = page.page.next;
    } while (query.after.present && count < 100);
    return count;
}

static void test_other_cursors(void **state)
{
    struct fixture *fixture = *state;
    static const enum sort_order event_sorts[] = {SORT_NEWEST, SORT_OLDEST, SORT_SOURCES,
                                                  SORT_CONFIDENCE};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(walk_events(fixture, event_sorts[i]), 4);
    }
    static const enum sort_order entity_sorts[] = {SORT_MENTIONS, SORT_ARTICLES, SORT_NAME,
                                                   SORT_NEWEST};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(walk_entities(fixture, entity_sorts[i], (struct span){0}), 4);
    }
    assert_int_equal(walk_entities(fixture, SORT_MENTIONS, SPAN("mo")), 1);
    assert_int_equal(walk_mentions(fixture), 24);
}

static void test_an_older_order_goes_on_while_articles_come(void **state)
{
    struct fixture *fixture = *state;
    struct query query = query_default();
    query.limit = 3;
    struct article_page page;
    TEXT(article_ids(fixture, &query, &page), "a6 a5 a4");
    struct given late = {.id = "new", .title = "New", .body = "New.", .published = 165};
    fixture_load(fixture, &late, 1);
    store_read_end(fixture->reader);
    fixture_read(fixture);
    query.after = page.page.next;
    TEXT(article_ids(fixture, &query, &page), "a3 a2 a1");
    query.after = page.page.next;
    TEXT(article_ids(fixture, &query, &page), "a0 a7");
}

/* One filter on one list. */
static struct query filtered(struct fixture *fixture, enum filter_field field, bool exclude,
                             const char *first, const char *second)
{
    struct span *values = ARENA_ARRAY(fixture->arena, struct span, 2);
    values[0] = span_of(first);
    values[1] = span_of(second);
    struct condition *condition = ARENA_NEW(fixture->arena, struct condition);
    *condition = (struct condition){field, exclude, values, second ? 2 : 1, false};
    struct query query = query_default();
    query.conditions = condition;
    query.condition_count = 1;
    return query;
}

static void test_article_filters(void **state)
{
    struct fixture *fixture = *state;
    const struct {
        enum filter_field field;
        bool exclude;
        const char *first, *second, *expected;
    } cases[] = {
        {FILTER_SOURCE, false, "AP", NULL, "a5 a3 a1 a7"},
        {FILTER_SOURCE, true, "AP", NULL, "a6 a4 a2 a0"},
        {FILTER_SOURCE, false, "AP", "Reuters", "a6 a5 a4 a3 a2 a1 a0 a7"},
        {FILTER_SOURCE, false, "none", NULL, ""},
        {FILTER_ID, false, "a2", "a3", "a3 a2"},
        {FILTER_ENTITY, false, "moon", NULL, "a3 a2 a1 a0"},
        {FILTER_ENTITY, true, "moon", NULL, "a6 a5 a4 a7"},
        {FILTER_PLACE, false, "seoul", NULL, "a6 a5 a4 a3 a2 a1 a0 a7"},
        {FILTER_PLACE, false, "moon", NULL, ""},
        {FILTER_EVENT_TYPE, false, "consult", "aid", "a4 a1 a0"},
        {FILTER_EVENT, false, "1970-assault-a-meeting", NULL, "a2"},
        {FILTER_LANGUAGE, true, "de", NULL, "a6 a5 a4 a3 a2 a1 a0 a7"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct query query =
            filtered(fixture, cases[i].field, cases[i].exclude, cases[i].first, cases[i].second);
        struct article_page page;
        struct span found = article_ids(fixture, &query, &page);
        if (!span_is(found, cases[i].expected)) {
            fail_msg("case %zu: %.*s", i, SPAN_ARG(found));
        }
        assert_int_equal(page.page.total, page.count);
    }
}

static void test_event_filters(void **state)
{
    struct fixture *fixture = *state;
    const struct {
        enum filter_field field;
        bool exclude;
        const char *first, *second, *expected;
    } cases[] = {
        {FILTER_ACTOR, false, "kim", NULL, "aid consult statement"},
        {FILTER_RECIPIENT, false, "kim", NULL, "assault"},
        {FILTER_PARTICIPANT, false, "moon", NULL, "consult assault"},
        {FILTER_ENTITY, false, "seoul", NULL, "aid consult"},
        {FILTER_BETWEEN, false, "kim", "moon", "consult assault"},
        {FILTER_BETWEEN, false, "kim", "seoul", ""},
        {FILTER_PLACE, false, "seoul", NULL, "aid consult"},
        {FILTER_COUNTRY, false, "KOR", NULL, "aid consult"},
        {FILTER_COUNTRY, true, "KOR", NULL, "assault statement"},
        {FILTER_TYPE, false, "aid", "assault", "aid assault"},
        {FILTER_SCHEME, false, "civil", NULL, "statement"},
        {FILTER_QUAD_CLASS, false, "material-conflict", NULL, "assault"},
        {FILTER_QUAD_CLASS, true, "material-conflict", NULL, "aid consult statement"},
        {FILTER_ARTICLE, false, "a1", NULL, "consult"},
        {FILTER_SOURCE, false, "AP", NULL, "consult statement"},
        {FILTER_PRECISION, false, "year", NULL, "assault"},
        {FILTER_STATUS, false, "happened", NULL, "aid consult assault statement"},
        {FILTER_STATUS, false, "planned", NULL, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct query query =
            filtered(fixture, cases[i].field, cases[i].exclude, cases[i].first, cases[i].second);
        struct event_page page;
        struct span found = event_types(fixture, &query, &page);
        if (!span_is(found, cases[i].expected)) {
            fail_msg("case %zu: %.*s", i, SPAN_ARG(found));
        }
        assert_int_equal(page.page.total, page.count);
    }
}

static void test_periods_overlap(void **state)
{
    struct fixture *fixture = *state;
    struct query query = query_default();
    struct article_page page;
    query.when = period_of_range(110, 130);
    TEXT(article_ids(fixture, &query, &page), "a3 a2 a1");
    query.undated = true;
    TEXT(article_ids(fixture, &query, &page), "a3 a2 a1 a7");
    query.undated = false;
    query.when = (struct period){150, DAY_NONE, PRECISION_RANGE};
    TEXT(article_ids(fixture, &query, &page), "a6 a5");
    query.when = (struct period){DAY_NONE, 110, PRECISION_RANGE};
    TEXT(article_ids(fixture, &query, &page), "a1 a0");
    struct event_page events;
    query.when = period_of_day(155);
    TEXT(event_types(fixture, &query, &events), "aid assault");
    query.when = period_of_day(161);
    TEXT(event_types(fixture, &query, &events), "assault");
    query.when = period_of_year(1970);
    TEXT(event_types(fixture, &query, &events), "aid consult assault");
    query.when = period_of_day(364);
    TEXT(event_types(fixture, &query, &events), "assault");
    query.sort = SORT_OLDEST;
    TEXT(event_types(fixture, &query, &events), "assault");
}

static void test_event_bounds(void **state)
{
    struct fixture *fixture = *state;
    struct query query = query_default();
    struct event_page page;
    query.as_of = 115;
    TEXT(event_types(fixture, &query, &page), "consult");
    query = query_default();
    query.published = period_of_day(110);
    TEXT(event_types(fixture, &query, &page), "consult");
    query = query_default();
    query.min_sources = 2;
    TEXT(event_types(fixture, &query, &page), "consult");
    query = query_default();
    query.min_confidence = 0.7;
    TEXT(event_types(fixture, &query, &page), "consult assault");
    query = query_default();
    query.near = (struct near){true, 37.4, 127.0, 25};
    TEXT(event_types(fixture, &query, &page), "aid consult");
    query.near.km = 10;
    TEXT(event_types(fixture, &query, &page), "");
    query = query_default();
    query.bbox = (struct bounding_box){true, 120, 30, 130, 40};
    TEXT(event_types(fixture, &query, &page), "aid consult");
    query.bbox = (struct bounding_box){true, 170, 30, -170, 40};
    TEXT(event_types(fixture, &query, &page), "");
    query.bbox = (struct bounding_box){true, 120, 30, -170, 40};
    TEXT(event_types(fixture, &query, &page), "aid consult");
}

static void test_entity_filters(void **state)
{
    struct fixture *fixture = *state;
    struct entity_page page;
    struct query query = filtered(fixture, FILTER_TYPE, false, "person", NULL);
    TEXT(entity_ids(fixture, &query, &page), "kim moon they");
    query = filtered(fixture, FILTER_WITH, false, "moon", NULL);
    TEXT(entity_ids(fixture, &query, &page), "kim seoul");
    query = filtered(fixture, FILTER_ARTICLE, false, "a5", NULL);
    TEXT(entity_ids(fixture, &query, &page), "kim seoul they");
    query = filtered(fixture, FILTER_COUNTRY, false, "KOR", NULL);
    TEXT(entity_ids(fixture, &query, &page), "seoul");
    query = query_default();
    query.min_articles = 5;
    TEXT(entity_ids(fixture, &query, &page), "kim seoul");
    query = query_default();
    query.when = period_of_range(100, 130);
    TEXT(entity_ids(fixture, &query, &page), "kim seoul moon");
}

static void test_facets_leave_their_own_filter_out(void **state)
{
    struct fixture *fixture = *state;
    static const enum facet facets[] = {FACET_SOURCE, FACET_PERSON, FACET_YEAR, FACET_MONTH};
    struct query query = filtered(fixture, FILTER_SOURCE, false, "AP", NULL);
    query.facets = facets;
    query.facet_count = 4;
    struct article_page page;
    article_ids(fixture, &query, &page);
    assert_int_equal(page.page.facet_count, 4);
    const struct facet_result *source = &page.page.facets[0];
    assert_int_equal(source->facet, FACET_SOURCE);
    assert_int_equal(source->value_count, 2);
    TEXT(source->values[0].value, "AP");
    assert_int_equal(source->values[0].count, 4);
    TEXT(source->values[1].value, "Reuters");
    const struct facet_result *person = &page.page.facets[1];
    assert_int_equal(person->value_count, 3);
    TEXT(person->values[0].value, "kim");
    TEXT(person->values[0].label, "Kim");
    assert_int_equal(person->values[0].count, 4);
    const struct facet_result *year = &page.page.facets[2];
    TEXT(year->values[0].value, "1970");
    assert_int_equal(year->values[0].count, 3);
    TEXT(year->values[1].value, NULL);
    assert_int_equal(year->values[1].count, 1);
    const struct facet_result *month = &page.page.facets[3];
    TEXT(month->values[0].value, "1970-05");
    assert_int_equal(month->values[0].count, 2);
}

static void test_copies(void **state)
{
    struct fixture *fixture = *state;
    struct store_load *load = fixture_begin(fixture);
    assert_int_equal(store_load_set_duplicate(load, SPAN("a3"), SPAN("a2")), STATUS_OK);
    assert_int_equal(store_load_set_duplicate(load, SPAN("a5"), SPAN("a2")), STATUS_OK);
    fixture_publish(load);
    store_read_end(fixture->reader);
    fixture_read(fixture);
    struct article_page page;
    struct query query = query_default();
    TEXT(article_ids(fixture, &query, &page), "a6 a4 a2 a1 a0 a7");
    assert_int_equal(page.page.total, 6);
    query.duplicates = DUPLICATES_KEEP;
    article_ids(fixture, &query, &page);
    assert_int_equal(page.page.total, 8);
    query.duplicates = DUPLICATES_ONLY;
    TEXT(article_ids(fixture, &query, &page), "a5 a3");
    TEXT(page.rows[0].duplicate_of, "a2");
    /* Where the original is left out, the first of its copies stands for it. */
    query = filtered(fixture, FILTER_SOURCE, false, "AP", NULL);
    TEXT(article_ids(fixture, &query, &page), "a3 a1 a7");
    assert_int_equal(page.page.total, 3);
    query = query_default();
    query.text = SPAN("talks");
    article_ids(fixture, &query, &page);
    assert_int_equal(page.page.total, 6);
    assert_int_equal(page.count, 6);
}

static void test_related(void **state)
{
    struct fixture *fixture = *state;
    struct query query = query_default();
    struct related_page page;
    assert_int_equal(entity_related(fixture->reader, fixture->arena, SPAN("moon"), RELATED_ARTICLE,
                                    &query, &page),
                     STATUS_OK);
    assert_int_equal(page.count, 2);
    assert_int_equal(page.page.total, 2);
    TEXT(page.rows[0].entity.id, "kim");
    assert_int_equal(page.rows[0].count, 4);
    assert_int_equal(page.rows[0].first, 100);
    assert_int_equal(page.rows[0].last, 130);
    assert_int_equal(
        entity_related(fixture->reader, fixture->arena, SPAN("moon"), RELATED_EVENT, &query, &page),
        STATUS_OK);
    assert_int_equal(page.count, 1);
    assert_int_equal(page.rows[0].count, 2);
    assert_int_equal(entity_related(fixture->reader, fixture->arena, SPAN("they"), RELATED_SENTENCE,
                                    &query, &page),
                     STATUS_OK);
    assert_int_equal(page.count, 0); /* alone in its sentence */
    assert_int_equal(entity_related(fixture->reader, fixture->arena, SPAN("none"), RELATED_ARTICLE,
                                    &query, &page),
                     STATUS_OK);
    assert_int_equal(page.count, 0);
}

static void check_sources(struct fixture *fixture)
{
    const struct source_record *sources;
    size_t count;
    struct page page;
    struct query query = query_default();
    assert_int_equal(sources_list(fixture->reader, fixture->arena, &query, &sources, &count, &page),
                     STATUS_OK);
    assert_int_equal(count, 2);
    TEXT(sources[0].name, "AP");
    assert_int_equal(sources[0].articles, 4);
    assert_int_equal(sources[0].first, 110);
    assert_int_equal(sources[0].last, 150);
    query.limit = 1;
    query.sort = SORT_NAME;
    assert_int_equal(sources_list(fixture->reader, fixture->arena, &query, &sources, &count, &page),
                     STATUS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(page.total, 2);
    assert_true(page.next.present);
}

static void test_sources_and_types(void **state)
{
    struct fixture *fixture = *state;
    const struct census *census;
    check_sources(fixture);
    assert_int_equal(census_take(fixture->reader, &census), STATUS_OK);
    check_sources(fixture);
    struct date_page dates;
    struct query query = query_default();
    assert_int_equal(dates_list(fixture->reader, fixture->arena, &query, &dates), STATUS_OK);
    assert_int_equal(dates.page.total, dates.count);
    uint64_t counts[EVENT_TYPE_COUNT];
    assert_int_equal(event_type_counts(fixture->reader, counts), STATUS_OK);
    assert_int_equal(counts[EVENT_CONSULT], 1);
    assert_int_equal(counts[EVENT_DIE], 0);
}

static void test_mentions_of_an_entity(void **state)
{
    struct fixture *fixture = *state;
    struct query query = filtered(fixture, FILTER_ENTITY, false, "moon", NULL);
    struct mention_page page;
    assert_int_equal(mentions_list(fixture->reader, fixture->arena, &query, &page), STATUS_OK);
    assert_int_equal(page.count, 4);
    TEXT(page.rows[0].article, "a0");
    TEXT(page.rows[0].entity, "moon");
    TEXT(page.rows[0].mention.text, "Moon");
    assert_int_equal(page.rows[0].mention.at.start, 8);
    assert_int_equal(page.rows[0].mention.at.byte_end, 12);
    assert_int_equal(page.rows[0].mention.type, ENTITY_PERSON);
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, lists_setup, lists_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_orders),
        ONE(test_cursors_visit_every_row_once),
        ONE(test_other_cursors),
        ONE(test_an_older_order_goes_on_while_articles_come),
        ONE(test_article_filters),
        ONE(test_event_filters),
        ONE(test_periods_overlap),
        ONE(test_event_bounds),
        ONE(test_entity_filters),
        ONE(test_facets_leave_their_own_filter_out),
        ONE(test_copies),
        ONE(test_related),
        ONE(test_sources_and_types),
        ONE(test_mentions_of_an_entity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
