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

/* A text index beside that of the articles. */
struct text_index {
    const char *probe;    /* statement that tells whether an expression matches anything */
    const char *matching; /* fragment: the condition that an expression matches */
};

/* The same language for another text index, without fields beyond the text, which are read as
 * words; what is unbalanced is read as words, too. Of *out, `match` is absent when nothing ranks,
 * and `condition` holds what then must hold (that a word is not there); both are empty when there
 * is nothing to look for. */
MUST_CHECK enum status search_read_text(struct store_reader *reader, struct arena *arena,
                                        const struct query *query, const struct text_index *index,
                                        struct search *out);

/* `folded` (words_fold) with those of its words that occur nowhere replaced by the nearest known
 * ones. */
MUST_CHECK enum status search_mend_words(struct store_reader *reader, struct arena *arena,
                                         struct span folded, struct span *out);

#endif
