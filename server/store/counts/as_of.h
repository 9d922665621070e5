#ifndef DATELINED_STORE_AS_OF_H
#define DATELINED_STORE_AS_OF_H

#include "store/archive.h"

/* Lets the present read of `reader` see the archive as it was known by `day`, until it is set to
 * another one or the read ends: the articles that had been published for certain, the sentences in
 * them, and each event as these told it (title, kind, status, date, place, parties, counts,
 * conflicts), under its present id; events that none of them tells are not there. Entities, their
 * names and their own counts stay as they are now. DAY_NONE: the archive as it is, as at the start
 * of each read. Statements that look for events find later ones, too, and may find them as they are
 * now: which they are is told by the census, which the reader has from then on. STATUS_TIMEOUT,
 * STATUS_CANCELLED, STATUS_IO as for any statement. */
MUST_CHECK enum status as_of_set(struct store_reader *reader, int32_t day);

/* Lets statements show these events (row numbers) as they were known; must come before rows are
 * read. Nothing happens without a day. Errors as as_of_set. */
MUST_CHECK enum status as_of_show(struct store_reader *reader, struct arena *arena,
                                  const uint32_t *events, size_t count);

#endif
