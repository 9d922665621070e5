#ifndef DATELINED_STORE_ENTITY_ROWS_H
#define DATELINED_STORE_ENTITY_ROWS_H

#include "store/connection.h"
#include "store/records.h"

/* Entity records as they are read from the columns "entities.columns". */
struct entity_rows {
    struct arena *arena;
    struct entity_record *records;
    int64_t *ids; /* rows of the database, beside the records */
    size_t count, capacity, id_capacity;
};

/* Reads one row; the columns behind are left to the caller. */
struct entity_record *entity_rows_take(struct entity_rows *rows, struct columns *columns);

/* Adds aliases and roles to all of them. */
MUST_CHECK enum status entity_rows_complete(struct connection *connection,
                                            struct entity_rows *rows);

#endif
