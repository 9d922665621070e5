/* The lines about entities, held against each other in memory. Renames come first, since other
 * lines may use the ids they give; then splits, merges, and what is said of the entities that
 * remain. */
#include <stdlib.h>

#include "correct_plan.h"
#include "store/ids.h"

/* --- ids of what is renamed or new ------------------------------------------------------------ */

static int compare_spans(const void *a, const void *b)
{
    return span_compare(*(const struct span *)a, *(const struct span *)b);
}

/* A free id: nobody has it without corrections, and no line gave it away. */
static enum status free_id(struct plan *plan, struct span slug, struct span *out)
{
    struct span id = slug;
    for (unsigned number = 2;; number++) {
        int64_t row;
        enum status status = load_look_up(plan->load, "correct.entity_by_id", id, &row);
        if (status != STATUS_OK && status != STATUS_NOT_FOUND) {
            return status;
        }
        if (status == STATUS_NOT_FOUND && table_get(plan->by_new_id, id) == TABLE_NONE) {
            *out = id;
            return STATUS_OK;
        }
        id = arena_printf(plan->arena, "%.*s-%u", SPAN_ARG(slug), number);
    }
}

static enum status give_id(struct plan *plan, size_t at, struct span name)
{
    struct thing *thing = &plan->things[at];
    struct span slug = ids_entity_slug(plan->arena, name);
    if (span_equal(slug, thing->slug)) {
        return STATUS_OK;
    }
    thing->new_slug = slug;
    enum status status = free_id(plan, slug, &thing->new_id);
    if (status == STATUS_OK) {
        table_set(plan->by_new_id, thing->new_id, (uint32_t)at);
    }
    return status;
}

/* Gives the things [first, count) that need one their ids, in the order of their keys, which no
 * order of lines changes. */
static enum status give_ids(struct plan *plan, size_t first)
{
    size_t count = plan->count - first;
    struct span *keys = ARENA_ARRAY(plan->arena, struct span, count + 1);
    struct table *places = table_new(plan->arena, count);
    for (size_t i = 0; i < count; i++) {
        keys[i] = plan->things[first + i].key;
        table_set(places, keys[i], (uint32_t)(first + i));
    }
    qsort(keys, count, sizeof *keys, compare_spans);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        size_t at = table_get(places, keys[i]);
        const struct thing *thing = &plan->things[at];
        if (thing->rename != NO_LINE) {
            status = give_id(plan, at, plan_line(plan, thing->rename)->said.name);
        } else if (thing->split != NO_LINE && thing->source != at) {
            status = give_id(plan, at, thing->name);
        }
    }
    return status;
}

/* --- the lines, one verb after the other ------------------------------------------------------ */

static enum status plan_rename(struct plan *plan, size_t at)
{
    struct correction_line *line = plan_line(plan, at);
    size_t thing = plan->count;
    enum status status = plan_resolve(plan, line, line->said.subject, &thing);
    if (status != STATUS_OK || line->outcome.ptr) {
        return status;
    }
    size_t before = plan->things[thing].rename;
    if (before != NO_LINE) {
        corrections_refuse(plan->corrections, line, "%s renames it already",
                           plan_place(plan, line, before));
        return STATUS_OK;
    }
    plan->things[thing].rename = at;
    return STATUS_OK;
}

/* The name that an article gives an entity; absent when it does not speak of it. */
static enum status name_in_article(struct plan *plan, struct span article, int64_t row,
                                   struct span *out)
{
    struct connection *connection = plan->load->connection;
    struct binder binder = bind_start(connection_named(connection, "correct.name_in_article"));
    bind_text(&binder, article);
    bind_int(&binder, row);
    bool found;
    enum status status = statement_step(connection, binder.statement, &found);
    *out = (struct span){0};
    if (status == STATUS_OK && found) {
        struct columns columns = columns_start(binder.statement, plan->arena);
        *out = column_text(&columns);
        sqlite3_reset(binder.statement);
    }
    return status;
}

/* The thing that is split off, made when no line has made it: splits of one entity under one new
 * name make one. */
static enum status make_part(struct plan *plan, size_t at, size_t source, struct span name)
{
    const struct correction *said = &plan_line(plan, at)->said;
    const struct thing *whole = &plan->things[source];
    struct span key = said->name.ptr ? arena_printf(plan->arena, "%.*s split as %.*s",
                                                    SPAN_ARG(whole->key), SPAN_ARG(name))
                                     : arena_printf(plan->arena, "%.*s split in %.*s",
                                                    SPAN_ARG(whole->key), SPAN_ARG(said->object));
    enum entity_type type = whole->type;
    int64_t row;
    enum status status = load_look_up(plan->load, "load.entity_find", key, &row);
    if (status == STATUS_NOT_FOUND) {
        struct connection *connection = plan->load->connection;
        struct binder binder = bind_start(connection_named(connection, "load.entity_put"));
        bind_text(&binder, key);
        bind_text(&binder, name);
        bind_name(&binder, entity_type_name(type));
        status = statement_run(connection, binder.statement);
        row = sqlite3_last_insert_rowid(connection->db);
    }
    if (status == STATUS_OK) { /* so that it goes again when the line is refused */
        status = load_run_id(plan->load, "link.entity_touch", row);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct span bytes = {(const char *)&row, sizeof row};
    if (table_get(plan->by_row, bytes) == TABLE_NONE) {
        struct thing *part = plan_add(plan, row);
        part->key = key;
        part->name = name;
        part->type = type;
        part->source = source;
        part->split = at;
        table_set(plan->by_row, arena_copy(plan->arena, bytes), (uint32_t)plan->count - 1);
    }
    return STATUS_OK;
}

static enum status plan_split(struct plan *plan, size_t at)
{
    struct correction_line *line = plan_line(plan, at);
    size_t source = plan->count;
    int64_t article_id;
    enum status status = plan_resolve(plan, line, line->said.subject, &source);
    if (status != STATUS_OK || line->outcome.ptr) {
        return status;
    }
    if (plan->things[source].source != source) {
        corrections_refuse(plan->corrections, line, "%s makes it: split the whole",
                           plan_place(plan, line, plan->things[source].split));
        return STATUS_OK;
    }
    status = load_look_up(plan->load, "load.article_id", line->said.object, &article_id);
    if (status == STATUS_NOT_FOUND) {
        corrections_refuse(plan->corrections, line, "no article has the id \"%.*s\"",
                           SPAN_ARG(line->said.object));
        return STATUS_OK;
    }
    struct span name = line->said.name;
    if (status == STATUS_OK && !name.ptr) {
        status = name_in_article(plan, line->said.object, plan->things[source].row, &name);
        name = name.ptr ? name : plan->things[source].name;
    }
    return status == STATUS_OK ? make_part(plan, at, source, name) : status;
}

static enum status plan_merge(struct plan *plan, size_t at)
{
    struct correction_line *line = plan_line(plan, at);
    struct corrections *corrections = plan->corrections;
    size_t from = plan->count, into = plan->count;
    enum status status = plan_resolve(plan, line, line->said.subject, &from);
    if (status == STATUS_OK && !line->outcome.ptr) {
        status = plan_resolve(plan, line, line->said.object, &into);
    }
    if (status != STATUS_OK || line->outcome.ptr) {
        return status;
    }
    struct thing *thing = &plan->things[from];
    size_t root = plan_root(plan, into);
    if (from == into) {
        corrections_refuse(corrections, line, "both are %.*s", SPAN_ARG(thing->id));
    } else if (thing->merge != NO_LINE) {
        if (thing->into != into) {
            corrections_refuse(corrections, line, "%s merges it already",
                               plan_place(plan, line, thing->merge));
        }
    } else if (root == from) {
        corrections_refuse(corrections, line, "with %s this goes in a circle",
                           plan_place(plan, line, plan->things[into].merge));
    } else if (plan_root(plan, thing->source) == root && thing->source != from) {
        corrections_refuse(corrections, line, "%s splits them",
                           plan_place(plan, line, thing->split));
    } else if (plan->things[root].source == from) {
        corrections_refuse(corrections, line, "%s splits them",
                           plan_place(plan, line, plan->things[root].split));
    } else {
        thing->into = into;
        thing->merge = at;
        plan->things[root].verbs |= 1u << CORRECT_MERGE;
    }
    return STATUS_OK;
}

/* Whether a line may still say something of the thing; where not it is refused. */
static bool is_free(struct plan *plan, struct correction_line *line, size_t thing, size_t before)
{
    const struct thing *it = &plan->things[thing];
    if (it->into != thing) {
        corrections_refuse(plan->corrections, line, "%s merges it into another",
                           plan_place(plan, line, it->merge));
    } else if (it->hide != NO_LINE && line->said.verb != CORRECT_HIDE) {
        corrections_refuse(plan->corrections, line, "%s hides it",
                           plan_place(plan, line, it->hide));
    } else if (before != NO_LINE && line != plan_line(plan, before)) {
        corrections_refuse(plan->corrections, line, "%s says that already",
                           plan_place(plan, line, before));
    }
    return !line->outcome.ptr;
}

static enum status plan_hide(struct plan *plan, size_t at)
{
    struct correction_line *line = plan_line(plan, at);
    size_t thing = plan->count;
    enum status status = plan_resolve(plan, line, line->said.subject, &thing);
    if (status == STATUS_OK && !line->outcome.ptr &&
        is_free(plan, line, thing, plan->things[thing].hide)) {
        plan->things[thing].hide = at;
    }
    return status;
}

static enum status plan_retype(struct plan *plan, size_t at)
{
    struct correction_line *line = plan_line(plan, at);
    size_t thing = plan->count;
    enum status status = plan_resolve(plan, line, line->said.subject, &thing);
    if (status == STATUS_OK && !line->outcome.ptr &&
        is_free(plan, line, thing, plan->things[thing].retype)) {
        plan->things[thing].retype = at;
        plan->things[thing].verbs |= 1u << CORRECT_RETYPE;
    }
    return status;
}

enum status plan_each(struct plan *plan, enum correction_verb verb,
                      enum status (*one)(struct plan *, size_t))
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < plan->corrections->count && status == STATUS_OK; i++) {
        if (corrections_wants(plan_line(plan, i), verb)) {
            status = one(plan, i);
        }
    }
    return status;
}

/* A rename that lost against another line gives no name; the id that it took stays unused. */
static void check_renames(struct plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct thing *thing = &plan->things[i];
        if (thing->rename == NO_LINE) {
            continue;
        }
        if (is_free(plan, plan_line(plan, thing->rename), i, thing->rename)) {
            thing->verbs |= 1u << CORRECT_RENAME;
        } else {
            thing->rename = NO_LINE;
            thing->new_id = (struct span){0};
        }
    }
}

enum status plan_make(struct plan *plan)
{
    enum status status = plan_each(plan, CORRECT_RENAME, plan_rename);
    if (status == STATUS_OK) {
        status = give_ids(plan, 0);
    }
    size_t renamed = plan->count;
    if (status == STATUS_OK) {
        status = plan_each(plan, CORRECT_SPLIT, plan_split);
    }
    if (status == STATUS_OK) {
        status = give_ids(plan, renamed);
    }
    if (status == STATUS_OK) {
        status = plan_each(plan, CORRECT_MERGE, plan_merge);
    }
    if (status == STATUS_OK) {
        status = plan_each(plan, CORRECT_HIDE, plan_hide);
    }
    if (status == STATUS_OK) {
        status = plan_each(plan, CORRECT_RETYPE, plan_retype);
    }
    check_renames(plan);
    return status;
}
