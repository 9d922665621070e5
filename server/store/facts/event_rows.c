/* Shared by all that answers events. */

#include "event_rows.h"

#include <math.h>

#include "store/codes.h"

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
    record->corrected = column_text(columns);
    record->score = (double)NAN;
}

struct event_record *event_rows_take(struct event_rows *rows, struct columns *columns)
{
    rows->records =
        arena_grow(rows->arena, rows->records, rows->count, &rows->capacity, sizeof *rows->records);
    rows->ids =
        arena_grow(rows->arena, rows->ids, rows->count, &rows->id_capacity, sizeof *rows->ids);
    rows->ids[rows->count] = column_int(columns);
    struct event_record *record = &rows->records[rows->count++];
    *record = (struct event_record){0};
    read_record(columns, record);
    return record;
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

enum status event_rows_complete(struct store_reader *reader, struct event_rows *rows,
                                bool with_evidence)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < rows->count && status == STATUS_OK; i++) {
        status = complete(reader, rows->arena, rows->ids[i], with_evidence, &rows->records[i]);
    }
    return status;
}
