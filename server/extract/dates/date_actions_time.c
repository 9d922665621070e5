/* The actions of the date grammar that read times of day and parts of it. Nothing is resolved here.
 */
#include "date_actions.h"

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
    bool hour = date_reading_spend_unit(reading, UNIT_HOUR);
    return hour || !date_match_at(match, C_UNITS, 0);
}

bool date_act_clock(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    const struct date_node *half = date_match_at(match, C_AMPM, 0);
    if (arg == CLOCK_WORD) {
        reading->hour = (int8_t)date_match_value(match, C_CLOCKWORD, 0, 0);
        reading->minute = 0;
        reading->midnight = reading->hour == 0;
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
    const struct date_node *self = &match->nodes->items[match->end - 1];
    const struct date_node *after = date_match_after(match);
    if (arg == 1) {
        reading->leads = reading->part < PART_NIGHT;
        static const uint16_t bounds[] = {C_DURING, C_THROUGH, C_BY, C_OF, 0};
        const struct date_node *before = date_match_before(match);
        bool clause = after && date_match_is_plain(after) && after->flags & NODE_SPACE;
        return date_match_is(before, C_IN) || (!clause && date_match_in(before, bounds)) ||
               date_match_is(after, C_OF);
    }
    return !date_match_is(after, C_DASH) || self->end != after->start;
}

bool date_act_part_words(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arena;
    (void)match;
    (void)arg;
    reading->leads = reading->part < PART_NIGHT;
    return true;
}

bool date_act_small_hours(struct arena *arena, const struct date_match *match, int arg,
                          struct date_reading *reading)
{
    (void)arena;
    const struct date_node *after = date_match_after(match);
    bool hours = date_reading_spend_unit(reading, UNIT_HOUR);
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

/* Whether an hour lies in a part of the day: "3 a.m. on Sunday morning". */
static bool is_hour_of(int hour, unsigned part)
{
    switch (part) {
    case PART_MORNING:
        return hour < 12;
    case PART_AFTERNOON:
        return hour >= 12 && hour < 19;
    case PART_EVENING:
        return hour >= 16;
    case PART_NIGHT:
        return hour >= 18 || hour < 6;
    default:
        return false;
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
    return spoken || midnight || is_hour_of(reading->hour, reading->part);
}

bool date_act_overnight(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    (void)reading;
    return date_match_reading(match, 0)->leads;
}

bool date_act_night_of(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_reading *days = date_match_at(match, K_RANGE, 0)->reading;
    const struct date_reading *next = days->other;
    bool night = date_match_at(match, K_PART, 0)->reading->part == PART_NIGHT;
    *reading = *days;
    reading->kind = K_DATETIME;
    reading->part = PART_NIGHT;
    reading->other = NULL;
    return night && days->day && next && next->day == days->day + 1 && next->month == days->month &&
           days->hour == CLOCK_NONE;
}

static bool is_day_after(const struct date_reading *day, const struct date_reading *next)
{
    if (!day->month || !next->month) {
        return day->weekday && next->weekday == day->weekday % 7 + 1;
    }
    bool turn = next->day == 1 && day->day >= 28 && next->month == day->month % 12 + 1;
    return turn || (next->month == day->month && next->day == day->day + 1);
}

bool date_act_night_to(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_reading *night = date_match_reading(match, 0);
    const struct date_reading *next = date_match_reading(match, 1);
    *reading = *night;
    bool turn = night->month == 12 && next->month == 1;
    reading->year = night->year || !next->year ? night->year : (int16_t)(next->year - turn);
    return night->part == PART_NIGHT && night->hour == CLOCK_NONE && is_day_after(night, next);
}

/* "by midnight Friday", "expires at midnight on Sept. 14": the end of that day; "shortly after
 * midnight on Friday" is its beginning, and of a day with its year either may be meant. */
static bool is_end_of_day(const struct date_match *match, const struct date_reading *reading)
{
    return reading->midnight && reading->zone == ZONE_NONE && !reading->year && !reading->holiday &&
           !date_match_is(date_match_before(match), C_AFTER) &&
           !date_match_is(date_match_before(match), C_PAST);
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
    reading->hour = is_end_of_day(match, reading) ? 24 : reading->hour;
    return true;
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
    struct date_reading from = *day, to = *day;
    from.hour = left->hour;
    from.minute = left->minute;
    from.zone = left->zone;
    to.hour = right->hour;
    to.minute = right->minute;
    to.zone = right->zone;
    *reading = date_reading_range(arena, &from, &to);
    return left->hour != CLOCK_NONE && right->hour != CLOCK_NONE && left->hour <= right->hour &&
           !day->other;
}
