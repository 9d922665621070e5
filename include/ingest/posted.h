#ifndef DATELINED_INGEST_POSTED_H
#define DATELINED_INGEST_POSTED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "extract/engine.h"
#include "store/store.h"

/* Articles that come from a program instead of a folder. They stay until they are removed. */

struct posted_input {
    struct span bytes;    /* UTF-8: JSON or NDJSON as in a file of that form, or plain text */
    bool json;            /* else plain text */
    struct span id;       /* for the one article of a PUT; absent: the article's own, else the hash
                             of its text */
    size_t article_limit; /* bytes */
};

/* What became of one article of the input. */
struct posted_outcome {
    struct span id;     /* absent when it was refused without one */
    struct span reason; /* why it was refused; absent: it is in the archive */
    struct span wrong;  /* the field that is at fault, "published"; absent: the whole */
};

/* Reads, analyses, stores and publishes what was posted, an article of the same id is replaced.
 * Copies are looked for among all articles of the archive.
 * What cannot be read is told in its outcome and the rest is taken. Outcomes live in `arena`.
 * STATUS_BUSY while a load runs, STATUS_INVALID when nothing could be read (the reason in
 * `failure`), STATUS_IO, STATUS_INTERNAL. */
MUST_CHECK enum status posted_put(struct store *store, const struct engine *engine,
                                  struct arena *arena, const struct posted_input *input,
                                  const struct posted_outcome **out, size_t *count,
                                  struct failure *failure);

/* Reads `count` (at least one) posted articles of one post again, in the order of their places,
 * with what corrections now say of them, in a load under way, which the caller publishes. An
 * article that cannot be read any more stays as it is. STATUS_IO, STATUS_INTERNAL. */
struct store_load;
struct posted_place;
struct article_corrections;
MUST_CHECK enum status posted_reread(struct store_load *load, const struct engine *engine,
                                     const struct article_corrections *corrections,
                                     const struct posted_place *places, size_t count);

/* Removes an article and publishes that. STATUS_NOT_FOUND, STATUS_BUSY, STATUS_IO. */
MUST_CHECK enum status posted_remove(struct store *store, struct span id, struct failure *failure);

#endif
