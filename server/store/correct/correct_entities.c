/* Writes what the lines about entities come to (correct_plan.c): splits, then merges, then what is
 * said of the entities that remain. An entity that is merged leaves its ids to the other; of a
 * hidden one the rows are put aside until the next load. */
#include "correct_plan.h"
#include "store/ids.h"

static enum status touch(struct plan *plan, int64_t row)
{
    enum status status = load_run_id(plan->load, "link.entity_touch", row);
    return status == STATUS_OK ? load_run_id(plan->load, "correct.entity_touch_events", row)
                               : status;
}

/* Moves one article's mentions of the whole, and of what is merged into it, to the part. */
static enum status apply_split(struct plan *plan, size_t at)
{
    struct correction_line *line = plan_line(plan, at);
    struct connection *connection = plan->load->connection;
    size_t whole = plan->count;
    enum status status = plan_resolve(plan, line, line->said.subject, &whole);
    if (status != STATUS_OK || line->outcome.ptr) {
        return status;
    }
    size_t part = whole;
    int moved = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const struct thing *thing = &plan->things[i];
        bool same = thing->source == whole && i != whole && thing->split != NO_LINE;
        const struct correction *made = same ? &plan_line(plan, thing->split)->said : NULL;
        bool named = made && line->said.name.ptr && made->name.ptr &&
                     span_equal(made->name, line->said.name);
        bool unnamed = made && !line->said.name.ptr && !made->name.ptr &&
                       span_equal(made->object, line->said.object);
        part = named || unnamed ? i : part;
    }
    if (status == STATUS_OK && plan_root(plan, whole) != whole) {
        corrections_refuse(plan->corrections, line, "%s merges it into another",
                           plan_place(plan, line, plan->things[whole].merge));
        return STATUS_OK;
    }
    for (size_t i = 0; i < plan->count && status == STATUS_OK; i++) {
        if (plan_root(plan, i) != whole || plan->things[i].source != i) {
            continue;
        }
        struct binder binder = bind_start(connection_named(connection, "correct.move_in_article"));
        bind_int(&binder, plan->things[part].row);
        bind_int(&binder, plan->things[i].row);
        bind_text(&binder, line->said.object);
        status = touch(plan, plan->things[i].row);
        if (status == STATUS_OK) {
            status = statement_run(connection, binder.statement);
            moved += sqlite3_changes(connection->db);
        }
    }
    if (status == STATUS_OK && moved == 0) {
        corrections_refuse(plan->corrections, line, "the article does not speak of it");
    } else {
        plan->things[whole].verbs |= 1u << CORRECT_SPLIT;
        plan->things[part].verbs |= 1u << CORRECT_SPLIT;
    }
    return status;
}

/* Moves all that is merged into another to it, and lets its ids lead there. */
static enum status apply_merge(struct plan *plan, const struct thing *thing, int64_t root)
{
    struct store_load *load = plan->load;
    enum status status = touch(plan, thing->row);
    if (status == STATUS_OK) {
        status = corrections_run_two(load, "correct.move", root, thing->row);
    }
    if (status == STATUS_OK) {
        status = corrections_run_two(load, "correct.former_move", root, thing->row);
    }
    struct span id = thing->new_id.ptr ? thing->new_id : thing->id;
    if (status == STATUS_OK) {
        status = load_run_id(load, "correct.entity_unname", thing->row);
    }
    return status == STATUS_OK && id.ptr
               ? corrections_run_text(load, "correct.former_put", id, root)
               : status;
}

static enum status apply_hide(struct plan *plan, int64_t row)
{
    static const char *const steps[] = {"correct.hide", "correct.hide_rows"};
    enum status status = touch(plan, row);
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == STATUS_OK; i++) {
        status = load_run_id(plan->load, steps[i], row);
    }
    return status == STATUS_OK ? load_run_id(plan->load, "correct.entity_unname", row) : status;
}

static struct span verbs_text(struct arena *arena, unsigned verbs)
{
    struct span text = {0};
    for (int verb = 0; verb < CORRECTION_VERB_COUNT; verb++) {
        if (verbs & (1u << verb)) {
            text = arena_printf(arena, "%.*s%s%s", SPAN_ARG(text), text.ptr ? "," : "",
                                correction_verb_name((enum correction_verb)verb));
        }
    }
    return text;
}

static enum status apply_name(struct plan *plan, const struct thing *thing)
{
    struct connection *connection = plan->load->connection;
    enum status status = STATUS_OK;
    if (thing->id.ptr) {
        status = corrections_run_text(plan->load, "correct.former_put", thing->id, thing->row);
    }
    struct binder binder = bind_start(connection_named(connection, "correct.entity_name"));
    bind_text(&binder, thing->new_id);
    bind_text(&binder, thing->new_slug);
    bind_int(&binder, thing->row);
    if (status == STATUS_OK) {
        status = statement_run(connection, binder.statement);
    }
    binder = bind_start(connection_named(connection, "ids.entity_not_former"));
    bind_text(&binder, thing->new_id);
    return status == STATUS_OK ? statement_run(connection, binder.statement) : status;
}

static enum status apply_type(struct plan *plan, const struct thing *thing,
                              const struct correction *said)
{
    struct connection *connection = plan->load->connection;
    struct binder binder = bind_start(connection_named(connection, "correct.retype_mentions"));
    bind_text(&binder, said->object);
    bind_text(&binder, said->name);
    bind_int(&binder, thing->row);
    return statement_run(connection, binder.statement);
}

/* What a thing that remains is called and is from now on. */
static enum status apply_facts(struct plan *plan, const struct thing *thing)
{
    struct connection *connection = plan->load->connection;
    const struct correction *retype =
        thing->retype == NO_LINE ? NULL : &plan_line(plan, thing->retype)->said;
    struct binder binder = bind_start(connection_named(connection, "correct.entity_fix"));
    bind_text(&binder,
              thing->rename == NO_LINE ? thing->name : plan_line(plan, thing->rename)->said.name);
    bind_text(&binder, retype ? retype->object : span_of(entity_type_name(thing->type)));
    bind_text(&binder, retype ? retype->name : (struct span){0});
    bind_int(&binder, retype != NULL);
    bind_text(&binder, verbs_text(plan->arena, thing->verbs));
    bind_int(&binder, thing->row);
    enum status status = statement_run(connection, binder.statement);
    if (status == STATUS_OK && retype) {
        status = apply_type(plan, thing, retype);
    }
    if (status == STATUS_OK && thing->new_id.ptr) {
        status = apply_name(plan, thing);
    }
    if (status == STATUS_OK) {
        status = touch(plan, thing->row);
    }
    return status == STATUS_OK ? load_run_id(plan->load, "correct.count_entities", thing->row)
                               : status;
}

static enum status apply_all(struct plan *plan)
{
    enum status status = plan_each(plan, CORRECT_SPLIT, apply_split);
    for (size_t i = 0; i < plan->count && status == STATUS_OK; i++) {
        size_t root = plan_root(plan, i);
        if (root != i) {
            status = apply_merge(plan, &plan->things[i], plan->things[root].row);
        }
    }
    for (size_t i = 0; i < plan->count && status == STATUS_OK; i++) {
        const struct thing *thing = &plan->things[i];
        if (thing->hide != NO_LINE) {
            status = apply_hide(plan, thing->row);
        } else if (thing->into == i && thing->verbs) {
            status = apply_facts(plan, thing);
        }
    }
    return status == STATUS_OK
               ? statement_run(plan->load->connection,
                               connection_named(plan->load->connection, "correct.hide_counts"))
               : status;
}

enum status corrections_entities(struct corrections *corrections)
{
    struct plan plan = {.corrections = corrections,
                        .load = corrections->load,
                        .arena = corrections->arena,
                        .by_row = table_new(corrections->arena, corrections->count),
                        .by_new_id = table_new(corrections->arena, corrections->count)};
    enum status status = plan_make(&plan);
    return status == STATUS_OK ? apply_all(&plan) : status;
}
