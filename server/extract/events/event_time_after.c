/* "Three days after": a length right before "after" or "before", an act behind it, and a day that
 * the other act is told with. The day must stand next to the length, open the sentence, or, when
 * the length opens the sentence, follow; a rough length ("nearly a year") counts nothing. "Hours
 * after", "shortly before": on the same day. */
#include "event_time_after.h"

#include "event_predicate.h"
#include "event_time_reach.h"
#include "event_time_tree.h"
#include "event_tree.h"
#include "extract/dates/date_place.h"

/* How far behind the connector its act may stand, and between a day and the length. */
enum { ACT_REACH = 8, DAY_REACH = 2, OPENING = 3 };

/* "three days after", understood. */
struct gap {
    uint32_t date;      /* of the length, an index of `analysis->dates`; NO_DATE: "shortly" */
    uint32_t first;     /* the first token of the length */
    uint32_t connector; /* "after" or "before" */
    uint32_t end;       /* behind the phrase or clause that it opens: a comma or the end */
    int32_t count;      /* units from the act behind it to the other one; 0: the same day */
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
    static const char *const words[] = {"about", "almost", "around", "at",   "barely", "just",
                                        "less",  "more",   "nearly", "over", NULL};
    uint32_t first = length->first_token;
    return span_is_one_of(scene->tokens[first].norm, words) ||
           (first > scene->first && span_is_one_of(scene->tokens[first - 1].norm, words));
}

/* Reads "shortly", "two hours": less than a day before the connector `token`. */
static bool read_hours(const struct event_scene *scene, uint32_t token, struct gap *gap)
{
    static const char *const words[] = {"immediately", "moments", "shortly", "soon", NULL};
    gap->count = 0;
    gap->unit = UNIT_DAY;
    gap->date = scene->date_of[token - 1];
    if (gap->date == TOKEN_NONE) {
        gap->date = NO_DATE;
        gap->first = token - 1;
        return span_is_one_of(scene->tokens[token - 1].norm, words);
    }
    const struct date *length = &scene->analysis->dates[gap->date];
    gap->first = length->first_token;
    return length->type == DATE_DURATION && span_starts_with(length->value, SPAN("PT"));
}

static bool read_days(const struct event_scene *scene, uint32_t token, struct gap *gap)
{
    gap->date = scene->date_of[token - 1];
    if (gap->date == TOKEN_NONE) {
        return false;
    }
    const struct date *length = &scene->analysis->dates[gap->date];
    gap->first = length->first_token;
    return length->type == DATE_DURATION && !is_rough(scene, length) &&
           read_length(length->value, &gap->count, &gap->unit);
}

/* "the day after", "the week before": one unit, told together with the connector `token`. */
static bool read_next(const struct event_scene *scene, uint32_t token, struct gap *gap)
{
    static const struct {
        const char *value;
        enum date_unit unit;
    } units[] = {{"XXXX-XX-XX", UNIT_DAY},
                 {"XXXX-WXX", UNIT_WEEK},
                 {"XXXX-XX", UNIT_MONTH},
                 {"XXXX", UNIT_YEAR}};
    gap->date = scene->date_of[token];
    if (gap->date == TOKEN_NONE) {
        return false;
    }
    const struct date *open = &scene->analysis->dates[gap->date];
    gap->first = open->first_token;
    gap->count = 1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (span_is(open->value, units[i].value)) {
            gap->unit = units[i].unit;
            return open->first_token + open->token_count == token + 1 && open->token_count == 3 &&
                   span_is(scene->tokens[open->first_token].norm, "the");
        }
    }
    return false;
}

static bool read_gap(const struct event_scene *scene, uint32_t token, struct gap *gap)
{
    bool after = span_is(scene->tokens[token].norm, "after");
    if ((!after && !span_is(scene->tokens[token].norm, "before")) || token == scene->first ||
        !(read_next(scene, token, gap) || read_days(scene, token, gap) ||
          read_hours(scene, token, gap))) {
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

/* The date at a token, NO_DATE when it has none or it is less exact than the unit of the gap
 * counts (days from a month) or only that of a thing ("Sunday's"). */
static uint32_t date_at(const struct event_scene *scene, uint32_t token, const struct gap *gap)
{
    uint32_t date = event_time_known(scene, token);
    if (date == NO_DATE || scene->analysis->dates[date].period.earliest == DAY_NONE ||
        event_time_is_possessor(scene, token)) {
        return NO_DATE;
    }
    struct period period = scene->analysis->dates[date].period;
    bool exact = gap->count == 0 || period.precision == PRECISION_DAY ||
                 (period.precision == PRECISION_WEEK && gap->unit == UNIT_WEEK) ||
                 (period.precision == PRECISION_MONTH && gap->unit >= UNIT_MONTH) ||
                 (period.precision == PRECISION_YEAR && gap->unit == UNIT_YEAR);
    return exact ? date : NO_DATE;
}

/* The first such date in [from, to). */
static uint32_t date_between(const struct event_scene *scene, uint32_t from, uint32_t to,
                             const struct gap *gap)
{
    uint32_t date = NO_DATE;
    for (uint32_t i = from; i < to && i < scene->end && date == NO_DATE; i++) {
        date = date_at(scene, i, gap);
    }
    return date;
}

/* Where the source that stands right before the length begins: "sank on Friday[, police said,] two
 * days after"; else the length. */
static uint32_t source_before(const struct event_scene *scene, const struct gap *gap)
{
    enum { REACH = 9 };
    uint32_t verb = gap->first - 2, least = scene->first + REACH;
    if (gap->first < least || !span_is(scene->tokens[verb + 1].norm, ",") ||
        scene->tokens[verb].xpos != XPOS_VBD ||
        !event_scene_is_of_class(scene, verb, EVENT_CLASS_ATTRIBUTION)) {
        return gap->first;
    }
    for (uint32_t i = verb - 1; i > verb - REACH + 1; i--) {
        if (span_is(scene->tokens[i].norm, ",")) {
            return i;
        }
        if (event_predicate_is_verb(scene, i) || scene->date_of[i] != TOKEN_NONE) {
            break;
        }
    }
    return gap->first;
}

/* Whether a word of saying stands in [from, before): its day may be that of the saying. */
static bool has_saying(const struct event_scene *scene, uint32_t from, uint32_t before)
{
    for (uint32_t i = from; i < before; i++) {
        if (event_predicate_is_verb(scene, i) &&
            event_scene_is_of_class(scene, i, EVENT_CLASS_ATTRIBUTION)) {
            return true;
        }
    }
    return false;
}

static bool opens_sentence(const struct event_scene *scene, const struct gap *gap)
{
    return gap->first < scene->first + OPENING;
}

/* "Tuesday's attack came two days after": the day of the subject, when its verb, right before the
 * length, only says that it was. */
static uint32_t date_of_coming(const struct event_scene *scene, uint32_t length)
{
    static const char *const verbs[] = {"came", "happened", "occurred", "comes", NULL};
    bool came = length > scene->first && span_is_one_of(scene->tokens[length - 1].norm, verbs);
    uint32_t subject = came ? event_tree_find(scene, length - 1, DEPREL_NSUBJ) : scene->first;
    return came && subject != TOKEN_NONE ? event_time_below(scene, subject, TIME_DEPTH) : NO_DATE;
}

/* Whether a word opens or heads a clause beside that of the first verb, or ends it. */
static bool is_of_clause(const struct event_scene *scene, uint32_t token)
{
    const struct token *t = &scene->tokens[token];
    bool finite = t->xpos == XPOS_VBD || t->xpos == XPOS_VBZ || t->xpos == XPOS_VBP;
    return finite || t->upos == UPOS_AUX || t->xpos == XPOS_WP || t->xpos == XPOS_WDT ||
           span_is(t->norm, ";");
}

/* "left on Friday to meet his allies, two days after": the only day before the length, in a clause
 * with one verb and before any other clause but one that "and" joins to it. */
static uint32_t date_of_main(const struct event_scene *scene, const struct gap *gap, uint32_t end)
{
    uint32_t found = NO_DATE, verb = TOKEN_NONE;
    bool joined = false;
    if (gap->first < scene->first + 2 || !span_is(scene->tokens[gap->first - 1].norm, ",")) {
        return NO_DATE;
    }
    for (uint32_t i = scene->first; i < end; i++) {
        const struct token *t = &scene->tokens[i];
        uint32_t date = scene->date_of[i];
        bool aux = verb == TOKEN_NONE && t->upos == UPOS_AUX;
        bool first =
            verb == TOKEN_NONE && t->upos == UPOS_VERB && event_predicate_is_verb(scene, i);
        verb = first ? i : verb;
        bool told = t->upos == UPOS_AUX || t->upos == UPOS_VERB; /* "on Friday and killed nine" */
        joined = joined || (found != NO_DATE && span_is(t->norm, "and"));
        if (!first && !aux && !(joined && told) && is_of_clause(scene, i)) {
            return NO_DATE;
        }
        if (date != TOKEN_NONE && date != found) {
            bool day = found == NO_DATE && date_at(scene, i, gap) != NO_DATE &&
                       event_time_is_plain_day(scene, date);
            if (!day) {
                return NO_DATE;
            }
            found = date;
        }
    }
    return verb != TOKEN_NONE ? found : NO_DATE;
}

/* The date of the act that the length is counted from. */
static uint32_t date_beside(const struct event_scene *scene, const struct gap *gap)
{
    uint32_t first = gap->first;
    uint32_t from = first > scene->first + DAY_REACH ? first - DAY_REACH : scene->first;
    uint32_t date = date_between(scene, from, first, gap);
    date = date == NO_DATE ? date_of_coming(scene, first) : date;
    uint32_t source = source_before(scene, gap);
    if (date != NO_DATE || has_saying(scene, scene->first, source) ||
        has_saying(scene, first, gap->end)) {
        return date;
    }
    if (opens_sentence(scene, gap)) {
        return date_between(scene, gap->end, scene->end, gap);
    }
    date = date_between(scene, scene->first, scene->first + OPENING, gap);
    return date == NO_DATE ? date_of_main(scene, gap, source) : date;
}

/* "two days after gunmen stormed a bank and killed a guard": whether an act is only joined to the
 * one at `first`, whose day it shares. */
static bool is_second_of(const struct event_scene *scene, uint32_t act, uint32_t first)
{
    return event_time_first_of_two(scene, act) == first && !event_time_has_clause(scene, act) &&
           !event_time_is_turn(scene, first, act);
}

/* "two days after he was killed in a bombing": the verb of what was done in or by the noun's act;
 * TOKEN_NONE. */
static uint32_t verb_of_occasion(const struct event_scene *scene, uint32_t noun)
{
    static const char *const words[] = {"by", "during", "in", NULL};
    uint32_t verb = event_tree_head(scene, noun);
    bool phrase =
        event_tree_is(scene, noun, DEPREL_OBL) || event_tree_is(scene, noun, DEPREL_OBL_AGENT);
    bool occasion = phrase && verb != TOKEN_NONE && event_predicate_is_verb(scene, verb) &&
                    !event_time_is_judging(scene, verb) &&
                    event_tree_has_one_of(scene, noun, words);
    return occasion ? verb : TOKEN_NONE;
}

/* The first act behind the connector is the one that is meant. */
static bool is_behind(const struct event_scene *scene, const struct gap *gap, uint32_t act)
{
    if (act <= gap->connector || act >= gap->end) {
        return false;
    }
    uint32_t first = event_time_first_of_two(scene, act);
    if (first != TOKEN_NONE && first > gap->connector) {
        return is_second_of(scene, act, first) && is_behind(scene, gap, first);
    }
    bool noun = event_predicate_is_noun(scene, act);
    uint32_t done = noun ? verb_of_occasion(scene, act) : TOKEN_NONE;
    if (done != TOKEN_NONE && done < act) {
        return is_behind(scene, gap, done);
    }
    if (act - gap->connector > ACT_REACH) {
        return false;
    }
    for (uint32_t i = gap->connector + 1; i < act; i++) {
        bool verb = event_predicate_is_verb(scene, i);
        if (verb || (noun && scene->tokens[i].upos == UPOS_ADP)) {
            return false;
        }
    }
    return true;
}

/* The act right before the length, without another verb between, or the first behind the phrase
 * that the length opens the sentence with. */
static bool is_ahead(const struct event_scene *scene, const struct gap *gap, uint32_t act)
{
    bool opens = opens_sentence(scene, gap);
    uint32_t from = opens ? gap->end : act + 1;
    uint32_t to = opens ? act : gap->first;
    if (!event_predicate_is_verb(scene, act) || (opens ? act < gap->end : act >= gap->first)) {
        return false;
    }
    for (uint32_t i = from; i < to; i++) {
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

/* The date that the act is counted from, NO_DATE when the length does not date it. */
static uint32_t base_of(const struct event_scene *scene, const struct gap *gap, uint32_t act,
                        uint32_t own, bool *behind)
{
    *behind = is_behind(scene, gap, act);
    if (*behind) {
        return is_own_behind(scene, gap, own) ? NO_DATE : date_beside(scene, gap);
    }
    bool none = own == NO_DATE || own == gap->date;
    bool ahead = none && is_ahead(scene, gap, act);
    return ahead ? date_between(scene, gap->connector, gap->end, gap) : NO_DATE;
}

bool event_time_count(const struct event_scene *scene, uint32_t act, uint32_t own,
                      struct event *event)
{
    for (uint32_t i = scene->first; i < scene->end; i++) {
        struct gap gap;
        bool behind = false;
        uint32_t base =
            read_gap(scene, i, &gap) ? base_of(scene, &gap, act, own, &behind) : NO_DATE;
        if (base == NO_DATE) {
            continue;
        }
        const struct period *period = &scene->analysis->dates[base].period;
        struct date_place place =
            date_place_shift(period->earliest, gap.unit, behind ? -gap.count : gap.count);
        if (gap.count == 0 || date_place_is_known(place)) {
            event->date = gap.count == 0 ? base : gap.date;
            event->period = gap.count == 0 ? *period
                                           : (struct period){place.earliest, place.latest,
                                                             date_place_precision(place)};
            event->date_basis = DATE_RELATIVE;
            event->dates_another = behind;
            return true;
        }
    }
    return false;
}
