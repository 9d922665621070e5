#ifndef DATELINED_STORE_SEARCH_H
#define DATELINED_STORE_SEARCH_H

#include "store/list.h"
#include "store/search_parse.h"

/* A search text understood: what the text index is asked, and what other tables are. */
struct search {
    struct span match;       /* FTS5 expression that ranks; absent when nothing does */
    struct select condition; /* what else must hold of articles AS a; empty: nothing */
    struct span parsed;      /* how it was understood, one readable line */
    struct span suggestion;  /* the text with unknown words replaced; absent: nothing was */
};

/* Reads query->text for articles. A text without words asks for nothing. STATUS_INVALID for an
 * unbalanced quote or bracket, its code point offset in *position. */
MUST_CHECK enum status search_read(struct store_reader *reader, struct arena *arena,
                                   const struct query *query, struct search *out,
                                   uint32_t *position);

/* Adds the conditions to a list of articles. */
void search_add_conditions(const struct search *search, struct list *list);

/* The same language for another text index, without fields beyond the text, which are read as
 * words; what is unbalanced is read as words, too. `probe` names the statement that tells whether
 * an expression matches anything. The absent span when there is nothing to look for. */
MUST_CHECK enum status search_read_text(struct store_reader *reader, struct arena *arena,
                                        const struct query *query, const char *probe,
                                        struct span *match);

/* `folded` (words_fold) with those of its words that occur nowhere replaced by the nearest known
 * ones. */
MUST_CHECK enum status search_mend_words(struct store_reader *reader, struct arena *arena,
                                         struct span folded, struct span *out);

#endif
