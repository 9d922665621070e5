/* Entities as rows. A search text matches the beginning of an alias or of a word in it; exact
 * aliases come first, then whole last words, then the rest, each by mentions. */

#include "store/entity_rows.h"
#include "store/list.h"
#include "store/records.h"
#include "store/search.h"
#include "store/words.h"

static const struct list_filter filters[] = {
    {FILTER_ID, "filter.id"},           {FILTER_ENTITY, "filter.id"},
    {FILTER_TYPE, "filter.type"},       {FILTER_SUBTYPE, "filter.subtype"},
    {FILTER_COUNTRY, "filter.country"}, {FILTER_ARTICLE, "filter.article"},
    {FILTER_SOURCE, "filter.source"},   {FILTER_EVENT, "filter.event"},
    {FILTER_WITH, "filter.with"},
};

static const struct list_sort sorts[] = {
    {SORT_MENTIONS, KEY_INT, "key.mentions"},
    {SORT_ARTICLES, KEY_INT, "key.articles"},
    {SORT_NAME, KEY_TEXT, "key.name"},
    {SORT_NEWEST, KEY_INT, "key.newest"},
};
static const struct list_sort by_relevance = {SORT_RELEVANCE, KEY_INT, "key.relevance"};

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
    .knows = KNOWS_WHEN | KNOWS_MIN_ARTICLES | KNOWS_PLACE,
};

static void take_row(void *context, struct columns *columns)
{
    entity_rows_take(context, columns);
}

static void take_any(void *context, struct columns *columns)
{
    (void)columns;
    *(bool *)context = true;
}

/* The words to look for; when no alias has them, and none forbids it, with their spelling mended.
 */
static enum status choose_words(struct list *list, struct span *folded)
{
    struct connection *connection = &list->reader->connection;
    *folded = words_fold(list->arena, list->query->text);
    bool found = false;
    enum status status =
        list_one(connection, "entities.any_match", *folded, list->arena, take_any, &found);
    if (status == STATUS_NOT_FOUND && folded->len > 0 && !list->query->no_typo) {
        return search_mend_words(list->reader, list->arena, *folded, folded);
    }
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status add_search(struct list *list)
{
    struct span folded;
    enum status status = choose_words(list, &folded);
    if (status != STATUS_OK) {
        return status;
    }
    struct select *matching = list_add_matching(list);
    select_text(matching, folded);
    select_text(matching, folded);
    enum sort_order sort = list->query->sort;
    if (sort != SORT_DEFAULT && sort != SORT_RELEVANCE) {
        return STATUS_OK;
    }
    list->sort = &by_relevance;
    struct select hits = select_start(list->arena, list->reader->store->library);
    select_add(&hits, "entities.hits");
    for (int i = 0; i < 4; i++) {
        select_text(&hits, folded);
    }
    list_set_hits(list, hits);
    return STATUS_OK;
}

enum status entities_list(struct store_reader *reader, struct arena *arena,
                          const struct query *query, struct entity_page *out)
{
    struct entity_page page = {0};
    struct list list = list_start(&entities, reader, arena, query);
    enum status status = query->text.ptr ? add_search(&list) : STATUS_OK;
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
    struct condition one = {FILTER_ID, false, &id, 1};
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
