#ifndef DATELINED_EXTRACT_DATE_NEAREST_H
#define DATELINED_EXTRACT_DATE_NEAREST_H

#include "date_resolve.h"

/* A report tells the hours of a day, and "the day", so many days past. */
enum { NEWS_DAYS = 14 };

/* Whether the publication date says enough to count in `unit`: a month does for years, not for
 * days. */
bool date_nearest_allows(struct period published, enum date_unit unit);

/* The day a shift in `unit` is counted from, by the reading's anchor; DAY_NONE when the text does
 * not tell. */
int32_t date_nearest_anchor(const struct date_context *context, const struct date_reading *reading,
                            enum date_unit unit);

/* A day, or with `day` 0 a month; PLACE_NONE when there is no such day. */
struct date_place date_nearest_of_date(int year, int month, int day);

/* The holiday, day, month, quarter, half or season that a reading names, in one year. */
struct date_place date_nearest_in_year(const struct date_reading *reading, int year);

/* The same in the year that is meant; PLACE_NONE when the text does not tell. */
struct date_place date_nearest_yearly(const struct date_context *context,
                                      const struct date_reading *reading);

/* The weekday that is meant; PLACE_NONE when the day of publication is not known. */
struct date_place date_nearest_weekday(const struct date_context *context,
                                       const struct date_reading *reading);

/* Whether a date leads from the year told before it back to the day of publication: "has lived
 * abroad since last year". */
bool date_nearest_is_of_now(const struct date_reading *reading, struct date_place told,
                            struct date_place place);

#endif
