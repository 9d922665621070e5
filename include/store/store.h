#ifndef DATELINED_STORE_STORE_H
#define DATELINED_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* The archive: articles and what was read in them, kept in one SQLite file. A load is one
 * transaction, so that readers see the last complete generation until the new one is published,
 * and a crash leaves the old one. One thread writes; each reading thread has its own reader. */
struct store;
struct store_reader;

struct store_options {
    const char *path;            /* a file, made with its folders when absent; or ":memory:" */
    const char *program_version; /* kept in the file, part of its identity */
    const char *reading_version; /* names models, lexicons and rules: when it differs from the
                                    stored one, every article is analysed anew */
};

/* Opens or creates the archive, migrates its schema and takes its lock. STATUS_BUSY (another
 * daemon has it), STATUS_NEWER_VERSION (left as it is), STATUS_CORRUPT (not our file), STATUS_IO;
 * one line in `failure`. */
MUST_CHECK enum status store_open(const struct store_options *options, struct store **out,
                                  struct failure *failure);

/* What one thing is called: its names as printed. */
struct known_names {
    const struct span *names;
    size_t count;
};

/* Lets searches understand names that the articles do not use, such as "DRC", by those that they
 * do. Copies the groups; before the first reader. */
void store_know_names(struct store *store, const struct known_names *groups, size_t count);

void store_close(struct store *store); /* NULL is allowed; readers must be freed before */

/* Counts ahead, in a thread of its own, what searches and charts count, whenever a generation of a
 * large archive is published. Without it the first request that needs a count waits for it. Must be
 * stopped before the store is closed, and while nobody publishes. STATUS_IO. */
MUST_CHECK enum status store_prepare_start(struct store *store, struct failure *failure);
void store_prepare_stop(struct store *store); /* without a start: nothing happens */

/* A reader for one thread. */
MUST_CHECK enum status store_reader_new(struct store *store, struct store_reader **out,
                                        struct failure *failure);
void store_reader_free(struct store_reader *reader);

/* A request reads between begin and end, and sees one generation, whatever is published meanwhile.
 * `deadline_ms` bounds it (0: no bound): statements that run longer fail with STATUS_TIMEOUT. */
MUST_CHECK enum status store_read_begin(struct store_reader *reader, uint32_t deadline_ms);
void store_read_end(struct store_reader *reader);

/* The generation that is being read between begin and end; it may be newer than what
 * store_generation said before. */
uint64_t store_read_generation(const struct store_reader *reader);

/* Makes a running statement of `reader` stop with STATUS_CANCELLED; from any thread. */
void store_read_cancel(struct store_reader *reader);

/* What was last published; atomically kept in memory, costs no query. 0: nothing yet. */
uint64_t store_generation(const struct store *store);

/* Random name of this database file, 32 hexadecimal digits, made once at its creation. */
struct span store_identity(const struct store *store);

/* Seconds since the epoch at which the present generation was published; 0: none yet. */
int64_t store_published_at(const struct store *store);

/* The latest failure of a reader's statement as one line, "" when there was none. */
const char *store_reader_message(const struct store_reader *reader);

#endif
