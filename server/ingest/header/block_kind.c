/* The kinds of pieces that are not part of the report itself, by the words with which outlets mark
 * them. Everything here looks at one piece alone; what depends on the place in the text is decided
 * in header.c. */
#include "block_kind.h"

#include <ctype.h>
#include <stdint.h>

#include "base/ascii.h"
#include "copyright_line.h"
#include "end_bracket.h"
#include "invitation.h"
#include "prose.h"
#include "wording.h"

enum { INITIALS_BYTES = 24, CREDIT_BYTES = 400 };

/* --- related links, corrections, sections ----------------------------------------------------- */

/* "• Wolf spotted at car park (5 Sep 11)": a headline with its date. */
static bool ends_with_dated_link(struct span piece)
{
    struct span inside = text_in_bracket(piece, '(', ')');
    size_t open = inside.ptr ? (size_t)(inside.ptr - piece.ptr) - 1 : 0;
    struct printed_date date;
    return open > 0 && inside.len && printed_date_parse(inside, &date) == inside.len && date.year &&
           !ends_sentence(text_trim(span_slice(piece, 0, open)), true) && word_count(piece) < 24;
}

/* "For more than ten years, visitors …", "Watch: it was the gift that the king gave on Monday." */
static bool goes_on_as_prose(struct span piece, size_t label)
{
    static const char *const spans[] = {"for more than ", NULL};
    struct span rest = text_trim(span_slice(piece, label, piece.len));
    bool colon = piece.ptr[label - 1] == ':' && !word_is_capital(rest);
    return (colon && prose_tells_news(piece)) ||
           (starts_with_any(piece, spans) && ends_sentence(piece, false) &&
            !invitation_addresses_reader(piece));
}

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
                                         "for more ",
                                         "» ",
                                         "› ",
                                         "> read",
                                         "follow us on",
                                         "sign up for",
                                         NULL};
    if (piece_is_related_heading(piece) || ends_with_dated_link(piece)) {
        return true;
    }
    bool bracketed = piece.ptr[0] == '[' && piece.ptr[piece.len - 1] == ']';
    if (bracketed && word_count(piece) > 3 && word_count(piece) < 20 &&
        !holds_any(piece, (const char *const[]){"/", NULL})) {
        return true; /* the Washington Post's links */
    }
    if (span_starts_with(piece, SPAN("RELATED ")) && word_count(piece) < 20) {
        return true;
    }
    if (span_equal_nocase(piece, SPAN("read more"))) {
        return true;
    }
    bool promotes =
        starts_with_any(piece, (const char *const[]){"for more", NULL}) &&
        !holds_any(piece, (const char *const[]){" visit ", "click", "go to", "follow ", NULL});
    size_t label = piece.len < 250 ? starts_with_any(piece, labels) : 0;
    return label && !promotes && !goes_on_as_prose(piece, label);
}

bool piece_is_related_heading(struct span piece)
{
    static const char *const headings[] = {"you may also be interested in",
                                           "keep reading",
                                           "more to read",
                                           "must read",
                                           "must reads",
                                           "other news",
                                           "recommended",
                                           "recommended for you",
                                           "related",
                                           "read also",
                                           "read more on related topics",
                                           "in case you missed it",
                                           "our other coverage",
                                           "related stories",
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
    return is_one_of(text_trim_signs(piece, LINE_ENDS), headings);
}

/* "An earlier version of this article misstated …", not that "of the bill". */
static bool is_of_earlier_version(struct span piece)
{
    static const char *const openers[] = {"an earlier version of ", "a previous version of ",
                                          "earlier versions of ", NULL};
    static const char *const things[] = {"article", "story",    "headline", "caption", "graphic",
                                         "map",     "chart",    "picture",  "photo",   "column",
                                         "post",    "obituary", NULL};
    size_t at = starts_with_any(piece, openers);
    struct span first = at ? word_next(piece, &at) : SPAN("");
    struct span second = first.len ? word_next(piece, &at) : SPAN("");
    return span_equal_nocase(first, SPAN("this")) || is_one_of(first, things) ||
           is_one_of(second, things);
}

bool piece_is_correction(struct span piece)
{
    static const char *const labels[] = {"correction:",
                                         "corrections:",
                                         "correction -",
                                         "correction –",
                                         "correction —",
                                         "correction (",
                                         "correction, ",
                                         "clarification, ",
                                         "correction appended",
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
                                         "editor's note",
                                         "editor’s note",
                                         "editors' note",
                                         "editors’ note",
                                         "[editor's note",
                                         "(editor's note",
                                         "note to readers",
                                         "[correction",
                                         "(this story has been",
                                         "erratum:",
                                         NULL};
    return starts_with_any(piece, labels) > 0 || is_of_earlier_version(piece);
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
    return word_is_capital(piece) && is_one_of(name, sections);
}

/* --- credits ---------------------------------------------------------------------------------- */

/* Whom what stands behind a credit's opening names. */
enum named { NAMES_WRITERS, NAMES_HELPERS, NAMES_SOURCE };

struct credit_opener {
    const char *text; /* in small letters */
    enum named named;
};

static const struct credit_opener credit_openers[] = {
    {"reporting by", NAMES_WRITERS},
    {"additional reporting", NAMES_HELPERS},
    {"writing by", NAMES_WRITERS},
    {"editing by", NAMES_SOURCE},
    {"compiled by", NAMES_SOURCE},
    {"compiled from", NAMES_SOURCE},
    {"edited by", NAMES_SOURCE},
    {"written by", NAMES_WRITERS},
    {"reporting and writing by", NAMES_WRITERS},
    {"reported by ", NAMES_SOURCE},
    {"some information for this report", NAMES_HELPERS},
    {"cover image", NAMES_SOURCE},
    {"disclaimer: this ", NAMES_SOURCE},
    {"cover photo", NAMES_SOURCE},
    {"with inputs from", NAMES_SOURCE},
    {"with input from", NAMES_SOURCE},
    {"with files from", NAMES_SOURCE},
    {"with reporting by", NAMES_SOURCE},
    {"with additional reporting", NAMES_HELPERS},
    {"with assistance", NAMES_SOURCE},
    {"with agencies", NAMES_SOURCE},
    {"with agency", NAMES_SOURCE},
    {"inputs from", NAMES_SOURCE},
    {"from agencies", NAMES_SOURCE},
    {"translated by", NAMES_SOURCE},
    {"this article was written by ", NAMES_WRITERS},
    {"this story was written by ", NAMES_WRITERS},
    {"this report was written by ", NAMES_WRITERS},
    {"this report was prepared by ", NAMES_WRITERS},
    {"this report by the canadian press", NAMES_SOURCE},
};

static const char *const credit_closers[] = {"contributed to this report",
                                             "contributed reporting",
                                             "contributed to this story",
                                             "from a syndicated feed",
                                             "has not been edited by",
                                             "contributed to this article",
                                             "all rights reserved",
                                             "All rights reserved",
                                             "All Rights Reserved",
                                             "may not be published, broadcast",
                                             "of this article appears in print",
                                             "of this article appeared in print",
                                             NULL};

/* The row with which the text opens; NULL: it is none of them. */
static const struct credit_opener *find_opener(struct span text)
{
    for (size_t i = 0; text.len && i < sizeof credit_openers / sizeof *credit_openers; i++) {
        struct span opener = span_of(credit_openers[i].text);
        if (ascii_lower(text.ptr[0]) == opener.ptr[0] && text.len >= opener.len &&
            span_equal_nocase(span_slice(text, 0, opener.len), opener)) {
            return &credit_openers[i];
        }
    }
    return NULL;
}

/* The writers that "Reporting by A in B and C; Editing by D" names. */
static void read_writers(struct arena *arena, struct span text, struct credit *out)
{
    struct span rest = text;
    while (rest.ptr && out->writers.author_count == 0) {
        struct span part = text_trim(span_cut(&rest, ';'));
        const struct credit_opener *opener = find_opener(part);
        if (opener && opener->named == NAMES_WRITERS) {
            struct span names = span_slice(part, strlen(opener->text), part.len);
            names = span_slice(names, span_starts_with(names, SPAN(":")), names.len);
            byline_read_names(arena, names, &out->writers);
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

/* Behind "Reprinted with permission of" and the like; 0: nothing of the kind is in the text. Most
 * have none of the hints. */
static size_t permit_end(struct span piece)
{
    static const char *const hints[] = {" with permission ", "reprinted from ", NULL};
    static const char *const permits[] = {"republished with permission of ",
                                          "republished with permission from ",
                                          "reprinted with permission of ",
                                          "reprinted with permission from ",
                                          "reprinted from ",
                                          NULL};
    for (size_t i = 0; holds_any(piece, hints) && permits[i]; i++) {
        size_t at = span_find(piece, span_of(permits[i]), 0);
        if (at != SIZE_MAX) {
            return at + strlen(permits[i]);
        }
    }
    return 0;
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
                                          "published on ",
                                          "this article was first published in ",
                                          NULL};
    if (piece.len > 160) {
        return false;
    }
    size_t opener = starts_with_any(piece, openers);
    opener = opener ? opener : permit_end(piece);
    if (!opener) {
        return false;
    }
    struct span rest = span_slice(piece, opener, piece.len);
    size_t end = 0;
    while (end < rest.len && !strchr(",.(|:", rest.ptr[end])) {
        end++;
    }
    struct span name = text_trim(span_slice(rest, 0, end));
    if (prose_opens_clause(piece) && !is_outlet_name(name)) {
        return false;
    }
    bool page = starts_with_any(piece, (const char *const[]){"published on ", NULL}) > 0;
    if (!word_is_capital(name) || name.len > 50 || (page && !is_outlet_name(name))) {
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
                inside.len < 30 && !isdigit((unsigned char)inside.ptr[0]) &&
                !is_role(inside); /* "(FROM OUR CORRESPONDENT.)" */
    static const char *const ends[] = {"ends", "end", "more", "photo", "video", "file", NULL};
    struct span second = inside; /* "(Reuters/NAN)", which tells no one outlet */
    struct span first = span_cut(&second, '/');
    if (second.ptr && is_agency_name(first) && is_agency_name(second)) {
        return true;
    }
    if (!caps && !is_outlet_name(inside) && !is_outlet_word(inside)) {
        return false;
    }
    if (!starts_with_any(inside, ends)) {
        out->source = inside;
    }
    return true;
}

static size_t dash_length(struct span text)
{
    static const char *const dashes[] = {"— ", "– ", "-- ", "- ", "—", "–", "--", "==", NULL};
    return starts_with_any(text, dashes);
}

/* One of the hints is in each of the closers: most paragraphs have none. */
static bool closes_credit(struct span text)
{
    static const char *const hints[] = {"ontributed", "eserved",         "published",
                                        "in print",   "not been edited", NULL};
    static const char *const further[] = {" report, which ", " report, a ", NULL};
    return holds_any(text, hints) && holds_any(text, credit_closers) &&
           !holds_any(text, further); /* "Twelve experts contributed to this report, which …" */
}

static bool holds_capital(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (isupper((unsigned char)text.ptr[i])) {
            return true;
        }
    }
    return false;
}

/* "ht/pb/mfc", "ta/msh (AFP, dpa)": the initials of those who wrote and edited it. */
static bool is_initials(struct span piece)
{
    size_t at = 0;
    struct span marks = word_next(piece, &at);
    struct span rest = text_trim(span_slice(piece, at, piece.len));
    bool slash = false;
    if (piece.len < INITIALS_BYTES && span_equal_nocase(marks, SPAN("dpa")) && rest.len > 0) {
        return !holds_capital(rest) && rest.len < 12; /* "dpa iz ta" */
    }
    for (size_t i = 0; i < marks.len; i++) {
        if (!isalpha((unsigned char)marks.ptr[i]) && marks.ptr[i] != '/') {
            return false;
        }
        slash = slash || marks.ptr[i] == '/';
    }
    return slash && marks.len < 20 && !word_is_capital(marks) &&
           (rest.len == 0 || (rest.ptr[0] == '(' && rest.ptr[rest.len - 1] == ')'));
}

/* "Weld reported from Mbeza.", "Marta Quill reported from Mbeza, and Jonas Weld from Lusaka." */
static bool is_reported_from(struct span piece)
{
    size_t at = piece.len < 160 ? span_find(piece, SPAN(" reported from "), 0) : SIZE_MAX;
    return at != SIZE_MAX && is_person_name(span_slice(piece, 0, at), false);
}

/* "Associated Press writer Ann Lee in Nairobi, Kenya, contributed." */
static bool is_contributed(struct span piece)
{
    static const char *const roles[] = {" writer", " journalist", " reporter", " correspondent",
                                        NULL};
    return piece.len < 300 && span_ends_with(piece, SPAN(" contributed.")) &&
           holds_any(piece, roles);
}

/* "TPB/ADB // ADB.", "AB/CD": the same in capitals. */
static bool is_capital_initials(struct span piece)
{
    size_t run = 0;
    bool slash = false;
    if (piece.len < 4 || piece.len > INITIALS_BYTES || !isupper((unsigned char)piece.ptr[0])) {
        return false;
    }
    for (size_t i = 0; i < piece.len; i++) {
        unsigned char c = (unsigned char)piece.ptr[i];
        run = isupper(c) ? run + 1 : 0;
        slash = slash || c == '/';
        if (run > 4 || (!isupper(c) && !strchr("/ .", c))) {
            return false;
        }
    }
    return slash;
}

/* "Agenzia Fides 28/10/2014" without the day. */
static struct span without_day(struct span name)
{
    size_t start = text_behind_last(name, ' ');
    struct span day = span_slice(name, start, name.len);
    bool numbers = start > 1 && day.len >= 8 && isdigit((unsigned char)day.ptr[0]) &&
                   isdigit((unsigned char)day.ptr[day.len - 1]) &&
                   (memchr(day.ptr, '/', day.len) || memchr(day.ptr, '-', day.len));
    return numbers ? text_trim(span_slice(name, 0, start)) : name;
}

/* "Source: AFP", "Credit: Reuters". */
static bool read_source_label(struct span piece, struct credit *out)
{
    static const char *const labels[] = {"source: ", "sources: ", "agency: ", "credit: ", NULL};
    size_t label = starts_with_any(piece, labels);
    struct span name = text_trim(span_slice(piece, label, piece.len));
    bool picture = starts_with_any(piece, (const char *const[]){"credit", NULL}) &&
                   !is_agency_name(name) && !is_outlet_name(name);
    bool named = label && name.len < 60 && word_is_capital(name) && !picture;
    out->source = named ? name : (struct span){0};
    return label && word_count(name) < 9;
}

/* What stands in the bracket around a piece, the last of two: "(L.M.) (AFP)". */
static struct span inside_bracket(struct span piece)
{
    struct span inside = text_trim(span_slice(piece, 1, piece.len - 1));
    size_t second = span_find(inside, SPAN(") ("), 0);
    return without_day(second < 8 ? span_slice(inside, second + 3, inside.len) : inside);
}

/* "With AFP", "From agencies", "Karsk Herald with AFP" in a bracket, or a signature. */
static bool read_agencies(struct span inside, bool bracket, struct credit *out)
{
    static const char *const openers[] = {"with ", "from ", NULL};
    bool with =
        starts_with_any(inside, openers) > 0 ||
        (bracket && span_find(inside, SPAN(" with "), 0) != SIZE_MAX && word_is_capital(inside));
    out->source = with ? find_agency(inside) : (struct span){0};
    return (with && out->source.ptr && word_count(inside) < 9) || read_signature(inside, out);
}

bool piece_is_credit(struct arena *arena, struct span piece, struct credit *out)
{
    *out = (struct credit){.date = PRINTED_DATE_NONE, .writers.date = PRINTED_DATE_NONE};
    if (piece.len < 2 || piece.len > CREDIT_BYTES) {
        return false;
    }
    if (copyright_line_read(piece, out)) {
        return true;
    }
    if (read_source_label(piece, out) || read_first_print(piece, out) || is_initials(piece) ||
        is_capital_initials(piece) || is_reported_from(piece) || is_contributed(piece)) {
        return true;
    }
    bool bracket = strchr("([", piece.ptr[0]) && strchr(")]", piece.ptr[piece.len - 1]);
    size_t dash = bracket ? 0 : dash_length(piece);
    struct span inside =
        bracket ? inside_bracket(piece) : text_trim(span_slice(piece, dash, piece.len));
    const struct credit_opener *opener = find_opener(inside);
    opener = opener && prose_opens_clause(inside) ? NULL : opener;
    if (opener || closes_credit(inside)) {
        read_writers(arena, inside, out);
        bool helpers = opener && opener->named == NAMES_HELPERS;
        out->source = helpers ? (struct span){0} : find_agency(inside);
        return true;
    }
    static const char *const by[] = {"by ", NULL}; /* "– By SABC" */
    inside = span_slice(inside, dash ? starts_with_any(inside, by) : 0, inside.len);
    return (bracket || dash) && read_agencies(inside, bracket, out);
}

/* Where "Enditem", "-0-" or the like stands behind the last sentence; SIZE_MAX when none does. */
static size_t end_mark_at(struct span paragraph)
{
    static const char *const marks[] = {"Enditem", "-0-",  "(END)", "(Enditem)",
                                        "###",     "-30-", NULL};
    struct span last = word_last(paragraph);
    size_t start = (size_t)(last.ptr - paragraph.ptr);
    size_t glued = span_find(last, SPAN(".-"), 0); /* "… he said.-VNA" */
    struct span sign_off = span_slice(last, glued == SIZE_MAX ? last.len : glued + 2, last.len);
    if (sign_off.len > 1 && sign_off.len < 9 && word_is_caps(sign_off)) {
        return start + glued + 1;
    }
    if (start > 0 && span_is_one_of(last, marks)) {
        return start;
    }
    struct span before = text_trim(span_slice(paragraph, 0, start));
    if (span_ends_with(before, SPAN("(end)")) && last.len < 12) { /* "(end) mk.rt" */
        return before.len - 5;
    }
    bool sign =
        last.len >= 2 && last.len <= 3 && word_is_caps(last) && isalpha((unsigned char)last.ptr[1]);
    return sign && ends_sentence(before, false) && before.len > 60 ? start : SIZE_MAX; /* "DM" */
}

size_t trailing_credit_at(struct arena *arena, struct span paragraph)
{
    size_t bracket = end_bracket_at(paragraph);
    if (bracket != SIZE_MAX) {
        return bracket;
    }
    size_t end_mark = end_mark_at(paragraph);
    if (end_mark != SIZE_MAX) {
        return end_mark;
    }
    struct credit credit;
    size_t from = paragraph.len > CREDIT_BYTES ? paragraph.len - CREDIT_BYTES : 1;
    for (size_t at = from; at < paragraph.len; at++) {
        unsigned char c = (unsigned char)paragraph.ptr[at];
        if (c != '(' && c != '[' && c != '-' && c != 0xE2 && c != 'd') {
            continue;
        }
        struct span tail = span_slice(paragraph, at, paragraph.len);
        bool opens = c == 'd' ? is_initials(tail) && strchr(" \n", tail.ptr[-1])
                              : c == '(' || c == '[' || dash_length(tail); /* "… said. dpa mk ch" */
        if (opens && ends_sentence(text_trim(span_slice(paragraph, 0, at)), true) &&
            piece_is_credit(arena, tail, &credit)) {
            return at;
        }
    }
    return SIZE_MAX;
}
