#ifndef DATELINED_BASE_CALENDAR_H
#define DATELINED_BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* Days of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0), and periods of them.
 * ISO 8601 throughout: weeks start on Monday, week 1 holds the year's first Thursday. */

/* No day: unknown, or open at that end. */
#define DAY_NONE INT32_MIN

struct civil {
    int year;  /* 1..9999 */
    int month; /* 1..12 */
    int day;   /* 1..31 */
};

enum precision {
    PRECISION_NONE = 0,
    PRECISION_DAY,
    PRECISION_WEEK,
    PRECISION_MONTH,
    PRECISION_QUARTER,
    PRECISION_SEASON,
    PRECISION_YEAR,
    PRECISION_DECADE,
    PRECISION_RANGE,
    PRECISION_COUNT
};

/* The days from `earliest` to `latest`, both included, either of them DAY_NONE when open; the
 * unknown period has PRECISION_NONE and both DAY_NONE, so `(struct period){0}` is NOT unknown:
 * use PERIOD_UNKNOWN. */
struct period {
    int32_t earliest;
    int32_t latest;
    enum precision precision;
};

#define PERIOD_UNKNOWN ((struct period){DAY_NONE, DAY_NONE, PRECISION_NONE})

/* Day number of a date; the caller guarantees that the date exists (civil_is_valid). */
int32_t day_from_civil(struct civil date);
struct civil day_to_civil(int32_t day);
bool civil_is_valid(struct civil date);
int month_length(int year, int month);

/* 0 = Monday … 6 = Sunday. */
int day_weekday(int32_t day);

/* Whether a word is the English name of a weekday in small letters: "monday". */
bool weekday_is_name(struct span word);

/* Whether a word in small letters is an English month's whole name. */
bool month_is_name(struct span word);

/* ISO week number 1..53 of `day`, the week's year in `*year`. */
int day_iso_week(int32_t day, int *year);

/* Monday of an ISO week. */
int32_t day_from_iso_week(int year, int week);

/* The period of a single day, an ISO week, a month, a quarter (1..4), a year, a decade
 * (1970 -> 1970-01-01..1979-12-31), any two days. */
struct period period_of_day(int32_t day);
struct period period_of_week(int year, int week);
struct period period_of_month(int year, int month);
struct period period_of_quarter(int year, int quarter);
struct period period_of_year(int year);
struct period period_of_decade(int year);
struct period period_of_range(int32_t earliest, int32_t latest);

/* Whether it has a precision, be it open at an end. */
bool period_is_known(struct period period);

/* Whether the last day of `a` lies before the first of `b`; false when either day is not known. */
bool period_ends_before(struct period a, struct period b);

/* Whether the two share a day; an unknown period overlaps nothing, an open end reaches for ever. */
bool period_overlaps(struct period a, struct period b);

/* Parses YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Www. STATUS_INVALID for anything else or a day that does
 * not exist. */
MUST_CHECK enum status period_parse(struct span text, struct period *out);

/* The date at its own precision as API.md writes it: "2014-10-21", "2014-W44", "2014-10", "2014";
 * a quarter, season or range inside one year gives that year; otherwise the absent span. */
struct span period_format(struct arena *arena, struct period period);

/* "2014-10-21"; DAY_NONE gives the absent span. */
struct span day_format(struct arena *arena, int32_t day);

/* "day", "week" …; PRECISION_NONE gives NULL. Parsing an unknown name gives PRECISION_NONE. */
const char *precision_name(enum precision precision);
enum precision precision_from_name(struct span name);

/* The day in which a second since the epoch lies, before it, too. */
int32_t day_of_timestamp(int64_t seconds);

/* Seconds since the epoch as "2014-10-21T12:00:00Z". */
struct span timestamp_format(struct arena *arena, int64_t seconds);

/* Parses an RFC 3339 / ISO 8601 time stamp with or without zone (none = UTC) or an RFC 2822 date.
 * STATUS_INVALID when it is neither. */
MUST_CHECK enum status timestamp_parse(struct span text, int64_t *seconds);

/* A stated date of publication: what period_parse takes, or a time stamp for its day (UTC).
 * STATUS_INVALID when it is neither; PERIOD_STATED says what it may be. */
#define PERIOD_STATED "YYYY, YYYY-MM, YYYY-Www, YYYY-MM-DD or an RFC 3339 time stamp"
MUST_CHECK enum status period_parse_stated(struct span text, struct period *out);

#endif
