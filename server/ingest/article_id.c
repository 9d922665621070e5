/* Ids from paths. All files are looked at together, so that whether an id collides does not depend
 * on which file came first: every file of a collision gets the longer id. */
#include "ingest/article_id.h"

#include <ctype.h>

#include "base/table.h"

static size_t basename_start(struct span path)
{
    size_t start = path.len;
    while (start > 0 && path.ptr[start - 1] != '/') {
        start--;
    }
    return start;
}

/* Whether at `i` stands what only an id holds: "~" or "%2C". */
static bool is_of_id(struct span text, size_t i)
{
    bool escaped = text.len - i > 2 && isxdigit((unsigned char)text.ptr[i + 1]) &&
                   isxdigit((unsigned char)text.ptr[i + 2]);
    return text.ptr[i] == '~' || (text.ptr[i] == '%' && escaped);
}

static struct span encode(struct arena *arena, struct span text, bool may_be_id)
{
    static const char hex[] = "0123456789ABCDEF";
    char *id = arena_alloc(arena, text.len * 3 + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool plain = c < 0x80 && (isalnum(c) || c == '.' || c == '_' || c == '-');
        if (c == '/') {
            id[len++] = '~';
        } else if (plain || (may_be_id && is_of_id(text, i))) {
            id[len++] = (char)c;
        } else {
            id[len++] = '%';
            id[len++] = hex[c >> 4];
            id[len++] = hex[c & 15];
        }
    }
    return (struct span){id, len};
}

struct span article_id_encode(struct arena *arena, struct span text)
{
    return encode(arena, text, false);
}

struct span article_id_accept(struct arena *arena, struct span text)
{
    return encode(arena, text, true);
}

/* `path` without its last extension; a name's leading dot starts none. */
static struct span without_extension(struct span path)
{
    size_t base = basename_start(path);
    for (size_t at = path.len; at > base + 1; at--) {
        if (path.ptr[at - 1] == '.') {
            return span_slice(path, 0, at - 1);
        }
    }
    return path;
}

struct span article_id_stem(struct span relative)
{
    struct span stem = without_extension(relative);
    bool packed = relative.len - stem.len == 3 &&
                  span_equal_nocase(span_slice(relative, stem.len, relative.len), SPAN(".gz"));
    return packed ? without_extension(stem) : stem;
}

struct span article_id_nth(struct arena *arena, struct span stem, size_t n)
{
    return arena_printf(arena, "%.*s~%zu", SPAN_ARG(stem), n);
}

static struct span with_folder(struct arena *arena, const struct id_file *file)
{
    struct span folder = file->folder;
    while (folder.len > 1 && folder.ptr[folder.len - 1] == '/') {
        folder.len--;
    }
    struct span name = span_slice(folder, basename_start(folder), folder.len);
    return arena_printf(arena, "%.*s~%.*s", SPAN_ARG(article_id_encode(arena, name)),
                        SPAN_ARG(article_id_encode(arena, file->relative)));
}

/* The folders of the files, each once. */
struct folders {
    struct span *paths;
    size_t count;
};

static struct folders folders_of(struct arena *arena, const struct id_file *files, size_t count)
{
    struct folders folders = {0};
    struct table *seen = table_new(arena, 8);
    size_t capacity = 0;
    for (size_t i = 0; i < count; i++) {
        if (table_get(seen, files[i].folder) == TABLE_NONE) {
            table_set(seen, files[i].folder, 1);
            folders.paths =
                arena_grow(arena, folders.paths, folders.count, &capacity, sizeof *folders.paths);
            folders.paths[folders.count++] = files[i].folder;
        }
    }
    return folders;
}

/* How many folders with a smaller path there are among the files, plus one. */
static struct span with_number(struct arena *arena, const struct folders *folders,
                               const struct id_file *file)
{
    size_t smaller = 0;
    for (size_t i = 0; i < folders->count; i++) {
        smaller += span_compare(folders->paths[i], file->folder) < 0;
    }
    return arena_printf(arena, "%.*s~%zu", SPAN_ARG(with_folder(arena, file)), smaller + 1);
}

static struct span id_at_level(struct arena *arena, const struct folders *folders,
                               const struct id_file *file, int level)
{
    switch (level) {
    case 0:
        return article_id_encode(arena, article_id_stem(file->relative));
    case 1:
        return article_id_encode(arena, file->relative);
    case 2:
        return with_folder(arena, file);
    default:
        return with_number(arena, folders, file);
    }
}

void article_ids_assign(struct arena *arena, struct id_file *files, size_t count,
                        const struct taken_ids *taken)
{
    struct folders folders = folders_of(arena, files, count);
    bool *open = ARENA_ARRAY(arena, bool, count);
    memset(open, 1, count);
    for (int level = 0; level < 4; level++) {
        struct table *users = table_new(arena, count);
        for (size_t i = 0; taken && i < taken->count; i++) {
            table_set(users, taken->ids[i], 1);
        }
        for (size_t i = 0; i < count; i++) {
            if (open[i]) {
                files[i].id = id_at_level(arena, &folders, &files[i], level);
            }
            uint32_t used = table_get(users, files[i].id);
            table_set(users, files[i].id, used == TABLE_NONE ? 1 : used + 1);
        }
        for (size_t i = 0; i < count; i++) {
            open[i] = table_get(users, files[i].id) > 1;
        }
    }
}
