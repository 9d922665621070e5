/* One pass over the events. Those that no article had told are left out; those that all their
 * articles had told by then are as they are now; the others are chosen anew from the sentences that
 * were out, by the rules by which they were merged when they were loaded (event_merge.h). */

#include "census_then.h"

#include <stdlib.h>

#include "store/link/event_merge.h"
#include "store/link/event_weight.h"

struct making {
    const struct census *now;
    struct census *then;
    struct arena *scratch; /* of one event */
    uint32_t links[3];     /* items of event_articles, event_entities, event_countries so far */
    uint32_t *changed;     /* events that were told partly */
    uint32_t changed_count;
};

static bool is_out(const struct making *making, uint32_t article)
{
    return census_is_out(making->then, article);
}

/* --- what is kept of each event --------------------------------------------------------------- */

static struct census_links make_links(struct arena *arena, const struct census_links *now,
                                      uint32_t more)
{
    return (struct census_links){
        now->limit, ARENA_ARRAY(arena, uint32_t, (size_t)now->limit + 1),
        ARENA_ARRAY(arena, uint32_t, (size_t)now->start[now->limit] + more)};
}

static void *copy(struct arena *arena, const void *items, size_t count, size_t size)
{
    void *copied = arena_array(arena, count, size);
    if (count > 0) {
        memcpy(copied, items, count * size);
    }
    return copied;
}

#define COPY(arena, items, count) copy((arena), (items), (count), sizeof *(items))

static void copy_days(struct arena *arena, struct census_days *days, uint32_t count)
{
    days->first = COPY(arena, days->first, count);
    days->last = COPY(arena, days->last, count);
}

static struct census *start_then(const struct census *now)
{
    struct arena *arena = arena_new();
    struct census *then = ARENA_NEW(arena, struct census);
    uint32_t limit = now->event_limit;
    *then = *now;
    then->arena = arena;
    then->holders = ARENA_NEW(arena, uint32_t);
    *then->holders = 1;
    then->sentences = NULL;
    then->tellings = NULL;
    then->sentences_arena = then->tellings_arena = NULL;
    copy_days(arena, &then->events, limit);
    copy_days(arena, &then->reported, limit);
    then->event_weights = COPY(arena, now->event_weights, limit);
    then->event_types = COPY(arena, now->event_types, limit);
    then->event_statuses = COPY(arena, now->event_statuses, limit);
    then->event_precisions = COPY(arena, now->event_precisions, limit);
    then->event_bases = COPY(arena, now->event_bases, limit);
    then->event_places = COPY(arena, now->event_places, limit);
    then->event_sources = COPY(arena, now->event_sources, limit);
    then->event_confidences = COPY(arena, now->event_confidences, limit);
    then->event_articles = make_links(arena, &now->event_articles, 0);
    then->event_entities = make_links(arena, &now->event_entities, 0);
    then->event_countries = make_links(arena, &now->event_countries, 0);
    then->event_roles =
        ARENA_ARRAY(arena, uint8_t, now->event_entities.start[now->event_entities.limit]);
    then->events_in_order = ARENA_ARRAY(arena, uint32_t, now->event_count);
    then->event_count = 0;
    return then;
}

/* --- events that were told partly ------------------------------------------------------------- */

static struct told read_told(const struct making *making, const struct telling *telling)
{
    const struct census *now = making->now;
    const struct census_tellings *tellings = now->tellings;
    struct told told = {
        .evidence_id = telling->evidence,
        .article = {(const char *)&telling->article, sizeof telling->article},
        .first_day = now->articles.first[telling->article],
        .last_day = now->articles.last[telling->article],
        .status = (enum event_status)telling->status,
        .period = {telling->earliest, telling->latest, (enum precision)telling->precision},
        .date_basis = (enum date_basis)telling->basis,
        .place = telling->place,
        .place_subtype = (enum entity_subtype)telling->place_subtype,
        .confidence = telling->confidence};
    census_country_code(telling->place_country, told.place_country);
    uint32_t first = tellings->party_start[telling->evidence];
    for (uint32_t i = first; i < tellings->party_start[telling->evidence + 1]; i++) {
        told.names = told.names || tellings->parties[i].known;
        told.sides = told.sides || tellings->parties[i].role != tellings->parties[first].role;
    }
    return told;
}

static void add_item(struct census_links *links, uint32_t row, uint32_t *count, uint32_t item)
{
    for (uint32_t i = links->start[row]; i < *count; i++) {
        if (links->items[i] == item) {
            return;
        }
    }
    links->items[(*count)++] = item;
}

static void add_country(struct making *making, uint32_t event, uint32_t country)
{
    if (country > 0) {
        add_item(&making->then->event_countries, event, &making->links[2], country);
    }
}

static void add_party(struct making *making, uint32_t event, const struct event_party *party)
{
    struct census *then = making->then;
    add_country(making, event, census_country_number(party->country));
    if (party->entity == 0) {
        return;
    }
    uint32_t entity = (uint32_t)party->entity;
    add_item(&then->event_entities, event, &making->links[1], entity);
    uint32_t at = then->event_entities.start[event];
    while (then->event_entities.items[at] != entity) {
        at++;
    }
    then->event_roles[at] |= (uint8_t)(1u << party->role);
    add_country(making, event, census_country_number(then->entities[entity].country));
}

static void gather_parties(const struct making *making, struct event_parties *parties,
                           uint32_t evidence, enum party_report report)
{
    const struct census_tellings *tellings = making->now->tellings;
    for (uint32_t i = tellings->party_start[evidence]; i < tellings->party_start[evidence + 1];
         i++) {
        const struct telling_party *told = &tellings->parties[i];
        struct event_party party = {.role = (enum party_role)told->role, .entity = told->entity};
        census_country_code(told->country, party.country);
        enum entity_subtype subtype = making->then->entities[told->entity].subtype;
        party.is_town = told->entity != 0 && subtype == SUBTYPE_CITY;
        party.is_country = told->entity != 0 && subtype == SUBTYPE_COUNTRY;
        event_parties_add(parties, &party, report);
    }
}

static void add_parties(struct making *making, uint32_t event, const struct event_merge *merge,
                        const struct telling *const *rows)
{
    struct event_parties parties = {.arena = making->scratch};
    const struct telling *best = rows[merge->best - merge->told];
    gather_parties(making, &parties, best->evidence, REPORT_BEST);
    for (size_t i = 0; i < merge->count; i++) {
        if (rows[i] != best) {
            gather_parties(making, &parties, rows[i]->evidence,
                           rows[i]->article == best->article ? REPORT_BESIDE_BEST
                                                             : REPORT_ELSEWHERE);
        }
    }
    for (size_t i = 0; i < parties.count; i++) {
        add_party(making, event, &parties.items[i]);
    }
    uint32_t place = making->then->event_places[event];
    add_country(making, event, census_country_number(making->then->entities[place].country));
}

/* Different outlets; a copy counts as what it is a copy of, one without an outlet as its own. */
static uint32_t count_sources(const struct making *making, const struct telling *const *rows,
                              size_t count)
{
    uint64_t *seen = ARENA_ARRAY(making->scratch, uint64_t, count);
    uint32_t sources = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t root = making->now->tellings->roots[rows[i]->article];
        uint32_t source = making->now->article_sources[root];
        uint64_t key = source ? (uint64_t)source << 32 : root;
        uint32_t at = 0;
        while (at < sources && seen[at] != key) {
            at++;
        }
        seen[at] = key;
        sources += at == sources;
    }
    return sources;
}

/* Whether any sentence of the event, published or not, has its present status; where none does, a
 * correction gave it. */
static bool status_is_told(const struct census *now, uint32_t event)
{
    const struct census_tellings *tellings = now->tellings;
    for (uint32_t i = tellings->start[event]; i < tellings->start[event + 1]; i++) {
        if (tellings->rows[i].status == now->event_statuses[event]) {
            return true;
        }
    }
    return false;
}

/* The same of its confidence: a correction gives one that no sentence has. */
static bool confidence_is_told(const struct census *now, uint32_t event)
{
    const struct census_tellings *tellings = now->tellings;
    double confidence = now->event_confidences[event];
    for (uint32_t i = tellings->start[event]; i < tellings->start[event + 1]; i++) {
        if (tellings->rows[i].confidence >= confidence) {
            return true;
        }
    }
    return false;
}

static void set_reported(struct census *then, uint32_t event, const struct event_merge *merge)
{
    int32_t first = DAY_NONE, last = DAY_NONE;
    for (size_t i = 0; i < merge->count; i++) {
        const struct told *told = &merge->told[i];
        first = told->first_day != DAY_NONE && (first == DAY_NONE || told->first_day < first)
                    ? told->first_day
                    : first;
        last = told->last_day > last ? told->last_day : last;
    }
    then->reported.first[event] = first;
    then->reported.last[event] = last;
}

/* What the event is by the chosen sentences. A date that a correction gave stands. */
static void set_event(struct making *making, uint32_t event, const struct event_merge *merge,
                      const struct telling *const *rows)
{
    const struct census *now = making->now;
    struct census *then = making->then;
    const struct telling *best = rows[merge->best - merge->told];
    bool corrected = now->event_bases[event] == DATE_CORRECTION;
    if (!corrected) {
        bool dated = merge->date != NULL;
        then->events.first[event] = dated ? merge->date->period.earliest : DAY_NONE;
        then->events.last[event] = dated ? merge->date->period.latest : DAY_NONE;
        then->event_precisions[event] = dated ? (uint8_t)merge->date->period.precision : 0;
        then->event_bases[event] = dated ? (uint8_t)merge->date->date_basis : DATE_BASIS_COUNT;
    }
    then->event_types[event] = best->type;
    if (status_is_told(now, event)) {
        then->event_statuses[event] = (uint8_t)merge->status->status;
    }
    then->event_places[event] = merge->place ? (uint32_t)merge->place->place : 0;
    if (confidence_is_told(now, event)) {
        then->event_confidences[event] = merge->best->confidence;
    }
    then->event_sources[event] = count_sources(making, rows, merge->count);
    set_reported(then, event, merge);
    add_parties(making, event, merge, rows);
}

static void merge_partly(struct making *making, uint32_t event)
{
    const struct census_tellings *tellings = making->now->tellings;
    uint32_t first = tellings->start[event], end = tellings->start[event + 1];
    arena_reset(making->scratch);
    struct event_merge merge = {.arena = making->scratch, .event_id = event};
    const struct telling **rows = ARENA_ARRAY(making->scratch, const struct telling *, end - first);
    merge.told = ARENA_ARRAY(making->scratch, struct told, end - first);
    for (uint32_t i = first; i < end; i++) {
        const struct telling *telling = &tellings->rows[i];
        if (is_out(making, telling->article)) {
            merge.told[merge.count] = read_told(making, telling);
            rows[merge.count++] = telling;
            add_item(&making->then->event_articles, event, &making->links[0], telling->article);
        }
    }
    event_merge_choose(&merge);
    set_event(making, event, &merge, rows);
    making->changed[making->changed_count++] = event;
}

/* --- all events ------------------------------------------------------------------------------- */

static enum then_told how_told(const struct making *making, uint32_t event)
{
    const struct census_links *told = &making->now->event_articles;
    uint32_t first = told->start[event], end = told->start[event + 1], out = 0;
    for (uint32_t i = first; i < end; i++) {
        out += is_out(making, told->items[i]);
    }
    return out == end - first ? THEN_WHOLE : out > 0 ? THEN_PARTLY : THEN_NOT;
}

static void copy_items(const struct census_links *from, struct census_links *to, uint32_t row,
                       uint32_t *count)
{
    for (uint32_t i = from->start[row]; i < from->start[row + 1]; i++) {
        to->items[(*count)++] = from->items[i];
    }
}

static void keep_whole(struct making *making, uint32_t event)
{
    const struct census *now = making->now;
    struct census *then = making->then;
    memcpy(then->event_roles + making->links[1],
           now->event_roles + now->event_entities.start[event],
           now->event_entities.start[event + 1] - now->event_entities.start[event]);
    copy_items(&now->event_articles, &then->event_articles, event, &making->links[0]);
    copy_items(&now->event_entities, &then->event_entities, event, &making->links[1]);
    copy_items(&now->event_countries, &then->event_countries, event, &making->links[2]);
}

static void forget(struct census *then, uint32_t event)
{
    then->event_types[event] = EVENT_TYPE_COUNT;
    then->event_statuses[event] = EVENT_STATUS_COUNT;
    then->event_places[event] = 0;
}

static void make_events(struct making *making)
{
    struct census *then = making->then;
    struct census_links *links[] = {&then->event_articles, &then->event_entities,
                                    &then->event_countries};
    for (uint32_t event = 0; event < then->event_limit; event++) {
        bool lives = making->now->event_types[event] != EVENT_TYPE_COUNT;
        enum then_told told = lives ? how_told(making, event) : THEN_NOT;
        then->event_told[event] = (uint8_t)told;
        if (told == THEN_WHOLE) {
            keep_whole(making, event);
        } else if (told == THEN_PARTLY) {
            merge_partly(making, event);
        } else {
            forget(then, event);
        }
        for (size_t i = 0; i < 3; i++) {
            links[i]->start[event + 1] = making->links[i];
        }
    }
}

/* --- order and texts -------------------------------------------------------------------------- */

/* The key of "oldest" and the place by id, to sort by. */
struct placed {
    int64_t key;
    uint32_t order, event;
};

static struct placed place(const struct census *census, uint32_t event)
{
    int32_t first = census->events.first[event], last = census->events.last[event];
    int32_t day = first != DAY_NONE ? first : last;
    return (struct placed){day == DAY_NONE ? INT64_MAX : day,
                           census->texts[CENSUS_EVENT_TEXT].order[event], event};
}

static int compare_placed(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    return (a->order > b->order) - (a->order < b->order);
}

/* The events that are as they were stay in their order, into which the others are put. */
static void order_events(struct making *making)
{
    const struct census *now = making->now;
    struct census *then = making->then;
    struct arena *scratch = arena_new();
    struct placed *changed = ARENA_ARRAY(scratch, struct placed, making->changed_count + 1);
    uint32_t next = 0, count = 0;
    for (uint32_t i = 0; i < making->changed_count; i++) {
        changed[i] = place(then, making->changed[i]);
    }
    if (making->changed_count > 1) {
        qsort(changed, making->changed_count, sizeof *changed, compare_placed);
    }
    for (uint32_t i = 0; i < now->event_count; i++) {
        uint32_t event = now->events_in_order[i];
        if (then->event_told[event] != THEN_WHOLE) {
            continue;
        }
        struct placed placed = place(then, event);
        while (next < making->changed_count && compare_placed(&changed[next], &placed) < 0) {
            then->events_in_order[count++] = changed[next++].event;
        }
        then->events_in_order[count++] = event;
    }
    while (next < making->changed_count) {
        then->events_in_order[count++] = changed[next++].event;
    }
    then->event_count = count;
    arena_free(scratch);
}

/* A text counts when its article was out. */
static void list_texts(struct making *making)
{
    const struct census_tellings *tellings = making->now->tellings;
    struct census_text *text = &making->then->texts[CENSUS_EVENT_TEXT];
    uint32_t *listed = ARENA_ARRAY(making->then->arena, uint32_t, text->row_limit);
    for (uint32_t event = 0; event < making->then->event_limit; event++) {
        for (uint32_t i = tellings->start[event]; i < tellings->start[event + 1]; i++) {
            const struct telling *telling = &tellings->rows[i];
            listed[telling->evidence] = is_out(making, telling->article) ? event : 0;
        }
    }
    text->listed = listed;
}

struct census *census_then_make(struct census *now, int32_t day)
{
    struct census *then = start_then(now);
    struct making making = {.now = now, .then = then, .scratch = arena_new()};
    making.changed = ARENA_ARRAY(then->arena, uint32_t, now->event_count);
    then->event_told = ARENA_ARRAY(then->arena, uint8_t, now->event_limit);
    then->now = now;
    then->day = day;
    make_events(&making);
    then->entity_events = census_links_turn(then->arena, &then->event_entities, then->entity_limit);
    for (uint32_t i = 0; i < making.changed_count; i++) {
        event_weight_set(then, making.changed[i]);
    }
    order_events(&making);
    list_texts(&making);
    arena_free(making.scratch);
    return then;
}
