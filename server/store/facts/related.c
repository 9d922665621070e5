/* Entities that appear together with one: in its articles, its sentences, or as parties of the same
 * events, counted in memory (store/companions.h). The score is the count divided by the square root
 * of the other's number of articles, so that what appears everywhere does not lead everywhere. */

#include "base/buffer.h"
#include "entity_rows.h"
#include "store/counts/companions.h"
#include "store/list.h"
#include "store/records.h"

static const struct list_filter filters[] = {
    {FILTER_TYPE, "filter.type"},
    {FILTER_COUNTRY, "filter.country"},
};

static const struct list_sort sorts[] = {
    {SORT_ARTICLES, KEY_INT, "key.articles"},
    {SORT_RELEVANCE, KEY_REAL, "key.relevance"},
    {SORT_NAME, KEY_TEXT, "key.name"},
    {SORT_NEWEST, KEY_INT, "key.newest"},
};

static const struct list_kind related = {
    .prefix = "related",
    .filters = filters,
    .filter_count = sizeof filters / sizeof *filters,
    .sorts = sorts,
    .sort_count = sizeof sorts / sizeof *sorts,
    .knows = KNOWS_MIN_ARTICLES,
};

struct rows {
    struct entity_rows entities;
    struct related_record *records;
    size_t count, capacity;
};

static void take_row(void *context, struct columns *columns)
{
    struct rows *rows = context;
    entity_rows_take(&rows->entities, columns);
    rows->records = arena_grow(columns->arena, rows->records, rows->count, &rows->capacity,
                               sizeof *rows->records);
    struct related_record *record = &rows->records[rows->count++];
    record->count = column_count(columns);
    record->score = column_real(columns);
    record->first = column_day(columns);
    record->last = column_day(columns);
}

static void take_number(void *context, struct columns *columns)
{
    *(int64_t *)context = column_int(columns);
}

static void add_day(struct buffer *text, int32_t day)
{
    if (day == DAY_NONE) {
        buffer_add_string(text, ",null");
    } else {
        buffer_printf(text, ",%d", day);
    }
}

/* Starts the list's statements with those who were counted already. */
static void set_counted(struct list *list, const struct companions *companions)
{
    struct buffer text = {0};
    buffer_add_string(&text, "[");
    for (size_t i = 0; i < companions->count; i++) {
        const struct companion *row = &companions->rows[i];
        buffer_printf(&text, "%s[%u,%u", i > 0 ? "," : "", row->entity, row->count);
        add_day(&text, row->first);
        add_day(&text, row->last);
        add_day(&text, row->place);
        buffer_add_string(&text, "]");
    }
    buffer_add_string(&text, "]");
    select_add(&list->with, "related.counted");
    select_text(&list->with, arena_copy(list->arena, buffer_span(&text)));
    list->total = &companions->total;
    buffer_fini(&text);
}

enum status entity_related(struct store_reader *reader, struct arena *arena, struct span id,
                           enum related_by by, const struct query *query, struct related_page *out)
{
    struct connection *connection = &reader->connection;
    int64_t entity_id = 0;
    enum status status = list_one(connection, "entities.row", id, arena, take_number, &entity_id);
    if (status == STATUS_NOT_FOUND) {
        *out = (struct related_page){0};
        return STATUS_OK;
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct list list = list_start(&related, reader, arena, query);
    list.with = select_start(arena, reader->store->library);
    const struct census *census;
    const struct census_sentences *sentences = NULL;
    struct list_walk walk = {0};
    status = list.sort->order == SORT_NEWEST ? list_walk_start(&list, &walk) : STATUS_OK;
    if (status == STATUS_OK) {
        status = census_take(reader, &census);
    }
    if (status == STATUS_OK && by == RELATED_SENTENCE) {
        status = census_sentences_take(reader, &sentences);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct companions companions =
        companions_count(census, sentences, (uint32_t)entity_id, by, query, &walk, arena);
    set_counted(&list, &companions);
    struct rows rows = {.entities.arena = arena};
    struct related_page page = {0};
    status = list_run(&list, take_row, &rows, &page.page);
    if (status == STATUS_OK) {
        status = entity_rows_complete(connection, &rows.entities);
    }
    for (size_t i = 0; i < rows.count && status == STATUS_OK; i++) {
        rows.records[i].entity = rows.entities.records[i];
    }
    if (status == STATUS_OK) {
        page.rows = rows.records;
        page.count = rows.count;
        *out = page;
    }
    return status;
}
