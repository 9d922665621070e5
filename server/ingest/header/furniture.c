/* Lines of pages that are no part of a report. The tables hold what outlets, agencies and their
 * archives print for the reader and not of the matter; a line counts as a whole, or by its opening
 * words when it is no longer than such invitations are. */
#include "furniture.h"

#include <ctype.h>
#include <stdint.h>

#include "base/ascii.h"
#include "furniture_words.h"
#include "invitation.h"
#include "printed_date.h"
#include "printed_time.h"
#include "prose.h"
#include "wording.h"

enum { LINE_BYTES = 80, INVITATION_BYTES = 330, ROW_WORDS = 30, BUTTON_BYTES = 30 };

/* "3 Min Read", "312 words", "12 comments", "19". */
static bool is_measure(struct span line)
{
    static const char *const units[] = {
        "message",   "messages", "minute listen", "mins to read", "min to read", "minutes to read",
        "comment",   "comments", "likes",         "min",          "min listen",  "min read",
        "mins read", "minutes",  "minute read",   "response",     "responses",   "minutes read",
        "share",     "shares",   "views",         "words",        NULL};
    size_t digits = text_digits_end(line, 0);
    bool range = span_starts_with(span_slice(line, digits, line.len), SPAN("–"));
    size_t at = range ? text_digits_end(line, digits + strlen("–")) : digits; /* "3–4 minutes" */
    size_t dash = at < line.len && line.ptr[at] == '-'; /* "3-Minute Listen" */
    struct span unit = text_trim(span_slice(line, at + dash, line.len));
    return digits > 0 && digits < 6 && (unit.len ? is_one_of(unit, units) : at < 4);
}

/* "Page A3", "Pg. 3", "Vol. 112 No. 157". */
static bool is_page(struct span line)
{
    static const char *const words[] = {"page ", "pg. ", "vol. ", NULL};
    return starts_with_any(line, words) > 0 && word_count(line) <= 4 &&
           isdigit((unsigned char)line.ptr[line.len - 1]);
}

/* "See TOLL, Page A6", "Continued from Page A1", "TOLL, from A1": where a paper's report goes on.
 */
static bool is_jump(struct span line)
{
    static const char *const openers[] = {"see ", "continued ", "please see ", "turn to ", NULL};
    struct span last = word_last(line);
    size_t letter = last.len > 1 && isupper((unsigned char)last.ptr[0]);
    bool number = last.len > letter && last.len < 5 && text_digits_end(last, letter) == last.len;
    return number && starts_with_any(line, openers) > 0 && word_count(line) <= 7 &&
           (span_find(line, SPAN("age "), 0) != SIZE_MAX || letter);
}

/* "News ID: 84674521": a number under a label. */
static bool is_number_line(struct span line)
{
    const char *colon = memchr(line.ptr, ':', line.len);
    struct span label = span_slice(line, 0, colon ? (size_t)(colon - line.ptr) : 0);
    struct span value = text_trim(span_slice(line, label.len + (colon != NULL), line.len));
    return colon && value.len > 4 && text_digits_end(value, 0) == value.len &&
           word_is_capital(label) && word_count(label) < 4;
}

/* "___", "* * *": a rule between parts. */
static bool is_rule(struct span line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (!strchr("_-=*~. ", line.ptr[i])) {
            return false;
        }
    }
    return line.len > 2 || span_is(line, "--");
}

/* Whether the second word is a mailbox's address. */
static bool mailbox_is_second(struct span line)
{
    size_t at = 0;
    word_next(line, &at);
    struct span second = word_next(line, &at);
    return second.len > 3 && second.ptr[0] != '@' && memchr(second.ptr, '@', second.len);
}

/* "#Omnivore", "#korea #boat": nothing but tags. */
static bool is_tag_row(struct span line)
{
    size_t at = 0;
    if (line.ptr[0] != '#' || line.len > LINE_BYTES) {
        return false;
    }
    for (struct span word = word_next(line, &at); word.len; word = word_next(line, &at)) {
        if (word.ptr[0] != '#' || word.len < 2 || word.ptr[1] == '#') {
            return false;
        }
    }
    return true;
}

/* "jun.abad@mirror.example", "@junabad", "https://…": where somebody or something is found. */
static bool is_address(struct span line)
{
    static const char *const schemes[] = {"http://", "https://", "www.", NULL};
    const char *sign = memchr(line.ptr, '@', line.len);
    if (starts_with_any(line, schemes)) {
        return word_count(line) <= 2;
    }
    bool mailbox =
        sign && sign > line.ptr && memchr(sign, '.', (size_t)(line.ptr + line.len - sign));
    if (sign == line.ptr && word_count(line) == 2 && mailbox_is_second(line)) {
        return true; /* "@sfifita sione.fifita@islands.example" */
    }
    return sign && word_count(line) == 1 && line.len < LINE_BYTES &&
           (sign == line.ptr || (mailbox && isalnum((unsigned char)line.ptr[0])));
}

/* "4 years ago", "Updated 3 hours ago", "an hour ago". */
static bool is_ago(struct span line)
{
    static const char *const labels[] = {"updated ", "published ",    "posted ",
                                         "about ",   "last updated ", NULL};
    static const char *const units[] = {"second", "minute", "min",  "hour", "day",
                                        "week",   "month",  "year", "hr",   NULL};
    size_t label = starts_with_any(line, labels);
    struct span rest = text_trim(span_slice(line, label, line.len));
    size_t at = 0;
    struct span number = word_next(rest, &at);
    struct span unit = word_next(rest, &at);
    struct span ago = word_next(rest, &at);
    bool counted = number.len && (isdigit((unsigned char)number.ptr[0]) || span_is(number, "a") ||
                                  span_is(number, "an") || span_is(number, "one"));
    return counted && at == rest.len && span_equal_nocase(ago, SPAN("ago")) &&
           starts_with_any(unit, units) > 0;
}

bool furniture_is_time(struct span line)
{
    struct printed_date time;
    if (line.len > 4 && printed_time_read(line, 0, &time) == line.len) {
        return true;
    }
    size_t digits = text_digits_end(line, 0);
    bool clock = digits > 0 && digits <= 2 && digits + 2 < line.len &&
                 strchr(":.", line.ptr[digits]) && isdigit((unsigned char)line.ptr[digits + 1]) &&
                 isdigit((unsigned char)line.ptr[digits + 2]) &&
                 (digits + 3 == line.len || strchr(" aApP", line.ptr[digits + 3]));
    static const char *const halves[] = {"am", "pm", "a.m.", "p.m.", NULL};
    size_t at = 0;
    word_next(line, &at);
    for (struct span word = word_next(line, &at); clock && word.len; word = word_next(line, &at)) {
        bool zone = word.len <= 5 && word_is_caps(word);
        clock = zone || is_one_of(word, halves);
    }
    return clock && line.len <= 20;
}

/* "Fiji Time: 4:12 PM on Tuesday 28 October": of the visit. */
static bool is_clock(struct span line)
{
    size_t label = span_find(line, SPAN(" Time: "), 0);
    return label != SIZE_MAX && label < 20 && line.len < LINE_BYTES && label + 7 < line.len &&
           isdigit((unsigned char)line.ptr[label + 7]);
}

/* "Image 1 of 3", "2 / 7": the place in a row of pictures. */
static bool is_counter(struct span line)
{
    static const char *const things[] = {"image ", "photo ", "slide ", "picture ", "page ", NULL};
    struct span rest = span_slice(line, starts_with_any(line, things), line.len);
    size_t at = 0;
    struct span words[3];
    for (size_t i = 0; i < 3; i++) {
        words[i] = word_next(rest, &at);
    }
    return words[2].len > 0 && words[2].len < 4 && at == rest.len &&
           isdigit((unsigned char)words[0].ptr[0]) && isdigit((unsigned char)words[2].ptr[0]) &&
           (span_is(words[1], "of") || span_is(words[1], "/"));
}

static bool is_known_line(struct span line)
{
    struct span plain = text_trim_signs(line, LINE_ENDS);
    return plain.len > 0 && plain.len <= LINE_BYTES &&
           (furniture_words_have_line(plain) || is_ago(plain) || furniture_is_time(plain) ||
            is_counter(plain) || is_clock(plain) || is_measure(plain) || is_page(plain) ||
            is_jump(plain) || is_number_line(plain));
}

/* "English  French  Español": what else the page can be read in. */
static bool is_language_row(struct span line)
{
    static const char *const languages[] = {
        "english",   "french",     "français",  "spanish", "español",  "german",
        "deutsch",   "portuguese", "português", "russian", "русский",  "arabic",
        "العربية",   "chinese",    "中文",      "italian", "italiano", "swahili",
        "kiswahili", "korean",     "한국어",    NULL};
    size_t at = 0;
    size_t count = 0;
    for (struct span word = word_next(line, &at); word.len; word = word_next(line, &at)) {
        if (!is_one_of(word, languages) && !strchr("|/·,-", word.ptr[0])) {
            return false;
        }
        count++;
    }
    return count > 1;
}

/* "Printer-friendly version | E-mail this story": buttons in a row. */
static bool is_row(struct span line)
{
    size_t count = 0;
    struct span rest = line;
    while (rest.ptr && memchr(line.ptr, '|', line.len)) {
        if (!is_known_line(span_cut(&rest, '|'))) {
            return false;
        }
        count++;
    }
    return count > 1;
}

/* "[Top] [Home]", "[ Print ] [ E-mail ]": buttons in brackets. */
static bool is_bracket_row(struct span line)
{
    size_t count = 0;
    struct span rest = line;
    while (rest.len && rest.ptr[0] == '[') {
        struct span button = span_cut(&rest, ']');
        button = text_trim(span_slice(button, 1, button.len));
        if (!rest.ptr || button.len > BUTTON_BYTES || !is_known_line(button)) {
            return false;
        }
        rest = text_trim(rest);
        count++;
    }
    return count > 0 && rest.len == 0;
}

/* Whether it begins with one of furniture_openers, which are sorted. */
static bool opens_furniture(struct span line)
{
    int first = line.len ? (unsigned char)ascii_lower(line.ptr[0]) : -1;
    size_t low = 0;
    size_t high = furniture_opener_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        bool before = (unsigned char)furniture_openers[middle][0] < first;
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    for (; low < furniture_opener_count && (unsigned char)furniture_openers[low][0] == first;
         low++) {
        struct span opener = span_of(furniture_openers[low]);
        if (line.len >= opener.len && span_equal_nocase(span_slice(line, 0, opener.len), opener)) {
            return true;
        }
    }
    return false;
}

bool furniture_is_line(struct span line)
{
    if (line.len == 0 || line.len > INVITATION_BYTES) {
        return false;
    }
    if (is_known_line(line) || is_row(line) || is_bracket_row(line) || is_language_row(line)) {
        return true;
    }
    bool opened = opens_furniture(line) || invitation_is_line(line);
    return is_tag_row(line) || (opened && !prose_is_report(line)) || is_rule(line) ||
           is_address(line) || span_ends_with(line, SPAN("-minute read.")) ||
           invitation_is_offer(line);
}

/* "About the ICRC": a press release ends with what its sender is. */
static bool is_about(struct span line)
{
    return line.len <= LINE_BYTES && starts_with_any(line, (const char *const[]){"about ", NULL}) &&
           word_count(line) < 7 && word_is_capital(word_last(line)) && word_is_capital(line) &&
           !ends_sentence(line, true);
}

bool furniture_ends_report(struct span line)
{
    static const char *const openers[] = {"read the original article on",
                                          "for more information, please contact",
                                          "for more information on this topic",
                                          "for further information",
                                          "for more information and media",
                                          "for media enquiries",
                                          "for media inquiries",
                                          "for interviews",
                                          NULL};
    if (line.len == 0 || line.len > INVITATION_BYTES) {
        return false;
    }
    struct span plain = text_trim_signs(line, LINE_ENDS);
    bool list = word_count(plain) <= 4 && span_ends_with(plain, SPAN(" mailing list"));
    bool counted = line.ptr[line.len - 1] == ':' && is_measure(plain); /* "2 comments:" */
    if (counted || list || starts_with_any(line, openers) || is_about(line)) {
        return true;
    }
    size_t opener = starts_with_any(line, furniture_end_openers);
    bool row = opener > 0 && word_count(line) <= ROW_WORDS &&
               (memchr(line.ptr, ':', opener) || !ends_sentence(line, false));
    return row || (plain.len > 0 && plain.len <= LINE_BYTES && furniture_words_have_end(plain));
}
