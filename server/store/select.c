/* Text and values grow side by side in an arena. The same fragments give the same text, so that
 * the connection finds its prepared statement again. */

#include "store/select.h"

#include <assert.h>

struct select select_start(struct arena *arena, const struct library *library)
{
    return (struct select){.arena = arena, .library = library};
}

static void add_text(struct select *select, struct span text)
{
    size_t needed = select->len + text.len + 2;
    if (needed > select->capacity) {
        size_t capacity = needed * 2;
        char *grown = arena_alloc(select->arena, capacity);
        if (select->len > 0) {
            memcpy(grown, select->text, select->len);
        }
        select->text = grown;
        select->capacity = capacity;
    }
    if (text.len > 0) {
        memcpy(select->text + select->len, text.ptr, text.len);
    }
    select->len += text.len;
    select->text[select->len++] = ' ';
}

void select_add(struct select *select, const char *name)
{
    struct span fragment = library_find(select->library, name);
    assert(fragment.ptr != NULL);
    add_text(select, fragment);
}

void select_word(struct select *select, const char *words)
{
    add_text(select, span_of(words));
}

static struct value *add_value(struct select *select)
{
    select->values = arena_grow(select->arena, select->values, select->value_count,
                                &select->value_capacity, sizeof *select->values);
    return &select->values[select->value_count++];
}

void select_append(struct select *select, const struct select *other)
{
    add_text(select, (struct span){other->text, other->len});
    for (size_t i = 0; i < other->value_count; i++) {
        *add_value(select) = other->values[i];
    }
}

void select_text(struct select *select, struct span value)
{
    *add_value(select) = (struct value){.kind = VALUE_TEXT, .text = value};
}

void select_int(struct select *select, int64_t value)
{
    *add_value(select) = (struct value){.kind = VALUE_INT, .integer = value};
}

void select_real(struct select *select, double value)
{
    *add_value(select) = (struct value){.kind = VALUE_REAL, .real = value};
}

void select_marks(struct select *select, struct row_marks *marks)
{
    *add_value(select) = (struct value){.kind = VALUE_MARKS, .marks = marks};
}

/* A JSON string (RFC 8259): quotes, backslashes and control characters escaped. */
void select_json_string(struct buffer *buffer, struct span text)
{
    buffer_add_char(buffer, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == '"' || c == '\\') {
            buffer_add_char(buffer, '\\');
            buffer_add_char(buffer, (char)c);
        } else if (c < 0x20) {
            buffer_printf(buffer, "\\u%04x", c);
        } else {
            buffer_add_char(buffer, (char)c);
        }
    }
    buffer_add_char(buffer, '"');
}

void select_list(struct select *select, const struct span *values, size_t count)
{
    struct buffer buffer = {0};
    buffer_add_char(&buffer, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            buffer_add_char(&buffer, ',');
        }
        select_json_string(&buffer, values[i]);
    }
    buffer_add_char(&buffer, ']');
    select_text(select, arena_copy(select->arena, buffer_span(&buffer)));
    buffer_fini(&buffer);
}

sqlite3_stmt *select_prepare(const struct select *select, struct connection *connection)
{
    sqlite3_stmt *statement =
        connection_prepared(connection, (struct span){select->text, select->len});
    if (statement == NULL) {
        return NULL;
    }
    assert(sqlite3_bind_parameter_count(statement) == (int)select->value_count);
    struct binder binder = bind_start(statement);
    for (size_t i = 0; i < select->value_count; i++) {
        const struct value *value = &select->values[i];
        if (value->kind == VALUE_TEXT) {
            bind_text(&binder, value->text);
        } else if (value->kind == VALUE_INT) {
            bind_int(&binder, value->integer);
        } else if (value->kind == VALUE_MARKS) {
            bind_marks(&binder, value->marks);
        } else {
            bind_real(&binder, value->real);
        }
    }
    return statement;
}
