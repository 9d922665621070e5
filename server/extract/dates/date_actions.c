/* The actions of the date grammar that read days, months and years: they check that what matched
 * really is a date and move the matched numbers to where they belong. Nothing is resolved here:
 * they know no publication date. */
#include "date_actions.h"

#include "base/calendar.h"

static bool is_ambiguous_month(int month)
{
    return month == 3 || month == 5;
}

static const uint16_t before_month[] = {
    C_FOLLOWING, C_IN,     C_SINCE, C_UNTIL, C_BY,        C_OF,      C_FROM,    C_THIS,  C_LAST,
    C_NEXT,      C_EARLY,  C_MID,   C_LATE,  C_TO,        C_THROUGH, C_BETWEEN, C_AFTER, C_BEFORE,
    C_DASH,      C_DURING, C_FOR,   C_OVER,  C_FREQUENCY, C_AS,      C_LEAST,   0};

/* "his May trial", "the March elections", "since inconclusive March elections": what comes every
 * year before a noun, behind what may open it. */
static bool describes_noun(const struct date_match *match)
{
    static const uint16_t openers[] = {C_THE, C_A, C_OWNER, C_ITS, C_POSSESSIVE, 0};
    const struct date_node *before = date_match_before(match);
    const struct date_node *after = date_match_after(match);
    bool noun = after && !(after->flags & NODE_CAPITAL) && after->flags & NODE_SPACE &&
                after->end - after->start > 3 &&
                (date_match_is_plain(after) || date_match_is(after, C_HOLIDAY) ||
                 date_match_is(after, C_ATTACKS)); /* "election" is of Election Day, too */
    bool adjective = before && date_match_is_plain(before) && !(before->flags & NODE_CAPITAL);
    return noun && (date_match_in(before, openers) || (adjective && after->flags & NODE_PLURAL));
}

bool date_act_month(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    if (arg == 1) {
        return reading->unit == UNIT_MONTH;
    }
    const struct date_node *month = date_match_at(match, C_MONTH, 0);
    if (!(month->flags & NODE_CAPITAL)) {
        static const uint16_t august_company[] = {C_THE, C_A, C_THIS, C_THAT, 0};
        bool august =
            reading->month == 8 && date_match_in(date_match_before(match), august_company);
        bool ending = !date_match_after(match) && date_match_is(date_match_before(match), C_IN);
        return !august && (ending || !is_ambiguous_month(reading->month)) &&
               month->end - month->start > (ending ? 2 : 3);
    }
    bool abbreviated = month->end - month->start <= 3 && reading->month != 5;
    if (reading->year || !(is_ambiguous_month(reading->month) || abbreviated)) {
        return true;
    }
    const struct date_node *before = date_match_before(match);
    bool from = date_match_is(date_match_after(match), G_TO) &&
                date_match_is(date_match_nth_after(match, 1), C_MONTH);
    bool listed =
        date_match_is(before, C_COMMA) && date_match_is(date_match_nth_before(match, 1), C_MONTH);
    return from || listed || describes_noun(match) || date_match_in(before, before_month) ||
           (date_match_is(before, C_AND) && !date_match_is(date_match_after(match), C_THE));
}

/* "In March six soldiers died", "in June 12 people drowned": days stand behind "on". */
static bool counts_people(const struct date_match *match)
{
    const struct date_node *after = date_match_after(match);
    bool plain = after && date_match_is_plain(after) && after->flags & NODE_SPACE &&
                 !(after->flags & NODE_CAPITAL) && after->end - after->start > 3;
    bool two = match->end - match->first == 2 &&
               date_match_is(&match->nodes->items[match->first], C_MONTH);
    return (plain || date_match_is(after, C_WITH_FT)) && two &&
           date_match_is(date_match_before(match), C_IN);
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
    const struct date_node *article = date_match_at(match, C_THE, 0);
    bool follows = article && article > month; /* "in December the two sides" */
    if (follows && !date_match_is(date_match_at(match, E_DAY, 0), E_DAY_ORDINAL)) {
        return false;
    }
    const struct date_node *after = date_match_after(match);
    if (reading->month == 9 && reading->day == 11 && !reading->year &&
        date_match_is(after, C_ATTACKS)) {
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
    bool counted = match->end - match->first == 2 && date_match_is(after, E_ANY_UNIT) &&
                   !reading->year && date_match_is(&match->nodes->items[match->first], C_MONTH);
    return civil_is_valid(day) && !counted && !counts_people(match);
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

/* "of 1709 schoolchildren", "nearly 2000 villages", "has 1500 rooms": a number before a plain word,
 * a round one also where no word of time or possession stands before it. */
static bool counts_something(const struct date_match *match, const struct date_node *after,
                             int32_t year)
{
    static const uint16_t owners[] = {C_THE,  C_OWNER, C_POSSESSIVE, C_THIS,
                                      C_THAT, C_DASH,  C_OPEN,       0};
    const struct date_node *before = date_match_before(match);
    bool plain = after && date_match_is_plain(after) && after->flags & NODE_SPACE &&
                 !(after->flags & NODE_CAPITAL) && after->end - after->start > 3;
    bool free = before && !date_match_in(before, before_year) && !date_match_in(before, owners);
    bool plural = plain && after->flags & NODE_PLURAL;
    bool reach = date_match_is(before, C_AND) || (date_match_is(before, C_TO) && !plural);
    bool pair = reach && date_match_is(date_match_nth_before(match, 1), E_YEAR);
    bool quantity = date_match_is(before, C_OF) ? plural : date_match_in(before, before_quantity);
    quantity = quantity && !pair; /* "of 1987 and 1988", "from 1914 to 1918 changed" */
    return plain && (!before || quantity || (plural && free && year % 100 == 0 && !before->words));
}

bool date_act_year(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arena;
    if (arg == 1) {
        return date_reading_spend_unit(reading, UNIT_YEAR);
    }
    const struct date_node *before = date_match_before(match);
    const struct date_node *after = date_match_after(match);
    const struct date_node *self = &match->nodes->items[match->first];
    bool price = date_match_is(before, C_AT) || date_match_is(before, C_THAN);
    bool entry = !before && date_match_is(after, C_COLON) && reading->year >= 1500; /* "1989: …" */
    if (price || (!entry && date_match_in(after, after_number)) || is_counted_unit(after) ||
        counts_something(match, after, reading->year)) {
        return false;
    }
    const struct date_node *second = date_match_nth_before(match, 1);
    bool number = second && date_match_is(before, C_DASH) && !(self->flags & NODE_SPACE) &&
                  second->class == C_INTEGER && second->digits != 4;
    if (number) {
        return false; /* 555-2010 */
    }
    bool glued = before && !(self->flags & NODE_SPACE) && before->end == self->start &&
                 !date_match_is(before, C_OPEN) && !date_match_is(before, C_DASH) &&
                 !date_match_is(before, C_MID);
    bool spelled = date_match_is(before, C_IN) || date_match_is(before, C_SINCE) ||
                   (date_match_is(before, C_OF) && reading->year % 100 != 0);
    if (glued || (self->flags & NODE_SPELLED && !spelled)) {
        return false;
    }
    if (reading->year < 1500) {
        return date_match_in(before, before_old_year);
    }
    if (date_match_in(before, before_year)) {
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
    return date_match_in(date_match_before(match), before_short_year) &&
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
    const struct date_node *second = date_match_nth_before(match, 1);
    bool week =
        date_match_is(before, C_OF) && date_match_value_of(second, C_UNIT, UNIT_NONE) == UNIT_WEEK;
    if (week || date_match_is(before, C_WEEKDAY)) {
        return !after || date_match_in(after, after_day);
    }
    return digits && date_match_in(before, before_day) &&
           (!after || date_match_in(after, after_day));
}

static const uint16_t beside_weekday[] = {C_COMMA, C_OPEN, C_DASH, C_MONTH, E_DAY, C_SLASH, 0};

/* What tells that "Tue" is a day; "Sun" and "Sat" need more. */
static const uint16_t before_abbreviation[] = {C_FROM, C_UNIT, C_UNTIL, C_BY, C_NEXT, C_LAST, 0};
static const uint16_t after_abbreviation[] = {C_TO, C_THROUGH, C_PART, C_AT, 0};

/* "on a Tuesday", "tomorrow, a Tuesday,": any one, unless it describes a noun ("a Tuesday vote").
 */
static void any_weekday(const struct date_match *match, struct date_reading *reading)
{
    static const uint16_t after[] = {C_COMMA, C_DOT, C_AND, C_OR, C_IN, C_AT, C_CLOSE, 0};
    const struct date_node *next = date_match_after(match);
    const struct date_node *before = date_match_before(match);
    if (before && before->class == C_NONE && date_match_is(before, C_A) &&
        (!next || date_match_in(next, after))) {
        reading->anchor = ANCHOR_NOWHERE;
    }
}

bool date_act_weekday(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arena;
    const struct date_node *self = &match->nodes->items[match->first];
    if (arg == 1) {
        return self->flags & NODE_CAPITAL;
    }
    uint32_t length = self->end - self->start;
    if (length > 5) {
        any_weekday(match, reading);
        return true;
    }
    const struct date_node *before = date_match_before(match);
    const struct date_node *after = date_match_after(match);
    if (!(self->flags & NODE_CAPITAL) || date_match_is(before, C_THE)) {
        return false;
    }
    bool choice = (date_match_is(before, C_OR) || date_match_is(before, C_AND) ||
                   date_match_is(before, C_TO)) &&
                  date_match_is(date_match_nth_before(match, 1), C_WEEKDAY);
    bool plain = reading->weekday <= 5 && (date_match_in(before, before_abbreviation) ||
                                           date_match_in(after, after_abbreviation));
    return plain || choice || date_match_in(after, beside_weekday) ||
           (!after && date_match_is(before, C_COMMA)) || date_match_is(before, C_ON) ||
           date_match_is(before, C_OPEN);
}

bool date_act_weekday_day(struct arena *arena, const struct date_match *match, int arg,
                          struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    (void)reading;
    const struct date_node *weekday = &match->nodes->items[match->first];
    const struct date_node *after = date_match_after(match);
    bool closed = !after || date_match_is(after, C_COMMA) || date_match_is(after, C_DOT) ||
                  (!after->words && after->class == C_NONE && after->end - after->start == 1);
    return closed && weekday->flags & NODE_CAPITAL;
}

bool date_act_weekdays_ago(struct arena *arena, const struct date_match *match, int arg,
                           struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    int32_t amount = date_match_value(match, E_AMOUNT, 0, 0);
    reading->weekday = (int8_t)date_match_value(match, C_WEEKDAYS, 0, 0);
    reading->length_count = 0;
    reading->which = WHICH_LAST;
    reading->shift = 1 - amount;
    return amount > 0 && amount < 10 && reading->weekday > 0;
}

bool date_act_weekday_week(struct arena *arena, const struct date_match *match, int arg,
                           struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    bool week = date_reading_spend_unit(reading, UNIT_WEEK);
    const struct date_node *after = date_match_after(match);
    bool closed =
        !after || after->words || after->class != C_NONE || after->end - after->start == 1;
    reading->which = WHICH_FOLLOWING;
    reading->shift = 1;
    return week && closed && !date_match_is(after, C_DASH) && !date_match_is(after, C_POSSESSIVE);
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
    if (!date_match_in(date_match_before(match), before_slashed)) {
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
        return set_date(reading, date_match_year(third), second->value, first->value);
    }
    return set_date(reading, date_match_year(third), first->value, second->value);
}

bool date_act_eight(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    int32_t value = date_match_value(match, E_EIGHT, 0, 0);
    return set_date(reading, value / 10000, value / 100 % 100, value % 100);
}

static const uint16_t after_range[] = {C_COMMA, C_DOT,   C_AND, C_CLOSE,  C_IN, C_OF, C_FOR, C_BY,
                                       C_AT,    C_COLON, C_AS,  C_SEASON, C_TO, C_ON, 0};

/* Whether nothing follows a range of years that its second number could count. */
static bool ends_range(const struct date_match *match)
{
    const struct date_node *after = date_match_after(match);
    return !after || date_match_in(after, after_range);
}

bool date_act_year_digit(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arg;
    const struct date_node *last = &match->nodes->items[match->end - 1];
    reading->day = 0;
    reading->other = date_reading_new(arena, K_YEAR);
    reading->other->year = (int16_t)(reading->year - reading->year % 10 + last->value);
    return last->digits == 1 && reading->other->year > reading->year &&
           reading->other->year - reading->year < 8 && ends_range(match);
}

bool date_act_year_dash(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    int32_t year = date_match_value(match, E_YEAR, 0, 0);
    int32_t two = date_match_value(match, E_TWO, 0, 0);
    const struct date_node *dash = date_match_at(match, arg == 1 ? C_SLASH : C_DASH, 0);
    bool apart = dash->flags & NODE_SPACE;
    if (arg == 1 && (apart || two != year % 100 + 1)) {
        return false; /* "2015/16" is two years, "2015/06" none */
    }
    if (apart && (two != (year + 1) % 100 || !ends_range(match))) {
        return false;
    }
    reading->year = (int16_t)year;
    if (two <= year % 100 || two > year % 100 + 60) {
        reading->kind = K_MONTH;
        reading->month = (int8_t)two;
        return two >= 1 && two <= 12;
    }
    reading->other = date_reading_new(arena, K_YEAR);
    reading->other->year = (int16_t)(year - year % 100 + two);
    return true;
}

bool date_act_about(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    int32_t low = date_match_value(match, E_CARDINAL, 0, 0);
    int32_t high = date_match_value(match, E_CARDINAL, 1, 0);
    const struct date_node *dash = date_match_at(match, C_DASH, 0);
    bool spaced = dash && dash->flags & NODE_SPACE;
    if (low <= 0 || low >= high || high > 1000 || spaced || reading->unit == UNIT_SEASON ||
        reading->unit == UNIT_NONE) {
        return false;
    }
    reading->length_count = 1;
    reading->lengths[0].thousandths = AMOUNT_VAGUE;
    reading->lengths[0].unit = reading->unit;
    if (arg == 0) {
        return true;
    }
    bool ago = date_match_at(match, C_AGO, 0) != NULL;
    bool back = ago || date_match_at(match, C_EARLIER, 0);
    return date_act_shift(arena, match, (back ? SHIFT_BACK : 0) | (ago ? 0 : SHIFT_CONTEXT),
                          reading);
}

/* Whether a word of business stands near: profits, millions, or what rose or fell by a share.
 * Players shoot 40 percent and a side falls behind. */
static bool is_business(const struct date_match *match)
{
    enum { REACH = 12 };
    const struct date_nodes *nodes = match->nodes;
    size_t from = match->first > REACH ? match->first - REACH : 0;
    bool grew = false, share = false;
    for (size_t i = from; i < nodes->count && i < match->end + REACH; i++) {
        const struct date_node *node = &nodes->items[i];
        if (date_match_is(node, C_RESULT) || date_match_is(node, C_MILLIONS)) {
            return true;
        }
        grew = grew || date_match_is(node, C_GREW);
        share = share || date_match_value_of(node, C_WITH_FT, 0) == MEASURE_SHARE;
    }
    return grew && share;
}

/* "first-half profit", "sales fell in the first half": half a year and not half a game. */
bool date_act_business_half(struct arena *arena, const struct date_match *match, int arg,
                            struct date_reading *reading)
{
    int32_t nth = date_match_value(match, E_NTH, 0, 0);
    reading->nth = 0;
    reading->half = (int8_t)nth;
    (void)arena;
    (void)arg;
    return is_business(match) && (nth == 1 || nth == 2) &&
           !date_match_is(date_match_after(match), C_OF);
}
