/* The first load of an archive that nobody reads goes without the log; every other one has it. */
#include <sqlite3.h>

#include "../fixture.h"
#include "store/archive.h"

static const char *journal_of(struct fixture *fixture)
{
    struct span mode = {0};
    sqlite3_stmt *statement = NULL;
    assert_int_equal(
        sqlite3_prepare_v2(fixture->store->writer.db, "PRAGMA journal_mode", -1, &statement, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    mode = span_of((const char *)sqlite3_column_text(statement, 0));
    const char *copy = arena_string(fixture->arena, mode);
    sqlite3_finalize(statement);
    return copy;
}

/* Opens the fixture's archive again, before anybody reads it. */
static void open_alone(struct fixture *fixture)
{
    struct failure failure = {0};
    struct store_options options = {fixture->path, "1.0", "r1", .alone = true};
    fixture_close(fixture);
    assert_int_equal(store_open(&options, &fixture->store, &failure), STATUS_OK);
}

static void put_one(struct fixture *fixture, struct store_load *load, const char *id)
{
    struct given article = {.id = id,
                            .title = "Ada Mill speaks",
                            .body = "Ada Mill spoke in Lusaka.",
                            .published = day(2019, 6, 1),
                            .names = {"person:Ada Mill", "place:Lusaka"}};
    fixture_put(fixture, load, &article);
}

static void test_the_first_load_goes_without_the_log(void **state)
{
    struct fixture *fixture = *state;
    struct failure failure = {0};
    open_alone(fixture);
    assert_string_equal(journal_of(fixture), "wal");
    struct store_load *load = fixture_begin(fixture);
    assert_string_equal(journal_of(fixture), "delete");
    put_one(fixture, load, "a1");
    fixture_publish(load);
    assert_string_equal(journal_of(fixture), "wal");

    assert_int_equal(store_reader_new(fixture->store, &fixture->reader, &failure), STATUS_OK);
    load = fixture_begin(fixture);
    assert_string_equal(journal_of(fixture), "wal");
    put_one(fixture, load, "a2");
    fixture_read(fixture); /* beside the load */
    assert_int_equal(store_read_generation(fixture->reader), 1);
    store_read_end(fixture->reader);
    fixture_publish(load);
    assert_int_equal(store_generation(fixture->store), 2);
}

static void test_an_abandoned_one_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;
    open_alone(fixture);
    struct store_load *load = fixture_begin(fixture);
    put_one(fixture, load, "a1");
    store_load_abandon(load);
    assert_string_equal(journal_of(fixture), "wal");
    fixture_close(fixture);
    fixture_open(fixture);
    assert_int_equal(store_generation(fixture->store), 0);
    struct store_counts counts;
    fixture_read(fixture);
    assert_int_equal(store_count(fixture->reader, &counts), STATUS_OK);
    assert_int_equal(counts.articles, 0);
    store_read_end(fixture->reader);
}

static void test_a_first_load_with_readers_has_the_log(void **state)
{
    struct fixture *fixture = *state;
    struct store_load *load = fixture_begin(fixture);
    assert_string_equal(journal_of(fixture), "wal");
    store_load_abandon(load);
}

#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ONE(test_the_first_load_goes_without_the_log),
        ONE(test_an_abandoned_one_leaves_nothing),
        ONE(test_a_first_load_with_readers_has_the_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
