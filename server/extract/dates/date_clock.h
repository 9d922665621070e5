#ifndef DATELINED_EXTRACT_DATE_CLOCK_H
#define DATELINED_EXTRACT_DATE_CLOCK_H

#include "date_resolve.h"

/* The day of a time of day that names none: the last day told, when it is news or of this
 * paragraph, else that of publication, for a past night the one before. PLACE_NONE in a paragraph
 * about other times, and where the day of publication is not known. */
struct date_place date_clock_place(const struct date_context *context,
                                   const struct date_reading *reading);

/* "an hour later": so long after the time of day that the text told last. Sets `*timed` to the
 * reading with that hour and minute and `*place` to the day; false, and nothing set, where the text
 * told no time or the reading is no shift of minutes or hours. */
bool date_clock_shift(const struct date_context *context, const struct date_reading *reading,
                      struct date_reading *timed, struct date_place *place);

/* The minutes into the day that a reading tells, -1 for none. */
int32_t date_clock_minutes(const struct date_reading *reading);

#endif
