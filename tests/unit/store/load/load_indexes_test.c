/* A large first load works without the indexes that only readers use; it leaves them all. */
#include <sqlite3.h>

#include "../fixture.h"

enum { ARTICLES = 230 }; /* more than where they are put aside */

/* Names and definitions of all indexes, in the order of the names; in the fixture's arena. */
static struct span list_indexes(struct fixture *fixture)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    struct span list = SPAN("");
    assert_int_equal(sqlite3_open_v2(fixture->path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT name, sql FROM sqlite_schema "
                                        "WHERE type = 'index' ORDER BY name",
                                        -1, &statement, NULL),
                     SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const unsigned char *sql = sqlite3_column_text(statement, 1);
        list =
            arena_printf(fixture->arena, "%.*s%s %s\n", SPAN_ARG(list),
                         sqlite3_column_text(statement, 0), sql ? sql : (const unsigned char *)"");
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return list;
}

static struct store_load *put_many(struct fixture *fixture)
{
    struct store_load *load = fixture_begin(fixture);
    for (int i = 0; i < ARTICLES; i++) {
        struct given article = {.id = arena_printf(fixture->arena, "a%03d", i).ptr,
                                .title = "Ada Mill speaks",
                                .body = "Ada Mill spoke in Lusaka.",
                                .published = day(2019, 6, 1) + i,
                                .names = {"person:Ada Mill", "place:Lusaka"}};
        fixture_put(fixture, load, &article);
    }
    return load;
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

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(a_large_first_load_leaves_all_indexes),
        ONE(an_abandoned_one_leaves_them_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
