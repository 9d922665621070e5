/* The lines of the corrections files in the archive, what is taken back before they are applied,
 * and what is told of them afterwards. */
#include <stdarg.h>
#include <stdio.h>

#include "base/table.h"
#include "correct.h"
#include "store/codes.h"
#include "store/list.h"

enum { REASON_BYTES = 400, LINES_TOLD = 3 };

/* --- writing and reading lines ---------------------------------------------------------------- */

static enum status put_line(struct store_load *load, int64_t file_id, const struct correction *line)
{
    struct binder binder = bind_start(connection_named(load->connection, "correct.line_put"));
    bind_int(&binder, file_id);
    bind_int(&binder, line->line);
    bind_text(&binder, line->text);
    bind_name(&binder, correction_verb_name(line->verb));
    bind_text(&binder, line->subject);
    bind_text(&binder, line->object);
    bind_text(&binder, line->name);
    bind_period(&binder, line->period);
    bind_text(&binder, line->fault);
    return statement_run(load->connection, binder.statement);
}

enum status store_load_put_corrections(struct store_load *load, struct span path,
                                       const struct correction *lines, size_t count)
{
    int64_t file_id;
    enum status status = load_look_up(load, "load.file_id", path, &file_id);
    if (status != STATUS_OK) {
        return status == STATUS_NOT_FOUND ? STATUS_INTERNAL : status;
    }
    load->changed = true;
    status = load_run_id(load, "correct.lines_clear", file_id);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = put_line(load, file_id, &lines[i]);
    }
    return status;
}

static struct correction_line read_line(struct columns *columns)
{
    struct correction_line line = {.file_id = column_int(columns)};
    line.said.line = column_count(columns);
    line.said.text = column_text(columns);
    line.said.verb = correction_verb_from_name(column_borrowed(columns));
    line.said.subject = column_text(columns);
    line.said.object = column_text(columns);
    line.said.name = column_text(columns);
    line.said.period = column_period(columns);
    line.said.fault = column_text(columns);
    line.outcome = line.said.fault;
    line.file = column_text(columns);
    line.path = column_text(columns);
    return line;
}

struct lines {
    struct arena *arena;
    struct correction_line *items;
    size_t count, capacity;
};

static void take_line(void *context, struct columns *columns)
{
    struct lines *lines = context;
    lines->items = arena_grow(lines->arena, lines->items, lines->count, &lines->capacity,
                              sizeof *lines->items);
    lines->items[lines->count++] = read_line(columns);
}

static enum status read_lines(struct store_load *load, struct arena *arena, sqlite3_stmt *statement,
                              struct correction_line **out, size_t *count)
{
    struct lines lines = {.arena = arena};
    enum status status = list_each(load->connection, statement, arena, take_line, &lines);
    *out = lines.items;
    *count = lines.count;
    return status;
}

enum status store_load_article_corrections(struct store_load *load, struct arena *arena,
                                           bool of_seen_files, const struct correction **out,
                                           size_t *count)
{
    sqlite3_stmt *statement = connection_named(load->connection, "correct.article_lines");
    if (statement) {
        sqlite3_bind_int(statement, 1, of_seen_files);
    }
    struct correction_line *lines;
    enum status status = read_lines(load, arena, statement, &lines, count);
    struct correction *list = ARENA_ARRAY(arena, struct correction, *count + 1);
    for (size_t i = 0; i < *count; i++) {
        list[i] = lines[i].said;
    }
    *out = list;
    return status;
}

static void take_path(void *context, struct columns *columns)
{
    *(struct span *)context = column_text(columns);
}

enum status store_load_file_of_article(struct store_load *load, struct arena *arena, struct span id,
                                       struct span *path)
{
    return list_one(load->connection, "correct.file_of_article", id, arena, take_path, path);
}

void store_load_tell(struct store_load *load, correction_tell *tell, void *context)
{
    load->tell = tell;
    load->tell_context = context;
}

/* --- help for those that apply them ----------------------------------------------------------- */

void corrections_refuse(struct corrections *corrections, struct correction_line *line,
                        const char *format, ...)
{
    char text[REASON_BYTES];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (!line->outcome.ptr) {
        size_t kept = len < (int)sizeof text ? (size_t)len : sizeof text - 1;
        line->outcome = arena_copy(corrections->arena, (struct span){text, kept});
    }
}

const char *corrections_place(struct corrections *corrections, const struct correction_line *line,
                              const struct correction_line *other)
{
    unsigned number = other->said.line;
    if (other->file_id == line->file_id) {
        return arena_printf(corrections->arena, "line %u", number).ptr;
    }
    struct span file = span_equal(other->file, line->file) ? other->path : other->file;
    return arena_printf(corrections->arena, "line %u of %.*s", number, SPAN_ARG(file)).ptr;
}

bool corrections_wants(const struct correction_line *line, enum correction_verb verb)
{
    return line->said.verb == verb && !line->outcome.ptr;
}

enum status corrections_run_two(struct store_load *load, const char *name, int64_t a, int64_t b)
{
    struct binder binder = bind_start(connection_named(load->connection, name));
    bind_int(&binder, a);
    bind_int(&binder, b);
    return statement_run(load->connection, binder.statement);
}

enum status corrections_run_text(struct store_load *load, const char *name, struct span text,
                                 int64_t id)
{
    struct binder binder = bind_start(connection_named(load->connection, name));
    bind_text(&binder, text);
    bind_int(&binder, id);
    return statement_run(load->connection, binder.statement);
}

/* --- before and after ------------------------------------------------------------------------- */

enum status corrections_begin(struct store_load *load, struct arena *arena, struct corrections *out)
{
    static const char *const undo[] = {"correct.undo_vetoes", "correct.undo_pins",
                                       "correct.undo_entities", "correct.undo_articles"};
    enum status status = STATUS_OK;
    bool any = store_generation(load->store) > 0; /* nothing was corrected before the first load */
    *out = (struct corrections){.load = load, .arena = arena};
    for (size_t i = 0; any && i < sizeof undo / sizeof *undo && status == STATUS_OK; i++) {
        status =
            connection_execute(load->connection, library_find(load->store->library, undo[i]).ptr);
    }
    return status == STATUS_OK
               ? read_lines(load, arena, connection_named(load->connection, "correct.lines"),
                            &out->lines, &out->count)
               : status;
}

/* Whether an article is as the line says. One that was posted to an archive that did not keep posts
 * yet is not, since only its sender has its text as it was, nor one whose file nothing is known of
 * just now. */
static enum status article_shows(struct corrections *corrections,
                                 const struct correction_line *line, bool *shows)
{
    struct connection *connection = corrections->load->connection;
    bool dates = line->said.verb == CORRECT_ARTICLE_DATE;
    struct binder binder = bind_start(connection_named(
        connection, dates ? "correct.article_has_date" : "correct.article_has_source"));
    bind_text(&binder, line->said.subject);
    if (dates) {
        bind_period(&binder, line->said.period);
    } else {
        bind_text(&binder, line->said.name);
    }
    enum status status = statement_step(connection, binder.statement, shows);
    if (status == STATUS_OK && *shows) {
        sqlite3_reset(binder.statement);
    }
    return status;
}

/* Marks an article that a line about it has corrected when it was read. */
static enum status mark_article(struct corrections *corrections, struct correction_line *line,
                                struct table *seen)
{
    struct store_load *load = corrections->load;
    struct span verb = span_of(correction_verb_name(line->said.verb));
    struct span key =
        arena_printf(corrections->arena, "%.*s %.*s", SPAN_ARG(verb), SPAN_ARG(line->said.subject));
    int64_t article_id;
    enum status status = load_look_up(load, "load.article_id", line->said.subject, &article_id);
    if (status == STATUS_NOT_FOUND) {
        corrections_refuse(corrections, line, "no article has this id");
        return STATUS_OK;
    }
    uint32_t place = (uint32_t)(line - corrections->lines);
    const struct correction_line *first = &corrections->lines[table_intern(seen, key, place)];
    if (status != STATUS_OK || first != line) {
        corrections_refuse(corrections, line, "%s says this of the article already",
                           corrections_place(corrections, line, first));
        return status;
    }
    bool shows = false;
    status = article_shows(corrections, line, &shows);
    if (status != STATUS_OK || !shows) {
        bool in_file = load_look_up(load, "load.article_of_file", line->said.subject,
                                    &article_id) == STATUS_OK;
        corrections_refuse(corrections, line,
                           in_file ? "the folder of its file cannot be looked into"
                                   : "what was posted of the article was not kept: post it again");
        return status;
    }
    struct binder binder = bind_start(connection_named(load->connection, "correct.article_mark"));
    bind_text(&binder, verb);
    bind_text(&binder, line->said.subject);
    return statement_run(load->connection, binder.statement);
}

/* Dates first, whatever the order of the lines. */
static enum status mark_articles(struct corrections *corrections)
{
    static const enum correction_verb verbs[] = {CORRECT_ARTICLE_DATE, CORRECT_ARTICLE_SOURCE};
    struct table *seen = table_new(corrections->arena, 16);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < 2 * corrections->count && status == STATUS_OK; i++) {
        struct correction_line *line = &corrections->lines[i % corrections->count];
        if (corrections_wants(line, verbs[i / corrections->count])) {
            status = mark_article(corrections, line, seen);
        }
    }
    return status;
}

static enum status write_outcome(struct corrections *corrections,
                                 const struct correction_line *line)
{
    struct store_load *load = corrections->load;
    struct binder binder = bind_start(connection_named(load->connection, "correct.line_outcome"));
    bind_text(&binder, line->outcome);
    bind_int(&binder, line->file_id);
    bind_int(&binder, line->said.line);
    if (load->tell && line->outcome.ptr) {
        load->tell(load->tell_context, line->path, line->said.line, line->outcome);
    }
    return statement_run(load->connection, binder.statement);
}

/* "5 lines applied, 2 not: line 3: …; line 9: …" of the lines [first, end), which are of one file.
 */
static struct span reason_of(struct corrections *corrections, size_t first, size_t end,
                             size_t *applied)
{
    struct arena *arena = corrections->arena;
    struct span faults = SPAN("");
    size_t refused = 0;
    for (size_t i = first; i < end; i++) {
        const struct correction_line *line = &corrections->lines[i];
        if (line->outcome.ptr && refused++ < LINES_TOLD) {
            faults = arena_printf(arena, "%.*s%s line %u: %.*s", SPAN_ARG(faults),
                                  refused > 1 ? ";" : "", line->said.line, SPAN_ARG(line->outcome));
        }
    }
    *applied = end - first - refused;
    const char *plural = *applied == 1 ? "" : "s";
    return refused == 0
               ? arena_printf(arena, "%zu line%s applied", *applied, plural)
               : arena_printf(arena, "%zu line%s applied, %zu not:%.*s%s", *applied, plural,
                              refused, SPAN_ARG(faults), refused > LINES_TOLD ? "; …" : "");
}

static enum status write_file_outcome(struct corrections *corrections, size_t first, size_t end)
{
    struct store_load *load = corrections->load;
    size_t applied;
    struct span reason = reason_of(corrections, first, end, &applied);
    struct binder binder = bind_start(connection_named(load->connection, "correct.file_outcome"));
    bind_name(&binder, file_status_name(applied ? FILE_LOADED : FILE_FAILED));
    bind_text(&binder, reason);
    bind_int(&binder, (int64_t)load->number);
    bind_int(&binder, corrections->lines[first].file_id);
    return statement_run(load->connection, binder.statement);
}

enum status corrections_end(struct corrections *corrections)
{
    enum status status = mark_articles(corrections);
    size_t first = 0;
    for (size_t i = 0; i < corrections->count && status == STATUS_OK; i++) {
        status = write_outcome(corrections, &corrections->lines[i]);
        bool last = i + 1 == corrections->count ||
                    corrections->lines[i + 1].file_id != corrections->lines[i].file_id;
        if (status == STATUS_OK && last) {
            status = write_file_outcome(corrections, first, i + 1);
            first = i + 1;
        }
    }
    return status;
}
