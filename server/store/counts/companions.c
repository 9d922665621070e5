/* One pass over what the entity is in, counting who else is there; then those that the filters let
 * pass. A page of twenty needs its twenty and those that tie with the last of them, so the rest is
 * left out before anybody looks up names: with a key at which the page ends, found with a heap of
 * as many keys as the page has rows. */

#include "companions.h"

#include <math.h>
#include <stdlib.h>

#include "mention.h"

struct tally {
    const struct census *census;
    struct arena *arena;
    uint32_t *at; /* by entity: its place in rows, plus one */
    struct companion *rows;
    size_t count, capacity;
};

static void widen(struct companion *row, int32_t first, int32_t last)
{
    if (first != DAY_NONE && (row->first == DAY_NONE || first < row->first)) {
        row->first = first;
    }
    if (last != DAY_NONE && (row->last == DAY_NONE || last > row->last)) {
        row->last = last;
    }
}

static void count_one(struct tally *tally, uint32_t entity, int32_t first, int32_t last)
{
    if (tally->at[entity] == 0) {
        tally->rows = arena_grow(tally->arena, tally->rows, tally->count, &tally->capacity,
                                 sizeof *tally->rows);
        tally->rows[tally->count++] = (struct companion){entity, 0, DAY_NONE, DAY_NONE};
        tally->at[entity] = (uint32_t)tally->count;
    }
    struct companion *row = &tally->rows[tally->at[entity] - 1];
    row->count++;
    widen(row, first, last);
}

/* `dated` gives by place the row of `days`; NULL: the same. */
static void count_all(struct tally *tally, uint32_t entity, const struct census_links *places,
                      const struct census_links *others, const struct census_days *days,
                      const uint32_t *dated)
{
    for (uint32_t i = places->start[entity]; i < places->start[entity + 1]; i++) {
        uint32_t place = places->items[i], row = dated ? dated[place] : place;
        for (uint32_t j = others->start[place]; j < others->start[place + 1]; j++) {
            if (others->items[j] != entity) {
                count_one(tally, others->items[j], days->first[row], days->last[row]);
            }
        }
    }
}

static bool names_entity(const struct condition *condition, const struct census_entity *entity)
{
    const char *own =
        condition->field == FILTER_TYPE ? entity_type_name(entity->type) : entity->country;
    for (size_t i = 0; i < condition->value_count; i++) {
        if (*own && span_equal(condition->values[i], span_of(own))) {
            return true;
        }
    }
    return false;
}

static bool passes(const struct tally *tally, const struct query *query,
                   const struct companion *row)
{
    const struct census_entity *entity = &tally->census->entities[row->entity];
    for (size_t i = 0; i < query->condition_count; i++) {
        const struct condition *condition = &query->conditions[i];
        bool known = condition->field == FILTER_TYPE || condition->field == FILTER_COUNTRY;
        if (known && names_entity(condition, entity) == condition->exclude) {
            return false;
        }
    }
    return row->count >= query->min_articles;
}

static void filter(struct tally *tally, const struct query *query)
{
    size_t kept = 0;
    for (size_t i = 0; i < tally->count; i++) {
        if (passes(tally, query, &tally->rows[i])) {
            tally->rows[kept++] = tally->rows[i];
        }
    }
    tally->count = kept;
}

/* The key by which the list is sorted, ascending, as related.key.* in sql/query/overview.sql. */
static double key_of(const struct tally *tally, enum sort_order sort, const struct companion *row)
{
    if (sort == SORT_RELEVANCE) {
        double articles = tally->census->entities[row->entity].article_count;
        return -((double)row->count / sqrt(fmax(1.0, articles)));
    }
    if (sort == SORT_NEWEST) {
        return row->last == DAY_NONE ? HUGE_VAL : -(double)row->last;
    }
    return -(double)row->count;
}

/* Puts `key` into a heap whose root is its greatest key. */
static void sink(double *heap, size_t count, double key)
{
    size_t at = 0;
    for (size_t child = 1; child < count; child = 2 * at + 1) {
        child += child + 1 < count && heap[child + 1] > heap[child];
        if (heap[child] <= key) {
            break;
        }
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = key;
}

/* The greatest key that the page can reach: it shows rows behind `after`, and one more is read. */
static double last_key(const struct tally *tally, const struct query *query, double after)
{
    size_t room = (size_t)query->limit + 1;
    double *heap = ARENA_ARRAY(tally->arena, double, room);
    for (size_t i = 0; i < room; i++) {
        heap[i] = HUGE_VAL;
    }
    for (size_t i = 0; i < tally->count; i++) {
        double key = key_of(tally, query->sort, &tally->rows[i]);
        if (key > after && key < heap[0]) {
            sink(heap, room, key);
        }
    }
    return heap[0];
}

static void keep_page(struct tally *tally, const struct query *query)
{
    char *text = arena_string(tally->arena, query->after.sort_value);
    double after = query->after.present && text ? strtod(text, NULL) : -HUGE_VAL;
    if (query->sort == SORT_NEWEST && after > INT32_MAX) {
        after = HUGE_VAL; /* how SQL writes that there is no day */
    }
    double last = last_key(tally, query, after);
    size_t kept = 0;
    for (size_t i = 0; i < tally->count; i++) {
        double key = key_of(tally, query->sort, &tally->rows[i]);
        if (key >= after && key <= last) {
            tally->rows[kept++] = tally->rows[i];
        }
    }
    tally->count = kept;
}

struct companions companions_count(const struct census *census,
                                   const struct census_sentences *sentences, uint32_t entity,
                                   enum related_by by, const struct query *query,
                                   struct arena *arena)
{
    struct tally tally = {.census = census, .arena = arena};
    tally.at = ARENA_ARRAY(arena, uint32_t, census->entity_limit);
    if (entity < census->entity_limit && by == RELATED_EVENT) {
        count_all(&tally, entity, &census->entity_events, &census->event_entities,
                  &census->reported, NULL);
    } else if (entity < census->entity_limit && by == RELATED_SENTENCE) {
        count_all(&tally, entity, &sentences->of_entity, &sentences->entities, &census->articles,
                  sentences->articles);
    } else if (entity < census->entity_limit) {
        count_all(&tally, entity, &census->entity_articles, &census->article_entities,
                  &census->articles, NULL);
    }
    filter(&tally, query);
    uint64_t total = tally.count;
    if (query->limit > 0 && query->sort != SORT_NAME) {
        keep_page(&tally, query);
    }
    return (struct companions){tally.rows, tally.count, total};
}
