#ifndef DATELINED_SERVER_COMMANDS_ARCHIVE_H
#define DATELINED_SERVER_COMMANDS_ARCHIVE_H

#include "base/arena.h"
#include "extract/engine.h"
#include "ingest/loader.h"
#include "options.h"
#include "store/store.h"

/* What serve, load and export have in common: an engine, an open database, a loader for the
 * folders. */
struct archive {
    struct arena *arena;
    struct engine *engine;
    struct store *store;
    struct loader *loader;
    const char *path;           /* of the database */
    const char *const *folders; /* absolute paths */
    size_t folder_count;
};

/* Opens all of it for the folders `operands[first…]`. The database's default name is made from the
 * absolute paths of the folders, in $XDG_STATE_HOME/datelined or ~/.local/state/datelined.
 * STATUS_IO for a folder that cannot be read, and what engine_new and store_open return. */
MUST_CHECK enum status archive_open(const struct options *options, size_t first,
                                    struct archive *out, struct failure *failure);
void archive_close(struct archive *archive);

#endif
