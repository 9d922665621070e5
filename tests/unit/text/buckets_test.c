/* Tables of weights in buckets, with and without their filter. */
#include <stdbool.h>
#include <string.h>

#include "fixture.h"
#include "text/buckets.h"
#include "text/keys.h"

enum { BUCKETS = 5, ROWS = 50, CLASSES = 7 };

struct tables {
    struct bucket trios[BUCKETS];
    struct bucket pairs[BUCKETS];
    uint32_t starts[BUCKETS];
    uint16_t items[2 * ROWS];
};

static uint64_t key_of(uint32_t i)
{
    return keys_mix(11, i);
}

/* Puts a row into the key's bucket, which must have room. */
static void put(struct bucket *buckets, uint64_t key, uint16_t row)
{
    struct bucket *bucket = buckets + buckets_home(key, BUCKETS);
    unsigned at = 0;
    while (at < BUCKET_ROWS && bucket->rows[at]) {
        at++;
    }
    assert_true(at < BUCKET_ROWS);
    bucket->checks[at] = buckets_check(key);
    bucket->rows[at] = row;
}

/* The keys 0 … ROWS - 1: -3 << 2 and 20 << 2 for moves; for relations 5 for the class key % CLASSES
 * and -64 << 7 for the one behind it. */
static struct tables *make_tables(void)
{
    struct tables *tables = ARENA_NEW(arena, struct tables);
    uint32_t end = 0;
    for (uint32_t home = 0; home < BUCKETS; home++) {
        tables->starts[home] = end;
        for (uint32_t i = 0; i < ROWS; i++) {
            uint64_t key = key_of(i);
            if (buckets_home(key, BUCKETS) != home) {
                continue;
            }
            uint32_t place = end - tables->starts[home];
            put(tables->trios, key, 2 | (-3 & 63) << 4 | 20 << 10);
            put(tables->pairs, key, (uint16_t)(2 | place << 6));
            tables->items[end++] = (uint16_t)(key % CLASSES | 5 << 9);
            tables->items[end++] = (uint16_t)((key + 1) % CLASSES | 7 << 6 | 64 << 9);
        }
    }
    return tables;
}

static void expect_row(const struct trio_weights *trios, const struct pair_weights *pairs,
                       uint32_t i)
{
    uint64_t key = key_of(i);
    int32_t moves[TRIO_CLASSES] = {1, 1, 1};
    int32_t scores[CLASSES] = {0};
    bool known = i < ROWS;
    trio_weights_add(trios, &key, 1, moves);
    pair_weights_add(pairs, &key, 1, scores);
    assert_int_equal(moves[0], known ? 1 - 12 : 1);
    assert_int_equal(moves[1], known ? 1 + 80 : 1);
    assert_int_equal(moves[2], known ? 1 - 68 : 1);
    for (unsigned k = 0; k < CLASSES; k++) {
        int32_t expected = k == key % CLASSES ? 5 : k == (key + 1) % CLASSES ? -64 * 128 : 0;
        assert_int_equal(scores[k], known ? expected : 0);
    }
}

static void every_row_is_found_and_no_other(void **out)
{
    (void)out;
    struct tables *tables = make_tables();
    struct trio_weights trios = {{tables->trios, BUCKETS, NULL}};
    struct pair_weights pairs = {{tables->pairs, BUCKETS, NULL}, tables->starts, tables->items};
    for (unsigned filtered = 0; filtered < 2; filtered++) {
        for (uint32_t i = 0; i < 4 * ROWS; i++) {
            expect_row(&trios, &pairs, i);
        }
        buckets_make_filter(arena, &trios.buckets);
        buckets_make_filter(arena, &pairs.buckets);
    }
}

static void features_add_up(void **out)
{
    (void)out;
    struct tables *tables = make_tables();
    struct trio_weights trios = {{tables->trios, BUCKETS, NULL}};
    uint64_t keys[BUCKETS_KEYS_MAX];
    for (uint32_t i = 0; i < BUCKETS_KEYS_MAX; i++) {
        keys[i] = key_of(i % (2 * ROWS));
    }
    int32_t known = 0;
    for (uint32_t i = 0; i < BUCKETS_KEYS_MAX; i++) {
        known += i % (2 * ROWS) < ROWS;
    }
    for (unsigned filtered = 0; filtered < 2; filtered++) {
        int32_t moves[TRIO_CLASSES] = {0};
        trio_weights_add(&trios, keys, BUCKETS_KEYS_MAX, moves);
        assert_int_equal(moves[0], -12 * known);
        assert_int_equal(moves[1], 80 * known);
        assert_int_equal(moves[2], -68 * known);
        buckets_make_filter(arena, &trios.buckets);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_row_is_found_and_no_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(features_add_up, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
