/* Dates in the body are collected with the kind of their block; those that a word before them puts
 * into the future ("by", "until", "will … on") are left out, unless it is the name of a near day:
 * "today, October 28, 2014" is the text's own present. The weekday of the report is the first one
 * in its first paragraph that is not said of the future. */
#include "text_date.h"

#include <ctype.h>
#include <stdint.h>

#include "date_words.h"
#include "ingest/header/wording.h"

enum {
    DATES_MAX = 64,
    CONTEXT_BYTES = 48,
    YEAR_DAYS = 366,
    QUARTER_DAYS = 92,
    REPORT_DAYS = 9,
    NO_OFFSET = 9
};

struct dated_place {
    struct printed_date date; /* year and month are known */
    enum block_kind kind;
    bool lead; /* in the first paragraph */
};

struct text_dates {
    struct dated_place items[DATES_MAX];
    size_t count;
    int latest_year;          /* of all years named in the past; 0: none */
    int weekday;              /* of the report, -1: none */
    struct printed_date near; /* the first day that explains a near day's name, day 0: none */
    int near_offset;          /* 0 for "today (October 28)", -1 for "yesterday" */
};

/* Whether the words before an expression put it into the future. */
static bool is_future(struct span block, size_t at)
{
    static const char *const words[] = {" by ",    " until ",   " will ",      " next ",
                                        " due ",   " from ",    " before ",    " upcoming ",
                                        " expire", " deadline", " scheduled ", " to be ",
                                        " would ", " coming ",  NULL};
    size_t from = at > CONTEXT_BYTES ? at - CONTEXT_BYTES : 0;
    struct span before = span_slice(block, from, at);
    for (size_t i = before.len; i-- > 0;) {
        if (before.ptr[i] == '.' && i + 1 < before.len && before.ptr[i + 1] == ' ' && i > 0 &&
            islower((unsigned char)before.ptr[i - 1])) {
            before = span_slice(before, i + 1, before.len);
            break;
        }
    }
    return holds_any(before, words);
}

static bool starts_word(struct span text, size_t at)
{
    return at == 0 || !(isalnum((unsigned char)text.ptr[at - 1]) || (text.ptr[at - 1] & 0x80));
}

/* The day from today of the near day's name that ends right before a date, with a comma or a
 * bracket between them: "today, October 28", "this morning (28 October)"; NO_OFFSET. */
static int near_day_before(struct span block, size_t at)
{
    static const struct {
        const char *name;
        int offset;
    } days[] = {{"today", 0},        {"tonight", 0},    {"this morning", 0}, {"this afternoon", 0},
                {"this evening", 0}, {"yesterday", -1}, {"last night", -1},  {"tomorrow", 1}};
    size_t end = at;
    while (end > 0 && strchr(" ,(", block.ptr[end - 1])) {
        end--;
    }
    bool apart = end + 2 <= at;
    for (size_t i = 0; apart && i < sizeof days / sizeof *days; i++) {
        size_t len = strlen(days[i].name);
        bool same = end >= len && starts_word(block, end - len) &&
                    span_equal_nocase(span_slice(block, end - len, end), span_of(days[i].name));
        if (same) {
            return date_words_quoted(block, end) ? NO_OFFSET : days[i].offset;
        }
    }
    return NO_OFFSET;
}

/* A day that explains "today" or the like. */
static void take_near(struct text_dates *dates, const struct printed_date *date, int offset)
{
    if (dates->near.day == 0 && date->day && offset != NO_OFFSET) {
        dates->near = *date;
        dates->near_offset = offset;
    }
}

static void take_date(struct text_dates *dates, const struct printed_date *date,
                      enum block_kind kind, bool lead)
{
    dates->latest_year = date->year > dates->latest_year ? date->year : dates->latest_year;
    if (date->month && dates->count < DATES_MAX) {
        dates->items[dates->count++] = (struct dated_place){*date, kind, lead};
    }
}

/* The weekday in the word at `at` unless it is said of the future. */
static void take_weekday(struct text_dates *dates, struct span block, size_t at)
{
    int weekday = date_words_weekday(block, at);
    if (weekday >= 0 && dates->weekday < 0 && !is_future(block, at)) {
        dates->weekday = weekday;
    }
}

static void read_block(struct text_dates *dates, struct span block, enum block_kind kind, bool lead)
{
    for (size_t at = 0; at < block.len; at++) {
        unsigned char c = (unsigned char)block.ptr[at];
        if (!(isupper(c) || isdigit(c)) || !starts_word(block, at) ||
            !date_words_may_begin(block, at)) {
            continue;
        }
        if (lead && isupper(c)) {
            take_weekday(dates, block, at);
        }
        struct span rest = span_slice(block, at, block.len < at + 60 ? block.len : at + 60);
        struct printed_date date = PRINTED_DATE_NONE;
        size_t used = printed_date_parse(rest, &date);
        if (used == 0) {
            date.year = isdigit(c) ? date_words_year(block, at) : 0;
        }
        if (used > 0) {
            take_near(dates, &date, near_day_before(block, at));
        }
        if (date.year && !is_future(block, at)) {
            take_date(dates, &date, kind, lead);
        }
        at += used > 1 ? used - 1 : 0;
    }
}

static void read_dates(const struct article *article, struct text_dates *dates)
{
    bool lead_seen = false;
    *dates = (struct text_dates){.weekday = -1};
    for (size_t i = 0; i < article->block_count; i++) {
        const struct block *block = &article->blocks[i];
        bool report = block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_CAPTION;
        bool lead = block->kind == BLOCK_PARAGRAPH && !lead_seen;
        lead_seen = lead_seen || lead;
        if (report) {
            struct span text = span_slice(article->body, block->at.byte_start, block->at.byte_end);
            read_block(dates, text, block->kind, lead);
        }
    }
}

/* The day that a date means, its month's first for a month. */
static int32_t day_of(const struct printed_date *date)
{
    struct civil civil = {date->year, date->month, date->day ? date->day : 1};
    return civil_is_valid(civil) ? day_from_civil(civil) : DAY_NONE;
}

/* Whether a date of the text lies at most `span` days before `day`. */
static bool has_date_before(const struct text_dates *dates, int32_t day, int32_t span)
{
    for (size_t i = 0; i < dates->count; i++) {
        int32_t other = day_of(&dates->items[i].date);
        if (other != DAY_NONE && other <= day && day - other <= span) {
            return true;
        }
    }
    return false;
}

/* The year of a day of the text's present, 0: not supported; `weekday` is the one on which it
 * reports, -1: unknown. */
static int year_supported(const struct text_dates *dates, const struct printed_date *date,
                          int weekday)
{
    for (int year = dates->latest_year; year && year <= dates->latest_year + 1; year++) {
        struct civil civil = {year, date->month, date->day};
        if (!civil_is_valid(civil)) {
            continue;
        }
        int32_t day = day_from_civil(civil);
        bool told = weekday >= 0;
        bool fits = !told || day_weekday(day) == weekday;
        if (fits && has_date_before(dates, day, told ? YEAR_DAYS : QUARTER_DAYS)) {
            return year;
        }
    }
    return 0;
}

int text_date_year(const struct article *article, const struct printed_date *dateline)
{
    struct text_dates dates;
    read_dates(article, &dates);
    return year_supported(&dates, dateline,
                          dateline->weekday >= 0 ? dateline->weekday : dates.weekday);
}

/* The narrowest week, month or year that holds all of these days. */
static struct period period_around(int32_t first, int32_t last)
{
    int year;
    int week = day_iso_week(first, &year);
    struct civil civil = day_to_civil(first);
    const struct period choices[] = {period_of_week(year, week),
                                     period_of_month(civil.year, civil.month),
                                     period_of_year(civil.year)};
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        if (last <= choices[i].latest) {
            return choices[i];
        }
    }
    return PERIOD_UNKNOWN;
}

/* The day on which "today (October 28)" was written. */
static struct period near_published(const struct text_dates *dates)
{
    struct printed_date date = dates->near;
    if (date.day && !date.year) {
        date.year = year_supported(dates, &date, date.weekday);
    }
    int32_t day = date.year ? day_of(&date) : DAY_NONE;
    bool fits = day != DAY_NONE && date.year >= dates->latest_year &&
                (date.weekday < 0 || date.weekday == day_weekday(day));
    return fits ? period_of_day(day - dates->near_offset) : PERIOD_UNKNOWN;
}

struct period text_date_published(const struct article *article)
{
    struct text_dates dates;
    bool agency = is_agency_name(article->source);
    read_dates(article, &dates);
    struct period best = near_published(&dates);
    if (period_is_known(best)) {
        return best;
    }
    for (size_t i = 0; i < dates.count; i++) {
        const struct dated_place *place = &dates.items[i];
        int32_t day = place->date.day ? day_of(&place->date) : DAY_NONE;
        if (day == DAY_NONE || place->date.year < dates.latest_year) {
            continue;
        }
        struct period period = PERIOD_UNKNOWN;
        if (place->lead && place->date.weekday == day_weekday(day)) {
            period = period_around(day, day + REPORT_DAYS);
        } else if (agency && place->kind == BLOCK_CAPTION && dates.weekday >= 0) {
            period = period_of_day(day + (dates.weekday - day_weekday(day) + 7) % 7);
        }
        bool later =
            period_is_known(period) && (!period_is_known(best) || period.earliest > best.earliest);
        best = later ? period : best;
    }
    return best;
}
