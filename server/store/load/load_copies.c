/* What articles are copies of, and with them the files that hold nothing else. */
#include "loading.h"
#include "store/list_rows.h"
#include "store/load.h"

/* The row's id does not change, only what it is a copy of; its events count sources anew. */
enum status store_load_set_duplicate(struct store_load *load, struct span copy,
                                     struct span original)
{
    sqlite3_stmt *statement = connection_named(load->connection, "load.duplicate_set");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_text(&binder, original);
    bind_text(&binder, copy);
    enum status status = statement_run(load->connection, statement);
    if (status != STATUS_OK || sqlite3_changes(load->connection->db) == 0) {
        return status;
    }
    load->changed = true;
    int64_t article_id;
    status = load_look_up(load, "load.article_id", copy, &article_id);
    if (status == STATUS_OK) {
        status = load_run_id(load, "load.article_touch_file", article_id);
    }
    return status == STATUS_OK ? load_run_id(load, "load.article_touch_events", article_id)
                               : status;
}

enum status load_free_copies(struct store_load *load)
{
    struct span *copies;
    size_t count;
    enum status status =
        list_texts(load->connection, connection_named(load->connection, "load.duplicates_dangling"),
                   load->scratch, &copies, &count);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = store_load_set_duplicate(load, copies[i], (struct span){0});
    }
    return status == STATUS_OK ? store_load_mark_copies(load) : status;
}

enum status store_load_mark_copies(struct store_load *load)
{
    sqlite3_stmt *statement = connection_named(load->connection, "load.files_mark");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    enum status status = statement_run(load->connection, statement);
    load->files_changed = load->files_changed || sqlite3_changes(load->connection->db) > 0;
    return status;
}

struct marked {
    struct arena *arena;
    struct copied_file *files;
    size_t count, capacity;
};

static void take_file(void *context, struct columns *columns)
{
    struct marked *marked = context;
    marked->files = arena_grow(marked->arena, marked->files, marked->count, &marked->capacity,
                               sizeof *marked->files);
    struct copied_file *file = &marked->files[marked->count++];
    file->path = column_text(columns);
    file->reason = column_text(columns);
    file->written = column_int(columns) != 0;
}

enum status store_load_marked_copies(struct store_load *load, struct arena *arena,
                                     const struct copied_file **out, size_t *count)
{
    struct marked marked = {.arena = arena};
    enum status status = list_children(load->connection, "load.files_marked", (int64_t)load->number,
                                       arena, take_file, &marked);
    *out = marked.files;
    *count = marked.count;
    return status;
}
