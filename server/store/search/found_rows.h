#ifndef DATELINED_STORE_FOUND_ROWS_H
#define DATELINED_STORE_FOUND_ROWS_H

#include "store/counts/census.h"
#include "store/list.h"

/* The rows that a list's conditions find, marked one condition after the other: those that the
 * census can tell in memory, the others by one statement. */
struct found_rows {
    struct list *list;
    const struct census *census;
    uint32_t limit;  /* rows have smaller numbers */
    uint8_t *wanted; /* by row: 1 as long as no condition says no */
    bool *handled;   /* by part of the list */
};

/* All rows are wanted, and the parts of the list that came from the filters `without` count as
 * handled. Lives in the list's arena. */
struct found_rows found_rows_start(struct list *list, const struct census *census, uint32_t limit,
                                   const enum filter_field *without, size_t without_count);

/* Applies a condition on numbers that stand in `values` by row: the row's is among the wanted ones,
 * which are marked (1) in `met` by value. */
void found_rows_keep_values(struct found_rows *found, const uint32_t *values, const uint8_t *met,
                            bool exclude);

/* Applies a condition whose rows `met` marks (1) by row. */
void found_rows_keep(struct found_rows *found, const uint8_t *met, bool exclude);

/* Applies the query's from, to and undated to the days of the rows. */
void found_rows_keep_when(struct found_rows *found, const struct census_days *days);

/* Applies the search, the list's part number `part`, if its posting lists can tell (top_hits.h),
 * and notes that it is handled. */
MUST_CHECK enum status found_rows_keep_matching(struct found_rows *found, size_t part,
                                                enum census_text_kind kind);

/* Applies the parts that are not handled, but collapsing; `rows` is the fragment that gives all
 * rows of the list. */
MUST_CHECK enum status found_rows_ask(struct found_rows *found, const char *rows);

/* A list_take: marks the row of the first column in a struct row_marks; greater ones are passed
 * over. */
void found_rows_mark(void *marks, struct columns *columns);

/* The row numbers of the entities that a condition names by their ids, one for each of its values;
 * 0 where none has it. */
MUST_CHECK enum status found_rows_entities(struct list *list, const struct condition *condition,
                                           const uint32_t **out);

/* Marks (1) by number the sources that a condition names. */
uint8_t *found_rows_sources(struct arena *arena, const struct census *census,
                            const struct condition *condition);

/* Whether days meet a period, both ends of either open when DAY_NONE; days that are both unknown
 * never do. */
bool found_rows_overlap(struct period period, int32_t first, int32_t last);

#endif
