/* The SQL files are cut into pieces once, at start; a table finds a piece by its name. Nothing is
 * checked here but the names: the tests prepare every piece. */

#include "store/library.h"

#include "base/embedded.h"
#include "base/table.h"

struct library {
    struct library_piece *pieces;
    size_t count;
    size_t capacity;
    struct table *names;
};

static const struct span mark = {"-- name: ", 9};

/* Copies the lines of `text` that are not comments, without a closing semicolon. */
static struct span without_comments(struct arena *arena, struct span text, bool *whole)
{
    char *out = arena_alloc(arena, text.len + 2);
    size_t len = 0;
    struct span rest = text;
    while (rest.ptr) {
        struct span line = span_cut(&rest, '\n');
        if (span_starts_with(span_trim(line), SPAN("--"))) {
            continue;
        }
        memcpy(out + len, line.ptr, line.len);
        len += line.len;
        out[len++] = '\n';
    }
    out[len] = '\0'; /* scripts are executed as C strings */
    struct span sql = span_trim((struct span){out, len});
    *whole = span_ends_with(sql, SPAN(";"));
    if (*whole) {
        sql.len--;
    }
    return sql;
}

static enum status piece_add(struct arena *arena, struct library *library, struct span name,
                             struct span sql, struct failure *failure)
{
    if (name.len == 0 || table_get(library->names, name) != TABLE_NONE) {
        return failure_set(failure, STATUS_INTERNAL, "SQL piece \"%.*s\" is unnamed or named twice",
                           SPAN_ARG(name));
    }
    library->pieces = arena_grow(arena, library->pieces, library->count, &library->capacity,
                                 sizeof *library->pieces);
    struct library_piece *piece = &library->pieces[library->count];
    piece->name = name;
    piece->sql = without_comments(arena, sql, &piece->whole);
    table_set(library->names, name, (uint32_t)library->count++);
    return STATUS_OK;
}

static enum status file_cut(struct arena *arena, struct library *library, struct span text,
                            struct failure *failure)
{
    size_t at = span_find(text, mark, 0);
    while (at != SIZE_MAX) {
        size_t name_start = at + mark.len;
        size_t line_end = span_find(text, SPAN("\n"), name_start);
        if (line_end == SIZE_MAX) {
            line_end = text.len;
        }
        size_t next = span_find(text, mark, line_end);
        size_t end = next == SIZE_MAX ? text.len : next;
        enum status status =
            piece_add(arena, library, span_trim(span_slice(text, name_start, line_end)),
                      span_slice(text, line_end, end), failure);
        if (status != STATUS_OK) {
            return status;
        }
        at = next;
    }
    return STATUS_OK;
}

enum status library_new(struct arena *arena, struct library **out, struct failure *failure)
{
    struct library *library = ARENA_NEW(arena, struct library);
    library->names = table_new(arena, 256);
    size_t count;
    const struct embedded_file *files = embedded_files(&count);
    for (size_t i = 0; i < count; i++) {
        if (!span_starts_with(span_of(files[i].name), SPAN("sql/query/"))) {
            continue;
        }
        enum status status = file_cut(arena, library, files[i].bytes, failure);
        if (status != STATUS_OK) {
            return status;
        }
    }
    *out = library;
    return STATUS_OK;
}

struct span library_find(const struct library *library, const char *name)
{
    uint32_t at = table_get(library->names, span_of(name));
    return at == TABLE_NONE ? (struct span){0} : library->pieces[at].sql;
}

const struct library_piece *library_pieces(const struct library *library, size_t *count)
{
    *count = library->count;
    return library->pieces;
}
