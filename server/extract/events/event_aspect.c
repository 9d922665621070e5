/* How an act is seen in time, as the form of its verb says: as a habit or schedule, as going on, as
 * done again and again, as asked about. What auxiliaries and governing words add is event_judge's.
 */
#include "event_aspect.h"

#include "event_holder.h"
#include "event_predicate.h"
#include "event_tree.h"

/* Whether a verb that the tagger took for a present may as well be a past: "they shot", "they hit".
 */
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
    bool harm = event_lexicon_in(scene->lexicon, EVENT_CLASS_HARM, event_scene_lemma(scene, token));
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

bool event_aspect_is_possible(const struct event_scene *scene, uint32_t verb)
{
    static const char *const words[] = {"may", "might", "could", "would", NULL};
    return event_tree_has_one_of(scene, verb, words);
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
    return event_tree_has_one_of(scene, verb, wills) || event_aspect_is_scheduled(scene, verb);
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
    bool said =
        event_tree_is(scene, verb, DEPREL_CCOMP) && head != TOKEN_NONE &&
        event_lexicon_in(scene->lexicon, EVENT_CLASS_ATTRIBUTION, event_scene_lemma(scene, head));
    return scene->tokens[verb].xpos == XPOS_VBG && event_tree_has_one_of(scene, verb, was) && !said;
}

bool event_aspect_is_perfect(const struct event_scene *scene, uint32_t verb)
{
    static const char *const has[] = {"has", "have", NULL};
    return event_tree_has_one_of(scene, verb, has);
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
           event_tree_has_one_of(scene, verb, is) &&
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

bool event_aspect_is_promised(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    return token > head && event_tree_find(scene, head, DEPREL_OBJ) == TOKEN_NONE &&
           event_lexicon_in(scene->lexicon, EVENT_CLASS_PROMISE, event_scene_lemma(scene, head));
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

bool event_aspect_is_open_aim(const struct event_scene *scene, uint32_t verb)
{
    static const char *const does[] = {"bring", "hold",    "call",     "postpone", "delay",
                                       "stage", "conduct", "organize", "schedule", NULL};
    return scene->tokens[verb].xpos == XPOS_VB &&
           event_tree_word(scene, verb, "to") != TOKEN_NONE &&
           span_is_one_of(event_scene_lemma(scene, verb), does);
}

bool event_aspect_is_change(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    static const char *const words[] = {"increase", "rise",   "surge",      "upsurge",  "spike",
                                        "uptick",   "drop",   "escalation", "decrease", "decline",
                                        "wave",     "series", "resurgence", "number",   NULL};
    return scene->tokens[token].deprel == DEPREL_NMOD &&
           (event_tree_word(scene, token, "in") != TOKEN_NONE ||
            event_tree_word(scene, token, "of") != TOKEN_NONE) &&
           span_is_one_of(event_scene_lemma(scene, head), words);
}

/* "must be brought before a judge", "faces five years": what is to become of whoever did it. */
static bool is_rule(const struct event_scene *scene, uint32_t verb)
{
    uint32_t aux = verb == TOKEN_NONE ? verb : event_tree_find(scene, verb, DEPREL_AUX);
    return (aux != TOKEN_NONE && scene->tokens[aux].xpos == XPOS_MD &&
            !span_is(scene->tokens[aux].norm, "will")) ||
           (verb != TOKEN_NONE && scene->tokens[verb].xpos == XPOS_VBZ &&
            span_is(event_scene_lemma(scene, verb), "face"));
}

/* Whether a noun stands for any of its kind: "employers", "a worker", but not "rebels in Chad". */
static bool is_any_of_kind(const struct event_scene *scene, uint32_t noun, bool one)
{
    static const char *const other[] = {"the",  "this", "these", "those",
                                        "that", "some", "all",   NULL};
    for (uint32_t c = event_tree_child(scene, noun); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (scene->mention_of[c] != TOKEN_NONE) {
            return false; /* "U.N. inspectors" */
        }
    }
    bool bare = scene->tokens[noun].xpos == XPOS_NNS ||
                (one && event_tree_has_one_of(scene, noun, (const char *const[]){"a", "an", NULL}));
    return bare && scene->mention_of[noun] == TOKEN_NONE &&
           event_tree_find(scene, noun, DEPREL_NUMMOD) == TOKEN_NONE &&
           event_tree_find(scene, noun, DEPREL_NMOD) == TOKEN_NONE &&
           event_tree_find(scene, noun, DEPREL_NMOD_POSS) == TOKEN_NONE &&
           !event_tree_has_one_of(scene, noun, other);
}

/* "employers may dismiss workers", "pensioners can apply": what anybody is free to do. */
static bool is_permission(const struct event_scene *scene, const struct event_frame *frame)
{
    enum event_type type = frame->rule->type;
    uint32_t act = frame->head;
    uint32_t subject = event_predicate_is_verb(scene, act)
                           ? event_tree_find(scene, act, DEPREL_NSUBJ)
                           : TOKEN_NONE;
    uint32_t object = frame->slots[SLOT_OBJ];
    return subject != TOKEN_NONE && type != EVENT_ASSAULT && type != EVENT_PROTEST &&
           type != EVENT_MOBILIZE && type != EVENT_THREATEN && type != EVENT_AGREE &&
           type != EVENT_CONSULT &&
           event_tree_has_one_of(scene, act, (const char *const[]){"may", "can", NULL}) &&
           is_any_of_kind(scene, subject, false) &&
           (object == TOKEN_NONE || is_any_of_kind(scene, object, true));
}

/* "anyone convicted of theft faces prison", "a person who is arrested must": nobody in particular.
 */
bool event_aspect_is_of_anybody(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t act = frame->head;
    if (is_permission(scene, frame)) {
        return true;
    }
    static const char *const anybody[] = {"anyone",    "anybody", "everyone",
                                          "everybody", "whoever", NULL};
    uint32_t whom = event_tree_head(scene, act);
    bool clause =
        event_tree_is(scene, act, DEPREL_ACL_RELCL) || event_tree_is(scene, act, DEPREL_ACL);
    if (whom == TOKEN_NONE || whom > act || !clause || !event_predicate_is_verb(scene, act)) {
        return false;
    }
    bool past = scene->tokens[act].xpos == XPOS_VBD ||
                event_tree_word(scene, act, "was") != TOKEN_NONE ||
                event_tree_word(scene, act, "were") != TOKEN_NONE;
    bool any = event_tree_has_one_of(scene, whom, (const char *const[]){"a", "an", "any", NULL});
    return span_is_one_of(scene->tokens[whom].norm, anybody) ||
           (any && !past && is_rule(scene, event_tree_head(scene, whom)));
}

bool event_aspect_is_as_said(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t verb = frame->head;
    return verb > scene->first && scene->tokens[verb].xpos == XPOS_VBN &&
           frame->slots[SLOT_BY] == TOKEN_NONE && span_is(scene->tokens[verb - 1].norm, "as") &&
           event_tree_head(scene, verb - 1) == verb && event_tree_head(scene, verb) < verb;
}

bool event_aspect_is_called(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    struct event_frame act;
    return span_is(event_scene_lemma(scene, head), "call") && head + 1 < token &&
           span_is(scene->tokens[head + 1].norm, "the") &&
           event_tree_head(scene, head + 1) == token &&
           !event_tree_is(scene, head, DEPREL_ACL_RELCL) &&
           event_predicate_read(scene, token, &act) &&
           (act.rule->type == EVENT_ASSAULT || act.rule->type == EVENT_COERCE ||
            act.rule->type == EVENT_LEGAL);
}

bool event_aspect_hangs_on_condition(const struct event_scene *scene, uint32_t verb)
{
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (event_tree_is(scene, c, DEPREL_ADVCL) &&
            (event_tree_word(scene, c, "if") != TOKEN_NONE ||
             event_tree_word(scene, c, "unless") != TOKEN_NONE)) {
            return true;
        }
    }
    return false;
}

bool event_aspect_shares_condition(const struct event_scene *scene, uint32_t verb)
{
    uint32_t first = event_tree_head(scene, verb);
    return event_tree_is(scene, verb, DEPREL_CONJ) && first != TOKEN_NONE && first < verb &&
           (event_tree_word(scene, first, "unless") != TOKEN_NONE ||
            event_tree_word(scene, first, "if") != TOKEN_NONE);
}

bool event_aspect_is_denied_claim(const struct event_scene *scene, uint32_t token, uint32_t claim)
{
    static const char *const claims[] = {"claim",  "allegation", "accusation",
                                         "report", "suggestion", "rumor",
                                         "rumour", "assertion",  NULL};
    static const char *const denials[] = {"dismiss", "deny", "reject", "refute", "rebut", NULL};
    uint32_t verb = event_tree_head(scene, claim);
    return event_tree_is(scene, token, DEPREL_ACL) &&
           event_tree_word(scene, token, "that") != TOKEN_NONE &&
           event_tree_is(scene, claim, DEPREL_OBJ) && verb != TOKEN_NONE &&
           span_is_one_of(event_scene_lemma(scene, claim), claims) &&
           span_is_one_of(event_scene_lemma(scene, verb), denials);
}

bool event_aspect_is_doubt(struct span adverb)
{
    static const char *const words[] = {"allegedly",   "purportedly", "possibly",
                                        "potentially", "supposedly",  NULL};
    return span_is_one_of(adverb, words);
}

bool event_aspect_is_habit(struct span adverb)
{
    static const char *const words[] = {
        "usually",   "often",    "always",   "sometimes",  "regularly", "rarely", "typically",
        "generally", "normally", "annually", "frequently", "every",     NULL};
    return span_is_one_of(adverb, words);
}

bool event_aspect_is_feared(const struct event_scene *scene, enum event_type type, uint32_t token)
{
    uint32_t head = event_tree_head(scene, token);
    return span_is(event_scene_lemma(scene, head), "expect") &&
           !event_predicate_is_verb(scene, token) &&
           (type == EVENT_ASSAULT || type == EVENT_COERCE || type == EVENT_DISASTER ||
            type == EVENT_ACCIDENT || type == EVENT_DIE);
}

bool event_aspect_is_given(const struct event_scene *scene, enum event_type type, uint32_t token,
                           uint32_t head)
{
    static const char *const occurs[] = {"happen", "occur", "begin", "start", "resume",
                                         "come",   "take",  "be",    "go",    NULL};
    static const char *const what[] = {"the", "this", "these", NULL};
    static const char *const possible[] = {"could", "may", "might", NULL};
    bool harm = type == EVENT_ASSAULT || type == EVENT_COERCE || type == EVENT_ACCIDENT ||
                type == EVENT_DISASTER;
    bool given = harm ? event_tree_has_one_of(scene, token, what) : type == EVENT_STATEMENT;
    return given && event_predicate_is_noun(scene, token) &&
           event_tree_has_one_of(scene, head, possible) &&
           !span_is_one_of(event_scene_lemma(scene, head), occurs);
}

bool event_aspect_is_prevented(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    static const char *const verbs[] = {"block",      "prevent",  "stop",    "bar",
                                        "ban",        "keep",     "deter",   "dissuade",
                                        "discourage", "prohibit", "refrain", NULL};
    return scene->tokens[token].xpos == XPOS_VBG &&
           event_tree_word(scene, token, "from") != TOKEN_NONE &&
           span_is_one_of(event_scene_lemma(scene, head), verbs);
}

bool event_aspect_is_topic(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    static const char *const talks[] = {"talk",    "negotiate", "consult", "confer",
                                        "discuss", "vote",      NULL};
    static const char *const about[] = {"on", "about", "over", NULL};
    if (scene->tokens[token].xpos != XPOS_VBG || !event_predicate_is_verb(scene, token)) {
        return false;
    }
    uint32_t mark = event_tree_find(scene, token, DEPREL_MARK);
    mark = mark == TOKEN_NONE ? event_tree_find(scene, token, DEPREL_CASE) : mark;
    bool talk = span_is_one_of(event_scene_lemma(scene, head), talks) ||
                event_lexicon_in(scene->lexicon, EVENT_CLASS_TALK, event_scene_lemma(scene, head));
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE && !talk;
         c = event_tree_next(scene, c)) {
        talk = event_lexicon_in(scene->lexicon, EVENT_CLASS_TALK, event_scene_lemma(scene, c));
    }
    return talk && mark != TOKEN_NONE && span_is_one_of(scene->tokens[mark].norm, about);
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

bool event_aspect_is_obligation(const struct event_scene *scene, uint32_t verb)
{
    enum xpos xpos = (enum xpos)scene->tokens[verb].xpos;
    return span_is(event_scene_lemma(scene, verb), "have") &&
           (xpos == XPOS_VBZ || xpos == XPOS_VBP || event_aspect_has_modal(scene, verb));
}

bool event_aspect_is_ordinal(struct span word)
{
    static const char *const words[] = {"first",    "second", "third", "fourth", "fifth",
                                        "sixth",    "latest", "last",  "only",   "seventh",
                                        "youngest", "oldest", NULL};
    bool number = word.len > 0 && word.ptr[0] >= '1' && word.ptr[0] <= '9' &&
                  (span_ends_with(word, SPAN("th")) || span_ends_with(word, SPAN("1st")) ||
                   span_ends_with(word, SPAN("2nd")) || span_ends_with(word, SPAN("3rd")));
    return number || span_is_one_of(word, words);
}

bool event_aspect_is_one_of_row(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = event_tree_head(scene, noun);
    bool became = verb != TOKEN_NONE && span_is(event_scene_lemma(scene, verb), "become");
    bool found = false;
    for (uint32_t c = event_tree_child(scene, noun); became && c != TOKEN_NONE && c < noun;
         c = event_tree_next(scene, c)) {
        found |= event_aspect_is_ordinal(scene->tokens[c].norm);
    }
    return found && event_scene_is_party(scene, noun);
}

/* A participle that only describes somebody: "people living in or visiting the city". */
static bool hangs_on_noun(const struct event_scene *scene, uint32_t token)
{
    uint32_t head = event_tree_head(scene, token);
    return scene->tokens[token].deprel == DEPREL_ACL ||
           (scene->tokens[token].deprel == DEPREL_CONJ && head != TOKEN_NONE &&
            scene->tokens[head].deprel == DEPREL_ACL);
}

bool event_aspect_describes(const struct event_scene *scene, const struct event_frame *frame)
{
    enum event_type type = frame->rule->type;
    uint32_t noun = event_tree_head(scene, frame->head), became = frame->slots[SLOT_XCOMP];
    if (type == EVENT_TRAVEL || event_code_is_under(frame->rule->cameo, "042")) {
        return hangs_on_noun(scene, frame->head) &&
               !(noun != TOKEN_NONE && event_aspect_is_one_of_row(scene, noun));
    }
    return type == EVENT_APPOINT && became != TOKEN_NONE &&
           event_tree_find(scene, became, DEPREL_ACL) != TOKEN_NONE &&
           event_aspect_is_one_of_row(scene, became);
}
