/* Events and articles stand in the census; sentences are read for the list that is asked for, and
 * numbered as they come. */

#include "store/graph_seats.h"

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

struct sentences {
    struct arena *arena;
    struct census_links links;
    size_t start_capacity, item_capacity;
    uint32_t count;
    int64_t article;
    bool title;
    uint32_t sentence;
    uint32_t *seen; /* by entity: the sentence that last had it, plus one */
};

static void start_sentence(struct sentences *sentences)
{
    struct census_links *links = &sentences->links;
    links->start = arena_grow(sentences->arena, links->start, links->limit,
                              &sentences->start_capacity, sizeof *links->start);
    links->start[links->limit++] = sentences->count;
}

static void take_seat(void *context, struct columns *columns)
{
    struct sentences *sentences = context;
    struct census_links *links = &sentences->links;
    int64_t article = column_int(columns);
    bool title = span_is(column_borrowed(columns), "title");
    uint32_t sentence = column_count(columns), entity = column_count(columns);
    if (links->limit == 0 || article != sentences->article || title != sentences->title ||
        sentence != sentences->sentence) {
        start_sentence(sentences);
        sentences->article = article;
        sentences->title = title;
        sentences->sentence = sentence;
    }
    if (sentences->seen[entity] != links->limit) {
        sentences->seen[entity] = links->limit;
        links->items = arena_grow(sentences->arena, links->items, sentences->count,
                                  &sentences->item_capacity, sizeof *links->items);
        links->items[sentences->count++] = entity;
    }
}

static enum status read_sentences(struct list *list, const struct census *census, struct seats *out)
{
    struct connection *connection = &list->reader->connection;
    struct sentences sentences = {.arena = list->arena};
    sentences.seen = ARENA_ARRAY(list->arena, uint32_t, census->entity_limit);
    struct select select = select_start(list->arena, list->reader->store->library);
    select_add(&select, "graph.sentences");
    list_where(list, &select, "WHERE", NULL, 0);
    select_add(&select, "graph.sentence_seats");
    enum status status = list_each(connection, select_prepare(&select, connection), list->arena,
                                   take_seat, &sentences);
    if (status != STATUS_OK) {
        return status;
    }
    start_sentence(&sentences);
    sentences.links.limit--;
    *out = (struct seats){sentences.links,
                          census_links_turn(list->arena, &sentences.links, census->entity_limit),
                          NULL};
    return STATUS_OK;
}

enum status graph_seats_read(struct list *list, const struct found_events *found,
                             enum related_by by, struct seats *out)
{
    const struct census *census = found->census;
    if (by == RELATED_SENTENCE) {
        return read_sentences(list, census, out);
    }
    if (by == RELATED_ARTICLE) {
        *out = (struct seats){census->article_entities, census->entity_articles,
                              telling_articles(found, list->arena)};
        return STATUS_OK;
    }
    *out = (struct seats){census->event_entities, census->entity_events, found->wanted};
    return STATUS_OK;
}
