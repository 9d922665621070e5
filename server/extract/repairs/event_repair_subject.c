/* Verbs whose subject the parser lost, and clauses hung under the wrong verb. As a subject only
 * what stands right before the verb and its auxiliaries is taken. */
#include "event_mends.h"

static bool is_bare_participle(const struct repair *r, uint32_t token)
{
    return event_repair_is_past(r, token) && !event_repair_has_subject(r, token) &&
           !event_repair_has(r, token, DEPREL_AUX) && !event_repair_has(r, token, DEPREL_AUX_PASS);
}

/* "Chile's ruling party": a participle between an article or possessor and its noun. */
void event_mend_attribute(struct repair *r, uint32_t participle)
{
    uint32_t noun = participle + 1, first = r->scene->first;
    if (r->tokens[participle].xpos != XPOS_VBG || participle == first || noun >= r->scene->end ||
        !event_repair_is(r, noun, DEPREL_OBJ) || event_repair_head(r, noun) != participle ||
        (r->tokens[participle - 1].xpos != XPOS_POS &&
         r->tokens[participle - 1].upos != UPOS_DET)) {
        return;
    }
    uint32_t verb = event_repair_head(r, participle);
    event_repair_replace(r, noun, participle);
    event_repair_attach(r, participle, noun, DEPREL_AMOD);
    uint32_t owner = r->tokens[participle - 1].xpos == XPOS_POS
                         ? event_repair_head(r, participle - 1)
                         : TOKEN_NONE;
    event_repair_move(r, participle, noun, first, participle);
    if (owner != TOKEN_NONE && event_repair_head(r, owner) == verb) {
        event_repair_attach(r, owner, noun, DEPREL_NMOD_POSS);
    }
    if (event_repair_is(r, noun, DEPREL_ADVCL) && verb != TOKEN_NONE && verb > noun &&
        !event_repair_has_subject(r, verb)) {
        r->tokens[noun].deprel = (uint8_t)event_repair_subject_relation(r, verb);
    }
}

/* "Suspected leftist rebels have killed": a participle as the subject, with what it describes as
 * its object; or with the whole clause as its complement. */
void event_mend_participle_as_subject(struct repair *r, uint32_t participle)
{
    if (!is_bare_participle(r, participle)) {
        return;
    }
    uint32_t verb = event_repair_head(r, participle);
    uint32_t noun = TOKEN_NONE;
    if (event_repair_is(r, participle, DEPREL_NSUBJ) ||
        event_repair_is(r, participle, DEPREL_NSUBJ_PASS)) {
        noun = event_repair_find(r, participle, DEPREL_OBJ, participle + 1, verb);
        if (verb < participle || noun == TOKEN_NONE) {
            return;
        }
        event_repair_replace(r, noun, participle);
        event_repair_attach(r, participle, noun, DEPREL_AMOD);
        return;
    }
    if (event_repair_is(r, participle, DEPREL_CONJ)) {
        return; /* "summoned him and said Y had left" */
    }
    verb = event_repair_find(r, participle, DEPREL_CCOMP, participle + 2, r->scene->end);
    noun = verb == TOKEN_NONE
               ? verb
               : event_repair_find(r, verb, DEPREL_NSUBJ, participle + 1, participle + 4);
    if (noun == TOKEN_NONE || noun > verb || event_repair_has(r, verb, DEPREL_MARK) ||
        r->tokens[participle + 1].upos == UPOS_DET || r->tokens[participle + 1].upos == UPOS_PRON) {
        return;
    }
    event_repair_replace(r, verb, participle);
    event_repair_attach(r, participle, noun, DEPREL_AMOD);
}

/* "X has announced his party will leave": the first clause as the second one's subject. */
void event_mend_clause_as_subject(struct repair *r, uint32_t verb)
{
    uint32_t other = event_repair_head(r, verb);
    bool subject =
        event_repair_is(r, verb, DEPREL_NSUBJ) || event_repair_is(r, verb, DEPREL_NSUBJ_PASS);
    if (!subject || other == TOKEN_NONE || other < verb || r->tokens[other].upos != UPOS_VERB ||
        !event_repair_has_subject(r, verb)) {
        return;
    }
    bool says = event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[verb].lemma);
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, other);
    bool passive = event_repair_is(r, verb, DEPREL_NSUBJ_PASS);
    event_repair_replace(r, verb, other);
    event_repair_attach(r, other, verb, says ? DEPREL_CCOMP : DEPREL_ADVCL);
    if (says && object != TOKEN_NONE) {
        event_repair_attach(r, object, other, passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ);
    }
}

static bool is_clause_word(struct span word)
{
    static const char *const words[] = {"as",    "after",    "before",  "when", "while",
                                        "since", "although", "because", "if",   NULL};
    return span_is_one_of(word, words);
}

/* "as supporters of the party protested", "up to 20 rebels were killed": a clause whose subject was
 * taken for a phrase, because the word before it can be a preposition, too. */
void event_mend_phrase_as_subject(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_find(r, verb, DEPREL_OBL, r->scene->first, verb);
    bool joined = event_repair_is(r, verb, DEPREL_CONJ);
    if (noun == TOKEN_NONE || (joined && event_repair_has(r, verb, DEPREL_CC)) ||
        !event_repair_is_finite(r, verb) || event_repair_has_subject(r, verb) ||
        span_is(r->tokens[verb - 1].norm, ",")) {
        return;
    }
    uint32_t mark = event_repair_find(r, noun, DEPREL_CASE, r->scene->first, noun);
    if (mark == TOKEN_NONE) {
        return;
    }
    bool count = span_is(r->tokens[mark].norm, "to") && mark > r->scene->first &&
                 span_is(r->tokens[mark - 1].norm, "up");
    if (!count && !is_clause_word(r->tokens[mark].norm)) {
        return;
    }
    event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    if (!count) {
        event_repair_attach(r, mark, verb, DEPREL_MARK);
        r->tokens[verb].deprel = joined ? (uint8_t)DEPREL_ADVCL : r->tokens[verb].deprel;
    }
}

/* The noun right before a verb and its auxiliaries; TOKEN_NONE: something else stands there. */
static uint32_t noun_before(const struct repair *r, uint32_t verb)
{
    uint32_t i = verb;
    while (i > r->scene->first && event_repair_head(r, i - 1) == verb &&
           (r->tokens[i - 1].upos == UPOS_AUX || r->tokens[i - 1].upos == UPOS_ADV ||
            r->tokens[i - 1].upos == UPOS_PART)) {
        i--;
    }
    if (i == r->scene->first || r->scene->date_of[i - 1] != TOKEN_NONE) {
        return TOKEN_NONE;
    }
    bool pronoun = r->tokens[i - 1].upos == UPOS_PRON && r->tokens[i - 1].xpos == XPOS_PRP;
    return event_repair_is_noun(r, i - 1) || pronoun ? i - 1 : TOKEN_NONE;
}

/* Whether a noun stands for people, or is a name. */
static bool is_people(const struct repair *r, uint32_t noun)
{
    return r->scene->mention_of[noun] != TOKEN_NONE || r->tokens[noun].upos == UPOS_PROPN ||
           event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma) != NULL;
}

/* Whether a noun that hangs elsewhere, or as something else, can only be the verb's subject. */
static bool must_be_subject(const struct repair *r, uint32_t noun, uint32_t verb)
{
    uint32_t head = event_repair_head(r, noun);
    if (head == verb) {
        bool people = event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma) != NULL;
        return event_repair_is(r, noun, DEPREL_COMPOUND) || event_repair_is(r, noun, DEPREL_AMOD) ||
               event_repair_is(r, noun, DEPREL_APPOS) ||
               (event_repair_is(r, noun, DEPREL_OBL_UNMARKED) && people) ||
               (event_repair_is(r, noun, DEPREL_OBJ) && r->tokens[noun].upos == UPOS_PRON);
    }
    bool listed = event_repair_is(r, noun, DEPREL_CONJ) && !event_repair_has(r, noun, DEPREL_CC) &&
                  event_repair_is(r, verb, DEPREL_ROOT);
    bool new_clause =
        event_repair_is(r, noun, DEPREL_CONJ) && event_repair_has(r, noun, DEPREL_CC) &&
        event_repair_is(r, verb, DEPREL_CONJ) && head != TOKEN_NONE && is_people(r, noun) &&
        !is_people(r, head); /* "back to work and the minister threatened" */
    bool reported =
        event_repair_is(r, noun, DEPREL_OBJ) && event_repair_is(r, verb, DEPREL_CCOMP) &&
        head != TOKEN_NONE && head == event_repair_head(r, verb) &&
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[head].lemma);
    uint32_t mark = event_repair_find(r, noun, DEPREL_CASE, r->scene->first, noun);
    bool clause = mark != TOKEN_NONE && is_clause_word(r->tokens[mark].norm) &&
                  !event_repair_is(r, verb, DEPREL_ROOT) && head != TOKEN_NONE && head < mark;
    return listed || new_clause || reported || clause;
}

/* A finite verb, or a past that the tagger took for a participle though nothing else can be the
 * statement's verb. */
static bool heads_statement(const struct repair *r, uint32_t verb)
{
    return event_repair_is_finite(r, verb) ||
           (event_repair_is_past(r, verb) &&
            (event_repair_is(r, verb, DEPREL_CCOMP) || event_repair_is(r, verb, DEPREL_ROOT)));
}

/* "police arrested", with the noun as a part of the verb or of the clause before. */
void event_mend_noun_as_subject(struct repair *r, uint32_t verb)
{
    uint32_t noun = noun_before(r, verb);
    bool joined = event_repair_is(r, verb, DEPREL_CONJ) && event_repair_has(r, verb, DEPREL_CC);
    if (noun == TOKEN_NONE || joined || event_repair_is(r, verb, DEPREL_ACL) ||
        event_repair_is(r, verb, DEPREL_XCOMP) || event_repair_is(r, verb, DEPREL_AMOD) ||
        !heads_statement(r, verb) || event_repair_has_subject(r, verb) ||
        !must_be_subject(r, noun, verb)) {
        return;
    }
    uint32_t mark = event_repair_find(r, noun, DEPREL_CASE, r->scene->first, noun);
    event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    if (mark != TOKEN_NONE) {
        event_repair_attach(r, mark, verb, DEPREL_MARK);
        r->tokens[verb].deprel =
            event_repair_is(r, verb, DEPREL_CONJ) ? (uint8_t)DEPREL_ADVCL : r->tokens[verb].deprel;
    }
}

/* Whether the verb is a relative clause of people or of a name. */
static bool is_clause_of_somebody(const struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb);
    return event_repair_is(r, verb, DEPREL_ACL_RELCL) && noun != TOKEN_NONE &&
           (r->scene->mention_of[noun] != TOKEN_NONE ||
            event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma) != NULL);
}

/* "…, who was kidnapped", "…, which they call a sect": a relative clause that was hung up as a
 * main one; "the arrest of Ann Lee, who fled": as one of a thing, or as what "of" governs. */
void event_mend_who(struct repair *r, uint32_t verb)
{
    uint32_t who = event_repair_find(r, verb, DEPREL_NSUBJ_PASS, r->scene->first, verb);
    who = who != TOKEN_NONE ? who : event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    uint32_t which = event_repair_find(r, verb, DEPREL_OBJ, r->scene->first, verb);
    bool object = which != TOKEN_NONE && span_is(r->tokens[which].norm, "which");
    who = object ? which : who;
    if (who == TOKEN_NONE || (!object && !span_is(r->tokens[who].norm, "who")) ||
        who < r->scene->first + 2 || is_clause_of_somebody(r, verb) ||
        event_repair_is(r, verb, DEPREL_ROOT) || !span_is(r->tokens[who - 1].norm, ",")) {
        return;
    }
    uint32_t noun = who - 2;
    if (!event_repair_is_noun(r, noun)) {
        return;
    }
    for (uint32_t up = event_repair_head(r, noun);
         up != TOKEN_NONE && up < noun &&
         (event_repair_is(r, noun, DEPREL_FLAT) || event_repair_is(r, noun, DEPREL_APPOS));
         up = event_repair_head(r, noun)) {
        noun = up;
    }
    if (event_repair_head(r, noun) == verb) {
        event_repair_replace(r, noun, verb);
        uint32_t of = event_repair_find(r, verb, DEPREL_CASE, r->scene->first, noun);
        if (of != TOKEN_NONE) {
            event_repair_attach(r, of, noun, DEPREL_CASE);
        }
    }
    event_repair_attach(r, verb, noun, DEPREL_ACL_RELCL);
}

/* "regions similar to those of Typhoon Ann, which killed ten": a thing with a name right before the
 * comma is what "which" speaks of. */
void event_mend_which(struct repair *r, uint32_t verb)
{
    uint32_t which = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    if (which == TOKEN_NONE || which < r->scene->first + 2 ||
        !event_repair_is(r, verb, DEPREL_ACL_RELCL) || !span_is(r->tokens[which].norm, "which") ||
        !span_is(r->tokens[which - 1].norm, ",")) {
        return;
    }
    uint32_t name = which - 2, mention = r->scene->mention_of[name];
    uint32_t head = event_repair_head(r, verb);
    if (mention == TOKEN_NONE || head == TOKEN_NONE || r->scene->mention_of[head] != TOKEN_NONE ||
        r->scene->analysis->mentions[mention].type != ENTITY_OTHER ||
        r->scene->analysis->mentions[mention].kind != MENTION_NAME) {
        return;
    }
    for (uint32_t up = event_repair_head(r, name);
         up != TOKEN_NONE && r->scene->mention_of[up] == mention; up = event_repair_head(r, name)) {
        name = up;
    }
    event_repair_attach(r, verb, name, DEPREL_ACL_RELCL);
}

/* "The leader is due to meet X": an outer subject without an inner one. */
void event_mend_outer_subject(struct repair *r, uint32_t verb)
{
    uint32_t outer = event_repair_find(r, verb, DEPREL_NSUBJ_OUTER, r->scene->first, r->scene->end);
    if (outer != TOKEN_NONE && !event_repair_has_subject(r, verb)) {
        event_repair_attach(r, outer, verb, DEPREL_NSUBJ);
    }
}

/* "Ann Lee is due to meet X": nobody is spoken to in a report. */
void event_mend_vocative(struct repair *r, uint32_t verb)
{
    uint32_t name = event_repair_find(r, verb, DEPREL_VOCATIVE, r->scene->first, verb);
    if (name == TOKEN_NONE || event_repair_has_subject(r, verb) ||
        event_repair_has_comma(r, name, verb)) {
        return;
    }
    r->tokens[name].deprel = (uint8_t)event_repair_subject_relation(r, verb);
}

/* "X cancelled talks due to open in Oslo, accusing Y": what is said at the end is said by the one
 * of whom the sentence tells, not by the talks. */
void event_mend_saying_participle(struct repair *r, uint32_t verb)
{
    static const char *const saying[] = {"accuse", "blame",    "cite", "say",   "urge",   "demand",
                                         "warn",   "threaten", "vow",  "claim", "insist", NULL};
    uint32_t side = event_repair_head(r, verb);
    bool says = span_is_one_of(r->tokens[verb].lemma, saying);
    if (!says || side == TOKEN_NONE || side > verb || r->tokens[verb].xpos != XPOS_VBG ||
        (!event_repair_is(r, verb, DEPREL_ADVCL) && !event_repair_is(r, verb, DEPREL_ACL)) ||
        !span_is(r->tokens[verb - 1].norm, ",") || r->scene->mention_of[side] != TOKEN_NONE ||
        event_lexicon_sector(r->scene->lexicon, r->tokens[side].lemma) != NULL ||
        event_repair_has_subject(r, side)) {
        return;
    }
    uint32_t main = side;
    for (int i = 0; i < 4 && main != TOKEN_NONE && !event_repair_has_subject(r, main); i++) {
        main = event_repair_head(r, main);
    }
    if (main != TOKEN_NONE && main < side && r->tokens[main].upos == UPOS_VERB) {
        event_repair_attach(r, verb, main, DEPREL_ADVCL);
    }
}

/* "A bomb exploded after a convoy passed, killing two": the participle at the end tells what the
 * main verb did, not the side clause. */
void event_mend_result(struct repair *r, uint32_t verb)
{
    uint32_t side = event_repair_head(r, verb);
    if (side == TOKEN_NONE || side > verb || r->tokens[verb].xpos != XPOS_VBG ||
        !event_repair_is(r, verb, DEPREL_ADVCL) || !event_repair_is(r, side, DEPREL_ADVCL) ||
        r->tokens[side].xpos == XPOS_VBG || !span_is(r->tokens[verb - 1].norm, ",") ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_HARM, r->tokens[verb].lemma)) {
        return;
    }
    uint32_t main = event_repair_head(r, side);
    if (main != TOKEN_NONE && main < side && r->tokens[main].upos == UPOS_VERB &&
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_VIOLENT, r->tokens[main].lemma) &&
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_VIOLENT, r->tokens[side].lemma)) {
        event_repair_attach(r, verb, main, DEPREL_ADVCL);
    }
}

/* "if it finds Iran has left", "in finding it has left": a clause hung under what it is about. */
void event_mend_nested_clause(struct repair *r, uint32_t verb)
{
    uint32_t inner = event_repair_head(r, verb);
    if (inner == TOKEN_NONE || inner < verb || !event_repair_is(r, verb, DEPREL_ADVCL) ||
        !event_repair_is(r, inner, DEPREL_ADVCL) || !event_repair_has(r, verb, DEPREL_MARK) ||
        event_repair_has(r, inner, DEPREL_MARK) || r->tokens[inner].upos != UPOS_VERB ||
        inner - verb > 6 || event_repair_has_comma(r, verb + 1, inner)) {
        return;
    }
    if (!event_repair_has_subject(r, verb)) {
        uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, inner);
        if (object == TOKEN_NONE || event_repair_has_subject(r, inner) ||
            !event_repair_is_finite(r, inner)) {
            return;
        }
        event_repair_attach(r, object, inner, event_repair_subject_relation(r, inner));
    }
    event_repair_replace(r, verb, inner);
    event_repair_attach(r, inner, verb, DEPREL_CCOMP);
}

/* Nouns whose content a clause with "that" tells. */
static bool is_content(struct span lemma)
{
    static const char *const contents[] = {
        "report",      "allegation", "claim",      "news",       "fact",       "warning",
        "statement",   "fear",       "evidence",   "rumor",      "rumour",     "charge",
        "hope",        "concern",    "idea",       "belief",     "accusation", "pledge",
        "demand",      "suggestion", "threat",     "insistence", "assertion",  "view",
        "sign",        "word",       "indication", "promise",    "assurance",  "proof",
        "possibility", "chance",     "condition",  "decision",   "argument",   NULL};
    return span_is_one_of(lemma, contents);
}

/* "if it finds Iran has violated it": the clause of content beside the one that it completes, its
 * subject as that one's object. */
void event_mend_split_clause(struct repair *r, uint32_t verb)
{
    uint32_t noun = noun_before(r, verb);
    uint32_t side = noun == TOKEN_NONE ? noun : event_repair_head(r, noun);
    if (side == TOKEN_NONE || side > noun || side == verb ||
        !event_repair_is(r, noun, DEPREL_NSUBJ) || !event_repair_is(r, verb, DEPREL_ADVCL) ||
        event_repair_has(r, verb, DEPREL_MARK) || event_repair_has_subject(r, verb) ||
        event_repair_head(r, side) != event_repair_head(r, verb)) {
        return;
    }
    event_repair_attach(r, verb, side, DEPREL_CCOMP);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
}

/* "As supporters marched, police ...": people under "as" with what they did as their attribute. */
void event_mend_as_clause(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb);
    uint32_t as =
        noun == TOKEN_NONE ? noun : event_repair_find(r, noun, DEPREL_CASE, r->scene->first, noun);
    uint32_t owner = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    if (as == TOKEN_NONE || noun > verb || !event_repair_is(r, verb, DEPREL_ACL) ||
        !event_repair_is(r, noun, DEPREL_OBL) || r->tokens[noun].xpos != XPOS_NNS ||
        !event_repair_is_past(r, verb) || event_repair_has(r, verb, DEPREL_AUX_PASS) ||
        !(r->tokens[verb].xpos == XPOS_VBD ? is_clause_word(r->tokens[as].norm)
                                           : span_is(r->tokens[as].norm, "as")) ||
        event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma) == NULL ||
        event_repair_has_comma(r, noun, verb) || /* "men, known as rebels, fled" */
        (owner != TOKEN_NONE && !event_repair_is_word(r, noun + 1, "of"))) {
        return;
    }
    if (owner != TOKEN_NONE) { /* "as supporters of [Ann Lee] marched" */
        event_repair_attach(r, owner, noun, DEPREL_NMOD);
        event_repair_attach(r, noun + 1, owner, DEPREL_CASE);
    }
    event_repair_replace(r, verb, noun);
    r->tokens[verb].deprel = DEPREL_ADVCL;
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
    event_repair_attach(r, as, verb, DEPREL_MARK);
}

/* "told reporters that he had left", "reports that he left": content, no relative clause. */
void event_mend_content(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb);
    uint32_t mark = event_repair_find(r, verb, DEPREL_MARK, r->scene->first, verb);
    if (noun == TOKEN_NONE || noun > verb || mark == TOKEN_NONE ||
        !event_repair_is(r, verb, DEPREL_ACL_RELCL) || !span_is(r->tokens[mark].norm, "that")) {
        return;
    }
    if (is_content(r->tokens[noun].lemma)) {
        r->tokens[verb].deprel = DEPREL_ACL;
        return;
    }
    uint32_t saying = event_repair_head(r, noun);
    bool told = event_repair_is(r, noun, DEPREL_OBJ) || event_repair_is(r, noun, DEPREL_IOBJ);
    if (told && saying != TOKEN_NONE && r->tokens[saying].upos == UPOS_VERB &&
        (span_is(r->tokens[saying].lemma, "tell") || span_is(r->tokens[saying].lemma, "assure") ||
         span_is(r->tokens[saying].lemma, "warn") || span_is(r->tokens[saying].lemma, "inform"))) {
        event_repair_attach(r, verb, saying, DEPREL_CCOMP);
    }
}

/* "a ship that they seized": a clause with all but the object that "that" stands for. */
void event_mend_that(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb);
    uint32_t mark = event_repair_find(r, verb, DEPREL_MARK, r->scene->first, verb);
    bool behind =
        noun != TOKEN_NONE &&
        (noun + 1 == mark || /* "a ban on rallies that it imposed" */
         (mark != TOKEN_NONE && mark > noun && event_repair_is(r, mark - 1, DEPREL_NMOD) &&
          event_repair_head(r, mark - 1) == noun));
    if (behind && event_repair_is(r, verb, DEPREL_ACL) && span_is(r->tokens[mark].norm, "that") &&
        event_repair_is_finite(r, verb) && event_repair_has(r, verb, DEPREL_NSUBJ) &&
        !event_repair_has(r, verb, DEPREL_OBJ) && !event_repair_has(r, verb, DEPREL_AUX_PASS) &&
        !is_content(r->tokens[noun].lemma) &&
        event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma) != NULL) {
        r->tokens[verb].deprel = DEPREL_ACL_RELCL;
        event_repair_attach(r, mark, verb, DEPREL_OBJ);
        r->tokens[mark].upos = UPOS_PRON;
        r->tokens[mark].xpos = XPOS_WDT;
    }
}

/* "Lee [is to visit] Chad": the one who is to do it as an object. */
void event_mend_is_to(struct repair *r, uint32_t verb)
{
    uint32_t be = event_repair_find(r, verb, DEPREL_COP, r->scene->first, verb);
    uint32_t to = event_repair_find(r, verb, DEPREL_MARK, r->scene->first, verb);
    uint32_t noun = event_repair_find(r, verb, DEPREL_OBJ, r->scene->first, verb);
    if (be == TOKEN_NONE || to != be + 1 || noun == TOKEN_NONE || noun > be ||
        r->tokens[verb].xpos != XPOS_VB || !event_repair_is_word(r, to, "to") ||
        event_repair_has_subject(r, verb)) {
        return;
    }
    event_repair_attach(r, be, verb, DEPREL_AUX);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
}

/* "France, Spain and Italy recalled": the first of a list as a subject of its own. */
void event_mend_list(struct repair *r, uint32_t verb)
{
    uint32_t first = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    uint32_t second =
        first == TOKEN_NONE ? first : event_repair_find(r, verb, DEPREL_NSUBJ, first + 1, verb);
    if (second == TOKEN_NONE || !event_repair_has(r, second, DEPREL_CONJ) ||
        r->scene->mention_of[first] == TOKEN_NONE || r->scene->mention_of[second] == TOKEN_NONE ||
        r->scene->mention_of[first] == r->scene->mention_of[second]) {
        return;
    }
    uint32_t comma = second - 1;
    while (comma > first && r->scene->mention_of[comma] == r->scene->mention_of[second]) {
        comma--;
    }
    if (comma > first && span_is(r->tokens[comma].norm, ",") &&
        r->scene->mention_of[comma - 1] == r->scene->mention_of[first]) {
        event_repair_attach(r, second, first, DEPREL_CONJ);
    }
}

/* "A bomb near [Mosul] killed": what stands under a preposition acts on nobody. */
void event_mend_place_as_subject(struct repair *r, uint32_t verb)
{
    static const char *const prepositions[] = {"near", "in", "at", "from", "of", "outside", NULL};
    uint32_t noun = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    uint32_t word = event_repair_find(r, noun, DEPREL_CASE, r->scene->first, verb);
    if (noun == TOKEN_NONE || word == TOKEN_NONE || word > noun ||
        r->tokens[word + 1].upos == UPOS_NUM || r->scene->mention_of[noun] == TOKEN_NONE ||
        !span_is_one_of(r->tokens[word].norm, prepositions)) {
        return;
    }
    event_repair_attach(r, noun, verb, DEPREL_OBL);
}

/* The first of two subjects of a clause of content, if it stands right behind the governing verb,
 * which has no object, and a comma before the second; TOKEN_NONE. */
static uint32_t object_before_comma(const struct repair *r, uint32_t clause, uint32_t *subject)
{
    uint32_t verb = event_repair_head(r, clause);
    if (verb == TOKEN_NONE || verb > clause || !event_repair_is(r, clause, DEPREL_CCOMP) ||
        event_repair_has(r, verb, DEPREL_OBJ) || r->tokens[verb].upos != UPOS_VERB) {
        return TOKEN_NONE;
    }
    uint32_t object = event_repair_find(r, clause, DEPREL_NSUBJ, verb + 1, clause);
    *subject = object == TOKEN_NONE
                   ? object
                   : event_repair_find(r, clause, DEPREL_NSUBJ, object + 1, clause);
    if (*subject == TOKEN_NONE || !event_repair_has_comma(r, object, *subject)) {
        return TOKEN_NONE;
    }
    uint32_t first = verb + 1;
    while (first < object && event_repair_head(r, first) > first &&
           event_repair_head(r, first) < object) {
        first = event_repair_head(r, first); /* "[China]'s claims" */
    }
    return first == object || event_repair_head(r, first) == object ? object : TOKEN_NONE;
}

/* "will meet Ann Lee on Friday, her office said": of two subjects with a comma between them, the
 * one right behind the first verb is that verb's object. */
void event_mend_added_saying(struct repair *r, uint32_t saying)
{
    uint32_t subject = TOKEN_NONE;
    uint32_t object =
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma)
            ? object_before_comma(r, saying, &subject)
            : TOKEN_NONE;
    if (object != TOKEN_NONE) {
        uint32_t verb = event_repair_head(r, saying);
        event_repair_attach(r, object, verb, DEPREL_OBJ);
        event_repair_attach(r, saying, verb, DEPREL_PARATAXIS);
    }
}

/* "rejected the claims, a ruling Oslo ignored": what is said in other words behind a comma, and a
 * clause about it. */
void event_mend_added_clause(struct repair *r, uint32_t clause)
{
    uint32_t noun = TOKEN_NONE, verb = event_repair_head(r, clause);
    uint32_t object =
        verb == TOKEN_NONE ||
                event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[verb].lemma)
            ? TOKEN_NONE
            : object_before_comma(r, clause, &noun);
    if (object == TOKEN_NONE || r->tokens[noun].upos != UPOS_NOUN ||
        !event_repair_has(r, noun, DEPREL_DET)) {
        return;
    }
    uint32_t subject = event_repair_find(r, noun, DEPREL_APPOS, noun + 1, clause);
    event_repair_attach(r, object, verb, DEPREL_OBJ);
    event_repair_attach(r, noun, object, DEPREL_APPOS);
    event_repair_attach(r, clause, noun, DEPREL_ACL_RELCL);
    if (subject == noun + 1) {
        event_repair_attach(r, subject, clause, DEPREL_NSUBJ);
    }
}
