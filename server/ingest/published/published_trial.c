/* From shares of days to a date: the finest precision that is sure enough is told. */
#include "published_trial.h"

#include <stdbool.h>

/* What the posterior must reach before a precision is told. A day needs both. */
static const double sure_day = 0.5;  /* the day itself */
static const double sure_near = 0.8; /* the three days around it */
static const double sure_week = 0.8;
static const double sure_month = 0.8;
static const double sure_year = 0.9;
/* Anything of a text that names no day: it may as well look back at its story. */
static const double sure_unnamed = 0.95;

/* The share of the days of a period. */
static double mass_of(const struct trial *trials, size_t count, struct period period)
{
    double sum = 0;
    for (size_t t = 0; t < count; t++) {
        int32_t from = period.earliest - trials[t].first;
        int32_t to = period.latest - trials[t].first;
        for (int32_t i = from > 0 ? from : 0; i <= to && i < trials[t].days; i++) {
            sum += trials[t].mass[i];
        }
    }
    return sum;
}

static struct period week_of(int32_t day)
{
    int year;
    int week = day_iso_week(day, &year);
    return period_of_week(year, week);
}

static struct period month_of(int32_t day)
{
    struct civil civil = day_to_civil(day);
    return period_of_month(civil.year, civil.month);
}

static struct period year_of(int32_t day)
{
    return period_of_year(day_to_civil(day).year);
}

/* The period of a kind that weighs enough, if any does. */
static struct period heaviest(const struct trial *trials, size_t count,
                              struct period (*period_at)(int32_t), double enough)
{
    for (size_t t = 0; t < count; t++) {
        for (int32_t i = 0; i < trials[t].days;) {
            struct period period = period_at(trials[t].first + i);
            if (mass_of(trials, count, period) >= enough) {
                return period;
            }
            i = period.latest - trials[t].first + 1;
        }
    }
    return PERIOD_UNKNOWN;
}

/* The likeliest day, with its weight; the first of several. */
static int32_t likeliest_day(const struct trial *trials, size_t count, double *weight)
{
    int32_t best = 0;
    *weight = 0;
    for (size_t t = 0; t < count; t++) {
        for (int32_t i = 0; i < trials[t].days; i++) {
            best = trials[t].mass[i] > *weight ? trials[t].first + i : best;
            *weight = trials[t].mass[i] > *weight ? trials[t].mass[i] : *weight;
        }
    }
    return best;
}

/* Whether the text itself names a day: what only resembles its story's news may as well look back
 * at it. */
static bool names_day(const struct date_clues *clues)
{
    bool found = clues->says_today || clues->says_yesterday;
    for (size_t i = 0; i < clues->count; i++) {
        found = found || clues->items[i].day > 0 || date_clue_is_past_weekday(&clues->items[i]);
    }
    return found;
}

/* A day that is likelier than all others together and nearly surely at most one day off. */
static struct period decide_day(const struct trial *trials, size_t count)
{
    double weight;
    int32_t day = likeliest_day(trials, count, &weight);
    bool near = mass_of(trials, count, period_of_range(day - 1, day + 1)) >= sure_near;
    return near && weight >= sure_day ? period_of_day(day) : PERIOD_UNKNOWN;
}

struct period trials_decide(const struct date_clues *clues, const struct trial *trials,
                            size_t count)
{
    const struct {
        struct period (*period_at)(int32_t);
        double enough;
    } steps[] = {{week_of, sure_week}, {month_of, sure_month}, {year_of, sure_year}};
    bool named = names_day(clues);
    struct period period = named ? decide_day(trials, count) : PERIOD_UNKNOWN;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !period_is_known(period); i++) {
        period =
            heaviest(trials, count, steps[i].period_at, named ? steps[i].enough : sure_unnamed);
    }
    return period;
}
