/* What the vector loops keep is what one row after the other would, at every length. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/counts/marks.h"

enum { MOST = 5000 };

static uint32_t draw(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)*state * below) >> 32);
}

struct rows {
    uint8_t marks[MOST], expected[MOST], met[MOST], codes[MOST];
    int32_t first[MOST], last[MOST];
    uint32_t values[MOST];
    uint32_t count;
};

static void draw_rows(struct rows *rows, uint32_t *state)
{
    rows->count = draw(state, 3) ? draw(state, 70) : draw(state, MOST);
    for (uint32_t i = 0; i < rows->count; i++) {
        rows->marks[i] = rows->expected[i] = draw(state, 8) > 0;
        rows->met[i] = draw(state, 2) > 0;
        rows->codes[i] = (uint8_t)draw(state, 20);
        rows->first[i] = draw(state, 5) ? (int32_t)draw(state, 100) - 50 : DAY_NONE;
        rows->last[i] = draw(state, 5) ? (int32_t)draw(state, 100) - 50 : DAY_NONE;
        rows->values[i] = draw(state, 20);
    }
}

static void check(const struct rows *rows)
{
    assert_memory_equal(rows->marks, rows->expected, rows->count);
}

static bool overlaps(struct period period, int32_t first, int32_t last)
{
    return (period.latest == DAY_NONE || first == DAY_NONE || first <= period.latest) &&
           (period.earliest == DAY_NONE || last == DAY_NONE || last >= period.earliest);
}

static void conditions_keep_what_meets_them(void **state)
{
    static struct rows rows;
    uint32_t seed = 3;
    (void)state;
    for (int round = 0; round < 400; round++) {
        bool exclude = draw(&seed, 2), undated = draw(&seed, 2);
        uint64_t bits = draw(&seed, 1u << 20);
        uint32_t least = draw(&seed, 20);
        struct period period = {draw(&seed, 4) ? (int32_t)draw(&seed, 60) - 50 : DAY_NONE,
                                draw(&seed, 4) ? (int32_t)draw(&seed, 60) : DAY_NONE,
                                PRECISION_NONE};
        draw_rows(&rows, &seed);
        marks_keep(rows.marks, rows.met, exclude, rows.count);
        marks_keep_codes(rows.marks, rows.codes, bits, exclude, rows.count);
        marks_keep_days(rows.marks, rows.first, rows.last, period, undated, rows.count);
        for (uint32_t i = 0; i < rows.count; i++) {
            bool dated = rows.first[i] != DAY_NONE || rows.last[i] != DAY_NONE;
            rows.expected[i] = rows.expected[i] && (bool)rows.met[i] != exclude &&
                               (bool)(bits >> rows.codes[i] & 1) != exclude &&
                               (dated ? overlaps(period, rows.first[i], rows.last[i]) : undated);
        }
        check(&rows);
        draw_rows(&rows, &seed);
        marks_keep_least(rows.marks, rows.values, least, rows.count);
        marks_keep_values(rows.marks, rows.values, rows.met, exclude, rows.count < 20 ? 0 : 20);
        for (uint32_t i = 0; i < rows.count; i++) {
            bool met = rows.count < 20 || i >= 20 || (bool)rows.met[rows.values[i]] != exclude;
            rows.expected[i] = rows.expected[i] && rows.values[i] >= least && met;
        }
        check(&rows);
    }
}

static void marked_rows_are_found(void **state)
{
    static struct rows rows;
    uint32_t seed = 5;
    (void)state;
    for (int round = 0; round < 200; round++) {
        draw_rows(&rows, &seed);
        uint32_t sparse = 1 + draw(&seed, 40), total = 0, found = 0;
        for (uint32_t i = 0; i < rows.count; i++) {
            rows.marks[i] = draw(&seed, sparse) == 0;
            total += rows.marks[i];
        }
        uint32_t last = 0;
        for (uint32_t row = marks_next(rows.marks, 0, rows.count); row < rows.count;
             row = marks_next(rows.marks, row + 1, rows.count)) {
            assert_int_equal(rows.marks[row], 1);
            assert_true(found == 0 || row > last);
            last = row;
            found++;
        }
        assert_int_equal(found, total);
        assert_int_equal(marks_total(rows.marks, rows.count), total);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_keep_what_meets_them),
        cmocka_unit_test(marked_rows_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
