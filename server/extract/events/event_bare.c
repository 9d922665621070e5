/* Acts told by a noun of which the sentence names nobody.
 *
 * "Monday's meeting", "a 2002 truce", "the arrests on Friday": the day says which act is meant, and
 * other tellings say who. Acts that need somebody to be one, as aid or criticism, are left out, and
 * so are visits. What only completes an act of the same kind, "met for talks", is told with it. A
 * deed that a clause is about, "the attack came as", is told where nothing of its kind was told
 * before it: else it most often is that one. */
#include "event_bare.h"

#include "event_predicate.h"
#include "event_tree.h"

/* Whether acts of this kind are something by themselves, without those who take part. */
static bool is_occasion(enum event_type type)
{
    switch (type) {
    case EVENT_CONSULT:
    case EVENT_AGREE:
    case EVENT_COOPERATE:
    case EVENT_RETREAT:
    case EVENT_CONCEDE:
    case EVENT_COERCE:
    case EVENT_MOBILIZE:
    case EVENT_LEGAL:
    case EVENT_LEGISLATE:
    case EVENT_STATEMENT:
    case EVENT_DIE:
        return true;
    default:
        return false;
    }
}

/* Whether a verb above the noun tells an act of the same kind, or one whose content the noun is:
 * "met for talks", "agreed on a ceasefire". */
static bool completes_act(const struct event_scene *scene, const struct event_frame *frame)
{
    enum { CLIMB = 4 };
    uint32_t up = event_tree_head(scene, frame->head);
    struct event_frame act;
    for (int i = 0; i < CLIMB && up != TOKEN_NONE; i++) {
        if (event_predicate_is_verb(scene, up) && event_predicate_read(scene, up, &act) &&
            (act.rule->type == frame->rule->type || act.rule->combine != COMBINE_NONE)) {
            return true;
        }
        up = event_tree_head(scene, up);
    }
    return false;
}

/* The verb that only says when the act of the noun takes place; TOKEN_NONE. */
static uint32_t verb_of_time(const struct event_scene *scene, uint32_t noun)
{
    static const char *const words[] = {"hold",  "make",  "take",  "come",     "begin",  "start",
                                        "open",  "end",   "occur", "be",       "happen", "conduct",
                                        "stage", "issue", "set",   "schedule", NULL};
    uint32_t verb = event_tree_head(scene, noun);
    return verb != TOKEN_NONE && event_predicate_is_verb(scene, verb) &&
                   span_is_one_of(event_scene_lemma(scene, verb), words)
               ? verb
               : TOKEN_NONE;
}

/* Whether a date is the noun's own or that of its verb of time. */
static bool has_own_day(const struct event_scene *scene, uint32_t noun)
{
    uint32_t top = event_predicate_top(scene, noun), verb = verb_of_time(scene, top);
    for (uint32_t i = scene->first; i < scene->end; i++) {
        uint32_t head = scene->date_of[i] == TOKEN_NONE ? TOKEN_NONE : event_tree_head(scene, i);
        if (head != TOKEN_NONE && (head == noun || head == top || head == verb)) {
            return true;
        }
    }
    return false;
}

bool event_bare_is_told(const struct event_scene *scene, const struct event_frame *frame,
                        const struct event *event)
{
    enum { DAYS = 366 };
    return event_predicate_is_noun(scene, frame->head) && period_is_known(event->period) &&
           event->period.earliest != DAY_NONE && event->period.latest != DAY_NONE &&
           event->period.latest - event->period.earliest <= DAYS && is_occasion(event->type) &&
           frame->rule->combine == COMBINE_NONE && !event_code_is_under(event->cameo, "042") &&
           has_own_day(scene, frame->head) && !completes_act(scene, frame);
}

/* Whether acts of this noun are done to somebody and at some moment, so that a certain one was. */
static bool is_deed(const struct event_frame *frame, const struct event *event)
{
    static const char *const gatherings[] = {"protest",  "demonstration", "rally",
                                             "riot",     "meeting",       "summit",
                                             "election", "referendum",    NULL};
    return event->type == EVENT_ASSAULT || event->type == EVENT_ACCIDENT ||
           event_code_is_under(event->cameo, "173") || /* arrests */
           ((event->type == EVENT_PROTEST || event->type == EVENT_CONSULT ||
             event->type == EVENT_ELECT) &&
            span_is_one_of(frame->lemma, gatherings));
}

/* "The election was fair": one that is over, not "the election is a test". */
static bool is_over(const struct event_scene *scene, uint32_t verb)
{
    static const char *const past[] = {"was", "were", "had", NULL};
    return scene->tokens[verb].xpos == XPOS_VBD || event_tree_has_one_of(scene, verb, past);
}

bool event_bare_is_topic(const struct event_scene *scene, const struct event_frame *frame,
                         const struct event *event)
{
    static const char *const certain[] = {"the", "this", "these", "that", "those", NULL};
    uint32_t noun = frame->head, verb = event_tree_head(scene, noun);
    return event_predicate_is_noun(scene, noun) && is_deed(frame, event) &&
           !period_is_known(event->period) && verb != TOKEN_NONE && verb > noun &&
           (event_predicate_is_verb(scene, verb) ||
            event_tree_find(scene, verb, DEPREL_COP) != TOKEN_NONE) &&
           (event->status == EVENT_HAPPENED || event->status == EVENT_ONGOING) &&
           (event_tree_is(scene, noun, DEPREL_NSUBJ) ||
            event_tree_is(scene, noun, DEPREL_NSUBJ_PASS)) &&
           event_tree_has_one_of(scene, noun, certain) &&
           (event->type != EVENT_ELECT || is_over(scene, verb)) &&
           !event_tree_is(scene, verb, DEPREL_ACL_RELCL) &&
           !event_tree_is(scene, verb, DEPREL_ADVCL);
}
