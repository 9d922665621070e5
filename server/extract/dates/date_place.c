/* Places in the calendar and steps between them. Weeks are ISO weeks; seasons are those of the
 * northern half of the earth, whole months, winter from December to February; a decade is ten
 * years that share three digits, a century runs from 1 to 100 (the 18th: 1701..1800). */
#include "date_place.h"

#include <stdio.h>

#define YEAR_MIN 1
#define YEAR_MAX 9999

static bool year_exists(int64_t year)
{
    return year >= YEAR_MIN && year <= YEAR_MAX;
}

static struct date_place place_between(uint8_t unit, int32_t earliest, int32_t latest)
{
    return (struct date_place){unit, 0, 0, earliest, latest};
}

/* From the first day of a month to the last of a later one. */
static struct date_place place_of_months(uint8_t unit, int64_t year, int month, int months)
{
    int64_t last = year * 12 + month - 1 + months - 1;
    if (!year_exists(year) || !year_exists(last / 12)) {
        return PLACE_NONE;
    }
    int last_year = (int)(last / 12);
    int last_month = (int)(last % 12) + 1;
    return place_between(
        unit, day_from_civil((struct civil){(int)year, month, 1}),
        day_from_civil((struct civil){last_year, last_month, month_length(last_year, last_month)}));
}

static struct date_place place_of_days(uint8_t unit, int64_t first, int days)
{
    int64_t low = day_from_civil((struct civil){YEAR_MIN, 1, 1});
    int64_t high = day_from_civil((struct civil){YEAR_MAX, 12, 31});
    if (first < low || first + days - 1 > high) {
        return PLACE_NONE;
    }
    return place_between(unit, (int32_t)first, (int32_t)(first + days - 1));
}

struct date_place date_place_of(enum date_unit unit, int32_t day)
{
    struct civil civil = day_to_civil(day);
    int32_t monday = day - day_weekday(day);
    switch (unit) {
    case UNIT_DAY:
        return place_of_days(UNIT_DAY, day, 1);
    case UNIT_WEEK:
    case UNIT_FORTNIGHT:
        return place_of_days(UNIT_WEEK, monday, 7);
    case UNIT_WEEKEND:
        return place_of_days(UNIT_WEEKEND, (int64_t)monday + 5, 2);
    case UNIT_MONTH:
        return place_of_months(UNIT_MONTH, civil.year, civil.month, 1);
    case UNIT_QUARTER:
        return place_of_months(UNIT_QUARTER, civil.year, (civil.month - 1) / 3 * 3 + 1, 3);
    case UNIT_YEAR:
        return place_of_months(UNIT_YEAR, civil.year, 1, 12);
    case UNIT_DECADE:
        return place_of_months(UNIT_DECADE, civil.year < 10 ? 1 : civil.year / 10 * 10, 1, 120);
    case UNIT_CENTURY:
        return place_of_months(UNIT_CENTURY, (civil.year - 1) / 100 * 100 + 1, 1, 1200);
    default:
        return PLACE_NONE;
    }
}

struct date_place date_place_of_season(int year, int season)
{
    struct date_place place = place_of_months(UNIT_SEASON, year, season * 3, 3);
    place.season = (uint8_t)season;
    return place;
}

struct date_place date_place_of_half(int year, int half)
{
    struct date_place place = place_of_months(UNIT_SEASON, year, half == 2 ? 7 : 1, 6);
    place.half = (uint8_t)half;
    return place;
}

static int32_t months_of(enum date_unit unit)
{
    switch (unit) {
    case UNIT_MONTH:
        return 1;
    case UNIT_QUARTER:
        return 3;
    case UNIT_YEAR:
        return 12;
    case UNIT_DECADE:
        return 120;
    case UNIT_CENTURY:
        return 1200;
    default:
        return 0;
    }
}

struct date_place date_place_shift(int32_t day, enum date_unit unit, int32_t count)
{
    int32_t months = months_of(unit);
    if (months == 0) {
        int days = unit == UNIT_DAY ? 1 : unit == UNIT_FORTNIGHT ? 14 : 7;
        struct date_place moved = place_of_days(UNIT_DAY, day + (int64_t)count * days, 1);
        return moved.unit ? date_place_of(unit, moved.earliest) : PLACE_NONE;
    }
    struct civil civil = day_to_civil(day);
    int64_t month = (int64_t)civil.year * 12 + civil.month - 1 + (int64_t)count * months;
    if (month < 12 || !year_exists(month / 12)) {
        return PLACE_NONE;
    }
    struct civil moved = {(int)(month / 12), (int)(month % 12) + 1, 1};
    return date_place_of(unit, day_from_civil(moved));
}

struct date_place date_place_step(struct date_place place, int32_t count)
{
    if (place.unit == UNIT_SEASON) {
        struct civil start = day_to_civil(place.earliest);
        return place.season ? date_place_of_season(start.year + count, place.season)
                            : date_place_of_half(start.year + count, place.half);
    }
    return date_place_shift(place.earliest, place.unit, count);
}

bool date_place_is_known(struct date_place place)
{
    return place.unit != UNIT_NONE;
}

enum precision date_place_precision(struct date_place place)
{
    switch (place.unit) {
    case UNIT_DAY:
        return PRECISION_DAY;
    case UNIT_WEEK:
        return PRECISION_WEEK;
    case UNIT_MONTH:
        return PRECISION_MONTH;
    case UNIT_QUARTER:
        return PRECISION_QUARTER;
    case UNIT_SEASON:
        return place.season ? PRECISION_SEASON : PRECISION_RANGE;
    case UNIT_YEAR:
        return PRECISION_YEAR;
    case UNIT_DECADE:
        return PRECISION_DECADE;
    case UNIT_NONE:
        return PRECISION_NONE;
    default:
        return PRECISION_RANGE;
    }
}

static void format_week(struct date_place place, char out[16])
{
    int year = 0;
    int week = day_iso_week(place.earliest, &year);
    (void)snprintf(out, 16, "%04d-W%02d%s", year % 10000, week % 100,
                   place.unit == UNIT_WEEKEND ? "-WE" : "");
}

void date_place_format(struct date_place place, char out[16])
{
    static const char *const seasons[] = {"", "SP", "SU", "FA", "WI"};
    struct civil at =
        date_place_is_known(place) ? day_to_civil(place.earliest) : (struct civil){0, 0, 0};
    unsigned year = (unsigned)at.year % 10000;
    unsigned month = (unsigned)at.month % 100;
    switch (place.unit) {
    case UNIT_DAY:
        (void)snprintf(out, 16, "%04u-%02u-%02u", year, month, (unsigned)at.day % 100);
        break;
    case UNIT_WEEK:
    case UNIT_WEEKEND:
        format_week(place, out);
        break;
    case UNIT_MONTH:
        (void)snprintf(out, 16, "%04u-%02u", year, month);
        break;
    case UNIT_QUARTER:
        (void)snprintf(out, 16, "%04u-Q%u", year, (month + 2) / 3);
        break;
    case UNIT_SEASON:
        if (place.season) {
            (void)snprintf(out, 16, "%04u-%s", year, seasons[place.season % 5]);
        } else {
            (void)snprintf(out, 16, "%04u-H%u", year, (unsigned)place.half % 10);
        }
        break;
    case UNIT_YEAR:
        (void)snprintf(out, 16, "%04u", year);
        break;
    case UNIT_DECADE:
        (void)snprintf(out, 16, "%03u", year / 10);
        break;
    case UNIT_CENTURY:
        (void)snprintf(out, 16, "%02u", year / 100);
        break;
    default:
        out[0] = '\0';
        break;
    }
}
