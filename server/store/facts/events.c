/* The list of events: what it can be narrowed by, ordered by and counted by. */

#include "event_rows.h"
#include "store/counts/as_of.h"
#include "store/counts/facet_events.h"
#include "store/search/found_events.h"
#include "store/search/search.h"
#include "store/search/top_hits.h"

static const struct list_filter filters[] = {
    {FILTER_ID, "filter.id"},
    {FILTER_EVENT, "filter.id"},
    {FILTER_TYPE, "filter.type"},
    {FILTER_EVENT_TYPE, "filter.type"},
    {FILTER_SCHEME, "filter.scheme"},
    {FILTER_QUAD_CLASS, "filter.quad_class"},
    {FILTER_STATUS, "filter.status"},
    {FILTER_PRECISION, "filter.precision"},
    {FILTER_BASIS, "filter.basis"},
    {FILTER_ARTICLE, "filter.article"},
    {FILTER_SOURCE, "filter.source"},
    {FILTER_ACTOR, "filter.actor"},
    {FILTER_RECIPIENT, "filter.recipient"},
    {FILTER_PARTICIPANT, "filter.participant"},
    {FILTER_ENTITY, "filter.entity"},
    {FILTER_BETWEEN, "filter.between"},
    {FILTER_PLACE, "filter.place"},
    {FILTER_COUNTRY, "filter.country"},
};

static const struct list_sort sorts[] = {
    {SORT_NEWEST, KEY_INT, "key.newest"},
    {SORT_OLDEST, KEY_INT, "key.oldest"},
    {SORT_SOURCES, KEY_INT, "key.sources"},
    {SORT_CONFIDENCE, KEY_REAL, "key.confidence"},
};
static const struct list_sort by_relevance = {SORT_RELEVANCE, KEY_REAL, "key.relevance"};

static const struct list_facet facets[] = {
    {FACET_TYPE, "facet.type", {FILTER_TYPE, FILTER_EVENT_TYPE}, 2},
    {FACET_EVENT_TYPE, "facet.type", {FILTER_TYPE, FILTER_EVENT_TYPE}, 2},
    {FACET_QUAD_CLASS, "facet.quad_class", {FILTER_QUAD_CLASS}, 1},
    {FACET_STATUS, "facet.status", {FILTER_STATUS}, 1},
    {FACET_ACTOR, "facet.actor", {FILTER_ACTOR}, 1},
    {FACET_RECIPIENT, "facet.recipient", {FILTER_RECIPIENT}, 1},
    {FACET_PLACE, "facet.place", {FILTER_PLACE}, 1},
    {FACET_COUNTRY, "facet.country", {FILTER_COUNTRY}, 1},
    {FACET_SOURCE, "facet.source", {FILTER_SOURCE}, 1},
    {FACET_YEAR, "facet.year", {LIST_WHEN}, 1},
    {FACET_MONTH, "facet.month", {LIST_WHEN}, 1},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct list_kind events = {
    .prefix = "events",
    .filters = filters,
    .filter_count = COUNT(filters),
    .sorts = sorts,
    .sort_count = COUNT(sorts),
    .facets = facets,
    .facet_count = COUNT(facets),
    .knows = KNOWS_WHEN | KNOWS_ORDER | KNOWS_PUBLISHED | KNOWS_MIN_ARTICLES | KNOWS_MIN_SOURCES |
             KNOWS_MIN_CONFIDENCE | KNOWS_PLACE,
};

struct rows {
    struct event_rows events;
    bool scored;
};

static void take_row(void *context, struct columns *columns)
{
    struct rows *rows = context;
    struct event_record *record = event_rows_take(&rows->events, columns);
    if (rows->scored) {
        record->score = -column_real(columns);
    }
}

static enum status add_search(struct list *list)
{
    struct search search = {0};
    uint32_t position; /* what is unbalanced was refused before */
    enum status status =
        search_read(list->reader, list->arena, list->query, &search_events, &search, &position);
    if (status != STATUS_OK) {
        return status;
    }
    list->parsed = search.parsed;
    list->suggestion = search.suggestion;
    search_add_conditions(&search, list);
    enum sort_order sort = list->query->sort;
    if (search.match.ptr && (sort == SORT_DEFAULT || sort == SORT_RELEVANCE)) {
        list->sort = &by_relevance;
        struct select hits = select_start(list->arena, list->reader->store->library);
        select_add(&hits, "events.hits");
        select_text(&hits, search.match);
        list_set_hits(list, hits);
    }
    return STATUS_OK;
}

enum status event_rows_list(struct store_reader *reader, struct arena *arena,
                            const struct query *query, struct list *out)
{
    enum status status = as_of_set(reader, query->as_of);
    if (status != STATUS_OK) {
        return status;
    }
    *out = list_start(&events, reader, arena, query);
    out->count_facet = facet_events_count;
    return query->text.ptr ? add_search(out) : STATUS_OK;
}

enum status events_list(struct store_reader *reader, struct arena *arena, const struct query *query,
                        struct event_page *out)
{
    struct event_page page = {0};
    struct list list;
    enum status status = event_rows_list(reader, arena, query, &list);
    if (status != STATUS_OK) {
        return status;
    }
    status = list.sort == &by_relevance ? top_hits_choose(&list, CENSUS_EVENT_TEXT)
                                        : found_events_choose(&list);
    if (status == STATUS_OK && reader->known_day != DAY_NONE && !list.chosen) {
        /* An expression that only FTS5 can answer finds the same events, but cannot rank what was
         * known by a day. */
        list.sort = &sorts[0];
        list.hits = select_start(arena, reader->store->library);
        status = found_events_choose(&list);
    }
    if (status == STATUS_OK) {
        status = found_events_show(&list);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct rows rows = {.events.arena = arena, .scored = list.sort == &by_relevance};
    status = list_run(&list, take_row, &rows, &page.page);
    if (status == STATUS_OK) {
        status = event_rows_complete(reader, &rows.events, query->with_body);
    }
    if (status == STATUS_OK) {
        page.rows = rows.events.records;
        page.count = rows.events.count;
        page.parsed = list.parsed;
        page.suggestion = list.suggestion;
        *out = page;
    }
    return status;
}

static void take_id(void *context, struct columns *columns)
{
    *(struct span *)context = column_text(columns);
}

enum status event_get(struct store_reader *reader, struct arena *arena, struct span id,
                      struct event_record *out)
{
    struct condition one = {.field = FILTER_ID, .values = &id, .value_count = 1};
    struct query query = query_default();
    query.conditions = &one;
    query.condition_count = 1;
    query.with_body = true;
    struct event_page page;
    enum status status = events_list(reader, arena, &query, &page);
    if (status != STATUS_OK) {
        return status;
    }
    if (page.count > 0) {
        *out = page.rows[0];
        return STATUS_OK;
    }
    struct span present = {0};
    status = list_one(&reader->connection, "events.former", id, arena, take_id, &present);
    if (status == STATUS_OK) {
        out->id = present;
        return STATUS_MOVED;
    }
    return status;
}

static void take_type(void *context, struct columns *columns)
{
    uint64_t *counts = context;
    enum event_type type = event_type_from_name(column_borrowed(columns));
    if (type != EVENT_TYPE_COUNT) {
        counts[type] = (uint64_t)column_int(columns);
    }
}

enum status event_type_counts(struct store_reader *reader, uint64_t counts[EVENT_TYPE_COUNT])
{
    memset(counts, 0, EVENT_TYPE_COUNT * sizeof *counts);
    return list_each(&reader->connection, connection_named(&reader->connection, "events.types"),
                     NULL, take_type, counts);
}
