#ifndef DATELINED_STORE_LIST_ROWS_H
#define DATELINED_STORE_LIST_ROWS_H

#include "store/connection.h"

/* Called for every row, whose columns are then read in their order. */
typedef void list_take(void *context, struct columns *columns);

/* Steps `statement` to its end, calling `take` for every row. */
MUST_CHECK enum status list_each(struct connection *connection, sqlite3_stmt *statement,
                                 struct arena *arena, list_take *take, void *context);

/* The row of a named statement with one text bound, read by `take`; STATUS_NOT_FOUND. */
MUST_CHECK enum status list_one(struct connection *connection, const char *name, struct span key,
                                struct arena *arena, list_take *take, void *context);

/* Steps `statement` to its end and lists the numbers of its first column in `arena`, so that what
 * they name can be changed afterwards. *numbers is NULL when there are none. */
MUST_CHECK enum status list_numbers(struct connection *connection, sqlite3_stmt *statement,
                                    struct arena *arena, int64_t **numbers, size_t *count);

/* The same with the texts of its first column, which are copied into `arena`. */
MUST_CHECK enum status list_texts(struct connection *connection, sqlite3_stmt *statement,
                                  struct arena *arena, struct span **texts, size_t *count);

/* All rows of a named statement with one number bound. */
MUST_CHECK enum status list_children(struct connection *connection, const char *name, int64_t id,
                                     struct arena *arena, list_take *take, void *context);

#endif
