/* Finds the dates of a document: sentence by sentence, tokens become atoms, the three tables of
 * date_rules.c turn them into readings, date_resolve.c places each against the publication and
 * the dates before it. Everything is found from words, so it works before tagging; each sentence
 * costs one look-up per token and little more unless it holds a date. */
#include "extract/dates.h"

#include <string.h>

#include "base/utf8.h"
#include "date_atoms.h"
#include "date_clock.h"
#include "date_cue.h"
#include "date_habit.h"
#include "date_holidays.h"
#include "date_lists.h"
#include "date_match.h"
#include "date_name.h"
#include "date_nearest.h"
#include "date_present.h"
#include "date_quote.h"
#include "date_resolve.h"
#include "date_rules.h"
#include "date_tense.h"
#include "date_trim.h"
#include "extract/engine_parts.h"

/* How many sentences a date stays in mind, and how often joins are tried on one sentence. */
#define MEMORY_SENTENCES 4
#define NEAR_SENTENCES   2
#define JOIN_ROUNDS      6

/* So many printed years that lie so long before publication make a text history, where they are so
 * many times as many as later ones. */
#define HISTORY_YEARS 3
#define HISTORY_SHARE 2
#define HISTORY_DAYS  730

struct finder {
    struct arena *arena;
    const struct document *document;
    const struct date_grammar *grammar;
    struct period published;
    struct date_nodes nodes;
    struct analysis *analysis;
    size_t capacity;
    size_t mention; /* how far its mentions are behind the sentence at hand */

    struct date_place recent; /* the last date placed, and where it stood */
    size_t recent_sentence;
    struct date_place day; /* the last day told, and where it stood */
    size_t day_sentence;
    struct date_place part; /* the last month, quarter or season */
    bool since;             /* "since" stood before `recent` */
    int32_t clock;          /* the minutes of the day it told, -1 for none */
    struct date_place told; /* the last one whose year is printed or follows from such a one */
    size_t told_sentence;
    bool told_opens;          /* at most one word stands before it */
    bool told_aside;          /* it only bounds something: "teachers hired after July 2011" */
    struct date_place coming; /* the last day that lay ahead of the time told: "adjourned until" */
    size_t coming_sentence;

    struct date_place said; /* when the words within its quotation marks were said */

    size_t old_years; /* printed years long before publication */
    size_t new_years; /* printed years about it */
    bool has_news;    /* a weekday, today, yesterday … was told */
};

/* --- holidays ----------------------------------------------------------------------------- */

static bool may_be_holiday(const struct date_node *node)
{
    int32_t value = 0;
    return date_match_node(node, C_HOLIDAY, &value);
}

/* Joins the nodes [at, end) into one holiday. */
static void join_holiday(struct finder *finder, size_t at, size_t end, uint8_t holiday)
{
    struct date_nodes *nodes = &finder->nodes;
    struct date_node *node = &nodes->items[at];
    node->last_token = nodes->items[end - 1].last_token;
    node->end = nodes->items[end - 1].end;
    node->words = NULL;
    node->word_count = 0;
    node->class = K_HOLIDAY;
    node->reading = ARENA_NEW(finder->arena, struct date_reading);
    *node->reading = date_reading_empty(K_HOLIDAY);
    node->reading->holiday = holiday;
    memmove(&nodes->items[at + 1], &nodes->items[end], (nodes->count - end) * sizeof(*node));
    nodes->count -= end - at - 1;
}

/* Whether a capitalised word goes on: "Easter Island" is no day. */
static bool is_named(const struct date_nodes *nodes, size_t next)
{
    int32_t value = 0;
    return next < nodes->count && date_match_node(&nodes->items[next], E_PROPER, &value);
}

/* What tells that a feast is meant that people are called by, too: "during Ramadan". */
static const uint16_t before_named[] = {C_OF,    C_DURING, C_IN,   C_FOR,     C_BEFORE, C_AFTER,
                                        C_SINCE, C_UNTIL,  C_THIS, C_LAST,    C_NEXT,   C_EVERY,
                                        C_EACH,  C_BY,     C_THE,  C_THROUGH, C_WITHIN, 0};

/* "the hottest May day" is no feast. */
static bool is_day_in_may(struct span text)
{
    return span_is(text, "May day");
}

/* What only opens names of feasts and opens none here is a word like any other: "the day before
 * Canada signed". */
static void forget_openers(struct date_nodes *nodes)
{
    for (size_t at = 0; at < nodes->count; at++) {
        struct date_node *node = &nodes->items[at];
        if (node->word_count == 1 && node->words[0].class == C_HOLIDAY) {
            node->words = NULL;
            node->word_count = 0;
        }
    }
}

static void find_holidays(struct finder *finder, struct span text)
{
    struct date_nodes *nodes = &finder->nodes;
    for (size_t at = 0; at < nodes->count; at++) {
        if (!may_be_holiday(&nodes->items[at])) {
            continue;
        }
        size_t length = 0;
        uint32_t start = nodes->items[at].start;
        uint8_t holiday = date_holidays_match(span_slice(text, start, text.len), &length);
        if (holiday && is_day_in_may(span_slice(text, start, start + length))) {
            continue;
        }
        if (holiday && date_holidays_is_name(holiday) &&
            (at == 0 || !date_match_in(&nodes->items[at - 1], before_named))) {
            continue;
        }
        for (size_t end = at; holiday && end < nodes->count; end++) {
            if (nodes->items[end].end == start + length && !is_named(nodes, end + 1)) {
                join_holiday(finder, at, end + 1, holiday);
                break;
            }
        }
    }
    forget_openers(nodes);
}

/* --- telling what was found --------------------------------------------------------------- */

/* Byte and code point offsets of the bytes [start, end) between two tokens. */
static struct extent extent_of(const struct document *document, const struct date_node *node)
{
    const struct token *first = &document->tokens[node->first_token];
    const struct token *last = &document->tokens[node->last_token];
    size_t head = node->start - first->at.byte_start;
    size_t tail = node->end - last->at.byte_start;
    return (struct extent){
        .byte_start = node->start,
        .byte_end = node->end,
        .start = first->at.start + (uint32_t)utf8_count(span_slice(first->text, 0, head)),
        .end = last->at.start + (uint32_t)utf8_count(span_slice(last->text, 0, tail)),
    };
}

/* "at dawn", "until dusk", "by mid-afternoon": words that are short enough to be one time of the
 * day, after a preposition of time; "at night" and "in the evening" may be any. */
static bool is_hour_of_light(const struct finder *finder, const struct date_node *node)
{
    static const char *const words[] = {"dawn",    "daybreak",  "dusk",   "mid-afternoon",
                                        "sunrise", "nightfall", "sunset", "mid-morning",
                                        "sundown", "lunchtime"};
    static const char *const before[] = {"at", "by", "until", "before", "since", "after", "around"};
    static const char *const parts[] = {"morning", "afternoon", "evening"};
    if (node->first_token == 0) {
        return false;
    }
    struct span word = finder->document->tokens[node->first_token].norm;
    struct span preposition = finder->document->tokens[node->first_token - 1].norm;
    bool light = false;
    bool timed = false;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        light = light || span_is(word, words[i]);
    }
    for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
        timed = timed || span_is(preposition, before[i]);
    }
    for (size_t i = 0; span_is(preposition, "by") && i < sizeof(parts) / sizeof(parts[0]); i++) {
        light = light || span_is(word, parts[i]);
    }
    return light && timed;
}

/* A part of the day alone is told only where it is one of a certain day: "overnight", "in the
 * morning", "the pre-dawn". */
static bool part_is_telling(const struct finder *finder, const struct date_node *node)
{
    struct span word = finder->document->tokens[node->first_token].norm;
    return node->first_token != node->last_token || span_is(word, "overnight") ||
           span_is(word, "pre-dawn") || span_is(word, "predawn") || is_hour_of_light(finder, node);
}

static bool is_told(const struct finder *finder, const struct date_node *node)
{
    switch (node->class) {
    case K_BLOCK:
    case K_ZONE:
        return false;
    case K_PART:
        return part_is_telling(finder, node);
    default:
        return node->class >= K_FIRST;
    }
}

/* Whether two sentences stand in one paragraph. */
static bool same_paragraph(const struct sentence *a, const struct sentence *b)
{
    return a->field == b->field && a->paragraph == b->paragraph;
}

/* Whether a token of the sentence `index` stands within quotation marks opened in its paragraph. */
static bool is_quoted(const struct finder *finder, size_t index, uint32_t token)
{
    const struct sentence *sentences = finder->document->sentences;
    size_t first = index;
    while (first > 0 && same_paragraph(&sentences[first - 1], &sentences[index])) {
        first--;
    }
    return date_quote_is_open(finder->document, sentences[first].first_token, token);
}

/* "In 1931 the king fled. In April …": the sentence before opens with a year long past, this one
 * with a part of it. */
static bool is_opened_before(const struct finder *finder, size_t index,
                             const struct date_node *node, const struct date_context *context)
{
    const struct sentence *now = &finder->document->sentences[index];
    bool old = context->published.earliest != DAY_NONE &&
               context->told.latest < context->published.earliest - HISTORY_DAYS;
    bool past = context->direction < 0 || context->would;
    return context->told_near && old && past && finder->told_opens &&
           index == finder->told_sentence + 1 && node->first_token <= now->first_token + 1;
}

/* Sets what the dates before this one have left behind. */
static void recall(const struct finder *finder, size_t index, struct date_context *context)
{
    const struct sentence *sentences = finder->document->sentences;
    const struct sentence *now = &sentences[index];
    if (date_place_is_known(finder->recent)) {
        const struct sentence *then = &sentences[finder->recent_sentence];
        bool near = index - finder->recent_sentence <= MEMORY_SENTENCES;
        context->recent = near && now->field == then->field ? finder->recent : PLACE_NONE;
        context->part = near && now->field == then->field ? finder->part : PLACE_NONE;
        context->first = now->field != then->field;
        context->same_sentence = now == then;
        context->same_paragraph = near && same_paragraph(now, then);
    }
    if (date_place_is_known(finder->day) && sentences[finder->day_sentence].field == now->field) {
        context->day = finder->day;
        context->day_near = index - finder->day_sentence <= NEAR_SENTENCES;
    }
    if (date_place_is_known(finder->coming) && finder->coming_sentence == index) {
        context->coming = finder->coming;
    }
    if (date_place_is_known(finder->told)) {
        const struct sentence *then = &sentences[finder->told_sentence];
        context->told = now->field == then->field ? finder->told : PLACE_NONE;
        context->told_near = same_paragraph(now, then) && (now == then || !finder->told_aside);
        context->told_opens = now == then && finder->told_opens;
    }
    context->history = finder->old_years >= HISTORY_YEARS &&
                       finder->old_years > HISTORY_SHARE * finder->new_years && !finder->has_news;
}

/* Sets what the words around the date say of its time. */
static void read_clause(const struct document *document, const struct sentence *now,
                        const struct date_node *node, struct date_context *context)
{
    uint32_t first = node->first_token, last = node->last_token;
    struct date_tense tense = date_tense_of(document, now, first, last);
    context->direction = tense.direction;
    context->would = tense.would;
    context->plain = tense.plain;
    context->nearest = tense.nearest;
    context->record = tense.record;
    context->pluperfect = date_tense_is_pluperfect(document, now);
    context->joined = date_cue_is_joined(document, now->first_token, first);
    context->habit = date_habit_is_told(document, now, first);
    context->compared = date_cue_is_comparison(document, now->first_token, first);
    context->attributive = date_tense_is_attributive(document, now, first, last);
}

static struct date_context context_at(const struct finder *finder, size_t index,
                                      const struct date_node *node)
{
    const struct sentence *now = &finder->document->sentences[index];
    struct date_context context = {.published = finder->published,
                                   .recent = PLACE_NONE,
                                   .told = PLACE_NONE,
                                   .day = PLACE_NONE,
                                   .part = PLACE_NONE,
                                   .coming = PLACE_NONE,
                                   .since = finder->since,
                                   .first = true,
                                   .clock = finder->clock};
    recall(finder, index, &context);
    read_clause(finder->document, now, node, &context);
    if (date_place_is_known(finder->said) && is_quoted(finder, index, node->first_token)) {
        context.published = (struct period){finder->said.earliest, finder->said.latest,
                                            date_place_precision(finder->said)};
    }
    context.told_opens = context.told_opens || is_opened_before(finder, index, node, &context);
    if ((finder->told_sentence != index && date_present_is_main(finder->document, now)) ||
        date_present_is_perfect(finder->document, now, node->first_token, node->last_token)) {
        context.told = PLACE_NONE; /* "January has begun well": the present one */
    }
    return context;
}

static bool is_news(const struct date_reading *reading)
{
    bool day = reading->weekday || reading->kind == K_RELDAY || reading->kind == K_DATETIME;
    return day && !reading->year && !reading->month && !reading->other;
}

/* "rose from a month earlier and a year earlier": what is only compared with leads nowhere. */
static bool is_compared_with(const struct date_reading *reading, const struct date_context *context)
{
    return context->compared && reading->shift < 0 && !reading->other &&
           (reading->anchor == ANCHOR_CONTEXT || reading->anchor == ANCHOR_TOLD);
}

/* "the worst since May 1983, when 63 died": what happened then is told. */
static bool is_dwelt_on(const struct document *document, const struct date_node *node)
{
    uint32_t next = node->last_token + 1;
    next += next < document->token_count && span_is(document->tokens[next].norm, ",");
    return next < document->token_count && span_is(document->tokens[next].norm, "when");
}

/* Keeps what later dates of the text may hang on. */
static void remember(struct finder *finder, size_t index, const struct date_node *node,
                     const struct date_context *context, struct date_place place)
{
    const struct date_reading *reading = node->reading;
    uint32_t first = node->first_token;
    finder->has_news = finder->has_news || is_news(reading);
    uint32_t start = finder->document->sentences[index].first_token;
    bool since = first > start && span_is(finder->document->tokens[first - 1].norm, "since");
    bool compared = since && context->record && date_place_is_known(finder->recent) &&
                    !is_dwelt_on(finder->document, node);
    if (!date_place_is_known(place) || compared || is_compared_with(reading, context)) {
        return; /* "the biggest drop since August 2014" tells nothing of that month */
    }
    int32_t published = finder->published.earliest;
    bool old = published == DAY_NONE || place.latest < published - HISTORY_DAYS;
    bool follows = reading->month && (context->history || context->told_near) &&
                   date_place_is_known(context->told);
    if (reading->year || follows) {
        finder->told = place;
        finder->told_sentence = index;
        finder->told_opens = first <= start + 1;
        finder->told_aside = date_cue_is_bound(finder->document, start, first) ||
                             date_cue_is_aside(finder->document, start, first, node->last_token);
        finder->old_years += reading->year && old;
        finder->new_years += reading->year && !old;
    }
    bool later = reading->kind == K_RELDAY && reading->anchor == ANCHOR_CONTEXT &&
                 reading->unit == UNIT_YEAR && !reading->other;
    if (later) { /* "eight years later, … on 11 March": of that year */
        finder->told = place;
        finder->told_sentence = index;
        finder->told_opens = true;
        finder->told_aside = false;
    } else if (date_nearest_is_of_now(reading, finder->told, place)) {
        finder->told = PLACE_NONE;
    }
    if (context->would && context->direction > 0) {
        finder->coming = place;
        finder->coming_sentence = index;
        return; /* what was still to come then is no point of the story */
    }
    finder->recent = place;
    finder->recent_sentence = index;
    finder->clock = date_clock_minutes(reading);
    finder->since = since;
    if (place.unit == UNIT_MONTH || place.unit == UNIT_QUARTER || place.unit == UNIT_SEASON) {
        finder->part = place;
    }
    if (place.unit == UNIT_DAY) {
        finder->day = place;
        finder->day_sentence = index;
    }
}

/* "the night of the attack": a part of a day that an event tells. */
static bool is_part_of_event(const struct finder *finder, size_t at)
{
    const struct date_nodes *nodes = &finder->nodes;
    return nodes->items[at].class == K_PART && at + 1 < nodes->count &&
           date_match_is(&nodes->items[at + 1], C_OF);
}

/* So many days may pass between a dateline and the publication. */
#define WIRE_DAYS 3

/* "PARIS, Feb. 20 -- … said today": the day on which it was written, not that of the paper. */
static void take_dateline(struct finder *finder, const struct sentence *sentence,
                          struct date_place place)
{
    struct period *published = &finder->published;
    bool dateline = sentence->kind == BLOCK_DATELINE && place.unit == UNIT_DAY &&
                    date_place_is_known(place) && published->precision == PRECISION_DAY;
    if (dateline && place.earliest < published->earliest &&
        published->earliest - place.earliest <= WIRE_DAYS) {
        *published = period_of_day(place.earliest);
    }
}

static void tell(struct finder *finder, size_t index, size_t at)
{
    struct analysis *analysis = finder->analysis;
    const struct sentence *sentence = &finder->document->sentences[index];
    struct date_node node = date_trim(finder->arena, finder->document, &finder->nodes, at);
    if (date_name_holds(analysis, node.first_token, node.last_token, &finder->mention)) {
        return;
    }
    struct date_context context = context_at(finder, index, &node);
    struct date_place place = PLACE_NONE;
    struct date date = {.field = sentence->field, .sentence = sentence->index};
    if (!date_resolve(finder->arena, &context, node.reading, &date, &place)) {
        return;
    }
    date.at = extent_of(finder->document, &node);
    date.first_token = node.first_token;
    date.token_count = node.last_token - node.first_token + 1;
    date.text = span_slice(document_field(finder->document, sentence->field), node.start, node.end);
    analysis->dates = arena_grow(finder->arena, analysis->dates, analysis->date_count,
                                 &finder->capacity, sizeof(date));
    analysis->dates[analysis->date_count++] = date;
    remember(finder, index, &node, &context, place);
    take_dateline(finder, sentence, place);
}

/* Finds the day on which the words within the sentence's quotation marks were said, where it is
 * told before them or in the same sentence. */
static void find_saying(struct finder *finder, size_t index)
{
    const struct sentence *sentence = &finder->document->sentences[index];
    if (date_place_is_known(finder->said) && !is_quoted(finder, index, sentence->first_token)) {
        finder->said = PLACE_NONE; /* else the speech that has begun goes on */
    }
    for (size_t i = 0; i < finder->nodes.count; i++) {
        const struct date_node *node = &finder->nodes.items[i];
        if (!is_told(finder, node) ||
            !date_quote_is_day_of_saying(finder->document, sentence, node->first_token,
                                         node->last_token) ||
            is_quoted(finder, index, node->first_token)) {
            continue;
        }
        struct date_context context = context_at(finder, index, node);
        struct date date;
        (void)date_resolve(finder->arena, &context, node->reading, &date, &finder->said);
        return;
    }
}

static bool has_reading(const struct date_nodes *nodes)
{
    for (size_t i = 0; i < nodes->count; i++) {
        if (nodes->items[i].reading) {
            return true;
        }
    }
    return false;
}

/* The token of "since then" or "ever since", which lead from the past told to the present;
 * UINT32_MAX for none. */
static uint32_t since_then(const struct document *document, const struct sentence *sentence)
{
    uint32_t end = sentence->first_token + sentence->token_count;
    for (uint32_t i = sentence->first_token; i + 1 < end; i++) {
        bool since = span_is(document->tokens[i].norm, "since") &&
                     span_is(document->tokens[i + 1].norm, "then");
        bool ever = span_is(document->tokens[i].norm, "ever") &&
                    span_is(document->tokens[i + 1].norm, "since");
        if (since || ever) {
            return i;
        }
    }
    return UINT32_MAX;
}

static void find_in_sentence(struct finder *finder, size_t index)
{
    const struct sentence *sentence = &finder->document->sentences[index];
    struct date_nodes *nodes = &finder->nodes;
    if (!date_atoms_read(finder->arena, finder->document, sentence, nodes)) {
        return;
    }
    find_holidays(finder, document_field(finder->document, sentence->field));
    if (!date_match_apply(finder->arena, &finder->grammar->passes[PASS_WORDS], nodes) &&
        !has_reading(nodes)) {
        return;
    }
    date_lists_share_month(finder->arena, finder->document, nodes);
    for (int i = 0; i < JOIN_ROUNDS; i++) {
        if (!date_match_apply(finder->arena, &finder->grammar->passes[PASS_JOINS], nodes)) {
            break;
        }
    }
    date_lists_share_year(finder->arena, nodes);
    if (date_match_apply(finder->arena, &finder->grammar->passes[PASS_RANGES], nodes)) {
        (void)date_match_apply(finder->arena, &finder->grammar->passes[PASS_RANGES], nodes);
    }
    date_lists_share_day(finder->arena, finder->document, nodes);
    find_saying(finder, index);
    uint32_t now = since_then(finder->document, sentence);
    for (size_t i = 0; i < nodes->count; i++) {
        finder->told = nodes->items[i].first_token > now ? PLACE_NONE : finder->told;
        if (is_told(finder, &nodes->items[i]) && !is_part_of_event(finder, i)) {
            tell(finder, index, i);
        }
    }
}

void dates_find(struct arena *arena, const struct engine *engine, struct period published,
                struct analysis *analysis)
{
    struct finder finder = {.arena = arena,
                            .document = &analysis->document,
                            .published = published,
                            .analysis = analysis,
                            .recent = PLACE_NONE,
                            .told = PLACE_NONE,
                            .day = PLACE_NONE,
                            .part = PLACE_NONE,
                            .coming = PLACE_NONE,
                            .said = PLACE_NONE,
                            .clock = -1};
    finder.grammar = engine ? engine->dates : date_grammar_new(arena);
    finder.nodes.index = &finder.grammar->words;
    analysis->dates = NULL;
    analysis->date_count = 0;
    for (size_t i = 0; i < analysis->document.sentence_count; i++) {
        find_in_sentence(&finder, i);
    }
}
