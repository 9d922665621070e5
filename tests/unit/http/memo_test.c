/* What a thread remembers of requests as they were sent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "http/memo.h"

static void test_remembers(void **state)
{
    (void)state;
    struct memo *memo = memo_new();
    uint64_t hash = 0;
    assert_null(memo_find(memo, SPAN("raw"), &hash).ptr);
    memo_add(memo, SPAN("raw"), SPAN("key"), 42);
    assert_true(span_is(memo_find(memo, SPAN("raw"), &hash), "key"));
    assert_int_equal(hash, 42);
    assert_null(memo_find(memo, SPAN("raw2"), &hash).ptr);
    static char long_text[1000] = "long";
    struct span too_long = {long_text, sizeof long_text};
    memo_add(memo, too_long, SPAN("key"), 1);
    assert_null(memo_find(memo, too_long, &hash).ptr);
    memo_free(memo);
}

/* With many more requests than places, what is found is always right. */
static void test_is_never_wrong(void **state)
{
    (void)state;
    struct memo *memo = memo_new();
    char raw[16], key[16];
    for (int i = 0; i < 5000; i++) {
        snprintf(raw, sizeof raw, "raw %d", i);
        snprintf(key, sizeof key, "key %d", i);
        memo_add(memo, span_of(raw), span_of(key), (uint64_t)i);
    }
    int found = 0;
    for (int i = 0; i < 5000; i++) {
        uint64_t hash = 0;
        snprintf(raw, sizeof raw, "raw %d", i);
        snprintf(key, sizeof key, "key %d", i);
        struct span text = memo_find(memo, span_of(raw), &hash);
        if (text.ptr) {
            found++;
            assert_true(span_is(text, key));
            assert_int_equal(hash, i);
        }
    }
    assert_in_range(found, 400, 512);
    memo_free(memo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_remembers),
        cmocka_unit_test(test_is_never_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
