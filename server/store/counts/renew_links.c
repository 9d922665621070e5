/* What is not changed is copied in stretches, from one changed row to the next. In an order, a row
 * is put before the one that the archive's index has behind it, which is an unchanged one or one
 * that was put there before, since they come from the end. */

#include "renew_links.h"

#include "base/buffer.h"

void *renew_array(struct arena *arena, const void *from, size_t size, uint32_t count,
                  uint32_t limit)
{
    char *to = arena_alloc(arena, size * (limit > 0 ? limit : 1));
    if (count > 0) {
        memcpy(to, from, size * count);
    }
    memset(to + size * count, 0, size * (limit - count));
    return to;
}

struct fresh_links fresh_links_start(struct arena *arena, const struct changed_rows *rows)
{
    return (struct fresh_links){
        .arena = arena, .rows = rows, .start = ARENA_ARRAY(arena, uint32_t, rows->count + 1)};
}

static void go_to(struct fresh_links *fresh, size_t at)
{
    while (fresh->at < at) {
        fresh->start[++fresh->at] = fresh->count;
    }
}

uint32_t fresh_links_add(struct fresh_links *fresh, uint32_t row, uint32_t item)
{
    size_t at = fresh->at;
    while (at < fresh->rows->count && fresh->rows->rows[at] < row) {
        at++;
    }
    go_to(fresh, at);
    for (uint32_t i = fresh->start[at]; i < fresh->count; i++) {
        if (fresh->items[i] == item) {
            return i;
        }
    }
    fresh->items = arena_grow(fresh->arena, fresh->items, fresh->count, &fresh->capacity,
                              sizeof *fresh->items);
    fresh->bytes = arena_grow(fresh->arena, fresh->bytes, fresh->count, &fresh->byte_capacity,
                              sizeof *fresh->bytes);
    fresh->bytes[fresh->count] = 0;
    fresh->items[fresh->count] = item;
    return fresh->count++;
}

void fresh_links_end(struct fresh_links *fresh)
{
    go_to(fresh, fresh->rows->count);
}

struct copying {
    struct census_links links;
    uint8_t *bytes; /* NULL: none */
    uint32_t count;
};

static void copy_items(struct copying *to, const uint32_t *items, const uint8_t *bytes,
                       uint32_t from, uint32_t end)
{
    if (end > from) {
        memcpy(to->links.items + to->count, items + from, (end - from) * sizeof *items);
    }
    if (to->bytes && end > from) {
        memcpy(to->bytes + to->count, bytes + from, end - from);
    }
    to->count += end - from;
}

/* Copies the rows from `row` up to `end`, of which `old` may not have all. */
static void copy_rows(struct copying *to, const struct census_links *old, const uint8_t *bytes,
                      uint32_t row, uint32_t end)
{
    uint32_t known = end < old->limit ? end : old->limit, count = to->count;
    for (uint32_t i = row; i < known; i++) {
        to->links.start[i + 1] = count + old->start[i + 1] - old->start[row];
    }
    if (row < known) {
        copy_items(to, old->items, bytes, old->start[row], old->start[known]);
    }
    for (uint32_t i = row > known ? row : known; i < end; i++) {
        to->links.start[i + 1] = to->count;
    }
}

struct census_links renew_links(struct arena *arena, const struct census_links *old, uint32_t limit,
                                const struct fresh_links *fresh, const uint8_t *old_bytes,
                                uint8_t **bytes)
{
    uint32_t most = old->start[old->limit] + fresh->count;
    struct copying to = {{limit, ARENA_ARRAY(arena, uint32_t, (size_t)limit + 1),
                          ARENA_ARRAY(arena, uint32_t, most)},
                         old_bytes ? ARENA_ARRAY(arena, uint8_t, most) : NULL,
                         0};
    uint32_t row = 0;
    for (size_t i = 0; i < fresh->rows->count; i++) {
        uint32_t changed = fresh->rows->rows[i];
        copy_rows(&to, old, old_bytes, row, changed);
        copy_items(&to, fresh->items, fresh->bytes, fresh->start[i], fresh->start[i + 1]);
        to.links.start[changed + 1] = to.count;
        row = changed + 1;
    }
    copy_rows(&to, old, old_bytes, row, limit);
    if (old_bytes) {
        *bytes = to.bytes;
    }
    return to.links;
}

uint32_t *renew_sequence(struct arena *arena, const uint32_t *places, const uint8_t *lives,
                         uint32_t limit, uint32_t count)
{
    uint32_t *rows = ARENA_ARRAY(arena, uint32_t, count);
    for (uint32_t row = 0; row < limit; row++) {
        if (lives[row]) {
            rows[places[row]] = row;
        }
    }
    return rows;
}

struct ordering {
    uint32_t *before; /* by row: the changed row that comes directly before it; 0: none */
    uint32_t last;    /* the changed row at the end; 0: none */
    uint32_t count;
};

static void take_place(void *context, struct columns *columns)
{
    struct ordering *ordering = context;
    uint32_t row = column_count(columns), behind = column_count(columns);
    ordering->count++;
    if (behind > 0) {
        ordering->before[behind] = row;
    } else {
        ordering->last = row;
    }
}

/* Adds a changed row and those that come directly before it. */
static uint32_t add_chain(const struct ordering *ordering, uint32_t row, uint32_t *out,
                          uint32_t count)
{
    uint32_t length = 0;
    for (uint32_t at = row; at > 0; at = ordering->before[at]) {
        length++;
    }
    for (uint32_t at = row, place = count + length; at > 0; at = ordering->before[at]) {
        out[--place] = at;
    }
    return count + length;
}

enum status renew_order(struct connection *connection, const char *statement, struct arena *arena,
                        const struct changed_rows *changed, const uint32_t *rows, uint32_t count,
                        uint32_t new_limit, uint32_t **out, uint32_t *out_count)
{
    struct arena *scratch = arena_new();
    struct ordering ordering = {.before = ARENA_ARRAY(scratch, uint32_t, new_limit)};
    uint8_t *gone = ARENA_ARRAY(scratch, uint8_t, new_limit);
    for (size_t i = 0; i < changed->count; i++) {
        gone[changed->rows[i]] = 1;
    }
    enum status status = renew_each(connection, statement, scratch, changed, take_place, &ordering);
    uint32_t *ordered = ARENA_ARRAY(arena, uint32_t, (size_t)count + ordering.count + 1);
    uint32_t placed = 0;
    for (uint32_t i = 0; i < count && status == STATUS_OK; i++) {
        if (!gone[rows[i]]) {
            placed = add_chain(&ordering, ordering.before[rows[i]], ordered, placed);
            ordered[placed++] = rows[i];
        }
    }
    *out_count = add_chain(&ordering, ordering.last, ordered, placed);
    *out = ordered;
    arena_free(scratch);
    return status;
}

enum status renew_each(struct connection *connection, const char *statement, struct arena *arena,
                       const struct changed_rows *rows, list_take *take, void *context)
{
    sqlite3_stmt *prepared = connection_named(connection, statement);
    if (prepared == NULL) {
        return connection_failed(connection);
    }
    struct buffer text = {0};
    buffer_add_char(&text, '[');
    for (size_t i = 0; i < rows->count; i++) {
        buffer_printf(&text, i > 0 ? ",%u" : "%u", rows->rows[i]);
    }
    buffer_add_char(&text, ']');
    struct binder binder = bind_start(prepared);
    bind_text(&binder, buffer_span(&text));
    enum status status = list_each(connection, prepared, arena, take, context);
    sqlite3_clear_bindings(prepared);
    buffer_fini(&text);
    return status;
}
