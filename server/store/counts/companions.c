/* One pass over what the entity is in, counting who else is there; then those that the filters let
 * pass. A page of twenty needs its twenty and those that tie with the last of them, so the rest is
 * left out before anybody looks up names: with a key at which the page ends, found with a heap of
 * as many keys as the page has rows. When two were first and last seen together is only looked up
 * for what is left: to keep days for everybody while counting takes four times as long. */

#include "companions.h"

#include <math.h>
#include <stdlib.h>

#include "mention.h"

/* What the entity and others are in: articles, sentences or events. */
struct places {
    const struct census_links *of_entity, *entities;
    const struct census_days *days;
    const uint32_t *dated; /* the row of `days`, by place; NULL: the same */
    bool events;           /* places are events, else articles or what stands in one */
};

struct tally {
    const struct census *census;
    struct arena *arena;
    struct places places;
    uint32_t entity;
    uint32_t *counts; /* by entity: in how many places both are */
    const struct list_walk *walk;
    struct companion *rows;
    size_t count;
};

/* For more rows, all places are gone through once more instead of the places of each. */
enum { FEW_ROWS = 100 };

static void widen(struct companion *row, const struct tally *tally, uint32_t place)
{
    uint32_t at = tally->places.dated ? tally->places.dated[place] : place;
    int32_t first = tally->places.days->first[at], last = tally->places.days->last[at];
    if (first != DAY_NONE && (row->first == DAY_NONE || first < row->first)) {
        row->first = first;
    }
    if (last != DAY_NONE && (row->last == DAY_NONE || last > row->last)) {
        row->last = last;
    }
}

/* The last day of a place in a walk: of its articles that were there when that began; false when
 * there were none. */
static bool place_day(const struct tally *tally, uint32_t place, int32_t *out)
{
    const struct census *census = tally->census;
    uint32_t article = tally->places.dated ? tally->places.dated[place] : place;
    *out = DAY_NONE;
    if (!tally->places.events) {
        *out = census->articles.last[article];
        return list_walk_has(tally->walk, article);
    }
    const struct census_links *told = &census->event_articles;
    bool there = false;
    for (uint32_t i = told->start[place]; i < told->start[place + 1]; i++) {
        if (list_walk_has(tally->walk, told->items[i])) {
            int32_t day = census->articles.last[told->items[i]];
            *out = day > *out ? day : *out;
            there = true;
        }
    }
    return there;
}

static void count_all(struct tally *tally)
{
    const struct census_links *of = tally->places.of_entity, *in = tally->places.entities;
    uint32_t *counts = tally->counts;
    size_t others = 0;
    for (uint32_t i = of->start[tally->entity]; i < of->start[tally->entity + 1]; i++) {
        uint32_t place = of->items[i];
        for (uint32_t j = in->start[place]; j < in->start[place + 1]; j++) {
            others += counts[in->items[j]]++ == 0;
        }
    }
    counts[tally->entity] = 0;
    tally->rows = ARENA_ARRAY(tally->arena, struct companion, others);
    for (uint32_t entity = 0; entity < tally->census->entity_limit; entity++) {
        if (counts[entity] > 0) {
            tally->rows[tally->count++] =
                (struct companion){entity, counts[entity], DAY_NONE, DAY_NONE, DAY_NONE};
        }
    }
}

/* Sets the days of few rows, from the places of each that are the entity's, too. */
static void date_each(struct tally *tally)
{
    const struct census_links *of = tally->places.of_entity;
    uint8_t *own = ARENA_ARRAY(tally->arena, uint8_t, tally->places.entities->limit);
    for (uint32_t i = of->start[tally->entity]; i < of->start[tally->entity + 1]; i++) {
        own[of->items[i]] = 1;
    }
    for (size_t row = 0; row < tally->count; row++) {
        uint32_t other = tally->rows[row].entity;
        for (uint32_t i = of->start[other]; i < of->start[other + 1]; i++) {
            if (own[of->items[i]]) {
                widen(&tally->rows[row], tally, of->items[i]);
            }
        }
    }
}

/* Sets the days of many rows. */
static void date_all(struct tally *tally)
{
    const struct census_links *of = tally->places.of_entity, *in = tally->places.entities;
    uint32_t *at = tally->counts;
    memset(at, 0, tally->census->entity_limit * sizeof *at);
    for (size_t row = 0; row < tally->count; row++) {
        at[tally->rows[row].entity] = (uint32_t)row + 1;
    }
    for (uint32_t i = of->start[tally->entity]; i < of->start[tally->entity + 1]; i++) {
        uint32_t place = of->items[i];
        for (uint32_t j = in->start[place]; j < in->start[place + 1]; j++) {
            if (at[in->items[j]] > 0) {
                widen(&tally->rows[at[in->items[j]] - 1], tally, place);
            }
        }
    }
}

/* Places the row of that number, from 1, at `day` if that is later; 0: no row. */
static void place_row(struct tally *tally, uint32_t number, int32_t day, bool *there)
{
    if (number > 0) {
        struct companion *row = &tally->rows[number - 1];
        there[number - 1] = true;
        row->place = day > row->place ? day : row->place;
    }
}

static bool names(struct span sentence, uint32_t entity)
{
    for (uint32_t other = 0; list_walk_next_entity(&sentence, &other);) {
        if (other == entity) {
            return true;
        }
    }
    return false;
}

/* Places whom articles that are gone named, or sentences of theirs, together with the entity. */
static void place_by_departed(struct tally *tally, const uint32_t *at, bool *there)
{
    bool whole = tally->places.dated == NULL; /* articles */
    for (size_t i = 0; i < tally->walk->departed_count; i++) {
        const struct departed *departed = &tally->walk->departed[i];
        bool met = false;
        for (size_t j = 0; whole && j < departed->sentence_count && !met; j++) {
            met = names(departed->sentences[j], tally->entity);
        }
        for (size_t j = 0; j < departed->sentence_count; j++) {
            struct span rest = departed->sentences[j];
            bool both = whole ? met : names(rest, tally->entity);
            for (uint32_t other = 0; both && list_walk_next_entity(&rest, &other);) {
                uint32_t row = other < tally->census->entity_limit ? at[other] : 0;
                place_row(tally, row, departed->last, there);
            }
        }
    }
}

/* Sets the days by which rows are placed in a walk that articles were added to; who shares nothing
 * that was there when it began is placed as he is now. */
static void place_all(struct tally *tally)
{
    const struct census_links *of = tally->places.of_entity, *in = tally->places.entities;
    const uint32_t *at = tally->counts; /* set by date_all */
    bool *there = ARENA_ARRAY(tally->arena, bool, tally->count);
    for (uint32_t i = of->start[tally->entity]; i < of->start[tally->entity + 1]; i++) {
        uint32_t place = of->items[i];
        int32_t day;
        if (!place_day(tally, place, &day)) {
            continue;
        }
        for (uint32_t j = in->start[place]; j < in->start[place + 1]; j++) {
            place_row(tally, at[in->items[j]], day, there);
        }
    }
    if (!tally->places.events) {
        place_by_departed(tally, at, there);
    }
    for (size_t row = 0; row < tally->count; row++) {
        tally->rows[row].place = there[row] ? tally->rows[row].place : tally->rows[row].last;
    }
}

/* Sets the days of all rows, also those by which they are placed. */
static void date_and_place(struct tally *tally)
{
    date_all(tally);
    if (tally->walk->moved) {
        place_all(tally);
        return;
    }
    for (size_t row = 0; row < tally->count; row++) {
        tally->rows[row].place = tally->rows[row].last;
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
        return row->place == DAY_NONE ? HUGE_VAL : -(double)row->place;
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

static struct places places_of(const struct census *census,
                               const struct census_sentences *sentences, enum related_by by)
{
    switch (by) {
    case RELATED_EVENT:
        return (struct places){&census->entity_events, &census->event_entities, &census->reported,
                               NULL, true};
    case RELATED_SENTENCE:
        return (struct places){&sentences->of_entity, &sentences->entities, &census->articles,
                               sentences->articles, false};
    case RELATED_ARTICLE:
        break;
    }
    return (struct places){&census->entity_articles, &census->article_entities, &census->articles,
                           NULL, false};
}

struct companions companions_count(const struct census *census,
                                   const struct census_sentences *sentences, uint32_t entity,
                                   enum related_by by, const struct query *query,
                                   const struct list_walk *walk, struct arena *arena)
{
    struct tally tally = {.census = census,
                          .arena = arena,
                          .places = places_of(census, sentences, by),
                          .entity = entity,
                          .walk = walk};
    if (entity >= census->entity_limit) {
        return (struct companions){0};
    }
    tally.counts = ARENA_ARRAY(arena, uint32_t, census->entity_limit);
    count_all(&tally);
    filter(&tally, query);
    uint64_t total = tally.count;
    if (query->sort == SORT_NEWEST) {
        date_and_place(&tally);
    }
    if (query->limit > 0 && query->sort != SORT_NAME) {
        keep_page(&tally, query);
    }
    if (query->sort != SORT_NEWEST && tally.count > FEW_ROWS) {
        date_all(&tally);
    } else if (query->sort != SORT_NEWEST) {
        date_each(&tally);
    }
    return (struct companions){tally.rows, tally.count, total};
}
