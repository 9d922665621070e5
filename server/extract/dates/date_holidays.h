#ifndef DATELINED_EXTRACT_DATE_HOLIDAYS_H
#define DATELINED_EXTRACT_DATE_HOLIDAYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/* The holiday whose name stands at the start of `text` (the longest one; letters in either
 * case): its number, from 1, and the bytes of its name; 0 for none. */
uint8_t date_holidays_match(struct span text, size_t *length);

/* Whether people are called by the holiday's name. */
bool date_holidays_is_name(uint8_t holiday);

/* The day of a holiday in a year (1..9999), DAY_NONE where it is not known. */
int32_t date_holidays_day(uint8_t holiday, int year);

#endif
