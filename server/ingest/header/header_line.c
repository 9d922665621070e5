/* Tables of labels and of furniture, as press databases, mails, wires and the web pages of outlets
 * print them. Labels whose value says nothing of the article are known, too, so that they are not
 * taken for a headline. */
#include "header_line.h"

#include <ctype.h>
#include <stddef.h>
#include <stdint.h>

#include "block_kind.h"
#include "furniture.h"
#include "wording.h"

enum { LABEL_BYTES = 400, BARS_BYTES = 120, CITATION_BYTES = 200, NO_FACT = -1 };

struct label {
    const char *name;
    int offset; /* of the span in struct header_line; NO_FACT */
};

static const struct label labels[] = {
    {"title:", offsetof(struct header_line, title)},
    {"headline:", offsetof(struct header_line, title)},
    {"subject:", offsetof(struct header_line, title)},
    {"source:", offsetof(struct header_line, source)},
    {"publication:", offsetof(struct header_line, source)},
    {"publication title:", offsetof(struct header_line, source)},
    {"outlet:", offsetof(struct header_line, source)},
    {"newspaper:", offsetof(struct header_line, source)},
    {"publisher:", offsetof(struct header_line, source)},
    {"from:", offsetof(struct header_line, source)},
    {"feed:", offsetof(struct header_line, source)},
    {"source url:", offsetof(struct header_line, url)},
    {"section:", offsetof(struct header_line, section)},
    {"newspaper section:", offsetof(struct header_line, section)},
    {"category:", offsetof(struct header_line, section)},
    {"url:", offsetof(struct header_line, url)},
    {"link:", offsetof(struct header_line, url)},
    {"web address:", offsetof(struct header_line, url)},
    {"permalink:", offsetof(struct header_line, url)},
    {"cc:", NO_FACT},
    {"tags:", NO_FACT},
    {"keywords:", NO_FACT},
    {"contact:", NO_FACT},
    {"contacts:", NO_FACT},
    {"media contact:", NO_FACT},
    {"press contact:", NO_FACT},
    {"publication-type:", NO_FACT},
    {"to:", NO_FACT},
    {"reply-to:", NO_FACT},
    {"length:", NO_FACT},
    {"load-date:", NO_FACT},
    {"dateline:", offsetof(struct header_line, dateline)},
    {"language:", NO_FACT},
    {"abstract:", NO_FACT},
    {"links:", NO_FACT},
    {"issn:", NO_FACT},
    {"document url:", NO_FACT},
    {"database:", NO_FACT},
    {"place of publication:", NO_FACT},
    {"country of publication:", NO_FACT},
    {"publication subject:", NO_FACT},
    {"source type:", NO_FACT},
    {"proquest document id:", NO_FACT},
    {"graphic:", NO_FACT},
    {"notes:", NO_FACT},
    {"attn:", NO_FACT},
    {"(attn:", NO_FACT},
    {"edition:", NO_FACT},
    {"page:", NO_FACT},
    {"editor:", NO_FACT},
    {"word count:", NO_FACT},
    {"correction-date:", NO_FACT},
    {"document-type:", NO_FACT},
    {"journal code:", NO_FACT},
    {"language of publication:", NO_FACT},
    {"document type:", NO_FACT},
    {"eds:", NO_FACT},
    {"warc-type:", NO_FACT},
    {"warc-date:", NO_FACT},
    {"warc-record-id:", NO_FACT},
    {"warc-block-digest:", NO_FACT},
    {"content-type:", NO_FACT},
    {"content-length:", NO_FACT},
    {"path:", NO_FACT},
    {"newsgroups:", NO_FACT},
    {"message-id:", NO_FACT},
    {"xref:", NO_FACT},
    {"lines:", NO_FACT},
    {"references:", NO_FACT},
    {"approved:", NO_FACT},
    {"slugword:", NO_FACT},
    {"acategory:", NO_FACT},
    {"warc-refers-to:", NO_FACT},
    {"mime-version:", NO_FACT},
    {"x-mailer:", NO_FACT},
    {"content-transfer-encoding:", NO_FACT},
    {"distribution:", NO_FACT},
    {"followup-to:", NO_FACT},
    {"sender:", NO_FACT},
    {"precedence:", NO_FACT},
    {"list-id:", NO_FACT},
    {"received:", NO_FACT},
    {"return-path:", NO_FACT},
    {"timeframe expected from:", NO_FACT},
    {"timeframe:", NO_FACT},
    {"warc-target-uri:", offsetof(struct header_line, url)},
    {"accession number:", NO_FACT},
    {"subject terms:", NO_FACT},
    {"geographic terms:", NO_FACT},
    {"full text word count:", NO_FACT},
    {"subjects:", NO_FACT},
    {"persons:", NO_FACT},
    {"organization:", NO_FACT},
    {"company:", NO_FACT},
    {"companies:", NO_FACT},
    {"industry:", NO_FACT},
    {"geographic:", NO_FACT},
    {"city:", NO_FACT},
    {"state:", NO_FACT},
    {"country:", NO_FACT},
    {"region:", NO_FACT},
    {"classification:", NO_FACT},
    {"document number:", NO_FACT},
    {"gale document number:", NO_FACT},
    {"series:", NO_FACT},
    {"volume:", NO_FACT},
    {"issue:", NO_FACT},
    {"pages:", NO_FACT},
    {"start page:", NO_FACT},
    {"publication year:", NO_FACT},
    {"publication country:", NO_FACT},
    {"doi:", NO_FACT},
    {"identifier:", NO_FACT},
    {"format:", NO_FACT},
    {"type:", NO_FACT},
    {"load date:", NO_FACT},
    {"record number:", NO_FACT},
    {"column:", NO_FACT},
    {"priority:", NO_FACT},
    {"slug:", NO_FACT},
    {"tel:", NO_FACT},
    {"tel.:", NO_FACT},
    {"phone:", NO_FACT},
    {"telephone:", NO_FACT},
    {"fax:", NO_FACT},
    {"e-mail:", NO_FACT},
    {"email:", NO_FACT},
    {"website:", NO_FACT},
    {"web:", NO_FACT},
    {"twitter:", NO_FACT},
    {"ref:", NO_FACT},
    {"ref.:", NO_FACT},
    {"reference:", NO_FACT},
    {"our ref:", NO_FACT},
    {"your ref:", NO_FACT},
    {"author affiliation:", NO_FACT},
    {"terms:", NO_FACT},
    {"product names:", NO_FACT},
    {"ticker:", NO_FACT},
    {"naics:", NO_FACT},
    {"people:", NO_FACT},
    {"location:", NO_FACT},
    {"topics:", NO_FACT},
    {"topic:", NO_FACT},
    {"theme:", NO_FACT},
    {"themes:", NO_FACT},
    {"disaster:", NO_FACT},
    {"disasters:", NO_FACT},
    {"program:", NO_FACT},
    {"programme:", NO_FACT},
    {"show:", NO_FACT},
    {"host:", NO_FACT},
    {"time:", NO_FACT},
    {"media type:", NO_FACT},
    {"medium:", NO_FACT},
    {"circulation:", NO_FACT},
    {"readership:", NO_FACT},
    {"ave:", NO_FACT},
    {"byline email:", NO_FACT},
    {"hd:", NO_FACT},
    {"wc:", NO_FACT},
    {"journal title:", offsetof(struct header_line, source)},
    {"media outlet:", offsetof(struct header_line, source)},
    {"publication name:", offsetof(struct header_line, source)},
    {"source title:", offsetof(struct header_line, source)},
    {"desk:", offsetof(struct header_line, section)},
    {"web headline:", NO_FACT},
    {"print headline:", NO_FACT},
    {"article title:", offsetof(struct header_line, title)},
    {"story headline:", offsetof(struct header_line, title)},
};

/* --- labels ----------------------------------------------------------------------------------- */

/* "Fwd: FW: Ferry laid up" as "Ferry laid up". */
static struct span without_mail_marks(struct span subject)
{
    static const char *const marks[] = {"fwd:", "fw:", "re:", NULL};
    for (size_t mark = starts_with_any(subject, marks); mark;
         mark = starts_with_any(subject, marks)) {
        subject = text_trim(span_slice(subject, mark, subject.len));
    }
    return subject;
}

/* A label's value without what mails, databases and pages put behind it. */
static struct span value_of(const struct label *label, struct span value)
{
    bool source = label->offset == (int)offsetof(struct header_line, source);
    bool section = label->offset == (int)offsetof(struct header_line, section);
    const char *ends = source ? "|<;" : section ? ";" : "";
    for (size_t i = 1; i < value.len; i++) {
        bool number = source && i + 2 < value.len && strchr(".,", value.ptr[i]) &&
                      value.ptr[i + 1] == ' ' && isdigit((unsigned char)value.ptr[i + 2]);
        bool issue = source && span_starts_with(span_slice(value, i, value.len), SPAN("(Issue"));
        if (strchr(ends, value.ptr[i]) || number || issue) {
            return text_trim(span_slice(value, 0, i));
        }
    }
    return label->offset == (int)offsetof(struct header_line, title) ? without_mail_marks(value)
                                                                     : value;
}

/* "SOURCE: TANJUG TUESDAY, OCTOBER 28, 2014 | 14:03", "Orland Observer. 10/28/2014, Vol. 4", "feed
 * at news.example (UPI)": the outlet alone, the date beside it. */
static void read_dated_source(struct span value, struct span own, struct header_line *out)
{
    for (size_t at = 1; at < value.len && printed_date_may_stand(value); at++) {
        struct printed_date date;
        if (value.ptr[at - 1] == ' ' &&
            printed_date_parse(span_slice(value, at, value.len), &date) && date.year) {
            out->date = date;
            own = at < own.len ? text_trim(span_slice(value, 0, at)) : own;
            break;
        }
    }
    if (span_starts_with(own, SPAN("http"))) { /* "Source: https://… Saved: 2020-05-02" */
        size_t end = 0;
        out->source = word_next(own, &end);
        return;
    }
    struct span inside = own; /* a mail's sender */
    struct span address = span_cut(&inside, '(');
    bool named = inside.ptr && inside.len > 1 && memchr(address.ptr, '@', address.len);
    out->source = named ? text_trim(span_cut(&inside, ')')) : own;
}

static bool read_label(struct span line, struct header_line *out)
{
    size_t colon = 0; /* or "=" */
    while (colon < line.len && line.ptr[colon] != ':' && line.ptr[colon] != '=') {
        colon++;
    }
    if (colon + 1 >= line.len || line.len >= LABEL_BYTES) {
        return false;
    }
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        struct span name = span_of(labels[i].name);
        if (name.len != colon + 1 ||
            !span_equal_nocase(span_slice(line, 0, colon), span_slice(name, 0, colon))) {
            continue;
        }
        struct span value = text_trim(span_slice(line, colon + 1, line.len));
        if (labels[i].offset != NO_FACT) {
            struct span own = value_of(&labels[i], value);
            *(struct span *)(void *)((char *)out + labels[i].offset) = own;
            if (labels[i].offset == (int)offsetof(struct header_line, source)) {
                read_dated_source(value, own, out);
            }
        }
        return value.len > 0;
    }
    return false;
}

/* --- furniture -------------------------------------------------------------------------------- */

/* "BC-NOR--Karsk Ferry, 1st Ld-Writethru": how a wire names a story. */
static bool is_slug(struct span line)
{
    static const char *const cycles[] = {"BC-", "AM-", "PM-", NULL};
    for (size_t i = 0; cycles[i]; i++) { /* "r i  BC-Slovenia-Mine": behind its priority */
        size_t at =
            span_find(span_slice(line, 0, line.len < 12 ? line.len : 12), span_of(cycles[i]), 0);
        if (at != SIZE_MAX && (at == 0 || line.ptr[at - 1] == ' ')) {
            return true;
        }
    }
    return span_ends_with(line, SPAN(" ----")) && word_count(line) == 2; /* "a0742 ----" */
}

/* "2 of 118 DOCUMENTS": the place in a list of hits. */
static bool is_hit(struct span line)
{
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

/* A part of a line with bars; false when it is none of a header. */
static bool read_part(struct span part, struct header_line *out)
{
    struct printed_date date;
    struct span outlet = {0};
    if (part.len == 0 || is_furniture(part)) {
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
    return !starts_with_any(part, (const char *const[]){"by ", NULL}) && word_count(part) <= 4 &&
           word_is_capital(part) && !ends_sentence(part, true);
}

/* The part before the next "|", "•" or "·". */
static struct span cut_bar(struct span *rest)
{
    static const char *const bars[] = {"|", "•", "·"};
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
    static const char *const bars[] = {"|", "•", "·", NULL};
    if (line.len >= BARS_BYTES || !printed_date_may_stand(line) || !holds_any(line, bars)) {
        return false;
    }
    struct printed_date whole;
    if (printed_date_parse(line, &whole) == line.len) {
        return false; /* "October 28, 2014 | 14:03 GMT" */
    }
    while (rest.ptr) {
        struct span part = cut_bar(&rest);
        if (!read_part(part, &found)) {
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

/* "SN  Orland Observer": Factiva's codes, two letters and two spaces before the value. */
static bool read_code(struct span line, struct header_line *out)
{
    static const struct label codes[] = {{"HD  ", offsetof(struct header_line, title)},
                                         {"SN  ", offsetof(struct header_line, source)},
                                         {"SE  ", offsetof(struct header_line, section)},
                                         {"PD  ", NO_FACT},
                                         {"WC  ", NO_FACT},
                                         {"ET  ", NO_FACT},
                                         {"SC  ", NO_FACT},
                                         {"PG  ", NO_FACT},
                                         {"LA  ", NO_FACT},
                                         {"CY  ", NO_FACT},
                                         {"AN  ", NO_FACT}};
    bool coded = line.len > 4 && line.ptr[2] == ' ' && line.ptr[3] == ' ';
    struct span value = coded ? text_trim(span_slice(line, 4, line.len)) : SPAN("");
    for (size_t i = 0; value.len && i < sizeof codes / sizeof *codes; i++) {
        if (!span_starts_with(line, span_of(codes[i].name))) {
            continue;
        }
        if (codes[i].offset != NO_FACT) {
            *(struct span *)(void *)((char *)out + codes[i].offset) = value;
        } else if (span_is(span_slice(line, 0, 2), "PD")) {
            printed_date_parse(value, &out->date);
        }
        return true;
    }
    return false;
}

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

/* "The Argus (Melbourne, Vic. : 1848 - 1957), Tuesday 28 October 1952, page 1", "Orland Observer;
 * Oct 28, 1952; pg. 4": a paper's page, as archives name it. */
static bool read_paper_page(struct span line, struct header_line *out)
{
    size_t page = line.len < CITATION_BYTES ? find_page(line) : SIZE_MAX;
    for (size_t at = 2; page != SIZE_MAX && at < page; at++) {
        bool starts = line.ptr[at - 1] == ' ' && strchr(",;)", line.ptr[at - 2]);
        struct printed_date found;
        if (!starts || !printed_date_parse(span_slice(line, at, page), &found) || !found.year ||
            !found.day) {
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
        out->date = found;
        return true;
    }
    return false;
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

bool header_line_names_outlet(struct span line)
{
    static const char *const announcers[] = {
        "news provided by", "source", "publication", "outlet", "from:", "published by", NULL};
    return is_one_of(text_trim(line), announcers);
}

struct span header_line_byline(struct span line)
{
    static const char *const names[] = {
        "byline:", "byline=", "author:", "authors:", "creator:", "journalist:", "by  ", NULL};
    size_t label = starts_with_any(line, names);
    return text_trim(span_slice(line, label, line.len));
}

bool header_line_read(struct span line, bool furniture, struct header_line *out)
{
    *out = (struct header_line){.date = PRINTED_DATE_NONE};
    if (line.len == 0 || memchr(line.ptr, '\n', line.len)) {
        return false;
    }
    if (read_address(line, out) || furniture || is_file_mark(line) ||
        header_line_names_outlet(line)) {
        return true;
    }
    return read_bars(line, out) || read_label(line, out) || read_code(line, out) ||
           read_publication(line, out) || read_citation(line, out) || read_paper_page(line, out) ||
           read_sender(line, out) || read_free_source(line, out);
}
