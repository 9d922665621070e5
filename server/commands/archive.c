/* Opens what the commands work on. */
#include "commands/archive.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "commands/known_names.h"

static enum status find_folder(struct arena *arena, const char *given, const char **out,
                               struct failure *failure)
{
    char path[PATH_MAX];
    DIR *folder = realpath(given, path) ? opendir(path) : NULL;
    if (!folder) {
        return failure_set(failure, STATUS_IO, "cannot read the folder %s: %s", given,
                           strerror(errno));
    }
    closedir(folder);
    *out = arena_string(arena, span_of(path));
    return STATUS_OK;
}

static enum status find_folders(struct archive *archive, const struct options *options,
                                size_t first, const char ***out, struct failure *failure)
{
    size_t count = options->operand_count - first;
    const char **folders = ARENA_ARRAY(archive->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        enum status status =
            find_folder(archive->arena, options->operands[first + i], &folders[i], failure);
        if (status != STATUS_OK) {
            return status;
        }
    }
    archive->folder_count = count;
    *out = folders;
    return STATUS_OK;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* STATE/datelined/NAME-HASH.db: the name of the first folder for people, the hash of all of them,
 * in any order, so that another set of folders never meets this database. */
static const char *default_path(struct arena *arena, const char *const *folders, size_t count)
{
    const char **sorted = ARENA_ARRAY(arena, const char *, count + 1);
    memcpy(sorted, folders, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_paths);
    struct buffer joined = {0};
    for (size_t i = 0; i < count; i++) {
        buffer_printf(&joined, "%s\n", sorted[i]);
    }
    char hash[33];
    hash_hex(buffer_span(&joined), hash);
    buffer_fini(&joined);
    const char *slash = count ? strrchr(sorted[0], '/') : NULL;
    const char *name = slash && slash[1] ? slash + 1 : "archive";
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    if (state && *state) {
        return arena_printf(arena, "%s/datelined/%s-%.12s.db", state, name, hash).ptr;
    }
    return arena_printf(arena, "%s/.local/state/datelined/%s-%.12s.db", home ? home : "/tmp", name,
                        hash)
        .ptr;
}

/* Names all by which articles are read: an archive that was read by another one is read again. */
static const char *reading_version(const struct archive *archive, const struct options *options)
{
    return arena_printf(archive->arena, "%s, articles of up to %llu bytes%s",
                        engine_version(archive->engine), (unsigned long long)options->article_limit,
                        options->file_time ? ", dated by the file's time" : "")
        .ptr;
}

static enum status open_parts(const struct options *options, const char *const *folders,
                              struct archive *archive, struct failure *failure)
{
    struct engine_options engine = {.model_dir = options->models, .lexicon_dir = options->lexicon};
    enum status status = engine_new(&engine, &archive->engine, failure);
    if (status != STATUS_OK) {
        return status;
    }
    archive->path =
        options->db ? options->db : default_path(archive->arena, folders, archive->folder_count);
    struct store_options store = {.path = archive->path,
                                  .program_version = DATELINED_VERSION,
                                  .reading_version = reading_version(archive, options)};
    status = store_open(&store, &archive->store, failure);
    if (status == STATUS_OK) {
        status = known_names_tell(archive->store, options->lexicon, failure);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct loader_options loader = {.folders = folders,
                                    .folder_count = archive->folder_count,
                                    .article_limit = options->article_limit,
                                    .threads = (unsigned)options->load_threads,
                                    .file_time = options->file_time};
    archive->loader = loader_new(&loader, archive->store, archive->engine);
    return STATUS_OK;
}

enum status archive_open(const struct options *options, size_t first, struct archive *out,
                         struct failure *failure)
{
    const char **folders = NULL;
    *out = (struct archive){.arena = arena_new()};
    enum status status = find_folders(out, options, first, &folders, failure);
    if (status == STATUS_OK) {
        out->folders = folders;
        status = open_parts(options, folders, out, failure);
    }
    if (status != STATUS_OK) {
        archive_close(out);
    }
    return status;
}

void archive_close(struct archive *archive)
{
    if (archive->loader) {
        loader_free(archive->loader);
    }
    store_close(archive->store);
    engine_free(archive->engine);
    arena_free(archive->arena);
    *archive = (struct archive){0};
}
