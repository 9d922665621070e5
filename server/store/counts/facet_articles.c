/* The facets of articles: outlets, authors, who is mentioned, what they tell, when they came out.
 */

#include "facet_articles.h"

#include "event.h"
#include "facet_counts.h"
#include "store/search/found_articles.h"

static void count_sources(struct facet_counts *counts)
{
    for (uint32_t row = 0; row < counts->census->article_limit; row++) {
        counts->counts[counts->census->article_sources[row]] += counts->wanted[row];
    }
}

static uint32_t author_limit(const struct census *census)
{
    return census->author_count + 1;
}

static void count_authors(struct facet_counts *counts)
{
    const struct census_links *links = &counts->census->article_authors;
    for (uint32_t row = 0; row < counts->census->article_limit; row++) {
        for (uint32_t i = links->start[row]; i < links->start[row + 1]; i++) {
            counts->counts[links->items[i] + 1] += counts->wanted[row];
        }
    }
}

static enum status name_author(struct facet_counts *counts, uint32_t number,
                               struct facet_value *out)
{
    out->value = out->label = counts->census->author_names[number - 1];
    return STATUS_OK;
}

static void count_entities(struct facet_counts *counts)
{
    const struct census_links *links = &counts->census->article_entities;
    for (uint32_t row = 0; row < counts->census->article_limit; row++) {
        uint32_t end = counts->wanted[row] ? links->start[row + 1] : 0;
        for (uint32_t i = links->start[row]; i < end; i++) {
            counts->counts[links->items[i]]++;
        }
    }
}

/* Counts all, then forgets those of other types. */
static void count_typed(struct facet_counts *counts, enum entity_type type)
{
    count_entities(counts);
    for (uint32_t row = 0; row < counts->limit; row++) {
        if (counts->census->entities[row].type != type) {
            counts->counts[row] = 0;
        }
    }
}

static void count_people(struct facet_counts *counts)
{
    count_typed(counts, ENTITY_PERSON);
}

static void count_organizations(struct facet_counts *counts)
{
    count_typed(counts, ENTITY_ORGANIZATION);
}

static void count_places(struct facet_counts *counts)
{
    count_typed(counts, ENTITY_PLACE);
}

static uint32_t type_limit(const struct census *census)
{
    (void)census;
    return EVENT_TYPE_COUNT + 1;
}

static const char *name_of_type(int type)
{
    return event_type_name((enum event_type)type);
}

static void count_types(struct facet_counts *counts)
{
    for (uint32_t row = 0; row < counts->census->article_limit; row++) {
        uint32_t bits = counts->wanted[row] ? counts->census->article_types[row] : 0;
        for (; bits; bits &= bits - 1) {
            counts->counts[__builtin_ctz(bits) + 1]++;
        }
    }
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

static void count_years(struct facet_counts *counts)
{
    const struct census_days *days = &counts->census->articles;
    for (uint32_t row = 0; row < counts->census->article_limit; row++) {
        counts->counts[facet_year_number(days->first[row], days->last[row])] += counts->wanted[row];
    }
}

static void count_months(struct facet_counts *counts)
{
    const struct census_days *days = &counts->census->articles;
    for (uint32_t row = 0; row < counts->census->article_limit; row++) {
        counts->counts[facet_month_number(days->first[row], days->last[row])] +=
            counts->wanted[row];
    }
}

static const struct facet_kind kinds[] = {
    {FACET_SOURCE, facet_source_limit, count_sources, NULL, facet_source_name},
    {FACET_AUTHOR, author_limit, count_authors, NULL, name_author},
    {FACET_ENTITY, facet_entity_limit, count_entities, facet_entity_order, facet_entity_name},
    {FACET_PERSON, facet_entity_limit, count_people, facet_entity_order, facet_entity_name},
    {FACET_ORGANIZATION, facet_entity_limit, count_organizations, facet_entity_order,
     facet_entity_name},
    {FACET_PLACE, facet_entity_limit, count_places, facet_entity_order, facet_entity_name},
    {FACET_EVENT_TYPE, type_limit, count_types, order_types, name_type},
    {FACET_YEAR, facet_year_limit, count_years, NULL, facet_year_name},
    {FACET_MONTH, facet_month_limit, count_months, NULL, facet_month_name},
};

enum status facet_articles_count(struct list *list, const struct list_facet *facet,
                                 struct facet_result *out, bool *done)
{
    return facet_counts_find(list, facet, kinds, sizeof kinds / sizeof *kinds, found_articles_mark,
                             out, done);
}
