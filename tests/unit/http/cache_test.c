/* The cache of ready answers: what it finds, forgets and keeps within its bounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>

#include "http/cache.h"

static struct ready *make(const char *key, size_t bytes, uint64_t generation)
{
    char *body = calloc(1, bytes + 1);
    struct ready *ready = ready_new(
        MHD_create_response_from_buffer(bytes, body, MHD_RESPMEM_MUST_FREE),
        MHD_create_response_from_buffer(0, (void *)(uintptr_t) "", MHD_RESPMEM_PERSISTENT),
        (struct span){body, bytes}, span_of(key));
    ready->generation = generation;
    return ready;
}

static void put(struct cache *cache, const char *key, size_t bytes, uint64_t generation)
{
    struct ready *ready = make(key, bytes, generation);
    cache_add(cache, ready);
    ready_release(ready);
}

/* The size of the body found, -1 when there is none. */
static int find(struct cache *cache, const char *key, uint64_t generation)
{
    struct span text = span_of(key);
    struct ready *ready = cache_find(cache, text, cache_hash(text), generation);
    int bytes = ready ? (int)ready->body.len : -1;
    ready_release(ready);
    return bytes;
}

static void test_finds_what_was_added(void **state)
{
    (void)state;
    struct cache *cache = cache_new(1 << 20);
    assert_int_equal(find(cache, "a", 1), -1);
    put(cache, "a", 10, 1);
    put(cache, "b", 20, 1);
    put(cache, "a", 30, 1);
    assert_int_equal(find(cache, "a", 1), 10);
    assert_int_equal(find(cache, "b", 1), 20);
    assert_int_equal(find(cache, "c", 1), -1);
    assert_true(cache_used(cache) > 30);
    cache_free(cache);
}

static void test_a_new_generation_drops_the_old(void **state)
{
    (void)state;
    struct cache *cache = cache_new(1 << 20);
    char key[16];
    for (int i = 0; i < 100; i++) {
        snprintf(key, sizeof key, "key %d", i);
        put(cache, key, 100, 1);
    }
    size_t before = cache_used(cache);
    assert_int_equal(find(cache, "key 5", 2), -1);
    put(cache, "key 5", 7, 2);
    assert_int_equal(find(cache, "key 5", 2), 7);
    assert_true(cache_used(cache) < before / 50);
    cache_free(cache);
}

static void test_stays_within_its_bounds(void **state)
{
    (void)state;
    const size_t limit = 1 << 20;
    struct cache *cache = cache_new(limit);
    char key[16];
    put(cache, "kept", 100, 1);
    for (int i = 0; i < 2000; i++) {
        snprintf(key, sizeof key, "key %d", i);
        put(cache, key, 1000, 1);
        assert_int_equal(find(cache, "kept", 1), 100);
    }
    assert_true(cache_used(cache) <= limit);
    assert_true(cache_used(cache) > limit / 2);
    assert_int_equal(find(cache, "key 3", 1), -1);
    assert_int_equal(find(cache, "key 1999", 1), 1000);
    put(cache, "huge", limit / 16, 1);
    assert_int_equal(find(cache, "huge", 1), -1);
    cache_free(cache);
}

static void test_an_answer_outlives_its_place(void **state)
{
    (void)state;
    struct cache *cache = cache_new(1 << 20);
    put(cache, "a", 10, 1);
    struct span key = SPAN("a");
    struct ready *ready = cache_find(cache, key, cache_hash(key), 1);
    cache_free(cache);
    assert_int_equal(ready->body.len, 10);
    assert_int_equal(ready->body.ptr[9], 0);
    ready_release(ready);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds_what_was_added),
        cmocka_unit_test(test_a_new_generation_drops_the_old),
        cmocka_unit_test(test_stays_within_its_bounds),
        cmocka_unit_test(test_an_answer_outlives_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
