#ifndef DATELINED_SERVER_INGEST_READERS_HTML_TREE_H
#define DATELINED_SERVER_INGEST_READERS_HTML_TREE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"
#include "html.h"

/* Looking at libxml2's trees. */

/* The node after `node` in the order of the document within `root`; children only when `enter`.
 * NULL at the end. */
xmlNode *tree_next(const xmlNode *root, const xmlNode *node, bool enter);

/* Whether the node is an element of that name; of one of the names in a NULL-terminated list. */
bool node_is(const xmlNode *node, const char *element);
bool node_is_any(const xmlNode *node, const char *const *elements);

/* An attribute's value, borrowed from the tree; absent when it is not there. */
struct span node_attribute(const xmlNode *node, const char *name);

/* Whether the class, id, role or itemprop has one of the words, ASCII letters in either case: a run
 * of letters and digits ("title" of "site-title") or what stands between spaces ("site-title"). */
bool node_has_word(const xmlNode *node, const char *const *words);

/* Whether what is in the element is not shown or not part of a text: scripts, forms, menus,
 * adverts, comments, links to other articles. */
bool node_is_aside(const xmlNode *node);

/* The text in the node, white space collapsed; of one that is no line (more than 4 KiB), its begin:
 * elements that are called a headline or a writer may hold the whole page, one in the other. */
struct span node_text(struct arena *arena, xmlNode *node);

/* All text in the node as it stands there, that of asides, too; the node as markup. Copies. */
struct span node_content(struct arena *arena, xmlNode *node);
struct span node_markup(struct arena *arena, xmlNode *node);

/* The text below `root` as pieces. */
void tree_read_text(struct arena *arena, xmlNode *root, struct marked_text *out);

/* The text behind the node `above` and before `below`, both below `root`, as pieces; false when
 * there are `limit` bytes or more, or `below` does not follow: then `*out` is no such text. */
bool tree_read_between(struct arena *arena, xmlNode *root, xmlNode *above, const xmlNode *below,
                       size_t limit, struct marked_text *out);

/* Whether what a <meta> says is of the note in which somebody kept the page, as Evernote writes it
 * out: when it was made, and by whom. */
bool node_is_of_note(const xmlNode *node);

#endif
