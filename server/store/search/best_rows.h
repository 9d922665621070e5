#ifndef DATELINED_STORE_BEST_ROWS_H
#define DATELINED_STORE_BEST_ROWS_H

#include "store/list.h"

/* The rows of a page, gathered from all that were found, given in any order. */
struct best_rows {
    const uint32_t *order; /* by row: its place among all by their ids */
    struct list_hit *heap; /* the last of the page on top */
    size_t count, most;
    bool later;            /* there was a page before */
    struct list_hit after; /* its last row, or the last id before that */
    uint64_t total;
};

/* Starts with the list's limit and cursor. `row_until` is the statement that gives the row (below
 * `row_limit`) of the greatest id that is not behind a given one: the cursor's own may be gone.
 * STATUS_NOT_FOUND when that row is not among those of `order`. */
MUST_CHECK enum status best_rows_start(struct list *list, const char *row_until,
                                       const uint32_t *order, uint32_t row_limit,
                                       struct best_rows *out);

/* Counts a row that was found, with its key in the list's order, ascending. */
void best_rows_add(struct best_rows *best, uint32_t row, double key);

/* Gives the list its page and total. */
void best_rows_end(const struct best_rows *best, struct list *list);

#endif
