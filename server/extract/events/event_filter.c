/* Words of the lexicon that are no act of their own where they stand.
 *
 * An attribute ("the accused man"), a part of a compound ("the election commission"), a body that
 * acts ("the inquiry found"), a thing as a speaker, what nobody did; what another word tells, too,
 * is event_twice's. The tree decides; nothing is asked of other sentences. */
#include "event_filter.h"

#include <string.h>

#include "event_anybody.h"
#include "event_opinion.h"
#include "event_party.h"
#include "event_phrase.h"
#include "event_play.h"
#include "event_predicate.h"
#include "event_row.h"
#include "event_sufferer.h"
#include "event_tree.h"
#include "event_twice.h"

/* Whether the noun is, or has beside it, the name of a person; not in "the besieged town of X". */
static bool has_name(const struct event_scene *scene, uint32_t noun)
{
    for (uint32_t i = noun; i != TOKEN_NONE && i < scene->end && i < noun + 4; i++) {
        if (scene->tokens[i].upos == UPOS_ADP || scene->tokens[i].upos == UPOS_VERB) {
            return false;
        }
        uint32_t mention = scene->mention_of[i];
        if (mention != TOKEN_NONE && scene->analysis->mentions[mention].type == ENTITY_PERSON) {
            return true;
        }
    }
    return false;
}

/* A participle that completes a verb which takes none ("released detained" somebody): the tree is
 * not to be trusted there. */
static bool is_stray_participle(const struct event_scene *scene, uint32_t token)
{
    static const char *const takes[] = {"get",  "have",  "remain", "be",   "see",    "keep", "want",
                                        "find", "leave", "order",  "stay", "become", NULL};
    uint32_t head = event_tree_head(scene, token);
    if (scene->tokens[token].deprel != DEPREL_XCOMP || scene->tokens[token].xpos != XPOS_VBN ||
        head == TOKEN_NONE || event_tree_child(scene, token) < token) {
        return false;
    }
    return !span_is_one_of(event_scene_lemma(scene, head), takes);
}

/* "will meet at the request of the United States": why another act is to be done. */
static bool is_prompting(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = event_tree_head(scene, noun);
    return event_predicate_is_noun(scene, noun) && verb != TOKEN_NONE &&
           (scene->tokens[verb].xpos == XPOS_VB || scene->tokens[verb].xpos == XPOS_VBG) &&
           event_tree_word(scene, noun, "at") != TOKEN_NONE &&
           event_lexicon_in(scene->lexicon, EVENT_CLASS_ABSTRACT, event_scene_lemma(scene, noun));
}

/* "election" in "the election commission". */
static bool is_part_of_compound(const struct event_scene *scene, uint32_t noun)
{
    uint32_t head = event_tree_head(scene, noun);
    return event_predicate_is_noun(scene, noun) && scene->tokens[noun].deprel == DEPREL_COMPOUND &&
           head != TOKEN_NONE && head > noun && scene->date_of[head] == TOKEN_NONE;
}

/* "a woman named Ann". */
static bool only_names(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t noun = event_tree_head(scene, frame->head);
    return span_is(frame->lemma, "name") && noun != TOKEN_NONE &&
           (event_tree_word(scene, noun, "a") != TOKEN_NONE ||
            event_tree_word(scene, noun, "an") != TOKEN_NONE);
}

/* "Also killed was an officer": told of whom the clause names behind its verb. */
static bool is_inverted(const struct event_scene *scene, uint32_t participle)
{
    uint32_t whom = event_tree_head(scene, participle);
    uint32_t be = whom == TOKEN_NONE ? whom : event_tree_find(scene, whom, DEPREL_COP);
    bool opens = participle == scene->first ||
                 span_is(scene->tokens[participle - 1].norm, "also"); /* not "the arrested are" */
    return opens && be != TOKEN_NONE && participle < be && be < whom;
}

/* "the newly elected president", whatever the tree says of it. */
static bool is_new(const struct event_scene *scene, uint32_t participle)
{
    static const char *const ways[] = {"newly", "freshly", "democratically", "duly", NULL};
    uint32_t before = participle - (participle > scene->first);
    before -= before > scene->first && span_is(scene->tokens[before].norm, "-");
    bool clause = event_tree_find(scene, participle, DEPREL_AUX_PASS) != TOKEN_NONE ||
                  event_tree_find(scene, participle, DEPREL_AUX) != TOKEN_NONE;
    return scene->tokens[participle].xpos == XPOS_VBN && !clause &&
           span_is_one_of(scene->tokens[before].norm, ways);
}

/* "accused of", "suspected of", "imprisoned" as a mere attribute of somebody. */
static bool is_attribute(const struct event_scene *scene, const struct event_frame *frame)
{
    enum deprel relation = (enum deprel)scene->tokens[frame->head].deprel;
    if (is_stray_participle(scene, frame->head) || is_new(scene, frame->head)) {
        return true;
    }
    if (is_part_of_compound(scene, frame->head) || is_prompting(scene, frame->head) ||
        (relation == DEPREL_ACL && only_names(scene, frame))) {
        return true;
    }
    if (!event_predicate_is_verb(scene, frame->head) || !frame->passive) {
        return relation == DEPREL_AMOD; /* "the ruling party" */
    }
    if (relation == DEPREL_AMOD) {
        return span_is(frame->lemma, "retire") ||
               (!has_name(scene, event_tree_head(scene, frame->head)) &&
                !is_inverted(scene, frame->head));
    }
    return relation == DEPREL_ACL && frame->rule->type == EVENT_ACCUSE;
}

/* Whether a pronoun for a thing stands there of which the text does not say what it is. */
static bool is_unknown_thing(const struct event_scene *scene, uint32_t token)
{
    static const char *const words[] = {"it", "this", NULL};
    uint32_t mention = scene->mention_of[token];
    bool known =
        mention != TOKEN_NONE && scene->analysis->mentions[mention].entity != ENTITY_UNRESOLVED;
    return !known && span_is_one_of(scene->tokens[token].norm, words);
}

/* A thing that harms without anybody's doing, or by somebody's: "the virus", not "the bomb". */
static bool is_harmless(const struct event_scene *scene, uint32_t subject)
{
    if (event_lexicon_in(scene->lexicon, EVENT_CLASS_DISEASE, event_scene_lemma(scene, subject))) {
        return true;
    }
    return event_predicate_is_noun(scene, subject) && !event_scene_is_party(scene, subject) &&
           scene->date_of[subject] == TOKEN_NONE &&
           !event_lexicon_in(scene->lexicon, EVENT_CLASS_VIOLENT,
                             event_scene_lemma(scene, subject));
}

/* A thing by which nobody punishes or forces anybody: "the storm cut supplies", but "the order
 * bars", "the blockade closed". */
static bool is_powerless(const struct event_scene *scene, uint32_t subject)
{
    static const char *const acts[] = {"move",   "decision",  "order",    "measure", "ban",
                                       "ruling", "vote",      "sanction", "embargo", "decree",
                                       "rule",   "coup",      "takeover", "policy",  "step",
                                       "curfew", "crackdown", NULL};
    struct span lemma = event_scene_lemma(scene, subject);
    struct event_frame act;
    uint32_t joined = event_tree_find(scene, subject, DEPREL_CONJ);
    joined = joined == TOKEN_NONE ? event_tree_find(scene, subject, DEPREL_APPOS) : joined;
    if (joined != TOKEN_NONE && event_scene_is_party(scene, joined)) {
        return false;
    }
    return scene->tokens[subject].upos == UPOS_NOUN && !event_scene_is_party(scene, subject) &&
           scene->date_of[subject] == TOKEN_NONE &&
           !event_lexicon_in(scene->lexicon, EVENT_CLASS_PAPER, lemma) &&
           !event_lexicon_in(scene->lexicon, EVENT_CLASS_VIOLENT, lemma) &&
           !span_is_one_of(lemma, acts) && !event_predicate_read(scene, subject, &act);
}

/* "made landfall as a Category 5 hurricane": what the storm of the clause is called. */
static bool is_kind_of_storm(const struct event_scene *scene, const struct event_frame *frame)
{
    return frame->rule->type == EVENT_DISASTER && event_predicate_is_noun(scene, frame->head) &&
           event_tree_word(scene, frame->head, "as") != TOKEN_NONE;
}

/* Whether a verb's subject is a thing that does not act: "the declaration promises", "it killed"
 * of a storm. */
static bool has_thing_as_subject(const struct event_scene *scene, const struct event_frame *frame)
{
    enum event_type type = frame->rule->type;
    uint32_t subject = frame->slots[SLOT_SUBJ];
    if (type == EVENT_ASSAULT && subject != TOKEN_NONE && !frame->passive &&
        event_lexicon_in(scene->lexicon, EVENT_CLASS_HARM, frame->lemma) &&
        (is_unknown_thing(scene, subject) || is_harmless(scene, subject))) {
        return true;
    }
    static const char *const papers[] = {"resolution", "draft",    "bill", "law",
                                         "treaty",     "proposal", NULL};
    if (type == EVENT_ACCUSE && subject != TOKEN_NONE && !frame->passive &&
        span_is_one_of(event_scene_lemma(scene, subject), papers)) {
        return true; /* what "the draft objected to" nobody did */
    }
    if ((type == EVENT_SANCTION || type == EVENT_COERCE) && subject != TOKEN_NONE &&
        !frame->passive && event_predicate_is_verb(scene, frame->head)) {
        return is_powerless(scene, subject) ||
               (span_is(frame->lemma, "force") && is_unknown_thing(scene, subject));
    }
    bool mutual = frame->rule->actor_count > 1 && frame->rule->actors[0] == SLOT_SUBJ;
    bool speech = mutual || type == EVENT_AGREE || type == EVENT_THREATEN ||
                  type == EVENT_STATEMENT || type == EVENT_CONSULT || type == EVENT_SUPPORT ||
                  type == EVENT_REQUEST;
    return speech && event_predicate_is_verb(scene, frame->head) && !frame->passive &&
           subject != TOKEN_NONE && scene->tokens[subject].upos == UPOS_NOUN &&
           !event_scene_is_party(scene, subject);
}

/* Whether the noun is a body that acts, not an act: "a U.N. inquiry accused", "the talks' offer";
 * but "the rebuke stunned the senator". */
static bool is_body(const struct event_scene *scene, const struct event_frame *frame)
{
    enum event_type type = frame->rule->type;
    if (event_predicate_is_verb(scene, frame->head) ||
        (type != EVENT_ACCUSE && type != EVENT_AID && type != EVENT_COOPERATE &&
         type != EVENT_AGREE)) {
        return false;
    }
    uint32_t verb = event_tree_find(scene, frame->head, DEPREL_ACL_RELCL);
    if (verb == TOKEN_NONE && scene->tokens[frame->head].deprel == DEPREL_NSUBJ) {
        verb = event_tree_head(scene, frame->head);
    }
    struct event_frame act;
    if (verb == TOKEN_NONE || !event_predicate_is_verb(scene, verb) ||
        event_predicate_is_passive(scene, verb)) {
        return false;
    }
    bool panel = type == EVENT_ACCUSE && event_code_is_under(frame->rule->cameo, "09");
    bool deed = panel && event_tree_find(scene, verb, DEPREL_OBJ) != TOKEN_NONE &&
                !event_scene_operator(scene, verb);
    return deed || event_predicate_read(scene, verb, &act) ||
           event_lexicon_in(scene->lexicon, EVENT_CLASS_FINDING, event_scene_lemma(scene, verb));
}

static bool is_nobody(const struct event_scene *scene, uint32_t token)
{
    return token != TOKEN_NONE && event_phrase_is_nobody(scene, token);
}

/* "neither confirmed nor denied it", "nor did he resign". */
static bool is_neither(const struct event_scene *scene, uint32_t verb)
{
    uint32_t joint = event_tree_find(scene, verb, DEPREL_CC);
    return joint != TOKEN_NONE && (span_is(scene->tokens[joint].norm, "neither") ||
                                   span_is(scene->tokens[joint].norm, "nor"));
}

/* "signed nothing", "agreed on nothing else". */
static bool is_about_nothing(const struct event_scene *scene, const struct event_frame *frame)
{
    const enum event_slot what[] = {SLOT_OBJ, SLOT_ON, SLOT_FOR, SLOT_TO};
    for (size_t i = 0; i < sizeof what / sizeof *what; i++) {
        uint32_t token = frame->slots[what[i]];
        if (token != TOKEN_NONE && span_is(scene->tokens[token].norm, "nothing")) {
            return true;
        }
    }
    return false;
}

/* "no group claimed responsibility", "no one was killed": nothing was done. */
static bool was_done_by_nobody(const struct event_scene *scene, const struct event_frame *frame)
{
    return event_predicate_is_verb(scene, frame->head) &&
           (is_neither(scene, frame->head) || is_about_nothing(scene, frame) ||
            is_nobody(scene, frame->slots[SLOT_SUBJ]) || is_nobody(scene, frame->slots[SLOT_OBJ]));
}

/* "issued a warrant for the arrest of X", "a reward for his capture": what they are for. */
static bool is_of_warrant(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const papers[] = {"warrant", "reward", NULL};
    uint32_t head = event_tree_head(scene, frame->head);
    uint32_t object = head == TOKEN_NONE ? head : event_tree_find(scene, head, DEPREL_OBJ);
    bool of_head = head != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, head), papers);
    bool of_object = object != TOKEN_NONE && span_is(event_scene_lemma(scene, object), "warrant");
    return (of_head || of_object) && event_predicate_is_noun(scene, frame->head) &&
           event_tree_word(scene, frame->head, "for") != TOKEN_NONE;
}

/* "a reward for information leading to the arrest of X": what is hoped for; the parser may hang
 * "leading" on the reward. */
static bool is_sought(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const hints[] = {"information", "tip", "clue", "evidence", "lead", NULL};
    uint32_t leading = event_tree_head(scene, frame->head);
    if (leading == TOKEN_NONE || leading == scene->first ||
        scene->tokens[leading].xpos != XPOS_VBG ||
        !span_is(event_scene_lemma(scene, leading), "lead")) {
        return false;
    }
    uint32_t hint = leading - 1;
    return span_is_one_of(event_scene_lemma(scene, hint), hints) &&
           event_tree_word(scene, hint, "for") != TOKEN_NONE;
}

/* "troops backed by jets": who fights together, no support in words. */
static bool is_armed_support(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t by = frame->slots[SLOT_BY];
    const char *sector = by == TOKEN_NONE
                             ? NULL
                             : event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, by));
    return frame->rule->type == EVENT_SUPPORT && frame->passive && sector &&
           strcmp(sector, "MIL") == 0;
}

/* "lost a no-confidence vote": nobody is elected. */
static bool is_vote_of_confidence(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t vote =
        event_predicate_is_verb(scene, frame->head) ? frame->slots[SLOT_OBJ] : frame->head;
    return frame->rule->type == EVENT_ELECT && vote != TOKEN_NONE && vote > scene->first &&
           span_ends_with(scene->tokens[vote - 1].norm, SPAN("confidence"));
}

/* "recalled its envoy in protest at", "in retaliation for": why something else was done. */
static bool is_in_protest(const struct event_scene *scene, const struct event_frame *frame)
{
    return (span_is(frame->lemma, "protest") || span_is(frame->lemma, "retaliation")) &&
           event_predicate_is_noun(scene, frame->head) && frame->head > scene->first &&
           span_is(scene->tokens[frame->head - 1].norm, "in");
}

/* "farmers were met with tear gas", "failed to meet its targets": who meets a thing meets nobody.
 */
static bool meets_thing(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const aims[] = {
        "target",    "need",       "requirement", "standard",    "goal", "condition", "deadline",
        "challenge", "obligation", "criterion",   "expectation", "cost", NULL};
    uint32_t with = frame->passive ? frame->slots[SLOT_WITH] : TOKEN_NONE;
    uint32_t aim = frame->rule->type == EVENT_CONSULT ? frame->slots[SLOT_OBJ] : TOKEN_NONE;
    return span_is(frame->lemma, "meet") &&
           ((with != TOKEN_NONE && !event_scene_is_party(scene, with)) ||
            (aim != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, aim), aims)));
}

/* "three years in prison for leaking it", "was sentenced for leaking it": what somebody is in
 * prison for; words that he is charged with. */
static bool is_crime_of_term(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const terms[] = {"prison", "jail", "year", "month",
                                        "term",   "fine", "bar",  NULL};
    static const char *const rulings[] = {"sentence", "jail",   "imprison",  "convict", "fine",
                                          "arrest",   "detain", "prosecute", "try",     NULL};
    uint32_t above = event_tree_head(scene, frame->head);
    bool gerund = above != TOKEN_NONE && scene->tokens[frame->head].xpos == XPOS_VBG &&
                  event_predicate_is_verb(scene, frame->head);
    bool words = frame->rule->type == EVENT_PUBLISH || frame->rule->type == EVENT_STATEMENT ||
                 frame->rule->type == EVENT_ACCUSE;
    return gerund &&
           (event_tree_word(scene, frame->head, "for") != TOKEN_NONE ||
            (words && event_tree_word(scene, frame->head, "of") != TOKEN_NONE)) &&
           ((event_predicate_is_noun(scene, above) &&
             span_is_one_of(event_scene_lemma(scene, above), terms)) ||
            (words && span_is_one_of(event_scene_lemma(scene, above), rulings)));
}

/* "will be held [as scheduled]": a participle that only compares another act with what was said of
 * it before. */
static bool is_as_said(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t verb = frame->head;
    return verb > scene->first && scene->tokens[verb].xpos == XPOS_VBN &&
           frame->slots[SLOT_BY] == TOKEN_NONE && span_is(scene->tokens[verb - 1].norm, "as") &&
           event_tree_head(scene, verb - 1) == verb && event_tree_head(scene, verb) < verb;
}

/* Whether a day or month hangs on the noun. */
static bool has_day(const struct event_scene *scene, uint32_t noun)
{
    enum { DAYS = 31 };
    for (uint32_t c = event_tree_child(scene, noun); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        uint32_t date = scene->date_of[c];
        const struct period *when =
            date == TOKEN_NONE ? NULL : &scene->analysis->dates[date].period;
        if (when && period_is_known(*when) && when->latest - when->earliest < DAYS) {
            return true;
        }
    }
    return false;
}

/* "apologised to X, the first such apology by a minister": what says which in a row the act told
 * before is. */
static bool is_such_in_row(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t such = event_predicate_is_noun(scene, frame->head)
                        ? event_tree_word(scene, frame->head, "such")
                        : TOKEN_NONE;
    return such != TOKEN_NONE && such > scene->first &&
           event_row_is_ordinal(scene->tokens[such - 1].norm) &&
           event_tree_find(scene, frame->head, DEPREL_COP) == TOKEN_NONE &&
           !event_tree_is(scene, frame->head, DEPREL_NSUBJ);
}

/* "tried to storm the town": nobody is tried. */
static bool is_attempt(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t to = frame->head + 1;
    return frame->rule->type == EVENT_LEGAL && span_is(frame->lemma, "try") && to < scene->end &&
           scene->tokens[to].xpos == XPOS_TO && !frame->passive;
}

/* "did not say which ministers had resigned": who did it is what is asked. */
static bool is_asked_of_whom(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t who =
        frame->slots[SLOT_SUBJ] != TOKEN_NONE ? frame->slots[SLOT_SUBJ] : frame->slots[SLOT_OBJ];
    uint32_t which = who == TOKEN_NONE ? who : event_tree_find(scene, who, DEPREL_DET);
    return which != TOKEN_NONE && which < who && event_predicate_is_verb(scene, frame->head) &&
           (span_is(scene->tokens[which].norm, "which") ||
            span_is(scene->tokens[which].norm, "what")) &&
           event_tree_is(scene, frame->head, DEPREL_CCOMP) && who < frame->head;
}

/* "a candidate in the primary for the 2020 election": what somebody runs for only says who he is.
 */
static bool is_what_one_runs_for(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const runners[] = {"candidate",   "nominee",   "nomination",
                                          "contender",   "hopeful",   "ticket",
                                          "frontrunner", "candidacy", NULL};
    uint32_t above = event_tree_head(scene, frame->head);
    if (frame->rule->type != EVENT_ELECT || !event_predicate_is_noun(scene, frame->head) ||
        has_day(scene, frame->head)) {
        return false;
    }
    for (int i = 0; i < 3 && above != TOKEN_NONE && event_predicate_is_noun(scene, above); i++) {
        if (span_is_one_of(event_scene_lemma(scene, above), runners)) {
            return true;
        }
        above = event_tree_head(scene, above);
    }
    return false;
}

/* "The celebrations were called off", by nobody who is told: no act; "the visit was called off" is
 * one, beside the visit that did not take place, but who breaks off talks must be told. */
static bool is_cancelled_thing(const struct event_scene *scene, const struct event_frame *frame)
{
    const struct event_operator *verb = event_scene_operator(scene, frame->head);
    uint32_t thing = frame->passive ? frame->slots[SLOT_OBJ] : TOKEN_NONE;
    uint32_t by = frame->slots[SLOT_BY];
    return verb && verb->effect == EFFECT_CANCELLED && thing != TOKEN_NONE &&
           (by == TOKEN_NONE || !event_scene_is_party(scene, by)) &&
           event_predicate_is_noun(scene, thing) &&
           (frame->rule->type == EVENT_SANCTION ||
            !event_lexicon_noun(scene->lexicon, event_scene_lemma(scene, thing)));
}

/* "scrapped its sanctions": they were in force, and the verb tells that they no longer are. */
static bool is_lifted(const struct event_scene *scene, const struct event_frame *frame)
{
    struct event_frame act;
    uint32_t verb = event_tree_head(scene, frame->head);
    bool object = event_tree_is(scene, frame->head, DEPREL_OBJ) ||
                  event_tree_is(scene, frame->head, DEPREL_NSUBJ_PASS);
    return frame->rule->type == EVENT_SANCTION && object && verb != TOKEN_NONE &&
           event_predicate_is_noun(scene, frame->head) && event_predicate_is_verb(scene, verb) &&
           event_predicate_read(scene, verb, &act) && act.rule->type == EVENT_RETREAT;
}

/* "Met" of "Met Eireann": a part of a name is no verb. */
static bool is_part_of_name(const struct event_scene *scene, const struct event_frame *frame)
{
    const struct mention *m = event_scene_mention(scene, frame->head);
    return m && m->kind == MENTION_NAME && m->token_count > 1 && m->type != ENTITY_OTHER &&
           event_predicate_is_verb(scene, frame->head) &&
           frame->head + 1 < m->first_token + m->token_count;
}

/* "China, which has a veto": a right that somebody has, and did not use. */
static bool is_right(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const has[] = {"have", "hold", "wield", "retain", "keep", "lose", NULL};
    uint32_t verb = event_tree_head(scene, frame->head);
    return span_is(frame->lemma, "veto") && event_tree_is(scene, frame->head, DEPREL_OBJ) &&
           event_predicate_is_noun(scene, frame->head) && verb != TOKEN_NONE &&
           span_is_one_of(event_scene_lemma(scene, verb), has);
}

/* "I", "my team", of whom nothing else is known; not "I" of a quotation whose speaker is named. */
static bool is_first_person(const struct event_scene *scene, uint32_t who)
{
    static const char *const speakers[] = {"i", "we", "me", "us", "my", "our", NULL};
    uint32_t owner = event_tree_find(scene, who, DEPREL_NMOD_POSS);
    who = owner == TOKEN_NONE ? who : owner;
    const struct mention *m = event_scene_mention(scene, who);
    return span_is_one_of(scene->tokens[who].norm, speakers) &&
           (!m || m->entity == ENTITY_UNRESOLVED) && scene->tokens[who].upos != UPOS_PROPN;
}

/* "I asked them to leave", "they told me to move my car": what somebody tells of himself and of
 * others whom he does not name, is no news. */
static bool is_private(const struct event_scene *scene, const struct event_frame *frame)
{
    const uint32_t types = 1U << EVENT_REQUEST | 1U << EVENT_CONSULT | 1U << EVENT_AID |
                           1U << EVENT_SUPPORT | 1U << EVENT_ACCUSE | 1U << EVENT_AGREE |
                           1U << EVENT_STATEMENT | 1U << EVENT_REJECT | 1U << EVENT_TRAVEL;
    const enum event_slot places[] = {SLOT_SUBJ, SLOT_OBJ,  SLOT_IOBJ, SLOT_AGENT,
                                      SLOT_TO,   SLOT_WITH, SLOT_FOR};
    bool told = false, named = false;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        uint32_t who = frame->slots[places[i]];
        bool speaker = who != TOKEN_NONE && is_first_person(scene, who);
        told |= speaker;
        named |= who != TOKEN_NONE && !speaker && scene->tokens[who].upos != UPOS_PRON &&
                 event_scene_is_party(scene, who);
    }
    for (uint32_t i = scene->first; i < scene->end && told; i++) {
        enum xpos xpos = (enum xpos)scene->tokens[i].xpos;
        told = xpos != XPOS_OPEN_QUOTE && xpos != XPOS_CLOSE_QUOTE; /* "we condemn it," she said */
    }
    return told && !named && (types >> frame->rule->type & 1) != 0;
}

bool event_filter_drops(const struct event_scene *scene, const struct event_frame *frame)
{
    bool (*const filters[])(const struct event_scene *, const struct event_frame *) = {
        event_twice_told,
        is_attribute,
        is_body,
        has_thing_as_subject,
        is_armed_support,
        is_vote_of_confidence,
        is_in_protest,
        event_predicate_is_illness,
        event_predicate_is_signature,
        was_done_by_nobody,
        is_sought,
        is_of_warrant,
        event_opinion_is_assertion,
        is_kind_of_storm,
        event_anybody_acts,
        is_as_said,
        is_crime_of_term,
        is_private,
        is_part_of_name,
        is_cancelled_thing,
        is_lifted,
        is_right,
        is_what_one_runs_for,
        is_such_in_row,
        is_attempt,
        is_asked_of_whom,
        event_play_is_of_athlete,
        event_play_is_fiction,
        event_play_is_observance,
        event_play_is_figure,
        event_play_is_win,
        event_opinion_is_polled,
        event_opinion_is_naming,
        meets_thing,
        event_predicate_goes_with_mishap,
        event_predicate_goes_with_disaster,
    };
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        if (filters[i](scene, frame)) {
            return true;
        }
    }
    return false;
}
