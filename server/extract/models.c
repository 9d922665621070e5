/* Finds and maps model files. Nothing of them is read here but their headers' bytes, for the
 * engine's version; the part that uses a model checks it. */
#include "extract/models.h"

#include <assert.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "text/model.h"

#ifndef DATELINED_PREFIX
#define DATELINED_PREFIX "/usr/local"
#endif

/* Maps DIR/NAME if it is there. */
static enum status map_in(struct models *models, struct arena *arena, struct span dir,
                          const char *name, struct span *bytes, struct failure *failure)
{
    struct span path = arena_printf(arena, "%.*s/%s", SPAN_ARG(dir), name);
    struct file_map *map = models->maps + models->count;
    struct failure reason = {{0}};
    assert(models->count < MODELS_MAX);
    enum status status = file_map(path.ptr, map, &reason);
    if (status != STATUS_OK) {
        return failure_set(failure, status, "%s: %s", path.ptr, reason.text);
    }
    models->count++;
    *bytes = map->bytes;
    return STATUS_OK;
}

/* The folder of the running program; absent when the system does not tell. */
static struct span program_folder(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
    if (len <= 0) {
        return (struct span){0};
    }
    path[len] = '\0';
    char *slash = strrchr(path, '/');
    size_t folder_len = slash ? (size_t)(slash - path) : 0;
    return arena_copy(arena, (struct span){path, folder_len});
}

enum status models_map(struct models *models, struct arena *arena, const char *dir,
                       const char *name, struct span *bytes, struct failure *failure)
{
    if (dir) {
        return map_in(models, arena, span_of(dir), name, bytes, failure);
    }
    struct span folder = program_folder(arena);
    enum status status = map_in(models, arena, folder, name, bytes, NULL);
    while (status == STATUS_NOT_FOUND && folder.len > 0) {
        struct span tree = arena_printf(arena, "%.*s/server/model", SPAN_ARG(folder));
        status = map_in(models, arena, tree, name, bytes, NULL);
        const char *slash = memrchr(folder.ptr, '/', folder.len);
        folder.len = slash ? (size_t)(slash - folder.ptr) : 0;
    }
    if (status == STATUS_NOT_FOUND) {
        struct span shared = SPAN(DATELINED_PREFIX "/share/datelined");
        status = map_in(models, arena, shared, name, bytes, NULL);
    }
    if (status != STATUS_OK) {
        return failure_set(failure, status, "the model %s: %s", name, status_text(status));
    }
    return STATUS_OK;
}

void models_wake(const struct models *models)
{
    for (size_t i = 0; i < models->count; i++) {
        file_map_wake(&models->maps[i]);
    }
}

void models_rest(const struct models *models)
{
    for (size_t i = 0; i < models->count; i++) {
        file_map_rest(&models->maps[i]);
    }
}

void models_describe(const struct models *models, struct buffer *text)
{
    for (size_t i = 0; i < models->count; i++) {
        struct span bytes = models->maps[i].bytes;
        struct model_header header = {.magic = ""};
        memcpy(&header, bytes.ptr, bytes.len < sizeof header ? bytes.len : sizeof header);
        buffer_printf(text, "model %.*s %016llx\n", MODEL_NAME_SIZE, header.kind,
                      (unsigned long long)header.checksum);
    }
}

void models_close(struct models *models)
{
    for (size_t i = 0; i < models->count; i++) {
        file_unmap(models->maps + i);
    }
    models->count = 0;
}
