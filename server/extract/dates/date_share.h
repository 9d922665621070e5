#ifndef DATELINED_EXTRACT_DATE_SHARE_H
#define DATELINED_EXTRACT_DATE_SHARE_H

#include "date_place.h"
#include "date_reading.h"

/* The days of a share (enum date_share) of a known place, with the place's precision: thirds for
 * early, mid and late; up to or from `today` (DAY_NONE: unknown) for "earlier" and "later this …".
 */
struct period date_share_of(struct date_place place, unsigned share, int32_t today);

/* The day that lies a length of a day or more after (`side` 1) or before (-1) a day, in the same
 * day of the month as far as it exists; fractions are cut. DAY_NONE outside the calendar. */
int32_t date_share_move(int32_t day, const struct date_length *length, int side);

/* The days of a length that ends (`side` -1) or starts (1) at `today`; PERIOD_UNKNOWN for vague
 * ones, for hours and outside the calendar. */
struct period date_share_of_length(const struct date_length *length, int side, int32_t today);

#endif
