/* A list is cut at "and", commas, bars and dashes; each piece is a name, an outlet, a role or a
 * place, told apart by its words. A piece that is none of them is left out rather than taken for a
 * name. */
#include "name_list.h"

#include <ctype.h>
#include <stdint.h>

#include "base/ascii.h"
#include "place_line.h"
#include "word_list.h"
#include "wording.h"

enum { AUTHORS_MAX = 20 };

static struct span without_article(struct span text)
{
    static const char *const articles[] = {"the ", NULL};
    text = text_trim(text);
    return is_agency_name(text) ? text
                                : span_slice(text, starts_with_any(text, articles), text.len);
}

static void set_source(struct name_list *names, struct span text)
{
    if (!names->source.ptr) {
        names->source = text_trim(text);
    }
}

/* The outlet at the start of a role: "Associated Press Writer", "ARAB NEWS STAFF". */
static void read_role(struct name_list *names, struct span role)
{
    for (size_t at = 0; at < role.len; at++) {
        struct span outlet = span_slice(role, 0, at);
        if (role.ptr[at] == ' ' && (is_agency_name(outlet) || is_outlet_name(outlet))) {
            set_source(names, outlet);
            return;
        }
    }
}

/* "for the Courier", "of the Courier", "in Vienna" behind a name, taken off it. What follows "for"
 * is an outlet whatever its words; what follows "of" must look like one. */
static struct span read_tail(struct name_list *names, struct span piece)
{
    struct span name;
    struct span rest = piece;
    if (text_cut_at(&rest, " for ", &name) || text_cut_at(&rest, " FOR ", &name) ||
        text_cut_at(&rest, " For ", &name)) {
        struct span outlet = without_article(rest);
        struct span place = outlet; /* "for Southeast European Times in Skopje -- 28/10/14" */
        struct span before;
        outlet = text_cut_at(&place, " in ", &before) && is_outlet_name(before) ? before : outlet;
        if (word_is_capital(outlet) && outlet.len < 60) {
            set_source(names, outlet);
        }
        return name;
    }
    if (text_cut_at(&rest, " of ", &name)) {
        if (is_outlet_name(without_article(rest))) {
            set_source(names, without_article(rest));
        }
        return name;
    }
    if (text_cut_at(&rest, " in ", &name) || text_cut_at(&rest, " at ", &name) ||
        text_cut_at(&rest, " from ", &name)) {
        return name;
    }
    return piece;
}

/* A name that an agency follows without a comma: "Maria Cheng AP Medical Writer". */
static struct span read_attached(struct name_list *names, struct span piece)
{
    for (size_t at = 1; at < piece.len; at++) {
        if (piece.ptr[at] != ' ' || !is_person_name(span_slice(piece, 0, at), true)) {
            continue;
        }
        struct span tail = text_trim(span_slice(piece, at, piece.len));
        if (is_outlet_name(tail) || is_role(tail)) {
            if (is_outlet_name(tail)) {
                set_source(names, tail);
            } else {
                read_role(names, tail);
            }
            return span_slice(piece, 0, at);
        }
    }
    return piece;
}

/* "LOCAL DEMOCRACY REPORTER", "Chief Political Correspondent": a role that begins with its field,
 * whose words look like a name. */
static bool is_field_role(struct span piece)
{
    WORD_LIST(fields, "arts", "business", "chief", "city", "climate", "community", "consumer",
              "courts", "crime", "culture", "defence", "defense", "deputy", "diplomatic",
              "economics", "education", "energy", "environment", "features", "financial", "foreign",
              "government", "health", "home", "housing", "investigative", "legal", "local",
              "medical", "national", "news", "parliamentary", "police", "political", "politics",
              "regional", "religion", "rural", "science", "security", "senior", "social", "special",
              "sports", "staff", "state", "technology", "transport", "world");
    size_t at = 0;
    return word_list_has_nocase(&fields, word_next(piece, &at)) && is_role(piece);
}

/* "South-East Asia correspondent Hien Tran", "Local Democracy Reporter Tom Aldous": the name behind
 * a role in small letters or one that begins with its field. */
static struct span behind_role(struct span piece)
{
    bool field = is_field_role(piece);
    size_t at = 0;
    for (struct span word = word_next(piece, &at); word.len; word = word_next(piece, &at)) {
        struct span rest = text_trim(span_slice(piece, at, piece.len));
        bool other = is_role(rest) || place_is_part_of_paper(rest) || place_begins_town(rest);
        if ((field ? !other : !word_is_capital(word)) && is_role(word) &&
            is_person_name(rest, true)) {
            return rest;
        }
    }
    return piece;
}

size_t name_list_glue_at(struct span piece)
{
    for (size_t at = 3; at + 2 < piece.len; at++) {
        struct span tail = span_slice(piece, at, piece.len);
        bool glued =
            islower((unsigned char)piece.ptr[at - 1]) && isupper((unsigned char)piece.ptr[at]);
        if (glued && (is_outlet_name(tail) || is_role(tail)) &&
            is_person_name(span_slice(piece, 0, at), true)) {
            return at;
        }
    }
    return 0;
}

/* The name without the outlet or role that is glued to it, of which the outlet is kept. */
static struct span read_glued(struct name_list *names, struct span piece)
{
    size_t at = name_list_glue_at(piece);
    struct span tail = span_slice(piece, at, piece.len);
    if (at > 0 && is_outlet_name(tail)) {
        set_source(names, tail);
    } else if (at > 0) {
        read_role(names, tail);
    }
    return at > 0 ? span_slice(piece, 0, at) : piece;
}

/* The outlet in a bracket behind a name, taken off it: "News Desk (The Jakarta Post)"; of several
 * agencies, "Sabine Reuter (dpa, epd)", the first. */
static struct span read_bracket(struct name_list *names, struct span piece)
{
    struct span inside = text_in_bracket(piece, '(', ')');
    struct span rest = inside;
    struct span first = text_trim(span_cut(&rest, ','));
    struct span outlet = is_outlet_name(inside)  ? inside
                         : is_agency_name(first) ? first
                                                 : (struct span){0};
    struct span before =
        span_slice(piece, 0, inside.ptr ? (size_t)(inside.ptr - piece.ptr) - 1 : 0);
    if (!span_ends_with(before, SPAN(" ")) || !outlet.ptr) {
        return piece;
    }
    set_source(names, outlet);
    return text_trim(before);
}

/* Without the brackets of a note's link: "[[Tom Aldous]]". */
static struct span without_link(struct span piece)
{
    bool link = span_starts_with(piece, SPAN("[[")) && span_ends_with(piece, SPAN("]]"));
    return link && piece.len > 4 ? span_slice(piece, 2, piece.len - 2) : piece;
}

/* Without the signs at its end, but for the stop of an initial, and without a bracket around it. */
static struct span without_frame(struct span piece)
{
    while (piece.len && strchr(".,;|", piece.ptr[piece.len - 1]) &&
           !(piece.len > 2 && piece.ptr[piece.len - 3] == ' ')) {
        piece = text_trim(span_slice(piece, 0, piece.len - 1));
    }
    bool bracket = piece.len > 1 && piece.ptr[0] == '(' && piece.ptr[piece.len - 1] == ')';
    return bracket ? text_trim(span_slice(piece, 1, piece.len - 1)) : piece;
}

/* Whether the family name alone is in capitals: "Irena ZAMFIR". */
static bool ends_in_capitals(struct span name)
{
    struct span last = word_last(name);
    return last.len > 3 && last.len < name.len && word_is_caps(last) &&
           !memchr(last.ptr, '.', last.len);
}

/* "TESSA MCBRIDE-O'NEIL" as "Tessa McBride-O'Neil", "Pia LUND" as "Pia Lund"; ASCII letters only,
 * and none before a stop, which are initials. */
static struct span without_capitals(struct arena *arena, struct span name)
{
    if (!word_is_caps(name) && !ends_in_capitals(name)) {
        return name;
    }
    char *copy = arena_string(arena, name);
    bool inside = false;
    for (size_t i = 0; i < name.len; i++) {
        bool letter = isalpha((unsigned char)copy[i]) || (copy[i] & 0x80);
        bool initial = i + 1 < name.len && copy[i + 1] == '.';
        bool behind_mc = i > 1 && copy[i - 1] == 'c' && copy[i - 2] == 'M' &&
                         (i == 2 || !isalpha((unsigned char)copy[i - 3]));
        if (letter && inside && !initial && !behind_mc) {
            copy[i] = ascii_lower(copy[i]);
        }
        inside = letter;
    }
    return (struct span){copy, name.len};
}

/* What stands before a name, in an element of its own. */
static bool is_opener_alone(struct span name)
{
    static const char *const openers[] = {
        "by",     "by:", "author", "authors", "author:", "authors:", "written",
        "posted", "von", "par",    "por",     "text:",   "words",    NULL};
    return is_one_of(name, openers);
}

/* A name alone, an outlet, a role or a place; whether it is one of them. */
static bool read_part(struct name_list *names, struct span name)
{
    bool place = (names->count > 0 || names->source.ptr) && word_count(name) == 1 &&
                 word_is_capital(name) && !is_agency_name(name) && !is_role(name) &&
                 !is_outlet_name(name);
    if (place) {
        return true; /* "By Pia Lund, Orland", "By Reuters, Nairobi" */
    }
    if (is_opener_alone(name)) {
        return true;
    }
    if (is_person_name(name, false) && names->count < AUTHORS_MAX) {
        names->items = arena_grow(names->arena, names->items, names->count, &names->capacity,
                                  sizeof *names->items);
        names->items[names->count++] = without_capitals(names->arena, name);
        return true;
    }
    if (is_outlet_name(without_article(name))) {
        set_source(names, without_article(name));
        return true;
    }
    if (is_role(name)) {
        read_role(names, name);
        return true;
    }
    return false;
}

/* One piece of a list; whether it was understood. */
static bool read_piece(struct name_list *names, struct span piece)
{
    static const char *const special[] = {"special to ", "special for ", "exclusive to ", NULL};
    piece = text_trim(piece);
    size_t to = starts_with_any(piece, special);
    if (to > 0) {
        set_source(names, without_article(span_slice(piece, to, piece.len)));
        return true;
    }
    piece = without_frame(read_bracket(names, without_link(piece)));
    if (piece.len == 0) {
        return true;
    }
    if (names->count > 0 && piece.len <= 5 && piece.len > 1 && word_is_caps(piece) &&
        !memchr(piece.ptr, '.', piece.len) && !memchr(piece.ptr, ' ', piece.len)) {
        set_source(names, piece); /* "By Estelle Adjovi | RFI" */
        return true;
    }
    struct span writer = piece; /* "KPA/Tina Zorn" */
    struct span desk = span_cut(&writer, '/');
    if (writer.ptr && (is_agency_name(desk) || (desk.len < 7 && word_is_caps(desk))) &&
        is_person_name(writer, true)) {
        set_source(names, desk);
        piece = writer;
    }
    if (names->count > 0 && is_field_role(piece) && behind_role(piece).ptr == piece.ptr) {
        read_role(names, piece);
        return true;
    }
    struct span name = behind_role(text_trim(read_tail(names, read_glued(names, piece))));
    return read_part(names, text_trim(read_attached(names, name)));
}

/* The earliest separator of a list at or after `from`; its length in `*len`. */
static size_t separator_from(struct span text, size_t from, size_t *len)
{
    static const char *const separators[] = {", and ", " and ", " AND ", " & ",    ", ",  ";",
                                             " | ",    "|",     " / ",   " with ", " - ", " – ",
                                             " — ",    "\n",    " • ",   " · "};
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        size_t at = span_find(text, span_of(separators[i]), from);
        if (at < best) {
            best = at;
            *len = strlen(separators[i]);
        }
    }
    return best;
}

/* The same, for the first one that stands in no bracket. */
static size_t find_separator(struct span text, size_t *len)
{
    size_t at = separator_from(text, 0, len);
    for (size_t close = 0; at != SIZE_MAX;) {
        size_t open = span_find(text, SPAN("("), close);
        close = open < at ? span_find(text, SPAN(")"), open) : SIZE_MAX;
        if (close == SIZE_MAX) {
            break;
        }
        at = close > at ? separator_from(text, close, len) : at;
    }
    return at;
}

size_t name_list_read(struct name_list *names, struct span list)
{
    size_t unknown = 0;
    struct span rest = list;
    while (rest.len > 0) {
        size_t len = 0;
        size_t at = find_separator(rest, &len);
        struct span piece = at == SIZE_MAX ? rest : span_slice(rest, 0, at);
        unknown += !read_piece(names, piece);
        if (at == SIZE_MAX) {
            break;
        }
        rest = span_slice(rest, at + len, rest.len);
    }
    return unknown;
}
