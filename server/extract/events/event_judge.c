/* Status, polarity and scope.
 *
 * From the act, this climbs the tree as long as the governor decides over what it governs ("planned
 * to", "denied that"), and collects what auxiliaries, conjunctions and governing words say. What
 * weighs most counts: an act that is only asked for is not told, a denied one is denied even if it
 * was planned. It stops at relative and time clauses, where the text asserts the act by itself. */
#include "event_judge.h"

#include <string.h>

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_tree.h"

enum { CLIMB_LIMIT = 8 };

/* Order of weight. */
enum weight { WEIGHT_NONE, WEIGHT_ONGOING, WEIGHT_PLANNED, WEIGHT_HYPOTHETICAL, WEIGHT_DENIED };

struct judging {
    const struct event_scene *scene;
    enum event_type type;
    enum weight weight;
    bool negated;
    bool untold;
    bool conditional;
    bool promised;
    bool would;
    bool said_future;
    bool written; /* the act stands in what somebody writes: "a bill banning" */
};

static void weigh(struct judging *j, enum weight weight)
{
    if (weight > j->weight) {
        j->weight = weight;
    }
}

static void deny(struct judging *j)
{
    weigh(j, WEIGHT_DENIED);
    j->negated = true;
}

static void read_auxiliary(struct judging *j, struct span word)
{
    static const char *const future[] = {"will", "'ll", "wo", "shall", NULL};
    static const char *const possible[] = {"can", "could", "may", "might", "ca", NULL};
    static const char *const due[] = {"should", "must", "ought", "need", NULL};
    if (span_is_one_of(word, future)) {
        weigh(j, WEIGHT_PLANNED);
    } else if (span_is(word, "would") || span_is(word, "'d")) {
        j->would = true;
    } else if (span_is_one_of(word, possible)) {
        weigh(j, WEIGHT_HYPOTHETICAL);
    } else if (span_is_one_of(word, due)) {
        j->untold = true;
    }
}

static bool is_negation(struct span word)
{
    static const char *const words[] = {"not",     "n't", "never",   "no",
                                        "neither", "nor", "without", NULL};
    return span_is_one_of(word, words);
}

static void read_effect(struct judging *j, const struct event_operator *governing)
{
    switch (governing->effect) {
    case EFFECT_ONGOING:
        weigh(j, WEIGHT_ONGOING);
        break;
    case EFFECT_PLANNED:
        weigh(j, WEIGHT_PLANNED);
        break;
    case EFFECT_HYPOTHETICAL:
        weigh(j, WEIGHT_HYPOTHETICAL);
        break;
    case EFFECT_DENIED:
    case EFFECT_CANCELLED:
        deny(j);
        break;
    case EFFECT_DROP:
        j->untold = true;
        break;
    default:
        break;
    }
}

/* An adverb, article or preposition: "never met", "any attack", "without talks". */
static void read_particle(struct judging *j, struct span word, bool verb)
{
    if (is_negation(word)) {
        deny(j);
        j->untold |= !verb && span_is(word, "without");
    }
    j->untold |= event_aspect_is_habit(word);
    if (!verb && span_is(word, "any")) {
        weigh(j, WEIGHT_HYPOTHETICAL);
    }
}

/* The word that opens a clause. */
static void read_mark(struct judging *j, struct span word)
{
    static const char *const conditions[] = {"if", "unless", "whether", NULL};
    if (span_is_one_of(word, conditions)) {
        weigh(j, WEIGHT_HYPOTHETICAL);
        j->conditional = true;
    } else if (is_negation(word)) {
        deny(j);
    }
}

/* An adjective of a noun: "planned talks". */
static void read_attribute(struct judging *j, uint32_t adjective)
{
    const struct event_scene *scene = j->scene;
    const struct event_operator *governing =
        event_lexicon_operator(scene->lexicon, scene->tokens[adjective].norm);
    governing = governing ? governing : event_scene_operator(scene, adjective);
    if (governing) {
        read_effect(j, governing);
    }
}

static void read_modifier(struct judging *j, uint32_t child, bool verb)
{
    struct span word = j->scene->tokens[child].norm;
    switch ((enum deprel)j->scene->tokens[child].deprel) {
    case DEPREL_AUX:
        read_auxiliary(j, word);
        break;
    case DEPREL_ADVMOD:
        if (verb && event_aspect_is_doubt(word)) {
            weigh(j, WEIGHT_HYPOTHETICAL);
        }
        read_particle(j, word, verb);
        break;
    case DEPREL_DET:
    case DEPREL_CC_PRECONJ:
    case DEPREL_CASE:
        read_particle(j, word, verb);
        break;
    case DEPREL_MARK:
        read_mark(j, word);
        break;
    case DEPREL_AMOD:
        if (!verb) {
            read_attribute(j, child);
        }
        break;
    default:
        break;
    }
}

/* "offering talks" where the parser took the verb for a part of the noun. */
static void read_word_before(struct judging *j, uint32_t noun)
{
    const struct event_scene *scene = j->scene;
    if (noun == scene->first || event_predicate_is_verb(scene, noun) ||
        !span_ends_with(scene->tokens[noun - 1].norm, SPAN("ing"))) {
        return;
    }
    static const char *const words[] = {"offering",  "proposing",  "seeking",
                                        "demanding", "rejecting",  "refusing",
                                        "urging",    "requesting", NULL};
    j->untold |= span_is_one_of(scene->tokens[noun - 1].norm, words) &&
                 event_tree_head(scene, noun) != noun - 1;
}

static void read_own(struct judging *j, uint32_t token, bool own_negation)
{
    bool verb = event_predicate_is_verb(j->scene, token);
    if (verb && event_aspect_shares_condition(j->scene, token)) {
        weigh(j, WEIGHT_HYPOTHETICAL);
        j->conditional = true;
    }
    if (verb && event_aspect_hangs_on_condition(j->scene, token) &&
        (j->would || j->weight == WEIGHT_NONE)) {
        j->conditional |= event_aspect_has_modal(j->scene, token);
    }
    bool negated = j->negated;
    enum weight weight = j->weight;
    for (uint32_t c = event_tree_child(j->scene, token); c != TOKEN_NONE;
         c = event_tree_next(j->scene, c)) {
        read_modifier(j, c, verb);
    }
    if (!own_negation && j->negated && !negated) {
        j->negated = false;
        j->weight = weight;
    }
    if (verb && event_aspect_is_scheduled(j->scene, token)) {
        weigh(j, WEIGHT_PLANNED);
    }
}

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

static bool is_attribution(const struct event_scene *scene, uint32_t token)
{
    return event_lexicon_in(scene->lexicon, EVENT_CLASS_ATTRIBUTION,
                            event_scene_lemma(scene, token));
}

/* The verb that a gerund with "of" completes, though the parser hung it under the object:
 * "accused the government of rigging". */
static uint32_t accuser_of(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = event_tree_head(scene, noun);
    bool object = event_tree_is(scene, noun, DEPREL_OBJ) && verb != TOKEN_NONE;
    return object && event_scene_operator(scene, verb) ? verb : noun;
}

/* "any attack would be a mistake": a possibility, though the act only is the subject. */
static void read_modality(struct judging *j, uint32_t head)
{
    static const char *const words[] = {"would", "could", "might", "may", NULL};
    for (uint32_t c = event_tree_child(j->scene, head); c != TOKEN_NONE;
         c = event_tree_next(j->scene, c)) {
        if (j->scene->tokens[c].deprel == DEPREL_AUX &&
            span_is_one_of(j->scene->tokens[c].norm, words)) {
            weigh(j, WEIGHT_HYPOTHETICAL);
        }
        j->untold |= span_is(j->scene->tokens[c].norm, "should") ||
                     span_is(j->scene->tokens[c].norm, "must");
    }
}

/* Whether an act of this kind, as the object or aim of another verb, stands or falls with that
 * verb: "could lead to talks", but not "could condemn the killing". */
static bool is_product(enum event_type type)
{
    return type == EVENT_CONSULT || type == EVENT_AGREE || type == EVENT_COOPERATE ||
           type == EVENT_SUPPORT || type == EVENT_AID || type == EVENT_ELECT;
}

/* What the way is open to may come, elections will. */
static void read_opening(struct judging *j, uint32_t token, uint32_t noun)
{
    const struct event_scene *scene = j->scene;
    const uint64_t ahead =
        SLOT_BIT(SLOT_TO) | SLOT_BIT(SLOT_FOR) | SLOT_BIT(SLOT_TOWARD) | SLOT_BIT(SLOT_TOWARDS);
    if (event_slot_in(event_tree_preposition(scene, token), ahead) && is_product(j->type) &&
        event_lexicon_in(scene->lexicon, EVENT_CLASS_OPENING, event_scene_lemma(scene, noun))) {
        weigh(j, j->type == EVENT_ELECT ? WEIGHT_PLANNED : WEIGHT_HYPOTHETICAL);
    }
}

/* An act that a verb without an effect of its own brings about: "could open the door to talks". */
static void read_product(struct judging *j, uint32_t token, uint32_t head)
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
static bool purpose(struct judging *j)
{
    weigh(j, WEIGHT_PLANNED);
    j->untold |= j->type != EVENT_LEGAL;
    return false;
}

/* What a verb makes of its subject; false when the climb ends here. */
static bool climb_subject(struct judging *j, uint32_t token, uint32_t head,
                          const struct event_operator *governing)
{
    if (event_aspect_is_given(j->scene, j->type, token, head)) {
        return false;
    }
    if (governing && governing->effect <= EFFECT_ONGOING) {
        read_effect(j, governing);
        return true;
    }
    read_modality(j, head);
    static const char *const goes_on[] = {"continue", "end", "resume", "last", "stop", NULL};
    if (j->type == EVENT_CONSULT && event_tree_word(j->scene, head, "will") != TOKEN_NONE &&
        !span_is_one_of(event_scene_lemma(j->scene, head), goes_on)) {
        weigh(j, WEIGHT_PLANNED); /* "the talks will cover trade" */
    }
    return span_is(event_scene_lemma(j->scene, head), "fail") ||
           span_is(event_scene_lemma(j->scene, head), "occur");
}

/* What is said of a clause by what governs it, whatever that does to it. */
static void read_clause(struct judging *j, uint32_t token, uint32_t head)
{
    enum deprel relation = (enum deprel)j->scene->tokens[token].deprel;
    j->untold |=
        relation == DEPREL_CSUBJ && j->scene->tokens[token].xpos == XPOS_VBG &&
        event_tree_find(j->scene, head, DEPREL_COP) != TOKEN_NONE; /* "leaving it is wrong" */
    if (relation == DEPREL_CCOMP && is_attribution(j->scene, head)) {
        j->untold |= event_tree_word(j->scene, head, "not") != TOKEN_NONE; /* "did not say that" */
        j->said_future |= j->weight == WEIGHT_PLANNED;
    }
}

/* "talks on the release of prisoners": what is talked about is yet to be done. */
static bool is_topic(const struct judging *j, uint32_t token, uint32_t head)
{
    static const char *const about[] = {"on", "about", "over", "regarding", NULL};
    bool wanted = is_product(j->type) || j->type == EVENT_RETREAT || j->type == EVENT_CONCEDE;
    return wanted && event_tree_is(j->scene, token, DEPREL_NMOD) &&
           event_predicate_is_noun(j->scene, token) && j->type != EVENT_ELECT &&
           event_tree_has_one_of(j->scene, token, about) &&
           event_lexicon_in(j->scene->lexicon, EVENT_CLASS_TALK, event_scene_lemma(j->scene, head));
}

/* What a verb or noun with an effect makes of what it governs: "plans to", "threat of". */
static void read_operator(struct judging *j, uint32_t token, uint32_t head,
                          const struct event_operator *governing)
{
    const struct event_scene *scene = j->scene;
    j->promised |=
        event_lexicon_in(scene->lexicon, EVENT_CLASS_PROMISE, event_scene_lemma(scene, head));
    read_effect(j, governing);
    if (governing->effect == EFFECT_PLANNED && event_aspect_is_feared(j->scene, j->type, token)) {
        weigh(j, WEIGHT_HYPOTHETICAL);
    }
}

/* What a governor without an effect of its own makes of `token`; false when the climb ends here. */
static bool climb_plain(struct judging *j, uint32_t token, uint32_t head)
{
    const struct event_scene *scene = j->scene;
    enum deprel relation = (enum deprel)scene->tokens[token].deprel;
    if (relation == DEPREL_ACL && event_tree_word(scene, token, "to") != TOKEN_NONE) {
        return event_aspect_is_one_of_row(scene, head) || purpose(j);
    }
    j->written |= relation == DEPREL_ACL && event_lexicon_in(scene->lexicon, EVENT_CLASS_PAPER,
                                                             event_scene_lemma(scene, head));
    if (j->written && (relation == DEPREL_ACL || relation == DEPREL_OBJ)) {
        return true; /* "plans to send a bill banning" */
    }
    if (relation == DEPREL_NMOD) {
        read_opening(j, token, head);
    }
    if (relation == DEPREL_OBJ && j->type == EVENT_ELECT && event_aspect_is_open_aim(scene, head)) {
        weigh(j, WEIGHT_PLANNED);
        return true;
    }
    read_product(j, token, head);
    return relation == DEPREL_XCOMP || relation == DEPREL_CCOMP || relation == DEPREL_CSUBJ;
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

/* What must be done, or what somebody is warned not to do, is not told: "warned X not to go". */
static void read_complement(struct judging *j, uint32_t token, uint32_t head)
{
    const struct event_scene *scene = j->scene;
    bool due = event_tree_word(scene, token, "to") != TOKEN_NONE &&
               event_aspect_is_obligation(scene, head);
    j->untold |= due || span_is(event_scene_lemma(scene, head), "warn");
}

/* What the governor `head` makes of `token`; false when the climb ends here. */
static bool climb(struct judging *j, uint32_t token, uint32_t head)
{
    const struct event_scene *scene = j->scene;
    enum deprel relation = (enum deprel)scene->tokens[token].deprel;
    if (relation == DEPREL_ACL && event_tree_word(scene, token, "of") != TOKEN_NONE) {
        head = accuser_of(scene, head);
    }
    bool called = relation == DEPREL_OBJ && event_aspect_is_called(scene, token, head);
    if (called || is_wanted_for(scene, token, head)) {
        return false;
    }
    if (event_aspect_is_denied_claim(scene, token, head)) {
        deny(j);
        return false;
    }
    const struct event_operator *governing = event_scene_operator(scene, head);
    bool cancelled = governing && governing->effect == EFFECT_CANCELLED;
    if (cancelled && event_aspect_beginning(scene, token) != TOKEN_NONE) {
        return false; /* "the strike that began on Monday was called off" */
    }
    if (relation == DEPREL_NSUBJ) {
        return climb_subject(j, token, head, governing);
    }
    if (event_aspect_is_change(scene, token, head)) {
        return true;
    }
    j->untold |= is_topic(j, token, head) || event_aspect_is_topic(scene, token, head) ||
                 event_aspect_is_prevented(scene, token, head);
    if (!relation_binds(scene, token)) {
        return false;
    }
    read_clause(j, token, head);
    if (relation == DEPREL_NSUBJ_PASS && !governing) {
        read_modality(j, head);
    }
    if (relation == DEPREL_ADVCL && event_tree_word(scene, token, "to") != TOKEN_NONE &&
        !event_aspect_is_promised(scene, token, head)) {
        return purpose(j);
    }
    if (relation == DEPREL_XCOMP && is_yet_to_come(scene, head)) {
        deny(j);
        return true;
    }
    if (relation == DEPREL_XCOMP) {
        read_complement(j, token, head);
    }
    if (cancelled && event_aspect_is_possible(scene, head)) {
        weigh(j, WEIGHT_PLANNED); /* "storms may delay the visit" */
        return false;
    }
    if (governing) {
        read_operator(j, token, head, governing);
        return true;
    }
    return climb_plain(j, token, head);
}

/* Settles "would": a reported future under a verb of saying, else a mere possibility. */
static void settle_would(struct judging *j, uint32_t head, enum deprel relation)
{
    if (!j->would) {
        return;
    }
    bool reported =
        relation == DEPREL_CCOMP && head != TOKEN_NONE &&
        (is_attribution(j->scene, head) || event_scene_operator(j->scene, head) != NULL);
    weigh(j, reported ? WEIGHT_PLANNED : WEIGHT_HYPOTHETICAL);
    j->would = false;
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
static bool governs(const struct judging *j, uint32_t token, uint32_t head)
{
    const struct event_operator *governing = event_scene_operator(j->scene, head);
    bool noun = event_predicate_is_noun(j->scene, token);
    return noun ? !is_attribution(j->scene, head) || (governing && governing->effect != EFFECT_NONE)
                : j->scene->tokens[token].deprel != DEPREL_CCOMP || governing != NULL;
}

/* "a bill that would allow it": what a paper provides for. */
static bool is_provision(const struct judging *j, uint32_t token, uint32_t head)
{
    return j->would && head != TOKEN_NONE && event_tree_is(j->scene, token, DEPREL_ACL_RELCL) &&
           event_lexicon_in(j->scene->lexicon, EVENT_CLASS_PAPER,
                            event_scene_lemma(j->scene, head));
}

static void judge_chain(struct judging *j, uint32_t token)
{
    const struct event_scene *scene = j->scene;
    uint32_t head = event_tree_head(scene, token);
    read_own(j, token, true);
    j->untold |= is_provision(j, token, head);
    for (int i = 0; i < CLIMB_LIMIT && head != TOKEN_NONE; i++) {
        if (!shares_auxiliary(scene, token)) {
            settle_would(j, head, (enum deprel)scene->tokens[token].deprel);
            if (!climb(j, token, head)) {
                break;
            }
            read_own(j, head, governs(j, token, head));
        } else if (event_tree_find(scene, token, DEPREL_NMOD_POSS) == TOKEN_NONE) {
            read_own(j, head, false); /* not "a possible visit and Oslo's demand" */
        }
        token = head;
        head = event_tree_head(scene, token);
    }
    settle_would(j, TOKEN_NONE, DEPREL_ROOT);
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

static enum event_status status_of(enum weight weight)
{
    static const enum event_status statuses[] = {EVENT_HAPPENED, EVENT_ONGOING, EVENT_PLANNED,
                                                 EVENT_HYPOTHETICAL, EVENT_DENIED};
    return statuses[weight];
}

bool event_judge_is_weighty(struct span adverb)
{
    static const char *const words[] = {"not",    "n't",    "never",       "allegedly",
                                        "nearly", "almost", "purportedly", "reportedly",
                                        "likely", NULL};
    return span_is_one_of(adverb, words);
}

/* What the form of a verb, or the kind of a noun, says of an act that simply is told. */
static enum weight weight_of_going_on(const struct event_scene *scene,
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

struct event_verdict event_judge(const struct event_scene *scene, const struct event_frame *frame)
{
    if (event_aspect_is_answered(scene, frame)) {
        return (struct event_verdict){.told = true, .status = EVENT_HAPPENED};
    }
    struct judging j = {.scene = scene, .type = frame->rule->type};
    read_word_before(&j, frame->head);
    judge_chain(&j, event_predicate_is_verb(scene, frame->head)
                        ? frame->head
                        : event_predicate_top(scene, frame->head));
    if (event_aspect_is_ahead(scene, frame)) {
        weigh(&j, WEIGHT_PLANNED);
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
        weigh(&j, WEIGHT_PLANNED);
    }
    if (j.weight == WEIGHT_NONE) {
        j.weight = weight_of_going_on(scene, frame);
    }
    j.untold |= event_aspect_describes(scene, frame);
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
