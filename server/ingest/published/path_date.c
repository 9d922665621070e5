/* Of the finest dates the last counts, since a name may begin with the year that it is about. */
#include "path_date.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

/* A run of `len` digits at `at` with no digit or letter beside it, as a number; -1. */
static int digits_at(struct span path, size_t at, size_t len)
{
    int value = 0;
    if (at + len > path.len || (at > 0 && isalnum((unsigned char)path.ptr[at - 1]))) {
        return -1;
    }
    for (size_t i = at; i < at + len; i++) {
        if (!isdigit((unsigned char)path.ptr[i])) {
            return -1;
        }
        value = value * 10 + (path.ptr[i] - '0');
    }
    bool ends = at + len == path.len || !isalnum((unsigned char)path.ptr[at + len]);
    return ends ? value : -1;
}

static bool day_is_valid(int year, int month, int day)
{
    return year >= 1600 && year < 2200 && civil_is_valid((struct civil){year, month, day});
}

/* "20141028". */
static bool read_compact(struct span path, size_t at, struct printed_date *out)
{
    int value = digits_at(path, at, 8);
    if (value < 0 || !day_is_valid(value / 10000, value / 100 % 100, value % 100)) {
        return false;
    }
    out->year = value / 10000;
    out->month = value / 100 % 100;
    out->day = value % 100;
    return true;
}

/* The month whose name stands between two slashes at `at`: "/oct/", "/october/"; -1. */
static int month_at(struct span path, size_t at, size_t *end)
{
    if (at >= path.len || path.ptr[at] != '/') {
        return -1;
    }
    size_t slash = span_find(path, SPAN("/"), at + 1);
    int month = slash == SIZE_MAX ? 0 : month_from_name(span_slice(path, at + 1, slash));
    *end = month > 0 ? slash : *end;
    return month > 0 ? month : -1;
}

/* The number of two digits, or one, after one separator at `at`; -1. `*end` behind it. */
static int part_at(struct span path, size_t at, size_t *end)
{
    if (at >= path.len || !strchr("/-_. ", path.ptr[at])) {
        return -1;
    }
    for (size_t len = 2; len > 0; len--) {
        int value = digits_at(path, at + 1, len);
        if (value >= 0) {
            *end = at + 1 + len;
            return value;
        }
    }
    return -1;
}

/* "2014", "2014/10", "2014/10/28", with any of the usual separators. */
static bool read_parts(struct span path, size_t at, struct printed_date *out)
{
    int year = digits_at(path, at, 4);
    if (year < 1600 || year >= 2200) {
        return false;
    }
    bool folder =
        (at == 0 || path.ptr[at - 1] == '/') && at + 4 < path.len && path.ptr[at + 4] == '/';
    size_t end = at + 4;
    int month = part_at(path, end, &end);
    month = month < 0 && folder ? month_at(path, end, &end) : month;
    int day = month >= 1 && month <= 12 ? part_at(path, end, &end) : -1;
    if (day > 0 && day_is_valid(year, month, day)) {
        out->day = day;
    }
    bool two_digits = digits_at(path, at + 5, 2) >= 0; /* "governor-2019-1" is its first article */
    bool month_ok = month >= 1 && month <= 12 &&
                    (folder || out->day || (path.ptr[at + 4] == '-' && two_digits));
    out->year = year;
    out->month = month_ok ? month : 0;
    return folder || month_ok;
}

/* How much a date tells: the day before the month before the year; then folders before a name,
 * which may be about another day: "/2014/10/28/after-2001-09-11". */
static int rank_of(struct span path, size_t at, const struct printed_date *date)
{
    bool folder = at + 4 < path.len && path.ptr[at + 4] == '/';
    return 4 * (date->day > 0) + 2 * (date->month > 0) + folder;
}

bool path_date_read(struct span path, struct printed_date *out)
{
    struct printed_date best = PRINTED_DATE_NONE;
    int best_rank = -1;
    for (size_t at = 0; at < path.len; at++) {
        struct printed_date date = PRINTED_DATE_NONE;
        if (!isdigit((unsigned char)path.ptr[at]) ||
            (!read_compact(path, at, &date) && !read_parts(path, at, &date))) {
            continue;
        }
        int rank = rank_of(path, at, &date);
        best = rank >= best_rank ? date : best;
        best_rank = rank >= best_rank ? rank : best_rank;
    }
    if (best.year == 0) {
        return false;
    }
    *out = best;
    return true;
}

bool address_date_read(struct span url, struct printed_date *out)
{
    size_t host = url.ptr ? span_find(url, SPAN("://"), 0) : SIZE_MAX;
    size_t start = host == SIZE_MAX ? SIZE_MAX : span_find(url, SPAN("/"), host + 3);
    if (start == SIZE_MAX) {
        return false;
    }
    size_t end = start;
    while (end < url.len && url.ptr[end] != '?' && url.ptr[end] != '#') {
        end++;
    }
    struct printed_date date = PRINTED_DATE_NONE;
    bool found = path_date_read(span_slice(url, start, end), &date) && date.month > 0;
    if (found) {
        *out = date;
    }
    return found;
}
