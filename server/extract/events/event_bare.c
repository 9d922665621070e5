/* Acts told by a noun of which the sentence names nobody.
 *
 * "Monday's meeting", "a 2002 truce", "the arrests on Friday": the day says which act is meant, and
 * other tellings say who. Acts that need somebody to be one, as aid or criticism, are left out, and
 * so are visits. What only completes an act of the same kind, "met for talks", is told with it. A
 * certain deed, "the attack", "those arrests", and a vote are told where nothing of the kind was
 * told before: else it most often is that one. */
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

/* Whether a date hangs on one of three words, each of which may be TOKEN_NONE. */
static bool has_day(const struct event_scene *scene, uint32_t one, uint32_t two, uint32_t three)
{
    for (uint32_t i = scene->first; i < scene->end; i++) {
        uint32_t head = scene->date_of[i] == TOKEN_NONE ? TOKEN_NONE : event_tree_head(scene, i);
        if (head != TOKEN_NONE && (head == one || head == two || head == three)) {
            return true;
        }
    }
    return false;
}

/* Whether a date is the noun's own or that of its verb of time. */
static bool has_own_day(const struct event_scene *scene, uint32_t noun)
{
    uint32_t top = event_predicate_top(scene, noun);
    return has_day(scene, noun, top, verb_of_time(scene, top));
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

/* Whether the noun is what its clause is about. */
static bool is_subject(const struct event_scene *scene, uint32_t noun)
{
    return event_tree_head(scene, noun) != TOKEN_NONE &&
           (event_tree_is(scene, noun, DEPREL_NSUBJ) ||
            event_tree_is(scene, noun, DEPREL_NSUBJ_PASS));
}

/* Whether acts of this noun are done at some moment, so that "the" and the noun mean a certain one.
 */
static bool is_deed(const struct event_frame *frame, const struct event *event)
{
    static const char *const gatherings[] = {"protest", "demonstration", "rally", "riot",
                                             "march",   "uprising",      NULL};
    static const char *const meetings[] = {"meeting", "summit", "talk", "negotiation", NULL};
    static const char *const cases[] = {"trial", "lawsuit", "inquiry", "investigation", NULL};
    static const char *const states[] = {"destruction", "retaliation", "plunder",  "aggression",
                                         "looting",     "outbreak",    "epidemic", NULL};
    switch (event->type) {
    case EVENT_ACCIDENT:
    case EVENT_DISASTER:
    case EVENT_ASSAULT:
        return !span_is_one_of(frame->lemma, states);
    case EVENT_COERCE:
        return event_code_is_under(event->cameo, "173"); /* arrests */
    case EVENT_PROTEST:
        return span_is_one_of(frame->lemma, gatherings);
    case EVENT_CONSULT:
        return span_is_one_of(frame->lemma, meetings);
    case EVENT_LEGAL:
    case EVENT_ACCUSE:
        return span_is_one_of(frame->lemma, cases);
    default:
        return false;
    }
}

/* Whether the noun only says what something else is, "the bombing, the first such attack", "the
 * quake was the worst disaster", or is misread: nobody "says the attack". */
static bool is_label(const struct event_scene *scene, uint32_t noun)
{
    uint32_t head = event_tree_head(scene, noun);
    bool said = head != TOKEN_NONE && event_tree_is(scene, noun, DEPREL_OBJ) &&
                span_is(event_scene_lemma(scene, head), "say");
    return said || event_tree_is(scene, noun, DEPREL_APPOS) ||
           event_tree_is(scene, noun, DEPREL_XCOMP) ||
           event_tree_find(scene, noun, DEPREL_COP) != TOKEN_NONE;
}

/* "The election was fair": one that is over and that a clause is about, not "the election is a
 * test".
 */
static bool is_vote_over(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const votes[] = {"election", "referendum", NULL};
    static const char *const past[] = {"was", "were", "had", NULL};
    uint32_t noun = frame->head, verb = event_tree_head(scene, noun);
    return is_subject(scene, noun) && span_is_one_of(frame->lemma, votes) &&
           (scene->tokens[verb].xpos == XPOS_VBD || event_tree_has_one_of(scene, verb, past)) &&
           !event_tree_is(scene, verb, DEPREL_ACL_RELCL) &&
           !event_tree_is(scene, verb, DEPREL_ADVCL);
}

/* "I ran in the election": whether somebody tells of his own life. */
static bool is_own_story(const struct event_scene *scene)
{
    static const char *const speakers[] = {"i", "we", "my", "our", "me", "us", "you", NULL};
    for (uint32_t i = scene->first; i < scene->end; i++) {
        if (scene->tokens[i].upos == UPOS_PRON && span_is_one_of(scene->tokens[i].norm, speakers)) {
            return true;
        }
    }
    return false;
}

bool event_bare_is_topic(const struct event_scene *scene, const struct event_frame *frame,
                         const struct event *event)
{
    static const char *const certain[] = {"the", "this", "these", "that", "those", NULL};
    uint32_t noun = frame->head;
    if (!event_predicate_is_noun(scene, noun) || is_label(scene, noun) || is_own_story(scene) ||
        event->status == EVENT_HYPOTHETICAL || event->status == EVENT_DENIED) {
        return false;
    }
    uint32_t verb = event_tree_head(scene, noun);
    bool dated = is_subject(scene, noun) && /* "the talks collapsed in August" */
                 has_day(scene, verb, TOKEN_NONE, TOKEN_NONE) &&
                 !(scene->tokens[verb].xpos == XPOS_VBD && scene->published.latest != DAY_NONE &&
                   event->period.earliest > scene->published.latest);
    bool act = event->type == EVENT_ELECT ? is_vote_over(scene, frame) : is_deed(frame, event);
    return act && event_tree_has_one_of(scene, noun, certain) &&
           (event->type == EVENT_CONSULT || event->type == EVENT_LEGAL ||
            event->status != EVENT_PLANNED) &&
           (dated || !period_is_known(event->period));
}
