/* Finds where sentences end inside one unit of text. A full stop, question or exclamation mark or
 * an ellipsis may end one, and so may an abbreviation that carries its stop; what stands behind it
 * decides: a capital, a figure, a quote. Nothing is learned and there is no look at meaning, so
 * "He met Jones Jr. Smith did not." is cut, and a name that starts small is not a start. */
#include "text/sentences.h"

#include <stdbool.h>

#include "base/calendar.h"
#include "base/utf8.h"
#include "text/characters.h"
#include "text/headings.h"
#include "text/words.h"

enum ending { ENDING_NONE, ENDING_STOP, ENDING_MARK, ENDING_ELLIPSIS, ENDING_ABBREVIATION };

enum { SPEECH_WINDOW = 4, ZONE_WINDOW = 3, HEADING_TOKENS_MAX = 40 };

static bool is_only(struct span text, const char *characters)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!memchr(characters, text.ptr[i], strlen(characters))) {
            return false;
        }
    }
    return text.len > 0;
}

static enum ending ending_of_abbreviation(const struct token *token)
{
    struct span word = span_slice(token->text, 0, token->text.len - 1);
    if (words_abbreviation(word) == ABBREVIATION_LAST) {
        return ENDING_ABBREVIATION;
    }
    /* "U.S." and "a.m." may end a sentence, "J." and "e.g." may not. */
    bool open = span_is(token->norm, "e.g.") || span_is(token->norm, "i.e.");
    return !open && memchr(word.ptr, '.', word.len) ? ENDING_ABBREVIATION : ENDING_NONE;
}

static enum ending ending_of(const struct token *token)
{
    if (!(token->flags & TOKEN_PUNCT)) {
        bool stop = (token->flags & TOKEN_WORD) && span_ends_with(token->text, SPAN("."));
        return stop ? ending_of_abbreviation(token) : ENDING_NONE;
    }
    if (span_is(token->text, ".")) {
        return ENDING_STOP;
    }
    if (is_only(token->norm, ".")) {
        return ENDING_ELLIPSIS;
    }
    return is_only(token->norm, "?!.") ? ENDING_MARK : ENDING_NONE;
}

/* Whether the token closes a quotation or bracket around what stands before it. */
static bool is_closer(const struct token *tokens, size_t at, size_t end)
{
    const struct token *token = tokens + at;
    if (is_only(token->text, ")]}") || span_is(token->text, "”") || span_is(token->text, "’’") ||
        span_is(token->text, "»") || span_is(token->text, "''")) {
        return true;
    }
    bool quote = span_is(token->norm, "\"") || span_is(token->norm, "'");
    bool opens = span_is(token->text, "“") || span_is(token->text, "‘") ||
                 (at + 1 < end && !(tokens[at + 1].flags & TOKEN_SPACE_BEFORE));
    return quote && !(token->flags & TOKEN_SPACE_BEFORE) && !opens;
}

/* The token behind a reference mark, "[12]", that starts at `at`; `at` when there is none. */
static size_t skip_reference(const struct token *tokens, size_t at, size_t end)
{
    bool reference = at + 2 < end && span_is(tokens[at].text, "[") &&
                     (tokens[at + 1].flags & TOKEN_NUMBER) && span_is(tokens[at + 2].text, "]");
    return reference ? at + 3 : at;
}

static bool is_opener(const struct token *token)
{
    return is_only(token->norm, "\"'`([{*-") || span_is(token->text, "«") ||
           span_is(token->text, "•");
}

/* The first token from `at` on that is no quote, bracket or bullet. */
static size_t skip_openers(const struct token *tokens, size_t at, size_t end)
{
    while (at < end && is_opener(tokens + at)) {
        at++;
    }
    return at;
}

static bool starts_small(const struct token *token)
{
    return (token->flags & TOKEN_WORD) && !(token->flags & TOKEN_CAPITAL) &&
           !(token->flags & TOKEN_NUMBER);
}

/* Whether a verb of saying follows within a few words: '"Why?" Kim asked.' */
static bool is_speech_tag(const struct token *tokens, size_t at, size_t end)
{
    for (size_t i = at; i < end && i < at + SPEECH_WINDOW; i++) {
        if (tokens[i].flags & TOKEN_PUNCT) {
            return false;
        }
        if (words_is_speech(tokens[i].text)) {
            return true;
        }
    }
    return false;
}

/* Words that start a sentence far more often than they go on behind "Inc." or "U.S."; in a text in
 * capitals only those that cannot go on: "THE U.S. AND CHINA". */
static bool is_starter(const struct token *token)
{
    static const char *const SUBJECTS[] = {"he",    "however", "it",   "she", "the", "there",
                                           "these", "they",    "this", "we",  NULL};
    if (token->flags & TOKEN_ALL_CAPS) {
        return span_is_one_of(token->norm, SUBJECTS);
    }
    static const char *const STARTERS[] = {
        "a",         "according", "after", "although", "an",     "and",  "as",    "at",
        "because",   "before",    "but",   "despite",  "during", "for",  "he",    "her",
        "his",       "however",   "i",     "if",       "in",     "it",   "its",   "many",
        "meanwhile", "mr.",       "mrs.",  "ms.",      "no",     "on",   "she",   "since",
        "so",        "some",      "that",  "the",      "their",  "then", "there", "these",
        "they",      "this",      "those", "we",       "what",   "when", "where", "while",
        "who",       "with",      "you",   NULL};
    return span_is_one_of(token->norm, STARTERS);
}

/* "June", "May 5", "Jan. 5", but not "May said". */
static bool is_month(const struct token *token, const struct token *end)
{
    bool counted = token + 1 < end && (token[1].flags & TOKEN_NUMBER);
    bool cut = counted && span_ends_with(token->norm, SPAN("."));
    return cut || (month_is_name(token->norm) && (counted || !span_is(token->norm, "may")));
}

/* "time", "Moscow time", "Greenwich Mean Time". */
static bool is_zone(const struct token *token, const struct token *end)
{
    for (int i = 0; i < ZONE_WINDOW && token + 1 < end && (token->flags & TOKEN_CAPITAL); i++) {
        token++;
        if (span_is(token->norm, "time")) {
            return true;
        }
    }
    return false;
}

/* What goes on after a clock time: "5 p.m. Tuesday", "8 a.m. Eastern", "9 p.m. Moscow time". */
static bool goes_on_after_clock(const struct token *token, const struct token *end)
{
    static const char *const zones[] = {
        "aest",     "bst", "cdt", "central", "cest", "cet", "cst", "ct",  "eastern",
        "edt",      "eet", "est", "et",      "gmt",  "hkt", "ist", "jst", "mdt",
        "mountain", "mst", "mt",  "pacific", "pdt",  "pst", "pt",  "utc", NULL};
    return is_month(token, end) || weekday_is_name(token->norm) ||
           span_is_one_of(token->norm, zones) || is_zone(token, end);
}

/* Whether nothing but the time stands before the clock's half, so that the sentence has yet to
 * begin: "At 5 a.m. Kim left." */
static bool opens_with_clock(const struct token *first, const struct token *half)
{
    static const char *const before[] = {"about", "after", "around",  "at",    "before", "by",
                                         "from",  "just",  "shortly", "since", "until",  NULL};
    bool at = first < half && span_is_one_of(first->norm, before);
    while (first < half && ((first->flags & TOKEN_NUMBER) || span_is_one_of(first->norm, before))) {
        first++;
    }
    return at && first == half;
}

/* Whether the unit is a short one in title case or capitals, where each word is a capital one. */
static bool is_heading(const struct token *first, const struct token *end)
{
    return end - first <= HEADING_TOKENS_MAX &&
           headings_is_title_case(first, (size_t)(end - first));
}

/* Whether "a.m.", "Inc." or "U.S." before the capital `next` is the end: clock times, companies
 * and "etc." mostly are, "U.S." and initials of names mostly are not. */
static bool abbreviation_ends(const struct token *first, const struct token *token,
                              const struct token *next, const struct token *end)
{
    bool subject = next + 1 < end && span_is(next[1].norm, "'s");
    if (!(next->flags & TOKEN_CAPITAL) || is_heading(first, end)) {
        return false;
    }
    bool inner = memchr(token->text.ptr, '.', token->text.len - 1) != NULL;
    bool clock = span_is(token->norm, "a.m.") || span_is(token->norm, "p.m.");
    if (clock && !(token->flags & next->flags & TOKEN_ALL_CAPS)) {
        return !opens_with_clock(first, token) && (subject || !goes_on_after_clock(next, end));
    }
    return is_starter(next) || (!inner && span_is(token->norm, "etc."));
}

/* Whether the token is a plain small word: no name, no abbreviation is cut off behind it. */
static bool is_small_word(const struct token *token)
{
    return starts_small(token) && token->text.len > 2 && span_equal(token->text, token->norm);
}

/* Whether what starts at `next` (its first word is `word`) goes on with the sentence although a
 * stop or mark stands before it: small letters do, unless they follow a plain word at once, as in
 * careless writing, or stand in a bracket of their own. */
static bool goes_on(const struct token *tokens, size_t at, size_t next, size_t word)
{
    if (tokens[word].flags & TOKEN_PUNCT) {
        return word == next;
    }
    if (!starts_small(tokens + word)) {
        return false;
    }
    bool careless = next == at + 1 && at > 0 && is_small_word(tokens + at - 1) &&
                    (tokens[next].flags & TOKEN_SPACE_BEFORE);
    return !careless && !span_is(tokens[next].text, "(");
}

/* Whether what ends a sentence so at token `at`, with its closers before `next`, ends this one. */
static bool ends_here(const struct token *tokens, size_t first, size_t at, enum ending ending,
                      size_t next, size_t end)
{
    size_t word = skip_openers(tokens, next, end);
    if (word >= end) {
        return false;
    }
    bool closed = next > at + 1;
    bool on = goes_on(tokens, at, next, word);
    switch (ending) {
    case ENDING_STOP:
        return !on;
    case ENDING_MARK:
        return !on && !(closed && is_speech_tag(tokens, word, end));
    case ENDING_ELLIPSIS:
        return (tokens[word].flags & TOKEN_CAPITAL) &&
               (closed ? !is_speech_tag(tokens, word, end)
                       : (tokens[next].flags & TOKEN_SPACE_BEFORE) != 0);
    case ENDING_ABBREVIATION:
        return abbreviation_ends(tokens + first, tokens + at, tokens + word, tokens + end);
    case ENDING_NONE:
        break;
    }
    return false;
}

/* The token behind the closing quotes and brackets and the reference marks from `at` on. */
static size_t skip_closers(const struct token *tokens, size_t at, size_t end)
{
    while (at < end && is_closer(tokens, at, end)) {
        at++;
    }
    for (size_t next = skip_reference(tokens, at, end); next > at;
         next = skip_reference(tokens, at, end)) {
        at = next;
    }
    return at;
}

size_t sentences_next(const struct token *tokens, size_t first, size_t end)
{
    size_t last = end - first > SENTENCE_TOKENS_MAX ? first + SENTENCE_TOKENS_MAX : end;
    for (size_t i = first; i < last; i++) {
        enum ending ending = ending_of(tokens + i);
        size_t next = ending == ENDING_NONE ? end : skip_closers(tokens, i + 1, last);
        if (next < end && ends_here(tokens, first, i, ending, next, end)) {
            return next;
        }
    }
    return last;
}

size_t sentences_headline_part(const struct token *tokens, size_t first, size_t end)
{
    for (size_t i = first + 1; i + 2 < end; i++) {
        bool apart =
            (tokens[i + 1].flags & TOKEN_SPACE_BEFORE) && !(tokens[i + 2].flags & TOKEN_PUNCT);
        if (span_is(tokens[i].text, ":") && apart) {
            return i + 1;
        }
    }
    return end;
}
