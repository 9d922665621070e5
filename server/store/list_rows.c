/* Statements stepped to their end, each row handed to whom it concerns. */

#include "store/list_rows.h"

enum status list_each(struct connection *connection, sqlite3_stmt *statement, struct arena *arena,
                      list_take *take, void *context)
{
    if (statement == NULL) {
        return connection_failed(connection);
    }
    bool row = true;
    while (row) {
        enum status status = statement_step(connection, statement, &row);
        if (status != STATUS_OK) {
            return status;
        }
        if (row) {
            struct columns columns = columns_start(statement, arena);
            take(context, &columns);
        }
    }
    return STATUS_OK;
}

struct numbers {
    struct arena *arena;
    int64_t *items;
    size_t count, capacity;
};

static void take_number(void *context, struct columns *columns)
{
    struct numbers *numbers = context;
    numbers->items = arena_grow(numbers->arena, numbers->items, numbers->count, &numbers->capacity,
                                sizeof *numbers->items);
    numbers->items[numbers->count++] = column_int(columns);
}

enum status list_numbers(struct connection *connection, sqlite3_stmt *statement,
                         struct arena *arena, int64_t **numbers, size_t *count)
{
    struct numbers taken = {.arena = arena};
    enum status status = list_each(connection, statement, arena, take_number, &taken);
    *numbers = taken.items;
    *count = taken.count;
    return status;
}

struct texts {
    struct span *items;
    size_t count, capacity;
};

static void take_text(void *context, struct columns *columns)
{
    struct texts *texts = context;
    texts->items = arena_grow(columns->arena, texts->items, texts->count, &texts->capacity,
                              sizeof *texts->items);
    texts->items[texts->count++] = column_text(columns);
}

enum status list_texts(struct connection *connection, sqlite3_stmt *statement, struct arena *arena,
                       struct span **texts, size_t *count)
{
    struct texts taken = {0};
    enum status status = list_each(connection, statement, arena, take_text, &taken);
    *texts = taken.items;
    *count = taken.count;
    return status;
}

enum status list_one(struct connection *connection, const char *name, struct span key,
                     struct arena *arena, list_take *take, void *context)
{
    sqlite3_stmt *statement = connection_named(connection, name);
    if (statement == NULL) {
        return connection_failed(connection);
    }
    struct binder binder = bind_start(statement);
    bind_text(&binder, key);
    bool row;
    enum status status = statement_step(connection, statement, &row);
    if (status != STATUS_OK || !row) {
        return status == STATUS_OK ? STATUS_NOT_FOUND : status;
    }
    struct columns columns = columns_start(statement, arena);
    take(context, &columns);
    sqlite3_reset(statement);
    return STATUS_OK;
}

enum status list_children(struct connection *connection, const char *name, int64_t id,
                          struct arena *arena, list_take *take, void *context)
{
    sqlite3_stmt *statement = connection_named(connection, name);
    if (statement) {
        sqlite3_bind_int64(statement, 1, id);
    }
    return list_each(connection, statement, arena, take, context);
}
