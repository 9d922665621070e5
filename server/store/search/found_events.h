#ifndef DATELINED_STORE_FOUND_EVENTS_H
#define DATELINED_STORE_FOUND_EVENTS_H

#include "store/counts/census.h"
#include "store/list.h"

/* The events that a list's conditions find, as rows of the census. */
struct found_events {
    const struct census *census;
    const uint32_t *rows; /* in the order of time, the undated last */
    size_t count;
    const uint8_t *wanted; /* by row: 1 when it was found; NULL: all were */
};

/* `list` is one of events (event_rows_list). Lives in the list's arena, the census until
 * store_read_end. Errors as census_take. */
MUST_CHECK enum status found_events_read(struct list *list, struct found_events *out);

/* Marks (1) by row the events that the list's conditions find, those that came from the filters
 * `without` left out. Errors as any statement. */
MUST_CHECK enum status found_events_mark(struct list *list, const struct census *census,
                                         const enum filter_field *without, size_t without_count,
                                         uint8_t **out);

/* Chooses the rows of the page of a list of events by date, and counts all, in memory, when the
 * census of the reader's generation is there and there may be many, and always for a reader of what
 * was known by a day; else leaves the list as it is. */
MUST_CHECK enum status found_events_choose(struct list *list);

/* Lets the chosen rows be read as they were known, for a reader of what was known by a day. */
MUST_CHECK enum status found_events_show(struct list *list);

#endif
