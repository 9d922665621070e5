/* One inotify descriptor, one watch a folder, one thread that polls it and a descriptor for
 * stopping. What changed is not looked at: the loader finds out by size and time. After each
 * settled change the folders are walked again for new ones; adding a watch that exists is harmless.
 */
#include "ingest/watch.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"

enum { QUIET_MS = 500, LONGEST_MS = 5000, DEPTH_MAX = 100 };

static const uint32_t mask = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                             IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

struct watch {
    const char *const *folders;
    size_t count;
    void (*changed)(void *context);
    void *context;
    int events; /* inotify */
    int stop;   /* eventfd */
    bool short_of_watches;
    pthread_t thread;
};

/* Watches a folder and those below it; false when the folder itself cannot be watched. */
static bool add_folder(struct watch *watch, const char *path, int depth)
{
    if (inotify_add_watch(watch->events, path, mask) < 0) {
        if (errno == ENOSPC && !watch->short_of_watches) {
            watch->short_of_watches = true;
            log_warn("%s: not watched: raise fs.inotify.max_user_watches", path);
        }
        return false;
    }
    DIR *folder = depth < DEPTH_MAX ? opendir(path) : NULL;
    if (!folder) {
        return true;
    }
    struct arena *arena = arena_new();
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        struct stat info;
        if (entry->d_name[0] == '.' || (entry->d_type != DT_DIR && entry->d_type != DT_UNKNOWN)) {
            continue;
        }
        const char *below = arena_printf(arena, "%s/%s", path, entry->d_name).ptr;
        if (lstat(below, &info) == 0 && S_ISDIR(info.st_mode)) {
            add_folder(watch, below, depth + 1);
        }
    }
    closedir(folder);
    arena_free(arena);
    return true;
}

/* Takes all events that are there; whether one of them is of a file that is not hidden. */
static bool take_events(const struct watch *watch)
{
    _Alignas(struct inotify_event) char buffer[8192];
    bool visible = false;
    ssize_t len;
    while ((len = read(watch->events, buffer, sizeof buffer)) > 0) {
        for (ssize_t at = 0; at < len;) {
            const struct inotify_event *event = (const struct inotify_event *)(buffer + at);
            bool ignored = event->mask & IN_IGNORED;
            visible = visible || (!ignored && (event->len == 0 || event->name[0] != '.'));
            at += (ssize_t)(sizeof *event + event->len);
        }
    }
    return visible;
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits for events for at most `timeout_ms` (-1: for ever). 1: there are some, 0: none, -1: stop.
 */
static int wait_events(const struct watch *watch, int timeout_ms)
{
    struct pollfd descriptors[] = {{watch->events, POLLIN, 0}, {watch->stop, POLLIN, 0}};
    int ready = poll(descriptors, 2, timeout_ms);
    if (ready < 0) {
        return errno == EINTR ? 0 : -1;
    }
    return descriptors[1].revents ? -1 : descriptors[0].revents != 0;
}

/* Waits until the changes that have begun are over; false when asked to stop. */
static bool settle(const struct watch *watch)
{
    int64_t began = now_ms();
    int more = 1;
    while (more > 0 && now_ms() - began < LONGEST_MS) {
        more = wait_events(watch, QUIET_MS);
        if (more > 0) {
            take_events(watch);
        }
    }
    return more >= 0;
}

static void *watch_folders(void *context)
{
    struct watch *watch = context;
    while (wait_events(watch, -1) >= 0) {
        if (!take_events(watch)) {
            continue;
        }
        if (!settle(watch)) {
            break;
        }
        for (size_t i = 0; i < watch->count; i++) {
            add_folder(watch, watch->folders[i], 0);
        }
        watch->changed(watch->context);
    }
    return NULL;
}

static void watch_free(struct watch *watch)
{
    if (watch->events >= 0) {
        close(watch->events);
    }
    if (watch->stop >= 0) {
        close(watch->stop);
    }
    free(watch);
}

enum status watch_start(const char *const *folders, size_t count, void (*changed)(void *context),
                        void *context, struct watch **out, struct failure *failure)
{
    struct watch *watch = malloc(sizeof *watch);
    if (!watch) {
        abort();
    }
    *watch = (struct watch){.folders = folders,
                            .count = count,
                            .changed = changed,
                            .context = context,
                            .events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC),
                            .stop = eventfd(0, EFD_CLOEXEC)};
    bool ready = watch->events >= 0 && watch->stop >= 0;
    for (size_t i = 0; ready && i < count; i++) {
        ready = add_folder(watch, folders[i], 0);
    }
    if (!ready || pthread_create(&watch->thread, NULL, watch_folders, watch) != 0) {
        enum status status =
            failure_set(failure, STATUS_IO, "cannot watch the folders: %s", strerror(errno));
        watch_free(watch);
        return status;
    }
    *out = watch;
    return STATUS_OK;
}

void watch_stop(struct watch *watch)
{
    if (!watch) {
        return;
    }
    uint64_t one = 1;
    if (write(watch->stop, &one, sizeof one) != sizeof one) {
        log_error("cannot stop watching: %s", strerror(errno));
    }
    pthread_join(watch->thread, NULL);
    watch_free(watch);
}
