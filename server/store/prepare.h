#ifndef DATELINED_STORE_PREPARE_H
#define DATELINED_STORE_PREPARE_H

#include "store/archive.h"

/* Counts the census of the reader's generation, unless it is counted, and keeps the posting lists
 * of the commonest words, and what else was asked of a census before. Stops early, with
 * STATUS_CANCELLED, when the read is cancelled. */
MUST_CHECK enum status prepare_read(struct store_reader *reader);

/* Tells the preparing thread, if there is one, that a generation was published. */
void prepare_wake(struct store *store);

#endif
