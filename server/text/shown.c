/* What says the same is to be read alike: who tells it is parsed apart from what is told, each as a
 * sentence of its own, in the same order and without the marks of a quotation; a sentence has a
 * full stop, and a comma behind the time that opens it. The parts are copies of the tokens; the
 * trees are brought back by the place that each copy has in its sentence. What is not shown hangs
 * under its part's root, and "United" under "States", which are shown as "U.S." outside of lists.
 */
#include "text/shown.h"

#include "base/calendar.h"
#include "text/tagset.h"

/* Whether the word or mark at `at` joins the parts of a list. */
static bool joins(const struct token *tokens, uint32_t at)
{
    return span_is(tokens[at].norm, ",") || tokens[at].upos == UPOS_CCONJ;
}

/* Whether "United States" ends at `at`, which the parser reads better as "U.S.", but not in a list:
 * "Kenya, the United States and others". */
static bool ends_united_states(const struct token *tokens, uint32_t at, uint32_t count)
{
    if (at == 0 || !span_is(tokens[at].norm, "states") || !span_is(tokens[at - 1].norm, "united")) {
        return false;
    }
    uint32_t first = at - 1;
    first -= first > 0 && span_is(tokens[first - 1].norm, "the");
    return !(first > 0 && joins(tokens, first - 1)) && !(at + 1 < count && joins(tokens, at + 1));
}

static void add(struct shown *shown, const struct token *token, uint32_t place)
{
    struct document *parts = &shown->parts;
    shown->places[parts->token_count] = place;
    parts->tokens[parts->token_count++] = *token;
    parts->sentences[parts->sentence_count].token_count++;
}

/* The tokens of a sentence that is shown. */
struct printed {
    const struct token *tokens;
    uint32_t count;
};

/* Shows the token `at`; "United States" as one. */
static void show(struct shown *shown, struct printed printed, uint32_t at)
{
    struct document *parts = &shown->parts;
    struct sentence *part = parts->sentences + parts->sentence_count;
    struct token token = printed.tokens[at];
    if (part->token_count > 0 && ends_united_states(printed.tokens, at, printed.count)) {
        parts->token_count--;
        part->token_count--;
        token.norm = SPAN("u.s.");
        token.xpos = XPOS_NNP;
        token.upos = UPOS_PROPN;
    }
    add(shown, &token, at);
}

static void begin_part(struct shown *shown)
{
    struct document *parts = &shown->parts;
    parts->sentences[parts->sentence_count] =
        (struct sentence){.first_token = (uint32_t)parts->token_count};
}

static const struct token COMMA = {.text = {",", 1},
                                   .norm = {",", 1},
                                   .lemma = {",", 1},
                                   .upos = UPOS_PUNCT,
                                   .xpos = XPOS_COMMA,
                                   .flags = TOKEN_PUNCT};

/* Closes a part, with a stop that is not printed when it `lacks` one. */
static void end_part(struct shown *shown, bool lacks)
{
    static const struct token STOP = {.text = {".", 1},
                                      .norm = {".", 1},
                                      .lemma = {".", 1},
                                      .upos = UPOS_PUNCT,
                                      .xpos = XPOS_STOP,
                                      .flags = TOKEN_PUNCT};
    if (lacks) {
        add(shown, &STOP, SHOWN_ADDED);
    }
    shown->parts.sentence_count++;
}

static bool is_edge(const struct token *token)
{
    return span_is(token->norm, ",") || telling_is_quote(token);
}

static bool is_that(const struct token *token)
{
    return token->xpos == XPOS_IN && span_is(token->norm, "that");
}

/* Whether a quotation ends where the teller's tokens begin. */
static bool is_quoted(const struct telling *telling, const struct token *tokens)
{
    return telling->first > 0 && (telling_is_quote(tokens + telling->first - 1) ||
                                  telling_is_quote(tokens + telling->first) ||
                                  telling_is_quote(tokens + telling->first + 1));
}

/* How many tokens are the day at the end of a phrase: "on Monday". */
static uint32_t day_at_end(const struct token *tokens, uint32_t count)
{
    bool day = count > 2 && weekday_is_name(tokens[count - 1].norm);
    return !day ? 0 : span_is(tokens[count - 2].norm, "on") ? 2 : 1;
}

static void show_range(struct shown *shown, struct printed printed, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        show(shown, printed, i);
    }
}

/* Shows who tells it: first the subject, then the verb, then the day or what else there is. */
static void show_teller(struct shown *shown, const struct telling *telling, struct printed printed)
{
    const struct token *tokens = printed.tokens;
    uint32_t first = telling->first + telling->front, end = telling->end;
    while (is_edge(tokens + first)) {
        first++;
    }
    while (is_edge(tokens + end - 1) || is_that(tokens + end - 1)) {
        end--;
    }
    bool inverted = telling_is_finite(tokens + first);
    uint32_t behind = inverted ? end - day_at_end(tokens + first, end - first) : end;
    begin_part(shown);
    show_range(shown, printed, first + inverted, behind);
    show_range(shown, printed, first, first + inverted);
    show_range(shown, printed, behind, end);
    if (telling->front > 0) {
        show_range(shown, printed, telling->first, telling->first + telling->front - 1);
    }
    end_part(shown, true);
}

/* Shows who tells it and what is told as two parts, in this order, without the marks between. */
static void show_told(struct shown *shown, const struct telling *telling, struct printed printed)
{
    bool quoted = is_quoted(telling, printed.tokens);
    show_teller(shown, telling, printed);
    begin_part(shown);
    for (uint32_t i = 0; i < telling->stop; i++) {
        bool told = i < telling->first || i >= telling->end;
        if (told && !(quoted && telling_is_quote(printed.tokens + i))) {
            show(shown, printed, i);
        }
    }
    end_part(shown, true);
}

/* Whether a sentence has everything but its stop: a finite verb, in running text. */
static bool lacks_stop(const struct sentence *sentence, const struct token *tokens)
{
    enum { SHORTEST = 6 };
    uint32_t count = sentence->token_count;
    if (sentence->field == FIELD_TITLE || sentence->kind == BLOCK_SUBHEADING || count < SHORTEST ||
        tokens[count - 1].upos == UPOS_PUNCT) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (telling_is_finite(tokens + i)) {
            return true;
        }
    }
    return false;
}

/* How many tokens are the time that opens a sentence: "On Monday", "In May 2003", "Last week". */
static uint32_t opening_time(const struct token *tokens, uint32_t count)
{
    static const char *const adverbs[] = {"elsewhere", "meanwhile", "separately", NULL};
    static const char *const before[] = {"earlier", "last", "on", NULL};
    static const char *const spans[] = {"month", "week", "year", NULL};
    if (count < 6) {
        return 0;
    }
    struct span first = tokens[0].norm, second = tokens[1].norm;
    bool last = span_is(first, "last") && span_is_one_of(second, spans);
    if (last || (span_is_one_of(first, before) && weekday_is_name(second))) {
        return 2;
    }
    uint32_t year = month_is_name(second) ? 2 : 1;
    bool dated = tokens[year].norm.len == 4 && (tokens[year].flags & TOKEN_NUMBER);
    return span_is(first, "in") && dated ? year + 1 : span_is_one_of(first, adverbs);
}

/* How many of its tokens stand before the place where a sentence has no comma, although a time
 * opens it and the subject follows; 0. */
static uint32_t opening_without_comma(const struct token *tokens, uint32_t count)
{
    uint32_t end = opening_time(tokens, count);
    enum upos next = end > 0 ? (enum upos)tokens[end].upos : UPOS_PUNCT;
    bool subject = next == UPOS_DET || next == UPOS_PRON || next == UPOS_PROPN ||
                   next == UPOS_NOUN || next == UPOS_ADJ || next == UPOS_NUM;
    return subject ? end : 0;
}

static void show_sentence(struct shown *shown, const struct document *document, size_t at)
{
    const struct sentence *whole = document->sentences + at;
    struct shown_sentence *sentence = shown->sentences + at;
    struct token *tokens = document->tokens + whole->first_token;
    uint32_t count = whole->token_count;
    struct printed printed = {tokens, count};
    sentence->part = (uint32_t)shown->parts.sentence_count;
    sentence->told = telling_find(tokens, count, &sentence->telling);
    if (sentence->told) {
        show_told(shown, &sentence->telling, printed);
        return;
    }
    uint32_t opening = opening_without_comma(tokens, count);
    begin_part(shown);
    show_range(shown, printed, 0, opening);
    if (opening > 0) {
        add(shown, &COMMA, SHOWN_ADDED);
    }
    show_range(shown, printed, opening, count);
    end_part(shown, lacks_stop(whole, tokens));
}

void shown_make(struct arena *arena, const struct document *document, struct shown *out)
{
    enum { PARTS = 2 }; /* of a sentence at most, each with a mark added */
    size_t sentences = document->sentence_count;
    size_t tokens = document->token_count + PARTS * sentences;
    *out = (struct shown){
        .parts = {.tokens = ARENA_ARRAY(arena, struct token, tokens),
                  .sentences = ARENA_ARRAY(arena, struct sentence, PARTS * sentences)},
        .places = ARENA_ARRAY(arena, uint32_t, tokens),
        .sentences = ARENA_ARRAY(arena, struct shown_sentence, sentences),
    };
    for (size_t i = 0; i < sentences; i++) {
        show_sentence(out, document, i);
    }
}

/* The word of a part that has no head, or hangs on a stop that was added and is the root; as a
 * place in the part. */
static uint32_t root_of(const struct token *copies, const uint32_t *places, uint32_t count)
{
    uint32_t root = 0;
    while (root < count && copies[root].head != 0) {
        root++;
    }
    for (uint32_t i = 0; places[root] == SHOWN_ADDED; i++) {
        root = copies[i].head == root + 1 ? i : root;
    }
    return root;
}

/* Gives the words of a part their heads in the sentence; returns its root there, from 1. */
static uint32_t take_part(const struct shown *shown, uint32_t part, struct token *tokens)
{
    const struct sentence *read = shown->parts.sentences + part;
    const struct token *copies = shown->parts.tokens + read->first_token;
    const uint32_t *places = shown->places + read->first_token;
    uint32_t root = root_of(copies, places, read->token_count);
    for (uint32_t i = 0; i < read->token_count; i++) {
        if (places[i] != SHOWN_ADDED) {
            uint32_t head = copies[i].head;
            bool stop = head != 0 && places[head - 1] == SHOWN_ADDED;
            tokens[places[i]].head = places[stop || head == 0 ? root : head - 1] + 1;
            tokens[places[i]].deprel = copies[i].deprel;
        }
    }
    tokens[places[root]].head = 0;
    tokens[places[root]].deprel = DEPREL_ROOT;
    return places[root] + 1;
}

static void hang(struct token *tokens, uint32_t root, uint32_t under, enum deprel relation)
{
    tokens[root - 1].head = under;
    tokens[root - 1].deprel = (uint8_t)relation;
}

/* Makes one tree of two, whose roots are given; returns its root. */
static uint32_t join(const struct telling *telling, struct token *tokens, uint32_t teller,
                     uint32_t told)
{
    bool saying = telling_is_finite(tokens + teller - 1);
    if (telling->first == 0 && saying) {
        hang(tokens, told, teller, DEPREL_CCOMP);
        return teller;
    }
    if (telling->first == 0) { /* a subject taken for the root must not be named with its teller */
        bool clause = tokens[told - 1].upos == UPOS_VERB;
        hang(tokens, teller, told, clause ? DEPREL_OBL : DEPREL_PARATAXIS);
    } else if (telling->end == telling->stop && saying) {
        hang(tokens, told, teller, DEPREL_CCOMP);
        return teller;
    } else {
        bool aside = telling->end < telling->stop && saying;
        hang(tokens, teller, told, aside ? DEPREL_PARATAXIS : DEPREL_OBL);
    }
    return told;
}

/* Makes one tree of who tells it and what is told. */
static void take_told(const struct shown *shown, const struct shown_sentence *sentence,
                      struct token *tokens, uint32_t count)
{
    const struct telling *telling = &sentence->telling;
    uint32_t teller = take_part(shown, sentence->part, tokens);
    uint32_t told = take_part(shown, sentence->part + 1, tokens);
    uint32_t root = join(telling, tokens, teller, told);
    uint32_t closed = telling->first + 2; /* behind ',"', which belong to what is quoted */
    bool quoted = telling->first > 0 && telling_is_quote(tokens + closed - 1);
    for (uint32_t i = 0; i < count; i++) {
        bool within = i >= (quoted ? closed : telling->first) && i < telling->end;
        if (tokens[i].head == UINT32_MAX) {
            bool that = is_that(tokens + i);
            uint32_t part = within && !that ? teller : told;
            hang(tokens, i + 1, i == telling->stop ? root : part,
                 that ? DEPREL_MARK : DEPREL_PUNCT);
        }
    }
}

/* Makes the tree of a sentence of `count` > 0 tokens. */
static void take_sentence(const struct shown *shown, const struct shown_sentence *sentence,
                          struct token *tokens, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        tokens[i].head = UINT32_MAX;
        if (ends_united_states(tokens, i, count)) {
            hang(tokens, i, i + 1, DEPREL_AMOD);
        }
    }
    if (sentence->told) {
        take_told(shown, sentence, tokens, count);
    } else {
        take_part(shown, sentence->part, tokens);
    }
}

void shown_take(const struct shown *shown, struct document *document)
{
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = document->sentences + i;
        if (sentence->token_count > 0) {
            take_sentence(shown, shown->sentences + i, document->tokens + sentence->first_token,
                          sentence->token_count);
        }
    }
}
