/* Events and articles stand in the census, sentences beside it. */

#include "graph_seats.h"

#include "census_sentences.h"

static const uint8_t *telling_articles(const struct found_events *found, struct arena *arena)
{
    const struct census *census = found->census;
    const struct census_links *told = &census->event_articles;
    uint8_t *wanted = ARENA_ARRAY(arena, uint8_t, census->article_limit);
    for (size_t i = 0; i < found->count; i++) {
        uint32_t event = found->rows[i];
        for (uint32_t j = told->start[event]; j < told->start[event + 1]; j++) {
            wanted[told->items[j]] = !census->is_copy[told->items[j]];
        }
    }
    return wanted;
}

static enum status read_sentences(struct list *list, const struct found_events *found,
                                  struct seats *out)
{
    const struct census_sentences *sentences;
    enum status status = census_sentences_take(list->reader, &sentences);
    if (status != STATUS_OK) {
        return status;
    }
    const struct census_links *told = &sentences->of_event;
    uint8_t *wanted = ARENA_ARRAY(list->arena, uint8_t, sentences->entities.limit);
    for (size_t i = 0; i < found->count; i++) {
        uint32_t event = found->rows[i];
        for (uint32_t j = told->start[event]; j < told->start[event + 1]; j++) {
            uint32_t sentence = told->items[j];
            uint32_t article = sentences->articles[sentence];
            wanted[sentence] =
                !found->census->is_copy[article] && census_is_out(found->census, article);
        }
    }
    *out = (struct seats){sentences->entities, sentences->of_entity, wanted};
    return STATUS_OK;
}

enum status graph_seats_read(struct list *list, const struct found_events *found,
                             enum related_by by, struct seats *out)
{
    const struct census *census = found->census;
    if (by == RELATED_SENTENCE) {
        return read_sentences(list, found, out);
    }
    if (by == RELATED_ARTICLE) {
        *out = (struct seats){census->article_entities, census->entity_articles,
                              telling_articles(found, list->arena)};
        return STATUS_OK;
    }
    *out = (struct seats){census->event_entities, census->entity_events, found->wanted};
    return STATUS_OK;
}
