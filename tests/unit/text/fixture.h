#ifndef DATELINED_TESTS_TEXT_FIXTURE_H
#define DATELINED_TESTS_TEXT_FIXTURE_H

#include "../check.h"

/* The arena of a text test, for its helpers too, from set_up to tear_down. */
static struct arena *arena;

static inline int set_up(void **out)
{
    (void)out;
    arena = arena_new();
    return 0;
}

static inline int tear_down(void **out)
{
    (void)out;
    arena_free(arena);
    return 0;
}

#endif
