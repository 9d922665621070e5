/* When an article was published, from what its header, its address and its path say, and last from
 * its sentences. A day without a year takes the year of the best other clue; near the turn of a
 * year the one that brings the two closest together. No clue, no date. */
#include "published.h"

#include <stdlib.h>

#include "path_date.h"
#include "published_model.h"
#include "text_date.h"

enum { STATED_DAYS = 3 };

/* --- years ------------------------------------------------------------------------------------ */

static long days_between(int32_t a, int32_t b)
{
    return labs((long)a - (long)b);
}

/* Whether the date's weekday, if it has one, is that of its day in the year. */
static bool weekday_fits(const struct printed_date *date, int year)
{
    struct civil civil = {year, date->month, date->day};
    return date->weekday < 0 || date->day == 0 || !civil_is_valid(civil) ||
           day_weekday(day_from_civil(civil)) == date->weekday;
}

/* The year that brings a day of a month nearest to `other`, which has one. */
static int nearest_year(const struct printed_date *date, const struct printed_date *other)
{
    int nearest = other->year;
    if (other->month == 0 || date->day == 0) {
        return nearest;
    }
    struct civil near = {other->year, other->month, other->day ? other->day : 15};
    int32_t target = day_from_civil(near);
    long best = -1;
    for (int year = other->year - 1; year <= other->year + 1; year++) {
        struct civil civil = {year, date->month, date->day};
        long distance = civil_is_valid(civil) ? days_between(day_from_civil(civil), target) : -1;
        if (distance >= 0 && (best < 0 || distance < best)) {
            best = distance;
            nearest = year;
        }
    }
    return nearest;
}

/* Gives `date` its year by `other`, unless its weekday is another one in that year: a page's
 * copyright may be of any later one. */
static void take_year(struct printed_date *date, const struct printed_date *other)
{
    if (date->month > 0 && date->year == 0 && other->year > 0) {
        int year = nearest_year(date, other);
        date->year = weekday_fits(date, year) ? year : 0;
    }
}

static struct period path_period(const struct printed_date *path)
{
    return path->year && path->month == 0 ? period_of_year(path->year) : printed_date_period(path);
}

static void publish(struct article *article, struct period period, enum published_basis basis)
{
    if (!period_is_known(article->published) && period_is_known(period)) {
        article->published = period;
        article->published_basis = basis;
    }
}

/* What the text alone tells, without certainty: of the day that the header prints the year, else
 * what it says of its own day, else what its clues tell together. */
static void publish_by_text(struct article *article)
{
    struct date_clues clues;
    date_clues_read(article, &clues);
    struct published_evidence evidence = {.clues = &clues};
    if (clues.printed_day) {
        publish(article, published_infer(&evidence), PUBLISHED_DATELINE);
    }
    publish(article, text_date_published(article), PUBLISHED_TEXT);
    if (!clues.printed_day && !period_is_known(article->published)) {
        publish(article, published_infer(&evidence), PUBLISHED_TEXT);
    }
}

/* Whether the second date is one day to `days` after the first: a report is printed after the day
 * in its dateline. */
static bool is_shortly_after(const struct printed_date *dateline, const struct printed_date *line,
                             int days)
{
    struct period written = printed_date_period(dateline), printed = printed_date_period(line);
    return written.precision == PRECISION_DAY && printed.precision == PRECISION_DAY &&
           printed.earliest > written.earliest && printed.earliest - written.earliest <= days;
}

void published_decide(const struct published_clues *clues, struct article *article)
{
    struct printed_date path = PRINTED_DATE_NONE;
    struct printed_date address = PRINTED_DATE_NONE;
    path_date_read(clues->path, &path);
    address_date_read(article->url, &address);
    struct printed_date dateline = clues->dateline;
    struct printed_date line = clues->date_line.month ? clues->date_line : clues->masthead;
    struct printed_date known = PRINTED_DATE_NONE;
    struct printed_date copyright = PRINTED_DATE_NONE;
    copyright.year = clues->copyright_year;
    if (article->published.precision == PRECISION_DAY) {
        struct civil day = day_to_civil(article->published.earliest);
        known.year = day.year;
        known.month = day.month;
        known.day = day.day;
    }
    const struct printed_date *others[] = {&known, &line, &address, &path, &copyright};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        take_year(&dateline, others[i]);
        take_year(&line, others[i]);
    }
    if (dateline.day > 0 && dateline.year == 0) {
        dateline.year = text_date_year(article, &dateline);
    }
    if (line.day > 0 && line.year == 0 && line.weekday >= 0) {
        line.year = text_date_year(article, &line);
    }
    struct period dateline_period = printed_date_period(&dateline);
    struct period line_period = printed_date_period(&line);
    article->dateline.date = article->dateline.text.ptr ? dateline_period : PERIOD_UNKNOWN;
    int days = clues->is_stated ? STATED_DAYS : clues->is_update ? 0 : 1;
    if (is_shortly_after(&dateline, &line, days)) {
        publish(article, line_period, PUBLISHED_DATELINE);
    }
    publish(article, dateline_period, PUBLISHED_DATELINE);
    publish(article, line_period, PUBLISHED_DATELINE);
    bool finer = path.day > 0 && address.day == 0;
    publish(article, path_period(finer ? &path : &address), PUBLISHED_PATH);
    publish(article, path_period(&path), PUBLISHED_PATH);
    if (!period_is_known(article->published)) {
        publish_by_text(article);
    }
    if (article->published_at == INT64_MIN) {
        int64_t second = printed_date_timestamp(&line);
        bool same =
            period_is_known(line_period) && line_period.earliest == article->published.earliest;
        article->published_at = same ? second : INT64_MIN;
    }
}
