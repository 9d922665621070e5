#ifndef DATELINED_STORE_EVENT_ROWS_H
#define DATELINED_STORE_EVENT_ROWS_H

#include "store/list.h"
#include "store/records.h"

/* Events that are read from the columns of events.columns, for all that answer events. Start with
 * only `arena` set. */
struct event_rows {
    struct arena *arena;
    struct event_record *records;
    int64_t *ids; /* event_id of each */
    size_t count, capacity, id_capacity;
};

/* Reads one row and adds it, its score NAN. */
struct event_record *event_rows_take(struct event_rows *rows, struct columns *columns);

/* Adds what stands in other tables to all rows: parties, conflicts and, if asked for, evidence. */
MUST_CHECK enum status event_rows_complete(struct store_reader *reader, struct event_rows *rows,
                                           bool with_evidence);

/* The list of events with the conditions of `query`, its search included, before it is run; for
 * statements that are made from the same conditions ("FROM event AS v"). */
MUST_CHECK enum status event_rows_list(struct store_reader *reader, struct arena *arena,
                                       const struct query *query, struct list *out);

#endif
