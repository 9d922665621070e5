/* Articles get ever greater row numbers, so that what an entity's last day was follows from those
 * of its articles that were there; what was removed or replaced since is kept as it was (table
 * departed), for some thousands of articles. A cursor keeps "@generation@limit" behind its key: the
 * generation and the row numbers of the walk's first page. What has no article that was there (it
 * is new) is placed as it is now. */

#include "list_walk.h"

#include <inttypes.h>
#include <stdio.h>

#define NOT_NAMED INT32_MAX

static void take_number(void *context, struct columns *columns)
{
    *(uint32_t *)context = column_count(columns);
}

static enum status start_here(struct list *list, struct list_walk *walk)
{
    struct connection *connection = &list->reader->connection;
    uint32_t last = 0;
    enum status status = list_each(connection, connection_named(connection, "search.last_article"),
                                   NULL, take_number, &last);
    walk->article_limit = last + 1;
    return status;
}

/* --- what was there and is gone --------------------------------------------------------------- */

struct departures {
    struct arena *arena;
    struct departed *rows; /* by article */
    size_t count, capacity;
    uint32_t entity_limit;
};

bool list_walk_next_entity(struct span *sentence, uint32_t *entity)
{
    if (sentence->len == 0) {
        return false;
    }
    uint32_t number = 0;
    struct span digits = span_cut(sentence, ',');
    for (size_t i = 0; i < digits.len; i++) {
        number = number * 10 + (uint32_t)(digits.ptr[i] - '0');
    }
    *entity = number;
    return true;
}

static void split_sentences(struct departures *departures, struct span text, struct departed *out)
{
    struct span *sentences = NULL;
    size_t capacity = 0;
    while (text.len > 0) {
        sentences = arena_grow(departures->arena, sentences, out->sentence_count, &capacity,
                               sizeof *sentences);
        sentences[out->sentence_count++] = span_cut(&text, ';');
        struct span rest = sentences[out->sentence_count - 1];
        for (uint32_t entity = 0; list_walk_next_entity(&rest, &entity);) {
            departures->entity_limit =
                entity < departures->entity_limit ? departures->entity_limit : entity + 1;
        }
    }
    out->sentences = sentences;
}

static void take_departed(void *context, struct columns *columns)
{
    struct departures *departures = context;
    uint32_t article = column_count(columns);
    if (departures->count > 0 && departures->rows[departures->count - 1].article == article) {
        return; /* it was replaced once more */
    }
    departures->rows = arena_grow(departures->arena, departures->rows, departures->count,
                                  &departures->capacity, sizeof *departures->rows);
    struct departed *row = &departures->rows[departures->count++];
    *row = (struct departed){.article = article, .source = column_text(columns)};
    row->first = column_day(columns);
    row->last = column_day(columns);
    split_sentences(departures, column_text(columns), row);
}

static void note_articles(struct list_walk *walk, struct arena *arena)
{
    size_t count = walk->departed_count;
    walk->gone_limit = count > 0 ? walk->departed[count - 1].article + 1 : 0;
    walk->gone = ARENA_ARRAY(arena, uint8_t, walk->gone_limit);
    for (size_t i = 0; i < count; i++) {
        walk->gone[walk->departed[i].article] = 1;
    }
}

/* Sets the last day of each entity that a departed article names. */
static void note_days(struct list_walk *walk, struct arena *arena)
{
    walk->last_days = ARENA_ARRAY(arena, int32_t, walk->entity_limit);
    for (uint32_t entity = 0; entity < walk->entity_limit; entity++) {
        walk->last_days[entity] = NOT_NAMED;
    }
    for (size_t i = 0; i < walk->departed_count; i++) {
        const struct departed *departed = &walk->departed[i];
        for (size_t j = 0; j < departed->sentence_count; j++) {
            struct span rest = departed->sentences[j];
            for (uint32_t entity = 0; list_walk_next_entity(&rest, &entity);) {
                int32_t *last = &walk->last_days[entity];
                *last = *last == NOT_NAMED || departed->last > *last ? departed->last : *last;
            }
        }
    }
}

static enum status read_departed(struct list *list, uint64_t generation, struct list_walk *walk)
{
    struct connection *connection = &list->reader->connection;
    struct departures departures = {.arena = list->arena};
    sqlite3_stmt *statement = connection_named(connection, "walk.departed");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_int(&binder, (int64_t)generation);
        bind_int(&binder, walk->article_limit);
    }
    enum status status = list_each(connection, statement, list->arena, take_departed, &departures);
    if (status == STATUS_OK) {
        walk->departed = departures.rows;
        walk->departed_count = departures.count;
        walk->entity_limit = departures.entity_limit;
        note_articles(walk, list->arena);
        note_days(walk, list->arena);
    }
    return status;
}

enum status list_walk_start(struct list *list, struct list_walk *out)
{
    const struct cursor *after = &list->query->after;
    uint64_t generation = list->reader->generation;
    *out = (struct list_walk){0};
    const char *key = after->present ? arena_string(list->arena, after->sort_value) : NULL;
    bool begun =
        key && sscanf(key, "%*d@%" SCNu64 "@%" SCNu32, &generation, &out->article_limit) == 2;
    enum status status = begun ? STATUS_OK : start_here(list, out);
    out->moved = generation != list->reader->generation;
    list->cursor_tail =
        arena_printf(list->arena, "@%" PRIu64 "@%" PRIu32, generation, out->article_limit);
    return status == STATUS_OK && out->moved ? read_departed(list, generation, out) : status;
}

/* --- days ------------------------------------------------------------------------------------- */

bool list_walk_has(const struct list_walk *walk, uint32_t article)
{
    bool gone = article < walk->gone_limit && walk->gone[article];
    return article < walk->article_limit && !gone;
}

int32_t list_walk_entity_day(const struct list_walk *walk, const struct census *census,
                             uint32_t entity)
{
    const struct census_links *articles = &census->entity_articles;
    int32_t last = entity < walk->entity_limit ? walk->last_days[entity] : NOT_NAMED;
    bool there = last != NOT_NAMED;
    last = there ? last : DAY_NONE;
    for (uint32_t i = articles->start[entity]; i < articles->start[entity + 1]; i++) {
        uint32_t article = articles->items[i];
        if (list_walk_has(walk, article)) {
            there = true;
            int32_t day = census->articles.last[article];
            last = day > last ? day : last;
        }
    }
    return there ? last : census->entities[entity].last_seen;
}

struct source_days {
    struct census_days days;
    bool *there;
};

static void widen(struct source_days *of, uint32_t source, int32_t first, int32_t last)
{
    struct census_days *days = &of->days;
    of->there[source] = true;
    if (first != DAY_NONE && (days->first[source] == DAY_NONE || first < days->first[source])) {
        days->first[source] = first;
    }
    if (last != DAY_NONE && (days->last[source] == DAY_NONE || last > days->last[source])) {
        days->last[source] = last;
    }
}

static void widen_by_departed(struct source_days *of, const struct census *census,
                              const struct departed *departed)
{
    for (uint32_t source = 1; departed->source.ptr && source <= census->source_count; source++) {
        if (span_equal(census->sources[source].name, departed->source)) {
            widen(of, source, departed->first, departed->last);
            return;
        }
    }
}

struct census_days list_walk_source_days(const struct list_walk *walk, const struct census *census,
                                         struct arena *arena)
{
    size_t count = (size_t)census->source_count + 1;
    struct source_days of = {
        {ARENA_ARRAY(arena, int32_t, count), ARENA_ARRAY(arena, int32_t, count)},
        ARENA_ARRAY(arena, bool, count)};
    for (size_t source = 0; source < count; source++) {
        of.days.first[source] = of.days.last[source] = DAY_NONE;
    }
    for (uint32_t article = 0; article < census->article_limit; article++) {
        if (list_walk_has(walk, article) && census->article_lives[article]) {
            widen(&of, census->article_sources[article], census->articles.first[article],
                  census->articles.last[article]);
        }
    }
    for (size_t i = 0; i < walk->departed_count; i++) {
        widen_by_departed(&of, census, &walk->departed[i]);
    }
    for (size_t source = 1; source < count; source++) {
        if (!of.there[source]) {
            of.days.first[source] = census->sources[source].first;
            of.days.last[source] = census->sources[source].last;
        }
    }
    return of.days;
}
