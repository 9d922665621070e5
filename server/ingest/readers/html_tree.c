/* HTML trees to text. The walk goes from node to node without recursion, so deep nesting costs no
 * stack. Every block element ends a piece; what a piece is (paragraph, heading, caption, list item,
 * byline) is said by the innermost telling element around it. */
#include "html_tree.h"

#include <ctype.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "ingest/header/invitation.h"
#include "ingest/header/wording.h"

enum { CLIMB_MAX = 12, LINE_BYTES = 4096 };

xmlNode *tree_next(const xmlNode *root, const xmlNode *node, bool enter)
{
    if (enter && node->children && node->type == XML_ELEMENT_NODE) {
        return node->children;
    }
    while (node && node != root && !node->next) {
        node = node->parent;
    }
    return !node || node == root ? NULL : node->next;
}

bool node_is(const xmlNode *node, const char *element)
{
    return node->type == XML_ELEMENT_NODE && (char)node->name[0] == element[0] &&
           strcmp((const char *)node->name, element) == 0;
}

bool node_is_any(const xmlNode *node, const char *const *elements)
{
    for (; *elements; elements++) {
        if (node_is(node, *elements)) {
            return true;
        }
    }
    return false;
}

struct span node_attribute(const xmlNode *node, const char *name)
{
    if (node->type != XML_ELEMENT_NODE) {
        return (struct span){0};
    }
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        bool plain = attribute->children && attribute->children->type == XML_TEXT_NODE;
        if (plain && strcmp((const char *)attribute->name, name) == 0) {
            return span_of((const char *)attribute->children->content);
        }
    }
    return (struct span){0};
}

/* Whether a class says what the element has, or where its report belongs, and not what it is:
 * "has-sidebar", "category-social", Drupal's "node-promoted" and "field--label-hidden". */
static bool is_state(struct span name)
{
    static const char *const starts[] = {
        "has-",          "no-",          "with-",         "without-", "category-",
        "tag-",          "status-",      "node-promoted", "node--",   "field-label-",
        "field--label-", "field--type-", "field-type-",   NULL};
    return starts_with_any(name, starts) > 0;
}

/* Whether one of the words is in the text: between spaces, or a run of letters and digits. */
static bool has_word(struct span text, const char *const *words)
{
    size_t from = 0;
    for (struct span name = word_next(text, &from); name.len; name = word_next(text, &from)) {
        if (is_one_of(name, words)) { /* "site-title" */
            return true;
        }
        bool state = is_state(name);
        size_t start = 0;
        for (size_t at = 0; at <= name.len && !state; at++) {
            bool inside = at < name.len && isalnum((unsigned char)name.ptr[at]);
            if (!inside && at > start && is_one_of(span_slice(name, start, at), words)) {
                return true;
            }
            start = inside ? start : at + 1;
        }
    }
    return false;
}

bool node_has_word(const xmlNode *node, const char *const *words)
{
    static const char *const attributes[] = {"class", "id", "role", "itemprop"};
    if (node->type != XML_ELEMENT_NODE || !node->properties) {
        return false;
    }
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        if (has_word(node_attribute(node, attributes[i]), words)) {
            return true;
        }
    }
    return false;
}

/* Whether what is called a paywall asks for money; others hold the report itself, as schema.org's
 * "cssSelector" of it means. */
static bool is_paywall_box(const xmlNode *node)
{
    if (!node_has_word(node, (const char *const[]){"paywall", NULL})) {
        return false;
    }
    for (const xmlNode *child = node->children; child; child = child->next) {
        const xmlNode *text = node_is(child, "p") ? child->children : NULL;
        if (text && text->type == XML_TEXT_NODE) {
            struct span words = span_of((const char *)text->content);
            return !ends_sentence(text_trim(words), true) || invitation_is_offer(words) ||
                   invitation_is_line(words);
        }
    }
    return true;
}

/* Whether the form is the whole page's, as ASP.NET has it. */
static bool is_page_form(const xmlNode *node)
{
    static const char *const names[] = {"aspnetForm", "form1", "Form1", "mainform", NULL};
    return span_is_one_of(node_attribute(node, "name"), names) ||
           span_is_one_of(node_attribute(node, "id"), names);
}

/* Elements that are no part of an article, and words by which others are called so. */
static const char *const aside_elements[] = {
    "script",   "style", "nav",    "aside", "footer", "form",  "button",   "iframe",
    "noscript", "svg",   "select", "input", "object", "embed", "template", "canvas",
    "head",     "audio", "video",  "map",   "dialog", "label", NULL};
static const char *const aside_words[] = {
    "ad",           "ads",         "advert",     "adverts",       "advertisement", "advertising",
    "adslot",       "banner",      "breadcrumb", "breadcrumbs",   "comment",       "comments",
    "cookie",       "cookies",     "disqus",     "footer",        "cta",           "login",
    "menu",         "modal",       "nav",        "navbar",        "navigation",    "newsletter",
    "outbrain",     "popular",     "popup",      "promo",         "promoted",      "promotion",
    "recirc",       "recommended", "related",    "share",         "sharing",       "sidebar",
    "signup",       "skip",        "social",     "sponsor",       "sponsored",     "subscribe",
    "subscription", "taboola",     "tags",       "toolbar",       "trending",      "widget",
    "mostread",     "readmore",    "teaser",     "teasers",       "complementary", "disclaimer",
    "sharedaddy",   "tweet",       "addthis",    "sharethis",     "donate",        "donation",
    "infobox",      "pagination",  "pager",      "printfriendly", "masthead",      "editsection",
    "printfooter",  NULL};

/* Whether a class hides the element, from the eye at least; part of a class's name does not:
 * "overflow-hidden". */
static bool is_hidden_class(struct span classes)
{
    static const char *const names[] = {
        "hidden",  "visually-hidden",    "visuallyhidden", "is-hidden",         "u-hidden",
        "sr-only", "screen-reader-text", "d-none",         "element-invisible", "hide",
        NULL};
    static const char *const shown[] = {":block", ":flex", ":inline", ":grid", "d-sm-",
                                        "d-md-",  "d-lg-", "d-xl-",   NULL};
    size_t at = 0;
    for (struct span name = word_next(classes, &at); name.len; name = word_next(classes, &at)) {
        if (is_one_of(name, names)) {
            return !holds_any(classes, shown); /* on wide screens: "hidden md:block" */
        }
    }
    return false;
}

bool node_is_aside(const xmlNode *node)
{
    if (node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE) {
        return true;
    }
    if (node->type != XML_ELEMENT_NODE) {
        return false;
    }
    if (node_is_any(node, (const char *const[]){"html", "body", "main", "article", NULL})) {
        return false;
    }
    struct span style = node_attribute(node, "style");
    bool unseen = node_attribute(node, "hidden").ptr ||
                  span_is(node_attribute(node, "aria-hidden"), "true") ||
                  span_find(style, SPAN("display:none"), 0) != SIZE_MAX ||
                  span_find(style, SPAN("display: none"), 0) != SIZE_MAX;
    struct span name = node_attribute(node, "class");
    if (unseen || is_hidden_class(name)) {
        return true;
    }
    if ((node_is(node, "form") && is_page_form(node)) || /* ASP.NET puts the page into a form */
        span_find(name, SPAN("elementor-widget-theme-post"), 0) != SIZE_MAX ||
        span_find(name, SPAN("elementor-widget-container"), 0) != SIZE_MAX) {
        return false;
    }
    bool amp = strncmp((const char *)node->name, "amp-", 4) == 0;
    return amp || is_paywall_box(node) || node_is_any(node, aside_elements) ||
           node_has_word(node, aside_words);
}

/* --- text ------------------------------------------------------------------------------------- */

struct writer {
    struct arena *arena;
    struct buffer text;
    size_t limit; /* bytes of a text that are read */
    struct marked_piece *pieces;
    size_t count;
    size_t capacity;
    size_t start; /* of the piece under way */
    size_t links; /* its bytes inside links */
    bool open;
    bool space; /* white space stands before the next character */
    enum piece_mark mark;
};

static const char *const block_elements[] = {
    "p",          "div",     "h1",      "h2",      "h3",      "h4",    "h5",         "h6",
    "li",         "ul",      "ol",      "dl",      "dt",      "dd",    "blockquote", "figure",
    "figcaption", "section", "article", "header",  "main",    "table", "tr",         "td",
    "th",         "tbody",   "thead",   "caption", "address", "pre",   "hr",         "details",
    "summary",    "center",  "time",    "body",    NULL};

/* Blocks that are no part of an article. */
static const char *const asides_apart[] = {"aside", "nav", "footer", "form", "iframe", NULL};

/* What the elements around a piece say that it is. */
static enum piece_mark mark_at(const xmlNode *root, const xmlNode *node)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6", NULL};
    static const char *const captions[] = {"figcaption", "caption", "figure", NULL};
    static const char *const caption_words[] = {
        "caption",      "figcaption", "imagecaption", "photocaption", "captiontext",
        "thumbcaption", NULL};
    static const char *const byline_words[] = {"byline", "author", "authors", NULL};
    enum piece_mark mark = MARK_NONE;
    for (int i = 0; node && node != root->parent && i < CLIMB_MAX; i++, node = node->parent) {
        if (node_is_any(node, captions) || node_has_word(node, caption_words)) {
            return MARK_CAPTION;
        }
        if (node_is_any(node, headings)) {
            return MARK_HEADING;
        }
        if (node != root && node_has_word(node, byline_words)) {
            return MARK_BYLINE;
        }
        if (node_is(node, "li")) {
            return MARK_LIST_ITEM;
        }
        if (node_is(node, "p") || node_is(node, "blockquote")) {
            mark = MARK_PARAGRAPH;
        }
        if (node == root) {
            break;
        }
    }
    return mark;
}

static void piece_close(struct writer *writer)
{
    if (!writer->open) {
        return;
    }
    size_t len = writer->text.len - writer->start;
    struct span text = span_slice(buffer_span(&writer->text), writer->start, writer->text.len);
    bool link = writer->links * 10 > len * 8 && writer->mark != MARK_HEADING &&
                (word_count(text) > 2 || writer->mark == MARK_LIST_ITEM) &&
                !ends_sentence(text, false);
    writer->pieces = arena_grow(writer->arena, writer->pieces, writer->count, &writer->capacity,
                                sizeof *writer->pieces);
    writer->pieces[writer->count++] =
        (struct marked_piece){writer->start, writer->text.len, link ? MARK_RELATED : writer->mark};
    writer->open = false;
    writer->space = false;
}

static bool is_inside_link(const xmlNode *root, const xmlNode *node)
{
    for (int i = 0; node && node != root && i < CLIMB_MAX; i++, node = node->parent) {
        if (node_is(node, "a")) {
            return true;
        }
    }
    return false;
}

/* The length of the space at `at`, a no-break one, too; 0: there is none. */
static size_t space_at(struct span text, size_t at)
{
    char c = text.ptr[at];
    bool wide = c == '\xC2' && at + 1 < text.len && text.ptr[at + 1] == '\xA0';
    return wide ? 2 : c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void word_add(struct writer *writer, const xmlNode *root, const xmlNode *node,
                     struct span word)
{
    if (!writer->open) {
        buffer_add_string(&writer->text, writer->text.len ? "\n\n" : "");
        writer->start = writer->text.len;
        writer->links = 0;
        writer->open = true;
        writer->mark = mark_at(root, node->parent);
    } else if (writer->space) {
        bool after_line = writer->text.bytes[writer->text.len - 1] == '\n';
        buffer_add_string(&writer->text, after_line ? "" : " ");
    }
    writer->space = false;
    buffer_add(&writer->text, word);
}

static void text_add(struct writer *writer, const xmlNode *root, const xmlNode *node)
{
    struct span text = span_of((const char *)node->content);
    text.len = utf8_whole(text, writer->limit);
    bool link = is_inside_link(root, node->parent);
    for (size_t at = 0; at < text.len;) {
        size_t space = space_at(text, at);
        size_t end = at + space;
        while (space == 0 && end < text.len && space_at(text, end) == 0) {
            end++;
        }
        if (space > 0) {
            writer->space = true;
        } else {
            word_add(writer, root, node, span_slice(text, at, end));
            writer->links += link ? end - at : 0;
        }
        at = end;
    }
}

/* One <br> is a line end inside a paragraph; two of them end it, as one does outside paragraphs. */
static void line_break(struct writer *writer)
{
    bool second = writer->open && writer->text.bytes[writer->text.len - 1] == '\n';
    if (second || (writer->open && writer->mark == MARK_NONE)) {
        writer->text.len -= second;
        piece_close(writer);
    } else if (writer->open) {
        buffer_add_char(&writer->text, '\n');
        writer->space = false;
    }
}

/* Whether a block ends between `node` and `next`, which follows it in the document. */
static bool crosses_block(const xmlNode *root, const xmlNode *node, const xmlNode *next)
{
    if (next && node_is_any(next, block_elements)) {
        return true;
    }
    const xmlNode *until = next ? next->parent : NULL;
    for (; node && node != root && node != until; node = node->parent) {
        if (node_is_any(node, block_elements)) {
            return true;
        }
    }
    return false;
}

/* Reads from the node `from` below `root` up to `until` (NULL: to the end) while there are less
 * than `limit` bytes, of which the last text may be more by as many; whether `until` was reached.
 */
static bool read_range(struct arena *arena, xmlNode *root, xmlNode *from, const xmlNode *until,
                       size_t limit, struct marked_text *out)
{
    struct writer writer = {.arena = arena, .limit = limit};
    xmlNode *next = NULL;
    xmlNode *node = from;
    for (; node && node != until && writer.text.len < limit; node = next) {
        bool aside = node != root && node_is_aside(node);
        if (!aside && (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)) {
            text_add(&writer, root, node);
        } else if (node_is(node, "br")) {
            line_break(&writer);
        }
        next = tree_next(root, node, !aside);
        bool down = next && next->parent == node;
        bool set_apart = node_is_any(node, asides_apart) || node_is_any(node, block_elements);
        if ((aside && set_apart) || (next && node_is_any(next, block_elements))) {
            piece_close(&writer);
        } else if (!down && crosses_block(root, node, next)) {
            piece_close(&writer);
        }
    }
    piece_close(&writer);
    *out = (struct marked_text){.text = arena_copy(arena, buffer_span(&writer.text)),
                                .pieces = writer.pieces,
                                .piece_count = writer.count};
    if (!out->text.ptr) {
        out->text = SPAN("");
    }
    buffer_fini(&writer.text);
    return node == until;
}

static void read_text(struct arena *arena, xmlNode *root, size_t limit, struct marked_text *out)
{
    read_range(arena, root, root, NULL, limit, out);
}

bool tree_read_between(struct arena *arena, xmlNode *root, xmlNode *above, const xmlNode *below,
                       size_t limit, struct marked_text *out)
{
    return read_range(arena, root, tree_next(root, above, false), below, limit, out);
}

void tree_read_text(struct arena *arena, xmlNode *root, struct marked_text *out)
{
    read_text(arena, root, SIZE_MAX, out);
}

struct span node_content(struct arena *arena, xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    struct span text = arena_copy(arena, span_of((const char *)content));
    xmlFree(content);
    return text;
}

struct span node_markup(struct arena *arena, xmlNode *node)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    xmlNodeDump(buffer, node->doc, node, 0, 0);
    struct span markup = arena_copy(arena, span_of((const char *)xmlBufferContent(buffer)));
    xmlBufferFree(buffer);
    return markup;
}

struct span node_text(struct arena *arena, xmlNode *node)
{
    struct marked_text text;
    read_text(arena, node, LINE_BYTES, &text);
    return arena_one_line(arena, text.text);
}

bool node_is_of_note(const xmlNode *node)
{
    static const char *const names[] = {"created", "updated", "author", "source", NULL};
    enum { LOOKED_AT = 100 };
    size_t seen = 0;
    bool may = node->parent && span_is_one_of(node_attribute(node, "name"), names);
    for (const xmlNode *other = may ? node->parent->children : NULL; other && seen < LOOKED_AT;
         other = other->next, seen++) {
        if (span_is(node_attribute(other, "name"), "exporter-version")) {
            return true;
        }
    }
    return false;
}
