/* Acts told from a day on or up to one: "since Monday", "until June".
 *
 * What lasts goes on from then: a siege, sanctions, somebody who is held. What is done at once, as
 * killing or signing, was done on some days of the time that is open from then, and is over. A
 * refusal, fighting or talks until a day end with it; what was not done until a day was done then.
 */
#include "event_time_span.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_time_tree.h"
#include "event_tree.h"

enum { RECORD_REACH = 8 };

/* Acts that do not last: "the worst quake since 1934" is not of that year. */
static bool is_momentary(enum event_type type)
{
    return type == EVENT_DISASTER || type == EVENT_ACCIDENT || type == EVENT_DIE ||
           type == EVENT_RESIGN || type == EVENT_APPOINT || type == EVENT_ELECT;
}

/* "the first since 2001", "the biggest since May", "the second time since May": the act is
 * compared, it does not last. */
static bool is_record(const struct event_scene *scene, uint32_t since, uint32_t reach)
{
    for (uint32_t i = since; i > scene->first && since - i < reach; i--) {
        uint8_t tag = scene->tokens[i - 1].xpos;
        if (span_is(scene->tokens[i - 1].norm, "least")) {
            continue;
        }
        bool nth = i == since && span_is(scene->tokens[i - 1].norm, "time");
        if (nth || tag == XPOS_JJS || tag == XPOS_RBS ||
            span_is(scene->tokens[i - 1].norm, "first")) {
            return true;
        }
    }
    return false;
}

/* "rains have lashed the region since Tuesday", "fires have burned". */
static bool is_told_in_perfect(const struct event_scene *scene, uint32_t act)
{
    uint32_t verb = event_predicate_is_verb(scene, act) ? act : event_tree_head(scene, act);
    return verb != TOKEN_NONE && event_aspect_is_perfect(scene, verb);
}

/* "since Tuesday, when a pipe burst": whether the act stands in a clause about the date that ends
 * before `end`. */
static bool is_about_date(const struct event_scene *scene, uint32_t act, uint32_t end)
{
    return act > end + 1 && end + 1 < scene->end && span_is(scene->tokens[end].norm, ",") &&
           span_is(scene->tokens[end + 1].norm, "when");
}

/* Whether what is told since a day goes on, or has been done again and again, from then: "rains
 * have lashed the region since", "have died since", "a village cut off since". */
static bool lasts_since(const struct event_scene *scene, const struct event_frame *frame)
{
    enum event_type type = frame->rule->type;
    bool state = scene->tokens[frame->head].xpos == XPOS_VBN &&
                 event_tree_is(scene, frame->head, DEPREL_ACL);
    bool trapped = type == EVENT_ACCIDENT && event_aspect_is_pluperfect(scene, frame->head) &&
                   span_is(frame->lemma, "trap"); /* "had been trapped since Monday" */
    return (type == EVENT_DISASTER || type == EVENT_ACCIDENT || type == EVENT_DIE) &&
           (state || trapped || is_told_in_perfect(scene, frame->head));
}

/* "20 have been killed since Monday", "has freed 500 since May": what is done at once, if again and
 * again, does not go on. */
static bool is_done_at_once(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const verbs[] = {
        "abduct",   "adopt",   "approve",   "arrest",   "assassinate", "behead", "capture",
        "convict",  "deport",  "destroy",   "displace", "execute",     "expel",  "fire",
        "flee",     "free",    "issue",     "kidnap",   "launch",      "make",   "pass",
        "ratify",   "receive", "recognize", "reject",   "release",     "return", "seize",
        "sentence", "sign",    "surrender", "take",     "win",         NULL};
    return event_predicate_is_verb(scene, frame->head) &&
           (event_lexicon_in(scene->lexicon, EVENT_CLASS_HARM, frame->lemma) ||
            span_is_one_of(frame->lemma, verbs));
}

/* The "since" that a date stands behind: "since May"; of a perfect form also that of what was then,
 * "have been held since their arrest in May". TOKEN_NONE. */
static uint32_t since_before(const struct event_scene *scene, uint32_t act, uint32_t first)
{
    enum { SINCE_REACH = 12 };
    bool far = event_predicate_is_verb(scene, act) && is_told_in_perfect(scene, act) && act < first;
    for (uint32_t i = first; i > scene->first && first - i < SINCE_REACH; i--) {
        if (span_is(scene->tokens[i - 1].norm, "since")) {
            return i - 1;
        }
        if (!far || i - 1 == act || event_predicate_is_verb(scene, i - 1) ||
            span_is(scene->tokens[i - 1].norm, ",")) {
            return TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

void event_time_open(const struct event_scene *scene, const struct event_frame *frame,
                     struct event *event)
{
    uint32_t first = scene->analysis->dates[event->date].first_token;
    uint32_t count = scene->analysis->dates[event->date].token_count;
    for (uint32_t i = first; i < first + count; i++) {
        if (event_tree_is_below(scene, frame->head, i)) {
            return; /* "since 1934, when a quake struck": the act is of that year */
        }
    }
    bool before_act = event_predicate_is_noun(scene, frame->head) && frame->head >= first + count &&
                      event_time_is_possessor(scene, first); /* "since Sunday's clash" */
    uint32_t since = since_before(scene, frame->head, first);
    if (before_act || is_about_date(scene, frame->head, first + count) || since == TOKEN_NONE) {
        return;
    }
    if ((is_momentary(frame->rule->type) && !lasts_since(scene, frame)) ||
        is_record(scene, since, RECORD_REACH)) {
        event->period = PERIOD_UNKNOWN;
        event->date = NO_DATE;
        event->date_basis = DATE_UNRESOLVED;
        return;
    }
    bool goes_on = (!is_momentary(frame->rule->type) || frame->rule->type == EVENT_DISASTER) &&
                   !is_done_at_once(scene, frame);
    bool known = event->period.earliest != DAY_NONE;
    event->period = known ? period_of_range(event->period.earliest, DAY_NONE) : event->period;
    event->status = goes_on && event->status == EVENT_HAPPENED ? EVENT_ONGOING : event->status;
}

/* The date behind a word that a verb's clause ends with, NO_DATE: "will come by June". */
static uint32_t date_behind_word(const struct event_scene *scene, uint32_t verb, const char *word)
{
    for (uint32_t i = verb + 1; i < scene->end; i++) {
        uint32_t date = event_time_known(scene, i);
        if (date != NO_DATE) {
            return event_time_follows(scene, i, word) ? date : NO_DATE;
        }
        if (event_predicate_is_verb(scene, i) || span_is(scene->tokens[i].norm, ",") ||
            span_is(scene->tokens[i].norm, ";")) {
            return NO_DATE;
        }
    }
    return NO_DATE;
}

/* "refused to come until June". */
static uint32_t date_until(const struct event_scene *scene, uint32_t verb)
{
    uint32_t date = date_behind_word(scene, verb, "until");
    return date == NO_DATE ? date_behind_word(scene, verb, "till") : date;
}

static void set_date(const struct event_scene *scene, struct event *event, uint32_t date,
                     struct period period)
{
    event->date = date;
    event->period = period;
    event->date_basis = scene->analysis->dates[date].basis;
}

/* The past form of a clause that says since when a perfect form's act is done: "have died since the
 * rains began in June"; TOKEN_NONE. */
static uint32_t clause_since(const struct event_scene *scene, uint32_t verb)
{
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        bool since = c > verb && event_tree_is(scene, c, DEPREL_ADVCL) &&
                     event_predicate_is_verb(scene, c) &&
                     event_tree_word(scene, c, "since") != TOKEN_NONE;
        if (since) {
            return event_time_is_simple_past(scene, c) ? c : TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

/* The date in the phrase that "since" at `since` opens, up to a comma or a verb; NO_DATE. */
static uint32_t date_in_since(const struct event_scene *scene, uint32_t since, uint32_t *end)
{
    enum { REACH = 14 };
    uint32_t date = NO_DATE, i = since + 1;
    while (i < scene->end && i - since < REACH &&
           (!event_predicate_is_verb(scene, i) || scene->tokens[i].xpos == XPOS_VBG) &&
           scene->tokens[i].upos != UPOS_AUX && !(scene->tokens[i].flags & TOKEN_PUNCT)) {
        date = date == NO_DATE ? event_time_known(scene, i) : date;
        i++;
    }
    *end = i;
    bool closed = i >= scene->end || scene->tokens[i].flags & TOKEN_PUNCT;
    return closed ? date : NO_DATE;
}

/* "Since the 2001 invasion, hundreds have been held", "have stepped up attacks since the March
 * elections": the date of what a perfect form's act is done since, and the "since". */
static uint32_t date_since_act(const struct event_scene *scene, uint32_t verb, uint32_t *since)
{
    uint32_t end = 0;
    *since = scene->first;
    if (span_is(scene->tokens[scene->first].norm, "since")) {
        uint32_t date = date_in_since(scene, scene->first, &end);
        return end < verb ? date : NO_DATE;
    }
    for (uint32_t i = verb + 1; i < scene->end && !event_predicate_is_verb(scene, i) &&
                                !(scene->tokens[i].flags & TOKEN_PUNCT);
         i++) {
        if (span_is(scene->tokens[i].norm, "since")) {
            *since = i;
            return date_in_since(scene, i, &end);
        }
    }
    return NO_DATE;
}

void event_time_since(const struct event_scene *scene, const struct event_frame *frame,
                      struct event *event)
{
    bool perfect = event_predicate_is_verb(scene, frame->head) && !event->negated &&
                   event->status == EVENT_HAPPENED && is_told_in_perfect(scene, frame->head);
    uint32_t clause = perfect ? clause_since(scene, frame->head) : TOKEN_NONE;
    uint32_t date = clause == TOKEN_NONE ? NO_DATE : event_time_below(scene, clause, TIME_DEPTH);
    bool momentary = is_momentary(frame->rule->type) && !lasts_since(scene, frame);
    uint32_t since = clause == TOKEN_NONE ? 0 : event_tree_word(scene, clause, "since");
    bool opens = false;
    if (perfect && clause == TOKEN_NONE) {
        date = date_since_act(scene, frame->head, &since);
        opens = since == scene->first;
    }
    if (date == NO_DATE || momentary || !event_time_is_past(scene, date) ||
        (!opens && (since < frame->head || is_record(scene, since, since - frame->head)))) {
        return;
    }
    struct period period = scene->analysis->dates[date].period;
    enum event_type type = frame->rule->type;
    bool state = (type == EVENT_COERCE || type == EVENT_SANCTION) &&
                 !is_done_at_once(scene, frame) && event_predicate_is_passive(scene, frame->head);
    set_date(scene, event, date, period_of_range(period.earliest, DAY_NONE));
    event->status = state ? EVENT_ONGOING : event->status; /* "has been held since he was caught" */
}

/* "was held until 1974": somebody or something is kept as it is. */
static bool is_keeping(const struct event_frame *frame)
{
    static const char *const verbs[] = {"confine", "detain", "hold",   "imprison",
                                        "intern",  "jail",   "occupy", NULL};
    return frame->rule->type == EVENT_COERCE && span_is_one_of(frame->lemma, verbs);
}

/* "will leave by Friday", "plans to cut jobs by the end of May": dates what is to come by its last
 * day. */
static void close_plan(const struct event_scene *scene, const struct event_frame *frame,
                       struct event *event)
{
    enum event_type type = frame->rule->type; /* "will recommend a cut by May": that of the cut */
    bool asks = type == EVENT_REQUEST || type == EVENT_REJECT || type == EVENT_THREATEN;
    bool verb = event_predicate_is_verb(scene, frame->head) && !event->negated && !asks;
    uint32_t date = verb ? date_behind_word(scene, frame->head, "by") : NO_DATE;
    if (date != NO_DATE && !event_time_is_past(scene, date)) {
        set_date(scene, event, date,
                 period_of_range(DAY_NONE, scene->analysis->dates[date].period.latest));
    }
}

/* "by Sunday had seized three towns", "had freed them by May": done some time before. */
static void close_done(const struct event_scene *scene, const struct event_frame *frame,
                       struct event *event)
{
    enum { REACH = 6 };
    uint32_t verb = frame->head, date = date_behind_word(scene, verb, "by");
    for (uint32_t i = verb; date == NO_DATE && i > scene->first && verb - i < REACH; i--) {
        uint32_t before = event_time_known(scene, i - 1);
        bool ends = event_predicate_is_verb(scene, i - 1) ||
                    span_is(scene->tokens[i - 1].norm, ",") ||
                    span_is(scene->tokens[i - 1].norm, "and");
        if (before != NO_DATE || ends) {
            date = before != NO_DATE && event_time_follows(scene, i - 1, "by") ? before : NO_DATE;
            break;
        }
    }
    if (date != NO_DATE && event_time_is_past(scene, date)) {
        set_date(scene, event, date,
                 period_of_range(DAY_NONE, scene->analysis->dates[date].period.latest));
    }
}

void event_time_close(const struct event_scene *scene, const struct event_frame *frame,
                      struct event *event)
{
    enum event_type type = frame->rule->type;
    bool lasts = type == EVENT_ASSAULT || type == EVENT_PROTEST || type == EVENT_CONSULT ||
                 type == EVENT_REJECT || is_keeping(frame);
    if (event->status == EVENT_PLANNED || event->status == EVENT_HYPOTHETICAL) {
        close_plan(scene, frame, event);
        return;
    }
    if (event_predicate_is_verb(scene, frame->head) && !event->negated &&
        event->status == EVENT_HAPPENED && event_aspect_is_pluperfect(scene, frame->head)) {
        close_done(scene, frame, event);
        return;
    }
    if (!lasts || !event_predicate_is_verb(scene, frame->head) || event->negated ||
        event->status != EVENT_HAPPENED || !event_time_is_simple_past(scene, frame->head)) {
        return;
    }
    uint32_t content = event_tree_find(scene, frame->head, DEPREL_XCOMP);
    uint32_t verb = type == EVENT_REJECT && content != TOKEN_NONE ? content : frame->head;
    uint32_t date = date_until(scene, verb);
    bool kept = is_keeping(frame) && date != NO_DATE && !event_time_is_past(scene, date);
    if (date != NO_DATE && !kept) {
        set_date(scene, event, date,
                 period_of_range(DAY_NONE, scene->analysis->dates[date].period.latest));
    }
}

void event_time_delay(const struct event_scene *scene, const struct event_frame *frame,
                      struct event *event)
{
    static const char *const nots[] = {"not", "n't", NULL};
    static const char *const wills[] = {"will", "wo", "would", NULL};
    bool did = event_tree_word(scene, frame->head, "did") != TOKEN_NONE;
    bool will = event_tree_has_one_of(scene, frame->head, wills);
    bool delayed = event->status == EVENT_DENIED && event->negated && (did || will) &&
                   event_predicate_is_verb(scene, frame->head) &&
                   event_tree_has_one_of(scene, frame->head, nots);
    uint32_t date = delayed ? date_until(scene, frame->head) : NO_DATE;
    if (date != NO_DATE) {
        event->negated = false;
        event->status = did ? EVENT_HAPPENED : EVENT_PLANNED;
        set_date(scene, event, date, scene->analysis->dates[date].period);
    }
}
