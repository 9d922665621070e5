#ifndef DATELINED_STORE_NEIGHBOURS_H
#define DATELINED_STORE_NEIGHBOURS_H

#include "block_list.h"
#include "store/load/loading.h"

/* A sentence is compared with so many others at most; the slots are a power of two, about twice
 * as many. */
enum { NEIGHBOURS_MAX = 500, NEIGHBOUR_SIGHTS = 1024 };

/* One that was met when the counter stood at `round`. */
struct neighbour_sight {
    int64_t evidence_id;
    uint64_t round;
};

/* The sentences that may tell what one tells; zero to begin with. */
struct neighbours {
    int64_t ids[NEIGHBOURS_MAX];
    size_t count;
    struct neighbour_sight
        sights[NEIGHBOUR_SIGHTS]; /* hashed by evidence_id; of other rounds: free */
    uint64_t round;
};

/* Lists the sentences that share a block with one, each once, from the blocks of a first load or,
 * when that is NULL, from the archive. Of more than NEIGHBOURS_MAX the nearest to `day` (DAY_NONE:
 * unknown), as far as they were loaded by then. Errors as any statement. */
MUST_CHECK enum status neighbours_list(struct neighbours *neighbours, struct store_load *load,
                                       const struct block_list *blocks, int64_t evidence_id,
                                       int32_t day);

#endif
