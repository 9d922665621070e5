#ifndef DATELINED_STORE_EVENT_BLOCKS_H
#define DATELINED_STORE_EVENT_BLOCKS_H

#include "store/counts/telling.h"
#include "store/load/loading.h"

/* Puts what a sentence tells into its blocks, in place of those where it was. Errors as any
 * statement. */
MUST_CHECK enum status event_blocks_put(struct store_load *load, int64_t evidence_id,
                                        const struct telling *telling);

#endif
