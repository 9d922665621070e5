/* A day of the month without a year is the nearest that fits, a weekday the latest one unless words
 * put it ahead. */
#include "telling.h"

enum { SLACK_DAYS = 31 }; /* a date called past may lie so far ahead, and the other way round */

static struct period date_days(const struct telling *telling, int32_t published)
{
    int year = telling->year;
    int32_t best = DAY_NONE;
    int first = year ? year : day_to_civil(published).year - 1;
    int last = year ? year : first + 2;
    for (int y = first; y <= last; y++) {
        int number = telling->month == 2 && telling->day > 28 ? 28 : telling->day;
        int32_t day = day_from_civil((struct civil){y, telling->month, number});
        bool fits = year || (telling->future ? day >= published - SLACK_DAYS
                                             : day <= published + SLACK_DAYS);
        bool better = best == DAY_NONE || !telling->future;
        best = fits && better ? day : best;
    }
    return best == DAY_NONE ? PERIOD_UNKNOWN : period_of_day(best);
}

static struct period weekday_days(const struct telling *telling, int32_t published)
{
    int away = telling->weekday - day_weekday(published);
    if (telling->distant) {
        return period_of_day(published + away + 7 * telling->offset);
    }
    int32_t past = published - (7 - away) % 7;
    if (telling->before_today) {
        return period_of_day(past == published ? past - 7 : past);
    }
    return period_of_day(telling->future ? published + (7 + away) % 7 : past);
}

static struct period week_days(const struct telling *telling, int32_t published)
{
    if (telling->about) {
        int32_t middle = published + 7 * telling->offset;
        return period_of_range(middle - 3, middle + 3);
    }
    int32_t monday = published - day_weekday(published) + 7 * telling->offset;
    return period_of_range(monday, monday + 6);
}

static struct period near_days(const struct telling *telling, int32_t published)
{
    int32_t day = published + telling->offset;
    bool printing = telling->about && telling->shift == 0 && telling->offset < 0;
    return printing ? period_of_range(day - 1, day) : period_of_day(day);
}

static struct period month_days(const struct telling *telling, int32_t published)
{
    if (telling->about) {
        int32_t middle = published + 30 * telling->offset;
        return period_of_range(middle - 15, middle + 15);
    }
    struct civil civil = day_to_civil(published);
    int month = civil.year * 12 + civil.month - 1 + telling->offset;
    return period_of_month(month / 12, month % 12 + 1);
}

static struct period named_days(const struct telling *telling, int32_t published)
{
    switch ((enum telling_kind)telling->kind) {
    case TELLING_DATE:
        return date_days(telling, published);
    case TELLING_WEEKDAY:
        return weekday_days(telling, published);
    case TELLING_DAYS:
        return near_days(telling, published);
    case TELLING_WEEKS:
        return week_days(telling, published);
    case TELLING_MONTHS:
        return month_days(telling, published);
    case TELLING_NEWS:
        return period_of_range(published - 2, published);
    }
    return PERIOD_UNKNOWN;
}

struct period telling_days(const struct telling *telling, int32_t published)
{
    struct period days = named_days(telling, published);
    if (period_is_known(days)) {
        days.earliest += telling->shift;
        days.latest += telling->shift;
    }
    return days;
}

bool telling_is_relative(const struct telling *telling)
{
    return telling->kind != TELLING_DATE || telling->year == 0;
}
