#ifndef DATELINED_STORE_LIBRARY_H
#define DATELINED_STORE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* The named SQL of sql/query/: whole statements and the fragments that lists are joined from. A
 * piece begins with a line "-- name: articles.select" and ends before the next such line; other
 * comment lines are left out. */
struct library;

/* Reads all embedded pieces; lives in `arena`, read-only afterwards. STATUS_INTERNAL when a name
 * is missing or given twice. */
MUST_CHECK enum status library_new(struct arena *arena, struct library **out,
                                   struct failure *failure);

/* The piece of that name, trimmed and without a closing semicolon; absent when there is none. */
struct span library_find(const struct library *library, const char *name);

/* All pieces, in the order of the files: for the test that reads every query plan. */
struct library_piece {
    struct span name;
    struct span sql;
    bool whole; /* it ended with a semicolon: a statement, not a fragment */
};
const struct library_piece *library_pieces(const struct library *library, size_t *count);

#endif
