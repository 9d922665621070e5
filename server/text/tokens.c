/* Cuts text into treebank tokens. White space splits a unit into runs; within a run the first
 * matcher of the table MATCHERS that knows what starts here says where it ends, else one character
 * is a token. A word is read letter by letter; apostrophes, stops, hyphens, '&' and '@' inside it
 * are decided where they stand (`word_…`). Looks at most one word back and one character ahead of
 * the run, so the time is linear. It knows no language but English. */
#include "text/tokens.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "text/addresses.h"
#include "text/characters.h"
#include "text/numbers.h"
#include "text/words.h"

enum { ADDRESS_RUN_MAX = 2048, EMOTICON_MAX = 3, JOINED_AND_MAX = 4 };

struct run {
    struct span unit; /* the field up to the end of the unit */
    size_t unit_start;
    struct span text; /* the field up to the end of the run */
    size_t start;
    bool may_hold_address;
};

static bool is_word_character(struct character c)
{
    return c.class == CHARACTER_LETTER || c.class == CHARACTER_DIGIT;
}

static struct character next_visible(const struct run *run, size_t at)
{
    return character_at(run->unit, character_run(run->unit, at, CHARACTER_SPACE));
}

/* --- clitics --------------------------------------------------------------------------------- */

static const char *const CLITICS[] = {"s", "m", "d", "re", "ve", "ll"};

/* What an owner's name may end in when it ends in no letter: "the U.S.'s", "Yahoo!'s", "(WHO)'s".
 */
static bool ends_owner(struct character c)
{
    return c.class == CHARACTER_STOP || c.code == '!' || c.code == ')' || c.code == '"' ||
           c.code == 0x201d;
}

/* "'s", "’ll" at the apostrophe `at`; 0 when a longer word follows. */
static size_t match_clitic(const struct run *run, size_t at)
{
    struct character quote = character_at(run->text, at);
    struct character before = character_before(run->text, at);
    bool word = is_word_character(before);
    if (quote.class != CHARACTER_APOSTROPHE || at == run->start || (!word && !ends_owner(before))) {
        return 0;
    }
    size_t start = at + quote.len;
    size_t end = character_run(run->text, start, CHARACTER_LETTER);
    struct span letters = span_slice(run->text, start, end);
    if (!word && !span_is(letters, "s")) {
        return 0;
    }
    for (size_t i = 0; i < sizeof CLITICS / sizeof *CLITICS; i++) {
        if (span_equal_nocase(letters, span_of(CLITICS[i])) &&
            character_at(run->text, end).class != CHARACTER_DIGIT) {
            return end;
        }
    }
    return 0;
}

/* Whether "n't" stands at `at`, alone or with another clitic behind; its end goes to `*end`. */
static bool is_negation(struct span text, size_t at, size_t *end)
{
    if (at >= text.len || (text.ptr[at] | 0x20) != 'n') {
        return false;
    }
    struct character quote = character_at(text, at + 1);
    size_t last = at + 1 + quote.len;
    if (quote.class != CHARACTER_APOSTROPHE || last >= text.len || (text.ptr[last] | 0x20) != 't') {
        return false;
    }
    *end = last + 1;
    return !is_word_character(character_at(text, last + 1));
}

static size_t match_negation(const struct run *run, size_t at)
{
    size_t end = 0;
    return at > run->start && is_negation(run->text, at, &end) ? end : 0;
}

/* "'60s", "’em", "'72" with the apostrophe in one token. */
static size_t match_elision(const struct run *run, size_t at)
{
    struct character quote = character_at(run->text, at);
    if (quote.class != CHARACTER_APOSTROPHE || is_word_character(character_before(run->text, at))) {
        return 0;
    }
    size_t start = at + quote.len;
    size_t digits = character_run(run->text, start, CHARACTER_DIGIT);
    if (digits - start == 2) {
        size_t end = digits < run->text.len && run->text.ptr[digits] == 's' ? digits + 1 : digits;
        return is_word_character(character_at(run->text, end)) ? 0 : end;
    }
    size_t end = character_run(run->text, start, CHARACTER_LETTER);
    struct span letters = span_slice(run->text, start, end);
    return span_is(letters, "em") || span_is(letters, "tis") || span_is(letters, "twas") ? end : 0;
}

/* --- signs ----------------------------------------------------------------------------------- */

static const char *const EMOTICONS[] = {":)", ":(",  ";)",  ":D",  ":P",
                                        "=)", ":-)", ":-(", ";-)", NULL};

static size_t match_emoticon(const struct run *run, size_t at)
{
    struct span rest = span_slice(run->text, at, run->text.len);
    if (at != run->start || rest.len > EMOTICON_MAX) {
        return 0;
    }
    if (span_is_one_of(rest, EMOTICONS)) {
        return run->text.len;
    }
    return 0;
}

/* Runs of stops, of '!' and '?', of hyphens, of one ornament; doubled quotes and brackets. */
static size_t match_repeat(const struct run *run, size_t at)
{
    struct character first = character_at(run->text, at);
    size_t end = at + first.len;
    if (first.class == CHARACTER_ELLIPSIS || first.class == CHARACTER_STOP) {
        end = character_run(run->text, end, CHARACTER_STOP);
        return end - at > 1 ? end : 0;
    }
    if (first.code >= 0x80 || !strchr("!?-*=_~+<>'`#|^$", (int)first.code)) {
        return 0;
    }
    const char *same = strchr("!?", (int)first.code) ? "!?" : NULL;
    while (end < run->text.len && (same ? strchr(same, run->text.ptr[end]) != NULL
                                        : run->text.ptr[end] == (char)first.code)) {
        end++;
    }
    return end - at > 1 ? end : 0;
}

/* "#hashtag", "@handle". */
static size_t match_handle(const struct run *run, size_t at)
{
    char sign = run->text.ptr[at];
    if ((sign != '#' && sign != '@') || is_word_character(character_before(run->text, at)) ||
        character_at(run->text, at + 1).class != CHARACTER_LETTER) {
        return 0;
    }
    size_t end = at + 1;
    while (is_word_character(character_at(run->text, end)) ||
           (end < run->text.len && run->text.ptr[end] == '_')) {
        end += character_at(run->text, end).len;
    }
    return end;
}

static size_t match_address(const struct run *run, size_t at)
{
    if (!run->may_hold_address || !is_word_character(character_at(run->text, at)) ||
        (at > run->start && is_word_character(character_before(run->text, at)))) {
        return 0;
    }
    return addresses_match(run->text, at);
}

static size_t match_currency(const struct run *run, size_t at)
{
    return numbers_match_currency(run->text, at);
}

static size_t match_number(const struct run *run, size_t at)
{
    bool money = at > run->start && numbers_follow_currency(run->text, at);
    return numbers_match(run->text, at, at == run->start || money, money);
}

/* --- words ----------------------------------------------------------------------------------- */

/* Whether the letters from `at` on look like the start of a new sentence: "said.The". */
static bool is_fresh_word(struct span text, size_t at)
{
    struct character first = character_at(text, at);
    struct character second = character_at(text, at + first.len);
    return first.class == CHARACTER_LETTER && utf8_is_upper(first.code) &&
           (second.class != CHARACTER_LETTER || utf8_is_lower(second.code)) &&
           second.class != CHARACTER_STOP;
}

static bool is_all_lower(struct span text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        if (text.ptr[i] < 'a' || text.ptr[i] > 'z') {
            return false;
        }
    }
    return true;
}

/* Whether the word before byte `at` of the unit starts with a capital, or there is none. */
static bool follows_capital(const struct run *run, size_t at, struct span *word)
{
    size_t end = at;
    while (end > run->unit_start && character_before(run->unit, end).class == CHARACTER_SPACE) {
        end -= character_before(run->unit, end).len;
    }
    size_t start = end;
    while (start > run->unit_start && end - start < 64 &&
           character_before(run->unit, start).class == CHARACTER_LETTER) {
        start -= character_before(run->unit, start).len;
    }
    *word = span_slice(run->unit, start, end);
    return start == end || utf8_is_upper(character_at(run->unit, start).code);
}

/* Whether the stop behind the single letter at `start` marks an initial. */
static bool is_initial(const struct run *run, size_t start, size_t end)
{
    struct character letter = character_at(run->text, start);
    struct character next = next_visible(run, end + 1);
    struct span before = {0};
    if (!utf8_is_upper(letter.code)) {
        enum abbreviation kind = words_abbreviation(span_slice(run->text, start, end));
        return kind == ABBREVIATION_INNER
                   ? next.len > 0
                   : kind == ABBREVIATION_COUNT && next.class == CHARACTER_DIGIT;
    }
    if (next.class != CHARACTER_LETTER && next.code != ',') {
        return false;
    }
    bool capital = follows_capital(run, start, &before);
    if (letter.code == 'I' && !capital) {
        return false;
    }
    return !words_takes_letter(before) || utf8_is_lower(next.code);
}

/* Letters joined by stops, each piece at most three long: "U.S", "Ph.D", "a.m". */
static bool is_acronym(struct span word)
{
    size_t piece = 0;
    size_t stops = 0;
    for (size_t i = 0; i < word.len; i++) {
        bool stop = word.ptr[i] == '.';
        stops += stop;
        piece = stop ? 0 : piece + 1;
        if (piece > 3 || (!stop && !((word.ptr[i] | 0x20) >= 'a' && (word.ptr[i] | 0x20) <= 'z'))) {
            return false;
        }
    }
    return stops > 0;
}

static bool keeps_stop(const struct run *run, size_t start, size_t end)
{
    struct span word = span_slice(run->text, start, end);
    struct character next = next_visible(run, end + 1);
    if (character_at(run->text, start).len == word.len) {
        return is_initial(run, start, end);
    }
    if (is_acronym(word)) {
        return true;
    }
    switch (words_abbreviation(word)) {
    case ABBREVIATION_NONE:
        /* "Int'l." and the like; possessives have been cut off before. */
        return memchr(word.ptr, '\'', word.len) != NULL && span_ends_with(word, SPAN("'l"));
    case ABBREVIATION_COUNT:
        return next.class == CHARACTER_DIGIT;
    case ABBREVIATION_DATE:
        return next.class == CHARACTER_DIGIT || next.code == ',' || utf8_is_lower(next.code);
    case ABBREVIATION_INNER:
        return next.len > 0;
    case ABBREVIATION_LAST:
        break;
    }
    return true;
}

/* At the stop `at` inside or behind the word from `start` on: where reading goes on; `*done` when
 * the word ends there. */
static size_t word_stop(const struct run *run, size_t start, size_t at, bool *done)
{
    struct character next = character_at(run->text, at + 1);
    *done = true;
    if (!is_word_character(next)) {
        return keeps_stop(run, start, at) ? at + 1 : at;
    }
    size_t piece = at;
    while (piece > start && run->text.ptr[piece - 1] != '.') {
        piece--;
    }
    bool fresh = is_fresh_word(run->text, at + 1);
    if (fresh && at - piece > 1 && is_all_lower(run->text, piece, at)) {
        return at;
    }
    if (fresh && words_abbreviation(span_slice(run->text, start, at)) != ABBREVIATION_NONE) {
        return at + 1;
    }
    *done = false;
    return at + 1;
}

/* At the apostrophe `at`: inside a word ("O'Brien", "Int'l") or the end of it. */
static size_t word_apostrophe(const struct run *run, size_t start, size_t at, bool *done)
{
    struct character quote = character_at(run->text, at);
    size_t end = 0;
    *done = true;
    if (match_clitic(run, at) || quote.code == '`' ||
        character_at(run->text, at + quote.len).class != CHARACTER_LETTER) {
        return at;
    }
    if (at > start + 1 && is_negation(run->text, at - 1, &end)) {
        return at - 1;
    }
    *done = false;
    return at + quote.len;
}

/* Letters (or figures) joined by '&': "AT&T", "PG&E". */
static bool is_joined_and(struct span text, size_t start, size_t at)
{
    size_t end = character_run(text, at + 1, CHARACTER_LETTER);
    return at - start <= JOINED_AND_MAX && end > at + 1 && end - at <= JOINED_AND_MAX &&
           !is_all_lower(text, at + 1, end);
}

static size_t word_sign(const struct run *run, size_t start, size_t at, bool *done)
{
    struct character c = character_at(run->text, at);
    bool word_behind = is_word_character(character_at(run->text, at + c.len));
    bool joins = false;
    if (c.class == CHARACTER_HYPHEN) {
        joins = words_is_prefix(span_slice(run->text, start, at));
    } else if (c.code == '&') {
        joins = is_joined_and(run->text, start, at);
    } else {
        joins = c.code == '_' || c.code == '@';
    }
    *done = !joins || !word_behind;
    return *done ? at : at + c.len;
}

static size_t match_word(const struct run *run, size_t start)
{
    size_t at = start;
    bool done = character_at(run->text, at).class != CHARACTER_LETTER;
    while (!done) {
        struct character c = character_at(run->text, at);
        if (is_word_character(c)) {
            at += c.len;
        } else if (c.len == 0) {
            done = true;
        } else if (c.class == CHARACTER_APOSTROPHE) {
            at = word_apostrophe(run, start, at, &done);
        } else if (c.class == CHARACTER_STOP) {
            at = word_stop(run, start, at, &done);
        } else {
            at = word_sign(run, start, at, &done);
        }
    }
    size_t split = at > start ? words_split(span_slice(run->text, start, at)) : 0;
    return split ? start + split : at;
}

/* --- the run --------------------------------------------------------------------------------- */

static size_t (*const MATCHERS[])(const struct run *run, size_t at) = {
    match_address, match_emoticon, match_negation, match_repeat, match_elision,
    match_clitic,  match_handle,   match_currency, match_number, match_word,
};

static size_t match_token(const struct run *run, size_t at)
{
    for (size_t i = 0; i < sizeof MATCHERS / sizeof *MATCHERS; i++) {
        size_t end = MATCHERS[i](run, at);
        if (end > at) {
            return end;
        }
    }
    return at + character_at(run->text, at).len;
}

static void cut_run(struct arena *arena, const struct run *run, struct cuts *out)
{
    for (size_t at = run->start; at < run->text.len;) {
        size_t end = match_token(run, at);
        out->items = arena_grow(arena, out->items, out->count, &out->capacity, sizeof *out->items);
        out->items[out->count++] = (struct cut){(uint32_t)at, (uint32_t)end};
        at = end;
    }
}

static size_t run_end(struct span text, size_t at)
{
    while (at < text.len) {
        struct character c = character_at(text, at);
        if (c.class == CHARACTER_SPACE) {
            break;
        }
        at += c.len;
    }
    return at;
}

void tokens_cut(struct arena *arena, struct span text, size_t start, size_t end, struct cuts *out)
{
    struct span unit = span_slice(text, 0, end);
    size_t at = character_run(unit, start, CHARACTER_SPACE);
    while (at < end) {
        struct run run = {.unit = unit, .unit_start = start, .start = at};
        run.text = span_slice(text, 0, run_end(unit, at));
        size_t len = run.text.len - at;
        run.may_hold_address = len > 3 && len <= ADDRESS_RUN_MAX &&
                               (memchr(unit.ptr + at, '.', len) || memchr(unit.ptr + at, '@', len));
        cut_run(arena, &run, out);
        at = character_run(unit, run.text.len, CHARACTER_SPACE);
    }
}
