/* Temporary views named like the tables stand before them, so that every statement of the read
 * (lists, filters, facets, timelines, graphs) works on what was known, without a word of its own
 * about days. Events of which all sentences had been published are the archive's rows; the few that
 * later articles told, too, are merged anew from the sentences that were there, by the rules by
 * which they were merged when they were loaded (event_merge.c). Everything is made within the
 * read's transaction and gone with its end, which also makes the connection's statements look up
 * their tables again. */

#include "store/as_of.h"

#include "store/census.h"
#include "store/event_merge.h"

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

static enum status merge_one(void *context, struct columns *columns)
{
    arena_reset(columns->arena);
    struct event_merge merge = {.connection = context,
                                .arena = columns->arena,
                                .event_id = column_int(columns),
                                .into = &into_then};
    enum status status = event_merge_read(&merge);
    return status == STATUS_OK && merge.count > 0 ? event_merge_write(&merge) : status;
}

static enum status merge_told(struct connection *connection)
{
    struct arena *arena = arena_new();
    enum status status = connection_each(connection, "as_of.told", arena, merge_one, connection);
    arena_free(arena);
    return status;
}

static enum status script(struct connection *connection, const char *name)
{
    return connection_execute(connection, library_find(connection->library, name).ptr);
}

static enum status build(struct connection *connection, int32_t day)
{
    enum status status = script(connection, "as_of.begin");
    if (status == STATUS_OK) {
        status = set_day(connection, day);
    }
    if (status == STATUS_OK) {
        status = run(connection, "as_of.changed");
    }
    if (status == STATUS_OK) {
        status = merge_told(connection);
    }
    static const char *const last[] = {"as_of.ids", "as_of.pins", "as_of.pinned_dates"};
    for (size_t i = 0; i < sizeof last / sizeof *last && status == STATUS_OK; i++) {
        status = run(connection, last[i]);
    }
    return status;
}

enum status as_of_set(struct store_reader *reader, int32_t day)
{
    struct connection *connection = &reader->connection;
    if (reader->known_day == day) {
        return STATUS_OK;
    }
    census_release(reader);
    enum status status = connection_execute(connection, "PRAGMA query_only = OFF");
    if (status == STATUS_OK) {
        status = script(connection, "as_of.end");
    }
    if (status == STATUS_OK && day != DAY_NONE) {
        status = build(connection, day);
    }
    enum status closed = connection_execute(connection, "PRAGMA query_only = ON");
    reader->known_day = day;
    return status == STATUS_OK ? closed : status;
}
