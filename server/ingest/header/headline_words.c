/* What a possible headline has in common with its report. Words count by their first letters, so
 * that "cross" meets "crossing"; short and common ones do not count. */
#include "headline_words.h"

#include <ctype.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "byline.h"
#include "dateline.h"
#include "header_line.h"
#include "trail.h"
#include "wording.h"

enum {
    REPORT_LINES = 60,
    REPORT_PARAGRAPHS = 3,
    STEM_LETTERS = 5,
    WORD_MIN = 4,
    TITLE_WORDS_MIN = 3,
    TITLE_WORDS_MAX = 32
};

/* --- words ------------------------------------------------------------------------------------ */

/* The word without what hangs on it, as long as its telling letters are. */
static struct span stem_of(struct span word)
{
    while (word.len && ispunct((unsigned char)word.ptr[0])) {
        word = span_slice(word, 1, word.len);
    }
    size_t end = 0;
    while (end < word.len && end < STEM_LETTERS &&
           (isalnum((unsigned char)word.ptr[end]) ||
            ((word.ptr[end] & 0x80) &&
             !span_starts_with(span_slice(word, end, word.len), SPAN("’"))))) {
        end++;
    }
    return span_slice(word, 0, end);
}

static bool is_telling(struct span stem)
{
    static const char *const common[] = {
        "after", "about", "also",  "been",  "being", "from", "have",  "into",  "more",
        "most",  "over",  "said",  "says",  "since", "than", "that",  "their", "there",
        "they",  "this",  "under", "were",  "what",  "when", "which", "who",   "will",
        "with",  "would", "year",  "years", "your",  NULL};
    return stem.len >= WORD_MIN && !isdigit((unsigned char)stem.ptr[0]) && !is_one_of(stem, common);
}

/* The telling stems of a line, each once, that are not yet found. */
struct wanted {
    struct span stems[TITLE_WORDS_MAX];
    size_t count;
    bool initials[UCHAR_MAX + 1]; /* small bytes with which stems begin */
};

static size_t wanted_find(const struct wanted *wanted, struct span stem)
{
    size_t i = 0;
    while (i < wanted->count && !span_equal_nocase(wanted->stems[i], stem)) {
        i++;
    }
    return i;
}

static void read_wanted(struct span line, struct wanted *wanted)
{
    size_t at = 0;
    *wanted = (struct wanted){0};
    for (struct span word = word_next(line, &at); word.len && wanted->count < TITLE_WORDS_MAX;
         word = word_next(line, &at)) {
        struct span stem = stem_of(word);
        if (is_telling(stem) && wanted_find(wanted, stem) == wanted->count) {
            wanted->stems[wanted->count++] = stem;
            wanted->initials[(unsigned char)ascii_lower(stem.ptr[0])] = true;
        }
    }
}

/* Whether the word may have one of the stems: most do not even begin like one. */
static bool wanted_may_hold(const struct wanted *wanted, struct span word)
{
    unsigned char first = (unsigned char)ascii_lower(word.ptr[0]);
    return word.len >= WORD_MIN && (wanted->initials[first] || ispunct(first));
}

/* Takes out what the text holds, until `enough` are; how many were. */
static size_t take_held(struct wanted *wanted, struct span text, size_t enough)
{
    size_t held = 0;
    size_t at = 0;
    for (struct span word = word_next(text, &at); word.len && held < enough;
         word = word_next(text, &at)) {
        bool may = wanted_may_hold(wanted, word);
        size_t i = may ? wanted_find(wanted, stem_of(word)) : wanted->count;
        if (i < wanted->count) {
            wanted->stems[i] = wanted->stems[--wanted->count];
            held++;
        }
    }
    return held;
}

/* --- the report ------------------------------------------------------------------------------- */

static bool is_report_paragraph(const struct piece_view *view, size_t i)
{
    struct span piece = view->pieces[i].text;
    static const char *const signs[] = {"* ", "- ", NULL};
    return view_is_paragraph(view, i) && !begins_with_bullet(piece) &&
           !starts_with_any(piece, signs) && view->pieces[i].mark != MARK_CAPTION &&
           !view_is_marked(view, i);
}

size_t headline_words_report(const struct piece_view *view, size_t from)
{
    size_t first = SIZE_MAX;
    for (size_t i = from; i < view->count && i < from + REPORT_LINES; i++) {
        if (!is_report_paragraph(view, i)) {
            continue;
        }
        if (first != SIZE_MAX) {
            return first;
        }
        first = i;
    }
    return first;
}

size_t headline_words_shared(const struct piece_view *view, size_t i, size_t report, size_t enough)
{
    struct wanted wanted;
    read_wanted(view->pieces[i].text, &wanted);
    size_t end = view->count < report + REPORT_LINES ? view->count : report + REPORT_LINES;
    size_t shared = 0, paragraphs = 0;
    for (size_t k = report; k < end && paragraphs < REPORT_PARAGRAPHS && shared < enough; k++) {
        if (is_report_paragraph(view, k)) {
            shared += k == i ? 0 : take_held(&wanted, view->pieces[k].text, enough - shared);
            paragraphs++;
        }
    }
    return shared;
}

/* --- lines ------------------------------------------------------------------------------------ */

bool headline_words_fit(const struct piece_view *view, size_t i)
{
    struct span piece = view->pieces[i].text;
    struct printed_date date;
    struct header_line line;
    struct byline byline;
    struct span outlet = {0};
    size_t words = view_words(view, i);
    return words >= TITLE_WORDS_MIN && words <= TITLE_WORDS_MAX && !ends_sentence(piece, false) &&
           !strchr(":,;-*", piece.ptr[piece.len - 1]) && !strchr("-*", piece.ptr[0]) &&
           view->pieces[i].mark != MARK_CAPTION && view->pieces[i].mark != MARK_RELATED &&
           !holds_sentence_end(piece) && !headline_is_row(piece) && !view_is_marked(view, i) &&
           !view_read_line(view, i, &line) && !view_read_date(view, i, &date, &outlet) &&
           !view_read_byline(view, i, false, &byline) && !dateline_is_line(piece);
}

/* Without "(Port Lume)" at the end. */
static struct span without_bracket(struct span line)
{
    size_t at = line.len && line.ptr[line.len - 1] == ')' ? span_find(line, SPAN(" ("), 0) : 0;
    return at > 0 && at != SIZE_MAX ? span_slice(line, 0, at) : line;
}

bool headline_is_label(struct span line)
{
    static const char *const small[] = {"A",  "AN",  "AND", "ARE", "AS",   "AT",   "BY",    "FOR",
                                        "IN", "IS",  "IT",  "NO",  "NOT",  "OF",   "ON",    "OVER",
                                        "TO", "THE", "UP",  "WAS", "WITH", "FROM", "AFTER", NULL};
    size_t at = 0;
    for (struct span word = word_next(line, &at); word.len; word = word_next(line, &at)) {
        bool capital = word_is_capital(word) || !isalpha((unsigned char)word.ptr[0]);
        if (!capital || is_one_of(word, small)) {
            return false;
        }
    }
    return true;
}

static bool holds_full_date(struct span line)
{
    size_t at = 0;
    for (struct span word = word_next(line, &at); word.len; word = word_next(line, &at)) {
        size_t signs = 0;
        for (size_t i = 0; i < word.len; i++) {
            signs += strchr("/-.", word.ptr[i]) != NULL;
            if (!isdigit((unsigned char)word.ptr[i]) && !strchr("/-.", word.ptr[i])) {
                signs = 9;
            }
        }
        if (signs == 2 && word.len >= 8) {
            return true;
        }
    }
    return false;
}

bool headline_is_issuer(struct span line)
{
    static const char *const issuers[] = {"department of ",      "ministry of ",       "office of ",
                                          "embassy of ",         "government of ",     "bureau of ",
                                          "u.s. department of ", "permanent mission ", NULL};
    return starts_with_any(line, issuers) > 0;
}

bool headline_is_row(struct span line)
{
    static const char *const addresses[] = {"http:", "https:", "www.", NULL};
    static const char *const slogans[] = {"serving ", "all the news", "clipped from ", NULL};
    size_t words = word_count(line);
    if (holds_full_date(line)) { /* "BN 04/11/2019 13:41 …" */
        return true;
    }
    return (words <= 8 && headline_is_issuer(line)) || starts_with_any(line, slogans) ||
           holds_any(line, addresses) || (headline_is_label(line) && words > 7) ||
           (word_is_caps(line) && words < 3) || is_outlet_name(without_bracket(line)) ||
           trail_is_line(line);
}

bool headline_is_of(struct span title, struct span line)
{
    if (span_equal_nocase(line, title)) {
        return true;
    }
    size_t at = word_count(line) > TITLE_WORDS_MIN ? span_find(title, line, 0) : SIZE_MAX;
    struct span before = span_slice(title, 0, at == SIZE_MAX ? 0 : at);
    before = text_trim(before);
    struct span behind = at == SIZE_MAX ? SPAN("") : span_slice(title, at + line.len, title.len);
    behind = text_trim(behind);
    bool marked = before.len == 0 || strchr(":]", before.ptr[before.len - 1]);
    return at != SIZE_MAX && marked && (behind.len == 0 || strchr("([|-", behind.ptr[0]));
}

/* The title without the outlet's name and a sign before it; absent when it does not end so. */
static struct span without_outlet(struct span title, struct span outlet)
{
    static const char *const signs[] = {" - ", " | ", " – ", " — "};
    for (size_t i = 0; outlet.len && i < sizeof signs / sizeof *signs; i++) {
        struct span sign = span_of(signs[i]);
        size_t tail = sign.len + outlet.len;
        struct span end =
            title.len > tail ? span_slice(title, title.len - tail, title.len) : SPAN("");
        if (span_starts_with(end, sign) && span_ends_with(end, outlet)) {
            return text_trim(span_slice(title, 0, title.len - tail));
        }
    }
    return (struct span){0};
}

struct span headline_without_outlet(struct span title, struct span outlet)
{
    static const char *const signs[] = {" - ", " | ", " – ", " — "};
    struct span alone = without_outlet(title, outlet);
    for (size_t i = 0; !alone.ptr && i < sizeof signs / sizeof *signs; i++) {
        struct span section = outlet; /* "Karsk Gazette – News" */
        struct span name;
        if (text_cut_at(&section, signs[i], &name) && is_outlet_name(name)) {
            alone = without_outlet(title, name);
        }
    }
    return alone.ptr ? alone : title;
}
