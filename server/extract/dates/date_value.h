#ifndef DATELINED_EXTRACT_DATE_VALUE_H
#define DATELINED_EXTRACT_DATE_VALUE_H

#include "base/arena.h"
#include "date_place.h"
#include "date_reading.h"

/* TIMEX3 values (ISO 24617-1 with the conventions of TimeML 1.2.1). All return texts in `arena`,
 * the absent span where there is nothing honest to say, and always so for a NULL arena. */

/* A day, month … with its time of day, "2014-10-30T17:00"; X where `place` is unknown. */
struct span date_value_of_point(struct arena *arena, const struct date_reading *reading,
                                struct date_place place);

/* "2014-10-27/2014-10-29". */
struct span date_value_of_range(struct arena *arena, const struct date_reading *left,
                                struct date_place low, const struct date_reading *right,
                                struct date_place high);

/* "P2D", "PT90M", "P2.5Y", "PXY", "P2Y6M", "P3DE". */
struct span date_value_of_length(struct arena *arena, const struct date_reading *reading);

/* "P1D", "XXXX-WXX-1", "XXXX-10", "XXXX-XX-XXTMO". */
struct span date_value_of_set(struct arena *arena, const struct date_reading *reading);

/* What hangs on an event: X at the precision of its unit, "XXXX-XX-XX". */
struct span date_value_of_open(struct arena *arena, const struct date_reading *reading);

#endif
