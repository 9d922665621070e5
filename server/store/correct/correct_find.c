/* Which entity an id or a name in a corrections file means. Former names go on to work: what an
 * entity was called when the line was written is mostly still what one of its articles calls it.
 * That takes a look at every name of every article, and so is done only when nothing else fits,
 * once a load. */
#include <stdlib.h>

#include "correct_plan.h"
#include "store/ids.h"
#include "store/list.h"

enum { AMBIGUOUS_TOLD = 3 };

struct correction_line *plan_line(const struct plan *plan, size_t line)
{
    return &plan->corrections->lines[line];
}

const char *plan_place(const struct plan *plan, const struct correction_line *line, size_t other)
{
    return corrections_place(plan->corrections, line, plan_line(plan, other));
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

static void take_called(void *context, struct columns *columns)
{
    struct plan *plan = context;
    plan->called = arena_grow(plan->arena, plan->called, plan->called_count, &plan->called_capacity,
                              sizeof *plan->called);
    struct called *called = &plan->called[plan->called_count++];
    called->id = column_text(columns);
    called->row = column_int(columns);
    called->slug = ids_entity_slug(plan->arena, column_borrowed(columns));
}

static enum status read_called(struct plan *plan)
{
    struct connection *connection = plan->load->connection;
    enum status status = list_each(connection, connection_named(connection, "correct.entity_names"),
                                   plan->arena, take_called, plan);
    if (plan->called_count) {
        qsort(plan->called, plan->called_count, sizeof *plan->called, compare_called);
    }
    plan->called_read = true;
    return status;
}

/* The entities that a name may mean. */
struct candidates {
    const struct plan *plan;
    size_t count;
    int64_t row;     /* of the first */
    struct span ids; /* of the first few */
};

static void candidates_add(struct candidates *candidates, int64_t row, struct span id)
{
    candidates->row = candidates->count == 0 ? row : candidates->row;
    if (candidates->count < AMBIGUOUS_TOLD) {
        candidates->ids =
            arena_printf(candidates->plan->arena, "%.*s%s%.*s", SPAN_ARG(candidates->ids),
                         candidates->count ? ", " : "", SPAN_ARG(id));
    }
    candidates->count++;
}

/* The entities that some article calls so. */
static void find_called(struct candidates *candidates, struct span slug)
{
    int64_t last = 0;
    for (size_t i = 0; i < candidates->plan->called_count; i++) {
        const struct called *called = &candidates->plan->called[i];
        if (span_equal(called->slug, slug) && called->row != last) {
            candidates_add(candidates, called->row, called->id);
            last = called->row;
        }
    }
}

static void take_named(void *context, struct columns *columns)
{
    int64_t row = column_int(columns);
    candidates_add(context, row, column_text(columns));
}

/* The entities whose own name reads like `slug`. */
static enum status find_named(struct candidates *candidates, struct span slug)
{
    struct connection *connection = candidates->plan->load->connection;
    struct binder binder = bind_start(connection_named(connection, "correct.entities_by_slug"));
    bind_text(&binder, slug);
    return list_each(connection, binder.statement, candidates->plan->arena, take_named, candidates);
}

/* The entity whose name, or else one of whose names in the articles, reads like `reference`. */
static enum status resolve_name(struct plan *plan, struct correction_line *line,
                                struct span reference, size_t *out)
{
    struct span slug = ids_entity_slug(plan->arena, reference);
    struct candidates found = {.plan = plan, .ids = SPAN("")};
    enum status status = find_named(&found, slug);
    if (status == STATUS_OK && found.count == 0 && !plan->called_read) {
        status = read_called(plan);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (found.count == 0) {
        find_called(&found, slug);
    }
    if (found.count == 1) {
        return thing_of(plan, found.row, out);
    }
    if (found.count == 0) {
        corrections_refuse(plan->corrections, line, "no entity has the id or name \"%.*s\"",
                           SPAN_ARG(reference));
    } else {
        corrections_refuse(plan->corrections, line, "\"%.*s\" may be %.*s%s: give an id",
                           SPAN_ARG(reference), SPAN_ARG(found.ids),
                           found.count > AMBIGUOUS_TOLD ? " …" : "");
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
