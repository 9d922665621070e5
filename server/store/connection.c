/* Statements are prepared once and found again by the hash of their SQL. The progress handler looks
 * at the clock and at the cancel flag every few thousand steps of SQLite's machine, which is well
 * under a millisecond. */

#include "store/connection.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/hash.h"
#include "store/functions.h"
#include "store/search/tokenizer.h"

enum { STATEMENTS_MAX = 192, STATEMENT_HINTS = 512, PROGRESS_STEPS = 4000, BUSY_TIMEOUT_MS = 2000 };

/* The writer's small allocations come from a list of its own instead of malloc. */
enum { LOOKASIDE_BYTES = 1200, LOOKASIDE_COUNT = 400 };

struct kept_statement {
    uint64_t key;
    const char *name; /* under which it was asked for last; NULL: none */
    uint64_t used;    /* tick of the last use */
    sqlite3_stmt *statement;
};

struct statement_cache {
    struct kept_statement kept[STATEMENTS_MAX];
    uint8_t hints[STATEMENT_HINTS]; /* by key: where it was found last */
    uint8_t names[STATEMENT_HINTS]; /* the same by the address of the name */
    size_t count;
    uint64_t tick;
};

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int on_progress(void *context)
{
    struct connection *connection = context;
    if (atomic_load_explicit(&connection->cancelled, memory_order_relaxed)) {
        return 1;
    }
    if (connection->deadline_ns != 0 && now_ns() > connection->deadline_ns) {
        connection->timed_out = true;
        return 1;
    }
    return 0;
}

/* The writer keeps many pages of a load in memory, because half-filled index pages that spill are
 * written twice; readers map the file instead. */
static const char *const writer_pragmas =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
    "PRAGMA cache_size = -131072; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 0;"
    "PRAGMA trusted_schema = OFF; PRAGMA secure_delete = OFF;";
static const char *const reader_pragmas =
    "PRAGMA query_only = ON; PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY;"
    "PRAGMA mmap_size = 2147418112; PRAGMA trusted_schema = OFF;";

static enum status prepare_new(struct connection *connection, enum connection_mode mode)
{
    sqlite3_busy_timeout(connection->db, BUSY_TIMEOUT_MS);
    sqlite3_progress_handler(connection->db, PROGRESS_STEPS, on_progress, connection);
    sqlite3_db_config(connection->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (mode == CONNECTION_WRITER) {
        sqlite3_db_config(connection->db, SQLITE_DBCONFIG_LOOKASIDE, NULL, LOOKASIDE_BYTES,
                          LOOKASIDE_COUNT);
    }
    if (tokenizer_register(connection->db, library_find(connection->library, "connection.fts5_api"),
                           &connection->word_counter) != SQLITE_OK ||
        functions_register(connection->db) != SQLITE_OK) {
        return connection_failed(connection);
    }
    return connection_execute(connection,
                              mode == CONNECTION_WRITER ? writer_pragmas : reader_pragmas);
}

enum status connection_open(struct connection *connection, const char *path,
                            enum connection_mode mode, const struct library *library)
{
    *connection = (struct connection){.library = library};
    int flags = mode == CONNECTION_WRITER ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                          : SQLITE_OPEN_READONLY;
    int code = sqlite3_open_v2(path, &connection->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    enum status status =
        code == SQLITE_OK ? prepare_new(connection, mode) : connection_failed(connection);
    if (status != STATUS_OK) {
        sqlite3_close_v2(connection->db);
        connection->db = NULL;
        return status;
    }
    connection->statements = calloc(1, sizeof *connection->statements);
    if (connection->statements == NULL) {
        abort();
    }
    return STATUS_OK;
}

void connection_close(struct connection *connection)
{
    if (connection->db == NULL) {
        return;
    }
    for (size_t i = 0; i < connection->statements->count; i++) {
        sqlite3_finalize(connection->statements->kept[i].statement);
    }
    free(connection->statements);
    sqlite3_close_v2(connection->db);
    connection->db = NULL;
    connection->statements = NULL;
}

/* The statement with this key; NULL when it is not kept. */
static struct kept_statement *statement_find(struct statement_cache *cache, uint64_t key)
{
    uint8_t *hint = &cache->hints[key % STATEMENT_HINTS];
    if (cache->kept[*hint].key == key && cache->kept[*hint].statement) {
        return &cache->kept[*hint];
    }
    for (size_t i = 0; i < cache->count; i++) {
        if (cache->kept[i].key == key && cache->kept[i].statement) {
            *hint = (uint8_t)i;
            return &cache->kept[i];
        }
    }
    return NULL;
}

/* A free place, that of the statement which was not used for longest when all are taken. */
static struct kept_statement *statement_slot(struct statement_cache *cache)
{
    struct kept_statement *oldest = &cache->kept[0];
    for (size_t i = 0; i < cache->count; i++) {
        if (cache->kept[i].statement == NULL) {
            return &cache->kept[i];
        }
        if (cache->kept[i].used < oldest->used) {
            oldest = &cache->kept[i];
        }
    }
    if (cache->count < STATEMENTS_MAX) {
        return &cache->kept[cache->count++];
    }
    sqlite3_finalize(oldest->statement);
    *oldest = (struct kept_statement){0};
    return oldest;
}

/* Ready to bind once more. */
static sqlite3_stmt *statement_use(struct statement_cache *cache, struct kept_statement *kept)
{
    kept->used = ++cache->tick;
    sqlite3_clear_bindings(kept->statement);
    return kept->statement;
}

static sqlite3_stmt *statement_prepare(struct connection *connection, uint64_t key, struct span sql)
{
    struct statement_cache *cache = connection->statements;
    struct kept_statement *slot = statement_slot(cache);
    if (sqlite3_prepare_v3(connection->db, sql.ptr, (int)sql.len, SQLITE_PREPARE_PERSISTENT,
                           &slot->statement, NULL) != SQLITE_OK) {
        return NULL;
    }
    slot->key = key;
    return statement_use(cache, slot);
}

/* Names are constants: one that was asked for before stands at the same address. */
sqlite3_stmt *connection_named(struct connection *connection, const char *name)
{
    struct statement_cache *cache = connection->statements;
    uint8_t *hint = &cache->names[((uintptr_t)name >> 2) % STATEMENT_HINTS];
    if (cache->kept[*hint].name == name && cache->kept[*hint].statement) {
        return statement_use(cache, &cache->kept[*hint]);
    }
    uint64_t key = hash_64(span_of(name), 1);
    struct kept_statement *kept = statement_find(cache, key);
    if (kept) {
        kept->name = name;
        *hint = (uint8_t)(kept - cache->kept);
        return statement_use(cache, kept);
    }
    struct span sql = library_find(connection->library, name);
    assert(sql.ptr != NULL);
    return statement_prepare(connection, key, sql);
}

sqlite3_stmt *connection_prepared(struct connection *connection, struct span sql)
{
    uint64_t key = hash_64(sql, 2);
    struct kept_statement *kept = statement_find(connection->statements, key);
    return kept ? statement_use(connection->statements, kept)
                : statement_prepare(connection, key, sql);
}

enum status connection_failed(struct connection *connection)
{
    int code = connection->db ? sqlite3_errcode(connection->db) : SQLITE_NOMEM;
    snprintf(connection->message, sizeof connection->message, "%s",
             connection->db ? sqlite3_errmsg(connection->db) : "out of memory");
    switch (code & 0xff) {
    case SQLITE_INTERRUPT:
        return connection->timed_out ? STATUS_TIMEOUT : STATUS_CANCELLED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return STATUS_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return STATUS_CORRUPT;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return STATUS_IO;
    default:
        return STATUS_INTERNAL;
    }
}

enum status connection_execute(struct connection *connection, const char *sql)
{
    if (sqlite3_exec(connection->db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        return connection_failed(connection);
    }
    return STATUS_OK;
}

void connection_set_deadline(struct connection *connection, uint32_t deadline_ms)
{
    atomic_store(&connection->cancelled, false);
    connection->timed_out = false;
    connection->deadline_ns = deadline_ms == 0 ? 0 : now_ns() + (int64_t)deadline_ms * 1000000;
}

int64_t connection_pause(struct connection *connection)
{
    int64_t left_ns = connection->deadline_ns == 0 ? 0 : connection->deadline_ns - now_ns();
    connection->deadline_ns = 0;
    return left_ns;
}

void connection_resume(struct connection *connection, int64_t left_ns)
{
    connection->deadline_ns = left_ns == 0 ? 0 : now_ns() + left_ns;
}

struct binder bind_start(sqlite3_stmt *statement)
{
    return (struct binder){statement, 1};
}

void bind_text(struct binder *binder, struct span text)
{
    sqlite3_bind_text64(binder->statement, binder->at++, text.ptr, text.len, SQLITE_STATIC,
                        SQLITE_UTF8);
}

void bind_name(struct binder *binder, const char *name)
{
    bind_text(binder, name && *name ? span_of(name) : (struct span){0});
}

void bind_int(struct binder *binder, int64_t value)
{
    sqlite3_bind_int64(binder->statement, binder->at++, value);
}

void bind_real(struct binder *binder, double value)
{
    sqlite3_bind_double(binder->statement, binder->at++, value);
}

void bind_marks(struct binder *binder, struct row_marks *marks)
{
    sqlite3_bind_pointer(binder->statement, binder->at++, marks, FUNCTIONS_MARKS, NULL);
}

void bind_blob(struct binder *binder, struct span bytes)
{
    sqlite3_bind_blob64(binder->statement, binder->at++, bytes.ptr, bytes.len, SQLITE_STATIC);
}

void bind_null(struct binder *binder)
{
    sqlite3_bind_null(binder->statement, binder->at++);
}

void bind_day(struct binder *binder, int32_t day)
{
    if (day == DAY_NONE) {
        bind_null(binder);
    } else {
        bind_int(binder, day);
    }
}

void bind_period(struct binder *binder, struct period period)
{
    bind_day(binder, period.earliest);
    bind_day(binder, period.latest);
    bind_name(binder, precision_name(period.precision));
}

enum status statement_step(struct connection *connection, sqlite3_stmt *statement, bool *row)
{
    int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    if (code == SQLITE_ROW) {
        return STATUS_OK;
    }
    enum status status = code == SQLITE_DONE ? STATUS_OK : connection_failed(connection);
    sqlite3_reset(statement);
    return status;
}

enum status statement_run(struct connection *connection, sqlite3_stmt *statement)
{
    if (statement == NULL) {
        return connection_failed(connection);
    }
    bool row = true;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && row) {
        status = statement_step(connection, statement, &row);
    }
    return status;
}

struct columns columns_start(sqlite3_stmt *statement, struct arena *arena)
{
    return (struct columns){statement, arena, 0};
}

struct span column_borrowed(struct columns *columns)
{
    const char *text = (const char *)sqlite3_column_text(columns->statement, columns->at);
    int len = sqlite3_column_bytes(columns->statement, columns->at++);
    return (struct span){text, (size_t)len};
}

struct span column_text(struct columns *columns)
{
    return arena_copy(columns->arena, column_borrowed(columns));
}

int64_t column_int(struct columns *columns)
{
    return sqlite3_column_int64(columns->statement, columns->at++);
}

uint32_t column_count(struct columns *columns)
{
    int64_t value = column_int(columns);
    return value < 0 ? 0 : value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
}

double column_real(struct columns *columns)
{
    bool null = column_is_null(columns);
    double value = sqlite3_column_double(columns->statement, columns->at++);
    return null ? (double)NAN : value;
}

bool column_bool(struct columns *columns)
{
    return column_int(columns) != 0;
}

bool column_is_null(const struct columns *columns)
{
    return sqlite3_column_type(columns->statement, columns->at) == SQLITE_NULL;
}

int32_t column_day(struct columns *columns)
{
    bool null = column_is_null(columns);
    int64_t day = column_int(columns);
    return null || day < INT32_MIN || day > INT32_MAX ? DAY_NONE : (int32_t)day;
}

struct period column_period(struct columns *columns)
{
    struct period period = {.earliest = column_day(columns)};
    period.latest = column_day(columns);
    period.precision = precision_from_name(column_borrowed(columns));
    return period;
}

void column_code(struct columns *columns, char out[4])
{
    struct span text = column_borrowed(columns);
    size_t len = text.len < 3 ? text.len : 3;
    memset(out, 0, 4);
    if (len > 0) {
        memcpy(out, text.ptr, len);
    }
}

enum status connection_each(struct connection *connection, const char *name, struct arena *arena,
                            enum status (*take)(void *context, struct columns *columns),
                            void *context)
{
    sqlite3_stmt *statement = connection_named(connection, name);
    bool row = statement != NULL;
    enum status status = row ? STATUS_OK : connection_failed(connection);
    while (row && status == STATUS_OK) {
        status = statement_step(connection, statement, &row);
        if (status == STATUS_OK && row) {
            struct columns columns = columns_start(statement, arena);
            status = take(context, &columns);
        }
    }
    sqlite3_reset(statement);
    return status;
}
