/* The actions of the date grammar that read days, months, years and periods: they check that what
 * matched really is a date and move the matched numbers to where they belong. Times of day and
 * lengths are in date_actions_time.c. They know no publication date: nothing is resolved here. */
#include "extract/date_actions.h"

#include "base/calendar.h"

bool date_act_reject(struct arena *arena, const struct date_match *match, int arg,
                     struct date_reading *reading)
{
    (void)arena;
    (void)match;
    (void)arg;
    (void)reading;
    return false;
}

static bool node_is(const struct date_node *node, unsigned element)
{
    int32_t value = 0;
    return node && date_match_node(node, element, &value);
}

/* Whether a node is one of the elements listed, ended by 0. */
static bool node_in(const struct date_node *node, const uint16_t *elements)
{
    for (size_t i = 0; elements[i]; i++) {
        if (node_is(node, elements[i])) {
            return true;
        }
    }
    return false;
}

static bool is_ambiguous_month(int month)
{
    return month == 3 || month == 5;
}

static const uint16_t before_month[] = {
    C_IN,     C_SINCE, C_UNTIL,  C_BY,   C_OF,   C_FROM,      C_THIS,    C_LAST,
    C_NEXT,   C_EARLY, C_MID,    C_LATE, C_TO,   C_THROUGH,   C_BETWEEN, C_AFTER,
    C_BEFORE, C_DASH,  C_DURING, C_FOR,  C_OVER, C_FREQUENCY, 0};

bool date_act_month(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    if (arg == 1) {
        return reading->unit == UNIT_MONTH;
    }
    const struct date_node *month = date_match_at(match, C_MONTH, 0);
    if (!(month->flags & NODE_CAPITAL)) {
        return reading->month != 8 && !is_ambiguous_month(reading->month) &&
               month->end - month->start > 3;
    }
    bool abbreviated = month->end - month->start <= 3 && reading->month != 5;
    if (reading->year || !(is_ambiguous_month(reading->month) || abbreviated)) {
        return true;
    }
    const struct date_node *before = date_match_before(match);
    return node_in(before, before_month) ||
           (node_is(before, C_AND) && !node_is(date_match_after(match), C_THE));
}

bool date_act_month_day(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_node *month = date_match_at(match, C_MONTH, 0);
    if (is_ambiguous_month(reading->month) && !(month->flags & NODE_CAPITAL) &&
        month->flags & NODE_SPACE) {
        return false;
    }
    const struct date_node *after = date_match_after(match);
    if (reading->month == 9 && reading->day == 11 && !reading->year && node_is(after, C_ATTACKS)) {
        reading->year = 2001;
    }
    int year = reading->year ? reading->year : 2000;
    if (reading->unit != UNIT_NONE && reading->unit != UNIT_DAY) {
        return false;
    }
    reading->unit = UNIT_NONE;
    reading->length_count = 0;
    reading->kind = reading->year ? K_DATE : K_MONTHDAY;
    struct civil day = {year, reading->month, reading->day};
    bool counted = match->end - match->first == 2 && node_is(after, E_ANY_UNIT) && !reading->year &&
                   node_is(&match->nodes->items[match->first], C_MONTH);
    return civil_is_valid(day) && !counted;
}

/* Words after which even a year of the Middle Ages is one, and those after which a number is rather
 * a quantity. */
static const uint16_t before_old_year[] = {C_IN,   C_SINCE,  C_UNTIL, C_BY, C_FROM,
                                           C_OPEN, C_BEFORE, C_AFTER, 0};
static const uint16_t before_quantity[] = {C_OF, C_ABOUT, C_OVER, C_TO, C_AND, C_OR, 0};

static const uint16_t before_year[] = {
    C_IN,   C_SINCE,   C_UNTIL,    C_BY,     C_OF,      C_FROM,   C_EARLY, C_MID,
    C_LATE, C_BETWEEN, C_AFTER,    C_BEFORE, C_OPEN,    C_DURING, C_COMMA, C_SEASON,
    C_THIS, C_LAST,    K_MONTHDAY, C_MONTH,  C_THROUGH, 0};

/* What follows a number that is a quantity and no year. */
static const uint16_t after_number[] = {C_COLON, C_AMPM, C_INTEGER, C_DECIMAL, C_SCALE, C_ZONE, 0};

/* Whether a node is a unit that may be counted: "2000 years", but not "the 2010 season". */
static bool is_counted_unit(const struct date_node *node)
{
    int32_t unit = UNIT_NONE;
    return node && date_match_node(node, E_ANY_UNIT, &unit) && unit != UNIT_SEASON;
}

/* "of 1709 schoolchildren", "nearly 2000 villages": a number before a plain plural. */
static bool counts_something(const struct date_match *match, const struct date_node *after)
{
    const struct date_node *before = date_match_before(match);
    bool plain = after && !after->words && after->class == C_NONE && after->flags & NODE_SPACE &&
                 !(after->flags & NODE_CAPITAL) && after->end - after->start > 3;
    return plain && (!before || node_in(before, before_quantity));
}

bool date_act_year(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arena;
    if (arg == 1) {
        bool year = reading->unit == UNIT_YEAR;
        reading->unit = UNIT_NONE;
        reading->length_count = 0;
        return year;
    }
    const struct date_node *before = date_match_before(match);
    const struct date_node *after = date_match_after(match);
    const struct date_node *self = &match->nodes->items[match->first];
    if (node_in(after, after_number) || is_counted_unit(after) || counts_something(match, after)) {
        return false;
    }
    bool number = match->first >= 2 && node_is(before, C_DASH) && !(self->flags & NODE_SPACE) &&
                  match->nodes->items[match->first - 2].class == C_INTEGER &&
                  match->nodes->items[match->first - 2].digits != 4;
    if (number) {
        return false; /* 555-2010 */
    }
    bool glued = before && !(self->flags & NODE_SPACE) && before->end == self->start &&
                 !node_is(before, C_OPEN) && !node_is(before, C_DASH) && !node_is(before, C_MID);
    if (glued || (self->flags & NODE_SPELLED && !node_is(before, C_IN))) {
        return false;
    }
    if (reading->year < 1500) {
        return node_in(before, before_old_year);
    }
    if (node_in(before, before_year)) {
        return true;
    }
    return reading->year >= 1500 && reading->year <= 2100;
}

static const uint16_t before_short_year[] = {C_IN, C_SINCE, C_FROM, C_OF, C_DASH, 0};

bool date_act_year_short(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    (void)reading;
    const struct date_node *sign = &match->nodes->items[match->first];
    return node_in(date_match_before(match), before_short_year) &&
           sign->end == match->nodes->items[match->first + 1].start;
}

static const uint16_t before_day[] = {C_ON,  C_BY,      C_UNTIL,   C_SINCE,  C_FROM,
                                      C_TO,  C_COMMA,   C_AND,     C_BEFORE, C_AFTER,
                                      C_FOR, K_WEEKDAY, C_WEEKDAY, 0};
static const uint16_t after_day[] = {C_COMMA, C_DOT, C_AND, C_AT,   C_IN,   C_TO,
                                     C_CLOSE, C_FOR, C_OR,  C_DASH, C_FROM, C_THROUGH,
                                     C_UNTIL, C_BY,  C_ON,  0};

bool date_act_day(struct arena *arena, const struct date_match *match, int arg,
                  struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    reading->nth = 0;
    const struct date_node *after = date_match_after(match);
    const struct date_node *number = date_match_at(match, E_DAY_ORDINAL, 0);
    bool digits = number->class == C_ORDINAL_DIGITS && !(number->flags & NODE_SPELLED);
    const struct date_node *before = date_match_before(match);
    if (node_is(before, C_WEEKDAY)) {
        return !after || node_in(after, after_day);
    }
    return digits && node_in(before, before_day) && (!after || node_in(after, after_day));
}

static const uint16_t beside_weekday[] = {C_COMMA, C_OPEN, C_DASH, C_MONTH, E_DAY, C_SLASH, 0};

bool date_act_weekday(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    (void)reading;
    const struct date_node *self = &match->nodes->items[match->first];
    if (arg == 1) {
        return self->flags & NODE_CAPITAL;
    }
    uint32_t length = self->end - self->start;
    if (length > 5) {
        return true;
    }
    const struct date_node *before = date_match_before(match);
    const struct date_node *after = date_match_after(match);
    if (!(self->flags & NODE_CAPITAL) || node_is(before, C_THE)) {
        return false;
    }
    return node_in(after, beside_weekday) || (!after && node_is(before, C_COMMA)) ||
           node_is(before, C_ON) || node_is(before, C_OPEN);
}

static bool set_date(struct date_reading *reading, int32_t year, int32_t month, int32_t day)
{
    if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1000 || year > 2200) {
        return false;
    }
    reading->year = (int16_t)year;
    reading->month = (int8_t)month;
    reading->day = (int8_t)day;
    return civil_is_valid((struct civil){year, month, day});
}

static int32_t full_year(const struct date_node *node)
{
    if (node->digits == 4) {
        return node->value;
    }
    if (node->digits != 2) {
        return 0;
    }
    return node->value < 50 ? 2000 + node->value : 1900 + node->value;
}

static const uint16_t before_slashed[] = {C_ON,    C_BY,   C_UNTIL, C_SINCE,   C_FROM,    C_BEFORE,
                                          C_AFTER, C_OPEN, C_TO,    C_WEEKDAY, K_WEEKDAY, 0};

/* "9/11" is the attacks' own name; other pairs need a word of time before them. */
static bool read_slashed_pair(const struct date_match *match, struct date_reading *reading)
{
    int32_t month = date_match_value(match, C_INTEGER, 0, 0);
    int32_t day = date_match_value(match, C_INTEGER, 1, 0);
    if (month == 9 && day == 11) {
        reading->kind = K_DATE;
        return set_date(reading, 2001, 9, 11);
    }
    if (!node_in(date_match_before(match), before_slashed)) {
        return false;
    }
    if (month > 12 && day <= 12) {
        int32_t swapped = month;
        month = day;
        day = swapped;
    }
    bool valid = set_date(reading, 2000, month, day);
    reading->year = 0;
    return valid;
}

bool date_act_numeric(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    const struct date_node *first = date_match_at(match, C_INTEGER, 0);
    const struct date_node *second = date_match_at(match, C_INTEGER, 1);
    const struct date_node *third = date_match_at(match, C_INTEGER, 2);
    if (!third) {
        return read_slashed_pair(match, reading);
    }
    if (first->digits == 4) {
        return set_date(reading, first->value, second->value, third->value);
    }
    if (first->digits > 2 || second->digits > 2 || first->digits == 0 || third->digits == 0) {
        return false;
    }
    bool day_first = arg == NUMERIC_DMY || first->value > 12;
    if (day_first && second->value <= 12) {
        return set_date(reading, full_year(third), second->value, first->value);
    }
    return set_date(reading, full_year(third), first->value, second->value);
}

bool date_act_eight(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    int32_t value = date_match_value(match, E_EIGHT, 0, 0);
    return set_date(reading, value / 10000, value / 100 % 100, value % 100);
}

static struct date_reading *reading_new(struct arena *arena, uint8_t kind)
{
    struct date_reading *reading = ARENA_NEW(arena, struct date_reading);
    *reading = date_reading_empty(kind);
    return reading;
}

bool date_act_year_dash(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arg;
    int32_t year = date_match_value(match, E_YEAR, 0, 0);
    int32_t two = date_match_value(match, E_TWO, 0, 0);
    const struct date_node *dash = date_match_at(match, C_DASH, 0);
    if (dash->flags & NODE_SPACE) {
        return false;
    }
    reading->year = (int16_t)year;
    if (two <= year % 100 || two > year % 100 + 60) {
        reading->kind = K_MONTH;
        reading->month = (int8_t)two;
        return two >= 1 && two <= 12;
    }
    reading->other = reading_new(arena, K_YEAR);
    reading->other->year = (int16_t)(year - year % 100 + two);
    return true;
}

bool date_act_reldays(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    if (reading->unit != UNIT_NONE && reading->unit != UNIT_DAY) {
        return false;
    }
    reading->length_count = 0;
    reading->unit = UNIT_DAY;
    reading->anchor = ANCHOR_PUBLISHED;
    reading->shift = date_match_value(match, C_RELDAY, 0, 0) + arg;
    return true;
}

static bool is_calendar_unit(unsigned unit)
{
    return unit >= UNIT_DAY && unit <= UNIT_CENTURY && unit != UNIT_SEASON;
}

bool date_act_unit(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arena;
    if (date_match_at(match, C_QUARTER, 0)) {
        reading->unit = UNIT_QUARTER;
    }
    if (!is_calendar_unit(reading->unit)) {
        return false;
    }
    reading->length_count = 0;
    reading->which = (uint8_t)arg;
    reading->anchor = ANCHOR_PUBLISHED;
    bool day = reading->unit == UNIT_DAY;
    if (day && (arg == WHICH_LAST || arg == WHICH_PAST)) {
        return false;
    }
    if (day && arg == WHICH_NEXT) {
        reading->anchor = ANCHOR_EITHER;
    }
    reading->shift = arg == WHICH_LAST || arg == WHICH_PAST ? -1 : arg == WHICH_NEXT;
    reading->shift += arg == WHICH_FOLLOWING ? 2 : 0;
    reading->kind = day ? K_RELDAY : K_PERIOD;
    return true;
}

/* What tells that an event follows: "the day before the vote". */
static const uint16_t opens_event[] = {C_THE, C_A, C_THIS, C_THAT, C_THESE, C_EACH, 0};

static bool event_follows(const struct date_match *match)
{
    const struct date_node *after = date_match_after(match);
    if (!after) {
        return false;
    }
    if (node_in(after, opens_event)) {
        return true;
    }
    bool sign = after->word_count > 0 || after->class != C_NONE;
    return !sign && after->flags & NODE_SPACE;
}

bool date_act_context_unit(struct arena *arena, const struct date_match *match, int arg,
                           struct date_reading *reading)
{
    (void)arena;
    bool hangs = date_match_at(match, C_BEFORE, 0) || date_match_at(match, C_AFTER, 0);
    reading->length_count = 0;
    reading->shift = arg;
    reading->anchor = ANCHOR_CONTEXT;
    reading->which = WHICH_FOLLOWING;
    if (date_match_at(match, C_LATER, 0) || date_match_at(match, C_EARLIER, 0)) {
        reading->share = SHARE_ALL;
    }
    if (reading->weekday || reading->part) {
        reading->unit = reading->weekday ? UNIT_WEEK : UNIT_DAY;
        if (hangs && event_follows(match)) {
            reading->kind = K_ANCHORED;
        }
        return true;
    }
    if (!is_calendar_unit(reading->unit)) {
        return false;
    }
    if (hangs && event_follows(match)) {
        reading->kind = K_ANCHORED;
        return true;
    }
    reading->kind = reading->unit == UNIT_DAY ? K_RELDAY : K_PERIOD;
    return true;
}

bool date_act_share(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    bool bare = date_match_at(match, C_THE, 0) && !date_match_at(match, C_LATER, 0) &&
                !date_match_at(match, C_EARLIER, 0);
    bool joined = date_match_at(match, K_PERIOD, 0) != NULL;
    if (bare || !is_calendar_unit(reading->unit) || (!joined && reading->unit == UNIT_QUARTER)) {
        return false;
    }
    if (!joined) {
        reading->which = WHICH_THIS;
        reading->anchor = ANCHOR_PUBLISHED;
        reading->length_count = 0;
    }
    if (arg == SHARE_LATE && reading->unit != UNIT_YEAR && reading->unit != UNIT_MONTH) {
        return false;
    }
    if (reading->unit == UNIT_DAY) {
        reading->kind = K_RELDAY;
        return true;
    }
    bool current = reading->shift == 0;
    reading->share = (uint8_t)arg;
    if (!current) {
        reading->share = arg == SHARE_SOFAR ? SHARE_EARLY : SHARE_LATE;
    }
    return true;
}

/* Early and the beginning, mid and the middle, late and the end. */
static enum date_share matched_share(const struct date_match *match)
{
    if (date_match_at(match, C_EARLY, 0) || date_match_at(match, C_BEGINNING, 0)) {
        return SHARE_EARLY;
    }
    bool middle = date_match_at(match, C_MID, 0) || date_match_at(match, C_MIDDLE, 0);
    return middle ? SHARE_MID : SHARE_LATE;
}

bool date_act_weekend(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    (void)match;
    (void)arg;
    reading->length_count = 0;
    reading->anchor = ANCHOR_PUBLISHED;
    return reading->unit == UNIT_WEEKEND;
}

bool date_act_edge(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    bool whole = reading->unit == UNIT_WEEK || reading->unit == UNIT_MONTH ||
                 reading->unit == UNIT_YEAR || reading->unit == UNIT_DECADE;
    bool day = reading->unit == UNIT_DAY && date_match_at(match, C_IN, 0);
    bool article = date_match_at(match, C_IN, 0) || match->at[4];
    reading->length_count = 0;
    reading->which = WHICH_THIS;
    reading->anchor = day ? ANCHOR_EITHER : ANCHOR_PUBLISHED;
    reading->share = day ? SHARE_ALL : (uint8_t)matched_share(match);
    reading->kind = day ? K_RELDAY : K_PERIOD;
    return day || (whole && (article || reading->unit == UNIT_YEAR));
}

bool date_act_soft_share(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arena;
    if (reading->share != SHARE_ALL) {
        return false;
    }
    arg = arg ? arg : (int)matched_share(match);
    if (match->rule->kind == K_DATETIME) {
        reading->part = arg == SHARE_EARLY ? PART_MORNING : PART_EVENING;
        return reading->hour == CLOCK_NONE;
    }
    reading->share = (uint8_t)arg;
    return true;
}

bool date_act_which(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    const struct date_node *month = date_match_at(match, C_MONTH, 0);
    const struct date_node *weekday = date_match_at(match, C_WEEKDAY, 0);
    const struct date_node *season = date_match_at(match, C_SEASON, 0);
    bool doubtful = is_ambiguous_month(reading->month) || reading->month == 8;
    bool small = month && !(month->flags & NODE_CAPITAL) && doubtful;
    bool lower = weekday && !(weekday->flags & NODE_CAPITAL) && weekday->end - weekday->start < 5;
    bool step = season && reading->season == 1 && season->flags & NODE_CAPITAL;
    reading->which = (uint8_t)arg;
    return !small && !lower && !step;
}

static const uint16_t before_season[] = {C_IN,    C_SINCE,     C_EARLY, C_MID,    C_LATE, C_BY,
                                         C_UNTIL, C_BEGINNING, C_LAST,  C_DURING, C_DASH, 0};

bool date_act_season(struct arena *arena, const struct date_match *match, int arg,
                     struct date_reading *reading)
{
    (void)arena;
    const struct date_node *before = date_match_before(match);
    const struct date_node *after = date_match_after(match);
    const struct date_node *season = date_match_at(match, C_SEASON, 0);
    bool spring = reading->season == 1;
    bool fall = season->end - season->start == 4;
    if (node_is(after, C_OF) || (spring && season->flags & NODE_CAPITAL)) {
        return false;
    }
    if (arg == 1) {
        return node_in(before, before_season) || node_is(before, C_OF);
    }
    return !fall && node_in(before, before_season);
}

static const uint16_t before_numeral[] = {C_IN, C_FOR,  C_SINCE, C_DURING, C_BY, C_FISCAL,
                                          C_TO, C_THIS, C_LAST,  C_UNTIL,  0};

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
           (!alone || node_in(date_match_before(match), before_numeral));
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

bool date_act_decade(struct arena *arena, const struct date_match *match, int arg,
                     struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    int32_t year = date_match_value(match, C_DECADE_DIGITS, 0, -1);
    if (year < 0) {
        year = date_match_value(match, C_DECADE_WORD, 0, date_match_value(match, E_YEAR, 0, 0));
    }
    reading->year = 0;
    if (year % 10 != 0) {
        return false;
    }
    const struct date_node *before = date_match_before(match);
    if (year < 100 && node_is(before, C_IN) && node_is(date_match_after(match), C_FREQUENCY)) {
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
    struct date_reading *other = reading_new(arena, K_PERIOD);
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
        reading->year = (int16_t)full_year(numeral);
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

bool date_act_era(struct arena *arena, const struct date_match *match, int arg,
                  struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    int32_t year = date_match_value(match, C_INTEGER, 0, 0);
    const struct date_node *era = date_match_at(match, C_ERA, 0);
    reading->before_christ = date_match_value(match, C_ERA, 0, 0) == 1;
    reading->year = (int16_t)year;
    return year > 0 && year < 2200 && (era->flags & NODE_CAPS || era->end - era->start > 2);
}

bool date_act_holiday_year(struct arena *arena, const struct date_match *match, int arg,
                           struct date_reading *reading)
{
    (void)arena;
    (void)match;
    reading->which = (uint8_t)arg;
    return true;
}

/* --- pairs -------------------------------------------------------------------------------- */

/* The reading of the nth node that is one. */
static const struct date_reading *reading_at(const struct date_match *match, size_t nth)
{
    for (size_t i = match->first; i < match->end; i++) {
        const struct date_node *node = &match->nodes->items[i];
        if (node->reading && nth-- == 0) {
            return node->reading;
        }
    }
    return NULL;
}

bool date_act_pair(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arg;
    const struct date_reading *left = reading_at(match, 0);
    const struct date_reading *right = reading_at(match, 1);
    if (!left || !right || (left->kind == K_YEAR && left->year > right->year)) {
        return false;
    }
    struct date_reading *other = reading_new(arena, right->kind);
    *other = *right;
    *reading = *left;
    reading->kind = K_RANGE;
    reading->other = other;
    if (!reading->year && other->year && !other->which) {
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
    struct date_reading *other = reading_new(arena, reading->year ? K_DATE : K_MONTHDAY);
    other->year = reading->year;
    other->month = reading->month;
    other->day = (int8_t)second;
    reading->day = (int8_t)first;
    reading->other = other;
    const struct date_node *after = date_match_after(match);
    int year = reading->year ? reading->year : 2000;
    if (!reading->year && node_is(after, C_COLON)) {
        return false;
    }
    return first < second && (arg == 0 || second == first + 1) &&
           civil_is_valid((struct civil){year, reading->month, second});
}

bool date_act_month_pair(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arg;
    struct date_reading *other = reading_new(arena, K_MONTH);
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
    (void)match;
    (void)arg;
    struct date_reading *other = reading_new(arena, K_RELDAY);
    other->unit = UNIT_DAY;
    other->anchor = ANCHOR_PUBLISHED;
    reading->other = other;
    reading->which = WHICH_OPEN;
    return true;
}

bool date_act_join(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arena;
    const struct date_reading *left = reading_at(match, 0);
    const struct date_reading *right = reading_at(match, 1);
    if (arg == JOIN_ZONE) {
        return right->zone != ZONE_NONE && left->zone == ZONE_NONE && left->hour != CLOCK_NONE &&
               (reading->zone = left->zone, true);
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
    return !(left->day && right->day);
}

bool date_act_week_of(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    (void)match;
    (void)arg;
    reading->length_count = 0;
    return reading->unit == UNIT_WEEK && reading->month && reading->day;
}

bool date_act_in_year(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_reading *part = reading_at(match, 0);
    const struct date_reading *whole = reading_at(match, 1);
    if (part->kind == K_PERIOD && whole->kind == K_HOLIDAY) {
        const struct date_reading *swap = part;
        part = whole;
        whole = swap;
    }
    bool year = whole->kind == K_YEAR || (whole->unit == UNIT_YEAR && !whole->fiscal);
    bool plain = part->kind != K_PERIOD || part->quarter || part->season || part->half;
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
    const struct date_reading *inner = reading_at(match, 0);
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
    of.other = reading_new(arena, whole->kind);
    *of.other = *whole;
    *reading = of;
    bool month = whole->kind == K_MONTH || (whole->unit == UNIT_MONTH && whole->length_count == 0);
    bool fits = of.unit == UNIT_DAY || of.unit == UNIT_WEEK || of.unit == UNIT_WEEKEND;
    bool counted = nth == -1 || (nth >= 1 && nth <= (of.weekday || of.unit != UNIT_DAY ? 5 : 31));
    return month && fits && counted && whole->share == SHARE_ALL;
}

bool date_act_lengths_of(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arena;
    const struct date_reading *length = reading_at(match, 0);
    const struct date_reading *whole = reading_at(match, reading_at(match, 1) ? 1 : 0);
    bool unit = reading->length_count == 1 && reading->lengths[0].unit == UNIT_MONTH &&
                reading->lengths[0].thousandths > 0 && reading->lengths[0].thousandths < 12000;
    bool year = whole->kind == K_YEAR || whole->unit == UNIT_YEAR;
    int32_t nth = date_match_value(match, E_NTH, 0, 0);
    int side = arg == 1 ? (nth == 1) - (nth == -1) : length->length_side;
    if (!unit || !year || side == 0) {
        return false;
    }
    int32_t months = reading->lengths[0].thousandths / 1000;
    bool first = arg == 1 && nth == 1;
    reading->unit = whole->unit;
    reading->shift = whole->shift;
    reading->which = whole->which;
    reading->anchor = whole->anchor;
    reading->length_side = (int8_t)(first ? 1 : -1);
    reading->nth = 0;
    if (months == 3) {
        reading->quarter = first ? 1 : 4;
        reading->length_count = 0;
    } else if (months == 6) {
        reading->half = first ? 1 : 2;
        reading->length_count = 0;
    }
    return true;
}
