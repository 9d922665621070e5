/* Events as rows, with their parties, conflicts and, when asked for, evidence. */

#include <math.h>

#include "store/codes.h"
#include "store/list.h"
#include "store/records.h"
#include "store/search.h"

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
    {FACET_YEAR, "facet.year", {FILTER_FIELD_COUNT}, 1},
    {FACET_MONTH, "facet.month", {FILTER_FIELD_COUNT}, 1},
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
    .knows = KNOWS_WHEN | KNOWS_ORDER | KNOWS_PUBLISHED | KNOWS_AS_OF | KNOWS_MIN_ARTICLES |
             KNOWS_MIN_SOURCES | KNOWS_MIN_CONFIDENCE | KNOWS_PLACE,
};

struct rows {
    struct arena *arena;
    struct event_record *records;
    int64_t *ids;
    size_t count, capacity, id_capacity;
    bool scored;
};

static void read_record(struct columns *columns, struct event_record *record)
{
    record->id = column_text(columns);
    record->title = column_text(columns);
    record->type = event_type_from_name(column_borrowed(columns));
    record->mode = column_text(columns);
    record->cameo = column_text(columns);
    record->status = event_status_from_name(column_borrowed(columns));
    record->negated = column_bool(columns);
    record->period = column_period(columns);
    record->date_text = column_text(columns);
    record->date_basis = date_basis_from_name(column_borrowed(columns));
    record->place_entity = column_text(columns);
    record->place_text = column_text(columns);
    record->coordinates.lat = column_real(columns);
    record->coordinates.lon = column_real(columns);
    record->confidence = column_real(columns);
    record->article_count = column_count(columns);
    record->source_count = column_count(columns);
    record->first_reported = column_day(columns);
    record->last_reported = column_day(columns);
    record->score = (double)NAN;
}

static void take_row(void *context, struct columns *columns)
{
    struct rows *rows = context;
    rows->records =
        arena_grow(rows->arena, rows->records, rows->count, &rows->capacity, sizeof *rows->records);
    rows->ids =
        arena_grow(rows->arena, rows->ids, rows->count, &rows->id_capacity, sizeof *rows->ids);
    rows->ids[rows->count] = column_int(columns);
    struct event_record *record = &rows->records[rows->count++];
    *record = (struct event_record){0};
    read_record(columns, record);
    if (rows->scored) {
        record->score = -column_real(columns);
    }
}

struct parties {
    struct party_record *of[PARTY_ROLE_COUNT];
    size_t counts[PARTY_ROLE_COUNT], capacities[PARTY_ROLE_COUNT];
};

static void take_party(void *context, struct columns *columns)
{
    struct parties *parties = context;
    enum party_role role = party_role_from_name(column_borrowed(columns));
    size_t *count = &parties->counts[role];
    parties->of[role] = arena_grow(columns->arena, parties->of[role], *count,
                                   &parties->capacities[role], sizeof *parties->of[role]);
    struct party_record *party = &parties->of[role][(*count)++];
    party->entity = column_text(columns);
    party->text = column_text(columns);
    column_code(columns, party->country);
    column_code(columns, party->sector);
}

struct conflicts {
    struct conflict *conflicts;
    size_t count, capacity;
    struct conflict_value *values; /* of the last conflict */
    size_t value_capacity;
    struct span *articles; /* of the last value */
    size_t article_capacity;
};

/* Rows come by field, value, article. */
static void take_conflict(void *context, struct columns *columns)
{
    struct conflicts *list = context;
    struct arena *arena = columns->arena;
    struct span field = column_text(columns), value = column_text(columns);
    struct conflict *conflict = list->count > 0 ? &list->conflicts[list->count - 1] : NULL;
    if (conflict == NULL || !span_equal(conflict->field, field)) {
        list->conflicts = arena_grow(arena, list->conflicts, list->count, &list->capacity,
                                     sizeof *list->conflicts);
        conflict = &list->conflicts[list->count++];
        *conflict = (struct conflict){.field = field};
        list->values = NULL;
        list->value_capacity = 0;
    }
    struct conflict_value *last =
        conflict->value_count > 0 ? &list->values[conflict->value_count - 1] : NULL;
    if (last == NULL || !span_equal(last->value, value)) {
        list->values = arena_grow(arena, list->values, conflict->value_count, &list->value_capacity,
                                  sizeof *list->values);
        conflict->values = list->values;
        last = &list->values[conflict->value_count++];
        *last = (struct conflict_value){.value = value};
        list->articles = NULL;
        list->article_capacity = 0;
    }
    list->articles = arena_grow(arena, list->articles, last->article_count, &list->article_capacity,
                                sizeof *list->articles);
    list->articles[last->article_count++] = column_text(columns);
    last->articles = list->articles;
}

static enum status add_evidence(struct store_reader *reader, struct arena *arena,
                                struct event_record *record)
{
    struct query all = query_default();
    all.limit = 0;
    struct evidence_page page;
    enum status status = evidence_list(reader, arena, record->id, &all, &page);
    if (status == STATUS_OK) {
        record->evidence = page.rows;
        record->evidence_count = page.count;
    }
    return status;
}

static enum status complete(struct store_reader *reader, struct arena *arena, int64_t id,
                            bool with_evidence, struct event_record *record)
{
    struct connection *connection = &reader->connection;
    struct parties parties = {0};
    enum status status =
        list_children(connection, "events.parties", id, arena, take_party, &parties);
    record->actors = parties.of[PARTY_ACTOR];
    record->actor_count = parties.counts[PARTY_ACTOR];
    record->recipients = parties.of[PARTY_RECIPIENT];
    record->recipient_count = parties.counts[PARTY_RECIPIENT];
    struct conflicts conflicts = {0};
    if (status == STATUS_OK) {
        status =
            list_children(connection, "events.conflicts", id, arena, take_conflict, &conflicts);
    }
    record->conflicts = conflicts.conflicts;
    record->conflict_count = conflicts.count;
    return status == STATUS_OK && with_evidence ? add_evidence(reader, arena, record) : status;
}

static enum status add_search(struct list *list)
{
    struct span match;
    enum status status =
        search_read_text(list->reader, list->arena, list->query, "events.any_match", &match);
    if (status != STATUS_OK || !match.ptr) {
        return status;
    }
    select_text(list_add_matching(list), match);
    enum sort_order sort = list->query->sort;
    if (sort == SORT_DEFAULT || sort == SORT_RELEVANCE) {
        list->sort = &by_relevance;
        struct select hits = select_start(list->arena, list->reader->store->library);
        select_add(&hits, "events.hits");
        select_text(&hits, match);
        list_set_hits(list, hits);
    }
    return STATUS_OK;
}

enum status events_list(struct store_reader *reader, struct arena *arena, const struct query *query,
                        struct event_page *out)
{
    struct event_page page = {0};
    struct list list = list_start(&events, reader, arena, query);
    enum status status = query->text.ptr ? add_search(&list) : STATUS_OK;
    struct rows rows = {.arena = arena, .scored = list.sort == &by_relevance};
    if (status == STATUS_OK) {
        status = list_run(&list, take_row, &rows, &page.page);
    }
    for (size_t i = 0; i < rows.count && status == STATUS_OK; i++) {
        status = complete(reader, arena, rows.ids[i], query->with_body, &rows.records[i]);
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

enum status event_get(struct store_reader *reader, struct arena *arena, struct span id,
                      struct event_record *out)
{
    struct condition one = {FILTER_ID, false, &id, 1};
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
