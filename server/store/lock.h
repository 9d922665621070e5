#ifndef DATELINED_STORE_LOCK_H
#define DATELINED_STORE_LOCK_H

#include <stdbool.h>

#include "base/status.h"

/* Takes the lock of the database at `path` for the life of the process: an flock on "PATH.lock".
 * The descriptor goes to *out. STATUS_BUSY when another process has it, STATUS_IO. */
MUST_CHECK enum status lock_take(const char *path, int *out, struct failure *failure);

/* Gives it back; `forget` also removes the side file, for a database that was refused. */
void lock_release(const char *path, int lock, bool forget);

#endif
