/* From sentences to events.
 *
 * Every verb and noun that the lexicon knows as an act is read with its places in the tree
 * (event_predicate), judged by what governs it (event_judge) and given its parties, date, place and
 * title. Verbs come first: a noun that is part of a verb's act ("held talks", "imposed sanctions")
 * is not told again, and a verb of harm whose subject is an act itself ("the attack killed") leaves
 * the telling to that noun. An act about another act ("threatened to attack") takes its code from
 * both. Sentences without a tree give nothing. From one sentence to the next only the day is taken
 * over, where it goes on telling the same (event_time_near), and the two whom "they" or "the two
 * sides" may mean (event_pair); whom a description may mean, and which act came first, is looked up
 * at the end (event_meant, event_order). */
#include "extract/events.h"

#include <string.h>

#include "event_act.h"
#include "event_bare.h"
#include "event_blast.h"
#include "event_filter.h"
#include "event_judge.h"
#include "event_meant.h"
#include "event_order.h"
#include "event_pair.h"
#include "event_party.h"
#include "event_place.h"
#include "event_play.h"
#include "event_predicate.h"
#include "event_split.h"
#include "event_status.h"
#include "event_sufferer.h"
#include "event_time.h"
#include "event_time_near.h"
#include "event_title.h"
#include "event_toll.h"
#include "event_tree.h"
#include "extract/engine_parts.h"
#include "extract/repairs/event_repair.h"

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

/* "a 19-year-old was held": somebody of that age, no time of an event. */
static bool is_somebody(const struct document *document, const struct date *date)
{
    const struct token *last = &document->tokens[date->first_token + date->token_count - 1];
    bool stands = last->deprel == DEPREL_NSUBJ || last->deprel == DEPREL_NSUBJ_PASS ||
                  last->deprel == DEPREL_OBJ || last->deprel == DEPREL_OBL;
    return stands && date->token_count > 1 &&
           (span_is(last->norm, "old") || span_is(last->norm, "olds"));
}

static uint32_t *tokens_to_dates(struct arena *arena, const struct analysis *a)
{
    uint32_t *map = ARENA_ARRAY(arena, uint32_t, a->document.token_count + 1);
    for (size_t i = 0; i < a->document.token_count; i++) {
        map[i] = TOKEN_NONE;
    }
    for (size_t d = 0; d < a->date_count; d++) {
        uint32_t count = is_somebody(&a->document, &a->dates[d]) ? 0 : a->dates[d].token_count;
        for (uint32_t i = 0; i < count; i++) {
            map[a->dates[d].first_token + i] = (uint32_t)d;
        }
    }
    return map;
}

/* Into the order of the text; a sentence has few. */
static void sort_events(struct event *events, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct event event = events[i];
        size_t at = i;
        while (at > 0 && events[at - 1].trigger.start > event.trigger.start) {
            events[at] = events[at - 1];
            at--;
        }
        events[at] = event;
    }
}

/* "used water cannon and tear gas", "imposed asset freezes and travel bans": what is joined to a
 * part of the act. */
static void consume_joined(const struct event_scene *scene, const struct table *set,
                           enum event_type type, uint32_t token, bool *consumed)
{
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        struct event_frame other;
        bool joined = scene->tokens[c].deprel == DEPREL_CONJ;
        bool same = joined && type == EVENT_SANCTION && event_predicate_is_noun(scene, c) &&
                    event_predicate_read(scene, c, &other) && other.rule->type == type;
        if (same || (joined && event_lexicon_has(set, event_scene_lemma(scene, c)))) {
            consumed[c - scene->first] = true;
        }
    }
}

/* "condemned the killing of X": an act of its own, which somebody speaks of. */
static bool is_condemned(const struct event_scene *scene, const struct event_frame *frame,
                         uint32_t token)
{
    struct event_frame act;
    uint32_t of = frame->slots[SLOT_OF];
    return frame->rule->type == EVENT_ACCUSE && token == frame->slots[SLOT_OBJ] &&
           of != TOKEN_NONE && event_scene_is_party(scene, of) &&
           event_predicate_is_noun(scene, token) && event_predicate_read(scene, token, &act) &&
           (act.rule->type == EVENT_ASSAULT || act.rule->type == EVENT_COERCE);
}

/* Marks the nouns that are part of this act, so that they are not told again. A cancelled act is
 * told: it did not take place; but "cancelled $300 in aid" tells of no aid. */
static void consume(const struct event_scene *scene, const struct event_frame *frame,
                    bool *consumed)
{
    const struct event_operator *governing = event_scene_operator(scene, frame->head);
    if (governing && governing->effect == EFFECT_CANCELLED) {
        uint32_t kind = frame->slots[SLOT_IN];
        if (kind != TOKEN_NONE && frame->rule->type == EVENT_SANCTION) {
            consumed[kind - scene->first] = true;
        }
        return;
    }
    uint32_t talks = event_party_talks(scene, frame);
    if (talks != TOKEN_NONE) {
        consumed[talks - scene->first] = true;
    }
    uint32_t object = frame->slots[SLOT_OBJ];
    struct event_frame thing;
    if (object != TOKEN_NONE && event_predicate_is_noun(scene, object) &&
        event_predicate_read(scene, object, &thing) && thing.rule->combine == COMBINE_NONE &&
        thing.rule->type == EVENT_AGREE) {
        consumed[object - scene->first] = true;
    }
    if (object != TOKEN_NONE && frame->rule->after.ptr &&
        span_equal(scene->tokens[object].norm, frame->rule->after)) {
        consumed[object - scene->first] = true;
    }
    for (size_t i = 0; i < frame->rule->need_count; i++) {
        const struct event_condition *need = &frame->rule->needs[i];
        uint32_t token = frame->slots[need->slot];
        if (need->set && !need->absent && token != TOKEN_NONE && need->slot != SLOT_SUBJ &&
            !is_condemned(scene, frame, token)) {
            consumed[token - scene->first] = true;
            consume_joined(scene, need->set, frame->rule->type, token, consumed);
        }
    }
}

/* "to resume attacks", "to continue its strikes": reads the act that is gone on with. */
static bool read_resumed(const struct event_scene *scene, uint32_t verb, struct event_frame *inner)
{
    static const char *const goes_on[] = {"resume", "continue",  "launch",   "carry",  "conduct",
                                          "step",   "intensify", "escalate", "pursue", NULL};
    uint32_t object = event_tree_find(scene, verb, DEPREL_OBJ);
    return event_predicate_is_verb(scene, verb) && object != TOKEN_NONE &&
           span_is_one_of(event_scene_lemma(scene, verb), goes_on) &&
           event_predicate_is_noun(scene, object) && event_predicate_read(scene, object, inner);
}

/* Reads the act that this one speaks of into `inner`; false when it speaks of none. */
static bool read_inner(const struct event_scene *scene, const struct event_frame *frame,
                       struct event_frame *inner)
{
    static const char *const places[] = {"xcomp", "ccomp", "obj", "for", "to", "with", "of", "on"};
    bool agreed = frame->rule->combine == COMBINE_AGREE; /* "on a ceasefire" */
    for (size_t i = 0; i < sizeof places / sizeof *places - !agreed; i++) {
        uint32_t token = frame->slots[event_slot_from_name(span_of(places[i]))];
        if (token != TOKEN_NONE && token != frame->head &&
            (event_predicate_read(scene, token, inner) || read_resumed(scene, token, inner))) {
            return true;
        }
    }
    return false;
}

/* Whether the parties found are enough to tell the act: talks need somebody who talks. */
static bool has_enough_parties(const struct event *event)
{
    return event->party_count > 1 ||
           (event->party_count == 1 &&
            (event->type != EVENT_CONSULT || event->parties[0].role == PARTY_ACTOR));
}

/* "two bombs went off", "a helicopter crashed": a clause that says what a thing did. */
static bool tells_of_thing(const struct event_scene *scene, const struct event_frame *frame,
                           enum event_type type)
{
    uint32_t verb = frame->head;
    uint32_t subject = event_tree_find(scene, verb, DEPREL_NSUBJ);
    if (!event_sufferer_harms(type) || !event_predicate_is_verb(scene, verb) ||
        subject == TOKEN_NONE) {
        return false;
    }
    bool befalls =
        type != EVENT_ASSAULT && !event_lexicon_in(scene->lexicon, EVENT_CLASS_HARM, frame->lemma);
    return subject < verb && event_predicate_is_noun(scene, subject) &&
           (befalls || !event_scene_is_party(scene, subject)) &&
           !event_tree_is(scene, verb, DEPREL_ACL_RELCL) &&
           event_tree_word(scene, verb, "why") == TOKEN_NONE &&
           event_tree_word(scene, verb, "how") == TOKEN_NONE;
}

/* "the bill was passed on Friday", "the curfew was lifted": acts of which a passive with a subject
 * need not say whose they are; what is lifted, closed or seized must be named. */
static bool is_told_of_nobody(const struct event_scene *scene, const struct event_frame *frame,
                              enum event_type type)
{
    static const char *const moves[] = {"deploy", "mobilize", "send", "dispatch", NULL};
    const uint32_t types = 1U << EVENT_LEGISLATE | 1U << EVENT_LEGAL | 1U << EVENT_SUPPORT |
                           1U << EVENT_AGREE | 1U << EVENT_REJECT | 1U << EVENT_CONSULT |
                           1U << EVENT_SANCTION | 1U << EVENT_PUBLISH;
    uint32_t thing = event_tree_find(scene, frame->head, DEPREL_NSUBJ_PASS);
    return thing != TOKEN_NONE && ((types >> type & 1) != 0 ||
                                   ((type == EVENT_RETREAT || type == EVENT_COERCE) &&
                                    event_predicate_is_noun(scene, thing)) ||
                                   (type == EVENT_MOBILIZE && span_is_one_of(frame->lemma, moves)));
}

/* "The site was blocked": a clause that tells of the past what befell a thing; "the vote was
 * rigged" is a charge. */
static bool is_done(const struct event_scene *scene, const struct event_frame *frame,
                    const struct event *event)
{
    static const char *const past[] = {"was", "were", "been", NULL};
    uint32_t thing = event_tree_find(scene, frame->head, DEPREL_NSUBJ_PASS);
    return event->status == EVENT_HAPPENED && event->type != EVENT_SANCTION &&
           thing != TOKEN_NONE && event_predicate_is_noun(scene, thing) &&
           !span_is(frame->lemma, "rig") && !event_tree_is(scene, frame->head, DEPREL_ACL_RELCL) &&
           !event_tree_is(scene, frame->head, DEPREL_ADVCL) &&
           event_tree_word(scene, frame->head, "to") == TOKEN_NONE &&
           event_tree_has_one_of(scene, frame->head, past);
}

/* "the storm claimed three lives": whom it killed is only counted. */
static bool claims_lives(const struct event_scene *scene, uint32_t act)
{
    uint32_t verb = event_predicate_is_verb(scene, act) ? act : event_tree_head(scene, act);
    uint32_t lives = verb == TOKEN_NONE ? verb : event_tree_find(scene, verb, DEPREL_OBJ);
    return lives != TOKEN_NONE && span_is(event_scene_lemma(scene, lives), "life") &&
           span_is(event_scene_lemma(scene, verb), "claim") &&
           event_tree_find(scene, lives, DEPREL_NUMMOD) != TOKEN_NONE;
}

/* Whether an act without any party may be told: harm that a clause is about, and acts of a kind
 * that has a place or day of its own. */
static bool needs_no_party(const struct event_scene *scene, const struct event_frame *frame,
                           const struct event *event)
{
    bool harm = event_sufferer_harms(event->type);
    if (tells_of_thing(scene, frame, event->type) ||
        (harm &&
         (event_toll_verb(scene, frame->head) != TOKEN_NONE || claims_lives(scene, frame->head)))) {
        return true;
    }
    bool known = event->place != ENTITY_UNRESOLVED || period_is_known(event->period);
    bool passive = frame->passive && event_predicate_is_verb(scene, frame->head);
    if ((known || is_done(scene, frame, event)) && passive &&
        is_told_of_nobody(scene, frame, event->type)) {
        return true;
    }
    bool participle = passive && event_tree_is(scene, frame->head, DEPREL_ACL) &&
                      scene->tokens[frame->head].xpos == XPOS_VBN &&
                      event->status == EVENT_HAPPENED;
    if (participle && period_is_known(event->period) &&
        (event->type == EVENT_AGREE || event->type == EVENT_SANCTION ||
         event->type == EVENT_SUPPORT || event->type == EVENT_PUBLISH ||
         event->type == EVENT_LEGISLATE)) {
        return true; /* "a truce agreed in April", "a study published in 2012" */
    }
    return (known && (harm || event->type == EVENT_ELECT || event->type == EVENT_PROTEST)) ||
           event_bare_is_told(scene, frame, event);
}

static void keep_actors(struct event *event)
{
    size_t count = 0;
    while (count < event->party_count && event->parties[count].role == PARTY_ACTOR) {
        count++;
    }
    event->party_count = count;
}

/* "Norway will not meet the rebels": who refuses stands before the verb, whom he refuses behind. */
static void turn_to_refused(const struct event_scene *scene, const struct event_frame *frame,
                            struct event *event)
{
    struct party *parties = ARENA_ARRAY(scene->arena, struct party, event->party_count + 1);
    for (size_t i = 0; i < event->party_count; i++) {
        parties[i] = event->parties[i];
        if (parties[i].at.byte_start > scene->tokens[frame->head].at.byte_start) {
            parties[i].role = PARTY_RECIPIENT;
        }
    }
    event->parties = parties;
}

/* "the president said Egypt should build it": what one wants of one's own country is a policy. */
static bool is_own_policy(const struct event_scene *scene, const struct event_frame *frame,
                          const struct event *event)
{
    const struct event_rule *rule = frame->rule;
    bool said = rule->recipient_count > 0 && rule->recipients[0] == SLOT_DUE;
    const struct mention *whose = said ? event_scene_mention(scene, frame->slots[SLOT_DUE]) : NULL;
    return whose && whose->subtype == SUBTYPE_COUNTRY && event->party_count > 1 &&
           event->parties[0].country[0] != '\0' &&
           strcmp(event->parties[0].country, event->parties[1].country) == 0;
}

static bool has_recipient(const struct event *event)
{
    for (size_t i = 0; i < event->party_count; i++) {
        if (event->parties[i].role == PARTY_RECIPIENT) {
            return true;
        }
    }
    return false;
}

/* Makes two of an event whose verb has two objects with a day of their own. */
static bool tells_of_two(const struct event_scene *scene, const struct event_frame *frame,
                         struct event *event, struct event *second)
{
    struct event_split split;
    if (!event_split_find(scene, frame, &split)) {
        return false;
    }
    struct event whole = *event;
    size_t count = 0;
    const struct party *parties = event_party_list(scene, &split.frame, NULL, &count);
    event_split_apply(scene, &split, parties, count, event, second);
    bool two = has_recipient(event) && has_recipient(second);
    *event = two ? *event : whole;
    return two;
}

static void push_event(const struct event_scene *scene, struct event_list *list,
                       const struct event *event)
{
    list->items =
        arena_grow(scene->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = *event;
}

/* The trigger's words; of a passive that only says that an act takes place, with the act:
 * "[elections are held]", or, where much stands between them, the act alone. */
static void set_trigger(const struct event_scene *scene, const struct event_frame *frame,
                        struct event *event)
{
    enum { REACH = 5 };
    static const char *const takes_place[] = {"hold",     "stage", "conduct", "carry", "mount",
                                              "schedule", "set",   "slate",   NULL};
    const struct document *document = &scene->analysis->document;
    uint32_t first = frame->first, count = frame->count;
    uint32_t act = frame->passive ? frame->slots[SLOT_OBJ] : TOKEN_NONE;
    if (act != TOKEN_NONE && act < first && span_is_one_of(frame->lemma, takes_place) &&
        event_predicate_is_noun(scene, act) &&
        event_lexicon_noun(scene->lexicon, event_scene_lemma(scene, act))) {
        count = first - act < REACH ? count + first - act : 1;
        first = act;
    }
    event->trigger = document_extent(document, first, count);
    event->trigger_text = document_text(document, first, count);
}

static bool has_told(const struct event_list *list, enum event_type type)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].type == type) {
            return true;
        }
    }
    return false;
}

/* Tells the act if it is to be told; false when it is dropped because nobody takes part in it, so
 * that a noun in it may still tell more. */
static bool add_event(const struct event_scene *scene, const struct event_frame *frame,
                      struct event_list *list)
{
    struct event_verdict verdict = event_judge(scene, frame);
    if (!event_status_of_absence(scene, frame, &verdict)) {
        return false;
    }
    struct event event = {.field = scene->sentence->field,
                          .sentence = scene->sentence->index,
                          .sentence_at = scene->sentence->at,
                          .status = verdict.status,
                          .negated = verdict.negated,
                          .trigger_lemma = frame->lemma};
    event_time_set(scene, frame, &event);
    bool ahead = event.period.earliest != DAY_NONE && scene->published.latest != DAY_NONE &&
                 event.period.latest != DAY_NONE && event.period.latest > scene->published.latest;
    if (!verdict.told && !(verdict.promised && period_is_known(event.period)) &&
        !(verdict.scheduled && ahead)) {
        return true;
    }
    struct event_frame inner;
    bool speaks = frame->rule->combine != COMBINE_NONE && read_inner(scene, frame, &inner);
    event_act_set(scene, frame, speaks ? &inner : NULL, &verdict, &event);
    event_blast_settle(scene, frame, list->items, list->count, &event);
    event_place_set(scene, frame, &event);
    event.parties = event_party_list(scene, frame, speaks ? &inner : NULL, &event.party_count);
    if (event.type == EVENT_COOPERATE && frame->rule->type == EVENT_ACCUSE) {
        keep_actors(&event);
    }
    if (event.type == EVENT_REJECT && frame->rule->type != EVENT_REJECT) {
        turn_to_refused(scene, frame, &event);
    }
    bool bare = !has_enough_parties(&event) && !needs_no_party(scene, frame, &event);
    if (bare && !period_is_known(event.period)) {
        event.date = UINT32_MAX; /* not "the day after" of "the day after the attack" */
    }
    if ((bare && (!event_bare_is_topic(scene, frame, &event) || has_told(list, event.type))) ||
        is_own_policy(scene, frame, &event)) {
        return false;
    }
    set_trigger(scene, frame, &event);
    event.confidence = event.party_count > 1 ? 0.8F : event.party_count == 1 ? 0.6F : 0.5F;
    if (!verdict.told) {
        event.status = EVENT_PLANNED;
    }
    event_status_settle(scene, frame, &event);
    event.title = arena_one_line(scene->arena, event_title_make(scene, frame, event.status));
    if (bare && !memchr(event.title.ptr, ' ', event.title.len)) {
        return false; /* no clause says anything of it */
    }
    struct event second;
    bool two = tells_of_two(scene, frame, &event, &second);
    push_event(scene, list, &event);
    if (two) {
        push_event(scene, list, &second);
    }
    return true;
}

/* A part of a headline that names what the other part tells of: "Ukraine war:". */
static bool is_label(const struct document *document, const struct sentence *sentence)
{
    const struct token *tokens = document->tokens + sentence->first_token;
    if (!span_is(tokens[sentence->token_count - 1].text, ":")) {
        return false;
    }
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        if (tokens[i].upos == UPOS_VERB) {
            return false;
        }
    }
    return true;
}

static bool sentence_tells(const struct document *document, const struct sentence *sentence)
{
    bool title = sentence->field == FIELD_TITLE;
    return title ? !is_label(document, sentence) : sentence->kind == BLOCK_PARAGRAPH;
}

static void read_sentence(struct event_scene *scene, struct event_list *list)
{
    event_scene_read_lemmas(scene);
    if (!event_tree_link(scene)) {
        return;
    }
    enum event_play play = PLAY_NONE;
    bool play_asked = false;
    bool *consumed = ARENA_ARRAY(scene->arena, bool, scene->end - scene->first);
    size_t start = list->count;
    for (int nouns = 0; nouns < 2; nouns++) {
        for (uint32_t token = scene->first; token < scene->end; token++) {
            struct event_frame frame;
            if (event_predicate_is_noun(scene, token) != (nouns == 1) ||
                consumed[token - scene->first] || !event_predicate_read(scene, token, &frame) ||
                event_filter_drops(scene, &frame)) {
                continue;
            }
            if (!play_asked) { /* only where something is told: in every second sentence */
                play = event_play_of(scene);
                play_asked = true;
            }
            if (play == PLAY_FABLE) {
                return;
            }
            if (play == PLAY_SPORT && !event_play_befalls_players(scene, &frame)) {
                continue;
            }
            if (add_event(scene, &frame, list)) {
                consume(scene, &frame, consumed);
            }
        }
    }
    sort_events(list->items + start, list->count - start);
    event_toll_set(scene, list->items + start, list->count - start);
}

void events_find(struct arena *arena, const struct engine *engine, struct period published,
                 struct analysis *analysis)
{
    const struct document *document = &analysis->document;
    struct event_list list = {0};
    if (document->token_count == 0) {
        return;
    }
    struct token *tokens = ARENA_ARRAY(arena, struct token, document->token_count + 1);
    if (document->token_count) {
        memcpy(tokens, document->tokens, document->token_count * sizeof *tokens);
    }
    struct event_scene scene = {.arena = arena,
                                .lexicon = engine->events,
                                .given_names = engine->given_names,
                                .analysis = analysis,
                                .tokens = tokens,
                                .mention_of = tokens_to_mentions(arena, analysis),
                                .date_of = tokens_to_dates(arena, analysis),
                                .published = published};
    struct event_telling before = {0};
    for (size_t s = 0; s < document->sentence_count; s++) {
        size_t start = list.count;
        scene.sentence = &document->sentences[s];
        scene.first = scene.sentence->first_token;
        scene.end = scene.first + scene.sentence->token_count;
        if (sentence_tells(document, scene.sentence)) {
            event_repair_tree(&scene, tokens);
            read_sentence(&scene, &list);
        }
        struct event_telling now = {scene.sentence, list.items + start, list.count - start};
        before.events = list.items + (start - before.count); /* the list may have moved */
        event_time_inherit(&scene, &before, &now);
        before = event_time_follow(&scene, &before, &now);
    }
    event_pairs_resolve(arena, analysis, list.items, list.count);
    event_meant_find(arena, engine->events, analysis, list.items, list.count);
    event_order_set(document, list.items, list.count);
    analysis->events = list.items;
    analysis->event_count = list.count;
}
