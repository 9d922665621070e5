/* Bylines: what a line opens with, or its form, tells that it is one; its names are read by
 * name_list.c. A line with pieces that are no names is none when it is longer than a byline ever
 * is. */
#include "byline.h"

#include <ctype.h>
#include <stdint.h>

#include "block_kind.h"
#include "catalogue_names.h"
#include "date_line.h"
#include "dateline.h"
#include "foreign_byline.h"
#include "name_list.h"
#include "place_line.h"
#include "wording.h"

enum { BYLINE_BYTES = 200, BYLINE_WORDS = 28 };

static const char *const openers[] = {
    "live reporting by ", "by: ",          "by ",           "words by ",
    "written by ",        "story by ",     "report by ",    "text by ",
    "reported by ",       "author: ",      "authors: ",     "byline: ",
    "posted by ",         "submitted by ", "published by ", "from our ",
    "writer: ",           "reporter: ",    "words: ",       "creator: ",
    "author/byline: ",    "journalist: ",  "byline=",       NULL};

static void give_names(const struct name_list *names, struct byline *out)
{
    out->authors = names->items;
    out->author_count = names->count;
    out->source = names->source;
}

void byline_read_names(struct arena *arena, struct span list, struct byline *out)
{
    struct name_list names = {.arena = arena};
    out->date = PRINTED_DATE_NONE;
    name_list_read(&names, list);
    give_names(&names, out);
}

/* Without the signs that stood before a date. */
static struct span without_signs(struct span text)
{
    static const char *const signs[] = {"·", "•", "–", "—"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs && text.len;) {
        bool sign = strchr("|,-(/", text.ptr[text.len - 1]) != NULL;
        bool wide = !sign && span_ends_with(text, span_of(signs[i]));
        text = text_trim(span_slice(text, 0, text.len - sign - (wide ? strlen(signs[i]) : 0)));
        i = sign || wide ? 0 : i + 1;
    }
    return text;
}

/* Cuts a date that is printed behind the names ("… JUNE 4, 2019", "… | Published: June 5, 2019")
 * off the line, with all that follows it. */
static struct span cut_date(struct span line, struct printed_date *date)
{
    static const char *const labels[] = {"published", "updated", "posted", "on", NULL};
    bool may = printed_date_may_stand(line);
    for (size_t at = 1; at < line.len && may; at++) {
        bool dash = at > 1 && line.ptr[at - 1] == '-' && line.ptr[at - 2] == ' ';
        if (!dash && !strchr(" |,(/", line.ptr[at - 1])) {
            continue;
        }
        struct span rest = span_slice(line, at, line.len);
        size_t label = starts_with_any(rest, labels);
        while (label > 0 && label < rest.len && strchr(": ", rest.ptr[label])) {
            label++;
        }
        struct printed_date found;
        if (printed_date_parse(span_slice(rest, label, rest.len), &found) && found.year) {
            *date = found;
            struct span before = text_trim(span_slice(line, 0, at));
            return without_signs(before);
        }
    }
    return line;
}

/* Whether it could be a place: capitalised at both ends. */
static bool is_place_name(struct span text)
{
    return word_is_capital(text) && word_is_capital(word_last(text)) && word_count(text) <= 4 &&
           !ends_sentence(text, true);
}

/* "NAME in PLACE", as some papers print it without "By". */
static bool is_name_in_place(struct span line)
{
    struct span name;
    struct span place = line;
    return text_cut_at(&place, " in ", &name) && is_person_name(name, true) && is_place_name(place);
}

/* "NAME and NAME", "NAME, NAME and NAME", "NAME in PLACE and NAME in PLACE": nothing but full
 * names. */
static bool is_name_list(struct span line)
{
    struct span before;
    struct span rest = line;
    if (!(text_cut_at(&rest, " and ", &before) || text_cut_at(&rest, " & ", &before)) ||
        !(is_person_name(rest, true) || is_name_in_place(rest))) {
        return false;
    }
    while (before.ptr) {
        struct span name = text_trim(span_cut(&before, ','));
        if (!is_person_name(name, true) && !is_name_in_place(name)) {
            return false;
        }
    }
    return true;
}

/* "NAME, ROLE", "NAME, PLACE": the name; absent when the line is neither. */
static struct span name_before_comma(struct span line)
{
    struct span rest = line;
    struct span name = text_trim(span_cut(&rest, ','));
    rest = rest.ptr ? text_trim(rest) : SPAN("");
    bool one = rest.len > 0 && !memchr(rest.ptr, ',', rest.len) && word_count(rest) <= 4 &&
               span_find(line, SPAN(" and "), 0) == SIZE_MAX && !is_outlet_name(rest);
    return one && is_person_name(name, true) &&
                   (is_role(rest) || (word_count(rest) == 1 && is_place_name(rest)))
               ? name
               : (struct span){0};
}

/* "NAME Bulawayo Bureau": the name before a place and a role. */
static struct span before_capital_role(struct span line)
{
    size_t at = 0;
    word_next(line, &at);
    struct span second = word_next(line, &at);
    struct span name = second.len ? span_slice(line, 0, at) : SPAN("");
    struct span rest = text_trim(span_slice(line, at, line.len));
    bool role =
        word_count(rest) > 0 && word_count(rest) <= 2 && word_is_capital(rest) && is_role(rest);
    return role && is_person_name(name, true) ? name : (struct span){0};
}

/* "Reporter NAME". */
static struct span behind_capital_role(struct span line)
{
    size_t at = 0;
    struct span role = word_next(line, &at);
    struct span rest = text_trim(span_slice(line, at, line.len));
    return is_role(role) && word_count(rest) <= 3 && is_person_name(rest, true) ? rest
                                                                                : (struct span){0};
}

/* "NAME | PLACE". */
static bool is_name_at_place(struct span line)
{
    struct span place = line;
    struct span name;
    return text_cut_at(&place, " | ", &name) && is_person_name(text_trim(name), true) &&
           !piece_is_section(text_trim(name)) && is_place_name(text_trim(place)) &&
           word_count(place) <= 3;
}

/* "Arab News Staff" as "Arab News". */
static struct span without_staff(struct span outlet)
{
    static const char *const ends[] = {" Staff",    " STAFF",         " Correspondent",
                                       " Reporter", " CORRESPONDENT", " REPORTER",
                                       " staff",    " correspondent"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (span_ends_with(outlet, span_of(ends[i]))) {
            return span_slice(outlet, 0, outlet.len - strlen(ends[i]));
        }
    }
    return outlet;
}

/* "NAME, OUTLET", "NAME / OUTLET", "NAME · OUTLET". */
static bool is_name_of_outlet(struct span line)
{
    static const char *const signs[] = {",", " / ", " | ", " · ", " • ", " - ", " – ", " — "};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct span outlet = line;
        struct span name;
        if (text_cut_at(&outlet, signs[i], &name) && is_person_name(text_trim(name), true) &&
            is_outlet_name(without_staff(text_trim(outlet)))) {
            return true;
        }
    }
    return false;
}

/* With a mailbox between the names and the date taken out: "By RICK DORSEY rick@sun.example  Jun
 * 28, 2016". */
static struct span without_inner_mailbox(struct arena *arena, struct span line)
{
    size_t at = memchr(line.ptr, '@', line.len) ? 0 : line.len;
    for (struct span word = word_next(line, &at); word.len; word = word_next(line, &at)) {
        const char *sign = memchr(word.ptr, '@', word.len);
        if (sign && sign > word.ptr && at < line.len) {
            return arena_printf(arena, "%.*s%.*s", (int)(word.ptr - line.ptr), line.ptr,
                                (int)(line.len - at), line.ptr + at);
        }
    }
    return line;
}

/* Without the address of a mailbox at the end. */
static struct span without_mailbox(struct span line)
{
    size_t start = text_behind_last(line, ' ');
    bool mailbox = start > 0 && memchr(line.ptr + start, '@', line.len - start);
    return mailbox ? text_trim(span_slice(line, 0, start)) : line;
}

/* "02/03/2015 - 11:07": a date that may mean two days. */
static bool is_numbers(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!strchr("0123456789/.:- ,", text.ptr[i])) {
            return false;
        }
    }
    return printed_date_may_stand(text);
}

/* "Posted on March 6, 2012 by Pia Lund": where the name begins, the date in `*date`; 0: no such
 * line. */
static size_t posted_by(struct span line, struct printed_date *date)
{
    static const char *const labels[] = {"posted on ", "published on ", "submitted on ", "posted ",
                                         NULL};
    static const char *const signs[] = {"by ", "| by ", "|by ", "- by ", "– by ", NULL};
    size_t first = printed_date_parse(line, date);
    struct span behind = text_trim(span_slice(line, first, line.len));
    size_t sign = first && date->year ? starts_with_any(behind, signs) : 0;
    if (sign) { /* "June 4, 1999|By Dana Whitlow" */
        return (size_t)(behind.ptr - line.ptr) + sign;
    }
    *date = PRINTED_DATE_NONE;
    size_t label = starts_with_any(line, labels);
    size_t by = span_find(line, SPAN(" by "), label);
    by = by == SIZE_MAX && label ? span_find(line, SPAN(" By "), label) : by;
    struct printed_date found;
    bool dated = label > 0 && by != SIZE_MAX && by > label &&
                 printed_date_parse(span_slice(line, label, by), &found) && found.year;
    struct span outlet = {0}; /* "Torvania Herald, 6 May 2019, by Petr Mal" */
    dated = dated || (label == 0 && by != SIZE_MAX &&
                      piece_is_date_line(without_signs(span_slice(line, 0, by)), &found, &outlet));
    *date = dated ? found : *date;
    dated = dated ||
            (label > 0 && by != SIZE_MAX && by > label && is_numbers(span_slice(line, label, by)));
    return dated ? by + strlen(" by ") : 0;
}

/* The length of what a byline opens with; 0: nothing. */
static size_t opener_of(struct span line)
{
    size_t opener = starts_with_any(line, openers);
    bool glued = opener == 0 && line.len > 4 && /* "byNicholas Bari" */
                 starts_with_any(line, (const char *const[]){"by", NULL}) &&
                 isupper((unsigned char)line.ptr[2]) && islower((unsigned char)line.ptr[1]) &&
                 is_person_name(span_slice(line, 2, line.len), true);
    static const char *const labels[] = {"by",     "byline",   "author",     "authors",
                                         "writer", "reporter", "journalist", NULL};
    size_t colon = opener == 0 ? span_find(line, SPAN(" : "), 0) : SIZE_MAX;
    if (colon != SIZE_MAX && is_one_of(span_slice(line, 0, colon), labels)) {
        return colon + 3; /* "Author : Marta Quill" */
    }
    return glued ? 2 : opener;
}

/* A line that names begin behind an opener of so many bytes. */
static bool read_opened(struct name_list *names, struct span line, size_t opener,
                        struct byline *out)
{
    struct span rest = opener < line.len ? text_trim(span_slice(line, opener, line.len)) : SPAN("");
    rest = span_slice(rest, starts_with_any(rest, (const char *const[]){"by ", NULL}), rest.len);
    static const char *const catalogued[] = {"author:", "authors:", NULL};
    bool turned = starts_with_any(line, catalogued) > 0;
    rest = turned ? catalogue_names_turn(names->arena, rest) : rest;
    bool plain = rest.len && (word_is_capital(rest) || is_role(rest));
    size_t unknown = plain ? name_list_read(names, rest) : 1;
    bool understood = names->count > 0 || names->source.ptr || (unknown == 0 && is_role(rest));
    bool single = names->count == 1 && word_count(names->items[0]) == 1 && !names->source.ptr;
    if (!understood || (unknown > 0 && ends_sentence(line, true)) || unknown > 2 ||
        (single && unknown > 0)) { /* "By Christmas, all will be over" */
        return false;
    }
    give_names(names, out);
    return true;
}

/* The name in a line that holds but one, and who or where its bearer is; absent: no such line. */
static struct span find_alone(struct span line)
{
    if (is_name_at_place(line)) {
        struct span rest = line;
        return text_trim(span_cut(&rest, '|'));
    }
    struct span alone = name_before_comma(line);
    alone = alone.ptr ? alone : behind_capital_role(line);
    return alone.ptr ? alone : before_capital_role(line);
}

/* "Ulrike Nagel with AFP, dpa" as "Ulrike Nagel". */
static struct span without_agencies(struct span line)
{
    struct span agencies = line;
    struct span name;
    bool with = text_cut_at(&agencies, " with ", &name);
    while (with && agencies.ptr) {
        with = is_agency_name(text_trim(span_cut(&agencies, ',')));
    }
    return with ? name : line;
}

/* A line of names without an opener. */
static bool read_bare(struct name_list *names, struct span line, struct byline *out)
{
    line = without_agencies(line);
    bool listed = is_name_of_outlet(line) || name_list_glue_at(line) > 0;
    struct span alone = listed ? (struct span){0} : find_alone(line);
    listed = listed || (!alone.ptr && (is_name_in_place(line) || is_person_name(line, true) ||
                                       is_name_list(line)));
    if (!alone.ptr && !listed) {
        return false;
    }
    name_list_read(names, alone.ptr ? alone : line);
    give_names(names, out);
    return listed || names->count > 0;
}

bool byline_read_catalogued(struct arena *arena, struct span names, struct byline *out)
{
    bool comma = names.len < BYLINE_BYTES && memchr(names.ptr, ',', names.len);
    struct span own = comma ? catalogue_names_turn(arena, names) : names;
    if (own.ptr == names.ptr) {
        return false;
    }
    byline_read_names(arena, own, out);
    return out->author_count > 0;
}

bool byline_read(struct arena *arena, struct span line, bool bare, struct byline *out)
{
    line = without_mailbox(text_trim(line));
    line = without_inner_mailbox(arena, line);
    if (line.len == 0 || line.len > BYLINE_BYTES || has_words(line, BYLINE_WORDS + 1)) {
        return false;
    }
    static const char *const dashes[] = {"- ", "– ", "— ", NULL}; /* "- Fortunate Gora" */
    size_t dash = bare ? starts_with_any(line, dashes) : 0;
    dash = dash && is_person_name(span_slice(line, dash, line.len), true) ? dash : 0;
    line = span_slice(line, dash, line.len);
    struct name_list names = {.arena = arena};
    out->date = PRINTED_DATE_NONE;
    size_t opener = opener_of(line);
    if (opener) {
        return read_opened(&names, cut_date(line, &out->date), opener, out);
    }
    struct span foreign = foreign_byline(line);
    if (foreign.ptr) {
        name_list_read(&names, foreign);
        give_names(&names, out);
        return names.count > 0;
    }
    size_t posted = posted_by(line, &out->date);
    if (posted) {
        return read_opened(&names, line, posted, out);
    }
    struct dateline_match place; /* "Port Vila | 9 June 2015" */
    if (!bare || place_line_match(line, &place)) {
        return false;
    }
    line = ends_sentence(line, true) ? line : cut_date(line, &out->date);
    return read_bare(&names, line, out);
}

size_t byline_before_dateline(struct span paragraph)
{
    if (!span_starts_with(paragraph, SPAN("By ")) && !span_starts_with(paragraph, SPAN("BY "))) {
        return 0;
    }
    size_t at = 3;
    for (size_t words = 1; words < 16 && at < paragraph.len; words++) {
        struct span word = word_next(paragraph, &at);
        struct span rest = span_slice(paragraph, at, paragraph.len);
        struct dateline_match match;
        if (word.len == 0) {
            return 0;
        }
        struct span name = text_trim(span_slice(paragraph, 3, at));
        if (words >= 2 && word_is_capital(name) && dateline_match(rest, true, &match)) {
            return at;
        }
    }
    return 0;
}
