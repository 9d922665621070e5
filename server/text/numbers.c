/* Numbers as the treebanks cut them: figures with inner points, commas, colons and strokes are one
 * token, so are telephone numbers and dates with two hyphens; ranges and scores ("3-2",
 * "1914-1918") come apart at the hyphen; units stay with their figure unless they are a clock's
 * ("7pm" = "7" "pm") or a sum's ("$5m" = "$" "5" "m"). */
#include "text/numbers.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/characters.h"

static bool is_digit(struct span text, size_t at)
{
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static size_t skip_digits(struct span text, size_t at)
{
    return character_run(text, at, CHARACTER_DIGIT);
}

/* Digits with inner separators, each followed by a digit. */
static size_t skip_figure(struct span text, size_t at)
{
    at = skip_digits(text, at);
    while (at < text.len && strchr(".,:/", text.ptr[at]) && is_digit(text, at + 1)) {
        at = skip_digits(text, at + 1);
    }
    return at;
}

/* "713-853-3989", "345-9945", "713/345-7942", "77030-2707", "2015-07-15"; 0 for other ranges. */
static size_t skip_hyphened(struct span text, size_t at)
{
    size_t groups = 0;
    size_t first = 0;
    size_t last = 0;
    size_t end = at;
    while (is_digit(text, end)) {
        size_t stop = skip_digits(text, end);
        first = groups == 0 ? stop - end : first;
        last = stop - end;
        groups++;
        end = stop;
        if (end >= text.len || !(text.ptr[end] == '-' || (text.ptr[end] == '/' && groups == 1)) ||
            !is_digit(text, end + 1)) {
            break;
        }
        end++;
    }
    bool whole = end >= text.len || character_at(text, end).class != CHARACTER_LETTER;
    bool call = groups == 2 && last == 4 && (first == 3 || first == 5);
    return whole && (groups >= 3 || call) ? end : 0;
}

static bool is_clock_half(struct span text, size_t at)
{
    if (at >= text.len || !strchr("apAP", text.ptr[at])) {
        return false;
    }
    size_t next = at + 1;
    if (next < text.len && text.ptr[next] == '.') {
        next++;
    }
    if (next >= text.len || (text.ptr[next] != 'm' && text.ptr[next] != 'M')) {
        return false;
    }
    return character_at(text, next + 1).class != CHARACTER_LETTER;
}

/* "1990's", "80's" stay whole; the year that owns something does not: "2016's vote". */
static size_t skip_decade(struct span text, size_t start, size_t end)
{
    struct character quote = character_at(text, end);
    if ((end - start != 2 && end - start != 4) || text.ptr[end - 1] != '0' ||
        quote.class != CHARACTER_APOSTROPHE) {
        return end;
    }
    size_t next = end + quote.len;
    if (next >= text.len || text.ptr[next] != 's' ||
        character_at(text, next + 1).class == CHARACTER_LETTER) {
        return end;
    }
    return next + 1;
}

static size_t skip_suffix(struct span text, size_t at)
{
    for (struct character c = character_at(text, at);
         c.class == CHARACTER_LETTER || c.class == CHARACTER_DIGIT; c = character_at(text, at)) {
        at += c.len;
    }
    return at;
}

size_t numbers_match(struct span text, size_t at, bool opens, bool money)
{
    size_t start = at;
    if (opens && at < text.len && (text.ptr[at] == '+' || text.ptr[at] == '.')) {
        start++;
    }
    if (character_at(text, start).class != CHARACTER_DIGIT) {
        return 0;
    }
    size_t hyphened = skip_hyphened(text, start);
    if (hyphened) {
        return hyphened;
    }
    size_t end = skip_figure(text, start);
    if (money || is_clock_half(text, end)) {
        return end;
    }
    size_t decade = skip_decade(text, start, end);
    return decade > end ? decade : skip_suffix(text, end);
}

size_t numbers_match_currency(struct span text, size_t at)
{
    size_t end = at;
    while (end < text.len && end - at < 3 && text.ptr[end] >= 'A' && text.ptr[end] <= 'Z') {
        end++;
    }
    if (end == at || end >= text.len || text.ptr[end] != '$') {
        return 0;
    }
    return end + 1;
}

bool numbers_follow_currency(struct span text, size_t at)
{
    uint32_t code = character_before(text, at).code;
    return code == '$' || code == 0xa3 || code == 0xa5 || (code >= 0x20a0 && code <= 0x20bf);
}
