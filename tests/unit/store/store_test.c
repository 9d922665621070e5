/* Opening the archive: new, again, locked, foreign, of a newer version, in memory. */
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "fixture.h"
#include "store/migrate.h"

static enum status open_path(const char *path, struct store **store, struct failure *failure)
{
    struct store_options options = {path, "1.0", "r1"};
    return store_open(&options, store, failure);
}

static void test_identity_stays(void **state)
{
    struct fixture *fixture = *state;
    struct span identity = arena_copy(fixture->arena, store_identity(fixture->store));
    assert_int_equal(identity.len, 32);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_true(span_equal(identity, store_identity(fixture->store)));
    assert_int_equal(store_published_at(fixture->store), 0);
}

static void test_generation_stays(void **state)
{
    struct fixture *fixture = *state;
    fixture_publish(fixture_begin(fixture));
    int64_t at = store_published_at(fixture->store);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_int_equal(store_generation(fixture->store), 1);
    assert_int_equal(store_published_at(fixture->store), at);
}

static void test_a_second_process_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct store *other = NULL;
    struct failure failure = {0};
    assert_int_equal(open_path(fixture->path, &other, &failure), STATUS_BUSY);
    assert_null(other);
    assert_non_null(strstr(failure.text, fixture->path));
    fixture_close(fixture);
    assert_int_equal(open_path(fixture->path, &other, &failure), STATUS_OK);
    store_close(other);
}

static void test_folders_are_made(void **state)
{
    struct fixture *fixture = *state;
    char path[128], folder[96];
    snprintf(folder, sizeof folder, "%s/new", fixture->folder);
    snprintf(path, sizeof path, "%s/a.db", folder);
    struct store *store = NULL;
    struct failure failure = {0};
    assert_int_equal(open_path(path, &store, &failure), STATUS_OK);
    store_close(store);
    unlink(path);
    strcat(path, ".lock");
    unlink(path);
    assert_int_equal(rmdir(folder), 0); /* nothing else is left in it */
}

static void write_file(const char *path, const void *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    fclose(file);
}

static void test_a_foreign_file_is_left_alone(void **state)
{
    struct fixture *fixture = *state;
    char path[128], side[160];
    snprintf(path, sizeof path, "%s/holiday.jpg", fixture->folder);
    snprintf(side, sizeof side, "%s.lock", path);
    write_file(path, "not a database at all", 21);
    struct store *store = NULL;
    struct failure failure = {0};
    assert_int_equal(open_path(path, &store, &failure), STATUS_CORRUPT);
    assert_int_equal(access(side, F_OK), -1);
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_size, 21);
    unlink(path);
}

static void test_another_programs_database_is_left_alone(void **state)
{
    struct fixture *fixture = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/other.db", fixture->folder);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE t (x)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    struct store *store = NULL;
    struct failure failure = {0};
    assert_int_equal(open_path(path, &store, &failure), STATUS_CORRUPT);
    unlink(path);
}

/* Reads a file whole, to compare it afterwards. */
static size_t read_whole(const char *path, char *bytes, size_t size)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t len = fread(bytes, 1, size, file);
    fclose(file);
    return len;
}

static void test_a_newer_database_is_left_alone(void **state)
{
    struct fixture *fixture = *state;
    fixture_close(fixture);
    sqlite3 *db;
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA user_version = %u", migrate_latest() + 1);
    assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    static char before[1 << 20], after[1 << 20];
    size_t len = read_whole(fixture->path, before, sizeof before);
    struct store *store = NULL;
    struct failure failure = {0};
    assert_int_equal(open_path(fixture->path, &store, &failure), STATUS_NEWER_VERSION);
    assert_non_null(strstr(failure.text, "newer"));
    assert_int_equal(read_whole(fixture->path, after, sizeof after), len);
    assert_memory_equal(before, after, len);
}

static void test_a_folder_that_cannot_be_made(void **state)
{
    (void)state;
    struct store *store = NULL;
    struct failure failure = {0};
    assert_int_equal(open_path("/dev/null/x/a.db", &store, &failure), STATUS_IO);
    assert_null(store);
}

static void *read_elsewhere(void *context)
{
    struct store_reader *reader = context;
    uint64_t *articles = calloc(1, sizeof *articles);
    struct store_counts counts;
    if (store_read_begin(reader, 0) == STATUS_OK && store_count(reader, &counts) == STATUS_OK) {
        *articles = counts.articles;
    }
    store_read_end(reader);
    return articles;
}

static void test_in_memory_with_readers_elsewhere(void **state)
{
    struct fixture *fixture = *state;
    fixture_close(fixture);
    snprintf(fixture->path, sizeof fixture->path, ":memory:");
    fixture_open(fixture);
    struct given article = {.id = "one", .title = "A", .body = "B.", .published = DAY_NONE};
    fixture_load(fixture, &article, 1);
    pthread_t thread;
    void *articles = NULL;
    assert_int_equal(pthread_create(&thread, NULL, read_elsewhere, fixture->reader), 0);
    pthread_join(thread, &articles);
    assert_int_equal(*(uint64_t *)articles, 1);
    free(articles);
    fixture_close(fixture);
    snprintf(fixture->path, sizeof fixture->path, "%s/a.db", fixture->folder);
}

static void test_another_reading_version_reads_again(void **state)
{
    struct fixture *fixture = *state;
    fixture_publish(fixture_begin(fixture));
    struct store_load *load = fixture_begin(fixture);
    assert_false(store_load_needs_reading(load));
    store_load_abandon(load);
    fixture_close(fixture);
    fixture_open_as(fixture, "r2");
    load = fixture_begin(fixture);
    assert_true(store_load_needs_reading(load));
    store_load_abandon(load);
    load = fixture_begin(fixture);
    assert_true(store_load_needs_reading(load));
    struct failure failure = {0};
    assert_int_equal(store_load_publish(load, &failure), STATUS_OK); /* of a post: nothing else */
    load = fixture_begin(fixture);
    assert_true(store_load_needs_reading(load));
    fixture_publish(load);
    load = fixture_begin(fixture);
    assert_false(store_load_needs_reading(load));
    store_load_abandon(load);
}

static void test_limits_stop_a_read(void **state)
{
    struct fixture *fixture = *state;
    static struct given articles[400];
    static char ids[400][8];
    for (size_t i = 0; i < 400; i++) {
        snprintf(ids[i], sizeof ids[i], "a%zu", i);
        articles[i] = (struct given){.id = ids[i],
                                     .title = "Kim",
                                     .body = "Kim met Moon.",
                                     .published = DAY_NONE,
                                     .names = {"person:Kim", "person:Moon"}};
    }
    fixture_load(fixture, articles, 400);
    fixture_read(fixture);
    struct query query = query_default();
    struct article_page page;
    uint32_t position;
    query.limit = 0;
    query.text = SPAN("kim OR moon");
    store_read_cancel(fixture->reader);
    assert_int_equal(articles_list(fixture->reader, fixture->arena, &query, &page, &position),
                     STATUS_CANCELLED);
    store_read_end(fixture->reader);
    fixture_read(fixture); /* beginning again clears it */
    assert_int_equal(articles_list(fixture->reader, fixture->arena, &query, &page, &position),
                     STATUS_OK);
    assert_int_equal(page.count, 400);
    store_read_end(fixture->reader);
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_identity_stays),
        ONE(test_generation_stays),
        ONE(test_a_second_process_is_refused),
        ONE(test_folders_are_made),
        ONE(test_a_foreign_file_is_left_alone),
        ONE(test_another_programs_database_is_left_alone),
        ONE(test_a_newer_database_is_left_alone),
        ONE(test_a_folder_that_cannot_be_made),
        ONE(test_in_memory_with_readers_elsewhere),
        ONE(test_another_reading_version_reads_again),
        ONE(test_limits_stop_a_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
