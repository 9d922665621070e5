/* The walk through the folders. Names are sorted, so the walk, and with it which of two links to
 * the same folder is entered, is the same on every run. Links are followed; a folder is known by
 * its device and inode and entered once, which ends every loop. */
#include "scan.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/table.h"
#include "base/utf8.h"
#include "corrections.h"
#include "ingest/reader.h"

enum { DEPTH_MAX = 100 };

struct walk {
    struct arena *arena;
    struct scan *scan;
    size_t capacity;
    struct table *entered; /* device and inode of folders */
    struct span folder;    /* the loaded one */
};

struct period scan_entry_day(const struct scan_entry *entry)
{
    return period_of_day(day_of_timestamp(entry->modified_ns / 1000000000));
}

/* The name as text: bytes that are not UTF-8 become "\xE9". */
static struct span printable(struct arena *arena, struct span name)
{
    static const char hex[] = "0123456789ABCDEF";
    if (utf8_invalid_at(name) == SIZE_MAX) {
        return name;
    }
    char *text = arena_alloc(arena, name.len * 4 + 1);
    size_t len = 0;
    for (size_t i = 0; i < name.len;) {
        uint32_t code;
        size_t used = utf8_decode(name, i, &code);
        unsigned char byte = (unsigned char)name.ptr[i];
        if (used == 1 && byte >= 0x80) {
            memcpy(text + len, (char[]){'\\', 'x', hex[byte >> 4], hex[byte & 15]}, 4);
            len += 4;
        } else {
            memcpy(text + len, name.ptr + i, used);
            len += used;
        }
        i += used;
    }
    return (struct span){text, len};
}

static struct scan_entry *entry_add(struct walk *walk, const char *file)
{
    struct scan *scan = walk->scan;
    scan->entries =
        arena_grow(walk->arena, scan->entries, scan->count, &walk->capacity, sizeof *scan->entries);
    struct scan_entry *entry = &scan->entries[scan->count++];
    struct span path = printable(walk->arena, span_of(file));
    size_t below = walk->folder.len + (walk->folder.len > 1 || walk->folder.ptr[0] != '/');
    *entry = (struct scan_entry){.folder = walk->folder, .path = path, .file = file};
    entry->relative = span_slice(path, below < path.len ? below : path.len, path.len);
    return entry;
}

/* What a file is that one might take for an article, by its extension, and what to do with it. */
static const struct {
    const char *extension;
    const char *reason;
} others[] = {
    {".webarchive", "is a web archive, which is not read: save the page as HTML"},
    {".pdf", "is a PDF, which is not read: save it as text"},
    {".doc", "is a word processor's file, which is not read: save it as text"},
    {".docx", "is a word processor's file, which is not read: save it as text"},
    {".odt", "is a word processor's file, which is not read: save it as text"},
    {".rtf", "is a word processor's file, which is not read: save it as text"},
    {".pages", "is a word processor's file, which is not read: save it as text"},
    {".xls", "is a spreadsheet, which is not read: save it as CSV"},
    {".xlsx", "is a spreadsheet, which is not read: save it as CSV"},
    {".ods", "is a spreadsheet, which is not read: save it as CSV"},
    {".epub", "is a book, which is not read"},
    {".mbox", "is a mail, which is not read: save its text"},
    {".msg", "is a mail, which is not read: save its text"},
    {".zip", "is an archive, which is not read: unpack it"},
    {".tar", "is an archive, which is not read: unpack it"},
    {".tar.gz", "is an archive, which is not read: unpack it"},
    {".tgz", "is an archive, which is not read: unpack it"},
    {".7z", "is an archive, which is not read: unpack it"},
    {".rar", "is an archive, which is not read: unpack it"},
    {".bz2", "is packed in a way that is not read: unpack it"},
    {".xz", "is packed in a way that is not read: unpack it"},
    {".zst", "is packed in a way that is not read: unpack it"},
};

static const char *unknown_reason(struct span name)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct span extension = span_of(others[i].extension);
        if (name.len > extension.len &&
            span_equal_nocase(span_slice(name, name.len - extension.len, name.len), extension)) {
            return others[i].reason;
        }
    }
    return "not a known form of article";
}

/* Why a file of this name and kind is no article; NULL: it may be one. */
static const char *skip_reason(struct span name, const struct stat *info)
{
    if (name.ptr[0] == '.') {
        return "hidden";
    }
    if (!S_ISREG(info->st_mode)) {
        return "not a regular file";
    }
    bool autosave = name.ptr[0] == '#' && name.ptr[name.len - 1] == '#'; /* Emacs's */
    if (name.ptr[name.len - 1] == '~' || autosave) {
        return "backup copy";
    }
    return corrections_is_file(name) || reader_for(name) ? NULL : unknown_reason(name);
}

static bool folder_is_new(struct walk *walk, const struct stat *info)
{
    struct span key = arena_printf(walk->arena, "%llu:%llu", (unsigned long long)info->st_dev,
                                   (unsigned long long)info->st_ino);
    size_t before = table_count(walk->entered);
    table_set(walk->entered, key, 1);
    return table_count(walk->entered) > before;
}

/* Whether a browser saved the folder with the page beside it: "Pier_files" or "Pier-Dateien" beside
 * "Pier.html". What it holds are the page's pictures, scripts and frames. */
static bool belongs_to_page(struct walk *walk, struct span folder)
{
    static const char *const endings[] = {"_files",    "-Dateien",   "_fichiers", "_archivos",
                                          "_arquivos", "_bestanden", "_file",     NULL};
    static const char *const pages[] = {".html", ".htm", ".xhtml", NULL};
    for (size_t i = 0; endings[i]; i++) {
        struct span ending = span_of(endings[i]);
        bool ends = folder.len > ending.len &&
                    span_equal(span_slice(folder, folder.len - ending.len, folder.len), ending);
        for (size_t k = 0; ends && pages[k]; k++) {
            struct stat info;
            if (stat(arena_printf(walk->arena, "%.*s%s", (int)(folder.len - ending.len), folder.ptr,
                                  pages[k])
                         .ptr,
                     &info) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* errno of opendir, or 0 when the folder could be read. ENOENT: it has just gone. */
static int walk_folder(struct walk *walk, const char *path, int depth);

static void walk_entry(struct walk *walk, const char *file, const char *name, int depth)
{
    struct stat info;
    if (stat(file, &info) != 0) {
        struct scan_entry *entry = entry_add(walk, file);
        *(name[0] == '.' ? &entry->skipped : &entry->failed) =
            name[0] == '.' ? "hidden" : arena_string(walk->arena, span_of(strerror(errno)));
        return;
    }
    if (!S_ISDIR(info.st_mode)) {
        struct scan_entry *entry = entry_add(walk, file);
        entry->size = info.st_size;
        entry->modified_ns = (int64_t)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec;
        entry->skipped = skip_reason(span_of(name), &info);
        entry->corrections = !entry->skipped && corrections_is_file(span_of(name));
        return;
    }
    if (name[0] == '.') {
        entry_add(walk, file)->skipped = "hidden folder";
    } else if (belongs_to_page(walk, span_of(file))) {
        entry_add(walk, file)->skipped = "belongs to the saved page beside it";
    } else if (depth >= DEPTH_MAX) {
        entry_add(walk, file)->failed = "too many folders inside each other";
    } else if (!folder_is_new(walk, &info)) {
        entry_add(walk, file)->skipped = "folder already read under another name";
    } else {
        int error = walk_folder(walk, file, depth + 1);
        if (error && error != ENOENT) {
            struct scan_entry *entry = entry_add(walk, file);
            entry->failed = arena_string(walk->arena, span_of(strerror(error)));
            entry->closed = true;
        }
    }
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int walk_folder(struct walk *walk, const char *path, int depth)
{
    DIR *folder = opendir(path);
    if (!folder) {
        return errno;
    }
    char **names = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            names = arena_grow(walk->arena, names, count, &capacity, sizeof *names);
            names[count++] = arena_string(walk->arena, span_of(entry->d_name));
        }
    }
    closedir(folder);
    if (count > 0) {
        qsort(names, count, sizeof *names, compare_names);
    }
    const char *slash = strcmp(path, "/") == 0 ? "" : "/";
    for (size_t i = 0; i < count; i++) {
        const char *file = arena_printf(walk->arena, "%s%s%s", path, slash, names[i]).ptr;
        walk_entry(walk, file, names[i], depth);
    }
    return 0;
}

static int compare_entries(const void *a, const void *b)
{
    const struct scan_entry *x = a;
    const struct scan_entry *y = b;
    int order = span_compare(x->path, y->path);
    return order ? order : span_compare(y->folder, x->folder);
}

/* Folders inside each other list a file twice: the outermost one keeps it. */
static void sort_unique(struct scan *scan)
{
    if (scan->count == 0) {
        return;
    }
    qsort(scan->entries, scan->count, sizeof *scan->entries, compare_entries);
    size_t kept = 1;
    for (size_t i = 1; i < scan->count; i++) {
        struct scan_entry *last = &scan->entries[kept - 1];
        if (!span_equal(last->path, scan->entries[i].path)) {
            scan->entries[kept++] = scan->entries[i];
        } else {
            *last = scan->entries[i];
        }
    }
    scan->count = kept;
}

enum status scan_folders(struct arena *arena, const char *const *folders, size_t count,
                         struct scan *out, struct failure *failure)
{
    struct scan scan = {0};
    struct walk walk = {.arena = arena, .scan = &scan};
    for (size_t i = 0; i < count; i++) {
        struct span folder = span_of(folders[i]);
        while (folder.len > 1 && folder.ptr[folder.len - 1] == '/') {
            folder.len--;
        }
        struct stat info;
        const char *path = arena_string(arena, folder);
        walk.entered = table_new(arena, 64);
        walk.folder = folder;
        int error = stat(path, &info) == 0 ? 0 : errno;
        if (!error) {
            folder_is_new(&walk, &info);
            error = walk_folder(&walk, path, 0);
        }
        if (error) {
            return failure_set(failure, STATUS_IO, "cannot read the folder %s: %s", path,
                               strerror(error));
        }
    }
    sort_unique(&scan);
    *out = scan;
    return STATUS_OK;
}
