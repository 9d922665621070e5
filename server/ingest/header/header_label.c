/* Labels with their values, as press databases, mails and wires print them. Those whose value says
 * nothing of the article are known, too, so that they are not taken for a headline. */
#include "header_label.h"

#include <ctype.h>
#include <stddef.h>
#include <stdint.h>

#include "known_names.h"
#include "word_list.h"
#include "wording.h"

enum { LABEL_BYTES = 400 };

struct label {
    const char *name;
    size_t offset; /* of the span in struct header_line */
};

static const struct label labels[] = {
    {"title", offsetof(struct header_line, title)},
    {"headline", offsetof(struct header_line, title)},
    {"subject", offsetof(struct header_line, subject)},
    {"subtitle", offsetof(struct header_line, subtitle)},
    {"subheadline", offsetof(struct header_line, subtitle)},
    {"sub-headline", offsetof(struct header_line, subtitle)},
    {"standfirst", offsetof(struct header_line, subtitle)},
    {"deck", offsetof(struct header_line, subtitle)},
    {"highlight", offsetof(struct header_line, subtitle)}, /* Nexis's */
    {"article title", offsetof(struct header_line, title)},
    {"story headline", offsetof(struct header_line, title)},
    {"source", offsetof(struct header_line, source)},
    {"publication", offsetof(struct header_line, source)},
    {"published in", offsetof(struct header_line, source)},
    {"clipped from", offsetof(struct header_line, source)},
    {"publication title", offsetof(struct header_line, source)},
    {"outlet", offsetof(struct header_line, source)},
    {"newspaper", offsetof(struct header_line, source)},
    {"publisher", offsetof(struct header_line, source)},
    {"from", offsetof(struct header_line, source)},
    {"feed", offsetof(struct header_line, source)},
    {"journal title", offsetof(struct header_line, source)},
    {"media outlet", offsetof(struct header_line, source)},
    {"publication name", offsetof(struct header_line, source)},
    {"source title", offsetof(struct header_line, source)},
    {"section", offsetof(struct header_line, section)},
    {"newspaper section", offsetof(struct header_line, section)},
    {"category", offsetof(struct header_line, section)},
    {"desk", offsetof(struct header_line, section)},
    {"source url", offsetof(struct header_line, url)},
    {"url", offsetof(struct header_line, url)},
    {"link", offsetof(struct header_line, url)},
    {"web address", offsetof(struct header_line, url)},
    {"permalink", offsetof(struct header_line, url)},
    {"warc-target-uri", offsetof(struct header_line, url)},
    {"dateline", offsetof(struct header_line, dateline)},
};

/* Labels of no fact. */
WORD_LIST(factless, "(attn", "abstract", "acategory", "accession number", "allow comments",
          "allow pings", "approved", "attn", "author affiliation", "ave", "basename",
          "byline email", "cc", "circulation", "city", "classification", "column", "companies",
          "company", "contact", "contacts", "content-length", "content-transfer-encoding",
          "content-type", "convert breaks", "correction-date", "country", "country of publication",
          "database", "disaster", "disasters", "distribution", "document number", "document type",
          "document url", "document-type", "doi", "e-mail", "edition", "editor", "eds", "email",
          "fax", "followup-to", "format", "full text word count", "gale document number",
          "geographic", "geographic terms", "graphic", "hd", "host", "identifier", "index terms",
          "industry", "issn", "issue", "journal code", "keywords", "language",
          "language of publication", "length", "lines", "links", "list-id", "load date",
          "load-date", "location", "media contact", "media type", "medium", "message-id",
          "mime-version", "naics", "newsgroups", "notes", "organization", "our ref", "page",
          "pages", "path", "people", "persons", "phone", "place of publication", "precedence",
          "press contact", "print headline", "priority", "product names", "program", "programme",
          "proquest document id", "publication country", "publication subject", "publication year",
          "publication-type", "readability", "readership", "received", "record number", "ref",
          "ref.", "reference", "references", "region", "reply-to", "return-path", "sender",
          "series", "show", "slug", "slugword", "source type", "start page", "state", "status",
          "subject terms", "subjects", "summary", "tags", "tel", "tel.", "telephone", "terms",
          "theme", "themes", "ticker", "time", "timeframe", "timeframe expected from", "to",
          "topic", "topics", "twitter", "type", "unique url", "volume", "warc-block-digest",
          "warc-date", "warc-record-id", "warc-refers-to", "warc-type", "wc", "web", "web headline",
          "website", "word count", "x-mailer", "xref", "your ref");

struct span header_label_subject(struct span subject)
{
    static const char *const marks[] = {"fwd:", "fw:", "re:", NULL};
    for (size_t mark = starts_with_any(subject, marks); mark;
         mark = starts_with_any(subject, marks)) {
        subject = text_trim(span_slice(subject, mark, subject.len));
    }
    bool list = span_starts_with(subject, SPAN("["));
    size_t close = list ? span_find(subject, SPAN("] "), 0) : SIZE_MAX;
    struct span rest =
        close == SIZE_MAX ? SPAN("") : text_trim(span_slice(subject, close + 1, subject.len));
    bool one = has_words(rest, 3) && word_count(span_slice(subject, 0, close)) == 1;
    return one ? header_label_subject(rest) : subject; /* "[orland-news] Ferry laid up" */
}

static struct span *field_at(struct header_line *line, size_t offset)
{
    return (struct span *)(void *)((char *)line + offset);
}

/* A label's value without what mails, databases and pages put behind it. */
static struct span value_of(const struct label *label, struct span value)
{
    bool source = label->offset == offsetof(struct header_line, source);
    bool section = label->offset == offsetof(struct header_line, section);
    const char *ends = source ? "|<;" : section ? ";" : "";
    static const char *const pages[] = {", p. ", ", p.", ", page ", ", pg. ", NULL};
    for (size_t i = 1; i < value.len; i++) {
        bool number = source && i + 2 < value.len && strchr(".,", value.ptr[i]) &&
                      value.ptr[i + 1] == ' ' && isdigit((unsigned char)value.ptr[i + 2]);
        bool issue = source && span_starts_with(span_slice(value, i, value.len), SPAN("(Issue"));
        bool page = source && value.ptr[i] == ',' &&
                    starts_with_any(span_slice(value, i, value.len), pages);
        if (strchr(ends, value.ptr[i]) || number || issue || page) {
            return text_trim(span_slice(value, 0, i));
        }
    }
    bool heading = label->offset == offsetof(struct header_line, title) ||
                   label->offset == offsetof(struct header_line, subject);
    return heading ? header_label_subject(value) : value;
}

/* "SOURCE: TANJUG TUESDAY, OCTOBER 28, 2014 | 14:03", "Orland Observer. 10/28/2014, Vol. 4", "feed
 * at news.example (UPI)": the outlet alone, the date beside it. */
static void read_dated_source(struct span value, struct span own, struct header_line *out)
{
    bool may = printed_date_may_stand(value);
    for (size_t at = 1; at < value.len && may; at++) {
        struct printed_date date;
        if (value.ptr[at - 1] == ' ' &&
            printed_date_parse(span_slice(value, at, value.len), &date) && date.year) {
            out->date = date;
            own = at < own.len ? text_trim_signs(span_slice(value, 0, at), "-,;|") : own;
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
    bool mailbox = address.len && memchr(address.ptr, '@', address.len);
    bool named = mailbox && inside.ptr && inside.len > 1;
    bool bare = mailbox && !named && word_count(own) == 1; /* a mailbox is no outlet */
    out->source = named ? text_trim(span_cut(&inside, ')')) : bare ? (struct span){0} : own;
}

static void keep_value(const struct label *label, struct span value, struct header_line *out)
{
    struct span own = value_of(label, value);
    bool quoted = own.len > 2 && own.ptr[0] == '"' && own.ptr[own.len - 1] == '"' &&
                  label->offset == offsetof(struct header_line, source);
    own = quoted ? span_slice(own, 1, own.len - 1) : own; /* a mail's sender */
    size_t at = 0;
    if (span_is(span_of(label->name), "from") && known_given_name(word_next(own, &at)) &&
        is_person_name(own, true)) {
        return; /* a mail's sender, who is no outlet */
    }
    *field_at(out, label->offset) = own;
    if (label->offset == offsetof(struct header_line, source)) {
        read_dated_source(value, own, out);
    }
}

/* "SECTION: World", "HEADLINE=Ferry laid up". */
static bool read_label(struct span line, struct header_line *out)
{
    size_t sign = 0;
    while (sign < line.len && line.ptr[sign] != ':' && line.ptr[sign] != '=') {
        sign++;
    }
    if (sign + 1 >= line.len || line.len >= LABEL_BYTES) {
        return false;
    }
    struct span name = text_trim(span_slice(line, 0, sign)); /* "Source : …", as in French */
    struct span value = text_trim(span_slice(line, sign + 1, line.len));
    for (size_t i = 0; value.len && i < sizeof labels / sizeof *labels; i++) {
        if (span_equal_nocase(name, span_of(labels[i].name))) {
            keep_value(&labels[i], value, out);
            return true;
        }
    }
    return value.len > 0 && word_list_has_nocase(&factless, name);
}

/* "SN  Orland Observer": Factiva's codes, two letters and two spaces before the value, or three
 * letters and one. */
static bool read_code(struct span line, struct header_line *out)
{
    static const struct label codes[] = {{"HD", offsetof(struct header_line, title)},
                                         {"SN", offsetof(struct header_line, source)},
                                         {"SE", offsetof(struct header_line, section)}};
    static const char *const others[] = {"AN", "AU", "CO", "CR", "CY", "ED", "ET", "IN",
                                         "LA", "NS", "PD", "PG", "RE", "SC", "WC", NULL};
    static const char *const longer[] = {"IPC ", "PUB ", "VOL ", NULL};
    if (starts_with_any(line, longer) && word_is_caps(span_slice(line, 0, 3)) &&
        !word_is_caps(line)) {
        return true;
    }
    bool coded = line.len > 4 && line.ptr[2] == ' ' && line.ptr[3] == ' ';
    struct span value = coded ? text_trim(span_slice(line, 4, line.len)) : SPAN("");
    struct span code = span_slice(line, 0, value.len ? 2 : 0);
    for (size_t i = 0; code.len && i < sizeof codes / sizeof *codes; i++) {
        if (span_is(code, codes[i].name)) {
            *field_at(out, codes[i].offset) = value;
            return true;
        }
    }
    if (span_is(code, "PD")) {
        printed_date_parse(value, &out->date);
    }
    return code.len > 0 && span_is_one_of(code, others);
}

bool header_label_read(struct span line, struct header_line *out)
{
    return read_label(line, out) || read_code(line, out);
}

bool header_label_names_outlet(struct span line)
{
    static const char *const announcers[] = {
        "news provided by", "source", "publication", "outlet", "from:", "published by", NULL};
    return is_one_of(text_trim(line), announcers);
}

struct span header_label_byline(struct span line)
{
    static const char *const names[] = {
        "byline:",  "author/byline:", "byline=", "author:", "authors:",
        "creator:", "journalist:",    "by  ",    NULL};
    static const char *const spaced[] = {"byline",  "author",     "authors",
                                         "creator", "journalist", NULL};
    size_t label = starts_with_any(line, names);
    size_t colon = label ? SIZE_MAX : span_find(line, SPAN(" : "), 0);
    bool named = colon != SIZE_MAX && is_one_of(span_slice(line, 0, colon), spaced);
    label = named ? colon + 3 : label; /* "Author : …", as in French */
    return text_trim(span_slice(line, label, line.len));
}
