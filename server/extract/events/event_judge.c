/* Status, polarity and scope.
 *
 * From the act, this climbs the tree as long as the governor decides over what it governs ("planned
 * to", "denied that"), and collects what auxiliaries, conjunctions (event_judging) and governing
 * words (event_governor) say. What weighs most counts: an act that is only asked for is not told, a
 * denied one is denied even if it was planned. It stops at relative and time clauses, where the
 * text asserts the act by itself. */
#include "event_judge.h"

#include "event_aspect.h"
#include "event_governor.h"
#include "event_judging.h"
#include "event_predicate.h"
#include "event_row.h"
#include "event_tree.h"

enum { CLIMB_LIMIT = 8 };

/* Whether a clause tells what somebody said or planned, alone or joined to one that does: "said it
 * respected the ruling but would appeal". */
static bool is_reported(const struct event_scene *scene, uint32_t verb)
{
    uint32_t head = event_tree_head(scene, verb);
    for (int i = 0; i < CLIMB_LIMIT && head != TOKEN_NONE; i++) {
        if (!event_tree_is(scene, verb, DEPREL_CONJ)) {
            break;
        }
        verb = head;
        head = event_tree_head(scene, verb);
    }
    return head != TOKEN_NONE && event_tree_is(scene, verb, DEPREL_CCOMP) &&
           (event_scene_is_of_class(scene, head, EVENT_CLASS_ATTRIBUTION) ||
            event_scene_operator(scene, head) != NULL);
}

/* Settles "would" of the clause of `verb`: a reported future, else a mere possibility; what "would
 * have" been done never was. */
static void settle_would(struct event_judging *j, uint32_t verb)
{
    if (j->would) {
        bool ahead =
            is_reported(j->scene, verb) && event_tree_word(j->scene, verb, "have") == TOKEN_NONE;
        event_judging_weigh(j, ahead ? WEIGHT_PLANNED : WEIGHT_HYPOTHETICAL);
        j->would = false;
    }
}

/* A verb that shares the auxiliaries of the one it is joined to: "will visit A and meet B". */
static bool shares_auxiliary(const struct event_scene *scene, uint32_t token)
{
    enum xpos xpos = (enum xpos)scene->tokens[token].xpos;
    bool finite = xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP;
    return scene->tokens[token].deprel == DEPREL_CONJ && !finite &&
           event_tree_find(scene, token, DEPREL_AUX) == TOKEN_NONE &&
           event_tree_find(scene, token, DEPREL_NSUBJ) == TOKEN_NONE &&
           event_tree_find(scene, token, DEPREL_NSUBJ_PASS) == TOKEN_NONE;
}

/* Whether a negation at the governor reaches the act: "did not plan to", but "did not say that" and
 * "the visit was not announced" leave it open. */
static bool governs(const struct event_judging *j, uint32_t token, uint32_t head)
{
    const struct event_operator *governing = event_scene_operator(j->scene, head);
    bool noun = event_predicate_is_noun(j->scene, token);
    return noun ? !event_scene_is_of_class(j->scene, head, EVENT_CLASS_ATTRIBUTION) ||
                      (governing && governing->effect != EFFECT_NONE)
                : j->scene->tokens[token].deprel != DEPREL_CCOMP || governing != NULL;
}

/* "a bill that would allow it": what a paper provides for. */
static bool is_provision(const struct event_judging *j, uint32_t token, uint32_t head)
{
    return j->would && head != TOKEN_NONE && event_tree_is(j->scene, token, DEPREL_ACL_RELCL) &&
           event_scene_is_of_class(j->scene, head, EVENT_CLASS_PAPER);
}

static void judge_chain(struct event_judging *j, uint32_t token)
{
    const struct event_scene *scene = j->scene;
    uint32_t head = event_tree_head(scene, token);
    event_judging_read_words(j, token, true);
    j->untold |= is_provision(j, token, head);
    for (int i = 0; i < CLIMB_LIMIT && head != TOKEN_NONE; i++) {
        if (!shares_auxiliary(scene, token)) {
            settle_would(j, token);
            if (!event_governor_climb(j, token, head)) {
                break;
            }
            event_judging_read_words(j, head, governs(j, token, head));
        } else if (event_tree_find(scene, token, DEPREL_NMOD_POSS) == TOKEN_NONE) {
            event_judging_read_words(j, head, false); /* not "a possible visit and Oslo's demand" */
        }
        token = head;
        head = event_tree_head(scene, token);
    }
    settle_would(j, token);
}

static bool is_material(enum event_type type)
{
    return type == EVENT_ASSAULT || type == EVENT_COERCE || type == EVENT_RETREAT ||
           type == EVENT_AID || type == EVENT_COOPERATE || type == EVENT_MOBILIZE ||
           type == EVENT_PROTEST || type == EVENT_SANCTION || type == EVENT_CONSULT ||
           type == EVENT_TRAVEL || type == EVENT_DIE || type == EVENT_ACCIDENT ||
           type == EVENT_DISASTER || type == EVENT_LEGAL || type == EVENT_CONCEDE ||
           type == EVENT_ELECT || type == EVENT_LEGISLATE || type == EVENT_APPOINT ||
           type == EVENT_RESIGN;
}

static enum event_status status_of(enum event_weight weight)
{
    static const enum event_status statuses[] = {EVENT_HAPPENED, EVENT_ONGOING, EVENT_PLANNED,
                                                 EVENT_HYPOTHETICAL, EVENT_DENIED};
    return statuses[weight];
}

bool event_judge_is_weighty(struct span adverb)
{
    static const char *const words[] = {"not",    "n't",        "never",  "nearly",
                                        "almost", "reportedly", "likely", NULL};
    return span_is_one_of(adverb, words) || event_judging_is_doubt(adverb);
}

/* What the form of a verb, or the kind of a noun, says of an act that simply is told. */
static enum event_weight weight_of_going_on(const struct event_scene *scene,
                                            const struct event_frame *frame)
{
    uint32_t act = frame->head;
    bool inquiry = event_code_is_under(frame->rule->cameo, "09");
    bool looks = inquiry && event_aspect_is_simple_present(scene, act); /* "police investigate" */
    bool lasting = inquiry || is_material(frame->rule->type);
    bool goes_on = looks || (lasting && (event_aspect_is_progressive(scene, act) ||
                                         event_aspect_is_being_done(scene, act)));
    if (goes_on && event_aspect_is_about_to(scene, act)) {
        return WEIGHT_PLANNED;
    }
    return goes_on || event_aspect_has_been_going_on(scene, act) ||
                   event_aspect_is_standing(scene, frame)
               ? WEIGHT_ONGOING
               : WEIGHT_NONE;
}

/* A participle that only describes somebody: "people living in or visiting the city". */
static bool hangs_on_noun(const struct event_scene *scene, uint32_t token)
{
    uint32_t head = event_tree_head(scene, token);
    return scene->tokens[token].deprel == DEPREL_ACL ||
           (scene->tokens[token].deprel == DEPREL_CONJ && head != TOKEN_NONE &&
            scene->tokens[head].deprel == DEPREL_ACL);
}

/* Whether an act only says who somebody is: "people living in or visiting the city", "became the
 * first leader to visit it", who need not lead since then. */
static bool describes(const struct event_scene *scene, const struct event_frame *frame)
{
    enum event_type type = frame->rule->type;
    uint32_t noun = event_tree_head(scene, frame->head), became = frame->slots[SLOT_XCOMP];
    if (type == EVENT_TRAVEL || event_code_is_under(frame->rule->cameo, "042")) {
        return hangs_on_noun(scene, frame->head) &&
               !(noun != TOKEN_NONE && event_row_is_place(scene, noun));
    }
    return type == EVENT_APPOINT && became != TOKEN_NONE &&
           event_tree_find(scene, became, DEPREL_ACL) != TOKEN_NONE &&
           event_row_is_place(scene, became);
}

/* "Thousands may die", "did not reveal its source": what nobody plans is news only when it is so.
 */
static bool is_nothing(enum event_type type, enum event_weight weight)
{
    return (type == EVENT_DIE && (weight == WEIGHT_HYPOTHETICAL || weight == WEIGHT_DENIED)) ||
           (type == EVENT_PUBLISH && weight == WEIGHT_DENIED);
}

struct event_verdict event_judge(const struct event_scene *scene, const struct event_frame *frame)
{
    if (event_aspect_is_answered(scene, frame)) {
        return (struct event_verdict){.told = true, .status = EVENT_HAPPENED};
    }
    struct event_judging j = {.scene = scene, .type = frame->rule->type};
    event_judging_read_word_before(&j, frame->head);
    judge_chain(&j, event_predicate_is_verb(scene, frame->head)
                        ? frame->head
                        : event_predicate_top(scene, frame->head));
    if (event_aspect_is_ahead(scene, frame)) {
        event_judging_weigh(&j, WEIGHT_PLANNED);
    }
    if (j.conditional) {
        j.weight = WEIGHT_HYPOTHETICAL;
    }
    bool scheduled = false;
    if (is_material(frame->rule->type) && event_aspect_is_simple_present(scene, frame->head) &&
        j.weight == WEIGHT_NONE) {
        scheduled = !j.untold;
        j.untold = true;
    }
    if (event_aspect_goes_with_plan(scene, frame->head)) {
        event_judging_weigh(&j, WEIGHT_PLANNED);
    }
    if (j.weight == WEIGHT_NONE) {
        j.weight = weight_of_going_on(scene, frame);
    }
    j.untold |= describes(scene, frame) || is_nothing(j.type, j.weight);
    bool repeated = event_aspect_is_repeated(scene, frame->head);
    bool question = event_aspect_is_question(scene);
    j.untold |= repeated || event_aspect_is_imperative(scene, frame->head);
    return (struct event_verdict){.told = !j.untold && !question,
                                  .status = status_of(j.weight),
                                  .negated = j.negated,
                                  .promised = j.promised,
                                  .scheduled = scheduled && !repeated && !question,
                                  .said_future = j.said_future};
}
