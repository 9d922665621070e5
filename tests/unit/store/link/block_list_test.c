/* The blocks of a first load: what is near in one comes first, whatever the numbers of rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/link/block_list.h"

enum { LARGE = 7, SMALL = 9 };

/* Lists whom a walk from `evidence_id` meets, `*count` at most. */
static void list_met(const struct block_list *list, int64_t evidence_id, int64_t *met,
                     size_t *count)
{
    struct block_walk walk = block_list_walk(list, evidence_id);
    size_t most = *count;
    *count = 0;
    while (*count < most && block_list_next(&walk, &met[*count])) {
        (*count)++;
    }
}

static struct block_list *list_of(const int64_t (*rows)[3], size_t count)
{
    struct block_list *list = block_list_new();
    for (size_t i = 0; i < count; i++) {
        block_list_add(list, rows[i][0], (uint64_t)rows[i][1], rows[i][2]);
    }
    block_list_sort(list);
    return list;
}

static void test_the_nearest_of_each_block_come_first(void **state)
{
    (void)state;
    const int64_t rows[][3] = {{LARGE, 10, 5}, {LARGE, 30, 1}, {LARGE, 20, 4}, {LARGE, 50, 2},
                               {LARGE, 40, 3}, {SMALL, 99, 8}, {SMALL, 30, 1}, {LARGE, 30, 1}};
    struct block_list *list = list_of(rows, 8);
    int64_t met[9];
    size_t count = 9;
    list_met(list, 1, met, &count);
    const int64_t expected[] = {4, 3, 8, 5, 2};
    assert_int_equal(count, 5);
    assert_memory_equal(met, expected, sizeof expected);
    count = 9;
    list_met(list, 8, met, &count);
    assert_int_equal(count, 1);
    assert_int_equal(met[0], 1);
    count = 9;
    list_met(list, 6, met, &count);
    assert_int_equal(count, 0);
    block_list_free(list);
}

static int64_t order_of(const int64_t (*rows)[3], size_t count, int64_t evidence_id)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i][2] == evidence_id) {
            return rows[i][1];
        }
    }
    return -1;
}

/* The same articles, loaded in another order. */
static void test_the_numbers_of_rows_do_not_matter(void **state)
{
    (void)state;
    const int64_t rows[][3] = {{LARGE, 10, 1}, {LARGE, 20, 2}, {LARGE, 30, 3}, {LARGE, 40, 4}};
    const int64_t again[][3] = {{LARGE, 30, 1}, {LARGE, 40, 2}, {LARGE, 10, 3}, {LARGE, 20, 4}};
    struct block_list *list = list_of(rows, 4), *other = list_of(again, 4);
    int64_t met[2], met_again[2];
    size_t count = 2, count_again = 2;
    list_met(list, 3, met, &count);
    list_met(other, 1, met_again, &count_again);
    assert_int_equal(count, 2);
    assert_int_equal(count_again, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(order_of(rows, 4, met[i]), order_of(again, 4, met_again[i]));
    }
    block_list_free(list);
    block_list_free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_nearest_of_each_block_come_first),
        cmocka_unit_test(test_the_numbers_of_rows_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
