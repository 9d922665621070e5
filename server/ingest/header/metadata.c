/* Named facts of an article, put together: the better one of two wins, and what a form does not
 * state is left to the text. */
#include "metadata.h"

#include <ctype.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "byline.h"
#include "end_bracket.h"
#include "headline_words.h"
#include "ingest/readers/html.h"
#include "printed_date.h"
#include "wording.h"

/* What publishing systems put where nobody entered a writer. */
static bool is_account(struct span name)
{
    static const char *const accounts[] = {
        "admin", "administrator", "super user",     "webmaster", "site admin", "root", "user",
        "guest", "wpadmin",       "newsroom admin", "anonymous", "unknown",    NULL};
    return is_one_of(name, accounts);
}

/* What tables and scrapers write where there is no value. */
static bool is_no_value(struct span value)
{
    static const char *const nothing[] = {"nan", "null", "none", "n/a",       "na",   "undefined",
                                          "nil", "-",    "--",   "[removed]", "n.a.", NULL};
    return is_one_of(value, nothing);
}

/* How an outlet is published, which some call the medium: no outlet's name. */
static bool is_kind_of_outlet(struct span value)
{
    static const char *const kinds[] = {"online",    "web",        "print",     "internet", "radio",
                                        "tv",        "television", "broadcast", "blog",     "news",
                                        "newspaper", "newspapers", "magazine",  "website",  "wire",
                                        "image",     "video",      "text",      "article",  "www",
                                        "email",     "social",     "press",     "media",    NULL};
    return is_one_of(value, kinds);
}

void metadata_put(struct metadata *metadata, enum metadata_field field, struct span value,
                  unsigned rank)
{
    value = value.ptr ? text_trim(value) : value;
    if (field >= META_FIELD_COUNT || value.len == 0 || is_no_value(value) ||
        (field == META_SOURCE && is_kind_of_outlet(value))) {
        return;
    }
    if (field == META_SOURCE && span_starts_with(value, SPAN("http"))) {
        field = META_URL; /* of the page, not who printed it */
        rank += 3;
    }
    if (field == META_AUTHOR && is_account(value)) {
        return;
    }
    bool site = field == META_SOURCE && memchr(value.ptr, '.', value.len) && word_count(value) == 1;
    rank += site && islower((unsigned char)value.ptr[0]) ? 6 : 0; /* its address, not its name */
    if (!metadata->values[field].ptr || rank < metadata->ranks[field]) {
        metadata->values[field] = value;
        metadata->ranks[field] = rank;
    }
}

/* The page's own address in that of its copy in the Internet Archive. */
static struct span archived_address(struct span url)
{
    static const char prefix[] = "://web.archive.org/web/";
    size_t at = span_find(url, SPAN(prefix), 0);
    size_t own = at == SIZE_MAX ? SIZE_MAX : span_find(url, SPAN("/http"), at + sizeof prefix);
    return own == SIZE_MAX ? url : span_slice(url, own + 1, url.len);
}

static bool is_address(struct span text)
{
    return span_starts_with(text, SPAN("http:")) || span_starts_with(text, SPAN("https:")) ||
           span_starts_with(text, SPAN("//")) || memchr(text.ptr, '@', text.len);
}

void metadata_add_author(struct arena *arena, struct metadata *metadata, struct span name)
{
    name = text_trim(name);
    if (span_starts_with(name, SPAN("[[")) && span_ends_with(name, SPAN("]]"))) {
        name = span_slice(name, 2, name.len - 2); /* a note's link */
    }
    if (name.len == 0 || name.len > 100 || is_address(name) || is_account(name) ||
        is_no_value(name)) {
        return;
    }
    for (size_t i = 0; i < metadata->author_count; i++) {
        if (span_equal_nocase(metadata->authors[i], name)) {
            return;
        }
    }
    metadata->authors = arena_grow(arena, metadata->authors, metadata->author_count,
                                   &metadata->author_capacity, sizeof *metadata->authors);
    metadata->authors[metadata->author_count++] = name;
}

/* --- dates ------------------------------------------------------------------------------------ */

/* Seconds or milliseconds since the epoch, between 1980 and 2100. */
static bool read_epoch(struct span value, int64_t *seconds)
{
    int64_t number = 0;
    for (size_t i = 0; i < value.len; i++) {
        if (!isdigit((unsigned char)value.ptr[i]) || i > 13) {
            return false;
        }
        number = number * 10 + (value.ptr[i] - '0');
    }
    number = value.len > 11 ? number / 1000 : number;
    *seconds = number;
    return value.len >= 9 && number >= 315532800 && number < 4102444800;
}

/* "20091108T143000Z", "20091108143000", "20091108" with the separators of ISO 8601, in `out`; the
 * value itself when it is none of them. */
static struct span with_separators(struct span value, char out[24])
{
    char digits[15];
    size_t count = 0;
    for (size_t i = 0; i < value.len && count < 15; i++) {
        bool sign = (i == 8 && value.ptr[i] == 'T') || (i + 1 == value.len && value.ptr[i] == 'Z');
        if (!isdigit((unsigned char)value.ptr[i]) && !sign) {
            return value;
        }
        digits[count] = value.ptr[i];
        count += !sign;
    }
    bool sound = span_starts_with(value, SPAN("19")) || span_starts_with(value, SPAN("20"));
    if (!sound || value.len > 16 || (count != 8 && count != 14)) {
        return value;
    }
    int len = count == 8 ? snprintf(out, 24, "%.4s-%.2s-%.2s", digits, digits + 4, digits + 6)
                         : snprintf(out, 24, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", digits, digits + 4,
                                    digits + 6, digits + 8, digits + 10, digits + 12);
    return (struct span){out, (size_t)len};
}

/* What programs write where they know no date: the beginning of their count
 * ("1970-01-01T00:00:00Z") or the ends of the calendar ("0001-01-01", "9999-12-31"). */
static bool stands_for_none(struct period period, bool midnight)
{
    enum { FIRST_YEAR = 1500, LAST_YEAR = 2199 };
    struct civil first = day_to_civil(period.earliest);
    bool epoch = midnight && period.precision == PRECISION_DAY && first.year == 1970 &&
                 first.month == 1 && first.day == 1;
    return epoch || first.year < FIRST_YEAR || first.year > LAST_YEAR;
}

bool metadata_set_published(struct span value, struct article *article)
{
    struct printed_date date;
    struct period period = PERIOD_UNKNOWN;
    int64_t second = INT64_MIN;
    bool midnight = false;
    char separated[24];
    value = with_separators(text_trim(value), separated);
    if (read_epoch(value, &second)) {
        period = period_of_day(day_of_timestamp(second));
    } else if (printed_date_parse(value, &date)) {
        period = printed_date_period(&date);
        midnight = date.second == 0;
        second = printed_date_timestamp(&date);
        if (second == INT64_MIN && date.second >= 0 &&
            timestamp_parse(value, &second) != STATUS_OK) {
            second = INT64_MIN;
        }
    } else if (period_parse(value, &period) != STATUS_OK) {
        return false;
    }
    if (!period_is_known(period) || stands_for_none(period, midnight)) {
        return false;
    }
    article->published = period;
    article->published_at = second;
    article->published_basis = PUBLISHED_METADATA;
    return true;
}

/* --- names ------------------------------------------------------------------------------------ */

/* "By Jane Doe, Associated Press" or "Jane Doe and John Roe" as names; what cannot be read as names
 * but is short stands for itself. */
static void read_authors(struct arena *arena, struct span text, struct metadata *authors,
                         struct article *article)
{
    struct byline byline = {0};
    if (!byline_read_catalogued(arena, text, &byline) && !byline_read(arena, text, true, &byline)) {
        byline_read_names(arena, text, &byline);
    }
    for (size_t i = 0; i < byline.author_count; i++) {
        metadata_add_author(arena, authors, byline.authors[i]);
    }
    if (!article->source.ptr && byline.source.ptr) {
        article->source = byline.source;
    }
    if (byline.author_count == 0 && !byline.source.ptr && !is_outlet_name(text) && !is_role(text) &&
        text.len < 60) {
        metadata_add_author(arena, authors, text);
    }
}

static void apply_authors(struct arena *arena, const struct metadata *metadata,
                          struct article *article)
{
    struct metadata authors = {0};
    for (size_t i = 0; i < metadata->author_count; i++) {
        read_authors(arena, metadata->authors[i], &authors, article);
    }
    struct span author = metadata->values[META_AUTHOR];
    struct span byline = metadata->values[META_BYLINE];
    if (authors.author_count == 0 && author.ptr && !is_address(author)) {
        read_authors(arena, author, &authors, article);
    }
    if (authors.author_count == 0 && byline.ptr) {
        read_authors(arena, byline, &authors, article);
    }
    if (authors.author_count > 0) {
        article->authors = authors.authors;
        article->author_count = authors.author_count;
    }
}

/* The code of two letters that stands for one of three, as catalogues have it (ISO 639-2): itself
 * when it is none of the common ones, empty when it means none or several. */
static struct span short_language(struct span code)
{
    static const char *const codes[][2] = {
        {"ara", "ar"}, {"ben", "bn"}, {"chi", "zh"}, {"dan", "da"}, {"deu", "de"}, {"dut", "nl"},
        {"eng", "en"}, {"fin", "fi"}, {"fra", "fr"}, {"fre", "fr"}, {"ger", "de"}, {"gre", "el"},
        {"heb", "he"}, {"hin", "hi"}, {"hun", "hu"}, {"ind", "id"}, {"ita", "it"}, {"jpn", "ja"},
        {"kor", "ko"}, {"nld", "nl"}, {"nor", "no"}, {"per", "fa"}, {"pol", "pl"}, {"por", "pt"},
        {"ron", "ro"}, {"rum", "ro"}, {"rus", "ru"}, {"spa", "es"}, {"swa", "sw"}, {"swe", "sv"},
        {"tur", "tr"}, {"ukr", "uk"}, {"urd", "ur"}, {"vie", "vi"}, {"zho", "zh"}, {"mis", ""},
        {"mul", ""},   {"und", ""},   {"zxx", ""}};
    for (size_t i = 0; code.len == 3 && i < sizeof codes / sizeof *codes; i++) {
        if (span_equal_nocase(code, span_of(codes[i][0]))) {
            return span_of(codes[i][1]);
        }
    }
    return code;
}

/* "en_US" as "en-US", "eng" and "EN" as "en"; absent for what is no language tag. */
static struct span language_tag(struct arena *arena, struct span value)
{
    struct span code = short_language(value);
    if (code.len < 2 || code.len > 12) {
        return (struct span){0};
    }
    char *tag = arena_string(arena, code);
    bool primary = true;
    for (char *c = tag; *c; c++) {
        *c = *c == '_' ? '-' : *c;
        if (!isalnum((unsigned char)*c) && *c != '-') {
            return (struct span){0};
        }
        primary = primary && *c != '-';
        *c = primary ? (char)tolower((unsigned char)*c) : *c;
    }
    bool primary_ends = value.len < 4 || tag[2] == '-' || tag[3] == '-';
    return primary_ends ? span_of(tag) : (struct span){0};
}

/* The stated subtitle without the markup and entities that interfaces leave in it; absent when it
 * only repeats the headline. */
static struct span subtitle_of(struct arena *arena, const struct metadata *metadata)
{
    struct span subtitle = metadata->values[META_SUBTITLE];
    if (!subtitle.ptr) {
        return subtitle;
    }
    if (memchr(subtitle.ptr, '&', subtitle.len) || memchr(subtitle.ptr, '<', subtitle.len)) {
        struct marked_text text;
        html_read_fragment(arena, subtitle, &text);
        subtitle = text.text;
    }
    subtitle = arena_one_line(arena, text_trim(subtitle));
    bool repeats = metadata->values[META_TITLE].ptr &&
                   span_equal_nocase(subtitle, metadata->values[META_TITLE]);
    return subtitle.len == 0 || repeats ? (struct span){0} : subtitle;
}

void metadata_apply(struct arena *arena, const struct metadata *metadata, struct article *article)
{
    const struct span *values = metadata->values;
    article->title = values[META_TITLE].ptr ? values[META_TITLE] : article->title;
    article->subtitle = subtitle_of(arena, metadata);
    article->byline = values[META_BYLINE].ptr ? values[META_BYLINE] : article->byline;
    article->section = values[META_SECTION].ptr ? values[META_SECTION] : article->section;
    article->source = values[META_SOURCE].ptr && !is_address(values[META_SOURCE])
                          ? values[META_SOURCE]
                          : article->source;
    article->url = values[META_URL].ptr && is_address(values[META_URL])
                       ? archived_address(values[META_URL])
                       : article->url;
    article->id = values[META_ID].ptr ? values[META_ID] : article->id;
    if (values[META_LANGUAGE].ptr) {
        article->language = language_tag(arena, values[META_LANGUAGE]);
    }
    if (values[META_PUBLISHED].ptr) {
        metadata_set_published(values[META_PUBLISHED], article);
    }
    apply_authors(arena, metadata, article);
}

/* --- bodies ----------------------------------------------------------------------------------- */

/* Whether one of the tags is in the text, in either case. */
static bool holds_tag(struct span text, const char *const *tags)
{
    const char *end = text.ptr + text.len;
    const char *at = text.len ? memchr(text.ptr, '<', text.len) : NULL;
    for (; at; at = memchr(at + 1, '<', (size_t)(end - at - 1))) {
        if (starts_with_any((struct span){at, (size_t)(end - at)}, tags)) {
            return true;
        }
    }
    return false;
}

/* Whether a text is markup although its field does not say so. */
static bool looks_like_html(struct span text)
{
    static const char *const tags[] = {"</p>", "<br",   "</div>", "<p>",       "<p ",   "</a>",
                                       "</h",  "</li>", "</em>",  "</strong>", "</ul>", NULL};
    return holds_tag(text, tags);
}

/* Markup without marks of paragraphs, as WordPress keeps it: empty lines stand for them, or where
 * there are none and only words are marked, all lines. */
static struct span with_paragraphs(struct arena *arena, struct span html)
{
    static const char *const paragraphs[] = {"<p>", "<p ", NULL};
    static const char *const blocks[] = {"<br", "<div", "<li", "<td", NULL};
    bool empty = span_find(html, SPAN("\n\n"), 0) != SIZE_MAX;
    struct span gap = empty ? SPAN("\n\n") : SPAN("\n");
    if (holds_tag(html, paragraphs) || (!empty && holds_tag(html, blocks))) {
        return html;
    }
    struct buffer out = {0};
    size_t from = 0;
    for (size_t at = span_find(html, gap, 0); at != SIZE_MAX; at = span_find(html, gap, from)) {
        buffer_add(&out, span_slice(html, from, at));
        buffer_add_string(&out, "<p>");
        from = at + gap.len;
    }
    buffer_add(&out, span_slice(html, from, html.len));
    struct span copy = arena_copy(arena, buffer_span(&out));
    buffer_fini(&out);
    return copy;
}

/* Whether an entity stands in the text: "&amp;", "&#8217;". */
static bool holds_entity(struct span text)
{
    enum { NAME_MAX = 8 };
    for (size_t at = span_find(text, SPAN("&"), 0); at != SIZE_MAX;
         at = span_find(text, SPAN("&"), at + 1)) {
        size_t end = at + 1 + (at + 1 < text.len && text.ptr[at + 1] == '#');
        size_t name = end;
        while (end < text.len && isalnum((unsigned char)text.ptr[end])) {
            end++;
        }
        if (end > name + 1 && end - name <= NAME_MAX && end < text.len && text.ptr[end] == ';') {
            return true;
        }
    }
    return false;
}

/* Plain text without the entities that interfaces and tables leave in it. */
static struct span without_entities(struct arena *arena, struct span text)
{
    bool plain = text.len > 0 && !memchr(text.ptr, '<', text.len);
    return plain && holds_entity(text) ? text_trim(html_decode_entities(arena, text)) : text;
}

static void read_body(struct arena *arena, struct span body, bool html, struct span relative,
                      struct article *article)
{
    struct header_input header = {.text = body, .relative = relative};
    if (html || looks_like_html(body)) {
        struct marked_text text;
        html_read_fragment(arena, with_paragraphs(arena, body), &text);
        header.text = text.text;
        header.pieces = text.pieces;
        header.piece_count = text.piece_count;
    }
    header_read(arena, &header, article);
}

/* Of a wrong value in a reason. */
enum { SHOWN_BYTES = 60 };

/* A publication date that is stated, and not understood. */
static bool has_wrong_date(const struct metadata *metadata)
{
    struct article ignored = article_unknown();
    struct span value = text_trim(metadata->values[META_PUBLISHED]);
    return value.len > 0 && !metadata_set_published(value, &ignored);
}

/* Why an article without text is refused: what was sent as its text may be none. */
static void refuse_empty(struct arena *arena, const struct metadata *metadata,
                         struct reader_item *item)
{
    struct span member = metadata->no_text;
    item->refused =
        member.ptr ? arena_printf(arena, "has a \"%.*s\" that is no text", SPAN_ARG(member)).ptr
                   : "has no text";
    item->wrong = member.ptr ? "body" : NULL;
}

static enum status refuse_date(struct arena *arena, const struct metadata *metadata,
                               const struct reader_sink *sink)
{
    struct span value = text_trim(metadata->values[META_PUBLISHED]);
    value.len = utf8_whole(value, SHOWN_BYTES);
    struct span reason = arena_printf(arena,
                                      "has a publication date that is none, \"%.*s\": write it "
                                      "as 2014, 2014-10, 2014-10-21 or 2014-10-21T08:30:00Z",
                                      SPAN_ARG(value));
    struct reader_item item = {
        .id = metadata->values[META_ID], .refused = reason.ptr, .wrong = "published"};
    return sink->take(sink->context, &item);
}

/* Without "[+1204 chars]", which interfaces put where they cut a text. */
static struct span without_cut_mark(struct span body)
{
    struct span text = text_trim(body);
    size_t mark = end_bracket_omission_at(text);
    return mark == SIZE_MAX ? body : span_slice(text, 0, mark);
}

enum status metadata_give(struct arena *arena, const struct metadata *metadata,
                          const struct reader_input *input, bool of_several,
                          const struct reader_sink *sink)
{
    const struct span *values = metadata->values;
    struct reader_item item = {.id = values[META_ID], .of_several = of_several};
    bool html = values[META_BODY_HTML].ptr && !values[META_BODY].ptr;
    struct span body = values[META_BODY].ptr        ? values[META_BODY]
                       : values[META_BODY_HTML].ptr ? values[META_BODY_HTML]
                       : values[META_SUMMARY].ptr   ? values[META_SUMMARY]
                                                    : values[META_SUBTITLE];
    body = input->posted ? body : without_cut_mark(body);
    if (body.len > input->article_limit) {
        struct span reason = arena_printf(arena, "is longer than %zu bytes", input->article_limit);
        item.refused = reason.ptr;
        return sink->take(sink->context, &item);
    }
    if (body.len == 0) {
        refuse_empty(arena, metadata, &item);
        return sink->take(sink->context, &item);
    }
    if (input->strict && has_wrong_date(metadata)) {
        return refuse_date(arena, metadata, sink);
    }
    struct article *article = ARENA_NEW(arena, struct article);
    *article = article_unknown();
    metadata_apply(arena, metadata, article);
    if (!input->posted) {
        article->title = without_entities(arena, article->title);
        body = without_entities(arena, body);
    }
    article->title = headline_without_outlet(article->title, article->source);
    if (body.ptr == values[META_SUBTITLE].ptr) {
        article->subtitle = (struct span){0};
    }
    read_body(arena, body, html, of_several ? (struct span){0} : input->relative, article);
    if (article->body.len == 0) {
        item.refused = "has no text";
        return sink->take(sink->context, &item);
    }
    item.article = article;
    return sink->take(sink->context, &item);
}
