/* Which entity an id or a name in a corrections file means. Former names go on to work: what an
 * entity was called when the line was written is mostly still what one of its articles calls it.
 * That takes a look at every name of every article, and so is done only when nothing else fits,
 * once a load. */
#include <stdlib.h>

#include "store/correct_plan.h"
#include "store/ids.h"

enum { AMBIGUOUS_TOLD = 3 };

struct correction_line *plan_line(const struct plan *plan, size_t line)
{
    return &plan->corrections->lines[line];
}

unsigned plan_number(const struct plan *plan, size_t line)
{
    return (unsigned)plan_line(plan, line)->said.line;
}

size_t plan_root(const struct plan *plan, size_t thing)
{
    while (plan->things[thing].into != thing) {
        thing = plan->things[thing].into;
    }
    return thing;
}

struct thing *plan_add(struct plan *plan, int64_t row)
{
    plan->things =
        arena_grow(plan->arena, plan->things, plan->count, &plan->capacity, sizeof *plan->things);
    struct thing *thing = &plan->things[plan->count];
    *thing = (struct thing){.row = row,
                            .into = plan->count,
                            .source = plan->count,
                            .merge = NO_LINE,
                            .split = NO_LINE,
                            .rename = NO_LINE,
                            .retype = NO_LINE,
                            .hide = NO_LINE};
    plan->count++;
    return thing;
}

/* The thing of an entity's row, read when it is new. */
static enum status thing_of(struct plan *plan, int64_t row, size_t *out)
{
    struct span key = {(const char *)&row, sizeof row};
    uint32_t known = table_get(plan->by_row, key);
    if (known != TABLE_NONE) {
        *out = known;
        return STATUS_OK;
    }
    struct connection *connection = plan->load->connection;
    struct binder binder = bind_start(connection_named(connection, "correct.entity"));
    bind_int(&binder, row);
    bool found;
    enum status status = statement_step(connection, binder.statement, &found);
    if (status != STATUS_OK || !found) {
        return status == STATUS_OK ? STATUS_INTERNAL : status;
    }
    struct columns columns = columns_start(binder.statement, plan->arena);
    struct thing *thing = plan_add(plan, row);
    thing->id = column_text(&columns);
    thing->slug = column_text(&columns);
    thing->key = column_text(&columns);
    thing->name = column_text(&columns);
    thing->type = entity_type_from_name(column_borrowed(&columns));
    sqlite3_reset(binder.statement);
    *out = plan->count - 1;
    table_set(plan->by_row, arena_copy(plan->arena, key), (uint32_t)*out);
    return STATUS_OK;
}

static int compare_called(const void *a, const void *b)
{
    const struct called *x = a;
    const struct called *y = b;
    int order = span_compare(x->slug, y->slug);
    return order ? order : span_compare(x->id, y->id);
}

static enum status read_called(struct plan *plan)
{
    struct connection *connection = plan->load->connection;
    sqlite3_stmt *statement = connection_named(connection, "correct.entity_names");
    size_t capacity = 0;
    bool row = statement != NULL;
    enum status status = row ? STATUS_OK : connection_failed(connection);
    while (row && status == STATUS_OK) {
        status = statement_step(connection, statement, &row);
        if (status == STATUS_OK && row) {
            struct columns columns = columns_start(statement, plan->arena);
            plan->called = arena_grow(plan->arena, plan->called, plan->called_count, &capacity,
                                      sizeof *plan->called);
            struct called *called = &plan->called[plan->called_count++];
            called->id = column_text(&columns);
            called->row = column_int(&columns);
            called->slug = ids_entity_slug(plan->arena, column_borrowed(&columns));
        }
    }
    if (plan->called_count) {
        qsort(plan->called, plan->called_count, sizeof *plan->called, compare_called);
    }
    plan->called_read = true;
    return status;
}

/* Counts one more entity that a name may mean: *row is the first, *ids lists the first few. */
static void take_found(const struct plan *plan, int64_t found, struct span id, size_t *rows,
                       int64_t *row, struct span *ids)
{
    *row = *rows == 0 ? found : *row;
    if (*rows < AMBIGUOUS_TOLD) {
        *ids = arena_printf(plan->arena, "%.*s%s%.*s", SPAN_ARG(*ids), *rows ? ", " : "",
                            SPAN_ARG(id));
    }
    ++*rows;
}

/* The entities that some article calls so. */
static void find_called(const struct plan *plan, struct span slug, size_t *rows, int64_t *row,
                        struct span *ids)
{
    int64_t last = 0;
    for (size_t i = 0; i < plan->called_count; i++) {
        const struct called *called = &plan->called[i];
        if (span_equal(called->slug, slug) && called->row != last) {
            take_found(plan, called->row, called->id, rows, row, ids);
            last = called->row;
        }
    }
}

/* The entities whose own name reads like `slug`, counted and listed like those of find_called. */
static enum status find_named(struct plan *plan, struct span slug, size_t *rows, int64_t *row,
                              struct span *ids)
{
    struct connection *connection = plan->load->connection;
    struct binder binder = bind_start(connection_named(connection, "correct.entities_by_slug"));
    bind_text(&binder, slug);
    bool found = binder.statement != NULL;
    enum status status = found ? STATUS_OK : connection_failed(connection);
    while (found && status == STATUS_OK) {
        status = statement_step(connection, binder.statement, &found);
        if (status == STATUS_OK && found) {
            struct columns columns = columns_start(binder.statement, plan->arena);
            int64_t one = column_int(&columns);
            take_found(plan, one, column_text(&columns), rows, row, ids);
        }
    }
    return status;
}

/* The entity whose name, or else one of whose names in the articles, reads like `reference`. */
static enum status resolve_name(struct plan *plan, struct correction_line *line,
                                struct span reference, size_t *out)
{
    struct span slug = ids_entity_slug(plan->arena, reference);
    struct span ids = SPAN("");
    size_t rows = 0;
    int64_t row = 0;
    enum status status = find_named(plan, slug, &rows, &row, &ids);
    if (status == STATUS_OK && rows == 0 && !plan->called_read) {
        status = read_called(plan);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (rows == 0) {
        find_called(plan, slug, &rows, &row, &ids);
    }
    if (rows == 1) {
        return thing_of(plan, row, out);
    }
    if (rows == 0) {
        corrections_refuse(plan->corrections, line, "no entity has the id or name \"%.*s\"",
                           SPAN_ARG(reference));
    } else {
        corrections_refuse(plan->corrections, line, "\"%.*s\" may be %.*s%s: give an id",
                           SPAN_ARG(reference), SPAN_ARG(ids), rows > AMBIGUOUS_TOLD ? " …" : "");
    }
    return STATUS_OK;
}

enum status plan_resolve(struct plan *plan, struct correction_line *line, struct span reference,
                         size_t *out)
{
    int64_t row;
    enum status status = load_look_up(plan->load, "correct.entity_by_id", reference, &row);
    if (status != STATUS_NOT_FOUND) {
        return status == STATUS_OK ? thing_of(plan, row, out) : status;
    }
    uint32_t made = table_get(plan->by_new_id, reference);
    if (made != TABLE_NONE) {
        *out = made;
        return STATUS_OK;
    }
    return resolve_name(plan, line, reference, out);
}
