#ifndef DATELINED_STORE_EVENT_BLOCKS_H
#define DATELINED_STORE_EVENT_BLOCKS_H

#include "block_list.h"
#include "store/counts/telling.h"
#include "store/load/loading.h"

/* Puts what a sentence tells into its blocks, in place of those where it was; into `list` unless
 * that is NULL. Errors as any statement. */
MUST_CHECK enum status event_blocks_put(struct store_load *load, struct block_list *list,
                                        int64_t evidence_id, const struct telling *telling);

/* The day by which a sentence is near others of its blocks; DAY_NONE: it has none. */
int32_t event_blocks_day(const struct telling *telling);

#endif
