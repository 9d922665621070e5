/* Tables of weights in buckets, and the best of the scores that they add up to. */
#include <stdbool.h>
#include <string.h>

#include "fixture.h"
#include "text/buckets.h"
#include "text/keys.h"
#include "text/scores.h"

enum { BUCKETS = 5, ROWS = 50, CLASSES = 13, STRIDE = 16 };

struct tables {
    struct bucket trios[BUCKETS];
    struct bucket pairs[BUCKETS];
    uint32_t starts[BUCKETS];
    uint16_t items[2 * ROWS];
    int8_t wholes[STRIDE * ROWS];
};

static uint64_t key_of(uint32_t i)
{
    return keys_mix(11, i);
}

/* Every third row is a whole one. */
static bool is_whole(uint32_t i)
{
    return i % 3 == 0;
}

/* The weight of a class in a row: of two classes only, or of all. */
static int weight_of(uint32_t i, unsigned class)
{
    if (i >= ROWS) {
        return 0;
    }
    if (is_whole(i)) {
        return (int)(i + 7 * class) % 255 - 127;
    }
    return class == i % CLASSES ? 5 : class == (i + 1) % CLASSES ? -127 : 0;
}

/* Puts a row into the key's bucket, which must have room. */
static void put(struct bucket *buckets, uint64_t key, uint16_t row)
{
    struct bucket *bucket = buckets + buckets_home(buckets_hash(key), BUCKETS);
    unsigned at = 0;
    while (at < BUCKET_ROWS && bucket->rows[at]) {
        at++;
    }
    assert_true(at < BUCKET_ROWS);
    bucket->checks[at] = buckets_check(buckets_hash(key));
    bucket->rows[at] = row;
}

/* Appends the weights of a row of pairs behind `end` items and returns its count. */
static unsigned put_pairs(struct tables *tables, uint32_t i, uint32_t *end)
{
    if (is_whole(i)) {
        for (unsigned class = 0; class < CLASSES; class ++) {
            tables->wholes[STRIDE * i + class] = (int8_t)weight_of(i, class);
        }
        tables->items[(*end)++] = (uint16_t)i;
        return PAIRS_WHOLE;
    }
    tables->items[(*end)++] = (uint16_t)(i % CLASSES | 5 << 8);
    tables->items[(*end)++] = (uint16_t)((i + 1) % CLASSES | (-127 & 255) << 8);
    return 2;
}

/* The keys 0 … ROWS - 1; for moves the weights -128 and 80. */
static struct tables *make_tables(void)
{
    struct tables *tables = ARENA_NEW(arena, struct tables);
    uint32_t end = 0;
    for (uint32_t home = 0; home < BUCKETS; home++) {
        tables->starts[home] = end;
        for (uint32_t i = 0; i < ROWS; i++) {
            if (buckets_home(buckets_hash(key_of(i)), BUCKETS) == home) {
                uint32_t place = end - tables->starts[home];
                unsigned count = put_pairs(tables, i, &end);
                put(tables->trios, key_of(i), (-128 & 255) | 80 << 8);
                put(tables->pairs, key_of(i), (uint16_t)(count | place << 6));
            }
        }
    }
    return tables;
}

static struct pair_weights pairs_of(const struct tables *tables)
{
    assert_int_equal(buckets_stride(CLASSES), STRIDE);
    return (struct pair_weights){{tables->pairs, BUCKETS}, tables->starts, tables->items, 2 * ROWS,
                                 tables->wholes,           STRIDE};
}

/* So many keys, looked up in tables of BUCKETS buckets. */
static struct lookups look_up(const uint64_t *keys, size_t count)
{
    uint32_t *hashes = ARENA_ARRAY(arena, uint32_t, count);
    uint32_t *offsets = ARENA_ARRAY(arena, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        hashes[i] = buckets_hash(keys[i]);
        offsets[i] = buckets_home(hashes[i], BUCKETS) * (uint32_t)sizeof(struct bucket);
    }
    return (struct lookups){hashes, offsets, count};
}

static void every_row_is_found_and_no_other(void **out)
{
    (void)out;
    struct tables *tables = make_tables();
    struct trio_weights trios = {{tables->trios, BUCKETS}};
    struct pair_weights pairs = pairs_of(tables);
    for (uint32_t i = 0; i < 4 * ROWS; i++) {
        uint64_t key = key_of(i);
        int32_t moves[TRIO_CLASSES] = {1, 1, 1};
        int16_t scores[PAIR_CLASSES] = {0};
        bool known = i < ROWS;
        struct lookups lookups = look_up(&key, 1);
        assert_int_equal(buckets_ask(&trios.buckets, *lookups.hashes), *lookups.offsets);
        trio_weights_add(&trios, &lookups, moves);
        struct pair_row row;
        size_t found = pair_weights_find(&pairs, &lookups, &row);
        assert_int_equal(found, known);
        pair_weights_add(&pairs, &row, found, scores);
        assert_int_equal(moves[0], known ? 1 - 128 : 1);
        assert_int_equal(moves[1], known ? 1 + 80 : 1);
        assert_int_equal(moves[2], known ? 1 + 48 : 1);
        for (unsigned k = 0; k < PAIR_CLASSES; k++) {
            assert_int_equal(scores[k], k < CLASSES ? weight_of(i, k) : 0);
        }
    }
}

static void features_add_up(void **out)
{
    (void)out;
    struct tables *tables = make_tables();
    struct trio_weights trios = {{tables->trios, BUCKETS}};
    struct pair_weights pairs = pairs_of(tables);
    uint64_t keys[BUCKETS_KEYS_MAX];
    int32_t moves[TRIO_CLASSES] = {0};
    int16_t scores[PAIR_CLASSES] = {0};
    int32_t expected[CLASSES] = {0};
    int32_t known = 0;
    for (uint32_t i = 0; i < BUCKETS_KEYS_MAX; i++) {
        uint32_t number = i % (2 * ROWS);
        keys[i] = key_of(number);
        known += number < ROWS;
        for (unsigned k = 0; k < CLASSES; k++) {
            expected[k] += weight_of(number, k);
        }
    }
    struct lookups lookups = look_up(keys, BUCKETS_KEYS_MAX);
    trio_weights_add(&trios, &lookups, moves);
    struct pair_row rows[BUCKETS_KEYS_MAX];
    pair_weights_add(&pairs, rows, pair_weights_find(&pairs, &lookups, rows), scores);
    assert_int_equal(moves[0], -128 * known);
    assert_int_equal(moves[1], 80 * known);
    assert_int_equal(moves[2], 48 * known);
    for (unsigned k = 0; k < CLASSES; k++) {
        assert_int_equal(scores[k], expected[k]);
    }
}

static void the_greatest_sum_fits(void **out)
{
    (void)out;
    struct tables *tables = ARENA_NEW(arena, struct tables);
    uint64_t keys[BUCKETS_KEYS_MAX];
    int32_t moves[TRIO_CLASSES] = {0};
    put(tables->trios, key_of(0), 127 | (-128 & 255) << 8);
    for (uint32_t i = 0; i < BUCKETS_KEYS_MAX; i++) {
        keys[i] = key_of(0);
    }
    struct lookups lookups = look_up(keys, BUCKETS_KEYS_MAX);
    trio_weights_add(&(struct trio_weights){{tables->trios, BUCKETS}}, &lookups, moves);
    assert_int_equal(moves[0], 127 * BUCKETS_KEYS_MAX);
    assert_int_equal(moves[1], -128 * BUCKETS_KEYS_MAX);
}

static void the_best_score_leads(void **out)
{
    (void)out;
    int16_t scores[PAIR_CLASSES];
    int32_t lead = 0;
    scores_start(scores, CLASSES);
    assert_int_equal(scores_best(scores, &lead), 1);
    assert_int_equal(lead, 0);
    for (unsigned i = 1; i < CLASSES; i++) {
        scores[i] = (int16_t)(-1000 - (int)i);
    }
    scores_forbid(scores, 1);
    assert_int_equal(scores_best(scores, &lead), 2);
    assert_int_equal(lead, 1);
    scores[5] = scores[9] = 300;
    assert_int_equal(scores_best(scores, &lead), 5);
    assert_int_equal(lead, 0);
    scores[9] = 310;
    assert_int_equal(scores_best(scores, &lead), 9);
    assert_int_equal(lead, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_row_is_found_and_no_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(features_add_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_greatest_sum_fits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_best_score_leads, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
