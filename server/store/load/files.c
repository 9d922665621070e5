/* The files that were looked at. A loaded file that the last load found as it was is "unchanged";
 * that is worked out when it is asked for, so that a restart writes nothing. */

#include "store/codes.h"
#include "store/list.h"
#include "store/records.h"

static const struct list_filter filters[] = {
    {FILTER_ID, "filter.id"},
    {FILTER_STATUS, "filter.status"},
};

static const struct list_sort sorts[] = {{SORT_NAME, KEY_TEXT, "key.name"}};

static const struct list_kind files = {
    .prefix = "files",
    .filters = filters,
    .filter_count = sizeof filters / sizeof *filters,
    .sorts = sorts,
    .sort_count = 1,
};

struct rows {
    struct arena *arena;
    struct file_record *records;
    int64_t *ids; /* of the rows */
    size_t count, capacity, id_capacity;
};

static void take_row(void *context, struct columns *columns)
{
    struct rows *rows = context;
    rows->records =
        arena_grow(rows->arena, rows->records, rows->count, &rows->capacity, sizeof *rows->records);
    rows->ids =
        arena_grow(rows->arena, rows->ids, rows->count, &rows->id_capacity, sizeof *rows->ids);
    struct file_record *record = &rows->records[rows->count];
    *record = (struct file_record){0};
    record->path = column_text(columns);
    record->folder = column_text(columns);
    record->relative = column_text(columns);
    record->size = column_int(columns);
    record->modified_ns = column_int(columns);
    record->hash = column_text(columns);
    record->status = file_status_from_name(column_borrowed(columns));
    record->reason = column_text(columns);
    record->encoding = column_text(columns);
    record->format = column_text(columns);
    record->article_count = column_count(columns);
    record->published_basis = published_basis_from_name(column_borrowed(columns));
    rows->ids[rows->count++] = column_int(columns);
}

struct lines {
    struct correction_outcome *lines;
    size_t count, capacity;
};

static void take_line(void *context, struct columns *columns)
{
    struct lines *lines = context;
    lines->lines = arena_grow(columns->arena, lines->lines, lines->count, &lines->capacity,
                              sizeof *lines->lines);
    struct correction_outcome *line = &lines->lines[lines->count++];
    line->line = column_count(columns);
    line->text = column_text(columns);
    line->refused = column_text(columns);
}

/* Adds the lines of corrections files. */
static enum status complete(struct connection *connection, struct rows *rows)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < rows->count && status == STATUS_OK; i++) {
        struct lines lines = {0};
        if (span_is(rows->records[i].format, "corrections")) {
            status = list_children(connection, "files.lines", rows->ids[i], rows->arena, take_line,
                                   &lines);
        }
        rows->records[i].lines = lines.lines;
        rows->records[i].line_count = lines.count;
    }
    return status;
}

static void take_count(void *context, struct columns *columns)
{
    uint64_t *counts = context;
    enum file_status status = file_status_from_name(column_borrowed(columns));
    if (status != FILE_STATUS_COUNT) {
        counts[status] = (uint64_t)column_int(columns);
    }
}

enum status files_list(struct store_reader *reader, struct arena *arena, const struct query *query,
                       struct file_page *out)
{
    struct list list = list_start(&files, reader, arena, query);
    struct rows rows = {.arena = arena};
    struct file_page page = {0};
    enum status status = list_run(&list, take_row, &rows, &page.page);
    if (status == STATUS_OK) {
        struct connection *connection = &reader->connection;
        status = list_each(connection, connection_named(connection, "files.counts"), arena,
                           take_count, page.status_counts);
    }
    if (status == STATUS_OK) {
        status = complete(&reader->connection, &rows);
    }
    if (status == STATUS_OK) {
        page.rows = rows.records;
        page.count = rows.count;
        *out = page;
    }
    return status;
}
