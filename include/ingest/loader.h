#ifndef DATELINED_INGEST_LOADER_H
#define DATELINED_INGEST_LOADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "extract/engine.h"
#include "store/store.h"

/* Brings the archive in step with the folders: looks for new, changed and vanished files, reads
 * them on `threads` threads, analyses, stores, publishes one generation. */
struct loader;

struct loader_options {
    const char *const *folders; /* absolute paths */
    size_t folder_count;
    size_t article_limit; /* bytes; 0: 8 MiB */
    unsigned threads;     /* that analyse; 0: one per core */
    bool file_time;       /* the file's time as a last resort for the publication date */
    /* Called in the thread of loader_run with the name (static) of each part of a load as it
     * begins; NULL: nobody watches. */
    void (*step)(void *context, const char *name);
    void *step_context;
};

/* How far a load is; every field may be read while it runs. */
struct load_progress {
    bool running;
    uint64_t loads; /* that have ended since the start, well or not */
    uint64_t files_found, files_done, files_failed;
    uint64_t articles_done;
    uint64_t bytes_done;
    double seconds;
};

/* `options`, its folders, `store` and `engine` are borrowed until loader_free. */
struct loader *loader_new(const struct loader_options *options, struct store *store,
                          const struct engine *engine);
void loader_free(struct loader *loader); /* NULL is allowed */

/* Runs a load in the calling thread (which becomes the writer) and publishes it. The result does
 * not depend on the number of threads nor on the order of the files. A folder that cannot be read
 * is STATUS_IO with its path in `failure`; a file that cannot be read is only recorded.
 * STATUS_CANCELLED after loader_cancel: nothing is published. STATUS_BUSY while another one runs.
 */
MUST_CHECK enum status loader_run(struct loader *loader, struct failure *failure);

/* Makes a running load stop soon (well under a second) and later ones not start; from any thread
 * or signal handler. */
void loader_cancel(struct loader *loader);

/* A consistent copy of the progress; from any thread. */
struct load_progress loader_progress(const struct loader *loader);

#endif
