/* The actions of the date grammar that read what is counted from another day and periods: last
 * week, the day before, early this year, the end of the month, this summer. */
#include "date_actions.h"

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

bool date_act_hyphened(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    (void)arena;
    const struct date_node *dash = date_match_at(match, C_DASH, 0);
    const struct date_node *last = &match->nodes->items[match->end - 1];
    bool night = match->rule->kind == K_DATETIME;
    bool day = night ? reading->part == PART_NIGHT : arg == 1 || reading->unit == UNIT_DAY;
    reading->length_count = 0;
    reading->unit = UNIT_DAY;
    reading->which = night ? WHICH_THIS : WHICH_OPEN;
    reading->anchor = ANCHOR_PUBLISHED;
    reading->shift = arg;
    bool whole = !date_match_is(date_match_before(match), C_DASH); /* not "day-to-day" */
    return day && whole && !(dash->flags & NODE_SPACE) && !(last->flags & NODE_SPACE);
}

bool date_act_this_time(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    (void)match;
    (void)arg;
    bool year = reading->unit == UNIT_YEAR;
    reading->unit = UNIT_MONTH;
    reading->shift = -12;
    reading->which = WHICH_OPEN;
    reading->anchor = ANCHOR_PUBLISHED;
    reading->length_count = 0;
    return year;
}

bool date_act_year_end(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    (void)arena;
    (void)match;
    (void)arg;
    reading->share = SHARE_LATE;
    return date_reading_spend_unit(reading, UNIT_YEAR);
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
    reading->shift += arg == WHICH_FOLLOWING ? 2 : arg == WHICH_PREVIOUS ? -2 : 0;
    bool before = reading->unit == UNIT_QUARTER && date_match_at(match, C_PREVIOUS, 0);
    reading->anchor = before ? ANCHOR_EITHER : reading->anchor;
    reading->kind = day ? K_RELDAY : K_PERIOD;
    return true;
}

/* What tells that an event follows: "the day before the vote". */
static const uint16_t opens_event[] = {C_THE,  C_A,     C_THIS, C_THAT, C_THESE,
                                       C_EACH, C_OWNER, C_ITS,  0};

/* What the day before may stand before, too: "the day before Christmas", joined later. */
static const uint16_t opens_date[] = {C_MONTH, C_WEEKDAY, E_YEAR, K_HOLIDAY, 0};

static bool event_follows(const struct date_match *match)
{
    const struct date_node *after = date_match_after(match);
    if (!after) {
        return false;
    }
    if (date_match_in(after, opens_event) || date_match_in(after, opens_date) ||
        date_match_is(after, C_WITH_FT)) {
        return true;
    }
    const struct date_node *counted = date_match_nth_after(match, 1);
    if (date_match_is(after, E_CARDINAL) && counted) { /* "the day after 20 men were shot" */
        return date_match_is(counted, C_WITH_FT) || date_match_is_plain(counted);
    }
    bool sign = after->word_count > 0 || after->class != C_NONE;
    return !sign && after->flags & NODE_SPACE;
}

/* "following Monday's attack": after it, not the Monday that follows. */
static bool is_after(const struct date_match *match)
{
    return date_match_is(&match->nodes->items[match->first], C_FOLLOWING) &&
           date_match_is(date_match_after(match), C_POSSESSIVE);
}

bool date_act_context_unit(struct arena *arena, const struct date_match *match, int arg,
                           struct date_reading *reading)
{
    (void)arena;
    bool hangs = date_match_at(match, C_BEFORE, 0) || date_match_at(match, C_AFTER, 0);
    bool to_it = hangs && date_match_is(date_match_before(match), C_TO);
    if (is_after(match) || to_it) { /* "three years to the day after the vote" */
        return false;
    }
    reading->length_count = 0;
    reading->shift = arg;
    reading->anchor = ANCHOR_CONTEXT;
    reading->which = WHICH_FOLLOWING;
    if (date_match_at(match, C_LATER, 0) || date_match_at(match, C_EARLIER, 0)) {
        reading->share = SHARE_ALL;
    }
    if (reading->part && hangs && date_match_is(date_match_before(match), C_IN)) {
        return false; /* "was up in the morning before losses came" */
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
    bool long_back = arg < 0 && (reading->unit == UNIT_YEAR || reading->unit == UNIT_MONTH);
    reading->anchor = long_back ? ANCHOR_TOLD : ANCHOR_CONTEXT;
    return true;
}

bool date_act_share(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    bool bare = date_match_at(match, C_THE, 0) && !date_match_at(match, C_LATER, 0) &&
                !date_match_at(match, C_EARLIER, 0) && !date_match_at(match, C_REST, 0);
    bool joined = date_match_at(match, K_PERIOD, 0) != NULL;
    reading->unit = (uint8_t)date_match_value(match, C_MIDST, 0, reading->unit);
    if (bare || !is_calendar_unit(reading->unit) || (!joined && reading->unit == UNIT_QUARTER)) {
        return false;
    }
    if (!joined) {
        reading->which = WHICH_THIS;
        bool story = date_match_at(match, C_THE, 0) &&
                     (date_match_at(match, C_LATER, 0) || date_match_at(match, C_EARLIER, 0));
        bool told = reading->unit == UNIT_DAY; /* "earlier in the day": of the one told last */
        reading->anchor = told ? ANCHOR_TOLD : story ? ANCHOR_STORY : ANCHOR_PUBLISHED;
        reading->length_count = 0;
    }
    bool parted = reading->unit == UNIT_YEAR || reading->unit == UNIT_MONTH;
    bool middle = parted || reading->unit == UNIT_WEEK || reading->unit == UNIT_DECADE ||
                  reading->unit == UNIT_CENTURY;
    if ((arg == SHARE_LATE && !parted) || (arg == SHARE_MID && !middle)) {
        return false;
    }
    if (reading->unit == UNIT_DAY) {
        reading->kind = K_RELDAY;
        return true;
    }
    bool current = reading->shift == 0;
    reading->share = (uint8_t)arg;
    if (!current && arg != SHARE_MID) {
        reading->share = arg == SHARE_SOFAR ? SHARE_EARLY : SHARE_LATE;
    }
    return true;
}

/* Early and the beginning, mid and the middle, late and the end. */
enum date_share date_actions_share(const struct date_match *match)
{
    if (date_match_value(match, C_ORDINAL, 0, 0) == 1) {
        return SHARE_EARLY;
    }
    if (date_match_at(match, C_EARLY, 0) || date_match_at(match, C_BEGINNING, 0)) {
        return SHARE_EARLY;
    }
    bool middle = date_match_at(match, C_MID, 0) || date_match_at(match, C_MIDDLE, 0);
    return middle ? SHARE_MID : SHARE_LATE;
}

/* What may follow "for the year" when the year itself is meant, not a year of something. */
static const uint16_t after_bare_unit[] = {C_COMMA, C_DOT, C_AND,  C_AT, C_BY,    C_IN,   C_ON,
                                           C_OR,    C_FOR, C_FROM, C_AS, C_CLOSE, C_GREW, 0};

/* "The week's biggest loser": that of which it is told or of the publication; not "the year's end".
 */
static bool is_owner(const struct date_match *match, const struct date_reading *reading)
{
    const struct date_node *after = date_match_after(match);
    const struct date_node *thing = date_match_nth_after(match, 1);
    bool unit = reading->unit == UNIT_WEEK || reading->unit == UNIT_MONTH ||
                reading->unit == UNIT_DAY || reading->unit == UNIT_YEAR;
    return unit && date_match_is(after, C_POSSESSIVE) && thing && !date_match_is(thing, C_END) &&
           thing->flags & NODE_SPACE;
}

/* "up 7 percent on the month": a share or points, and at most "lower", before "on". */
static bool is_rate_before(const struct date_match *match)
{
    const struct date_node *items = match->nodes->items;
    for (size_t i = match->first; i > 1 && i + 3 > match->first; i--) {
        if (date_match_value_of(&items[i - 2], C_WITH_FT, 0) >= MEASURE_SHARE) {
            return true;
        }
    }
    return false;
}

/* "the quarter ended Sept. 30": the last one that is over. */
static bool has_ended(const struct date_match *match, const struct date_reading *reading)
{
    bool ended = date_match_value_of(date_match_after(match), C_FINISH, 0) == FINISH_ENDED;
    return reading->unit == UNIT_QUARTER && ended &&
           date_match_is(date_match_nth_after(match, 1), C_MONTH);
}

/* "for the year", "in the quarter" at the end of a phrase, "ended the day". */
static bool is_bare_unit(const struct date_match *match, const struct date_reading *reading)
{
    const struct date_node *before = date_match_before(match);
    const struct date_node *after = date_match_after(match);
    bool day = reading->unit == UNIT_DAY;
    bool throughout = before && before->end - before->start > sizeof("during") - 1;
    bool within = date_match_is(before, C_IN) || (date_match_is(before, C_DURING) && !throughout);
    bool period = day || reading->unit == UNIT_WEEK || reading->unit == UNIT_MONTH;
    const struct date_node *first = date_match_nth_before(match, 1);
    bool added = date_match_is(before, C_AND) && !day && /* "for the quarter and the year" */
                 (date_match_is(first, C_QUARTER) || date_match_is(first, C_UNIT)) &&
                 (!after || date_match_in(after, after_bare_unit));
    if ((period && date_match_is(before, C_FINISH)) || is_owner(match, reading) || added) {
        return true;
    }
    bool rated = date_match_is(before, C_ON) && is_rate_before(match);
    bool over = date_match_is(before, C_OVER) &&
                (reading->unit == UNIT_WEEK || reading->unit == UNIT_MONTH);
    bool asked = date_match_is(before, C_FOR) || (within && !day) || rated || over;
    bool fits = day || reading->unit == UNIT_WEEK || reading->unit == UNIT_MONTH ||
                reading->unit == UNIT_QUARTER || reading->unit == UNIT_YEAR;
    return asked && fits &&
           (!after || has_ended(match, reading) || date_match_in(after, after_bare_unit));
}

bool date_act_bare_unit(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    if (date_match_at(match, C_QUARTER, 0)) {
        reading->unit = UNIT_QUARTER;
    }
    reading->length_count = 0;
    reading->anchor = ANCHOR_PUBLISHED;
    if (reading->unit == UNIT_WEEKEND) {
        return true;
    }
    bool quarter = reading->unit == UNIT_QUARTER;
    bool day = reading->unit == UNIT_DAY;
    reading->anchor = quarter ? ANCHOR_CONTEXT : day ? ANCHOR_TOLD : ANCHOR_EITHER;
    reading->which = WHICH_THIS;
    if (has_ended(match, reading)) {
        reading->anchor = ANCHOR_PUBLISHED;
        reading->shift = -1;
    }
    reading->kind = day ? K_RELDAY : K_PERIOD;
    return is_bare_unit(match, reading);
}

/* What may follow a superlative and its unit when one of the calendar is meant. */
static const uint16_t after_record[] = {C_SINCE, C_EVER, 0};

/* "their worst day since May", "the firm's best year ever": the one that is told of somebody; "it
 * was the bloodiest day since the war" names none. */
bool date_act_record(struct arena *arena, const struct date_match *match, int arg,
                     struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    reading->unit = date_match_at(match, C_QUARTER, 0) ? UNIT_QUARTER : reading->unit;
    bool fits = reading->unit == UNIT_DAY || reading->unit == UNIT_WEEK ||
                reading->unit == UNIT_MONTH || reading->unit == UNIT_QUARTER ||
                reading->unit == UNIT_YEAR;
    const struct date_node *items = match->nodes->items;
    size_t at = match->first > 1 ? match->first - 2 : 0;
    while (at > 0 && (date_match_is(&items[at], C_DASH) || date_match_is(&items[at], E_NTH))) {
        at--; /* "its third-worst day ever" */
    }
    const struct date_node *owner = &items[at];
    fits = fits && (date_match_is(owner, C_OWNER) || date_match_is(owner, C_ITS) ||
                    date_match_is(owner, C_POSSESSIVE));
    reading->length_count = 0;
    reading->anchor = ANCHOR_EITHER;
    reading->which = WHICH_THIS;
    reading->kind = reading->unit == UNIT_DAY ? K_RELDAY : K_PERIOD;
    return fits && date_match_is(date_match_before(match), C_RECORD) &&
           date_match_in(date_match_after(match), after_record);
}

bool date_act_nth_week(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_node *after = date_match_after(match);
    bool ends =
        date_match_at(match, C_STRAIGHT, 0) || !after || date_match_in(after, after_bare_unit);
    reading->nth = 0;
    reading->length_count = 0;
    reading->which = WHICH_THIS;
    reading->anchor = ANCHOR_EITHER;
    return reading->unit == UNIT_WEEK && date_match_value(match, E_NTH, 0, 0) > 1 && ends &&
           date_match_is(date_match_before(match), C_FOR);
}

bool date_act_year_ago(struct arena *arena, const struct date_match *match, int arg,
                       struct date_reading *reading)
{
    (void)arena;
    int32_t noun = date_match_value(match, C_UNIT, 1, UNIT_NONE);
    bool known = arg == 0 || noun == UNIT_NONE || noun == UNIT_MONTH;
    reading->length_count = 0;
    reading->which = WHICH_OPEN;
    reading->shift = -1;
    reading->share = SHARE_ALL;
    reading->anchor = ANCHOR_TOLD;
    reading->keeps = true;
    return reading->unit == UNIT_YEAR && known;
}

bool date_act_same(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    reading->unit = date_match_at(match, C_QUARTER, 0) ? UNIT_QUARTER : UNIT_NONE;
    reading->anchor = ANCHOR_CONTEXT;
    reading->which = WHICH_FOLLOWING;
    reading->keeps = true;
    return true;
}

bool date_act_same_of(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arg;
    const struct date_reading *part = date_match_reading(match, 0);
    const struct date_reading *whole = date_match_reading(match, 1);
    bool month = part->unit == UNIT_MONTH && part->anchor == ANCHOR_CONTEXT && part->shift == 0;
    bool year = whole->kind == K_YEAR ||
                (whole->unit == UNIT_YEAR && !whole->fiscal && !whole->shift_vague &&
                 !whole->quarter && !whole->season && !whole->half && !whole->keeps);
    struct date_reading *other = date_reading_new(arena, whole->kind);
    *other = *whole;
    *reading = date_reading_empty(K_PERIOD);
    reading->unit = part->unit;
    reading->keeps = true;
    reading->other = other;
    return ((part->keeps && part->unit != UNIT_YEAR && !part->other) || month) && year &&
           whole->share == SHARE_ALL;
}

/* "the 1988 quarter": the part of the year that the text spoke of last, in that year. */
bool date_act_same_in(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    (void)arg;
    struct date_reading *year = date_reading_new(arena, K_YEAR);
    year->year = reading->year;
    *reading = date_reading_empty(K_PERIOD);
    reading->unit = date_match_at(match, C_QUARTER, 0) ? UNIT_QUARTER : UNIT_NONE;
    reading->keeps = true;
    reading->other = year;
    return true;
}

/* "the first weeks of", "the closing days of": units at an end of what follows, not "the second
 * weeks" or "the ended days". */
static bool is_at_end(const struct date_match *match)
{
    int32_t nth = date_match_value(match, C_ORDINAL, 0, -1);
    int32_t unit = date_match_value(match, C_UNITS, 0, UNIT_NONE);
    bool closing = date_match_value(match, C_FINISH, 0, FINISH_CLOSING) == FINISH_CLOSING;
    return (nth == 1 || nth == -1) && closing && unit >= UNIT_DAY && unit <= UNIT_YEAR;
}

bool date_act_edge(struct arena *arena, const struct date_match *match, int arg,
                   struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    if (date_match_at(match, C_UNITS, 0)) {
        reading->unit = (uint8_t)date_match_value(match, C_UNIT, 0, UNIT_NONE);
        if (!is_at_end(match) || reading->unit == UNIT_DAY) {
            return false;
        }
    }
    const struct date_node *after = date_match_after(match);
    if (date_match_is(after, C_DASH) && !(after->flags & NODE_SPACE)) {
        return false; /* "the end of the month-long fast" */
    }
    bool whole = reading->unit == UNIT_WEEK || reading->unit == UNIT_MONTH ||
                 reading->unit == UNIT_YEAR || reading->unit == UNIT_DECADE ||
                 reading->unit == UNIT_CENTURY;
    bool side = date_match_at(match, C_IN, 0) != NULL;
    bool saying = date_match_is(date_match_before(match), C_AT); /* "at the end of the day" */
    bool end = date_match_at(match, C_END, 0) && match->at[0] && !saying;
    bool day = reading->unit == UNIT_DAY && (side || end || date_match_at(match, C_BEGINNING, 0));
    bool article =
        side || match->at[4] || date_match_at(match, C_END, 0) || date_match_at(match, C_UNITS, 0);
    reading->length_count = 0;
    reading->which = WHICH_THIS;
    reading->anchor = day ? ANCHOR_EITHER : ANCHOR_STORY;
    reading->share = day ? SHARE_ALL : (uint8_t)date_actions_share(match);
    reading->kind = day ? K_RELDAY : K_PERIOD;
    return day || (whole && (article || reading->unit == UNIT_YEAR));
}

bool date_act_end_units(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_reading *whole = date_match_reading(match, 0);
    if (whole->share != SHARE_ALL || whole->fiscal || !is_at_end(match)) {
        return false;
    }
    *reading = *whole;
    reading->share = (uint8_t)date_actions_share(match);
    return true;
}

bool date_act_soft_share(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading)
{
    (void)arena;
    if (reading->share != SHARE_ALL) {
        return false;
    }
    reading->share = (uint8_t)(arg ? arg : (int)date_actions_share(match));
    return match->rule->kind != K_DATETIME || reading->hour == CLOCK_NONE;
}

bool date_act_which(struct arena *arena, const struct date_match *match, int arg,
                    struct date_reading *reading)
{
    (void)arena;
    const struct date_node *month = date_match_at(match, C_MONTH, 0);
    const struct date_node *weekday = date_match_at(match, C_WEEKDAY, 0);
    const struct date_node *season = date_match_at(match, C_SEASON, 0);
    bool doubtful = reading->month == 3 || reading->month == 5 || reading->month == 8;
    bool small = month && !(month->flags & NODE_CAPITAL) && doubtful;
    bool lower = weekday && !(weekday->flags & NODE_CAPITAL) && weekday->end - weekday->start < 5;
    bool step = season && reading->season == 1 && season->flags & NODE_CAPITAL;
    reading->which = (uint8_t)arg;
    reading->anchor = date_match_at(match, C_THAT, 0) ? ANCHOR_CONTEXT : reading->anchor;
    return !small && !lower && !step && !is_after(match);
}

static const uint16_t before_season[] = {C_IN,    C_SINCE,     C_EARLY, C_MID,     C_LATE, C_BY,
                                         C_UNTIL, C_BEGINNING, C_LAST,  C_DURING,  C_DASH, C_WHOLE,
                                         C_OVER,  C_BEFORE,    C_AFTER, C_THROUGH, 0};

/* Whether "of last year", "of the same year" … stands after the match. */
static bool year_follows(const struct date_match *match)
{
    for (size_t i = match->end + 2; i < match->nodes->count && i < match->end + 5; i++) {
        if (date_match_value_of(&match->nodes->items[i], C_UNIT, UNIT_NONE) == UNIT_YEAR) {
            return true;
        }
    }
    return false;
}

bool date_act_season(struct arena *arena, const struct date_match *match, int arg,
                     struct date_reading *reading)
{
    (void)arena;
    const struct date_node *before = date_match_before(match);
    const struct date_node *after = date_match_after(match);
    const struct date_node *season = date_match_at(match, C_SEASON, 0);
    bool spring = reading->season == 1;
    bool fall = season->end - season->start == 4;
    bool capital = season->flags & NODE_CAPITAL;
    bool named = capital && date_match_is(after, E_PROPER); /* the Winter Games */
    if ((date_match_is(after, C_OF) && !year_follows(match)) || (spring && capital) || named) {
        return false;
    }
    if (arg == 1) {
        return date_match_in(before, before_season) || date_match_is(before, C_OF);
    }
    return !fall && date_match_in(before, before_season);
}

bool date_act_two_years(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    if (arg == 1) { /* "2009-2010" in full */
        reading->year = (int16_t)date_match_value(match, E_YEAR, 0, 0);
        return date_match_value(match, E_YEAR, 1, 0) == reading->year + 1;
    }
    int32_t two = date_match_value(match, E_TWO, 0, 0);
    return two == (reading->year + 1) % 100;
}

bool date_act_holiday_year(struct arena *arena, const struct date_match *match, int arg,
                           struct date_reading *reading)
{
    (void)arena;
    (void)match;
    reading->which = (uint8_t)arg;
    return true;
}
