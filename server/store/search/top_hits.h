#ifndef DATELINED_STORE_TOP_HITS_H
#define DATELINED_STORE_TOP_HITS_H

#include "store/counts/census.h"
#include "store/list.h"

/* Chooses the rows of a ranked list's page and counts all of them without asking for each row, when
 * the census of the reader's generation is there: the same rows, scores and order as the list's
 * hits give. Leaves the list as it is when it cannot: no census (it is not waited for), an
 * expression that only FTS5 can answer, all rows at once. `kind` tells in which index the list
 * searches. Errors as any statement. */
MUST_CHECK enum status top_hits_choose(struct list *list, enum census_text_kind kind);

/* Marks (1) in `met`, by listed row, what the list's expression finds, whatever else the list asks
 * for; *out tells whether it could. Errors as any statement. */
MUST_CHECK enum status top_hits_mark(struct list *list, const struct census *census,
                                     enum census_text_kind kind, uint8_t *met, bool *out);

#endif
