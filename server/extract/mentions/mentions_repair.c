/* Goes over the spans once; each rule looks at one span and the tokens and spans after it, and
 * leaves alone what it does not know. Headings in capitals or title case are left as they are where
 * a capital would be the evidence. What it does not do: find names of its own, but for acronyms. */
#include "mentions_repair.h"

#include "base/nicknames.h"
#include "mentions_beside.h"
#include "mentions_bodies.h"
#include "mentions_defined.h"
#include "mentions_edges.h"
#include "mentions_kinds.h"
#include "mentions_reject.h"
#include "mentions_walk.h"

#define ACRONYM_MAX    8
#define CAMPUS_LETTERS 4
#define PARTS_MAX      4 /* of a list inside a name */

/* Whether the last word of [first, end) closes names of `type` and is nobody's name. */
static bool head_closes(const struct walk *walk, uint32_t first, uint32_t end,
                        enum entity_type type)
{
    if (end - first < 2) {
        return false;
    }
    const struct token *last = walk_token(walk, end - 1);
    bool found = false;
    for (const struct sense *sense = gazetteer_find(walk->gazetteer, last->norm); sense;
         sense = sense->next) {
        if (sense->kind == SENSE_FIRST_NAME || sense->kind == SENSE_SURNAME) {
            return false;
        }
        found = found || (sense->kind == SENSE_HEAD && sense->record->type == type);
    }
    return found && last->text.len > 3 && (last->flags & TOKEN_CAPITAL);
}

/* --- names that were cut ----------------------------------------------------------------------
 */

/* The end of a run at `first` of capitalised words that are usually written small, 0 when there is
 * none, or it goes on, or is a title or a known organization. */
static uint32_t plain_run(const struct walk *walk, uint32_t first, uint32_t limit)
{
    const struct names_token *tokens = walk->view->tokens;
    uint32_t end = first;
    while (end < limit && tokens[end].capital && tokens[end].usual == 1) {
        end++;
    }
    const struct sense *sense = NULL;
    uint32_t titles = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    if (end == first || (end < limit && tokens[end].capital) ||
        walk_phrase(walk, first, end, titles, &sense) > 0 ||
        walk_whole(walk, first, end, SENSE_BIT(SENSE_ORGANIZATION), &sense) > 0) {
        return 0;
    }
    return end;
}

/* The end of ", X, Y and Z" or "and Z" at `first`; 0 when there is no such list. */
static uint32_t list_tail(const struct walk *walk, uint32_t first, uint32_t limit)
{
    for (int part = 0; part < PARTS_MAX && first + 1 < limit; part++) {
        uint32_t at = first + walk_token_is(walk, first, ",");
        bool last = at < limit && (walk_token_is(walk, at, "and") || walk_token_is(walk, at, "&"));
        at += last;
        if (at == first || at >= limit) {
            return 0;
        }
        first = plain_run(walk, at, limit);
        if (last || first == 0) {
            return first;
        }
    }
    return 0;
}

static bool span_has_of(const struct walk *walk, const struct name_span *span)
{
    for (uint32_t i = span->first + 1; i + 1 < span->end; i++) {
        if (walk_token_is(walk, i, "of") || walk_token_is(walk, i, "for")) {
            return true;
        }
    }
    return false;
}

/* "Institute of Epidemiology" goes on to ", Disease Control and Research", "North Vale Fire" to
 * "and Rescue Service". */
static void span_join_list(struct walk *walk, struct name_span *span)
{
    bool place = span->type == ENTITY_PLACE && span->end - span->first > 1;
    bool open = span_has_of(walk, span);
    const struct sense *known = NULL;
    if (!(span->type == ENTITY_ORGANIZATION || place) || span->end - span->first < 2 ||
        !walk_sentence_is_normal(walk, span->sentence) ||
        (walk->view->tokens[span->end - 1].usual == 2 &&
         (!open || walk_phrase(walk, span->end - 1, span->end, SENSES_NAMED, &known) > 0))) {
        return;
    }
    uint32_t tail = list_tail(walk, span->end, walk_sentence_end(walk, span->sentence));
    bool headed = tail > 0 && head_closes(walk, span->end, tail, ENTITY_ORGANIZATION);
    bool closed = head_closes(walk, span->first, span->end, ENTITY_ORGANIZATION);
    bool fits = open ? !place && !headed : headed && !closed;
    if (tail > 0 && fits && walk_reach(walk, span, tail)) {
        span->type = ENTITY_ORGANIZATION;
    }
}

/* "University of Hawaii" goes on to "at Manoa". */
static void span_join_campus(struct walk *walk, struct name_span *span)
{
    uint32_t at = span->end;
    if (span->type != ENTITY_ORGANIZATION || !walk_token_is(walk, span->first, "university") ||
        at + 1 >= walk_sentence_end(walk, span->sentence) || !walk_token_is(walk, at, "at")) {
        return;
    }
    const struct name_span *campus = walk_span_at(walk, at + 1);
    if (campus && campus->type == ENTITY_PLACE) {
        walk_reach(walk, span, campus->end);
    }
}

/* A nickname: Ann "Nan" Lee; in brackets only one that is the given name's: Edward (Ted) Lee. */
static void span_join_nickname(struct walk *walk, struct name_span *span)
{
    uint32_t end = walk_sentence_end(walk, span->sentence);
    uint32_t open = span->end;
    if (span->type != ENTITY_PERSON || open + 3 >= end || !walk->view->tokens[open + 1].capital) {
        return;
    }
    bool round = walk_token_is(walk, open, "(") &&
                 nickname_of(walk_token(walk, span->first)->norm, walk_token(walk, open + 1)->norm);
    if (!round && !walk_token_is(walk, open, "\"")) {
        return;
    }
    const char *closing = round ? ")" : "\"";
    uint32_t close = open + 2;
    close += !walk_token_is(walk, close, closing);
    size_t next = walk->next;
    while (next < walk->spans->count && walk->spans->items[next].first < close) {
        next++;
    }
    bool follows = next < walk->spans->count && walk->spans->items[next].first == close + 1 &&
                   walk->spans->items[next].type == ENTITY_PERSON;
    if (close + 1 < end && walk_token_is(walk, close, closing) && follows) {
        walk_reach(walk, span, walk->spans->items[next].end);
    }
}

/* "Guangdong" goes on to "Province". */
static void span_join_head(struct walk *walk, struct name_span *span)
{
    uint32_t at = span->end;
    uint32_t end = walk_sentence_end(walk, span->sentence);
    if (span->type != ENTITY_PLACE || at >= end || !walk_sentence_is_normal(walk, span->sentence) ||
        walk_span_at(walk, at) || (at + 1 < end && walk->view->tokens[at + 1].capital) ||
        !(walk_token(walk, at)->flags & TOKEN_WORD)) {
        return;
    }
    if (head_closes(walk, span->first, at + 1, ENTITY_PLACE)) {
        span->end = at + 1;
    }
}

/* --- types -------------------------------------------------------------------------------------
 */

/* A given name and one word: "Darrell Castle". */
static bool span_is_given_and_word(const struct walk *walk, const struct name_span *span)
{
    const struct sense *sense = NULL;
    return span->end - span->first == 2 && walk_phrase(walk, span->first, span->first + 1,
                                                       SENSE_BIT(SENSE_FIRST_NAME), &sense) == 1;
}

/* "President Moon", "Mr Jordan": a family name behind a person's title is no place and no body. */
static void span_take_titled(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    uint32_t start = walk->document->sentences[span->sentence].first_token;
    if (span->end - span->first != 1 || span->first == start || span->confidence >= SPAN_SURE ||
        !walk_sentence_is_normal(walk, span->sentence) ||
        !walk->view->tokens[span->first - 1].capital ||
        walk_phrase(walk, span->first - 1, span->first, SENSE_BIT(SENSE_TITLE), &sense) == 0 ||
        walk_phrase(walk, span->first, span->end, SENSE_BIT(SENSE_SURNAME), &sense) == 0) {
        return;
    }
    span->type = ENTITY_PERSON;
    span->confidence = SPAN_SURE;
}

/* Whether a common noun for a place in small letters closes the name: "Vale canal". */
static bool small_head_closes(const struct walk *walk, const struct name_span *span)
{
    uint32_t last = span->end - 1;
    const struct sense *sense = gazetteer_find(walk->gazetteer, walk_token(walk, last)->norm);
    while (sense && !(sense->kind == SENSE_HEAD && sense->record->type == ENTITY_PLACE)) {
        sense = sense->next;
    }
    return sense && last > span->first && !walk->view->tokens[last].capital;
}

/* "Karl Marx Avenue" is no person, "Norwood Airport" no body. */
static void span_take_head(const struct walk *walk, struct name_span *span)
{
    static const enum entity_type types[] = {ENTITY_PLACE, ENTITY_ORGANIZATION};
    if (span->type == ENTITY_OTHER && span->confidence < SPAN_SURE &&
        small_head_closes(walk, span)) {
        span->type = ENTITY_PLACE;
        return;
    }
    if (span->type == ENTITY_ORGANIZATION && span->end - span->first > 1 &&
        walk->view->tokens[span->end - 1].capital &&
        walk_token_is(walk, span->end - 1, "airport")) {
        span->type = ENTITY_PLACE;
        return;
    }
    if (span_is_given_and_word(walk, span)) {
        return;
    }
    for (size_t i = 0; i < 2 && span->type == ENTITY_PERSON; i++) {
        if (head_closes(walk, span->first, span->end, types[i])) {
            span->type = types[i];
        }
    }
}

/* A given name and words with capitals of which none is known otherwise: the model is not sure, and
 * it is a person. What it holds for a body or place is so only when a family name closes it. */
static void span_take_given(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    const uint32_t given = SENSE_BIT(SENSE_FIRST_NAME);
    bool family = walk_whole(walk, span->end - 1, span->end, SENSE_BIT(SENSE_SURNAME), &sense) > 0;
    if ((span->type != ENTITY_OTHER && !family) || span->end - span->first < 2 ||
        span->end - span->first > 3 || span->confidence >= SPAN_SURE ||
        !walk_sentence_is_normal(walk, span->sentence) ||
        walk_phrase(walk, span->first, span->first + 1, given, &sense) == 0 ||
        sense->record->weak || head_closes(walk, span->first, span->end, span->type)) {
        return;
    }
    for (uint32_t i = span->first; i < span->end; i++) {
        bool hyphen = walk_token_is(walk, i, "-");
        bool last = i + 1 == span->end;
        if (!hyphen && !last && !walk->view->tokens[i].capital) {
            return;
        }
        if ((walk_token(walk, i)->flags & TOKEN_ALL_CAPS) || walk->view->tokens[i].usual == 1 ||
            walk_phrase(walk, i, span->end, SENSES_NAMED, &sense) > 0) {
            return;
        }
    }
    span->type = ENTITY_PERSON;
}

/* "Typhoon Ada": no person and no place. */
static bool span_is_led_event(const struct walk *walk, const struct name_span *span)
{
    const struct sense *sense = NULL;
    const uint32_t given = SENSE_BIT(SENSE_FIRST_NAME);
    uint32_t count = walk_phrase(walk, span->first, span->end, SENSE_BIT(SENSE_LEAD), &sense);
    return (span->type == ENTITY_PERSON || span->type == ENTITY_PLACE) && count > 0 &&
           span->first + count + 1 == span->end && sense->record->subtype == SUBTYPE_EVENT &&
           walk->view->tokens[span->end - 1].capital &&
           walk_phrase(walk, span->first, span->first + 1, given, &sense) == 0;
}

/* "Hurricane" before a name of one word, "Battle of" before a place: the event's name begins
 * there. */
static void span_take_lead(const struct walk *walk, struct name_span *span)
{
    uint32_t start = walk->document->sentences[span->sentence].first_token;
    uint32_t taken = walk->out.count ? walk->out.items[walk->out.count - 1].end : 0;
    start = taken > start ? taken : start;
    const struct sense *sense = NULL;
    if (span_is_led_event(walk, span)) {
        span->type = ENTITY_OTHER;
    }
    for (uint32_t back = 2; back > 0 && span->type != ENTITY_OTHER; back--) {
        if (span->end - span->first == 1 && span->first >= start + back &&
            walk->view->tokens[span->first - back].capital &&
            walk_whole(walk, span->first - back, span->first, SENSE_BIT(SENSE_LEAD), &sense) &&
            sense->record->subtype == SUBTYPE_EVENT) {
            span->first -= back;
            span->type = ENTITY_OTHER;
        }
    }
}

/* "Mount" before a name that was taken for a person: a mountain, a lake. */
static void span_take_natural(const struct walk *walk, struct name_span *span)
{
    static const char *const leads[] = {"mount", "mt", "mt.", "lake", "cape", NULL};
    if (span->type == ENTITY_PERSON && span->first > walk_free_start(walk, span->sentence) &&
        walk->view->tokens[span->first - 1].capital &&
        span_is_one_of(walk_token(walk, span->first - 1)->norm, leads)) {
        span->first--;
        span->type = ENTITY_PLACE;
    }
}

/* "MV Cape Star": what stands behind such a prefix is a ship, and the prefix belongs to its name.
 */
static void span_take_vessel(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    for (uint32_t back = 0; back < 2 && span->first >= walk_free_start(walk, span->sentence) + back;
         back++) {
        uint32_t first = span->first - back;
        if (first + 1 < span->end && (walk_token(walk, first)->flags & TOKEN_ALL_CAPS) &&
            walk_sentence_is_normal(walk, span->sentence) &&
            walk_phrase(walk, first, first + 1, SENSE_BIT(SENSE_LEAD), &sense) == 1 &&
            sense->record->subtype == SUBTYPE_PRODUCT && walk->view->tokens[first + 1].capital) {
            span->first = first;
            span->type = ENTITY_OTHER;
            return;
        }
    }
}

/* "US House of Representatives": a country before a known body is a body. */
static void span_take_body(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    const uint32_t origins = SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_NATIONALITY);
    uint32_t first = span->first + walk_token_is(walk, span->first, "the");
    uint32_t origin = walk_phrase(walk, first, span->end, origins, &sense);
    first += origin;
    if (span->type == ENTITY_OTHER && origin > 0 && span->end > first + 1 &&
        walk_whole(walk, first, span->end, SENSE_BIT(SENSE_ORGANIZATION), &sense) > 0) {
        span->type = ENTITY_ORGANIZATION;
    }
}

/* "Immunologist Kristian Moe" at the start of a sentence: the word that is usually written small
 * is what the person does. */
static void span_cut_calling(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    bool opens = span->first == walk->document->sentences[span->sentence].first_token;
    if (span->type == ENTITY_PERSON && opens && span->end - span->first >= 3 &&
        walk_sentence_is_normal(walk, span->sentence) &&
        walk->view->tokens[span->first].usual == 1 &&
        walk_phrase(walk, span->first + 1, span->first + 2, SENSE_BIT(SENSE_FIRST_NAME), &sense) ==
            1 &&
        !sense->record->weak) {
        span->first++;
    }
}

/* Whether the span opens with a given name that is hardly anything else. */
static bool span_opens_given(const struct walk *walk, const struct name_span *span)
{
    const struct sense *sense = NULL;
    return walk_phrase(walk, span->first, span->first + 1, SENSE_BIT(SENSE_FIRST_NAME), &sense) ==
               1 &&
           !sense->record->weak;
}

/* Whether a title stands between the tokens: "Mary Queen" of Scots. */
static bool span_has_title(const struct walk *walk, uint32_t first, uint32_t end)
{
    const struct sense *sense = NULL;
    for (uint32_t i = first; i < end; i++) {
        if (walk_phrase(walk, i, end, SENSE_BIT(SENSE_TITLE), &sense) > 0) {
            return true;
        }
    }
    return false;
}

/* "Ann Lee of the Labour Party", "Ann Lee of Norwood": the person ends at "of"; what follows is
 * written to `rest` when it is a known name, or may be a place. */
static bool span_cut_of(const struct walk *walk, struct name_span *span, struct name_span *rest)
{
    const uint32_t names = SENSE_BIT(SENSE_ORGANIZATION) | SENSE_BIT(SENSE_COUNTRY) |
                           SENSE_BIT(SENSE_REGION) | SENSE_BIT(SENSE_CITY) |
                           SENSE_BIT(SENSE_CAPITAL);
    bool person = span->type == ENTITY_PERSON ||
                  (span->type == ENTITY_ORGANIZATION && span->end - span->first > 3 &&
                   walk_token_is(walk, span->first + 2, "of") && span_opens_given(walk, span));
    for (uint32_t i = span->first + 2; person && i + 1 < span->end; i++) {
        const struct sense *sense = NULL;
        uint32_t first = i + 1 + walk_token_is(walk, i + 1, "the");
        if (!walk_token_is(walk, i, "of") || first >= span->end ||
            walk_whole(walk, span->first, i, SENSE_BIT(SENSE_TITLE), &sense) > 0) {
            continue;
        }
        bool known = walk_whole(walk, first, span->end, names, &sense) > 0;
        bool somebody = span->type == ENTITY_PERSON &&
                        (span_opens_given(walk, span) || !span_has_title(walk, span->first, i));
        if (!known && !somebody) {
            return false;
        }
        *rest = (struct name_span){first, span->end, span->sentence,
                                   known ? sense->record->type : ENTITY_PLACE,
                                   known ? SPAN_SURE : span->confidence};
        span->end = i;
        span->type = ENTITY_PERSON;
        return known || first == i + 1;
    }
    return false;
}

/* --- acronyms ----------------------------------------------------------------------------------
 */

static bool acronym_fits(const struct walk *walk, const struct name_span *span, struct span acronym)
{
    return mentions_fit_acronym(walk->document, span->first, span->end, acronym);
}

/* "Social Justice Movement (SJM)": the acronym is of the name's type. */
static void span_add_acronym(struct walk *walk, const struct name_span *span)
{
    uint32_t at = span->end + 1;
    if (at + 1 >= walk_sentence_end(walk, span->sentence) || span->end - span->first < 2 ||
        span->type == ENTITY_PERSON || !walk_token_is(walk, at - 1, "(") ||
        !walk_token_is(walk, at + 1, ")") || !(walk_token(walk, at)->flags & TOKEN_ALL_CAPS) ||
        walk_token(walk, at)->text.len > ACRONYM_MAX) {
        return;
    }
    const struct sense *sense = NULL;
    const struct token *token = walk_token(walk, at);
    bool taken = walk_phrase(walk, at, at + 1, SENSES_NAMED, &sense) > 0 &&
                 sense->record->type != span->type;
    bool fits = acronym_fits(walk, span, token->text) ||
                (span->type == ENTITY_ORGANIZATION && token->text.len > 2);
    if (taken || !fits) {
        return;
    }
    struct name_span found = {at, at + 1, span->sentence, span->type, SPAN_SURE};
    if (walk_reach(walk, &found, at + 1)) {
        name_spans_add(&walk->out, found);
    }
}

/* Whether the tokens [first, end) are short for the name before them: its first letters, or some
 * letters and its last word: "LF" of "Lakeland fever", "NU Norwood" of "Nevada University at
 * Norwood". */
static bool is_short_for(const struct walk *walk, const struct name_span *name, uint32_t first,
                         uint32_t end)
{
    const struct token *token = walk_token(walk, first);
    bool letters = (token->flags & TOKEN_ALL_CAPS) && token->text.len <= CAMPUS_LETTERS;
    if (end == first + 1) {
        return (token->flags & TOKEN_ALL_CAPS) && acronym_fits(walk, name, token->text);
    }
    return letters && end == first + 2 && name->end - name->first > 2 &&
           span_equal(walk_token(walk, first + 1)->norm, walk_token(walk, name->end - 1)->norm);
}

/* "Lakeland fever (LF)": what stands in brackets is of the type of the name that it abbreviates. */
static void span_take_defined(const struct walk *walk, struct name_span *span)
{
    const struct sense *known = NULL;
    const struct name_span *last = walk->out.count ? &walk->out.items[walk->out.count - 1] : NULL;
    if (last && last->sentence == span->sentence && last->end + 1 == span->first &&
        walk_token_is(walk, last->end, "(") && is_short_for(walk, last, span->first, span->end) &&
        walk_phrase(walk, span->first, span->end, SENSES_NAMED, &known) == 0) {
        span->type = last->type;
        span->confidence = SPAN_SURE;
    }
}

/* "UN Secretary-General" is no person: the body before the office is the name. */
static void span_cut_office(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    const uint32_t bodies = SENSE_BIT(SENSE_ORGANIZATION) | SENSE_BIT(SENSE_COUNTRY);
    uint32_t body =
        span->type == ENTITY_PERSON ? walk_phrase(walk, span->first, span->end, bodies, &sense) : 0;
    uint32_t at = span->first + body;
    while (body > 0 && at < span->end) {
        const struct sense *title = NULL;
        uint32_t count = walk_phrase(walk, at, span->end, SENSE_BIT(SENSE_TITLE), &title);
        if (count == 0) {
            return;
        }
        at += count;
    }
    if (body > 0 && at > span->first + body) {
        span->end = span->first + body;
        span->type = sense->record->type;
    }
}

/* The end of the particles of family names at `first`, which are written small: "van den", "bin".
 */
static uint32_t particles_end(const struct walk *walk, uint32_t first, uint32_t limit)
{
    static const char *const firsts[] = {"van", "von", "de", "del", "della", "di",  "da",
                                         "dos", "das", "du", "bin", "ibn",   "ter", NULL};
    static const char *const seconds[] = {"der", "den", "de", "la", "las", "los", NULL};
    static const char *const capitals[] = {"Van", "Von", "De", NULL};
    bool begun = span_is_one_of(walk_token(walk, first - 1)->text, capitals);
    uint32_t at = first;
    at += !begun && at < limit && span_is_one_of(walk_token(walk, at)->text, firsts);
    begun = begun || at > first;
    return at + (begun && at < limit && span_is_one_of(walk_token(walk, at)->text, seconds));
}

/* "Dolores van den Berg", "Van der Meer": one person, not the two whom a particle parts. */
static void span_join_particle(struct walk *walk, struct name_span *span)
{
    uint32_t limit = walk_sentence_end(walk, span->sentence);
    uint32_t end = particles_end(walk, span->end, limit);
    const struct name_span *next = end > span->end ? walk_span_at(walk, end) : NULL;
    if (span->type == ENTITY_PERSON && next && next->type == ENTITY_PERSON) {
        walk_reach(walk, span, next->end);
    }
}

void mentions_repair(const struct gazetteer *gazetteer, const struct names_view *view,
                     struct name_spans *spans)
{
    struct walk walk = {.gazetteer = gazetteer,
                        .view = view,
                        .document = view->document,
                        .spans = spans,
                        .out = {.arena = spans->arena},
                        .told = {.arena = spans->arena}};
    while (walk.next < spans->count) {
        struct name_span span = spans->items[walk.next++];
        if (mention_is_no_name(&walk, &span)) {
            continue;
        }
        mention_cut_compound(&walk, &span);
        span_join_particle(&walk, &span);
        mention_mend_edges(&walk, &span);
        mention_mend_beside(&walk, &span);
        span_take_defined(&walk, &span);
        span_cut_office(&walk, &span);
        struct name_span rest;
        bool more = span_cut_of(&walk, &span, &rest);
        span_join_nickname(&walk, &span);
        span_take_head(&walk, &span);
        span_take_lead(&walk, &span);
        span_take_vessel(&walk, &span);
        span_take_natural(&walk, &span);
        span_take_given(&walk, &span);
        span_take_titled(&walk, &span);
        span_take_body(&walk, &span);
        span_cut_calling(&walk, &span);
        span_join_campus(&walk, &span);
        span_join_list(&walk, &span);
        span_join_head(&walk, &span);
        mention_join_body(&walk, &span);
        mention_share_head(&walk, &span);
        name_spans_add(&walk.out, span);
        if (more) {
            name_spans_add(&walk.out, rest);
        }
        span_add_acronym(&walk, more ? &rest : &span);
    }
    mention_spread_told(&walk);
    *spans = walk.out;
}
