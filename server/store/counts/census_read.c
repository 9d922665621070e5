/* Each table is read once, in the order of its key, into arrays that are indexed by row number; the
 * opposite direction of a link is sorted by counting. Row numbers that are free cost four bytes
 * each. */

#include "census_read.h"

#include "base/table.h"
#include "store/codes.h"
#include "store/link/event_weight.h"
#include "store/list.h"

struct limits {
    uint32_t articles, entities, events, event_count, mentioned, parties, told, evidence, copies;
    uint32_t sources, authors, authorships;
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
    limits->sources = column_count(columns);
    limits->authors = column_count(columns);
    limits->authorships = column_count(columns);
}

/* Reads links that come in the order of their first number. */
struct link_reader {
    struct census_links *links;
    uint32_t row; /* whose items are being read */
    uint32_t count;
    uint32_t *seen; /* by item: its last place among the items, plus one */
};

static void start_row(struct link_reader *reader, uint32_t row)
{
    while (reader->row < row) {
        reader->links->start[++reader->row] = reader->count;
    }
}

/* Adds a link unless the row has it; its place among all items. */
static uint32_t add_link(struct link_reader *reader, uint32_t row, uint32_t item)
{
    start_row(reader, row);
    if (reader->seen[item] <= reader->links->start[row]) {
        reader->links->items[reader->count++] = item;
        reader->seen[item] = reader->count;
    }
    return reader->seen[item] - 1;
}

static void take_link(void *context, struct columns *columns)
{
    struct link_reader *reader = context;
    uint32_t row = column_count(columns);
    add_link(reader, row, column_count(columns));
}

/* Starts links of rows below `limit` to items below `item_limit`, at most `most`. */
static struct link_reader start_links(struct arena *arena, struct arena *scratch, uint32_t limit,
                                      uint32_t item_limit, uint32_t most, struct census_links *out)
{
    *out = (struct census_links){limit, ARENA_ARRAY(arena, uint32_t, (size_t)limit + 1),
                                 ARENA_ARRAY(arena, uint32_t, most)};
    return (struct link_reader){.links = out, .seen = ARENA_ARRAY(scratch, uint32_t, item_limit)};
}

static enum status read_links(struct connection *connection, struct census *census,
                              const char *statement, uint32_t limit, uint32_t item_limit,
                              uint32_t most, struct census_links *out)
{
    struct arena *scratch = arena_new();
    struct link_reader reader = start_links(census->arena, scratch, limit, item_limit, most, out);
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

/* Articles, with their outlets numbered by name. */
struct article_reader {
    struct census *census;
    struct table *sources, *sections, *languages; /* numbers by name */
};

/* The number of a name; 0 when absent. */
static uint32_t number_name(struct arena *arena, struct census_names *names, struct table *numbers,
                            struct span name)
{
    uint32_t number = name.ptr ? table_get(numbers, name) : 0;
    if (number != TABLE_NONE) {
        return number;
    }
    for (size_t more = names->count == 0 ? 2 : 1; more > 0; more--) {
        names->names =
            arena_grow(arena, names->names, names->count, &names->capacity, sizeof *names->names);
        names->count++;
    }
    number = (uint32_t)names->count - 1;
    names->names[number] = arena_copy(arena, name);
    table_set(numbers, names->names[number], number);
    return number;
}

static void take_source(void *context, struct columns *columns)
{
    struct article_reader *reader = context;
    struct census *census = reader->census;
    struct census_source *source = &census->sources[++census->source_count];
    *source = (struct census_source){column_text(columns), 0, DAY_NONE, DAY_NONE};
    table_set(reader->sources, source->name, census->source_count);
}

void census_count_sources(struct census *census)
{
    for (uint32_t row = 0; row < census->article_limit; row++) {
        struct census_source *source = &census->sources[census->article_sources[row]];
        int32_t first = census->articles.first[row], last = census->articles.last[row];
        source->article_count++;
        if (first != DAY_NONE && (source->first == DAY_NONE || first < source->first)) {
            source->first = first;
        }
        source->last = last > source->last ? last : source->last;
    }
    census->sources[0] = (struct census_source){0};
}

static void take_article(void *context, struct columns *columns)
{
    struct article_reader *reader = context;
    struct census *census = reader->census;
    uint32_t row = column_count(columns);
    take_days(&census->articles, row, columns);
    census->article_lives[row] = 1;
    census->is_copy[row] = column_bool(columns);
    bool dated = !column_is_null(columns);
    int64_t moment = column_int(columns);
    census->article_moments[row] = dated ? moment : INT64_MAX;
    uint32_t source = table_get(reader->sources, column_borrowed(columns));
    census->article_sources[row] = source == TABLE_NONE ? 0 : source;
    census->article_sections[row] =
        number_name(census->arena, &census->sections, reader->sections, column_borrowed(columns));
    census->article_languages[row] =
        number_name(census->arena, &census->languages, reader->languages, column_borrowed(columns));
}

static enum status read_articles(struct connection *connection, struct census *census,
                                 const struct limits *limits)
{
    struct arena *scratch = arena_new();
    struct article_reader reader = {census, table_new(scratch, limits->sources),
                                    table_new(scratch, 16), table_new(scratch, 16)};
    census->sources = ARENA_ARRAY(census->arena, struct census_source, limits->sources + 1);
    enum status status = list_each(connection, connection_named(connection, "census.sources"),
                                   census->arena, take_source, &reader);
    if (status == STATUS_OK) {
        status = list_each(connection, connection_named(connection, "census.articles"), NULL,
                           take_article, &reader);
    }
    census_count_sources(census);
    arena_free(scratch);
    return status;
}

/* Who wrote what, authors numbered by name. */
struct author_reader {
    struct link_reader links;
    struct census *census;
    struct table *numbers; /* by name */
};

static void take_author_name(void *context, struct columns *columns)
{
    struct author_reader *reader = context;
    struct span *name = &reader->census->author_names[reader->census->author_count];
    *name = column_text(columns);
    table_set(reader->numbers, *name, reader->census->author_count++);
}

static void take_author(void *context, struct columns *columns)
{
    struct author_reader *reader = context;
    uint32_t article = column_count(columns);
    uint32_t author = table_get(reader->numbers, column_borrowed(columns));
    if (author != TABLE_NONE) {
        add_link(&reader->links, article, author);
    }
}

static enum status read_authors(struct connection *connection, struct census *census,
                                const struct limits *limits)
{
    struct arena *scratch = arena_new();
    struct author_reader reader = {.census = census,
                                   .numbers = table_new(scratch, limits->authors)};
    census->author_names = ARENA_ARRAY(census->arena, struct span, limits->authors);
    reader.links = start_links(census->arena, scratch, limits->articles, limits->authors,
                               limits->authorships, &census->article_authors);
    enum status status = list_each(connection, connection_named(connection, "census.author_names"),
                                   census->arena, take_author_name, &reader);
    if (status == STATUS_OK) {
        status = list_each(connection, connection_named(connection, "census.authors"), NULL,
                           take_author, &reader);
    }
    start_row(&reader.links, limits->articles);
    arena_free(scratch);
    return status;
}

void census_take_article_type(void *context, struct columns *columns)
{
    struct census *census = context;
    enum event_type type = event_type_from_name(column_borrowed(columns));
    census->article_types[column_count(columns)] |= type < EVENT_TYPE_COUNT ? 1u << type : 0;
}

void census_take_entity(void *context, struct columns *columns)
{
    struct census *census = context;
    struct census_entity *entity = &census->entities[column_count(columns)];
    entity->mention_count = column_count(columns);
    entity->article_count = column_count(columns);
    entity->first_seen = column_day(columns);
    entity->last_seen = column_day(columns);
    entity->type = entity_type_from_name(column_borrowed(columns));
    entity->subtype = entity_subtype_from_name(column_borrowed(columns));
    column_code(columns, entity->country);
    entity->lives = true;
}

static void take_entity_order(void *context, struct columns *columns)
{
    struct census *census = context;
    census->entities[column_count(columns)].order = census->entity_count++;
}

/* Numbers rows in the order in which they come. */
struct numbering {
    uint32_t *order;
    struct census_entity *entities;
    uint32_t count;
};

static void take_name_order(void *context, struct columns *columns)
{
    struct numbering *numbering = context;
    numbering->entities[column_count(columns)].name_order = numbering->count++;
}

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

void census_take_event(void *context, struct columns *columns)
{
    struct census *census = context;
    uint32_t row = column_count(columns);
    take_days(&census->events, row, columns);
    take_days(&census->reported, row, columns);
    census->event_sources[row] = column_count(columns);
    census->event_confidences[row] = column_real(columns);
    census->event_types[row] = (uint8_t)event_type_from_name(column_borrowed(columns));
    census->event_statuses[row] = (uint8_t)event_status_from_name(column_borrowed(columns));
    census->event_places[row] = column_count(columns);
    census->event_precisions[row] = (uint8_t)precision_from_name(column_borrowed(columns));
    census->event_bases[row] = column_is_null(columns)
                                   ? DATE_BASIS_COUNT
                                   : (uint8_t)date_basis_from_name(column_borrowed(columns));
}

static void take_ordered(void *context, struct columns *columns)
{
    struct census *census = context;
    census->events_in_order[census->event_count++] = column_count(columns);
}

static void make_rows(struct census *census, const struct limits *limits)
{
    struct arena *arena = census->arena;
    census->entities = ARENA_ARRAY(arena, struct census_entity, limits->entities);
    census->article_lives = ARENA_ARRAY(arena, uint8_t, limits->articles);
    census->is_copy = ARENA_ARRAY(arena, uint8_t, limits->articles);
    census->article_sources = ARENA_ARRAY(arena, uint32_t, limits->articles);
    census->article_sections = ARENA_ARRAY(arena, uint32_t, limits->articles);
    census->article_languages = ARENA_ARRAY(arena, uint32_t, limits->articles);
    census->article_types = ARENA_ARRAY(arena, uint32_t, limits->articles);
    census->articles = make_days(arena, limits->articles);
    census->article_moments = ARENA_ARRAY(arena, int64_t, limits->articles);
    census->events = make_days(arena, limits->events);
    census->reported = make_days(arena, limits->events);
    census->event_weights = ARENA_ARRAY(arena, uint64_t, limits->events);
    census->event_types = ARENA_ARRAY(arena, uint8_t, limits->events);
    census->event_statuses = ARENA_ARRAY(arena, uint8_t, limits->events);
    census->event_precisions = ARENA_ARRAY(arena, uint8_t, limits->events);
    census->event_bases = ARENA_ARRAY(arena, uint8_t, limits->events);
    census->event_places = ARENA_ARRAY(arena, uint32_t, limits->events);
    census->event_sources = ARENA_ARRAY(arena, uint32_t, limits->events);
    census->event_confidences = ARENA_ARRAY(arena, double, limits->events);
    memset(census->event_types, EVENT_TYPE_COUNT, limits->events);
    memset(census->event_statuses, EVENT_STATUS_COUNT, limits->events);
    census->events_in_order = ARENA_ARRAY(arena, uint32_t, limits->event_count);
}

static enum status read_rows(struct connection *connection, struct census *census,
                             const struct limits *limits)
{
    make_rows(census, limits);
    struct numbering names = {.entities = census->entities};
    const struct {
        const char *statement;
        list_take *take;
        void *context;
    } rows[] = {{"census.article_types", census_take_article_type, census},
                {"census.entities", census_take_entity, census},
                {"census.entities_in_order", take_entity_order, census},
                {"census.entities_by_name", take_name_order, &names},
                {"census.events", census_take_event, census},
                {"census.events_in_order", take_ordered, census}};
    enum status status = read_articles(connection, census, limits);
    for (size_t i = 0; i < sizeof rows / sizeof *rows && status == STATUS_OK; i++) {
        status = list_each(connection, connection_named(connection, rows[i].statement), NULL,
                           rows[i].take, rows[i].context);
    }
    return status == STATUS_OK ? read_authors(connection, census, limits) : status;
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
    struct numbering numbering = {.order = text->order};
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

/* The parties of events: who they are, in which role, and the countries that are said of them. */
struct party_reader {
    struct link_reader entities, countries;
    uint8_t *roles;
};

struct census_party census_read_party(struct columns *columns)
{
    struct census_party party = {.event = column_count(columns)};
    party.entity = column_count(columns);
    party.role = (uint8_t)(1u << party_role_from_name(column_borrowed(columns)));
    char country[4];
    column_code(columns, country);
    party.country = census_country_number(country);
    return party;
}

static void take_party(void *context, struct columns *columns)
{
    struct party_reader *reader = context;
    struct census_party party = census_read_party(columns);
    if (party.entity > 0) {
        reader->roles[add_link(&reader->entities, party.event, party.entity)] |= party.role;
    }
    if (party.country > 0) {
        add_link(&reader->countries, party.event, party.country);
    }
}

/* The countries that an event concerns: those said of its parties, those of its parties and that of
 * its place. */
static void join_countries(struct census *census, const struct census_links *said,
                           struct arena *scratch)
{
    const struct census_links *parties = &census->event_entities;
    uint32_t most = said->start[said->limit] + parties->start[parties->limit] + census->event_count;
    struct link_reader reader = start_links(census->arena, scratch, said->limit, CENSUS_COUNTRIES,
                                            most, &census->event_countries);
    for (uint32_t event = 0; event < said->limit; event++) {
        for (uint32_t i = said->start[event]; i < said->start[event + 1]; i++) {
            add_link(&reader, event, said->items[i]);
        }
        uint32_t first = parties->start[event], end = parties->start[event + 1];
        for (uint32_t i = first; i <= end; i++) {
            uint32_t entity = i < end ? parties->items[i] : census->event_places[event];
            uint32_t number = census_country_number(census->entities[entity].country);
            if (number > 0) {
                add_link(&reader, event, number);
            }
        }
    }
    start_row(&reader, said->limit);
}

static enum status read_parties(struct connection *connection, struct census *census,
                                const struct limits *limits)
{
    struct arena *scratch = arena_new();
    struct census_links said;
    struct party_reader reader = {
        .entities = start_links(census->arena, scratch, limits->events, limits->entities,
                                limits->parties, &census->event_entities),
        .countries =
            start_links(scratch, scratch, limits->events, CENSUS_COUNTRIES, limits->parties, &said),
        .roles = ARENA_ARRAY(census->arena, uint8_t, limits->parties)};
    enum status status =
        list_each(connection, connection_named(connection, "census.event_entities"), NULL,
                  take_party, &reader);
    start_row(&reader.entities, limits->events);
    start_row(&reader.countries, limits->events);
    census->event_roles = reader.roles;
    if (status == STATUS_OK) {
        join_countries(census, &said, scratch);
    }
    arena_free(scratch);
    return status;
}

enum status census_read(struct connection *connection, struct census *census)
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
                 {"census.event_articles", limits.events, limits.articles, limits.told,
                  &census->event_articles}};
    for (size_t i = 0; i < sizeof links / sizeof *links && status == STATUS_OK; i++) {
        status = read_links(connection, census, links[i].statement, links[i].limit,
                            links[i].item_limit, links[i].most, links[i].links);
    }
    if (status == STATUS_OK) {
        status = read_parties(connection, census, &limits);
    }
    if (status == STATUS_OK) {
        census->entity_articles =
            census_links_turn(census->arena, &census->article_entities, limits.entities);
        census->entity_events =
            census_links_turn(census->arena, &census->event_entities, limits.entities);
        for (uint32_t event = 0; event < census->event_limit; event++) {
            event_weight_set(census, event);
        }
    }
    return status;
}
