/* Who walks through a list has it counted once, and anew when there is another generation. */
#include "../fixture.h"

#include "store/archive.h"

enum { ARTICLES = 30 };

static int count_counting(unsigned event, void *context, void *statement, void *text)
{
    (void)event, (void)text;
    *(size_t *)context += strncmp(sqlite3_sql(statement), "SELECT count(*)", 15) == 0;
    return 0;
}

static void load_articles(struct fixture *fixture, uint32_t first, uint32_t count)
{
    struct store_load *load = fixture_begin(fixture);
    for (uint32_t i = first; i < first + count; i++) {
        struct given given = {.id = arena_printf(fixture->arena, "a%u", i).ptr,
                              .title = "Talks",
                              .body = "Kim met Moon in Seoul.",
                              .published = DAY_NONE,
                              .names = {"person:Kim", "person:Moon", "place:Seoul"}};
        fixture_put(fixture, load, &given);
    }
    fixture_publish(load);
}

/* Walks through the mentions of a type, ten a page, and returns the total that each page gave. */
static uint64_t walk(struct fixture *fixture, const char *type)
{
    struct span value = span_of(type);
    struct condition condition = {.field = FILTER_TYPE, .values = &value, .value_count = 1};
    struct query query = query_default();
    uint64_t seen = 0, total = 0;
    query.conditions = &condition;
    query.condition_count = 1;
    query.limit = 10;
    do {
        struct mention_page page;
        assert_int_equal(mentions_list(fixture->reader, fixture->arena, &query, &page), STATUS_OK);
        assert_true(seen == 0 || page.page.total == total);
        seen += page.count;
        total = page.page.total;
        query.after = page.page.next;
    } while (query.after.present);
    assert_int_equal(seen, total);
    return total;
}

static void test_counted_once(void **state)
{
    struct fixture *fixture = *state;
    size_t counted = 0;
    load_articles(fixture, 0, ARTICLES);
    fixture_read(fixture);
    sqlite3_trace_v2(fixture->reader->connection.db, SQLITE_TRACE_STMT, count_counting, &counted);
    assert_int_equal(walk(fixture, "person"), 2 * ARTICLES);
    assert_int_equal(counted, 1);
    assert_int_equal(walk(fixture, "place"), ARTICLES); /* another value, another count */
    assert_int_equal(counted, 2);
    assert_int_equal(walk(fixture, "person"), 2 * ARTICLES);
    assert_int_equal(counted, 2);
    store_read_end(fixture->reader);
    load_articles(fixture, ARTICLES, 3);
    fixture_read(fixture);
    assert_int_equal(walk(fixture, "person"), 2 * (ARTICLES + 3));
    assert_int_equal(counted, 3);
    sqlite3_trace_v2(fixture->reader->connection.db, 0, NULL, NULL);
    store_read_end(fixture->reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_counted_once, fixture_setup, fixture_teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
