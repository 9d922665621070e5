/* What stands between bars, a wire's own marks, addresses and senders; labels and citations have
 * files of their own. */
#include "header_line.h"

#include <ctype.h>
#include <stdint.h>

#include "citation.h"
#include "date_line.h"
#include "furniture.h"
#include "header_label.h"
#include "wording.h"

enum { BARS_BYTES = 120 };

/* --- furniture -------------------------------------------------------------------------------- */

/* "BC-NOR--Karsk Ferry, 1st Ld-Writethru": how a wire names a story. */
static bool is_slug(struct span line)
{
    static const char *const cycles[] = {"BC-", "AM-", "PM-", NULL};
    for (size_t i = 0; cycles[i]; i++) { /* "r i  BC-Slovenia-Mine": behind its priority */
        size_t at =
            span_find(span_slice(line, 0, line.len < 12 ? line.len : 12), span_of(cycles[i]), 0);
        bool hour = at != SIZE_MAX && at > 1 && isdigit((unsigned char)line.ptr[at - 2]);
        if (at != SIZE_MAX && !hour && (at == 0 || line.ptr[at - 1] == ' ')) {
            return true; /* "8 PM-6 AM curfew" is no cycle */
        }
    }
    return span_ends_with(line, SPAN(" ----")) && word_count(line) == 2; /* "a0742 ----" */
}

/* "2 of 118 DOCUMENTS", "Document 2 of 118": the place in a list of hits. */
static bool is_hit(struct span line)
{
    size_t opener = starts_with_any(line, (const char *const[]){"document ", "result ", NULL});
    struct span numbers = span_slice(line, opener, line.len);
    size_t first = text_digits_end(numbers, 0);
    struct span rest = span_slice(numbers, first, numbers.len);
    if (opener && first && span_starts_with(rest, SPAN(" of ")) && rest.len > 4 &&
        text_digits_end(rest, 4) == rest.len) {
        return true;
    }
    size_t at = 0;
    struct span words[4];
    for (size_t i = 0; i < 4; i++) {
        words[i] = word_next(line, &at);
    }
    return words[3].len > 0 && at == line.len && isdigit((unsigned char)words[0].ptr[0]) &&
           span_is(words[1], "of") && isdigit((unsigned char)words[2].ptr[0]) &&
           starts_with_any(words[3], (const char *const[]){"document", NULL}) > 0;
}

/* "(Adds quotes, background)", "(Recasts)": what a wire says of its update. */
static bool is_update_note(struct span line)
{
    static const char *const notes[] = {"(adds ",    "(updates ", "(recasts",  "(writes through",
                                        "(refiles ", "(repeats ", "(changes ", NULL};
    return starts_with_any(line, notes) > 0 && line.ptr[line.len - 1] == ')';
}

/* Furniture that only a wire or a database has. */
static bool is_file_mark(struct span line)
{
    return is_slug(line) || is_hit(line) || is_update_note(line);
}

static bool is_furniture(struct span line)
{
    return furniture_is_line(line) || is_file_mark(line);
}

/* --- bars ------------------------------------------------------------------------------------- */

/* A part of a line with bars; false when it is none of a header. A line whose first part is a
 * byline is one as a whole, and not read here. */
static bool read_part(struct span part, bool first, struct header_line *out)
{
    static const char *const written[] = {"by ", "written by ", "reported by ", "edited by ", NULL};
    struct printed_date date;
    struct span outlet = {0};
    if (part.len == 0 || is_furniture(part)) {
        return true;
    }
    if (first && starts_with_any(part, written)) {
        return false;
    }
    if (!first && starts_with_any(part, (const char *const[]){"by ", NULL})) {
        out->byline = part;
        return true;
    }
    if (piece_is_date_line(part, &date, &outlet)) {
        out->date = out->date.month ? out->date : date;
        return true;
    }
    if (is_outlet_name(part)) {
        out->source = out->source.ptr ? out->source : part;
        return true;
    }
    return word_count(part) <= 4 && word_is_capital(part) && !ends_sentence(part, true);
}

/* The part before the next "|", "•" or "·". */
static struct span cut_bar(struct span *rest)
{
    static const char *const bars[] = {"|", "•", "·", "●"};
    size_t best = SIZE_MAX;
    size_t len = 0;
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
        size_t at = span_find(*rest, span_of(bars[i]), 0);
        len = at < best ? strlen(bars[i]) : len;
        best = at < best ? at : best;
    }
    struct span part = text_trim(span_slice(*rest, 0, best == SIZE_MAX ? rest->len : best));
    *rest = best == SIZE_MAX ? (struct span){0} : span_slice(*rest, best + len, rest->len);
    return part;
}

/* Three parts or more, or furniture beside a date; a date is among them. */
static bool read_bars(struct span line, struct header_line *out)
{
    size_t parts = 0;
    bool furnished = false;
    bool named = false; /* "Tom Aldous · CBC News · Posted: …" is a byline */
    struct header_line found = {.date = PRINTED_DATE_NONE};
    struct span rest = line;
    static const char *const bars[] = {"|", "•", "·", "●", NULL};
    if (line.len >= BARS_BYTES || !printed_date_may_stand(line) || !holds_any(line, bars)) {
        return false;
    }
    struct printed_date whole;
    if (printed_date_parse(line, &whole) == line.len) {
        return false; /* "October 28, 2014 | 14:03 GMT" */
    }
    while (rest.ptr) {
        struct span part = cut_bar(&rest);
        if (!read_part(part, parts == 0, &found)) {
            return false;
        }
        furnished = furnished || is_furniture(part);
        named = parts == 1 ? named && is_outlet_name(part) : named;
        struct span agency = part; /* "Yael Arditi, Agencies|09.22.23 | 18:12" */
        struct span name = span_cut(&agency, ',');
        bool known = agency.ptr && is_outlet_name(text_trim(agency));
        if (parts == 0 && known && is_person_name(name, true)) {
            return false;
        }
        named = parts == 0 ? !agency.ptr && is_person_name(name, true) : named;
        parts++;
    }
    if (found.date.month == 0 || parts < 2 || named || (parts < 3 && !furnished)) {
        return false;
    }
    *out = found;
    return true;
}

/* An address on a line of its own. */
static bool read_address(struct span line, struct header_line *out)
{
    static const char *const schemes[] = {"http://", "https://", NULL};
    bool address = starts_with_any(line, schemes) > 0 && !memchr(line.ptr, ' ', line.len);
    out->url = address ? line : out->url;
    return address;
}

/* "Coast Business Daily <news@coast.example>  Thu, Jan 20, 2022 at 6:12 PM": a printed mail's. */
static bool read_sender(struct span line, struct header_line *out)
{
    size_t open = line.len <= BARS_BYTES ? span_find(line, SPAN("<"), 0) : SIZE_MAX;
    size_t close = open == SIZE_MAX ? open : span_find(line, SPAN(">"), open);
    if (close == SIZE_MAX || !memchr(line.ptr + open, '@', close - open)) {
        return false;
    }
    struct span name = text_trim(span_slice(line, 0, open));
    out->source = is_outlet_name(name) ? name : out->source;
    struct printed_date found;
    if (printed_date_parse(text_trim(span_slice(line, close + 1, line.len)), &found) &&
        found.year) {
        out->date = found;
    }
    return true;
}

/* "From Wikinews, the free news source you can write!" */
static bool read_free_source(struct span line, struct header_line *out)
{
    size_t from = starts_with_any(line, (const char *const[]){"from ", NULL});
    size_t comma = from ? span_find(line, SPAN(", the free "), 0) : SIZE_MAX;
    if (comma == SIZE_MAX || comma <= from) {
        return false;
    }
    out->source = span_slice(line, from, comma);
    return true;
}

bool header_line_read(struct span line, bool furniture, struct header_line *out)
{
    *out = (struct header_line){.date = PRINTED_DATE_NONE};
    if (line.len == 0 || memchr(line.ptr, '\n', line.len)) {
        return false;
    }
    if (read_address(line, out) || furniture || is_file_mark(line) ||
        header_label_names_outlet(line)) {
        return true;
    }
    return read_bars(line, out) || header_label_read(line, out) || citation_read(line, out) ||
           read_sender(line, out) || read_free_source(line, out);
}
