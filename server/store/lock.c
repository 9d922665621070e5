/* A side file, because SQLite's own locks on the database are POSIX ones: they vanish as soon as
 * the process closes any other descriptor of that file, and they come and go with each transaction.
 * flock stays with the descriptor, and the kernel gives it back however the process ends, so no
 * stale lock is ever left. The side file itself stays: removing it would race with the next taker.
 */

#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/arena.h"

static struct span lock_path(struct arena *arena, const char *path)
{
    return arena_printf(arena, "%s.lock", path);
}

enum status lock_take(const char *path, int *out, struct failure *failure)
{
    struct arena *arena = arena_new();
    struct span side = lock_path(arena, path);
    enum status status = STATUS_OK;
    int lock = open(side.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock < 0) {
        status = failure_set(failure, STATUS_IO, "cannot write %s: %s", side.ptr, strerror(errno));
    } else if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
        status =
            errno == EWOULDBLOCK
                ? failure_set(failure, STATUS_BUSY, "the database %s is in use by another process",
                              path)
                : failure_set(failure, STATUS_IO, "cannot lock %s: %s", side.ptr, strerror(errno));
        close(lock);
    } else {
        *out = lock;
    }
    arena_free(arena);
    return status;
}

void lock_release(const char *path, int lock, bool forget)
{
    if (forget) {
        struct arena *arena = arena_new();
        unlink(lock_path(arena, path).ptr);
        arena_free(arena);
    }
    close(lock);
}
