/* The actions of the date grammar that read times of day, lengths and shifts ("two days ago").
 * Nothing is resolved here. */
#include <string.h>

#include "date_actions.h"

/* --- the clock ---------------------------------------------------------------------------- */

/* Half past, a quarter to, ten past: hour and minute from the hour that is named. */
static bool read_spoken(const struct date_match *match, int form, struct date_reading *reading)
{
    int32_t minutes = form == CLOCK_HALF_PAST ? 30 : 15;
    minutes = date_match_value(match, E_CARDINAL, 0, minutes);
    if (date_match_at(match, E_CARDINAL, 0) && reading->unit != UNIT_MINUTE) {
        return false;
    }
    reading->unit = UNIT_NONE;
    reading->length_count = 0;
    if (form == CLOCK_TO) {
        reading->hour = (int8_t)(reading->hour == 1 ? 12 : reading->hour - 1);
        minutes = 60 - minutes;
    }
    reading->minute = (int8_t)minutes;
    return minutes > 0 && minutes < 60;
}

static void apply_half_day(struct date_reading *reading, int32_t half)
{
    bool twelve = reading->hour == 12;
    reading->hour = (int8_t)((twelve ? 0 : reading->hour) + half);
    reading->twelve_hours = false;
}

/* "1600 hours": the unit must be the hour. */
static bool read_four(const struct date_match *match, struct date_reading *reading)
{
    bool hours = date_match_at(match, C_UNITS, 0) != NULL;
    bool right = !hours || reading->unit == UNIT_HOUR;
    reading->unit = UNIT_NONE;
    reading->length_count = 0;
    return right;
}

bool date_act_clock(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    const struct date_node *half = date_match_at(match, C_AMPM, 0);
    if (arg == CLOCK_WORD) {
        reading->hour = (int8_t)date_match_value(match, C_CLOCKWORD, 0, 0);
        reading->minute = 0;
        return true;
    }
    if (arg == CLOCK_DECIMAL) {
        const struct date_node *number = date_match_at(match, C_DECIMAL, 0);
        reading->hour = (int8_t)(number->value <= 12 ? number->value : 99);
        reading->minute = (int8_t)(number->thousandths / 10);
    }
    if (arg == CLOCK_BARE) {
        return date_match_at(match, E_HOUR_WORD, 0)->flags & NODE_SPELLED &&
               (apply_half_day(reading, reading->part >= PART_AFTERNOON ? 12 : 0), true);
    }
    bool spoken = arg == CLOCK_HALF_PAST || arg == CLOCK_PAST || arg == CLOCK_TO;
    if (spoken && !read_spoken(match, arg, reading)) {
        return false;
    }
    if (!read_four(match, reading) || reading->hour > 24 || reading->minute > 59) {
        return false;
    }
    const struct date_node *hour = &match->nodes->items[match->first];
    if (half && reading->hour <= 12) {
        apply_half_day(reading, date_match_value(match, C_AMPM, 0, 0));
        return true;
    }
    bool four = date_match_at(match, E_CLOCK4, 0) != NULL;
    bool spoken_hour = hour->digits < 2 || date_match_at(match, C_OCLOCK, 0);
    reading->twelve_hours = !half && !four && reading->hour <= 12 && spoken_hour;
    return true;
}

bool date_act_zone_sign(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    int32_t hours = date_match_value(match, C_INTEGER, 0, 0);
    int32_t minutes = hours >= 100 ? hours / 100 * 60 + hours % 100 : hours * 60;
    reading->zone = (int16_t)(reading->zone + arg * minutes);
    return minutes <= 14 * 60 && date_match_value(match, C_ZONE, 0, 1) == 0;
}

bool date_act_tonight(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    reading->part = arg ? (uint8_t)arg : reading->part;
    reading->shift = date_match_at(match, C_LAST, 0) ? -1 : 0;
    reading->unit = UNIT_DAY;
    reading->which = WHICH_THIS;
    reading->anchor = ANCHOR_PUBLISHED;
    bool night = reading->part == PART_NIGHT || reading->part == PART_EVENING;
    return reading->shift == 0 || night;
}

bool date_act_part(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arena;
    (void)reading;
    const struct date_node *self = &match->nodes->items[match->end - 1];
    if (arg == 1) {
        const struct date_node *next = date_match_after(match);
        bool clause = next && date_match_is_plain(next) && next->flags & NODE_SPACE;
        return date_match_is(date_match_before(match), C_IN) ||
               (date_match_is(date_match_before(match), C_BY) && !clause) ||
               (date_match_is(date_match_before(match), C_OF) && !clause) ||
               date_match_is(date_match_after(match), C_OF);
    }
    const struct date_node *after = date_match_after(match);
    return !date_match_is(after, C_DASH) || self->end != after->start;
}

bool date_act_small_hours(struct arena *arena, const struct date_match *match, int arg,
                          struct date_reading *reading)
{
    (void)arena;
    const struct date_node *after = date_match_after(match);
    bool hours = reading->unit == UNIT_HOUR;
    reading->unit = UNIT_NONE;
    reading->length_count = 0;
    reading->part = arg ? (uint8_t)arg : reading->part;
    return hours && (date_match_is(after, C_OF) || date_match_is(after, C_ON));
}

bool date_act_age(struct arena *arena, const struct date_match *match, int arg,
                  struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    (void)reading;
    return !date_match_is(date_match_after(match), E_ANY_UNIT);
}

bool date_act_nights(struct arena *arena, const struct date_match *match, int arg,
                     struct date_reading *reading)
{
    (void)arena;
    (void)match;
    (void)arg;
    bool night = reading->part == PART_NIGHT;
    reading->part = PART_NONE;
    reading->unit = UNIT_DAY;
    reading->lengths[0].unit = UNIT_DAY;
    reading->length_count = 1;
    return night && reading->lengths[0].thousandths > 0;
}

/* The part of the day tells which ten o'clock it was. */
static void settle_half_day(struct date_reading *reading)
{
    bool afternoon = reading->part >= PART_AFTERNOON && reading->part <= PART_NIGHT;
    if (reading->twelve_hours && reading->part != PART_NONE) {
        bool small_hours = reading->part == PART_NIGHT && reading->hour < 5;
        apply_half_day(reading, afternoon && !small_hours ? 12 : 0);
    }
}

bool date_act_part_again(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    reading->part = date_match_at(match, K_PART, 0)->reading->part;
    if (reading->hour == CLOCK_NONE) {
        return true;
    }
    bool midnight = reading->hour == 0 && reading->minute <= 0 && reading->part == PART_NIGHT;
    if (midnight) {
        reading->hour = 24; /* "midnight Wednesday night": the end of the day */
    }
    bool spoken = reading->twelve_hours;
    settle_half_day(reading);
    return spoken || midnight;
}

bool date_act_overnight(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_node *part = date_match_at(match, K_PART, 0);
    return reading->part == PART_NIGHT && part->end - part->start == sizeof("overnight") - 1;
}

bool date_act_day_time(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_node *period = date_match_at(match, K_PERIOD, 0);
    const struct date_node *inner = date_match_at(match, K_DATETIME, 0);
    if (date_match_at(match, C_AT, 0) && !date_match_at(match, K_CLOCK, 0) && reading->part == 0) {
        return false;
    }
    if (period && period->reading->unit != UNIT_DAY) {
        return false;
    }
    if (inner && inner->reading->hour != CLOCK_NONE) {
        return false;
    }
    settle_half_day(reading);
    return true;
}

/* --- lengths ------------------------------------------------------------------------------ */

static const struct date_length *only_length(const struct date_reading *reading)
{
    return reading->length_count == 1 ? &reading->lengths[0] : NULL;
}

/* A year and a half is counted in months, so that the half is not lost. */
static void refine_fraction(struct date_reading *reading)
{
    struct date_length *length = &reading->lengths[0];
    bool whole = length->thousandths < 0 || length->thousandths % 1000 == 0;
    if (whole || length->thousandths > 1000000) {
        return;
    }
    if (length->unit == UNIT_YEAR) {
        length->thousandths *= 12;
        length->unit = UNIT_MONTH;
    } else if (length->unit == UNIT_DECADE) {
        length->thousandths *= 10;
        length->unit = UNIT_YEAR;
    }
}

/* Whether nothing follows that a "before" could govern. */
static bool ends_phrase(const struct date_node *next)
{
    return !next || date_match_is(next, C_DOT) || date_match_is(next, C_COMMA) ||
           date_match_is(next, C_CLOSE);
}

bool date_act_shift(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    if (arg & SHIFT_EVENT && ends_phrase(date_match_after(match))) {
        arg = (arg & ~SHIFT_EVENT) | SHIFT_CONTEXT; /* "up from 4 percent a year before." */
    }
    const struct date_length *length = only_length(reading);
    bool article = date_match_at(match, C_A, 0) || date_match_value(match, E_AMOUNT, 0, 0) == 1;
    bool bare = length && match->rule->pattern[0] == C_UNITS;
    if (bare) {
        reading->lengths[0].thousandths = AMOUNT_VAGUE;
    }
    if (!length || (article && length->unit == UNIT_SECOND) ||
        (bare && (length->unit < UNIT_MINUTE || length->unit == UNIT_SEASON)) ||
        (arg & SHIFT_EVENT && length->unit < UNIT_DAY)) {
        return false;
    }
    if (date_match_at(match, C_VAGUE, 0)) {
        reading->lengths[0].thousandths = AMOUNT_VAGUE;
    }
    refine_fraction(reading);
    reading->shift_vague = length->thousandths == AMOUNT_VAGUE;
    int32_t amount = (length->thousandths + 500) / 1000;
    reading->shift = reading->shift_vague ? 0 : amount;
    reading->shift = arg & SHIFT_BACK ? -reading->shift : reading->shift;
    reading->unit = length->unit;
    reading->which = WHICH_OPEN;
    reading->anchor = arg & (SHIFT_CONTEXT | SHIFT_EVENT) ? ANCHOR_CONTEXT : ANCHOR_PUBLISHED;
    bool long_back = arg == (SHIFT_CONTEXT | SHIFT_BACK) && length->unit >= UNIT_MONTH;
    reading->anchor = long_back ? ANCHOR_TOLD : reading->anchor;
    reading->length_side = arg & SHIFT_BACK ? -1 : 1;
    if (arg & SHIFT_EVENT) {
        reading->kind = K_ANCHORED;
    }
    if (arg & SHIFT_IN) {
        reading->length_side = 0;
        reading->share = SHARE_REST;
    }
    return true;
}

bool date_act_lengths_shift(struct arena *arena, const struct date_match *match, int arg,
                            struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_reading *left = date_match_reading(match, 0);
    const struct date_reading *right = date_match_reading(match, 1);
    bool room = left->length_count >= 1 && left->length_count < LENGTHS_MAX &&
                right->length_count == 1 && !right->other && left->length_side == 0;
    if (!room || right->lengths[0].unit < UNIT_DAY || right->lengths[0].thousandths <= 0 ||
        right->lengths[0].unit >= left->lengths[left->length_count - 1].unit) {
        return false;
    }
    for (size_t i = 0; i < left->length_count; i++) {
        if (left->lengths[i].thousandths <= 0) {
            return false;
        }
    }
    struct date_reading whole = *right;
    memcpy(whole.lengths, left->lengths, sizeof(whole.lengths));
    whole.lengths[left->length_count] = right->lengths[0];
    whole.length_count = (uint8_t)(left->length_count + 1);
    *reading = whole;
    return right->shift != 0;
}

bool date_act_to_the_day(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_reading *ago = date_match_reading(match, 0);
    const struct date_reading *today = date_match_reading(match, 1);
    bool lengths = ago->length_count >= 1 && ago->lengths[0].unit > UNIT_DAY &&
                   ago->lengths[0].thousandths > 0 && ago->lengths[0].thousandths % 1000 == 0;
    *reading = *ago;
    reading->unit = today->unit;
    bool fits = today->unit == UNIT_DAY || today->unit == UNIT_WEEK || today->unit == UNIT_MONTH;
    return lengths && !ago->other && ago->anchor == ANCHOR_PUBLISHED && fits &&
           ago->lengths[0].unit > today->unit && today->share == SHARE_ALL && today->shift == 0 &&
           today->length_count == 0 && !today->other && today->anchor == ANCHOR_PUBLISHED;
}

bool date_act_one_day(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_reading *day = date_match_reading(match, 0);
    const struct date_reading *period = date_match_reading(match, 1);
    bool one = day->length_count == 1 && day->lengths[0].unit == UNIT_DAY &&
               day->lengths[0].thousandths == 1000 && day->length_side == 0;
    *reading = *period;
    return one && (period->unit == UNIT_WEEK || period->unit == UNIT_MONTH) &&
           period->anchor == ANCHOR_PUBLISHED;
}

bool date_act_shift_from(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    const struct date_node *first = &match->nodes->items[match->first];
    const struct date_node *last = &match->nodes->items[match->end - 1];
    const struct date_length *length = only_length(first->reading);
    struct date_reading *other = ARENA_NEW(arena, struct date_reading);
    *other = *last->reading;
    *reading = *first->reading;
    reading->kind = K_RELDAY;
    reading->other = other;
    reading->which = WHICH_OPEN;
    if (arg == 0) {
        return true;
    }
    if (!length || length->thousandths == AMOUNT_VAGUE) {
        return false;
    }
    reading->unit = length->unit;
    reading->shift = arg * ((length->thousandths + 500) / 1000);
    return true;
}

bool date_act_week_ago(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    (void)arg;
    const struct date_reading *ago = date_match_reading(match, 0);
    const struct date_reading *weekday = date_match_reading(match, 1);
    bool weeks = ago->unit == UNIT_WEEK && ago->shift < 0 && !ago->other &&
                 ago->anchor == ANCHOR_PUBLISHED && ago->length_count == 1;
    struct date_reading *other = date_reading_new(arena, K_WEEKDAY);
    *other = *weekday;
    *reading = *ago;
    reading->other = other;
    return weeks && weekday->which == WHICH_OPEN;
}

/* What may stand before "the next year" when it is a length. */
static const uint16_t before_span[] = {C_WITHIN, C_OVER, C_DURING, 0};

bool date_act_span(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arena;
    bool decades = reading->unit == UNIT_DECADE || reading->unit == UNIT_CENTURY ||
                   reading->unit == UNIT_FORTNIGHT;
    bool years =
        reading->unit >= UNIT_DAY && reading->unit != UNIT_WEEKEND && reading->unit != UNIT_SEASON;
    bool ahead = arg > 0 && years && date_match_in(date_match_before(match), before_span);
    bool nth = date_match_at(match, C_PREVIOUS, 0) || date_match_is(date_match_after(match), C_OF);
    reading->length_count = 1;
    reading->lengths[0].thousandths = 1000;
    reading->lengths[0].unit = reading->unit;
    reading->length_side = (int8_t)arg;
    reading->which = WHICH_OPEN;
    return (decades || ahead) && !nth;
}

/* What may stand before "last two weeks" without an article. */
static const uint16_t before_last[] = {C_IN, C_OVER, C_FOR, C_DURING, C_WITHIN, C_OF, 0};

bool date_act_duration(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    (void)arena;
    bool seconds = reading->unit == UNIT_SECOND;
    const struct date_node *first = date_match_at(match, E_AMOUNT, 0);
    bool article = first && date_match_is(first, C_A) && first->class == C_NONE;
    if ((article && seconds) || !reading->length_count || reading->unit == UNIT_SEASON) {
        return false;
    }
    const struct date_node *dash = date_match_after(match);
    bool lasting = article && date_match_is(dash, C_DASH) && !(dash->flags & NODE_SPACE);
    bool as_many =
        date_match_at(match, C_VAGUE, 0) && date_match_is(date_match_before(match), C_AS);
    if (lasting || as_many) {
        return false; /* "a month-long strike", "in as many months" */
    }
    if (date_match_at(match, C_VAGUE, 0) && !date_match_at(match, E_CARDINAL, 0)) {
        reading->lengths[0].thousandths = AMOUNT_VAGUE;
    }
    const struct date_node *last = date_match_at(match, C_LAST, 0);
    if (last == &match->nodes->items[match->first] &&
        !date_match_in(date_match_before(match), before_last)) {
        return false; /* "will last two days" */
    }
    reading->length_side = (int8_t)(date_match_at(match, C_PREVIOUS, 0) ? 0 : arg);
    reading->which = WHICH_OPEN;
    return reading->unit != UNIT_WEEKEND || !article;
}

bool date_act_half_unit(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    reading->length_count = 1;
    int32_t whole = date_match_value(match, E_AMOUNT, 0, 1);
    reading->lengths[0].thousandths = arg == 500 ? 500 : whole * 1000 + 500;
    reading->lengths[0].unit = reading->unit;
    bool back = date_match_at(match, C_LAST, 0) || date_match_at(match, C_PAST, 0);
    reading->length_side = (int8_t)(date_match_at(match, C_NEXT, 0) ? 1 : -back);
    reading->which = WHICH_OPEN;
    if (match->rule->kind == K_RELDAY) {
        reading->shift = -5 * (reading->unit == UNIT_DECADE) - 50 * (reading->unit == UNIT_CENTURY);
        reading->anchor = ANCHOR_PUBLISHED;
        reading->unit = UNIT_YEAR;
        return reading->shift != 0;
    }
    return reading->unit != UNIT_SECOND && reading->unit != UNIT_SEASON;
}

bool date_act_quarter_unit(struct arena *arena, const struct date_match *match, int arg,
                           struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    int32_t quarters = date_match_value(match, E_CARDINAL, 0, 1);
    bool hour = reading->unit == UNIT_HOUR;
    bool century = reading->unit == UNIT_CENTURY;
    reading->length_count = 1;
    reading->lengths[0].unit = hour ? UNIT_MINUTE : UNIT_YEAR;
    reading->lengths[0].thousandths = quarters * (hour ? 15000 : 25000);
    return (hour || century) && (quarters == 1 || quarters == 3);
}

static const uint16_t before_plural[] = {C_FOR, C_OVER, C_WITHIN, C_IN, C_JUST, C_SPEND, 0};

/* "after years of war", "weeks of protest": a length that something fills; "the days of steam" and
 * "hours of the night" are none. */
static bool lasts_of(const struct date_match *match, const struct date_reading *reading)
{
    static const uint16_t owners[] = {C_THE,   C_OWNER, C_POSSESSIVE, C_THESE,   C_LAST,    E_NTH,
                                      C_EARLY, C_LATE,  C_DASH,       C_INTEGER, C_DECIMAL, 0};
    const struct date_node *before = date_match_before(match);
    const struct date_node *what =
        match->end + 1 < match->nodes->count ? &match->nodes->items[match->end + 1] : NULL;
    bool of = date_match_is(date_match_after(match), C_OF) && what && !date_match_is(what, C_THE) &&
              !date_match_is(what, C_MONTH);
    return of && reading->unit >= UNIT_DAY && !date_match_in(before, owners);
}

bool date_act_plural(struct arena *arena, const struct date_match *match, int arg,
                     struct date_reading *reading)
{
    (void)arena;
    reading->length_count = 1;
    bool lasting = date_match_at(match, C_LASTING, 0) != NULL;
    bool whole = lasting || date_match_at(match, C_UNIT, 0);
    reading->unit = (uint8_t)date_match_value(match, C_LASTING, 0, reading->unit);
    reading->lengths[0].thousandths = whole ? 1000 : AMOUNT_VAGUE;
    reading->lengths[0].unit = reading->unit;
    if (arg == 1) {
        return reading->unit != UNIT_SEASON && reading->unit != UNIT_SECOND;
    }
    return reading->unit >= UNIT_MINUTE && reading->unit != UNIT_SEASON &&
           (date_match_in(date_match_before(match), before_plural) || lasts_of(match, reading) ||
            date_match_is(date_match_after(match), C_AFTER) ||
            date_match_is(date_match_after(match), C_BEFORE));
}

bool date_act_lengths(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    if (arg == 1) {
        int32_t nth = date_match_value(match, E_NTH, 0, 0);
        reading->nth = 0;
        const struct date_reading *length = date_match_reading(match, 0);
        bool coming = length->share == SHARE_REST; /* "the first in five years" */
        return !coming && (nth == 1 || nth == -1);
    }
    const struct date_node *first = &match->nodes->items[match->first];
    const struct date_node *last = &match->nodes->items[match->end - 1];
    const struct date_reading *left = first->reading;
    const struct date_reading *right = last->reading;
    bool smaller = left->length_count == 1 && right->length_count == 1 &&
                   right->lengths[0].unit < left->lengths[0].unit;
    bool exact = left->lengths[0].thousandths > 0 && right->lengths[0].thousandths > 0;
    bool rate = date_match_is(date_match_before(match), K_DURATION); /* "seven days a week, …" */
    reading->lengths[1] = right->lengths[0];
    reading->length_count = 2;
    return smaller && exact && !rate;
}

bool date_act_set_time(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    bool daily = reading->length_count == 1 && reading->lengths[0].thousandths == 1000 &&
                 reading->lengths[0].unit == UNIT_DAY;
    bool part = reading->length_count == 0 && reading->part;
    bool open = reading->twelve_hours || date_match_at(match, E_HOUR, 0);
    if (part && reading->hour >= 0 && reading->hour < 12 && open) {
        apply_half_day(reading, reading->part >= PART_AFTERNOON ? 12 : 0);
    }
    reading->length_count = daily ? 0 : reading->length_count;
    reading->unit = daily ? UNIT_NONE : reading->unit;
    return daily || part || (reading->length_count == 0 && reading->weekday);
}

bool date_act_clock_pair(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arg;
    const struct date_node *last = &match->nodes->items[match->end - 1];
    int32_t hour = date_match_value(match, E_HOUR, 0, 0);
    struct date_reading *other = ARENA_NEW(arena, struct date_reading);
    *other = *last->reading;
    *reading = *last->reading;
    bool noon = other->hour >= 12 && hour + 12 <= other->hour && hour < 12;
    reading->kind = K_RANGE;
    reading->hour = (int8_t)(hour + (noon ? 12 : 0));
    reading->minute = CLOCK_NONE;
    reading->other = other;
    return hour >= 1 && hour <= 24 && other->hour != CLOCK_NONE && !last->reading->other;
}

bool date_act_clock_day_pair(struct arena *arena, const struct date_match *match, int arg,
                             struct date_reading *reading)
{
    (void)arg;
    const struct date_reading *left = date_match_reading(match, 0);
    const struct date_reading *right = date_match_reading(match, 1);
    const struct date_reading *day = left->kind == K_DATETIME ? left : right;
    struct date_reading from = *day;
    struct date_reading *to = date_reading_new(arena, K_DATETIME);
    *to = *day;
    from.hour = left->hour;
    from.minute = left->minute;
    from.zone = left->zone;
    to->hour = right->hour;
    to->minute = right->minute;
    to->zone = right->zone;
    *reading = from;
    reading->kind = K_RANGE;
    reading->other = to;
    return left->hour != CLOCK_NONE && right->hour != CLOCK_NONE && left->hour <= right->hour &&
           !day->other;
}
