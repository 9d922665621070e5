#ifndef DATELINED_STORE_FACET_ARTICLES_H
#define DATELINED_STORE_FACET_ARTICLES_H

#include "store/list.h"

/* Counts a facet of a list of articles in memory, when the census of the reader's generation is
 * there (it is not waited for); *done tells whether it did. Errors as any statement. */
MUST_CHECK enum status facet_articles_count(struct list *list, const struct list_facet *facet,
                                            struct facet_result *out, bool *done);

#endif
