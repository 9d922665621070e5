#ifndef DATELINED_SERVER_INGEST_SCAN_H
#define DATELINED_SERVER_INGEST_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "base/span.h"
#include "base/status.h"

/* A file below a loaded folder, or a folder below it that is not entered. */
struct scan_entry {
    struct span folder;   /* as given, without a slash at its end */
    struct span relative; /* below it; bytes that are not UTF-8 as "\xE9" */
    struct span path;     /* the two joined: its name in the archive */
    const char *file;     /* for the operating system, NUL-terminated */
    int64_t size;
    int64_t modified_ns;
    bool corrections;    /* it holds corrections, no article */
    const char *skipped; /* why it is neither; NULL */
    const char *failed;  /* why it could not be looked at; NULL */
    bool closed;         /* it is a folder that could not be looked into; `failed` tells why */
};

struct scan {
    struct scan_entry *entries; /* by path, each path once */
    size_t count;
};

/* The day (UTC) of the file's time. */
struct period scan_entry_day(const struct scan_entry *entry);

/* Lists everything below the folders. Hidden files, backup copies, files of unknown form and what
 * is no regular file are listed as skipped, hidden folders as one entry; folders reached twice
 * through links are entered once. STATUS_IO: one of `folders` cannot be read, its path in
 * `failure`. */
MUST_CHECK enum status scan_folders(struct arena *arena, const char *const *folders, size_t count,
                                    struct scan *out, struct failure *failure);

#endif
