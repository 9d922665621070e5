/* The inner loops of this processor against the plain ones, on weights by chance. */
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "text/scores.h"
#include "text/sums.h"

enum { BUCKETS = 9, KEYS = 200, ROUNDS = 50 };

struct tables {
    struct bucket buckets[BUCKETS];
    uint32_t starts[BUCKETS];
    uint16_t pairs[BUCKETS + PAIR_PLACE_MAX];
    uint32_t hashes[KEYS];
    uint32_t offsets[KEYS];
};

/* Buckets filled from the front, up to all of their rows; keys of which every other is in one. */
static struct tables *make_tables(void)
{
    struct tables *tables = ARENA_NEW(arena, struct tables);
    for (uint32_t i = 0; i < BUCKETS; i++) {
        unsigned rows = (unsigned)rand() % (BUCKET_ROWS + 1);
        tables->starts[i] = i;
        for (unsigned k = 0; k < rows; k++) {
            tables->buckets[i].checks[k] = (uint16_t)((unsigned)rand() % 2000 * 32 + k);
            tables->buckets[i].rows[k] = (uint16_t)(1 + rand() % UINT16_MAX);
        }
    }
    for (uint32_t i = 0; i < KEYS; i++) {
        const struct bucket *bucket = tables->buckets + i % BUCKETS;
        tables->offsets[i] = i % BUCKETS * (uint32_t)sizeof(struct bucket);
        uint32_t known = bucket->checks[rand() % BUCKET_ROWS];
        uint32_t check = rand() % 2 ? known : (uint32_t)rand() % 64;
        tables->hashes[i] = (uint32_t)rand() << 16 | check;
    }
    return tables;
}

static void tables_give_the_same(void **out)
{
    (void)out;
    for (unsigned round = 0; round < ROUNDS; round++) {
        srand(round);
        const struct tables *tables = make_tables();
        struct pair_weights weights = {.buckets = {tables->buckets, BUCKETS},
                                       .starts = tables->starts,
                                       .pairs = tables->pairs};
        struct lookups lookups = {tables->hashes, tables->offsets, KEYS - round};
        int32_t plain[2] = {0};
        int32_t here[2] = {0};
        sums_plain.add_trios(tables->buckets, &lookups, plain);
        sums_here()->add_trios(tables->buckets, &lookups, here);
        assert_memory_equal(plain, here, sizeof plain);
        struct pair_row plain_rows[KEYS];
        struct pair_row rows[KEYS];
        size_t found = sums_plain.find_pairs(&weights, &lookups, plain_rows);
        assert_in_range(found, 1, KEYS - 1);
        assert_int_equal(sums_here()->find_pairs(&weights, &lookups, rows), found);
        assert_memory_equal(plain_rows, rows, found * sizeof *rows);
    }
}

static void whole_rows_add_the_same(void **out)
{
    (void)out;
    enum { WHOLES = 5 };
    int8_t weights[WHOLES][PAIR_CLASSES];
    const int8_t *wholes[WHOLES];
    srand(1);
    for (unsigned i = 0; i < WHOLES; i++) {
        wholes[i] = weights[i];
        for (unsigned k = 0; k < PAIR_CLASSES; k++) {
            weights[i][k] = (int8_t)(rand() % 256 - 128);
        }
    }
    for (unsigned stride = 8; stride <= PAIR_CLASSES; stride += 8) {
        int16_t plain[PAIR_CLASSES] = {0};
        int16_t here[PAIR_CLASSES] = {0};
        sums_plain.add_wholes(wholes, WHOLES, stride, plain);
        sums_here()->add_wholes(wholes, WHOLES, stride, here);
        assert_memory_equal(plain, here, sizeof plain);
        for (unsigned k = 0; k < PAIR_CLASSES; k++) {
            int sum = 0;
            for (unsigned i = 0; i < WHOLES && k < stride; i++) {
                sum += weights[i][k];
            }
            assert_int_equal(plain[k], sum);
        }
    }
}

static void the_best_is_the_same(void **out)
{
    (void)out;
    for (unsigned round = 0; round < 40 * ROUNDS; round++) {
        int16_t scores[PAIR_CLASSES];
        int32_t plain_lead = -1;
        int32_t lead = -1;
        srand(round);
        scores_start(scores, 2 + round % (PAIR_CLASSES - 1));
        for (unsigned i = 0; i < PAIR_CLASSES; i++) {
            scores[i] = (int16_t)(scores[i] + rand() % (round % 3 ? 20 : 8000) - 10);
        }
        unsigned best = sums_plain.find_best(scores, &plain_lead);
        assert_int_equal(sums_here()->find_best(scores, &lead), best);
        assert_int_equal(lead, plain_lead);
        for (unsigned i = 0; i < PAIR_CLASSES; i++) {
            assert_true(i < best ? scores[i] < scores[best] : scores[i] <= scores[best]);
            assert_true(i == best || scores[best] - scores[i] >= lead);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tables_give_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(whole_rows_add_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_best_is_the_same, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
