#ifndef DATELINED_STORE_SEARCH_H
#define DATELINED_STORE_SEARCH_H

#include "search_compile.h"
#include "store/list.h"

/* A search text understood: what the text index is asked, and what other tables are. */
struct search {
    struct span match;       /* FTS5 expression that ranks; absent when nothing does */
    struct select condition; /* what else must hold of articles AS a; empty: nothing */
    struct span parsed;      /* how it was understood, one readable line */
    struct span suggestion;  /* the text with unknown words replaced; absent: nothing was */
};

/* Reads query->text for a text index and its list. A text without words asks for nothing.
 * STATUS_INVALID for an unbalanced quote or bracket, its code point offset in *position. */
MUST_CHECK enum status search_read(struct store_reader *reader, struct arena *arena,
                                   const struct query *query, const struct text_index *index,
                                   struct search *out, uint32_t *position);

/* Those of the articles (list articles AS a) and of the events (list event AS v). */
extern const struct text_index search_articles, search_events;

/* Adds the conditions to the list. */
void search_add_conditions(const struct search *search, struct list *list);

/* `folded` (words_fold) with those of its words that occur nowhere replaced by the nearest known
 * ones. */
MUST_CHECK enum status search_mend_words(struct store_reader *reader, struct arena *arena,
                                         struct span folded, struct span *out);

#endif
