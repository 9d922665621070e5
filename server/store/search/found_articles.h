#ifndef DATELINED_STORE_FOUND_ARTICLES_H
#define DATELINED_STORE_FOUND_ARTICLES_H

#include "store/counts/census.h"
#include "store/list.h"

/* Marks (1) by row the articles that the list's conditions find, those that came from the filters
 * `without` left out; of copies only the one that is shown, when the list collapses them. Errors as
 * any statement. */
MUST_CHECK enum status found_articles_mark(struct list *list, const struct census *census,
                                           const enum filter_field *without, size_t without_count,
                                           uint8_t **out);

/* Chooses the rows of the page of a list of articles by date, and counts all, in memory, when the
 * census of the reader's generation is there and there may be many; else leaves the list as it is.
 * Errors as any statement. */
MUST_CHECK enum status found_articles_choose(struct list *list);

#endif
