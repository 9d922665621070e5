/* A large first load works without most indexes; it leaves them all, and derives what others do. */
#include <sqlite3.h>

#include "../fixture.h"

enum { ARTICLES = 230 }; /* more than where they are put aside */

/* The rows of a query, a line each; in the fixture's arena. */
static struct span list_rows(struct fixture *fixture, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    struct span list = SPAN("");
    assert_int_equal(sqlite3_open_v2(fixture->path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const unsigned char *text = sqlite3_column_text(statement, i);
            list = arena_printf(fixture->arena, "%.*s%s%s", SPAN_ARG(list), i > 0 ? " " : "",
                                text ? text : (const unsigned char *)"");
        }
        list = arena_printf(fixture->arena, "%.*s\n", SPAN_ARG(list));
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return list;
}

/* Names and definitions of all indexes, in the order of the names. */
static struct span list_indexes(struct fixture *fixture)
{
    return list_rows(fixture, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' "
                              "ORDER BY name");
}

/* Begins a load and puts so many articles that speak of the same two. */
static struct store_load *put_some(struct fixture *fixture, int count)
{
    struct store_load *load = fixture_begin(fixture);
    for (int i = 0; i < count; i++) {
        struct given article = {.id = arena_printf(fixture->arena, "a%03d", i).ptr,
                                .title = "Ada Mill speaks",
                                .body = "Ada Mill spoke in Lusaka.",
                                .published = day(2019, 6, 1) + i,
                                .names = {"person:Ada Mill", "place:Lusaka"}};
        fixture_put(fixture, load, &article);
    }
    return load;
}

static struct store_load *put_many(struct fixture *fixture)
{
    return put_some(fixture, ARTICLES);
}

static void a_large_first_load_leaves_all_indexes(void **state)
{
    struct fixture *fixture = *state;
    struct span before = list_indexes(fixture);
    assert_true(span_find(before, SPAN("event_by_newest"), 0) != SIZE_MAX);
    fixture_publish(put_many(fixture));
    struct span after = list_indexes(fixture);
    assert_true(span_equal(before, after));

    fixture_read(fixture);
    struct query query = query_default();
    struct entity_page page;
    query.sort = SORT_MENTIONS;
    assert_int_equal(entities_list(fixture->reader, fixture->arena, &query, &page), STATUS_OK);
    assert_int_equal(page.count, 2);
    assert_int_equal(page.rows[0].article_count, ARTICLES);
    store_read_end(fixture->reader);
}

static void an_abandoned_one_leaves_them_too(void **state)
{
    struct fixture *fixture = *state;
    struct span before = list_indexes(fixture);
    store_load_abandon(put_many(fixture));
    assert_true(span_equal(before, list_indexes(fixture)));
    fixture_publish(put_many(fixture));
    assert_true(span_equal(before, list_indexes(fixture)));
}

static void remove_article(struct fixture *fixture, const char *id)
{
    struct store_load *load = fixture_begin(fixture);
    assert_int_equal(store_load_remove_article(load, span_of(id)), STATUS_OK);
    fixture_publish(load);
}

/* Mentions of articles that there are not. */
static struct span count_orphans(struct fixture *fixture)
{
    return list_rows(fixture, "SELECT count(*) FROM mention "
                              "WHERE article_id NOT IN (SELECT article_id FROM article)");
}

static void after_it_what_refers_to_an_article_goes_with_it(void **state)
{
    struct fixture *fixture = *state;
    fixture_publish(put_many(fixture));
    remove_article(fixture, "a000");
    TEXT(count_orphans(fixture), "0\n");
}

static void after_an_abandoned_one_too(void **state)
{
    struct fixture *fixture = *state;
    store_load_abandon(put_many(fixture));
    fixture_publish(put_some(fixture, 2));
    remove_article(fixture, "a000");
    TEXT(count_orphans(fixture), "0\n");
}

/* One of articles of which two and two tell one event, a place and a body of one name among those
 * that take part. */
static void put_meeting(struct fixture *fixture, struct store_load *load, int number)
{
    const char *when = number % 4 < 2 ? "met" : "saw";
    struct given article = {
        .id = arena_printf(fixture->arena, "a%03d", number).ptr,
        .title = "Ada Mill in town",
        .body = arena_printf(fixture->arena, "Ada Mill %s Ben Holt in Holt. Mill left.", when).ptr,
        .published = day(2009, 6, 1) + number / 2 * 30,
        .names = {"person:Ada Mill", "person:Ben Holt", "place:Holt", "organization:Holt"},
        .role = number % 3 ? "mayor" : "judge",
        .events = {{.title = "Ada Mill meets Ben Holt",
                    .type = EVENT_CONSULT,
                    .status = EVENT_HAPPENED,
                    .trigger = when,
                    .actor = "Ada Mill",
                    .recipient = "Ben Holt",
                    .place = "Holt",
                    .when = period_of_day(day(2009, 6, 1) + number / 2 * 30),
                    .confidence = 0.8f}}};
    fixture_put(fixture, load, &article);
}

/* What is derived, by what does not depend on the order of loading. */
static struct span list_derived(struct fixture *fixture)
{
    static const char *const queries[] = {
        "SELECT key, id, name, mention_count, article_count, event_count, first_article "
        "FROM entity ORDER BY key",
        "SELECT event.key, event.id, title, event.article_count, place.key FROM event "
        "JOIN entity AS place ON place.entity_id = place_entity ORDER BY event.key",
        "SELECT event.key, role, position, entity.key FROM event_party "
        "JOIN event USING (event_id) JOIN entity USING (entity_id) ORDER BY 1, 2, 3",
        "SELECT key, title, article FROM entity_role JOIN entity USING (entity_id) ORDER BY 1, 2",
        "SELECT tail, key, weight FROM alias_tail JOIN entity USING (entity_id) ORDER BY 1, 2",
        "SELECT id, entity_count, event_count FROM article ORDER BY id",
        "SELECT count(*), count(DISTINCT block), count(DISTINCT evidence_id) FROM event_block",
        "SELECT * FROM word ORDER BY word"};
    struct span list = SPAN("");
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        list = arena_printf(fixture->arena, "%.*s%.*s", SPAN_ARG(list),
                            SPAN_ARG(list_rows(fixture, queries[i])));
    }
    return list;
}

static void a_large_first_load_derives_what_small_ones_do(void **state)
{
    struct fixture *whole = *state;
    void *other = NULL;
    assert_int_equal(fixture_setup(&other), 0);
    struct fixture *parts = other;
    struct store_load *load = fixture_begin(whole);
    struct store_load *part = fixture_begin(parts);
    for (int i = 0; i < ARTICLES; i++) {
        put_meeting(whole, load, i);
        put_meeting(parts, part, i);
        if (i % 100 == 0) { /* the second load takes them again */
            put_meeting(whole, load, i);
            fixture_publish(part);
            part = fixture_begin(parts);
        }
    }
    fixture_publish(load);
    fixture_publish(part);
    struct span derived = list_derived(whole);
    assert_true(span_find(derived, SPAN("place:holt holt-2"), 0) != SIZE_MAX);
    assert_string_equal(derived.ptr, list_derived(parts).ptr);
    fixture_teardown(&other);
}

/* A statement that fires a trigger may have to be undone halfway, before which the text indexes
 * write out what they have gathered: with every row that is put. */
static void nothing_fires_when_a_row_is_put(void **state)
{
    struct span triggers = list_rows(*state, "SELECT name FROM sqlite_schema "
                                             "WHERE type = 'trigger' AND sql LIKE '%INSERT ON%'");
    assert_string_equal(triggers.ptr, "");
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(a_large_first_load_leaves_all_indexes),           ONE(an_abandoned_one_leaves_them_too),
        ONE(after_it_what_refers_to_an_article_goes_with_it), ONE(after_an_abandoned_one_too),
        ONE(a_large_first_load_derives_what_small_ones_do),   ONE(nothing_fires_when_a_row_is_put),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
