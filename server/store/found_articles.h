#ifndef DATELINED_STORE_FOUND_ARTICLES_H
#define DATELINED_STORE_FOUND_ARTICLES_H

#include "store/list.h"

/* Chooses the rows of the page of a list of articles by date, and counts all, in memory, when the
 * list is of articles that mention some entities, there may be many, and the census of the reader's
 * generation is there; else leaves the list as it is. Errors as any statement. */
MUST_CHECK enum status found_articles_choose(struct list *list);

#endif
