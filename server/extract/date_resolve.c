/* Places readings in the calendar. What is printed in full needs no anchor; a weekday, a month or
 * a month and day take the nearest one in the direction of the clause (publication day included);
 * shifts count from publication or from the last date of the text. Without the anchor they need
 * they stay unresolved, with X for what is missing. Of a publication date that is itself a month
 * or a year only as much is used as it says. */
#include "extract/date_resolve.h"

#include "extract/date_holidays.h"
#include "extract/date_value.h"

/* --- anchors ------------------------------------------------------------------------------ */

static bool known_day(struct period period)
{
    return period.precision == PRECISION_DAY && period.earliest != DAY_NONE;
}

/* Whether the publication date says enough to count in `unit`. */
static bool published_allows(struct period published, enum date_unit unit)
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

/* The day a shift in `unit` is counted from; DAY_NONE when the text does not allow it. */
static int32_t anchor_day(const struct date_context *context, const struct date_reading *reading,
                          enum date_unit unit)
{
    bool recent = date_place_is_known(context->recent) &&
                  rank_of(context->recent.unit) <= rank_of(unit == UNIT_HOUR ? UNIT_DAY : unit);
    bool near = context->same_sentence;
    if (reading->anchor == ANCHOR_CONTEXT) {
        return recent ? context->recent.earliest : DAY_NONE;
    }
    if (reading->anchor == ANCHOR_EITHER && recent && near) {
        return context->recent.earliest;
    }
    return published_allows(context->published, unit) ? context->published.earliest : DAY_NONE;
}

/* --- repeating things: the nearest one in a direction ------------------------------------- */

static struct date_place place_of_date(int year, int month, int day)
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
static struct date_place yearly_place(const struct date_reading *reading, int year)
{
    if (reading->holiday) {
        int32_t day = date_holidays_day(reading->holiday, year);
        return day == DAY_NONE ? PLACE_NONE : date_place_of(UNIT_DAY, day);
    }
    if (reading->month) {
        return place_of_date(year, reading->month, reading->day);
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

/* A bare quarter is the last complete one of its number, if its report can still be news. */
#define REPORTED_LATE 150

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
        struct date_place place = yearly_place(reading, year + i);
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
    if (before.unit == UNIT_QUARTER && distance(low, before.latest) > REPORTED_LATE) {
        return after;
    }
    int32_t back = distance(low, before.earliest);
    int32_t forth = distance(after.earliest, high);
    bool sure = !reading->day || !context->attributive || (back < FAR && forth < FAR);
    if (direction != 0 && sure) {
        return direction > 0 ? after : before;
    }
    return forth < back ? after : before;
}

/* The year of a reading that does not print it, from the date before it in the text: the first
 * such day, month … not before that date. PLACE_NONE when the text is about other times. */
static struct date_place yearly_in_context(const struct date_context *context,
                                           const struct date_reading *reading)
{
    struct date_place told = context->told;
    bool near = context->told_near && told.unit < UNIT_YEAR;
    if (!date_place_is_known(told) || told.unit > UNIT_YEAR || !(near || context->history)) {
        return PLACE_NONE;
    }
    int year = day_to_civil(told.earliest).year;
    bool published = context->published.latest != DAY_NONE;
    if (published && year >= day_to_civil(context->published.latest).year) {
        return PLACE_NONE;
    }
    struct date_place place = yearly_place(reading, year);
    if (date_place_is_known(place) && place.latest < told.earliest && !context->pluperfect) {
        place = yearly_place(reading, year + 1);
    }
    bool late =
        published && date_place_is_known(place) && place.earliest > context->published.latest;
    return late ? PLACE_NONE : place;
}

static struct date_place place_yearly(const struct date_context *context,
                                      const struct date_reading *reading)
{
    if (reading->unit == UNIT_YEAR) {
        int32_t day = anchor_day(context, reading, UNIT_YEAR);
        if (day == DAY_NONE) {
            return PLACE_NONE;
        }
        return yearly_place(reading, day_to_civil(day).year + reading->shift);
    }
    if (reading->which == WHICH_OPEN) {
        struct date_place told = yearly_in_context(context, reading);
        if (date_place_is_known(told)) {
            return told;
        }
    }
    if (!published_allows(context->published, UNIT_MONTH)) {
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
        bool winter = reading->season == 4 && now.month <= 2;
        return yearly_place(reading, now.year - winter);
    }
    if ((last || next) && current && place.unit != UNIT_DAY) {
        return date_place_step(place, last ? -1 : 1);
    }
    return place;
}

static int32_t weekday_on(int32_t monday, int weekday)
{
    return monday + weekday - 1;
}

static struct date_place place_weekday(const struct date_context *context,
                                       const struct date_reading *reading)
{
    if (reading->anchor == ANCHOR_CONTEXT) {
        int32_t from = anchor_day(context, reading, UNIT_DAY);
        if (from == DAY_NONE) {
            from = known_day(context->published) ? context->published.earliest : DAY_NONE;
        }
        if (from == DAY_NONE) {
            return PLACE_NONE;
        }
        int32_t ahead = (reading->weekday - 1 - day_weekday(from) + 7) % 7;
        return date_place_of(UNIT_DAY, from + (ahead == 0 && reading->shift ? 7 : ahead));
    }
    if (!known_day(context->published)) {
        return PLACE_NONE;
    }
    int32_t today = context->published.earliest;
    int32_t back = (day_weekday(today) - (reading->weekday - 1) + 7) % 7;
    int32_t forth = (7 - back) % 7;
    int32_t monday = today - day_weekday(today);
    if (reading->unit == UNIT_WEEK) {
        return date_place_of(UNIT_DAY, weekday_on(monday + 7 * reading->shift, reading->weekday));
    }
    switch (reading->which) {
    case WHICH_LAST:
    case WHICH_PAST:
        return date_place_of(UNIT_DAY, today - (back ? back : 7));
    case WHICH_PREVIOUS:
        return date_place_of(UNIT_DAY, weekday_on(monday - 7, reading->weekday));
    case WHICH_NEXT:
        return date_place_of(UNIT_DAY, weekday_on(monday + 7, reading->weekday));
    case WHICH_FOLLOWING:
        return date_place_of(UNIT_DAY, today + (forth ? forth : 7));
    case WHICH_THIS:
        if (context->direction == 0) {
            return date_place_of(UNIT_DAY, weekday_on(monday, reading->weekday));
        }
        break;
    default:
        break;
    }
    return date_place_of(UNIT_DAY, context->direction > 0 ? today + forth : today - back);
}

/* --- shifts and units --------------------------------------------------------------------- */

/* The weekend of this week, or under a past verb the last one that has begun. */
static struct date_place place_weekend(const struct date_context *context)
{
    if (!known_day(context->published)) {
        return PLACE_NONE;
    }
    int32_t today = context->published.earliest;
    bool begun = day_weekday(today) >= 5;
    return date_place_shift(today, UNIT_WEEKEND, context->direction < 0 && !begun ? -1 : 0);
}

static struct date_place place_shifted(const struct date_context *context,
                                       const struct date_reading *reading)
{
    enum date_unit unit = (enum date_unit)reading->unit;
    if (reading->shift_vague) {
        return PLACE_NONE;
    }
    if (unit == UNIT_WEEKEND && reading->which <= WHICH_THIS && reading->shift == 0) {
        return place_weekend(context);
    }
    if (unit < UNIT_DAY) {
        int32_t day = anchor_day(context, reading, UNIT_DAY);
        int32_t per_day = unit == UNIT_HOUR ? 24 : unit == UNIT_MINUTE ? 1440 : 86400;
        return day == DAY_NONE ? PLACE_NONE
                               : date_place_shift(day, UNIT_DAY, reading->shift / per_day);
    }
    int32_t day = anchor_day(context, reading, unit);
    return day == DAY_NONE ? PLACE_NONE : date_place_shift(day, unit, reading->shift);
}

/* A shift from a date that is printed beside it: "two days before Christmas". */
static struct date_place place_from_other(const struct date_context *context,
                                          const struct date_reading *reading)
{
    struct date found;
    struct date_place from = PLACE_NONE;
    (void)date_resolve(NULL, context, reading->other, &found, &from);
    if (!date_place_is_known(from) || reading->unit < UNIT_DAY || reading->shift_vague) {
        return PLACE_NONE;
    }
    enum date_unit unit = (enum date_unit)reading->unit;
    bool week = unit == UNIT_WEEK || unit == UNIT_FORTNIGHT;
    if (week && from.unit == UNIT_DAY) {
        return date_place_shift(from.earliest, UNIT_DAY,
                                reading->shift * (unit == UNIT_WEEK ? 7 : 14));
    }
    return date_place_shift(from.earliest, unit, reading->shift);
}

static struct date_place place_decade(const struct date_reading *reading)
{
    return date_place_of(UNIT_DECADE, day_from_civil((struct civil){reading->decade * 10, 1, 1}));
}

static struct date_place place_century(const struct date_reading *reading)
{
    if (reading->before_christ) {
        return PLACE_NONE;
    }
    int year = (reading->century - 1) * 100 + 1;
    return date_place_of(UNIT_CENTURY, day_from_civil((struct civil){year, 1, 1}));
}

/* The nth weekday or week of a month that is known. */
static struct date_place place_nth(struct date_place month, const struct date_reading *reading)
{
    if (!date_place_is_known(month)) {
        return PLACE_NONE;
    }
    if (reading->unit == UNIT_DAY && !reading->weekday) {
        int32_t day = reading->nth < 0 ? month.latest : month.earliest + reading->nth - 1;
        return date_place_of(UNIT_DAY, day);
    }
    int weekday = reading->weekday ? reading->weekday - 1 : 0;
    int32_t first = month.earliest + (weekday - day_weekday(month.earliest) + 7) % 7;
    int32_t last = month.latest - (day_weekday(month.latest) - weekday + 7) % 7;
    last -= !reading->weekday && last + 6 > month.latest ? 7 : 0;
    int32_t day = reading->nth < 0 ? last : first + 7 * (reading->nth - 1);
    if (day > month.latest) {
        return PLACE_NONE;
    }
    return date_place_of(reading->weekday ? UNIT_DAY : (enum date_unit)reading->unit, day);
}

static struct date_place place_printed(const struct date_reading *reading)
{
    if (reading->before_christ) {
        return PLACE_NONE;
    }
    int year = reading->year;
    if (reading->month || reading->quarter || reading->half || reading->season ||
        reading->holiday) {
        return yearly_place(reading, year);
    }
    return date_place_of(UNIT_YEAR, day_from_civil((struct civil){year, 1, 1}));
}

/* "the 30th": the one of the publication month or, by the clause, the month before or after. */
static struct date_place place_day(const struct date_context *context,
                                   const struct date_reading *reading)
{
    if (!known_day(context->published)) {
        return PLACE_NONE;
    }
    struct civil now = day_to_civil(context->published.earliest);
    struct date_place best = PLACE_NONE;
    for (int i = -2; i <= 2; i++) {
        int month = now.year * 12 + now.month - 1 + i;
        struct date_place place = place_of_date(month / 12, month % 12 + 1, reading->day);
        bool fits = context->direction > 0 ? place.earliest >= context->published.earliest
                                           : place.earliest <= context->published.earliest;
        bool weekday = !reading->weekday || (date_place_is_known(place) &&
                                             day_weekday(place.earliest) + 1 == reading->weekday);
        bool first = context->direction <= 0 || !date_place_is_known(best);
        if (date_place_is_known(place) && fits && weekday && first) {
            best = place;
        }
    }
    return best;
}

static struct date_place place_reading(const struct date_context *context,
                                       const struct date_reading *reading);

static bool is_yearly(const struct date_reading *reading)
{
    return reading->month || reading->quarter || reading->half || reading->season ||
           reading->holiday;
}

/* A time of day without a day: that of the last date, else of the publication. */
static struct date_place place_clock(const struct date_context *context,
                                     const struct date_reading *reading)
{
    if (context->recent.unit == UNIT_DAY && context->same_paragraph) {
        return context->recent;
    }
    if (!known_day(context->published)) {
        return PLACE_NONE;
    }
    bool last_night =
        reading->part == PART_NIGHT && reading->hour == CLOCK_NONE && context->direction < 0;
    return date_place_of(UNIT_DAY, context->published.earliest - last_night);
}

static struct date_place place_reading(const struct date_context *context,
                                       const struct date_reading *reading)
{
    if (reading->nth && reading->other) {
        return place_nth(place_reading(context, reading->other), reading);
    }
    if (reading->other) {
        return place_from_other(context, reading);
    }
    if (reading->decade) {
        return place_decade(reading);
    }
    if (reading->century) {
        return place_century(reading);
    }
    if (reading->fiscal) {
        return PLACE_NONE;
    }
    if (reading->year) {
        return place_printed(reading);
    }
    if (is_yearly(reading)) {
        return place_yearly(context, reading);
    }
    if (reading->day) {
        return place_day(context, reading);
    }
    if (reading->weekday) {
        return place_weekday(context, reading);
    }
    if (reading->unit) {
        return place_shifted(context, reading);
    }
    return place_clock(context, reading);
}

/* --- shares ------------------------------------------------------------------------------- */

static int32_t later_day(int32_t a, int32_t b)
{
    return a == DAY_NONE || b > a ? b : a;
}

/* Weeks are cut into Monday to Wednesday, … and Thursday to Sunday; all else into thirds. */
static struct period third_of(struct date_place place, int third)
{
    int32_t length = place.latest - place.earliest + 1;
    struct civil start = day_to_civil(place.earliest);
    int32_t low = place.earliest + (third * length) / 3;
    int32_t high = place.earliest + ((third + 1) * length) / 3 - 1;
    if (place.unit == UNIT_MONTH) {
        low = place.earliest + third * 10;
        high = third == 2 ? place.latest : low + 9;
    } else if (place.unit == UNIT_WEEK) {
        low = third == 0 ? place.earliest : place.earliest + (third == 1 ? 2 : 3);
        high = third == 0 ? place.earliest + 2 : third == 1 ? place.earliest + 4 : place.latest;
    } else if (place.unit == UNIT_YEAR) {
        low = day_from_civil((struct civil){start.year, third * 4 + 1, 1});
        high = day_from_civil(
            (struct civil){start.year, third * 4 + 4, month_length(start.year, third * 4 + 4)});
    } else if (place.unit == UNIT_DECADE) {
        low = day_from_civil((struct civil){start.year + (third == 0 ? 0 : third * 3 + 1), 1, 1});
        high = day_from_civil((struct civil){start.year + (third + 1) * 3, 12, 31});
    }
    return (struct period){low, high, date_place_precision(place)};
}

static struct period share_of(const struct date_context *context, struct date_place place,
                              unsigned share)
{
    struct period period = {place.earliest, place.latest, date_place_precision(place)};
    int32_t middle = place.earliest + (place.latest - place.earliest) / 2;
    int32_t today = context->published.earliest;
    switch (share) {
    case SHARE_EARLY:
        return third_of(place, 0);
    case SHARE_MID:
        return third_of(place, 1);
    case SHARE_LATE:
        return third_of(place, 2);
    case SHARE_FIRST_HALF:
        period.latest = middle;
        break;
    case SHARE_SECOND_HALF:
        period.earliest = middle + 1;
        break;
    case SHARE_SOFAR:
        period.latest =
            today != DAY_NONE && today <= place.latest ? later_day(today, today) : place.latest;
        break;
    case SHARE_REST:
        period.earliest = today != DAY_NONE && today >= place.earliest ? today : place.earliest;
        break;
    default:
        break;
    }
    return period;
}

/* "this week" under a past verb reaches up to the publication. */
static struct period period_of_place(const struct date_context *context,
                                     const struct date_reading *reading, struct date_place place)
{
    struct period period = share_of(context, place, reading->share);
    bool current = reading->which == WHICH_THIS && place.unit == UNIT_WEEK &&
                   reading->share == SHARE_ALL && context->direction < 0;
    if (current && known_day(context->published) && context->published.earliest <= period.latest) {
        period.latest = context->published.earliest;
    }
    bool past = reading->which == WHICH_PAST && reading->unit >= UNIT_WEEK &&
                known_day(context->published) && place.unit != UNIT_DAY;
    if (past) {
        struct date_place back = date_place_shift(context->published.earliest, UNIT_DAY,
                                                  place.earliest - place.latest - 1);
        period.earliest = back.earliest;
        period.latest = context->published.earliest;
    }
    bool night = (reading->part == PART_NIGHT) && place.unit == UNIT_DAY;
    if (night && period.latest < INT32_MAX) {
        period.latest++;
    }
    return period;
}

/* --- putting it together ------------------------------------------------------------------ */

static void set_period_of_length(const struct date_context *context,
                                 const struct date_reading *reading, struct date *out)
{
    const struct date_length *length = &reading->lengths[0];
    if (!reading->length_side || length->thousandths <= 0 || !known_day(context->published) ||
        length->unit < UNIT_DAY) {
        return;
    }
    int32_t amount = length->thousandths / 1000;
    int32_t today = context->published.earliest;
    struct civil now = day_to_civil(today);
    int32_t side = reading->length_side;
    struct date_place end = date_place_shift(today, (enum date_unit)length->unit, side * amount);
    if (!date_place_is_known(end)) {
        return;
    }
    int32_t day = end.earliest;
    if (length->unit == UNIT_WEEK || length->unit == UNIT_FORTNIGHT) {
        day = today + side * amount * (length->unit == UNIT_WEEK ? 7 : 14);
    } else if (length->unit >= UNIT_MONTH) {
        struct civil moved = day_to_civil(end.earliest);
        moved.month = length->unit >= UNIT_YEAR ? now.month : moved.month;
        int last = month_length(moved.year, moved.month);
        moved.day = now.day < last ? now.day : last;
        day = day_from_civil(moved);
    }
    out->period = side < 0 ? period_of_range(day, today) : period_of_range(today, day);
    out->basis = DATE_RELATIVE;
}

static enum date_basis basis_of(const struct date_reading *reading, struct date_place place)
{
    if (!date_place_is_known(place)) {
        return DATE_UNRESOLVED;
    }
    bool whole = reading->nth && reading->other;
    bool printed =
        (whole ? reading->other->year : reading->year) || reading->decade || reading->century;
    return printed && (whole || !reading->other) ? DATE_EXPLICIT : DATE_RELATIVE;
}

/* A fiscal year counted from the publication; its first and last day differ from country to
 * country and stay unknown. */
static bool resolve_fiscal(struct arena *arena, const struct date_context *context,
                           const struct date_reading *reading, struct date *out)
{
    struct date_reading fiscal = *reading;
    if (!fiscal.year && published_allows(context->published, UNIT_YEAR)) {
        int year = day_to_civil(context->published.earliest).year + reading->shift;
        fiscal.year = (int16_t)year;
    }
    out->value = date_value_of_point(arena, &fiscal, PLACE_NONE);
    return true;
}

static bool resolve_point(struct arena *arena, const struct date_context *context,
                          const struct date_reading *reading, struct date *out,
                          struct date_place *place)
{
    if (reading->fiscal) {
        return resolve_fiscal(arena, context, reading, out);
    }
    *place = place_reading(context, reading);
    if (reading->unit == UNIT_WEEK && reading->day && date_place_is_known(*place)) {
        *place = date_place_of(UNIT_WEEK, place->earliest);
    }
    bool timed = reading->hour != CLOCK_NONE || reading->part;
    bool hours = reading->unit && reading->unit < UNIT_DAY && reading->shift;
    out->type = timed || hours ? DATE_TIME : DATE_DATE;
    out->basis = basis_of(reading, *place);
    if (date_place_is_known(*place)) {
        out->period = period_of_place(context, reading, *place);
    }
    out->value = date_value_of_point(arena, reading, *place);
    return true;
}

static bool resolve_range(struct arena *arena, const struct date_context *context,
                          const struct date_reading *reading, struct date *out,
                          struct date_place *place)
{
    struct date_reading left = *reading;
    const struct date_reading *right = reading->other;
    left.other = NULL;
    left.kind = right->kind;
    struct date_place low = place_reading(context, &left);
    struct date_context after = *context;
    struct date_place high = place_reading(&after, right);
    bool known = date_place_is_known(low) && date_place_is_known(high);
    if (known && high.earliest < low.earliest && !right->year) {
        bool ahead = context->direction > 0;
        int32_t step = right->weekday ? 7 : 1;
        if (right->weekday) {
            high = ahead ? date_place_shift(high.earliest, UNIT_DAY, step) : high;
            low = ahead ? low : date_place_shift(low.earliest, UNIT_DAY, -step);
        } else {
            struct date_place next = yearly_place(right, day_to_civil(high.earliest).year + 1);
            struct date_place previous = yearly_place(&left, day_to_civil(low.earliest).year - 1);
            high = ahead && is_yearly(right) ? next : high;
            low = !ahead && is_yearly(&left) ? previous : low;
        }
    }
    if (context->habit && is_yearly(&left) && !left.year && left.which == WHICH_OPEN) {
        low = PLACE_NONE;
        high = PLACE_NONE;
    }
    known = date_place_is_known(low) && date_place_is_known(high) && low.earliest <= high.latest;
    bool timed = left.hour != CLOCK_NONE;
    out->type = timed ? DATE_TIME : context->habit && !known ? DATE_SET : DATE_DATE;
    out->basis = known ? basis_of(&left, low) : DATE_UNRESOLVED;
    out->value = date_value_of_range(arena, &left, low, right, high);
    if (known) {
        out->period = period_of_range(low.earliest, high.latest);
        *place = low;
    }
    return true;
}

static bool resolve_ref(const struct date_context *context, const struct date_reading *reading,
                        struct date *out)
{
    static const char *const names[] = {"", "PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    out->value = span_of(names[reading->ref]);
    if (reading->ref == REF_PRESENT && known_day(context->published)) {
        out->period = period_of_day(context->published.earliest);
        out->basis = DATE_RELATIVE;
    }
    return true;
}

/* "in two weeks": a day to come if the clause is about the future, else a length. */
static bool is_coming(const struct date_context *context, const struct date_reading *reading)
{
    return reading->share == SHARE_REST && reading->shift > 0 && context->direction > 0;
}

bool date_resolve(struct arena *arena, const struct date_context *context,
                  const struct date_reading *reading, struct date *out, struct date_place *place)
{
    *place = PLACE_NONE;
    out->type = DATE_DATE;
    out->value = (struct span){0};
    out->period = PERIOD_UNKNOWN;
    out->basis = DATE_UNRESOLVED;
    struct date_reading coming;
    switch (reading->kind) {
    case K_BLOCK:
    case K_ZONE:
        return false;
    case K_REF:
        return resolve_ref(context, reading, out);
    case K_RANGE:
        return resolve_range(arena, context, reading, out, place);
    case K_DURATION:
        if (is_coming(context, reading)) {
            coming = *reading;
            coming.share = SHARE_ALL;
            return resolve_point(arena, context, &coming, out, place);
        }
        out->type = DATE_DURATION;
        out->value = date_value_of_length(arena, reading);
        set_period_of_length(context, reading, out);
        return out->value.ptr != NULL || !arena;
    case K_SET:
        out->type = DATE_SET;
        out->value = date_value_of_set(arena, reading);
        return true;
    case K_ANCHORED:
        out->value = date_value_of_open(arena, reading);
        return true;
    default:
        break;
    }
    if (context->habit && is_yearly(reading) && !reading->year && !reading->unit &&
        reading->which == WHICH_OPEN) {
        out->type = DATE_SET;
        out->value = date_value_of_point(arena, reading, PLACE_NONE);
        return true;
    }
    return resolve_point(arena, context, reading, out, place);
}
