#ifndef DATELINED_STORE_SELECT_H
#define DATELINED_STORE_SELECT_H

#include "base/buffer.h"
#include "store/connection.h"

/* A statement joined from named fragments, with the values for its question marks in their order.
 * Values are bound, never pasted. Lives in an arena. */
struct value {
    enum { VALUE_TEXT, VALUE_INT, VALUE_REAL, VALUE_MARKS } kind;
    struct span text;
    int64_t integer;
    double real;
    struct row_marks *marks;
};

/* Which rows are marked (1), by row number; others are not. */
struct row_marks {
    uint8_t *met;
    uint32_t limit; /* rows have smaller numbers */
};

struct select {
    struct arena *arena;
    const struct library *library;
    char *text;
    size_t len, capacity;
    struct value *values;
    size_t value_count, value_capacity;
};

/* An empty statement. */
struct select select_start(struct arena *arena, const struct library *library);

/* Appends a named fragment, or words of our own between fragments ("WHERE", ","). */
void select_add(struct select *select, const char *name);
void select_word(struct select *select, const char *words);

/* Appends the text and values of another one. */
void select_append(struct select *select, const struct select *other);

void select_text(struct select *select, struct span value); /* absent is NULL */
void select_int(struct select *select, int64_t value);
void select_real(struct select *select, double value);

/* Marks for the function row_marked; they must live until the statement has been run. */
void select_marks(struct select *select, struct row_marks *marks);

/* The values as one JSON array of strings, for json_each. */
void select_list(struct select *select, const struct span *values, size_t count);

/* Adds a text as a JSON string. */
void select_json_string(struct buffer *buffer, struct span text);

/* Prepares (or finds) the statement and binds its values; NULL after a failure. */
sqlite3_stmt *select_prepare(const struct select *select, struct connection *connection);

#endif
