/* The stages in which a parser's features are given out. */
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "text/parsing.h"
#include "text/shape.h"

enum { WORDS = 4 };

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
    struct parsing_templates *templates = ARENA_NEW(arena, struct parsing_templates);
    parsing_choose_templates(guided, templates);
    parsing_init(&parsing, arena, WORDS, false, templates);
    parsing_start(&parsing, &EMPTY, tokens, WORDS);
    parsing_move(&parsing, MOVE_SHIFT, 0);
    parsing_move(&parsing, MOVE_SHIFT, 0);
    return parsing;
}

/* All keys of the features that were started; the stages give out the same, one after the other. */
static size_t all_keys(struct parsing_features *features, uint64_t *out)
{
    static const struct bucket BUCKETS[7] = {0};
    const struct buckets table = {BUCKETS, 7};
    uint64_t keys[PARSING_MOVE_FEATURES + 1];
    size_t count = parsing_keys(features, keys);
    size_t told = 0;
    for (unsigned stage = 0; stage < PARSING_STAGES; stage++) {
        struct lookups part = parsing_look_up(features, stage, stage, &table);
        assert_true(part.count > 0 && told + part.count <= count);
        for (size_t i = 0; i < part.count; i++, told++) {
            assert_int_equal(part.hashes[i], buckets_hash(keys[1 + told]));
            assert_int_equal(part.offsets[i],
                             buckets_home(part.hashes[i], 7) * sizeof(struct bucket));
        }
    }
    assert_int_equal(told, count);
    memcpy(out, keys + 1, count * sizeof *out);
    return count;
}

static size_t move_keys(const struct parsing *parsing, uint64_t *keys)
{
    struct parsing_features features;
    parsing_move_start(parsing, &features);
    return all_keys(&features, keys);
}

static size_t label_keys(const struct parsing *parsing, uint64_t *keys)
{
    struct parsing_features features;
    parsing_label_start(parsing, 2, 1, &features);
    return all_keys(&features, keys);
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
        cmocka_unit_test_setup_teardown(a_guide_adds_features_and_changes_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_move_changes_the_features, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
