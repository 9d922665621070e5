/* Without conditions all events are found and nothing is asked. Nearly all that a list of events
 * can be narrowed by stands in the census; what else is asked for (a text, a position on the map)
 * is a statement. */

#include "found_events.h"

#include "best_rows.h"
#include "event.h"
#include "found_rows.h"
#include "store/counts/as_of.h"
#include "store/counts/marks.h"

/* With fewer events of its parties a list is soon read; with more, reading all their rows for the
 * few of a page is what takes longest. */
enum { FEW_EVENTS = 20 };

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

static const char *name_of_precision(int precision)
{
    return precision_name((enum precision)precision);
}

static const char *name_of_basis(int basis)
{
    return date_basis_name((enum date_basis)basis);
}

/* The numbers of articles, sources and the confidence that are asked for at least. */
static void keep_least(struct found_rows *found)
{
    const struct query *query = found->list->query;
    const struct census *census = found->census;
    const uint32_t *told = census->event_articles.start;
    marks_keep_least(found->wanted, census->event_sources, query->min_sources, found->limit);
    marks_keep_least_real(found->wanted, census->event_confidences, query->min_confidence,
                          found->limit);
    for (uint32_t row = 0; query->min_articles > 0 && row < found->limit; row++) {
        found->wanted[row] &= told[row + 1] - told[row] >= query->min_articles;
    }
}

/* Keeps the events that one of the marked items is linked to. Only those are looked at that other
 * conditions left. */
static void keep_linked(struct found_rows *found, const struct census_links *links,
                        const uint8_t *items, bool exclude)
{
    uint8_t *wanted = found->wanted;
    for (uint32_t row = marks_next(wanted, 0, found->limit); row < found->limit;
         row = marks_next(wanted, row + 1, found->limit)) {
        uint8_t met = 0;
        for (uint32_t i = links->start[row]; i < links->start[row + 1] && !met; i++) {
            met = items[links->items[i]];
        }
        wanted[row] = met ^ exclude;
    }
}

static void keep_published(struct found_rows *found)
{
    const struct census *census = found->census;
    uint8_t *met = ARENA_ARRAY(found->list->arena, uint8_t, census->article_limit);
    for (uint32_t article = 0; article < census->article_limit; article++) {
        met[article] =
            found_rows_overlap(found->list->query->published, census->articles.first[article],
                               census->articles.last[article]);
    }
    keep_linked(found, &census->event_articles, met, false);
}

static void keep_sources(struct found_rows *found, const struct condition *condition)
{
    const struct census *census = found->census;
    const uint8_t *sources = found_rows_sources(found->list->arena, census, condition);
    uint8_t *met = ARENA_ARRAY(found->list->arena, uint8_t, census->article_limit);
    for (uint32_t article = 0; article < census->article_limit; article++) {
        met[article] = sources[census->article_sources[article]];
    }
    keep_linked(found, &census->event_articles, met, condition->exclude);
}

static void keep_countries(struct found_rows *found, const struct condition *condition)
{
    uint8_t *met = ARENA_ARRAY(found->list->arena, uint8_t, CENSUS_COUNTRIES);
    for (size_t i = 0; i < condition->value_count; i++) {
        if (condition->values[i].len == 3) {
            met[census_country_number(arena_string(found->list->arena, condition->values[i]))] = 1;
        }
    }
    met[0] = 0;
    keep_linked(found, &found->census->event_countries, met, condition->exclude);
}

/* Marks the events in which the entity has the role. */
static void mark_role(const struct found_rows *found, enum party_role role, uint32_t entity,
                      uint8_t *met)
{
    const struct census_links *events = &found->census->entity_events;
    const struct census_links *parties = &found->census->event_entities;
    for (uint32_t i = events->start[entity]; i < events->start[entity + 1]; i++) {
        uint32_t event = events->items[i], at = parties->start[event];
        while (parties->items[at] != entity) {
            at++;
        }
        met[event] |= (uint8_t)(found->census->event_roles[at] >> role & 1);
    }
}

/* Counts an entity for the events that it is a party of; more than two are not told apart. */
static void add_parties(const struct found_rows *found, uint32_t entity, uint8_t *met)
{
    const struct census_links *events = &found->census->entity_events;
    for (uint32_t i = events->start[entity]; i < events->start[entity + 1]; i++) {
        uint8_t *count = &met[events->items[i]];
        *count = *count ? 2 : 1;
    }
}

/* Marks the events that concern one of the entities, or for `between` both. */
static enum status keep_entities(struct found_rows *found, const struct condition *condition)
{
    enum filter_field field = condition->field;
    uint8_t *met = ARENA_ARRAY(found->list->arena, uint8_t, found->limit);
    const uint32_t *entities;
    enum status status = found_rows_entities(found->list, condition, &entities);
    for (size_t i = 0; i < condition->value_count && status == STATUS_OK; i++) {
        bool twice = i > 0 && entities[i] == entities[0];
        if (entities[i] >= found->census->entity_limit) {
            continue;
        }
        if (field == FILTER_ACTOR || field == FILTER_RECIPIENT) {
            mark_role(found, field == FILTER_ACTOR ? PARTY_ACTOR : PARTY_RECIPIENT, entities[i],
                      met);
        } else if (field != FILTER_PLACE && !twice) {
            add_parties(found, entities[i], met);
        }
        if ((field == FILTER_PLACE || field == FILTER_ENTITY) && entities[i] > 0) {
            marks_add_value(met, found->census->event_places, entities[i], found->limit);
        }
    }
    marks_make(met, field == FILTER_BETWEEN ? 2 : 1, found->limit);
    found_rows_keep(found, met, condition->exclude);
    return status;
}

static bool concerns_entities(enum filter_field field)
{
    return field == FILTER_PARTICIPANT || field == FILTER_ACTOR || field == FILTER_RECIPIENT ||
           field == FILTER_ENTITY || field == FILTER_BETWEEN || field == FILTER_PLACE;
}

/* The places of the events must lie where the list asks; which entities do is a statement. */
static enum status keep_near(struct found_rows *found)
{
    struct list *list = found->list;
    const struct query *query = list->query;
    struct select select = select_start(list->arena, list->reader->store->library);
    select_add(&select, "found.entities");
    select_word(&select, "WHERE");
    list_add_map(&select, "entities", query);
    struct row_marks marks = {ARENA_ARRAY(list->arena, uint8_t, found->census->entity_limit),
                              found->census->entity_limit};
    struct connection *connection = &list->reader->connection;
    enum status status = list_each(connection, select_prepare(&select, connection), list->arena,
                                   found_rows_mark, &marks);
    marks.met[0] = 0;
    found_rows_keep_values(found, found->census->event_places, marks.met, false);
    return status;
}

/* What a row has of a closed set, in a byte: the filter, the set's values and where they stand. */
struct coded {
    enum filter_field field;
    const char *(*name_of)(int);
    int count;
    size_t codes; /* offset of the array in struct census */
};

#define CODES(member) offsetof(struct census, member)

static const struct coded coded[] = {
    {FILTER_TYPE, name_of_type, EVENT_TYPE_COUNT, CODES(event_types)},
    {FILTER_EVENT_TYPE, name_of_type, EVENT_TYPE_COUNT, CODES(event_types)},
    {FILTER_SCHEME, scheme_of_type, EVENT_TYPE_COUNT, CODES(event_types)},
    {FILTER_QUAD_CLASS, quad_class_of_type, EVENT_TYPE_COUNT, CODES(event_types)},
    {FILTER_STATUS, name_of_status, EVENT_STATUS_COUNT, CODES(event_statuses)},
    {FILTER_PRECISION, name_of_precision, PRECISION_COUNT, CODES(event_precisions)},
    {FILTER_BASIS, name_of_basis, DATE_BASIS_COUNT, CODES(event_bases)},
};

static const struct coded *find_coded(enum filter_field field)
{
    for (size_t i = 0; i < sizeof coded / sizeof *coded; i++) {
        if (coded[i].field == field) {
            return &coded[i];
        }
    }
    return NULL;
}

static bool in_memory(enum filter_field field)
{
    return find_coded(field) || concerns_entities(field) || field == FILTER_COUNTRY ||
           field == FILTER_SOURCE;
}

/* Applies a condition in memory, if that can be. */
static enum status apply(struct found_rows *found, const struct condition *condition, bool *handled)
{
    const struct coded *set = find_coded(condition->field);
    *handled = in_memory(condition->field);
    if (set) {
        const char *codes = (const char *)found->census + set->codes;
        marks_keep_codes(found->wanted, *(uint8_t *const *)(const void *)codes,
                         named_bits(condition, set->name_of, set->count), condition->exclude,
                         found->limit);
    } else if (condition->field == FILTER_COUNTRY) {
        keep_countries(found, condition);
    } else if (condition->field == FILTER_SOURCE) {
        keep_sources(found, condition);
    } else if (concerns_entities(condition->field)) {
        return keep_entities(found, condition);
    }
    return STATUS_OK;
}

/* Which parts of a list that no condition made have been applied: each stands for all of its kind.
 */
struct applied {
    bool when, published, least, map;
};

static enum status apply_part(struct found_rows *found, size_t at, struct applied *applied)
{
    const struct list_part *part = &found->list->parts[at];
    if (part->condition) {
        return apply(found, part->condition, &found->handled[at]);
    }
    if (part->own == LIST_MATCHING) {
        return found_rows_keep_matching(found, at, CENSUS_EVENT_TEXT);
    }
    applied->when = applied->when || part->own == LIST_WHEN;
    applied->published = applied->published || part->own == LIST_PUBLISHED;
    applied->least = applied->least || part->own == LIST_LEAST;
    applied->map = applied->map || part->own == LIST_MAP;
    found->handled[at] = part->own == LIST_WHEN || part->own == LIST_PUBLISHED ||
                         part->own == LIST_LEAST || part->own == LIST_MAP;
    return STATUS_OK;
}

/* Whether a condition has to look at what each event is linked to. */
static bool is_costly(const struct list_part *part)
{
    return part->condition &&
           (part->condition->field == FILTER_COUNTRY || part->condition->field == FILTER_SOURCE);
}

static enum status apply_parts(struct found_rows *found, bool costly, struct applied *applied)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < found->list->part_count && status == STATUS_OK; i++) {
        if (!found->handled[i] && is_costly(&found->list->parts[i]) == costly) {
            status = apply_part(found, i, applied);
        }
    }
    return status;
}

/* Costly conditions come last, when few rows are left. */
enum status found_events_mark(struct list *list, const struct census *census,
                              const enum filter_field *without, size_t without_count, uint8_t **out)
{
    struct found_rows found =
        found_rows_start(list, census, census->event_limit, without, without_count);
    struct applied applied = {0};
    marks_keep_codes(found.wanted, census->event_types, UINT64_C(1) << EVENT_TYPE_COUNT, true,
                     found.limit);
    enum status status = apply_parts(&found, false, &applied);
    if (applied.when) {
        found_rows_keep_when(&found, &census->events);
    }
    if (applied.least) {
        keep_least(&found);
    }
    if (status == STATUS_OK) {
        status = apply_parts(&found, true, &applied);
    }
    if (applied.published) {
        keep_published(&found);
    }
    if (applied.map && status == STATUS_OK) {
        status = keep_near(&found);
    }
    *out = found.wanted;
    return status == STATUS_OK ? found_rows_ask(&found, "found.events") : status;
}

enum status found_events_read(struct list *list, struct found_events *out)
{
    const struct census *census;
    uint8_t *wanted;
    enum status status = census_take(list->reader, &census);
    if (status != STATUS_OK) {
        return status;
    }
    if (list->part_count == 0) {
        *out = (struct found_events){census, census->events_in_order, census->event_count, NULL};
        return STATUS_OK;
    }
    status = found_events_mark(list, census, NULL, 0, &wanted);
    if (status != STATUS_OK) {
        return status;
    }
    uint32_t *rows = ARENA_ARRAY(list->arena, uint32_t, census->event_count);
    size_t count = 0;
    for (uint32_t i = 0; i < census->event_count; i++) {
        rows[count] = census->events_in_order[i];
        count += wanted[census->events_in_order[i]];
    }
    *out = (struct found_events){census, rows, count, wanted};
    return STATUS_OK;
}

/* Whether a list may have many rows: it is not of given ids, nor of the events of a few articles or
 * of entities that have few. */
static enum status is_wide(struct list *list, const struct census *census, bool *out)
{
    enum status status = STATUS_OK;
    *out = list->part_count > 0;
    for (size_t i = 0; i < list->part_count && status == STATUS_OK && *out; i++) {
        const struct condition *condition = list->parts[i].condition;
        if (condition == NULL || condition->exclude) {
            continue;
        }
        enum filter_field field = condition->field;
        *out = field != FILTER_ID && field != FILTER_EVENT && field != FILTER_ARTICLE;
        if (!concerns_entities(field)) {
            continue;
        }
        uint32_t events = 0;
        const uint32_t *entities;
        status = found_rows_entities(list, condition, &entities);
        for (size_t j = 0; j < condition->value_count && status == STATUS_OK; j++) {
            const struct census_links *links = &census->entity_events;
            bool known = entities[j] < links->limit;
            events += known ? links->start[entities[j] + 1] - links->start[entities[j]] : 0;
            events +=
                known && field == FILTER_PLACE ? census->entities[entities[j]].article_count : 0;
        }
        *out = *out && events >= FEW_EVENTS;
    }
    return status;
}

/* The key of the list's order, ascending. */
static double key_of(const struct census *census, enum sort_order order, uint32_t event)
{
    if (order == SORT_SOURCES) {
        return -(double)census->event_sources[event];
    }
    if (order == SORT_CONFIDENCE) {
        return -census->event_confidences[event];
    }
    int32_t first = census->events.first[event], last = census->events.last[event];
    int32_t day = first != DAY_NONE ? first : last;
    return day == DAY_NONE ? (double)INT64_MAX : order == SORT_NEWEST ? -(double)day : (double)day;
}

enum status found_events_choose(struct list *list)
{
    const struct census *census = census_peek(list->reader);
    if (census && list->part_count == 0) {
        list_set_total(list, census->event_count);
    }
    if (census == NULL || (list->query->limit == 0 && census->now == NULL)) {
        return STATUS_OK;
    }
    bool wide = census->now != NULL;
    struct best_rows best;
    uint8_t *wanted = NULL;
    enum status status = wide ? STATUS_OK : is_wide(list, census, &wide);
    if (status != STATUS_OK || !wide) {
        return status;
    }
    status = best_rows_start(list, "events.row_until", census->texts[CENSUS_EVENT_TEXT].order,
                             census->event_limit, &best);
    if (status == STATUS_OK) {
        status = found_events_mark(list, census, NULL, 0, &wanted);
    }
    uint32_t limit = status == STATUS_OK ? census->event_limit : 0;
    for (uint32_t event = marks_next(wanted, 0, limit); event < limit;
         event = marks_next(wanted, event + 1, limit)) {
        best_rows_add(&best, event, key_of(census, list->sort->order, event));
    }
    if (status == STATUS_OK) {
        best_rows_end(&best, list);
    }
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

enum status found_events_show(struct list *list)
{
    uint32_t *events = ARENA_ARRAY(list->arena, uint32_t, list->chosen_count);
    list->from_chosen = list->reader->known_day == DAY_NONE ? NULL : "from_shown";
    for (size_t i = 0; i < list->chosen_count; i++) {
        events[i] = list->chosen[i].row;
    }
    return as_of_show(list->reader, list->arena, events, list->chosen_count);
}
