/* Goes over the spans once; each rule looks at one span and the tokens and spans after it, and
 * leaves alone what it does not know. Headings in capitals or title case are left as they are where
 * a capital would be the evidence. What it does not do: find names of its own, but for acronyms. */
#include "mentions_repair.h"

#define SURE        0.93f
#define ACRONYM_MAX 8
#define PARTS_MAX   4 /* of a list inside a name */

/* The spans and how far the walk has come. */
struct repair {
    const struct gazetteer *gazetteer;
    const struct names_view *view;
    const struct document *document;
    const struct name_spans *spans;
    size_t next; /* the span after the one that is looked at */
    struct name_spans out;
};

static const struct token *repair_token(const struct repair *repair, uint32_t index)
{
    return &repair->document->tokens[index];
}

static bool token_is(const struct repair *repair, uint32_t index, const char *word)
{
    return span_is(repair_token(repair, index)->norm, word);
}

static uint32_t sentence_end(const struct repair *repair, uint32_t sentence)
{
    const struct sentence *at = &repair->document->sentences[sentence];
    return at->first_token + at->token_count;
}

static bool sentence_is_normal(const struct repair *repair, uint32_t sentence)
{
    return repair->view->sentence_case[sentence] == NAMES_CASE_NORMAL;
}

/* The number of tokens of a phrase of `mask` at `first` when it reaches just to `end`, else 0. */
static uint32_t phrase_whole(const struct repair *repair, uint32_t first, uint32_t end,
                             uint32_t mask, const struct sense **sense)
{
    uint32_t count = gazetteer_match(repair->gazetteer, repair->document, first, end, mask, sense);
    return first + count == end ? count : 0;
}

/* What the last word of [first, end) says the name is: a head of `type` that is nobody's name. */
static bool head_closes(const struct repair *repair, uint32_t first, uint32_t end,
                        enum entity_type type)
{
    if (end - first < 2) {
        return false;
    }
    const struct token *last = repair_token(repair, end - 1);
    bool found = false;
    for (const struct sense *sense = gazetteer_find(repair->gazetteer, last->norm); sense;
         sense = sense->next) {
        if (sense->kind == SENSE_FIRST_NAME || sense->kind == SENSE_SURNAME) {
            return false;
        }
        found = found || (sense->kind == SENSE_HEAD && sense->record->type == type);
    }
    return found && last->text.len > 3 && (last->flags & TOKEN_CAPITAL);
}

/* The span after the one that is looked at when it begins at `first`, else NULL. */
static const struct name_span *span_at(const struct repair *repair, uint32_t first)
{
    const struct name_spans *spans = repair->spans;
    bool there = repair->next < spans->count && spans->items[repair->next].first == first;
    return there ? &spans->items[repair->next] : NULL;
}

/* Lets the span reach to `end`, over the spans that lie before it. False, and nothing done, when
 * one lies across. */
static bool span_reach(struct repair *repair, struct name_span *span, uint32_t end)
{
    size_t next = repair->next;
    while (next < repair->spans->count && repair->spans->items[next].first < end) {
        if (repair->spans->items[next].end > end) {
            return false;
        }
        next++;
    }
    repair->next = next;
    span->end = end;
    return true;
}

/* --- names that were cut ----------------------------------------------------------------------
 */

/* The end of a run at `first` of capitalised words that are usually written small, 0 when there is
 * none, or it goes on, or is a title or a known organization. */
static uint32_t plain_run(const struct repair *repair, uint32_t first, uint32_t limit)
{
    const struct names_token *tokens = repair->view->tokens;
    uint32_t end = first;
    while (end < limit && tokens[end].capital && tokens[end].usual == 1) {
        end++;
    }
    const struct sense *sense = NULL;
    uint32_t titles = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    if (end == first || (end < limit && tokens[end].capital) ||
        gazetteer_match(repair->gazetteer, repair->document, first, end, titles, &sense) > 0 ||
        phrase_whole(repair, first, end, SENSE_BIT(SENSE_ORGANIZATION), &sense) > 0) {
        return 0;
    }
    return end;
}

/* The end of ", X, Y and Z" or "and Z" at `first`; 0 when there is no such list. */
static uint32_t list_tail(const struct repair *repair, uint32_t first, uint32_t limit)
{
    for (int part = 0; part < PARTS_MAX && first + 1 < limit; part++) {
        uint32_t at = first + token_is(repair, first, ",");
        bool last = at < limit && (token_is(repair, at, "and") || token_is(repair, at, "&"));
        at += last;
        if (at == first || at >= limit) {
            return 0;
        }
        first = plain_run(repair, at, limit);
        if (last || first == 0) {
            return first;
        }
    }
    return 0;
}

static bool span_has_of(const struct repair *repair, const struct name_span *span)
{
    for (uint32_t i = span->first + 1; i + 1 < span->end; i++) {
        if (token_is(repair, i, "of") || token_is(repair, i, "for")) {
            return true;
        }
    }
    return false;
}

/* "Institute of Epidemiology" goes on to ", Disease Control and Research", "North Vale Fire" to
 * "and Rescue Service". */
static void span_join_list(struct repair *repair, struct name_span *span)
{
    bool place = span->type == ENTITY_PLACE && span->end - span->first > 1;
    if (!(span->type == ENTITY_ORGANIZATION || place) || span->end - span->first < 2 ||
        !sentence_is_normal(repair, span->sentence) ||
        repair->view->tokens[span->end - 1].usual != 1) {
        return;
    }
    uint32_t tail = list_tail(repair, span->end, sentence_end(repair, span->sentence));
    bool open = span_has_of(repair, span);
    bool headed = tail > 0 && head_closes(repair, span->end, tail, ENTITY_ORGANIZATION);
    bool closed = head_closes(repair, span->first, span->end, ENTITY_ORGANIZATION);
    bool fits = open ? !place && !headed : headed && !closed;
    if (tail > 0 && fits && span_reach(repair, span, tail)) {
        span->type = ENTITY_ORGANIZATION;
    }
}

/* "University of Hawaii" goes on to "at Manoa". */
static void span_join_campus(struct repair *repair, struct name_span *span)
{
    uint32_t at = span->end;
    if (span->type != ENTITY_ORGANIZATION || !token_is(repair, span->first, "university") ||
        at + 1 >= sentence_end(repair, span->sentence) || !token_is(repair, at, "at")) {
        return;
    }
    const struct name_span *campus = span_at(repair, at + 1);
    if (campus && campus->type == ENTITY_PLACE) {
        span_reach(repair, span, campus->end);
    }
}

/* A nickname: Ann "Nan" Lee. */
static void span_join_nickname(struct repair *repair, struct name_span *span)
{
    uint32_t end = sentence_end(repair, span->sentence);
    uint32_t open = span->end;
    if (span->type != ENTITY_PERSON || open + 3 >= end || !token_is(repair, open, "\"") ||
        !repair->view->tokens[open + 1].capital) {
        return;
    }
    uint32_t close = open + 2;
    close += !token_is(repair, close, "\"");
    size_t next = repair->next;
    while (next < repair->spans->count && repair->spans->items[next].first < close) {
        next++;
    }
    bool follows = next < repair->spans->count && repair->spans->items[next].first == close + 1 &&
                   repair->spans->items[next].type == ENTITY_PERSON;
    if (close + 1 < end && token_is(repair, close, "\"") && follows) {
        span_reach(repair, span, repair->spans->items[next].end);
    }
}

/* "Guangdong" goes on to "Province". */
static void span_join_head(struct repair *repair, struct name_span *span)
{
    uint32_t at = span->end;
    uint32_t end = sentence_end(repair, span->sentence);
    if (span->type != ENTITY_PLACE || at >= end || !sentence_is_normal(repair, span->sentence) ||
        span_at(repair, at) || (at + 1 < end && repair->view->tokens[at + 1].capital) ||
        !(repair_token(repair, at)->flags & TOKEN_WORD)) {
        return;
    }
    if (head_closes(repair, span->first, at + 1, ENTITY_PLACE)) {
        span->end = at + 1;
    }
}

/* --- types -------------------------------------------------------------------------------------
 */

/* A given name and one word: "Darrell Castle". */
static bool span_is_given_and_word(const struct repair *repair, const struct name_span *span)
{
    const struct sense *sense = NULL;
    return span->end - span->first == 2 &&
           gazetteer_match(repair->gazetteer, repair->document, span->first, span->first + 1,
                           SENSE_BIT(SENSE_FIRST_NAME), &sense) == 1;
}

/* "President Moon", "Mr Jordan": a family name behind a person's title is no place and no body. */
static void span_take_titled(const struct repair *repair, struct name_span *span)
{
    const struct sense *sense = NULL;
    uint32_t start = repair->document->sentences[span->sentence].first_token;
    if (span->end - span->first != 1 || span->first == start || span->confidence >= SURE ||
        !sentence_is_normal(repair, span->sentence) ||
        !repair->view->tokens[span->first - 1].capital ||
        gazetteer_match(repair->gazetteer, repair->document, span->first - 1, span->first,
                        SENSE_BIT(SENSE_TITLE), &sense) == 0 ||
        gazetteer_match(repair->gazetteer, repair->document, span->first, span->end,
                        SENSE_BIT(SENSE_SURNAME), &sense) == 0) {
        return;
    }
    span->type = ENTITY_PERSON;
    span->confidence = SURE;
}

/* "Karl Marx Avenue" is no person. */
static void span_take_head(const struct repair *repair, struct name_span *span)
{
    static const enum entity_type types[] = {ENTITY_PLACE, ENTITY_ORGANIZATION};
    if (span_is_given_and_word(repair, span)) {
        return;
    }
    for (size_t i = 0; i < 2 && span->type == ENTITY_PERSON; i++) {
        if (head_closes(repair, span->first, span->end, types[i])) {
            span->type = types[i];
        }
    }
}

/* A given name and words with capitals of which none is known otherwise: the model is not sure, and
 * it is a person. */
static void span_take_given(const struct repair *repair, struct name_span *span)
{
    const struct sense *sense = NULL;
    const uint32_t given = SENSE_BIT(SENSE_FIRST_NAME);
    if (span->type != ENTITY_OTHER || span->end - span->first < 2 || span->end - span->first > 3 ||
        span->confidence >= SURE || !sentence_is_normal(repair, span->sentence) ||
        gazetteer_match(repair->gazetteer, repair->document, span->first, span->first + 1, given,
                        &sense) == 0 ||
        head_closes(repair, span->first, span->end, ENTITY_OTHER)) {
        return;
    }
    for (uint32_t i = span->first; i < span->end; i++) {
        bool hyphen = token_is(repair, i, "-");
        bool last = i + 1 == span->end;
        if (!hyphen && !last && !repair->view->tokens[i].capital) {
            return;
        }
        if ((repair_token(repair, i)->flags & TOKEN_ALL_CAPS) ||
            repair->view->tokens[i].usual == 1 ||
            gazetteer_match(repair->gazetteer, repair->document, i, span->end, SENSES_NAMED,
                            &sense) > 0) {
            return;
        }
    }
    span->type = ENTITY_PERSON;
}

/* "Hurricane" before a name of one word, "Battle of" before a place: the event's name begins
 * there. */
static void span_take_lead(const struct repair *repair, struct name_span *span)
{
    uint32_t start = repair->document->sentences[span->sentence].first_token;
    uint32_t taken = repair->out.count ? repair->out.items[repair->out.count - 1].end : 0;
    start = taken > start ? taken : start;
    const struct sense *sense = NULL;
    for (uint32_t back = 2; back > 0 && span->type != ENTITY_OTHER; back--) {
        if (span->end - span->first == 1 && span->first >= start + back &&
            repair->view->tokens[span->first - back].capital &&
            phrase_whole(repair, span->first - back, span->first, SENSE_BIT(SENSE_LEAD), &sense) &&
            sense->record->subtype == SUBTYPE_EVENT) {
            span->first -= back;
            span->type = ENTITY_OTHER;
        }
    }
}

/* "US House of Representatives": a country before a known body is a body. */
static void span_take_body(const struct repair *repair, struct name_span *span)
{
    const struct sense *sense = NULL;
    const uint32_t origins = SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_NATIONALITY);
    uint32_t first = span->first + token_is(repair, span->first, "the");
    uint32_t origin =
        gazetteer_match(repair->gazetteer, repair->document, first, span->end, origins, &sense);
    first += origin;
    if (span->type == ENTITY_OTHER && origin > 0 && span->end > first + 1 &&
        phrase_whole(repair, first, span->end, SENSE_BIT(SENSE_ORGANIZATION), &sense) > 0) {
        span->type = ENTITY_ORGANIZATION;
    }
}

/* "Immunologist Kristian Moe" at the start of a sentence: the word that is usually written small
 * is what the person does. */
static void span_cut_calling(const struct repair *repair, struct name_span *span)
{
    const struct sense *sense = NULL;
    bool opens = span->first == repair->document->sentences[span->sentence].first_token;
    if (span->type == ENTITY_PERSON && opens && span->end - span->first >= 3 &&
        sentence_is_normal(repair, span->sentence) &&
        repair->view->tokens[span->first].usual == 1 &&
        gazetteer_match(repair->gazetteer, repair->document, span->first + 1, span->first + 2,
                        SENSE_BIT(SENSE_FIRST_NAME), &sense) == 1 &&
        !sense->record->weak) {
        span->first++;
    }
}

/* "Ann Lee of the Labour Party": the person ends at "of" when what follows is a known name, which
 * is written to `rest`. */
static bool span_cut_of(const struct repair *repair, struct name_span *span, struct name_span *rest)
{
    const uint32_t names = SENSE_BIT(SENSE_ORGANIZATION) | SENSE_BIT(SENSE_COUNTRY);
    for (uint32_t i = span->first + 2; span->type == ENTITY_PERSON && i + 1 < span->end; i++) {
        const struct sense *sense = NULL;
        uint32_t first = i + 1 + token_is(repair, i + 1, "the");
        if (token_is(repair, i, "of") && first < span->end &&
            phrase_whole(repair, span->first, i, SENSE_BIT(SENSE_TITLE), &sense) == 0 &&
            phrase_whole(repair, first, span->end, names, &sense) > 0) {
            *rest = (struct name_span){first, span->end, span->sentence, sense->record->type, SURE};
            span->end = i;
            return true;
        }
    }
    return false;
}

/* --- acronyms ----------------------------------------------------------------------------------
 */

/* Whether the letters of `acronym` begin words of the tokens, in this order; small words may be
 * left out. */
static bool acronym_fits(const struct repair *repair, const struct name_span *span,
                         struct span acronym)
{
    uint32_t at = span->first;
    for (size_t i = 0; i < acronym.len; i++) {
        bool found = false;
        while (at < span->end && !found) {
            const struct token *token = repair_token(repair, at++);
            found = token->norm.len > 0 && token->text.ptr[0] == acronym.ptr[i];
            if (!found && (token->flags & TOKEN_CAPITAL)) {
                return false;
            }
        }
        if (!found) {
            return false;
        }
    }
    return acronym.len >= 2;
}

/* "Social Justice Movement (SJM)": the acronym is of the name's type. */
static void span_add_acronym(struct repair *repair, const struct name_span *span)
{
    uint32_t at = span->end + 1;
    if (at + 1 >= sentence_end(repair, span->sentence) || span->end - span->first < 2 ||
        span->type == ENTITY_PERSON || !token_is(repair, at - 1, "(") ||
        !token_is(repair, at + 1, ")") || !(repair_token(repair, at)->flags & TOKEN_ALL_CAPS) ||
        repair_token(repair, at)->text.len > ACRONYM_MAX) {
        return;
    }
    const struct sense *sense = NULL;
    const struct token *token = repair_token(repair, at);
    bool taken = gazetteer_match(repair->gazetteer, repair->document, at, at + 1, SENSES_NAMED,
                                 &sense) > 0 &&
                 sense->record->type != span->type;
    bool fits = acronym_fits(repair, span, token->text) ||
                (span->type == ENTITY_ORGANIZATION && token->text.len > 2);
    if (taken || !fits) {
        return;
    }
    struct name_span found = {at, at + 1, span->sentence, span->type, SURE};
    if (span_reach(repair, &found, at + 1)) {
        name_spans_add(&repair->out, found);
    }
}

/* "UN Secretary-General" is no person: the body before the office is the name. */
static void span_cut_office(const struct repair *repair, struct name_span *span)
{
    const struct sense *sense = NULL;
    const uint32_t bodies = SENSE_BIT(SENSE_ORGANIZATION) | SENSE_BIT(SENSE_COUNTRY);
    uint32_t body = span->type == ENTITY_PERSON
                        ? gazetteer_match(repair->gazetteer, repair->document, span->first,
                                          span->end, bodies, &sense)
                        : 0;
    uint32_t at = span->first + body;
    while (body > 0 && at < span->end) {
        const struct sense *title = NULL;
        uint32_t count = gazetteer_match(repair->gazetteer, repair->document, at, span->end,
                                         SENSE_BIT(SENSE_TITLE), &title);
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

/* --- no names ----------------------------------------------------------------------------------
 */

static bool span_is_money(const struct repair *repair, const struct name_span *span)
{
    static const char *const signs[] = {"$", "€", "£", "¥"};
    struct span text = repair_token(repair, span->first)->text;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct span sign = span_of(signs[i]);
        for (size_t k = 0; k + sign.len <= text.len && k < 4; k++) {
            if (memcmp(text.ptr + k, sign.ptr, sign.len) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Titles and nothing else, of which none is somebody's name. */
static bool span_is_title(const struct repair *repair, const struct name_span *span)
{
    const struct sense *sense = NULL;
    uint32_t names = SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME);
    for (uint32_t i = span->first; i < span->end;) {
        uint32_t count = gazetteer_match(repair->gazetteer, repair->document, i, span->end,
                                         SENSE_BIT(SENSE_TITLE), &sense);
        if (count == 0) {
            return false;
        }
        i += count;
    }
    bool article = span->first > 0 && token_is(repair, span->first - 1, "the");
    return article || gazetteer_match(repair->gazetteer, repair->document, span->first,
                                      span->first + 1, names, &sense) == 0;
}

/* "the Court", "the Ministry": one head after an article points back to a name. */
static bool span_is_bare_head(const struct repair *repair, const struct name_span *span)
{
    static const char *const heads[] = {
        "court",      "department", "ministry",   "commission", "committee", "council",
        "agency",     "party",      "university", "bank",       "company",   "union",
        "government", "movement",   "group",      "authority",  "tribunal",  "institute"};
    if (span->type != ENTITY_ORGANIZATION || span->end - span->first != 1 ||
        span->first == repair->document->sentences[span->sentence].first_token ||
        !token_is(repair, span->first - 1, "the")) {
        return false;
    }
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (token_is(repair, span->first, heads[i])) {
            return true;
        }
    }
    return false;
}

/* "Director of National Intelligence", "Minister of Health": the office, not a body. */
static bool span_is_office(const struct repair *repair, const struct name_span *span)
{
    uint32_t start = repair->document->sentences[span->sentence].first_token;
    const struct sense *sense = NULL;
    uint32_t titles = SENSE_BIT(SENSE_TITLE);
    if (span->type == ENTITY_PERSON || span->first < start + 2 ||
        !token_is(repair, span->first - 1, "of") ||
        gazetteer_match(repair->gazetteer, repair->document, span->first - 2, span->first - 1,
                        titles, &sense) == 0 ||
        phrase_whole(repair, span->first, span->end, SENSES_NAMED, &sense) > 0) {
        return false;
    }
    for (uint32_t i = span->first; i < span->end; i++) {
        if (repair->view->tokens[i].usual != 1) {
            return false;
        }
    }
    return true;
}

/* "on September 11": a day, unless what happened then is said. */
static bool span_is_day(const struct repair *repair, const struct name_span *span)
{
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    static const char *const before[] = {"on", "since", "until", "by", "from", "before", "after"};
    const struct sentence *sentence = &repair->document->sentences[span->sentence];
    if (span->end - span->first != 2 || span->first == sentence->first_token ||
        !(repair_token(repair, span->first + 1)->flags & TOKEN_NUMBER)) {
        return false;
    }
    bool month = false, said = false;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        month = month || token_is(repair, span->first, months[i]);
    }
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        said = said || token_is(repair, span->first - 1, before[i]);
    }
    bool last = span->end == sentence->first_token + sentence->token_count;
    return month && said && (last || repair_token(repair, span->end)->upos != UPOS_NOUN);
}

/* Letters that are neither Latin nor Greek: a quotation in another language. */
static bool span_is_foreign(const struct repair *repair, const struct name_span *span)
{
    struct span text = repair_token(repair, span->first)->text;
    unsigned char lead = text.len > 1 ? (unsigned char)text.ptr[0] : 0;
    unsigned char next = text.len > 1 ? (unsigned char)text.ptr[1] : 0;
    bool latin_more = lead == 0xE1 && next >= 0xB8 && next <= 0xBB; /* U+1E00 to U+1EFF */
    return lead >= 0xD0 && lead != 0xE2 && !latin_more;
}

static bool span_is_no_name(const struct repair *repair, const struct name_span *span)
{
    return span_is_money(repair, span) || span_is_bare_head(repair, span) ||
           span_is_office(repair, span) || span_is_day(repair, span) ||
           span_is_foreign(repair, span) ||
           (span->type == ENTITY_PERSON && span_is_title(repair, span));
}

void mentions_repair(const struct gazetteer *gazetteer, const struct names_view *view,
                     struct name_spans *spans)
{
    struct repair repair = {.gazetteer = gazetteer,
                            .view = view,
                            .document = view->document,
                            .spans = spans,
                            .out = {.arena = spans->arena}};
    while (repair.next < spans->count) {
        struct name_span span = spans->items[repair.next++];
        if (span_is_no_name(&repair, &span)) {
            continue;
        }
        span_cut_office(&repair, &span);
        struct name_span rest;
        bool more = span_cut_of(&repair, &span, &rest);
        span_join_nickname(&repair, &span);
        span_take_head(&repair, &span);
        span_take_lead(&repair, &span);
        span_take_given(&repair, &span);
        span_take_titled(&repair, &span);
        span_take_body(&repair, &span);
        span_cut_calling(&repair, &span);
        span_join_campus(&repair, &span);
        span_join_list(&repair, &span);
        span_join_head(&repair, &span);
        name_spans_add(&repair.out, span);
        if (more) {
            name_spans_add(&repair.out, rest);
        }
        span_add_acronym(&repair, more ? &rest : &span);
    }
    *spans = repair.out;
}
