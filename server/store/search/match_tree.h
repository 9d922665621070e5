#ifndef DATELINED_STORE_MATCH_TREE_H
#define DATELINED_STORE_MATCH_TREE_H

#include "base/arena.h"
#include "base/span.h"

enum { MATCH_PHRASES_MAX = 64 };

/* An FTS5 expression as search_compile_text writes it, read back for those who count without
 * FTS5: phrases joined by AND, OR and NOT. */
struct match_node {
    enum { MATCH_PHRASE, MATCH_AND, MATCH_OR, MATCH_NOT } kind;
    uint64_t bit;                    /* of a phrase */
    struct match_node *first, *next; /* children: of NOT what is asked for, then what is not */
};

struct match_tree {
    const struct match_node *root;
    struct span phrases[MATCH_PHRASES_MAX]; /* with their quotes, in FTS5's order */
    size_t phrase_count;
};

/* Reads an expression; false when it has something that only FTS5 can answer (NEAR, columns, a NOT
 * within an OR, too many phrases). */
bool match_tree_read(struct arena *arena, struct span expression, struct match_tree *out);

/* Of the phrases that a row has (a bit each) those that count for it: none that stands in an
 * alternative which the row does not meet. 0: the row is not found. */
uint64_t match_tree_counted(const struct match_tree *tree, uint64_t present);

#endif
