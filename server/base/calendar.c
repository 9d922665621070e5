/* Day numbers by the era method (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"),
 * ISO 8601 weeks, and the parsing and printing of dates at their own precision. */
#include "base/calendar.h"

int32_t day_from_civil(struct civil date)
{
    int year = date.month <= 2 ? date.year - 1 : date.year;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int shifted_month = date.month > 2 ? date.month - 3 : date.month + 9;
    int day_of_year = (153 * shifted_month + 2) / 5 + date.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct civil day_to_civil(int32_t day)
{
    int shifted = day + 719468;
    int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int day_of_era = shifted - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted_month = (5 * day_of_year + 2) / 153;
    struct civil date = {.year = year_of_era + era * 400,
                         .month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9,
                         .day = day_of_year - (153 * shifted_month + 2) / 5 + 1};
    date.year += date.month <= 2;
    return date;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

bool civil_is_valid(struct civil date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= month_length(date.year, date.month);
}

int day_weekday(int32_t day)
{
    int weekday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return weekday < 0 ? weekday + 7 : weekday;
}

/* The end of the word alone tells most others apart. */
bool weekday_is_name(struct span word)
{
    static const char *const names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday",    NULL};
    return span_ends_with(word, SPAN("day")) && span_is_one_of(word, names);
}

bool month_is_name(struct span word)
{
    static const char *const names[] = {"january",  "february", "march",  "april",     "may",
                                        "june",     "july",     "august", "september", "october",
                                        "november", "december", NULL};
    return span_is_one_of(word, names);
}

int32_t day_from_iso_week(int year, int week)
{
    int32_t january_4 = day_from_civil((struct civil){year, 1, 4});
    return january_4 - day_weekday(january_4) + (week - 1) * 7;
}

int day_iso_week(int32_t day, int *year)
{
    int32_t thursday = day - day_weekday(day) + 3;
    *year = day_to_civil(thursday).year;
    return (thursday - day_from_civil((struct civil){*year, 1, 1})) / 7 + 1;
}

struct period period_of_day(int32_t day)
{
    return day == DAY_NONE ? PERIOD_UNKNOWN : (struct period){day, day, PRECISION_DAY};
}

struct period period_of_week(int year, int week)
{
    int32_t monday = day_from_iso_week(year, week);
    return (struct period){monday, monday + 6, PRECISION_WEEK};
}

/* The period of `count` whole months. */
static struct period period_of_months(int year, int month, int count, enum precision precision)
{
    int last = month + count - 1;
    return (struct period){day_from_civil((struct civil){year, month, 1}),
                           day_from_civil((struct civil){year, last, month_length(year, last)}),
                           precision};
}

struct period period_of_month(int year, int month)
{
    return period_of_months(year, month, 1, PRECISION_MONTH);
}

struct period period_of_quarter(int year, int quarter)
{
    return period_of_months(year, quarter * 3 - 2, 3, PRECISION_QUARTER);
}

struct period period_of_year(int year)
{
    return period_of_months(year, 1, 12, PRECISION_YEAR);
}

struct period period_of_decade(int year)
{
    int first = year - year % 10;
    return (struct period){day_from_civil((struct civil){first, 1, 1}),
                           day_from_civil((struct civil){first + 9, 12, 31}), PRECISION_DECADE};
}

struct period period_of_range(int32_t earliest, int32_t latest)
{
    return (struct period){earliest, latest, PRECISION_RANGE};
}

bool period_is_known(struct period period)
{
    return period.precision != PRECISION_NONE;
}

bool period_ends_before(struct period a, struct period b)
{
    return a.latest != DAY_NONE && b.earliest != DAY_NONE && a.latest < b.earliest;
}

bool period_overlaps(struct period a, struct period b)
{
    return period_is_known(a) && period_is_known(b) && !period_ends_before(a, b) &&
           !period_ends_before(b, a);
}

/* Reads exactly `count` digits at `*text` and moves on. */
static bool take_number(struct span *text, size_t count, int *out)
{
    if (text->len < count) {
        return false;
    }
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        char c = text->ptr[i];
        if (c < '0' || c > '9') {
            return false;
        }
        value = value * 10 + (c - '0');
    }
    *text = span_slice(*text, count, text->len);
    *out = value;
    return true;
}

static bool take_char(struct span *text, char c)
{
    if (text->len == 0 || text->ptr[0] != c) {
        return false;
    }
    *text = span_slice(*text, 1, text->len);
    return true;
}

static enum status parse_week(struct span rest, int year, struct period *out)
{
    int week = 0;
    if (!take_number(&rest, 2, &week) || rest.len || week < 1 || week > 53) {
        return STATUS_INVALID;
    }
    int real_year = 0;
    if (day_iso_week(day_from_iso_week(year, week), &real_year) != week || real_year != year) {
        return STATUS_INVALID;
    }
    *out = period_of_week(year, week);
    return STATUS_OK;
}

enum status period_parse(struct span text, struct period *out)
{
    int year = 0;
    int month = 0;
    int day = 0;
    if (!take_number(&text, 4, &year) || year < 1) {
        return STATUS_INVALID;
    }
    if (text.len == 0) {
        *out = period_of_year(year);
        return STATUS_OK;
    }
    if (!take_char(&text, '-')) {
        return STATUS_INVALID;
    }
    if (take_char(&text, 'W')) {
        return parse_week(text, year, out);
    }
    if (!take_number(&text, 2, &month) || month < 1 || month > 12) {
        return STATUS_INVALID;
    }
    if (text.len == 0) {
        *out = period_of_month(year, month);
        return STATUS_OK;
    }
    if (!take_char(&text, '-') || !take_number(&text, 2, &day) || text.len ||
        !civil_is_valid((struct civil){year, month, day})) {
        return STATUS_INVALID;
    }
    *out = period_of_day(day_from_civil((struct civil){year, month, day}));
    return STATUS_OK;
}

struct span day_format(struct arena *arena, int32_t day)
{
    if (day == DAY_NONE) {
        return (struct span){NULL, 0};
    }
    struct civil date = day_to_civil(day);
    return arena_printf(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* The year that holds all of the period, absent when there is none. */
static struct span format_common_year(struct arena *arena, struct period period)
{
    if (period.earliest == DAY_NONE || period.latest == DAY_NONE) {
        return (struct span){NULL, 0};
    }
    int year = day_to_civil(period.earliest).year;
    if (day_to_civil(period.latest).year != year) {
        return (struct span){NULL, 0};
    }
    return arena_printf(arena, "%04d", year);
}

struct span period_format(struct arena *arena, struct period period)
{
    if (!period_is_known(period)) {
        return (struct span){NULL, 0};
    }
    struct civil start =
        period.earliest == DAY_NONE ? (struct civil){0} : day_to_civil(period.earliest);
    int week_year = 0;
    switch (period.precision) {
    case PRECISION_DAY:
        return day_format(arena, period.earliest);
    case PRECISION_WEEK: {
        int week = day_iso_week(period.earliest, &week_year);
        return arena_printf(arena, "%04d-W%02d", week_year, week);
    }
    case PRECISION_MONTH:
        return arena_printf(arena, "%04d-%02d", start.year, start.month);
    default:
        return format_common_year(arena, period);
    }
}

static const char *const precision_names[PRECISION_COUNT] = {
    [PRECISION_DAY] = "day",         [PRECISION_WEEK] = "week",     [PRECISION_MONTH] = "month",
    [PRECISION_QUARTER] = "quarter", [PRECISION_SEASON] = "season", [PRECISION_YEAR] = "year",
    [PRECISION_DECADE] = "decade",   [PRECISION_RANGE] = "range"};

const char *precision_name(enum precision precision)
{
    return (unsigned)precision < PRECISION_COUNT ? precision_names[precision] : NULL;
}

enum precision precision_from_name(struct span name)
{
    for (unsigned i = 1; i < PRECISION_COUNT; i++) {
        if (span_is(name, precision_names[i])) {
            return (enum precision)i;
        }
    }
    return PRECISION_NONE;
}
