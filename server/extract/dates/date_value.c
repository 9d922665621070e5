/* Writes TIMEX3 values. What is not known is X; a value of X only is written for expressions that
 * say their precision, none for the rest. */
#include "date_value.h"

#include <stdio.h>

#include "base/calendar.h"
#include "date_holidays.h"

static const char *const part_letters[] = {"", "MO", "MI", "AF", "EV", "NI", "DT"};

static struct span text_of(struct arena *arena, const char *text)
{
    return text[0] ? arena_printf(arena, "%s", text) : (struct span){0};
}

/* "XXXX-12-25" of a holiday that is always on the same day of the year, else "". */
static void format_holiday(uint8_t holiday, char out[16])
{
    int32_t day = date_holidays_day(holiday, 2001);
    int32_t next = date_holidays_day(holiday, 2003);
    if (day != DAY_NONE && next != DAY_NONE && next - day == 730) {
        struct civil civil = day_to_civil(day);
        (void)snprintf(out, 16, "XXXX-%02u-%02u", (unsigned)civil.month % 100,
                       (unsigned)civil.day % 100);
    }
}

/* The open form of what the reading says, "" when it says nothing. */
static void format_open(const struct date_reading *reading, char out[16])
{
    static const char *const seasons[] = {"", "SP", "SU", "FA", "WI"};
    out[0] = '\0';
    if (reading->holiday) {
        format_holiday(reading->holiday, out);
        return;
    }
    if (reading->nth) {
        return;
    }
    if (reading->weekday && !reading->day) {
        (void)snprintf(out, 16, "XXXX-WXX-%d", reading->weekday % 10);
    } else if (reading->month && reading->day) {
        (void)snprintf(out, 16, "XXXX-%02u-%02u", (unsigned)reading->month % 100,
                       (unsigned)reading->day % 100);
    } else if (reading->month) {
        (void)snprintf(out, 16, "XXXX-%02u", (unsigned)reading->month % 100);
    } else if (reading->day) {
        (void)snprintf(out, 16, "XXXX-XX-%02u", (unsigned)reading->day % 100);
    } else if (reading->quarter) {
        (void)snprintf(out, 16, "XXXX-Q%d", reading->quarter % 10);
    } else if (reading->half) {
        (void)snprintf(out, 16, "XXXX-H%d", reading->half % 10);
    } else if (reading->season) {
        (void)snprintf(out, 16, "XXXX-%s", seasons[reading->season % 5]);
    }
}

/* X at the precision of a unit, "" for one without. */
static const char *open_unit(unsigned unit)
{
    switch (unit) {
    case UNIT_DAY:
        return "XXXX-XX-XX";
    case UNIT_WEEK:
    case UNIT_FORTNIGHT:
        return "XXXX-WXX";
    case UNIT_WEEKEND:
        return "XXXX-WXX-WE";
    case UNIT_MONTH:
        return "XXXX-XX";
    case UNIT_QUARTER:
        return "XXXX-QX";
    case UNIT_YEAR:
        return "XXXX";
    case UNIT_DECADE:
        return "XX"
               "X";
    case UNIT_CENTURY:
        return "XX";
    default:
        return "";
    }
}

/* "T17:00", "T17", "TMO", "" */
static void format_time(const struct date_reading *reading, char out[24])
{
    unsigned hour = (unsigned)reading->hour % 100;
    unsigned minute = (unsigned)reading->minute % 100;
    out[0] = '\0';
    if (reading->hour == CLOCK_NONE) {
        if (reading->part) {
            (void)snprintf(out, 24, "T%s", part_letters[reading->part]);
        }
        return;
    }
    if (reading->second != CLOCK_NONE) {
        (void)snprintf(out, 24, "T%02u:%02u:%02u", hour, minute, (unsigned)reading->second % 100);
    } else {
        (void)snprintf(out, 24, "T%02u:%02u", hour, reading->minute == CLOCK_NONE ? 0 : minute);
    }
}

static void format_point(const struct date_reading *reading, struct date_place place, char out[48])
{
    char day[16];
    char time[24];
    if (date_place_is_known(place)) {
        date_place_format(place, day);
    } else {
        format_open(reading, day);
    }
    format_time(reading, time);
    if (time[0] && !day[0]) {
        (void)snprintf(day, sizeof(day), "XXXX-XX-XX");
    }
    (void)snprintf(out, 48, "%s%s%s", day, time,
                   reading->zone == 0 && time[0] && reading->hour != CLOCK_NONE ? "Z" : "");
}

static struct span value_of_bc(struct arena *arena, const struct date_reading *reading)
{
    if (reading->century) {
        return arena_printf(arena, "BC%02d", reading->century);
    }
    return arena_printf(arena, "BC%04d", reading->year);
}

struct span date_value_of_point(struct arena *arena, const struct date_reading *reading,
                                struct date_place place)
{
    if (!arena) {
        return (struct span){0};
    }
    if (reading->before_christ) {
        return value_of_bc(arena, reading);
    }
    if (reading->fiscal) {
        if (reading->quarter && reading->year) {
            return arena_printf(arena, "FY%04d-Q%d", reading->year, reading->quarter);
        }
        return reading->year ? arena_printf(arena, "FY%04d", reading->year) : (struct span){0};
    }
    if (reading->shift_vague) {
        const char *side = reading->length_side < 0 ? "PAST_REF" : "FUTURE_REF";
        return text_of(arena,
                       reading->anchor == ANCHOR_PUBLISHED ? side : open_unit(reading->unit));
    }
    bool beyond = reading->shift && reading->anchor == ANCHOR_PUBLISHED &&
                  reading->unit >= UNIT_YEAR && !date_place_is_known(place) && !reading->month;
    if (beyond && (reading->shift < -1000 || reading->shift > 1000)) {
        return text_of(arena, reading->shift < 0 ? "PAST_REF" : "FUTURE_REF");
    }
    char text[48];
    format_point(reading, place, text);
    bool context = reading->anchor == ANCHOR_CONTEXT;
    if (!text[0] && context) {
        return text_of(arena, open_unit(reading->unit));
    }
    return text_of(arena, text);
}

struct span date_value_of_range(struct arena *arena, const struct date_reading *left,
                                struct date_place low, const struct date_reading *right,
                                struct date_place high)
{
    char from[48];
    char to[48];
    if (!arena) {
        return (struct span){0};
    }
    format_point(left, low, from);
    format_point(right, high, to);
    if (!from[0] || !to[0]) {
        return (struct span){0};
    }
    return arena_printf(arena, "%s/%s", from, to);
}

/* --- lengths ------------------------------------------------------------------------------ */

/* Letters of the units, those of the day with a T before them. */
static const char *const unit_letters[] = {"",  "S", "M", "H", "D",  "W",  "W", "WE",
                                           "M", "Q", "S", "Y", "DE", "CE", "ML"};

static void format_amount(const struct date_length *length, char out[24])
{
    int64_t thousandths = length->thousandths * (length->unit == UNIT_FORTNIGHT ? 2 : 1);
    if (length->thousandths == AMOUNT_VAGUE) {
        (void)snprintf(out, 24, "X");
        return;
    }
    int fraction = (int)(thousandths % 1000);
    long long whole = (long long)(thousandths / 1000);
    if (fraction == 0) {
        (void)snprintf(out, 24, "%lld", whole);
    } else if (fraction % 100 == 0) {
        (void)snprintf(out, 24, "%lld.%d", whole, fraction / 100);
    } else if (fraction % 10 == 0) {
        (void)snprintf(out, 24, "%lld.%02d", whole, fraction / 10);
    } else {
        (void)snprintf(out, 24, "%lld.%03d", whole, fraction);
    }
}

/* Half an hour is PT30M. */
static struct date_length tidy(struct date_length length)
{
    if (length.unit == UNIT_HOUR && length.thousandths == 500) {
        return (struct date_length){30000, UNIT_MINUTE};
    }
    bool part = length.thousandths > 0 && length.thousandths % 1000 != 0;
    if (length.unit == UNIT_DECADE && part && length.thousandths < 1000000) {
        return (struct date_length){length.thousandths * 10, UNIT_YEAR};
    }
    if (length.unit == UNIT_CENTURY && length.thousandths == 500) {
        return (struct date_length){50000, UNIT_YEAR};
    }
    if (length.unit == UNIT_YEAR && length.thousandths == 500) {
        return (struct date_length){6000, UNIT_MONTH};
    }
    return length;
}

struct span date_value_of_length(struct arena *arena, const struct date_reading *reading)
{
    char text[96] = "P";
    size_t used = 1;
    bool timed = false;
    if (!arena || reading->length_count == 0) {
        return (struct span){0};
    }
    for (size_t i = 0; i < reading->length_count; i++) {
        char amount[24];
        struct date_length length = tidy(reading->lengths[i]);
        bool clock = length.unit < UNIT_DAY;
        format_amount(&length, amount);
        used += (size_t)snprintf(text + used, sizeof(text) - used, "%s%s%s",
                                 clock && !timed ? "T" : "", amount, unit_letters[length.unit]);
        timed = timed || clock;
    }
    return text_of(arena, text);
}

struct span date_value_of_set(struct arena *arena, const struct date_reading *reading)
{
    char text[48];
    if (!arena) {
        return (struct span){0};
    }
    bool once = reading->length_count == 0 || reading->lengths[0].thousandths == 1000;
    if (reading->unit == UNIT_WEEKEND && once) {
        return text_of(arena, open_unit(UNIT_WEEKEND));
    }
    if (reading->length_count > 0) {
        return date_value_of_length(arena, reading);
    }
    format_point(reading, PLACE_NONE, text);
    return text_of(arena, text);
}

struct span date_value_of_open(struct arena *arena, const struct date_reading *reading)
{
    if (!arena) {
        return (struct span){0};
    }
    if (reading->part) {
        return arena_printf(arena, "XXXX-XX-XXT%s", part_letters[reading->part]);
    }
    return text_of(arena, open_unit(reading->unit));
}
