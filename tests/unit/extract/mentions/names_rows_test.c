/* Sums of rows by this processor's loop and by the plain one, against what they are by definition.
 */
#include <stdlib.h>

#include "../../check.h"
#include "extract/mentions/names_rows.h"

enum { ROWS = 40, NUMBERS = 75 };

static void both_loops_add_up(void **out)
{
    (void)out;
    int8_t weights[ROWS * NAMES_WEIGHTS];
    uint8_t shifts[ROWS];
    uint32_t numbers[NUMBERS];
    const struct names_rows rows = {weights, shifts, ROWS};
    srand(3);
    for (size_t i = 0; i < sizeof weights; i++) {
        weights[i] = (int8_t)(rand() % 256 - 128);
    }
    for (size_t i = 0; i < ROWS; i++) {
        shifts[i] = (uint8_t)(rand() % 16 | 32);
    }
    for (size_t count = 0; count <= NUMBERS; count++) {
        int32_t here[NAMES_WEIGHTS];
        int32_t plain[NAMES_WEIGHTS];
        for (size_t i = 0; i < count; i++) {
            numbers[i] = (uint32_t)rand() % ROWS;
        }
        names_rows_add(&rows, numbers, count, here);
        names_rows_add_plainly(&rows, numbers, count, plain);
        for (unsigned k = 0; k < NAMES_WEIGHTS; k++) {
            int sum = 0;
            for (size_t i = 0; i < count; i++) {
                sum += weights[numbers[i] * NAMES_WEIGHTS + k] * (1 << (shifts[numbers[i]] & 15));
            }
            assert_int_equal(here[k], sum);
            assert_int_equal(plain[k], sum);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(both_loops_add_up)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
