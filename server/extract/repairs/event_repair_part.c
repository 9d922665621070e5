/* Parts of nouns that were taken for the nouns, for verbs or for somebody. */
#include "event_mends.h"

/* Whether all between two words hangs under the second, or under the first by a hyphen. */
static bool only_attributes_between(const struct repair *r, uint32_t first, uint32_t second)
{
    for (uint32_t i = first + 1; i < second; i++) {
        if (event_repair_head(r, i) != second) {
            return false;
        }
    }
    return second > first;
}

/* "two short-range ballistic missiles": a noun with a hyphen has no object. What is taken for one
 * is the noun, and the other a part of it. */
void event_mend_part_as_object(struct repair *r, uint32_t part)
{
    if (part == r->scene->first || r->tokens[part - 1].xpos != XPOS_HYPH) {
        return;
    }
    uint32_t noun = event_repair_find(r, part, DEPREL_OBJ, part + 1, r->scene->end);
    if (noun == TOKEN_NONE || r->tokens[noun].upos != UPOS_NOUN ||
        event_repair_has(r, noun, DEPREL_DET) || !only_attributes_between(r, part, noun) ||
        r->scene->date_of[part] != TOKEN_NONE) {
        return;
    }
    for (uint32_t i = r->scene->first; i < r->scene->end; i++) {
        bool own = event_repair_is(r, i, DEPREL_DET) || event_repair_is(r, i, DEPREL_NUMMOD) ||
                   event_repair_is(r, i, DEPREL_CASE) || event_repair_is(r, i, DEPREL_NMOD_POSS);
        if (event_repair_head(r, i) == part && (own || i > noun)) {
            event_repair_attach(r, i, noun, (enum deprel)r->tokens[i].deprel);
        }
    }
    event_repair_replace(r, noun, part);
    event_repair_attach(r, part, noun, DEPREL_COMPOUND);
}

/* "a 19-year-old was held": somebody of that age, as an adjective. */
void event_mend_year_old(struct repair *r, uint32_t old)
{
    struct token *t = &r->tokens[old];
    bool year = old >= r->scene->first + 4 && span_is(t[-1].norm, "-") &&
                span_is(t[-2].norm, "year") && r->tokens[old - 4].upos == UPOS_NUM;
    bool somebody = event_repair_is(r, old, DEPREL_NSUBJ) ||
                    event_repair_is(r, old, DEPREL_NSUBJ_PASS) ||
                    event_repair_is(r, old, DEPREL_OBJ) || event_repair_is(r, old, DEPREL_OBL);
    if (year && somebody && (span_is(t->norm, "old") || span_is(t->norm, "olds"))) {
        t->upos = UPOS_NOUN;
        t->xpos = XPOS_NN;
        t->lemma = SPAN("year-old");
    }
}

/* "sank off Lampedusa": the preposition as a part of the verb, the place as its object. */
void event_mend_off(struct repair *r, uint32_t off)
{
    static const char *const at_sea[] = {"capsize", "drown", "founder", "sink", NULL};
    uint32_t verb = event_repair_head(r, off), place = off + 1;
    if (!event_repair_is_word(r, off, "off") || verb == TOKEN_NONE || place >= r->scene->end ||
        !event_repair_is(r, off, DEPREL_COMPOUND_PRT)) {
        return;
    }
    uint32_t mention = r->scene->mention_of[place];
    bool sea = span_is_one_of(r->tokens[verb].lemma, at_sea) &&
               r->tokens[place].upos == UPOS_PROPN; /* "drowned off Ard" */
    if (!sea &&
        (mention == TOKEN_NONE || r->scene->analysis->mentions[mention].type != ENTITY_PLACE)) {
        return;
    }
    const struct event_rule *rule = event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma);
    for (; rule; rule = event_lexicon_next(r->scene->lexicon, rule)) {
        if (span_is(rule->after, "off")) {
            return; /* "sealed off Karbala" */
        }
    }
    while (place < r->scene->end && event_repair_head(r, place) != verb) {
        place++;
    }
    if (place < r->scene->end && r->scene->mention_of[place] == mention &&
        (event_repair_is(r, place, DEPREL_OBJ) || event_repair_is(r, place, DEPREL_OBL_UNMARKED))) {
        event_repair_attach(r, place, verb, DEPREL_OBL);
        event_repair_attach(r, off, place, DEPREL_CASE);
    }
}

/* "an explosion [set off by rebels] killed ten": the participle as the noun, what was set off as a
 * part of it. */
void event_mend_set_off(struct repair *r, uint32_t off)
{
    uint32_t set = off - 1, thing = set - 1;
    if (!event_repair_is_word(r, off, "off") || off < r->scene->first + 2 ||
        !event_repair_is_word(r, set, "set") || !event_repair_is_word(r, off + 1, "by") ||
        r->tokens[set].upos != UPOS_NOUN || r->tokens[thing].upos != UPOS_NOUN ||
        event_repair_head(r, thing) != set) {
        return;
    }
    uint32_t by = event_repair_head(r, off + 1);
    event_repair_replace(r, thing, set);
    event_repair_move(r, set, thing, r->scene->first, thing);
    event_repair_attach(r, set, thing, DEPREL_ACL);
    event_repair_attach(r, off, set, DEPREL_COMPOUND_PRT);
    if (by != TOKEN_NONE && by > off) {
        event_repair_attach(r, by, set, DEPREL_OBL_AGENT);
    }
    r->tokens[set].upos = UPOS_VERB;
    r->tokens[set].xpos = XPOS_VBN;
}

/* "Leeds [stabbing] suspect held": what an act is named by before those whom it made news is no
 * verb, and what stands before it does nothing. */
void event_mend_act_before(struct repair *r, uint32_t act)
{
    static const char *const nouns[] = {"accused", "case",    "inquiry",  "plot",
                                        "probe",   "suspect", "suspects", "trial",
                                        "victim",  "victims", NULL};
    uint32_t noun = act + 1;
    if (noun >= r->scene->end || r->tokens[act].xpos != XPOS_VBG ||
        !span_is_one_of(r->tokens[noun].norm, nouns) || event_repair_has(r, act, DEPREL_AUX) ||
        event_repair_head(r, noun) != act ||
        event_lexicon_noun(r->scene->lexicon, r->tokens[act].norm) == NULL) {
        return;
    }
    event_repair_replace(r, noun, act);
    event_repair_attach(r, act, noun, DEPREL_COMPOUND);
    for (uint32_t i = r->scene->first; i < r->scene->end; i++) {
        bool behind = i > noun && r->tokens[i].upos == UPOS_VERB;
        if (event_repair_head(r, i) == act) {
            enum deprel own = (enum deprel)r->tokens[i].deprel;
            event_repair_attach(r, i, noun,
                                behind                                  ? DEPREL_ACL
                                : event_repair_is_noun(r, i) && i < act ? DEPREL_COMPOUND
                                                                        : own);
        }
    }
    event_repair_make_noun(r, act);
    r->tokens[noun].upos = UPOS_NOUN;
    r->tokens[noun].xpos = XPOS_NN;
}

/* "[twin] bombings", "[capital] murder": words that tell of a number or a kind, and of no party and
 * no place, before the noun. */
void event_mend_kind(struct repair *r, uint32_t word)
{
    static const char *const crimes[] = {"crime",   "felony",     "murder", "offence",
                                         "offense", "punishment", NULL};
    uint32_t noun = event_repair_head(r, word);
    if (noun == TOKEN_NONE || noun < word || !event_repair_is(r, word, DEPREL_COMPOUND)) {
        return;
    }
    bool twin = span_is(r->tokens[word].norm, "twin") && r->tokens[noun].xpos == XPOS_NNS;
    bool capital = span_is(r->tokens[word].norm, "capital") &&
                   span_is_one_of(r->tokens[word + 1].lemma, crimes);
    if (twin || capital) {
        event_repair_make_attribute(r, word, noun);
    }
}

/* Whether a word can be whom a verb has for its object, with another noun taken for that. */
static bool is_left_over(const struct repair *r, uint32_t word, uint32_t verb)
{
    return event_repair_head(r, word) == verb &&
           (event_repair_is(r, word, DEPREL_XCOMP) ||
            event_repair_is(r, word, DEPREL_OBL_UNMARKED) ||
            event_repair_is(r, word, DEPREL_IOBJ) ||
            (event_repair_is(r, word, DEPREL_OBL) && !event_repair_has(r, word, DEPREL_CASE)) ||
            event_repair_is(r, word, DEPREL_APPOS));
}

/* "held [rights] activist Ann Lee": what somebody is active in, as whom the verb is done to, and
 * she as what that is made. */
void event_mend_field_as_object(struct repair *r, uint32_t field)
{
    uint32_t verb = event_repair_head(r, field), noun = field + 1, name = field + 2;
    if (verb == TOKEN_NONE || verb + 1 != field || name >= r->scene->end ||
        !event_repair_is(r, field, DEPREL_OBJ) || r->tokens[noun].xpos != XPOS_NN ||
        r->tokens[name].upos != UPOS_PROPN || r->scene->date_of[field] != TOKEN_NONE ||
        r->scene->mention_of[name] == TOKEN_NONE) {
        return;
    }
    const struct mention *mention = &r->scene->analysis->mentions[r->scene->mention_of[name]];
    const struct event_lexicon *lexicon = r->scene->lexicon;
    if (mention->type != ENTITY_PERSON || !event_lexicon_sector(lexicon, r->tokens[noun].lemma) ||
        (r->tokens[field].xpos == XPOS_NNS &&
         event_lexicon_sector(lexicon, r->tokens[field].lemma)) || /* "told reporters" */
        !(is_left_over(r, noun, verb) || is_left_over(r, name, verb))) {
        return;
    }
    event_repair_attach(r, field, noun, DEPREL_COMPOUND);
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
    if (event_repair_head(r, name) == verb) {
        event_repair_attach(r, name, noun, DEPREL_APPOS);
    }
}

/* "took shelter from fighting between X and Y": an act of both, by nobody whom the clause tells of.
 */
void event_mend_fighting_between(struct repair *r, uint32_t word)
{
    uint32_t above = event_repair_head(r, word);
    uint32_t mark = event_repair_find(r, word, DEPREL_MARK, r->scene->first, word);
    if (!span_is(r->tokens[word].norm, "fighting") || r->tokens[word].xpos != XPOS_VBG ||
        !event_repair_is_word(r, word + 1, "between") || above == TOKEN_NONE ||
        mark == TOKEN_NONE || event_repair_has_subject(r, word)) {
        return;
    }
    bool verb = r->tokens[above].upos == UPOS_VERB;
    event_repair_attach(r, mark, word, DEPREL_CASE);
    event_repair_attach(r, word, above, verb ? DEPREL_OBL : DEPREL_NMOD);
    for (uint32_t i = word + 1; i < r->scene->end; i++) {
        if (event_repair_head(r, i) == word && event_repair_is(r, i, DEPREL_OBL)) {
            event_repair_attach(r, i, word, DEPREL_NMOD);
        }
    }
    event_repair_make_noun(r, word);
}

/* "one of them, retired nurse Ann Lee, said": the name that a noun behind the participle and a
 * comma describes, taken for its object; TOKEN_NONE. */
static uint32_t described_object(const struct repair *r, uint32_t participle)
{
    uint32_t noun = participle + 1, name = event_repair_head(r, noun);
    bool described = participle > r->scene->first && event_repair_is_word(r, participle - 1, ",") &&
                     event_repair_is(r, noun, DEPREL_NMOD_DESC) && name != TOKEN_NONE &&
                     event_repair_head(r, name) == participle &&
                     event_repair_is(r, name, DEPREL_OBJ);
    return described ? name : TOKEN_NONE;
}

/* "a former adviser and retired general Ann Lee": an attribute of whoever stands behind it. */
void event_mend_retired(struct repair *r, uint32_t word)
{
    uint32_t noun = word + 1, head = event_repair_head(r, word);
    if (!span_is(r->tokens[word].norm, "retired") || noun >= r->scene->end ||
        event_repair_has(r, word, DEPREL_AUX) || event_repair_is(r, word, DEPREL_AMOD) ||
        !event_lexicon_sector(r->scene->lexicon, r->tokens[noun].norm)) {
        return;
    }
    uint32_t subject = event_repair_find(r, word, DEPREL_NSUBJ, r->scene->first, word);
    uint32_t clause = event_repair_find(r, word, DEPREL_CCOMP, noun, r->scene->end);
    uint32_t object = described_object(r, word);
    if (object == TOKEN_NONE && event_repair_has(r, word, DEPREL_OBJ)) {
        return;
    }
    if (object != TOKEN_NONE && subject != TOKEN_NONE && head != TOKEN_NONE && head > object) {
        event_repair_attach(r, subject, head, DEPREL_NSUBJ);
        event_repair_attach(r, object, subject, DEPREL_APPOS);
        event_repair_move(r, word, object, r->scene->first, r->scene->end);
        event_repair_make_attribute(r, word, noun);
        return;
    }
    if (clause != TOKEN_NONE && head == TOKEN_NONE) { /* the main clause, taken for what he said */
        event_repair_replace(r, clause, word);
        event_repair_move(r, word, clause, r->scene->first, r->scene->end);
    }
    if (subject != TOKEN_NONE && clause != TOKEN_NONE) {
        uint32_t name = event_repair_find(r, clause, DEPREL_NSUBJ, noun, clause);
        if (name != TOKEN_NONE) {
            event_repair_attach(r, subject, name, DEPREL_NMOD_DESC);
        }
    }
    event_repair_make_attribute(r, word, noun);
}

/* The noun that a number stands before, with nothing but its own attributes between; TOKEN_NONE. */
static uint32_t counted_noun(const struct repair *r, uint32_t number)
{
    uint32_t noun = number + 1;
    if (event_repair_is_word(r, noun, "to") && noun + 2 < r->scene->end &&
        r->tokens[noun + 1].upos == UPOS_NUM) {
        noun += 2; /* "10 to 15 gunmen" */
    }
    while (noun < r->scene->end && r->tokens[noun].upos != UPOS_DET &&
           (event_repair_is_noun(r, noun) || r->tokens[noun].upos == UPOS_ADJ) &&
           event_repair_head(r, noun) != event_repair_head(r, number) &&
           event_repair_head(r, noun) != number && event_repair_head(r, noun) != TOKEN_NONE &&
           event_repair_head(r, noun) > noun) {
        noun++;
    }
    bool one = event_repair_is_word(r, number, "one");
    bool fits = noun < r->scene->end && event_repair_is_noun(r, noun) && noun > number + 1 &&
                (one || r->tokens[noun].xpos == XPOS_NNS || r->tokens[noun].xpos == XPOS_NNPS);
    return fits && !event_repair_has(r, noun, DEPREL_CASE) &&
                   !event_repair_has(r, noun, DEPREL_NUMMOD)
               ? noun
               : TOKEN_NONE;
}

/* "[22] Taliban insurgents were killed", "[one] British soldier died": the number as a phrase of
 * its own beside its noun, or as what the noun is a part of. */
void event_mend_number_apart(struct repair *r, uint32_t number)
{
    uint32_t noun = event_repair_is(r, number, DEPREL_NUMMOD) ||
                            r->scene->date_of[number] != TOKEN_NONE ||
                            event_repair_has(r, number, DEPREL_CASE)
                        ? TOKEN_NONE
                        : counted_noun(r, number);
    if (noun == TOKEN_NONE) {
        return;
    }
    if (event_repair_head(r, noun) == number && event_repair_is(r, noun, DEPREL_NMOD)) {
        event_repair_replace(r, noun, number);
        event_repair_move(r, number, noun, r->scene->first, r->scene->end);
        event_repair_attach(r, number, noun, DEPREL_NUMMOD);
    } else if (event_repair_head(r, noun) == event_repair_head(r, number) &&
               (event_repair_is(r, noun, DEPREL_NSUBJ) ||
                event_repair_is(r, noun, DEPREL_NSUBJ_PASS))) {
        event_repair_attach(r, number, noun, DEPREL_NUMMOD);
    }
}

/* "received ten threatening letters": what a letter is, no act of whoever has it. */
void event_mend_threatening(struct repair *r, uint32_t word)
{
    static const char *const words[] = {"call", "email", "letter",  "message",
                                        "note", "text",  "comment", NULL};
    uint32_t noun = word + 1, verb = event_repair_head(r, word);
    if (!span_is(r->tokens[word].norm, "threatening") || noun >= r->scene->end ||
        r->tokens[word].xpos != XPOS_VBG || verb == TOKEN_NONE || verb > word ||
        event_repair_head(r, noun) != word || !span_is_one_of(r->tokens[noun].lemma, words)) {
        return;
    }
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
    if (r->tokens[word - 1].upos == UPOS_NUM && event_repair_head(r, word - 1) == verb) {
        event_repair_attach(r, word - 1, noun, DEPREL_NUMMOD);
    }
    event_repair_make_attribute(r, word, noun);
}

/* "a suspected Saudi militant was killed": somebody taken for what the participle before him says
 * of itself. */
void event_mend_suspected(struct repair *r, uint32_t word)
{
    enum { BETWEEN = 2 };
    uint32_t participle = event_repair_head(r, word);
    if (participle == TOKEN_NONE || participle > word || word - participle > BETWEEN + 1 ||
        !event_repair_is(r, word, DEPREL_XCOMP) || r->tokens[participle].xpos != XPOS_VBN ||
        !(event_repair_is(r, participle, DEPREL_NSUBJ) ||
          event_repair_is(r, participle, DEPREL_NSUBJ_PASS)) ||
        event_lexicon_sector(r->scene->lexicon, r->tokens[word].lemma) == NULL) {
        return;
    }
    event_repair_replace(r, word, participle);
    event_repair_move(r, participle, word, r->scene->first, r->scene->end);
    event_repair_make_noun(r, word);
    event_repair_attach(r, participle, word, DEPREL_AMOD);
    uint32_t article = participle - (participle > r->scene->first);
    if (r->tokens[article].upos == UPOS_DET) {
        event_repair_attach(r, article, word, DEPREL_DET);
    }
}
