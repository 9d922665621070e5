/* Date lines: labels, the date in any form that headers print, and what may stand behind it, such
 * as the date of a change, the outlet, the place of writing. */
#include "date_line.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "block_kind.h"
#include "place_line.h"
#include "printed_scan.h"
#include "printed_time.h"
#include "wording.h"

enum { DATE_LINE_BYTES = 120, PLACE_WORDS_MAX = 3 };

/* What begins like another one stands behind it. */
static const char *const date_labels[] = {"on ",
                                          "public release",
                                          "story",
                                          "added on",
                                          "added",
                                          "public statement, ",
                                          "public statement ",
                                          "press statement, ",
                                          "press release, ",
                                          "news release, ",
                                          "statement, ",
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
                                          "posted to the web",
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
                                          "stand",
                                          "filed on",
                                          "filed at",
                                          "filed",
                                          "aired",
                                          "as of",
                                          "news ",
                                          "posté le",
                                          "mis en ligne le",
                                          "publicado em",
                                          "actualizado",
                                          "publicado el",
                                          "publicado",
                                          "veröffentlicht am",
                                          "publié le",
                                          "modifié le",
                                          "modifié",
                                          "mis à jour le",
                                          "mis à jour",
                                          NULL};

/* The length of the label with which the text begins; 0: with none. A letter in the same case goes
 * on with a word, as in "Sentinel"; what is glued to a label begins with another. */
static size_t label_length(struct span text)
{
    size_t label = starts_with_any(text, date_labels);
    if (label == 0 || label == text.len) {
        return label;
    }
    unsigned char last = (unsigned char)text.ptr[label - 1];
    unsigned char next = (unsigned char)text.ptr[label];
    bool goes_on = (islower(last) && islower(next)) || (isupper(last) && isupper(next));
    return goes_on ? 0 : label;
}

/* --- what stands behind the date -------------------------------------------------------------- */

/* Without "(Paris)" behind a time, when more follows: "7:40 pm (Paris), updated …". */
static struct span behind_zone(struct span rest)
{
    size_t close = rest.len && rest.ptr[0] == '(' ? span_find(rest, SPAN(")"), 0) : SIZE_MAX;
    bool zone = close < 20 && close + 1 < rest.len;
    return zone ? text_trim(span_slice(rest, close + 1, rest.len)) : rest;
}

/* Without the signs between the parts of a line and the bracket that closes the last one. */
static struct span without_signs(struct span rest)
{
    static const char *const signs[] = {"|", "-", "–", "—", "·", "•",
                                        "/", ",", ";", "(", "[", NULL};
    for (size_t sign = starts_with_any(rest, signs); sign; sign = starts_with_any(rest, signs)) {
        rest = text_trim(span_slice(rest, sign, rest.len));
    }
    bool closed = rest.len && strchr(")]", rest.ptr[rest.len - 1]);
    return closed ? text_trim(span_slice(rest, 0, rest.len - 1)) : rest;
}

/* "March 5, 2019 Tuesday", "… Sunday 2:12 PM GMT", or the same date once more. */
static bool repeats_date(struct span rest)
{
    size_t at = 0;
    struct printed_date again;
    return span_is(rest, ".") || span_is(rest, "h.") || span_is(rest, "h") ||
           span_is(rest, "Uhr") ||
           (weekday_from_name(word_next(rest, &at)) >= 0 && word_count(rest) < 5) ||
           printed_date_parse(rest, &again) == rest.len;
}

/* "07 Jun 2023 0": how many comments there are. */
static bool is_counter(struct span rest)
{
    return rest.len <= 3 && text_digits_end(rest, 0) == rest.len;
}

/* What the text is, or how long it takes to read. */
static bool is_kind(struct span rest)
{
    static const char *const kinds[] = {
        "news release", "press release", "statement", "reading time", "departmental",
        "issue",        "edition",       "your time", "local time",   NULL};
    return starts_with_any(rest, kinds) && word_count(rest) < 12;
}

/* "by Newsroom in Local News": no writer's name. */
static bool is_by_desk(struct span rest)
{
    size_t by = starts_with_any(rest, (const char *const[]){"by ", NULL});
    struct span place = span_slice(rest, by, rest.len);
    struct span name = place;
    bool cut = text_cut_at(&place, " in ", &name);
    return by && word_count(name) == 1 && (!cut || !has_words(place, 4)) &&
           !is_person_name(name, false);
}

/* A further date under its label, or a label with a few words. */
static bool is_labelled(struct span rest)
{
    size_t label = label_length(rest);
    struct span after = span_slice(rest, label, rest.len);
    while (after.len && strchr(" :", after.ptr[0])) {
        after = span_slice(after, 1, after.len);
    }
    bool clock = after.len && ascii_is_digit(after.ptr[0]);
    struct printed_date again;
    return label && (printed_date_parse(after, &again) || word_count(after) < (clock ? 10 : 6));
}

/* "12:17 ET (17:17 GMT)": the same time elsewhere. */
static bool is_other_time(struct span rest)
{
    struct printed_date time = PRINTED_DATE_NONE;
    if (rest.len > 0 && printed_time_read(rest, 0, &time) == rest.len) {
        return true; /* "[15:20]" */
    }
    size_t colon = rest.len > 4 && rest.len < 13 && rest.ptr[1] == ':' ? 1 : 2;
    return rest.len > 4 && rest.len < 13 && ascii_is_digit(rest.ptr[0]) && rest.ptr[colon] == ':' &&
           ascii_is_digit(rest.ptr[colon + 1]) && word_count(rest) == 2;
}

static bool is_outlet(struct span rest)
{
    return word_is_capital(rest) && word_count(rest) <= 5 && rest.len < 50 &&
           !ends_sentence(rest, true) && !memchr(rest.ptr, ',', rest.len) && is_outlet_name(rest);
}

/* "/ 14 Shevat 5778": the day in another calendar. */
static bool is_other_calendar(struct span rest)
{
    return word_count(rest) <= 3 && rest.len > 6 && ascii_is_digit(rest.ptr[0]) &&
           ascii_is_digit(rest.ptr[rest.len - 1]);
}

/* "Mar 5th 2019 | LUSAKA": where it was written; "| All, World": the sections. */
static bool is_place_or_section(struct span rest)
{
    return word_is_capital(rest) && word_count(rest) <= 3 && rest.len < 40 &&
           !ends_sentence(rest, true);
}

/* Separators, further labelled dates and an outlet after the date; behind a label a place, too. */
static bool read_rest(struct span rest, bool labelled, struct span *outlet)
{
    rest = behind_zone(text_trim(rest));
    struct span bare = without_signs(rest);
    bool behind_sign = bare.ptr != rest.ptr;
    if (bare.len == 0 || (labelled && is_by_desk(bare)) || repeats_date(bare) || is_counter(bare) ||
        piece_is_section(bare) || is_kind(bare) || is_labelled(bare) || is_other_time(bare)) {
        return true;
    }
    if (is_outlet(bare)) {
        *outlet = bare;
        return true;
    }
    return (behind_sign && is_other_calendar(bare)) ||
           ((behind_sign || labelled) && is_place_or_section(bare));
}

/* --- before the date -------------------------------------------------------------------------- */

/* What may stand between an outlet, its town and a date. */
static const char *const part_signs[] = {", ", " | ", " - ", " – ", " — ", " · ", " / ", NULL};

/* "Tbilisi / 28 Oct. 2014" behind an outlet: without the town. */
static struct span skip_town(struct span rest)
{
    size_t at = 0;
    struct span town = word_next(rest, &at);
    size_t sign = starts_with_any(span_slice(rest, at, rest.len), part_signs);
    struct printed_date found;
    struct span date = span_slice(rest, at + sign, rest.len);
    return sign && word_is_capital(town) && !memchr(town.ptr, ',', town.len) &&
                   printed_date_parse(date, &found)
               ? date
               : rest;
}

/* "Harbour Tribune, 10 July 2018", "Harbour Tribune | 10 July 2018": skips the outlet or
 * the part of the paper. */
static struct span skip_outlet(struct span piece, struct span *outlet)
{
    for (size_t at = 1; at < piece.len && at < 60; at++) {
        struct span rest = span_slice(piece, at, piece.len);
        size_t sign =
            rest.ptr[0] == ' ' || rest.ptr[0] == ',' ? starts_with_any(rest, part_signs) : 0;
        if (sign == 0) {
            continue;
        }
        struct span before = span_slice(piece, 0, at);
        if (place_is_part_of_paper(before)) { /* "Football | 10 July 2018" */
            return span_slice(rest, sign, rest.len);
        }
        bool titled = span_starts_with(before, SPAN("The ")) && word_count(before) < 5 &&
                      is_person_name(span_slice(before, 4, before.len), false); /* "The Meridian" */
        struct span bare = before; /* "Quad River Journal (IA) - Saturday, May 6" */
        bare = text_trim(span_cut(&bare, '('));
        if (titled || is_outlet_name(bare) || is_paper_word(bare)) {
            struct span date = skip_town(span_slice(rest, sign, rest.len));
            size_t label = label_length(date);
            *outlet = before;
            while (label && label < date.len && strchr(" :", date.ptr[label])) {
                label++;
            }
            return span_slice(date, label, date.len);
        }
    }
    return piece;
}

/* "Nairobi, 14 March 2012", "Brinza, le 14/03/2012": the date behind a town, and no more than it;
 * the piece when it is none. */
static struct span skip_place(struct span piece)
{
    static const char *const articles[] = {"le ", "den ", "am ", "el ", "on ", NULL};
    struct span rest = piece;
    struct span place = span_cut(&rest, ',');
    bool bare = starts_with_any(piece, articles) > 0; /* "Le 14/03/2012" */
    bool town = rest.ptr && word_is_capital(place) && !word_is_caps(place) &&
                !has_words(place, PLACE_WORDS_MAX + 1) && !printed_date_may_stand(place) &&
                (place_begins_town(place) || !is_person_name(place, true));
    if (!bare && !town) {
        return piece;
    }
    struct span date = bare ? piece : text_trim(rest);
    date = span_slice(date, starts_with_any(date, articles), date.len);
    struct printed_date found;
    bool whole = printed_date_parse(date, &found) == date.len && found.year && found.day;
    return whole ? date : piece;
}

/* "Updated - February 9", "Published : Nov. 14": without what stands between label and date. */
static struct span without_sign(struct span rest)
{
    static const char *const signs[] = {"- ", "– ", "— ", "| ", "/ ", ":", "\t", " ", NULL};
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
    bool time = bar != SIZE_MAX && bar < 12 && rest.len && ascii_is_digit(rest.ptr[0]) &&
                memchr(rest.ptr, ':', bar);
    struct span date = time ? text_trim(span_slice(rest, bar + 1, rest.len)) : rest;
    return span_slice(date, time ? starts_with_any(date, posted) : 0, date.len);
}

/* "AP-NY-10-28-89 1702EDT", "UPI-10-28-89": when a wire sent it, the month first. */
static bool read_wire_stamp(struct span piece, struct printed_date *date)
{
    size_t at = 0;
    while (at < piece.len && at < 10 &&
           (isupper((unsigned char)piece.ptr[at]) || piece.ptr[at] == '-')) {
        at++;
    }
    struct span stamp = span_slice(piece, at, piece.len);
    int n[3] = {0};
    bool numbers = at > 2 && piece.ptr[at - 1] == '-' && stamp.len >= 8;
    for (size_t i = 0; i < 8 && numbers; i++) {
        bool sign = i % 3 == 2;
        numbers = sign ? stamp.ptr[i] == '-' : isdigit((unsigned char)stamp.ptr[i]) != 0;
        n[i / 3] = sign ? n[i / 3] : n[i / 3] * 10 + (stamp.ptr[i] - '0');
    }
    if (!numbers || (stamp.len > 8 && stamp.ptr[8] != ' ') || word_count(piece) > 2) {
        return false;
    }
    *date = PRINTED_DATE_NONE;
    date->year = scan_whole_year(n[2]);
    date->month = n[0];
    date->day = n[1];
    return n[0] >= 1 && n[0] <= 12 && n[1] >= 1 && n[1] <= 31;
}

/* "The Herald (Zimbabwe)2014-10-28": an outlet and a day without a space. */
static bool read_glued(struct span piece, struct printed_date *date, struct span *outlet)
{
    enum { DAY = 10 };
    struct span name = span_slice(piece, 0, piece.len > DAY ? piece.len - DAY : 0);
    struct span day = span_slice(piece, name.len, piece.len);
    struct span bare = name;
    bare = text_trim(span_cut(&bare, '('));
    if (name.len < 4 || name.ptr[name.len - 1] == ' ' || day.ptr[4] != '-' || day.ptr[7] != '-' ||
        !is_outlet_name(bare) || printed_date_parse(day, date) != DAY) {
        return false;
    }
    *outlet = name;
    return true;
}

/* "11/05/2023November 5, 2023": without the numbers, which may be two days, before the same date in
 * words. */
static struct span skip_numbers(struct span piece)
{
    size_t end = 0;
    while (end < piece.len && (ascii_is_digit(piece.ptr[end]) || piece.ptr[end] == '/')) {
        end++;
    }
    struct span rest = span_slice(piece, end, piece.len);
    struct printed_date found;
    bool again = end >= 8 && rest.len > 0 && isupper((unsigned char)rest.ptr[0]) &&
                 printed_date_parse(rest, &found) && found.year && found.day;
    return again ? rest : piece;
}

bool piece_is_date_line(struct span piece, struct printed_date *date, struct span *outlet)
{
    if (piece.len == 0 || piece.len > DATE_LINE_BYTES || !printed_date_may_stand(piece)) {
        return false;
    }
    if (piece.ptr[piece.len > 2 ? 2 : 0] == '-' || (piece.len > 3 && piece.ptr[3] == '-')) {
        if (read_wire_stamp(piece, date)) {
            *outlet = (struct span){0};
            return true;
        }
    }
    if (read_glued(piece, date, outlet)) {
        return true;
    }
    struct span found_outlet = {0};
    while (piece.len && strchr("/|", piece.ptr[0])) { /* behind what was no text */
        piece = text_trim(span_slice(piece, 1, piece.len));
    }
    piece = skip_numbers(piece);
    size_t label = label_length(piece);
    struct span rest = span_slice(piece, label, piece.len);
    rest = label ? without_sign(rest) : rest;
    rest = label ? skip_time(rest) : skip_outlet(rest, &found_outlet);
    rest = label || found_outlet.ptr ? rest : skip_place(rest);
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
