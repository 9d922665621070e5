#ifndef DATELINED_BASE_HEAP_H
#define DATELINED_BASE_HEAP_H

#include <stddef.h>
#include <stdlib.h>

/* `count` zeroed items of `item_size` bytes, never NULL, for free(): what belongs to no request or
 * article and grows with the archive. Without memory nothing useful can go on: the program ends. */
static inline void *heap_array(size_t count, size_t item_size)
{
    void *items = calloc(count ? count : 1, item_size);
    if (!items) {
        abort();
    }
    return items;
}

#endif
