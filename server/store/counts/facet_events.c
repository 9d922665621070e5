/* The facets of events: what, who, where, when, and who told it. */

#include "facet_events.h"

#include "event.h"
#include "facet_counts.h"
#include "store/search/found_events.h"

static const char *name_of_type(int type)
{
    return event_type_name((enum event_type)type);
}

static const char *name_of_status(int status)
{
    return event_status_name((enum event_status)status);
}

/* The classes, by their order of alphabet; events of civil types have none. */
static const char *const quad_classes[] = {"material-conflict", "material-cooperation",
                                           "verbal-conflict", "verbal-cooperation"};

enum { QUAD_CLASSES = sizeof quad_classes / sizeof *quad_classes };

static uint32_t type_limit(const struct census *census)
{
    (void)census;
    return EVENT_TYPE_COUNT + 1;
}

/* Counts by a code that stands in a byte; the number of a code is one more. */
static void count_codes(struct facet_counts *counts, const uint8_t *codes)
{
    for (uint32_t row = 0; row < counts->census->event_limit; row++) {
        if (counts->wanted[row]) {
            counts->counts[codes[row] + 1]++;
        }
    }
}

static void count_types(struct facet_counts *counts)
{
    count_codes(counts, counts->census->event_types);
}

static const uint32_t *order_types(struct facet_counts *counts)
{
    return facet_order_names(counts->list->arena, name_of_type, EVENT_TYPE_COUNT);
}

static enum status name_type(struct facet_counts *counts, uint32_t number, struct facet_value *out)
{
    (void)counts;
    return facet_set_name(name_of_type((int)number - 1), out);
}

static uint32_t status_limit(const struct census *census)
{
    (void)census;
    return EVENT_STATUS_COUNT + 1;
}

static void count_statuses(struct facet_counts *counts)
{
    count_codes(counts, counts->census->event_statuses);
}

static const uint32_t *order_statuses(struct facet_counts *counts)
{
    return facet_order_names(counts->list->arena, name_of_status, EVENT_STATUS_COUNT);
}

static enum status name_status(struct facet_counts *counts, uint32_t number,
                               struct facet_value *out)
{
    (void)counts;
    return facet_set_name(name_of_status((int)number - 1), out);
}

static uint32_t quad_class_limit(const struct census *census)
{
    (void)census;
    return QUAD_CLASSES + 1;
}

static void count_quad_classes(struct facet_counts *counts)
{
    uint32_t numbers[EVENT_TYPE_COUNT + 1] = {0};
    for (int type = 0; type < EVENT_TYPE_COUNT; type++) {
        const char *name = event_type_quad_class((enum event_type)type);
        for (uint32_t i = 0; name && i < QUAD_CLASSES; i++) {
            numbers[type] = strcmp(name, quad_classes[i]) == 0 ? i + 1 : numbers[type];
        }
    }
    for (uint32_t row = 0; row < counts->census->event_limit; row++) {
        counts->counts[numbers[counts->census->event_types[row]]] += counts->wanted[row];
    }
}

static enum status name_quad_class(struct facet_counts *counts, uint32_t number,
                                   struct facet_value *out)
{
    (void)counts;
    return facet_set_name(quad_classes[number - 1], out);
}

static void count_role(struct facet_counts *counts, enum party_role role)
{
    const struct census *census = counts->census;
    const struct census_links *parties = &census->event_entities;
    for (uint32_t row = 0; row < census->event_limit; row++) {
        uint32_t end = counts->wanted[row] ? parties->start[row + 1] : 0;
        for (uint32_t i = parties->start[row]; i < end; i++) {
            counts->counts[parties->items[i]] += census->event_roles[i] >> role & 1;
        }
    }
}

static void count_actors(struct facet_counts *counts)
{
    count_role(counts, PARTY_ACTOR);
}

static void count_recipients(struct facet_counts *counts)
{
    count_role(counts, PARTY_RECIPIENT);
}

static void count_places(struct facet_counts *counts)
{
    for (uint32_t row = 0; row < counts->census->event_limit; row++) {
        counts->counts[counts->census->event_places[row]] += counts->wanted[row];
    }
}

static void count_countries(struct facet_counts *counts)
{
    const struct census_links *links = &counts->census->event_countries;
    for (uint32_t row = 0; row < counts->census->event_limit; row++) {
        if (!counts->wanted[row]) {
            continue;
        }
        counts->counts[0] += links->start[row] == links->start[row + 1];
        for (uint32_t i = links->start[row]; i < links->start[row + 1]; i++) {
            counts->counts[links->items[i]]++;
        }
    }
}

/* An event counts once for each outlet that told it. */
static void count_sources(struct facet_counts *counts)
{
    const struct census *census = counts->census;
    const struct census_links *told = &census->event_articles;
    uint32_t *seen = ARENA_ARRAY(counts->list->arena, uint32_t, counts->limit);
    for (uint32_t row = 1; row < census->event_limit; row++) {
        uint32_t end = counts->wanted[row] ? told->start[row + 1] : 0;
        for (uint32_t i = told->start[row]; i < end; i++) {
            uint32_t source = census->article_sources[told->items[i]];
            counts->counts[source] += seen[source] != row;
            seen[source] = row;
        }
    }
}

/* Events come in the order of time, so that the same days are not looked up again. */
static void count_days(struct facet_counts *counts, uint32_t (*number_of)(int32_t, int32_t))
{
    const struct census *census = counts->census;
    int32_t first = DAY_NONE, last = DAY_NONE;
    uint32_t number = 0;
    for (uint32_t i = 0; i < census->event_count; i++) {
        uint32_t event = census->events_in_order[i];
        if (census->events.first[event] != first || census->events.last[event] != last) {
            first = census->events.first[event];
            last = census->events.last[event];
            number = number_of(first, last);
        }
        counts->counts[number] += counts->wanted[event];
    }
}

static void count_years(struct facet_counts *counts)
{
    count_days(counts, facet_year_number);
}

static void count_months(struct facet_counts *counts)
{
    count_days(counts, facet_month_number);
}

static const struct facet_kind kinds[] = {
    {FACET_TYPE, type_limit, count_types, order_types, name_type},
    {FACET_EVENT_TYPE, type_limit, count_types, order_types, name_type},
    {FACET_QUAD_CLASS, quad_class_limit, count_quad_classes, NULL, name_quad_class},
    {FACET_STATUS, status_limit, count_statuses, order_statuses, name_status},
    {FACET_ACTOR, facet_entity_limit, count_actors, facet_entity_order, facet_entity_name},
    {FACET_RECIPIENT, facet_entity_limit, count_recipients, facet_entity_order, facet_entity_name},
    {FACET_PLACE, facet_entity_limit, count_places, facet_entity_order, facet_entity_name},
    {FACET_COUNTRY, facet_country_limit, count_countries, NULL, facet_country_name},
    {FACET_SOURCE, facet_source_limit, count_sources, NULL, facet_source_name},
    {FACET_YEAR, facet_year_limit, count_years, NULL, facet_year_name},
    {FACET_MONTH, facet_month_limit, count_months, NULL, facet_month_name},
};

enum status facet_events_count(struct list *list, const struct list_facet *facet,
                               struct facet_result *out, bool *done)
{
    return facet_counts_find(list, facet, kinds, sizeof kinds / sizeof *kinds, found_events_mark,
                             out, done);
}
