#ifndef DATELINED_BASE_ARENA_H
#define DATELINED_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/* Memory that is given out piecewise and taken back all at once: one arena per article, one per
 * request. An arena belongs to one thread at a time. When the system has no memory left the
 * program says so in one line and aborts; so no allocating function here returns NULL. */
struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is allowed */

/* Gives everything back but one block, so that the next article or request starts warm. */
void arena_reset(struct arena *arena);

/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *arena);

/* `size` zeroed bytes, aligned for any type; size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* `count` zeroed items of a type; checks the multiplication. */
void *arena_array(struct arena *arena, size_t count, size_t item_size);
#define ARENA_NEW(arena, type)          ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))

/* A NUL-terminated copy; the absent span stays absent (`arena_string` gives NULL). */
struct span arena_copy(struct arena *arena, struct span text);
char *arena_string(struct arena *arena, struct span text);

/* The `count` parts behind each other, NUL-terminated; an absent one adds nothing. Keys are made in
 * this way rather than formatted, which costs many times as much. */
struct span arena_join(struct arena *arena, const struct span *parts, size_t count);
#define ARENA_JOIN(arena, ...)                                                                     \
    arena_join((arena), (const struct span[]){__VA_ARGS__},                                        \
               sizeof((const struct span[]){__VA_ARGS__}) / sizeof(struct span))

/* The text in one line: every run of ASCII white space as a blank, none where a line ended behind
 * the hyphen of a word ("multi-", "party"); without any at its ends. */
struct span arena_one_line(struct arena *arena, struct span text);

/* A formatted, NUL-terminated text. */
struct span arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes room for one more item in a growing array that lives in the arena: `items` (may be NULL),
 * `count` used, `*capacity` allocated. Returns the array, moved if it had to be. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity,
                 size_t item_size);

/* Gives the free pages of the heap back to the system, after work that took much of it; nothing
 * where the C library cannot. Other threads may allocate meanwhile. */
void heap_trim(void);

#endif
