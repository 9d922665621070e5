/* Other events around one: they share parties with it, who count the more the fewer events they
 * take part in, and lie within a month of it; each week between halves, then thirds what they
 * share. An undated event stands at the days on which it was reported. */

#include "event_rows.h"

static void take_row(void *context, struct columns *columns)
{
    event_rows_take(context, columns);
}

enum status event_related(struct store_reader *reader, struct arena *arena, struct span id,
                          uint32_t limit, struct event_page *out)
{
    struct select select = select_start(arena, reader->store->library);
    select_word(&select, "SELECT");
    select_add(&select, "events.columns");
    select_add(&select, "events.related");
    select_text(&select, id);
    select_text(&select, id);
    select_int(&select, limit);
    struct connection *connection = &reader->connection;
    struct event_rows rows = {.arena = arena};
    enum status status =
        list_each(connection, select_prepare(&select, connection), arena, take_row, &rows);
    if (status == STATUS_OK) {
        status = event_rows_complete(reader, &rows, false);
    }
    if (status == STATUS_OK) {
        *out = (struct event_page){
            .page.total = rows.count, .rows = rows.records, .count = rows.count};
    }
    return status;
}
