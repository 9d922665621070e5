/* The actions of the date grammar that read what is said vaguely: now, recently, in the days ahead.
 * Nothing is resolved here. */
#include "date_actions.h"

bool date_act_ref(struct arena *arena, const struct date_match *match, int arg,
                  struct date_reading *reading)
{
    (void)arena;
    bool those = date_match_value(match, C_THESE, 0, 0) == 1;
    reading->ref = (uint8_t)(those ? REF_PAST : arg);
    reading->anchor = ANCHOR_PUBLISHED;
    reading->length_count = 0;
    if (reading->unit == UNIT_SECOND || reading->unit == UNIT_SEASON) {
        return false;
    }
    const struct date_node *next = date_match_after(match);
    bool event = date_match_is(next, C_BEFORE) || date_match_is(next, C_AFTER) ||
                 date_match_is(next, C_LATER);
    if (arg == REF_FUTURE && event) {
        return false;
    }
    if (date_match_is(next, C_DASH) && next->start == match->nodes->items[match->end - 1].end) {
        return false;
    }
    const struct date_node *past = date_match_at(match, C_PAST, 0);
    if (past && match->end - match->first == 2 && !reading->unit) {
        return date_match_before(match) && date_match_is(date_match_before(match), C_IN);
    }
    const struct date_node *future = date_match_at(match, C_FUTURE, 0);
    if (future) {
        bool named = next && date_match_is_plain(next) && next->flags & NODE_CAPITAL;
        return !named && !date_match_is(next, C_OF);
    }
    if (date_match_at(match, C_LAST, 0) && date_match_is(date_match_before(match), C_OWNER)) {
        return false; /* "his last years" */
    }
    if (date_match_at(match, C_LAST, 0) && !date_match_at(match, C_THE, 0)) {
        return false; /* "could last weeks" */
    }
    if (date_match_at(match, C_LAST, 0) && date_match_is(next, C_OF)) {
        return false; /* "the last days of the war" */
    }
    return true;
}

/* What stands before "that time" when it is a moment, not a span or an occasion. */
static const uint16_t before_that_time[] = {C_AT, C_BY, C_BEFORE, C_SINCE, C_UNTIL, C_AFTER, 0};

bool date_act_that_time(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    reading->ref = (uint8_t)arg;
    reading->anchor = ANCHOR_CONTEXT;
    reading->keeps = true;
    return date_match_in(date_match_before(match), before_that_time);
}

bool date_act_future(struct arena *arena, const struct date_match *match, int arg,
                     struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    static const uint16_t before[] = {C_A, C_OF, C_FOR, C_IN, C_ON, C_TO, C_ABOUT, C_AND, C_OR, 0};
    const struct date_node *next = date_match_after(match);
    bool noun = next && date_match_is_plain(next) && next->flags & NODE_SPACE &&
                !(next->flags & NODE_CAPITAL) && next->end - next->start > 2;
    const struct date_node *last = date_match_before(match);
    bool verb = last && date_match_is_plain(last) && !(last->flags & NODE_CAPITAL) &&
                last->end - last->start > 2; /* "will affect future cases" */
    reading->ref = REF_FUTURE;
    reading->anchor = ANCHOR_PUBLISHED;
    return noun && (verb || date_match_in(last, before));
}

bool date_act_other_day(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    (void)match;
    bool day = reading->unit == UNIT_DAY;
    reading->ref = (uint8_t)arg;
    reading->anchor = ANCHOR_PUBLISHED;
    reading->length_count = 0;
    return day;
}

bool date_act_to_date(struct arena *arena, const struct date_match *match, int arg,
                      struct date_reading *reading)
{
    const struct date_node *next = date_match_after(match);
    bool closed = !next || date_match_is(next, C_COMMA) || date_match_is(next, C_DOT) ||
                  next->end - next->start == 1;
    return date_act_ref(arena, match, arg, reading) && closed;
}

bool date_act_year_to_date(struct arena *arena, const struct date_match *match, int arg,
                           struct date_reading *reading)
{
    (void)arena;
    (void)match;
    (void)arg;
    reading->length_count = 0;
    reading->which = WHICH_THIS;
    reading->anchor = ANCHOR_PUBLISHED;
    reading->share = SHARE_SOFAR;
    return reading->unit == UNIT_WEEK || reading->unit == UNIT_MONTH || reading->unit == UNIT_YEAR;
}

bool date_act_ref_adjective(struct arena *arena, const struct date_match *match, int arg,
                            struct date_reading *reading)
{
    (void)arena;
    const struct date_node *self = &match->nodes->items[match->first];
    reading->ref = (uint8_t)arg;
    reading->which = WHICH_OPEN;
    return self->end - self->start == sizeof("current") - 1 && self->words &&
           self->words->text[0] == 'c';
}

bool date_act_ref_ahead(struct arena *arena, const struct date_match *match, int arg,
                        struct date_reading *reading)
{
    (void)arena;
    const struct date_node *after = date_match_after(match);
    bool word = date_match_value(match, C_AHEAD, 0, 0) == arg;
    bool unit = reading->unit >= UNIT_DAY && reading->unit != UNIT_SEASON;
    reading->length_count = 0;
    reading->ref = REF_FUTURE;
    reading->anchor = ANCHOR_PUBLISHED;
    return word && unit && !date_match_is(after, C_OF) &&
           !date_match_is(date_match_before(match), E_CARDINAL);
}

/* "present day": now, not the day of publication. */
bool date_act_present_day(struct arena *arena, const struct date_match *match, int arg,
                          struct date_reading *reading)
{
    (void)arena;
    (void)arg;
    const struct date_node *self = &match->nodes->items[match->first];
    bool present = self->end - self->start == sizeof("present") - 1 && reading->unit == UNIT_DAY;
    bool article = date_match_is(date_match_before(match), C_THE);
    reading->ref = REF_PRESENT;
    reading->unit = UNIT_NONE;
    reading->length_count = 0;
    reading->which = WHICH_OPEN;
    return present && !article;
}
