/* Tables of weights with and without their filter, and the stages in which a parser's features are
 * given out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/parsing.h"
#include "text/shape.h"
#include "text/weights.h"

enum { ROWS = 200, SLOTS = ROWS * 2 + WEIGHTS_TAIL, CLASSES = 5, WORDS = 4 };

static struct arena *arena;

static int set_up(void **out)
{
    (void)out;
    arena = arena_new();
    return 0;
}

static int tear_down(void **out)
{
    (void)out;
    arena_free(arena);
    return 0;
}

static uint64_t key_of(uint32_t i)
{
    return weights_mix(7, i);
}

static int compare_keys(const void *a, const void *b)
{
    uint32_t one = weights_sorted_check(*(const uint64_t *)a);
    uint32_t two = weights_sorted_check(*(const uint64_t *)b);
    return (one > two) - (one < two);
}

/* The keys 0 … ROWS - 1 in the order of their checks. */
static void sorted_keys(uint64_t keys[ROWS])
{
    for (uint32_t i = 0; i < ROWS; i++) {
        keys[i] = key_of(i);
    }
    qsort(keys, ROWS, sizeof *keys, compare_keys);
}

/* Every row adds its class, 0 … 4, with the weight 3 << 2. */
static struct weights wide_table(void)
{
    struct weights_slot *slots = ARENA_ARRAY(arena, struct weights_slot, SLOTS);
    struct weights_pair *pairs = ARENA_ARRAY(arena, struct weights_pair, 2 * ROWS);
    uint64_t keys[ROWS];
    uint64_t at = 0;
    sorted_keys(keys);
    for (uint32_t i = 0; i < ROWS; i++) {
        uint32_t check = weights_sorted_check(keys[i]);
        uint64_t home = weights_sorted_index(check, SLOTS);
        at = home > at ? home : at;
        slots[at++] = (struct weights_slot){check, 2 * i << 8 | 1};
        pairs[2 * i] = (struct weights_pair){2, 0};
        pairs[2 * i + 1] = (struct weights_pair){(uint8_t)(keys[i] % CLASSES), 3};
    }
    return (struct weights){slots, pairs, SLOTS, 2 * ROWS, {0}};
}

static struct narrow_weights narrow_table(void)
{
    struct narrow_slot *slots = ARENA_ARRAY(arena, struct narrow_slot, SLOTS);
    uint64_t keys[ROWS];
    uint64_t at = 0;
    sorted_keys(keys);
    for (uint32_t i = 0; i < ROWS; i++) {
        uint32_t check = weights_sorted_check(keys[i]);
        uint64_t home = weights_sorted_index(check, SLOTS);
        at = home > at ? home : at;
        slots[at++] = (struct narrow_slot){check, {1, -2, (int8_t)(keys[i] % CLASSES)}, 1};
    }
    return (struct narrow_weights){slots, SLOTS, {0}};
}

static void every_row_is_found_and_no_other(void **out)
{
    (void)out;
    struct weights wide = wide_table();
    struct narrow_weights narrow = narrow_table();
    for (unsigned filtered = 0; filtered < 2; filtered++) {
        for (uint32_t i = 0; i < 2 * ROWS; i++) {
            uint64_t key = key_of(i);
            int32_t scores[CLASSES] = {0};
            int32_t moves[NARROW_CLASSES] = {0};
            bool known = i < ROWS;
            weights_add(&wide, &key, 1, scores);
            weights_add_narrow(&narrow, &key, 1, moves);
            for (unsigned k = 0; k < CLASSES; k++) {
                assert_int_equal(scores[k], known && key % CLASSES == k ? 12 : 0);
            }
            assert_int_equal(moves[0], known ? 2 : 0);
            assert_int_equal(moves[1], known ? -4 : 0);
            assert_int_equal(moves[2], known ? (int)(key % CLASSES) * 2 : 0);
        }
        weights_make_filter(arena, &wide);
        weights_make_filter_narrow(arena, &narrow);
    }
}

static void features_add_up(void **out)
{
    (void)out;
    struct weights wide = wide_table();
    uint64_t keys[WEIGHTS_KEYS_MAX];
    int32_t plain[CLASSES] = {0};
    int32_t filtered[CLASSES] = {0};
    int32_t total = 0;
    for (uint32_t i = 0; i < WEIGHTS_KEYS_MAX; i++) {
        keys[i] = key_of(i + 100);
    }
    weights_add(&wide, keys, WEIGHTS_KEYS_MAX, plain);
    weights_make_filter(arena, &wide);
    weights_add(&wide, keys, WEIGHTS_KEYS_MAX, filtered);
    for (unsigned k = 0; k < CLASSES; k++) {
        assert_int_equal(plain[k], filtered[k]);
        total += plain[k];
    }
    assert_int_equal(total, (ROWS - 100) * 12);
}

/* A parsing of four words, the first two of them on the stack. */
static struct parsing parsing_of_four(bool guided)
{
    static const char *const TEXTS[WORDS] = {"the", "envoys", "met", "."};
    static const uint8_t TAGS[WORDS] = {XPOS_DT, XPOS_NNS, XPOS_VBD, XPOS_STOP};
    static const struct lexical EMPTY = {0};
    struct token tokens[WORDS];
    struct parsing parsing;
    for (uint32_t i = 0; i < WORDS; i++) {
        tokens[i] = (struct token){.text = span_of(TEXTS[i]), .xpos = TAGS[i], .head = i};
        shape_token(arena, tokens + i);
    }
    parsing_init(&parsing, arena, WORDS);
    parsing.guided = guided;
    parsing_start(&parsing, &EMPTY, tokens, WORDS);
    parsing_move(&parsing, MOVE_SHIFT, 0);
    parsing_move(&parsing, MOVE_SHIFT, 0);
    return parsing;
}

static size_t move_keys(const struct parsing *parsing, uint64_t *keys)
{
    struct parsing_features features;
    size_t count = 0;
    parsing_move_start(parsing, &features);
    for (unsigned stage = 0; stage < PARSING_STAGES; stage++) {
        size_t more = parsing_move_stage(&features, stage, keys + count);
        assert_true(more > 0);
        count += more;
        assert_true(count <= PARSING_MOVE_FEATURES);
    }
    return count;
}

static size_t label_keys(const struct parsing *parsing, uint64_t *keys)
{
    struct parsing_features features;
    size_t count = 0;
    parsing_label_start(parsing, 2, 1, &features);
    for (unsigned stage = 0; stage < PARSING_STAGES; stage++) {
        count += parsing_label_stage(&features, stage, keys + count);
        assert_true(count > 0 && count <= PARSING_LABEL_FEATURES);
    }
    return count;
}

static bool has(const uint64_t *keys, size_t count, uint64_t key)
{
    for (size_t i = 0; i < count; i++) {
        if (keys[i] == key) {
            return true;
        }
    }
    return false;
}

static void expect_part(const uint64_t *all, size_t all_count, const uint64_t *part, size_t count)
{
    assert_true(count < all_count);
    for (size_t i = 0; i < count; i++) {
        assert_true(has(all, all_count, part[i]));
        assert_false(has(part, i, part[i]));
    }
    for (size_t i = 0; i < all_count; i++) {
        assert_false(has(all, i, all[i]));
    }
}

static void a_guide_adds_features_and_changes_none(void **out)
{
    (void)out;
    uint64_t all[PARSING_MOVE_FEATURES];
    uint64_t part[PARSING_MOVE_FEATURES];
    struct parsing guided = parsing_of_four(true);
    struct parsing plain = parsing_of_four(false);
    expect_part(all, move_keys(&guided, all), part, move_keys(&plain, part));
    expect_part(all, label_keys(&guided, all), part, label_keys(&plain, part));
}

static void a_move_changes_the_features(void **out)
{
    (void)out;
    uint64_t before[PARSING_MOVE_FEATURES];
    uint64_t after[PARSING_MOVE_FEATURES];
    struct parsing parsing = parsing_of_four(false);
    size_t count = move_keys(&parsing, before);
    parsing_move(&parsing, MOVE_RIGHT, DEPREL_DET);
    assert_int_equal(move_keys(&parsing, after), count);
    assert_memory_not_equal(before, after, count * sizeof *before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_row_is_found_and_no_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(features_add_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_guide_adds_features_and_changes_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_move_changes_the_features, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
