/* Named facts of an article. The names are those of schema.org, IPTC ninjs, the NewsAPI and
 * Guardian interfaces, JSON Feed, OpenGraph, Dublin Core and what people write in front matter and
 * column heads. Where a form states a field under several names the most specific one wins. */
#include "metadata.h"

#include <ctype.h>
#include <stdio.h>

#include "base/buffer.h"
#include "byline.h"
#include "ingest/readers/html.h"
#include "printed_date.h"
#include "wording.h"

struct field_name {
    const char *name; /* lower case; "_" for any separator */
    enum metadata_field field;
    unsigned rank;
};

static const struct field_name names[] = {
    {"headline", META_TITLE, 1},
    {"headlines", META_TITLE, 2},
    {"title", META_TITLE, 2},
    {"webtitle", META_TITLE, 2},
    {"og_title", META_TITLE, 3},
    {"twitter_title", META_TITLE, 6},
    {"dc_title", META_TITLE, 4},
    {"dcterms_title", META_TITLE, 4},
    {"parsely_title", META_TITLE, 4},
    {"article_title", META_TITLE, 2},
    {"story_title", META_TITLE, 3},
    {"headline_text", META_TITLE, 3},
    {"heading", META_TITLE, 5},
    {"name", META_TITLE, 8},
    {"standfirst", META_SUBTITLE, 1},
    {"subtitle", META_SUBTITLE, 1},
    {"sub_title", META_SUBTITLE, 1},
    {"subheadline", META_SUBTITLE, 1},
    {"deck", META_SUBTITLE, 2},
    {"dek", META_SUBTITLE, 2},
    {"alternativeheadline", META_SUBTITLE, 3},
    {"alternative_headline", META_SUBTITLE, 3},
    {"trailtext", META_SUBTITLE, 4},
    {"articlebody", META_BODY, 1},
    {"content_text", META_BODY, 1},
    {"body_text", META_BODY, 1},
    {"bodytext", META_BODY, 3},
    {"body", META_BODY, 2},
    {"text", META_BODY, 3},
    {"content", META_BODY, 4},
    {"fulltext", META_BODY, 2},
    {"full_text", META_BODY, 2},
    {"article_body", META_BODY, 1},
    {"article_text", META_BODY, 1},
    {"article_content", META_BODY, 1},
    {"story_text", META_BODY, 2},
    {"maintext", META_BODY, 2},
    {"main_text", META_BODY, 2},
    {"plain_text", META_BODY, 3},
    {"article", META_BODY, 5},
    {"story", META_BODY, 5},
    {"content_html", META_BODY_HTML, 1},
    {"body_html", META_BODY_HTML, 1},
    {"bodies", META_BODY_HTML, 3},
    {"body_xhtml", META_BODY_HTML, 2},
    {"content_encoded", META_BODY_HTML, 1},
    {"description", META_SUMMARY, 1},
    {"summary", META_SUMMARY, 2},
    {"abstract", META_SUMMARY, 2},
    {"abstract_note", META_SUMMARY, 2},
    {"page_title", META_TITLE, 5},
    {"sourcecommonname", META_SOURCE, 3},
    {"documentidentifier", META_URL, 3},
    {"pdate", META_PUBLISHED, 4},
    {"hdl", META_TITLE, 4},
    {"article_headline", META_TITLE, 2},
    {"byline_name", META_AUTHOR, 3},
    {"publication_time", META_PUBLISHED, 3},
    {"pubtime", META_PUBLISHED, 3},
    {"pub_time", META_PUBLISHED, 3},
    {"first_publication_date", META_PUBLISHED, 2},
    {"display_date", META_PUBLISHED, 4},
    {"datepub", META_PUBLISHED, 3},
    {"contributor", META_AUTHOR, 6},
    {"source_title", META_SOURCE, 2},
    {"journal_title", META_SOURCE, 3},
    {"news_source", META_SOURCE, 2},
    {"media_outlet", META_SOURCE, 2},
    {"news_outlet", META_SOURCE, 2},
    {"lead_paragraph", META_SUMMARY, 1},
    {"raw_text", META_BODY, 6},
    {"paragraphs", META_BODY, 4},
    {"content_rendered", META_BODY_HTML, 2},
    {"short_description", META_SUMMARY, 3},
    {"excerpt", META_SUMMARY, 5},
    {"snippet", META_SUMMARY, 6},
    {"textcontent", META_BODY, 3},
    {"datepublished", META_PUBLISHED, 1},
    {"date_published", META_PUBLISHED, 1},
    {"publishedat", META_PUBLISHED, 1},
    {"published_at", META_PUBLISHED, 1},
    {"datetimepub", META_PUBLISHED, 1},
    {"publishedtime", META_PUBLISHED, 2},
    {"publicationtime", META_PUBLISHED, 3},
    {"publisheddate", META_PUBLISHED, 2},
    {"firstpublisheddate", META_PUBLISHED, 2},
    {"originalpublicationdate", META_PUBLISHED, 2},
    {"original_publication_date", META_PUBLISHED, 2},
    {"first_published", META_PUBLISHED, 2},
    {"firstpublished", META_PUBLISHED, 2},
    {"published_date_time", META_PUBLISHED, 2},
    {"issued", META_PUBLISHED, 2},
    {"seendate", META_PUBLISHED, 7},
    {"published_parsed", META_PUBLISHED, 8},
    {"date_line", META_PUBLISHED, 6},
    {"publicationdate", META_PUBLISHED, 2},
    {"post_date", META_PUBLISHED, 4},
    {"post_date_gmt", META_PUBLISHED, 3},
    {"release_date", META_PUBLISHED, 4},
    {"story_date", META_PUBLISHED, 3},
    {"publish_time", META_PUBLISHED, 3},
    {"dc_date_created", META_PUBLISHED, 4},
    {"dc_terms_issued", META_PUBLISHED, 3},
    {"article_publication_date", META_PUBLISHED, 3},
    {"cxenseparse_recs_publishtime", META_PUBLISHED, 4},
    {"citation_publication_date", META_PUBLISHED, 4},
    {"webpublicationdate", META_PUBLISHED, 1},
    {"article_published_time", META_PUBLISHED, 1},
    {"og_article_published_time", META_PUBLISHED, 1},
    {"og_published_time", META_PUBLISHED, 2},
    {"parsely_pub_date", META_PUBLISHED, 2},
    {"sailthru_date", META_PUBLISHED, 3},
    {"pubdate", META_PUBLISHED, 2},
    {"pub_date", META_PUBLISHED, 2},
    {"date_gmt", META_PUBLISHED, 2},
    {"publishdate", META_PUBLISHED, 2},
    {"publish_date", META_PUBLISHED, 2},
    {"publication_date", META_PUBLISHED, 2},
    {"published", META_PUBLISHED, 2},
    {"published_on", META_PUBLISHED, 2},
    {"published_time", META_PUBLISHED, 2},
    {"date_publish", META_PUBLISHED, 2},
    {"publishing_date", META_PUBLISHED, 2},
    {"published_date", META_PUBLISHED, 2},
    {"article_date", META_PUBLISHED, 2},
    {"date_of_publication", META_PUBLISHED, 2},
    {"posted_on", META_PUBLISHED, 4},
    {"posted_at", META_PUBLISHED, 4},
    {"datetime", META_PUBLISHED, 5},
    {"firstcreated", META_PUBLISHED, 3},
    {"contentcreated", META_PUBLISHED, 3},
    {"versioncreated", META_PUBLISHED, 4},
    {"dc_date", META_PUBLISHED, 3},
    {"dc_date_issued", META_PUBLISHED, 3},
    {"dcterms_created", META_PUBLISHED, 4},
    {"dcterms_date", META_PUBLISHED, 3},
    {"dcterms_issued", META_PUBLISHED, 3},
    {"datecreated", META_PUBLISHED, 5},
    {"date", META_PUBLISHED, 4},
    {"timestamp", META_PUBLISHED, 6},
    {"updated", META_PUBLISHED, 9},
    {"author", META_AUTHOR, 1},
    {"authors", META_AUTHOR, 1},
    {"author_name", META_AUTHOR, 2},
    {"journalist", META_AUTHOR, 3},
    {"reporter", META_AUTHOR, 3},
    {"writer", META_AUTHOR, 3},
    {"creator", META_AUTHOR, 3},
    {"dc_creator", META_AUTHOR, 2},
    {"dcterms_creator", META_AUTHOR, 2},
    {"article_author", META_AUTHOR, 3},
    {"citation_author", META_AUTHOR, 3},
    {"author_names", META_AUTHOR, 2},
    {"journalists", META_AUTHOR, 3},
    {"reporters", META_AUTHOR, 3},
    {"writers", META_AUTHOR, 3},
    {"cxenseparse_author", META_AUTHOR, 4},
    {"parsely_author", META_AUTHOR, 3},
    {"sailthru_author", META_AUTHOR, 3},
    {"byl", META_BYLINE, 2},
    {"byline", META_BYLINE, 1},
    {"byline_text", META_BYLINE, 2},
    {"bylines", META_BYLINE, 2},
    {"source", META_SOURCE, 2},
    {"publisher", META_SOURCE, 1},
    {"container_title", META_SOURCE, 1},
    {"publication_title", META_SOURCE, 1},
    {"source_hostname", META_SOURCE, 2},
    {"sitename", META_SOURCE, 2},
    {"site", META_SOURCE, 3},
    {"website", META_SOURCE, 4},
    {"media", META_SOURCE, 4},
    {"journal", META_SOURCE, 3},
    {"domain", META_SOURCE, 7},
    {"clean_url", META_SOURCE, 8},
    {"hostname", META_SOURCE, 7},
    {"paper", META_SOURCE, 2},
    {"application_name", META_SOURCE, 6},
    {"al_source", META_SOURCE, 4},
    {"provider", META_SOURCE, 3},
    {"outlet", META_SOURCE, 1},
    {"newspaper", META_SOURCE, 1},
    {"publication", META_SOURCE, 1},
    {"source_name", META_SOURCE, 1},
    {"infosources", META_SOURCE, 4},
    {"outlet_name", META_SOURCE, 1},
    {"publication_name", META_SOURCE, 1},
    {"media_name", META_SOURCE, 2},
    {"source_domain", META_SOURCE, 6},
    {"og_site_name", META_SOURCE, 3},
    {"site_name", META_SOURCE, 3},
    {"dc_publisher", META_SOURCE, 2},
    {"dc_source", META_SOURCE, 4},
    {"copyrightholder", META_SOURCE, 5},
    {"articlesection", META_SECTION, 1},
    {"article_section", META_SECTION, 1},
    {"sectionname", META_SECTION, 1},
    {"desk", META_SECTION, 6},
    {"news_desk", META_SECTION, 6},
    {"topic", META_SECTION, 6},
    {"section_name", META_SECTION, 1},
    {"rubric", META_SECTION, 4},
    {"sections", META_SECTION, 3},
    {"categories", META_SECTION, 5},
    {"section", META_SECTION, 2},
    {"parsely_section", META_SECTION, 2},
    {"category", META_SECTION, 4},
    {"url", META_URL, 2},
    {"weburl", META_URL, 1},
    {"web_url", META_URL, 1},
    {"canonical", META_URL, 1},
    {"og_url", META_URL, 3},
    {"article_url", META_URL, 2},
    {"web_link", META_URL, 2},
    {"article_link", META_URL, 2},
    {"weblink", META_URL, 2},
    {"story_url", META_URL, 2},
    {"canonical_url", META_URL, 1},
    {"canonicalurl", META_URL, 1},
    {"page_url", META_URL, 3},
    {"pageurl", META_URL, 3},
    {"href", META_URL, 4},
    {"source_url", META_URL, 3},
    {"permalink", META_URL, 3},
    {"link", META_URL, 3},
    {"external_url", META_URL, 4},
    {"mainentityofpage", META_URL, 5},
    {"inlanguage", META_LANGUAGE, 1},
    {"language", META_LANGUAGE, 2},
    {"lang", META_LANGUAGE, 2},
    {"humanlanguage", META_LANGUAGE, 4},
    {"og_locale", META_LANGUAGE, 5},
    {"dc_language", META_LANGUAGE, 3},
    {"content_language", META_LANGUAGE, 4},
    {"id", META_ID, 1},
    {"guid", META_ID, 2},
    {"article_id", META_ID, 2},
    {"uri", META_ID, 3},
};

/* Compares ASCII letters without case; every separator is "_". */
static bool name_equal(struct span name, const char *known)
{
    size_t i = 0;
    for (; i < name.len && known[i]; i++) {
        char c = (char)tolower((unsigned char)name.ptr[i]);
        c = strchr("-:. _", c) ? '_' : c;
        if (c != known[i]) {
            return false;
        }
    }
    return i == name.len && known[i] == '\0';
}

enum metadata_field metadata_field_of(struct span name, unsigned *rank)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (name_equal(name, names[i].name)) {
            *rank = names[i].rank;
            return names[i].field;
        }
    }
    return META_FIELD_COUNT;
}

/* What publishing systems put where nobody entered a writer. */
static bool is_account(struct span name)
{
    static const char *const accounts[] = {
        "admin", "administrator", "super user", "webmaster",      "site admin", "root",
        "user",  "guest",         "wpadmin",    "newsroom admin", "anonymous",  "unknown"};
    for (size_t i = 0; i < sizeof accounts / sizeof *accounts; i++) {
        if (span_equal_nocase(name, span_of(accounts[i]))) {
            return true;
        }
    }
    return false;
}

void metadata_put(struct metadata *metadata, enum metadata_field field, struct span value,
                  unsigned rank)
{
    value = value.ptr ? text_trim(value) : value;
    if (field >= META_FIELD_COUNT || value.len == 0) {
        return;
    }
    if (field == META_SOURCE && span_starts_with(value, SPAN("http"))) {
        field = META_URL; /* of the page, not who printed it */
        rank += 3;
    }
    if (field == META_AUTHOR && is_account(value)) {
        return;
    }
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
    if (name.len == 0 || name.len > 100 || is_address(name) || is_account(name)) {
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

bool metadata_set_published(struct span value, struct article *article)
{
    struct printed_date date;
    struct period period = PERIOD_UNKNOWN;
    int64_t second = INT64_MIN;
    char separated[24];
    value = with_separators(text_trim(value), separated);
    if (read_epoch(value, &second)) {
        period = period_of_day((int32_t)(second / 86400));
    } else if (printed_date_parse(value, &date)) {
        period = printed_date_period(&date);
        second = printed_date_timestamp(&date);
        if (second == INT64_MIN && date.second >= 0 &&
            timestamp_parse(value, &second) != STATUS_OK) {
            second = INT64_MIN;
        }
    } else if (period_parse(value, &period) != STATUS_OK) {
        return false;
    }
    if (!period_is_known(period)) {
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

/* "en_US" as "en-US"; absent for what is no language tag. */
static struct span language_tag(struct arena *arena, struct span value)
{
    if (value.len < 2 || value.len > 12) {
        return (struct span){0};
    }
    char *tag = arena_string(arena, value);
    for (char *c = tag; *c; c++) {
        *c = *c == '_' ? '-' : *c;
        if (!isalnum((unsigned char)*c) && *c != '-') {
            return (struct span){0};
        }
    }
    bool primary_ends = value.len < 4 || tag[2] == '-' || tag[3] == '-';
    return primary_ends ? span_of(tag) : (struct span){0};
}

/* In one line, white space collapsed. */
static struct span one_line(struct arena *arena, struct span text)
{
    char *line = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    text = text_trim(text);
    for (size_t i = 0; i < text.len; i++) {
        bool space = strchr(" \t\r\n", text.ptr[i]) != NULL;
        if (!space || (len > 0 && line[len - 1] != ' ')) {
            line[len++] = space ? ' ' : text.ptr[i];
        }
    }
    return (struct span){line, len};
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
    subtitle = one_line(arena, subtitle);
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

/* Whether a text is markup although its field does not say so. */
static bool looks_like_html(struct span text)
{
    static const char *const tags[] = {"</p>", "<br", "</div>", "<p>", "<p ", "</a>", NULL};
    return text.len > 0 && holds_any(text, tags);
}

/* Markup without marks of paragraphs, as WordPress keeps it: empty lines stand for them. */
static struct span with_paragraphs(struct arena *arena, struct span html)
{
    static const char *const blocks[] = {"<p", "<P", "<br", "<BR", "<div", "<DIV", "<li", NULL};
    struct span gap = SPAN("\n\n");
    if (holds_any(html, blocks) || span_find(html, gap, 0) == SIZE_MAX) {
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

/* "Waterworks to close - Orland Observer": the title without the outlet that collectors put behind
 * it. */
static struct span title_without_outlet(struct span title, struct span outlet)
{
    static const char *const signs[] = {" - ", " | ", " – ", " — "};
    for (size_t i = 0; outlet.len && i < sizeof signs / sizeof *signs; i++) {
        struct span sign = span_of(signs[i]);
        size_t tail = sign.len + outlet.len;
        struct span end =
            title.len > tail ? span_slice(title, title.len - tail, title.len) : SPAN("");
        if (span_starts_with(end, sign) && span_ends_with(end, outlet)) {
            return text_trim(span_slice(title, 0, title.len - tail));
        }
    }
    return title;
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

static enum status refuse_date(struct arena *arena, const struct metadata *metadata,
                               const struct reader_sink *sink)
{
    struct span value = text_trim(metadata->values[META_PUBLISHED]);
    if (value.len > SHOWN_BYTES) {
        for (value.len = SHOWN_BYTES; (value.ptr[value.len] & 0xC0) == 0x80;) {
            value.len--;
        }
    }
    struct span reason = arena_printf(arena,
                                      "has a publication date that is none, \"%.*s\": write it "
                                      "as 2014, 2014-10, 2014-10-21 or 2014-10-21T08:30:00Z",
                                      SPAN_ARG(value));
    struct reader_item item = {.refused = reason.ptr, .wrong = "published"};
    return sink->take(sink->context, &item);
}

enum status metadata_give(struct arena *arena, const struct metadata *metadata,
                          const struct reader_input *input, bool of_several,
                          const struct reader_sink *sink)
{
    const struct span *values = metadata->values;
    struct reader_item item = {.of_several = of_several};
    bool html = values[META_BODY_HTML].ptr && !values[META_BODY].ptr;
    struct span body = values[META_BODY].ptr        ? values[META_BODY]
                       : values[META_BODY_HTML].ptr ? values[META_BODY_HTML]
                       : values[META_SUMMARY].ptr   ? values[META_SUMMARY]
                                                    : values[META_SUBTITLE];
    if (body.len > input->article_limit) {
        struct span reason = arena_printf(arena, "is longer than %zu bytes", input->article_limit);
        item.refused = reason.ptr;
        return sink->take(sink->context, &item);
    }
    if (body.len == 0) {
        item.refused = "has no text";
        return sink->take(sink->context, &item);
    }
    if (input->posted && has_wrong_date(metadata)) {
        return refuse_date(arena, metadata, sink);
    }
    struct article *article = ARENA_NEW(arena, struct article);
    *article = article_unknown();
    metadata_apply(arena, metadata, article);
    article->title = title_without_outlet(article->title, article->source);
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
