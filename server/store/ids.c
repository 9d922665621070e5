/* All ids of the touched slugs are first noted as former ones and taken away, then given anew in
 * the order of (smallest article id, key), which no order of loading changes. In the first load of
 * a large archive each row gets its bare slug for an id as it is written, if nothing has that yet
 * (derive.sql), and only where several have one slug are ids given here: to write nearly all those
 * wide rows once more would take as long as all else that is done for ids. */

#include "store/ids.h"

#include "base/utf8.h"
#include "store/list_rows.h"
#include "store/search/search_parse.h"

enum { TITLE_MAX = 56 };

/* The names of the statements for each kind of id. */
static const struct {
    const char *keep_former, *clear, *group, *slug_used, *set, *not_former, *lost, *shared_clear,
        *shared, *index;
} statements[ID_KIND_COUNT] = {
    [ID_ENTITY] = {"ids.entity_keep_former", "ids.entity_clear", "ids.entity_group",
                   "ids.entity_slug_used", "ids.entity_set", "ids.entity_not_former",
                   "ids.entity_lost", "ids.entity_shared_clear", "ids.entity_shared",
                   "entity_by_slug"},
    [ID_EVENT] = {"ids.event_keep_former", "ids.event_clear", "ids.event_group",
                  "ids.event_slug_used", "ids.event_set", "ids.event_not_former", "ids.event_lost",
                  "ids.event_shared_clear", "ids.event_shared", "event_by_slug"},
};

struct span ids_entity_slug(struct arena *arena, struct span name)
{
    struct span slug = utf8_slug(arena, name);
    return slug.len > 0 ? slug : SPAN("unnamed");
}

/* Leaves out words at the end that lead on to others ("in the"). */
static struct span without_loose_end(struct span slug)
{
    for (size_t at = slug.len; at-- > 1;) {
        if (slug.ptr[at] != '-') {
            continue;
        }
        if (!search_is_stop_word(span_slice(slug, at + 1, slug.len))) {
            break;
        }
        slug.len = at;
    }
    return slug;
}

/* The first TITLE_MAX bytes of a slug, cut at a hyphen. */
static struct span slug_cut(struct span slug)
{
    if (slug.len <= TITLE_MAX) {
        return slug;
    }
    size_t len = TITLE_MAX;
    while (len > 0 && slug.ptr[len] != '-') {
        len--;
    }
    return without_loose_end((struct span){slug.ptr, len > 0 ? len : TITLE_MAX});
}

static struct span date_part(struct arena *arena, struct period period)
{
    if (!period_is_known(period)) {
        return SPAN("undated");
    }
    struct span date = period_format(arena, period);
    if (!date.ptr) {
        int32_t day = period.earliest != DAY_NONE ? period.earliest : period.latest;
        date = arena_printf(arena, "%04d", day_to_civil(day).year);
    }
    return utf8_slug(arena, date);
}

struct span ids_event_slug(struct arena *arena, struct period period, struct span type,
                           struct span title)
{
    struct span date = date_part(arena, period);
    struct span words = slug_cut(utf8_slug(arena, title));
    return arena_printf(arena, "%.*s-%.*s%s%.*s", SPAN_ARG(date), SPAN_ARG(type),
                        words.len > 0 ? "-" : "", SPAN_ARG(words));
}

static enum status touch_one(struct store_load *load, struct span slug)
{
    sqlite3_stmt *statement = connection_named(load->connection, "ids.slug_touch");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, slug);
    }
    return statement_run(load->connection, statement);
}

/* `slug` without a last part of digits; absent when it has none. */
static struct span slug_base(struct span slug)
{
    size_t len = slug.len;
    while (len > 0 && slug.ptr[len - 1] >= '0' && slug.ptr[len - 1] <= '9') {
        len--;
    }
    bool numbered = len < slug.len && len > 1 && slug.ptr[len - 1] == '-';
    return numbered ? span_slice(slug, 0, len - 1) : (struct span){0};
}

/* The slugs that it could collide with when numbered are given anew, too. */
enum status ids_touch(struct store_load *load, struct span slug)
{
    enum status status = STATUS_OK;
    for (; !load->set_aside && slug.ptr && status == STATUS_OK; slug = slug_base(slug)) {
        status = touch_one(load, slug);
    }
    return status;
}

static enum status set_id(struct store_load *load, enum id_kind kind, int64_t row, struct span id)
{
    sqlite3_stmt *statement = connection_named(load->connection, statements[kind].set);
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_text(&binder, id);
    bind_int(&binder, row);
    return statement_run(load->connection, statement);
}

/* Gives an id, which is nobody's former one any more. */
static enum status give(struct store_load *load, enum id_kind kind, int64_t row, struct span id)
{
    enum status status = set_id(load, kind, row, id);
    if (status != STATUS_OK) {
        return status;
    }
    sqlite3_stmt *statement = connection_named(load->connection, statements[kind].not_former);
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, id);
    }
    return statement_run(load->connection, statement);
}

/* The next numbered id of a slug that is nobody's bare slug. */
static enum status next_id(struct store_load *load, enum id_kind kind, struct span slug,
                           unsigned *number, struct span *id)
{
    enum status status;
    int64_t unused;
    do {
        *number += 1;
        *id = arena_printf(load->scratch, "%.*s-%u", SPAN_ARG(slug), *number);
        status = load_look_up(load, statements[kind].slug_used, *id, &unused);
    } while (status == STATUS_OK);
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status assign_group(struct store_load *load, enum id_kind kind, struct span slug)
{
    sqlite3_stmt *statement = connection_named(load->connection, statements[kind].group);
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_text(&binder, slug);
    int64_t *rows;
    size_t count;
    enum status status = list_numbers(load->connection, statement, load->scratch, &rows, &count);
    unsigned number = 1;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        struct span id = slug;
        status = i == 0 ? STATUS_OK : next_id(load, kind, slug, &number, &id);
        if (status == STATUS_OK) {
            status = give(load, kind, rows[i], id);
        }
    }
    return status;
}

static enum status run(struct store_load *load, const char *name)
{
    return statement_run(load->connection, connection_named(load->connection, name));
}

struct assigning {
    struct store_load *load;
    enum id_kind kind;
};

static enum status assign_next(void *context, struct columns *columns)
{
    const struct assigning *assigning = context;
    arena_reset(assigning->load->scratch);
    return assign_group(assigning->load, assigning->kind, column_text(columns));
}

static enum status assign_groups(struct store_load *load, enum id_kind kind)
{
    struct assigning assigning = {load, kind};
    return connection_each(load->connection, "ids.slugs", load->scratch, assign_next, &assigning);
}

/* What is numbered among the rows of one slug. */
struct numbering {
    struct store_load *load;
    enum id_kind kind;
    struct arena *kept; /* of the slug */
    struct span slug;
    unsigned number;
};

static enum status number_next(void *context, struct columns *columns)
{
    struct numbering *numbering = context;
    int64_t row = column_int(columns);
    struct span slug = column_borrowed(columns);
    arena_reset(numbering->load->scratch);
    if (!numbering->slug.ptr || !span_equal(slug, numbering->slug)) {
        arena_reset(numbering->kept);
        numbering->slug = arena_copy(numbering->kept, slug);
        numbering->number = 1;
        return set_id(numbering->load, numbering->kind, row, numbering->slug);
    }
    struct span id;
    enum status status =
        next_id(numbering->load, numbering->kind, numbering->slug, &numbering->number, &id);
    return status == STATUS_OK ? set_id(numbering->load, numbering->kind, row, id) : status;
}

/* Gives first ids to those that share a slug; the others have theirs. */
static enum status assign_shared(struct store_load *load, enum id_kind kind)
{
    enum status status = load_index_restore(load, statements[kind].index);
    struct arena *kept = arena_new();
    struct numbering numbering = {.load = load, .kind = kind, .kept = kept};
    if (status == STATUS_OK) {
        status = run(load, statements[kind].shared_clear);
    }
    if (status == STATUS_OK) {
        status = connection_each(load->connection, statements[kind].shared, load->scratch,
                                 number_next, &numbering);
    }
    arena_free(kept);
    return status;
}

enum status ids_assign(struct store_load *load, enum id_kind kind)
{
    if (load->set_aside) {
        return assign_shared(load, kind);
    }
    enum status status = run(load, statements[kind].keep_former);
    if (status == STATUS_OK) {
        status = run(load, statements[kind].clear);
    }
    if (status == STATUS_OK) {
        status = assign_groups(load, kind);
    }
    if (status == STATUS_OK) {
        status = run(load, statements[kind].lost);
    }
    return status == STATUS_OK ? ids_forget(load) : status;
}

enum status ids_forget(struct store_load *load)
{
    return run(load, "ids.slugs_clear");
}
