/* RSS (0.9x, 1.0, 2.0) and Atom (RFC 4287) files: one article an item or entry; news agencies' own
 * XML (newsml.c). The feed's own title names the outlet when an item does not. Entities are not
 * fetched or expanded beyond what libxml2 bounds, and nothing is read from the network. */
#include <libxml/parser.h>

#include "html_tree.h"
#include "ingest/header/metadata.h"
#include "newsml.h"
#include "readers.h"

struct account {
    struct span login;
    struct span name;
};

struct feed {
    struct arena *arena;
    const struct reader_input *input;
    const struct reader_sink *sink;
    struct metadata defaults;
    struct account *accounts; /* WordPress's */
    size_t account_count;
    size_t account_capacity;
};

struct feed_name {
    const char *element;
    enum metadata_field field;
    unsigned rank;
};

/* Elements of items and entries, by local name; content:encoded before description, the dates of
 * publication before those of changes. */
static const struct feed_name elements[] = {
    {"title", META_TITLE, 1},
    {"encoded", META_BODY_HTML, 1},
    {"content", META_BODY_HTML, 2},
    {"description", META_BODY_HTML, 4},
    {"summary", META_BODY_HTML, 5},
    {"pubDate", META_PUBLISHED, 1},
    {"published", META_PUBLISHED, 1},
    {"date", META_PUBLISHED, 2},
    {"issued", META_PUBLISHED, 2},
    {"updated", META_PUBLISHED, 5},
    {"guid", META_ID, 1},
    {"id", META_ID, 1},
    {"source", META_SOURCE, 1},
    {"category", META_SECTION, 1},
    {"language", META_LANGUAGE, 1},
};

/* The text in an element, its markup as text when it is inline (Atom's xhtml content). */
static struct span element_text(struct arena *arena, xmlNode *node)
{
    bool markup = false;
    for (const xmlNode *child = node->children; child; child = child->next) {
        markup = markup || child->type == XML_ELEMENT_NODE;
    }
    return markup ? node_markup(arena, node) : node_content(arena, node);
}

static bool is_dublin_core(const xmlNode *node)
{
    return node->ns && node->ns->prefix && strcmp((const char *)node->ns->prefix, "dc") == 0;
}

/* Whether the element tells of a picture or of a broadcast, not of the report. */
static bool is_of_media(const xmlNode *node)
{
    static const char *const prefixes[] = {"media", "itunes", "googleplay", "podcast", NULL};
    return node->ns && span_is_one_of(span_of((const char *)node->ns->prefix), prefixes);
}

/* Authors are elements of text (RSS, Dublin Core) or hold a <name> (Atom). */
static void read_author(struct arena *arena, xmlNode *node, struct metadata *metadata)
{
    for (xmlNode *child = node->children; child; child = child->next) {
        if (node_is(child, "name")) {
            metadata_add_author(arena, metadata, element_text(arena, child));
            return;
        }
    }
    struct span text = element_text(arena, node);
    size_t open = span_find(text, SPAN("("), 0);
    size_t close = span_find(text, SPAN(")"), 0);
    bool address = memchr(text.len ? text.ptr : "", '@', text.len) != NULL;
    if (address && open < close && close != SIZE_MAX) {
        text = span_slice(text, open + 1, close); /* "jane@example.org (Jane Doe)" */
    }
    metadata_add_author(arena, metadata, text);
}

static void read_link(struct arena *arena, xmlNode *node, struct metadata *metadata)
{
    struct span href = node_attribute(node, "href");
    struct span rel = node_attribute(node, "rel");
    if (!href.ptr) {
        metadata_put(metadata, META_URL, element_text(arena, node), 1);
    } else if (!rel.ptr || span_is(rel, "alternate")) {
        metadata_put(metadata, META_URL, arena_copy(arena, href), 1);
    }
}

static void read_element(struct arena *arena, xmlNode *node, struct metadata *metadata)
{
    if (node_is(node, "link")) {
        read_link(arena, node, metadata);
        return;
    }
    if (node_is(node, "author") || node_is(node, "creator")) {
        read_author(arena, node, metadata);
        return;
    }
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (!node_is(node, elements[i].element)) {
            continue;
        }
        struct span term = node_attribute(node, "term"); /* Atom's category */
        if (span_starts_with(term, SPAN("http"))) {
            return; /* what Blogger says of the entry's kind */
        }
        struct span value = term.ptr ? arena_copy(arena, term) : element_text(arena, node);
        bool source = elements[i].field == META_SOURCE && node->children &&
                      node->children->type == XML_ELEMENT_NODE;
        bool media =
            (node_is(node, "content") && node_attribute(node, "url").ptr) || is_of_media(node);
        if (!source && !media) {
            metadata_put(metadata, elements[i].field, value,
                         elements[i].rank + (is_dublin_core(node) ? 1 : 0));
        }
        return;
    }
}

/* "Orland Observer » News": the outlet in a channel's title. */
static struct span outlet_of(struct span title)
{
    size_t at = span_find(title, SPAN(" » "), 0);
    return at == SIZE_MAX || at == 0 ? title : span_slice(title, 0, at);
}

/* Entities of HTML in titles, which many feeds encode twice. */
static void clean_title(struct arena *arena, struct metadata *metadata)
{
    struct span title = metadata->values[META_TITLE];
    if (title.len && (memchr(title.ptr, '&', title.len) || memchr(title.ptr, '<', title.len))) {
        struct marked_text text;
        html_read_fragment(arena, title, &text);
        metadata->values[META_TITLE] = text.text;
    }
}

/* <wp:author>: the name behind an account. */
static void read_account(struct feed *feed, xmlNode *account)
{
    struct span login = {0};
    struct span name = {0};
    for (xmlNode *node = account->children; node; node = node->next) {
        if (node_is(node, "author_login")) {
            login = element_text(feed->arena, node);
        } else if (node_is(node, "author_display_name")) {
            name = element_text(feed->arena, node);
        }
    }
    if (login.len && name.len) {
        feed->accounts = arena_grow(feed->arena, feed->accounts, feed->account_count,
                                    &feed->account_capacity, sizeof *feed->accounts);
        feed->accounts[feed->account_count++] = (struct account){login, name};
    }
}

/* Accounts among the authors are given their writers' names. */
static void name_writers(const struct feed *feed, struct metadata *metadata)
{
    for (size_t i = 0; i < metadata->author_count; i++) {
        for (size_t k = 0; k < feed->account_count; k++) {
            if (span_equal(metadata->authors[i], feed->accounts[k].login)) {
                metadata->authors[i] = feed->accounts[k].name;
                break;
            }
        }
    }
}

static enum status read_item(const struct feed *feed, xmlNode *item)
{
    struct metadata metadata = {0};
    for (xmlNode *node = item->children; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE) {
            read_element(feed->arena, node, &metadata);
        }
    }
    clean_title(feed->arena, &metadata);
    name_writers(feed, &metadata);
    metadata.values[META_SOURCE] = metadata.values[META_SOURCE].ptr
                                       ? metadata.values[META_SOURCE]
                                       : outlet_of(feed->defaults.values[META_TITLE]);
    metadata_put(&metadata, META_LANGUAGE, feed->defaults.values[META_LANGUAGE], 100);
    return metadata_give(feed->arena, &metadata, feed->input, true, feed->sink);
}

/* The feed's own facts: of the channel, or of Atom's root. */
static void read_feed(struct feed *feed, xmlNode *root)
{
    struct span lang = node_attribute(root, "lang");
    metadata_put(&feed->defaults, META_LANGUAGE, arena_copy(feed->arena, lang), 5);
    for (xmlNode *node = root->children; node; node = node->next) {
        if (node_is(node, "title") || node_is(node, "language")) {
            read_element(feed->arena, node, &feed->defaults);
        } else if (node_is(node, "author") && node->ns && node->ns->prefix) {
            read_account(feed, node);
        } else if (node_is(node, "channel")) {
            read_feed(feed, node);
        }
    }
}

static bool is_feed(const xmlNode *root)
{
    return root && node_is_any(root, (const char *const[]){"rss", "feed", "RDF", NULL});
}

static enum status read_items(struct feed *feed, xmlNode *root, struct failure *failure)
{
    if (newsml_is(root)) {
        struct metadata metadata = {0};
        newsml_read(feed->arena, root, &metadata);
        return metadata_give(feed->arena, &metadata, feed->input, false, feed->sink);
    }
    if (!is_feed(root)) {
        return failure_set(failure, STATUS_UNSUPPORTED, "is XML, but neither a feed nor NewsML");
    }
    read_feed(feed, root);
    enum status status = STATUS_OK;
    for (xmlNode *node = root; node && status == STATUS_OK;) {
        bool item = node_is(node, "item") || node_is(node, "entry");
        if (item) {
            status = read_item(feed, node);
        }
        node = tree_next(root, node, !item);
    }
    return status;
}

static enum status feed_read(struct arena *arena, const struct reader_input *input,
                             const struct reader_sink *sink, struct failure *failure)
{
    enum {
        OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
                  XML_PARSE_NOCDATA
    };
    if (input->bytes.len > INT32_MAX) {
        return failure_set(failure, STATUS_TOO_LARGE, "is longer than 2 GiB");
    }
    xmlDocPtr document =
        xmlReadMemory(input->bytes.ptr, (int)input->bytes.len, NULL, "UTF-8", OPTIONS);
    if (!document) {
        return failure_set(failure, STATUS_INVALID, "is not XML");
    }
    struct feed feed = {.arena = arena, .input = input, .sink = sink};
    enum status status = read_items(&feed, xmlDocGetRootElement(document), failure);
    xmlFreeDoc(document);
    return status;
}

/* The encoding in the XML declaration. */
static struct span feed_declared(struct span bytes)
{
    struct span top = span_slice(bytes, 0, bytes.len < 200 ? bytes.len : 200);
    size_t at = span_find(top, SPAN("encoding="), 0);
    if (at == SIZE_MAX || at + 10 >= top.len) {
        return (struct span){0};
    }
    at += sizeof "encoding=" - 1;
    char quote = top.ptr[at];
    size_t end = at + 1;
    while (end < top.len && top.ptr[end] != quote) {
        end++;
    }
    return span_slice(top, at + 1, end);
}

static const char *const extensions[] = {"rss", "atom", "xml", "rdf", NULL};

const struct reader feed_reader = {"feed", extensions, feed_declared, feed_read};
