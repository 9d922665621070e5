/* TSV reading in two passes: one counts rows and checks them, the other cuts the cells. Cells are
 * borrowed from the bytes. There is no quoting: a cell cannot hold a tab or a line end. */
#include "extract/lexicon.h"

#include <stdint.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/utf8.h"

#define LEXICON_BYTES_MAX   ((size_t)64 << 20)
#define LEXICON_COLUMNS_MAX 64

/* Reads on to the next line that is neither empty nor a comment; counts all lines. */
static bool lexicon_next_line(struct span *rest, size_t *number, struct span *line)
{
    while (rest->ptr) {
        *line = span_cut(rest, '\n');
        (*number)++;
        if (line->len > 0 && line->ptr[line->len - 1] == '\r') {
            line->len--;
        }
        if (line->len > 0 && line->ptr[0] != '#') {
            return true;
        }
    }
    return false;
}

static size_t lexicon_count_cells(struct span line)
{
    size_t count = 1;
    for (size_t i = 0; i < line.len; i++) {
        count += line.ptr[i] == '\t';
    }
    return count;
}

static void lexicon_cut_cells(struct span line, struct span *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cells[i] = line.ptr ? span_trim(span_cut(&line, '\t')) : SPAN("");
    }
}

static enum status lexicon_check(const char *name, struct span bytes, struct failure *failure)
{
    if (bytes.len > LEXICON_BYTES_MAX) {
        return failure_set(failure, STATUS_INVALID, "lexicon %s: over 64 MiB", name);
    }
    size_t invalid = utf8_invalid_at(bytes);
    if (invalid == SIZE_MAX) {
        return STATUS_OK;
    }
    size_t number = 1;
    for (size_t i = 0; i < invalid; i++) {
        number += bytes.ptr[i] == '\n';
    }
    return failure_set(failure, STATUS_INVALID, "lexicon %s, line %zu: not UTF-8", name, number);
}

/* Counts the rows below the heading; a row with too many cells is an error. */
static enum status lexicon_count_rows(const char *name, struct span rest, size_t number,
                                      size_t column_count, size_t *rows, struct failure *failure)
{
    struct span line;
    *rows = 0;
    while (lexicon_next_line(&rest, &number, &line)) {
        size_t cells = lexicon_count_cells(line);
        if (cells > column_count) {
            return failure_set(failure, STATUS_INVALID,
                               "lexicon %s, line %zu: %zu cells, but %zu columns", name, number,
                               cells, column_count);
        }
        (*rows)++;
    }
    return STATUS_OK;
}

enum status lexicon_parse(struct arena *arena, const char *name, struct span bytes,
                          struct lexicon_table *out, struct failure *failure)
{
    enum status status = lexicon_check(name, bytes, failure);
    if (status != STATUS_OK) {
        return status;
    }
    struct span rest = {bytes.ptr ? bytes.ptr : "", bytes.len};
    struct span line = {0};
    size_t number = 0;
    if (!lexicon_next_line(&rest, &number, &line)) {
        *out = (struct lexicon_table){0};
        return STATUS_OK;
    }
    size_t column_count = lexicon_count_cells(line);
    if (column_count > LEXICON_COLUMNS_MAX) {
        return failure_set(failure, STATUS_INVALID, "lexicon %s, line %zu: over %d columns", name,
                           number, LEXICON_COLUMNS_MAX);
    }
    size_t row_count = 0;
    status = lexicon_count_rows(name, rest, number, column_count, &row_count, failure);
    if (status != STATUS_OK) {
        return status;
    }
    struct span *columns = ARENA_ARRAY(arena, struct span, column_count);
    struct span *cells = ARENA_ARRAY(arena, struct span, row_count * column_count);
    lexicon_cut_cells(line, columns, column_count);
    for (size_t row = 0; lexicon_next_line(&rest, &number, &line); row++) {
        lexicon_cut_cells(line, cells + row * column_count, column_count);
    }
    *out = (struct lexicon_table){columns, column_count, cells, row_count};
    return STATUS_OK;
}

size_t lexicon_column(const struct lexicon_table *table, const char *name)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (span_is(table->columns[i], name)) {
            return i;
        }
    }
    return SIZE_MAX;
}

struct span lexicon_cell(const struct lexicon_table *table, size_t row, size_t column)
{
    if (row >= table->row_count || column >= table->column_count) {
        return SPAN("");
    }
    return table->cells[row * table->column_count + column];
}

static bool lexicon_same_columns(const struct lexicon_table *a, const struct lexicon_table *b)
{
    if (a->column_count != b->column_count) {
        return false;
    }
    for (size_t i = 0; i < a->column_count; i++) {
        if (!span_equal(a->columns[i], b->columns[i])) {
            return false;
        }
    }
    return true;
}

/* The user's file of that name, its bytes kept in `arena`, its table in `scratch`; `*out` stays
 * empty without one. */
static enum status lexicon_load_user(struct arena *arena, struct arena *scratch, const char *dir,
                                     const char *name, struct lexicon_table *out,
                                     struct failure *failure)
{
    struct span path = arena_printf(scratch, "%s/%s.tsv", dir, name);
    struct buffer buffer = {0};
    struct failure reason = {{0}};
    enum status status = file_read(path.ptr, LEXICON_BYTES_MAX, &buffer, &reason);
    if (status == STATUS_NOT_FOUND) {
        status = STATUS_OK;
    } else if (status != STATUS_OK) {
        status = failure_set(failure, STATUS_INVALID, "lexicon %s: %s", path.ptr, reason.text);
    } else {
        status =
            lexicon_parse(scratch, path.ptr, arena_copy(arena, buffer_span(&buffer)), out, failure);
    }
    buffer_fini(&buffer);
    return status;
}

static struct lexicon_table lexicon_join(struct arena *arena, const struct lexicon_table *a,
                                         const struct lexicon_table *b)
{
    size_t count_a = a->row_count * a->column_count;
    size_t count_b = b->row_count * b->column_count;
    struct span *cells = ARENA_ARRAY(arena, struct span, count_a + count_b);
    if (count_a > 0) {
        memcpy(cells, a->cells, count_a * sizeof *cells);
    }
    memcpy(cells + count_a, b->cells, count_b * sizeof *cells);
    return (struct lexicon_table){a->columns, a->column_count, cells, a->row_count + b->row_count};
}

static enum status lexicon_load_built_in(struct arena *arena, const char *name,
                                         struct lexicon_table *out, struct failure *failure)
{
    struct span path = arena_printf(arena, "server/model/lexicon/%s.tsv", name);
    struct span bytes;
    if (!embedded_find(path.ptr, &bytes)) {
        return failure_set(failure, STATUS_NOT_FOUND, "no lexicon %s", name);
    }
    return lexicon_parse(arena, name, bytes, out, failure);
}

enum status lexicon_load(struct arena *arena, struct arena *scratch, const char *lexicon_dir,
                         const char *name, struct lexicon_table *out, struct failure *failure)
{
    struct lexicon_table built_in = {0};
    struct lexicon_table user = {0};
    enum status status = lexicon_load_built_in(scratch, name, &built_in, failure);
    if (status == STATUS_OK && lexicon_dir) {
        status = lexicon_load_user(arena, scratch, lexicon_dir, name, &user, failure);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (user.row_count == 0) {
        *out = built_in;
        return STATUS_OK;
    }
    if (!lexicon_same_columns(&built_in, &user)) {
        return failure_set(failure, STATUS_INVALID,
                           "lexicon %s/%s.tsv: its columns are not those of the built-in one",
                           lexicon_dir, name);
    }
    *out = lexicon_join(scratch, &built_in, &user);
    return STATUS_OK;
}
