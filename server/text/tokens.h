#ifndef DATELINED_TEXT_TOKENS_H
#define DATELINED_TEXT_TOKENS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

/* A token's bytes within its field, [start, end). */
struct cut {
    uint32_t start;
    uint32_t end;
};

struct cuts {
    struct cut *items; /* in the arena; ascending, not overlapping, none empty */
    size_t count;
    size_t capacity;
};

/* Cuts the bytes [start, end) of `text` (one unit: a paragraph, a heading) into tokens and appends
 * them to `out`. Every character but white space is in exactly one token. `text` is shorter than
 * 4 GiB. Takes time in proportion to its length. */
void tokens_cut(struct arena *arena, struct span text, size_t start, size_t end, struct cuts *out);

#endif
