/* Whole files: read into a buffer, or mapped. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
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

/* --- maps ---------------------------------------------------------------------------------------
 * A map lies at the start of a large page, in a range of whole ones, so that a copy of the file in
 * large pages can take its place and the file the copy's: readers see the same bytes all the time.
 */

enum { LARGE_PAGE = 2 << 20 };

static size_t whole_pages(size_t size)
{
    return (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
}

/* Addresses for `size` bytes, whole large pages, at the start of one; MAP_FAILED. */
static char *reserve(size_t size)
{
    char *range = mmap(NULL, size + LARGE_PAGE, PROT_NONE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED) {
        return range;
    }
    size_t before = (LARGE_PAGE - (uintptr_t)range % LARGE_PAGE) % LARGE_PAGE;
    if (before > 0) {
        munmap(range, before);
    }
    if (before < LARGE_PAGE) {
        munmap(range + before + size, LARGE_PAGE - before);
    }
    return range + before;
}

static char *bytes_of(const struct file_map *map)
{
    return (char *)(uintptr_t)map->bytes.ptr;
}

static bool map_file(char *at, size_t size, int file)
{
    return mmap(at, size, PROT_READ, MAP_SHARED | MAP_FIXED, file, 0) != MAP_FAILED;
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
    char *bytes = size ? reserve(whole_pages(size)) : NULL;
    bool mapped = size == 0 || (bytes != MAP_FAILED && map_file(bytes, size, file));
    if (!mapped) {
        status = failure_set(failure, STATUS_IO, "%s", strerror(errno));
        if (bytes != MAP_FAILED) {
            munmap(bytes, whole_pages(size));
        }
        close(file);
        return status;
    }
    *out = (struct file_map){{bytes, size}, file};
    return STATUS_OK;
}

static bool read_copy(int file, char *copy, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t got = pread(file, copy + done, size - done, (off_t)done);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return false;
        }
        done += got > 0 ? (size_t)got : 0;
    }
    return true;
}

void file_map_wake(const struct file_map *map)
{
    size_t whole = whole_pages(map->bytes.len);
    char *copy = whole ? reserve(whole) : MAP_FAILED;
    if (copy == MAP_FAILED) {
        return;
    }
    bool made = mprotect(copy, whole, PROT_READ | PROT_WRITE) == 0 &&
                madvise(copy, whole, MADV_HUGEPAGE) == 0 &&
                read_copy(map->file, copy, map->bytes.len) && mprotect(copy, whole, PROT_READ) == 0;
    if (!made ||
        mremap(copy, whole, whole, MREMAP_MAYMOVE | MREMAP_FIXED, bytes_of(map)) == MAP_FAILED) {
        munmap(copy, whole);
    }
}

void file_map_rest(const struct file_map *map)
{
    if (map->bytes.ptr && !map_file(bytes_of(map), map->bytes.len, map->file)) {
        madvise(bytes_of(map), map->bytes.len, MADV_DONTNEED);
    }
}

void file_unmap(struct file_map *map)
{
    if (map->bytes.ptr) {
        munmap(bytes_of(map), whole_pages(map->bytes.len));
    }
    close(map->file);
    *map = (struct file_map){0};
}
