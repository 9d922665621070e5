/* Dates as rows, in the order of the articles and of their text. */

#include "store/codes.h"
#include "store/list.h"
#include "store/records.h"

static const struct list_filter filters[] = {
    {FILTER_ARTICLE, "filter.article"}, {FILTER_TYPE, "filter.type"},
    {FILTER_BASIS, "filter.basis"},     {FILTER_PRECISION, "filter.precision"},
    {FILTER_SOURCE, "filter.source"},
};

static const struct list_sort sorts[] = {{SORT_TEXT, KEY_TEXT, "key.text"}};

static const struct list_kind dates = {
    .prefix = "dates",
    .id_is_number = true,
    .filters = filters,
    .filter_count = sizeof filters / sizeof *filters,
    .sorts = sorts,
    .sort_count = 1,
    .knows = KNOWS_WHEN,
};

struct rows {
    struct arena *arena;
    struct date_record *records;
    size_t count, capacity;
};

static void read_date(struct columns *columns, struct date *date)
{
    date->field = field_from_name(column_borrowed(columns));
    date->sentence = column_count(columns);
    date->at.start = column_count(columns);
    date->at.end = column_count(columns);
    date->at.byte_start = column_count(columns);
    date->at.byte_end = column_count(columns);
    date->text = column_text(columns);
    date->type = date_type_from_name(column_borrowed(columns));
    date->value = column_text(columns);
    date->period = column_period(columns);
    date->basis = date_basis_from_name(column_borrowed(columns));
}

static void take_row(void *context, struct columns *columns)
{
    struct rows *rows = context;
    rows->records =
        arena_grow(rows->arena, rows->records, rows->count, &rows->capacity, sizeof *rows->records);
    struct date_record *record = &rows->records[rows->count++];
    *record = (struct date_record){0};
    record->article = column_text(columns);
    read_date(columns, &record->date);
}

/* Whether a condition is on the article that a date stands in. */
static bool asks_article(const struct list_part *part)
{
    return part->own == FILTER_ARTICLE || part->own == FILTER_SOURCE;
}

static void take_total(void *context, struct columns *columns)
{
    *(uint64_t *)context = (uint64_t)column_int(columns);
}

/* Counts what the conditions find without looking at each date, unless they ask for articles, of
 * which the dates are soon counted. */
static enum status count_dates(struct list *list)
{
    struct connection *connection = &list->reader->connection;
    for (size_t i = 0; i < list->part_count; i++) {
        if (asks_article(&list->parts[i])) {
            return STATUS_OK;
        }
    }
    struct select select = select_start(list->arena, list->reader->store->library);
    select_add(&select, "dates.tally");
    list_where(list, &select, "WHERE", NULL, 0);
    uint64_t total = 0;
    enum status status =
        list_each(connection, select_prepare(&select, connection), list->arena, take_total, &total);
    list_set_total(list, total);
    return status;
}

enum status dates_list(struct store_reader *reader, struct arena *arena, const struct query *query,
                       struct date_page *out)
{
    struct list list = list_start(&dates, reader, arena, query);
    struct rows rows = {.arena = arena};
    struct date_page page = {0};
    enum status status = count_dates(&list);
    if (status == STATUS_OK) {
        status = list_run(&list, take_row, &rows, &page.page);
    }
    if (status == STATUS_OK) {
        page.rows = rows.records;
        page.count = rows.count;
        *out = page;
    }
    return status;
}
