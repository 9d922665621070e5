/* The kinds of pieces that are not part of the report itself, by the words with which outlets mark
 * them. Everything here looks at one piece alone; what depends on the place in the text is decided
 * in header.c. */
#include "block_kind.h"

#include <ctype.h>
#include <stdint.h>

#include "wording.h"

enum { CREDIT_BYTES = 400, CAPTION_BYTES = 700, DATE_LINE_BYTES = 120 };

/* --- captions --------------------------------------------------------------------------------- */

/* "(Ahn Young-joon/AP)", "(AP Photo/Lee Jin-man)" at the end: a name, a slash, an agency. */
static bool ends_with_photo_credit(struct span piece)
{
    if (piece.len == 0 || piece.ptr[piece.len - 1] != ')') {
        return false;
    }
    size_t start = piece.len - 1;
    while (start > 0 && piece.ptr[start - 1] != '(') {
        start--;
    }
    struct span inside = span_slice(piece, start, piece.len - 1);
    static const char *const photo[] = {"Photo", "photo", "Getty", "Handout", "EPA", NULL};
    bool slash = inside.len && memchr(inside.ptr, '/', inside.len) && inside.len < 70;
    return start > 0 && inside.len < 90 &&
           ((slash && word_is_capital(inside)) ||
            (holds_any(inside, photo) && word_count(inside) < 9));
}

bool piece_is_caption(struct span piece)
{
    /* One of these, or a slash, is in each of the marks: most paragraphs have none. */
    static const char *const hints[] = {"hoto", "Getty", "Handout", NULL};
    static const char *const labels[] = {
        "caption:",  "photo:",     "photos:",       "image:",        "picture:",
        "pictured:", "file photo", "file - ",       "file – ",       "file — ",
        "file -- ",  "photo by",   "photograph:",   "photo credit",  "image credit",
        "video:",    "graphic:",   "image caption", "media caption", NULL};
    static const char *const marks[] = {"REUTERS/",
                                        "AFP/Getty",
                                        "Getty Images",
                                        "AP Photo/",
                                        "in this undated photo",
                                        "(AP Photo)",
                                        "in this file photo",
                                        "Photo by ",
                                        "Photograph: ",
                                        "Photo: ",
                                        "Handout via",
                                        NULL};
    if (piece.len == 0 || piece.len > CAPTION_BYTES) {
        return false;
    }
    bool marked =
        (memchr(piece.ptr, '/', piece.len) || holds_any(piece, hints)) && holds_any(piece, marks);
    return starts_with_any(piece, labels) || marked || ends_with_photo_credit(piece);
}

/* --- related links, corrections, sections ----------------------------------------------------- */

bool piece_is_related(struct span piece)
{
    static const char *const labels[] = {"related:",
                                         "related story:",
                                         "related stories:",
                                         "related article:",
                                         "related –",
                                         "related -",
                                         "read more:",
                                         "read more ",
                                         "read also:",
                                         "read:",
                                         "also read:",
                                         "also read ",
                                         "also see:",
                                         "see also:",
                                         "see more:",
                                         "watch:",
                                         "listen:",
                                         "more:",
                                         "more on this",
                                         "more from ",
                                         "[related",
                                         "[read",
                                         "(read more",
                                         "don't miss:",
                                         "you may also like",
                                         "recommended:",
                                         "click here",
                                         "for more",
                                         "» ",
                                         "› ",
                                         "> read",
                                         "follow us on",
                                         "sign up for",
                                         "share this",
                                         NULL};
    static const char *const exact[] = {
        "read more",        "advertisement",         "related", "share", "comments",
        "continue reading", "story continues below", NULL};
    if (piece_is_related_heading(piece)) {
        return true;
    }
    for (const char *const *text = exact; *text; text++) {
        if (span_equal_nocase(piece, span_of(*text))) {
            return true;
        }
    }
    bool promotes =
        starts_with_any(piece, (const char *const[]){"for more", NULL}) &&
        !holds_any(piece, (const char *const[]){"visit", "click", "go to", "follow", NULL});
    return piece.len < 250 && starts_with_any(piece, labels) && !promotes;
}

bool piece_is_related_heading(struct span piece)
{
    static const char *const headings[] = {"related stories",
                                           "related articles",
                                           "related links",
                                           "related coverage",
                                           "related news",
                                           "related topics",
                                           "more on this story",
                                           "more stories",
                                           "more like this",
                                           "read next",
                                           "recommended stories",
                                           "top stories",
                                           "most read",
                                           "most popular",
                                           "you might also like",
                                           "you may also like",
                                           "see also",
                                           "also read",
                                           "latest news",
                                           "more news",
                                           "further reading",
                                           NULL};
    struct span bare = text_trim(piece);
    while (bare.len && strchr(":.>", bare.ptr[bare.len - 1])) {
        bare = text_trim(span_slice(bare, 0, bare.len - 1));
    }
    for (const char *const *heading = headings; *heading; heading++) {
        if (span_equal_nocase(bare, span_of(*heading))) {
            return true;
        }
    }
    return false;
}

bool piece_is_correction(struct span piece)
{
    static const char *const labels[] = {"correction:",
                                         "corrections:",
                                         "correction -",
                                         "correction –",
                                         "correction —",
                                         "correction (",
                                         "clarification:",
                                         "(corrects ",
                                         "corrects ",
                                         "(this story corrects",
                                         "(this version corrects",
                                         "this story has been corrected",
                                         "this story has been updated",
                                         "this article has been corrected",
                                         "this article has been updated",
                                         "this article was amended",
                                         "this article was updated",
                                         "this story was updated",
                                         "an earlier version of",
                                         "editor's note",
                                         "editor’s note",
                                         "editors' note",
                                         "editors’ note",
                                         "[editor's note",
                                         "(editor's note",
                                         "note to readers",
                                         "[correction",
                                         "(this story has been",
                                         "a previous version of",
                                         "erratum:",
                                         NULL};
    return starts_with_any(piece, labels) > 0;
}

bool piece_is_section(struct span piece)
{
    static const char *const sections[] = {
        "africa",        "americas",      "analysis",    "arts",     "asia",      "asia pacific",
        "asia-pacific",  "business",      "culture",     "economy",  "education", "entertainment",
        "environment",   "europe",        "foreign",     "health",   "home",      "international",
        "latin america", "local",         "middle east", "money",    "nation",    "national",
        "news",          "north america", "opinion",     "politics", "region",    "regional",
        "science",       "society",       "south asia",  "sport",    "sports",    "technology",
        "travel",        "u.s.",          "uk",          "us",       "world",     NULL};
    struct span name = text_trim(piece);
    size_t tail = sizeof " news" - 1;
    if (name.len > tail &&
        span_equal_nocase(span_slice(name, name.len - tail, name.len), SPAN(" news"))) {
        name = span_slice(name, 0, name.len - tail);
    }
    for (const char *const *section = sections; *section; section++) {
        if (span_equal_nocase(name, span_of(*section))) {
            return word_is_capital(piece);
        }
    }
    return false;
}

/* --- credits ---------------------------------------------------------------------------------- */

static const char *const credit_openers[] = {"reporting by",
                                             "additional reporting",
                                             "writing by",
                                             "editing by",
                                             "compiled by",
                                             "compiled from",
                                             "edited by",
                                             "written by",
                                             "reporting and writing by",
                                             "with inputs from",
                                             "with input from",
                                             "with files from",
                                             "with reporting by",
                                             "with additional reporting",
                                             "with agencies",
                                             "with agency",
                                             "inputs from",
                                             "from agencies",
                                             "translated by",
                                             NULL};

static const char *const credit_closers[] = {"contributed to this report",
                                             "contributed reporting",
                                             "contributed to this story",
                                             "contributed to this article",
                                             "all rights reserved",
                                             "All rights reserved",
                                             "All Rights Reserved",
                                             "may not be published, broadcast",
                                             "of this article appears in print",
                                             "of this article appeared in print",
                                             NULL};

/* The writers that "Reporting by A in B and C; Editing by D" names. */
static void read_writers(struct arena *arena, struct span text, struct credit *out)
{
    static const char *const openers[] = {"reporting by ", "writing by ", "written by ",
                                          "reporting and writing by ", NULL};
    struct span rest = text;
    while (rest.ptr && out->writers.author_count == 0) {
        struct span part = text_trim(span_cut(&rest, ';'));
        size_t opener = starts_with_any(part, openers);
        if (opener) {
            byline_read_names(arena, span_slice(part, opener, part.len), &out->writers);
        }
    }
}

/* "With AP inputs", "With inputs from AFP": the first agency among the words. */
static struct span find_agency(struct span text)
{
    size_t at = 0;
    for (struct span word = word_next(text, &at); word.len; word = word_next(text, &at)) {
        while (word.len && ispunct((unsigned char)word.ptr[word.len - 1])) {
            word.len--;
        }
        if (is_agency_name(word) && word.len > 1) {
            return word;
        }
    }
    return (struct span){0};
}

/* "© 2014 The Courier. All rights reserved." */
static void read_copyright(struct span text, size_t mark, struct credit *out)
{
    struct span rest = text_trim(span_slice(text, mark, text.len));
    size_t at = 0;
    struct span word = word_next(rest, &at);
    while (word.len && (span_is(word, "©") || span_equal_nocase(word, SPAN("(c)")))) {
        rest = text_trim(span_slice(rest, at, rest.len));
        at = 0;
        word = word_next(rest, &at);
    }
    if (word.len >= 4 && isdigit((unsigned char)word.ptr[0]) &&
        isdigit((unsigned char)word.ptr[3])) {
        out->year = (word.ptr[0] - '0') * 1000 + (word.ptr[1] - '0') * 100 +
                    (word.ptr[2] - '0') * 10 + (word.ptr[3] - '0');
        rest = text_trim(span_slice(rest, at, rest.len));
    }
    size_t end = 0;
    while (end < rest.len && !strchr(".,;|\n", rest.ptr[end])) {
        end++;
    }
    struct span name = text_trim(span_slice(rest, 0, end));
    if (word_is_capital(name) && name.len < 60 && !starts_with_any(name, credit_closers)) {
        out->source = name;
    }
}

/* "Published in The Courier, October 17th, 2014", "This article first appeared in The Courier". */
static bool read_first_print(struct span piece, struct credit *out)
{
    static const char *const openers[] = {"published in ",
                                          "first published in ",
                                          "this article first appeared in ",
                                          "this story first appeared in ",
                                          "this article originally appeared in ",
                                          "originally published in ",
                                          "this article was first published in ",
                                          NULL};
    size_t opener = starts_with_any(piece, openers);
    if (!opener || piece.len > 160) {
        return false;
    }
    struct span rest = span_slice(piece, opener, piece.len);
    size_t end = 0;
    while (end < rest.len && !strchr(",.(|", rest.ptr[end])) {
        end++;
    }
    struct span name = text_trim(span_slice(rest, 0, end));
    if (!word_is_capital(name) || name.len > 50) {
        return false;
    }
    out->source = name;
    struct span date = text_trim(span_slice(rest, end + (end < rest.len), rest.len));
    struct printed_date found;
    if (printed_date_parse(date, &found)) {
        out->date = found;
    }
    return true;
}

/* What stands in brackets or after a dash: an agency, or a few capitals in the way of one. */
static bool read_signature(struct span inside, struct credit *out)
{
    bool caps = word_is_caps(inside) && word_count(inside) <= 3 && inside.len > 1 &&
                inside.len < 30 && !isdigit((unsigned char)inside.ptr[0]);
    static const char *const ends[] = {"ends", "end", "more", "photo", "video", "file", NULL};
    if (!caps && !is_agency_name(inside) && !is_outlet_name(inside)) {
        return false;
    }
    if (!starts_with_any(inside, ends)) {
        out->source = inside;
    }
    return true;
}

static size_t dash_length(struct span text)
{
    static const char *const dashes[] = {"— ", "– ", "-- ", "- ", "—", "–", "--", NULL};
    return starts_with_any(text, dashes);
}

/* One of the hints is in each of the closers: most paragraphs have none. */
static bool closes_credit(struct span text)
{
    static const char *const hints[] = {"ontributed", "eserved", "published", "in print", NULL};
    return holds_any(text, hints) && holds_any(text, credit_closers);
}

bool piece_is_credit(struct arena *arena, struct span piece, struct credit *out)
{
    static const char *const copyright[] = {"©", "(c) ", "copyright ", NULL};
    static const char *const sources[] = {"source: ", "sources: ", "agency: ", "credit: ", NULL};
    *out = (struct credit){0};
    if (piece.len < 2 || piece.len > CREDIT_BYTES) {
        return false;
    }
    size_t mark = starts_with_any(piece, copyright);
    if (mark) {
        read_copyright(piece, mark, out);
        return true;
    }
    mark = starts_with_any(piece, sources);
    if (mark) {
        struct span name = text_trim(span_slice(piece, mark, piece.len));
        out->source = name.len < 60 && word_is_capital(name) ? name : (struct span){0};
        return word_count(name) < 9;
    }
    if (read_first_print(piece, out)) {
        return true;
    }
    bool bracket = strchr("([", piece.ptr[0]) && strchr(")]", piece.ptr[piece.len - 1]);
    struct span inside = bracket ? text_trim(span_slice(piece, 1, piece.len - 1)) : piece;
    if (starts_with_any(inside, credit_openers) || closes_credit(inside)) {
        read_writers(arena, inside, out);
        out->source = find_agency(inside);
        return true;
    }
    size_t dash = dash_length(piece);
    if (dash) {
        inside = text_trim(span_slice(piece, dash, piece.len));
    } else if (!bracket) {
        return false;
    }
    bool with = starts_with_any(inside, (const char *const[]){"with ", "from ", NULL}) > 0;
    out->source = with ? find_agency(inside) : (struct span){0};
    return (with && out->source.ptr && word_count(inside) < 9) || read_signature(inside, out);
}

size_t trailing_credit_at(struct arena *arena, struct span paragraph)
{
    struct credit credit;
    size_t from = paragraph.len > CREDIT_BYTES ? paragraph.len - CREDIT_BYTES : 1;
    for (size_t at = from; at < paragraph.len; at++) {
        unsigned char c = (unsigned char)paragraph.ptr[at];
        if (c != '(' && c != '[' && c != '-' && c != 0xE2) {
            continue;
        }
        struct span tail = span_slice(paragraph, at, paragraph.len);
        bool opens = tail.ptr[0] == '(' || tail.ptr[0] == '[' || dash_length(tail);
        if (opens && ends_sentence(text_trim(span_slice(paragraph, 0, at)), true) &&
            piece_is_credit(arena, tail, &credit)) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* --- date lines ------------------------------------------------------------------------------- */

static const char *const date_labels[] = {"first published",
                                          "first posted",
                                          "published on",
                                          "published at",
                                          "published",
                                          "last updated",
                                          "updated on",
                                          "updated at",
                                          "updated",
                                          "posted on",
                                          "posted at",
                                          "posted",
                                          "date",
                                          "issued",
                                          "released",
                                          "created",
                                          "modified",
                                          "last modified",
                                          "publication date",
                                          "publish date",
                                          "pub date",
                                          "embargoed until",
                                          "embargo",
                                          NULL};

/* Separators, further labelled dates and an outlet after the date. */
static bool read_rest(struct span rest, struct span *outlet)
{
    static const char *const signs[] = {"|", "-", "–", "—", "·", "•", "/", ",", ";", "(", NULL};
    rest = text_trim(rest);
    bool behind_sign = starts_with_any(rest, signs) > 0;
    while (rest.len && starts_with_any(rest, signs)) {
        rest = text_trim(span_slice(rest, starts_with_any(rest, signs), rest.len));
    }
    if (rest.len == 0) {
        return true;
    }
    if (rest.ptr[rest.len - 1] == ')') {
        rest = text_trim(span_slice(rest, 0, rest.len - 1));
    }
    if (weekday_from_name(rest) >= 0 || span_is(rest, ".")) { /* "March 5, 2019 Tuesday" */
        return true;
    }
    size_t label = starts_with_any(rest, date_labels);
    struct printed_date again;
    struct span after = span_slice(rest, label, rest.len);
    while (after.len && strchr(" :", after.ptr[0])) {
        after = span_slice(after, 1, after.len);
    }
    if (label && (printed_date_parse(after, &again) || word_count(after) < 6)) {
        return true;
    }
    if (word_is_capital(rest) && word_count(rest) <= 5 && rest.len < 50 &&
        !ends_sentence(rest, true) && (is_outlet_name(rest) || is_agency_name(rest))) {
        *outlet = rest;
        return true;
    }
    /* "Mar 5th 2019 | LUSAKA": where it was written. */
    return behind_sign && word_is_caps(rest) && word_count(rest) <= 3 && rest.len < 40;
}

/* "Harbour Tribune, 10 July 2018", "Harbour Tribune | 10 July 2018": skips the outlet. */
static struct span skip_outlet(struct span piece, struct span *outlet)
{
    static const char *const signs[] = {", ", " | ", " - ", " – ", " — ", " · ", NULL};
    for (size_t at = 1; at < piece.len && at < 60; at++) {
        struct span rest = span_slice(piece, at, piece.len);
        size_t sign = starts_with_any(rest, signs);
        struct span before = span_slice(piece, 0, at);
        if (sign && is_outlet_name(before)) {
            *outlet = before;
            return span_slice(rest, sign, rest.len);
        }
    }
    return piece;
}

/* "08:12 pm | Tuesday, March 6": without the time before the date. */
static struct span skip_time(struct span rest)
{
    size_t bar = span_find(rest, SPAN("|"), 0);
    bool time = bar != SIZE_MAX && bar < 12 && rest.len && isdigit((unsigned char)rest.ptr[0]) &&
                memchr(rest.ptr, ':', bar);
    return time ? text_trim(span_slice(rest, bar + 1, rest.len)) : rest;
}

bool piece_is_date_line(struct span piece, struct printed_date *date, struct span *outlet)
{
    if (piece.len == 0 || piece.len > DATE_LINE_BYTES) {
        return false;
    }
    struct span found_outlet = {0};
    size_t label = starts_with_any(piece, date_labels);
    struct span rest = span_slice(piece, label, piece.len);
    while (rest.len && strchr(" :\t", rest.ptr[0])) {
        rest = span_slice(rest, 1, rest.len);
    }
    rest = label ? skip_time(rest) : skip_outlet(rest, &found_outlet);
    struct printed_date found;
    size_t used = printed_date_parse(rest, &found);
    bool dated = used && (found.year || found.weekday >= 0 || (label && found.day));
    if (!dated || !read_rest(span_slice(rest, used, rest.len), &found_outlet)) {
        return false;
    }
    *date = found;
    *outlet = found_outlet;
    return true;
}
