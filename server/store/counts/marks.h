#ifndef DATELINED_STORE_MARKS_H
#define DATELINED_STORE_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/calendar.h"

/* Marks: a byte a row, 1 or 0, of `count` rows. Conditions take marks away; with `exclude` they
 * take those away that meet them. Arrays do not overlap. */

/* Keeps the rows that `met` marks. */
void marks_keep(uint8_t *marks, const uint8_t *met, bool exclude, uint32_t count);

/* Keeps the rows whose code (below 64) has its bit in `bits`. */
void marks_keep_codes(uint8_t *marks, const uint8_t *codes, uint64_t bits, bool exclude,
                      uint32_t count);

/* Keeps the rows whose days meet a period, as found_rows_overlap says; of those without any day
 * all or none. */
void marks_keep_days(uint8_t *marks, const int32_t *first, const int32_t *last,
                     struct period period, bool undated, uint32_t count);

/* Keeps the rows whose value is not less. */
void marks_keep_least(uint8_t *marks, const uint32_t *values, uint32_t least, uint32_t count);
void marks_keep_least_real(uint8_t *marks, const double *values, double least, uint32_t count);

/* Keeps the rows whose value `met` marks by value. */
void marks_keep_values(uint8_t *marks, const uint32_t *values, const uint8_t *met, bool exclude,
                       uint32_t count);

/* Marks further rows: those that have the value. */
void marks_add_value(uint8_t *marks, const uint32_t *values, uint32_t value, uint32_t count);

/* Makes marks of counts: 1 where there are `least`. */
void marks_make(uint8_t *counts, uint8_t least, uint32_t count);

/* How many rows are marked. */
uint32_t marks_total(const uint8_t *marks, uint32_t count);

/* The first marked row that is not below `row`; `count` when there is none. */
static inline uint32_t marks_next(const uint8_t *marks, uint32_t row, uint32_t count)
{
    while (row < count && marks[row] == 0) {
        uint64_t eight;
        row++;
        while (count - row >= sizeof eight) {
            memcpy(&eight, marks + row, sizeof eight);
            if (eight != 0) {
                break;
            }
            row += (uint32_t)sizeof eight;
        }
    }
    return row;
}

#endif
