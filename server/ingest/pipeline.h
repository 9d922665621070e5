#ifndef DATELINED_SERVER_INGEST_PIPELINE_H
#define DATELINED_SERVER_INGEST_PIPELINE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "extract/analysis.h"
#include "extract/engine.h"
#include "file_reading.h"

/* Files in, analysed articles out, in the order of the jobs whatever the threads do: one thread
 * reads ahead, `threads` threads analyse, the caller takes. What is under way is bounded by a ring
 * of articles, so memory does not grow with the number of files. */
struct pipeline;

struct pipeline_options {
    const struct engine *engine;
    unsigned threads; /* at least 1 */
    struct reading_options reading;
    const atomic_bool *cancelled; /* looked at all the time; everything ends soon once it is set */
};

/* Starts threads that read the files in the order of `jobs`, which is borrowed until
 * pipeline_free, as are the options' pointers. */
struct pipeline *pipeline_new(const struct pipeline_options *options, const struct file_job *jobs,
                              size_t job_count);

/* Stops the threads and waits for them. */
void pipeline_free(struct pipeline *pipeline); /* NULL is allowed */

/* A file with no article yet, or the next article of the file given last. */
struct pipeline_item {
    const struct file_reading *file;
    const struct article *article; /* NULL: the file itself */
    const struct analysis *analysis;
};

/* Waits for the next item, which is borrowed until the next call. False at the end and when
 * cancelled. */
bool pipeline_next(struct pipeline *pipeline, struct pipeline_item *out);

#endif
