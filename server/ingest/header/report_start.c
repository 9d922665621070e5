/* Pages print buttons, bylines, dates, a picture with its caption and the points of the matter
 * between the headline and the report, in any order. What tells the report's first paragraph from
 * a deck or a caption is what stands below it: no byline or date follows within the report. Only
 * the top is looked at, and only while next to no paragraphs have passed. */
#include "report_start.h"

#include <ctype.h>

#include "block_kind.h"
#include "byline.h"
#include "caption.h"
#include "date_line.h"
#include "dateline.h"
#include "furniture.h"
#include "header_line.h"
#include "wording.h"

enum {
    TOP_PIECES = 32,
    REPEAT_PIECES = 6,
    LONG_WORDS = 45,
    CAPTION_WORDS = 45,
    SIGN_BYTES = 400,
    ENTRY_PIECES = 8
};

static bool is_paragraph_at(const struct piece_view *view, size_t i)
{
    struct span piece = view->pieces[i].text;
    struct span next = i + 1 < view->count ? view->pieces[i + 1].text : SPAN("");
    return view->pieces[i].mark != MARK_CAPTION && view_is_paragraph(view, i) &&
           !span_starts_with(next, piece) && !view_is_marked(view, i);
}

static bool paragraph_follows(const struct piece_view *view, size_t i)
{
    for (i++; i < view->count; i++) {
        if (is_paragraph_at(view, i)) {
            return true;
        }
    }
    return false;
}

static bool opens_with_dateline(const struct piece_view *view, size_t i)
{
    struct dateline_match match;
    return view_read_dateline(view, i, &match) && match.end < view->pieces[i].text.len;
}

/* Whether the piece is a line of a header; buttons and the like only at the very top, since pages
 * set them between paragraphs, too. */
static bool is_sign(const struct piece_view *view, size_t i, bool top)
{
    struct byline byline;
    struct printed_date date;
    struct span outlet = {0};
    struct header_line line;
    if (view->pieces[i].text.len > SIGN_BYTES) {
        return false;
    }
    if (view->pieces[i].mark == MARK_BYLINE || view_read_date(view, i, &date, &outlet) ||
        view_read_byline(view, i, false, &byline)) {
        return true;
    }
    bool dated = printed_date_may_stand(view->pieces[i].text);
    if ((dated && view_read_byline(view, i, true, &byline) && byline.date.month) ||
        dateline_is_line(view->pieces[i].text)) {
        return true;
    }
    return top && (view_is_furniture(view, i) || view_read_line(view, i, &line));
}

/* Whether the piece behind the header is still no part of the report: a caption, what is printed
 * under it, a line without a sentence. */
static bool is_rest_of_header(const struct piece_view *view, size_t i)
{
    struct span piece = view->pieces[i].text;
    struct span next = view->pieces[i + 1].text;
    if (view->pieces[i].mark == MARK_CAPTION || view->pieces[i].mark == MARK_RELATED ||
        view_is_caption(view, i) || view_is_furniture(view, i) || caption_is_credit(piece) ||
        next.len == 0) {
        return true;
    }
    if (begins_with_bullet(piece)) { /* the points of the matter */
        return true;
    }
    size_t words = view_words(view, i);
    bool dated = piece.len > 8 &&
                 piece.ptr[piece.len - 1] == '.' && /* "…, Friday, Sept. 22, 2023." */
                 span_is(span_slice(piece, piece.len - 7, piece.len - 5), ", ") &&
                 isdigit((unsigned char)piece.ptr[piece.len - 2]) && words < 40;
    if (dated) {
        return true;
    }
    if (caption_fits_top(piece)) {
        return true;
    }
    size_t near = i > REPEAT_PIECES ? i - REPEAT_PIECES : 0; /* a caption is printed twice */
    for (size_t k = near; k < view->count && k <= i + REPEAT_PIECES; k++) {
        if (k != i && span_equal(view->pieces[k].text, piece)) {
            return true;
        }
    }
    bool again = next.len >= piece.len && span_starts_with(next, piece);
    bool credited = words <= CAPTION_WORDS && caption_is_credit(next) &&
                    !(caption_credits_below(next) && view_ends_sentence(view, i));
    bool line = !view_ends_sentence(view, i) && words <= 12 && piece.ptr[piece.len - 1] != ':' &&
                view->pieces[i].mark != MARK_PARAGRAPH;
    return again || credited || line;
}

/* How many short lines without a sentence stand above the first paragraph: two or more are links
 * and labels, one may be a subtitle. */
static size_t count_short_lines(const struct piece_view *view, size_t first)
{
    size_t count = 0;
    while (first + count < view->count && count < TOP_PIECES) {
        struct span piece = view->pieces[first + count].text;
        if (view->pieces[first + count].mark != MARK_NONE || view_words(view, first + count) > 9 ||
            view_ends_sentence(view, first + count) || piece.ptr[piece.len - 1] == ':' ||
            opens_with_dateline(view, first + count) || caption_credits_below(piece)) {
            break;
        }
        count++;
    }
    return count >= 2 && first + count < view->count && is_paragraph_at(view, first + count) ? count
                                                                                             : 0;
}

/* Whether a live report's entries begin at the piece: a time alone, sentences, another time. A
 * byline between two times is the header's, which has that of its update, too. */
static bool begins_entries(const struct piece_view *view, size_t i)
{
    struct byline byline;
    bool told = false;
    if (!furniture_is_time(view->pieces[i].text)) {
        return false;
    }
    for (size_t k = i + 1; k < view->count && k < i + ENTRY_PIECES; k++) {
        if (furniture_is_time(view->pieces[k].text)) {
            return told;
        }
        if (view_read_byline(view, k, false, &byline)) {
            return false;
        }
        told = told || view_ends_sentence(view, k);
    }
    return false;
}

size_t report_start(const struct piece_view *view, size_t first)
{
    size_t start = first;
    size_t paragraphs = 0;
    size_t words = 0;
    bool links = false; /* below "Also read" within the report stand times, too */
    for (size_t i = first; i < view->count && i < first + TOP_PIECES && paragraphs < 3; i++) {
        links = !is_paragraph_at(view, i) &&
                (links || (paragraphs > 0 && piece_is_related_heading(view->pieces[i].text)));
        if (links) {
            continue;
        }
        if (begins_entries(view, i)) {
            return i;
        }
        if (i > first && paragraphs < 2 && words <= LONG_WORDS && opens_with_dateline(view, i)) {
            return i;
        }
        size_t names = paragraphs == 1 && words <= LONG_WORDS ? count_short_lines(view, i) : 0;
        if (names) { /* below a deck: the writer, the outlet, the place, a line each */
            i += names - 1;
            start = i + 1;
        } else if (is_sign(view, i, paragraphs == 0) && words <= LONG_WORDS) {
            start = i + 1;
        } else if (is_paragraph_at(view, i)) {
            paragraphs++;
            words += view_words(view, i);
        }
    }
    bool top = first >= view->count || !caption_fits_top(view->pieces[first].text);
    bool below = start >= view->count || /* the sign stands below the report */
                 !(is_paragraph_at(view, start) || paragraph_follows(view, start));
    if (below || (start == first && top)) {
        return first + count_short_lines(view, first);
    }
    for (size_t i = 0; i < TOP_PIECES && start + 1 < view->count; i++) {
        if (!is_rest_of_header(view, start) || opens_with_dateline(view, start) ||
            !paragraph_follows(view, start)) {
            break;
        }
        start++;
    }
    return start;
}
