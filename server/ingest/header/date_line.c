/* Date lines: labels, the date in any form that headers print, and what may stand behind it, such
 * as the date of a change, the outlet, the place of writing. */
#include "date_line.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "block_kind.h"
#include "wording.h"

enum { DATE_LINE_BYTES = 120 };

/* What begins like another one stands behind it. */
static const char *const date_labels[] = {"on ",
                                          "news release ",
                                          "press release ",
                                          "briefing notes ",
                                          "statement ",
                                          "all news",
                                          "first published",
                                          "originally published",
                                          "latest update",
                                          "last modified on",
                                          "last modified",
                                          "last updated on",
                                          "last updated at",
                                          "last updated",
                                          "last update on",
                                          "last update",
                                          "issued on",
                                          "web posted at",
                                          "web posted on",
                                          "release date",
                                          "first posted",
                                          "published on",
                                          "published at",
                                          "published",
                                          "pubdate",
                                          "updated on",
                                          "updated at",
                                          "updated",
                                          "posted on",
                                          "posted at",
                                          "posted",
                                          "date created",
                                          "date",
                                          "issued",
                                          "released",
                                          "created on",
                                          "created",
                                          "modified",
                                          "publication date",
                                          "publish date",
                                          "pub date",
                                          "embargoed until",
                                          "embargo",
                                          "sent",
                                          "aired",
                                          "as of",
                                          "news ",
                                          NULL};

/* Separators, further labelled dates and an outlet after the date; behind a label a place, too. */
static bool read_rest(struct span rest, bool labelled, struct span *outlet)
{
    static const char *const signs[] = {"|", "-", "–", "—", "·", "•",
                                        "/", ",", ";", "(", "[", NULL};
    rest = text_trim(rest);
    size_t close = rest.len && rest.ptr[0] == '(' ? span_find(rest, SPAN(")"), 0) : SIZE_MAX;
    if (close != SIZE_MAX && close + 1 < rest.len &&
        close < 20) { /* "7:40 pm (Paris), updated …" */
        rest = text_trim(span_slice(rest, close + 1, rest.len));
    }
    bool behind_sign = starts_with_any(rest, signs) > 0;
    while (rest.len && starts_with_any(rest, signs)) {
        rest = text_trim(span_slice(rest, starts_with_any(rest, signs), rest.len));
    }
    if (rest.len == 0) {
        return true;
    }
    if (strchr(")]", rest.ptr[rest.len - 1])) {
        rest = text_trim(span_slice(rest, 0, rest.len - 1));
    }
    size_t at = 0; /* "March 5, 2019 Tuesday", "… Sunday 2:12 PM GMT" */
    if (span_is(rest, ".") ||
        (weekday_from_name(word_next(rest, &at)) >= 0 && word_count(rest) < 5)) {
        return true;
    }
    struct printed_date again;
    if (printed_date_parse(rest, &again) == rest.len) { /* the same once more */
        return true;
    }
    size_t digits = 0; /* "07 Jun 2023 0": how many comments there are */
    while (digits < rest.len && isdigit((unsigned char)rest.ptr[digits])) {
        digits++;
    }
    if (digits == rest.len && digits <= 3) {
        return true;
    }
    if (piece_is_section(rest)) { /* "Aug 03, 2019   News" */
        return true;
    }
    static const char *const kinds[] = {
        "news release", "press release", "statement", "reading time",
        "departmental", "issue",         "edition",   NULL};
    if (starts_with_any(rest, kinds) && word_count(rest) < 12) {
        return true;
    }
    size_t label = starts_with_any(rest, date_labels);
    struct span after = span_slice(rest, label, rest.len);
    while (after.len && strchr(" :", after.ptr[0])) {
        after = span_slice(after, 1, after.len);
    }
    bool clock = after.len && isdigit((unsigned char)after.ptr[0]);
    if (label && (printed_date_parse(after, &again) || word_count(after) < (clock ? 10 : 6))) {
        return true;
    }
    if (word_is_capital(rest) && word_count(rest) <= 5 && rest.len < 50 &&
        !ends_sentence(rest, true) && !memchr(rest.ptr, ',', rest.len) && is_outlet_name(rest)) {
        *outlet = rest;
        return true;
    }
    if (behind_sign && word_count(rest) <= 3 && rest.len > 6 && /* "/ 14 Shevat 5778" */
        isdigit((unsigned char)rest.ptr[0]) && isdigit((unsigned char)rest.ptr[rest.len - 1])) {
        return true;
    }
    /* "Mar 5th 2019 | LUSAKA": where it was written; "| All, World": the sections. */
    return (behind_sign || labelled) && word_is_capital(rest) && word_count(rest) <= 3 &&
           rest.len < 40 && !ends_sentence(rest, true);
}

/* "Harbour Tribune, 10 July 2018", "Harbour Tribune | 10 July 2018": skips the outlet. */
static struct span skip_outlet(struct span piece, struct span *outlet)
{
    static const char *const signs[] = {", ", " | ", " - ", " – ", " — ", " · ", " / ", NULL};
    for (size_t at = 1; at < piece.len && at < 60; at++) {
        struct span rest = span_slice(piece, at, piece.len);
        size_t sign = rest.ptr[0] == ' ' || rest.ptr[0] == ',' ? starts_with_any(rest, signs) : 0;
        if (sign == 0) {
            continue;
        }
        struct span before = span_slice(piece, 0, at);
        bool titled = span_starts_with(before, SPAN("The ")) && word_count(before) < 5 &&
                      is_person_name(span_slice(before, 4, before.len), false); /* "The Meridian" */
        struct span bare = before; /* "Quad River Journal (IA) - Saturday, May 6" */
        bare = text_trim(span_cut(&bare, '('));
        if (titled || is_outlet_name(bare)) {
            struct span date = span_slice(rest, sign, rest.len);
            size_t label = starts_with_any(date, date_labels);
            *outlet = before;
            while (label && label < date.len && strchr(" :", date.ptr[label])) {
                label++;
            }
            return span_slice(date, label, date.len);
        }
    }
    return piece;
}

/* "Updated - February 9", "Published : Nov. 14": without what stands between label and date. */
static struct span without_sign(struct span rest)
{
    static const char *const signs[] = {"- ", "– ", "— ", "| ", ":", "\t", " ", NULL};
    for (size_t sign = starts_with_any(rest, signs); sign; sign = starts_with_any(rest, signs)) {
        rest = span_slice(rest, sign, rest.len);
    }
    return rest;
}

/* "08:12 pm | Tuesday, March 6", "9:15 AM; Posted Jun 06": without the time before the date. */
static struct span skip_time(struct span rest)
{
    static const char *const posted[] = {"posted ", "published ", NULL};
    size_t stop = span_find(rest, SPAN(";"), 0);
    size_t bar = stop == SIZE_MAX ? span_find(rest, SPAN("|"), 0) : stop;
    bool time = bar != SIZE_MAX && bar < 12 && rest.len && isdigit((unsigned char)rest.ptr[0]) &&
                memchr(rest.ptr, ':', bar);
    struct span date = time ? text_trim(span_slice(rest, bar + 1, rest.len)) : rest;
    return span_slice(date, time ? starts_with_any(date, posted) : 0, date.len);
}

bool piece_is_date_line(struct span piece, struct printed_date *date, struct span *outlet)
{
    if (piece.len == 0 || piece.len > DATE_LINE_BYTES || !printed_date_may_stand(piece)) {
        return false;
    }
    struct span found_outlet = {0};
    while (piece.len && strchr("/|", piece.ptr[0])) { /* behind what was no text */
        piece = text_trim(span_slice(piece, 1, piece.len));
    }
    size_t label = starts_with_any(piece, date_labels);
    struct span rest = span_slice(piece, label, piece.len);
    rest = label ? without_sign(rest) : rest;
    rest = label ? skip_time(rest) : skip_outlet(rest, &found_outlet);
    struct printed_date found;
    size_t used = printed_date_parse(rest, &found);
    bool dated = used && (found.year || found.weekday >= 0 || (label && found.day));
    if (!dated || !read_rest(span_slice(rest, used, rest.len), label > 0, &found_outlet)) {
        return false;
    }
    *date = found;
    *outlet = found_outlet;
    return true;
}
