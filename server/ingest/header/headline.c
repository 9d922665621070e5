/* Which line is a headline, by its form and its neighbours. A first paragraph is never taken for
 * one: what ends as a sentence, holds the end of a sentence, opens with a dateline or is far longer
 * than headlines are stays part of the body. */
#include "headline.h"

#include "base/utf8.h"
#include "byline.h"
#include "dateline.h"
#include "header_line.h"
#include "headline_words.h"
#include "known_names.h"
#include "trail.h"
#include "wording.h"

enum {
    TITLE_CHARACTERS = 200,
    TITLE_WORDS = 32,
    MENU_LINES = 40,
    MENU_WORDS = 3,
    KICKER_BYTES = 60,
    NAME_BYTES = 40
};

/* Whether the line after a possible headline shows that a header goes on. */
bool headline_header_follows(const struct piece_view *view, size_t i)
{
    struct dateline_match match;
    struct printed_date date;
    struct byline byline;
    struct span outlet = {0};
    if (i >= view->count) {
        return false;
    }
    struct span piece = view->pieces[i].text;
    size_t at = 0;
    bool name = span_find(piece, SPAN(" in "), 0) != SIZE_MAX ||
                (piece.len < NAME_BYTES && is_person_name(piece, true) &&
                 known_given_name(word_next(piece, &at)));
    return view_read_date(view, i, &date, &outlet) || view->pieces[i].mark == MARK_BYLINE ||
           view_read_byline(view, i, name, &byline) || view_read_dateline(view, i, &match);
}

/* "FIRE AT MILL.", as old papers print it: capitals above a report that is in none. */
static bool is_stopped_capitals(const struct piece_view *view, size_t i)
{
    enum { WORDS_MAX = 12, DECKS = 5, REPORT_WORDS = 8 };
    bool lower = false;
    for (size_t k = i + 1; k < view->count && k <= i + DECKS && !lower; k++) {
        lower = view_words(view, k) >= REPORT_WORDS && !word_is_caps(view->pieces[k].text);
    }
    return lower && view_words(view, i) > 1 && view_words(view, i) <= WORDS_MAX &&
           word_is_caps(view->pieces[i].text);
}

bool headline_fits(const struct piece_view *view, size_t i)
{
    struct dateline_match match;
    struct span piece = view->pieces[i].text;
    bool last = i + 1 >= view->count;
    size_t words = view_words(view, i);
    if (last || words == 0 || words > TITLE_WORDS || utf8_count(piece) > TITLE_CHARACTERS ||
        strchr(":,;", piece.ptr[piece.len - 1]) || holds_sentence_end(piece)) {
        return false;
    }
    if (ends_sentence(piece, false) && !(words <= 20 && headline_header_follows(view, i + 1)) &&
        !is_stopped_capitals(view, i)) {
        return false;
    }
    uint32_t code;
    utf8_decode(piece, 0, &code);
    if (utf8_is_lower(code) && !view->pieces[i + 1].gap_before) {
        return false;
    }
    static const char *const reported[] = {",\" said", ",” said", ",' said", ",’ said", NULL};
    if (holds_any(piece, reported)) {
        return false;
    }
    bool signed_line = words <= MENU_WORDS && is_agency_name(text_in_bracket(piece, '(', ')'));
    bool dateline = (!word_is_caps(piece) || signed_line) && view_read_dateline(view, i, &match);
    return !dateline && !byline_before_dateline(piece) && !view_is_marked(view, i);
}

/* --- above the headline ----------------------------------------------------------------------- */

static bool is_fact(const struct piece_view *view, size_t i)
{
    struct header_line line;
    return view_is_furniture(view, i) || trail_is_line(view->pieces[i].text) ||
           view_read_line(view, i, &line) || headline_header_follows(view, i);
}

/* The first line of at least four words that may be a headline; SIZE_MAX when a paragraph comes
 * first. `*lines` gets the number of other lines before it. */
static size_t find_long_headline(const struct piece_view *view, size_t i, size_t *lines)
{
    *lines = 0;
    for (size_t k = i + 1; k + 1 < view->count && k < i + MENU_LINES; k++) {
        if (view_is_paragraph(view, k)) {
            return SIZE_MAX;
        }
        if (is_fact(view, k)) {
            continue;
        }
        if (view_words(view, k) > MENU_WORDS && headline_fits(view, k)) {
            return k;
        }
        ++*lines;
    }
    return SIZE_MAX;
}

/* "CRIME", "East Asia", "Nigerian economy": what a report is about, in a word or two. */
static bool is_kicker(struct span piece)
{
    static const char *const topics[] = {
        "affairs", "business", "courts",    "crime",  "economy", "education", "elections",
        "news",    "politics", "relations", "rights", "trade",   NULL};
    static const char *const sections[] = {"NEWS ", "ANALYSIS ", "OPINION ", "WORLD ", NULL};
    size_t at = 0;
    bool capitals = true;
    struct span last = {0};
    for (struct span word = word_next(piece, &at); word.len; word = word_next(piece, &at)) {
        capitals = capitals && (word_is_capital(word) || span_is(word, "&"));
        last = word;
    }
    return word_is_capital(piece) &&
           (headline_is_issuer(piece) ||
            (capitals && word_count(piece) == 3 && memchr(piece.ptr, '&', piece.len)) ||
            (word_is_caps(piece) && starts_with_any(piece, sections) && word_count(piece) < 6) ||
            (word_count(piece) <= 2 && (capitals || span_is_one_of(last, topics))) ||
            is_outlet_name(piece));
}

/* "Africa|Bridge closed after pillar sinks" above that headline, "Asia | Crumbling crossings" above
 * another one. */
static bool is_barred(const struct piece_view *view, size_t i)
{
    struct span piece = view->pieces[i].text;
    const char *bar = memchr(piece.ptr, '|', piece.len);
    if (!bar || ends_sentence(piece, true)) {
        return false;
    }
    struct span behind = text_trim(span_slice(piece, (size_t)(bar + 1 - piece.ptr), piece.len));
    struct span last = behind;
    for (const char *next = bar; next; next = memchr(last.ptr, '|', last.len)) {
        last = text_trim(span_slice(piece, (size_t)(next + 1 - piece.ptr), piece.len));
    }
    for (size_t k = i + 1; k < view->count && k < i + MENU_WORDS * 4; k++) {
        struct span other = view->pieces[k].text;
        if (span_equal(other, behind) || span_equal(other, last)) {
            return true;
        }
    }
    return view_words(view, i) <= 9;
}

bool headline_follows_above(const struct piece_view *view, size_t i)
{
    struct span piece = view->pieces[i].text;
    bool trail = trail_is_line(piece) || is_barred(view, i);
    bool kicker = piece.len < KICKER_BYTES && is_kicker(piece);
    if (!trail && ((view_words(view, i) > MENU_WORDS && !kicker) || view_ends_sentence(view, i))) {
        return false;
    }
    size_t lines;
    if (find_long_headline(view, i, &lines) == SIZE_MAX) {
        return false;
    }
    return trail || lines >= 2 || kicker;
}
