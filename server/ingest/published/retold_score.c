/* A clause of a neighbour tells the same happening as the article's with a likelihood that was
 * learned from dated articles; if it does, the article's own words must mean the neighbour's days.
 */
#include "retold_score.h"

#include <math.h>
#include <stdlib.h>

#include "published_table.h"
#include "table_bins.h"

enum {
    DAYS_OF_WEEK = 7,
    RETOLD_NEAR = 14, /* days between articles that may tell the same news */
    RETOLD_NEAR_MONTHS = 45,
    RETOLD_NEAR_YEARS = 250,
};

/* So many days apart, articles may tell the same happening with such an expression. */
static int32_t reach_of(const struct telling *telling)
{
    return telling->kind == TELLING_DATE     ? RETOLD_NEAR_YEARS
           : telling->kind == TELLING_MONTHS ? RETOLD_NEAR_MONTHS
                                             : RETOLD_NEAR;
}

/* How likely two clauses tell of the same happening, of articles that may (`near`) or do not, when
 * the `choice` likelier clauses do not. */
static double retold_trust(const struct retold *retold, size_t choice, bool near)
{
    size_t bin = table_row(table_retold_clauses, RETOLD_BINS, retold->likeness);
    bool series = retold->telling->kind == TELLING_NEWS && !retold->neighbour.other_outlet;
    choice += series; /* an outlet hardly reports the same news twice */
    return table_retold[!near ? 2 : choice > 0 ? 1 : 0][bin] / 100.0;
}

static int32_t length_of(struct period days)
{
    return days.latest - days.earliest + 1;
}

/* How often the days that an article means with such an expression would meet others by chance. */
static double chance_of(const struct telling *telling, struct period own, struct period other)
{
    double span = 2.0 * reach_of(telling);
    double chance = (length_of(own) + length_of(other) - 1) / span;
    double least = 0;
    switch ((enum telling_kind)telling->kind) {
    case TELLING_DAYS:
        least = telling->shift == 0 && abs(telling->offset) <= 1 ? 1.0 / 5 : 1.0 / DAYS_OF_WEEK;
        break;
    case TELLING_WEEKDAY:
        least = 1.0 / DAYS_OF_WEEK;
        break;
    case TELLING_NEWS:
        least = 1.0 / 3;
        break;
    case TELLING_DATE:
        least = 1.0 / 30;
        break;
    case TELLING_WEEKS:
    case TELLING_MONTHS:
        break;
    }
    return fmin(1, fmax(chance, least));
}

/* How well the days that the article's own words mean, were it of `day`, meet the neighbour's: as a
 * multiple of what chance would. */
static double retold_meeting(const struct retold *retold, int32_t day)
{
    struct period own = telling_days(retold->telling, day);
    struct period other = retold->days;
    if (!period_is_known(own) || !period_overlaps(own, other)) {
        return 0;
    }
    int32_t from = own.earliest > other.earliest ? own.earliest : other.earliest;
    int32_t to = own.latest < other.latest ? own.latest : other.latest;
    double fewer = fmin(length_of(own), length_of(other));
    return (to - from + 1) / fewer / chance_of(retold->telling, own, other);
}

/* If one of the clauses is of the telling's own happening, the article is of one of the days from
 * which its own words mean the same; if none is, they meet by chance only. */
double retold_score(const struct retold *retold, size_t count, int32_t day)
{
    double none = 1;
    double meetings = 0;
    for (size_t i = 0; i < count; i++) {
        bool near = abs(day - retold[i].neighbour.day) <= reach_of(retold[i].telling);
        double trust = none * retold_trust(&retold[i], i, near);
        none -= trust;
        meetings += near ? trust * retold_meeting(&retold[i], day) : 0;
    }
    return log(none + meetings);
}

size_t retold_choices(const struct retold *retold, size_t count)
{
    size_t choices = 1;
    while (choices < count && retold[choices].telling == retold[0].telling) {
        choices++;
    }
    return choices;
}
