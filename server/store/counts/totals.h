#ifndef DATELINED_STORE_TOTALS_H
#define DATELINED_STORE_TOTALS_H

#include "store/archive.h"
#include "store/select.h"

/* Totals that were counted: those who walk through a long list, page after page, need it counted
 * once. Of one generation and load each; bounded; shared by threads. */
struct totals;
struct totals *totals_new(struct arena *arena);
void totals_fini(struct totals *totals);

/* A count as a statement and its values say it, to be found again. */
struct totals_key {
    uint64_t first, second; /* two hashes; both 0: it cannot be found again */
    uint64_t generation, load;
};
struct totals_key totals_key(const struct store_reader *reader, const struct select *count);

/* Whether it was counted; *total is. */
bool totals_find(struct totals *totals, const struct totals_key *key, uint64_t *total);
void totals_keep(struct totals *totals, const struct totals_key *key, uint64_t total);

#endif
