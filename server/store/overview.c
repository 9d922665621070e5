/* What the archive holds as a whole: counts and sources. */

#include "store/list.h"
#include "store/records.h"

static void take_counts(void *context, struct columns *columns)
{
    struct store_counts *counts = context;
    counts->articles = (uint64_t)column_int(columns);
    counts->entities = (uint64_t)column_int(columns);
    counts->events = (uint64_t)column_int(columns);
    counts->mentions = (uint64_t)column_int(columns);
    counts->dates = (uint64_t)column_int(columns);
    counts->sources = (uint64_t)column_int(columns);
    counts->files = (uint64_t)column_int(columns);
    counts->earliest = column_day(columns);
    counts->latest = column_day(columns);
}

enum status store_count(struct store_reader *reader, struct store_counts *out)
{
    struct connection *connection = &reader->connection;
    return list_each(connection, connection_named(connection, "counts.all"), NULL, take_counts,
                     out);
}

static const struct list_filter filters[] = {
    {FILTER_ID, "filter.id"},
    {FILTER_SOURCE, "filter.source"},
};

static const struct list_sort sorts[] = {
    {SORT_ARTICLES, KEY_INT, "key.articles"},
    {SORT_NAME, KEY_TEXT, "key.name"},
    {SORT_NEWEST, KEY_INT, "key.newest"},
    {SORT_OLDEST, KEY_INT, "key.oldest"},
};

static const struct list_kind sources = {
    .prefix = "sources",
    .filters = filters,
    .filter_count = sizeof filters / sizeof *filters,
    .sorts = sorts,
    .sort_count = sizeof sorts / sizeof *sorts,
    .knows = KNOWS_WHEN | KNOWS_MIN_ARTICLES,
};

struct rows {
    struct arena *arena;
    struct source_record *records;
    size_t count, capacity;
};

static void take_row(void *context, struct columns *columns)
{
    struct rows *rows = context;
    rows->records =
        arena_grow(rows->arena, rows->records, rows->count, &rows->capacity, sizeof *rows->records);
    struct source_record *record = &rows->records[rows->count++];
    record->name = column_text(columns);
    record->articles = (uint64_t)column_int(columns);
    record->first = column_day(columns);
    record->last = column_day(columns);
}

enum status sources_list(struct store_reader *reader, struct arena *arena,
                         const struct query *query, const struct source_record **out, size_t *count,
                         struct page *page)
{
    struct list list = list_start(&sources, reader, arena, query);
    struct rows rows = {.arena = arena};
    struct page result;
    enum status status = list_run(&list, take_row, &rows, &result);
    if (status == STATUS_OK) {
        *out = rows.records;
        *count = rows.count;
        *page = result;
    }
    return status;
}
