/* Which events were known, and what they were, stands in a census of the day (census_then.c), from
 * which lists, facets, timelines and graphs are made. Temporary views named like the tables stand
 * before them for the statements that show rows: an event of which all sentences had been published
 * is the archive's row; one that later articles told, too, is merged anew when it is shown, from
 * the sentences that were there, by the rules by which it was merged when it was loaded
 * (event_merge.c). Everything temporary is made within the read's transaction and gone with its
 * end, which also makes the connection's statements look up their tables again. */

#include "as_of.h"

#include "census.h"
#include "store/link/event_merge.h"

static const struct event_merge_into into_then = {"as_of.event_put", "as_of.party_put",
                                                  "as_of.conflict_put"};

static enum status run(struct connection *connection, const char *name)
{
    return statement_run(connection, connection_named(connection, name));
}

static enum status set_day(struct connection *connection, int32_t day)
{
    sqlite3_stmt *statement = connection_named(connection, "as_of.day");
    if (statement == NULL) {
        return connection_failed(connection);
    }
    struct binder binder = bind_start(statement);
    bind_day(&binder, day);
    return statement_run(connection, statement);
}

static enum status script(struct connection *connection, const char *name)
{
    return connection_execute(connection, library_find(connection->library, name).ptr);
}

/* Opens or closes the way for what is temporary. */
static enum status let_write(struct connection *connection, bool write)
{
    return connection_execute(connection,
                              write ? "PRAGMA query_only = OFF" : "PRAGMA query_only = ON");
}

static enum status make_views(struct store_reader *reader)
{
    const struct census *census;
    enum status status = census_take(reader, &census);
    if (status == STATUS_OK) {
        status = script(&reader->connection, "as_of.begin");
    }
    return status == STATUS_OK ? set_day(&reader->connection, reader->known_day) : status;
}

enum status as_of_set(struct store_reader *reader, int32_t day)
{
    struct connection *connection = &reader->connection;
    if (reader->known_day == day) {
        return STATUS_OK;
    }
    census_release(reader);
    enum status status = let_write(connection, true);
    if (status == STATUS_OK) {
        status = script(connection, "as_of.end");
    }
    reader->known_day = day;
    if (status == STATUS_OK && day != DAY_NONE) {
        status = make_views(reader);
    }
    enum status closed = let_write(connection, false);
    return status == STATUS_OK ? closed : status;
}

static enum status merge_event(struct connection *connection, struct arena *arena, uint32_t event)
{
    arena_reset(arena);
    struct event_merge merge = {
        .connection = connection, .arena = arena, .event_id = event, .into = &into_then};
    sqlite3_stmt *statement = connection_named(connection, "as_of.change");
    if (statement == NULL) {
        return connection_failed(connection);
    }
    sqlite3_bind_int64(statement, 1, event);
    enum status status = statement_run(connection, statement);
    if (status != STATUS_OK || sqlite3_changes(connection->db) == 0) {
        return status; /* it was merged for an earlier list of this read */
    }
    status = event_merge_read(&merge);
    return status == STATUS_OK && merge.count > 0 ? event_merge_write(&merge) : status;
}

static enum status merge_events(struct connection *connection, const uint32_t *events, size_t count)
{
    static const char *const last[] = {"as_of.ids", "as_of.pins", "as_of.pinned_dates"};
    struct arena *arena = arena_new();
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = merge_event(connection, arena, events[i]);
    }
    arena_free(arena);
    for (size_t i = 0; i < sizeof last / sizeof *last && status == STATUS_OK; i++) {
        status = run(connection, last[i]);
    }
    return status;
}

/* Gathers the rows of the events, merged or not. */
static enum status gather_shown(struct connection *connection, const uint32_t *events, size_t count)
{
    enum status status = run(connection, "as_of.shown_changed");
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        sqlite3_stmt *statement = connection_named(connection, "as_of.shown_put");
        if (statement == NULL) {
            return connection_failed(connection);
        }
        sqlite3_bind_int64(statement, 1, events[i]);
        status = statement_run(connection, statement);
    }
    return status;
}

enum status as_of_show(struct store_reader *reader, struct arena *arena, const uint32_t *events,
                       size_t count)
{
    const struct census *census = reader->census;
    if (reader->known_day == DAY_NONE || census == NULL) {
        return STATUS_OK;
    }
    uint32_t *changed = ARENA_ARRAY(arena, uint32_t, count);
    size_t changed_count = 0;
    for (size_t i = 0; i < count; i++) {
        changed[changed_count] = events[i];
        changed_count += census->event_told[events[i]] == THEN_PARTLY;
    }
    enum status status = let_write(&reader->connection, true);
    if (status == STATUS_OK) {
        status = merge_events(&reader->connection, changed, changed_count);
    }
    if (status == STATUS_OK) {
        status = gather_shown(&reader->connection, events, count);
    }
    enum status closed = let_write(&reader->connection, false);
    return status == STATUS_OK ? closed : status;
}
