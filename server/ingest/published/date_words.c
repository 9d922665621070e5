/* Whether a date is ahead is judged by a list of words before it in its sentence, not by a parse:
 * thousands of articles are looked at before any is analysed. How often that is wrong is part of
 * what published_model.c has learned. */
#include "date_words.h"

#include <ctype.h>
#include <string.h>

#include "ingest/header/printed_date.h"
#include "ingest/header/wording.h"

enum { CONTEXT_BYTES = 120, QUOTE_BYTES = 2000 };

/* Whether a full stop behind such a byte ends a sentence: not the one of an initial. */
static bool may_end(unsigned char before)
{
    return islower(before) || isdigit(before) || strchr(")\"'", before);
}

/* The part of the sentence before `at`, as far as it is looked at, with a space before it. */
static struct span words_before(struct span block, size_t at)
{
    size_t from = at > CONTEXT_BYTES ? at - CONTEXT_BYTES : 0;
    for (size_t i = at; i-- > from + 1;) {
        bool stop = block.ptr[i] == ' ' && block.ptr[i - 1] == '.' && i >= 2;
        if (stop && may_end((unsigned char)block.ptr[i - 2])) {
            return span_slice(block, i, at);
        }
    }
    return span_slice(block, from, at);
}

static bool ends_nocase(struct span text, const char *word)
{
    struct span end = span_of(word);
    return text.len >= end.len &&
           span_equal_nocase(span_slice(text, text.len - end.len, text.len), end);
}

/* Whether "by", "until" or "before" stands before a date, with no more than an article and a part
 * of the day between them: "was questioned by a judge on Tuesday" is past. */
static bool follows_limit(struct span before)
{
    static const char *const limits[] = {" by ", " until ", " till ", " before ", NULL};
    static const char *const between[] = {"the ", "late ", "early ", "end of ", "close of ", NULL};
    for (size_t i = 0; between[i];) {
        bool found = ends_nocase(before, between[i]);
        before.len -= found ? strlen(between[i]) : 0;
        i = found ? 0 : i + 1;
    }
    for (size_t i = 0; limits[i]; i++) {
        if (ends_nocase(before, limits[i])) {
            return true;
        }
    }
    return false;
}

bool date_words_future(struct span block, size_t at)
{
    static const char *const words[] = {
        " will ",       " next ",    " due ",    " upcoming ", " expire",   " deadline", " would ",
        " shall ",      " to be ",   " coming ", " scheduled", " expected", " slated",   " planned",
        " ahead of ",   " going to", " set to",  " set for",   " may be ",  " begins ",  " starts ",
        " takes place", " is to ",   " are to ", " tomorrow",  NULL};
    struct span before = words_before(block, at);
    return holds_any(before, words) || follows_limit(before);
}

bool date_words_of_occasion(struct span text, size_t at)
{
    enum { YEAR_DIGITS = 4, NAME_BYTES = 48 };
    static const char *const words[] = {
        " election", " elections",    " primary",       " primaries",     " race",
        " campaign", " referendum",   " census",        " nomination",    " budget",
        " Olympic",  " Olympics",     " Paralympics",   " World Cup",     " Games",
        " Cup",      " championship", " championships", " Championships", NULL};
    size_t start = at + YEAR_DIGITS;
    size_t most = start + NAME_BYTES < text.len ? start + NAME_BYTES : text.len;
    size_t end = start;
    while (end < most && (isalpha((unsigned char)text.ptr[end]) || text.ptr[end] == ' ')) {
        end++;
    }
    struct span name = span_slice(text, start, end);
    for (size_t i = 0; words[i]; i++) {
        size_t found = span_find(name, span_of(words[i]), 0);
        size_t behind = found == SIZE_MAX ? 0 : found + strlen(words[i]);
        if (behind > 0 && (behind == name.len || name.ptr[behind] == ' ')) {
            return true;
        }
    }
    return false;
}

bool date_words_follow_preposition(struct span block, size_t at)
{
    static const char *const words[] = {"in ",      "since ", "of ",      "until ", "by ",
                                        "late ",    "early ", "mid-",     "from ",  "during ",
                                        "to ",      "after ", "before ",  "last ",  "around ",
                                        "between ", "this ",  "through ", NULL};
    struct span before = span_slice(block, 0, at);
    for (size_t i = 0; words[i]; i++) {
        size_t len = strlen(words[i]);
        bool whole =
            before.len == len ||
            (before.len > len && !isalnum((unsigned char)before.ptr[before.len - len - 1]));
        if (whole && ends_nocase(before, words[i])) {
            return true;
        }
    }
    return false;
}

bool date_words_begin(struct span text, size_t at)
{
    return at == 0 || !(isalnum((unsigned char)text.ptr[at - 1]) || (text.ptr[at - 1] & 0x80) ||
                        strchr("$#,.'", text.ptr[at - 1]));
}

size_t date_words_end(struct span text, size_t at)
{
    while (at < text.len && isalpha((unsigned char)text.ptr[at])) {
        at++;
    }
    return at;
}

static bool begins_nocase(struct span text, const char *word)
{
    struct span start = span_of(word);
    return text.len >= start.len && span_equal_nocase(span_slice(text, 0, start.len), start);
}

int date_words_weekday(struct span text, size_t at)
{
    static const char *const before[] = {"super ", "black ",  "good ",  "ash ",    "bloody ",
                                         "palm ",  "easter ", "cyber ", "giving ", "holy ",
                                         "fat ",   "shrove ", NULL};
    static const char *const after[] = {" times",   " telegraph", " mirror", " express",
                                        " mail on", " herald",    " post",   " tribune",
                                        " star",    " school",    NULL};
    size_t end = date_words_end(text, at);
    int weekday = end - at >= 6 ? weekday_from_name(span_slice(text, at, end)) : -1;
    for (size_t i = 0; weekday >= 0 && before[i]; i++) {
        weekday = ends_nocase(span_slice(text, 0, at), before[i]) ? -1 : weekday;
    }
    for (size_t i = 0; weekday >= 0 && after[i]; i++) {
        weekday = begins_nocase(span_slice(text, end, text.len), after[i]) ? -1 : weekday;
    }
    return weekday;
}

bool date_words_quoted(struct span block, size_t at)
{
    size_t marks = 0;
    long open = 0;
    for (size_t i = at > QUOTE_BYTES ? at - QUOTE_BYTES : 0; i < at; i++) {
        marks += block.ptr[i] == '"';
        if ((unsigned char)block.ptr[i] == 0xE2) { /* the first byte of both */
            struct span rest = span_slice(block, i, at);
            open += span_starts_with(rest, SPAN("“")) ? 1 : 0;
            open -= span_starts_with(rest, SPAN("”")) ? 1 : 0;
        }
    }
    return marks % 2 == 1 || open > 0;
}

bool date_words_anchored(struct span text, size_t at)
{
    enum { UNQUOTED = 2 }; /* the first words, which any speaker may say */
    static const char *const words[] = {"as of ",
                                        "dated ",
                                        "today, ",
                                        "today (",
                                        "this morning, ",
                                        "this morning (",
                                        "this evening, ",
                                        "yesterday, ",
                                        "yesterday (",
                                        "last night, ",
                                        NULL};
    for (size_t i = 0; words[i]; i++) {
        if (ends_nocase(span_slice(text, 0, at), words[i])) {
            return i < UNQUOTED || !date_words_quoted(text, at);
        }
    }
    return false;
}

bool date_words_week_said(struct span text, size_t at)
{
    static const char *const after[] = {" last week",    " of last week", " this week",
                                        " of this week", " a week ago",   NULL};
    struct span rest = span_slice(text, date_words_end(text, at), text.len);
    for (size_t i = 0; after[i]; i++) {
        if (begins_nocase(rest, after[i])) {
            return true;
        }
    }
    return ends_nocase(span_slice(text, 0, at), "last ");
}

bool date_words_may_begin(struct span block, size_t at)
{
    static const char starts[] = "jan feb mar apr may jun jul aug sep oct nov dec "
                                 "mon tue wed thu fri sat sun ";
    if (isdigit((unsigned char)block.ptr[at])) {
        return true;
    }
    if (at + 3 > block.len) {
        return false;
    }
    char word[5] = {0};
    for (size_t i = 0; i < 3; i++) {
        word[i] = (char)tolower((unsigned char)block.ptr[at + i]);
    }
    word[3] = ' ';
    return strstr(starts, word) != NULL;
}

int date_words_year(struct span text, size_t at)
{
    int year = 0;
    size_t end = at;
    while (end < text.len && end < at + 5 && isdigit((unsigned char)text.ptr[end])) {
        year = year * 10 + (text.ptr[end] - '0');
        end++;
    }
    bool more = end + 1 < text.len && strchr(",.:%", text.ptr[end]) &&
                isdigit((unsigned char)text.ptr[end + 1]);
    bool joined = end < text.len && isalpha((unsigned char)text.ptr[end]);
    return end == at + 4 && !more && !joined && year >= 1900 && year < 2100 ? year : 0;
}

/* Most of a list begin with another letter, which costs no measuring. */
size_t date_words_place(struct span word, const char *const *list)
{
    int first = word.len > 0 ? tolower((unsigned char)word.ptr[0]) : '\0';
    for (size_t i = 0; list[i]; i++) {
        if (list[i][0] == first && span_equal_nocase(word, span_of(list[i]))) {
            return i + 1;
        }
    }
    return 0;
}
