/* When an act took place, from its own clause.
 *
 * A date expression belongs to the verb or noun that it hangs under in the tree. An act takes the
 * date that hangs under it; else that of the verb it is joined to or completes, as long as that
 * verb is not one of saying ("said on Monday that" dates the saying) and no relative or other
 * clause with a verb of its own stands between. What the sentence before gives is found by
 * event_time_near.c. Only when no date that is known can be found so, one that stays open ("on
 * Monday" in an article without a date) is kept for its words. */
#include "event_time.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_sufferer.h"
#include "event_time_after.h"
#include "event_time_front.h"
#include "event_time_noun.h"
#include "event_time_pair.h"
#include "event_time_reach.h"
#include "event_time_side.h"
#include "event_time_span.h"
#include "event_time_tree.h"
#include "event_tree.h"

enum { CLIMB_LIMIT = 4 };

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

/* Whether a phrase speaks of the time of its verb: "in talks", "during a raid". */
static bool is_during(const struct event_scene *scene, uint32_t token)
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

/* Whether the act shares the time of its governor. */
static bool shares_time(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    bool saying = event_scene_is_of_class(scene, head, EVENT_CLASS_ATTRIBUTION);
    static const char *const blames[] = {"condemn",   "denounce",  "deplore", "decry",
                                         "criticize", "criticise", NULL};
    bool fate = event_predicate_is_noun(scene, token) && /* "marked his death on Sunday" */
                (span_is(event_scene_lemma(scene, token), "passing") ||
                 event_scene_is_of_class(scene, token, EVENT_CLASS_CASE));
    switch ((enum deprel)scene->tokens[token].deprel) {
    case DEPREL_CONJ:
        return (!event_time_has_clause(scene, token) || is_toll(scene, head, token)) &&
               !is_done_later(scene, token) && !is_behind_relative(scene, token, head);
    case DEPREL_ADVCL:
        return (is_same_time(scene, token) && !is_behind_relative(scene, token, head)) ||
               is_cause_of_harm(scene, token, head) || is_end_of_attack(scene, token, head);
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
                      : (is_during(scene, token) && !is_held_for(scene, token, head)) ||
                            is_aim_of_journey(scene, token, head);
    default:
        return false;
    }
}

/* "are scheduled", "is due": what only says that something is to come. */
static bool is_schedule(const struct event_scene *scene, uint32_t verb)
{
    static const char *const words[] = {"due",       "expected", "going",    "likely", "ready",
                                        "scheduled", "set",      "supposed", NULL};
    bool present = event_tree_word(scene, verb, "is") != TOKEN_NONE ||
                   event_tree_word(scene, verb, "are") != TOKEN_NONE;
    return present && span_is_one_of(scene->tokens[verb].norm, words);
}

/* "talks are due to begin on Friday": the date of what is to come of the subject. */
static uint32_t date_of_schedule(const struct event_scene *scene, uint32_t noun, uint32_t head)
{
    static const char *const verbs[] = {"begin",  "convene", "hold", "open",
                                        "resume", "start",   "take", NULL};
    bool subject =
        event_predicate_is_noun(scene, noun) &&
        (event_tree_is(scene, noun, DEPREL_NSUBJ) || event_tree_is(scene, noun, DEPREL_NSUBJ_PASS));
    uint32_t verb = subject && is_schedule(scene, head) ? event_tree_find(scene, head, DEPREL_XCOMP)
                                                        : TOKEN_NONE;
    bool opens = verb != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, verb), verbs);
    return opens ? event_time_below(scene, verb, TIME_DEPTH) : NO_DATE;
}

/* An infinitive lies ahead of the verb that governs it: the date of "agreed on Monday to meet" is
 * not that of the meeting; but "on Monday they are expected to meet", "began to shoot". */
static bool lies_ahead(const struct event_scene *scene, uint32_t token)
{
    enum deprel relation = (enum deprel)scene->tokens[token].deprel;
    uint32_t head = event_tree_head(scene, token);
    static const char *const phases[] = {"begin", "continue", "help", "manage", "start", NULL};
    if (relation == DEPREL_XCOMP && head != TOKEN_NONE &&
        (is_schedule(scene, head) || span_is_one_of(event_scene_lemma(scene, head), phases))) {
        return false;
    }
    return (relation == DEPREL_XCOMP || relation == DEPREL_ADVCL || relation == DEPREL_ACL) &&
           event_tree_word(scene, token, "to") != TOKEN_NONE;
}

/* "on Monday, when gunmen killed", "the following day, thousands protested": the date that a clause
 * hangs on. */
static uint32_t date_above(const struct event_scene *scene, uint32_t verb)
{
    uint32_t when = event_tree_word(scene, verb, "when");
    uint32_t where = when == TOKEN_NONE ? event_tree_word(scene, verb, "where") : TOKEN_NONE;
    if (where != TOKEN_NONE && where > scene->first + 1 && where < verb &&
        span_is(scene->tokens[where - 1].norm, ",") && event_time_is_simple_past(scene, verb)) {
        /* "flew to Rome on Monday, where he met the pope" */
        uint32_t day = event_time_known(scene, where - 2);
        return day != NO_DATE && event_time_is_plain_day(scene, day) ? day : NO_DATE;
    }
    uint32_t before = when == TOKEN_NONE || when >= verb ? scene->first : when;
    if (before > scene->first + 1 && span_is(scene->tokens[before - 1].norm, ",")) {
        return event_time_known(scene, before - 2);
    }
    if (before == when && when > scene->first && event_time_known(scene, when - 1) != NO_DATE) {
        return event_time_known(scene, when - 1); /* "for some weeks in 1982 when they held it" */
    }
    uint32_t head = event_tree_head(scene, verb);
    if (head == TOKEN_NONE || head > verb || !event_tree_is(scene, verb, DEPREL_ACL_RELCL)) {
        return NO_DATE;
    }
    return event_time_known(scene, head);
}

/* "called elections for May 13": the date behind what is called for. */
static uint32_t date_called_for(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    for (uint32_t c = event_tree_child(scene, head);
         c != TOKEN_NONE && event_tree_is(scene, token, DEPREL_OBJ);
         c = event_tree_next(scene, c)) {
        uint32_t date = c > token ? event_time_known(scene, c) : NO_DATE;
        if (date != NO_DATE && event_time_follows(scene, c, "for")) {
            return date;
        }
    }
    return NO_DATE;
}

/* The semicolon before a joined verb, behind which another clause begins; TOKEN_NONE. */
static uint32_t semicolon_before(const struct event_scene *scene, uint32_t verb)
{
    uint32_t head = event_tree_head(scene, verb);
    bool joined = event_tree_is(scene, verb, DEPREL_CONJ) && head != TOKEN_NONE && head < verb;
    for (uint32_t i = verb; joined && i > head; i--) {
        if (span_is(scene->tokens[i].norm, ";")) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* "…; the next day France sent troops": the date between a semicolon and the verb. */
static uint32_t date_behind_semicolon(const struct event_scene *scene, uint32_t semicolon,
                                      uint32_t verb)
{
    uint32_t date = NO_DATE;
    for (uint32_t i = semicolon + 1; i < verb && i < semicolon + 4 && date == NO_DATE; i++) {
        date = event_time_known(scene, i);
    }
    return date;
}

static uint32_t find_date(const struct event_scene *scene, uint32_t token)
{
    for (int i = 0; i < CLIMB_LIMIT; i++) {
        uint32_t date = event_time_below(scene, token, TIME_DEPTH);
        uint32_t head = event_tree_head(scene, token);
        uint32_t semicolon = date == NO_DATE ? semicolon_before(scene, token) : TOKEN_NONE;
        if (semicolon != TOKEN_NONE) {
            return date_behind_semicolon(scene, semicolon, token);
        }
        date = date == NO_DATE ? date_above(scene, token) : date;
        if (date == NO_DATE && head != TOKEN_NONE) {
            date = date_called_for(scene, token, head);
            date = date == NO_DATE ? date_of_schedule(scene, token, head) : date;
        }
        if (date != NO_DATE || head == TOKEN_NONE || lies_ahead(scene, token) ||
            !shares_time(scene, token, head)) {
            return date;
        }
        token = head;
    }
    return NO_DATE;
}

/* "carried out": whether a verb only says that what it governs was done. */
static bool only_does(const struct event_scene *scene, uint32_t verb)
{
    const struct event_operator *operator= event_scene_operator(scene, verb);
    return operator&& operator->effect == EFFECT_NONE;
}

/* "filed an April 3 lawsuit", "made a Christmas Day call": the date of what the act consists in;
 * not of what was called off. */
static uint32_t date_of_matter(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const making[] = {"bring",  "deliver", "file", "issue",
                                         "launch", "lodge",   "make", NULL};
    static const char *const being_there[] = {"attend",  "boycott", "break", "disperse",
                                              "disrupt", "host",    "join",  "organize",
                                              "skip",    "stage",   NULL};
    uint32_t object = frame->slots[SLOT_OBJ];
    bool whole = object != TOKEN_NONE && object >= frame->first &&
                 object < frame->first + frame->count && event_predicate_is_noun(scene, object);
    bool own = whole && span_is_one_of(frame->lemma, making);
    bool there = object != TOKEN_NONE && event_predicate_is_noun(scene, object) &&
                 span_is_one_of(frame->lemma, being_there); /* "broke up Friday's rally" */
    uint32_t date = whole || there ? event_time_below(scene, object, TIME_DEPTH) : NO_DATE;
    bool possessor = date != NO_DATE && !own && !there && /* "carried out Tuesday's attack" */
                     event_time_is_possessor(scene, scene->analysis->dates[date].first_token);
    return own || there || (possessor && only_does(scene, frame->head)) ? date : NO_DATE;
}

/* "Sunday's blast occurred in the south", "Friday's attack killed ten": the date of the subject
 * that tells the act of the verb. */
static uint32_t date_of_subject(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t whole = event_tree_find(scene, frame->head, DEPREL_NSUBJ_PASS);
    if (whole != TOKEN_NONE && only_does(scene, frame->head) &&
        event_predicate_is_noun(scene, whole)) {
        return event_time_below(scene, whole, TIME_DEPTH); /* "says May's raid was carried out" */
    }
    uint32_t subject = event_tree_find(scene, frame->head, DEPREL_NSUBJ);
    bool thing = event_sufferer_harms(frame->rule->type) && subject != TOKEN_NONE &&
                 event_predicate_is_noun(scene, subject) && !event_scene_is_party(scene, subject);
    return thing ? event_time_below(scene, subject, TIME_DEPTH) : NO_DATE;
}

/* Whether the act belongs to the sentence's main clause. */
static bool is_in_main_clause(const struct event_scene *scene, uint32_t token)
{
    for (int i = 0; i < CLIMB_LIMIT; i++) {
        uint32_t head = event_tree_head(scene, token);
        if (head == TOKEN_NONE) {
            return true;
        }
        if (lies_ahead(scene, token) || !shares_time(scene, token, head)) {
            return false;
        }
        token = head;
    }
    return false;
}

/* "On Tuesday he resigned and his deputy was arrested": the date that stands before both clauses.
 */
static uint32_t date_before_both(const struct event_scene *scene, uint32_t verb)
{
    uint32_t first = event_time_first_of_two(scene, verb);
    if (first == TOKEN_NONE || !event_predicate_is_verb(scene, first)) {
        return NO_DATE;
    }
    uint32_t above = date_above(scene, first);
    if (above != NO_DATE) {
        return above; /* "since July, when a pact broke and troops attacked" */
    }
    uint32_t date = event_time_front(scene);
    for (uint32_t i = scene->first; date != NO_DATE && i < first; i++) {
        if (event_time_known(scene, i) == date && event_tree_head(scene, i) == first) {
            return date;
        }
    }
    return NO_DATE;
}

/* Whether the sentence holds a date that stays open. */
static bool has_open_date(const struct event_scene *scene)
{
    for (uint32_t i = scene->first; i < scene->end; i++) {
        uint32_t date = scene->date_of[i];
        if (date != TOKEN_NONE && event_time_is_open(&scene->analysis->dates[date])) {
            return true;
        }
    }
    return false;
}

/* Whether a date behind what is promised is that thing's day: "promised a vote in June". */
static bool is_of_promised(const struct event_scene *scene, const struct event_frame *frame,
                           uint32_t date)
{
    uint32_t object = frame->slots[SLOT_OBJ];
    return date != NO_DATE && object != TOKEN_NONE && frame->rule->type == EVENT_AGREE &&
           event_predicate_is_noun(scene, object) && event_predicate_is_verb(scene, frame->head) &&
           object > frame->head &&
           event_lexicon_in(scene->lexicon, EVENT_CLASS_PROMISE, frame->lemma) &&
           scene->analysis->dates[date].first_token > object &&
           !event_time_is_plain_day(scene, date);
}

/* "a blast killed eight and wounded ten on Sunday": what the subject did. */
static uint32_t date_of_deed_of_subject(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = event_tree_head(scene, noun);
    if (verb == TOKEN_NONE || !event_tree_is(scene, noun, DEPREL_NSUBJ) ||
        !event_predicate_is_verb(scene, verb) ||
        event_scene_is_of_class(scene, verb, EVENT_CLASS_ATTRIBUTION)) {
        return NO_DATE;
    }
    uint32_t date = event_time_of_joined(scene, verb);
    date = date == NO_DATE ? event_time_nearest(scene, verb) : date;
    if (date != NO_DATE || !event_scene_is_of_class(scene, verb, EVENT_CLASS_HARM)) {
        return date;
    }
    date = event_time_beside(scene, verb); /* "killed X as he left on Monday" */
    return date != NO_DATE && event_time_is_plain_day(scene, date) ? date : NO_DATE;
}

static uint32_t date_of_act(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t beginning = event_aspect_beginning(scene, frame->head);
    uint32_t date =
        beginning == TOKEN_NONE ? NO_DATE : event_time_below(scene, beginning, TIME_DEPTH);
    uint32_t completed = event_tree_find(scene, frame->head, DEPREL_XCOMP);
    bool whole = completed != TOKEN_NONE && completed > frame->head &&
                 completed < frame->first + frame->count;
    if (date == NO_DATE && whole && event_tree_is(scene, frame->head, DEPREL_CONJ)) {
        /* "and helped to found it in 1946" */
        date = event_time_below(scene, completed, TIME_DEPTH);
    }
    date = date == NO_DATE ? event_time_of_planned(scene, frame->head) : date;
    date = date == NO_DATE ? find_date(scene, frame->head) : date;
    bool other = event_time_is_in_front_phrase(scene, frame->head, date) ||
                 event_time_is_of_phrase(scene, frame->head, date);
    date = other ? NO_DATE : event_time_of_second_noun(scene, frame->head, date);
    if (date == NO_DATE && event_predicate_is_verb(scene, frame->head)) {
        date = event_time_of_joined(scene, frame->head);
        date = date == NO_DATE ? event_time_of_means(scene, frame->head) : date;
        date = date == NO_DATE ? event_time_beside(scene, frame->head) : date;
        date = date == NO_DATE ? event_time_of_election(scene, frame) : date;
        date = date == NO_DATE ? date_of_matter(scene, frame) : date;
        date = date == NO_DATE ? date_of_subject(scene, frame) : date;
        date = date == NO_DATE ? event_time_of_content(scene, frame->head) : date;
        date = date == NO_DATE ? event_time_of_antecedent(scene, frame->head) : date;
        date = date == NO_DATE ? event_time_nearest(scene, frame->head) : date;
        date = date == NO_DATE ? event_time_of_asked(scene, frame) : date;
    }
    if (date == NO_DATE && frame->rule->combine == COMBINE_NONE && completed != TOKEN_NONE) {
        date = event_time_below(scene, completed, TIME_DEPTH);
    }
    date = event_time_is_of_deed(scene, frame->head, date) ? NO_DATE : date;
    if (date == NO_DATE && event_predicate_is_noun(scene, frame->head)) {
        date = event_time_of_noun(scene, frame);
        date = date == NO_DATE ? date_of_deed_of_subject(scene, frame->head) : date;
    }
    if (date == NO_DATE && is_in_main_clause(scene, frame->head)) {
        date = event_time_front(scene);
    }
    date = date == NO_DATE ? date_before_both(scene, frame->head) : date;
    return date == NO_DATE && event_predicate_is_verb(scene, frame->head)
               ? event_time_of_first(scene, frame)
               : date;
}

/* "convicted of killings during his rule from 1982 to 1990": a judgment is of one day, a stretch of
 * years behind it is that of what was judged. */
static bool is_of_judged(const struct event_scene *scene, const struct event_frame *frame,
                         const struct event *event)
{
    enum { YEAR_DAYS = 366 };
    const struct period *period = &event->period;
    bool judges = frame->rule->type == EVENT_LEGAL || frame->rule->type == EVENT_ACCUSE;
    return judges && period->earliest != DAY_NONE && period->latest != DAY_NONE &&
           period->latest - period->earliest >= YEAR_DAYS &&
           scene->analysis->dates[event->date].first_token > frame->head;
}

/* "at dawn", "at two in the morning": a time of no day that the article names, so that only its
 * publication says on which. */
static bool is_bare_time(const struct event_scene *scene, uint32_t date)
{
    static const char *const words[] = {"yesterday", "today",    "tonight", "tomorrow", "this",
                                        "last",      "previous", "next",    "that",     "same",
                                        "later",     "earlier",  "ago",     NULL};
    const struct date *found = &scene->analysis->dates[date];
    bool bare = found->type == DATE_TIME && found->basis == DATE_RELATIVE &&
                found->period.precision == PRECISION_DAY;
    for (uint32_t i = found->first_token; bare && i < found->first_token + found->token_count;
         i++) {
        bare = !span_is_one_of(scene->tokens[i].norm, words) &&
               !weekday_is_name(scene->tokens[i].norm);
    }
    return bare && found->period.earliest == scene->published.earliest;
}

void event_time_set(const struct event_scene *scene, const struct event_frame *frame,
                    struct event *event)
{
    uint32_t date = date_of_act(scene, frame);
    if (date == NO_DATE && has_open_date(scene)) {
        struct event_scene open = *scene;
        open.open_dates = true;
        date = date_of_act(&open, frame);
    }
    date = is_of_promised(scene, frame, date) || event_time_is_before_perfect(scene, frame, date)
               ? NO_DATE
               : date;
    event->date = date;
    event->period = PERIOD_UNKNOWN;
    if (event_time_count(scene, frame->head, date, event) || date == NO_DATE) {
        if (event->date == NO_DATE) {
            event_time_since(scene, frame, event);
        }
        if (event->date == NO_DATE) {
            event_time_close(scene, frame, event);
            event_time_delay(scene, frame, event);
        }
        return;
    }
    event->date = date = event_time_exact(scene, date);
    event->period = event_time_joined(scene, date);
    event->date_basis =
        is_bare_time(scene, date) ? DATE_PUBLISHED : scene->analysis->dates[date].basis;
    if (is_of_judged(scene, frame, event)) {
        event->date = NO_DATE;
        event->period = PERIOD_UNKNOWN;
        event->date_basis = DATE_UNRESOLVED;
        return;
    }
    event_time_open(scene, frame, event);
}
