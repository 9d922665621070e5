/* Where a report was printed, as catalogues and archives name it in one line. A line is a citation
 * only with a whole date beside the outlet's name. */
#include "citation.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "wording.h"

enum { CITATION_BYTES = 200 };

/* "Publication info: Orland Observer [Orland] 06 Mar 2012: A.4." */
static bool read_publication(struct span line, struct header_line *out)
{
    size_t label = starts_with_any(line, (const char *const[]){"publication info:", NULL});
    struct span value = text_trim(span_slice(line, label, line.len));
    if (label == 0 || value.len == 0) {
        return false;
    }
    for (size_t at = 0; at < value.len && out->date.month == 0; at++) {
        struct printed_date found;
        if (isdigit((unsigned char)value.ptr[at]) &&
            printed_date_parse(span_slice(value, at, value.len), &found) && found.year) {
            out->date = found;
            value = text_trim(span_slice(value, 0, at));
        }
    }
    value = span_cut(&value, '[');
    out->source = text_trim(span_cut(&value, ';'));
    return true;
}

/* "Perera, Dinesh. Colombo Standard; Colombo [Colombo]. 19 Jan 2017.": a catalogue's entry; the
 * writer is left to the byline. */
static bool read_citation(struct span line, struct header_line *out)
{
    bool may = line.len <= CITATION_BYTES && memchr(line.ptr, '[', line.len);
    size_t place = may ? span_find(line, SPAN(" ["), 0) : SIZE_MAX;
    size_t close = place == SIZE_MAX ? place : span_find(line, SPAN("]"), place);
    if (close == SIZE_MAX) {
        return false;
    }
    size_t semicolon = span_find(line, SPAN("; "), 0);
    size_t end = semicolon < place ? semicolon : place;
    size_t start = end;
    while (start > 2 && !(line.ptr[start - 1] == ' ' && line.ptr[start - 2] == '.')) {
        start--;
    }
    struct span outlet = span_slice(line, start > 2 ? start : 0, end);
    struct span date = span_slice(line, close + 1, line.len);
    while (date.len && strchr(" .:,", date.ptr[0])) {
        date = span_slice(date, 1, date.len);
    }
    struct printed_date found;
    if (!is_outlet_name(outlet) || !printed_date_parse(date, &found) || !found.year) {
        return false;
    }
    out->source = outlet;
    out->date = found;
    return true;
}

/* Where "page 4", "p. A4" or "pg. 4" stands behind a comma or semicolon; SIZE_MAX when it does not.
 */
static size_t find_page(struct span line)
{
    static const char *const words[] = {"page ", "p. ", "pg. ", "p.", "pp. ", NULL};
    for (size_t at = 2; at < line.len; at++) {
        struct span rest = span_slice(line, at, line.len);
        size_t word = line.ptr[at - 1] == ' ' && strchr(",;:", line.ptr[at - 2])
                          ? starts_with_any(rest, words)
                          : 0;
        if (word && word_count(rest) <= 6 && isalnum((unsigned char)rest.ptr[rest.len - 1]) &&
            memchr("0123456789ABCDEF", rest.ptr[word < rest.len ? word : 0], 16)) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* "12/03/12", which may be two days. */
static bool is_numbers(struct span text)
{
    text = text_trim_signs(text, ",;");
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++) {
        digits += isdigit((unsigned char)text.ptr[i]) != 0;
        if (!isdigit((unsigned char)text.ptr[i]) && !strchr("/.-", text.ptr[i])) {
            return false;
        }
    }
    return digits >= 4 && text.len - digits == 2;
}

/* "The Argus (Melbourne, Vic. : 1848 - 1957), Tuesday 28 October 1952, page 1", "Orland Observer;
 * Oct 28, 1952; pg. 4": a paper's page, as archives name it. */
static bool read_paper_page(struct span line, struct header_line *out)
{
    size_t page = line.len < CITATION_BYTES ? find_page(line) : SIZE_MAX;
    for (size_t at = 2; page != SIZE_MAX && at < page; at++) {
        bool starts = line.ptr[at - 1] == ' ' && strchr(",;)", line.ptr[at - 2]);
        struct printed_date found = PRINTED_DATE_NONE;
        struct span day = span_slice(line, at, page);
        bool dated = starts && printed_date_parse(day, &found) && found.year && found.day;
        if (!dated && !(starts && is_numbers(day))) {
            continue;
        }
        struct span name = span_slice(line, 0, at);
        name = text_trim(span_cut(&name, '('));
        name = text_trim(span_cut(&name, '['));
        while (name.len && strchr(",;. ", name.ptr[name.len - 1])) {
            name.len--;
        }
        struct span paper = name;
        paper = span_cut(&paper, ',');
        if (!word_is_capital(paper) || word_count(paper) > 6) {
            return false;
        }
        out->source = paper;
        out->date = dated ? found : out->date;
        return true;
    }
    return false;
}

/* "Kenya closes two camps. Karsk Herald (Karsk, Kenya) (March 25, 2021): p4.": headline, paper,
 * place and day, as Gale's archives print them. */
static bool read_paged_title(struct span line, struct header_line *out)
{
    size_t page = line.len < CITATION_BYTES * 2 ? span_find(line, SPAN("): p"), 0) : SIZE_MAX;
    size_t open = page == SIZE_MAX ? 0 : text_behind_last(span_slice(line, 0, page), '(');
    struct span day = span_slice(line, open, open ? page : 0);
    struct printed_date found;
    if (day.len == 0 || printed_date_parse(day, &found) != day.len || !found.year || !found.day) {
        return false;
    }
    struct span before = text_trim(span_slice(line, 0, open - 1));
    if (before.len > 0 && before.ptr[before.len - 1] == ')') {
        size_t place = text_behind_last(before, '(');
        before = text_trim(span_slice(before, 0, place ? place - 1 : before.len));
    }
    size_t start = before.len;
    while (start > 1 && !(before.ptr[start - 1] == ' ' && strchr(".?!", before.ptr[start - 2]))) {
        start--;
    }
    struct span paper = span_slice(before, start, before.len);
    if (start < 2 || !word_is_capital(paper) || word_count(paper) > 6) {
        return false;
    }
    out->title = text_trim_signs(span_slice(before, 0, start), ".");
    out->source = paper;
    out->date = found;
    return true;
}

bool citation_read(struct span line, struct header_line *out)
{
    return read_paged_title(line, out) || read_publication(line, out) || read_citation(line, out) ||
           read_paper_page(line, out);
}
