/* One inotify descriptor, one watch a folder, one thread that polls it and a descriptor for
 * stopping. What changed is not looked at: the loader finds out by size and time. After each
 * settled change the folders are walked again for new ones; adding a watch that exists is harmless.
 * Links to folders are followed, as the loader does; a folder has one watch by whatever name, and
 * is entered once a walk, which ends every loop. A top folder that has gone is looked for until it
 * is there again, since nothing tells of that. */
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
#include "base/table.h"

enum { QUIET_MS = 500, LONGEST_MS = 5000, ABSENT_MS = 1000, DEPTH_MAX = 100 };

static const uint32_t mask = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                             IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

struct watch {
    const char *const *folders;
    size_t count;
    void (*changed)(void *context);
    void *context;
    int events; /* inotify */
    int stop;   /* eventfd */
    bool short_of_watches;
    struct arena *walk;    /* of one walk, as the table is; else NULL */
    struct table *entered; /* its watches */
    pthread_t thread;
};

/* Whether the walk has been in the folder of this watch. */
static bool was_entered(struct watch *watch, int number)
{
    size_t before = table_count(watch->entered);
    table_set(watch->entered, arena_printf(watch->walk, "%d", number), 1);
    return table_count(watch->entered) == before;
}

/* Watches a folder and those below it; false when the folder itself cannot be watched. */
static bool add_folder(struct watch *watch, const char *path, int depth)
{
    int number = inotify_add_watch(watch->events, path, mask);
    if (number >= 0 && was_entered(watch, number)) {
        return true;
    }
    if (number < 0) {
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
        bool may =
            entry->d_type == DT_DIR || entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
        if (entry->d_name[0] == '.' || !may) {
            continue;
        }
        const char *below = arena_printf(arena, "%s/%s", path, entry->d_name).ptr;
        if (stat(below, &info) == 0 && S_ISDIR(info.st_mode)) {
            add_folder(watch, below, depth + 1);
        }
    }
    closedir(folder);
    arena_free(arena);
    return true;
}

/* Watches all folders and those below them; false when one of them cannot be watched. */
static bool add_folders(struct watch *watch)
{
    bool ready = true;
    watch->walk = arena_new();
    watch->entered = table_new(watch->walk, 64);
    for (size_t i = 0; i < watch->count; i++) {
        ready = add_folder(watch, watch->folders[i], 0) && ready;
    }
    watch->entered = NULL;
    arena_free(watch->walk);
    watch->walk = NULL;
    return ready;
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

/* Whether all top folders are there and watched. */
static bool top_is_watched(const struct watch *watch)
{
    bool watched = true;
    for (size_t i = 0; i < watch->count; i++) {
        watched = inotify_add_watch(watch->events, watch->folders[i], mask) >= 0 && watched;
    }
    return watched;
}

/* Waits for something to change, or for all top folders to be there when they were not (`absent`);
 * false when asked to stop. */
static bool wait_change(const struct watch *watch, bool absent)
{
    int events = 0;
    while ((events = wait_events(watch, absent ? ABSENT_MS : -1)) >= 0) {
        if ((events > 0 && take_events(watch)) || (absent && top_is_watched(watch))) {
            return true;
        }
    }
    return false;
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
    bool absent = false;
    while (wait_change(watch, absent) && settle(watch)) {
        absent = !add_folders(watch);
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
    bool ready = watch->events >= 0 && watch->stop >= 0 && add_folders(watch);
    int error = ready ? pthread_create(&watch->thread, NULL, watch_folders, watch) : errno;
    if (error != 0) {
        enum status status =
            failure_set(failure, STATUS_IO, "cannot watch the folders: %s", strerror(error));
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
