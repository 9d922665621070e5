/* Dates as headers print them, by recursive descent over words and numbers. Only forms that have
 * one reading are taken: "10/11/2014" is none of them. Relative words ("yesterday") are left to
 * the extraction layer. */
#include "printed_date.h"

#include <ctype.h>
#include <string.h>

#include "foreign_date.h"
#include "printed_scan.h"
#include "printed_time.h"

/* "'98", its last two digits behind an apostrophe. */
static size_t short_year_at(struct span text, size_t at, int *year)
{
    static const char *const marks[] = {"'", "’", "‘"};
    struct span rest = span_slice(text, at, text.len);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t start = at + strlen(marks[i]);
        int value;
        size_t end =
            span_starts_with(rest, span_of(marks[i])) ? scan_number(text, start, &value) : 0;
        if (end == start + 2 && scan_ends_word(text, end)) {
            *year = scan_whole_year(value);
            return end;
        }
    }
    return 0;
}

/* A year of four digits after an optional comma, or of two after an apostrophe. */
static size_t year_at(struct span text, size_t at, int *year)
{
    size_t start = scan_spaces(text, at);
    if (start < text.len && text.ptr[start] == ',') {
        start = scan_spaces(text, start + 1);
    }
    if (start < text.len && !isdigit((unsigned char)text.ptr[start])) {
        return short_year_at(text, start, year);
    }
    int value;
    size_t end = scan_number(text, start, &value);
    if (end == 0 && scan_begins_again(text, start + 4)) {
        end = scan_number(span_slice(text, 0, start + 4), start, &value);
    }
    bool ends = end && (scan_ends_word(text, end) || scan_begins_again(text, end));
    if (end != start + 4 || !ends || value < 1500 || value > 2199) {
        return 0;
    }
    *year = value;
    return end;
}

/* A day's number with its "st", "nd", "rd" or "th". */
static size_t day_at(struct span text, size_t at, int *day)
{
    int value;
    size_t end = scan_number(text, at, &value);
    if (end == 0 || end - at > 2 || value < 1 || value > 31) {
        return 0;
    }
    struct span suffix = scan_word(text, end);
    if (suffix.len == 2 && strchr("snrt", tolower((unsigned char)suffix.ptr[0]))) {
        end += 2;
    }
    *day = value;
    bool is_hour =
        end + 1 < text.len && text.ptr[end] == ':' && isdigit((unsigned char)text.ptr[end + 1]);
    return scan_ends_word(text, end) && !is_hour ? end : 0;
}

static size_t month_at(struct span text, size_t at, int *month)
{
    struct span word = scan_word(text, at);
    *month = month_from_name(word);
    size_t end = at + word.len;
    if (*month == 0) {
        return 0;
    }
    return end < text.len && text.ptr[end] == '.' ? end + 1 : end;
}

static void set_day(struct printed_date *date, int year, int month, int day)
{
    date->year = year;
    date->month = month;
    date->day = day;
}

/* --- the forms -------------------------------------------------------------------------------- */

/* The year behind a stop, at the end of a line or of a dateline's date: "May 21. 2021 (Saba)". */
static size_t stopped_year_at(struct span text, size_t at, int *year)
{
    bool stop = span_starts_with(span_slice(text, at, text.len), SPAN(". "));
    int found;
    size_t end = stop ? year_at(text, at + 1, &found) : 0;
    size_t next = scan_spaces(text, end);
    bool last = end && (next == text.len || strchr("():", text.ptr[next]));
    *year = last ? found : *year;
    return last ? end : 0;
}

/* "Oct. 30, 2014", "Oct 30", "October 2014", "October/30/2014". */
static size_t parse_month_first(struct span text, size_t at, struct printed_date *out)
{
    size_t end = month_at(text, at, &out->month);
    if (end == 0) {
        return 0;
    }
    if (end < text.len && strchr("/-", text.ptr[end])) {
        size_t day = day_at(text, end + 1, &out->day);
        bool again = day && day < text.len && text.ptr[day] == text.ptr[end];
        return again ? year_at(text, day + 1, &out->year) : 0;
    }
    size_t after_day = day_at(text, scan_spaces(text, end), &out->day);
    if (after_day == 0) {
        out->day = 0;
        return year_at(text, end, &out->year);
    }
    size_t after_year = year_at(text, after_day, &out->year);
    after_year = after_year ? after_year : stopped_year_at(text, after_day, &out->year);
    return after_year ? after_year : after_day;
}

static size_t parse_day_first(struct span text, size_t at, struct printed_date *out)
{
    size_t end = day_at(text, at, &out->day);
    if (end == 0) {
        return 0;
    }
    end = scan_spaces(text, end);
    if (end < text.len && text.ptr[end] == '-') {
        end++;
    } else if (span_starts_with(span_slice(text, end, text.len), SPAN("of "))) {
        end = scan_spaces(text, end + 2);
    }
    end = month_at(text, end, &out->month);
    if (end == 0) {
        return 0;
    }
    bool hyphen = end < text.len && text.ptr[end] == '-';
    size_t year_start = hyphen ? end + 1 : end;
    size_t after_year = year_at(text, year_start, &out->year);
    int value;
    size_t two = hyphen ? scan_number(text, year_start, &value) : 0;
    size_t spaced = scan_spaces(text, end); /* "27 Nov 12", and nothing else */
    if (!after_year && !hyphen && spaced > end && scan_number(text, spaced, &value) == text.len &&
        text.len == spaced + 2) {
        out->year = scan_whole_year(value);
        return text.len;
    }
    if (!after_year && two == year_start + 2 && scan_ends_word(text, two)) { /* "12-Mar-98" */
        out->year = scan_whole_year(value);
        return two;
    }
    return after_year ? after_year : end;
}

/* Three numbers with the same sign between them. */
static size_t three_numbers(struct span text, size_t at, int values[3], char *sign, size_t *first)
{
    size_t end = scan_number(text, at, &values[0]);
    if (end == 0 || end >= text.len || !strchr("-/.", text.ptr[end])) {
        return 0;
    }
    *first = end - at;
    *sign = text.ptr[end];
    for (int i = 1; i < 3; i++) {
        if (end >= text.len || text.ptr[end] != *sign) {
            return 0;
        }
        end = scan_number(text, end + 1, &values[i]);
        if (end == 0) {
            return 0;
        }
    }
    return scan_ends_word(text, end) || text.ptr[end] == 'T' || scan_begins_again(text, end) ? end
                                                                                             : 0;
}

/* "14/10/28", "98-11-03": two digits first that are no day, or before those of a year to come. */
static bool is_year_first(const int n[3])
{
    enum { DAY_MAX = 31, MONTH_MAX = 12, PAST_MAX = 26 }; /* the last year when this was written */
    return n[1] <= MONTH_MAX && n[2] <= DAY_MAX &&
           (n[0] > DAY_MAX || (n[0] > MONTH_MAX && n[2] > PAST_MAX));
}

static size_t parse_numbers(struct span text, size_t at, struct printed_date *out)
{
    int n[3] = {0};
    char sign;
    size_t first;
    size_t end = three_numbers(text, at, n, &sign, &first);
    if (end == 0) {
        return 0;
    }
    bool two_digits = first <= 2 && n[2] < 100 && isdigit((unsigned char)text.ptr[end - 2]);
    if (two_digits && is_year_first(n)) {
        set_day(out, scan_whole_year(n[0]), n[1], n[2]);
        return end;
    }
    if (two_digits && (n[0] > 12) != (n[1] > 12)) { /* "23/07/15", "09.22.23" */
        n[2] = scan_whole_year(n[2]);
        sign = '/';
    }
    if (first == 4) {
        set_day(out, n[0], n[1], n[2]);
    } else if (n[2] < 1000) {
        return 0;
    } else if (sign == '.' || n[0] > 12 || n[0] == n[1]) {
        set_day(out, n[2], n[1], n[0]);
    } else if (n[1] > 12) {
        set_day(out, n[2], n[0], n[1]);
    } else {
        return 0;
    }
    return end;
}

/* "Thu, 04/12/2018", "Tue 04/10/11": the month or the day first, whichever the weekday fits, if
 * only one does. */
static size_t parse_numbers_on(struct span text, size_t at, int weekday, struct printed_date *out)
{
    int n[3] = {0};
    char sign;
    size_t first;
    size_t end = three_numbers(text, at, n, &sign, &first);
    size_t fits = 0;
    bool two_digits = end && n[2] < 100 && text.ptr[end - 3] == sign;
    if (end == 0 || first == 4 || (n[2] < 1000 && !two_digits)) {
        return 0;
    }
    n[2] = two_digits ? scan_whole_year(n[2]) : n[2];
    for (int day = 0; day <= 1; day++) {
        struct civil civil = {n[2], n[!day], n[day]};
        if (civil_is_valid(civil) && day_weekday(day_from_civil(civil)) == weekday) {
            set_day(out, civil.year, civil.month, civil.day);
            fits++;
        }
    }
    return fits == 1 ? end : 0;
}

/* --- the whole -------------------------------------------------------------------------------- */

static bool date_exists(const struct printed_date *date)
{
    struct civil civil = {date->year ? date->year : 2000, date->month, date->day ? date->day : 1};
    return date->year >= 0 && civil_is_valid(civil);
}

static size_t parse_plain(struct span text, size_t at, struct printed_date *out)
{
    size_t (*const forms[])(struct span, size_t, struct printed_date *) = {
        parse_month_first, parse_day_first, parse_numbers, foreign_date_parse};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct printed_date date = PRINTED_DATE_NONE;
        size_t end = forms[i](text, at, &date);
        if (end && date_exists(&date)) {
            *out = date;
            return end;
        }
    }
    return 0;
}

/* A weekday with its dot or comma; `at` when there is none. */
static size_t skip_weekday(struct span text, size_t at, int *weekday)
{
    struct span word = scan_word(text, at);
    *weekday = weekday_from_name(word);
    if (*weekday < 0) {
        size_t day = at;
        *weekday = foreign_weekday_at(text, at, &day);
        return day;
    }
    size_t end = at + word.len;
    while (end < text.len && (text.ptr[end] == '.' || text.ptr[end] == ',')) {
        end++;
    }
    end = scan_spaces(text, end); /* "Tuesday | October 28, 2014" */
    bool bar = end < text.len && text.ptr[end] == '|';
    return scan_spaces(text, end + bar);
}

/* A date at `at`, with its weekday before and its time behind it. */
static size_t parse_at(struct span text, size_t at, struct printed_date time,
                       struct printed_date *out)
{
    int weekday;
    size_t start = skip_weekday(text, at, &weekday);
    struct printed_date date;
    size_t end = parse_plain(text, start, &date);
    if (end == 0 && weekday >= 0) {
        end = parse_numbers_on(text, start, weekday, &date);
    }
    if (end == 0) {
        return 0;
    }
    date.weekday = weekday;
    date.second = time.second;
    date.zone_known = time.zone_known;
    date.zone_seconds = time.zone_seconds;
    size_t after = time.second < 0 ? printed_time_after(text, end, &date) : 0;
    printed_time_settle(&date);
    *out = date;
    return after ? after : end;
}

/* "0312 GMT (1112 HKT) January 3": the same time once more. */
static size_t skip_other_zone(struct span text, size_t at)
{
    struct printed_date ignored = PRINTED_DATE_NONE;
    bool opens = at < text.len && text.ptr[at] == '(';
    size_t end = opens ? printed_time_read(text, at + 1, &ignored) : 0;
    return end && end < text.len && text.ptr[end] == ')' ? end + 1 : at;
}

bool printed_date_may_stand(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9') {
            return true;
        }
    }
    return false;
}

/* Whether a number, a month's or a weekday's name may begin with the byte. */
static bool may_begin(char c)
{
    return (c >= '0' && c <= '9') || (c && strchr("JFMASONDTWLVjfmasondtwlv", c));
}

size_t printed_date_parse(struct span text, struct printed_date *out)
{
    if (text.len == 0 || !may_begin(text.ptr[0])) {
        return 0;
    }
    struct printed_date time = PRINTED_DATE_NONE;
    size_t at = printed_time_read(text, 0, &time);
    size_t end = 0;
    if (at) {
        at = scan_spaces(text, at);
        at += at < text.len && text.ptr[at] == ',';
        at = skip_other_zone(text, at);
        at = scan_spaces(text, at);
        at += span_starts_with(span_slice(text, at, text.len), SPAN("on ")) ? 3 : 0;
        end = parse_at(text, at, time, out);
    }
    /* "04.06.2019" begins like the clock's "04.06". */
    return end ? end : parse_at(text, 0, PRINTED_DATE_NONE, out);
}

struct period printed_date_period(const struct printed_date *date)
{
    if (date->year == 0 || date->month == 0) {
        return PERIOD_UNKNOWN;
    }
    if (date->day == 0) {
        return period_of_month(date->year, date->month);
    }
    struct civil civil = {date->year, date->month, date->day};
    return civil_is_valid(civil) ? period_of_day(day_from_civil(civil)) : PERIOD_UNKNOWN;
}

int64_t printed_date_timestamp(const struct printed_date *date)
{
    struct period period = printed_date_period(date);
    if (period.precision != PRECISION_DAY || date->second < 0 || !date->zone_known) {
        return INT64_MIN;
    }
    return (int64_t)period.earliest * 86400 + date->second - date->zone_seconds;
}
