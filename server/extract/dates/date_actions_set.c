/* The actions of the date grammar that read sets: every Tuesday, twice a week, 300 a day. Nothing
 * is resolved here. */
#include "date_actions.h"

bool date_act_parts(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    (void)reading;
    const struct date_node *before = date_match_before(match);
    return !date_match_is(before, E_CARDINAL) && !date_match_is(before, C_VAGUE) &&
           !date_match_is(before, G_LAST);
}

bool date_act_set(struct arena *arena, const struct date_match *match, int arg,
                  struct date_reading *reading)
{
    (void)arena;
    int32_t count = date_match_value(match, E_NTH, 0, arg);
    reading->unit = date_match_at(match, C_QUARTER, 0) ? UNIT_QUARTER : reading->unit;
    count = arg == 0 && count <= 0 ? date_match_value(match, E_CARDINAL, 0, count) : count;
    reading->nth = 0;
    reading->repeats = true;
    reading->length_count = 1;
    bool vague = date_match_at(match, C_VAGUE, 0) && !date_match_at(match, C_TIMES, 0);
    reading->lengths[0].thousandths = vague ? AMOUNT_VAGUE : count * 1000LL;
    reading->lengths[0].unit = reading->unit;
    return (vague || count > 0) && reading->unit != UNIT_SEASON;
}

bool date_act_frequency(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    int32_t value = date_match_value(match, C_FREQUENCY, 0, 0);
    const struct date_node *self = &match->nodes->items[match->first];
    const struct date_node *before = date_match_before(match);
    reading->repeats = true;
    reading->length_count = 1;
    reading->lengths[0].thousandths = value / 16 * 1000;
    reading->lengths[0].unit = (uint8_t)(value % 16);
    bool inside = self->flags & NODE_CAPITAL && match->first > 0 && !(self->flags & NODE_CAPS);
    return !inside || !before || before->end == self->start;
}

/* How far before "a day" the number may stand that it is the rate of: "2 million barrels a day". */
#define RATE_WORDS 4

/* Whether a node is a plain word that may be what is counted: "cars", "people". */
static bool is_counted_noun(const struct date_node *node)
{
    bool plain = date_match_is_plain(node) && !(node->flags & NODE_CAPITAL);
    return plain || date_match_is(node, C_WITH_FT) || date_match_is(node, C_UNITS) ||
           date_match_is(node, C_TIMES);
}

/* A speed tells no time. */
bool date_act_speed(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    return reading->unit == UNIT_HOUR && date_match_value(match, C_WITH_FT, 0, 0) == MEASURE_WAY;
}

/* "30 miles an hour and a half": whether a length goes on behind "and"; "$11 an hour and works" has
 * ended. */
static bool goes_on(const struct date_match *match)
{
    const struct date_node *next = date_match_nth_after(match, 1);
    return date_match_is(date_match_after(match), C_AND) &&
           (date_match_is(next, C_HALF) || date_match_is(next, E_AMOUNT));
}

/* "300 cars a day", "12 dollars an hour", "8 % a year", "a few hours a day": a number and what it
 * counts stand right before; not "20 days a month ago". */
bool date_act_rate(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    static const uint16_t shifts[] = {C_AGO, C_LATER, C_EARLIER, C_BEFORE, C_AFTER, C_FROM, 0};
    bool counted = false;
    const struct date_node *items = match->nodes->items;
    for (size_t i = match->first; i > 0 && match->first - i < RATE_WORDS && !counted; i--) {
        bool one = i + 1 == match->first && date_match_is(&items[i - 1], C_A); /* "a book a year" */
        counted = date_match_is(&items[i - 1], E_CARDINAL) || one ||
                  (i < match->first && date_match_is(&items[i], C_UNITS) &&
                   date_match_member(&items[i - 1], G_FEW) != C_NONE);
        if (!counted && !is_counted_noun(&items[i - 1])) {
            return false;
        }
    }
    reading->repeats = true;
    reading->length_count = 1;
    reading->lengths[0].thousandths = 1000;
    reading->lengths[0].unit = reading->unit;
    bool dash = date_match_is(date_match_after(match), C_DASH);
    bool unit = reading->unit >= UNIT_MINUTE && reading->unit <= UNIT_YEAR &&
                reading->unit != UNIT_SEASON && reading->unit != UNIT_WEEKEND;
    return counted && unit && !dash && !goes_on(match) &&
           !date_match_in(date_match_after(match), shifts);
}

/* "at weekends"; "two weekends" and "recent weekends" are none. */
bool date_act_weekends(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    static const uint16_t before[] = {C_AT, C_ON, C_AND, C_OR, C_DURING, 0};
    reading->length_count = 0;
    return reading->unit == UNIT_WEEKEND && date_match_in(date_match_before(match), before);
}

bool date_act_set_weekday(struct arena *arena, const struct date_match *match, int arg,
                          struct date_reading *reading)
{
    (void)arena;
    (void)match;
    (void)arg;
    reading->repeats = true;
    reading->nth = 0;
    return date_reading_spend_unit(reading, UNIT_MONTH);
}
