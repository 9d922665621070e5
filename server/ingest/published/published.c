/* When an article was published, from what its header and its path say, and last from its
 * sentences. A day without a year takes the year of the best other clue; near the turn of a year
 * the one that brings the two closest together. No clue, no date. */
#include "published.h"

#include <ctype.h>
#include <stdlib.h>

#include "published_model.h"
#include "text_date.h"

/* --- paths ------------------------------------------------------------------------------------ */

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

bool path_date_read(struct span path, struct printed_date *out)
{
    struct printed_date best = {0};
    for (size_t at = 0; at < path.len; at++) {
        struct printed_date date = {.weekday = -1, .second = -1};
        if (!read_compact(path, at, &date) && !read_parts(path, at, &date)) {
            continue;
        }
        bool finer = (date.day > 0) > (best.day > 0) ||
                     ((date.day > 0) == (best.day > 0) && (date.month > 0) >= (best.month > 0));
        best = finer ? date : best;
    }
    if (best.year == 0) {
        return false;
    }
    *out = best;
    return true;
}

/* --- years ------------------------------------------------------------------------------------ */

static long days_between(int32_t a, int32_t b)
{
    return labs((long)a - (long)b);
}

/* Gives `date` (a day of a month) the year in which it is nearest to `other`, which has one. */
static void take_year(struct printed_date *date, const struct printed_date *other)
{
    if (date->month == 0 || date->year != 0 || other->year == 0) {
        return;
    }
    date->year = other->year;
    if (other->month == 0 || date->day == 0) {
        return;
    }
    struct civil near = {other->year, other->month, other->day ? other->day : 15};
    int32_t target = day_from_civil(near);
    long best = -1;
    for (int year = other->year - 1; year <= other->year + 1; year++) {
        struct civil civil = {year, date->month, date->day};
        long distance = civil_is_valid(civil) ? days_between(day_from_civil(civil), target) : -1;
        if (distance >= 0 && (best < 0 || distance < best)) {
            best = distance;
            date->year = year;
        }
    }
}

static struct period path_period(const struct printed_date *path)
{
    if (path->month == 0) {
        return path->year ? period_of_year(path->year) : PERIOD_UNKNOWN;
    }
    return printed_date_period(path);
}

static void publish(struct article *article, struct period period, enum published_basis basis)
{
    if (!period_is_known(article->published) && period_is_known(period)) {
        article->published = period;
        article->published_basis = basis;
    }
}

/* What the text alone tells, without certainty. */
static void publish_by_clues(struct article *article)
{
    if (!period_is_known(article->published)) {
        struct date_clues clues;
        date_clues_read(article, &clues);
        struct published_evidence evidence = {.clues = &clues};
        publish(article, published_infer(&evidence), PUBLISHED_TEXT);
    }
}

/* Whether the second date is one to three days after the first: a report is printed after the day
 * in its dateline. */
static bool is_shortly_after(const struct printed_date *dateline, const struct printed_date *line)
{
    struct period written = dateline->month ? printed_date_period(dateline) : PERIOD_UNKNOWN;
    struct period printed = line->month ? printed_date_period(line) : PERIOD_UNKNOWN;
    return written.precision == PRECISION_DAY && printed.precision == PRECISION_DAY &&
           period_is_known(written) && period_is_known(printed) &&
           printed.earliest > written.earliest && printed.earliest - written.earliest <= 3;
}

void published_decide(const struct published_clues *clues, struct article *article)
{
    struct printed_date path = {.weekday = -1, .second = -1};
    path_date_read(clues->path, &path);
    struct printed_date dateline = clues->dateline;
    struct printed_date line = clues->date_line.month ? clues->date_line : clues->masthead;
    struct printed_date known = {0};
    struct printed_date copyright = {.year = clues->copyright_year};
    if (article->published.precision == PRECISION_DAY) {
        struct civil day = day_to_civil(article->published.earliest);
        known = (struct printed_date){.year = day.year, .month = day.month, .day = day.day};
    }
    const struct printed_date *others[] = {&known, &line, &path, &copyright};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        take_year(&dateline, others[i]);
        take_year(&line, others[i]);
    }
    if (dateline.day > 0 && dateline.year == 0) {
        dateline.year = text_date_year(article, &dateline);
    }
    struct period dateline_period =
        dateline.month ? printed_date_period(&dateline) : PERIOD_UNKNOWN;
    article->dateline.date = article->dateline.text.ptr ? dateline_period : PERIOD_UNKNOWN;
    if (clues->is_stated && is_shortly_after(&dateline, &line)) {
        publish(article, printed_date_period(&line), PUBLISHED_DATELINE);
    }
    publish(article, dateline_period, PUBLISHED_DATELINE);
    publish(article, line.month ? printed_date_period(&line) : PERIOD_UNKNOWN, PUBLISHED_DATELINE);
    publish(article, path_period(&path), PUBLISHED_PATH);
    if (!period_is_known(article->published)) {
        publish(article, text_date_published(article), PUBLISHED_TEXT);
        publish_by_clues(article);
    }
    if (article->published_at == INT64_MIN) {
        int64_t second = printed_date_timestamp(&line);
        struct period day = line.month ? printed_date_period(&line) : PERIOD_UNKNOWN;
        bool same = period_is_known(day) && day.earliest == article->published.earliest;
        article->published_at = same ? second : INT64_MIN;
    }
}
