/* Who is mentioned where stands in the census, as do the groups of copies; other conditions are a
 * statement. */

#include "store/found_articles.h"

#include "store/best_rows.h"
#include "store/found_rows.h"

/* With fewer articles a list is soon read. */
enum { FEW_ARTICLES = 500 };

static bool mentions_entities(const struct condition *condition)
{
    return condition && (condition->field == FILTER_ENTITY || condition->field == FILTER_PLACE);
}

/* Whether the condition lists many articles. */
static enum status is_wide(struct list *list, const struct census *census, bool *out)
{
    enum status status = STATUS_OK;
    *out = false;
    for (size_t i = 0; i < list->part_count && status == STATUS_OK; i++) {
        const struct condition *condition = list->parts[i].condition;
        uint32_t articles = 0;
        const uint32_t *entities;
        if (!mentions_entities(condition) || condition->exclude) {
            continue;
        }
        status = found_entities(list, condition, &entities);
        for (size_t j = 0; j < condition->value_count && status == STATUS_OK; j++) {
            bool known = entities[j] < census->entity_limit;
            articles += known ? census->entities[entities[j]].article_count : 0;
        }
        if (articles < FEW_ARTICLES) {
            *out = false;
            return status;
        }
        *out = true;
    }
    return status;
}

static enum status keep_mentioning(struct found_rows *found, const struct condition *condition)
{
    const struct census *census = found->census;
    const struct census_links *links = &census->entity_articles;
    uint8_t *met = ARENA_ARRAY(found->list->arena, uint8_t, found->limit);
    const uint32_t *entities;
    enum status status = found_entities(found->list, condition, &entities);
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

static enum status mark_articles(struct list *list, const struct census *census,
                                 struct found_rows *out)
{
    struct found_rows found = found_rows_start(list, census, census->article_limit);
    enum status status = STATUS_OK;
    bool collapsed = false;
    for (size_t i = 0; i < list->part_count && status == STATUS_OK; i++) {
        const struct list_part *part = &list->parts[i];
        collapsed = collapsed || part->own == LIST_COLLAPSED;
        if (mentions_entities(part->condition)) {
            found.handled[i] = true;
            status = keep_mentioning(&found, part->condition);
        }
    }
    if (status == STATUS_OK) {
        status = found_rows_ask(&found, "found.articles");
    }
    if (collapsed) {
        census_collapse(census, found.wanted);
    }
    *out = found;
    return status;
}

enum status found_articles_choose(struct list *list)
{
    enum sort_order order = list->sort->order;
    const struct census *census = census_peek(list->reader);
    if (census == NULL || list->query->text.ptr || list->query->limit == 0) {
        return STATUS_OK;
    }
    bool wide = false;
    struct best_rows best;
    struct found_rows found;
    enum status status = is_wide(list, census, &wide);
    if (status != STATUS_OK || !wide) {
        return status;
    }
    status = best_rows_start(list, "articles.row", census->texts[CENSUS_ARTICLE_TEXT].order,
                             census->article_limit, &best);
    if (status == STATUS_OK) {
        status = mark_articles(list, census, &found);
    }
    for (uint32_t row = 1; row < census->article_limit && status == STATUS_OK; row++) {
        int64_t moment = census->article_moments[row];
        bool dated = moment != INT64_MAX;
        if (found.wanted[row]) {
            double key = (double)moment;
            best_rows_add(&best, row, dated && order == SORT_NEWEST ? -key : key);
        }
    }
    if (status == STATUS_OK) {
        best_rows_end(&best, list);
    }
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}
