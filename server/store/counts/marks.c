/* Loops over a million rows for which the compiler writes vector instructions: this file is
 * compiled for that (see the Makefile), nothing in a loop may change what is read, and a loop
 * decides nothing by jumping. A condition costs some tens of microseconds then, not milliseconds.
 */

#include "marks.h"

enum { BLOCK = 2048 };

void marks_keep(uint8_t *restrict marks, const uint8_t *restrict met, bool exclude, uint32_t count)
{
    uint8_t turned = exclude ? 1 : 0;
    for (uint32_t row = 0; row < count; row++) {
        marks[row] &= met[row] ^ turned;
    }
}

/* One pass for each code, over as many rows as stay in the nearest cache. */
static void mark_codes(uint8_t *restrict met, const uint8_t *restrict codes, uint64_t bits,
                       uint32_t count)
{
    memset(met, 0, count);
    for (; bits; bits &= bits - 1) {
        uint8_t code = (uint8_t)__builtin_ctzll(bits);
        for (uint32_t row = 0; row < count; row++) {
            met[row] |= codes[row] == code;
        }
    }
}

void marks_keep_codes(uint8_t *restrict marks, const uint8_t *restrict codes, uint64_t bits,
                      bool exclude, uint32_t count)
{
    uint8_t met[BLOCK];
    for (uint32_t start = 0; start < count; start += BLOCK) {
        uint32_t rows = count - start < BLOCK ? count - start : BLOCK;
        mark_codes(met, codes + start, bits, rows);
        marks_keep(marks + start, met, exclude, rows);
    }
}

/* An open end of a row is DAY_NONE, the least of all numbers. */
void marks_keep_days(uint8_t *restrict marks, const int32_t *restrict first,
                     const int32_t *restrict last, struct period period, bool undated,
                     uint32_t count)
{
    int32_t earliest = period.earliest;
    int32_t latest = period.latest == DAY_NONE ? INT32_MAX : period.latest;
    uint8_t without = undated ? 1 : 0;
    for (uint32_t row = 0; row < count; row++) {
        uint8_t dated = (uint8_t)((first[row] != DAY_NONE) | (last[row] != DAY_NONE));
        uint8_t meets =
            (uint8_t)((first[row] <= latest) & ((last[row] == DAY_NONE) | (last[row] >= earliest)));
        marks[row] &= (uint8_t)((dated & meets) | (without & (dated ^ 1)));
    }
}

void marks_keep_least(uint8_t *restrict marks, const uint32_t *restrict values, uint32_t least,
                      uint32_t count)
{
    for (uint32_t row = 0; row < count; row++) {
        marks[row] &= values[row] >= least;
    }
}

void marks_keep_least_real(uint8_t *restrict marks, const double *restrict values, double least,
                           uint32_t count)
{
    for (uint32_t row = 0; row < count; row++) {
        marks[row] &= values[row] >= least;
    }
}

void marks_keep_values(uint8_t *restrict marks, const uint32_t *restrict values,
                       const uint8_t *restrict met, bool exclude, uint32_t count)
{
    uint8_t turned = exclude ? 1 : 0;
    for (uint32_t row = 0; row < count; row++) {
        marks[row] &= met[values[row]] ^ turned;
    }
}

void marks_add_value(uint8_t *restrict marks, const uint32_t *restrict values, uint32_t value,
                     uint32_t count)
{
    for (uint32_t row = 0; row < count; row++) {
        marks[row] |= values[row] == value;
    }
}

void marks_make(uint8_t *counts, uint8_t least, uint32_t count)
{
    for (uint32_t row = 0; row < count; row++) {
        counts[row] = counts[row] >= least;
    }
}

uint32_t marks_total(const uint8_t *marks, uint32_t count)
{
    uint32_t total = 0;
    for (uint32_t row = 0; row < count; row++) {
        total += marks[row];
    }
    return total;
}
