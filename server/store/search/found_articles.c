/* Who is mentioned where stands in the census, as do days, outlets, types of events and the groups
 * of copies; other conditions are a statement. */

#include "found_articles.h"

#include "best_rows.h"
#include "found_rows.h"
#include "store/counts/marks.h"

/* With fewer articles a list is soon read; with more, reading all their rows for the few of a page
 * is what takes longest. */
enum { FEW_ARTICLES = 20 };

static bool mentions_entities(const struct condition *condition)
{
    return condition && (condition->field == FILTER_ENTITY || condition->field == FILTER_PLACE);
}

/* Whether the list may have many rows: it is not of given ids, nor of what mentions rare entities.
 */
static enum status is_wide(struct list *list, const struct census *census, bool *out)
{
    enum status status = STATUS_OK;
    *out = list->part_count > 0;
    for (size_t i = 0; i < list->part_count && status == STATUS_OK && *out; i++) {
        const struct condition *condition = list->parts[i].condition;
        uint32_t articles = 0;
        const uint32_t *entities;
        if (condition == NULL || condition->exclude) {
            continue;
        }
        *out = condition->field != FILTER_ID && condition->field != FILTER_ARTICLE &&
               condition->field != FILTER_EVENT;
        if (!mentions_entities(condition)) {
            continue;
        }
        status = found_rows_entities(list, condition, &entities);
        for (size_t j = 0; j < condition->value_count && status == STATUS_OK; j++) {
            bool known = entities[j] < census->entity_limit;
            articles += known ? census->entities[entities[j]].article_count : 0;
        }
        *out = *out && articles >= FEW_ARTICLES;
    }
    return status;
}

static enum status keep_mentioning(struct found_rows *found, const struct condition *condition)
{
    const struct census *census = found->census;
    const struct census_links *links = &census->entity_articles;
    uint8_t *met = ARENA_ARRAY(found->list->arena, uint8_t, found->limit);
    const uint32_t *entities;
    enum status status = found_rows_entities(found->list, condition, &entities);
    for (size_t i = 0; i < condition->value_count && status == STATUS_OK; i++) {
        uint32_t entity = entities[i];
        bool any = entity < census->entity_limit && (condition->field == FILTER_ENTITY ||
                                                     census->entities[entity].type == ENTITY_PLACE);
        for (uint32_t j = any ? links->start[entity] : 0; any && j < links->start[entity + 1];
             j++) {
            met[links->items[j]] = 1;
        }
    }
    found_rows_keep(found, met, condition->exclude);
    return status;
}

static void keep_types(struct found_rows *found, const struct condition *condition)
{
    uint32_t bits = 0;
    for (size_t i = 0; i < condition->value_count; i++) {
        enum event_type type = event_type_from_name(condition->values[i]);
        bits |= type < EVENT_TYPE_COUNT ? 1u << type : 0;
    }
    for (uint32_t row = 0; row < found->limit; row++) {
        found->wanted[row] &=
            ((found->census->article_types[row] & bits) != 0) ^ condition->exclude;
    }
}

/* Basic filtering of RFC 4647: "en" is all English, in any case. */
static bool is_language(struct span tag, struct span range)
{
    return tag.len >= range.len && span_equal_nocase(span_slice(tag, 0, range.len), range) &&
           (tag.len == range.len || tag.ptr[range.len] == '-');
}

static bool is_name(struct span name, struct span value)
{
    return span_equal(name, value);
}

static void keep_named(struct found_rows *found, const struct condition *condition,
                       const struct census_names *names, const uint32_t *numbers,
                       bool (*is)(struct span name, struct span value))
{
    uint8_t *met = ARENA_ARRAY(found->list->arena, uint8_t, names->count + 1);
    for (size_t number = 1; number < names->count; number++) {
        for (size_t i = 0; i < condition->value_count; i++) {
            met[number] |= is(names->names[number], condition->values[i]);
        }
    }
    found_rows_keep_values(found, numbers, met, condition->exclude);
}

static void keep_authors(struct found_rows *found, const struct condition *condition)
{
    const struct census *census = found->census;
    const struct census_links *links = &census->article_authors;
    uint8_t *authors = ARENA_ARRAY(found->list->arena, uint8_t, census->author_count);
    uint8_t *met = ARENA_ARRAY(found->list->arena, uint8_t, found->limit);
    for (uint32_t number = 0; number < census->author_count; number++) {
        for (size_t i = 0; i < condition->value_count; i++) {
            authors[number] |= span_equal(census->author_names[number], condition->values[i]);
        }
    }
    for (uint32_t row = 0; row < found->limit; row++) {
        for (uint32_t i = links->start[row]; i < links->start[row + 1]; i++) {
            met[row] |= authors[links->items[i]];
        }
    }
    found_rows_keep(found, met, condition->exclude);
}

/* Applies a condition in memory; false when it has to be asked. */
static bool apply(struct found_rows *found, const struct condition *condition)
{
    const struct census *census = found->census;
    switch (condition->field) {
    case FILTER_SOURCE:
        found_rows_keep_values(found, census->article_sources,
                               found_rows_sources(found->list->arena, census, condition),
                               condition->exclude);
        return true;
    case FILTER_SECTION:
        keep_named(found, condition, &census->sections, census->article_sections, is_name);
        return true;
    case FILTER_LANGUAGE:
        keep_named(found, condition, &census->languages, census->article_languages, is_language);
        return true;
    case FILTER_AUTHOR:
        keep_authors(found, condition);
        return true;
    case FILTER_EVENT_TYPE:
        keep_types(found, condition);
        return true;
    default:
        return false;
    }
}

static enum status apply_part(struct found_rows *found, size_t at, bool *in_period)
{
    const struct list_part *part = &found->list->parts[at];
    const struct condition *condition = part->condition;
    found->handled[at] = true;
    if (part->own == LIST_MATCHING) {
        return found_rows_keep_matching(found, at, CENSUS_ARTICLE_TEXT);
    }
    if (part->own == LIST_WHEN) {
        *in_period = true;
    } else if (mentions_entities(condition)) {
        return keep_mentioning(found, condition);
    } else {
        found->handled[at] = condition && apply(found, condition);
    }
    return STATUS_OK;
}

enum status found_articles_mark(struct list *list, const struct census *census,
                                const enum filter_field *without, size_t without_count,
                                uint8_t **out)
{
    struct found_rows found =
        found_rows_start(list, census, census->article_limit, without, without_count);
    enum status status = STATUS_OK;
    bool collapsed = false, in_period = false;
    for (uint32_t row = 0; row < found.limit; row++) {
        found.wanted[row] = census->article_lives[row];
    }
    for (size_t i = 0; i < list->part_count && status == STATUS_OK; i++) {
        if (found.handled[i]) {
            continue;
        }
        collapsed = collapsed || list->parts[i].own == LIST_COLLAPSED;
        status = apply_part(&found, i, &in_period);
    }
    if (in_period) {
        found_rows_keep_when(&found, &census->articles);
    }
    if (status == STATUS_OK) {
        status = found_rows_ask(&found, "found.articles");
    }
    if (collapsed) {
        census_collapse(census, found.wanted);
    }
    *out = found.wanted;
    return status;
}

enum status found_articles_choose(struct list *list)
{
    enum sort_order order = list->sort->order;
    const struct census *census = census_peek(list->reader);
    if (census == NULL || list->query->limit == 0) {
        return STATUS_OK;
    }
    bool wide = false;
    struct best_rows best;
    uint8_t *wanted = NULL;
    enum status status = is_wide(list, census, &wide);
    if (status != STATUS_OK || !wide) {
        return status;
    }
    status = best_rows_start(list, "articles.row_until", census->texts[CENSUS_ARTICLE_TEXT].order,
                             census->article_limit, &best);
    if (status == STATUS_OK) {
        status = found_articles_mark(list, census, NULL, 0, &wanted);
    }
    uint32_t limit = status == STATUS_OK ? census->article_limit : 0;
    for (uint32_t row = marks_next(wanted, 1, limit); row < limit;
         row = marks_next(wanted, row + 1, limit)) {
        double key = (double)census->article_moments[row];
        bool dated = census->article_moments[row] != INT64_MAX;
        best_rows_add(&best, row, dated && order == SORT_NEWEST ? -key : key);
    }
    if (status == STATUS_OK) {
        best_rows_end(&best, list);
    }
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}
