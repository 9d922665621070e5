/* Making readings. What they mean in time is date_resolve.c's. */
#include "date_reading.h"

#include <string.h>

struct date_reading date_reading_empty(uint8_t kind)
{
    struct date_reading reading;
    memset(&reading, 0, sizeof(reading));
    reading.kind = kind;
    reading.hour = CLOCK_NONE;
    reading.minute = CLOCK_NONE;
    reading.second = CLOCK_NONE;
    reading.zone = ZONE_NONE;
    return reading;
}

struct date_reading *date_reading_new(struct arena *arena, uint8_t kind)
{
    struct date_reading *reading = ARENA_NEW(arena, struct date_reading);
    *reading = date_reading_empty(kind);
    return reading;
}

struct date_reading date_reading_range(struct arena *arena, const struct date_reading *from,
                                       const struct date_reading *to)
{
    struct date_reading range = *from;
    range.kind = K_RANGE;
    range.other = ARENA_NEW(arena, struct date_reading);
    *range.other = *to;
    return range;
}

bool date_reading_spend_unit(struct date_reading *reading, enum date_unit unit)
{
    bool spent = reading->unit == unit;
    reading->unit = UNIT_NONE;
    reading->length_count = 0;
    return spent;
}
