#ifndef DATELINED_EXTRACT_DATE_PLACE_H
#define DATELINED_EXTRACT_DATE_PLACE_H

#include "base/calendar.h"
#include "date_words.h"

/* A day, week, month … of the calendar: what a date resolves to. */
struct date_place {
    uint8_t unit;   /* UNIT_DAY .. UNIT_CENTURY; UNIT_NONE: no place */
    uint8_t season; /* 1 = spring .. 4 = winter with UNIT_SEASON */
    uint8_t half;   /* 1, 2 with UNIT_SEASON and no season: the half of a year */
    int32_t earliest;
    int32_t latest;
};

#define PLACE_NONE ((struct date_place){0, 0, 0, DAY_NONE, DAY_NONE})

/* The place of that unit which holds `day`; PLACE_NONE for a unit without places (hours) and
 * outside the years 1..9999. A season of UNIT_SEASON is not found so. */
struct date_place date_place_of(enum date_unit unit, int32_t day);

/* The season of a year; winter starts in December of that year. */
struct date_place date_place_of_season(int year, int season);
struct date_place date_place_of_half(int year, int half);

/* The place `count` units of its own after `place`; PLACE_NONE outside the calendar. */
struct date_place date_place_step(struct date_place place, int32_t count);

/* The place of `unit` that lies `count` units after that of `day`, keeping the day of the month as
 * far as it exists when `exact` asks for a day. */
struct date_place date_place_shift(int32_t day, enum date_unit unit, int32_t count);

/* Whether there is one. */
bool date_place_is_known(struct date_place place);

/* Precision of API.md. */
enum precision date_place_precision(struct date_place place);

/* The place as a TIMEX3 value ("2014-10-30", "2014-W44", "2014-Q3", "2014-SU", "199"), at most 15
 * bytes and a NUL. */
void date_place_format(struct date_place place, char out[16]);

#endif
