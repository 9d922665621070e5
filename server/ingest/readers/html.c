/* Pages. libxml2 makes a tree of whatever the bytes are. The main article is the element marked as
 * such with enough text in it, else the one whose own paragraphs hold the most text outside links
 * (the measure of Readability, https://github.com/mozilla/readability, in its simplest form). What
 * the page says of itself comes from JSON-LD, meta elements, microdata and what is printed; ranks
 * decide where they differ. */
#include "html.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>

#include "base/table.h"
#include "html_title.h"
#include "html_tree.h"
#include "ingest/header/byline.h"
#include "ingest/header/date_line.h"
#include "ingest/header/wording.h"
#include "json_article.h"

enum {
    PARSE = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
            HTML_PARSE_COMPACT,
    ENOUGH_TEXT = 140, /* bytes of paragraphs that make an element worth being the article */
    RANK_JSON_LD = 20, /* added to the rank of the name: JSON-LD, then meta, then microdata */
    RANK_META = 40,
    RANK_PRINTED = 60,
    ANCESTORS_MAX = 16,
    BYLINE_BYTES = 100,
    ABOVE_BYTES = 1500,
    ABOVE_PIECES = 12,
    SHORT_BYTES = 50 /* of a date alone; no site has such a long name */
};

static htmlDocPtr page_parse(struct span html)
{
    if (html.len == 0 || html.len > INT32_MAX) {
        return NULL;
    }
    return htmlReadMemory(html.ptr, (int)html.len, NULL, "UTF-8", PARSE);
}

void html_read_fragment(struct arena *arena, struct span html, struct marked_text *out)
{
    htmlDocPtr page = page_parse(html);
    xmlNode *root = page ? xmlDocGetRootElement(page) : NULL;
    *out = (struct marked_text){.text = SPAN("")};
    if (root) {
        tree_read_text(arena, root, out);
    }
    xmlFreeDoc(page);
}

struct span html_decode_entities(struct arena *arena, struct span text)
{
    htmlDocPtr page = page_parse(ARENA_JOIN(arena, SPAN("<pre>"), text));
    xmlNode *root = page ? xmlDocGetRootElement(page) : NULL;
    struct span plain = root ? node_content(arena, root) : text;
    xmlFreeDoc(page);
    return plain;
}

/* --- the main article ------------------------------------------------------------------------- */

/* Bytes of text directly in the node or in inline elements of it, links left out. */
static size_t paragraph_length(const xmlNode *paragraph)
{
    size_t length = 0;
    for (const xmlNode *node = paragraph->children; node;
         node = tree_next(paragraph, node, !node_is(node, "a") && !node_is_aside(node))) {
        length += node->type == XML_TEXT_NODE ? strlen((const char *)node->content) : 0;
    }
    return length;
}

/* The text of the paragraphs below `root`, asides left out. */
static size_t text_length(const xmlNode *root)
{
    size_t length = 0;
    for (const xmlNode *node = root; node;) {
        bool aside = node != root && node_is_aside(node);
        bool paragraph = !aside && node_is(node, "p");
        length += paragraph ? paragraph_length(node) : 0;
        node = tree_next(root, node, !aside && !paragraph);
    }
    return length;
}

static bool is_body_marked(const xmlNode *node)
{
    return span_is(node_attribute(node, "itemprop"), "articleBody");
}

static bool is_article(const xmlNode *node)
{
    return node_is(node, "article") || span_is(node_attribute(node, "role"), "article");
}

static bool is_main(const xmlNode *node)
{
    return node_is(node, "main") || span_is(node_attribute(node, "role"), "main");
}

/* The element of that kind with the most text; NULL when none has enough. An element inside another
 * of its kind is not looked at. */
static xmlNode *find_marked(xmlNode *root, bool (*matches)(const xmlNode *))
{
    xmlNode *best = NULL;
    size_t best_length = ENOUGH_TEXT;
    for (xmlNode *node = root; node;) {
        bool found = node->type == XML_ELEMENT_NODE && matches(node);
        size_t length = found ? text_length(node) : 0;
        if (length > best_length) {
            best = node;
            best_length = length;
        }
        node = tree_next(root, node, !found);
    }
    return best;
}

struct score {
    xmlNode *node;
    size_t points;
};

struct scores {
    struct arena *arena;
    struct table *places;
    struct score *items;
    size_t count;
    size_t capacity;
};

static void score_add(struct scores *scores, xmlNode *node, size_t points)
{
    if (!node || node->type != XML_ELEMENT_NODE) {
        return;
    }
    struct span key = arena_copy(scores->arena, (struct span){(const char *)&node, sizeof node});
    uint32_t place = table_intern(scores->places, key, (uint32_t)scores->count);
    if (place == scores->count) {
        scores->items = arena_grow(scores->arena, scores->items, scores->count, &scores->capacity,
                                   sizeof *scores->items);
        scores->items[scores->count++] = (struct score){node, 0};
    }
    scores->items[place].points += points;
}

/* A paragraph's text counts for its parent, and half for the parent of that. */
static xmlNode *find_densest(struct arena *arena, xmlNode *root)
{
    struct scores scores = {.arena = arena, .places = table_new(arena, 64)};
    for (xmlNode *node = root; node;) {
        bool aside = node_is_aside(node);
        if (!aside && node_is(node, "p")) {
            size_t length = paragraph_length(node);
            score_add(&scores, node->parent, length);
            score_add(&scores, node->parent ? node->parent->parent : NULL, length / 2);
        }
        node = tree_next(root, node, !aside);
    }
    struct score best = {root, ENOUGH_TEXT};
    for (size_t i = 0; i < scores.count; i++) {
        best = scores.items[i].points > best.points ? scores.items[i] : best;
    }
    static const char *const inlines[] = {"font",   "span", "b",      "i",
                                          "center", "big",  "strong", NULL};
    while (best.node != root && best.node->parent && node_is_any(best.node, inlines)) {
        best.node = best.node->parent;
    }
    return best.node;
}

/* The element around the entries of a live report: articles beside each other, of which that with
 * most text has less than two thirds of it. */
static xmlNode *around_entries(xmlNode *article)
{
    static const char *const words[] = {"live", "liveblog", "entries", "posts", NULL};
    if (!article->parent || !node_has_word(article->parent, words)) {
        return article;
    }
    size_t own = text_length(article);
    size_t all = 0;
    for (const xmlNode *node = article->parent->children; node; node = node->next) {
        all += node->type == XML_ELEMENT_NODE && is_article(node) ? text_length(node) : 0;
    }
    return own * 3 < all * 2 ? article->parent : article;
}

static xmlNode *find_main(struct arena *arena, xmlNode *root)
{
    bool (*const kinds[])(const xmlNode *) = {is_article, is_body_marked};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        xmlNode *found = find_marked(root, kinds[i]);
        if (found) {
            return i == 0 ? around_entries(found) : found;
        }
    }
    xmlNode *main = find_marked(root, is_main);
    return find_densest(arena, main ? main : root);
}

/* --- what the page says of itself ------------------------------------------------------------- */

static void read_meta(const xmlNode *node, struct metadata *metadata)
{
    static const char *const keys[] = {"property", "name", "itemprop"};
    struct span value = node_attribute(node, "content");
    if (span_is(node_attribute(node, "itemprop"), "name")) {
        bool publisher = span_is(node_attribute(node->parent, "itemprop"), "publisher");
        metadata_put(metadata, publisher ? META_SOURCE : META_FIELD_COUNT, value, RANK_META + 1);
        return; /* a person's, a body's: not the article's */
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys && !node_is_of_note(node); i++) {
        unsigned rank;
        enum metadata_field field = metadata_field_of(node_attribute(node, keys[i]), &rank);
        bool text = field == META_BODY || field == META_BODY_HTML || field == META_SUMMARY ||
                    field == META_ID;
        if (field != META_FIELD_COUNT && !text) {
            metadata_put(metadata, field, value, RANK_META + rank);
        }
    }
}

/* RDFa's names of schema.org's fields. */
static void read_rdfa(struct arena *arena, xmlNode *node, struct metadata *metadata)
{
    struct span content = node_attribute(node, "content");
    struct span stamp = node_attribute(node, "datetime");
    unsigned rank;
    enum metadata_field field = metadata_field_of(node_attribute(node, "property"), &rank);
    bool name = span_is(node_attribute(node, "property"), "name");
    bool told = field == META_AUTHOR || field == META_PUBLISHED || field == META_SECTION ||
                field == META_SOURCE || (field == META_TITLE && !name);
    if (told) {
        struct span text = content.ptr ? content : stamp.ptr ? stamp : node_text(arena, node);
        metadata_put(metadata, field, text, RANK_PRINTED + rank);
    }
}

/* What elements print and what that states; the first row that fits counts. */
struct printed_rule {
    const char *element;        /* NULL: any */
    const char *attribute;      /* one of `words` is its value; NULL: that of node_has_word */
    const char *const words[4]; /* NULL behind the last */
    const char *value; /* the attribute with what is stated, which must be there; NULL: the text */
    enum metadata_field field;
    unsigned rank; /* of RANK_TITLE_ELEMENT only what reads as a site's name */
};

static const struct printed_rule printed_rules[] = {
    {NULL, "itemprop", {"datePublished", NULL}, "content", META_PUBLISHED, RANK_PRINTED},
    {NULL, "itemprop", {"publisher", NULL}, NULL, META_SOURCE, RANK_PRINTED},
    {NULL, "itemprop", {"articleSection", NULL}, NULL, META_SECTION, RANK_PRINTED},
    {NULL, "itemprop", {"headline", NULL}, NULL, META_TITLE, RANK_PRINTED},
    {NULL, "itemprop", {"alternativeHeadline", NULL}, NULL, META_SUBTITLE, RANK_PRINTED},
    {NULL, "itemprop", {"author", NULL}, NULL, META_AUTHOR, RANK_PRINTED},
    {NULL, "rel", {"author", NULL}, NULL, META_AUTHOR, RANK_PRINTED},
    {NULL, NULL, {"logo", "site-name", "site-title", NULL}, NULL, META_SOURCE, RANK_TITLE_ELEMENT},
    {NULL, NULL, {"fn", "reader-credits", NULL}, NULL, META_AUTHOR, RANK_PRINTED + 3},
    /* hAtom's and hNews' dates */
    {NULL, NULL, {"published", "dtstamp", NULL}, "title", META_PUBLISHED, RANK_PRINTED},
    {NULL, NULL, {"source-org", NULL}, NULL, META_SOURCE, RANK_PRINTED},
    {"a", NULL, {"domain", NULL}, "href", META_URL, RANK_PRINTED + 9},
    {"link", "rel", {"canonical", NULL}, "href", META_URL, RANK_META},
};

static bool rule_fits(const struct printed_rule *rule, const xmlNode *node)
{
    return (!rule->element || node_is(node, rule->element)) &&
           (!rule->value || node_attribute(node, rule->value).ptr) &&
           (rule->attribute ? span_is_one_of(node_attribute(node, rule->attribute), rule->words)
                            : node_has_word(node, rule->words));
}

static void read_time(const xmlNode *node, struct metadata *metadata)
{
    struct span itemprop = node_attribute(node, "itemprop");
    bool published = span_is(itemprop, "datePublished") || node_attribute(node, "pubdate").ptr ||
                     node_has_word(node, (const char *const[]){"published", "entry", NULL});
    bool updated = span_is(itemprop, "dateModified") ||
                   node_has_word(node, (const char *const[]){"updated", "modified", NULL});
    if (!updated) {
        metadata_put(metadata, META_PUBLISHED, node_attribute(node, "datetime"),
                     RANK_PRINTED + (published ? 0 : 5));
    }
}

static void read_printed(struct arena *arena, xmlNode *node, struct metadata *metadata)
{
    if (!node->properties) {
        return;
    }
    if (node_is(node, "time")) {
        read_time(node, metadata);
        return;
    }
    for (size_t i = 0; i < sizeof printed_rules / sizeof *printed_rules; i++) {
        const struct printed_rule *rule = &printed_rules[i];
        if (!rule_fits(rule, node)) {
            continue;
        }
        struct span value =
            rule->value ? node_attribute(node, rule->value) : node_text(arena, node);
        bool site = word_is_capital(value) && word_count(value) <= 4 && value.len < SHORT_BYTES;
        if (rule->rank != RANK_TITLE_ELEMENT || site) {
            metadata_put(metadata, rule->field, value, rule->rank);
        }
        return;
    }
    if (node_attribute(node, "property").ptr) {
        read_rdfa(arena, node, metadata);
    }
}

/* The address in a browser's comment: "saved from url=(0035)https://…", SingleFile's " url:
 * https://…". */
static void read_comment(struct arena *arena, const xmlNode *comment, struct metadata *metadata)
{
    struct span text = span_of((const char *)comment->content);
    bool saved = span_find(text, SPAN("saved from url="), 0) != SIZE_MAX ||
                 span_find(text, SPAN("Page saved with SingleFile"), 0) != SIZE_MAX;
    size_t at = saved ? span_find(text, SPAN("http"), 0) : SIZE_MAX;
    struct span url = at == SIZE_MAX ? SPAN("") : word_next(text, &at);
    metadata_put(metadata, META_URL, arena_copy(arena, url), RANK_PRINTED + 9);
}

/* Looks at the whole document, since comments stand before and behind its root, too. */
static void read_comments(struct arena *arena, xmlNode *root, struct metadata *metadata)
{
    for (const xmlNode *node = root->doc->children; node; node = node->next) {
        if (node->type == XML_COMMENT_NODE) {
            read_comment(arena, node, metadata);
        }
    }
}

static void read_self_description(struct arena *arena, xmlNode *root, struct metadata *metadata,
                                  struct span *element_title)
{
    metadata_put(metadata, META_LANGUAGE, node_attribute(root, "lang"), RANK_META);
    read_comments(arena, root, metadata);
    for (xmlNode *node = root; node; node = tree_next(root, node, true)) {
        if (node->type == XML_COMMENT_NODE && node->parent == root) {
            read_comment(arena, node, metadata);
        }
        if (node->type != XML_ELEMENT_NODE) {
            continue;
        }
        if (node_is(node, "meta")) {
            read_meta(node, metadata);
        } else if (node_is(node, "script")) {
            if (span_equal_nocase(node_attribute(node, "type"), SPAN("application/ld+json")) &&
                node->children && node->children->content) {
                json_ld_read(arena, span_of((const char *)node->children->content), RANK_JSON_LD,
                             metadata);
            }
        } else if (node_is(node, "title")) {
            *element_title = element_title->ptr ? *element_title : node_text(arena, node);
            metadata_put(metadata, META_TITLE, *element_title, RANK_TITLE_ELEMENT);
        } else {
            read_printed(arena, node, metadata);
        }
    }
}

/* A page that is a wire's or a mail's text in <pre>, line by line: that text. */
static void read_preformatted(struct arena *arena, xmlNode *root, struct marked_text *out)
{
    for (xmlNode *node = root; node; node = tree_next(root, node, true)) {
        if (!node_is(node, "pre")) {
            continue;
        }
        struct span text = node_content(arena, node);
        if (text.len > ENOUGH_TEXT && text.len * 10 > out->text.len * 6) {
            *out = (struct marked_text){.text = text, .preformatted = true};
            return;
        }
    }
}

/* --- the writer ------------------------------------------------------------------------------- */

static bool is_inside_aside(const xmlNode *node)
{
    for (int i = 0; node && node->type == XML_ELEMENT_NODE && i < ANCESTORS_MAX; i++) {
        if (node_is_aside(node)) {
            return true;
        }
        node = node->parent;
    }
    return false;
}

/* Whether the address is that of a writer's page. */
static bool is_writers_page(struct span address)
{
    static const char *const folders[] = {
        "/author/",     "/authors/", "/profile/", "/people/",    "/reporter/", "/staff/",
        "/journalist/", "/by/",      "/writers/", "/reporters/", NULL};
    return address.len > 0 && holds_any(address, folders);
}

/* The byline that the page prints beside its article: what is called so, or a link to a writer's
 * page; the first that reads as names. */
static void read_page_byline(struct arena *arena, xmlNode *root, struct metadata *metadata)
{
    static const char *const words[] = {"byline",   "author", "submitted",
                                        "username", "writer", NULL};
    static const char *const posted[] = {"Posted by ", NULL}; /* a blog's, also at its foot */
    const xmlNode *read = NULL; /* what a text was in that was read already */
    for (xmlNode *node = root; node; node = tree_next(root, node, true)) {
        bool link = node_is(node, "a") && is_writers_page(node_attribute(node, "href"));
        bool called = node->type == XML_ELEMENT_NODE && node_has_word(node, words);
        bool leaf = node->type == XML_TEXT_NODE && node->parent != read &&
                    starts_with_any(text_trim(span_of((const char *)node->content)), posted);
        if (!leaf && ((!link && !called) || is_inside_aside(node))) {
            continue;
        }
        read = leaf ? node->parent : read;
        struct span text = node_text(arena, leaf ? node->parent : node);
        struct byline byline = {0};
        if (text.len < BYLINE_BYTES && byline_read(arena, text, true, &byline) &&
            byline.author_count > 0) {
            bool opened = byline_read(arena, text, false, &byline);
            metadata_put(metadata, META_AUTHOR, text, RANK_PRINTED);
            metadata_put(metadata, META_BYLINE, opened ? text : (struct span){0}, RANK_PRINTED);
            return;
        }
    }
}

/* The date that the page prints under its headline, in what is called a date. */
static void read_page_date(struct arena *arena, xmlNode *root, struct metadata *metadata)
{
    static const char *const words[] = {"date",    "published", "posted", "timestamp",
                                        "pubdate", "dateline",  "time",   NULL};
    static const char *const own[] = {"timestamp", "pubdate", "published", "posted", NULL};
    bool below = false;
    for (xmlNode *node = root; node; node = tree_next(root, node, true)) {
        bool leaf = node->type == XML_ELEMENT_NODE && node->children &&
                    node->children->type == XML_TEXT_NODE;
        if (!leaf || (below && !node_has_word(node, words))) {
            continue;
        }
        struct span text = node_text(arena, node);
        struct printed_date date;
        struct span outlet = {0};
        below = below ||
                (title_has_words(text, metadata->values[META_TITLE]) && !node_is(node, "title"));
        if (text.len < BYLINE_BYTES && node_has_word(node, below ? words : own) &&
            piece_is_date_line(text, &date, &outlet) && date.year && !is_inside_aside(node)) {
            metadata_put(metadata, META_PUBLISHED, text, RANK_PRINTED + 9);
            return;
        }
    }
}

/* The only whole date that stands on the page by itself, where none is called one. */
static void read_lone_date(struct arena *arena, xmlNode *root, struct metadata *metadata)
{
    struct span only = {0};
    for (xmlNode *node = root; node; node = tree_next(root, node, true)) {
        struct span text = node->type == XML_TEXT_NODE
                               ? text_trim(span_of((const char *)node->content))
                               : SPAN("");
        struct printed_date date;
        if (text.len < 6 || text.len > SHORT_BYTES || printed_date_parse(text, &date) != text.len ||
            !date.year || !date.day || is_inside_aside(node->parent)) {
            continue;
        }
        if (only.ptr && !span_equal(only, text)) {
            return;
        }
        only = arena_copy(arena, text);
    }
    metadata_put(metadata, META_PUBLISHED, only, RANK_PRINTED + 19);
}

/* Whether the text itself states when it was printed, above its first paragraphs. */
static bool states_date(const struct marked_text *text)
{
    for (size_t i = 0; i < text->piece_count; i++) {
        struct span piece = span_slice(text->text, text->pieces[i].start, text->pieces[i].end);
        struct printed_date date;
        struct span outlet = {0};
        if (piece_is_date_line(piece, &date, &outlet) && date.year) {
            return true;
        }
    }
    return false;
}

static bool names_writer(const struct metadata *metadata, const struct marked_text *text)
{
    bool named = metadata->values[META_AUTHOR].ptr || metadata->values[META_BYLINE].ptr ||
                 metadata->author_count > 0;
    for (size_t i = 0; i < text->piece_count && !named; i++) {
        const struct marked_piece *piece = &text->pieces[i];
        named = piece->mark == MARK_BYLINE &&
                has_words(span_slice(text->text, piece->start, piece->end), 2);
    }
    return named;
}

/* Drops the pieces up to and with the headline. */
static void drop_title(struct marked_text *text, struct span title)
{
    for (size_t i = 0; i < text->piece_count && i < 8; i++) {
        struct span piece = span_slice(text->text, text->pieces[i].start, text->pieces[i].end);
        if (title_has_words(piece, title)) {
            text->pieces += i + 1;
            text->piece_count -= i + 1;
            return;
        }
    }
}

/* The heading that prints the headline above the element of the article; NULL when none does. */
static xmlNode *find_heading_above(struct arena *arena, xmlNode *root, const xmlNode *main,
                                   struct span title)
{
    for (xmlNode *node = root; node && node != main; node = tree_next(root, node, true)) {
        if (node_is(node, "h1") && title_has_words(node_text(arena, node), title)) {
            return node;
        }
    }
    return NULL;
}

/* Puts what the page prints between its headline and the element of its article, where that holds
 * nothing but the report, before its text: the deck, the writer, the date, a picture. */
static void read_above_report(struct arena *arena, xmlNode *root, xmlNode *main, struct span title,
                              struct marked_text *text)
{
    struct marked_text above;
    xmlNode *heading = title.len ? find_heading_above(arena, root, main, title) : NULL;
    if (!heading || !tree_read_between(arena, root, heading, main, ABOVE_BYTES, &above) ||
        above.piece_count == 0 || above.piece_count > ABOVE_PIECES) {
        return;
    }
    size_t shift = above.text.len + 2;
    size_t count = above.piece_count + text->piece_count;
    struct marked_piece *pieces = ARENA_ARRAY(arena, struct marked_piece, count);
    memcpy(pieces, above.pieces, above.piece_count * sizeof *pieces);
    for (size_t i = 0; i < text->piece_count; i++) {
        struct marked_piece piece = text->pieces[i];
        pieces[above.piece_count + i] =
            (struct marked_piece){piece.start + shift, piece.end + shift, piece.mark};
    }
    text->text = ARENA_JOIN(arena, above.text, SPAN("\n\n"), text->text);
    text->pieces = pieces;
    text->piece_count = count;
    text->above = above.piece_count;
}

/* Takes their names off the elements around the headline that are called asides,
 * "story-social-affairs": what holds it is none. Whether there are some. */
static bool forget_names(xmlNode *root)
{
    bool found = false;
    for (xmlNode *node = root; node; node = tree_next(root, node, true)) {
        for (xmlNode *above = node_is(node, "h1") ? node->parent : NULL; above && above != root;
             above = above->parent) {
            if (node_is_aside(above)) {
                xmlUnsetProp(above, (const xmlChar *)"class");
                xmlUnsetProp(above, (const xmlChar *)"id");
                found = true;
            }
        }
    }
    return found;
}

void html_read_page(struct arena *arena, struct span html, struct metadata *metadata,
                    struct marked_text *out)
{
    htmlDocPtr page = page_parse(html);
    xmlNode *root = page ? xmlDocGetRootElement(page) : NULL;
    *out = (struct marked_text){.text = SPAN("")};
    if (root) {
        struct span element_title = {0};
        read_self_description(arena, root, metadata, &element_title);
        xmlNode *main = find_main(arena, root);
        tree_read_text(arena, main, out);
        if (out->piece_count == 0 && forget_names(root)) {
            main = find_main(arena, root);
            tree_read_text(arena, main, out);
        }
        title_decide(arena, root, main, out, element_title, metadata);
        title_read_subtitle(arena, root, metadata);
        drop_title(out, metadata->values[META_TITLE]);
        read_above_report(arena, root, main, metadata->values[META_TITLE], out);
        read_preformatted(arena, root, out);
        if (!metadata->values[META_PUBLISHED].ptr && !out->preformatted) {
            read_page_date(arena, root, metadata);
            if (!metadata->values[META_PUBLISHED].ptr && !states_date(out)) {
                read_lone_date(arena, root, metadata);
            }
        }
        if (!out->preformatted && !names_writer(metadata, out)) {
            read_page_byline(arena, root, metadata);
        }
    }
    for (size_t i = 0; i < META_FIELD_COUNT; i++) {
        metadata->values[i] = arena_copy(arena, metadata->values[i]);
    }
    xmlFreeDoc(page);
}
