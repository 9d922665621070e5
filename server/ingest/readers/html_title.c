/* The headline of a page: the heading that its article or its data name, else the part of <title>
 * that the page prints as a heading, else <title> without the outlet's name. */
#include "html_title.h"

#include <stdint.h>

#include "html_tree.h"
#include "ingest/header/wording.h"

enum { TITLE_BYTES = 300, SUBTITLE_WORDS_MIN = 4, SUBTITLE_WORDS_MAX = 60, SUBTITLE_ELEMENTS = 60 };

bool title_has_words(struct span a, struct span b)
{
    size_t i = 0;
    size_t k = 0;
    for (bool any = false;; any = true) {
        struct span x = word_next(a, &i);
        struct span y = word_next(b, &k);
        if (x.len == 0 || y.len == 0) {
            return any && x.len == y.len;
        }
        if (!span_equal_nocase(x, y)) {
            return false;
        }
    }
}

/* The printed headline: the first <h1> in the article, else the only one on the page that the
 * page's own data know, too. */
static struct span printed_title(struct arena *arena, xmlNode *root, xmlNode *main,
                                 struct span stated)
{
    for (xmlNode *node = main; node; node = tree_next(main, node, true)) {
        if (node_is(node, "h1")) {
            return node_text(arena, node);
        }
    }
    size_t count = 0;
    struct span title = {0};
    for (xmlNode *node = root; node; node = tree_next(root, node, true)) {
        if (node_is(node, "h1")) {
            struct span text = node_text(arena, node);
            title = text.len > 0 ? text : title;
            count += text.len > 0;
            if (stated.len > 0 && title_has_words(text, stated)) {
                return text;
            }
        }
    }
    return count == 1 && word_count(title) > 2 ? title : (struct span){0};
}

struct span title_alone(struct span title, struct span source)
{
    static const char *const signs[] = {" | ", " - ", " – ", " — ", " :: ", NULL};
    for (size_t at = title.len; at-- > 0;) {
        struct span rest = span_slice(title, at, title.len);
        size_t sign = starts_with_any(rest, signs);
        struct span tail = span_slice(rest, sign, rest.len);
        if (sign && (span_equal_nocase(tail, source) || is_outlet_name(tail))) {
            return span_slice(title, 0, at);
        }
    }
    return title;
}

/* What stands beside the headline in the page's <title>: the outlet's name, as a rule; absent when
 * `text` is not all of the title's one end. */
static struct span beside_in_title(struct span title, struct span text)
{
    static const char *const signs[] = {" | ", " - ", " – ", " — ", " :: ", " » ", " « ",
                                        " · ", ": ",  "| ",  " |",  " • ",  NULL};
    bool first = text.len > 0 && text.len < title.len && span_starts_with(title, text);
    bool last = text.len > 0 && text.len < title.len && span_ends_with(title, text);
    struct span rest = first  ? span_slice(title, text.len, title.len)
                       : last ? span_slice(title, 0, title.len - text.len)
                              : (struct span){0};
    for (const char *const *sign = signs; rest.ptr && *sign; sign++) {
        struct span mark = span_of(*sign);
        if (first ? span_starts_with(rest, mark) : span_ends_with(rest, mark)) {
            return text_trim(first ? span_slice(rest, mark.len, rest.len)
                                   : span_slice(rest, 0, rest.len - mark.len));
        }
    }
    return (struct span){0};
}

/* The printed headline that is one end of the page's <title>: a heading, else one of the first
 * pieces of the text; the longest. */
static struct span title_part(struct arena *arena, xmlNode *root, const struct marked_text *text,
                              struct span title)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", NULL};
    static const char *const called[] = {"title", "headline", NULL};
    struct span best = {0};
    for (xmlNode *node = root; node && title.len; node = tree_next(root, node, true)) {
        if (node_is_any(node, headings) ||
            (node->type == XML_ELEMENT_NODE && node_has_word(node, called))) {
            struct span heading = node_text(arena, node);
            bool part = heading.len > best.len && beside_in_title(title, heading).len > 0;
            best = part ? heading : best;
        }
    }
    for (size_t i = 0; i < text->piece_count && i < 8 && title.len; i++) {
        struct span piece = span_slice(text->text, text->pieces[i].start, text->pieces[i].end);
        bool part = piece.len > best.len && beside_in_title(title, piece).len > 0;
        best = part ? piece : best;
    }
    return word_count(best) > 2 ? best : (struct span){0};
}

/* Whether the page prints the name as its own, apart from headlines. */
static bool is_site_heading(struct arena *arena, xmlNode *root, struct span name)
{
    static const char *const called[] = {"logo",     "site-title", "sitename",
                                         "brand",    "blog-title", "site-name",
                                         "masthead", "header",     NULL};
    for (xmlNode *node = root; name.len && node; node = tree_next(root, node, true)) {
        bool heading =
            node_is(node, "h1") || (node->type == XML_ELEMENT_NODE && node_has_word(node, called));
        if (heading && title_has_words(node_text(arena, node), name)) {
            return true;
        }
    }
    return false;
}

/* The outlet beside the headline in the page's <title>: the outermost of several names. */
static struct span outlet_in_title(struct arena *arena, xmlNode *root, struct span title,
                                   struct span headline)
{
    static const char *const signs[] = {" | ", " - ", " – ", " — ", " » ", " « "};
    struct span outlet = beside_in_title(title, headline);
    for (size_t i = 0; outlet.len && i < sizeof signs / sizeof *signs; i++) {
        struct span sign = span_of(signs[i]);
        for (size_t at = span_find(outlet, sign, 0); at != SIZE_MAX;
             at = span_find(outlet, sign, 0)) {
            bool before = span_starts_with(title, outlet);
            outlet =
                before ? span_slice(outlet, 0, at) : span_slice(outlet, at + sign.len, outlet.len);
        }
    }
    struct span known = outlet; /* "Wikinews, the free news source" */
    known = text_trim(span_cut(&known, ','));
    outlet = known.len < outlet.len && is_known_outlet(known) ? known : outlet;
    bool named = is_outlet_name(outlet) || is_site_heading(arena, root, outlet) ||
                 (span_starts_with(title, outlet) && word_is_capital(outlet));
    return named && word_count(outlet) < 6 ? outlet : (struct span){0};
}

/* The only heading of a page without <h1>; absent when there are several or none. */
static struct span only_heading(struct arena *arena, xmlNode *root)
{
    static const char *const headings[] = {"h1", "h2", "h3", NULL};
    xmlNode *found = NULL;
    for (xmlNode *node = root; node; node = tree_next(root, node, true)) {
        if (node_is_any(node, headings)) {
            if (found || node_is(node, "h1")) {
                return (struct span){0};
            }
            found = node;
        }
    }
    struct span text = found ? node_text(arena, found) : (struct span){0};
    return word_count(text) > 3 ? text : (struct span){0};
}

/* What the page calls its headline without marking it as a heading. */
static struct span called_headline(struct arena *arena, xmlNode *root)
{
    static const char *const called[] = {"headline", NULL};
    for (xmlNode *node = root; node; node = tree_next(root, node, true)) {
        if (node->type == XML_ELEMENT_NODE && node_has_word(node, called)) {
            struct span text = node_text(arena, node);
            return word_count(text) > 2 && text.len < TITLE_BYTES ? text : (struct span){0};
        }
    }
    return (struct span){0};
}

/* "The Savania Standard | News" above every article: the outlet. */
static struct span outlet_first(struct span title)
{
    static const char *const signs[] = {" | ", " - ", " – ", " — ", " :: "};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t at = span_find(title, span_of(signs[i]), 0);
        struct span outlet = span_slice(title, 0, at == SIZE_MAX ? 0 : at);
        if (is_outlet_name(outlet)) {
            return outlet;
        }
    }
    return (struct span){0};
}

/* Whether the <title> is all that is known, nothing is marked as a heading and none of the first
 * pieces repeats it: old pages print their headline in large letters. */
static bool is_title_weak(xmlNode *root, const struct marked_text *text,
                          const struct metadata *metadata)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", NULL};
    struct span title = metadata->values[META_TITLE];
    for (size_t i = 0; i < text->piece_count && i < 8; i++) {
        struct span piece = span_slice(text->text, text->pieces[i].start, text->pieces[i].end);
        if (title_has_words(piece, title)) {
            return false;
        }
    }
    for (xmlNode *node = root; node; node = tree_next(root, node, true)) {
        if (node_is_any(node, headings)) {
            return false;
        }
    }
    return metadata->ranks[META_TITLE] == RANK_TITLE_ELEMENT;
}

void title_decide(struct arena *arena, xmlNode *root, xmlNode *main, struct marked_text *text,
                  struct span element_title, struct metadata *metadata)
{
    struct span part = title_part(arena, root, text, element_title);
    struct span stated = title_alone(metadata->values[META_TITLE], metadata->values[META_SOURCE]);
    struct span printed = printed_title(arena, root, main, stated);
    bool own =
        printed.len == 0 || (part.len > 0 && beside_in_title(element_title, printed).len > 0);
    printed =
        own && part.len > 0 && metadata->ranks[META_TITLE] == RANK_TITLE_ELEMENT ? part : printed;
    bool element = metadata->ranks[META_TITLE] == RANK_TITLE_ELEMENT;
    printed = printed.len == 0 && element ? only_heading(arena, root) : printed;
    printed = printed.len == 0 && element ? called_headline(arena, root) : printed;
    text->weak_title = printed.len == 0 && is_title_weak(root, text, metadata);
    metadata->values[META_TITLE] = printed.len > 0 ? printed : stated;
    metadata_put(metadata, META_SOURCE,
                 outlet_in_title(arena, root, element_title, metadata->values[META_TITLE]),
                 RANK_TITLE_ELEMENT);
    metadata_put(metadata, META_SOURCE, outlet_first(element_title), RANK_TITLE_ELEMENT);
    if (is_outlet_name(element_title) &&
        !title_has_words(element_title, metadata->values[META_TITLE])) {
        metadata_put(metadata, META_SOURCE, element_title, RANK_TITLE_ELEMENT);
    }
}

void title_read_subtitle(struct arena *arena, xmlNode *root, struct metadata *metadata)
{
    static const char *const called[] = {
        "subtitle", "sub-title", "subheadline", "sub-headline",    "subhead", "standfirst",
        "deck",     "dek",       "subheading",  "article-excerpt", NULL};
    static const char *const marks[] = {"data-qa", "data-testid", "data-gu-name"};
    struct span title = metadata->values[META_TITLE];
    bool below = false;
    bool aside = false;
    size_t seen = 0; /* elements below the headline */
    for (xmlNode *node = root; node && title.len && seen < SUBTITLE_ELEMENTS;
         node = tree_next(root, node, !aside)) {
        aside = below && node_is_aside(node);
        below = below || (node_is(node, "h1") && title_has_words(node_text(arena, node), title));
        if (!below || node->type != XML_ELEMENT_NODE || !node->properties || aside) {
            continue;
        }
        seen++;
        bool fits = node_has_word(node, called);
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !fits; i++) {
            fits = span_is_one_of(node_attribute(node, marks[i]), called);
        }
        if (fits) {
            struct span text = node_text(arena, node);
            bool line = has_words(text, SUBTITLE_WORDS_MIN) && !has_words(text, SUBTITLE_WORDS_MAX);
            metadata_put(metadata, META_SUBTITLE, line ? text : SPAN(""), RANK_TITLE_ELEMENT);
            return;
        }
    }
}
