/* One pass over the entity's rows of article_entity, in the order of the articles; what differs
 * between them is tallied. */
#include "entity_facts.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "store/counts/tally.h"
#include "store/list_rows.h"

struct position {
    double lat, lon;
};

/* What is gathered while the rows go by. */
struct gathering {
    struct entity_facts *facts;
    struct store_load *load;
    struct span type;
    struct tally names, subtypes, countries, wikidata;
    struct tally positions; /* of struct position, as bytes */
    int64_t last_article;
};

/* Whether a key is that of a person by more than one word. */
static bool is_full_name(struct span key)
{
    struct span prefix = SPAN("person:");
    return span_starts_with(key, prefix) && span_find(key, SPAN(" "), prefix.len) != SIZE_MAX;
}

static bool has_type(struct span key, struct span type)
{
    return key.len > type.len && span_starts_with(key, type) && key.ptr[type.len] == ':';
}

static void take_article(struct gathering *gathering, struct columns *columns)
{
    struct entity_facts *facts = gathering->facts;
    int64_t article = column_int(columns);
    struct span id = column_borrowed(columns);
    int32_t earliest = column_day(columns);
    int32_t latest = column_day(columns);
    if (facts->articles == 0 || article != gathering->last_article) {
        facts->articles++;
    }
    gathering->last_article = article;
    if (!facts->first_article.ptr || span_compare(id, facts->first_article) < 0) {
        facts->first_article = arena_copy(gathering->load->scratch, id);
    }
    int32_t first = earliest != DAY_NONE ? earliest : latest;
    int32_t last = latest != DAY_NONE ? latest : earliest;
    if (first != DAY_NONE && (facts->first_seen == DAY_NONE || first < facts->first_seen)) {
        facts->first_seen = first;
    }
    if (last != DAY_NONE && (facts->last_seen == DAY_NONE || last > facts->last_seen)) {
        facts->last_seen = last;
    }
}

static void take_optional(struct tally *tally, struct columns *columns)
{
    struct span value = column_borrowed(columns);
    if (value.ptr) {
        tally_add(tally, value);
    }
}

static void take_position(struct tally *tally, struct columns *columns)
{
    struct position position = {.lat = column_real(columns)};
    position.lon = column_real(columns);
    if (!isnan(position.lat) && !isnan(position.lon)) {
        tally_add(tally, (struct span){(const char *)&position, sizeof position});
    }
}

static void take_row(void *context, struct columns *columns)
{
    struct gathering *gathering = context;
    take_article(gathering, columns);
    struct span key = column_borrowed(columns);
    bool full = is_full_name(key);
    bool typed = has_type(key, gathering->type);
    struct tallied *name = tally_add(&gathering->names, column_borrowed(columns));
    int64_t mentions = column_int(columns);
    name->weight += mentions;
    name->marked = name->marked || full;
    gathering->facts->mentions += mentions;
    struct span subtype = column_borrowed(columns);
    if (typed && subtype.ptr) {
        tally_add(&gathering->subtypes, subtype);
    }
    take_optional(&gathering->countries, columns);
    take_optional(&gathering->wikidata, columns);
    take_position(&gathering->positions, columns);
}

static bool is_better_name(const struct tallied *a, const struct tallied *b)
{
    if (a->marked != b->marked) {
        return a->marked;
    }
    if (a->count != b->count) {
        return a->count > b->count;
    }
    if (a->weight != b->weight) {
        return a->weight > b->weight;
    }
    size_t a_length = utf8_count(a->value), b_length = utf8_count(b->value);
    return a_length != b_length ? a_length > b_length : span_compare(a->value, b->value) < 0;
}

static struct span choose_name(const struct tally *names)
{
    const struct tallied *best = NULL;
    for (size_t i = 0; i < names->count; i++) {
        best = best && !is_better_name(&names->items[i], best) ? best : &names->items[i];
    }
    return best ? best->value : (struct span){0};
}

static struct position position_of(const struct tallied *item)
{
    struct position position;
    memcpy(&position, item->value.ptr, sizeof position);
    return position;
}

/* The position given most often, on a tie the southernmost, then the westernmost. */
static struct position choose_position(const struct tally *positions)
{
    struct position best = {(double)NAN, (double)NAN};
    int64_t most = 0;
    for (size_t i = 0; i < positions->count; i++) {
        const struct tallied *item = &positions->items[i];
        struct position position = position_of(item);
        bool before =
            position.lat < best.lat || (!(position.lat > best.lat) && position.lon < best.lon);
        if (item->count > most || (item->count == most && before)) {
            best = position;
            most = item->count;
        }
    }
    return best;
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* How many different events it takes part in or is the place of. */
static enum status count_events(struct store_load *load, int64_t id, int64_t *out)
{
    sqlite3_stmt *statement = load_start_id(load, "derive.entity_events", id);
    int64_t *events;
    size_t count;
    enum status status = list_numbers(load->connection, statement, load->scratch, &events, &count);
    if (count > 1) {
        qsort(events, count, sizeof *events, compare_ids);
    }
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        *out += i == 0 || events[i] != events[i - 1];
    }
    return status;
}

enum status entity_facts_read(struct store_load *load, int64_t id, struct span type,
                              struct entity_facts *out)
{
    struct entity_facts facts = {.first_seen = DAY_NONE, .last_seen = DAY_NONE};
    struct gathering gathering = {.facts = &facts, .load = load, .type = type};
    struct tally *tallies[] = {&gathering.names, &gathering.subtypes, &gathering.countries,
                               &gathering.wikidata, &gathering.positions};
    for (size_t i = 0; i < sizeof tallies / sizeof *tallies; i++) {
        tallies[i]->arena = load->scratch;
    }
    enum status status = list_children(load->connection, "derive.entity_articles", id,
                                       load->scratch, take_row, &gathering);
    if (status == STATUS_OK && facts.articles > 0) {
        status = count_events(load, id, &facts.events);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct position position = choose_position(&gathering.positions);
    facts.lat = position.lat;
    facts.lon = position.lon;
    facts.name = choose_name(&gathering.names);
    facts.subtype = tally_most_frequent(&gathering.subtypes);
    facts.country = tally_most_frequent(&gathering.countries);
    facts.wikidata = tally_most_frequent(&gathering.wikidata);
    *out = facts;
    return STATUS_OK;
}
