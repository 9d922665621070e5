/* A chain of blocks, each twice as large as the one before up to a bound. A reset keeps the
 * largest block, so that a warm arena does not call malloc for the next article or request. */
#include "base/arena.h"

#include <malloc.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/ascii.h"

#define FIRST_BLOCK_BYTES    ((size_t)16 << 10)
#define LARGEST_GROWTH_BYTES ((size_t)4 << 20)
#define KEPT_BLOCK_BYTES     ((size_t)1 << 20)
#define LARGE_PAGE_BYTES     ((size_t)2 << 20)
#define ALIGNMENT            sizeof(max_align_t)
#define FORMATTED_ONCE       256 /* bytes; longer texts are formatted to be counted, then again */

struct block {
    struct block *previous;
    size_t size; /* usable bytes */
    size_t used;
    max_align_t bytes[];
};

struct arena {
    struct block *last;
    size_t used; /* since the last reset */
};

static void die_without_memory(size_t size)
{
    fprintf(stderr, "datelined: out of memory (%zu bytes were asked for)\n", size);
    abort();
}

/* Memory for a block; a large one in large pages where the system has them, since what lives in
 * such arenas, lexicons, is looked up all over the place. */
static void *block_memory(size_t size)
{
    void *memory = NULL;
    if (size < LARGEST_GROWTH_BYTES) {
        return malloc(size);
    }
    if (posix_memalign(&memory, LARGE_PAGE_BYTES, size) != 0) {
        return NULL;
    }
    madvise(memory, size, MADV_HUGEPAGE);
    return memory;
}

static struct block *block_new(struct block *previous, size_t size)
{
    struct block *block = block_memory(sizeof *block + size);
    if (!block) {
        die_without_memory(size);
    }
    *block = (struct block){.previous = previous, .size = size};
    return block;
}

struct arena *arena_new(void)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena) {
        die_without_memory(sizeof *arena);
    }
    arena->last = block_new(NULL, FIRST_BLOCK_BYTES);
    return arena;
}

static void free_blocks(struct block *block, const struct block *keep)
{
    while (block) {
        struct block *previous = block->previous;
        if (block != keep) {
            free(block);
        }
        block = previous;
    }
}

void arena_free(struct arena *arena)
{
    if (!arena) {
        return;
    }
    free_blocks(arena->last, NULL);
    free(arena);
}

/* The largest block that is not too large to hold on to, or NULL. */
static struct block *block_to_keep(struct block *block)
{
    struct block *best = NULL;
    for (; block; block = block->previous) {
        if (block->size <= KEPT_BLOCK_BYTES && (!best || block->size > best->size)) {
            best = block;
        }
    }
    return best;
}

void arena_reset(struct arena *arena)
{
    struct block *keep = block_to_keep(arena->last);
    free_blocks(arena->last, keep);
    if (!keep) {
        keep = block_new(NULL, FIRST_BLOCK_BYTES);
    }
    keep->previous = NULL;
    keep->used = 0;
    arena->last = keep;
    arena->used = 0;
}

size_t arena_used(const struct arena *arena)
{
    return arena->used;
}

static void add_block(struct arena *arena, size_t size)
{
    size_t next = arena->last->size * 2;
    if (next > LARGEST_GROWTH_BYTES) {
        next = LARGEST_GROWTH_BYTES;
    }
    arena->last = block_new(arena->last, size > next ? size : next);
}

/* Memory that holds anything. */
static char *raw_bytes(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) {
        die_without_memory(size);
    }
    size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (rounded > arena->last->size - arena->last->used) {
        add_block(arena, rounded);
    }
    char *bytes = (char *)arena->last->bytes + arena->last->used;
    arena->last->used += rounded;
    arena->used += rounded;
    return bytes;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(raw_bytes(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t item_size)
{
    if (item_size && count > SIZE_MAX / 2 / item_size) {
        die_without_memory(SIZE_MAX);
    }
    return arena_alloc(arena, count * item_size);
}

char *arena_string(struct arena *arena, struct span text)
{
    if (!text.ptr) {
        return NULL;
    }
    char *copy = raw_bytes(arena, text.len + 1);
    if (text.len) {
        memcpy(copy, text.ptr, text.len);
    }
    copy[text.len] = '\0';
    return copy;
}

struct span arena_copy(struct arena *arena, struct span text)
{
    return (struct span){arena_string(arena, text), text.len};
}

/* Whether all white space in a text is single blanks between its words. */
static bool is_one_line(struct span text)
{
    bool blank = true;
    for (size_t i = 0; i < text.len; i++) {
        bool space = ascii_is_space(text.ptr[i]);
        if (space && (text.ptr[i] != ' ' || blank)) {
            return false;
        }
        blank = space;
    }
    return text.len == 0 || !blank;
}

struct span arena_one_line(struct arena *arena, struct span text)
{
    if (is_one_line(text)) {
        return text;
    }
    char *line = raw_bytes(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len;) {
        size_t word = i;
        bool broken = false;
        for (; word < text.len && ascii_is_space(text.ptr[word]); word++) {
            broken = broken || text.ptr[word] == '\n';
        }
        broken = broken && len > 1 && line[len - 1] == '-' && line[len - 2] != ' ';
        if (word > i && len > 0 && word < text.len && !broken) {
            line[len++] = ' ';
        }
        for (i = word; i < text.len && !ascii_is_space(text.ptr[i]); i++) {
            line[len++] = text.ptr[i];
        }
    }
    line[len] = '\0';
    return (struct span){line, len};
}

struct span arena_join(struct arena *arena, const struct span *parts, size_t count)
{
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        len += parts[i].len;
    }
    char *text = raw_bytes(arena, len + 1);
    char *end = text;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].len > 0) {
            memcpy(end, parts[i].ptr, parts[i].len);
            end += parts[i].len;
        }
    }
    *end = '\0';
    return (struct span){text, len};
}

struct span arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    char first[FORMATTED_ONCE];
    int len = vsnprintf(first, sizeof first, format, args);
    va_end(args);
    char *text = arena_alloc(arena, (size_t)(len < 0 ? 0 : len) + 1);
    if (len >= FORMATTED_ONCE) {
        vsnprintf(text, (size_t)len + 1, format, again);
    } else if (len > 0) {
        memcpy(text, first, (size_t)len);
    }
    va_end(again);
    return (struct span){text, (size_t)(len < 0 ? 0 : len)};
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t item_size)
{
    if (count < *capacity) {
        return items;
    }
    size_t wider = *capacity ? *capacity * 2 : 8;
    void *moved = arena_array(arena, wider, item_size);
    if (count) {
        memcpy(moved, items, count * item_size);
    }
    *capacity = wider;
    return moved;
}

void heap_trim(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
