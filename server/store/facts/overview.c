/* What the archive holds as a whole: counts and sources. What the census has counted already is not
 * counted again. */

#include "store/counts/census.h"
#include "store/counts/list_walk.h"
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

static void add_day(struct buffer *text, int32_t day)
{
    if (day == DAY_NONE) {
        buffer_add_string(text, ",null");
    } else {
        buffer_printf(text, ",%d", day);
    }
}

/* Makes the list of what the census counted, in the places of the walk. */
static void set_counted(struct list *list, const struct census *census,
                        const struct list_walk *walk)
{
    struct buffer text = {0};
    struct census_days places = {0};
    if (walk->moved) {
        places = list_walk_source_days(walk, census, list->arena);
    }
    for (uint32_t i = 1; i <= census->source_count; i++) {
        const struct census_source *source = &census->sources[i];
        buffer_add_string(&text, i > 1 ? ",[" : "[[");
        select_json_string(&text, source->name);
        buffer_printf(&text, ",%u", source->article_count);
        add_day(&text, source->first);
        add_day(&text, source->last);
        add_day(&text, walk->moved ? places.first[i] : source->first);
        add_day(&text, walk->moved ? places.last[i] : source->last);
        buffer_add_string(&text, "]");
    }
    buffer_add_string(&text, census->source_count > 0 ? "]" : "[]");
    list->with = select_start(list->arena, list->reader->store->library);
    select_add(&list->with, "sources.counted");
    select_text(&list->with, arena_copy(list->arena, buffer_span(&text)));
    list->from = "from_counted";
    buffer_fini(&text);
}

enum status sources_list(struct store_reader *reader, struct arena *arena,
                         const struct query *query, const struct source_record **out, size_t *count,
                         struct page *page)
{
    struct list list = list_start(&sources, reader, arena, query);
    struct list_walk walk = {0};
    enum status status = STATUS_OK;
    if (list.sort->order == SORT_NEWEST || list.sort->order == SORT_OLDEST) {
        status = list_walk_start(&list, &walk);
    }
    const struct census *census = census_peek(reader);
    if (status == STATUS_OK && walk.moved) {
        status = census_take(reader, &census);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (census) {
        set_counted(&list, census, &walk);
    }
    struct rows rows = {.arena = arena};
    struct page result;
    status = list_run(&list, take_row, &rows, &result);
    if (status == STATUS_OK) {
        *out = rows.records;
        *count = rows.count;
        *page = result;
    }
    return status;
}
