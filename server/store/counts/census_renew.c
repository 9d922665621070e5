/* A load that adds an article changes some dozens of rows of an archive of millions: they are read,
 * everything else is copied. What is sorted by text keeps its order, into which the changed rows
 * are put where the archive's indexes have them. */

#include "census_renew.h"

#include "census_read.h"
#include "event.h"
#include "renew_articles.h"
#include "renew_links.h"
#include "store/codes.h"
#include "store/link/event_weight.h"

struct renewal {
    struct connection *connection;
    const struct census *old;
    struct changes *changes;
    struct census *census;
    struct arena *scratch;
};

static struct changed_rows *changed(const struct renewal *renewal, enum changed_table table)
{
    return &renewal->changes->tables[table];
}

/* --- what else is changed by that ------------------------------------------------------------- */

static void take_event_number(void *context, struct columns *columns)
{
    struct renewal *renewal = context;
    changed_rows_add(renewal->scratch, changed(renewal, CHANGED_EVENTS), column_count(columns));
}

static void take_evidence(void *context, struct columns *columns)
{
    column_count(columns);
    take_event_number(context, columns);
}

/* The events that changed sentences told before and tell now, and those of changed articles, whose
 * days are part of an event's weight. */
static enum status add_events(struct renewal *renewal)
{
    const struct changed_rows *evidence = changed(renewal, CHANGED_EVIDENCE);
    const struct census_text *text = &renewal->old->texts[CENSUS_EVENT_TEXT];
    for (size_t i = 0; i < evidence->count; i++) {
        uint32_t row = evidence->rows[i];
        if (row < text->row_limit && text->listed[row] > 0) {
            changed_rows_add(renewal->scratch, changed(renewal, CHANGED_EVENTS), text->listed[row]);
        }
    }
    enum status status = renew_each(renewal->connection, "census.some_evidence", NULL, evidence,
                                    take_evidence, renewal);
    return status == STATUS_OK
               ? renew_each(renewal->connection, "census.events_of_articles", NULL,
                            changed(renewal, CHANGED_ARTICLES), take_event_number, renewal)
               : status;
}

struct mentioning {
    struct renewal *renewal;
    uint8_t *marks; /* by article: 1: it mentioned the entity, 2: it does now, too */
};

static void take_mentioning(void *context, struct columns *columns)
{
    struct mentioning *mentioning = context;
    struct renewal *renewal = mentioning->renewal;
    uint32_t article = column_count(columns);
    if (article < renewal->old->article_limit && mentioning->marks[article] > 0) {
        mentioning->marks[article] = 2;
    } else {
        changed_rows_add(renewal->scratch, changed(renewal, CHANGED_ARTICLES), article);
    }
}

/* The articles that mentioned a changed entity and do so no more, or the other way round. */
static enum status add_articles(struct renewal *renewal)
{
    const struct changed_rows *entities = changed(renewal, CHANGED_ENTITIES);
    const struct census_links *links = &renewal->old->entity_articles;
    struct mentioning mentioning = {
        renewal, ARENA_ARRAY(renewal->scratch, uint8_t, renewal->old->article_limit)};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < entities->count && status == STATUS_OK; i++) {
        uint32_t entity = entities->rows[i] < links->limit ? entities->rows[i] : 0;
        for (uint32_t j = links->start[entity]; j < links->start[entity + 1]; j++) {
            mentioning.marks[links->items[j]] = 1;
        }
        status = list_children(renewal->connection, "census.articles_of_entity", entities->rows[i],
                               NULL, take_mentioning, &mentioning);
        for (uint32_t j = links->start[entity]; j < links->start[entity + 1]; j++) {
            uint32_t article = links->items[j];
            if (mentioning.marks[article] == 1) {
                changed_rows_add(renewal->scratch, changed(renewal, CHANGED_ARTICLES), article);
            }
            mentioning.marks[article] = 0;
        }
    }
    return status;
}

/* An entity of another country gives its events other countries. */
static void add_events_of_countries(struct renewal *renewal)
{
    const struct changed_rows *entities = changed(renewal, CHANGED_ENTITIES);
    const struct census *old = renewal->old;
    for (size_t i = 0; i < entities->count; i++) {
        uint32_t entity = entities->rows[i];
        if (entity >= old->entity_limit ||
            strcmp(old->entities[entity].country, renewal->census->entities[entity].country) == 0) {
            continue;
        }
        const struct census_links *events = &old->entity_events;
        for (uint32_t j = events->start[entity]; j < events->start[entity + 1]; j++) {
            changed_rows_add(renewal->scratch, changed(renewal, CHANGED_EVENTS), events->items[j]);
        }
        for (uint32_t event = 0; event < old->event_limit; event++) {
            if (old->event_places[event] == entity) {
                changed_rows_add(renewal->scratch, changed(renewal, CHANGED_EVENTS), event);
            }
        }
    }
}

/* --- rows ------------------------------------------------------------------------------------- */

/* One more than the greatest changed row, if that is more than `limit`. */
static uint32_t widen(uint32_t limit, const struct changed_rows *rows)
{
    uint32_t last = rows->count > 0 ? rows->rows[rows->count - 1] : 0;
    return last >= limit ? last + 1 : limit;
}

#define COPY(member, count, limit)                                                                 \
    (census->member = renew_array(census->arena, old->member, sizeof *old->member, count, limit))

static void copy_days(struct census *census, struct census_days *days,
                      const struct census_days *old, uint32_t count, uint32_t limit)
{
    days->first = renew_array(census->arena, old->first, sizeof *old->first, count, limit);
    days->last = renew_array(census->arena, old->last, sizeof *old->last, count, limit);
    for (uint32_t row = count; row < limit; row++) {
        days->first[row] = days->last[row] = DAY_NONE;
    }
}

static enum status renew_entities(struct renewal *renewal)
{
    const struct census *old = renewal->old;
    struct census *census = renewal->census;
    const struct changed_rows *rows = changed(renewal, CHANGED_ENTITIES);
    census->entity_limit = widen(old->entity_limit, rows);
    COPY(entities, old->entity_limit, census->entity_limit);
    for (size_t i = 0; i < rows->count; i++) {
        census->entities[rows->rows[i]] = (struct census_entity){0};
    }
    return renew_each(renewal->connection, "census.some_entities", NULL, rows, census_take_entity,
                      census);
}

static enum status renew_events(struct renewal *renewal)
{
    const struct census *old = renewal->old;
    struct census *census = renewal->census;
    const struct changed_rows *rows = changed(renewal, CHANGED_EVENTS);
    uint32_t count = old->event_limit, limit = widen(count, rows);
    census->event_limit = limit;
    copy_days(census, &census->events, &old->events, count, limit);
    copy_days(census, &census->reported, &old->reported, count, limit);
    COPY(event_weights, count, limit);
    COPY(event_types, count, limit);
    COPY(event_statuses, count, limit);
    COPY(event_precisions, count, limit);
    COPY(event_bases, count, limit);
    COPY(event_places, count, limit);
    COPY(event_sources, count, limit);
    COPY(event_confidences, count, limit);
    for (uint32_t row = count; row < limit; row++) {
        census->event_types[row] = EVENT_TYPE_COUNT;
        census->event_statuses[row] = EVENT_STATUS_COUNT;
    }
    for (size_t i = 0; i < rows->count; i++) {
        uint32_t row = rows->rows[i];
        census->events.first[row] = census->events.last[row] = DAY_NONE;
        census->reported.first[row] = census->reported.last[row] = DAY_NONE;
        census->event_weights[row] = 0;
        census->event_types[row] = EVENT_TYPE_COUNT;
        census->event_statuses[row] = EVENT_STATUS_COUNT;
        census->event_precisions[row] = census->event_bases[row] = 0;
        census->event_places[row] = census->event_sources[row] = 0;
        census->event_confidences[row] = 0;
    }
    return renew_each(renewal->connection, "census.some_events", NULL, rows, census_take_event,
                      census);
}

/* --- links ------------------------------------------------------------------------------------ */

static void take_link(void *context, struct columns *columns)
{
    uint32_t row = column_count(columns);
    fresh_links_add(context, row, column_count(columns));
}

static enum status renew_some(struct renewal *renewal, const char *statement,
                              const struct changed_rows *rows, const struct census_links *old,
                              uint32_t limit, struct census_links *out)
{
    struct fresh_links fresh = fresh_links_start(renewal->scratch, rows);
    enum status status = renew_each(renewal->connection, statement, NULL, rows, take_link, &fresh);
    fresh_links_end(&fresh);
    *out = renew_links(renewal->census->arena, old, limit, &fresh, NULL, NULL);
    return status;
}

struct parties {
    struct fresh_links entities, said;
};

static void take_party(void *context, struct columns *columns)
{
    struct parties *parties = context;
    struct census_party party = census_read_party(columns);
    if (party.entity > 0) {
        uint32_t at = fresh_links_add(&parties->entities, party.event, party.entity);
        parties->entities.bytes[at] |= party.role;
    }
    if (party.country > 0) {
        fresh_links_add(&parties->said, party.event, party.country);
    }
}

/* The countries said of an event's parties, those of its parties and of its place. */
static void join_countries(const struct census *census, const struct parties *parties, size_t at,
                           uint32_t event, struct fresh_links *out)
{
    const struct fresh_links *said = &parties->said, *entities = &parties->entities;
    for (uint32_t i = said->start[at]; i < said->start[at + 1]; i++) {
        fresh_links_add(out, event, said->items[i]);
    }
    for (uint32_t i = entities->start[at]; i <= entities->start[at + 1]; i++) {
        uint32_t entity =
            i < entities->start[at + 1] ? entities->items[i] : census->event_places[event];
        uint32_t number = census_country_number(census->entities[entity].country);
        if (number > 0) {
            fresh_links_add(out, event, number);
        }
    }
}

static enum status renew_parties(struct renewal *renewal)
{
    const struct census *old = renewal->old;
    struct census *census = renewal->census;
    const struct changed_rows *rows = changed(renewal, CHANGED_EVENTS);
    struct parties parties = {fresh_links_start(renewal->scratch, rows),
                              fresh_links_start(renewal->scratch, rows)};
    enum status status = renew_each(renewal->connection, "census.some_event_entities", NULL, rows,
                                    take_party, &parties);
    fresh_links_end(&parties.entities);
    fresh_links_end(&parties.said);
    struct fresh_links countries = fresh_links_start(renewal->scratch, rows);
    for (size_t i = 0; i < rows->count; i++) {
        join_countries(census, &parties, i, rows->rows[i], &countries);
    }
    fresh_links_end(&countries);
    census->event_entities = renew_links(census->arena, &old->event_entities, census->event_limit,
                                         &parties.entities, old->event_roles, &census->event_roles);
    census->event_countries = renew_links(census->arena, &old->event_countries, census->event_limit,
                                          &countries, NULL, NULL);
    return status;
}

static enum status renew_all_links(struct renewal *renewal)
{
    const struct census *old = renewal->old;
    struct census *census = renewal->census;
    enum status status =
        renew_some(renewal, "census.some_article_entities", changed(renewal, CHANGED_ARTICLES),
                   &old->article_entities, census->article_limit, &census->article_entities);
    if (status == STATUS_OK) {
        status = renew_some(renewal, "census.some_event_articles", changed(renewal, CHANGED_EVENTS),
                            &old->event_articles, census->event_limit, &census->event_articles);
    }
    if (status == STATUS_OK) {
        status = renew_parties(renewal);
    }
    census->entity_articles =
        census_links_turn(census->arena, &census->article_entities, census->entity_limit);
    census->entity_events =
        census_links_turn(census->arena, &census->event_entities, census->entity_limit);
    for (size_t i = 0; i < changed(renewal, CHANGED_EVENTS)->count; i++) {
        event_weight_set(census, changed(renewal, CHANGED_EVENTS)->rows[i]);
    }
    return status;
}

/* --- orders ----------------------------------------------------------------------------------- */

static enum status renew_by_id(struct renewal *renewal, enum census_text_kind kind,
                               const char *statement, const uint8_t *lived, uint32_t limit,
                               const struct changed_rows *rows)
{
    const struct census_text *old = &renewal->old->texts[kind];
    struct census_text *text = &renewal->census->texts[kind];
    uint32_t before = 0, count = 0, *sequence;
    for (uint32_t row = 0; row < old->listed_limit; row++) {
        before += lived[row] != 0;
    }
    uint32_t *known =
        renew_sequence(renewal->scratch, old->order, lived, old->listed_limit, before);
    enum status status = renew_order(renewal->connection, statement, renewal->scratch, rows, known,
                                     before, limit, &sequence, &count);
    text->listed_limit = limit;
    text->order = ARENA_ARRAY(renewal->census->arena, uint32_t, limit);
    for (uint32_t place = 0; place < count; place++) {
        text->order[sequence[place]] = place;
    }
    return status;
}

static enum status renew_entity_order(struct renewal *renewal, const char *statement, bool by_name)
{
    const struct census *old = renewal->old;
    struct census *census = renewal->census;
    uint32_t *known = ARENA_ARRAY(renewal->scratch, uint32_t, old->entity_count), *sequence;
    for (uint32_t row = 0; row < old->entity_limit; row++) {
        const struct census_entity *entity = &old->entities[row];
        if (entity->lives) {
            known[by_name ? entity->name_order : entity->order] = row;
        }
    }
    enum status status = renew_order(renewal->connection, statement, renewal->scratch,
                                     changed(renewal, CHANGED_ENTITIES), known, old->entity_count,
                                     census->entity_limit, &sequence, &census->entity_count);
    for (uint32_t place = 0; place < census->entity_count && status == STATUS_OK; place++) {
        struct census_entity *entity = &census->entities[sequence[place]];
        *(by_name ? &entity->name_order : &entity->order) = place;
    }
    return status;
}

static enum status renew_orders(struct renewal *renewal)
{
    const struct census *old = renewal->old;
    struct census *census = renewal->census;
    uint8_t *events = ARENA_ARRAY(renewal->scratch, uint8_t, old->event_limit);
    for (uint32_t row = 0; row < old->event_limit; row++) {
        events[row] = old->event_types[row] != EVENT_TYPE_COUNT;
    }
    enum status status =
        renew_order(renewal->connection, "census.event_time_places", census->arena,
                    changed(renewal, CHANGED_EVENTS), old->events_in_order, old->event_count,
                    census->event_limit, &census->events_in_order, &census->event_count);
    if (status == STATUS_OK) {
        status = renew_by_id(renewal, CENSUS_EVENT_TEXT, "census.event_places", events,
                             census->event_limit, changed(renewal, CHANGED_EVENTS));
    }
    if (status == STATUS_OK) {
        status =
            renew_by_id(renewal, CENSUS_ARTICLE_TEXT, "census.article_places", old->article_lives,
                        census->article_limit, changed(renewal, CHANGED_ARTICLES));
    }
    if (status == STATUS_OK) {
        status = renew_entity_order(renewal, "census.entity_places", false);
    }
    return status == STATUS_OK ? renew_entity_order(renewal, "census.entity_name_places", true)
                               : status;
}

/* --- texts ------------------------------------------------------------------------------------ */

static void take_listed(void *context, struct columns *columns)
{
    uint32_t *listed = context;
    uint32_t row = column_count(columns);
    listed[row] = column_count(columns);
}

static enum status renew_postings(struct renewal *renewal, enum census_text_kind kind,
                                  uint32_t limit, const struct changed_rows *rows)
{
    static const struct postings_statements statements[] = {
        [CENSUS_ARTICLE_TEXT] = {"census.some_article_sizes", "census.article_texts",
                                 "articles.gather_some"},
        [CENSUS_EVENT_TEXT] = {"census.some_event_sizes", "census.event_texts",
                               "events.gather_some"}};
    struct census_text *text = &renewal->census->texts[kind];
    text->row_limit = limit;
    return postings_renew(renewal->connection, renewal->old->texts[kind].postings,
                          &statements[kind], limit, rows, &text->postings);
}

static enum status renew_texts(struct renewal *renewal)
{
    const struct census_text *old = &renewal->old->texts[CENSUS_EVENT_TEXT];
    const struct changed_rows *evidence = changed(renewal, CHANGED_EVIDENCE);
    const struct changed_rows *told = changed(renewal, CHANGED_EVENT_TEXTS);
    const struct changed_rows *written = changed(renewal, CHANGED_ARTICLE_TEXTS);
    uint32_t limit = widen(widen(old->row_limit, evidence), told);
    uint32_t *listed =
        renew_array(renewal->census->arena, old->listed, sizeof *listed, old->row_limit, limit);
    for (size_t i = 0; i < evidence->count; i++) {
        listed[evidence->rows[i]] = 0;
    }
    renewal->census->texts[CENSUS_EVENT_TEXT].listed = listed;
    enum status status = renew_each(renewal->connection, "census.some_evidence", NULL, evidence,
                                    take_listed, listed);
    if (status == STATUS_OK) {
        status = renew_postings(renewal, CENSUS_EVENT_TEXT, limit, told);
    }
    limit = widen(renewal->census->article_limit, written);
    return status == STATUS_OK ? renew_postings(renewal, CENSUS_ARTICLE_TEXT, limit, written)
                               : status;
}

static enum status renew_all(struct renewal *renewal)
{
    struct connection *connection = renewal->connection;
    enum status status = add_events(renewal);
    if (status == STATUS_OK) {
        status = add_articles(renewal);
    }
    changed_rows_sort(changed(renewal, CHANGED_ARTICLES));
    if (status == STATUS_OK) {
        status = renew_entities(renewal);
        add_events_of_countries(renewal);
    }
    changed_rows_sort(changed(renewal, CHANGED_EVENTS));
    if (status == STATUS_OK) {
        status = renew_events(renewal);
    }
    if (status == STATUS_OK) {
        status = renew_articles(connection, renewal->old, changed(renewal, CHANGED_ARTICLES),
                                renewal->census);
    }
    if (status == STATUS_OK) {
        status = renew_all_links(renewal);
    }
    if (status == STATUS_OK) {
        status = renew_orders(renewal);
    }
    if (status == STATUS_OK) {
        status = renew_texts(renewal);
    }
    return status;
}

enum status census_renew(struct connection *connection, const struct census *old,
                         struct changes *changes, struct census *census)
{
    struct renewal renewal = {connection, old, changes, census, arena_new()};
    enum status status = renew_all(&renewal);
    arena_free(renewal.scratch);
    return status;
}
