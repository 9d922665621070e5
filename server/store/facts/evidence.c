/* The sentences that prove an event, by publication, article and place in the text. */

#include "store/codes.h"
#include "store/list.h"
#include "store/records.h"

static const struct list_filter filters[] = {
    {FILTER_EVENT, "filter.event"},
    {FILTER_ARTICLE, "filter.article"},
};

static const struct list_sort sorts[] = {{SORT_OLDEST, KEY_INT, "key.oldest"}};

static const struct list_kind evidence = {
    .prefix = "evidence",
    .filters = filters,
    .filter_count = sizeof filters / sizeof *filters,
    .sorts = sorts,
    .sort_count = 1,
};

struct rows {
    struct arena *arena;
    struct evidence_record *records;
    int64_t *ids;
    size_t count, capacity, id_capacity;
};

static void read_record(struct columns *columns, struct evidence_record *record)
{
    record->article = column_text(columns);
    record->field = field_from_name(column_borrowed(columns));
    record->sentence = column_count(columns);
    record->text = column_text(columns);
    record->trigger_text = column_text(columns);
    record->date_text = column_text(columns);
    record->place_text = column_text(columns);
    record->place_entity = column_text(columns);
    struct extent extents[4];
    extents_unpack(column_borrowed(columns), extents, 4);
    record->at = extents[0];
    record->trigger = extents[1];
    record->date = extents[2];
    record->place = extents[3];
}

static void take_row(void *context, struct columns *columns)
{
    struct rows *rows = context;
    rows->records =
        arena_grow(rows->arena, rows->records, rows->count, &rows->capacity, sizeof *rows->records);
    rows->ids =
        arena_grow(rows->arena, rows->ids, rows->count, &rows->id_capacity, sizeof *rows->ids);
    rows->ids[rows->count] = column_int(columns);
    struct evidence_record *record = &rows->records[rows->count++];
    *record = (struct evidence_record){0};
    read_record(columns, record);
}

struct parties {
    struct evidence_party *parties;
    size_t count, capacity;
};

static void take_party(void *context, struct columns *columns)
{
    struct parties *list = context;
    list->parties = arena_grow(columns->arena, list->parties, list->count, &list->capacity,
                               sizeof *list->parties);
    struct evidence_party *party = &list->parties[list->count++];
    party->role = party_role_from_name(column_borrowed(columns));
    party->text = column_text(columns);
    party->entity = column_text(columns);
    extents_unpack(column_borrowed(columns), &party->at, 1);
}

enum status evidence_list(struct store_reader *reader, struct arena *arena, struct span event,
                          const struct query *query, struct evidence_page *out)
{
    struct condition *conditions = ARENA_ARRAY(arena, struct condition, query->condition_count + 1);
    conditions[0] = (struct condition){.field = FILTER_EVENT, .values = &event, .value_count = 1};
    for (size_t i = 0; i < query->condition_count; i++) {
        conditions[i + 1] = query->conditions[i];
    }
    struct query narrowed = *query;
    narrowed.conditions = conditions;
    narrowed.condition_count++;
    struct list list = list_start(&evidence, reader, arena, &narrowed);
    struct rows rows = {.arena = arena};
    struct evidence_page page = {0};
    enum status status = list_run(&list, take_row, &rows, &page.page);
    for (size_t i = 0; i < rows.count && status == STATUS_OK; i++) {
        struct parties parties = {0};
        status = list_children(&reader->connection, "evidence.parties", rows.ids[i], arena,
                               take_party, &parties);
        rows.records[i].parties = parties.parties;
        rows.records[i].party_count = parties.count;
    }
    if (status == STATUS_OK) {
        page.rows = rows.records;
        page.count = rows.count;
        *out = page;
    }
    return status;
}
