/* How an act is seen in time, as the form of its verb says: as a habit or schedule, as going on, as
 * done again and again, as asked about. What the words around it add is event_judge's. */
#include "event_aspect.h"

#include "event_holder.h"
#include "event_predicate.h"
#include "event_tree.h"

/* Whether a verb that the tagger took for a present may as well be a past: "they shot". */
static bool may_be_past(const struct event_scene *scene, uint32_t token)
{
    static const char *const same[] = {"hit",  "cut",  "put",   "set",    "quit",  "hurt", "shut",
                                       "cast", "beat", "split", "spread", "burst", NULL};
    return scene->tokens[token].xpos == XPOS_VBP &&
           (!span_equal(scene->tokens[token].norm, event_scene_lemma(scene, token)) ||
            span_is_one_of(scene->tokens[token].norm, same));
}

bool event_aspect_is_simple_present(const struct event_scene *scene, uint32_t token)
{
    enum xpos xpos = (enum xpos)scene->tokens[token].xpos;
    return (xpos == XPOS_VBZ || xpos == XPOS_VBP) && !may_be_past(scene, token) &&
           !event_scene_is_headline(scene) &&
           event_tree_find(scene, token, DEPREL_AUX) == TOKEN_NONE;
}

/* "a tape showing guards beating a man": what pictures show of somebody is over. */
static bool is_shown(const struct event_scene *scene, uint32_t verb)
{
    static const char *const shows[] = {"show", "depict", "film", "photograph", "record", NULL};
    uint32_t somebody = event_tree_head(scene, verb);
    uint32_t above = somebody == TOKEN_NONE ? somebody : event_tree_head(scene, somebody);
    return above != TOKEN_NONE && event_predicate_is_verb(scene, above) &&
           span_is_one_of(event_scene_lemma(scene, above), shows);
}

bool event_aspect_is_progressive(const struct event_scene *scene, uint32_t token)
{
    if (scene->tokens[token].xpos != XPOS_VBG) {
        return false;
    }
    bool harm = event_scene_is_of_class(scene, token, EVENT_CLASS_HARM);
    uint32_t be = event_tree_find(scene, token, DEPREL_AUX);
    uint32_t mark = event_tree_find(scene, token, DEPREL_MARK); /* "for gunning", "with bombing" */
    bool behind = mark != TOKEN_NONE && (span_is(scene->tokens[mark].norm, "for") ||
                                         span_is(scene->tokens[mark].norm, "with"));
    return (scene->tokens[token].deprel == DEPREL_ACL && !harm && !behind &&
            !is_shown(scene, token)) ||
           be != TOKEN_NONE;
}

bool event_aspect_is_repeated(const struct event_scene *scene, uint32_t token)
{
    static const char *const often[] = {"common",  "frequent",    "rare",
                                        "routine", "commonplace", NULL};
    uint32_t verb = event_predicate_is_verb(scene, token) ? token : event_tree_head(scene, token);
    if (verb != TOKEN_NONE && event_tree_is(scene, token, DEPREL_NSUBJ) &&
        span_is_one_of(scene->tokens[verb].norm, often)) {
        return true; /* "kidnappings are frequent" */
    }
    for (uint32_t i = scene->first; verb != TOKEN_NONE && i < scene->end; i++) {
        uint32_t date = scene->date_of[i];
        if (date != TOKEN_NONE && scene->analysis->dates[date].type == DATE_SET &&
            event_tree_head(scene, i) == verb) {
            return true;
        }
    }
    return false;
}

uint32_t event_aspect_beginning(const struct event_scene *scene, uint32_t noun)
{
    static const char *const verbs[] = {"begin", "start", "erupt", "break", NULL};
    uint32_t below = event_tree_find(scene, noun, DEPREL_NMOD);
    uint32_t clause = event_tree_find(scene, noun, DEPREL_ACL_RELCL);
    if (clause == TOKEN_NONE && below != TOKEN_NONE) {
        clause = event_tree_find(scene, below, DEPREL_ACL_RELCL);
    }
    bool began = clause != TOKEN_NONE && scene->tokens[clause].xpos == XPOS_VBD &&
                 span_is_one_of(event_scene_lemma(scene, clause), verbs) &&
                 event_tree_find(scene, clause, DEPREL_OBJ) == TOKEN_NONE;
    return began && !event_predicate_is_verb(scene, noun) ? clause : TOKEN_NONE;
}

bool event_aspect_is_question(const struct event_scene *scene)
{
    for (uint32_t i = scene->end; i > scene->first && scene->end - i < 3; i--) {
        if (span_is(scene->tokens[i - 1].norm, "?")) {
            return true;
        }
    }
    return false;
}

bool event_aspect_is_imperative(const struct event_scene *scene, uint32_t verb)
{
    return event_predicate_is_verb(scene, verb) && scene->tokens[verb].xpos == XPOS_VB &&
           verb > scene->first && (scene->tokens[verb - 1].flags & TOKEN_PUNCT) &&
           (scene->tokens[verb - 1].xpos == XPOS_OPEN_QUOTE ||
            scene->tokens[verb - 1].xpos == XPOS_CLOSE_QUOTE) &&
           event_tree_find(scene, verb, DEPREL_AUX) == TOKEN_NONE &&
           event_tree_find(scene, verb, DEPREL_NSUBJ) == TOKEN_NONE;
}

bool event_aspect_is_ahead(const struct event_scene *scene, const struct event_frame *frame)
{
    bool vote = frame->rule->type == EVENT_ELECT;
    if ((!vote && frame->rule->type != EVENT_CONSULT) ||
        event_predicate_is_verb(scene, frame->head)) {
        return false;
    }
    for (uint32_t i = frame->head; i > scene->first && frame->head - i < 8; i--) {
        struct span word = scene->tokens[i - 1].norm;
        if (!vote && (event_predicate_is_verb(scene, i - 1) || span_is(word, ","))) {
            return false;
        }
        if (span_is(word, "ahead") ||
            (vote && (span_is(word, "before") || span_is(word, "upcoming")))) {
            return true;
        }
    }
    return false;
}

/* Whether a verb's clause tells of what is to come: "will visit", "is to meet". */
static bool is_to_come(const struct event_scene *scene, uint32_t verb)
{
    static const char *const wills[] = {"will", "'ll", "shall", NULL};
    return event_tree_has_auxiliary(scene, verb, wills) || event_aspect_is_scheduled(scene, verb);
}

bool event_aspect_goes_with_plan(const struct event_scene *scene, uint32_t verb)
{
    static const char *const marks[] = {"before", "while", NULL};
    uint32_t head = event_tree_head(scene, verb);
    bool own = event_tree_find(scene, verb, DEPREL_NSUBJ) != TOKEN_NONE;
    return scene->tokens[verb].xpos == XPOS_VBG && event_tree_is(scene, verb, DEPREL_ADVCL) &&
           (own ? event_tree_word(scene, verb, "with") != TOKEN_NONE
                : event_tree_has_one_of(scene, verb, marks)) &&
           head != TOKEN_NONE && is_to_come(scene, head);
}

/* "was planting a bomb": the auxiliary of a past form; not in what somebody is said to be at. */
bool event_aspect_was_going_on(const struct event_scene *scene, uint32_t verb)
{
    static const char *const was[] = {"was", "were", NULL};
    uint32_t head = event_tree_head(scene, verb);
    bool said = event_tree_is(scene, verb, DEPREL_CCOMP) && head != TOKEN_NONE &&
                event_scene_is_of_class(scene, head, EVENT_CLASS_ATTRIBUTION);
    return scene->tokens[verb].xpos == XPOS_VBG && event_tree_has_auxiliary(scene, verb, was) &&
           !said;
}

bool event_aspect_is_perfect(const struct event_scene *scene, uint32_t verb)
{
    static const char *const has[] = {"has", "have", NULL};
    return event_tree_has_auxiliary(scene, verb, has);
}

bool event_aspect_is_pluperfect(const struct event_scene *scene, uint32_t verb)
{
    return event_tree_has_auxiliary(scene, verb, (const char *const[]){"had", NULL});
}

bool event_aspect_has_been_going_on(const struct event_scene *scene, uint32_t verb)
{
    bool perfect =
        event_aspect_is_perfect(scene, verb) || event_tree_word(scene, verb, "'ve") != TOKEN_NONE;
    return scene->tokens[verb].xpos == XPOS_VBG && perfect &&
           event_tree_word(scene, verb, "been") != TOKEN_NONE;
}

bool event_aspect_is_being_done(const struct event_scene *scene, uint32_t act)
{
    static const char *const is[] = {"is", "are", NULL};
    bool noun = !event_predicate_is_verb(scene, act);
    uint32_t verb = noun ? event_tree_head(scene, act) : act;
    return verb != TOKEN_NONE && (!noun || event_tree_is(scene, act, DEPREL_NSUBJ_PASS)) &&
           event_tree_has_auxiliary(scene, verb, is) &&
           event_tree_word(scene, verb, "being") != TOKEN_NONE;
}

bool event_aspect_is_about_to(const struct event_scene *scene, uint32_t verb)
{
    static const char *const verbs[] = {"send", "dispatch", "resign", "quit", "retire", NULL};
    return scene->tokens[verb].xpos == XPOS_VBG &&
           event_tree_find(scene, verb, DEPREL_AUX) != TOKEN_NONE &&
           event_tree_word(scene, verb, "been") == TOKEN_NONE &&
           !event_aspect_was_going_on(scene, verb) &&
           span_is_one_of(event_scene_lemma(scene, verb), verbs);
}

/* "cooperate with the probe", "in a U.N. probe", "at the trial of X", "on trial": a phrase that
 * only names the affair; not "the end of the trial". */
static bool is_named_in_phrase(const struct event_scene *scene, uint32_t noun, uint32_t head)
{
    static const char *const marks[] = {"in", "at", "to", "of", "under", "on", NULL};
    static const char *const with[] = {"comply",      "compliance", "connection", "cooperate",
                                       "cooperation", "deal",       "help",       NULL};
    static const char *const other[] = {
        "call",    "completion", "conclusion", "demand",      "end",      "importance", "launch",
        "lifting", "need",       "outcome",    "possibility", "prospect", "result",     "round",
        "set",     "start",      "threat",     "verdict",     "week",     "year",       NULL};
    struct span lemma = event_scene_lemma(scene, head);
    return (event_tree_is(scene, noun, DEPREL_NMOD) || event_tree_is(scene, noun, DEPREL_OBL)) &&
           scene->tokens[head].upos != UPOS_NUM && !span_is_one_of(lemma, other) &&
           (event_tree_has_one_of(scene, noun, marks) ||
            (event_tree_word(scene, noun, "with") != TOKEN_NONE && span_is_one_of(lemma, with)));
}

/* "violates the embargo", "expanded its probe". */
static bool is_dealt_with(const struct event_scene *scene, uint32_t noun, uint32_t head)
{
    static const char *const verbs[] = {
        "breach",   "break",   "conduct", "continue", "defend",    "defy",    "ease",
        "enforce",  "evade",   "expand",  "flout",    "head",      "lead",    "maintain",
        "obstruct", "oversee", "run",     "tighten",  "undermine", "violate", NULL};
    return event_tree_is(scene, noun, DEPREL_OBJ) &&
           span_is_one_of(event_scene_lemma(scene, head), verbs);
}

bool event_aspect_is_standing(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const affairs[] = {"investigation", "probe",    "inquiry", "embargo",
                                          "blockade",      "sanction", "trial",   NULL};
    uint32_t noun = frame->head, head = event_tree_head(scene, noun);
    bool affair = !event_predicate_is_verb(scene, noun) && head != TOKEN_NONE &&
                  span_is_one_of(event_scene_lemma(scene, noun), affairs) &&
                  !span_is(scene->tokens[noun].norm, "trials");
    bool plural = span_is(scene->tokens[noun].norm, "sanctions"); /* "objected to sanctions" */
    bool known = !plural || event_tree_word(scene, noun, "the") != TOKEN_NONE ||
                 event_holder_of(scene, noun) != TOKEN_NONE;
    return affair && known &&
           (is_named_in_phrase(scene, noun, head) || is_dealt_with(scene, noun, head));
}

bool event_aspect_is_answered(const struct event_scene *scene, const struct event_frame *frame)
{
    enum event_type type = frame->rule->type;
    if (event_predicate_is_verb(scene, frame->head) ||
        (type != EVENT_REQUEST && type != EVENT_AGREE && type != EVENT_ACCUSE &&
         type != EVENT_THREATEN && type != EVENT_SUPPORT)) {
        return false;
    }
    uint32_t head = event_tree_head(scene, frame->head);
    uint32_t above = head == TOKEN_NONE ? head : event_tree_head(scene, head);
    const struct event_operator *asked =
        above == TOKEN_NONE ? NULL : event_scene_operator(scene, above);
    if (asked && asked->effect == EFFECT_DROP && scene->tokens[head].xpos == XPOS_VB) {
        return false; /* "urged X to accept the offer": not answered yet */
    }
    static const char *const answers[] = {"reject", "ignore", "dismiss", "spurn", "rebuff", NULL};
    bool answered = head != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, head), answers) &&
                    scene->tokens[frame->head].deprel == DEPREL_NSUBJ_PASS;
    if (head == TOKEN_NONE || (scene->tokens[frame->head].deprel != DEPREL_OBJ && !answered)) {
        return false;
    }
    uint32_t from = frame->slots[SLOT_FROM];
    uint32_t holder = frame->slots[SLOT_AGENT] != TOKEN_NONE ? frame->slots[SLOT_AGENT] : from;
    const struct event_operator *governing = event_scene_operator(scene, head);
    return governing && governing->effect == EFFECT_DROP && holder != TOKEN_NONE &&
           event_scene_is_party(scene, holder);
}

bool event_aspect_is_scheduled(const struct event_scene *scene, uint32_t verb)
{
    uint32_t to = event_tree_word(scene, verb, "to");
    if (to == TOKEN_NONE || scene->tokens[verb].xpos != XPOS_VB || to == scene->first) {
        return false;
    }
    struct span before = event_scene_lemma(scene, to - 1);
    return scene->tokens[verb].deprel == DEPREL_ROOT || span_is(before, "be") ||
           span_is(scene->tokens[to - 1].norm, "going");
}

bool event_aspect_is_due(const struct event_scene *scene, uint32_t verb)
{
    static const char *const words[] = {"should", "must", NULL};
    return event_tree_has_auxiliary(scene, verb, words);
}

bool event_aspect_has_modal(const struct event_scene *scene, uint32_t verb)
{
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (scene->tokens[c].deprel == DEPREL_AUX && scene->tokens[c].xpos == XPOS_MD) {
            return true;
        }
    }
    return false;
}
