/* Few ask who shares a sentence with whom, and it takes as much memory as the rest of the census:
 * so it is read with the first such question about a generation, and kept with that census.
 * Mentions name their entity by its number within the article, in whose order they are stored;
 * those of one article are gathered and sorted by sentence. */

#include "census_sentences.h"

#include <stdlib.h>

#include "store/codes.h"
#include "store/list.h"

/* A place in an article: the field, then the number of the sentence. */
static uint32_t place_key(enum field field, uint32_t sentence)
{
    return (field == FIELD_TITLE ? 0 : UINT32_C(1) << 31) | (sentence & INT32_MAX);
}

struct seat {
    uint32_t key, entity;
};

struct reading {
    struct census *census;
    struct arena *arena, *scratch;
    struct census_sentences *sentences;
    uint32_t *locals_start; /* by article: into locals */
    uint32_t *locals;       /* entities by their numbers within the article; 0: none */
    size_t local_count, local_capacity;
    uint32_t article; /* whose mentions are being gathered */
    struct seat *seats;
    size_t seat_count, seat_capacity;
    uint32_t *keys;  /* by sentence */
    uint32_t *first; /* by article: its first sentence */
    uint32_t next;   /* article whose first sentence is to be noted */
    size_t key_capacity, start_capacity, article_capacity, item_capacity;
    uint32_t item_count;
};

/* --- entities of an article ------------------------------------------------------------------- */

static void take_local(void *context, struct columns *columns)
{
    struct reading *reading = context;
    uint32_t article = column_count(columns), local = column_count(columns);
    while (reading->next < article) {
        reading->locals_start[++reading->next] = (uint32_t)reading->local_count;
    }
    while (reading->local_count <= reading->locals_start[article] + local) {
        reading->locals = arena_grow(reading->scratch, reading->locals, reading->local_count,
                                     &reading->local_capacity, sizeof *reading->locals);
        reading->locals[reading->local_count++] = 0;
    }
    reading->locals[reading->locals_start[article] + local] = column_count(columns);
}

static enum status read_locals(struct connection *connection, struct reading *reading)
{
    uint32_t limit = reading->census->article_limit;
    reading->locals_start = ARENA_ARRAY(reading->scratch, uint32_t, (size_t)limit + 1);
    enum status status = list_each(connection, connection_named(connection, "census.locals"), NULL,
                                   take_local, reading);
    while (reading->next < limit) {
        reading->locals_start[++reading->next] = (uint32_t)reading->local_count;
    }
    return status;
}

/* --- sentences -------------------------------------------------------------------------------- */

static void add_sentence(struct reading *reading, uint32_t key)
{
    struct census_sentences *sentences = reading->sentences;
    struct census_links *links = &sentences->entities;
    reading->keys = arena_grow(reading->scratch, reading->keys, links->limit,
                               &reading->key_capacity, sizeof *reading->keys);
    sentences->articles = arena_grow(reading->arena, sentences->articles, links->limit,
                                     &reading->article_capacity, sizeof *sentences->articles);
    links->start = arena_grow(reading->arena, links->start, links->limit, &reading->start_capacity,
                              sizeof *links->start);
    reading->keys[links->limit] = key;
    sentences->articles[links->limit] = reading->article;
    links->start[links->limit++] = reading->item_count;
}

static int compare_seats(const void *left, const void *right)
{
    const struct seat *a = left, *b = right;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    return (a->entity > b->entity) - (a->entity < b->entity);
}

/* Makes sentences of what was gathered of an article. */
static void end_article(struct reading *reading)
{
    struct census_links *links = &reading->sentences->entities;
    if (reading->seat_count > 1) {
        qsort(reading->seats, reading->seat_count, sizeof *reading->seats, compare_seats);
    }
    for (size_t i = 0; i < reading->seat_count; i++) {
        const struct seat *seat = &reading->seats[i];
        if (i > 0 && compare_seats(seat, seat - 1) == 0) {
            continue;
        }
        if (i == 0 || seat->key != seat[-1].key) {
            add_sentence(reading, seat->key);
        }
        links->items = arena_grow(reading->arena, links->items, reading->item_count,
                                  &reading->item_capacity, sizeof *links->items);
        links->items[reading->item_count++] = seat->entity;
    }
    reading->seat_count = 0;
}

/* Ends the articles before `article`. */
static void start_article(struct reading *reading, uint32_t article)
{
    end_article(reading);
    while (reading->article < article) {
        reading->first[++reading->article] = reading->sentences->entities.limit;
    }
}

static void take_mention(void *context, struct columns *columns)
{
    struct reading *reading = context;
    uint32_t article = column_count(columns), local = column_count(columns);
    enum field field = field_from_name(column_borrowed(columns));
    uint32_t key = place_key(field, column_count(columns));
    if (article != reading->article) {
        start_article(reading, article);
    }
    uint32_t at = reading->locals_start[article] + local;
    uint32_t entity = at < reading->locals_start[article + 1] ? reading->locals[at] : 0;
    if (entity > 0) {
        reading->seats = arena_grow(reading->scratch, reading->seats, reading->seat_count,
                                    &reading->seat_capacity, sizeof *reading->seats);
        reading->seats[reading->seat_count++] = (struct seat){key, entity};
    }
}

static enum status read_mentions(struct connection *connection, struct reading *reading)
{
    uint32_t limit = reading->census->article_limit;
    reading->first = ARENA_ARRAY(reading->scratch, uint32_t, (size_t)limit + 1);
    enum status status =
        list_each(connection, connection_named(connection, "census.sentence_mentions"), NULL,
                  take_mention, reading);
    start_article(reading, limit);
    add_sentence(reading, 0);
    reading->sentences->entities.limit--; /* only the end of the last one was wanted */
    return status;
}

/* --- what they tell --------------------------------------------------------------------------- */

struct tellings {
    struct reading *reading;
    uint32_t event;
    size_t item_capacity;
    uint32_t count;
};

/* The sentence of an article with this key, in *out; false when it mentions nobody. */
static bool find_sentence(const struct reading *reading, uint32_t article, uint32_t key,
                          uint32_t *out)
{
    for (uint32_t i = reading->first[article]; i < reading->first[article + 1]; i++) {
        if (reading->keys[i] == key) {
            *out = i;
            return true;
        }
    }
    return false;
}

static void take_telling(void *context, struct columns *columns)
{
    struct tellings *tellings = context;
    struct reading *reading = tellings->reading;
    struct census_links *links = &reading->sentences->of_event;
    uint32_t event = column_count(columns), article = column_count(columns);
    enum field field = field_from_name(column_borrowed(columns));
    uint32_t sentence;
    while (tellings->event < event) {
        links->start[++tellings->event] = tellings->count;
    }
    if (find_sentence(reading, article, place_key(field, column_count(columns)), &sentence)) {
        links->items = arena_grow(reading->arena, links->items, tellings->count,
                                  &tellings->item_capacity, sizeof *links->items);
        links->items[tellings->count++] = sentence;
    }
}

static enum status read_tellings(struct connection *connection, struct reading *reading)
{
    uint32_t limit = reading->census->event_limit;
    struct tellings tellings = {.reading = reading};
    struct census_links *links = &reading->sentences->of_event;
    *links = (struct census_links){limit, ARENA_ARRAY(reading->arena, uint32_t, (size_t)limit + 1),
                                   NULL};
    enum status status = list_each(connection, connection_named(connection, "census.tellings"),
                                   NULL, take_telling, &tellings);
    while (tellings.event < limit) {
        links->start[++tellings.event] = tellings.count;
    }
    return status;
}

static enum status read_all(struct connection *connection, struct census *census)
{
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct census_sentences *sentences = ARENA_NEW(arena, struct census_sentences);
    struct reading reading = {
        .census = census, .arena = arena, .scratch = scratch, .sentences = sentences};
    enum status status = read_locals(connection, &reading);
    if (status == STATUS_OK) {
        status = read_mentions(connection, &reading);
    }
    if (status == STATUS_OK) {
        status = read_tellings(connection, &reading);
    }
    arena_free(scratch);
    if (status != STATUS_OK) {
        arena_free(arena);
        return status;
    }
    sentences->of_entity = census_links_turn(arena, &sentences->entities, census->entity_limit);
    census->sentences_arena = arena;
    census->sentences = sentences;
    return STATUS_OK;
}

enum status census_sentences_take(struct store_reader *reader, const struct census_sentences **out)
{
    const struct census *any;
    enum status status = census_take(reader, &any);
    if (status != STATUS_OK) {
        return status;
    }
    struct connection *connection = &reader->connection;
    struct census *census = reader->census->now ? reader->census->now : reader->census;
    int64_t left_ns = connection_pause(connection); /* as for the census itself */
    atomic_store(&reader->store->asks_sentences, true);
    pthread_mutex_lock(&reader->store->counting_lock);
    if (census->sentences == NULL) {
        status = read_all(connection, census);
    }
    pthread_mutex_unlock(&reader->store->counting_lock);
    connection_resume(connection, left_ns);
    *out = census->sentences;
    return status;
}
