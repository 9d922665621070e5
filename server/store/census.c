/* Each table is read once, in the order of its key, into arrays that are indexed by row number; the
 * opposite direction of a link is sorted by counting. Row numbers that are free cost four bytes
 * each. The store keeps the census of the latest generation that anyone asked about; a reader of
 * an older generation (a load was published during its request), or of what was known by a day,
 * counts one for itself. */

#include "store/census.h"

#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "store/codes.h"
#include "store/list.h"

struct limits {
    uint32_t articles, entities, events, event_count, mentioned, parties, told, evidence, copies;
};

static void take_limits(void *context, struct columns *columns)
{
    struct limits *limits = context;
    limits->articles = column_count(columns);
    limits->entities = column_count(columns);
    limits->events = column_count(columns);
    limits->event_count = column_count(columns);
    limits->mentioned = column_count(columns);
    limits->parties = column_count(columns);
    limits->told = column_count(columns);
    limits->evidence = column_count(columns);
    limits->copies = column_count(columns);
}

/* Reads links that come in the order of their first number. */
struct link_reader {
    struct census_links *links;
    uint32_t row; /* whose items are being read */
    uint32_t count;
    uint32_t *seen; /* by item: the row that last had it, plus one */
};

static void start_row(struct link_reader *reader, uint32_t row)
{
    while (reader->row < row) {
        reader->links->start[++reader->row] = reader->count;
    }
}

static void take_link(void *context, struct columns *columns)
{
    struct link_reader *reader = context;
    uint32_t row = column_count(columns), item = column_count(columns);
    start_row(reader, row);
    if (reader->seen[item] != row + 1) {
        reader->seen[item] = row + 1;
        reader->links->items[reader->count++] = item;
    }
}

static enum status read_links(struct connection *connection, struct census *census,
                              const char *statement, uint32_t limit, uint32_t item_limit,
                              uint32_t most, struct census_links *out)
{
    struct arena *scratch = arena_new();
    *out = (struct census_links){limit, ARENA_ARRAY(census->arena, uint32_t, (size_t)limit + 1),
                                 ARENA_ARRAY(census->arena, uint32_t, most)};
    struct link_reader reader = {.links = out, .seen = ARENA_ARRAY(scratch, uint32_t, item_limit)};
    enum status status =
        list_each(connection, connection_named(connection, statement), scratch, take_link, &reader);
    start_row(&reader, limit);
    arena_free(scratch);
    return status;
}

struct census_links census_links_turn(struct arena *arena, const struct census_links *links,
                                      uint32_t item_limit)
{
    uint32_t count = links->start[links->limit];
    struct census_links turned = {item_limit, ARENA_ARRAY(arena, uint32_t, (size_t)item_limit + 1),
                                  ARENA_ARRAY(arena, uint32_t, count)};
    for (uint32_t i = 0; i < count; i++) {
        turned.start[links->items[i] + 1]++;
    }
    for (uint32_t item = 0; item < item_limit; item++) {
        turned.start[item + 1] += turned.start[item];
    }
    for (uint32_t row = 0; row < links->limit; row++) {
        for (uint32_t i = links->start[row]; i < links->start[row + 1]; i++) {
            turned.items[turned.start[links->items[i]]++] = row;
        }
    }
    memmove(turned.start + 1, turned.start, item_limit * sizeof *turned.start);
    turned.start[0] = 0;
    return turned;
}

static struct census_days make_days(struct arena *arena, uint32_t limit)
{
    struct census_days days = {ARENA_ARRAY(arena, int32_t, limit),
                               ARENA_ARRAY(arena, int32_t, limit)};
    for (uint32_t i = 0; i < limit; i++) {
        days.first[i] = days.last[i] = DAY_NONE;
    }
    return days;
}

static void take_days(struct census_days *days, uint32_t row, struct columns *columns)
{
    days->first[row] = column_day(columns);
    days->last[row] = column_day(columns);
}

static void take_article(void *context, struct columns *columns)
{
    struct census *census = context;
    uint32_t row = column_count(columns);
    take_days(&census->articles, row, columns);
    census->is_copy[row] = column_bool(columns);
    bool dated = !column_is_null(columns);
    int64_t moment = column_int(columns);
    census->article_moments[row] = dated ? moment : INT64_MAX;
}

static void take_entity(void *context, struct columns *columns)
{
    struct census *census = context;
    struct census_entity *entity = &census->entities[column_count(columns)];
    entity->article_count = column_count(columns);
    entity->type = entity_type_from_name(column_borrowed(columns));
    column_code(columns, entity->country);
}

static void take_entity_order(void *context, struct columns *columns)
{
    struct census *census = context;
    census->entities[column_count(columns)].order = census->entity_count++;
}

/* Numbers rows in the order in which they come. */
struct numbering {
    uint32_t *order;
    uint32_t count;
};

static void take_order(void *context, struct columns *columns)
{
    struct numbering *numbering = context;
    numbering->order[column_count(columns)] = numbering->count++;
}

static void take_evidence(void *context, struct columns *columns)
{
    uint32_t *events = context;
    uint32_t row = column_count(columns);
    events[row] = column_count(columns);
}

static void take_copy(void *context, struct columns *columns)
{
    struct census *census = context;
    struct census_copy *copy = &census->copies[census->copy_count++];
    copy->article = column_count(columns);
    copy->group = column_count(columns);
}

/* The parts of an event's weight, the first being the strongest, and how many bits each has. */
enum { SOURCE_BITS = 16, HAPPENED_BITS = 1, DAY_BITS = 1, CONFIDENCE_BITS = 4, TOLD_BITS = 16 };

static uint64_t weigh(uint64_t weight, uint64_t part, unsigned bits)
{
    uint64_t most = (1u << bits) - 1;
    return weight << bits | (part < most ? part : most);
}

static void take_event(void *context, struct columns *columns)
{
    struct census *census = context;
    uint32_t row = column_count(columns);
    take_days(&census->events, row, columns);
    take_days(&census->reported, row, columns);
    uint64_t weight = weigh(0, column_count(columns), SOURCE_BITS);
    weight = weigh(weight, column_bool(columns), HAPPENED_BITS);
    weight = weigh(weight, column_bool(columns), DAY_BITS);
    census->event_weights[row] = weigh(weight, column_count(columns), CONFIDENCE_BITS);
    census->event_types[row] = (uint8_t)event_type_from_name(column_borrowed(columns));
    census->event_statuses[row] = (uint8_t)event_status_from_name(column_borrowed(columns));
    census->event_places[row] = column_count(columns);
}

/* Adds to the weights how many articles told it after the first day, and how many in all. */
static void weigh_telling(struct census *census)
{
    const struct census_links *told = &census->event_articles;
    for (uint32_t event = 0; event < told->limit; event++) {
        uint32_t later = 0, first = told->start[event], end = told->start[event + 1];
        for (uint32_t i = first; i < end; i++) {
            int32_t day = census->articles.first[told->items[i]];
            later += day != DAY_NONE && census->reported.first[event] != DAY_NONE &&
                     day > census->reported.first[event];
        }
        uint64_t *weight = &census->event_weights[event];
        *weight = weigh(weigh(*weight, later, TOLD_BITS), end - first, TOLD_BITS);
    }
}

static void take_ordered(void *context, struct columns *columns)
{
    struct census *census = context;
    census->events_in_order[census->event_count++] = column_count(columns);
}

static enum status read_rows(struct connection *connection, struct census *census,
                             const struct limits *limits)
{
    struct arena *arena = census->arena;
    census->entities = ARENA_ARRAY(arena, struct census_entity, limits->entities);
    census->is_copy = ARENA_ARRAY(arena, uint8_t, limits->articles);
    census->articles = make_days(arena, limits->articles);
    census->events = make_days(arena, limits->events);
    census->reported = make_days(arena, limits->events);
    census->event_weights = ARENA_ARRAY(arena, uint64_t, limits->events);
    census->event_types = ARENA_ARRAY(arena, uint8_t, limits->events);
    census->event_statuses = ARENA_ARRAY(arena, uint8_t, limits->events);
    census->event_places = ARENA_ARRAY(arena, uint32_t, limits->events);
    census->article_moments = ARENA_ARRAY(arena, int64_t, limits->articles);
    memset(census->event_types, EVENT_TYPE_COUNT, limits->events);
    memset(census->event_statuses, EVENT_STATUS_COUNT, limits->events);
    census->events_in_order = ARENA_ARRAY(arena, uint32_t, limits->event_count);
    const struct {
        const char *statement;
        list_take *take;
    } rows[] = {{"census.articles", take_article},
                {"census.entities", take_entity},
                {"census.entities_in_order", take_entity_order},
                {"census.events", take_event},
                {"census.events_in_order", take_ordered}};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && status == STATUS_OK; i++) {
        status = list_each(connection, connection_named(connection, rows[i].statement), arena,
                           rows[i].take, census);
    }
    return status;
}

/* The bytes of the lists that are kept of each index. */
enum { KEPT_BYTES = 32 << 20 };

static enum status read_text(struct connection *connection, struct census *census,
                             enum census_text_kind kind, uint32_t listed_limit)
{
    static const struct {
        const char *sizes, *gather, *order;
    } names[] = {
        [CENSUS_ARTICLE_TEXT] = {"census.article_sizes", "articles.gather", "census.article_order"},
        [CENSUS_EVENT_TEXT] = {"census.evidence_sizes", "events.gather", "census.event_order"}};
    struct census_text *text = &census->texts[kind];
    text->listed_limit = listed_limit;
    text->order = ARENA_ARRAY(census->arena, uint32_t, listed_limit);
    struct numbering numbering = {text->order, 0};
    enum status status = list_each(connection, connection_named(connection, names[kind].order),
                                   census->arena, take_order, &numbering);
    return status == STATUS_OK ? postings_new(connection, names[kind].sizes, names[kind].gather,
                                              text->row_limit, KEPT_BYTES, &text->postings)
                               : status;
}

/* What searching needs. */
static enum status read_texts(struct connection *connection, struct census *census,
                              const struct limits *limits)
{
    uint32_t *events = ARENA_ARRAY(census->arena, uint32_t, limits->evidence);
    census->texts[CENSUS_ARTICLE_TEXT].row_limit = limits->articles;
    census->texts[CENSUS_EVENT_TEXT].row_limit = limits->evidence;
    census->texts[CENSUS_EVENT_TEXT].listed = events;
    census->copies = ARENA_ARRAY(census->arena, struct census_copy, limits->copies);
    enum status status = list_each(connection, connection_named(connection, "census.evidence"),
                                   census->arena, take_evidence, events);
    if (status == STATUS_OK) {
        status = list_each(connection, connection_named(connection, "census.copies"), census->arena,
                           take_copy, census);
    }
    if (status == STATUS_OK) {
        status = read_text(connection, census, CENSUS_ARTICLE_TEXT, limits->articles);
    }
    return status == STATUS_OK ? read_text(connection, census, CENSUS_EVENT_TEXT, limits->events)
                               : status;
}

static enum status read_all(struct connection *connection, struct census *census)
{
    struct limits limits = {0};
    enum status status = list_each(connection, connection_named(connection, "census.limits"),
                                   census->arena, take_limits, &limits);
    census->article_limit = limits.articles;
    census->entity_limit = limits.entities;
    census->event_limit = limits.events;
    if (status == STATUS_OK) {
        status = read_rows(connection, census, &limits);
    }
    if (status == STATUS_OK) {
        status = read_texts(connection, census, &limits);
    }
    const struct {
        const char *statement;
        uint32_t limit, item_limit, most;
        struct census_links *links;
    } links[] = {{"census.article_entities", limits.articles, limits.entities, limits.mentioned,
                  &census->article_entities},
                 {"census.event_entities", limits.events, limits.entities, limits.parties,
                  &census->event_entities},
                 {"census.event_articles", limits.events, limits.articles, limits.told,
                  &census->event_articles}};
    for (size_t i = 0; i < sizeof links / sizeof *links && status == STATUS_OK; i++) {
        status = read_links(connection, census, links[i].statement, links[i].limit,
                            links[i].item_limit, links[i].most, links[i].links);
    }
    if (status == STATUS_OK) {
        census->entity_articles =
            census_links_turn(census->arena, &census->article_entities, limits.entities);
        census->entity_events =
            census_links_turn(census->arena, &census->event_entities, limits.entities);
        weigh_telling(census);
    }
    return status;
}

static void free_census(struct census *census)
{
    for (size_t i = 0; i < CENSUS_TEXTS; i++) {
        postings_free(census->texts[i].postings);
    }
    arena_free(census->arena);
}

static void drop(struct census *census)
{
    if (census && --census->holders == 0) {
        free_census(census);
    }
}

static enum status count_census(struct store_reader *reader, struct census **out)
{
    struct arena *arena = arena_new();
    struct census *census = ARENA_NEW(arena, struct census);
    census->arena = arena;
    census->generation = reader->generation;
    census->holders = 1;
    enum status status = read_all(&reader->connection, census);
    if (status != STATUS_OK) {
        free_census(census);
        return status;
    }
    *out = census;
    return STATUS_OK;
}

/* Counts one to be shared, without the request's time limit: counting that is broken off would
 * begin anew with the next request, and never end on an archive for which the limit is too short.
 */
static enum status count_shared(struct store_reader *reader)
{
    int64_t deadline_ns = reader->connection.deadline_ns;
    reader->connection.deadline_ns = 0;
    enum status status = count_census(reader, &reader->census);
    reader->connection.deadline_ns = deadline_ns;
    return status;
}

/* The reader holds the store's census if that is of its generation. */
static void hold_shared(struct store_reader *reader)
{
    struct store *store = reader->store;
    pthread_mutex_lock(&store->census_lock);
    if (reader->census == NULL && store->census &&
        store->census->generation == reader->generation) {
        reader->census = store->census;
        reader->census->holders++;
    }
    pthread_mutex_unlock(&store->census_lock);
}

/* Makes the reader's census the store's, too, unless that has a later one. */
static void share(struct store_reader *reader)
{
    struct store *store = reader->store;
    pthread_mutex_lock(&store->census_lock);
    if (store->census == NULL || store->census->generation < reader->generation) {
        drop(store->census);
        store->census = reader->census;
        store->census->holders++;
    }
    pthread_mutex_unlock(&store->census_lock);
}

/* The reader holds the store's census, counted now if it is of another generation. One counts, the
 * others wait for him; who only looks whether there is one does not. */
static enum status take_shared(struct store_reader *reader)
{
    enum status status = STATUS_OK;
    hold_shared(reader);
    if (reader->census) {
        return status;
    }
    pthread_mutex_lock(&reader->store->counting_lock);
    hold_shared(reader);
    if (reader->census == NULL) {
        status = count_shared(reader);
        if (status == STATUS_OK) {
            share(reader);
        }
    }
    pthread_mutex_unlock(&reader->store->counting_lock);
    return status;
}

const struct census *census_peek(struct store_reader *reader)
{
    if (reader->known_day != DAY_NONE) {
        return NULL;
    }
    hold_shared(reader);
    return reader->census;
}

enum status census_take(struct store_reader *reader, const struct census **out)
{
    enum status status = STATUS_OK;
    if (reader->known_day == DAY_NONE) {
        status = take_shared(reader);
    } else if (reader->census == NULL) {
        status = count_census(reader, &reader->census);
    }
    if (status == STATUS_OK) {
        *out = reader->census;
    }
    return status;
}

void census_collapse(const struct census *census, uint8_t *found)
{
    uint32_t shown = 0;
    for (uint32_t i = 0; i < census->copy_count; i++) {
        uint8_t *mark = &found[census->copies[i].article];
        if (*mark && census->copies[i].group == shown) {
            *mark = 0;
        } else if (*mark) {
            shown = census->copies[i].group;
        }
    }
}

void census_release(struct store_reader *reader)
{
    if (reader->census) {
        pthread_mutex_lock(&reader->store->census_lock);
        drop(reader->census);
        pthread_mutex_unlock(&reader->store->census_lock);
        reader->census = NULL;
    }
}

void census_close(struct store *store)
{
    drop(store->census);
    store->census = NULL;
}
