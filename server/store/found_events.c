/* Without conditions all events are found and nothing is asked. Types, statuses, days and parties
 * stand in the census; what else is asked for is a statement. */

#include "store/found_events.h"

#include "event.h"
#include "store/best_rows.h"
#include "store/found_rows.h"

/* With fewer events of its parties a list is soon read. */
enum { FEW_EVENTS = 500 };

/* Which types or statuses (a bit each) a condition names, by what `is` says of each. */
static uint64_t named_bits(const struct condition *condition, const char *name_of(int), int count)
{
    uint64_t bits = 0;
    for (int i = 0; i < count; i++) {
        const char *name = name_of(i);
        for (size_t j = 0; name && j < condition->value_count; j++) {
            bits |= span_is(condition->values[j], name) ? UINT64_C(1) << i : 0;
        }
    }
    return bits;
}

static const char *name_of_type(int type)
{
    return event_type_name((enum event_type)type);
}

static const char *scheme_of_type(int type)
{
    return event_type_scheme((enum event_type)type);
}

static const char *quad_class_of_type(int type)
{
    return event_type_quad_class((enum event_type)type);
}

static const char *name_of_status(int status)
{
    return event_status_name((enum event_status)status);
}

static void keep_bits(struct found_rows *found, const uint8_t *codes, uint64_t bits, bool exclude)
{
    for (uint32_t row = 0; row < found->limit; row++) {
        found->wanted[row] &= (uint8_t)((bits >> codes[row] & 1) ^ exclude);
    }
}

static void keep_period(struct found_rows *found)
{
    const struct query *query = found->list->query;
    const struct census_days *days = &found->census->events;
    int32_t from = query->when.earliest, to = query->when.latest;
    for (uint32_t row = 0; row < found->limit; row++) {
        int32_t first = days->first[row], last = days->last[row];
        bool dated = first != DAY_NONE || last != DAY_NONE;
        bool begins = to == DAY_NONE || first == DAY_NONE || first <= to;
        bool ends = from == DAY_NONE || last == DAY_NONE || last >= from;
        found->wanted[row] &= dated ? begins && ends : query->undated;
    }
}

static enum status mark_role(struct found_rows *found, const char *role, uint32_t entity,
                             uint8_t *met)
{
    struct connection *connection = &found->list->reader->connection;
    sqlite3_stmt *statement = connection_named(connection, "found.party_events");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_int(&binder, entity);
        bind_name(&binder, role);
    }
    struct row_marks marks = {met, found->limit};
    return list_each(connection, statement, found->list->arena, found_rows_mark, &marks);
}

/* Counts an entity for the events that it is a party of; more than two are not told apart. */
static void add_parties(const struct found_rows *found, uint32_t entity, uint8_t *met)
{
    const struct census_links *events = &found->census->entity_events;
    for (uint32_t i = entity < events->limit ? events->start[entity] : 0;
         entity < events->limit && i < events->start[entity + 1]; i++) {
        uint8_t *count = &met[events->items[i]];
        *count = *count ? 2 : 1;
    }
}

static void mark_place(const struct found_rows *found, uint32_t entity, uint8_t *met)
{
    for (uint32_t row = 0; entity && row < found->limit; row++) {
        met[row] |= found->census->event_places[row] == entity;
    }
}

/* Marks the events that concern one of the entities, or for `between` both. */
static enum status keep_entities(struct found_rows *found, const struct condition *condition)
{
    enum filter_field field = condition->field;
    uint8_t *met = ARENA_ARRAY(found->list->arena, uint8_t, found->limit);
    const uint32_t *entities;
    enum status status = found_entities(found->list, condition, &entities);
    for (size_t i = 0; i < condition->value_count && status == STATUS_OK; i++) {
        bool twice = i > 0 && entities[i] == entities[0];
        if (field == FILTER_ACTOR || field == FILTER_RECIPIENT) {
            status =
                mark_role(found, field == FILTER_ACTOR ? "actor" : "recipient", entities[i], met);
        } else if (field != FILTER_PLACE && !twice) {
            add_parties(found, entities[i], met);
        }
        if (field == FILTER_PLACE || field == FILTER_ENTITY) {
            mark_place(found, entities[i], met);
        }
    }
    uint8_t least = field == FILTER_BETWEEN ? 2 : 1;
    for (uint32_t row = 0; row < found->limit; row++) {
        met[row] = met[row] >= least;
    }
    found_rows_keep(found, met, condition->exclude);
    return status;
}

static bool concerns_entities(enum filter_field field)
{
    return field == FILTER_PARTICIPANT || field == FILTER_ACTOR || field == FILTER_RECIPIENT ||
           field == FILTER_ENTITY || field == FILTER_BETWEEN || field == FILTER_PLACE;
}

static bool in_memory(enum filter_field field)
{
    return field == FILTER_TYPE || field == FILTER_EVENT_TYPE || field == FILTER_SCHEME ||
           field == FILTER_QUAD_CLASS || field == FILTER_STATUS || concerns_entities(field);
}

/* Applies a condition in memory, if that can be. */
static enum status apply(struct found_rows *found, const struct condition *condition, bool *handled)
{
    const struct census *census = found->census;
    *handled = in_memory(condition->field);
    switch (condition->field) {
    case FILTER_TYPE:
    case FILTER_EVENT_TYPE:
        keep_bits(found, census->event_types, named_bits(condition, name_of_type, EVENT_TYPE_COUNT),
                  condition->exclude);
        return STATUS_OK;
    case FILTER_SCHEME:
        keep_bits(found, census->event_types,
                  named_bits(condition, scheme_of_type, EVENT_TYPE_COUNT), condition->exclude);
        return STATUS_OK;
    case FILTER_QUAD_CLASS:
        keep_bits(found, census->event_types,
                  named_bits(condition, quad_class_of_type, EVENT_TYPE_COUNT), condition->exclude);
        return STATUS_OK;
    case FILTER_STATUS:
        keep_bits(found, census->event_statuses,
                  named_bits(condition, name_of_status, EVENT_STATUS_COUNT), condition->exclude);
        return STATUS_OK;
    default:
        return concerns_entities(condition->field) ? keep_entities(found, condition) : STATUS_OK;
    }
}

static enum status mark_events(struct list *list, const struct census *census,
                               struct found_rows *out)
{
    struct found_rows found = found_rows_start(list, census, census->event_limit);
    bool in_period = false;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < list->part_count && status == STATUS_OK; i++) {
        const struct list_part *part = &list->parts[i];
        if (part->own == LIST_WHEN) {
            in_period = found.handled[i] = true;
        } else if (part->condition) {
            status = apply(&found, part->condition, &found.handled[i]);
        }
    }
    if (in_period) {
        keep_period(&found);
    }
    *out = found;
    return status == STATUS_OK ? found_rows_ask(&found, "found.events") : status;
}

enum status found_events_read(struct list *list, struct found_events *out)
{
    const struct census *census;
    struct found_rows found;
    enum status status = census_take(list->reader, &census);
    if (status != STATUS_OK) {
        return status;
    }
    if (list->part_count == 0) {
        *out = (struct found_events){census, census->events_in_order, census->event_count, NULL};
        return STATUS_OK;
    }
    status = mark_events(list, census, &found);
    if (status != STATUS_OK) {
        return status;
    }
    uint32_t *rows = ARENA_ARRAY(list->arena, uint32_t, census->event_count);
    size_t count = 0;
    for (uint32_t i = 0; i < census->event_count; i++) {
        rows[count] = census->events_in_order[i];
        count += found.wanted[census->events_in_order[i]];
    }
    *out = (struct found_events){census, rows, count, found.wanted};
    return STATUS_OK;
}

/* Whether a list may have many rows and the census can tell most of its conditions. */
static enum status is_wide(struct list *list, const struct census *census, bool *out)
{
    bool any = false;
    enum status status = STATUS_OK;
    *out = list->match.ptr == NULL && !list->query->text.ptr;
    for (size_t i = 0; i < list->part_count && status == STATUS_OK && *out; i++) {
        const struct condition *condition = list->parts[i].condition;
        if (condition == NULL) {
            continue;
        }
        enum filter_field field = condition->field;
        *out = field != FILTER_ID && field != FILTER_EVENT && field != FILTER_ARTICLE;
        any = any || in_memory(field);
        if (!concerns_entities(field) || condition->exclude) {
            continue;
        }
        uint32_t events = 0;
        const uint32_t *entities;
        status = found_entities(list, condition, &entities);
        for (size_t j = 0; j < condition->value_count && status == STATUS_OK; j++) {
            const struct census_links *links = &census->entity_events;
            bool known = entities[j] < links->limit;
            events += known ? links->start[entities[j] + 1] - links->start[entities[j]] : 0;
            events +=
                known && field == FILTER_PLACE ? census->entities[entities[j]].article_count : 0;
        }
        *out = *out && events >= FEW_EVENTS;
    }
    *out = *out && any;
    return status;
}

/* The key of the list's order, ascending. */
static double key_of(const struct census *census, bool newest, uint32_t event)
{
    int32_t first = census->events.first[event], last = census->events.last[event];
    int32_t day = first != DAY_NONE ? first : last;
    return day == DAY_NONE ? (double)INT64_MAX : newest ? -(double)day : (double)day;
}

enum status found_events_choose(struct list *list)
{
    enum sort_order order = list->sort->order;
    const struct census *census = census_peek(list->reader);
    bool dated = order == SORT_NEWEST || order == SORT_OLDEST;
    if (census && list->part_count == 0) {
        list_set_total(list, census->event_count);
    }
    if (census == NULL || !dated || list->query->limit == 0) {
        return STATUS_OK;
    }
    bool wide = false;
    struct best_rows best;
    struct found_rows found;
    enum status status = is_wide(list, census, &wide);
    if (status != STATUS_OK || !wide) {
        return status;
    }
    status = best_rows_start(list, "events.row", census->texts[CENSUS_EVENT_TEXT].order,
                             census->event_limit, &best);
    if (status == STATUS_OK) {
        status = mark_events(list, census, &found);
    }
    for (uint32_t i = 0; i < census->event_count && status == STATUS_OK; i++) {
        uint32_t event = census->events_in_order[i];
        if (found.wanted[event]) {
            best_rows_add(&best, event, key_of(census, order == SORT_NEWEST, event));
        }
    }
    if (status == STATUS_OK) {
        best_rows_end(&best, list);
    }
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}
