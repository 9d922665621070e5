#ifndef DATELINED_STORE_TALLY_H
#define DATELINED_STORE_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

/* How often values were met: what SQL's GROUP BY would say, without the temporary table that SQLite
 * sets up for each. Holds the different values only. */
struct tallied {
    struct span value;
    int64_t count;
    int64_t weight; /* summed up by the caller; 0 at first */
    bool marked;    /* set by the caller; false at first */
};

struct tally {
    struct arena *arena;
    struct tallied *items; /* in the order of their first occurrence */
    size_t count;
    size_t capacity;
    struct table *places; /* of values in `items`, once they are many; NULL before */
};

/* Starts with {.arena = …}. Counts `value` once more; it is copied when it is new. The item is
 * valid until the next call. */
struct tallied *tally_add(struct tally *tally, struct span value);

/* The value met most often, on a tie the first in the order of bytes; absent: none was met. */
struct span tally_most_frequent(const struct tally *tally);

/* Puts the items into the order of the bytes of their values; nothing may be added after. */
void tally_sort(struct tally *tally);

#endif
