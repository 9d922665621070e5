/* The actions of the date grammar that read lengths of time, and what is counted by them: two and a
 * half years, the last decade, two days ago, a week ago Monday. */
#include <string.h>

#include "date_actions.h"

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

/* The units of a shift, the half rounded up; no more than no calendar reaches, so that they may be
 * counted in smaller units. */
static int32_t units_of(const struct date_length *length)
{
    enum { SHIFT_MAX = 30000000 };
    int64_t units = (length->thousandths + 500) / 1000;
    return units < SHIFT_MAX ? (int32_t)units : SHIFT_MAX;
}

/* Whether nothing follows that a "before" could govern. */
static bool ends_phrase(const struct date_node *next)
{
    return !next || date_match_is(next, C_DOT) || date_match_is(next, C_COMMA) ||
           date_match_is(next, C_CLOSE);
}

/* Whether "and a half" stands behind the match. */
static bool has_half_behind(const struct date_match *match)
{
    bool article = date_match_is(date_match_nth_after(match, 1), C_A);
    return date_match_is(date_match_after(match), C_AND) &&
           date_match_is(date_match_nth_after(match, article ? 2 : 1), C_HALF);
}

bool date_act_shift(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    if (arg & SHIFT_EVENT && ends_phrase(date_match_after(match))) {
        arg = (arg & ~SHIFT_EVENT) | SHIFT_CONTEXT; /* "up from 4 percent a year before." */
    }
    if (arg & SHIFT_IN && has_half_behind(match)) {
        return false; /* "in a day and a half" */
    }
    const struct date_length *length = only_length(reading);
    bool article = date_match_at(match, C_A, 0) || date_match_value(match, E_AMOUNT, 0, 0) == 1;
    bool bare = length && match->rule->pattern[0] == C_UNITS;
    if (bare) {
        reading->lengths[0].thousandths = AMOUNT_VAGUE;
    }
    bool measured = (date_match_at(match, C_LATER, 0) || date_match_at(match, C_EARLIER, 0)) &&
                    date_match_is(date_match_after(match), C_THAN);
    if (measured || !length || (article && length->unit == UNIT_SECOND) ||
        (bare && (length->unit < UNIT_MINUTE || length->unit == UNIT_SEASON)) ||
        (arg & SHIFT_EVENT && length->unit < UNIT_DAY)) {
        return false;
    }
    if (date_match_at(match, C_VAGUE, 0)) {
        reading->lengths[0].thousandths = AMOUNT_VAGUE;
    }
    refine_fraction(reading);
    reading->shift_vague = length->thousandths == AMOUNT_VAGUE;
    reading->shift = reading->shift_vague ? 0 : units_of(length);
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
        bool rate = article && length->unit == UNIT_DAY; /* "can make 48,000 pins in a day" */
        reading->shift = rate ? 0 : reading->shift;
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

/* "for ten years from 1 January", "for a further five years from": a length and its beginning. */
static bool is_lasting(const struct date_match *match)
{
    enum { REACH = 3 };
    const struct date_node *items = match->nodes->items;
    for (size_t i = match->first; i > 0 && match->first - i < REACH; i--) {
        if (date_match_is(&items[i - 1], C_FOR)) {
            return true;
        }
        if (!date_match_is_plain(&items[i - 1]) && !date_match_is(&items[i - 1], C_A)) {
            return false;
        }
    }
    return false;
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
    if (!length || length->thousandths == AMOUNT_VAGUE || (arg > 0 && is_lasting(match))) {
        return false;
    }
    reading->unit = length->unit;
    reading->shift = arg * units_of(length);
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

bool date_act_day_again(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_reading *day = date_match_reading(match, 0);
    *reading = *date_match_reading(match, 1);
    bool open = day->anchor == ANCHOR_EITHER || day->anchor == ANCHOR_TOLD;
    return open && day->unit == UNIT_DAY && day->shift == 0 && day->length_count == 0 &&
           !day->other;
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
    bool past = date_match_at(match, C_PAST, 0) &&
                (reading->unit == UNIT_MONTH || reading->unit == UNIT_YEAR);
    bool nth = date_match_at(match, C_PREVIOUS, 0) || date_match_is(date_match_after(match), C_OF);
    reading->length_count = 1;
    reading->lengths[0].thousandths = 1000;
    reading->lengths[0].unit = reading->unit;
    reading->length_side = (int8_t)arg;
    reading->which = WHICH_OPEN;
    return (decades || ahead || past) && !nth;
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
    if (first && match->end - match->first == 2 && first->digits == 4 &&
        date_match_is(first, E_YEAR) && date_match_at(match, E_ANY_UNIT, 0) &&
        date_match_is(date_match_at(match, E_ANY_UNIT, 0), C_UNIT)) {
        return false; /* "World Cup 2018 day five" */
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

/* "the year to February", "the year ended June 30": a length that a month closes. */
bool date_act_year_to(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    static const uint16_t closes[] = {C_TO, C_THROUGH, C_FINISH, 0};
    (void)arena;
    (void)arg;
    reading->lengths[0].thousandths = 1000;
    return reading->unit == UNIT_YEAR && date_match_in(date_match_after(match), closes) &&
           date_match_is(date_match_nth_after(match, 1), C_MONTH);
}

bool date_act_millions(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    enum { MILLION = 1000000, UNITS_MAX = 70000 };
    (void)arena;
    (void)arg;
    int32_t millions = date_match_value(match, C_MILLIONS, 0, 1);
    struct date_length *length = &reading->lengths[0];
    bool known = length->thousandths > 0 && length->thousandths * millions / 1000 < UNITS_MAX;
    reading->ref = REF_PAST;
    reading->anchor = ANCHOR_PUBLISHED;
    length->thousandths *= known ? (int64_t)millions * MILLION : 1;
    return known && reading->unit == UNIT_YEAR;
}

bool date_act_half_unit(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    reading->length_count = 1;
    int32_t whole = date_match_value(match, E_AMOUNT, 0, 1);
    reading->lengths[0].thousandths = arg == 500 ? 500 : whole * 1000LL + 500;
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
    reading->lengths[0].thousandths = quarters * (hour ? 15000LL : 25000LL);
    return (hour || century) && (quarters == 1 || quarters == 3);
}

static const uint16_t before_plural[] = {C_FOR, C_OVER, C_WITHIN, C_IN, C_JUST, C_SPEND, 0};

/* "could last weeks": a verb, not "the last weeks". */
static bool lasts(const struct date_match *match)
{
    const struct date_node *modal = date_match_nth_before(match, 1);
    return modal && date_match_is(date_match_before(match), C_LAST) &&
           (date_match_is_plain(modal) || date_match_is(modal, C_TO)) &&
           !(modal->flags & NODE_CAPITAL);
}

/* "after years of war", "weeks of protest": a length that something fills; "the days of steam" and
 * "hours of the night" are none. */
static bool lasts_of(const struct date_match *match, const struct date_reading *reading)
{
    static const uint16_t owners[] = {
        C_THE,  C_OWNER, C_POSSESSIVE, C_THESE,   C_LAST,      E_NTH, C_EARLY,
        C_LATE, C_DASH,  C_INTEGER,    C_DECIMAL, C_BEGINNING, 0};
    const struct date_node *before = date_match_before(match);
    const struct date_node *what = date_match_nth_after(match, 1);
    bool of = date_match_is(date_match_after(match), C_OF) && what && !date_match_is(what, C_THE) &&
              !date_match_is(what, C_MONTH);
    bool closing =
        date_match_is(before, C_FINISH) && date_match_is(date_match_nth_before(match, 1), C_THE);
    return of && reading->unit >= UNIT_DAY && !date_match_in(before, owners) && !closing;
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
           (date_match_in(date_match_before(match), before_plural) || lasts(match) ||
            lasts_of(match, reading) || date_match_is(date_match_after(match), C_AFTER) ||
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
