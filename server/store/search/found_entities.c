/* Types, countries, counts and who appears with whom stand in the census; ids, kinds, positions and
 * what a text finds are a statement. */

#include "found_entities.h"

#include "best_rows.h"
#include "found_rows.h"
#include "store/counts/facet_counts.h"
#include "store/counts/list_walk.h"

/* --- conditions ------------------------------------------------------------------------------- */

/* Who else is mentioned in the articles of one of the entities; not one who is only in his own. */
static enum status mark_companions(struct list *list, const struct census *census,
                                   const struct condition *condition, uint8_t *met)
{
    const struct census_links *articles = &census->entity_articles;
    const struct census_links *others = &census->article_entities;
    const uint32_t *entities;
    enum status status = found_rows_entities(list, condition, &entities);
    for (size_t i = 0; i < condition->value_count && status == STATUS_OK; i++) {
        uint32_t entity = entities[i] < census->entity_limit ? entities[i] : 0;
        for (uint32_t j = articles->start[entity]; j < articles->start[entity + 1]; j++) {
            uint32_t article = articles->items[j];
            for (uint32_t k = others->start[article]; k < others->start[article + 1]; k++) {
                met[others->items[k]] |= others->items[k] != entity;
            }
        }
    }
    return status;
}

static void mark_period(const struct list *list, const struct census *census, uint8_t *met)
{
    const struct query *query = list->query;
    const struct census_links *entities = &census->article_entities;
    for (uint32_t article = 0; article < census->article_limit; article++) {
        bool within = found_rows_overlap(query->when, census->articles.first[article],
                                         census->articles.last[article]);
        uint32_t end = within ? entities->start[article + 1] : 0;
        for (uint32_t i = entities->start[article]; i < end; i++) {
            met[entities->items[i]] = 1;
        }
    }
    for (uint32_t row = 0; query->undated && row < census->entity_limit; row++) {
        met[row] |= census->entities[row].first_seen == DAY_NONE;
    }
}

static bool is_marked(const struct list_part *part)
{
    return part->own == LIST_WHEN || (part->condition && part->condition->field == FILTER_WITH);
}

/* Marks what one part asks for, and makes the part's statement say so. */
static enum status prepare_part(struct list *list, const struct census *census,
                                struct list_part *part)
{
    struct row_marks *marks = ARENA_NEW(list->arena, struct row_marks);
    *marks = (struct row_marks){ARENA_ARRAY(list->arena, uint8_t, census->entity_limit),
                                census->entity_limit};
    bool exclude = part->condition && part->condition->exclude;
    enum status status = STATUS_OK;
    if (part->condition) {
        status = mark_companions(list, census, part->condition, marks->met);
    } else {
        mark_period(list, census, marks->met);
    }
    for (uint32_t row = 0; row < marks->limit; row++) {
        marks->met[row] ^= exclude;
    }
    part->met = marks->met;
    part->sql = select_start(list->arena, list->reader->store->library);
    select_add(&part->sql, "entities.marked");
    select_marks(&part->sql, marks);
    return status;
}

enum status found_entities_prepare(struct list *list)
{
    const struct census *census = NULL;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < list->part_count && status == STATUS_OK; i++) {
        if (!is_marked(&list->parts[i])) {
            continue;
        }
        status = census ? STATUS_OK : census_take(list->reader, &census);
        if (status == STATUS_OK) {
            status = prepare_part(list, census, &list->parts[i]);
        }
    }
    return status;
}

/* --- rows ------------------------------------------------------------------------------------- */

static bool names_entity(const struct condition *condition, const struct census_entity *entity)
{
    const char *own = condition->field == FILTER_TYPE      ? entity_type_name(entity->type)
                      : condition->field == FILTER_SUBTYPE ? entity_subtype_name(entity->subtype)
                                                           : entity->country;
    for (size_t i = 0; i < condition->value_count && own && *own; i++) {
        if (span_is(condition->values[i], own)) {
            return true;
        }
    }
    return false;
}

static void keep_named(struct found_rows *found, const struct condition *condition)
{
    for (uint32_t row = 0; row < found->limit; row++) {
        if (found->wanted[row]) {
            found->wanted[row] =
                names_entity(condition, &found->census->entities[row]) ^ condition->exclude;
        }
    }
}

static void apply_part(struct found_rows *found, size_t at)
{
    const struct list_part *part = &found->list->parts[at];
    const struct condition *condition = part->condition;
    found->handled[at] = true;
    if (part->met) {
        found_rows_keep(found, part->met, false);
    } else if (condition &&
               (condition->field == FILTER_TYPE || condition->field == FILTER_SUBTYPE ||
                condition->field == FILTER_COUNTRY)) {
        keep_named(found, condition);
    } else if (part->own == LIST_LEAST) {
        for (uint32_t row = 0; row < found->limit; row++) {
            found->wanted[row] &=
                found->census->entities[row].article_count >= found->list->query->min_articles;
        }
    } else {
        found->handled[at] = false;
    }
}

static enum status mark_entities(struct list *list, const struct census *census,
                                 const enum filter_field *without, size_t without_count,
                                 uint8_t **out)
{
    struct found_rows found =
        found_rows_start(list, census, census->entity_limit, without, without_count);
    for (uint32_t row = 0; row < found.limit; row++) {
        found.wanted[row] = census->entities[row].lives;
    }
    for (size_t i = 0; i < list->part_count; i++) {
        if (!found.handled[i]) {
            apply_part(&found, i);
        }
    }
    *out = found.wanted;
    return found_rows_ask(&found, "found.entities");
}

/* --- pages ------------------------------------------------------------------------------------ */

/* Whether a list may have many rows: it is not of given ids, articles or events. */
static bool is_wide(const struct list *list)
{
    for (size_t i = 0; i < list->part_count; i++) {
        const struct condition *condition = list->parts[i].condition;
        if (condition && !condition->exclude &&
            (condition->field == FILTER_ID || condition->field == FILTER_ENTITY ||
             condition->field == FILTER_ARTICLE || condition->field == FILTER_EVENT)) {
            return false;
        }
    }
    return list->part_count > 0 && list->query->limit > 0;
}

static double newest_key(int32_t day)
{
    return day == DAY_NONE ? (double)INT64_MAX : -(double)day;
}

/* The key of the list's order, ascending. */
static double key_of(const struct census_entity *entity, enum sort_order order)
{
    switch (order) {
    case SORT_ARTICLES:
        return -(double)entity->article_count;
    case SORT_NAME:
        return entity->name_order;
    case SORT_NEWEST:
        return newest_key(entity->last_seen);
    default:
        return -(double)entity->mention_count;
    }
}

static void take_sort_name(void *context, struct columns *columns)
{
    *(struct span *)context = column_text(columns);
}

/* A cursor keeps a name, of which the census knows only the place: that of the cursor's row, unless
 * it was renamed since (STATUS_NOT_FOUND). */
static enum status place_cursor(struct list *list, const struct census *census,
                                struct best_rows *best)
{
    struct span sort_name = {0};
    if (!best->later || list->sort->order != SORT_NAME) {
        return STATUS_OK;
    }
    enum status status = list_children(&list->reader->connection, "entities.sort_name_of",
                                       best->after.row, list->arena, take_sort_name, &sort_name);
    best->after.score = census->entities[best->after.row].name_order;
    bool same = span_equal(sort_name, list->query->after.sort_value);
    return status == STATUS_OK && !same ? STATUS_NOT_FOUND : status;
}

static const uint32_t *order_entities(struct arena *arena, const struct census *census)
{
    uint32_t *order = ARENA_ARRAY(arena, uint32_t, census->entity_limit);
    for (uint32_t row = 0; row < census->entity_limit; row++) {
        order[row] = census->entities[row].order;
    }
    return order;
}

/* Starts or goes on with a walk; when articles were added since it began, its pages are made in
 * memory in any case. */
static enum status start_walk(struct list *list, struct list_walk *walk)
{
    static const struct list_sort walked = {SORT_NEWEST, KEY_INT, "key.walked"};
    const struct census *census;
    enum status status = STATUS_OK;
    *walk = (struct list_walk){0};
    if (list->sort->order == SORT_NEWEST) {
        status = list_walk_start(list, walk);
    }
    if (status == STATUS_OK && walk->moved) {
        list->sort = &walked;
        status = census_take(list->reader, &census);
    }
    return status;
}

enum status found_entities_choose(struct list *list)
{
    struct list_walk walk;
    enum status status = start_walk(list, &walk);
    const struct census *census = census_peek(list->reader);
    if (status != STATUS_OK || (!walk.moved && (census == NULL || !is_wide(list)))) {
        return status;
    }
    struct best_rows best;
    uint8_t *wanted = NULL;
    status = best_rows_start(list, "entities.row_until", order_entities(list->arena, census),
                             census->entity_limit, &best);
    if (status == STATUS_OK) {
        status = place_cursor(list, census, &best);
    }
    if (status == STATUS_OK) {
        status = mark_entities(list, census, NULL, 0, &wanted);
    }
    for (uint32_t row = 0; row < census->entity_limit && status == STATUS_OK; row++) {
        if (wanted[row]) {
            double key = walk.moved ? newest_key(list_walk_entity_day(&walk, census, row))
                                    : key_of(&census->entities[row], list->sort->order);
            best_rows_add(&best, row, key);
        }
    }
    if (status == STATUS_OK) {
        best_rows_end(&best, list);
    }
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

/* --- facets ----------------------------------------------------------------------------------- */

static uint32_t type_limit(const struct census *census)
{
    (void)census;
    return ENTITY_TYPE_COUNT + 1;
}

static const char *name_of_type(int type)
{
    return entity_type_name((enum entity_type)type);
}

static void count_types(struct facet_counts *counts)
{
    for (uint32_t row = 0; row < counts->census->entity_limit; row++) {
        counts->counts[counts->census->entities[row].type + 1] += counts->wanted[row];
    }
}

static const uint32_t *order_types(struct facet_counts *counts)
{
    return facet_order_names(counts->list->arena, name_of_type, ENTITY_TYPE_COUNT);
}

static enum status name_type(struct facet_counts *counts, uint32_t number, struct facet_value *out)
{
    (void)counts;
    return facet_set_name(name_of_type((int)number - 1), out);
}

static void count_countries(struct facet_counts *counts)
{
    for (uint32_t row = 0; row < counts->census->entity_limit; row++) {
        if (counts->wanted[row]) {
            counts->counts[census_country_number(counts->census->entities[row].country)]++;
        }
    }
}

enum status found_entities_count_facet(struct list *list, const struct list_facet *facet,
                                       struct facet_result *out, bool *done)
{
    static const struct facet_kind kinds[] = {
        {FACET_TYPE, type_limit, count_types, order_types, name_type},
        {FACET_COUNTRY, facet_country_limit, count_countries, NULL, facet_country_name},
    };
    return facet_counts_find(list, facet, kinds, sizeof kinds / sizeof *kinds, mark_entities, out,
                             done);
}
