#ifndef DATELINED_TESTS_UNIT_CHECK_H
#define DATELINED_TESTS_UNIT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/span.h"

/* What every unit test needs on top of cmocka. */

/* Fails, showing both, unless `actual` is present and holds exactly the bytes of `expected`. */
#define assert_text(actual, expected) check_text((actual), (expected), __FILE__, __LINE__)

/* Fails unless the span is absent (a NULL pointer), which an empty text is not. */
#define assert_absent(actual) assert_null((actual).ptr)

static inline void check_text(struct span actual, const char *expected, const char *file, int line)
{
    if (!actual.ptr || !span_is(actual, expected)) {
        print_error("\"%.*s\" instead of \"%s\"\n", (int)actual.len, actual.ptr ? actual.ptr : "",
                    expected);
        _fail(file, line);
    }
}

/* Set-up and tear-down of a test whose state is an arena. */
static inline int arena_set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static inline int arena_tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

#define ARENA_TEST(function)                                                                       \
    cmocka_unit_test_setup_teardown(function, arena_set_up, arena_tear_down)

#endif
