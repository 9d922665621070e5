/* Lists whose rows are chosen in memory give what SQLite gives: the same rows, order, totals,
 * facets and pages, for a random archive and random conditions; timelines count the same events. */
#include "../fixture.h"

#include "store/archive.h"
#include "store/counts/census.h"

enum { ARTICLES = 1000, QUERIES = 150, PAGE = 37 };

static uint32_t draw(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)*state * below) >> 32);
}

static struct period draw_period(uint32_t *state)
{
    int32_t day = (int32_t)draw(state, 20000);
    switch (draw(state, 4)) {
    case 0:
        return PERIOD_UNKNOWN;
    case 1:
        return period_of_range(day, day + 40);
    default:
        return period_of_day(day);
    }
}

static struct given draw_article(struct arena *arena, uint32_t *state, uint32_t number)
{
    static const char *const bodies[] = {"Kim met Moon in Seoul", "Kim met Lee in Busan",
                                         "Kim met Ann in Seoul and Busan"};
    static const char *const others[] = {"Moon", "Lee", "Ann"};
    uint32_t which = draw(state, 3);
    struct given given = {
        .id = arena_printf(arena, "a%u", (number * 7919u) % 10000u).ptr,
        .title = "Talks",
        .body = arena_printf(arena, "%s about affair %u.", bodies[which], number).ptr,
        .source = draw(state, 2)   ? "Herald"
                  : draw(state, 9) ? "Courier"
                                   : NULL,
        .author = draw(state, 2)   ? "Ann Reporter"
                  : draw(state, 2) ? "Bo Writer"
                                   : NULL,
        .section = draw(state, 3) ? draw(state, 2) ? "World" : "Sport" : NULL,
        .language = draw(state, 5) ? "en" : NULL,
        .country = draw(state, 3) ? "PRK" : NULL,
        .published = draw(state, 9) ? (int32_t)draw(state, 300) : DAY_NONE,
        .names = {"person:Kim", arena_printf(arena, "person:%s", others[which]).ptr,
                  which == 1 ? "place:Busan" : "place:Seoul"},
    };
    for (uint32_t i = 0; i < 1 + draw(state, 2); i++) {
        given.events[i] = (struct given_event){.title = "A meeting",
                                               .type = (enum event_type)draw(state, 5),
                                               .status = (enum event_status)draw(state, 3),
                                               .trigger = "met",
                                               .actor = draw(state, 3) ? "Kim" : others[which],
                                               .recipient = draw(state, 3) ? others[which] : "Kim",
                                               .place = which == 1 ? "Busan" : "Seoul",
                                               .when = draw_period(state),
                                               .confidence = 0.25f * (float)draw(state, 4)};
    }
    return given;
}

static void draw_archive(struct fixture *fixture, uint32_t *state)
{
    struct store_load *load = fixture_begin(fixture);
    for (uint32_t i = 0; i < ARTICLES; i++) {
        struct given given = draw_article(fixture->arena, state, i);
        fixture_put(fixture, load, &given);
    }
    for (uint32_t i = 0; i + 2 < ARTICLES; i += 9) {
        struct span original = arena_printf(fixture->arena, "a%u", (i * 7919u) % 10000u);
        for (uint32_t j = 1; j <= 2; j++) {
            struct span copy = arena_printf(fixture->arena, "a%u", ((i + j) * 7919u) % 10000u);
            assert_int_equal(store_load_set_duplicate(load, copy, original), STATUS_OK);
        }
    }
    fixture_publish(load);
}

/* A value of a field, unknown ones among them. */
static struct span draw_value(uint32_t *state, enum filter_field field)
{
    static const char *const entities[] = {"kim", "kim", "moon", "lee", "seoul", "nobody"};
    static const char *const places[] = {"seoul", "busan", "kim", "nowhere"};
    static const char *const classes[] = {"verbal-cooperation", "material-conflict"};
    switch (field) {
    case FILTER_TYPE:
        return span_of(event_type_name((enum event_type)draw(state, 6)));
    case FILTER_STATUS:
        return span_of(event_status_name((enum event_status)draw(state, 3)));
    case FILTER_QUAD_CLASS:
        return span_of(classes[draw(state, 2)]);
    case FILTER_SCHEME:
        return span_of(draw(state, 4) ? "plover" : "civil");
    case FILTER_SOURCE:
        return span_of(draw(state, 2) ? "Herald" : "Courier");
    case FILTER_PLACE:
        return span_of(places[draw(state, 4)]);
    case FILTER_COUNTRY:
        return span_of(draw(state, 3) ? "KOR" : draw(state, 2) ? "PRK" : "FRA");
    case FILTER_AUTHOR:
        return span_of(draw(state, 3) ? "Ann Reporter" : "Nobody");
    case FILTER_SECTION:
        return span_of(draw(state, 2) ? "World" : "Sport");
    case FILTER_LANGUAGE:
        return span_of(draw(state, 2) ? "en" : "fr");
    case FILTER_PRECISION:
        return span_of(draw(state, 2) ? "day" : "range");
    case FILTER_BASIS:
        return span_of(draw(state, 3) ? "explicit" : "relative");
    case FILTER_EVENT_TYPE:
        return span_of(event_type_name((enum event_type)draw(state, 6)));
    default:
        return span_of(entities[draw(state, 6)]);
    }
}

static struct condition draw_condition(struct arena *arena, uint32_t *state, bool events)
{
    static const enum filter_field of_events[] = {
        FILTER_TYPE,    FILTER_STATUS,  FILTER_QUAD_CLASS,  FILTER_SCHEME,    FILTER_SOURCE,
        FILTER_PLACE,   FILTER_ENTITY,  FILTER_PARTICIPANT, FILTER_RECIPIENT, FILTER_ACTOR,
        FILTER_BETWEEN, FILTER_COUNTRY, FILTER_PRECISION,   FILTER_BASIS,     FILTER_EVENT_TYPE};
    static const enum filter_field of_articles[] = {
        FILTER_ENTITY,     FILTER_PLACE,   FILTER_SOURCE,  FILTER_AUTHOR,
        FILTER_EVENT_TYPE, FILTER_SECTION, FILTER_LANGUAGE};
    struct condition condition = {.exclude = draw(state, 4) == 0};
    condition.field = events ? of_events[draw(state, 15)] : of_articles[draw(state, 7)];
    condition.value_count = condition.field == FILTER_BETWEEN ? 2 : 1 + draw(state, 2);
    struct span *values = ARENA_ARRAY(arena, struct span, 2);
    for (size_t i = 0; i < 2; i++) {
        values[i] = draw_value(state, condition.field);
    }
    condition.values = values;
    return condition;
}

static struct query draw_request(struct arena *arena, uint32_t *state, bool events)
{
    struct query query = query_default();
    struct condition *conditions = ARENA_ARRAY(arena, struct condition, 3);
    query.condition_count = draw(state, 4);
    for (size_t i = 0; i < query.condition_count; i++) {
        conditions[i] = draw_condition(arena, state, events);
    }
    query.conditions = conditions;
    query.limit = PAGE;
    query.sort = draw(state, 2) ? SORT_NEWEST : SORT_OLDEST;
    if (events && draw(state, 3) == 0) {
        query.sort = draw(state, 2) ? SORT_SOURCES : SORT_CONFIDENCE;
    }
    if (draw(state, 4) == 0) {
        static const char *const texts[] = {"kim",      "seoul moon",        "busan OR ann",
                                            "-busan",   "\"met lee\"",       "source:courier -kim",
                                            "met -ann", "NEAR(kim seoul, 5)"};
        query.text = span_of(texts[draw(state, 8)]);
    }
    if (events && draw(state, 6) == 0) {
        query.published =
            period_of_range((int32_t)draw(state, 200), 100 + (int32_t)draw(state, 150));
        query.published.earliest = draw(state, 3) ? query.published.earliest : DAY_NONE;
    }
    if (events && draw(state, 6) == 0) {
        query.min_confidence = 0.25 * draw(state, 3);
        query.min_articles = draw(state, 3);
        query.min_sources = draw(state, 3);
    }
    query.duplicates = draw(state, 2) ? DUPLICATES_COLLAPSE : DUPLICATES_KEEP;
    if (draw(state, 3) == 0) {
        query.when = period_of_range((int32_t)draw(state, 200), 200 + (int32_t)draw(state, 19000));
        query.when.earliest = draw(state, 3) ? query.when.earliest : DAY_NONE;
        query.when.latest = draw(state, 3) ? query.when.latest : DAY_NONE;
        query.undated = draw(state, 2);
    }
    return query;
}

static struct span write_facets(struct arena *arena, const struct page *page)
{
    struct span out = SPAN("");
    for (size_t i = 0; i < page->facet_count; i++) {
        const struct facet_result *facet = &page->facets[i];
        out = arena_printf(arena, "%.*s\n%d:", SPAN_ARG(out), facet->facet);
        for (size_t j = 0; j < facet->value_count; j++) {
            const struct facet_value *value = &facet->values[j];
            out = arena_printf(arena, "%.*s %.*s/%.*s=%u", SPAN_ARG(out), SPAN_ARG(value->value),
                               SPAN_ARG(value->label), (unsigned)value->count);
        }
    }
    return out;
}

/* All pages of a query, each with its total at the front and its facets, those of the first page
 * before it. */
static struct span walk(struct fixture *fixture, struct query query, bool events)
{
    static const enum facet all[] = {
        FACET_SOURCE,       FACET_AUTHOR,     FACET_ENTITY, FACET_PERSON, FACET_PLACE,
        FACET_ORGANIZATION, FACET_EVENT_TYPE, FACET_YEAR,   FACET_MONTH,  FACET_TYPE,
        FACET_COUNTRY,      FACET_QUAD_CLASS, FACET_STATUS, FACET_ACTOR,  FACET_RECIPIENT};
    query.facets = all;
    query.facet_count = sizeof all / sizeof *all;
    struct arena *arena = fixture->arena;
    struct span out = SPAN("");
    for (int pages = 0; pages < 100; pages++) {
        struct article_page articles = {0};
        struct event_page happenings = {0};
        uint32_t position;
        enum status status =
            events ? events_list(fixture->reader, arena, &query, &happenings)
                   : articles_list(fixture->reader, arena, &query, &articles, &position);
        assert_int_equal(status, STATUS_OK);
        const struct page *page = events ? &happenings.page : &articles.page;
        out = arena_printf(arena, "%.*s[%u]", SPAN_ARG(out), (unsigned)page->total);
        if (pages == 0) {
            struct span facets = write_facets(arena, page);
            out = arena_printf(arena, "%.*s%.*s", SPAN_ARG(facets), SPAN_ARG(out));
        }
        query.facet_count = 0;
        for (size_t i = 0; i < (events ? happenings.count : articles.count); i++) {
            struct span id = events ? happenings.rows[i].id : articles.rows[i].article.id;
            out = arena_printf(arena, "%.*s %.*s", SPAN_ARG(out), SPAN_ARG(id));
        }
        if (!page->next.present) {
            break;
        }
        query.after = page->next;
    }
    return out;
}

/* Statements that count rows of lists. */
static int count_counting(unsigned event, void *context, void *statement, void *text)
{
    (void)event, (void)text;
    *(size_t *)context += strncmp(sqlite3_sql(statement), "SELECT count(*)", 15) == 0;
    return 0;
}

struct asked {
    struct query query;
    bool events;
    struct span answer;
};

static void test_chosen_in_memory_as_by_sqlite(void **state)
{
    struct fixture *fixture = *state;
    uint32_t seed = 11;
    size_t before = 0, after = 0;
    draw_archive(fixture, &seed);
    fixture_read(fixture);
    sqlite3 *db = fixture->reader->connection.db;
    sqlite3_trace_v2(db, SQLITE_TRACE_STMT, count_counting, &before);
    struct asked *asked = ARENA_ARRAY(fixture->arena, struct asked, QUERIES);
    for (size_t i = 0; i < QUERIES; i++) {
        asked[i].events = i % 3 > 0;
        asked[i].query = draw_request(fixture->arena, &seed, asked[i].events);
        assert_null(census_peek(fixture->reader));
        asked[i].answer = walk(fixture, asked[i].query, asked[i].events);
    }
    const struct census *census;
    assert_int_equal(census_take(fixture->reader, &census), STATUS_OK);
    assert_true(census->event_count > 600);
    sqlite3_trace_v2(db, SQLITE_TRACE_STMT, count_counting, &after);
    for (size_t i = 0; i < QUERIES; i++) {
        struct span answer = walk(fixture, asked[i].query, asked[i].events);
        if (!span_equal(answer, asked[i].answer)) {
            fail_msg("query %zu (%s):\n%.*s\nnot\n%.*s", i, asked[i].events ? "events" : "articles",
                     SPAN_ARG(answer), SPAN_ARG(asked[i].answer));
        }
    }
    sqlite3_trace_v2(db, 0, NULL, NULL);
    assert_true(after + 60 < before); /* lists that SQLite had counted */
    store_read_end(fixture->reader);
}

/* A timeline marks its events in memory; a list counts them in SQLite. */
static void test_timelines_find_the_same_events(void **state)
{
    struct fixture *fixture = *state;
    uint32_t seed = 5;
    draw_archive(fixture, &seed);
    fixture_read(fixture);
    uint64_t *totals = ARENA_ARRAY(fixture->arena, uint64_t, QUERIES);
    struct query *queries = ARENA_ARRAY(fixture->arena, struct query, QUERIES);
    for (size_t i = 0; i < QUERIES; i++) {
        struct event_page page;
        queries[i] = draw_request(fixture->arena, &seed, true);
        assert_int_equal(events_list(fixture->reader, fixture->arena, &queries[i], &page),
                         STATUS_OK);
        totals[i] = page.page.total;
    }
    for (size_t i = 0; i < QUERIES; i++) {
        struct timeline timeline;
        assert_int_equal(
            timeline_get(fixture->reader, fixture->arena, &queries[i], INTERVAL_YEAR, 0, &timeline),
            STATUS_OK);
        uint64_t total = timeline.undated + timeline.imprecise;
        for (size_t j = 0; j < timeline.bucket_count; j++) {
            total += timeline.buckets[j].count;
        }
        assert_int_equal(total, totals[i]);
    }
    store_read_end(fixture->reader);
}

/* --- what was known by a day ------------------------------------------------------------------ */

static bool has_party(const struct party_record *parties, size_t count, const char *id)
{
    bool has = false;
    for (size_t i = 0; i < count; i++) {
        has = has || span_is(parties[i].entity, id);
    }
    return has;
}

/* Whether a row that was read and merged is what a query of one thing asks for. */
static bool is_asked(const struct event_record *event, const struct query *query)
{
    if (query->min_sources > 0 || query->min_articles > 0) {
        return event->source_count >= query->min_sources &&
               event->article_count >= query->min_articles;
    }
    if (period_is_known(query->when)) {
        struct period period = event->period;
        bool dated = period.earliest != DAY_NONE || period.latest != DAY_NONE;
        return dated && period_overlaps(period, query->when);
    }
    struct span value = query->conditions[0].values[0];
    switch (query->conditions[0].field) {
    case FILTER_TYPE:
        return span_is(value, event_type_name(event->type));
    case FILTER_STATUS:
        return span_is(value, event_status_name(event->status));
    case FILTER_PLACE:
        return span_equal(event->place_entity, value);
    case FILTER_ACTOR:
        return has_party(event->actors, event->actor_count, "kim");
    default:
        return has_party(event->recipients, event->recipient_count, "kim");
    }
}

static void draw_one_thing(uint32_t *state, struct condition *condition, struct span *value,
                           struct query *query)
{
    static const enum filter_field fields[] = {FILTER_TYPE, FILTER_STATUS, FILTER_PLACE,
                                               FILTER_ACTOR, FILTER_RECIPIENT};
    uint32_t thing = draw(state, 8);
    if (thing < 5) {
        bool party = fields[thing] == FILTER_ACTOR || fields[thing] == FILTER_RECIPIENT;
        *value = party ? SPAN("kim") : draw_value(state, fields[thing]);
        *condition = (struct condition){.field = fields[thing], .values = value, .value_count = 1};
        query->conditions = condition;
        query->condition_count = 1;
    } else if (thing == 5) {
        query->min_sources = 1 + draw(state, 2);
    } else if (thing == 6) {
        query->min_articles = 1 + draw(state, 3);
    } else {
        int32_t day = (int32_t)draw(state, 20000);
        query->when = period_of_range(day, day + 2000);
    }
}

/* What a census of a day counts is what the rows say that are merged when they are shown. */
static void test_as_of_counts_what_it_shows(void **state)
{
    struct fixture *fixture = *state;
    uint32_t seed = 17;
    draw_archive(fixture, &seed);
    fixture_read(fixture);
    for (int32_t last = 20; last < 300; last += 70) {
        struct query all = query_default();
        struct event_page known;
        all.limit = 2 * ARTICLES;
        all.as_of = last;
        all.with_body = true;
        assert_int_equal(events_list(fixture->reader, fixture->arena, &all, &known), STATUS_OK);
        assert_int_equal(known.page.total, known.count);
        for (int i = 0; i < QUERIES; i++) {
            struct condition condition;
            struct span value;
            struct query query = query_default();
            struct event_page page;
            uint64_t expected = 0;
            query.as_of = last;
            draw_one_thing(&seed, &condition, &value, &query);
            for (size_t j = 0; j < known.count; j++) {
                assert_true(known.rows[j].evidence_count > 0);
                expected += is_asked(&known.rows[j], &query);
            }
            assert_int_equal(events_list(fixture->reader, fixture->arena, &query, &page),
                             STATUS_OK);
            if (page.page.total != expected) {
                fail_msg("day %d, field %d: %u, not %u", last,
                         query.condition_count ? (int)condition.field : -1,
                         (unsigned)page.page.total, (unsigned)expected);
            }
        }
    }
    store_read_end(fixture->reader);
}

/* --- entities --------------------------------------------------------------------------------- */

static struct query draw_entity_request(struct arena *arena, uint32_t *state)
{
    static const enum sort_order sorts[] = {SORT_MENTIONS, SORT_ARTICLES, SORT_NAME, SORT_NEWEST};
    static const char *const texts[] = {"kim", "an", "b"};
    struct query query = query_default();
    struct condition *condition = ARENA_NEW(arena, struct condition);
    struct span *value = ARENA_NEW(arena, struct span);
    *condition = (struct condition){.exclude = draw(state, 3) == 0, .values = value};
    condition->value_count = 1;
    condition->field = draw(state, 2) ? FILTER_TYPE : FILTER_COUNTRY;
    *value = span_of(condition->field == FILTER_TYPE ? draw(state, 2) ? "person" : "place" : "PRK");
    query.conditions = condition;
    query.condition_count = draw(state, 3) > 0;
    query.min_articles = draw(state, 2) ? draw(state, 300) : 0;
    query.sort = sorts[draw(state, 4)];
    query.text = span_of(draw(state, 3) ? NULL : texts[draw(state, 3)]);
    query.limit = 1 + draw(state, 4);
    return query;
}

/* All pages of a list of entities, each with its total at the front; its facets before. */
static struct span walk_entities(struct fixture *fixture, struct query query)
{
    static const enum facet both[] = {FACET_TYPE, FACET_COUNTRY};
    struct arena *arena = fixture->arena;
    struct span out = SPAN("");
    query.facets = both;
    query.facet_count = 2;
    for (int pages = 0; pages < 100; pages++) {
        struct entity_page page;
        assert_int_equal(entities_list(fixture->reader, arena, &query, &page), STATUS_OK);
        struct span facets = write_facets(arena, &page.page);
        out = arena_printf(arena, "%.*s[%u]%.*s", SPAN_ARG(out), (unsigned)page.page.total,
                           SPAN_ARG(facets));
        for (size_t i = 0; i < page.count; i++) {
            out = arena_printf(arena, "%.*s %.*s", SPAN_ARG(out), SPAN_ARG(page.rows[i].id));
        }
        if (!page.page.next.present) {
            break;
        }
        query.after = page.page.next;
    }
    return out;
}

static void test_entities_chosen_in_memory(void **state)
{
    struct fixture *fixture = *state;
    uint32_t seed = 7;
    draw_archive(fixture, &seed);
    fixture_read(fixture);
    struct asked *asked = ARENA_ARRAY(fixture->arena, struct asked, QUERIES);
    for (size_t i = 0; i < QUERIES; i++) {
        asked[i].query = draw_entity_request(fixture->arena, &seed);
        asked[i].answer = walk_entities(fixture, asked[i].query);
    }
    assert_null(census_peek(fixture->reader));
    const struct census *census;
    assert_int_equal(census_take(fixture->reader, &census), STATUS_OK);
    for (size_t i = 0; i < QUERIES; i++) {
        struct span answer = walk_entities(fixture, asked[i].query);
        if (!span_equal(answer, asked[i].answer)) {
            fail_msg("query %zu:\n%.*s\nnot\n%.*s", i, SPAN_ARG(answer), SPAN_ARG(asked[i].answer));
        }
    }
    store_read_end(fixture->reader);
}

static const struct given meetings[] = {
    {.id = "a",
     .title = "T",
     .body = "Ann met Bob.",
     .published = 10,
     .names = {"person:Ann", "person:Bob"}},
    {.id = "b",
     .title = "T",
     .body = "Ann met Cid.",
     .published = 20,
     .names = {"person:Ann", "person:Cid"}},
    {.id = "c", .title = "T", .body = "Dan slept.", .published = 30, .names = {"person:Dan"}},
    {.id = "d",
     .title = "T",
     .body = "Eve slept.",
     .published = DAY_NONE,
     .names = {"person:Eve"}}};

/* The ids, by name, that a query finds; it has no facets and one page. */
static void check_found(struct fixture *fixture, struct query query, const char *expected)
{
    struct entity_page page;
    struct span ids = SPAN("");
    query.sort = SORT_NAME;
    assert_int_equal(entities_list(fixture->reader, fixture->arena, &query, &page), STATUS_OK);
    assert_int_equal(page.page.total, page.count);
    for (size_t i = 0; i < page.count; i++) {
        ids = arena_printf(fixture->arena, "%.*s %.*s", SPAN_ARG(ids), SPAN_ARG(page.rows[i].id));
    }
    TEXT(ids, expected);
}

static void test_companions_and_periods(void **state)
{
    struct fixture *fixture = *state;
    fixture_load(fixture, meetings, 4);
    fixture_read(fixture);
    struct span ann = SPAN("ann"), bob = SPAN("bob");
    struct condition with = {.field = FILTER_WITH, .values = &ann, .value_count = 1};
    struct condition not_with = {
        .field = FILTER_WITH, .values = &bob, .value_count = 1, .exclude = true};
    struct query query = query_default();
    query.condition_count = 1;
    query.conditions = &with;
    check_found(fixture, query, " bob cid");
    query.text = SPAN("ci");
    check_found(fixture, query, " cid");
    query.text = (struct span){0};
    query.conditions = &not_with;
    check_found(fixture, query, " bob cid dan eve");
    query.condition_count = 0;
    query.when = period_of_range(15, 30);
    check_found(fixture, query, " ann cid dan");
    query.undated = true;
    check_found(fixture, query, " ann cid dan eve");
    query.when = period_of_range(40, 50);
    check_found(fixture, query, " eve");
    store_read_end(fixture->reader);
}

static int count_event_scans(unsigned event, void *context, void *statement, void *text)
{
    static const char scan[] = "SELECT v.event_id FROM event AS v";
    (void)event, (void)text;
    *(size_t *)context += strncmp(sqlite3_sql(statement), scan, sizeof scan - 1) == 0;
    return 0;
}

/* What only a statement can tell is asked once for the page and its facets together. */
static void test_facets_ask_once(void **state)
{
    static const enum facet three[] = {FACET_TYPE, FACET_STATUS, FACET_SOURCE};
    struct fixture *fixture = *state;
    uint32_t seed = 11;
    draw_archive(fixture, &seed);
    fixture_read(fixture);
    const struct census *census;
    assert_int_equal(census_take(fixture->reader, &census), STATUS_OK);
    struct query query = query_default();
    query.text = SPAN("source:courier -lee");
    query.sort = SORT_NEWEST;
    query.facets = three;
    query.facet_count = 3;
    struct event_page page;
    size_t scans = 0;
    sqlite3 *db = fixture->reader->connection.db;
    sqlite3_trace_v2(db, SQLITE_TRACE_STMT, count_event_scans, &scans);
    assert_int_equal(events_list(fixture->reader, fixture->arena, &query, &page), STATUS_OK);
    sqlite3_trace_v2(db, 0, NULL, NULL);
    assert_true(page.page.total > 50);
    assert_int_equal(page.page.facet_count, 3);
    assert_in_range(scans, 1, 2);
    store_read_end(fixture->reader);
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_chosen_in_memory_as_by_sqlite), ONE(test_timelines_find_the_same_events),
        ONE(test_as_of_counts_what_it_shows),    ONE(test_entities_chosen_in_memory),
        ONE(test_companions_and_periods),        ONE(test_facets_ask_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
