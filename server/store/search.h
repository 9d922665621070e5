#ifndef DATELINED_STORE_SEARCH_H
#define DATELINED_STORE_SEARCH_H

#include "store/list.h"

/* A search text understood: what the index is asked, and what other tables are. */
struct search {
    struct span match;      /* FTS5 expression; absent when only other conditions are left */
    struct span parsed;     /* how it was understood, for people */
    struct span suggestion; /* the text with unknown words replaced; absent: nothing was */
};

/* Reads query->text. STATUS_INVALID for an unbalanced quote or bracket, its code point offset in
 * *position. */
MUST_CHECK enum status search_read(struct store_reader *reader, struct arena *arena,
                                   const struct query *query, struct search *out,
                                   uint32_t *position);

/* Adds the conditions to a list of articles. */
void search_add_conditions(const struct search *search, struct list *list);

/* The words of a text as an FTS5 expression: all of them when the named statement (which takes the
 * expression and gives a row if there is a match) finds one, otherwise any of them. */
MUST_CHECK enum status search_simple(struct store_reader *reader, struct arena *arena,
                                     struct span text, const char *probe, struct span *match);

#endif
