#ifndef DATELINED_EXTRACT_DATE_TRIM_H
#define DATELINED_EXTRACT_DATE_TRIM_H

#include "date_atoms.h"

/* The node `at` as it is told: without the "in" of a length, the article of a noun behind it ("the
 * third-quarter profit") and the "after" or "before" that leads to an event, with "about", "more
 * than" … before it. A changed reading lives in `arena`. */
struct date_node date_trim(struct arena *arena, const struct document *document,
                           const struct date_nodes *nodes, size_t at);

#endif
