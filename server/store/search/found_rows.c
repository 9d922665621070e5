/* A mark is a byte, so that a condition is applied to a million rows by a loop of vector
 * instructions (marks.c). */

#include "found_rows.h"

#include "store/counts/marks.h"
#include "top_hits.h"

struct found_rows found_rows_start(struct list *list, const struct census *census, uint32_t limit,
                                   const enum filter_field *without, size_t without_count)
{
    struct found_rows found = {.list = list,
                               .census = census,
                               .limit = limit,
                               .wanted = ARENA_ARRAY(list->arena, uint8_t, limit),
                               .handled = ARENA_ARRAY(list->arena, bool, list->part_count)};
    memset(found.wanted, 1, limit);
    for (size_t i = 0; i < list->part_count; i++) {
        for (size_t j = 0; j < without_count; j++) {
            found.handled[i] = found.handled[i] || list->parts[i].own == without[j];
        }
    }
    return found;
}

void found_rows_keep_values(struct found_rows *found, const uint32_t *values, const uint8_t *met,
                            bool exclude)
{
    marks_keep_values(found->wanted, values, met, exclude, found->limit);
}

void found_rows_keep(struct found_rows *found, const uint8_t *met, bool exclude)
{
    marks_keep(found->wanted, met, exclude, found->limit);
}

void found_rows_mark(void *context, struct columns *columns)
{
    struct row_marks *marks = context;
    uint32_t row = column_count(columns);
    if (row < marks->limit) {
        marks->met[row] = 1;
    }
}

enum status found_rows_keep_matching(struct found_rows *found, size_t part,
                                     enum census_text_kind kind)
{
    struct list_part *own = &found->list->parts[part];
    if (own->met == NULL) {
        uint8_t *met = ARENA_ARRAY(found->list->arena, uint8_t, found->limit);
        enum status status =
            top_hits_mark(found->list, found->census, kind, met, &found->handled[part]);
        if (status != STATUS_OK || !found->handled[part]) {
            return status;
        }
        own->met = met;
    }
    found->handled[part] = true;
    found_rows_keep(found, own->met, false);
    return STATUS_OK;
}

static bool has_to_be_asked(const struct found_rows *found, size_t part)
{
    return !found->handled[part] && found->list->parts[part].own != LIST_COLLAPSED;
}

/* Marks what the statement `select` gives. */
static enum status mark_rows(struct found_rows *found, struct select *select, const uint8_t **out)
{
    struct list *list = found->list;
    struct connection *connection = &list->reader->connection;
    struct row_marks marks = {ARENA_ARRAY(list->arena, uint8_t, found->limit), found->limit};
    *out = marks.met;
    return list_each(connection, select_prepare(select, connection), list->arena, found_rows_mark,
                     &marks);
}

/* Asks for each part by itself, and only once: each facet leaves out other ones. */
static enum status ask_each(struct found_rows *found, const char *rows)
{
    struct list *list = found->list;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < list->part_count && status == STATUS_OK; i++) {
        if (!has_to_be_asked(found, i)) {
            continue;
        }
        if (list->parts[i].met == NULL) {
            struct select select = select_start(list->arena, list->reader->store->library);
            select_add(&select, rows);
            select_word(&select, "WHERE");
            select_append(&select, &list->parts[i].sql);
            status = mark_rows(found, &select, &list->parts[i].met);
        }
        if (status == STATUS_OK) {
            found_rows_keep(found, list->parts[i].met, false);
        }
    }
    return status;
}

enum status found_rows_ask(struct found_rows *found, const char *rows)
{
    struct list *list = found->list;
    if (list->query->facet_count > 0) {
        return ask_each(found, rows);
    }
    struct select select = select_start(list->arena, list->reader->store->library);
    const char *joint = "WHERE";
    select_add(&select, rows);
    for (size_t i = 0; i < list->part_count; i++) {
        if (has_to_be_asked(found, i)) {
            select_word(&select, joint);
            select_append(&select, &list->parts[i].sql);
            joint = "AND";
        }
    }
    if (joint[0] == 'W') {
        return STATUS_OK;
    }
    const uint8_t *met;
    enum status status = mark_rows(found, &select, &met);
    if (status == STATUS_OK) {
        found_rows_keep(found, met, false);
    }
    return status;
}

static void take_number(void *context, struct columns *columns)
{
    *(uint32_t *)context = column_count(columns);
}

enum status found_rows_entities(struct list *list, const struct condition *condition,
                                const uint32_t **out)
{
    uint32_t *rows = ARENA_ARRAY(list->arena, uint32_t, condition->value_count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < condition->value_count && status == STATUS_OK; i++) {
        status = list_one(&list->reader->connection, "entities.row", condition->values[i],
                          list->arena, take_number, &rows[i]);
        status = status == STATUS_NOT_FOUND ? STATUS_OK : status;
    }
    *out = rows;
    return status;
}

uint8_t *found_rows_sources(struct arena *arena, const struct census *census,
                            const struct condition *condition)
{
    uint8_t *met = ARENA_ARRAY(arena, uint8_t, census->source_count + 1);
    for (uint32_t number = 1; number <= census->source_count; number++) {
        for (size_t i = 0; i < condition->value_count; i++) {
            met[number] |= span_equal(census->sources[number].name, condition->values[i]);
        }
    }
    return met;
}

void found_rows_keep_when(struct found_rows *found, const struct census_days *days)
{
    const struct query *query = found->list->query;
    marks_keep_days(found->wanted, days->first, days->last, query->when, query->undated,
                    found->limit);
}

bool found_rows_overlap(struct period period, int32_t first, int32_t last)
{
    bool dated = first != DAY_NONE || last != DAY_NONE;
    bool begins = period.latest == DAY_NONE || first == DAY_NONE || first <= period.latest;
    bool ends = period.earliest == DAY_NONE || last == DAY_NONE || last >= period.earliest;
    return dated && begins && ends;
}
