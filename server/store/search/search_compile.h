#ifndef DATELINED_STORE_SEARCH_COMPILE_H
#define DATELINED_STORE_SEARCH_COMPILE_H

#include "base/buffer.h"
#include "search_parse.h"
#include "store/select.h"

/* A tree as FTS5 and SQL. Words are always given as FTS5 strings of letters and digits, so nothing
 * that was typed can be syntax. */

/* A text index and the list beside it: names of statements and fragments. */
struct text_index {
    const char *probe;    /* statement that tells whether an expression matches anything */
    const char *matching; /* the condition that an expression matches */
    const char *columns[SEARCH_BODY + 1]; /* of the index, by field */
    /* Conditions: a mention of, or part in it by, an entity of a name and a type; a source; an
     * author; a type of events; a time. */
    const char *entity, *source, *author, *type, *date;
    int entity_uses; /* how often `entity` asks for name, name, name and type */
};

/* Whether the text index alone can answer: nothing in it is a field beyond the text, and every AND
 * and OR has something that it asks for and not only what it leaves out. */
bool search_is_text(const struct node *node);

/* Appends a tree for which search_is_text holds as an FTS5 expression. With `any`, the children of
 * the outermost AND are alternatives. */
void search_compile_text(struct buffer *out, const struct node *node, bool any);

/* Appends any tree as a condition on the index's list. */
void search_compile_condition(struct select *out, const struct node *node,
                              const struct text_index *index);

/* Whether a child of an AND need not be there, because it is a stop word among others. */
bool search_is_spare(const struct node *parent, const struct node *child);

/* One readable line: the same language, other names of a thing behind "also". */
void search_describe(struct buffer *out, const struct node *node);

#endif
