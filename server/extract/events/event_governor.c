/* What a verb or noun makes of an act that it governs.
 *
 * It decides over the act ("planned to", "denied that", "a bill banning") or leaves it as it is
 * ("called the killing a crime"); by its relation to the act it is known which. One step up the
 * tree is looked at; how far to climb is event_judge's. */
#include "event_governor.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_row.h"
#include "event_sufferer.h"
#include "event_tree.h"

/* A gerund right behind its verb and particle completes it: "ruled out holding". */
static bool is_right_behind(const struct event_scene *scene, uint32_t token)
{
    uint32_t head = event_tree_head(scene, token);
    return scene->tokens[token].xpos == XPOS_VBG && head != TOKEN_NONE && token > head &&
           token - head < 3 && event_tree_find(scene, token, DEPREL_MARK) == TOKEN_NONE &&
           !(scene->tokens[token - 1].flags & TOKEN_PUNCT);
}

/* Whether a governor decides over what hangs under it by this relation and preposition. */
static bool relation_binds(const struct event_scene *scene, uint32_t token)
{
    switch ((enum deprel)scene->tokens[token].deprel) {
    case DEPREL_XCOMP:
    case DEPREL_CCOMP:
    case DEPREL_CSUBJ:
    case DEPREL_OBJ:
    case DEPREL_IOBJ:
    case DEPREL_NSUBJ_PASS:
    case DEPREL_CSUBJ_PASS:
        return true;
    case DEPREL_OBL:
    case DEPREL_NMOD:
        return event_slot_in(event_tree_preposition(scene, token),
                             SLOT_BIT(SLOT_FOR) | SLOT_BIT(SLOT_TO) | SLOT_BIT(SLOT_ON) |
                                 SLOT_BIT(SLOT_OF) | SLOT_BIT(SLOT_AGAINST) | SLOT_BIT(SLOT_FROM) |
                                 SLOT_BIT(SLOT_ABOUT) | SLOT_BIT(SLOT_INTO) | SLOT_BIT(SLOT_WITH) |
                                 SLOT_BIT(SLOT_TOWARD) | SLOT_BIT(SLOT_TOWARDS));
    case DEPREL_ACL:
    case DEPREL_ADVCL: {
        static const char *const marks[] = {"that", "to", "of", "with", "from", "for", NULL};
        return is_right_behind(scene, token) || event_tree_has_one_of(scene, token, marks);
    }
    default:
        return false;
    }
}

/* The verb that a gerund with "of" completes, though the parser hung it under the object:
 * "accused the government of rigging". */
static uint32_t accuser_of(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = event_tree_head(scene, noun);
    bool object = event_tree_is(scene, noun, DEPREL_OBJ) && verb != TOKEN_NONE;
    return object && event_scene_operator(scene, verb) ? verb : noun;
}

/* "may delay", "would cancel": whether a verb tells of a mere possibility. */
static bool is_possible(const struct event_scene *scene, uint32_t verb)
{
    static const char *const words[] = {"may", "might", "could", "would", NULL};
    return event_tree_has_auxiliary(scene, verb, words);
}

/* "any attack would be a mistake": a possibility, though the act only is the subject. */
static void read_modality(struct event_judging *j, uint32_t head)
{
    if (is_possible(j->scene, head)) {
        event_judging_weigh(j, WEIGHT_HYPOTHETICAL);
    }
    j->untold |= event_aspect_is_due(j->scene, head);
}

/* Whether an act of this kind, as the object or aim of another verb, stands or falls with that
 * verb: "could lead to talks", but not "could condemn the killing". */
static bool is_product(enum event_type type)
{
    return type == EVENT_CONSULT || type == EVENT_AGREE || type == EVENT_COOPERATE ||
           type == EVENT_SUPPORT || type == EVENT_AID || type == EVENT_ELECT;
}

/* What the way is open to may come, elections will. */
static void read_opening(struct event_judging *j, uint32_t token, uint32_t noun)
{
    const struct event_scene *scene = j->scene;
    const uint64_t ahead =
        SLOT_BIT(SLOT_TO) | SLOT_BIT(SLOT_FOR) | SLOT_BIT(SLOT_TOWARD) | SLOT_BIT(SLOT_TOWARDS);
    if (event_slot_in(event_tree_preposition(scene, token), ahead) && is_product(j->type) &&
        event_scene_is_of_class(scene, noun, EVENT_CLASS_OPENING)) {
        event_judging_weigh(j, j->type == EVENT_ELECT ? WEIGHT_PLANNED : WEIGHT_HYPOTHETICAL);
    }
}

/* An act that a verb without an effect of its own brings about: "could open the door to talks". */
static void read_product(struct event_judging *j, uint32_t token, uint32_t head)
{
    const struct event_scene *scene = j->scene;
    if (!is_product(j->type) || !event_predicate_is_verb(scene, head) ||
        event_predicate_is_verb(scene, token)) {
        return;
    }
    read_modality(j, head);
    uint32_t object = event_tree_find(scene, head, DEPREL_OBJ);
    if (scene->tokens[token].deprel == DEPREL_OBL && object != TOKEN_NONE) {
        read_opening(j, token, object);
    }
}

/* An aim is not told, but for a trial that somebody is to stand; the climb ends. */
static bool purpose(struct event_judging *j)
{
    event_judging_weigh(j, WEIGHT_PLANNED);
    j->untold |= j->type != EVENT_LEGAL;
    return false;
}

/* "the siege of the town could last", "his words could hurt the talks": whether `token` is a
 * particular act that goes on, or words that were said, of which its governor `head` says that
 * something else is possible than that it is done. */
static bool is_given(const struct event_scene *scene, enum event_type type, uint32_t token,
                     uint32_t head)
{
    static const char *const occurs[] = {"happen", "occur", "begin", "start", "resume",
                                         "come",   "take",  "be",    "go",    NULL};
    static const char *const what[] = {"the", "this", "these", NULL};
    static const char *const possible[] = {"could", "may", "might", NULL};
    bool harm = event_sufferer_harms(type) || type == EVENT_COERCE;
    bool given = harm ? event_tree_has_one_of(scene, token, what) : type == EVENT_STATEMENT;
    return given && event_predicate_is_noun(scene, token) &&
           event_tree_has_auxiliary(scene, head, possible) &&
           !span_is_one_of(event_scene_lemma(scene, head), occurs);
}

/* What a verb makes of its subject; false when the climb ends here. */
static bool climb_subject(struct event_judging *j, uint32_t token, uint32_t head,
                          const struct event_operator *governing)
{
    if (is_given(j->scene, j->type, token, head)) {
        return false;
    }
    if (governing && governing->effect <= EFFECT_ONGOING) {
        event_judging_read_effect(j, governing);
        return true;
    }
    if (governing && governing->effect == EFFECT_PLANNED &&
        event_tree_find(j->scene, head, DEPREL_COP) != TOKEN_NONE) {
        event_judging_weigh(j, WEIGHT_PLANNED); /* "the talks are due to begin" */
        return false;
    }
    read_modality(j, head);
    static const char *const goes_on[] = {"continue", "end", "resume", "last", "stop", NULL};
    static const char *const will[] = {"will", "'ll", NULL};
    if (j->type == EVENT_CONSULT && event_tree_has_auxiliary(j->scene, head, will) &&
        !span_is_one_of(event_scene_lemma(j->scene, head), goes_on)) {
        event_judging_weigh(j, WEIGHT_PLANNED); /* "the talks will cover trade" */
    }
    return span_is(event_scene_lemma(j->scene, head), "fail") ||
           span_is(event_scene_lemma(j->scene, head), "occur");
}

/* What is said of a clause by what governs it, whatever that does to it. */
static void read_clause(struct event_judging *j, uint32_t token, uint32_t head)
{
    enum deprel relation = (enum deprel)j->scene->tokens[token].deprel;
    j->untold |=
        relation == DEPREL_CSUBJ &&
        (j->scene->tokens[token].xpos == XPOS_VBG || event_aspect_has_modal(j->scene, head)) &&
        event_tree_find(j->scene, head, DEPREL_COP) != TOKEN_NONE; /* "leaving it is wrong" */
    if (relation == DEPREL_CCOMP &&
        event_scene_is_of_class(j->scene, head, EVENT_CLASS_ATTRIBUTION)) {
        j->untold |= event_tree_is_negated(j->scene, head); /* "did not say that" */
        j->said_future |= j->weight == WEIGHT_PLANNED;
    }
}

/* "talks on the release of prisoners": what is talked about is yet to be done. */
static bool is_topic(const struct event_judging *j, uint32_t token, uint32_t head)
{
    static const char *const about[] = {"on", "about", "over", "regarding", NULL};
    bool wanted = is_product(j->type) || j->type == EVENT_RETREAT || j->type == EVENT_CONCEDE;
    return wanted && event_tree_is(j->scene, token, DEPREL_NMOD) &&
           event_predicate_is_noun(j->scene, token) && j->type != EVENT_ELECT &&
           event_tree_has_one_of(j->scene, token, about) &&
           event_scene_is_of_class(j->scene, head, EVENT_CLASS_TALK);
}

/* Whether harm of this type is expected and not planned by anybody named: "expects more attacks".
 */
static bool is_feared(const struct event_scene *scene, enum event_type type, uint32_t token,
                      uint32_t head)
{
    return span_is(event_scene_lemma(scene, head), "expect") &&
           !event_predicate_is_verb(scene, token) &&
           (event_sufferer_harms(type) || type == EVENT_COERCE || type == EVENT_DIE);
}

/* "planned and carried out": whether a verb joined to that of a plan says that it was done. */
static bool is_done_too(const struct event_scene *scene, uint32_t plan)
{
    static const char *const ways[] = {"carry", "commit",     "conduct", "execute", "launch",
                                       "mount", "perpetrate", "stage",   NULL};
    uint32_t verb = event_tree_find(scene, plan, DEPREL_CONJ);
    return verb != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, verb), ways) &&
           scene->tokens[verb].xpos == scene->tokens[plan].xpos &&
           scene->tokens[verb].xpos != XPOS_VB;
}

/* What a verb or noun with an effect makes of what it governs: "plans to", "threat of". */
static void read_operator(struct event_judging *j, uint32_t token, uint32_t head,
                          const struct event_operator *governing)
{
    const struct event_scene *scene = j->scene;
    if (governing->effect == EFFECT_PLANNED && is_done_too(scene, head)) {
        return;
    }
    j->promised |= event_scene_is_of_class(scene, head, EVENT_CLASS_PROMISE);
    event_judging_read_effect(j, governing);
    if (governing->effect == EFFECT_PLANNED && is_feared(scene, j->type, token, head)) {
        event_judging_weigh(j, WEIGHT_HYPOTHETICAL);
    }
}

/* "a proposal to bring forward elections": what is yet to be done with them, by verbs that
 * event_operators.tsv does not know. */
static bool is_open_aim(const struct event_scene *scene, uint32_t verb)
{
    static const char *const does[] = {"bring", "organize", NULL};
    return scene->tokens[verb].xpos == XPOS_VB &&
           event_tree_word(scene, verb, "to") != TOKEN_NONE &&
           span_is_one_of(event_scene_lemma(scene, verb), does);
}

/* "did not include a meeting", "if it drops its offer": whether the clause of a verb tells that
 * something is not so, or asks whether it is. */
static bool is_unreal(const struct event_scene *scene, uint32_t verb)
{
    static const char *const words[] = {"if", "n't", "never", "not", "unless", "whether", NULL};
    return event_predicate_is_verb(scene, verb) && event_tree_has_one_of(scene, verb, words);
}

/* What a governor without an effect of its own makes of `token`; false when the climb ends here. */
static bool climb_plain(struct event_judging *j, uint32_t token, uint32_t head)
{
    const struct event_scene *scene = j->scene;
    enum deprel relation = (enum deprel)scene->tokens[token].deprel;
    if (relation == DEPREL_ACL && event_tree_word(scene, token, "to") != TOKEN_NONE) {
        return event_row_is_place(scene, head) || purpose(j);
    }
    j->written |= relation == DEPREL_ACL && event_scene_is_of_class(scene, head, EVENT_CLASS_PAPER);
    if (j->written && (relation == DEPREL_ACL || relation == DEPREL_OBJ)) {
        return true; /* "plans to send a bill banning" */
    }
    if (relation == DEPREL_NMOD) {
        read_opening(j, token, head);
    }
    if (relation == DEPREL_OBJ && j->type == EVENT_ELECT && is_open_aim(scene, head)) {
        event_judging_weigh(j, WEIGHT_PLANNED);
        return true;
    }
    read_product(j, token, head);
    j->untold |= relation == DEPREL_OBJ && !event_sufferer_harms(j->type) &&
                 event_predicate_is_noun(scene, token) && is_unreal(scene, head);
    return relation == DEPREL_XCOMP || relation == DEPREL_CCOMP || relation == DEPREL_CSUBJ;
}

/* Whether a gerund below `head` is what talks are about: "talks on forming a government". */
static bool is_gerund_topic(const struct event_scene *scene, uint32_t token, uint32_t head)
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
                event_scene_is_of_class(scene, head, EVENT_CLASS_TALK);
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE && !talk;
         c = event_tree_next(scene, c)) {
        talk = event_scene_is_of_class(scene, c, EVENT_CLASS_TALK);
    }
    return talk && mark != TOKEN_NONE && span_is_one_of(scene->tokens[mark].norm, about);
}

/* "called the killing a crime": an act that is told while something is said of it. */
static bool is_called(const struct event_scene *scene, uint32_t token, uint32_t head)
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

/* "dismissed claims that he had left": whether `claim` is the noun whose content `token` tells, and
 * somebody says that it is not so. */
static bool is_denied_claim(const struct event_scene *scene, uint32_t token, uint32_t claim)
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

/* Whether a noun is said not to be there: "no evidence", "little proof", "without any sign", "found
 * no", "did not find", "failed to bring". */
static bool is_missing(const struct event_scene *scene, uint32_t noun)
{
    static const char *const few[] = {"no",           "any",    "little", "scant",
                                      "insufficient", "hardly", "scarce", NULL};
    static const char *const lacks[] = {"fail", "lack", "absence", NULL};
    uint32_t verb = event_tree_head(scene, noun);
    if (event_tree_has_one_of(scene, noun, few) ||
        event_tree_word(scene, noun, "without") != TOKEN_NONE) {
        return true;
    }
    if (verb == TOKEN_NONE) {
        return false;
    }
    uint32_t above = event_tree_head(scene, verb);
    bool fails = event_tree_is(scene, verb, DEPREL_XCOMP) && above != TOKEN_NONE &&
                 span_is_one_of(event_scene_lemma(scene, above), lacks);
    return fails || event_tree_is_negated(scene, verb) ||
           span_is_one_of(event_scene_lemma(scene, verb), lacks);
}

/* "no evidence that he had left", "rumours that he had": whether `noun` is one of those whose
 * content `token` tells, and by it the text leaves open whether that is so. */
static bool is_unproven(const struct event_scene *scene, uint32_t token, uint32_t noun)
{
    static const char *const proofs[] = {"evidence",   "proof",        "sign", "indication",
                                         "suggestion", "confirmation", "hint", NULL};
    static const char *const claims[] = {"claim",  "assertion",   "rumor",     "rumour",
                                         "theory", "speculation", "suspicion", NULL};
    struct span lemma = event_scene_lemma(scene, noun);
    bool that = event_tree_word(scene, token, "that") != TOKEN_NONE;
    bool clause = event_tree_is(scene, token, DEPREL_ACL) ||
                  (event_tree_is(scene, token, DEPREL_ACL_RELCL) && !that);
    bool finite = event_tree_find(scene, token, DEPREL_NSUBJ) != TOKEN_NONE ||
                  event_tree_find(scene, token, DEPREL_NSUBJ_PASS) != TOKEN_NONE;
    if (!clause || !finite || !event_predicate_is_noun(scene, noun)) {
        return false;
    }
    return span_is_one_of(lemma, proofs) ? is_missing(scene, noun)
                                         : that && span_is_one_of(lemma, claims);
}

/* "a rise in attacks": a noun that only says how much there is of an act. */
static bool is_change(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    static const char *const words[] = {"increase", "rise",   "surge",      "upsurge",  "spike",
                                        "uptick",   "drop",   "escalation", "decrease", "decline",
                                        "wave",     "series", "resurgence", "number",   NULL};
    return scene->tokens[token].deprel == DEPREL_NMOD &&
           (event_tree_word(scene, token, "in") != TOKEN_NONE ||
            event_tree_word(scene, token, "of") != TOKEN_NONE) &&
           span_is_one_of(event_scene_lemma(scene, head), words);
}

/* Whether a gerund below `head` is kept from being done: "blocked him from attending it". */
static bool is_prevented(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    static const char *const verbs[] = {"block",      "prevent",  "stop",    "bar",
                                        "ban",        "keep",     "deter",   "dissuade",
                                        "discourage", "prohibit", "refrain", NULL};
    return scene->tokens[token].xpos == XPOS_VBG &&
           event_tree_word(scene, token, "from") != TOKEN_NONE &&
           span_is_one_of(event_scene_lemma(scene, head), verbs);
}

/* "a man wanted for the murder": the deed was done. */
static bool is_wanted_for(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    return span_is(scene->tokens[head].norm, "wanted") && event_tree_is(scene, token, DEPREL_OBL) &&
           event_tree_word(scene, token, "for") != TOKEN_NONE &&
           event_tree_find(scene, head, DEPREL_OBJ) == TOKEN_NONE;
}

/* "have yet to sign". */
static bool is_yet_to_come(const struct event_scene *scene, uint32_t head)
{
    return event_tree_word(scene, head, "yet") != TOKEN_NONE &&
           span_is(event_scene_lemma(scene, head), "have");
}

/* Whether a verb says that what completes it is yet to be done: "would have to be approved", "has
 * to import fuel"; not "had to resign", who did. */
static bool is_obligation(const struct event_scene *scene, uint32_t verb)
{
    enum xpos xpos = (enum xpos)scene->tokens[verb].xpos;
    return span_is(event_scene_lemma(scene, verb), "have") &&
           (xpos == XPOS_VBZ || xpos == XPOS_VBP || event_aspect_has_modal(scene, verb));
}

/* What must be done, or what somebody is told to do or warned not to do, is not told: "told X to
 * leave", "warned X not to go". */
static void read_complement(struct event_judging *j, uint32_t token, uint32_t head)
{
    static const char *const bidding[] = {"beg",     "beseech",  "command", "direct", "exhort",
                                          "implore", "instruct", "remind",  "tell",   NULL};
    const struct event_scene *scene = j->scene;
    struct span lemma = event_scene_lemma(scene, head);
    bool due = is_obligation(scene, head) || span_is_one_of(lemma, bidding);
    j->untold |=
        (due && event_tree_word(scene, token, "to") != TOKEN_NONE) || span_is(lemma, "warn");
}

static bool is_cancelled(const struct event_operator *governing)
{
    return governing && governing->effect == EFFECT_CANCELLED;
}

/* "agreed on Monday to meet": whether the infinitive `token` is what its governor `head`, a verb of
 * promising without an object, promises, though the parser took it for an aim because a phrase
 * stands between. */
static bool is_promised(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    return token > head && event_tree_find(scene, head, DEPREL_OBJ) == TOKEN_NONE &&
           event_scene_is_of_class(scene, head, EVENT_CLASS_PROMISE);
}

/* What a governor that decides over what hangs under it makes of `token`; false when the climb ends
 * here. */
static bool climb_bound(struct event_judging *j, uint32_t token, uint32_t head,
                        const struct event_operator *governing)
{
    const struct event_scene *scene = j->scene;
    enum deprel relation = (enum deprel)scene->tokens[token].deprel;
    read_clause(j, token, head);
    if (relation == DEPREL_NSUBJ_PASS && !governing) {
        read_modality(j, head);
    }
    if (relation == DEPREL_ADVCL && event_tree_word(scene, token, "to") != TOKEN_NONE &&
        !is_promised(scene, token, head)) {
        return !event_predicate_is_grievance(scene, token) && purpose(j);
    }
    if (relation == DEPREL_XCOMP && is_yet_to_come(scene, head)) {
        event_judging_deny(j);
        return true;
    }
    if (relation == DEPREL_XCOMP) {
        read_complement(j, token, head);
    }
    if (is_cancelled(governing) && is_possible(scene, head)) {
        event_judging_weigh(j, WEIGHT_PLANNED); /* "storms may delay the visit" */
        return false;
    }
    if (governing) {
        read_operator(j, token, head, governing);
        return true;
    }
    return climb_plain(j, token, head);
}

bool event_governor_climb(struct event_judging *j, uint32_t token, uint32_t head)
{
    const struct event_scene *scene = j->scene;
    enum deprel relation = (enum deprel)scene->tokens[token].deprel;
    if (relation == DEPREL_ACL && event_tree_word(scene, token, "of") != TOKEN_NONE) {
        head = accuser_of(scene, head);
    }
    bool called = relation == DEPREL_OBJ && is_called(scene, token, head);
    if (called || is_wanted_for(scene, token, head)) {
        return false;
    }
    if (is_denied_claim(scene, token, head)) {
        event_judging_deny(j);
        return false;
    }
    if (is_unproven(scene, token, head)) {
        event_judging_weigh(j, WEIGHT_HYPOTHETICAL);
        return false;
    }
    const struct event_operator *governing = event_scene_operator(scene, head);
    if (is_cancelled(governing) && event_aspect_beginning(scene, token) != TOKEN_NONE) {
        return false; /* "the strike that began on Monday was called off" */
    }
    if (relation == DEPREL_NSUBJ) {
        return climb_subject(j, token, head, governing);
    }
    if (is_change(scene, token, head)) {
        return true;
    }
    j->untold |= is_topic(j, token, head) || is_gerund_topic(scene, token, head) ||
                 is_prevented(scene, token, head);
    return relation_binds(scene, token) && climb_bound(j, token, head, governing);
}
