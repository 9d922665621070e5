/* Counted by outlet and year. What an outlet does in other years counts less the farther they are;
 * where it has few reports, those of the whole corpus count, and where these are few, what the
 * press does on the whole. */
#include "weekday_habit.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "published_model.h"

/* Agencies write on the day itself, most others for the next. */
static const double usual[WEEKDAY_LAGS] = {0.36, 0.40, 0.10, 0.05, 0.03, 0.03, 0.03};
/* So many reports of the corpus weigh as much as what is usual, and of an outlet as the corpus. */
static const double corpus_enough = 12;
static const double outlet_enough = 6;

struct outlet_year {
    uint32_t outlet;
    int32_t year; /* from PUBLISHED_FIRST_YEAR on */
    uint32_t lags[WEEKDAY_LAGS];
};

struct weekday_habits {
    struct outlet_year *rows; /* by outlet, then year */
    size_t count;
    struct outlet_year all[PUBLISHED_YEARS];
};

/* Days from the latest weekday that a dated article tells of to its publication; -1: none, or its
 * news is of "today". */
static int lag_of(const struct corpus_article *article)
{
    int best = -1;
    for (size_t i = 0; i < article->telling_count; i++) {
        const struct telling *telling = &article->tellings[i];
        bool plain = telling->kind == TELLING_WEEKDAY && !telling->future && !telling->distant &&
                     !telling->before_today && telling->shift == 0;
        if (telling->kind == TELLING_DAYS && telling->offset == 0 && telling->shift == 0) {
            return -1;
        }
        int lag = (day_weekday(article->published.earliest) - telling->weekday + 7) % 7;
        best = plain && (best < 0 || lag < best) ? lag : best;
    }
    return best;
}

static int compare_rows(const void *a, const void *b)
{
    const struct outlet_year *x = a;
    const struct outlet_year *y = b;
    if (x->outlet != y->outlet) {
        return x->outlet < y->outlet ? -1 : 1;
    }
    return (x->year > y->year) - (x->year < y->year);
}

static void add_lags(struct outlet_year *to, const struct outlet_year *from)
{
    for (size_t i = 0; i < WEEKDAY_LAGS; i++) {
        to->lags[i] += from->lags[i];
    }
}

/* Sorts the rows, which are of one report each, and adds up those of one outlet and year. */
static void join_rows(struct weekday_habits *habits)
{
    size_t kept = 0;
    if (habits->count > 0) {
        qsort(habits->rows, habits->count, sizeof *habits->rows, compare_rows);
    }
    for (size_t i = 0; i < habits->count; i++) {
        if (kept > 0 && compare_rows(&habits->rows[kept - 1], &habits->rows[i]) == 0) {
            add_lags(&habits->rows[kept - 1], &habits->rows[i]);
        } else {
            habits->rows[kept++] = habits->rows[i];
        }
    }
    habits->count = kept;
}

struct weekday_habits *weekday_habits_new(const struct corpus_article *articles, size_t count)
{
    struct weekday_habits *habits = heap_array(1, sizeof *habits);
    habits->rows = heap_array(count, sizeof *habits->rows);
    for (size_t i = 0; i < count; i++) {
        bool dated = articles[i].published.precision == PRECISION_DAY;
        int lag = dated ? lag_of(&articles[i]) : -1;
        int year = lag >= 0 ? day_to_civil(articles[i].published.earliest).year : 0;
        int place = year - PUBLISHED_FIRST_YEAR;
        if (place >= 0 && place < PUBLISHED_YEARS) {
            struct outlet_year row = {.outlet = articles[i].outlet, .year = place};
            row.lags[lag] = 1;
            habits->rows[habits->count++] = row;
            add_lags(&habits->all[place], &row);
            habits->all[place].year = place;
        }
    }
    join_rows(habits);
    return habits;
}

void weekday_habits_free(struct weekday_habits *habits)
{
    if (habits) {
        free(habits->rows);
        free(habits);
    }
}

/* Moves the shares towards those of the rows, by how many reports these are of, years near `year`
 * before others; `enough` reports of that year go halfway. */
static void move_towards(double shares[WEEKDAY_LAGS], const struct outlet_year *rows, size_t count,
                         int32_t year, double enough)
{
    double sums[WEEKDAY_LAGS] = {0};
    double total = 0;
    for (size_t i = 0; i < count; i++) {
        double away = rows[i].year - year;
        for (size_t k = 0; k < WEEKDAY_LAGS; k++) {
            double weight = rows[i].lags[k] / (1 + away * away);
            sums[k] += weight;
            total += weight;
        }
    }
    for (size_t k = 0; k < WEEKDAY_LAGS; k++) {
        shares[k] = (sums[k] + enough * shares[k]) / (total + enough);
    }
}

/* The first row of the outlet; the number of rows when it has none. */
static size_t first_row(const struct weekday_habits *habits, uint32_t outlet)
{
    size_t low = 0;
    for (size_t high = habits->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (habits->rows[middle].outlet < outlet) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void weekday_habits_read(const struct weekday_habits *habits, uint32_t outlet, int year,
                         double shares[WEEKDAY_LAGS])
{
    memcpy(shares, usual, sizeof usual);
    if (habits) {
        int32_t place = year - PUBLISHED_FIRST_YEAR;
        size_t first = first_row(habits, outlet);
        size_t end = first;
        while (end < habits->count && habits->rows[end].outlet == outlet) {
            end++;
        }
        move_towards(shares, habits->all, PUBLISHED_YEARS, place, corpus_enough);
        move_towards(shares, &habits->rows[first], end - first, place, outlet_enough);
    }
}
