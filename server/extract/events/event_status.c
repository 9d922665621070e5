/* The last word on whether an act happened.
 *
 * What the act's own clause says (event_judge) is corrected by its day, as seen from the day of
 * publication, by a form of the past, and by a later clause of the sentence that calls a plan off.
 * Other sentences are not asked. */
#include "event_status.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_time_tree.h"
#include "event_tree.h"

/* "following the elections", "after his death": an act that is over. */
static bool lies_behind(const struct event_scene *scene, const struct event_frame *frame)
{
    return event_predicate_is_noun(scene, frame->head) && event_time_is_over(scene, frame->head);
}

static void forget_date(struct event *event)
{
    event->period = PERIOD_UNKNOWN;
    event->date = UINT32_MAX;
    event->date_basis = DATE_UNRESOLVED;
}

/* "called elections for May", "called a strike for Thursday": the day is that of what is called,
 * not of the calling. */
static bool is_called_for(const struct event_scene *scene, const struct event *event)
{
    bool called = event->type == EVENT_ELECT || event->type == EVENT_PROTEST;
    uint32_t first = scene->analysis->dates[event->date].first_token;
    return called && first > scene->first && span_is(scene->tokens[first - 1].norm, "for");
}

/* "the criticism comes ahead of the vote on Thursday": the day of what is to come. */
static bool is_day_of_later(const struct event_scene *scene, uint32_t act,
                            const struct event *event)
{
    uint32_t first = scene->analysis->dates[event->date].first_token;
    for (uint32_t i = act + 1; i < first; i++) {
        if (span_is(scene->tokens[i].norm, "ahead")) {
            return true;
        }
    }
    return false;
}

/* "postponed the vote to June 5": the day that it is put off to is neither that of the putting off
 * nor one on which the vote was not held. */
static bool is_put_off_to(const struct event_scene *scene, const struct event_frame *frame,
                          const struct event *event)
{
    static const char *const words[] = {"to", "until", "till", NULL};
    uint32_t verb = event_predicate_is_verb(scene, frame->head)
                        ? frame->head
                        : event_tree_head(scene, event_predicate_top(scene, frame->head));
    const struct event_operator *operator= verb == TOKEN_NONE ? NULL
                                                              : event_scene_operator(scene, verb);
    uint32_t first =
        event->date == UINT32_MAX ? 0 : scene->analysis->dates[event->date].first_token;
    return operator&& operator->effect == EFFECT_CANCELLED && first> scene->first &&
        span_is_one_of(scene->tokens[first - 1].norm, words);
}

/* An act that lies ahead of the publication is planned. A verb in the past cannot lie ahead: then
 * the date was read wrongly and is not kept. */
static void settle_by_date(const struct event_scene *scene, const struct event_frame *frame,
                           struct event *event)
{
    bool ahead = period_ends_before(scene->published, event->period);
    bool in_past = scene->tokens[frame->head].xpos == XPOS_VBD ||
                   event_tree_word(scene, frame->head, "did") != TOKEN_NONE ||
                   event_aspect_is_perfect(scene, frame->head);
    bool next = ahead && span_starts_with(scene->analysis->dates[event->date].text, SPAN("next "));
    bool behind = lies_behind(scene, frame) && !next; /* "after next year's election" */
    bool refuses = event->type == EVENT_REJECT &&
                   (frame->rule->type != EVENT_REJECT || span_is(frame->lemma, "take"));
    bool later =
        ahead && event->status == EVENT_HAPPENED && is_day_of_later(scene, frame->head, event);
    if (ahead && (in_past || behind || refuses || later) && !is_called_for(scene, event)) {
        forget_date(event);
        return;
    }
    if (event->status == EVENT_PLANNED && period_ends_before(event->period, scene->published)) {
        if (event_aspect_is_ahead(scene, frame)) { /* "before last month's vote" */
            event->status = EVENT_HAPPENED;
        } else {
            forget_date(event);
        }
        return;
    }
    if (ahead && (event->status == EVENT_HAPPENED || event->status == EVENT_ONGOING)) {
        event->status = EVENT_PLANNED;
    }
}

/* "was planting a bomb": over by the publication, unless it was on that very day; "the probe of
 * 2004" is over, too. */
static void settle_by_past(const struct event_scene *scene, const struct event_frame *frame,
                           struct event *event)
{
    bool dated = period_is_known(event->period) && scene->published.earliest != DAY_NONE;
    bool over = period_ends_before(event->period, scene->published);
    bool was = event_aspect_was_going_on(scene, frame->head) && (over || !dated);
    if (event->status == EVENT_ONGOING &&
        (was || (over && event_aspect_is_standing(scene, frame)))) {
        event->status = EVENT_HAPPENED;
    }
}

/* Whether a word can stand for a planned act: a pronoun, or a noun for a meeting or journey. */
static bool can_mean_plan(const struct event_scene *scene, uint32_t token)
{
    static const char *const words[] = {"it",    "they",       "which",       "that",    "this",
                                        "trip",  "visit",      "talk",        "summit",  "meeting",
                                        "event", "conference", "negotiation", "tour",    "plan",
                                        "vote",  "election",   "referendum",  "poll",    "rally",
                                        "march", "protest",    "journey",     "session", NULL};
    return span_is_one_of(event_scene_lemma(scene, token), words);
}

/* Whether the verb says of its subject that it does not take place: "was cancelled", "did not
 * happen". */
static bool tells_of_no_show(const struct event_scene *scene, uint32_t verb)
{
    const struct event_operator *governing = event_scene_operator(scene, verb);
    if (governing && governing->effect == EFFECT_CANCELLED) {
        return event_predicate_is_passive(scene, verb);
    }
    struct span lemma = event_scene_lemma(scene, verb);
    bool occurs = span_is(lemma, "take") || span_is(lemma, "happen") || span_is(lemma, "hold") ||
                  span_is(lemma, "occur") || span_is(lemma, "materialize");
    return occurs && (event_tree_word(scene, verb, "not") != TOKEN_NONE ||
                      event_tree_word(scene, verb, "n't") != TOKEN_NONE ||
                      event_tree_word(scene, verb, "never") != TOKEN_NONE);
}

/* Whether a later clause of the sentence says that what was planned was cancelled: "… were to meet,
 * but the talks were called off". */
static bool is_called_off(const struct event_scene *scene, uint32_t act)
{
    for (uint32_t i = act + 1; i < scene->end; i++) {
        if (!event_predicate_is_verb(scene, i) || !tells_of_no_show(scene, i)) {
            continue;
        }
        uint32_t subject = event_predicate_subject(scene, i);
        if (subject != TOKEN_NONE && subject > act && can_mean_plan(scene, subject)) {
            return true;
        }
    }
    return false;
}

void event_status_settle(const struct event_scene *scene, const struct event_frame *frame,
                         struct event *event)
{
    if (is_put_off_to(scene, frame, event)) {
        forget_date(event);
    }
    settle_by_date(scene, frame, event);
    settle_by_past(scene, frame, event);
    if (event->status == EVENT_PLANNED && is_called_off(scene, frame->head)) {
        event->status = EVENT_DENIED;
        event->negated = true;
    }
}

bool event_status_of_absence(const struct event_scene *scene, const struct event_frame *frame,
                             struct event_verdict *verdict)
{
    static const char *const wills[] = {"will", "would", "wo", "'ll", "'d", NULL};
    uint32_t part = frame->slots[SLOT_OBJ];
    if (frame->rule->type != EVENT_REJECT || !span_is(frame->lemma, "take") || part == TOKEN_NONE ||
        !span_is(event_scene_lemma(scene, part), "part")) {
        return true;
    }
    bool refuses = verdict->negated && verdict->status == EVENT_DENIED &&
                   event_tree_has_one_of(scene, frame->head, wills);
    verdict->status = EVENT_HAPPENED;
    verdict->negated = false;
    return refuses;
}
