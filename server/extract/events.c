/* From sentences to events: every token that the lexicon knows as an act is read with its
 * surroundings (event_surface), given parties, a status and a date, and kept when somebody takes
 * part in it.
 *
 * What is said to happen under "will", "would", "not" or "plans to" gets its status from those
 * words. The date is the sentence's own date expression nearest to the act; a sentence without one
 * leaves the event undated. */
#include "extract/events.h"

#include "engine.h"
#include "event_frame.h"
#include "event_party.h"
#include "event_surface.h"
#include "event_title.h"

/* Events under construction. */
struct event_list {
    struct event *items;
    size_t count;
    size_t capacity;
};

static uint32_t *tokens_to_mentions(struct arena *arena, const struct analysis *a)
{
    uint32_t *map = ARENA_ARRAY(arena, uint32_t, a->document.token_count + 1);
    for (size_t i = 0; i < a->document.token_count; i++) {
        map[i] = TOKEN_NONE;
    }
    for (size_t m = 0; m < a->mention_count; m++) {
        for (uint32_t i = 0; i < a->mentions[m].token_count; i++) {
            map[a->mentions[m].first_token + i] = (uint32_t)m;
        }
    }
    return map;
}

static uint32_t *tokens_to_dates(struct arena *arena, const struct analysis *a)
{
    uint32_t *map = ARENA_ARRAY(arena, uint32_t, a->document.token_count + 1);
    for (size_t i = 0; i < a->document.token_count; i++) {
        map[i] = TOKEN_NONE;
    }
    for (size_t d = 0; d < a->date_count; d++) {
        for (uint32_t i = 0; i < a->dates[d].token_count; i++) {
            map[a->dates[d].first_token + i] = (uint32_t)d;
        }
    }
    return map;
}

struct status_word {
    const char *word;
    enum event_status status;
    bool negated;
};

static const struct status_word status_words[] = {
    {"will", EVENT_PLANNED, false},       {"would", EVENT_HYPOTHETICAL, false},
    {"could", EVENT_HYPOTHETICAL, false}, {"may", EVENT_HYPOTHETICAL, false},
    {"might", EVENT_HYPOTHETICAL, false}, {"should", EVENT_HYPOTHETICAL, false},
    {"if", EVENT_HYPOTHETICAL, false},    {"unless", EVENT_HYPOTHETICAL, false},
    {"not", EVENT_DENIED, true},          {"n't", EVENT_DENIED, true},
    {"never", EVENT_DENIED, true},
};

/* The status that the few words before the act give it. */
static void read_status(const struct event_scene *scene, uint32_t at, struct event *event)
{
    for (uint32_t i = at; i > scene->first && at - i < 4; i--) {
        for (size_t w = 0; w < sizeof status_words / sizeof *status_words; w++) {
            if (span_is(scene->tokens[i - 1].norm, status_words[w].word)) {
                event->status = status_words[w].status;
                event->negated = status_words[w].negated;
                return;
            }
        }
    }
}

static void read_date(const struct event_scene *scene, uint32_t at, struct event *event)
{
    uint32_t best = UINT32_MAX;
    event->date = UINT32_MAX;
    event->period = PERIOD_UNKNOWN;
    for (uint32_t i = scene->first; i < scene->end; i++) {
        uint32_t date = scene->date_of[i];
        uint32_t gap = i > at ? i - at : at - i;
        if (date != TOKEN_NONE && gap < best &&
            period_is_known(scene->analysis->dates[date].period)) {
            best = gap;
            event->date = date;
            event->period = scene->analysis->dates[date].period;
            event->date_basis = scene->analysis->dates[date].basis;
        }
    }
}

static void add_event(const struct event_scene *scene, const struct event_frame *frame,
                      struct event_list *list)
{
    const struct document *document = &scene->analysis->document;
    struct event event = {.type = frame->rule->type,
                          .mode = frame->rule->mode,
                          .cameo = frame->rule->cameo,
                          .field = scene->sentence->field,
                          .sentence = scene->sentence->index,
                          .sentence_at = scene->sentence->at,
                          .place = ENTITY_UNRESOLVED,
                          .confidence = 0.5F};
    event.parties = event_party_list(scene, frame, &event.party_count);
    if (event.party_count == 0) {
        return;
    }
    event.trigger = document_extent(document, frame->first, frame->count);
    event.trigger_text = document_text(document, frame->first, frame->count);
    event.trigger_lemma = frame->lemma;
    read_status(scene, frame->head, &event);
    read_date(scene, frame->head, &event);
    event.title = event_title_make(scene, &event);
    event.key = event_title_key(scene, &event);
    list->items =
        arena_grow(scene->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = event;
}

static bool sentence_tells(const struct sentence *sentence)
{
    return sentence->kind == BLOCK_PARAGRAPH || sentence->field == FIELD_TITLE;
}

void events_find(struct arena *arena, const struct engine *engine, struct period published,
                 struct analysis *analysis)
{
    const struct document *document = &analysis->document;
    struct event_list list = {0};
    struct event_scene scene = {.arena = arena,
                                .lexicon = engine->events,
                                .analysis = analysis,
                                .tokens = document->tokens,
                                .mention_of = tokens_to_mentions(arena, analysis),
                                .date_of = tokens_to_dates(arena, analysis),
                                .published = published};
    for (size_t s = 0; s < document->sentence_count; s++) {
        scene.sentence = &document->sentences[s];
        scene.first = scene.sentence->first_token;
        scene.end = scene.first + scene.sentence->token_count;
        if (!sentence_tells(scene.sentence)) {
            continue;
        }
        for (uint32_t token = scene.first; token < scene.end; token++) {
            struct event_frame frame;
            if (event_surface_fill(&scene, token, &frame)) {
                add_event(&scene, &frame, &list);
            }
        }
    }
    analysis->events = list.items;
    analysis->event_count = list.count;
}
