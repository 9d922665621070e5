#ifndef DATELINED_SERVER_COMMANDS_PROGRESS_H
#define DATELINED_SERVER_COMMANDS_PROGRESS_H

#include <pthread.h>
#include <stdbool.h>

#include "ingest/loader.h"

/* Shows how far a load is while it runs: a bar when standard error is a terminal, else a log line
 * every five seconds. */
struct progress {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    const struct loader *loader;
    bool stop;
    bool terminal;
};

/* Starts to show the loads of `loader`; when no thread can be had, nothing is shown. */
void progress_start(struct progress *progress, const struct loader *loader);

/* Ends it and takes the bar away. */
void progress_stop(struct progress *progress);

#endif
