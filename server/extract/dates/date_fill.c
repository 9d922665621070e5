/* What the elements of a matched pattern say, put into a reading: a month where a month was
 * matched, an amount where a number stood before a unit. The first to say a thing wins. */
#include "date_fill.h"

#include <string.h>

#define TAKE(field, none)                                                                          \
    do {                                                                                           \
        if (into->field == (none)) {                                                               \
            into->field = from->field;                                                             \
        }                                                                                          \
    } while (0)

void date_fill_merge(struct date_reading *into, const struct date_reading *from)
{
    TAKE(year, 0);
    TAKE(month, 0);
    TAKE(day, 0);
    TAKE(weekday, 0);
    TAKE(nth, 0);
    TAKE(quarter, 0);
    TAKE(half, 0);
    TAKE(season, 0);
    TAKE(decade, 0);
    TAKE(century, 0);
    TAKE(holiday, 0);
    TAKE(fiscal, false);
    TAKE(before_christ, false);
    if (into->hour == CLOCK_NONE) {
        into->hour = from->hour;
        into->minute = from->minute;
        into->second = from->second;
        into->twelve_hours = from->twelve_hours;
        into->midnight = from->midnight;
    }
    TAKE(zone, ZONE_NONE);
    TAKE(part, PART_NONE);
    if (into->unit == UNIT_NONE) {
        into->unit = from->unit;
        into->shift = from->shift;
        into->shift_vague = from->shift_vague;
    }
    TAKE(anchor, ANCHOR_NONE);
    TAKE(which, WHICH_OPEN);
    TAKE(share, SHARE_ALL);
    TAKE(ref, REF_NONE);
    TAKE(other, NULL);
    if (into->length_count == 0) {
        memcpy(into->lengths, from->lengths, sizeof(into->lengths));
        into->length_count = from->length_count;
        into->length_side = from->length_side;
    }
    TAKE(repeats, false);
    TAKE(keeps, false);
}

static void fill_length(struct date_reading *reading, const struct date_node *node, int32_t value)
{
    if (reading->length_count < LENGTHS_MAX) {
        reading->lengths[reading->length_count].thousandths = value * 1000LL + node->thousandths;
    }
}

static void fill_unit(struct date_reading *reading, int32_t unit)
{
    reading->unit = reading->unit ? reading->unit : (uint8_t)unit;
    if (reading->length_count < LENGTHS_MAX) {
        reading->lengths[reading->length_count++].unit = (uint8_t)unit;
    }
}

static const struct {
    uint8_t class;
    uint8_t which;
} whiches[] = {
    {C_LAST, WHICH_LAST},   {C_PREVIOUS, WHICH_PREVIOUS},   {C_PAST, WHICH_PAST},
    {C_THIS, WHICH_THIS},   {C_CURRENT, WHICH_THIS},        {C_NEXT, WHICH_NEXT},
    {C_COMING, WHICH_NEXT}, {C_FOLLOWING, WHICH_FOLLOWING}, {C_UPCOMING, WHICH_NEXT},
};

static void fill_which(struct date_reading *reading, unsigned element)
{
    for (size_t i = 0; i < sizeof(whiches) / sizeof(whiches[0]); i++) {
        bool stronger = reading->which == WHICH_OPEN || reading->which == WHICH_THIS;
        if (whiches[i].class == element && stronger) {
            reading->which = whiches[i].which;
        }
    }
}

static void fill_calendar(struct date_reading *reading, const struct date_node *node,
                          unsigned element, int32_t value)
{
    switch (element) {
    case C_MONTH:
    case E_MONTH_NUMBER:
        reading->month = reading->month ? reading->month : (int8_t)value;
        break;
    case E_DAY:
    case E_DAY_PLAIN:
    case E_DAY_ORDINAL:
        reading->day = reading->day ? reading->day : (int8_t)value;
        break;
    case E_YEAR:
        reading->year = reading->year ? reading->year : (int16_t)value;
        break;
    case E_YEAR_SHORT:
        reading->year = reading->year ? reading->year : (int16_t)date_match_year(node);
        break;
    case C_WEEKDAY:
    case C_WEEKDAYS:
        reading->weekday = (int8_t)value;
        break;
    case C_SEASON:
        reading->season = (int8_t)value;
        break;
    case E_NTH:
        reading->nth = reading->nth || value > 100 ? reading->nth : (int8_t)value;
        break;
    default:
        break;
    }
}

static void fill_time(struct date_reading *reading, unsigned element, int32_t value)
{
    switch (element) {
    case E_HOUR:
    case E_HOUR_WORD:
        reading->hour = (int8_t)value;
        break;
    case E_MINUTE:
        if (reading->minute == CLOCK_NONE) {
            reading->minute = (int8_t)value;
        } else {
            reading->second = (int8_t)value;
        }
        break;
    case E_CLOCK4:
        reading->hour = (int8_t)(value / 100);
        reading->minute = (int8_t)(value % 100);
        break;
    case C_ZONE:
    case C_EASTERN:
        reading->zone = (int16_t)value;
        break;
    case C_PART:
    case C_PARTS:
        reading->part = (uint8_t)(value & ~PART_LEADS);
        reading->leads = (value & PART_LEADS) != 0;
        break;
    default:
        break;
    }
}

static void fill_element(struct date_reading *reading, const struct date_node *node,
                         unsigned element)
{
    int32_t value = 0;
    (void)date_match_node(node, element, &value);
    if (element == E_AMOUNT || element == E_CARDINAL || element == C_COUPLE) {
        fill_length(reading, node, value);
    } else if (element == C_VAGUE && reading->length_count < LENGTHS_MAX) {
        reading->lengths[reading->length_count].thousandths = AMOUNT_VAGUE;
    } else if (element == C_UNIT || element == C_UNITS || element == E_ANY_UNIT) {
        fill_unit(reading, value);
    } else if (element >= K_FIRST) {
        date_fill_merge(reading, node->reading);
    } else {
        fill_calendar(reading, node, element, value);
        fill_time(reading, element, value);
        fill_which(reading, element);
    }
}

struct date_reading date_fill_reading(const struct date_match *match)
{
    struct date_reading reading = date_reading_empty(match->rule->kind);
    for (size_t i = 0; i < PATTERN_MAX && match->rule->pattern[i]; i++) {
        if (match->at[i]) {
            unsigned element = match->rule->pattern[i] & ~(unsigned)OPT;
            fill_element(&reading, match->at[i], date_match_member(match->at[i], element));
        }
    }
    return reading;
}
