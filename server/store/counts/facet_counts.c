/* One pass over the rows fills an array of counts; a heap picks the hundred most frequent values,
 * and only these are given names. Counting by a statement would look up the wide row of everything
 * that is found, once for each facet. */

#include "facet_counts.h"

#include <stdlib.h>

#include "store/search/best_rows.h"

enum { MOST_VALUES = 100, MONTHS = 12, LAST_YEAR = 9999 };

static int compare_hits(const void *left, const void *right)
{
    const struct list_hit *a = left, *b = right;
    if (a->score != b->score) {
        return a->score < b->score ? -1 : 1;
    }
    return (a->order > b->order) - (a->order < b->order);
}

static const uint32_t *count_up(struct arena *arena, uint32_t limit)
{
    uint32_t *numbers = ARENA_ARRAY(arena, uint32_t, limit);
    for (uint32_t i = 0; i < limit; i++) {
        numbers[i] = i;
    }
    return numbers;
}

static enum status run(struct facet_counts *counts, const struct facet_kind *kind,
                       struct facet_result *out)
{
    struct arena *arena = counts->list->arena;
    counts->limit = kind->limit(counts->census);
    counts->counts = ARENA_ARRAY(arena, uint32_t, counts->limit);
    kind->count(counts);
    struct best_rows best = {.order =
                                 kind->order ? kind->order(counts) : count_up(arena, counts->limit),
                             .heap = ARENA_ARRAY(arena, struct list_hit, MOST_VALUES),
                             .most = MOST_VALUES};
    for (uint32_t number = 0; number < counts->limit; number++) {
        if (counts->counts[number] > 0) {
            best_rows_add(&best, number, -(double)counts->counts[number]);
        }
    }
    qsort(best.heap, best.count, sizeof *best.heap, compare_hits);
    struct facet_value *values = ARENA_ARRAY(arena, struct facet_value, best.count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < best.count && status == STATUS_OK; i++) {
        uint32_t number = best.heap[i].row;
        values[i].count = counts->counts[number];
        status = number > 0 ? kind->name(counts, number, &values[i]) : STATUS_OK;
    }
    *out = (struct facet_result){kind->facet, values, best.count};
    return status;
}

enum status facet_set_name(const char *name, struct facet_value *out)
{
    out->value = out->label = span_of(name);
    return STATUS_OK;
}

/* --- entities, sources, countries ------------------------------------------------------------- */

uint32_t facet_entity_limit(const struct census *census)
{
    return census->entity_limit;
}

const uint32_t *facet_entity_order(struct facet_counts *counts)
{
    uint32_t *order = ARENA_ARRAY(counts->list->arena, uint32_t, counts->limit);
    for (uint32_t row = 1; row < counts->limit; row++) {
        order[row] = counts->census->entities[row].order + 1;
    }
    return order;
}

static void take_entity(void *context, struct columns *columns)
{
    struct facet_value *value = context;
    value->value = column_text(columns);
    value->label = column_text(columns);
}

enum status facet_entity_name(struct facet_counts *counts, uint32_t number, struct facet_value *out)
{
    return list_children(&counts->list->reader->connection, "entities.name_of", number,
                         counts->list->arena, take_entity, out);
}

uint32_t facet_source_limit(const struct census *census)
{
    return census->source_count + 1;
}

enum status facet_source_name(struct facet_counts *counts, uint32_t number, struct facet_value *out)
{
    out->value = out->label = counts->census->sources[number].name;
    return STATUS_OK;
}

uint32_t facet_country_limit(const struct census *census)
{
    (void)census;
    return CENSUS_COUNTRIES;
}

enum status facet_country_name(struct facet_counts *counts, uint32_t number,
                               struct facet_value *out)
{
    char *code = arena_alloc(counts->list->arena, 4);
    census_country_code(number, code);
    return facet_set_name(code, out);
}

/* --- days ------------------------------------------------------------------------------------- */

/* Whether a day is one of the calendar; its date goes to `*date`. */
static bool read_day(int32_t day, struct civil *date)
{
    static const struct civil first = {1, 1, 1}, last = {LAST_YEAR, MONTHS, 31};
    if (day == DAY_NONE || day < day_from_civil(first) || day > day_from_civil(last)) {
        return false;
    }
    *date = day_to_civil(day);
    return true;
}

uint32_t facet_year_limit(const struct census *census)
{
    (void)census;
    return LAST_YEAR + 1;
}

uint32_t facet_year_number(int32_t first, int32_t last)
{
    struct civil from, to;
    bool known = read_day(first, &from) && read_day(last, &to) && from.year == to.year;
    return known ? (uint32_t)from.year : 0;
}

enum status facet_year_name(struct facet_counts *counts, uint32_t number, struct facet_value *out)
{
    out->value = out->label = arena_printf(counts->list->arena, "%04u", number);
    return STATUS_OK;
}

uint32_t facet_month_limit(const struct census *census)
{
    (void)census;
    return (LAST_YEAR + 1) * MONTHS;
}

uint32_t facet_month_number(int32_t first, int32_t last)
{
    struct civil from, to;
    bool known = read_day(first, &from) && read_day(last, &to) && from.year == to.year &&
                 from.month == to.month;
    return known ? (uint32_t)(from.year * MONTHS + from.month - 1) : 0;
}

enum status facet_month_name(struct facet_counts *counts, uint32_t number, struct facet_value *out)
{
    out->value = out->label =
        arena_printf(counts->list->arena, "%04u-%02u", number / MONTHS, number % MONTHS + 1);
    return STATUS_OK;
}

/* --- closed sets ------------------------------------------------------------------------------ */

const uint32_t *facet_order_names(struct arena *arena, const char *(*name_of)(int), int count)
{
    uint32_t *order = ARENA_ARRAY(arena, uint32_t, (size_t)count + 1);
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
            order[i + 1] += strcmp(name_of(j), name_of(i)) <= 0;
        }
    }
    return order;
}

enum status facet_counts_find(struct list *list, const struct list_facet *facet,
                              const struct facet_kind *kinds, size_t kind_count,
                              enum status (*mark)(struct list *, const struct census *,
                                                  const enum filter_field *, size_t, uint8_t **),
                              struct facet_result *out, bool *done)
{
    struct facet_counts counts = {.list = list, .census = census_peek(list->reader)};
    *done = false;
    for (size_t i = 0; counts.census && i < kind_count; i++) {
        if (kinds[i].facet == facet->facet) {
            *done = true;
            uint8_t *wanted;
            enum status status = mark(list, counts.census, facet->own, facet->own_count, &wanted);
            counts.wanted = wanted;
            return status == STATUS_OK ? run(&counts, &kinds[i], out) : status;
        }
    }
    return STATUS_OK;
}
