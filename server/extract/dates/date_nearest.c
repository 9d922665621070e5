/* Which one is meant of what comes every year or week: the nearest in the direction of the clause,
 * publication day included, or the one that the text itself has led to. */
#include "date_nearest.h"

#include "date_holidays.h"

static bool known_day(struct period period)
{
    return period.precision == PRECISION_DAY && period.earliest != DAY_NONE;
}

/* Whether the publication date says enough to count in `unit`. */
bool date_nearest_allows(struct period published, enum date_unit unit)
{
    if (published.earliest == DAY_NONE || published.latest == DAY_NONE) {
        return false;
    }
    struct date_place low = date_place_of(unit, published.earliest);
    struct date_place high = date_place_of(unit, published.latest);
    return date_place_is_known(low) && low.earliest == high.earliest &&
           (unit != UNIT_DAY || known_day(published));
}

static int rank_of(unsigned unit)
{
    return unit == UNIT_WEEKEND ? UNIT_WEEK : (int)unit;
}

/* "signed in 1993; by the end of the year it was dead", "fell in May. Early in the month": the
 * sentence tells of the past, and of the time of the last date; "will resume on June 6 and are to
 * end by the middle of the month" of one to come. */
static bool is_of_story(const struct date_context *context, enum date_unit unit)
{
    bool told = context->told_near && context->told.latest == context->recent.latest;
    bool part = (unit == UNIT_MONTH || unit == UNIT_WEEK) && context->same_paragraph;
    bool coming = context->direction > 0 && unit == UNIT_MONTH && context->same_sentence &&
                  context->published.latest != DAY_NONE &&
                  context->recent.earliest > context->published.latest;
    return coming || (context->direction < 0 && (context->same_sentence || told || part));
}

/* The day a shift in `unit` is counted from; DAY_NONE when the text does not allow it. */
int32_t date_nearest_anchor(const struct date_context *context, const struct date_reading *reading,
                            enum date_unit unit)
{
    bool recent = date_place_is_known(context->recent) &&
                  rank_of(context->recent.unit) <= rank_of(unit == UNIT_HOUR ? UNIT_DAY : unit);
    bool near = context->same_sentence;
    bool same = reading->anchor == ANCHOR_CONTEXT && reading->shift == 0;
    if (same && date_place_is_known(context->coming)) {
        return context->coming.earliest; /* "until Monday … by 9 a.m. that day" */
    }
    bool ahead = context->first && context->direction > 0; /* "will go the next day": from today */
    if (reading->anchor == ANCHOR_CONTEXT && !recent && unit == UNIT_DAY && !context->day_near &&
        context->compared && reading->shift < 0 && known_day(context->published)) {
        return context->published.earliest; /* "41 cases, against 63 on the previous day" */
    }
    bool unsaid = context->first && unit == UNIT_DAY && reading->shift < 0;
    if (reading->anchor == ANCHOR_CONTEXT && unsaid && known_day(context->published)) {
        return context->published.earliest; /* "said a day earlier", before any date is told */
    }
    if (reading->anchor == ANCHOR_CONTEXT && (recent || !ahead)) {
        bool day = !recent && unit == UNIT_DAY && context->day_near;
        return recent ? context->recent.earliest : day ? context->day.earliest : DAY_NONE;
    }
    if (reading->anchor == ANCHOR_STORY && recent && is_of_story(context, unit)) {
        return context->recent.earliest;
    }
    bool told = reading->anchor == ANCHOR_TOLD;
    if (told && unit == UNIT_DAY && recent && known_day(context->published) &&
        (context->recent.earliest > context->published.earliest ||
         context->published.earliest - context->recent.earliest > NEWS_DAYS)) {
        recent = false; /* "earlier in the day" in news is not in a deadline's day, nor long ago */
    }
    bool deadline = told && !near && reading->shift < 0 && context->direction < 0 &&
                    context->published.latest != DAY_NONE &&
                    context->recent.earliest > context->published.latest;
    if (deadline) {
        recent = false; /* "until the end of 2023, he said. A year earlier he had warned": of now */
    }
    if (((reading->anchor == ANCHOR_EITHER && near) || told) && recent && !deadline) {
        return context->recent.earliest;
    }
    bool news = told && unit == UNIT_DAY && context->day_near &&
                date_place_is_known(context->day) && known_day(context->published);
    int32_t since = news ? context->published.earliest - context->day.earliest : -1;
    if (since >= 0 && since <= NEWS_DAYS) {
        return context->day.earliest; /* "rose on Friday … the highest since May … ended the day" */
    }
    if (told && !context->first && unit != UNIT_DAY && !deadline) {
        return DAY_NONE;
    }
    return date_nearest_allows(context->published, unit) ? context->published.earliest : DAY_NONE;
}

/* --- repeating things: the nearest one in a direction ------------------------------------- */

struct date_place date_nearest_of_date(int year, int month, int day)
{
    if (year < 1 || year > 9999) {
        return PLACE_NONE;
    }
    if (day == 0) {
        return date_place_of(UNIT_MONTH, day_from_civil((struct civil){year, month, 1}));
    }
    struct civil civil = {year, month, day};
    return civil_is_valid(civil) ? date_place_of(UNIT_DAY, day_from_civil(civil)) : PLACE_NONE;
}

/* The yearly thing a reading names, in one year. */
struct date_place date_nearest_in_year(const struct date_reading *reading, int year)
{
    if (reading->holiday) {
        int32_t day = date_holidays_day(reading->holiday, year);
        return day == DAY_NONE ? PLACE_NONE : date_place_of(UNIT_DAY, day);
    }
    if (reading->month) {
        return date_nearest_of_date(year, reading->month, reading->day);
    }
    if (reading->quarter) {
        return date_place_of(UNIT_QUARTER,
                             day_from_civil((struct civil){year, reading->quarter * 3, 1}));
    }
    if (reading->half) {
        return date_place_of_half(year, reading->half);
    }
    return date_place_of_season(year, reading->season);
}

static int32_t distance(int32_t a, int32_t b)
{
    return a < b ? b - a : a - b;
}

/* Beyond so many days the clause's direction no longer decides about a month and day that only
 * describes something ("the November 4 vote"). */
#define FAR 300

/* What lies so few days back may still be ahead in part: "the show is to run from". */
#define RUNNING 45

/* A day of the month so long past would be told with its year, even when the verb is a past one and
 * the next such day is near: "said he had agreed to a debate on October 15". */
#define SOON     10
#define LONG_AGO 355

/* A bare quarter is the last complete one of its number, if its report can still be news; what was
 * done with it ("was revised") can be so longer. */
#define REPORTED_LATE 150
#define REVISED_LATE  200

/* The yearly thing nearest to the publication in a direction. */
static struct date_place yearly_nearest(const struct date_context *context,
                                        const struct date_reading *reading, int direction)
{
    int32_t low = context->published.earliest;
    int32_t high = context->published.latest;
    int year = day_to_civil(low).year;
    struct date_place before = PLACE_NONE;
    struct date_place after = PLACE_NONE;
    for (int i = -4; i <= 4 && year + i >= 1 && year + i < 9999; i++) {
        struct date_place place = date_nearest_in_year(reading, year + i);
        bool quarter = place.unit == UNIT_QUARTER;
        bool past = quarter ? place.latest < low : place.earliest <= high;
        if (date_place_is_known(place) && past) {
            before = place;
        }
        bool ahead = place.latest >= low && !date_place_is_known(after);
        if (date_place_is_known(place) && ahead) {
            after = place;
        }
    }
    if (!date_place_is_known(before) || !date_place_is_known(after)) {
        return date_place_is_known(before) ? before : after;
    }
    int32_t late = direction < 0 ? REVISED_LATE : REPORTED_LATE;
    if (before.unit == UNIT_QUARTER && distance(low, before.latest) > late) {
        return after;
    }
    int32_t back = distance(low, before.earliest);
    int32_t forth = distance(after.earliest, high);
    bool said = reading->which != WHICH_OPEN && reading->which != WHICH_THIS;
    if (!said && reading->day && direction < 0 && forth <= SOON && back >= LONG_AGO) {
        return after;
    }
    if (context->nearest && !said && reading->day + reading->holiday > 0) {
        return forth < back ? after : before;
    }
    bool running = direction > 0 && reading->day && back <= RUNNING && forth >= FAR;
    if (running || (direction > 0 && context->plain)) {
        return forth < back ? after : before;
    }
    bool describing = (reading->day || reading->holiday) && context->attributive;
    bool sure = !describing || said || (back < FAR && forth < FAR);
    if (direction != 0 && sure) {
        return direction > 0 ? after : before;
    }
    return forth < back ? after : before;
}

/* A day so shortly before the publication is news, if the years that the text tells of otherwise
 * lie so far back: "He was knighted in 1951. He died on 30 April", printed in May 1998. */
#define FRESH        7
#define BYGONE_YEARS 20

static bool is_news(const struct date_context *context, const struct date_reading *reading,
                    int told_year)
{
    int32_t published = context->published.latest;
    if (published == DAY_NONE || !reading->day) {
        return false;
    }
    int year = day_to_civil(published).year;
    struct date_place place = date_nearest_in_year(reading, year);
    return year - told_year >= BYGONE_YEARS && date_place_is_known(place) &&
           place.latest < published && published - place.latest <= FRESH;
}

/* The year of a reading that does not print it, from the date before it in the text: the first
 * such day, month … not before that date. PLACE_NONE when the text is about other times. */
static struct date_place yearly_in_context(const struct date_context *context,
                                           const struct date_reading *reading)
{
    struct date_place told = context->told;
    if (context->direction > 0 && !context->would && !context->plain) {
        return PLACE_NONE; /* "won in 2014; in June he will run again" */
    }
    bool opened = context->told_opens && told.unit == UNIT_YEAR;
    bool near = (context->told_near && told.unit < UNIT_YEAR) || opened;
    if (!date_place_is_known(told) || told.unit > UNIT_YEAR || !(near || context->history)) {
        return PLACE_NONE;
    }
    int year = day_to_civil(told.earliest).year;
    bool published = context->published.latest != DAY_NONE;
    if (published && year >= day_to_civil(context->published.latest).year) {
        return PLACE_NONE;
    }
    if (!near && is_news(context, reading, year)) {
        return PLACE_NONE;
    }
    struct date_place place = date_nearest_in_year(reading, year);
    if (date_place_is_known(place) && place.latest < told.earliest && !context->pluperfect) {
        place = date_nearest_in_year(reading, year + 1);
    }
    bool late =
        published && date_place_is_known(place) && place.earliest > context->published.latest;
    return late ? PLACE_NONE : place;
}

/* "the following spring": the first that begins after a date of the text; PLACE_NONE without one.
 */
static struct date_place yearly_after(struct date_place from, const struct date_reading *reading)
{
    if (!date_place_is_known(from)) {
        return PLACE_NONE;
    }
    int year = day_to_civil(from.latest).year;
    struct date_place place = date_nearest_in_year(reading, year);
    bool after = date_place_is_known(place) && place.earliest > from.latest;
    return after ? place : date_nearest_in_year(reading, year + 1);
}

/* Whether the publication is known closely enough to say which of the yearly things is nearest: a
 * month, or a week that may lie in two. */
static bool is_within_a_month(struct period published)
{
    return published.earliest != DAY_NONE && published.latest != DAY_NONE &&
           published.latest - published.earliest < 31;
}

struct date_place date_nearest_yearly(const struct date_context *context,
                                      const struct date_reading *reading)
{
    if (reading->unit == UNIT_YEAR) {
        int32_t day = date_nearest_anchor(context, reading, UNIT_YEAR);
        if (day == DAY_NONE) {
            return PLACE_NONE;
        }
        return date_nearest_in_year(reading, day_to_civil(day).year + reading->shift);
    }
    if (reading->anchor == ANCHOR_CONTEXT && context->recent.unit <= UNIT_YEAR &&
        date_place_is_known(context->recent)) {
        return date_nearest_in_year(reading, day_to_civil(context->recent.earliest).year);
    }
    if (reading->which == WHICH_OPEN) {
        struct date_place told = yearly_in_context(context, reading);
        if (date_place_is_known(told)) {
            return told;
        }
    }
    if (reading->which == WHICH_FOLLOWING &&
        (date_place_is_known(context->recent) || context->direction <= 0)) {
        return yearly_after(context->recent, reading);
    }
    if (!is_within_a_month(context->published) ||
        (reading->which == WHICH_THIS && !date_nearest_allows(context->published, UNIT_YEAR))) {
        return PLACE_NONE;
    }
    bool last = reading->which == WHICH_LAST || reading->which == WHICH_PREVIOUS ||
                reading->which == WHICH_PAST;
    bool next = reading->which == WHICH_NEXT || reading->which == WHICH_FOLLOWING;
    int direction = last ? -1 : next ? 1 : context->direction;
    bool bare = reading->which == WHICH_OPEN && !reading->day;
    direction = bare && direction == 0 ? -1 : direction;
    struct date_place place = yearly_nearest(context, reading, direction);
    bool current =
        place.earliest <= context->published.latest && place.latest >= context->published.earliest;
    if (reading->which == WHICH_THIS) {
        struct civil now = day_to_civil(context->published.earliest);
        bool winter =
            reading->season == 4 && (now.month <= 2 || (now.month <= 5 && context->direction <= 0));
        return date_nearest_in_year(reading, now.year - winter);
    }
    if ((last || next) && current && place.unit != UNIT_DAY) {
        int year = day_to_civil(place.earliest).year;
        return date_nearest_in_year(reading, last ? year - 1 : year + 1);
    }
    return place;
}

static int32_t weekday_on(int32_t monday, int weekday)
{
    return monday + weekday - 1;
}

/* The weekday of an article of which only the week of publication is known. A bare weekday of the
 * past is mostly at most some days ago (of 210 in newswire 40 in a hundred are of the day itself,
 * 27 of the day before, 18 of the next three), so early in the week it is the week's own in more
 * than nine of ten cases, whatever the day; a coming one is late in the week. */
static struct date_place weekday_of_week(int32_t monday, const struct date_context *context,
                                         const struct date_reading *reading)
{
    enum { WEDNESDAY = 3, FRIDAY = 5 };
    int weekday = reading->weekday;
    int32_t day = DAY_NONE;
    if (reading->unit == UNIT_WEEK) {
        day = weekday_on(monday + 7 * reading->shift, weekday);
    } else if (reading->which == WHICH_PREVIOUS || reading->which == WHICH_NEXT) {
        day = weekday_on(monday + (reading->which == WHICH_NEXT ? 7 : -7), weekday);
    } else if (reading->which == WHICH_THIS && context->direction == 0) {
        day = weekday_on(monday, weekday);
    } else if (reading->which == WHICH_OPEN) {
        bool own = context->direction > 0 ? weekday >= FRIDAY : weekday <= WEDNESDAY;
        day = own ? weekday_on(monday, weekday) : DAY_NONE;
    }
    return day == DAY_NONE ? PLACE_NONE : date_place_of(UNIT_DAY, day);
}

/* "said on Monday it would reply on Wednesday": counted from the day of saying, if that is one of
 * the last seven. */
static bool is_after_told(const struct date_context *context)
{
    int32_t today = context->published.earliest;
    return context->direction > 0 && context->would && context->same_paragraph &&
           context->recent.unit == UNIT_DAY && context->recent.earliest <= today &&
           today - context->recent.earliest < 7;
}

/* How many days the weekday of a reading is ahead of a day: 0 to 6. */
static int32_t days_ahead(const struct date_reading *reading, int32_t from)
{
    return (reading->weekday - 1 - day_weekday(from) + 7) % 7;
}

/* "the previous Tuesday", "that Tuesday" (the nearest one), "the Tuesday after", counted from the
 * day that was told before, else from that of publication. */
static struct date_place weekday_of_context(const struct date_context *context,
                                            const struct date_reading *reading)
{
    int32_t from = date_nearest_anchor(context, reading, UNIT_DAY);
    if (from == DAY_NONE) {
        from = known_day(context->published) ? context->published.earliest : DAY_NONE;
    }
    if (from == DAY_NONE) {
        return PLACE_NONE;
    }
    int32_t ahead = days_ahead(reading, from);
    if (reading->shift < 0 || (reading->shift == 0 && ahead > 3)) {
        ahead -= 7;
    }
    return date_place_of(UNIT_DAY, from + (ahead == 0 && reading->shift > 0 ? 7 : ahead));
}

struct date_place date_nearest_weekday(const struct date_context *context,
                                       const struct date_reading *reading)
{
    const struct period *published = &context->published;
    if (reading->anchor == ANCHOR_CONTEXT) {
        return weekday_of_context(context, reading);
    }
    if (reading->anchor == ANCHOR_NOWHERE) {
        return PLACE_NONE;
    }
    if (published->precision == PRECISION_WEEK) {
        return weekday_of_week(published->earliest, context, reading);
    }
    if (!known_day(context->published)) {
        return PLACE_NONE;
    }
    int32_t today = context->published.earliest;
    int32_t forth = days_ahead(reading, today);
    int32_t back = (7 - forth) % 7;
    int32_t monday = today - day_weekday(today);
    if (reading->unit == UNIT_WEEK) {
        return date_place_of(UNIT_DAY, weekday_on(monday + 7 * reading->shift, reading->weekday));
    }
    if (reading->which == WHICH_OPEN && is_after_told(context)) {
        int32_t from = context->recent.earliest;
        int32_t ahead = days_ahead(reading, from);
        return date_place_of(UNIT_DAY, from + (ahead ? ahead : 7));
    }
    switch (reading->which) {
    case WHICH_LAST:
    case WHICH_PAST:
        return date_place_of(UNIT_DAY, today - (back ? back : 7) + 7 * reading->shift);
    case WHICH_PREVIOUS:
        return date_place_of(UNIT_DAY, weekday_on(monday - 7, reading->weekday));
    case WHICH_NEXT:
        return date_place_of(UNIT_DAY, weekday_on(monday + 7, reading->weekday));
    case WHICH_FOLLOWING:
        return date_place_of(UNIT_DAY, today + (forth ? forth : 7) + 7 * reading->shift);
    case WHICH_THIS:
        if (context->direction == 0) {
            return date_place_of(UNIT_DAY, weekday_on(monday, reading->weekday));
        }
        break;
    default:
        break;
    }
    bool next = context->direction > 0 && forth == 0 && context->joined && context->same_sentence &&
                context->recent.unit == UNIT_DAY && context->recent.earliest > today &&
                context->recent.earliest < today + 7;
    if (next) { /* "will play on Sunday, and on Monday it will", told on a Monday */
        return date_place_of(UNIT_DAY, today + 7);
    }
    return date_place_of(UNIT_DAY, context->direction > 0 ? today + forth : today - back);
}

bool date_nearest_is_of_now(const struct date_reading *reading, struct date_place told,
                            struct date_place place)
{
    bool deictic = reading->which == WHICH_LAST || reading->which == WHICH_THIS ||
                   reading->which == WHICH_NEXT || reading->kind == K_RELDAY;
    return deictic && !reading->year && !reading->other && reading->anchor != ANCHOR_CONTEXT &&
           reading->anchor != ANCHOR_TOLD && date_place_is_known(told) &&
           place.earliest > told.latest;
}
