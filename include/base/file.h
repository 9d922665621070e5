#ifndef DATELINED_BASE_FILE_H
#define DATELINED_BASE_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/span.h"
#include "base/status.h"

/* Appends a whole file to `out`. STATUS_NOT_FOUND, STATUS_TOO_LARGE (over `limit` bytes: `out` is
 * as before), STATUS_IO; the reason in `failure` without the path. */
MUST_CHECK enum status file_read(const char *path, size_t limit, struct buffer *out,
                                 struct failure *failure);

/* A file mapped read-only and shared; `bytes` is borrowed until file_unmap, and absent for an empty
 * file. STATUS_NOT_FOUND, STATUS_IO, with the reason in `failure` without the path; then `*out` is
 * as before. */
struct file_map {
    struct span bytes;
    int file; /* open until file_unmap */
};
MUST_CHECK enum status file_map(const char *path, struct file_map *out, struct failure *failure);
void file_unmap(struct file_map *map);

/* Puts a copy in large pages in the place of the mapped file, where the system has such pages: what
 * is looked up all over a large table then needs few translations of addresses, and comes in half
 * the time. The bytes stay where they are and may be read meanwhile. */
void file_map_wake(const struct file_map *map);

/* Puts the file back; gives the memory of its pages back until they are read again. */
void file_map_rest(const struct file_map *map);

#endif
