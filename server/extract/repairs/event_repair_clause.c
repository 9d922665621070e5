/* Clauses whose subject the parser hung under another verb, or gave to a day, and words taken for
 * another kind of word that it followed from. Nothing is moved to a verb that has a subject of its
 * own. */
#include "event_mends.h"
#include "extract/events/event_tree.h"

#define CLIMB_MAX 32 /* heads above a word */

static bool is_date(const struct repair *r, uint32_t token)
{
    return r->scene->date_of[token] != TOKEN_NONE;
}

/* "says the United States will offer help": what stands between a verb of saying and what is said
 * does it. */
void event_mend_subject_of_content(struct repair *r, uint32_t verb)
{
    uint32_t saying = event_repair_head(r, verb);
    if (!event_repair_is(r, verb, DEPREL_CCOMP) || saying == TOKEN_NONE || saying > verb ||
        r->tokens[saying].upos != UPOS_VERB || event_repair_has_subject(r, verb)) {
        return;
    }
    uint32_t noun = event_repair_find(r, saying, DEPREL_NSUBJ, saying + 1, verb);
    noun = noun != TOKEN_NONE ? noun
                              : event_repair_find(r, saying, DEPREL_NSUBJ_PASS, saying + 1, verb);
    if (noun == TOKEN_NONE && span_is(r->tokens[saying].lemma, "say")) {
        noun = event_repair_find(r, saying, DEPREL_OBJ, saying + 1, verb);
    }
    if (noun != TOKEN_NONE && !is_date(r, noun)) {
        event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    }
}

/* Who did what a day is said to have done: the noun before it, taken for an object, or the one
 * behind it, taken for a part of it. */
static uint32_t beside_day(const struct repair *r, uint32_t day, uint32_t verb)
{
    uint32_t noun = event_repair_find(r, verb, DEPREL_OBJ, r->scene->first, day);
    static const enum deprel parts[] = {DEPREL_NSUBJ, DEPREL_FLAT, DEPREL_APPOS, DEPREL_CONJ};
    for (size_t i = 0; i < sizeof parts / sizeof *parts && noun == TOKEN_NONE; i++) {
        noun = event_repair_find(r, i == 0 ? verb : day, parts[i], day + 1, verb);
        noun = noun != TOKEN_NONE && is_date(r, noun) ? TOKEN_NONE : noun;
    }
    return noun;
}

static void day_as_actor(struct repair *r, uint32_t verb, enum deprel relation)
{
    uint32_t day = event_repair_find(r, verb, relation, r->scene->first, verb);
    uint32_t noun = day == TOKEN_NONE || !is_date(r, day) ? TOKEN_NONE : beside_day(r, day, verb);
    if (noun != TOKEN_NONE) {
        event_repair_attach(r, noun, verb, relation);
        event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
    }
}

void event_mend_day_as_actor(struct repair *r, uint32_t verb)
{
    day_as_actor(r, verb, DEPREL_NSUBJ);
    day_as_actor(r, verb, DEPREL_NSUBJ_PASS);
}

/* "had earlier refused to leave". */
void event_mend_split_perfect(struct repair *r, uint32_t verb)
{
    uint32_t have = event_repair_head(r, verb);
    bool below = event_repair_is(r, verb, DEPREL_CCOMP) || event_repair_is(r, verb, DEPREL_XCOMP);
    if (!below || have == TOKEN_NONE || have > verb || !event_repair_is_past(r, verb) ||
        r->tokens[have].upos != UPOS_VERB || !span_is(r->tokens[have].lemma, "have") ||
        event_repair_has_subject(r, verb)) {
        return;
    }
    for (uint32_t i = have + 1; i < verb; i++) {
        if (r->tokens[i].upos != UPOS_ADV && r->tokens[i].upos != UPOS_PART) {
            return;
        }
    }
    event_repair_replace(r, verb, have);
    event_repair_move(r, have, verb, r->scene->first, r->scene->end);
    event_repair_attach(r, have, verb, DEPREL_AUX);
    r->tokens[have].upos = UPOS_AUX;
}

/* "The premier, saying he was ill, has left": the participle of an inserted clause has no subject
 * before its comma. */
void event_mend_inserted_participle(struct repair *r, uint32_t verb)
{
    uint32_t inserted = event_repair_find(r, verb, DEPREL_ADVCL, r->scene->first, verb);
    if (inserted == TOKEN_NONE || inserted == r->scene->first || !event_repair_is_finite(r, verb) ||
        event_repair_has_subject(r, verb) || r->tokens[inserted].xpos != XPOS_VBG ||
        event_repair_has(r, inserted, DEPREL_AUX) || !span_is(r->tokens[inserted - 1].norm, ",")) {
        return;
    }
    uint32_t noun = event_repair_find(r, inserted, DEPREL_NSUBJ, r->scene->first, inserted);
    if (noun != TOKEN_NONE) {
        event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    }
}

/* "Troops backed by jets freed 20 men": of two pasts without a comma between them the first
 * describes, and the second, which has an object, tells. */
void event_mend_reduced_clause(struct repair *r, uint32_t verb)
{
    uint32_t agent = event_repair_head(r, verb);
    uint32_t participle = agent == TOKEN_NONE ? agent : event_repair_head(r, agent);
    if (participle == TOKEN_NONE || agent > verb || participle > agent ||
        !event_repair_is(r, verb, DEPREL_ACL) || !event_repair_is_past(r, verb) ||
        !event_repair_is(r, agent, DEPREL_OBL_AGENT) || !event_repair_is_past(r, participle) ||
        event_repair_has(r, participle, DEPREL_AUX_PASS)) {
        return;
    }
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    uint32_t noun =
        event_repair_is(r, participle, DEPREL_ACL)
            ? event_repair_head(r, participle)
            : event_repair_find(r, participle, DEPREL_NSUBJ, r->scene->first, participle);
    if (event_repair_has_comma(r, participle, verb)) {
        return;
    }
    if (object == TOKEN_NONE || is_date(r, object) || noun == TOKEN_NONE || noun > participle ||
        (event_repair_is(r, participle, DEPREL_ACL) && event_repair_head(r, noun) != TOKEN_NONE &&
         !event_repair_is(r, noun, DEPREL_CCOMP))) {
        return;
    }
    event_repair_replace(r, verb, event_repair_is(r, participle, DEPREL_ACL) ? noun : participle);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
    event_repair_attach(r, participle, noun, DEPREL_ACL);
}

/* "killed five people and wounded ten": a verb in the past with an object is joined to a verb. */
void event_mend_joined_to_object(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb);
    uint32_t first = noun == TOKEN_NONE ? noun : event_repair_head(r, noun);
    bool phrase = first != TOKEN_NONE && event_repair_is(r, noun, DEPREL_OBL) &&
                  r->tokens[verb].xpos == XPOS_VBD; /* "set fire to it and blocked roads" */
    if (!event_repair_is(r, verb, DEPREL_CONJ) || first == TOKEN_NONE ||
        (!event_repair_is(r, noun, DEPREL_OBJ) && !phrase) || noun > verb || first > noun ||
        !event_repair_is_past(r, first) || !event_repair_is_past(r, verb) ||
        event_repair_has_subject(r, verb) ||
        event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end) == TOKEN_NONE) {
        return;
    }
    if (event_repair_is_noun(r, noun)) {
        event_repair_attach(r, verb, first, DEPREL_CONJ);
    }
}

/* "The Pope, in his message, urged them to talk": a past behind the comma that closes an inserted
 * phrase belongs to the noun before that phrase. */
void event_mend_after_insertion(struct repair *r, uint32_t verb)
{
    uint32_t inserted = event_repair_head(r, verb);
    uint32_t noun = inserted == TOKEN_NONE ? inserted : event_repair_head(r, inserted);
    if (!event_repair_is(r, verb, DEPREL_ACL) || noun == TOKEN_NONE || noun > inserted ||
        inserted > verb || !event_repair_is_past(r, verb) ||
        !event_repair_is(r, inserted, DEPREL_NMOD) ||
        (event_repair_head(r, noun) != TOKEN_NONE && !event_repair_is(r, noun, DEPREL_CCOMP)) ||
        !event_repair_has(r, verb, DEPREL_OBJ) || !span_is(r->tokens[verb - 1].norm, ",")) {
        return;
    }
    uint32_t in = event_repair_find(r, inserted, DEPREL_CASE, noun + 1, inserted);
    if (in != TOKEN_NONE && span_is(r->tokens[in - 1].norm, ",")) {
        event_repair_replace(r, verb, noun);
        event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
        event_repair_attach(r, inserted, verb, DEPREL_OBL);
    }
}

/* The verb in the passive that a participle without an auxiliary is joined to, over its number. */
static uint32_t gapped_to(const struct repair *r, uint32_t verb, uint32_t number)
{
    uint32_t first = event_repair_head(r, verb);
    first = first == number ? event_repair_head(r, number) : first;
    if (first == TOKEN_NONE || first > number || !event_repair_is_past(r, first) ||
        !event_repair_has(r, first, DEPREL_AUX_PASS)) {
        return TOKEN_NONE;
    }
    for (uint32_t i = number; i > first && number - i < 5; i--) {
        if (r->tokens[i].upos == UPOS_CCONJ) {
            return first;
        }
    }
    return TOKEN_NONE;
}

/* "said that the vote was rigged and urged the crowd to go": a verb of speech behind a clause about
 * a thing is what the speaker of that clause does. */
void event_mend_joined_to_saying(struct repair *r, uint32_t verb)
{
    uint32_t clause = event_repair_head(r, verb);
    uint32_t saying = clause == TOKEN_NONE ? clause : event_repair_head(r, clause);
    const struct event_rule *rule = event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma);
    bool speech = false;
    for (; rule; rule = event_lexicon_next(r->scene->lexicon, rule)) {
        speech |= rule->type == EVENT_REQUEST || rule->type == EVENT_ACCUSE ||
                  rule->type == EVENT_AGREE || rule->type == EVENT_THREATEN;
    }
    if (!speech || saying == TOKEN_NONE || !event_repair_is(r, verb, DEPREL_CONJ) ||
        clause > verb || saying > clause || !event_repair_is_past(r, verb) ||
        event_repair_has_subject(r, verb) ||
        (!event_repair_has(r, verb, DEPREL_OBJ) && !event_repair_is_word(r, verb + 1, "on")) ||
        !event_repair_is(r, clause, DEPREL_CCOMP) ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma)) {
        return;
    }
    uint32_t thing = event_repair_find(r, clause, DEPREL_NSUBJ, saying, clause);
    thing = thing != TOKEN_NONE ? thing
                                : event_repair_find(r, clause, DEPREL_NSUBJ_PASS, saying, clause);
    if (thing != TOKEN_NONE && r->tokens[thing].upos == UPOS_NOUN &&
        r->scene->mention_of[thing] == TOKEN_NONE &&
        event_lexicon_sector(r->scene->lexicon, r->tokens[thing].lemma) == NULL) {
        event_repair_attach(r, verb, saying, DEPREL_CONJ);
    }
}

/* "in Gao, where fighting erupted on Monday": right behind the word that opens a clause and right
 * before a past form, a word for an act. */
void event_mend_act_of_clause(struct repair *r, uint32_t word)
{
    static const char *const opening[] = {"after", "as",    "before", "since", "until",
                                          "when",  "where", "while",  NULL};
    uint32_t verb = word + 1;
    if (word == r->scene->first || verb == r->scene->end || event_repair_head(r, verb) != word ||
        !span_is_one_of(r->tokens[word - 1].norm, opening) || !event_repair_is_past(r, verb) ||
        event_repair_head(r, word - 1) != word || event_repair_has_subject(r, verb) ||
        event_lexicon_noun(r->scene->lexicon, r->tokens[word].norm) == NULL) {
        return;
    }
    event_repair_replace(r, verb, word);
    event_repair_move(r, word, verb, r->scene->first, r->scene->end);
    event_repair_attach(r, word, verb, DEPREL_NSUBJ);
    event_repair_make_noun(r, word);
    r->tokens[verb].xpos = XPOS_VBD;
}

/* "were led out after a ferry caught fire": the verb as an attribute of its object, and that as the
 * phrase under "after". */
void event_mend_clause_after(struct repair *r, uint32_t verb)
{
    static const char *const marks[] = {"after", "before", "since", "until", "as", NULL};
    uint32_t noun = event_repair_head(r, verb);
    uint32_t mark =
        noun == TOKEN_NONE ? noun : event_repair_find(r, noun, DEPREL_CASE, r->scene->first, verb);
    uint32_t subject = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    if (!event_repair_is(r, verb, DEPREL_AMOD) || noun == TOKEN_NONE || noun < verb ||
        mark == TOKEN_NONE || subject == TOKEN_NONE || subject < mark ||
        !event_repair_is_past(r, verb) || !span_is_one_of(r->tokens[mark].norm, marks)) {
        return;
    }
    event_repair_replace(r, verb, noun);
    r->tokens[verb].deprel = DEPREL_ADVCL;
    r->tokens[verb].xpos = XPOS_VBD;
    event_repair_move(r, noun, verb, r->scene->first, verb);
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
    event_repair_attach(r, mark, verb, DEPREL_MARK);
}

/* "23 people were killed and scores injured": a number without figures, with what befell it as its
 * attribute. */
static bool gapped_noun(struct repair *r, uint32_t verb)
{
    static const char *const numbers[] = {"scores",    "dozens", "hundreds",
                                          "thousands", "others", NULL};
    uint32_t noun = verb - 1;
    uint32_t first = verb > r->scene->first && event_repair_head(r, verb) == noun
                         ? event_repair_head(r, noun)
                         : TOKEN_NONE;
    if (first == TOKEN_NONE || first > noun || !event_repair_is(r, verb, DEPREL_ACL) ||
        !event_repair_is(r, noun, DEPREL_CONJ) || !event_repair_is_past(r, verb) ||
        !span_is_one_of(r->tokens[noun].norm, numbers) ||
        !event_repair_has(r, first, DEPREL_AUX_PASS)) {
        return false;
    }
    event_repair_attach(r, verb, first, DEPREL_CONJ);
    event_repair_move(r, noun, verb, r->scene->first, noun);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ_PASS);
    return true;
}

/* "Five people were killed and 20 seriously wounded". */
void event_mend_gapped(struct repair *r, uint32_t verb)
{
    if (gapped_noun(r, verb)) {
        return;
    }
    uint32_t number = verb;
    do {
        if (number == r->scene->first) {
            return;
        }
        number--;
    } while (r->tokens[number].upos == UPOS_ADV);
    if (r->tokens[number].upos != UPOS_NUM || is_date(r, number) ||
        !event_repair_is_past(r, verb) || event_repair_has(r, verb, DEPREL_AUX) ||
        event_repair_has(r, verb, DEPREL_AUX_PASS) || event_repair_has_subject(r, verb)) {
        return;
    }
    uint32_t first = gapped_to(r, verb, number);
    if (first != TOKEN_NONE) {
        event_repair_attach(r, verb, first, DEPREL_CONJ);
        event_repair_attach(r, number, verb, DEPREL_NSUBJ_PASS);
    }
}

/* Whether the lexicon knows the verb as one of violence. */
static bool is_violent(const struct repair *r, uint32_t verb)
{
    const struct event_rule *rule = event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma);
    for (; rule; rule = event_lexicon_next(r->scene->lexicon, rule)) {
        if (rule->type == EVENT_ASSAULT) {
            return true;
        }
    }
    return false;
}

/* "Police fired at workers who had blocked a road, killing one": the result at the end is that of
 * the violence, not of what the relative clause tells. */
void event_mend_result_of_clause(struct repair *r, uint32_t participle)
{
    /* What other rules have hung elsewhere may go round in a circle by now. */
    uint32_t inner = event_repair_head(r, participle);
    for (int i = 0;
         i < CLIMB_MAX && inner != TOKEN_NONE && !event_repair_is(r, inner, DEPREL_ACL_RELCL);
         i++) {
        inner = event_repair_head(r, inner);
    }
    uint32_t outer = inner == TOKEN_NONE ? inner : event_repair_head(r, inner);
    for (int i = 0; i < CLIMB_MAX && outer != TOKEN_NONE && r->tokens[outer].upos != UPOS_VERB;
         i++) {
        outer = event_repair_head(r, outer);
    }
    bool result =
        r->tokens[participle].xpos == XPOS_VBG &&
        (event_repair_is(r, participle, DEPREL_ADVCL) ||
         event_repair_is(r, participle, DEPREL_ACL)) &&
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_HARM, r->tokens[participle].lemma);
    if (result && outer != TOKEN_NONE && inner < participle && outer < inner &&
        span_is(r->tokens[participle - 1].norm, ",") && is_violent(r, outer) &&
        !is_violent(r, inner)) {
        event_repair_attach(r, participle, outer, DEPREL_ADVCL);
    }
}

/* "hit the soldiers Sunday". */
void event_mend_day_as_object(struct repair *r, uint32_t verb)
{
    uint32_t day = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    if (day == TOKEN_NONE || !is_date(r, day)) {
        return;
    }
    uint32_t noun = day;
    while (noun > verb && is_date(r, noun)) {
        noun--;
    }
    if (noun == verb) {
        return;
    }
    bool part = event_repair_head(r, noun) == day && event_repair_is(r, noun, DEPREL_COMPOUND) &&
                event_repair_is_noun(r, noun);
    if (!part) {
        return;
    }
    event_repair_move(r, day, noun, verb + 1, noun);
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
    event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
}

/* "Hours after 14 soldiers were killed": whoever stands behind "after" does it or undergoes it. */
static void time_as_subject(struct repair *r, uint32_t verb, enum deprel relation)
{
    static const char *const times[] = {"hours",   "days",  "weeks", "months",
                                        "minutes", "years", NULL};
    uint32_t time = event_repair_find(r, verb, relation, r->scene->first, verb);
    bool one = time != TOKEN_NONE && span_is_one_of(r->tokens[time].norm, times);
    uint32_t noun = one ? event_repair_find(r, time, DEPREL_NMOD, time + 2, verb) : TOKEN_NONE;
    if (noun == TOKEN_NONE || (!span_is(r->tokens[time + 1].norm, "after") &&
                               !span_is(r->tokens[time + 1].norm, "before"))) {
        return;
    }
    uint32_t main = event_repair_find(r, verb, DEPREL_PARATAXIS, verb + 1, r->scene->end);
    event_repair_attach(r, noun, verb, relation);
    event_repair_attach(r, time + 1, verb, DEPREL_MARK);
    event_repair_attach(r, time, verb, DEPREL_OBL_UNMARKED);
    if (main != TOKEN_NONE) {
        event_repair_replace(r, main, verb);
        event_repair_attach(r, verb, main, DEPREL_ADVCL);
    }
}

void event_mend_time_as_subject(struct repair *r, uint32_t verb)
{
    time_as_subject(r, verb, DEPREL_NSUBJ);
    time_as_subject(r, verb, DEPREL_NSUBJ_PASS);
}

/* "The army reports it has seized a ship": a plural before a pronoun that begins a clause. */
void event_mend_reports(struct repair *r, uint32_t word)
{
    uint32_t verb = event_repair_head(r, word), speaker = word - 1;
    if (word == r->scene->first || r->tokens[word].xpos != XPOS_NNS ||
        r->tokens[word + 1].xpos != XPOS_PRP || verb == TOKEN_NONE || verb < word ||
        (!event_repair_is(r, word, DEPREL_NSUBJ) && !event_repair_is(r, word, DEPREL_NSUBJ_PASS)) ||
        event_repair_head(r, speaker) != word || !event_repair_is(r, speaker, DEPREL_COMPOUND) ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[word].lemma)) {
        return;
    }
    event_repair_move(r, word, speaker, r->scene->first, speaker);
    event_repair_replace(r, word, verb);
    event_repair_attach(r, verb, word, DEPREL_CCOMP);
    event_repair_attach(r, speaker, word, DEPREL_NSUBJ);
    r->tokens[word].upos = UPOS_VERB;
    r->tokens[word].xpos = XPOS_VBZ;
}

/* "Haiti's acting prime minister said": "acting" before a post is no verb. */
void event_mend_acting(struct repair *r, uint32_t word)
{
    if (!span_is(r->tokens[word].norm, "acting")) {
        return;
    }
    uint32_t post = event_repair_find(r, word, DEPREL_OBJ, word + 1, r->scene->end);
    uint32_t verb = event_repair_head(r, word);
    if (post == TOKEN_NONE || post > word + 3 ||
        !event_lexicon_sector(r->scene->lexicon, r->tokens[post].lemma)) {
        return;
    }
    uint32_t owner = event_repair_find(r, word, DEPREL_NSUBJ, r->scene->first, word);
    event_repair_replace(r, post, word);
    if (verb != TOKEN_NONE && verb > post && r->tokens[verb].upos == UPOS_VERB) {
        event_repair_attach(r, post, verb, DEPREL_NSUBJ);
    }
    event_repair_move(r, word, post, r->scene->first, r->scene->end);
    if (owner != TOKEN_NONE) {
        event_repair_attach(r, owner, post, DEPREL_NMOD_POSS);
    }
    event_repair_make_attribute(r, word, post);
}

/* "fired warning shots": shots are not warned. */
void event_mend_warning_shots(struct repair *r, uint32_t word)
{
    uint32_t shots = word + 1;
    if (span_is(r->tokens[word].norm, "warning") && r->tokens[word].upos == UPOS_VERB &&
        span_is(r->tokens[shots].lemma, "shot") && event_repair_head(r, shots) == word) {
        event_repair_replace(r, shots, word);
        r->tokens[shots].deprel = DEPREL_OBJ;
        event_repair_make_attribute(r, word, shots);
    }
}

/* "described that meeting as a step which could help": a word in -ing behind a verb and "that" is
 * its object, and what follows is not the meeting's. */
void event_mend_that_meeting(struct repair *r, uint32_t word)
{
    uint32_t verb = event_repair_head(r, word), noun = TOKEN_NONE;
    if (word < r->scene->first + 2 || r->tokens[word].xpos != XPOS_VBG || verb != word - 2 ||
        !event_repair_is(r, word, DEPREL_ADVCL) || r->tokens[verb].upos != UPOS_VERB ||
        !span_is(r->tokens[word - 1].norm, "that") || event_repair_has_subject(r, word)) {
        return;
    }
    for (uint32_t i = word + 1; i < r->scene->end; i++) {
        bool below = event_repair_head(r, i) == word;
        if (below && event_repair_has(r, i, DEPREL_CASE)) {
            event_repair_attach(r, i, verb, DEPREL_OBL);
            noun = i;
        } else if (below && r->tokens[i].upos == UPOS_VERB && noun != TOKEN_NONE) {
            event_repair_attach(r, i, noun, DEPREL_ACL_RELCL);
        }
    }
    event_repair_attach(r, word, verb, DEPREL_OBJ);
    event_repair_attach(r, word - 1, word, DEPREL_DET);
    event_repair_make_noun(r, word);
}

/* "was due to meet": no preposition "due to" stands before an infinitive. */
static void mend_due_to(struct repair *r, uint32_t verb)
{
    uint32_t due = verb - 2;
    if (verb < r->scene->first + 3 || r->tokens[verb].xpos != XPOS_VB ||
        r->tokens[verb - 1].xpos != XPOS_TO || !span_is(r->tokens[due].norm, "due") ||
        event_repair_head(r, due) != verb || !event_repair_is(r, due, DEPREL_CASE)) {
        return;
    }
    event_repair_replace(r, due, verb);
    event_repair_move(r, verb, due, r->scene->first, due);
    uint32_t who = event_repair_find(r, due, DEPREL_NSUBJ_OUTER, r->scene->first, due);
    if (who != TOKEN_NONE) {
        r->tokens[who].deprel = DEPREL_NSUBJ;
    }
    event_repair_attach(r, verb - 1, verb, DEPREL_MARK);
    event_repair_attach(r, verb, due, DEPREL_XCOMP);
    r->tokens[due].upos = UPOS_ADJ;
    r->tokens[due].xpos = XPOS_JJ;
}

/* "is due to meet": what an adjective with a form of "be" says of the act to come. */
void event_mend_due(struct repair *r, uint32_t verb)
{
    mend_due_to(r, verb);
    uint32_t due = event_repair_head(r, verb);
    if (event_repair_is(r, verb, DEPREL_ADVCL) && due != TOKEN_NONE && due < verb &&
        r->tokens[due].upos == UPOS_ADJ && r->tokens[verb - 1].xpos == XPOS_TO &&
        event_repair_has(r, due, DEPREL_COP) &&
        event_lexicon_operator(r->scene->lexicon, r->tokens[due].lemma)) {
        r->tokens[verb].deprel = DEPREL_XCOMP;
    }
}

/* "with each accusing the other": who is said to do it is not the one of the main clause. */
void event_mend_each(struct repair *r, uint32_t word)
{
    uint32_t verb = word + 1;
    if (span_is(r->tokens[word].norm, "each") && r->tokens[verb].xpos == XPOS_VBG &&
        event_repair_head(r, word) == verb && event_repair_is(r, word, DEPREL_DET)) {
        r->tokens[word].deprel = DEPREL_NSUBJ;
        r->tokens[word].upos = UPOS_PRON;
    }
}

/* The word of a name that hangs outside it. */
static uint32_t head_of_name(const struct repair *r, uint32_t word)
{
    uint32_t mention = r->scene->mention_of[word];
    for (uint32_t i = word; i < r->scene->end && r->scene->mention_of[i] == mention; i++) {
        uint32_t head = event_repair_head(r, i);
        if (head == TOKEN_NONE || r->scene->mention_of[head] != mention) {
            return i;
        }
    }
    return word;
}

/* "the ruling Communist Party": before a name no verdict. */
void event_mend_ruling(struct repair *r, uint32_t word)
{
    uint32_t name = word + 1, above = event_repair_head(r, word);
    if (span_is(r->tokens[word].norm, "ruling") && above == name &&
        event_repair_is(r, word, DEPREL_AMOD)) {
        r->tokens[word].upos = UPOS_ADJ; /* "the ruling party" */
        return;
    }
    if (!span_is(r->tokens[word].norm, "ruling") || r->tokens[word].upos != UPOS_NOUN ||
        r->scene->mention_of[name] == TOKEN_NONE || r->scene->mention_of[word] != TOKEN_NONE ||
        is_date(r, name) || (word > r->scene->first && span_is(r->tokens[word - 1].norm, "a"))) {
        return; /* "a ruling Beijing has ignored" */
    }
    name = head_of_name(r, name);
    uint32_t verb = event_repair_head(r, name);
    uint32_t mark = event_repair_find(r, word, DEPREL_CASE, r->scene->first, word);
    if (verb == word) {
        event_repair_replace(r, name, word);
        event_repair_move(r, word, name, r->scene->first, r->scene->end);
    } else if (verb == TOKEN_NONE || !event_repair_is(r, name, DEPREL_NSUBJ) ||
               mark == TOKEN_NONE) {
        return;
    } else {
        event_repair_move(r, word, name, r->scene->first, r->scene->end);
        event_repair_attach(r, mark, verb, DEPREL_MARK);
        if (above != TOKEN_NONE && above < word && event_repair_head(r, verb) == above) {
            event_repair_attach(r, verb, above, DEPREL_ADVCL);
        }
    }
    event_repair_make_attribute(r, word, name);
}

/* "Chad's military pardoned": an adjective that stands for a body is what the name owns. */
void event_mend_military(struct repair *r, uint32_t word)
{
    uint32_t verb = event_repair_head(r, word);
    if (word < r->scene->first + 2 || r->tokens[word - 1].xpos != XPOS_POS || verb == TOKEN_NONE ||
        verb != word + 1 || r->tokens[verb].upos != UPOS_VERB || r->tokens[word].upos != UPOS_ADJ ||
        !event_lexicon_sector(r->scene->lexicon, r->tokens[word].norm)) {
        return;
    }
    uint32_t owner = event_repair_head(r, word - 1);
    event_repair_attach(r, word, verb, DEPREL_NSUBJ);
    r->tokens[word].upos = UPOS_NOUN;
    r->tokens[word].xpos = XPOS_NN;
    if (owner != TOKEN_NONE && owner < word && event_repair_head(r, owner) == verb) {
        event_repair_attach(r, owner, word, DEPREL_NMOD_POSS);
    }
}

/* "police and protesters who accuse X": without a comma, the clause belongs to the last of the two.
 */
void event_mend_clause_of_last(struct repair *r, uint32_t verb)
{
    uint32_t first = event_repair_head(r, verb);
    uint32_t last =
        first == TOKEN_NONE ? first : event_repair_find(r, first, DEPREL_CONJ, first + 1, verb);
    if (last == TOKEN_NONE || !event_repair_is(r, verb, DEPREL_ACL_RELCL) || first > verb ||
        event_repair_find(r, first, DEPREL_CONJ, last + 1, verb) != TOKEN_NONE ||
        r->scene->mention_of[last] != TOKEN_NONE || r->tokens[last].upos != UPOS_NOUN ||
        last + 1 >= r->scene->end || !span_is(r->tokens[last + 1].norm, "who")) {
        return;
    }
    event_repair_attach(r, verb, last, DEPREL_ACL_RELCL);
}
