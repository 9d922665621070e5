/* "Three days after": a length right before "after" or "before", an act behind it, and a day that
 * the other act is told with. The day must stand next to the length, open the sentence, or, when
 * the length opens the sentence, follow; a rough length ("nearly a year") counts nothing. */
#include "event_time_after.h"

#include "event_predicate.h"
#include "event_time_tree.h"
#include "event_tree.h"
#include "extract/dates/date_place.h"

/* How far behind the connector its act may stand, and between a day and the length. */
enum { ACT_REACH = 8, DAY_REACH = 2, OPENING = 3 };

/* "three days after", understood. */
struct gap {
    uint32_t date;      /* of the length, an index of `analysis->dates` */
    uint32_t connector; /* "after" or "before" */
    uint32_t end;       /* behind the phrase or clause that it opens: a comma or the end */
    int32_t count;      /* units from the act behind it to the other one */
    enum date_unit unit;
};

/* Reads "P3D": whole days, weeks, months or years. */
static bool read_length(struct span value, int32_t *count, enum date_unit *unit)
{
    static const struct {
        char letter;
        enum date_unit unit;
    } units[] = {{'D', UNIT_DAY}, {'W', UNIT_WEEK}, {'M', UNIT_MONTH}, {'Y', UNIT_YEAR}};
    int32_t number = 0;
    size_t i = 1;
    while (i < value.len && i < 5 && value.ptr[i] >= '0' && value.ptr[i] <= '9') {
        number = number * 10 + (value.ptr[i++] - '0');
    }
    if (i == 1 || i + 1 != value.len || value.ptr[0] != 'P') {
        return false;
    }
    for (size_t k = 0; k < sizeof units / sizeof *units; k++) {
        if (units[k].letter == value.ptr[i]) {
            *count = number;
            *unit = units[k].unit;
            return number > 0;
        }
    }
    return false;
}

/* "nearly three days", "about a year". */
static bool is_rough(const struct event_scene *scene, const struct date *length)
{
    static const char *const words[] = {"about", "almost", "around", "at",     "barely",
                                        "just",  "less",   "more",   "nearly", "over"};
    uint32_t first = length->first_token;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (span_is(scene->tokens[first].norm, words[i]) ||
            (first > scene->first && span_is(scene->tokens[first - 1].norm, words[i]))) {
            return true;
        }
    }
    return false;
}

static bool read_gap(const struct event_scene *scene, uint32_t token, struct gap *gap)
{
    bool after = span_is(scene->tokens[token].norm, "after");
    if ((!after && !span_is(scene->tokens[token].norm, "before")) || token == scene->first ||
        scene->date_of[token - 1] == TOKEN_NONE) {
        return false;
    }
    gap->date = scene->date_of[token - 1];
    const struct date *length = &scene->analysis->dates[gap->date];
    if (length->type != DATE_DURATION || is_rough(scene, length) ||
        !read_length(length->value, &gap->count, &gap->unit)) {
        return false;
    }
    gap->connector = token;
    gap->count = after ? gap->count : -gap->count;
    gap->end = token + 1;
    while (gap->end < scene->end && !span_is(scene->tokens[gap->end].norm, ",")) {
        gap->end++;
    }
    return true;
}

/* The first day of what a token tells, DAY_NONE when it tells nothing or less exactly than the unit
 * counts: days from a month. */
static int32_t day_at(const struct event_scene *scene, uint32_t token, enum date_unit unit)
{
    uint32_t date = scene->date_of[token];
    if (date == TOKEN_NONE || event_time_known(scene, token) == NO_DATE) {
        return DAY_NONE;
    }
    struct period period = scene->analysis->dates[date].period;
    bool exact = period.precision == PRECISION_DAY ||
                 (period.precision == PRECISION_WEEK && unit == UNIT_WEEK) ||
                 (period.precision == PRECISION_MONTH && unit >= UNIT_MONTH) ||
                 (period.precision == PRECISION_YEAR && unit == UNIT_YEAR);
    return exact ? period.earliest : DAY_NONE;
}

/* The first day told in [from, to), DAY_NONE for none. */
static int32_t day_between(const struct event_scene *scene, uint32_t from, uint32_t to,
                           enum date_unit unit)
{
    int32_t day = DAY_NONE;
    for (uint32_t i = from; i < to && i < scene->end && day == DAY_NONE; i++) {
        day = day_at(scene, i, unit);
    }
    return day;
}

/* Whether a word of saying stands before the token: its day may be that of the saying. */
static bool has_saying(const struct event_scene *scene, uint32_t before)
{
    for (uint32_t i = scene->first; i < before; i++) {
        if (event_predicate_is_verb(scene, i) &&
            event_lexicon_in(scene->lexicon, EVENT_CLASS_ATTRIBUTION,
                             event_scene_lemma(scene, i))) {
            return true;
        }
    }
    return false;
}

/* The day of the act that the length is counted from. */
static int32_t day_beside(const struct event_scene *scene, const struct gap *gap)
{
    uint32_t first = scene->analysis->dates[gap->date].first_token;
    uint32_t from = first > scene->first + DAY_REACH ? first - DAY_REACH : scene->first;
    int32_t day = day_between(scene, from, first, gap->unit);
    if (day != DAY_NONE || has_saying(scene, gap->end)) {
        return day;
    }
    bool opens = first < scene->first + OPENING;
    return opens ? day_between(scene, gap->end, scene->end, gap->unit)
                 : day_between(scene, scene->first, scene->first + OPENING, gap->unit);
}

/* The first act behind the connector is the one that is meant. */
static bool is_behind(const struct event_scene *scene, const struct gap *gap, uint32_t act)
{
    if (act <= gap->connector || act >= gap->end || act - gap->connector > ACT_REACH) {
        return false;
    }
    bool noun = event_predicate_is_noun(scene, act);
    for (uint32_t i = gap->connector + 1; i < act; i++) {
        bool verb = event_predicate_is_verb(scene, i);
        if (verb || (noun && scene->tokens[i].upos == UPOS_ADP)) {
            return false;
        }
    }
    return true;
}

/* The act right before the length, without another verb between. */
static bool is_ahead(const struct event_scene *scene, const struct gap *gap, uint32_t act)
{
    uint32_t first = scene->analysis->dates[gap->date].first_token;
    if (act >= first || !event_predicate_is_verb(scene, act)) {
        return false;
    }
    for (uint32_t i = act + 1; i < first; i++) {
        if (event_predicate_is_verb(scene, i)) {
            return false;
        }
    }
    return true;
}

/* Whether the date `own` (NO_DATE for none) stands behind the connector, as the act does. */
static bool is_own_behind(const struct event_scene *scene, const struct gap *gap, uint32_t own)
{
    uint32_t first = own == NO_DATE ? 0 : scene->analysis->dates[own].first_token;
    return own != NO_DATE && first > gap->connector && first < gap->end;
}

/* The day that the act is counted from, DAY_NONE when the length does not date it. */
static int32_t base_of(const struct event_scene *scene, const struct gap *gap, uint32_t act,
                       uint32_t own, bool *behind)
{
    *behind = is_behind(scene, gap, act);
    if (*behind) {
        return is_own_behind(scene, gap, own) ? DAY_NONE : day_beside(scene, gap);
    }
    bool ahead = own == NO_DATE && is_ahead(scene, gap, act);
    return ahead ? day_between(scene, gap->connector, gap->end, gap->unit) : DAY_NONE;
}

bool event_time_count(const struct event_scene *scene, uint32_t act, uint32_t own,
                      struct event *event)
{
    for (uint32_t i = scene->first; i < scene->end; i++) {
        struct gap gap;
        bool behind = false;
        int32_t day = read_gap(scene, i, &gap) ? base_of(scene, &gap, act, own, &behind) : DAY_NONE;
        if (day == DAY_NONE) {
            continue;
        }
        struct date_place place = date_place_shift(day, gap.unit, behind ? -gap.count : gap.count);
        if (date_place_is_known(place)) {
            event->date = gap.date;
            event->period =
                (struct period){place.earliest, place.latest, date_place_precision(place)};
            event->date_basis = DATE_RELATIVE;
            return true;
        }
    }
    return false;
}
