/* Entities as rows; what a search text finds is entity_search.c's. */

#include "entity_rows.h"
#include "store/records.h"
#include "store/search/entity_search.h"
#include "store/search/found_entities.h"

static const struct list_filter filters[] = {
    {FILTER_ID, "filter.id"},
    {FILTER_ENTITY, "filter.id"},
    {FILTER_TYPE, "filter.type"},
    {FILTER_SUBTYPE, "filter.subtype"},
    {FILTER_COUNTRY, "filter.country"},
    {FILTER_ARTICLE, "filter.article"},
    {FILTER_SOURCE, "filter.source"},
    {FILTER_EVENT, "filter.event"},
    {FILTER_WITH, NULL},
};

static const struct list_sort sorts[] = {
    {SORT_MENTIONS, KEY_INT, "key.mentions"},
    {SORT_ARTICLES, KEY_INT, "key.articles"},
    {SORT_NAME, KEY_TEXT, "key.name"},
    {SORT_NEWEST, KEY_INT, "key.newest"},
};

static const struct list_facet facets[] = {
    {FACET_TYPE, "facet.type", {FILTER_TYPE}, 1},
    {FACET_COUNTRY, "facet.country", {FILTER_COUNTRY}, 1},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct list_kind entities = {
    .prefix = "entities",
    .filters = filters,
    .filter_count = COUNT(filters),
    .sorts = sorts,
    .sort_count = COUNT(sorts),
    .facets = facets,
    .facet_count = COUNT(facets),
    .knows = KNOWS_WHEN_ITSELF | KNOWS_MIN_ARTICLES | KNOWS_PLACE,
};

static void take_row(void *context, struct columns *columns)
{
    entity_rows_take(context, columns);
}

enum status entities_list(struct store_reader *reader, struct arena *arena,
                          const struct query *query, struct entity_page *out)
{
    struct entity_page page = {0};
    struct list list = list_start(&entities, reader, arena, query);
    list.count_facet = found_entities_count_facet;
    enum status status = found_entities_prepare(&list);
    if (status == STATUS_OK && query->text.ptr) {
        status = entity_search_add(&list);
    }
    if (status == STATUS_OK) {
        status = found_entities_choose(&list);
    }
    struct entity_rows rows = {.arena = arena};
    if (status == STATUS_OK) {
        status = list_run(&list, take_row, &rows, &page.page);
    }
    if (status == STATUS_OK) {
        status = entity_rows_complete(&reader->connection, &rows);
    }
    if (status == STATUS_OK) {
        page.rows = rows.records;
        page.count = rows.count;
        *out = page;
    }
    return status;
}

static void take_id(void *context, struct columns *columns)
{
    *(struct span *)context = column_text(columns);
}

enum status entity_get(struct store_reader *reader, struct arena *arena, struct span id,
                       struct entity_record *out)
{
    struct condition one = {.field = FILTER_ID, .values = &id, .value_count = 1};
    struct query query = query_default();
    query.conditions = &one;
    query.condition_count = 1;
    struct entity_page page;
    enum status status = entities_list(reader, arena, &query, &page);
    if (status != STATUS_OK) {
        return status;
    }
    if (page.count > 0) {
        *out = page.rows[0];
        return STATUS_OK;
    }
    struct span present = {0};
    status = list_one(&reader->connection, "entities.former", id, arena, take_id, &present);
    if (status == STATUS_OK) {
        out->id = present;
        return STATUS_MOVED;
    }
    return status;
}
