/* Places readings in the calendar. What is printed in full needs no anchor; a weekday, a month or
 * a month and day take the nearest one in the direction of the clause (publication day included);
 * shifts count from publication or from the last date of the text. Without the anchor they need
 * they stay unresolved, with X for what is missing. Of a publication date that is itself a month
 * or a year only as much is used as it says. */
#include "date_resolve.h"

#include <stdlib.h>

#include "date_clock.h"
#include "date_nearest.h"
#include "date_share.h"
#include "date_value.h"

/* --- shifts and units --------------------------------------------------------------------- */

/* The weekend of this week, or under a past verb the last one that has begun. */
static struct date_place place_weekend(const struct date_context *context)
{
    if (!date_nearest_allows(context->published, UNIT_DAY)) {
        return PLACE_NONE;
    }
    int32_t today = context->published.earliest;
    bool begun = day_weekday(today) >= 5;
    return date_place_shift(today, UNIT_WEEKEND, context->direction < 0 && !begun ? -1 : 0);
}

/* "two years and three months ago": each length in turn, as precise as the smallest. */
static struct date_place place_by_lengths(const struct date_context *context,
                                          const struct date_reading *reading)
{
    int32_t day = date_nearest_anchor(context, reading, UNIT_DAY);
    for (size_t i = 0; i < reading->length_count && day != DAY_NONE; i++) {
        day = date_share_move(day, &reading->lengths[i], reading->shift < 0 ? -1 : 1);
    }
    return day == DAY_NONE ? PLACE_NONE : date_place_of((enum date_unit)reading->unit, day);
}

/* The month, quarter or season of which the text speaks: what it told last, or what that day is in:
 * "in the third quarter ended Sept. 30". */
static struct date_place part_told(const struct date_context *context)
{
    struct date_place recent = context->recent;
    bool within = recent.unit == UNIT_DAY && date_place_is_known(context->part) &&
                  recent.earliest >= context->part.earliest &&
                  recent.latest <= context->part.latest;
    return within ? context->part : recent;
}

/* "sales rose in June from a year earlier": the month or quarter of the same sentence is compared
 * with itself. */
static bool keeps_part(const struct date_context *context, const struct date_reading *reading)
{
    struct date_place told = part_told(context);
    bool part = told.unit == UNIT_MONTH || told.unit == UNIT_QUARTER;
    return reading->unit == UNIT_YEAR && reading->shift == -1 && part && context->same_sentence &&
           reading->anchor == ANCHOR_TOLD && reading->length_count == 1;
}

/* "five years later civil war broke out": what has happened cannot lie ahead, so that the last date
 * was not the one to count from. */
static bool is_too_late(const struct date_context *context, const struct date_reading *reading,
                        struct date_place place)
{
    return reading->anchor == ANCHOR_CONTEXT && reading->shift > 0 && context->direction < 0 &&
           date_place_is_known(place) && context->published.latest != DAY_NONE &&
           place.earliest > context->published.latest;
}

/* The same counted from the last year told; PLACE_NONE when that does not fit either. */
static struct date_place from_told(const struct date_context *context,
                                   const struct date_reading *reading)
{
    if (!date_place_is_known(context->told) || context->told.unit > reading->unit) {
        return PLACE_NONE;
    }
    struct date_place place =
        date_place_shift(context->told.earliest, (enum date_unit)reading->unit, reading->shift);
    return is_too_late(context, reading, place) ? PLACE_NONE : place;
}

static struct date_place place_shifted(const struct date_context *context,
                                       const struct date_reading *reading)
{
    enum date_unit unit = (enum date_unit)reading->unit;
    if (reading->shift_vague) {
        return PLACE_NONE;
    }
    bool to_the_day = unit >= UNIT_DAY && reading->length_count == 1 &&
                      reading->lengths[0].unit > unit &&
                      reading->lengths[0].thousandths % 1000 == 0;
    if (reading->length_count > 1 || to_the_day) {
        return place_by_lengths(context, reading);
    }
    if (unit == UNIT_WEEKEND && reading->which <= WHICH_THIS && reading->shift == 0) {
        return place_weekend(context);
    }
    if (unit < UNIT_DAY) {
        int32_t day = date_nearest_anchor(context, reading, UNIT_DAY);
        int32_t per_day = unit == UNIT_HOUR ? 24 : unit == UNIT_MINUTE ? 1440 : 86400;
        return day == DAY_NONE ? PLACE_NONE
                               : date_place_shift(day, UNIT_DAY, reading->shift / per_day);
    }
    if (keeps_part(context, reading)) {
        int32_t months = reading->shift * 12;
        struct date_place told = part_told(context);
        struct date_place place = date_place_shift(told.earliest, UNIT_MONTH, months);
        return date_place_of((enum date_unit)told.unit, place.earliest);
    }
    int32_t day = date_nearest_anchor(context, reading, unit);
    struct date_place place =
        day == DAY_NONE ? PLACE_NONE : date_place_shift(day, unit, reading->shift);
    return is_too_late(context, reading, place) ? from_told(context, reading) : place;
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

/* "the 1600s" are a hundred years, "the 2000s" ten. */
static struct date_place place_decade(const struct date_reading *reading)
{
    if (reading->decade % 10 == 0 && reading->decade < 200) {
        int year = reading->decade * 10;
        struct date_place place = {.unit = UNIT_CENTURY};
        place.earliest = day_from_civil((struct civil){year, 1, 1});
        place.latest = day_from_civil((struct civil){year + 99, 12, 31});
        return place;
    }
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

/* The nth weekday, week or day of a month, month or last quarter of a year, decade of a century
 * that is known. */
static struct date_place place_nth(struct date_place month, const struct date_reading *reading)
{
    if (!date_place_is_known(month)) {
        return PLACE_NONE;
    }
    if (reading->unit == UNIT_DAY && !reading->weekday) {
        int32_t day = reading->nth < 0 ? month.latest : month.earliest + reading->nth - 1;
        return day > month.latest ? PLACE_NONE : date_place_of(UNIT_DAY, day);
    }
    if (reading->unit == UNIT_MONTH) {
        struct civil year = day_to_civil(month.earliest);
        return date_nearest_of_date(year.year, reading->nth < 0 ? 12 : reading->nth, 0);
    }
    if (reading->unit == UNIT_QUARTER || reading->unit == UNIT_DECADE) {
        int nth = reading->nth < 0 ? 10 : reading->nth;
        int year = day_to_civil(month.earliest).year / 100 * 100 + (nth - 1) * 10;
        int32_t day = reading->unit == UNIT_QUARTER ? month.latest
                                                    : day_from_civil((struct civil){year, 1, 1});
        return date_place_of((enum date_unit)reading->unit, day);
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
        return date_nearest_in_year(reading, year);
    }
    return date_place_of(UNIT_YEAR, day_from_civil((struct civil){year, 1, 1}));
}

/* "shots were heard on March 12 and on the 15th": the first such day behind the one told before it.
 */
static struct date_place day_after_told(const struct date_context *context,
                                        const struct date_reading *reading)
{
    if (!context->same_sentence || context->recent.unit != UNIT_DAY || reading->weekday) {
        return PLACE_NONE;
    }
    struct civil told = day_to_civil(context->recent.earliest);
    return reading->day > told.day ? date_nearest_of_date(told.year, told.month, reading->day)
                                   : PLACE_NONE;
}

/* Whether a day fits the clause better than the one found so far: first of all it lies on its side,
 * then it is the nearer one. "Friday the 13th" may come in two months running. */
static bool is_nearer(const struct date_context *context, struct date_place place,
                      struct date_place best)
{
    int32_t today = context->published.earliest;
    int32_t way = place.earliest - today, best_way = best.earliest - today;
    bool fits = context->direction > 0 ? way >= 0 : way <= 0;
    bool best_fits = context->direction > 0 ? best_way >= 0 : best_way <= 0;
    return fits == best_fits ? abs(way) < abs(best_way) : fits;
}

/* "the 30th": the one of the publication month or, by the clause, the month before or after. */
static struct date_place place_day(const struct date_context *context,
                                   const struct date_reading *reading)
{
    if (!date_nearest_allows(context->published, UNIT_DAY)) {
        return PLACE_NONE;
    }
    struct civil now = day_to_civil(context->published.earliest);
    struct date_place best = day_after_told(context, reading);
    if (date_place_is_known(best)) {
        return best;
    }
    for (int i = -2; i <= 2; i++) {
        int month = now.year * 12 + now.month - 1 + i;
        struct date_place place = date_nearest_of_date(month / 12, month % 12 + 1, reading->day);
        bool fits = context->direction > 0 ? place.earliest >= context->published.earliest
                                           : place.earliest <= context->published.earliest;
        if (!date_place_is_known(place)) {
            continue;
        }
        fits = reading->weekday ? day_weekday(place.earliest) + 1 == reading->weekday : fits;
        if (fits && (!date_place_is_known(best) || is_nearer(context, place, best))) {
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

/* Month, quarter or season of which the text spoke last, in another year: that of `other`, or so
 * many years from its own. Without such a part the year is all that is known. */
static struct date_place place_kept(const struct date_context *context,
                                    const struct date_reading *reading)
{
    struct date_place recent = part_told(context);
    if (reading->unit == UNIT_MONTH && recent.unit == UNIT_DAY) {
        recent = date_place_of(UNIT_MONTH, recent.earliest);
    }
    bool part = !context->since && (recent.unit == UNIT_MONTH || recent.unit == UNIT_QUARTER ||
                                    recent.unit == UNIT_SEASON);
    bool other_part = (reading->unit == UNIT_MONTH || reading->unit == UNIT_QUARTER) &&
                      recent.unit != reading->unit;
    struct date_place year = PLACE_NONE;
    if (reading->other) {
        year = place_reading(context, reading->other);
        year = date_place_is_known(year) ? date_place_of(UNIT_YEAR, year.earliest) : PLACE_NONE;
    } else if (part) {
        year = date_place_shift(recent.earliest, UNIT_YEAR, reading->shift);
    } else if (reading->shift && date_nearest_allows(context->published, UNIT_YEAR)) {
        year = date_place_shift(context->published.earliest, UNIT_YEAR, reading->shift);
    }
    if (!date_place_is_known(year) || !part || other_part) {
        return year;
    }
    struct civil from = day_to_civil(recent.earliest);
    struct civil to = day_to_civil(year.earliest);
    return recent.unit == UNIT_SEASON
               ? date_place_step(recent, to.year - from.year)
               : date_place_of(recent.unit, day_from_civil((struct civil){to.year, from.month, 1}));
}

static struct date_place place_reading(const struct date_context *context,
                                       const struct date_reading *reading)
{
    if (reading->keeps) {
        return place_kept(context, reading);
    }
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
        return date_nearest_yearly(context, reading);
    }
    if (reading->day) {
        return place_day(context, reading);
    }
    if (reading->weekday) {
        return date_nearest_weekday(context, reading);
    }
    if (reading->unit) {
        return place_shifted(context, reading);
    }
    return date_clock_place(context, reading);
}

/* --- periods ------------------------------------------------------------------------------ */

/* "this week" under a past verb reaches up to the publication. */
static struct period period_of_place(const struct date_context *context,
                                     const struct date_reading *reading, struct date_place place)
{
    bool so_far = reading->share == SHARE_SOFAR;
    int32_t today = so_far ? context->published.latest : context->published.earliest;
    struct period period = date_share_of(place, reading->share, today);
    bool current = reading->which == WHICH_THIS && place.unit == UNIT_WEEK &&
                   reading->share == SHARE_ALL && context->direction < 0;
    if (current && date_nearest_allows(context->published, UNIT_DAY) &&
        context->published.earliest <= period.latest) {
        period.latest = context->published.earliest;
    }
    bool past = reading->which == WHICH_PAST && reading->unit >= UNIT_WEEK &&
                date_nearest_allows(context->published, UNIT_DAY) && place.unit != UNIT_DAY;
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
    if (!fiscal.year && date_nearest_allows(context->published, UNIT_YEAR)) {
        int year = day_to_civil(context->published.earliest).year + reading->shift;
        fiscal.year = (int16_t)year;
    }
    out->value = date_value_of_point(arena, &fiscal, PLACE_NONE);
    return true;
}

/* "prices fell in the last week of the month", told before it: it is that of another month. */
static bool is_other_part(const struct date_context *context, const struct date_reading *reading,
                          struct date_place place)
{
    bool part = reading->nth && reading->other && reading->other->which == WHICH_THIS &&
                reading->other->anchor != ANCHOR_NONE;
    return part && context->direction < 0 && date_place_is_known(place) &&
           context->published.latest != DAY_NONE && place.earliest > context->published.latest;
}

static bool resolve_point(struct arena *arena, const struct date_context *context,
                          const struct date_reading *reading, struct date *out,
                          struct date_place *place)
{
    if (reading->fiscal) {
        return resolve_fiscal(arena, context, reading, out);
    }
    struct date_reading later;
    if (date_clock_shift(context, reading, &later, place)) {
        reading = &later;
    } else {
        *place = place_reading(context, reading);
        *place = is_other_part(context, reading, *place) ? PLACE_NONE : *place;
    }
    if (reading->keeps && !date_place_is_known(*place) && !reading->other) {
        return false; /* "the same period", of which nothing was told */
    }
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
    left.length_count = 0;
    struct date_place low = place_reading(context, &left);
    struct date_context after = *context;
    struct date_place high = place_reading(&after, right);
    bool known = date_place_is_known(low) && date_place_is_known(high);
    if (known && high.earliest < low.earliest && !right->year) {
        bool ahead = context->direction > 0;
        int32_t step = right->weekday ? 7 : 1;
        if (right->weekday) {
            bool next = ahead && !context->plain; /* else it may have begun: "gather from" */
            high = next ? date_place_shift(high.earliest, UNIT_DAY, step) : high;
            low = next ? low : date_place_shift(low.earliest, UNIT_DAY, -step);
        } else {
            struct date_place next =
                date_nearest_in_year(right, day_to_civil(high.earliest).year + 1);
            struct date_place previous =
                date_nearest_in_year(&left, day_to_civil(low.earliest).year - 1);
            high = ahead && is_yearly(right) ? next : high;
            low = !ahead && is_yearly(&left) ? previous : low;
        }
    }
    if (context->habit && is_yearly(&left) && !left.year && left.which == WHICH_OPEN) {
        low = PLACE_NONE;
        high = PLACE_NONE;
    }
    bool timed = left.hour != CLOCK_NONE;
    bool day_told = left.weekday || left.month || left.unit || right->weekday || right->month ||
                    right->unit || context->same_sentence;
    if (timed && right->hour < left.hour && !day_told) {
        low = PLACE_NONE; /* a curfew "from 6 p.m. to 6 a.m." is every night's */
        high = PLACE_NONE;
        known = false;
    }
    if (timed && known && low.earliest == high.earliest && right->hour < left.hour) {
        high = date_place_shift(high.earliest, UNIT_DAY, 1); /* "from 6 p.m. to 6 a.m." */
    }
    known = date_place_is_known(low) && date_place_is_known(high) && low.earliest <= high.latest;
    out->type = timed ? DATE_TIME : context->habit && !known ? DATE_SET : DATE_DATE;
    out->basis = known ? basis_of(&left, low) : DATE_UNRESOLVED;
    out->value = date_value_of_range(arena, &left, low, right, high);
    if (reading->length_count > 0) { /* "the first nine months of 1998" */
        out->type = DATE_DURATION;
        out->value = date_value_of_length(arena, reading);
    }
    if (known) {
        out->period = period_of_range(low.earliest, high.latest);
        *place = high;
    }
    return true;
}

static bool resolve_ref(struct arena *arena, const struct date_context *context,
                        const struct date_reading *reading, struct date *out)
{
    static const char *const names[] = {"", "PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    bool near = context->same_paragraph ||
                (context->day_near && context->day.earliest == context->recent.earliest);
    struct date_place told = near ? context->recent : PLACE_NONE;
    told = date_place_is_known(context->coming) ? context->coming : told;
    if (reading->keeps && date_place_is_known(told)) { /* "by that time" */
        struct date_reading plain = date_reading_empty(K_DATE);
        out->value = date_value_of_point(arena, &plain, told);
        out->period = period_of_range(told.earliest, told.latest);
        out->period.precision = date_place_precision(told);
        out->basis = DATE_RELATIVE;
        return true;
    }
    if (reading->keeps && context->direction > 0) {
        return false;
    }
    out->value = span_of(names[reading->ref]);
    bool now = reading->ref == REF_PRESENT && reading->anchor == ANCHOR_PUBLISHED;
    if (now && date_nearest_allows(context->published, UNIT_DAY)) {
        out->period = period_of_day(context->published.earliest);
        out->basis = DATE_RELATIVE;
    }
    return true;
}

/* "in two weeks": a day to come if the clause is about the future, else a length. */
static bool is_coming(const struct date_context *context, const struct date_reading *reading)
{
    return reading->share == SHARE_REST && reading->shift > 0 && context->direction > 0 &&
           !context->plain && !context->record;
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
        return resolve_ref(arena, context, reading, out);
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
        if (reading->length_side > 0 && context->direction < 0) {
            return out->value.ptr != NULL || !arena; /* "ruled for the next 20 years": then on */
        }
        if (reading->length_side && date_nearest_allows(context->published, UNIT_DAY)) {
            out->period = date_share_of_length(&reading->lengths[0], reading->length_side,
                                               context->published.earliest);
            out->basis = period_is_known(out->period) ? DATE_RELATIVE : DATE_UNRESOLVED;
        }
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
    if (context->habit && is_yearly(reading) && !reading->holiday && !reading->year &&
        !reading->unit && reading->which == WHICH_OPEN) {
        out->type = DATE_SET;
        out->value = date_value_of_point(arena, reading, PLACE_NONE);
        return true;
    }
    return resolve_point(arena, context, reading, out, place);
}
