/* What an entity is, from all articles that mention it:
 *   name, kind, country, position, counts   entity_facts.c
 *   roles       those given most often, each with the newest article that says so
 *   aliases     the texts of its name mentions, with their counts
 * Only the rows of the entity are read, so a load costs what it touched. Which article's entities
 * are one was decided before, by their keys; a later linking step only has to point
 * article_entity.entity_id elsewhere and to touch both entities. */

#include <stdlib.h>

#include "store/counts/tally.h"
#include "store/facts/entity_facts.h"
#include "store/ids.h"
#include "store/list_rows.h"
#include "store/search/words.h"

enum { TAILS_MAX = 8, ROLES_MAX = 20 };

/* What is known of an entity before: its slug, and what a correction has fixed. */
struct known {
    struct span type, slug, fixed_name, fixed_subtype;
    bool retyped;
};

/* Steps the statement `name` with one number bound to its first row, which is left to be read when
 * there is one; else *row is false. */
static enum status first_row(struct store_load *load, const char *name, int64_t id,
                             struct columns *columns, bool *row)
{
    sqlite3_stmt *statement = load_start_id(load, name, id);
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    *columns = columns_start(statement, load->scratch);
    return statement_step(load->connection, statement, row);
}

static enum status write_facts(struct store_load *load, int64_t id, struct span slug,
                               const struct entity_facts *facts)
{
    const char *name = load->set_aside ? "derive.entity_first_update" : "derive.entity_update";
    struct binder binder = bind_start(connection_named(load->connection, name));
    bind_text(&binder, slug);
    bind_text(&binder, facts->name);
    bind_text(&binder, facts->subtype);
    bind_text(&binder, facts->country);
    bind_real(&binder, facts->lat);
    bind_real(&binder, facts->lon);
    bind_text(&binder, facts->wikidata);
    bind_int(&binder, facts->mentions);
    bind_int(&binder, facts->articles);
    bind_int(&binder, facts->events);
    bind_day(&binder, facts->first_seen);
    bind_day(&binder, facts->last_seen);
    bind_text(&binder, facts->first_article);
    bind_int(&binder, id);
    return statement_run(load->connection, binder.statement);
}

/* Puts the alias from each of its words on; articles and the like at its start are words, too. */
static enum status write_tails(struct store_load *load, int64_t id, struct span text,
                               struct span folded, int64_t weight)
{
    enum status status = STATUS_OK;
    struct span tail = folded;
    for (int i = 0; i < TAILS_MAX && tail.ptr && status == STATUS_OK; i++) {
        struct binder binder =
            bind_start(connection_named(load->connection, "derive.alias_tail_put"));
        bind_text(&binder, tail);
        bind_int(&binder, id);
        bind_text(&binder, text);
        bind_int(&binder, weight);
        status = statement_run(load->connection, binder.statement);
        span_cut(&tail, ' ');
    }
    return status;
}

static enum status write_alias(struct store_load *load, int64_t id, struct span text, int64_t count,
                               int64_t weight)
{
    struct span folded = words_fold(load->scratch, text);
    if (folded.len == 0) {
        return STATUS_OK;
    }
    struct binder binder = bind_start(connection_named(load->connection, "derive.alias_put"));
    bind_int(&binder, id);
    bind_text(&binder, text);
    bind_text(&binder, folded);
    bind_int(&binder, count);
    enum status status = statement_run(load->connection, binder.statement);
    return status == STATUS_OK ? write_tails(load, id, text, folded, weight) : status;
}

static void take_text(void *context, struct columns *columns)
{
    struct tally *texts = context;
    tally_add(texts, arena_one_line(texts->arena, column_borrowed(columns)));
}

static enum status write_aliases(struct store_load *load, int64_t id,
                                 const struct entity_facts *facts)
{
    struct tally texts = {.arena = load->scratch};
    bool named = false;
    enum status status =
        list_children(load->connection, "derive.alias_texts", id, load->scratch, take_text, &texts);
    tally_sort(&texts);
    for (size_t i = 0; i < texts.count && status == STATUS_OK; i++) {
        struct span text = texts.items[i].value;
        named = named || span_equal(text, facts->name);
        status = write_alias(load, id, text, texts.items[i].count, facts->mentions);
    }
    /* A canonical name that no text has printed can be searched for, too. */
    return status == STATUS_OK && !named ? write_alias(load, id, facts->name, 0, facts->mentions)
                                         : status;
}

/* Where a role is given; of several places the newest article's counts. */
struct role_place {
    int64_t newest; /* of the article, ascending: the newest first */
    struct span article;
    int64_t position;
    struct span field;
    int64_t sentence;
};

struct roles {
    struct tally titles; /* each with the number of its place as weight */
    struct role_place *places;
    size_t count, capacity;
};

static bool is_before(const struct role_place *a, const struct role_place *b)
{
    if (a->newest != b->newest) {
        return a->newest < b->newest;
    }
    int order = span_compare(a->article, b->article);
    return order != 0 ? order < 0 : a->position < b->position;
}

static void take_role(void *context, struct columns *columns)
{
    struct roles *roles = context;
    struct tallied *title = tally_add(&roles->titles, column_borrowed(columns));
    struct role_place place = {.newest = column_int(columns)};
    place.article = column_text(columns);
    place.position = column_int(columns);
    place.field = column_text(columns);
    place.sentence = column_int(columns);
    if (title->count == 1) {
        roles->places = arena_grow(roles->titles.arena, roles->places, roles->count,
                                   &roles->capacity, sizeof *roles->places);
        title->weight = (int64_t)roles->count;
        roles->places[roles->count++] = place;
    } else if (is_before(&place, &roles->places[title->weight])) {
        roles->places[title->weight] = place;
    }
}

/* The role given most often first, then in the order of the titles' bytes. */
static int compare_roles(const void *a, const void *b)
{
    const struct tallied *first = a, *second = b;
    if (first->count != second->count) {
        return first->count > second->count ? -1 : 1;
    }
    return span_compare(first->value, second->value);
}

static enum status write_role(struct store_load *load, int64_t id, const struct roles *roles,
                              size_t position)
{
    const struct tallied *title = &roles->titles.items[position];
    const struct role_place *place = &roles->places[title->weight];
    struct binder binder = bind_start(connection_named(load->connection, "derive.role_put"));
    bind_int(&binder, id);
    bind_int(&binder, (int64_t)position);
    bind_text(&binder, title->value);
    bind_text(&binder, place->article);
    bind_text(&binder, place->field);
    bind_int(&binder, place->sentence);
    return statement_run(load->connection, binder.statement);
}

static enum status write_roles(struct store_load *load, int64_t id)
{
    struct roles roles = {.titles = {.arena = load->scratch}};
    enum status status =
        list_children(load->connection, "derive.roles", id, load->scratch, take_role, &roles);
    if (roles.titles.count > 1) {
        qsort(roles.titles.items, roles.titles.count, sizeof *roles.titles.items, compare_roles);
    }
    for (size_t i = 0; i < roles.titles.count && i < ROLES_MAX && status == STATUS_OK; i++) {
        status = write_role(load, id, &roles, i);
    }
    return status;
}

/* Most entities of a load are new: looking is several times cheaper than deleting nothing. */
static enum status clear_lists(struct store_load *load, int64_t id)
{
    static const char *const steps[] = {"derive.roles_clear", "derive.aliases_clear",
                                        "derive.alias_tails_clear"};
    struct columns columns;
    bool any = false;
    if (load->set_aside) {
        return STATUS_OK;
    }
    enum status status = first_row(load, "derive.lists_any", id, &columns, &any);
    if (status != STATUS_OK || !any) {
        return status;
    }
    sqlite3_reset(columns.statement);
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == STATUS_OK; i++) {
        status = load_run_id(load, steps[i], id);
    }
    return status;
}

static enum status read_known(struct store_load *load, int64_t id, struct known *known)
{
    struct columns columns;
    bool row;
    enum status status = first_row(load, "derive.entity_known", id, &columns, &row);
    if (status == STATUS_OK && row) {
        known->type = column_text(&columns);
        known->slug = column_text(&columns);
        known->fixed_name = column_text(&columns);
        known->fixed_subtype = column_text(&columns);
        known->retyped = column_bool(&columns);
        sqlite3_reset(columns.statement);
    }
    return status;
}

static enum status write_lists(struct store_load *load, int64_t id,
                               const struct entity_facts *facts)
{
    enum status status = clear_lists(load, id);
    if (status == STATUS_OK) {
        status = write_roles(load, id);
    }
    return status == STATUS_OK ? write_aliases(load, id, facts) : status;
}

/* An entity that no article speaks of any more goes, with its ids; while only names are given anew
 * events may still point at it. */
static enum status drop_entity(struct store_load *load, int64_t id, enum derive_part part)
{
    return load_run_id(load,
                       part == DERIVE_NAMES ? "correct.entity_unname" : "derive.entity_delete", id);
}

static enum status derive_entity(struct store_load *load, int64_t id, enum derive_part part)
{
    arena_reset(load->scratch);
    struct entity_facts facts = {0};
    struct known known = {0};
    enum status status = read_known(load, id, &known);
    if (status == STATUS_OK) {
        status = ids_touch(load, known.slug);
    }
    if (status == STATUS_OK) {
        status = entity_facts_read(load, id, known.type, &facts);
    }
    if (status == STATUS_OK && facts.articles == 0) {
        return drop_entity(load, id, part);
    }
    if (status != STATUS_OK) {
        return status;
    }
    facts.name = known.fixed_name.ptr ? known.fixed_name : facts.name;
    facts.subtype = known.retyped ? known.fixed_subtype : facts.subtype;
    struct span slug = ids_entity_slug(load->scratch, facts.name);
    status = ids_touch(load, slug);
    if (status == STATUS_OK) {
        status = write_facts(load, id, slug, &facts);
    }
    return status == STATUS_OK && part != DERIVE_NAMES ? write_lists(load, id, &facts) : status;
}

/* What entities are looked up by, and what their rows are looked up by when they are deleted. */
static enum status restore_indexes(struct store_load *load)
{
    static const char *const names[] = {"article_entity_by_entity", "event_by_place",
                                        "event_party_by_entity"};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof names / sizeof *names && status == STATUS_OK; i++) {
        status = load_index_restore(load, names[i]);
    }
    return status;
}

struct deriving {
    struct store_load *load;
    enum derive_part part;
};

static enum status derive_next(void *context, struct columns *columns)
{
    const struct deriving *deriving = context;
    return derive_entity(deriving->load, column_int(columns), deriving->part);
}

enum status derive_entities(struct store_load *load, enum derive_part part)
{
    struct deriving deriving = {load, part};
    load_step_begin(load, "derived entities");
    enum status status = restore_indexes(load);
    if (status == STATUS_OK) {
        status = connection_each(load->connection, "derive.entities_touched", load->scratch,
                                 derive_next, &deriving);
    }
    if (status != STATUS_OK || part == DERIVE_FACTS) {
        return status == STATUS_OK ? ids_forget(load) : status;
    }
    return ids_assign(load, ID_ENTITY);
}
