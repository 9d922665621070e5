/* The actions of the date grammar that put readings together: ranges, a day said twice, a part of
 * a year, the nth of a month. */
#include "date_actions.h"

#include <string.h>

#include "base/calendar.h"

bool date_act_pair(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arg;
    const struct date_reading *left = date_match_reading(match, 0);
    const struct date_reading *right = date_match_reading(match, 1);
    if (!left || !right || (left->kind == K_YEAR && left->year > right->year)) {
        return false;
    }
    *reading = date_reading_range(arena, left, right);
    struct date_reading *other = reading->other;
    if (!reading->year && reading->month && other->year && !other->which) {
        bool wraps = reading->month > other->month && other->month;
        reading->year = (int16_t)(other->year - wraps);
    }
    return true;
}

bool date_act_day_pair(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    int32_t first = date_match_value(match, E_DAY, 0, 0);
    int32_t second = date_match_value(match, E_DAY, 1, 0);
    struct date_reading *other = date_reading_new(arena, reading->year ? K_DATE : K_MONTHDAY);
    other->year = reading->year;
    other->month = reading->month;
    other->day = (int8_t)second;
    reading->day = (int8_t)first;
    reading->other = other;
    const struct date_node *after = date_match_after(match);
    int year = reading->year ? reading->year : 2000;
    const struct date_node *last = &match->nodes->items[match->end - 1];
    bool number = last->class == C_INTEGER;
    bool plain = after && date_match_is_plain(after) && after->flags & NODE_SPACE;
    if (!number && date_match_is(last, E_NTH) && (plain || date_match_is(after, C_ANNIVERSARY))) {
        return false; /* "March 16th - the 17th anniversary" */
    }
    if (!reading->year && number && date_match_is(after, C_COLON)) {
        return false;
    }
    return first < second && (arg == 0 || second == first + 1) &&
           civil_is_valid((struct civil){year, reading->month, second});
}

bool date_act_month_pair(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arg;
    struct date_reading *other = date_reading_new(arena, K_MONTH);
    other->month = (int8_t)date_match_value(match, C_MONTH, 1, 0);
    other->year = reading->year;
    reading->other = other;
    if (other->month < reading->month) {
        reading->year--;
    }
    return true;
}

bool date_act_open_range(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arg;
    const struct date_node *end = date_match_at(match, K_REF, 0);
    if (end && end->reading->ref != REF_PRESENT) {
        return false;
    }
    reading->ref = REF_NONE;
    struct date_reading *other = date_reading_new(arena, K_RELDAY);
    other->unit = UNIT_DAY;
    other->anchor = ANCHOR_PUBLISHED;
    reading->other = other;
    reading->which = WHICH_OPEN;
    return true;
}

bool date_act_range_year(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arg;
    const struct date_node *range = date_match_at(match, K_RANGE, 0);
    const struct date_reading *year = date_match_at(match, K_YEAR, 0)->reading;
    struct date_reading *other = date_reading_new(arena, K_DATE);
    if (!range->reading->other || range->reading->year || !range->reading->month ||
        range->reading->other->year || !range->reading->other->month) {
        return false;
    }
    *other = *range->reading->other;
    other->year = year->year;
    *reading = *range->reading;
    reading->other = other;
    reading->year = (int16_t)(year->year - (reading->month > other->month));
    return year->share == SHARE_ALL;
}

bool date_act_join(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arena;
    const struct date_reading *left = date_match_reading(match, 0);
    const struct date_reading *right = date_match_reading(match, 1);
    if (!right) {
        return true; /* a day and month, and a year in digits */
    }
    if (arg == JOIN_ZONE) {
        reading->zone = left->zone;
        return right->zone != ZONE_NONE && left->hour != CLOCK_NONE && left->zone != right->zone;
    }
    if (arg == JOIN_WEEK) {
        const struct date_reading *week = left->kind == K_PERIOD ? left : right;
        bool plain = left->which == WHICH_OPEN || left->kind == K_PERIOD;
        reading->which = week->which;
        return week->unit == UNIT_WEEK && plain && week->share == SHARE_ALL;
    }
    if (arg == JOIN_RELDAY) {
        reading->unit = UNIT_NONE;
        reading->shift = 0;
        reading->anchor = ANCHOR_NONE;
    }
    if (right->day && left->kind == K_DATETIME) {
        return !left->day && left->weekday;
    }
    return !(left->day && right->day) && (right->kind != K_YEAR || right->share == SHARE_ALL);
}

bool date_act_week_of(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    (void)match;
    (void)arg;
    reading->length_count = 0;
    return reading->unit == UNIT_WEEK && reading->day;
}

bool date_act_in_year(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    const struct date_reading *part = date_match_reading(match, arg == 1);
    const struct date_reading *whole = date_match_reading(match, arg != 1);
    if (part->kind == K_PERIOD && whole->kind == K_HOLIDAY) {
        const struct date_reading *swap = part;
        part = whole;
        whole = swap;
    }
    bool year = whole->kind == K_YEAR || (whole->unit == UNIT_YEAR && !whole->fiscal);
    bool timed = part->kind == K_DATETIME; /* "the evening of May 4 last year" */
    bool plain = timed ? part->month && part->day
                       : part->kind != K_PERIOD || part->quarter || part->season || part->half;
    bool open = part->year == 0 && part->which == WHICH_OPEN;
    reading->anchor = whole->anchor;
    reading->which = whole->which;
    reading->unit = whole->unit;
    reading->shift = whole->shift;
    reading->share = part->share;
    return year && plain && open && whole->share == SHARE_ALL;
}

bool date_act_nth_of(struct arena *arena, const struct date_match *match, int arg,
                     struct date_reading *reading)
{
    const struct date_reading *whole = match->nodes->items[match->end - 1].reading;
    const struct date_reading *inner = date_match_reading(match, 0);
    int32_t unit = date_match_value(match, E_ANY_UNIT, 0, date_match_value(match, C_UNIT, 0, 0));
    int32_t nth = date_match_value(match, E_NTH, 0, 0);
    unsigned which = inner != whole ? inner->which : WHICH_OPEN;
    if (date_match_at(match, C_LAST, 0) || which == WHICH_LAST || which == WHICH_PAST) {
        nth = -1;
    }
    struct date_reading of = date_reading_empty(match->rule->kind);
    of.weekday = inner != whole ? inner->weekday : 0;
    of.unit = (uint8_t)(of.weekday || arg == 1 ? UNIT_DAY : inner != whole ? inner->unit : unit);
    of.nth = (int8_t)nth;
    of.other = date_reading_new(arena, whole->kind);
    *of.other = *whole;
    *reading = of;
    bool month = whole->kind == K_MONTH || (whole->unit == UNIT_MONTH && whole->length_count == 0);
    bool year = (whole->kind == K_YEAR || whole->unit == UNIT_YEAR) && !whole->fiscal &&
                !whole->quarter && !whole->season && !whole->half && !of.weekday;
    bool century =
        (whole->century || (whole->unit == UNIT_CENTURY && whole->which == WHICH_THIS)) &&
        of.unit == UNIT_DECADE && !whole->before_christ;
    bool fits = of.unit == UNIT_DAY || of.unit == UNIT_WEEK || (month && of.unit == UNIT_WEEKEND) ||
                (year && (of.unit == UNIT_MONTH || (of.unit == UNIT_QUARTER && nth == -1)));
    int32_t most = of.unit == UNIT_MONTH ? 12 : of.weekday || of.unit != UNIT_DAY ? 5 : 31;
    bool counted = nth == -1 || (nth >= 1 && nth <= (year && of.unit == UNIT_WEEK ? 52 : most));
    if (century) {
        return nth == -1 || (nth >= 1 && nth <= 10);
    }
    return (month || year) && fits && counted && whole->share == SHARE_ALL &&
           whole->which != WHICH_PAST;
}

bool date_act_nth_day(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arg;
    int32_t whole = date_match_value(match, C_UNIT, 1, UNIT_NONE);
    int32_t nth = date_match_at(match, C_LAST, 0) ? -1 : date_match_value(match, E_NTH, 0, 0);
    struct date_reading of = date_reading_empty(K_RELDAY);
    of.unit = (uint8_t)date_match_value(match, C_UNIT, 0, UNIT_NONE);
    of.kind = of.unit == UNIT_DAY ? K_RELDAY : K_PERIOD;
    of.nth = (int8_t)nth;
    of.other = date_reading_new(arena, K_PERIOD);
    of.other->unit = (uint8_t)whole;
    of.other->which = WHICH_THIS;
    of.other->anchor = ANCHOR_EITHER;
    bool fits = of.unit == UNIT_DAY || of.unit == UNIT_WEEK ||
                (of.unit == UNIT_MONTH && whole == UNIT_YEAR);
    int32_t most = of.unit == UNIT_DAY ? 31 : of.unit == UNIT_WEEK ? 5 : 12;
    *reading = of;
    return fits && (whole == UNIT_MONTH || whole == UNIT_YEAR) &&
           (nth == -1 || (nth > 0 && nth <= most));
}

bool date_act_week_range(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arg;
    const struct date_reading *week = date_match_reading(match, 0);
    const struct date_reading *range = date_match_reading(match, 1);
    if (week->unit != UNIT_WEEK || week->anchor != ANCHOR_PUBLISHED || week->share != SHARE_ALL ||
        !range->weekday || !range->other || !range->other->weekday || range->unit) {
        return false;
    }
    *reading = *range;
    reading->other = ARENA_NEW(arena, struct date_reading);
    *reading->other = *range->other;
    reading->unit = UNIT_WEEK;
    reading->shift = week->shift;
    reading->other->unit = UNIT_WEEK;
    reading->other->shift = week->shift;
    return true;
}

/* A month or day of the year that is printed or, by its unit, counted. */
static struct date_reading part_of_year(const struct date_reading *year, uint8_t kind)
{
    struct date_reading part = date_reading_empty(kind);
    part.year = year->year;
    part.unit = year->year ? UNIT_NONE : year->unit;
    part.shift = year->shift;
    part.anchor = year->anchor;
    part.which = year->year ? WHICH_OPEN : WHICH_THIS;
    return part;
}

/* Makes `reading` the `months` first or last months of a year, as a range. */
static void set_months(struct arena *arena, struct date_reading *reading, int32_t months,
                       bool first)
{
    struct date_reading from = part_of_year(reading, K_MONTH), to = from;
    from.month = (int8_t)(first ? 1 : 13 - months);
    to.month = (int8_t)(first ? months : 12);
    *reading = date_reading_range(arena, &from, &to);
}

/* The first or last days of a month: "the first ten days of May". */
static bool set_days(struct arena *arena, struct date_reading *reading, int32_t days, bool first)
{
    int last = month_length(reading->year ? reading->year : 2001, reading->month);
    struct date_reading from = date_reading_empty(reading->year ? K_DATE : K_MONTHDAY);
    from.year = reading->year;
    from.month = reading->month;
    struct date_reading to = from;
    from.day = (int8_t)(first ? 1 : last - days + 1);
    to.day = (int8_t)(first ? days : last);
    *reading = date_reading_range(arena, &from, &to);
    return days > 1 && days < 28;
}

/* The first or last days of a year: "the first ten days of 2014". So few that leap years do not
 * matter. */
static bool set_days_of_year(struct arena *arena, struct date_reading *reading, int32_t days,
                             bool first)
{
    int32_t new_year = day_from_civil((struct civil){2001, 1, 1});
    int32_t low = first ? new_year : new_year + 365 - days;
    struct civil first_day = day_to_civil(low), last_day = day_to_civil(low + days - 1);
    struct date_reading from = part_of_year(reading, K_MONTHDAY), to = from;
    from.month = (int8_t)first_day.month;
    from.day = (int8_t)first_day.day;
    to.month = (int8_t)last_day.month;
    to.day = (int8_t)last_day.day;
    *reading = date_reading_range(arena, &from, &to);
    return days > 1 && days < 59;
}

/* The reading of "the first nine months of 1998" without its length. */
static bool read_part(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    static const struct date_reading this_year = {
        .kind = K_PERIOD, .unit = UNIT_YEAR, .which = WHICH_THIS, .anchor = ANCHOR_PUBLISHED};
    const struct date_reading *length = date_match_reading(match, 0);
    const struct date_reading *whole =
        arg == 2 ? &this_year : date_match_reading(match, date_match_reading(match, 1) ? 1 : 0);
    int32_t amount = (int32_t)(length->lengths[0].thousandths / 1000);
    bool exact = length->length_count == 1 && length->lengths[0].thousandths % 1000 == 0;
    bool year = whole->kind == K_YEAR || (whole->unit == UNIT_YEAR && !whole->fiscal);
    int32_t nth = date_match_value(match, E_NTH, 0, 0);
    int side = arg ? (nth == 1) - (nth == -1) : length->length_side;
    bool first = arg && nth == 1;
    if (arg == 2 && date_match_value(match, C_UNIT, 0, UNIT_NONE) != UNIT_YEAR) {
        return false;
    }
    if (!exact || side == 0 || amount < 1 || whole->share != SHARE_ALL) {
        return false;
    }
    if (whole->kind == K_MONTH && whole->month && !whole->unit && whole->which == WHICH_OPEN &&
        length->lengths[0].unit == UNIT_DAY) {
        reading->year = whole->year;
        reading->month = whole->month;
        return set_days(arena, reading, amount, first);
    }
    unsigned unit = length->lengths[0].unit;
    bool days = unit == UNIT_DAY || unit == UNIT_WEEK;
    if (!year || (!days && unit != UNIT_MONTH) || amount > (days ? 58 : 11)) {
        return false;
    }
    reading->year = whole->year;
    reading->unit = whole->unit;
    reading->shift = whole->shift;
    reading->which = whole->which;
    reading->anchor = whole->anchor;
    reading->nth = 0;
    reading->length_count = 0;
    reading->length_side = 0;
    if (days) {
        return set_days_of_year(arena, reading, unit == UNIT_WEEK ? amount * 7 : amount, first);
    }
    if (amount == 3) {
        reading->quarter = first ? 1 : 4;
    } else if (amount == 6) {
        reading->half = first ? 1 : 2;
    } else {
        set_months(arena, reading, amount, first);
    }
    return true;
}

bool date_act_lengths_of(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    if (!read_part(arena, match, arg, reading)) {
        return false;
    }
    if (reading->kind == K_RANGE) { /* no quarter or half, which have a value */
        const struct date_reading *length = date_match_reading(match, 0);
        reading->length_count = length->length_count;
        memcpy(reading->lengths, length->lengths, sizeof(reading->lengths));
    }
    return true;
}
