#ifndef DATELINED_TESTS_STORE_FIXTURE_H
#define DATELINED_TESTS_STORE_FIXTURE_H

/* What the store's tests share: a temporary archive, and articles made by hand: a text, the names
 * to be found in it, and events told by its sentences. */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/calendar.h"
#include "base/utf8.h"
#include "store/load.h"
#include "store/records.h"
#include "store/store.h"

#define TEXT(span, expected) assert_span((span), (expected), __LINE__)

static inline void assert_span(struct span span, const char *expected, int line)
{
    if (expected == NULL ? span.ptr != NULL : !span_is(span, expected)) {
        fail_msg("line %d: \"%.*s\" is not \"%s\"", line, SPAN_ARG(span),
                 expected ? expected : "(absent)");
    }
}

static inline int32_t day(int year, int month, int number)
{
    return day_from_civil((struct civil){year, month, number});
}

struct fixture {
    struct arena *arena;
    struct store *store;
    struct store_reader *reader;
    char folder[64];
    char path[128];
};

static inline void fixture_open_as(struct fixture *fixture, const char *reading)
{
    struct failure failure = {0};
    struct store_options options = {fixture->path, "1.0", reading};
    if (store_open(&options, &fixture->store, &failure) != STATUS_OK ||
        store_reader_new(fixture->store, &fixture->reader, &failure) != STATUS_OK) {
        fail_msg("%s", failure.text);
    }
}

static inline void fixture_open(struct fixture *fixture)
{
    fixture_open_as(fixture, "r1");
}

static inline void fixture_close(struct fixture *fixture)
{
    store_reader_free(fixture->reader);
    store_close(fixture->store);
    fixture->reader = NULL;
    fixture->store = NULL;
}

static inline int fixture_setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_new();
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/store-test-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    snprintf(fixture->path, sizeof fixture->path, "%s/a.db", fixture->folder);
    fixture_open(fixture);
    *state = fixture;
    return 0;
}

static inline int fixture_teardown(void **state)
{
    struct fixture *fixture = *state;
    if (fixture->store) {
        fixture_close(fixture);
    }
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal", ".lock"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        char path[160];
        snprintf(path, sizeof path, "%s%s", fixture->path, suffixes[i]);
        unlink(path);
    }
    rmdir(fixture->folder);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static inline struct store_load *fixture_begin(struct fixture *fixture)
{
    struct store_load *load = NULL;
    struct failure failure = {0};
    if (store_load_begin(fixture->store, &load, &failure) != STATUS_OK) {
        fail_msg("%s", failure.text);
    }
    return load;
}

static inline void fixture_publish(struct store_load *load)
{
    struct failure failure = {0};
    store_load_all_read(load);
    if (store_load_publish(load, &failure) != STATUS_OK) {
        fail_msg("%s", failure.text);
    }
}

static inline void fixture_read(struct fixture *fixture)
{
    assert_int_equal(store_read_begin(fixture->reader, 0), STATUS_OK);
}

/* "type:Name" or "type:Name=canonical name"; the mentions are all its occurrences in the texts. */
struct given_event {
    const char *title;
    enum event_type type;
    enum event_status status;
    const char *trigger; /* a word of the body */
    const char *actor;   /* printed names among the article's, or NULL */
    const char *recipient;
    const char *place;
    struct period when;
    float confidence;
};

struct given {
    const char *id;
    const char *title;
    const char *body;
    const char *source;
    const char *author;
    int32_t published; /* DAY_NONE: undated */
    const char *names[8];
    struct given_event events[4];
    const char *file;           /* path of its file record; NULL: posted */
    const char *country, *role; /* of the first name; NULL: not told */
    const char *section, *language;
    bool unknown; /* no lexicon knows the names: their types are a guess */
};

static inline struct extent extent_at(struct span text, size_t start, size_t end)
{
    return (struct extent){.byte_start = (uint32_t)start,
                           .byte_end = (uint32_t)end,
                           .start = (uint32_t)utf8_count(span_slice(text, 0, start)),
                           .end = (uint32_t)utf8_count(span_slice(text, 0, end))};
}

static inline uint32_t sentence_of(struct span text, size_t at)
{
    uint32_t sentence = 0;
    for (size_t i = 0; i + 1 < at; i++) {
        sentence += text.ptr[i] == '.' && text.ptr[i + 1] == ' ';
    }
    return sentence;
}

static inline void add_mentions(struct arena *arena, struct analysis *analysis, size_t *capacity,
                                struct span text, enum field field, struct span name,
                                enum entity_type type, uint32_t entity)
{
    for (size_t at = span_find(text, name, 0); text.ptr && at != SIZE_MAX;
         at = span_find(text, name, at + name.len)) {
        analysis->mentions = arena_grow(arena, analysis->mentions, analysis->mention_count,
                                        capacity, sizeof *analysis->mentions);
        analysis->mentions[analysis->mention_count++] =
            (struct mention){.at = extent_at(text, at, at + name.len),
                             .field = field,
                             .sentence = sentence_of(text, at),
                             .text = span_slice(text, at, at + name.len),
                             .type = type,
                             .confidence = 0.9f,
                             .entity = entity};
        analysis->entities[entity].mention_count++;
    }
}

/* The article's entity that is printed so. */
static inline uint32_t entity_named(const struct given *given, const char *printed)
{
    for (uint32_t i = 0; printed && i < 8 && given->names[i]; i++) {
        const char *name = strchr(given->names[i], ':') + 1;
        if (strncmp(name, printed, strcspn(name, "=")) == 0 &&
            strlen(printed) == strcspn(name, "=")) {
            return i;
        }
    }
    return ENTITY_UNRESOLVED;
}

/* "Aid Union Lima (AUL)" has the acronym in brackets, which is no part of its name, and a body
 * whose name is capitals has nothing else. */
static inline void add_acronym(struct arena *arena, struct entity *entity)
{
    size_t at = span_find(entity->name, SPAN(" ("), 0);
    struct span acronym =
        at == SIZE_MAX ? entity->name : span_slice(entity->name, at + 2, entity->name.len - 1);
    bool capitals = acronym.len > 2;
    for (size_t i = 0; i < acronym.len; i++) {
        capitals = capitals && acronym.ptr[i] >= 'A' && acronym.ptr[i] <= 'Z';
    }
    if (!capitals) {
        return;
    }
    struct short_name *names = ARENA_ARRAY(arena, struct short_name, 1);
    names[0].word =
        arena_printf(arena, "organization:%.*s", SPAN_ARG(utf8_fold_plain(arena, acronym)));
    entity->name = at == SIZE_MAX ? entity->name : span_slice(entity->name, 0, at);
    entity->short_names = names;
    entity->short_name_count = 1;
    entity->partial = at == SIZE_MAX;
}

/* First word given name, last word family name. */
static inline void add_short_names(struct arena *arena, struct entity *entity)
{
    struct span rest = utf8_fold_plain(arena, entity->name);
    struct short_name *names = ARENA_ARRAY(arena, struct short_name, 2);
    if (entity->type != ENTITY_PERSON) {
        return;
    }
    names[1] = (struct short_name){.word = span_cut(&rest, ' ')};
    entity->partial = rest.ptr == NULL;
    names[0] = (struct short_name){.word = names[1].word, .family = true};
    while (rest.ptr) {
        names[0].word = span_cut(&rest, ' ');
    }
    entity->short_names = names;
    entity->short_name_count = entity->partial ? 1 : 2;
}

static inline void add_names(struct arena *arena, const struct given *given,
                             struct analysis *analysis)
{
    size_t capacity = 0;
    analysis->entities = ARENA_ARRAY(arena, struct entity, 8);
    for (uint32_t i = 0; i < 8 && given->names[i]; i++) {
        struct span name = span_of(given->names[i]);
        struct span type_name = span_cut(&name, ':');
        struct span printed = span_cut(&name, '=');
        enum entity_type type = entity_type_from_name(type_name);
        struct entity *entity = &analysis->entities[analysis->entity_count++];
        entity->name = name.ptr ? name : printed;
        if (type == ENTITY_ORGANIZATION) {
            add_acronym(arena, entity);
        }
        entity->key = arena_printf(arena, "%.*s:%.*s", SPAN_ARG(type_name),
                                   SPAN_ARG(utf8_fold_plain(arena, entity->name)));
        entity->type = type;
        add_short_names(arena, entity);
        if (given->unknown) {
            entity->alike =
                arena_printf(arena, "=%.*s", SPAN_ARG(utf8_fold_plain(arena, entity->name)));
        }
        bool seoul = span_is(entity->name, "Seoul");
        entity->coordinates.lat = seoul ? 37.57 : (double)NAN;
        entity->coordinates.lon = seoul ? 126.98 : (double)NAN;
        snprintf(entity->country, sizeof entity->country, "%s", seoul ? "KOR" : "");
        entity->subtype = seoul ? SUBTYPE_CITY : SUBTYPE_NONE;
        if (i == 0 && given->country) {
            snprintf(entity->country, sizeof entity->country, "%s", given->country);
        }
        if (i == 0 && given->role) {
            struct role *role = ARENA_NEW(arena, struct role);
            *role = (struct role){.title = span_of(given->role), .field = FIELD_BODY};
            entity->roles = role;
            entity->role_count = 1;
        }
        add_mentions(arena, analysis, &capacity, span_of(given->title), FIELD_TITLE, printed, type,
                     i);
        add_mentions(arena, analysis, &capacity, span_of(given->body), FIELD_BODY, printed, type,
                     i);
    }
}

static inline void add_party(struct party *parties, struct event *event, struct span body,
                             const struct given *given, const char *printed, enum party_role role)
{
    if (printed == NULL) {
        return;
    }
    size_t at = span_find(body, span_of(printed), 0);
    parties[event->party_count++] = (struct party){
        .role = role,
        .at = at == SIZE_MAX ? (struct extent){0} : extent_at(body, at, at + strlen(printed)),
        .text = span_of(printed),
        .entity = entity_named(given, printed)};
    event->parties = parties;
}

static inline void add_event(struct arena *arena, const struct given *given,
                             const struct given_event *told, struct analysis *analysis)
{
    struct span body = span_of(given->body);
    struct event *event = &analysis->events[analysis->event_count++];
    size_t trigger = span_find(body, span_of(told->trigger), 0);
    assert_true(trigger != SIZE_MAX);
    size_t start = trigger, end = trigger;
    while (start > 0 && !(body.ptr[start - 1] == ' ' && start > 1 && body.ptr[start - 2] == '.')) {
        start--;
    }
    while (end < body.len && body.ptr[end] != '.') {
        end++;
    }
    *event =
        (struct event){.type = told->type,
                       .status = told->status,
                       .period = told->when,
                       .date_basis = period_is_known(told->when) ? DATE_EXPLICIT : DATE_UNRESOLVED,
                       .date = UINT32_MAX,
                       .trigger = extent_at(body, trigger, trigger + strlen(told->trigger)),
                       .trigger_text = span_of(told->trigger),
                       .field = FIELD_BODY,
                       .sentence = sentence_of(body, trigger),
                       .sentence_at = extent_at(body, start, end < body.len ? end + 1 : end),
                       .place = entity_named(given, told->place),
                       .place_text = span_of(told->place),
                       .title = span_of(told->title),
                       .confidence = told->confidence};
    struct party *parties = ARENA_ARRAY(arena, struct party, 2);
    add_party(parties, event, body, given, told->actor, PARTY_ACTOR);
    add_party(parties, event, body, given, told->recipient, PARTY_RECIPIENT);
}

static inline void fixture_put(struct fixture *fixture, struct store_load *load,
                               const struct given *given)
{
    struct arena *arena = fixture->arena;
    struct article article = article_unknown();
    article.id = span_of(given->id);
    article.title = span_of(given->title);
    article.body = span_of(given->body);
    article.source = span_of(given->source);
    article.section = span_of(given->section);
    article.language = span_of(given->language);
    struct span *author = ARENA_NEW(arena, struct span);
    *author = span_of(given->author);
    article.authors = author;
    article.author_count = given->author != NULL;
    if (given->published != DAY_NONE) {
        article.published = period_of_day(given->published);
        article.published_basis = PUBLISHED_DATELINE;
    }
    struct analysis analysis = {.events = ARENA_ARRAY(arena, struct event, 4)};
    add_names(arena, given, &analysis);
    for (size_t i = 0; i < 4 && given->events[i].title; i++) {
        add_event(arena, given, &given->events[i], &analysis);
    }
    assert_int_equal(store_load_put_article(load, &article, &analysis, span_of(given->file)),
                     STATUS_OK);
}

static inline void fixture_load(struct fixture *fixture, const struct given *articles, size_t count)
{
    struct store_load *load = fixture_begin(fixture);
    for (size_t i = 0; i < count; i++) {
        fixture_put(fixture, load, &articles[i]);
    }
    fixture_publish(load);
}

#endif
