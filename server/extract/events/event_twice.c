/* Acts that another word of the sentence tells, too.
 *
 * A verb of harm whose act a noun or side clause beside it tells ("the attack killed ten"), what an
 * act did ("stormed the town, killing ten"), the verb that carries it ("voted to pass") or its
 * manner ("shot and killed", "killed X in a raid"). One word tells the act with all that is said of
 * it; which one is settled here, by the tree. What two sentences tell is joined in the store. */
#include "event_twice.h"

#include "event_party.h"
#include "event_predicate.h"
#include "event_sufferer.h"
#include "event_tree.h"

static bool is_harm(const struct event_scene *scene, uint32_t token)
{
    struct event_frame frame;
    return token != TOKEN_NONE && event_predicate_read(scene, token, &frame) &&
           event_sufferer_harms(frame.rule->type);
}

static bool is_act_noun(const struct event_scene *scene, uint32_t token)
{
    return token != TOKEN_NONE && event_predicate_is_noun(scene, token) && is_harm(scene, token);
}

/* Whether a noun for an act finds somebody whom it was done to: "a raid", but not "an operation".
 */
static bool tells(const struct event_scene *scene, uint32_t token)
{
    struct event_frame frame;
    size_t count = 0;
    uint32_t of =
        token != TOKEN_NONE && event_scene_is_of_class(scene, token, EVENT_CLASS_CONTAINER)
            ? event_tree_find(scene, token, DEPREL_NMOD)
            : TOKEN_NONE;
    if (of != TOKEN_NONE && event_tree_word(scene, of, "of") != TOKEN_NONE) {
        token = of; /* "in a wave of bombings" */
    }
    if (!is_act_noun(scene, token) || !event_predicate_read(scene, token, &frame) ||
        span_is(frame.lemma, "retaliation")) {
        return false;
    }
    event_party_list(scene, &frame, NULL, &count);
    return count > 0;
}

/* Whether the subject of a verb of harm is no party, but an act is told right before the verb. */
static bool follows_act_noun(const struct event_scene *scene, const struct event_frame *frame)
{
    enum { REACH = 8 };
    uint32_t subject = frame->slots[SLOT_SUBJ];
    if (frame->passive || subject == TOKEN_NONE || event_scene_is_party(scene, subject)) {
        return false;
    }
    for (uint32_t i = frame->head; i > scene->first && frame->head - i < REACH; i--) {
        if (is_act_noun(scene, i - 1)) {
            return true;
        }
    }
    return false;
}

/* "two were killed and four wounded in an attack": the attack tells of both. */
static bool is_told_with_next(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t joined = event_tree_find(scene, frame->head, DEPREL_CONJ);
    struct event_frame next, act;
    if (!frame->passive || joined == TOKEN_NONE || !event_predicate_is_verb(scene, joined)) {
        return false;
    }
    event_predicate_fill(scene, joined, &next);
    uint32_t noun = next.slots[SLOT_IN];
    return noun != TOKEN_NONE && tells(scene, noun) && event_predicate_read(scene, noun, &act) &&
           event_sufferer_first(scene, &act) != TOKEN_NONE;
}

/* Whether a verb of harm only says what an act told by a noun did: "the attack killed ten", "ten
 * were killed in a crash". */
static bool is_told_by_noun(const struct event_scene *scene, const struct event_frame *frame)
{
    if (!event_predicate_is_verb(scene, frame->head) ||
        !event_lexicon_in(scene->lexicon, EVENT_CLASS_HARM, frame->lemma)) {
        return false;
    }
    uint32_t subject = frame->slots[SLOT_SUBJ];
    bool dies = span_is(frame->lemma, "die");
    if (!frame->passive && !dies && subject != TOKEN_NONE && event_scene_is_party(scene, subject)) {
        return false;
    }
    bool dead = span_is(scene->tokens[frame->head].norm, "dead"); /* "ten dead after a crash" */
    return is_told_with_next(scene, frame) || follows_act_noun(scene, frame) ||
           (dead && tells(scene, frame->slots[SLOT_AFTER])) || is_act_noun(scene, subject) ||
           tells(scene, frame->slots[SLOT_IN]) || tells(scene, frame->slots[SLOT_BY]) ||
           tells(scene, frame->slots[SLOT_DURING]);
}

/* Whether a side clause tells what harmed them: "ten were hurt when a bus crashed". */
static bool is_told_by_clause(const struct event_scene *scene, const struct event_frame *frame)
{
    bool dies = span_is(frame->lemma, "die");
    if ((!dies && (!frame->passive || frame->slots[SLOT_SUBJ] != TOKEN_NONE)) ||
        !event_lexicon_in(scene->lexicon, EVENT_CLASS_HARM, frame->lemma)) {
        return false;
    }
    for (uint32_t c = event_tree_child(scene, frame->head); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (c > frame->head && event_predicate_harmed_by_clause(scene, c) != TOKEN_NONE &&
            (is_harm(scene, c) || is_harm(scene, event_predicate_own_subject(scene, c)) ||
             is_harm(scene, event_tree_find(scene, c, DEPREL_OBJ)))) {
            return true;
        }
    }
    return false;
}

/* A participle of harm whose verb is an act itself: its object is that act's victim. */
static bool is_result_of_act(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t head = event_tree_head(scene, frame->head);
    if (head == TOKEN_NONE || !event_predicate_is_verb(scene, frame->head) ||
        !event_predicate_is_result(scene, frame->head)) {
        return false;
    }
    bool act = event_predicate_is_verb(scene, head) && is_harm(scene, head);
    uint32_t object = event_tree_find(scene, head, DEPREL_OBJ);
    uint32_t subject = event_tree_find(scene, head, DEPREL_NSUBJ);
    return act || is_act_noun(scene, object) || is_act_noun(scene, subject);
}

/* What "banning" completes in "passed a law banning": the verb of the paper's; else the governor.
 */
static uint32_t governor(const struct event_scene *scene, uint32_t verb, bool *written)
{
    uint32_t head = event_tree_head(scene, verb);
    *written = scene->tokens[verb].deprel == DEPREL_ACL && scene->tokens[verb].xpos == XPOS_VBG &&
               event_tree_is(scene, head, DEPREL_OBJ) &&
               event_scene_is_of_class(scene, head, EVENT_CLASS_PAPER);
    return *written ? event_tree_head(scene, head) : head;
}

/* Whether an act only completes an act of the same kind: "voted to pass", "named X, replacing Y",
 * "adopted a resolution extending Z".
 */
static bool repeats_governor(const struct event_scene *scene, const struct event_frame *frame)
{
    bool written;
    uint32_t head = governor(scene, frame->head, &written);
    struct event_frame outer;
    bool purpose = scene->tokens[frame->head].deprel == DEPREL_ADVCL &&
                   event_tree_word(scene, frame->head, "to") != TOKEN_NONE;
    bool along = scene->tokens[frame->head].deprel == DEPREL_ADVCL &&
                 scene->tokens[frame->head].xpos == XPOS_VBG;
    bool replacing = along && (frame->rule->type == EVENT_APPOINT ||
                               frame->rule->type == EVENT_PROTEST); /* "rallied, chanting" */
    replacing |= along && frame->rule->type == EVENT_ACCUSE &&      /* "sued it, accusing it of" */
                 event_tree_find(scene, frame->head, DEPREL_MARK) == TOKEN_NONE;
    written &= frame->rule->type != EVENT_STATEMENT; /* what it denies or claims says more */
    return (purpose || replacing || written || scene->tokens[frame->head].deprel == DEPREL_XCOMP) &&
           head != TOKEN_NONE && event_predicate_read(scene, head, &outer) &&
           outer.rule->type == frame->rule->type;
}

/* "a car bomb exploded", "the storm made landfall": the verb tells it. */
static bool is_told_by_verb(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t verb = event_tree_head(scene, frame->head);
    struct event_frame act;
    enum event_type type = frame->rule->type;
    return event_predicate_is_noun(scene, frame->head) && verb != TOKEN_NONE &&
           (type == EVENT_ASSAULT ||
            (type == EVENT_DISASTER && span_is(event_scene_lemma(scene, verb), "make"))) &&
           event_tree_is(scene, frame->head, DEPREL_NSUBJ) &&
           event_predicate_is_verb(scene, verb) &&
           !event_scene_is_of_class(scene, verb, EVENT_CLASS_HARM) &&
           event_predicate_read(scene, verb, &act) && act.rule->type == type;
}

/* "killing two and wounding three": the second is told with the first. */
static bool is_told_by_killing(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t head = event_tree_head(scene, frame->head);
    uint32_t object = event_tree_find(scene, frame->head, DEPREL_OBJ);
    object = object == TOKEN_NONE ? event_tree_find(scene, frame->head, DEPREL_NSUBJ_PASS) : object;
    return head != TOKEN_NONE && object != TOKEN_NONE && event_predicate_is_verb(scene, head) &&
           event_predicate_also_harmed(scene, head) == object;
}

/* "shot and killed": how somebody was killed is no act of its own. */
static bool is_manner_of_joined(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t joined = event_tree_find(scene, frame->head, DEPREL_CONJ);
    return frame->rule->type == EVENT_ASSAULT && event_predicate_is_verb(scene, frame->head) &&
           joined == frame->head + 2 &&
           (span_is(event_scene_lemma(scene, joined), "kill") ||
            span_is(event_scene_lemma(scene, joined), "wound") ||
            span_is(event_scene_lemma(scene, joined), "injure")) &&
           (span_is(frame->lemma, "shoot") || span_is(frame->lemma, "stab") ||
            span_is(frame->lemma, "beat") || span_is(frame->lemma, "stone"));
}

/* The verb whose object, or one of its objects, `noun` is; else the noun itself. */
static uint32_t verb_of_object(const struct event_scene *scene, uint32_t noun)
{
    uint32_t first = event_tree_is(scene, noun, DEPREL_CONJ) ? event_tree_head(scene, noun) : noun;
    return event_tree_is(scene, first, DEPREL_OBJ) ? event_tree_head(scene, first) : noun;
}

/* "killed X in a helicopter raid": how somebody did what the verb tells, also where the raid hangs
 * on X; "in the attack a bomb exploded". */
static bool is_manner_of_clause(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t verb = event_tree_head(scene, frame->head);
    verb = verb == TOKEN_NONE ? verb : verb_of_object(scene, verb);
    struct event_frame act;
    if (!event_predicate_is_noun(scene, frame->head) || verb == TOKEN_NONE ||
        (frame->rule->type != EVENT_ASSAULT && frame->rule->type != EVENT_COERCE) ||
        event_tree_word(scene, frame->head, "in") == TOKEN_NONE ||
        !event_predicate_is_verb(scene, verb) || !event_predicate_read(scene, verb, &act)) {
        return false;
    }
    bool same = act.rule->type == frame->rule->type || act.rule->type == EVENT_ASSAULT ||
                act.rule->type == EVENT_RETREAT;
    uint32_t subject = act.slots[SLOT_SUBJ];
    bool bomb = subject != TOKEN_NONE && act.rule->type == frame->rule->type &&
                !event_lexicon_in(scene->lexicon, EVENT_CLASS_HARM, act.lemma);
    return !act.passive && same && subject != TOKEN_NONE &&
           (bomb || event_scene_is_party(scene, subject)) &&
           event_tree_find(scene, frame->head, DEPREL_ACL_RELCL) == TOKEN_NONE;
}

/* "The fighting erupted when rebels attacked a convoy": the clause tells what the noun names. */
static bool is_told_by_beginning(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const begins[] = {"erupt", "break", "begin", "start", "flare", NULL};
    uint32_t verb = event_tree_head(scene, frame->head);
    if (!event_predicate_is_noun(scene, frame->head) || frame->rule->type != EVENT_ASSAULT ||
        !event_tree_is(scene, frame->head, DEPREL_NSUBJ) || verb == TOKEN_NONE ||
        !span_is_one_of(event_scene_lemma(scene, verb), begins)) {
        return false;
    }
    uint32_t clause = event_tree_find(scene, verb, DEPREL_ADVCL);
    struct event_frame act;
    return clause != TOKEN_NONE && event_tree_word(scene, clause, "when") != TOKEN_NONE &&
           event_predicate_is_verb(scene, clause) && event_predicate_read(scene, clause, &act) &&
           act.rule->type == EVENT_ASSAULT;
}

/* "adjourned the trial of X": but for a new day nothing is told of the trial itself. */
static bool is_adjourned(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t verb = event_tree_head(scene, frame->head);
    bool matter = frame->rule->type == EVENT_LEGAL && verb != TOKEN_NONE &&
                  event_predicate_is_noun(scene, frame->head) &&
                  event_tree_is(scene, frame->head, DEPREL_OBJ) &&
                  span_is(event_scene_lemma(scene, verb), "adjourn");
    for (uint32_t i = frame->head; matter && i < scene->end; i++) {
        matter = scene->date_of[i] == TOKEN_NONE;
    }
    return matter;
}

/* "is to visit Chad on his first trip": a journey that the verb tells. */
static bool is_journey_of_clause(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t verb = event_tree_head(scene, frame->head);
    struct event_frame act;
    return event_code_is_under(frame->rule->cameo, "042") && verb != TOKEN_NONE &&
           event_predicate_is_noun(scene, frame->head) &&
           event_tree_word(scene, frame->head, "on") != TOKEN_NONE &&
           event_predicate_is_verb(scene, verb) && event_predicate_read(scene, verb, &act) &&
           event_code_is_under(act.rule->cameo, "042");
}

/* "says it is ready to compromise": that is told of what it says. */
static bool is_told_as_readiness(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const words[] = {"prepared", "ready", "willing", NULL};
    uint32_t ready = event_tree_head(scene, frame->head);
    uint32_t says = ready == TOKEN_NONE ? ready : event_tree_head(scene, ready);
    struct event_frame saying;
    return says != TOKEN_NONE && event_tree_is(scene, frame->head, DEPREL_XCOMP) &&
           event_tree_is(scene, ready, DEPREL_CCOMP) &&
           span_is_one_of(scene->tokens[ready].norm, words) &&
           event_predicate_read(scene, says, &saying) && saying.rule->type == EVENT_AGREE;
}

bool event_twice_told(const struct event_scene *scene, const struct event_frame *frame)
{
    bool (*const tellings[])(const struct event_scene *, const struct event_frame *) = {
        is_told_by_noun,      is_told_by_clause,    is_result_of_act, repeats_governor,
        is_manner_of_joined,  is_told_by_killing,   is_told_by_verb,  is_manner_of_clause,
        is_told_by_beginning, is_journey_of_clause, is_adjourned,     is_told_as_readiness,
    };
    for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++) {
        if (tellings[i](scene, frame)) {
            return true;
        }
    }
    return false;
}
