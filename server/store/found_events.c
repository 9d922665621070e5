/* Without conditions all events are found and nothing is asked; else a statement marks them. */

#include "store/found_events.h"

struct marks {
    uint8_t *wanted;
    uint32_t limit;
};

static void mark(void *context, struct columns *columns)
{
    struct marks *marks = context;
    uint32_t row = column_count(columns);
    if (row < marks->limit) {
        marks->wanted[row] = 1;
    }
}

enum status found_rows_mark(struct list *list, const char *rows, const struct select *conditions,
                            uint32_t limit, uint8_t **out)
{
    struct marks marks = {ARENA_ARRAY(list->arena, uint8_t, limit), limit};
    struct connection *connection = &list->reader->connection;
    struct select select = select_start(list->arena, list->reader->store->library);
    select_add(&select, rows);
    select_append(&select, conditions);
    *out = marks.wanted;
    return list_each(connection, select_prepare(&select, connection), list->arena, mark, &marks);
}

enum status found_events_read(struct list *list, struct found_events *out)
{
    const struct census *census;
    enum status status = census_take(list->reader, &census);
    if (status != STATUS_OK) {
        return status;
    }
    if (list->part_count == 0) {
        *out = (struct found_events){census, census->events_in_order, census->event_count, NULL};
        return STATUS_OK;
    }
    struct select conditions = select_start(list->arena, list->reader->store->library);
    list_where(list, &conditions, "WHERE", NULL, 0);
    uint8_t *wanted;
    status = found_rows_mark(list, "found.events", &conditions, census->event_limit, &wanted);
    if (status != STATUS_OK) {
        return status;
    }
    uint32_t *rows = ARENA_ARRAY(list->arena, uint32_t, census->event_count);
    size_t count = 0;
    for (uint32_t i = 0; i < census->event_count; i++) {
        if (wanted[census->events_in_order[i]]) {
            rows[count++] = census->events_in_order[i];
        }
    }
    *out = (struct found_events){census, rows, count, wanted};
    return STATUS_OK;
}
