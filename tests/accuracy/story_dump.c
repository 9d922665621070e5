/* Reads articles as JSON lines ({"id", "date", "title", "text", "events"}) from standard input,
 * loads them into an archive in memory and writes which sentences tell one event, a line
 * {"article", "field", "start", "end", "trigger", "parties", "event", …} each, for stories.py to
 * score: start and end are the trigger's; event is the archive's id, type, status, date and title
 * are the whole event's.
 *
 * With --given the acts are those of the lines, handed over as if they had been found in the text:
 * {"field", "start", "end", "type", "status", "date", "place", "parties": [{"name", "entity",
 * "role", "country", "sector"}]}. A "type" that is null is what the text's own reading makes of
 * that place, or "fallback". "entity" is anything that is equal for equal things. With --own as
 * well, a date is taken only when the sentence itself has an expression that agrees with it. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "extract/analysis.h"
#include "store/load.h"
#include "store/records.h"
#include "store/store.h"

struct reading {
    struct article article;
    struct analysis analysis;
};

/* How the acts of a line are taken. */
struct taking {
    bool given;
    bool own;
};

static int fail(const char *what)
{
    (void)fprintf(stderr, "story_dump: %s\n", what);
    return 1;
}

static struct span text_of(struct arena *arena, json_t *line, const char *key)
{
    const char *text = json_string_value(json_object_get(line, key));
    return text ? arena_printf(arena, "%s", text) : (struct span){0};
}

/* --- given acts ------------------------------------------------------------------------------- */

/* What the given parties and places are collected in. */
struct cast {
    struct arena *arena;
    struct entity *entities;
    size_t count;
};

static bool ends_with(struct span text, struct span end)
{
    return end.len > 0 && text.len >= end.len &&
           span_equal(span_slice(text, text.len - end.len, text.len), end);
}

/* The type of a mention of that name, or of one that is short or long for it. */
static enum entity_type type_in_text(const struct analysis *analysis, struct span name)
{
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        bool person = mention->type == ENTITY_PERSON && mention->kind == MENTION_NAME;
        if (span_equal(mention->text, name) ||
            (person && (ends_with(name, mention->text) || ends_with(mention->text, name)))) {
            return mention->type;
        }
    }
    return ENTITY_ORGANIZATION;
}

/* The number of the thing among the given ones; ENTITY_UNRESOLVED when `key` is absent. */
static uint32_t cast_find(struct cast *cast, const struct analysis *analysis, struct span key,
                          struct span name)
{
    if (!key.ptr) {
        return ENTITY_UNRESOLVED;
    }
    for (size_t i = 0; i < cast->count; i++) {
        if (span_equal(cast->entities[i].key, key)) {
            return (uint32_t)i;
        }
    }
    cast->entities[cast->count] =
        (struct entity){.name = name, .key = key, .type = type_in_text(analysis, name)};
    return (uint32_t)cast->count++;
}

static void copy_code(char *to, struct span from)
{
    size_t len = from.len < 3 ? from.len : 3;
    if (len > 0) {
        memcpy(to, from.ptr, len);
    }
}

static void take_parties(struct cast *cast, const struct analysis *analysis, json_t *given,
                         struct event *event)
{
    json_t *list = json_object_get(given, "parties");
    struct party *parties = ARENA_ARRAY(cast->arena, struct party, json_array_size(list));
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *item = json_array_get(list, i);
        struct party *party = &parties[i];
        party->text = text_of(cast->arena, item, "name");
        party->entity =
            cast_find(cast, analysis, text_of(cast->arena, item, "entity"), party->text);
        bool actor = span_is(text_of(cast->arena, item, "role"), "actor");
        party->role = actor ? PARTY_ACTOR : PARTY_RECIPIENT;
        copy_code(party->country, text_of(cast->arena, item, "country"));
        copy_code(party->sector, text_of(cast->arena, item, "sector"));
    }
    event->parties = parties;
    event->party_count = json_array_size(list);
}

static bool covers(const struct extent *at, enum field field, const struct event *event)
{
    return field == event->field && at->start < event->trigger.end &&
           at->end > event->trigger.start;
}

/* The word that the given place turns on: what the own reading takes for the trigger there, else
 * the word that governs the others. */
static const struct token *head_of(const struct analysis *analysis, const struct event *event,
                                   const struct event **read)
{
    const struct document *document = &analysis->document;
    const struct token *head = NULL;
    *read = NULL;
    for (size_t i = 0; i < analysis->event_count && !*read; i++) {
        const struct event *other = &analysis->events[i];
        bool typed = event->type == EVENT_TYPE_COUNT || event->type == other->type;
        if (typed && covers(&other->trigger, other->field, event)) {
            *read = other;
        }
    }
    for (size_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        for (uint32_t i = 0; i < sentence->token_count; i++) {
            const struct token *token = &document->tokens[sentence->first_token + i];
            bool outer = token->head == 0 || token->head > sentence->token_count;
            const struct token *above =
                outer ? NULL : &document->tokens[sentence->first_token + token->head - 1];
            if (covers(&token->at, sentence->field, event) &&
                (!above || !covers(&above->at, sentence->field, event)) &&
                (!head || (head->upos != UPOS_VERB && token->upos == UPOS_VERB))) {
                head = token;
            }
        }
    }
    return head;
}

/* Sets sentence and extents; false when the place is in no sentence. */
static bool take_place_in_text(const struct analysis *analysis, json_t *given, struct event *event)
{
    const char *field = json_string_value(json_object_get(given, "field"));
    event->field = field && strcmp(field, "title") == 0 ? FIELD_TITLE : FIELD_BODY;
    event->trigger.start = (uint32_t)json_integer_value(json_object_get(given, "start"));
    event->trigger.end = (uint32_t)json_integer_value(json_object_get(given, "end"));
    for (size_t s = 0; s < analysis->document.sentence_count; s++) {
        const struct sentence *sentence = &analysis->document.sentences[s];
        if (covers(&sentence->at, sentence->field, event)) {
            event->sentence = sentence->index;
            event->sentence_at = sentence->at;
            return true;
        }
    }
    return false;
}

/* The words of the given place, which stand for the act's short sentence. */
static struct span place_text(const struct analysis *analysis, const struct event *event)
{
    struct span field = document_field(&analysis->document, event->field);
    return span_slice(field, utf8_byte_offset(field, event->trigger.start),
                      utf8_byte_offset(field, event->trigger.end));
}

static struct period parse_bounds(struct span text)
{
    struct period period = PERIOD_UNKNOWN, part;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '/') {
            if (period_parse(span_slice(text, 0, i), &part) == STATUS_OK) {
                period.earliest = part.earliest;
            }
            if (period_parse(span_slice(text, i + 1, text.len), &part) == STATUS_OK) {
                period.latest = part.latest;
            }
            period.precision = PRECISION_RANGE;
            return period;
        }
    }
    return text.ptr && period_parse(text, &part) == STATUS_OK ? part : period;
}

/* Whether an expression in the act's own sentence agrees with its date. */
static bool says_date(const struct analysis *analysis, const struct event *event)
{
    for (size_t i = 0; i < analysis->date_count; i++) {
        const struct date *date = &analysis->dates[i];
        if (date->field == event->field && date->sentence == event->sentence &&
            period_is_known(date->period) && period_overlaps(date->period, event->period)) {
            return true;
        }
    }
    return false;
}

static bool take_event(struct cast *cast, const struct analysis *analysis, json_t *given, bool own,
                       struct event *event)
{
    struct arena *arena = cast->arena;
    *event = (struct event){.date = UINT32_MAX, .place = ENTITY_UNRESOLVED, .confidence = 0.9F};
    event->type = event_type_from_name(text_of(arena, given, "type"));
    const struct event *read;
    if (!take_place_in_text(analysis, given, event)) {
        return false;
    }
    const struct token *head = head_of(analysis, event, &read);
    if (event->type == EVENT_TYPE_COUNT) {
        event->type = read ? read->type : event_type_from_name(text_of(arena, given, "fallback"));
    }
    event->status = event_status_from_name(text_of(arena, given, "status"));
    event->trigger_text = read ? read->trigger_text : head ? head->text : SPAN("act");
    event->trigger_lemma = read ? read->trigger_lemma : head ? head->lemma : SPAN("act");
    event->title = place_text(analysis, event);
    event->period = parse_bounds(text_of(arena, given, "date"));
    if (own && !says_date(analysis, event)) {
        event->period = PERIOD_UNKNOWN;
    }
    event->date_basis = period_is_known(event->period) ? DATE_EXPLICIT : DATE_UNRESOLVED;
    event->place_text = text_of(arena, given, "place");
    event->place = cast_find(cast, analysis, event->place_text, event->place_text);
    take_parties(cast, analysis, given, event);
    return true;
}

/* Puts the given acts, their parties and places into the place of what was read. */
static void take_given(struct arena *arena, json_t *given, bool own, struct analysis *analysis)
{
    size_t most = 0;
    for (size_t i = 0; i < json_array_size(given); i++) {
        most += 1 + json_array_size(json_object_get(json_array_get(given, i), "parties"));
    }
    struct cast cast = {arena, ARENA_ARRAY(arena, struct entity, most), 0};
    struct event *events = ARENA_ARRAY(arena, struct event, json_array_size(given));
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(given); i++) {
        count += take_event(&cast, analysis, json_array_get(given, i), own, &events[count]);
    }
    analysis->mention_count = 0;
    analysis->entities = cast.entities;
    analysis->entity_count = cast.count;
    analysis->events = events;
    analysis->event_count = count;
}

/* --- out -------------------------------------------------------------------------------------- */

static json_t *parties_json(const struct evidence_record *row)
{
    json_t *list = json_array();
    for (size_t i = 0; i < row->party_count; i++) {
        const struct evidence_party *party = &row->parties[i];
        json_array_append_new(
            list,
            json_pack("{s:s, s:o, s:o}", "role", party->role == PARTY_ACTOR ? "actor" : "recipient",
                      "text", json_stringn(party->text.ptr, party->text.len), "entity",
                      party->entity.ptr ? json_stringn(party->entity.ptr, party->entity.len)
                                        : json_null()));
    }
    return list;
}

static void write_event(struct arena *arena, const struct event_record *event)
{
    for (size_t i = 0; i < event->evidence_count; i++) {
        const struct evidence_record *row = &event->evidence[i];
        json_t *out = json_pack(
            "{s:o, s:s, s:i, s:i, s:s, s:s, s:o, s:o, s:o, s:o, s:o}", "article",
            json_stringn(row->article.ptr, row->article.len), "field", field_name(row->field),
            "start", (int)row->trigger.start, "end", (int)row->trigger.end, "type",
            event_type_name(event->type), "status", event_status_name(event->status), "date",
            period_is_known(event->period) && period_format(arena, event->period).ptr
                ? json_string(
                      arena_printf(arena, "%.*s", SPAN_ARG(period_format(arena, event->period)))
                          .ptr)
                : json_null(),
            "title", json_stringn(event->title.ptr, event->title.len), "event",
            json_stringn(event->id.ptr, event->id.len), "trigger",
            json_stringn(row->trigger_text.ptr, row->trigger_text.len), "parties",
            parties_json(row));
        json_dumpf(out, stdout, JSON_COMPACT);
        (void)putchar('\n');
        json_decref(out);
    }
}

static enum status write_all(struct store *store, struct arena *arena, struct failure *failure)
{
    struct store_reader *reader = NULL;
    enum status status = store_reader_new(store, &reader, failure);
    if (status != STATUS_OK) {
        return status;
    }
    struct query query = query_default();
    query.limit = 0;
    query.with_body = true;
    struct event_page page;
    status = store_read_begin(reader, 0);
    if (status == STATUS_OK) {
        status = events_list(reader, arena, &query, &page);
    }
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        write_event(arena, &page.rows[i]);
    }
    store_read_end(reader);
    store_reader_free(reader);
    return status;
}

static enum status put_all(struct store *store, const struct reading *readings, size_t count,
                           struct failure *failure)
{
    struct store_load *load = NULL;
    enum status status = store_load_begin(store, &load, failure);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = store_load_put_article(load, &readings[i].article, &readings[i].analysis,
                                        (struct span){0});
    }
    return status == STATUS_OK ? store_load_publish(load, failure) : status;
}

/* --- in --------------------------------------------------------------------------------------- */

static void read_line(struct arena *arena, const struct engine *engine, json_t *line,
                      struct taking taking, struct reading *out)
{
    out->article = article_unknown();
    out->article.id = text_of(arena, line, "id");
    out->article.title = text_of(arena, line, "title");
    out->article.body = text_of(arena, line, "text");
    out->article.hash = out->article.id;
    struct span date = text_of(arena, line, "date");
    if (date.ptr && period_parse(date, &out->article.published) == STATUS_OK) {
        out->article.published_basis = PUBLISHED_METADATA;
    }
    analysis_run(arena, engine, &out->article, &out->analysis);
    if (taking.given) {
        take_given(arena, json_object_get(line, "events"), taking.own, &out->analysis);
    }
}

static size_t read_all(struct arena *arena, const struct engine *engine, struct taking taking,
                       struct reading **out)
{
    struct reading *readings = NULL;
    size_t count = 0, capacity = 0, text_capacity = 0;
    char *text = NULL;
    while (getline(&text, &text_capacity, stdin) > 0) {
        json_t *line = json_loads(text, 0, NULL);
        readings = arena_grow(arena, readings, count, &capacity, sizeof *readings);
        if (line) {
            read_line(arena, engine, line, taking, &readings[count++]);
        }
        json_decref(line);
    }
    free(text);
    *out = readings;
    return count;
}

int main(int argc, char **argv)
{
    struct taking taking = {0};
    for (int i = 1; i < argc; i++) {
        taking.given = taking.given || strcmp(argv[i], "--given") == 0;
        taking.own = taking.own || strcmp(argv[i], "--own") == 0;
    }
    struct engine *engine = NULL;
    struct store *store = NULL;
    struct failure failure = {0};
    struct store_options options = {":memory:", "1", "1"};
    if (engine_new(NULL, &engine, &failure) != STATUS_OK ||
        store_open(&options, &store, &failure) != STATUS_OK) {
        return fail(failure.text);
    }
    struct arena *arena = arena_new();
    struct reading *readings = NULL;
    size_t count = read_all(arena, engine, taking, &readings);
    enum status status = put_all(store, readings, count, &failure);
    if (status == STATUS_OK) {
        status = write_all(store, arena, &failure);
    }
    store_close(store);
    arena_free(arena);
    engine_free(engine);
    return status == STATUS_OK ? 0 : fail(failure.text[0] ? failure.text : "the store failed");
}
