/* Verbs that the parser took for attributes of the nouns beside them, and verbs joined to the wrong
 * one. A headline's bare participle ("Two men killed in blast") has no object and is left alone. */
#include "event_mends.h"

/* Whether the noun heads a clause that has no verb. */
static bool heads_clause(const struct repair *r, uint32_t noun)
{
    uint32_t head = event_repair_head(r, noun);
    bool clause =
        head == TOKEN_NONE || event_repair_is(r, noun, DEPREL_CCOMP) ||
        event_repair_is(r, noun, DEPREL_PARATAXIS) || event_repair_is(r, noun, DEPREL_ADVCL) ||
        (event_repair_is(r, noun, DEPREL_OBJ) &&
         event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[head].lemma));
    return clause && event_repair_is_noun(r, noun) && !event_repair_has(r, noun, DEPREL_COP);
}

/* The verb takes the noun's place in the sentence. */
static void take_place(struct repair *r, uint32_t verb, uint32_t noun)
{
    bool object = event_repair_is(r, noun, DEPREL_OBJ);
    r->tokens[verb].head = r->tokens[noun].head;
    r->tokens[verb].deprel = object ? (uint8_t)DEPREL_CCOMP : r->tokens[noun].deprel;
}

/* Whether another clause begins at the token: "after", ", and". */
static bool begins_clause(const struct repair *r, uint32_t token)
{
    static const char *const words[] = {"after", "as",    "because", "before", "when",
                                        "where", "which", "while",   "who",    NULL};
    bool joined = r->tokens[token].upos == UPOS_CCONJ && token > r->scene->first &&
                  span_is(r->tokens[token - 1].norm, ",");
    return joined || span_is_one_of(r->tokens[token].norm, words);
}

/* Whether the sentence has a verb beside this one, and in no clause behind it, that can stand by
 * itself, or is a headline. */
static bool has_finite_verb(const struct repair *r, uint32_t verb)
{
    for (uint32_t i = r->scene->first; i < r->scene->end; i++) {
        enum xpos xpos = (enum xpos)r->tokens[i].xpos;
        if (i > verb && begins_clause(r, i)) {
            break;
        }
        if (i != verb &&
            (xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP || xpos == XPOS_MD)) {
            return true;
        }
    }
    return !span_is(r->tokens[r->scene->end - 1].norm, ".");
}

/* Verbs such as "clash" and "meet" that have their other party behind "with": what stands before
 * them acts. */
static bool is_mutual(const struct repair *r, uint32_t verb)
{
    const struct event_rule *rule = event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma);
    for (; rule; rule = event_lexicon_next(r->scene->lexicon, rule)) {
        bool object = false;
        for (size_t i = 0; i < rule->actor_count; i++) {
            object |= rule->actors[i] == SLOT_OBJ;
        }
        if (rule->actor_count > 1 && !object && rule->need_count == 0) {
            return true;
        }
    }
    return false;
}

static bool has_preposition(const struct repair *r, uint32_t verb, enum event_slot slot)
{
    for (uint32_t i = verb + 1; i < r->scene->end; i++) {
        if (event_repair_is(r, i, DEPREL_CASE) &&
            event_repair_is_word(r, i, event_slot_names[slot])) {
            return true;
        }
    }
    return false;
}

/* Whether a rule tells of what its subject does or meets with by itself: "filed for bankruptcy",
 * "trains derailed", not "men arrested in Oslo". */
static bool is_without_object(const struct repair *r, const struct event_rule *rule, uint32_t noun,
                              uint32_t verb)
{
    for (size_t i = 0; i < rule->need_count; i++) {
        const struct event_condition *need = &rule->needs[i];
        bool subject = need->slot == SLOT_SUBJ &&
                       (!need->set || event_lexicon_has(need->set, r->tokens[noun].lemma));
        bool phrase =
            need->slot >= SLOT_PREPOSITION && has_preposition(r, verb, (enum event_slot)need->slot);
        if (!(need->absent || subject || phrase)) {
            return false;
        }
    }
    return !event_rule_acts_on(rule, SLOT_OBJ) && !event_rule_acts_on(rule, SLOT_IOBJ) &&
           !rule->after.ptr;
}

/* Whether the verb tells of its subject's own doing in some rule and asks for an object in none
 * that fits as well: the only verb of the sentence cannot be a passive then. */
static bool is_own_doing(const struct repair *r, uint32_t noun, uint32_t verb)
{
    const struct event_rule *rule = event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma);
    bool found = false;
    for (; rule; rule = event_lexicon_next(r->scene->lexicon, rule)) {
        found |= is_without_object(r, rule, noun, verb);
        if (rule->need_count == 0 && event_rule_acts_on(rule, SLOT_OBJ)) {
            return false;
        }
    }
    return found;
}

/* "shot and wounded X": a verb in the past that is joined right behind and has an object. */
static uint32_t joined_behind(const struct repair *r, uint32_t verb)
{
    uint32_t joined = verb + 2;
    bool acts = joined < r->scene->end && r->tokens[verb + 1].upos == UPOS_CCONJ &&
                event_repair_is_past(r, joined) && event_repair_has(r, joined, DEPREL_OBJ) &&
                !event_repair_has_subject(r, joined);
    return acts ? joined : TOKEN_NONE;
}

/* "the trial of two men [opened] in Oslo": the only verb, in the past, as said of the noun's
 * phrase.
 */
static uint32_t verb_below_phrase(const struct repair *r, uint32_t noun)
{
    uint32_t verb = TOKEN_NONE, end = r->scene->end;
    for (uint32_t phrase = event_repair_find(r, noun, DEPREL_NMOD, noun + 1, end);
         phrase != TOKEN_NONE && verb == TOKEN_NONE;
         phrase = event_repair_find(r, noun, DEPREL_NMOD, phrase + 1, end)) {
        verb = event_repair_find(r, phrase, DEPREL_ACL, phrase + 1, end);
    }
    bool only = verb != TOKEN_NONE && r->tokens[verb].xpos == XPOS_VBD && !has_finite_verb(r, verb);
    return only && !event_repair_has_subject(r, verb) ? verb : TOKEN_NONE;
}

void event_mend_participle_behind(struct repair *r, uint32_t noun)
{
    if (!heads_clause(r, noun)) {
        return;
    }
    uint32_t verb = event_repair_find(r, noun, DEPREL_ACL, noun + 1, r->scene->end);
    verb = verb == TOKEN_NONE ? verb_below_phrase(r, noun) : verb;
    if (verb == TOKEN_NONE || !event_repair_is_past(r, verb) ||
        event_repair_has(r, verb, DEPREL_AUX) || event_repair_has(r, verb, DEPREL_AUX_PASS)) {
        return;
    }
    uint32_t subject = event_repair_find(r, verb, DEPREL_NSUBJ, verb + 1, r->scene->end);
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    bool clause = event_repair_has(r, verb, DEPREL_XCOMP) ||
                  event_repair_has(r, verb, DEPREL_CCOMP) ||
                  event_repair_has(r, verb, DEPREL_ADVCL);
    bool only = !has_finite_verb(r, verb);
    bool finite = r->tokens[verb].xpos == XPOS_VBD || only;
    bool acts = finite && (clause || is_mutual(r, verb));
    acts |= only && (r->tokens[verb].xpos == XPOS_VBD || is_own_doing(r, noun, verb));
    uint32_t whom = event_repair_find(r, verb, DEPREL_XCOMP, verb + 1, r->scene->end);
    acts |= whom != TOKEN_NONE && r->tokens[whom].upos == UPOS_PROPN &&
            event_lexicon_in(r->scene->lexicon, EVENT_CLASS_BODY, r->tokens[noun].lemma);
    uint32_t joined = joined_behind(r, verb);
    acts |= joined != TOKEN_NONE && (event_repair_head(r, joined) == event_repair_head(r, noun) ||
                                     r->tokens[joined].xpos == XPOS_VBD);
    if (subject == TOKEN_NONE && object == TOKEN_NONE && !acts) {
        return;
    }
    if (object == TOKEN_NONE && subject != TOKEN_NONE) {
        event_repair_attach(r, subject, verb, DEPREL_OBJ);
    }
    take_place(r, verb, noun);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
    for (uint32_t i = verb + 1; i < r->scene->end; i++) {
        bool side = (event_repair_is(r, i, DEPREL_ACL) || event_repair_is(r, i, DEPREL_ADVCL)) &&
                    r->tokens[i].xpos == XPOS_VBG;
        if (side && event_repair_head(r, i) == noun) {
            event_repair_attach(r, i, verb, DEPREL_ADVCL); /* "named A, [replacing] B" */
        }
    }
    if (joined != TOKEN_NONE) {
        event_repair_attach(r, joined, verb, DEPREL_CONJ);
    }
}

/* "police and soldiers exchanged fire": nouns for people as a part of what they did. */
static uint32_t people_before(const struct repair *r, uint32_t noun, uint32_t verb)
{
    uint32_t people = event_repair_find(r, noun, DEPREL_COMPOUND, r->scene->first, verb);
    bool acts = people != TOKEN_NONE && r->tokens[people].upos == UPOS_NOUN &&
                event_lexicon_sector(r->scene->lexicon, r->tokens[people].lemma) != NULL &&
                event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma) != NULL;
    return acts ? people : TOKEN_NONE;
}

void event_mend_participle_before(struct repair *r, uint32_t noun)
{
    if (!heads_clause(r, noun)) {
        return;
    }
    uint32_t verb = event_repair_find(r, noun, DEPREL_AMOD, r->scene->first, noun);
    verb =
        verb != TOKEN_NONE ? verb : event_repair_find(r, noun, DEPREL_ACL, r->scene->first, noun);
    if (verb == TOKEN_NONE || !event_repair_is_past(r, verb)) {
        return;
    }
    uint32_t subject = event_repair_find(r, noun, DEPREL_NSUBJ, r->scene->first, verb);
    if (subject == TOKEN_NONE && !event_repair_has(r, noun, DEPREL_DET)) {
        subject = people_before(r, noun, verb);
    }
    if (subject == TOKEN_NONE &&
        event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb) == TOKEN_NONE) {
        return;
    }
    bool people = subject != TOKEN_NONE && event_repair_is(r, subject, DEPREL_COMPOUND);
    take_place(r, verb, noun);
    event_repair_move(r, noun, verb, r->scene->first, verb);
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
    if (people) {
        event_repair_attach(r, subject, verb, DEPREL_NSUBJ);
    }
}

/* Whether nothing but auxiliaries and adverbs stands between the verb and a comma before it. */
static bool follows_comma(const struct repair *r, uint32_t verb)
{
    uint32_t at = verb;
    while (at > r->scene->first &&
           (r->tokens[at - 1].upos == UPOS_AUX || r->tokens[at - 1].upos == UPOS_ADV)) {
        at--;
    }
    return at > r->scene->first && span_is(r->tokens[at - 1].norm, ",");
}

/* "Ann Lee, who led the county for two terms, died": behind the comma that closes a relative
 * clause, a verb in the past without a subject is that of the one whom the clause tells of, if he
 * has no other. */
void event_mend_after_relative(struct repair *r, uint32_t verb)
{
    bool past = r->tokens[verb].xpos == XPOS_VBD || event_repair_is_finite(r, verb);
    uint32_t up = event_repair_head(r, verb), clause = TOKEN_NONE;
    if (!past || !follows_comma(r, verb) || event_repair_has_subject(r, verb)) {
        return;
    }
    if (up != TOKEN_NONE && up < verb && event_repair_is(r, verb, DEPREL_CONJ) &&
        !event_repair_has(r, verb, DEPREL_CC)) {
        clause = event_repair_find(r, up, DEPREL_ACL_RELCL, up + 1, verb);
    }
    for (int i = 0; i < 6 && up != TOKEN_NONE && up < verb && clause == TOKEN_NONE; i++) {
        clause = event_repair_is(r, up, DEPREL_ACL_RELCL) ? up : TOKEN_NONE;
        up = event_repair_head(r, up);
    }
    if (clause == TOKEN_NONE || up == TOKEN_NONE || up > clause || !heads_clause(r, up) ||
        !event_repair_has_comma(r, up, clause)) {
        return;
    }
    take_place(r, verb, up);
    event_repair_attach(r, up, verb, event_repair_subject_relation(r, verb));
}

static bool is_who(const struct repair *r, uint32_t token)
{
    return r->tokens[token].xpos == XPOS_WP || r->tokens[token].xpos == XPOS_WDT;
}

void event_mend_relative_clause(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    uint32_t who =
        noun == TOKEN_NONE ? noun : event_repair_find(r, verb, DEPREL_NSUBJ, noun + 1, verb);
    uint32_t joined = event_repair_find(r, verb, DEPREL_CONJ, verb + 1, r->scene->end);
    if (who == TOKEN_NONE || !is_who(r, who) || joined == TOKEN_NONE ||
        (r->tokens[joined].upos != UPOS_VERB && !event_repair_has(r, joined, DEPREL_COP)) ||
        event_repair_has(r, joined, DEPREL_CC) || event_repair_has(r, joined, DEPREL_NSUBJ)) {
        return;
    }
    take_place(r, joined, verb);
    event_repair_attach(r, noun, joined, DEPREL_NSUBJ);
    event_repair_attach(r, verb, noun, DEPREL_ACL_RELCL);
}

/* "says gunmen shot and wounded a man": two verbs side by side belong together. */
void event_mend_joined_verb(struct repair *r, uint32_t verb)
{
    if (verb < r->scene->first + 2 || !event_repair_is(r, verb, DEPREL_CONJ) ||
        r->tokens[verb - 1].upos != UPOS_CCONJ || !event_repair_is_finite(r, verb - 2) ||
        !event_repair_is_finite(r, verb) || event_repair_has_subject(r, verb) ||
        event_repair_head(r, verb) == verb - 2 || event_repair_head(r, verb - 2) == verb) {
        return;
    }
    event_repair_attach(r, verb, verb - 2, DEPREL_CONJ);
}

/* "used gas to disperse them and arrested ten": what is told in the past is joined to the verb in
 * the past, not to its infinitive. */
void event_mend_joined_to_infinitive(struct repair *r, uint32_t verb)
{
    uint32_t infinitive = event_repair_head(r, verb);
    if (infinitive != TOKEN_NONE && event_repair_is(r, infinitive, DEPREL_XCOMP) &&
        r->tokens[infinitive].upos == UPOS_ADJ) {
        infinitive = event_repair_head(r, infinitive); /* "to remain calm and invited them" */
    }
    if (infinitive == TOKEN_NONE || infinitive > verb || !event_repair_is(r, verb, DEPREL_CONJ) ||
        r->tokens[infinitive].xpos != XPOS_VB || !event_repair_is_past(r, verb) ||
        event_repair_has(r, verb, DEPREL_AUX) || event_repair_has(r, verb, DEPREL_AUX_PASS) ||
        event_repair_has(r, infinitive, DEPREL_AUX) || event_repair_has_subject(r, verb)) {
        return;
    }
    uint32_t main = event_repair_head(r, infinitive);
    if (main != TOKEN_NONE && main < infinitive && event_repair_is_past(r, main)) {
        event_repair_attach(r, verb, main, DEPREL_CONJ);
    }
}

/* "urged X to hold talks and [not to attack Y]": the second infinitive as joined to the main verb.
 */
void event_mend_second_infinitive(struct repair *r, uint32_t verb)
{
    uint32_t main = event_repair_head(r, verb);
    if (verb < r->scene->first + 2 || r->tokens[verb].xpos != XPOS_VB || main == TOKEN_NONE ||
        main > verb || !event_repair_is(r, verb, DEPREL_CONJ) ||
        r->tokens[main].upos != UPOS_VERB || r->tokens[main].xpos == XPOS_VB ||
        r->tokens[verb - 1].xpos != XPOS_TO || event_repair_head(r, verb - 1) != verb ||
        event_repair_has(r, verb, DEPREL_AUX) || event_repair_has_subject(r, verb)) {
        return;
    }
    for (uint32_t i = verb - 2; i > main + 1; i--) {
        if (r->tokens[i].xpos == XPOS_VB && r->tokens[i - 1].xpos == XPOS_TO &&
            event_repair_head(r, i - 1) == i) {
            event_repair_attach(r, verb, i, DEPREL_CONJ);
            return;
        }
    }
}

/* "An earthquake killed 40 people", "he offered to go": a verb that has an object, or promises to
 * do something, is active without a form of "be". */
void event_mend_passive_subject(struct repair *r, uint32_t verb)
{
    uint32_t subject = event_repair_find(r, verb, DEPREL_NSUBJ_PASS, r->scene->first, verb);
    if (subject == TOKEN_NONE || event_repair_has(r, verb, DEPREL_AUX_PASS) ||
        !event_repair_is_past(r, verb)) {
        return;
    }
    bool promises =
        event_repair_find(r, verb, DEPREL_XCOMP, verb + 1, r->scene->end) != TOKEN_NONE &&
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_PROMISE, r->tokens[verb].lemma);
    if (promises || event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end) != TOKEN_NONE) {
        r->tokens[subject].deprel = DEPREL_NSUBJ;
    }
}

/* "[Two men] and three women were held": the first of two subjects as the head of the clause. */
void event_mend_first_subject(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb);
    if (noun == TOKEN_NONE || noun > verb || !event_repair_is(r, verb, DEPREL_CONJ) ||
        !heads_clause(r, noun)) {
        return;
    }
    uint32_t and = event_repair_find(r, verb, DEPREL_CC, noun + 1, verb);
    bool passive = event_repair_find(r, verb, DEPREL_NSUBJ_PASS, noun + 1, verb) != TOKEN_NONE;
    if (and == TOKEN_NONE || !span_is(r->tokens[and].text, "and") || /* "but tensions remain" */
        (!passive && event_repair_find(r, verb, DEPREL_NSUBJ, and+1, verb) == TOKEN_NONE)) {
        return;
    }
    take_place(r, verb, noun);
    event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
}

/* "denied using gas", "has not ruled out recalling X": right behind a verb of what one does or not
 * does, a gerund tells what. */
void event_mend_gerund_object(struct repair *r, uint32_t verb)
{
    static const char *const verbs[] = {
        "deny",    "avoid",   "consider",    "admit",   "stop",        "start",
        "begin",   "resume",  "suggest",     "propose", "risk",        "oppose",
        "support", "halt",    "quit",        "finish",  "mull",        "regret",
        "cease",   "suspend", "acknowledge", "confess", "contemplate", NULL};
    uint32_t up = event_repair_head(r, verb);
    bool particle = up != TOKEN_NONE && up + 2 == verb &&
                    event_repair_is(r, up + 1, DEPREL_COMPOUND_PRT) &&
                    span_is(r->tokens[up].lemma, "rule");
    if (r->tokens[verb].xpos == XPOS_VBG && event_repair_is(r, verb, DEPREL_ADVCL) &&
        up != TOKEN_NONE && !event_repair_has(r, verb, DEPREL_MARK) &&
        !event_repair_has_subject(r, verb) &&
        (particle || (up + 1 == verb && span_is_one_of(r->tokens[up].lemma, verbs)))) {
        r->tokens[verb].deprel = DEPREL_XCOMP;
    }
}

/* "to avoid being tried": a passive gerund right behind a verb is what that verb is about. */
void event_mend_gerund(struct repair *r, uint32_t verb)
{
    uint32_t being = event_repair_find(r, verb, DEPREL_AUX_PASS, r->scene->first, verb);
    if (being != TOKEN_NONE && being > r->scene->first && span_is(r->tokens[being].norm, "being") &&
        r->tokens[being - 1].upos == UPOS_VERB && event_repair_head(r, verb) != being - 1 &&
        event_repair_head(r, being - 1) != verb) {
        event_repair_attach(r, verb, being - 1, DEPREL_XCOMP);
    }
}

/* "Eleven miners, among them two Finns, were killed": a part of them as another subject. */
void event_mend_among_them(struct repair *r, uint32_t verb)
{
    enum deprel relation = event_repair_subject_relation(r, verb);
    uint32_t first = event_repair_find(r, verb, relation, r->scene->first, verb);
    uint32_t second =
        first == TOKEN_NONE ? first : event_repair_find(r, verb, relation, first + 1, verb);
    for (uint32_t i = first + 1; second != TOKEN_NONE && i + 1 < second; i++) {
        if (event_repair_is_word(r, i, "among") && event_repair_is_word(r, i + 1, "them")) {
            event_repair_attach(r, second, first, DEPREL_APPOS);
            return;
        }
    }
}
