#ifndef DATELINED_STORE_FACET_COUNTS_H
#define DATELINED_STORE_FACET_COUNTS_H

#include "census.h"
#include "store/list.h"

/* How many of the rows that a list finds have each value of a facet, counted over the census.
 * Values are numbers, each facet's own; 0 is for rows that have none. */
struct facet_counts {
    struct list *list;
    const struct census *census;
    const uint8_t *wanted; /* by row of the list: 1 when it counts */
    uint32_t *counts;      /* by number of the value */
    uint32_t limit;        /* values have smaller numbers */
};

/* A facet that can be counted. */
struct facet_kind {
    enum facet facet;
    uint32_t (*limit)(const struct census *census);
    void (*count)(struct facet_counts *counts);
    /* By number, the place of the value among all by their texts, 0 the first; NULL: their numbers
     * are in this order. */
    const uint32_t *(*order)(struct facet_counts *counts);
    MUST_CHECK enum status (*name)(struct facet_counts *counts, uint32_t number,
                                   struct facet_value *out);
};

/* Counts the facet, if it is one of the kinds and the census of the reader's generation is there,
 * over the rows that `mark` (found_articles_mark, found_events_mark …) finds for the list, and
 * gives its most frequent values as list_run does. `*done` says whether it did. Errors as any
 * statement. */
MUST_CHECK enum status facet_counts_find(struct list *list, const struct list_facet *facet,
                                         const struct facet_kind *kinds, size_t kind_count,
                                         enum status (*mark)(struct list *, const struct census *,
                                                             const enum filter_field *, size_t,
                                                             uint8_t **),
                                         struct facet_result *out, bool *done);

/* For tables of kinds: values that several lists have. */
uint32_t facet_entity_limit(const struct census *census);
const uint32_t *facet_entity_order(struct facet_counts *counts);
MUST_CHECK enum status facet_entity_name(struct facet_counts *counts, uint32_t number,
                                         struct facet_value *out);
uint32_t facet_source_limit(const struct census *census);
MUST_CHECK enum status facet_source_name(struct facet_counts *counts, uint32_t number,
                                         struct facet_value *out);
uint32_t facet_country_limit(const struct census *census);
MUST_CHECK enum status facet_country_name(struct facet_counts *counts, uint32_t number,
                                          struct facet_value *out);

/* The year or month that a time from `first` to `last` lies in: its number, 0 when it lies in none
 * or an end is not known. */
uint32_t facet_year_limit(const struct census *census);
uint32_t facet_year_number(int32_t first, int32_t last);
MUST_CHECK enum status facet_year_name(struct facet_counts *counts, uint32_t number,
                                       struct facet_value *out);
uint32_t facet_month_limit(const struct census *census);
uint32_t facet_month_number(int32_t first, int32_t last);
MUST_CHECK enum status facet_month_name(struct facet_counts *counts, uint32_t number,
                                        struct facet_value *out);

/* Closed sets: value `i` of `count` has the number i + 1. */
const uint32_t *facet_order_names(struct arena *arena, const char *(*name_of)(int), int count);
MUST_CHECK enum status facet_set_name(const char *name, struct facet_value *out);

#endif
