/* Parsing in turns, with weights by chance: every sentence gets the tree that it gets alone, and
 * that plain sums over all its features would give it. */
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "text/keys.h"
#include "text/passes.h"
#include "text/shape.h"

enum { SENTENCES = 40, LONGEST = 30, WORDS = 20, BUCKETS = 3000, STRIDE = 56 };

struct weights {
    struct bucket moves[BUCKETS];
    struct bucket labels[BUCKETS];
    uint32_t starts[BUCKETS];
    uint16_t pairs[BUCKET_ROWS * BUCKETS];
    int8_t wholes[STRIDE * BUCKET_ROWS];
};

/* A bucket keeps the first sixteen checks that the keys of the test bring. */
static void learn_key(struct bucket *bucket, uint32_t hash, uint16_t row)
{
    for (unsigned i = 0; i < BUCKET_ROWS; i++) {
        if (bucket->rows[i] == 0 || bucket->checks[i] == buckets_check(hash)) {
            bucket->checks[i] = buckets_check(hash);
            bucket->rows[i] = row;
            return;
        }
    }
}

static void learn_features(struct parsing_features *features, struct bucket *table, bool pairs)
{
    struct lookups all =
        parsing_look_up(features, 0, PARSING_STAGES - 1, &(struct buckets){table, BUCKETS});
    for (size_t i = 0; i < all.count; i++) {
        uint16_t chance = (uint16_t)(keys_mix(all.hashes[i], 1) >> 40);
        uint16_t pair = (uint16_t)(1 | (chance % BUCKET_ROWS) << 6);
        learn_key(table + all.offsets[i] / sizeof *table, all.hashes[i], pairs ? pair : chance | 1);
    }
}

/* Walks through a sentence by chance and gives weights to the features that it meets. */
static void learn_sentence(struct parsing *parsing, struct weights *weights)
{
    while (!parsing_is_done(parsing)) {
        struct parsing_features features;
        enum parsing_move move = (enum parsing_move)(rand() % MOVE_COUNT);
        if (!parsing_allows(parsing, move)) {
            continue;
        }
        parsing_move_start(parsing, &features);
        learn_features(&features, weights->moves, false);
        if (move != MOVE_SHIFT) {
            uint32_t head = 0;
            uint32_t dependent = 0;
            parsing_arc(parsing, move, &head, &dependent);
            if (head > 0) {
                parsing_label_start(parsing, head, dependent, &features);
                learn_features(&features, weights->labels, true);
            }
        }
        parsing_move(parsing, move, (uint8_t)(1 + rand() % (DEPREL_COUNT - 1)));
    }
}

static void make_document(struct document *document)
{
    static const char *const TEXTS[] = {"the", "Envoys", "met", "on", ",", "2014", "."};
    document->sentence_count = SENTENCES;
    document->sentences = ARENA_ARRAY(arena, struct sentence, SENTENCES);
    document->tokens = ARENA_ARRAY(arena, struct token, SENTENCES * LONGEST);
    for (uint32_t i = 0; i < SENTENCES; i++) {
        struct sentence *sentence = document->sentences + i;
        sentence->first_token = (uint32_t)document->token_count;
        sentence->token_count = (uint32_t)(rand() % LONGEST);
        for (uint32_t k = 0; k < sentence->token_count; k++) {
            struct token *token = document->tokens + document->token_count++;
            unsigned word = (unsigned)rand() % (sizeof TEXTS / sizeof *TEXTS);
            *token = (struct token){.text = span_of(TEXTS[word]),
                                    .xpos = (uint8_t)(1 + word),
                                    .upos = (uint8_t)(1 + word),
                                    .head = (uint32_t)rand() % (sentence->token_count + 1),
                                    .deprel = (uint8_t)(1 + rand() % (DEPREL_COUNT - 1))};
            shape_token(arena, token);
        }
    }
}

static void make_pass(const struct document *document, const struct lexical *lexical, bool reversed,
                      bool guided, struct pass *pass)
{
    struct weights *weights = ARENA_NEW(arena, struct weights);
    struct parsing parsing;
    memset(weights, 0, sizeof *weights);
    parsing_choose_templates(guided, &pass->templates);
    parsing_init(&parsing, arena, LONGEST, reversed, &pass->templates);
    for (size_t i = 0; i < SENTENCES; i++) {
        const struct sentence *sentence = document->sentences + i;
        parsing_start(&parsing, lexical, document->tokens + sentence->first_token,
                      sentence->token_count);
        learn_sentence(&parsing, weights);
    }
    for (size_t i = 0; i < BUCKET_ROWS * BUCKETS; i++) {
        weights->pairs[i] =
            (uint16_t)((1 + (unsigned)rand() % (DEPREL_COUNT - 1)) | ((unsigned)rand() % 256) << 8);
    }
    for (uint32_t i = 0; i < BUCKETS; i++) {
        weights->starts[i] = i * BUCKET_ROWS;
    }
    pass->reversed = reversed;
    pass->moves = (struct trio_weights){{weights->moves, BUCKETS}};
    pass->labels =
        (struct pair_weights){{weights->labels, BUCKETS}, weights->starts, weights->pairs,
                              BUCKET_ROWS * BUCKETS,      weights->wholes, STRIDE};
}

static struct document copy_of(const struct document *document)
{
    struct document copy = *document;
    copy.tokens = ARENA_ARRAY(arena, struct token, document->token_count);
    memcpy(copy.tokens, document->tokens, document->token_count * sizeof *copy.tokens);
    return copy;
}

static void expect_same_tree(const struct document *one, const struct document *two)
{
    for (size_t i = 0; i < one->token_count; i++) {
        assert_int_equal(one->tokens[i].head, two->tokens[i].head);
        assert_int_equal(one->tokens[i].deprel, two->tokens[i].deprel);
    }
}

static void turns_change_no_tree(void **out)
{
    (void)out;
    static const struct lexical EMPTY = {0};
    for (unsigned kind = 0; kind < 4; kind++) {
        struct pass pass;
        struct document document = {0};
        srand(kind);
        make_document(&document);
        make_pass(&document, &EMPTY, kind & 1, kind >> 1, &pass);
        struct document together = copy_of(&document);
        struct document apart = copy_of(&document);
        passes_run(&pass, &EMPTY, arena, &together);
        for (size_t i = 0; i < SENTENCES; i++) {
            struct document alone = apart;
            alone.sentences = apart.sentences + i;
            alone.sentence_count = 1;
            passes_run(&pass, &EMPTY, arena, &alone);
        }
        expect_same_tree(&together, &apart);
    }
}

/* What one feature adds, by a search through all of its bucket. */
static void add_plainly(const struct trio_weights *weights, uint32_t hash,
                        int32_t scores[TRIO_CLASSES])
{
    const struct bucket *bucket =
        weights->buckets.items + buckets_home(hash, weights->buckets.count);
    for (unsigned i = 0; i < BUCKET_ROWS; i++) {
        if (bucket->rows[i] != 0 && bucket->checks[i] == buckets_check(hash)) {
            int first = (int8_t)(bucket->rows[i] & 255);
            int second = (int8_t)(bucket->rows[i] >> 8);
            scores[0] += first;
            scores[1] += second;
            scores[2] -= first + second;
        }
    }
}

static void stages_add_up_to_all_features(void **out)
{
    (void)out;
    static const struct lexical EMPTY = {0};
    struct pass pass;
    struct parsing parsing;
    struct document document = {0};
    srand(5);
    make_document(&document);
    make_pass(&document, &EMPTY, false, true, &pass);
    parsing_init(&parsing, arena, LONGEST, false, &pass.templates);
    for (size_t i = 0; i < SENTENCES; i++) {
        const struct sentence *sentence = document.sentences + i;
        parsing_start(&parsing, &EMPTY, document.tokens + sentence->first_token,
                      sentence->token_count);
        while (!parsing_is_done(&parsing)) {
            struct parsing_features features;
            int32_t staged[TRIO_CLASSES] = {0};
            int32_t plain[TRIO_CLASSES] = {0};
            parsing_move_start(&parsing, &features);
            for (unsigned stage = 0; stage < PARSING_STAGES; stage++) {
                struct lookups lookups =
                    parsing_look_up(&features, stage, stage, &pass.moves.buckets);
                trio_weights_add(&pass.moves, &lookups, staged);
                for (size_t k = 0; k < lookups.count; k++) {
                    add_plainly(&pass.moves, lookups.hashes[k], plain);
                }
            }
            assert_memory_equal(staged, plain, sizeof plain);
            enum parsing_move move = parsing_allows(&parsing, MOVE_SHIFT)  ? MOVE_SHIFT
                                     : parsing_allows(&parsing, MOVE_LEFT) ? MOVE_LEFT
                                                                           : MOVE_RIGHT;
            parsing_move(&parsing, move, DEPREL_DEP);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(turns_change_no_tree, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stages_add_up_to_all_features, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
