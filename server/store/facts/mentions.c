/* Mentions as rows, in the order of the articles and of their text. */

#include "store/codes.h"
#include "store/list.h"
#include "store/records.h"

static const struct list_filter filters[] = {
    {FILTER_ARTICLE, "filter.article"}, {FILTER_ENTITY, "filter.entity"},
    {FILTER_TYPE, "filter.type"},       {FILTER_SUBTYPE, "filter.subtype"},
    {FILTER_KIND, "filter.kind"},       {FILTER_SOURCE, "filter.source"},
};

static const struct list_sort sorts[] = {{SORT_TEXT, KEY_TEXT, "key.text"}};

static const struct list_kind mentions = {
    .prefix = "mentions",
    .id_is_number = true,
    .filters = filters,
    .filter_count = sizeof filters / sizeof *filters,
    .sorts = sorts,
    .sort_count = 1,
    .knows = KNOWS_WHEN | KNOWS_MIN_CONFIDENCE,
};

struct rows {
    struct arena *arena;
    struct mention_record *records;
    size_t count, capacity;
};

static void read_mention(struct columns *columns, struct mention *mention)
{
    mention->field = field_from_name(column_borrowed(columns));
    mention->sentence = column_count(columns);
    mention->at.start = column_count(columns);
    mention->at.end = column_count(columns);
    mention->at.byte_start = column_count(columns);
    mention->at.byte_end = column_count(columns);
    mention->text = column_text(columns);
    mention->type = entity_type_from_name(column_borrowed(columns));
    mention->subtype = entity_subtype_from_name(column_borrowed(columns));
    mention->kind = mention_kind_from_name(column_borrowed(columns));
    mention->metonym = column_bool(columns);
    mention->confidence = (float)column_real(columns);
    mention->entity = ENTITY_UNRESOLVED;
}

static void take_row(void *context, struct columns *columns)
{
    struct rows *rows = context;
    rows->records =
        arena_grow(rows->arena, rows->records, rows->count, &rows->capacity, sizeof *rows->records);
    struct mention_record *record = &rows->records[rows->count++];
    *record = (struct mention_record){0};
    record->article = column_text(columns);
    record->entity = column_text(columns);
    read_mention(columns, &record->mention);
}

static bool names_entity(const struct query *query)
{
    for (size_t i = 0; i < query->condition_count; i++) {
        if (query->conditions[i].field == FILTER_ENTITY && !query->conditions[i].exclude) {
            return true;
        }
    }
    return false;
}

enum status mentions_list(struct store_reader *reader, struct arena *arena,
                          const struct query *query, struct mention_page *out)
{
    struct list list = list_start(&mentions, reader, arena, query);
    if (names_entity(query)) {
        list.from = "from_entity";
    }
    struct rows rows = {.arena = arena};
    struct mention_page page = {0};
    enum status status = list_run(&list, take_row, &rows, &page.page);
    if (status == STATUS_OK) {
        page.rows = rows.records;
        page.count = rows.count;
        *out = page;
    }
    return status;
}
