/* Whether an act shares the time of what governs it in the tree: joined verbs, side clauses that go
 * along, phrases that say in what something was done. */
#include "event_time_share.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_time_tree.h"
#include "event_tree.h"

static bool is_present(const struct event_scene *scene, uint32_t verb)
{
    return scene->tokens[verb].xpos == XPOS_VBZ || scene->tokens[verb].xpos == XPOS_VBP;
}

/* Whether a side clause speaks of the same time: a participle, or "as", "while", "when"; not in the
 * pluperfect. */
static bool is_same_time(const struct event_scene *scene, uint32_t verb)
{
    if (event_aspect_is_pluperfect(scene, verb) || span_is(scene->tokens[verb].norm, "following")) {
        return false;
    }
    static const char *const before[] = {"accuse", "charge", "suspect", "convict", NULL};
    static const char *const tried[] = {"go", "stand", "face", "appear", "plead", NULL};
    uint32_t mark = event_tree_find(scene, verb, DEPREL_MARK);
    uint32_t head = event_tree_head(scene, verb);
    if (scene->tokens[verb].xpos == XPOS_VBN && verb > head && mark == TOKEN_NONE &&
        span_is_one_of(event_scene_lemma(scene, verb), before) &&
        span_is_one_of(event_scene_lemma(scene, head), tried)) {
        return false; /* "went on trial on Monday, accused of fraud" */
    }
    if (mark != TOKEN_NONE && is_present(scene, verb) && head != TOKEN_NONE &&
        !is_present(scene, head) &&
        !(scene->tokens[head].xpos == XPOS_VB && event_time_has_clause(scene, head))) {
        return false; /* "asked the court to stop it on Monday, while the king weighs a pardon" */
    }
    if (scene->tokens[verb].xpos == XPOS_VBN && verb < head && mark == TOKEN_NONE) {
        return false; /* "Occupied by the French, it became a kingdom in 1806" */
    }
    if (mark == TOKEN_NONE) {
        bool joined = event_tree_word(scene, verb, "when") != TOKEN_NONE ||
                      event_tree_word(scene, verb, "as") != TOKEN_NONE ||
                      event_tree_word(scene, verb, "while") != TOKEN_NONE;
        return event_tree_find(scene, verb, DEPREL_CASE) == TOKEN_NONE &&
               (joined || !event_time_has_clause(scene, verb));
    }
    struct span word = scene->tokens[mark].norm;
    return span_is(word, "as") || span_is(word, "while") || span_is(word, "when") ||
           span_is(word, "with") || span_is(word, "in") || span_is(word, "by");
}

bool event_time_is_during(const struct event_scene *scene, uint32_t token)
{
    const uint64_t during = SLOT_BIT(SLOT_IN) | SLOT_BIT(SLOT_AT) | SLOT_BIT(SLOT_DURING) |
                            SLOT_BIT(SLOT_BY) | SLOT_BIT(SLOT_WITH) | SLOT_BIT(SLOT_ON) |
                            SLOT_BIT(SLOT_TO);
    return event_slot_in(event_tree_preposition(scene, token), during);
}

/* "arrived in Rome on Monday for talks". */
static bool is_aim_of_journey(const struct event_scene *scene, uint32_t token, uint32_t verb)
{
    static const char *const journeys[] = {"arrive", "come", "fly",    "go",    "gather",
                                           "head",   "meet", "travel", "visit", NULL};
    struct event_frame act;
    return event_tree_word(scene, token, "for") != TOKEN_NONE &&
           span_is_one_of(event_scene_lemma(scene, verb), journeys) &&
           event_predicate_is_noun(scene, token) && event_predicate_read(scene, token, &act) &&
           act.rule->type == EVENT_CONSULT;
}

/* "was the target of an attack in May": whether a noun says what the act was to somebody. */
static bool has_lot(const struct event_scene *scene, uint32_t act)
{
    static const char *const lots[] = {"object", "scene",  "site", "subject",
                                       "target", "victim", NULL};
    uint32_t lot = event_predicate_lot(scene, act, lots);
    return lot != TOKEN_NONE && event_tree_find(scene, lot, DEPREL_COP) != TOKEN_NONE;
}

/* "told reporters on Monday during a meeting with the king", "said in a statement on Monday": talks
 * and speeches are of the day of what is said in them. */
static bool is_occasion_of_saying(const struct event_scene *scene, uint32_t token)
{
    static const char *const words[] = {"at", "during", "in", NULL};
    struct event_frame act;
    return event_tree_has_one_of(scene, token, words) && event_predicate_is_noun(scene, token) &&
           event_predicate_read(scene, token, &act) &&
           (act.rule->type == EVENT_CONSULT || act.rule->type == EVENT_STATEMENT);
}

/* "a raid in which ten were killed". */
static bool is_in_which(const struct event_scene *scene, uint32_t verb)
{
    uint32_t which = event_tree_word(scene, verb, "which");
    return which != TOKEN_NONE && (event_tree_word(scene, which, "in") != TOKEN_NONE ||
                                   event_tree_word(scene, which, "during") != TOKEN_NONE);
}

/* "shut the schools and later banned gatherings". */
static bool is_done_later(const struct event_scene *scene, uint32_t verb)
{
    uint32_t later = event_tree_word(scene, verb, "later");
    return (scene->tokens[verb].xpos == XPOS_VBD || scene->tokens[verb].xpos == XPOS_VBN) &&
           ((later != TOKEN_NONE && !event_time_is_hours_later(scene, later)) ||
            event_tree_word(scene, verb, "subsequently") != TOKEN_NONE);
}

/* "police, who had waited since May, arrested him": the main verb, joined to that of a clause about
 * its subject. */
static bool is_behind_relative(const struct event_scene *scene, uint32_t verb, uint32_t head)
{
    uint32_t who = event_tree_find(scene, head, DEPREL_NSUBJ);
    bool relative = who != TOKEN_NONE &&
                    (scene->tokens[who].xpos == XPOS_WP || scene->tokens[who].xpos == XPOS_WDT);
    return relative && verb > head && scene->tokens[verb].xpos == XPOS_VBD &&
           event_tree_find(scene, verb, DEPREL_CC) == TOKEN_NONE &&
           span_is(scene->tokens[verb - 1].norm, ",");
}

/* "walked out on Monday and plan further strikes". */
static bool is_now(const struct event_scene *scene, uint32_t verb, uint32_t head)
{
    return is_present(scene, verb) && scene->tokens[head].xpos == XPOS_VBD;
}

/* "On Friday, three were killed and two wounded". */
static bool is_toll(const struct event_scene *scene, uint32_t first, uint32_t second)
{
    return event_predicate_is_verb(scene, first) && event_predicate_is_verb(scene, second) &&
           event_scene_is_of_class(scene, first, EVENT_CLASS_HARM) &&
           event_scene_is_of_class(scene, second, EVENT_CLASS_HARM);
}

/* "arrested on Monday in the killing of a nurse": what somebody is blamed or held for, which was
 * before. */
static bool is_held_for(const struct event_scene *scene, uint32_t noun, uint32_t verb)
{
    static const char *const words[] = {"in", "over", "with", NULL};
    uint32_t of = event_tree_find(scene, noun, DEPREL_NMOD);
    return event_tree_has_one_of(scene, noun, words) && event_time_is_judging(scene, verb) &&
           event_predicate_is_noun(scene, noun) &&
           event_tree_word(scene, noun, "the") != TOKEN_NONE && of != TOKEN_NONE &&
           event_tree_word(scene, of, "of") != TOKEN_NONE;
}

static bool is_of_type(const struct event_scene *scene, uint32_t verb, enum event_type type)
{
    struct event_frame act;
    return event_predicate_is_verb(scene, verb) && event_predicate_read(scene, verb, &act) &&
           act.rule->type == type;
}

/* "ten were killed on Monday after a bomb went off": nobody is killed, and no number of people
 * dies, long after what kills them. */
static bool is_cause_of_harm(const struct event_scene *scene, uint32_t verb, uint32_t harm)
{
    uint32_t dead = event_tree_find(scene, harm, DEPREL_NSUBJ);
    bool dies = span_is(event_scene_lemma(scene, harm), "die");
    bool many = dies && dead != TOKEN_NONE && scene->tokens[dead].xpos == XPOS_NNS &&
                event_tree_word(scene, verb, "after") != TOKEN_NONE &&
                (is_of_type(scene, verb, EVENT_ASSAULT) || is_of_type(scene, verb, EVENT_ACCIDENT));
    bool harmed = !dies && event_predicate_harmed_by_clause(scene, verb) != TOKEN_NONE;
    return verb > harm && (harmed || many) && !event_aspect_is_pluperfect(scene, verb);
}

/* "killed a guard on Monday before he was shot", "before fleeing": how an attack ended. */
static bool is_end_of_attack(const struct event_scene *scene, uint32_t verb, uint32_t attack)
{
    static const char *const ends[] = {"arrest",    "escape", "flee", "kill",
                                       "overpower", "shoot",  "stab", "subdue",
                                       "surrender", "vanish", NULL};
    return verb > attack && event_tree_word(scene, verb, "before") != TOKEN_NONE &&
           span_is_one_of(event_scene_lemma(scene, verb), ends) &&
           is_of_type(scene, attack, EVENT_ASSAULT) && event_time_is_simple_past(scene, attack);
}

/* "announced its choice of a new chief": what somebody does by announcing it. */
static bool is_own_announced(const struct event_scene *scene, uint32_t noun, uint32_t verb)
{
    uint32_t whose = event_tree_find(scene, noun, DEPREL_NMOD_POSS);
    return span_is(event_scene_lemma(scene, verb), "announce") && whose != TOKEN_NONE &&
           scene->tokens[whose].xpos == XPOS_PRP_POSS;
}

/* "briefed the council on the outbreak on Friday": what is spoken of has another day. */
static bool is_topic(const struct event_scene *scene, uint32_t noun, uint32_t verb)
{
    static const char *const verbs[] = {"brief", "comment", "inform",  "question", "report",
                                        "speak", "talk",    "testify", "update",   NULL};
    return event_predicate_is_noun(scene, noun) &&
           event_tree_word(scene, noun, "on") != TOKEN_NONE &&
           span_is_one_of(event_scene_lemma(scene, verb), verbs);
}

/* "claimed 20 lives" says nothing. */
static bool takes_lives(const struct event_scene *scene, uint32_t verb)
{
    uint32_t lives = event_tree_find(scene, verb, DEPREL_OBJ);
    return span_is(event_scene_lemma(scene, verb), "claim") && lives != TOKEN_NONE &&
           span_is(event_scene_lemma(scene, lives), "life");
}

bool event_time_shares(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    bool saying =
        event_scene_is_of_class(scene, head, EVENT_CLASS_ATTRIBUTION) && !takes_lives(scene, head);
    static const char *const blames[] = {"condemn",   "denounce",  "deplore", "decry",
                                         "criticize", "criticise", NULL};
    bool fate = event_predicate_is_noun(scene, token) && /* "marked his death on Sunday" */
                (span_is(event_scene_lemma(scene, token), "passing") ||
                 event_scene_is_of_class(scene, token, EVENT_CLASS_CASE));
    switch ((enum deprel)scene->tokens[token].deprel) {
    case DEPREL_CONJ:
        return (!event_time_has_clause(scene, token) || is_toll(scene, head, token)) &&
               !is_done_later(scene, token) && !is_now(scene, token, head) &&
               !is_behind_relative(scene, token, head);
    case DEPREL_ADVCL:
        return (is_same_time(scene, token) && !is_behind_relative(scene, token, head)) ||
               is_cause_of_harm(scene, token, head) || is_end_of_attack(scene, token, head);
    case DEPREL_ACL: /* "killed a guard at the gate before he was shot", hung on the guard */
        return event_tree_head(scene, head) != TOKEN_NONE &&
               is_end_of_attack(scene, token, event_tree_head(scene, head));
    case DEPREL_ACL_RELCL:
        return is_in_which(scene, token);
    case DEPREL_NMOD:
        return event_predicate_top(scene, token) != token || has_lot(scene, token);
    case DEPREL_PARATAXIS: /* "On Monday, while talks went on, they fired", led by "went on" */
        return event_tree_find(scene, head, DEPREL_MARK) != TOKEN_NONE &&
               event_tree_word(scene, head, "while") != TOKEN_NONE;
    case DEPREL_AMOD: /* "set up barricades, burned tires": no past form describes a noun */
        return scene->tokens[token].xpos == XPOS_VBD;
    case DEPREL_OBJ:
    case DEPREL_NSUBJ_PASS:
        return (!saying || is_own_announced(scene, token, head)) && !fate &&
               !span_is_one_of(event_scene_lemma(scene, head), blames);
    case DEPREL_XCOMP:
    case DEPREL_NSUBJ:
        return !saying;
    case DEPREL_OBL:
    case DEPREL_OBL_AGENT:
        return saying ? is_occasion_of_saying(scene, token)
                      : (event_time_is_during(scene, token) && !is_held_for(scene, token, head) &&
                         !is_topic(scene, token, head)) ||
                            is_aim_of_journey(scene, token, head);
    default:
        return false;
    }
}
