/* Whole files: read into a buffer, or mapped. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Opens a regular file. */
static enum status open_regular(const char *path, int *out, struct stat *info,
                                struct failure *failure)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        return failure_set(failure, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO, "%s",
                           strerror(errno));
    }
    if (fstat(file, info) != 0 || !S_ISREG(info->st_mode)) {
        close(file);
        return failure_set(failure, STATUS_IO, "not a regular file");
    }
    *out = file;
    return STATUS_OK;
}

/* Reads to the end or until more than `limit` bytes came. */
static enum status read_all(int file, size_t limit, struct buffer *out, struct failure *failure)
{
    size_t start = out->len;
    for (;;) {
        ssize_t got = read(file, buffer_reserve(out, 1 << 16), 1 << 16);
        if (got == 0) {
            return STATUS_OK;
        }
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return failure_set(failure, STATUS_IO, "%s", strerror(errno));
        }
        out->len += (size_t)got;
        if (out->len - start > limit) {
            return failure_set(failure, STATUS_TOO_LARGE, "larger than the limit of %zu bytes",
                               limit);
        }
    }
}

enum status file_read(const char *path, size_t limit, struct buffer *out, struct failure *failure)
{
    int file = -1;
    struct stat info;
    enum status status = open_regular(path, &file, &info, failure);
    if (status != STATUS_OK) {
        return status;
    }
    size_t before = out->len;
    if ((uintmax_t)info.st_size > limit) {
        status =
            failure_set(failure, STATUS_TOO_LARGE, "larger than the limit of %zu bytes", limit);
    } else {
        status = read_all(file, limit, out, failure);
    }
    close(file);
    if (status != STATUS_OK) {
        out->len = before;
    }
    if (out->bytes) {
        out->bytes[out->len] = '\0';
    }
    return status;
}

enum status file_map(const char *path, struct file_map *out, struct failure *failure)
{
    int file = -1;
    struct stat info;
    enum status status = open_regular(path, &file, &info, failure);
    if (status != STATUS_OK) {
        return status;
    }
    size_t size = (size_t)info.st_size;
    void *bytes = size ? mmap(NULL, size, PROT_READ, MAP_SHARED, file, 0) : NULL;
    close(file);
    if (bytes == MAP_FAILED) {
        return failure_set(failure, STATUS_IO, "%s", strerror(errno));
    }
    *out = (struct file_map){{bytes, size}};
    return STATUS_OK;
}

void file_map_rest(const struct file_map *map)
{
    if (map->bytes.ptr) {
        madvise((void *)(uintptr_t)map->bytes.ptr, map->bytes.len, MADV_DONTNEED);
    }
}

void file_unmap(struct file_map *map)
{
    if (map->bytes.ptr) {
        munmap((void *)(uintptr_t)map->bytes.ptr, map->bytes.len);
    }
    *map = (struct file_map){0};
}
