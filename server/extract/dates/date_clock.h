#ifndef DATELINED_EXTRACT_DATE_CLOCK_H
#define DATELINED_EXTRACT_DATE_CLOCK_H

#include "date_resolve.h"

/* A time of day without a day: that of the last day told, when it is news or of this paragraph,
 * else of the publication; in a paragraph about other times it stays open. */
struct date_place date_clock_place(const struct date_context *context,
                                   const struct date_reading *reading);

/* "an hour later": so long after the time that the text told last. False where it told none. */
bool date_clock_shift(const struct date_context *context, const struct date_reading *reading,
                      struct date_reading *timed, struct date_place *place);

#endif
