/* The actions of the date grammar that read quarters, halves, decades, centuries, eras and fiscal
 * years: the third quarter, the 1990s, 500 BC, fiscal 2014. */
#include "date_actions.h"

/* What may stand before a numeral like "Q2" alone. */
static const uint16_t before_numeral[] = {C_IN, C_FOR,  C_SINCE, C_DURING, C_BY, C_FISCAL,
                                          C_TO, C_THIS, C_LAST,  C_UNTIL,  0};

/* "Q2 revenue": a numeral that opens the sentence and a plain noun after it. */
static bool opens_report(const struct date_match *match)
{
    const struct date_node *after = date_match_after(match);
    return match->first == 0 && after && date_match_is_plain(after) && after->flags & NODE_SPACE &&
           !(after->flags & NODE_CAPITAL);
}

bool date_act_quarter(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    int32_t nth = date_match_value(match, E_NTH, 0, 0);
    int32_t quarter = date_match_value(match, C_NUMERAL_Q, 0, nth == -1 ? 4 : nth);
    reading->nth = 0;
    reading->quarter = (int8_t)quarter;
    if (quarter > 10) {
        reading->half = (int8_t)(quarter - 10);
        reading->quarter = 0;
        quarter = 1;
    }
    bool alone = date_match_at(match, C_NUMERAL_Q, 0) && !reading->year;
    return quarter >= 1 && quarter <= 4 &&
           (!alone || date_match_in(date_match_before(match), before_numeral) ||
            opens_report(match));
}

bool date_act_quarter_ago(struct arena *arena, const struct date_match *match, int arg,
                          struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    reading->unit = UNIT_QUARTER;
    reading->shift = -1;
    reading->which = WHICH_OPEN;
    reading->share = SHARE_ALL;
    reading->anchor = date_match_at(match, C_AGO, 0) ? ANCHOR_PUBLISHED : ANCHOR_TOLD;
    return true;
}

/* "the June quarter": the one that ends with the month. */
bool date_act_quarter_of_month(struct arena *arena, const struct date_match *match, int arg,
                               struct date_reading *reading)
{
    (void)arena;
    if (arg == 1) { /* "the July-September quarter" */
        int first = date_match_value(match, C_MONTH, 0, 0);
        reading->month = (int8_t)date_match_value(match, C_MONTH, 1, 0);
        if (reading->month - first != 2) {
            return false;
        }
    }
    bool last = reading->month % 3 == 0;
    reading->quarter = (int8_t)(reading->month / 3);
    reading->month = 0;
    return last;
}

/* What has halves without a value of their own: "the first half of the decade". */
static bool is_halved(unsigned unit)
{
    return unit == UNIT_WEEK || unit == UNIT_MONTH || unit == UNIT_DECADE || unit == UNIT_CENTURY;
}

bool date_act_part_of_year(struct arena *arena, const struct date_match *match, int arg,
                           struct date_reading *reading)
{
    (void)arena;
    int32_t nth = date_match_value(match, E_NTH, 0, arg);
    bool half = date_match_at(match, C_HALF, 0) != NULL;
    bool year = reading->unit == UNIT_YEAR;
    nth = nth == -1 ? (half ? 2 : 4) : nth;
    reading->nth = 0;
    reading->length_count = 0;
    reading->which = WHICH_THIS;
    reading->anchor = ANCHOR_PUBLISHED;
    if (half && is_halved(reading->unit)) {
        reading->anchor = ANCHOR_STORY;
        reading->share = nth == 1 ? SHARE_FIRST_HALF : SHARE_SECOND_HALF;
        return nth == 1 || nth == 2;
    }
    reading->half = (int8_t)(half ? nth : 0);
    reading->quarter = (int8_t)(half ? 0 : nth);
    return year && nth >= 1 && nth <= (half ? 2 : 4);
}

bool date_act_half(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arena;
    int32_t nth = date_match_value(match, E_NTH, 0, 0);
    reading->nth = 0;
    if (nth != 1 && nth != 2) {
        return false;
    }
    bool year = date_match_at(match, E_YEAR, 0) || reading->unit == UNIT_YEAR;
    if (arg == 0 && year) {
        reading->half = (int8_t)nth;
        return true;
    }
    reading->share = nth == 1 ? SHARE_FIRST_HALF : SHARE_SECOND_HALF;
    return true;
}

/* "temperatures in the 90s", "the upper 80s". */
static bool is_of_weather(const struct date_match *match)
{
    enum { REACH = 6 };
    const struct date_node *items = match->nodes->items;
    for (size_t i = match->first; i > 0 && match->first - i < REACH; i--) {
        int32_t kind = date_match_value_of(&items[i - 1], C_DEGREES, -1);
        if (kind == 0 || (kind == 1 && i == match->first)) {
            return true;
        }
    }
    return false;
}

bool date_act_decade(struct arena *arena, const struct date_match *match, int arg,
                     struct date_reading *reading)
{
    (void)arena;
    int32_t year = date_match_value(match, C_DECADE_DIGITS, 0, -1);
    if (year < 0) {
        year = date_match_value(match, C_DECADE_WORD, 0, date_match_value(match, E_YEAR, 0, 0));
    }
    reading->year = 0;
    if (arg == 1) {
        int32_t hundreds = date_match_value(match, E_CARDINAL, 0, 0);
        reading->length_count = 0;
        year = hundreds >= 15 && hundreds <= 20 ? hundreds * 100 + year : 1;
    }
    if (year % 10 != 0) {
        return false;
    }
    reading->share = (uint8_t)(arg == 2 ? date_actions_share(match) : reading->share);
    const struct date_node *before = date_match_before(match);
    if (year < 100 && date_match_is(before, C_IN) &&
        date_match_is(date_match_after(match), C_FREQUENCY)) {
        return false;
    }
    if (year < 100 && is_of_weather(match)) {
        return false;
    }
    year = year >= 100 ? year : year + 1900;
    reading->decade = (int16_t)(year / 10);
    return year >= 1000 && year < 2200;
}

bool date_act_century(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    int32_t nth = date_match_value(match, E_NTH, 0, 0);
    bool century = reading->unit == UNIT_CENTURY;
    reading->before_christ = date_match_value(match, C_ERA, 0, 0) == 1;
    reading->unit = UNIT_NONE;
    reading->length_count = 0;
    reading->nth = 0;
    reading->century = (int8_t)nth;
    return century && nth >= 1 && nth <= 22;
}

bool date_act_centuries(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    struct date_reading *other = date_reading_new(arena, K_PERIOD);
    bool first = date_act_century(arena, match, arg, reading);
    other->century = (int8_t)date_match_value(match, E_NTH, 1, 0);
    reading->other = other;
    return first && other->century > reading->century && other->century <= 22;
}

bool date_act_fiscal(struct arena *arena, const struct date_match *match, int arg,
                     struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_node *numeral = date_match_at(match, C_NUMERAL_FY, 0);
    if (numeral) {
        reading->year = (int16_t)date_match_year(numeral);
    }
    bool unit = reading->unit == UNIT_NONE || reading->unit == UNIT_YEAR;
    reading->fiscal = true;
    reading->length_count = 0;
    reading->unit = reading->year ? UNIT_NONE : UNIT_YEAR;
    reading->anchor = reading->year ? ANCHOR_NONE : ANCHOR_PUBLISHED;
    bool back = reading->which == WHICH_LAST || reading->which == WHICH_PREVIOUS;
    reading->shift = back ? -1 : reading->which == WHICH_NEXT;
    return unit;
}

bool date_act_fiscal_quarter(struct arena *arena, const struct date_match *match, int arg,
                             struct date_reading *reading)
{
    bool quarter = date_act_quarter(arena, match, arg, reading);
    reading->fiscal = true;
    reading->unit = UNIT_YEAR;
    reading->length_count = 0;
    reading->anchor = ANCHOR_PUBLISHED;
    return quarter;
}

bool date_act_fiscal_part(struct arena *arena, const struct date_match *match, int arg,
                          struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_reading *part = date_match_reading(match, 0);
    const struct date_reading *year = date_match_reading(match, 1);
    int8_t quarter = part->quarter;
    bool plain = quarter && !part->year && !part->unit && !part->fiscal &&
                 part->which == WHICH_OPEN && part->share == SHARE_ALL;
    *reading = *year;
    reading->quarter = quarter;
    return plain && year->fiscal && !year->quarter;
}

bool date_act_era(struct arena *arena, const struct date_match *match, int arg,
                  struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    int32_t year = date_match_value(match, C_INTEGER, 0, 0);
    const struct date_node *era = date_match_at(match, C_ERA, 0);
    reading->before_christ = date_match_value(match, C_ERA, 0, 0) == 1;
    reading->year = (int16_t)year;
    int32_t latest = reading->before_christ ? 9999 : 2199;
    return year > 0 && year <= latest && (era->flags & NODE_CAPS || era->end - era->start > 2);
}
