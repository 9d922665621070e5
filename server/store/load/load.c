/* A load is one write transaction on the writer's connection: readers go on with the last committed
 * state, and a crash leaves it as it is. What the load touches is noted in temporary tables, so
 * that publishing derives only that anew. Files that did not change cost one look-up and a mark in
 * such a table, no write. */

#include "store/load.h"

#include <stdlib.h>
#include <time.h>

#include "loading.h"
#include "store/codes.h"
#include "store/correct/correct.h"
#include "store/counts/changes.h"
#include "store/list.h"
#include "store/list_rows.h"
#include "store/prepare.h"

enum { MANY_ARTICLES = 200 };

static const char *const status_names[FILE_STATUS_COUNT] = {[FILE_LOADED] = "loaded",
                                                            [FILE_UNCHANGED] = "unchanged",
                                                            [FILE_SKIPPED] = "skipped",
                                                            [FILE_FAILED] = "failed",
                                                            [FILE_DUPLICATE] = "duplicate"};

const char *file_status_name(enum file_status status)
{
    return status < FILE_STATUS_COUNT ? status_names[status] : NULL;
}

enum file_status file_status_from_name(struct span name)
{
    int status = 0;
    while (status < FILE_STATUS_COUNT && !span_is(name, status_names[status])) {
        status++;
    }
    return (enum file_status)status;
}

sqlite3_stmt *load_start_id(struct store_load *load, const char *name, int64_t id)
{
    sqlite3_stmt *statement = connection_named(load->connection, name);
    if (statement) {
        sqlite3_bind_int64(statement, 1, id);
    }
    return statement;
}

enum status load_run_id(struct store_load *load, const char *name, int64_t id)
{
    return statement_run(load->connection, load_start_id(load, name, id));
}

enum status load_look_up(struct store_load *load, const char *name, struct span key, int64_t *id)
{
    sqlite3_stmt *statement = connection_named(load->connection, name);
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_text(&binder, key);
    bool row;
    enum status status = statement_step(load->connection, statement, &row);
    if (status != STATUS_OK || !row) {
        return status == STATUS_OK ? STATUS_NOT_FOUND : status;
    }
    *id = sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return STATUS_OK;
}

void store_load_watch(struct store_load *load, load_step *step, void *context)
{
    load->step = step;
    load->step_context = context;
}

void load_step_begin(const struct store_load *load, const char *name)
{
    if (load->step) {
        load->step(load->step_context, name);
    }
}

/* The next load may begin as soon as the store is told that this one ended: nothing of the writer's
 * is touched after that. */
static void load_free(struct store_load *load)
{
    struct store *store = load->store;
    if (load->changes) {
        changes_drop(load->connection, load->changes);
    }
    load_free_words(load);
    load_references_keep(load);
    arena_free(load->scratch);
    free(load);
    atomic_store(&store->loading, false);
}

enum status store_load_begin(struct store *store, struct store_load **out, struct failure *failure)
{
    if (atomic_exchange(&store->loading, true)) {
        return failure_set(failure, STATUS_BUSY, "another load is running");
    }
    struct arena *scratch = arena_new();
    struct store_load *load = calloc(1, sizeof *load);
    if (load == NULL) {
        abort();
    }
    *load = (struct store_load){.store = store,
                                .connection = &store->writer,
                                .scratch = scratch,
                                .number = atomic_load(&store->load_number) + 1};
    load_start_words(load);
    enum status status =
        connection_execute(load->connection, library_find(store->library, "load.temporary").ptr);
    if (status == STATUS_OK) {
        status = statement_run(load->connection, connection_named(load->connection, "load.begin"));
    }
    if (status != STATUS_OK) {
        archive_fail(&store->writer, status, failure, "begin a load");
        load_free(load);
        return status;
    }
    load->changes = store_generation(store) > 0 ? changes_watch(load->connection) : NULL;
    *out = load;
    return STATUS_OK;
}

bool store_load_needs_reading(const struct store_load *load)
{
    return load->store->reading_differs;
}

void store_load_all_read(struct store_load *load)
{
    load->all_read = true;
}

static void read_record(sqlite3_stmt *statement, struct arena *arena, int64_t *file_id,
                        struct file_record *out)
{
    struct columns columns = columns_start(statement, arena);
    *file_id = column_int(&columns);
    out->path = column_text(&columns);
    out->folder = column_text(&columns);
    out->relative = column_text(&columns);
    out->size = column_int(&columns);
    out->modified_ns = column_int(&columns);
    out->hash = column_text(&columns);
    out->status = file_status_from_name(column_borrowed(&columns));
    out->reason = column_text(&columns);
    out->encoding = column_text(&columns);
    out->format = column_text(&columns);
    out->article_count = column_count(&columns);
    out->published_basis = published_basis_from_name(column_borrowed(&columns));
}

static enum status find_record(struct store_load *load, struct arena *arena, struct span path,
                               int64_t *file_id, struct file_record *out)
{
    sqlite3_stmt *statement = connection_named(load->connection, "load.file_find");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_text(&binder, path);
    bool row;
    enum status status = statement_step(load->connection, statement, &row);
    if (status != STATUS_OK || !row) {
        return status == STATUS_OK ? STATUS_NOT_FOUND : status;
    }
    read_record(statement, arena, file_id, out);
    sqlite3_reset(statement);
    return STATUS_OK;
}

enum status store_load_find_file(struct store_load *load, struct arena *arena, struct span path,
                                 struct file_record *out)
{
    int64_t file_id;
    enum status status = find_record(load, arena, path, &file_id, out);
    return status == STATUS_OK ? load_run_id(load, "load.file_see", file_id) : status;
}

enum status store_load_see_below(struct store_load *load, struct span path)
{
    struct binder binder = bind_start(connection_named(load->connection, "load.files_see_below"));
    bind_text(&binder, path);
    return statement_run(load->connection, binder.statement);
}

enum status store_load_has_unseen(struct store_load *load, bool *out)
{
    sqlite3_stmt *statement = connection_named(load->connection, "load.files_unseen");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    enum status status = statement_step(load->connection, statement, out);
    sqlite3_reset(statement);
    return status;
}

struct publication {
    struct period *period;
    enum published_basis *basis;
    struct span *path;
};

static void take_publication(void *context, struct columns *columns)
{
    struct publication *publication = context;
    *publication->period = column_period(columns);
    *publication->basis = published_basis_from_name(column_borrowed(columns));
    *publication->path = column_text(columns);
}

enum status store_load_find_published(struct store_load *load, struct arena *arena, struct span id,
                                      struct period *period, enum published_basis *basis,
                                      struct span *path)
{
    struct publication publication = {period, basis, path};
    return list_one(load->connection, "load.article_published", id, arena, take_publication,
                    &publication);
}

/* Takes the words of an article out of the counts. */
static enum status count_out(struct store_load *load, int64_t article_id)
{
    sqlite3_stmt *statement = connection_named(load->connection, "load.article_words");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    sqlite3_bind_int64(statement, 1, article_id);
    bool row;
    enum status status = statement_step(load->connection, statement, &row);
    if (status == STATUS_OK && row) {
        struct columns columns = columns_start(statement, load->scratch);
        load_take_words(load, column_borrowed(&columns));
        load_take_words(load, column_borrowed(&columns));
        sqlite3_reset(statement);
    }
    return status;
}

enum status load_delete_article(struct store_load *load, int64_t article_id)
{
    static const char *const steps[] = {
        "load.article_departs",        "link.words_touch",
        "load.article_touch_entities", "load.article_touch_events",
        "load.article_lose_events",    "load.article_lose_entities",
        "load.article_unindex",        "load.article_unindex_events",
        "load.article_delete"};
    load->changed = true;
    enum status status = load_references_restore(load);
    if (status == STATUS_OK) {
        status = count_out(load, article_id);
    }
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == STATUS_OK; i++) {
        status = load_run_id(load, steps[i], article_id);
    }
    return status;
}

/* The numbers that a named statement gives for `id`, collected before anything is changed. */
static enum status collect_ids(struct store_load *load, const char *name, int64_t id, int64_t **ids,
                               size_t *count)
{
    sqlite3_stmt *statement = connection_named(load->connection, name);
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    if (sqlite3_bind_parameter_count(statement) > 0) {
        sqlite3_bind_int64(statement, 1, id);
    }
    return list_numbers(load->connection, statement, load->scratch, ids, count);
}

static enum status delete_articles_of(struct store_load *load, int64_t file_id)
{
    int64_t *ids;
    size_t count;
    enum status status = collect_ids(load, "load.file_articles", file_id, &ids, &count);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = load_delete_article(load, ids[i]);
    }
    return status;
}

static bool record_equal(const struct file_record *a, const struct file_record *b)
{
    return span_equal(a->hash, b->hash) && a->status == b->status &&
           span_equal(a->reason, b->reason) && span_equal(a->encoding, b->encoding) &&
           span_equal(a->format, b->format) && a->article_count == b->article_count &&
           a->published_basis == b->published_basis;
}

/* Two plain statements instead of one that inserts or updates: anything that SQLite may have to
 * undo halfway makes the text indexes write out what they have gathered (their xSavepoint). */
static enum status write_record(struct store_load *load, int64_t file_id,
                                const struct file_record *record)
{
    sqlite3_stmt *statement =
        connection_named(load->connection, file_id == 0 ? "load.file_insert" : "load.file_update");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_text(&binder, record->folder);
    bind_text(&binder, record->relative);
    bind_int(&binder, record->size);
    bind_int(&binder, record->modified_ns);
    bind_text(&binder, record->hash);
    bind_name(&binder, file_status_name(record->status));
    bind_text(&binder, record->reason);
    bind_text(&binder, record->encoding);
    bind_text(&binder, record->format);
    bind_int(&binder, record->article_count);
    bind_name(&binder, published_basis_name(record->published_basis));
    bind_int(&binder, (int64_t)load->number);
    bind_text(&binder, record->path);
    load->files_changed = true;
    enum status status = statement_run(load->connection, statement);
    if (status != STATUS_OK) {
        return status;
    }
    if (file_id == 0) {
        file_id = sqlite3_last_insert_rowid(load->connection->db);
    }
    return load_run_id(load, "load.file_see", file_id);
}

/* Keeps everything but the size and time at which the file was looked at. */
static enum status stamp_record(struct store_load *load, int64_t file_id,
                                const struct file_record *record)
{
    sqlite3_stmt *statement = connection_named(load->connection, "load.file_stamp");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_int(&binder, record->size);
    bind_int(&binder, record->modified_ns);
    bind_int(&binder, file_id);
    load->files_changed = true;
    enum status status = statement_run(load->connection, statement);
    return status == STATUS_OK ? load_run_id(load, "load.file_see", file_id) : status;
}

enum status store_load_put_file(struct store_load *load, const struct file_record *record)
{
    arena_reset(load->scratch);
    int64_t file_id = 0;
    struct file_record known = {0};
    enum status status = find_record(load, load->scratch, record->path, &file_id, &known);
    if (status == STATUS_NOT_FOUND) {
        load->changed = true;
        return write_record(load, 0, record);
    }
    if (status != STATUS_OK) {
        return status;
    }
    bool stamped = record->size == known.size && record->modified_ns == known.modified_ns;
    bool same = record_equal(record, &known);
    bool seen_unchanged = record->status == FILE_UNCHANGED && span_equal(record->hash, known.hash);
    if ((same || seen_unchanged) && !load->store->reading_differs) {
        return stamped ? load_run_id(load, "load.file_see", file_id)
                       : stamp_record(load, file_id, record);
    }
    load->changed = true;
    if (!span_equal(record->hash, known.hash) || load->store->reading_differs) {
        status = delete_articles_of(load, file_id);
    }
    return status == STATUS_OK ? write_record(load, file_id, record) : status;
}

enum status store_load_remove_articles_of(struct store_load *load, struct span path)
{
    int64_t file_id;
    arena_reset(load->scratch);
    enum status status = load_look_up(load, "load.file_id", path, &file_id);
    if (status == STATUS_OK) {
        status = delete_articles_of(load, file_id);
    }
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

enum status store_load_remove_unseen(struct store_load *load, uint32_t *removed)
{
    arena_reset(load->scratch);
    int64_t *files;
    size_t count;
    enum status status = collect_ids(load, "load.files_unseen", 0, &files, &count);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = delete_articles_of(load, files[i]);
        if (status == STATUS_OK) {
            status = load_run_id(load, "load.file_delete", files[i]);
        }
    }
    if (status == STATUS_OK) {
        load->changed = load->changed || count > 0;
        *removed = (uint32_t)count;
    }
    return status;
}

static enum status write_generation(struct store_load *load, uint64_t *generation, int64_t *at)
{
    struct connection *connection = load->connection;
    struct store *store = load->store;
    enum status status = load_keep_numbers(load);
    /* Even an empty archive has a first generation. */
    bool bump = load->changed || store_generation(store) == 0;
    if (status == STATUS_OK && store->reading_differs && load->all_read) {
        status = archive_set(connection, "reading_version", store->reading_version);
    }
    if (status != STATUS_OK || !bump) {
        return status;
    }
    *generation = store_generation(store) + 1;
    *at = (int64_t)time(NULL);
    status = archive_set_number(connection, "generation", *generation);
    return status == STATUS_OK ? archive_set_number(connection, "published_at", (uint64_t)*at)
                               : status;
}

/* After a load of many articles the text indexes are in many pieces, each of which every search
 * would look into: they are made one. */
static enum status join_indexes(struct store_load *load)
{
    if (load->put_count < MANY_ARTICLES) {
        return STATUS_OK;
    }
    load_step_begin(load, "joining text indexes");
    enum status status = statement_run(
        load->connection, connection_named(load->connection, "load.join_article_index"));
    return status == STATUS_OK
               ? statement_run(load->connection,
                               connection_named(load->connection, "load.join_event_index"))
               : status;
}

static enum status derive_plain(struct store_load *load)
{
    enum status status = link_events(load);
    if (status == STATUS_OK) {
        status = derive_events(load);
    }
    if (status == STATUS_OK) {
        status = derive_entities(load, DERIVE_ALL);
    }
    return status == STATUS_OK ? load_indexes_restore(load) : status;
}

/* Entities first get the names and ids that they have without corrections, since the lines speak of
 * these. */
static enum status derive_corrected(struct store_load *load, struct corrections *corrections)
{
    enum status status = load_indexes_restore(load);
    if (status == STATUS_OK) {
        status = derive_entities(load, DERIVE_NAMES);
    }
    if (status == STATUS_OK) {
        status = corrections_entities(corrections);
    }
    if (status == STATUS_OK) {
        status = link_events(load);
    }
    if (status == STATUS_OK) {
        status = derive_events(load);
    }
    if (status == STATUS_OK) {
        status = corrections_events(corrections);
    }
    if (status == STATUS_OK) {
        status = derive_entities(load, DERIVE_FACTS);
    }
    return status == STATUS_OK ? corrections_end(corrections) : status;
}

static enum status derive_all(struct store_load *load)
{
    if (!load->changed) {
        return STATUS_OK;
    }
    enum status status = load_write_words(load);
    if (status == STATUS_OK && load->set_aside) {
        status = connection_execute(load->connection,
                                    library_find(load->store->library, "load.touch_all").ptr);
    }
    if (status == STATUS_OK) {
        status = load_free_copies(load);
    }
    struct corrections corrections = {0};
    struct arena *arena = arena_new();
    if (status == STATUS_OK) {
        status = corrections_begin(load, arena, &corrections);
    }
    if (status == STATUS_OK) {
        status = link_people(load);
    }
    if (status == STATUS_OK) {
        status = corrections.count ? derive_corrected(load, &corrections) : derive_plain(load);
    }
    arena_free(arena);
    return status;
}

enum status store_load_publish(struct store_load *load, struct failure *failure)
{
    struct store *store = load->store;
    uint64_t generation = store_generation(store);
    int64_t at = store_published_at(store);
    enum status status = derive_all(load);
    if (status == STATUS_OK) {
        status = join_indexes(load);
    }
    load_step_begin(load, "commit");
    if (status == STATUS_OK) {
        status = write_generation(load, &generation, &at);
    }
    if (status == STATUS_OK) {
        status = statement_run(load->connection, connection_named(load->connection, "load.commit"));
    }
    if (status != STATUS_OK) {
        archive_fail(load->connection, status, failure, "publish a load");
        store_load_abandon(load);
        return status;
    }
    store->reading_differs = store->reading_differs && !load->all_read;
    atomic_store(&store->load_number, load->number);
    atomic_store(&store->published_at, at);
    if (load->changes && generation != store_generation(store)) {
        changes_keep(store, load->connection, load->changes, generation);
        load->changes = NULL;
    }
    atomic_store(&store->generation, generation);
    sqlite3_wal_checkpoint_v2(load->connection->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    sqlite3_db_release_memory(load->connection->db);
    load_free(load);
    prepare_wake(store);
    return STATUS_OK;
}

void store_load_abandon(struct store_load *load)
{
    enum status status =
        statement_run(load->connection, connection_named(load->connection, "load.rollback"));
    (void)status; /* when it cannot be rolled back it already was */
    load_free(load);
}
