#ifndef DATELINED_STORE_FOUND_ENTITIES_H
#define DATELINED_STORE_FOUND_ENTITIES_H

#include "store/list.h"

/* Marks the entities that share an article with given ones and those of articles of a period, which
 * no index tells, in the parts of a list of entities that ask for them; counts the census when
 * there is none yet. Errors as census_take. */
MUST_CHECK enum status found_entities_prepare(struct list *list);

/* Chooses the rows of the page of a prepared list, and counts all, in memory, when the census of
 * the reader's generation is there and there may be many; else leaves the list as it is. Errors as
 * any statement. */
MUST_CHECK enum status found_entities_choose(struct list *list);

/* Counts a facet of a prepared list as facet_articles_count does. */
MUST_CHECK enum status found_entities_count_facet(struct list *list, const struct list_facet *facet,
                                                  struct facet_result *out, bool *done);

#endif
