#ifndef DATELINED_SERVER_INGEST_COPIES_COPIES_H
#define DATELINED_SERVER_INGEST_COPIES_COPIES_H

#include "base/span.h"
#include "base/status.h"
#include "sketch.h"
#include "store/load.h"

/* Copies among all articles of the archive, whether from files or posted. */

/* Keeps the sketch of an article that was just put. STATUS_IO. */
MUST_CHECK enum status copies_remember(struct store_load *load, struct span id,
                                       const struct sketch *sketch);

/* Says of every article of the archive whether it is a copy, and of which: see corpus_group. What
 * is the same set of articles gives the same groups, however they came in. To be called after
 * articles were put or removed, before the load is published. Linear in the archive: about a
 * kilobyte of memory for each article while it runs. STATUS_IO. */
MUST_CHECK enum status copies_group(struct store_load *load);

/* The same after nothing but these `count` new articles were put: looks only at them, what they are
 * copies of, and what that is in a chain of copies with. Linear in the archive, too, but in a pass
 * over the sketches. STATUS_IO. */
MUST_CHECK enum status copies_add(struct store_load *load, const struct span *ids, size_t count);

#endif
