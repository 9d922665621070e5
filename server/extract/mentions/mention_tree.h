#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTION_TREE_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTION_TREE_H

#include "mention.h"
#include "text/document.h"

/* The number of the first of `count` mentions, in the order of the text, that ends behind token
 * `token`; `count` when none does. By bisection. */
size_t mentions_from(const struct mention *mentions, size_t count, uint32_t token);

/* The token of the mention that hangs outside of it in the dependency tree; its first one when the
 * sentence has no tree. */
uint32_t mention_head(const struct document *document, const struct mention *mention);

/* The token that `token` hangs on; UINT32_MAX for a root and in a sentence without a tree. */
uint32_t mention_governor(const struct document *document, uint32_t token);

#endif
