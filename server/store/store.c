/* Opens the archive: lock, look at the header, open, migrate, read what is remembered. An archive
 * "in memory" is a file in a temporary folder that is removed at the end: SQLite's shared memory
 * databases make readers wait for the writer or show them half a load, the log of a file does not,
 * and on most systems such a file never reaches a disk before it is gone. */

#include "store/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store/archive.h"
#include "store/counts/census.h"
#include "store/counts/totals.h"
#include "store/list_rows.h"
#include "store/lock.h"
#include "store/migrate.h"
#include "store/search/other_names.h"

enum status archive_fail(const struct connection *connection, enum status status,
                         struct failure *failure, const char *doing)
{
    return failure_set(failure, status, "cannot %s: %s", doing, connection->message);
}

enum status archive_get(struct connection *connection, struct arena *arena, const char *key,
                        struct span *out)
{
    sqlite3_stmt *statement = connection_named(connection, "archive.get");
    if (statement == NULL) {
        return connection_failed(connection);
    }
    struct binder binder = bind_start(statement);
    bind_name(&binder, key);
    bool row;
    enum status status = statement_step(connection, statement, &row);
    if (status != STATUS_OK) {
        return status;
    }
    *out = (struct span){0};
    if (row) {
        struct columns columns = columns_start(statement, arena);
        *out = column_text(&columns);
        sqlite3_reset(statement);
    }
    return STATUS_OK;
}

enum status archive_set(struct connection *connection, const char *key, struct span value)
{
    sqlite3_stmt *statement = connection_named(connection, "archive.set");
    if (statement == NULL) {
        return connection_failed(connection);
    }
    struct binder binder = bind_start(statement);
    bind_name(&binder, key);
    bind_text(&binder, value);
    return statement_run(connection, statement);
}

static void take_value(void *context, struct columns *columns)
{
    *(uint64_t *)context = (uint64_t)column_int(columns);
}

enum status archive_get_number(struct connection *connection, const char *key, uint64_t *out)
{
    uint64_t value = 0;
    enum status status =
        list_one(connection, "archive.get", span_of(key), NULL, take_value, &value);
    if (status == STATUS_OK || status == STATUS_NOT_FOUND) {
        *out = value;
        return STATUS_OK;
    }
    return status;
}

enum status archive_set_number(struct connection *connection, const char *key, uint64_t value)
{
    char text[24];
    snprintf(text, sizeof text, "%llu", (unsigned long long)value);
    return archive_set(connection, key, span_of(text));
}

/* Makes the folders above `path`. */
static enum status folders_make(const char *path, struct failure *failure)
{
    char *copy = strdup(path);
    if (copy == NULL) {
        abort();
    }
    enum status status = STATUS_OK;
    for (char *slash = strchr(copy + 1, '/'); slash && status == STATUS_OK;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(copy, 0777) != 0 && errno != EEXIST) {
            status = failure_set(failure, STATUS_IO, "cannot make the folder %s: %s", copy,
                                 strerror(errno));
        }
        *slash = '/';
    }
    free(copy);
    return status;
}

/* Sets store->path, and store->folder for an archive in memory. */
static enum status path_choose(struct store *store, const char *path, struct failure *failure)
{
    if (strcmp(path, ":memory:") != 0) {
        store->path = arena_string(store->arena, span_of(path));
        return folders_make(path, failure);
    }
    const char *parent = getenv("TMPDIR");
    struct span folder =
        arena_printf(store->arena, "%s/datelined-XXXXXX", parent && *parent ? parent : "/tmp");
    store->folder = arena_string(store->arena, folder);
    if (mkdtemp(store->folder) == NULL) {
        store->folder = NULL;
        return failure_set(failure, STATUS_IO, "cannot make a temporary folder: %s",
                           strerror(errno));
    }
    store->path =
        arena_string(store->arena, arena_printf(store->arena, "%s/archive.db", store->folder));
    return STATUS_OK;
}

/* The header is written before the log is turned on, so that the file says whose it is from its
 * first page on. */
static enum status header_write(const char *path, struct failure *failure)
{
    sqlite3 *db = NULL;
    char *sql = sqlite3_mprintf("PRAGMA page_size = 8192; PRAGMA application_id = %d",
                                MIGRATE_APPLICATION_ID);
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    }
    enum status status = code == SQLITE_OK
                             ? STATUS_OK
                             : failure_set(failure, STATUS_IO, "cannot write %s: %s", path,
                                           db ? sqlite3_errmsg(db) : "out of memory");
    sqlite3_free(sql);
    sqlite3_close(db);
    return status;
}

static enum status identity_read(struct store *store)
{
    struct connection *writer = &store->writer;
    enum status status = archive_get(writer, store->arena, "identity", &store->identity);
    if (status != STATUS_OK || store->identity.ptr) {
        return status;
    }
    unsigned char random[16];
    char *text = arena_alloc(store->arena, 33);
    sqlite3_randomness(sizeof random, random);
    for (size_t i = 0; i < sizeof random; i++) {
        snprintf(text + 2 * i, 3, "%02x", random[i]);
    }
    store->identity = span_of(text);
    return archive_set(writer, "identity", store->identity);
}

static enum status memory_read(struct store *store)
{
    struct connection *writer = &store->writer;
    uint64_t generation = 0, published_at = 0, load = 0;
    struct span reading = {0};
    enum status status = identity_read(store);
    if (status == STATUS_OK) {
        status = archive_get_number(writer, "generation", &generation);
    }
    if (status == STATUS_OK) {
        status = archive_get_number(writer, "published_at", &published_at);
    }
    if (status == STATUS_OK) {
        status = archive_get_number(writer, "load", &load);
    }
    if (status == STATUS_OK) {
        status = archive_get(writer, store->arena, "reading_version", &reading);
    }
    if (status == STATUS_OK) {
        status = archive_set(writer, "program_version", store->program_version);
    }
    store->reading_differs = !span_equal(reading, store->reading_version);
    atomic_store(&store->generation, generation);
    atomic_store(&store->published_at, (int64_t)published_at);
    atomic_store(&store->load_number, load);
    return status;
}

void store_know_names(struct store *store, const struct known_names *groups, size_t count)
{
    store->other_names = other_names_new(store->arena, groups, count);
}

/* Opens the writer's connection on the locked file. */
static enum status writer_open(struct store *store, bool fresh, struct failure *failure)
{
    enum status status = fresh ? header_write(store->path, failure) : STATUS_OK;
    if (status != STATUS_OK) {
        return status;
    }
    status = connection_open(&store->writer, store->path, CONNECTION_WRITER, store->library);
    if (status != STATUS_OK) {
        return failure_set(failure, status, "cannot open %s: %s", store->path,
                           store->writer.message);
    }
    status = migrate_run(&store->writer, failure);
    if (status == STATUS_NEWER_VERSION) {
        sqlite3_db_config(store->writer.db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = memory_read(store);
    return status == STATUS_OK
               ? STATUS_OK
               : archive_fail(&store->writer, status, failure, "read the archive's state");
}

enum status store_open(const struct store_options *options, struct store **out,
                       struct failure *failure)
{
    struct arena *arena = arena_new();
    struct store *store = ARENA_NEW(arena, struct store);
    store->arena = arena;
    store->lock = -1;
    /* Nobody asks how much memory SQLite has, and counting takes a lock at every allocation. Must
     * come before SQLite starts: later, for a process's second archive, it is refused. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    pthread_mutex_init(&store->counting_lock, NULL);
    pthread_mutex_init(&store->census_lock, NULL);
    store->totals = totals_new(arena);
    store->program_version = arena_copy(arena, span_of(options->program_version));
    store->reading_version = arena_copy(arena, span_of(options->reading_version));
    enum status status = library_new(arena, &store->library, failure);
    if (status == STATUS_OK) {
        status = path_choose(store, options->path, failure);
    }
    if (status == STATUS_OK) {
        status = lock_take(store->path, &store->lock, failure);
    }
    bool fresh = false;
    if (status == STATUS_OK) {
        status = migrate_check_file(store->path, &fresh, failure);
        if (status != STATUS_OK) {
            lock_release(store->path, store->lock, true);
            store->lock = -1;
        }
    }
    if (status == STATUS_OK) {
        status = writer_open(store, fresh, failure);
    }
    if (status != STATUS_OK) {
        store_close(store);
        return status;
    }
    *out = store;
    return STATUS_OK;
}

static void folder_remove(struct store *store)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal", ".lock"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        unlink(arena_printf(store->arena, "%s%s", store->path, suffixes[i]).ptr);
    }
    rmdir(store->folder);
}

void store_close(struct store *store)
{
    if (store == NULL) {
        return;
    }
    census_close(store);
    pthread_mutex_destroy(&store->census_lock);
    totals_fini(store->totals);
    pthread_mutex_destroy(&store->counting_lock);
    connection_close(&store->writer);
    if (store->lock >= 0) {
        lock_release(store->path, store->lock, false);
    }
    if (store->folder) {
        folder_remove(store);
    }
    arena_free(store->arena);
}

enum status store_reader_new(struct store *store, struct store_reader **out,
                             struct failure *failure)
{
    struct store_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        abort();
    }
    reader->store = store;
    reader->known_day = DAY_NONE;
    enum status status =
        connection_open(&reader->connection, store->path, CONNECTION_READER, store->library);
    if (status != STATUS_OK) {
        failure_set(failure, status, "cannot read %s: %s", store->path, reader->connection.message);
        free(reader);
        return status;
    }
    *out = reader;
    return STATUS_OK;
}

void store_reader_free(struct store_reader *reader)
{
    if (reader) {
        connection_close(&reader->connection);
        free(reader);
    }
}

/* The first read fixes the snapshot. */
enum status store_read_begin(struct store_reader *reader, uint32_t deadline_ms)
{
    struct connection *connection = &reader->connection;
    connection_set_deadline(connection, deadline_ms);
    sqlite3_stmt *begin = connection_named(connection, "read.begin");
    enum status status = statement_run(connection, begin);
    if (status == STATUS_OK) {
        status = archive_get_number(connection, "generation", &reader->generation);
    }
    if (status == STATUS_OK) {
        status = archive_get_number(connection, "load", &reader->load_number);
    }
    if (status != STATUS_OK) {
        store_read_end(reader);
    }
    return status;
}

void store_read_end(struct store_reader *reader)
{
    census_release(reader);
    connection_set_deadline(&reader->connection, 0);
    enum status status =
        statement_run(&reader->connection, connection_named(&reader->connection, "read.end"));
    (void)status; /* ending a read cannot lose anything */
    reader->known_day = DAY_NONE;
}

void store_read_cancel(struct store_reader *reader)
{
    atomic_store(&reader->connection.cancelled, true);
}

uint64_t store_read_generation(const struct store_reader *reader)
{
    return reader->generation;
}

uint64_t store_generation(const struct store *store)
{
    return atomic_load(&store->generation);
}

struct span store_identity(const struct store *store)
{
    return store->identity;
}

int64_t store_published_at(const struct store *store)
{
    return atomic_load(&store->published_at);
}

const char *store_reader_message(const struct store_reader *reader)
{
    return reader->connection.message;
}
