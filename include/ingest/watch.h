#ifndef DATELINED_INGEST_WATCH_H
#define DATELINED_INGEST_WATCH_H

#include <stddef.h>

#include "base/status.h"

/* Tells when something changes in folders (inotify, Linux): a thread that calls back once a change
 * has settled, that is half a second after the last of a run of changes, or every five seconds
 * while they go on. */
struct watch;

/* Watches the folders and all visible folders below them, those made later, too. `changed` is
 * called on the watching thread and must return soon; `folders` must live until watch_stop.
 * STATUS_IO: the system gives no inotify, or too few watches for the top folders; a folder further
 * down that cannot be watched is only logged. */
MUST_CHECK enum status watch_start(const char *const *folders, size_t count,
                                   void (*changed)(void *context), void *context,
                                   struct watch **out, struct failure *failure);

/* Ends the thread and waits for it. */
void watch_stop(struct watch *watch); /* NULL is allowed */

#endif
