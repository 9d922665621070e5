/* Objects that the parser lost or took for something else. Nothing is done to a verb that has an
 * object of its own already. */
#include "event_mends.h"

/* "shot dead two men": "dead" is no part of whom it was done to. */
void event_mend_dead(struct repair *r, uint32_t verb)
{
    uint32_t dead = verb + 1, end = r->scene->end;
    if (dead + 1 >= end || !span_is(r->tokens[dead].norm, "dead")) {
        return;
    }
    uint32_t noun = event_repair_find(r, dead, DEPREL_NSUBJ, dead + 1, end);
    if (noun == TOKEN_NONE || !event_repair_is(r, dead, DEPREL_OBJ)) {
        noun = event_repair_find(r, verb, DEPREL_OBL_UNMARKED, dead + 1, end);
    }
    if (noun == TOKEN_NONE) { /* "shot dead Col. Omar Tal" */
        uint32_t phrase = event_repair_find(r, verb, DEPREL_OBL, dead + 1, end);
        bool bare = phrase != TOKEN_NONE && r->tokens[dead + 1].upos == UPOS_PROPN &&
                    r->tokens[phrase].upos == UPOS_PROPN &&
                    !event_repair_has_comma(r, dead, phrase);
        noun = bare ? phrase : noun;
    }
    bool lacks = event_repair_find(r, verb, DEPREL_OBJ, dead + 1, end) == TOKEN_NONE;
    if (noun != TOKEN_NONE && lacks && r->scene->date_of[noun] == TOKEN_NONE) {
        event_repair_attach(r, noun, verb, DEPREL_OBJ);
    }
    event_repair_move(r, dead, verb, dead + 1, end); /* "shot dead [by soldiers]" */
    if (event_repair_is(r, dead, DEPREL_XCOMP)) {
        return;
    }
    event_repair_move(r, dead, verb, r->scene->first, end);
    event_repair_attach(r, dead, verb, DEPREL_XCOMP);
}

/* "seized at least six ships", but not "fell six percent", "lasted six hours". */
static bool counts_things(const struct repair *r, uint32_t verb, uint32_t noun)
{
    static const char *const measures[] = {
        "time", "percent", "point", "kilometer", "kilometre", "mile",   "meter",  "metre",
        "hour", "day",     "week",  "month",     "year",      "minute", "second", "dollar",
        "euro", "degree",  "foot",  "inch",      "ton",       "tonne",  "pound",  "decade",
        "vote", "barrel",  "round", "cent",      "block",     "yard",   "league", NULL};
    if (span_is_one_of(r->tokens[noun].lemma, measures)) {
        return false;
    }
    return event_repair_has(r, noun, DEPREL_NUMMOD) &&
           event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma) != NULL;
}

/* "eased several of its sanctions": what is counted belongs to the number. */
void event_mend_some_of(struct repair *r, uint32_t word)
{
    uint32_t of = word + 1;
    uint32_t noun = of < r->scene->end ? event_repair_head(r, of) : TOKEN_NONE;
    if (noun != TOKEN_NONE && noun > of && span_is(r->tokens[of].norm, "of") &&
        event_repair_head(r, noun) == word && event_repair_is(r, noun, DEPREL_OBL) &&
        r->tokens[word].upos != UPOS_VERB && r->tokens[word].upos != UPOS_ADP) {
        r->tokens[noun].deprel = DEPREL_NMOD;
    }
}

/* Whether a word right behind a verb is its particle: "took in refugees". */
static bool is_particle(const struct repair *r, uint32_t verb, uint32_t word)
{
    const struct event_rule *rule = event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma);
    for (; rule && word == verb + 1; rule = event_lexicon_next(r->scene->lexicon, rule)) {
        if (rule->after.ptr && span_equal(rule->after, r->tokens[word].norm)) {
            return true;
        }
    }
    return false;
}

/* "pulled out of its program": what stands under a preposition is no object. */
void event_mend_object_of_preposition(struct repair *r, uint32_t verb)
{
    static const char *const words[] = {"of", "in", "from", "with", "against", "for", "into", NULL};
    uint32_t noun = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    uint32_t word =
        noun == TOKEN_NONE ? noun : event_repair_find(r, noun, DEPREL_CASE, verb + 1, noun);
    static const char *const places[] = {"coast", "island", "shore", "port", "cape", NULL};
    uint32_t off = verb + 1;
    if (noun != TOKEN_NONE && word == TOKEN_NONE && span_is(r->tokens[off].norm, "off") &&
        event_repair_head(r, off) == verb && span_is_one_of(r->tokens[noun].lemma, places)) {
        event_repair_attach(r, noun, verb, DEPREL_OBL); /* "capsized off the island" */
        event_repair_attach(r, off, noun, DEPREL_CASE);
        return;
    }
    if (word != TOKEN_NONE && is_particle(r, verb, word)) {
        event_repair_attach(r, word, verb, DEPREL_COMPOUND_PRT);
        return;
    }
    if (word != TOKEN_NONE && span_is_one_of(r->tokens[word].norm, words)) {
        r->tokens[noun].deprel = DEPREL_OBL;
    }
}

/* "arrested at least a dozen activists": people are no measure of time or way. */
void event_mend_measure(struct repair *r, uint32_t verb)
{
    uint32_t end = r->scene->end;
    uint32_t noun = event_repair_find(r, verb, DEPREL_OBL_UNMARKED, verb + 1, end);
    if (noun != TOKEN_NONE && r->tokens[noun].xpos == XPOS_NNS &&
        r->scene->date_of[noun] == TOKEN_NONE && event_repair_is_past(r, verb) &&
        !event_repair_has(r, verb, DEPREL_AUX_PASS) &&
        event_repair_find(r, verb, DEPREL_OBJ, verb + 1, end) == TOKEN_NONE &&
        (event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma) != NULL ||
         counts_things(r, verb, noun))) {
        r->tokens[noun].deprel = DEPREL_OBJ;
    }
}

/* "warned Finland of retaliation": whom, as a predicate or an indirect object. */
void event_mend_warned(struct repair *r, uint32_t verb)
{
    static const char *const telling[] = {"warn", "caution", "remind", "notify", NULL};
    static const enum deprel taken_for[] = {DEPREL_XCOMP, DEPREL_IOBJ, DEPREL_CCOMP};
    uint32_t end = r->scene->end;
    bool wants = span_is_one_of(r->tokens[verb].lemma, telling) &&
                 event_repair_find(r, verb, DEPREL_OBJ, verb + 1, end) == TOKEN_NONE;
    for (size_t i = 0; wants && i < sizeof taken_for / sizeof *taken_for; i++) {
        uint32_t name = event_repair_find(r, verb, taken_for[i], verb + 1, end);
        if (name != TOKEN_NONE && name - verb < 4 && event_repair_is_noun(r, name)) {
            uint32_t that = event_repair_find(r, name, DEPREL_ACL, name + 1, end);
            if (that != TOKEN_NONE && event_repair_has(r, that, DEPREL_MARK)) {
                event_repair_attach(r, that, verb, DEPREL_CCOMP);
            }
            r->tokens[name].deprel = DEPREL_OBJ;
        }
    }
}

/* "named Ann Lee to replace him": the only object as an indirect one. */
void event_mend_indirect_object(struct repair *r, uint32_t verb)
{
    uint32_t end = r->scene->end;
    uint32_t noun = event_repair_find(r, verb, DEPREL_IOBJ, verb + 1, end);
    if (noun != TOKEN_NONE && !event_repair_has(r, verb, DEPREL_CCOMP) &&
        event_repair_find(r, verb, DEPREL_OBJ, verb + 1, end) == TOKEN_NONE) {
        r->tokens[noun].deprel = DEPREL_OBJ;
    }
}

/* Whether a predicate is what the verb does something to: "named diplomat Ann Lee as envoy",
 * "called off a blockade", but not "became a judge", "was named envoy". */
static bool may_be_object(const struct repair *r, uint32_t verb, uint32_t noun)
{
    static const char *const being[] = {"become", "remain", "stay", "seem", "appear",
                                        "turn",   "prove",  "look", "feel", NULL};
    static const enum deprel of_predicate[] = {DEPREL_CASE, DEPREL_COP, DEPREL_MARK};
    static const enum deprel of_object[] = {DEPREL_DET, DEPREL_FLAT, DEPREL_APPOS};
    bool may = r->tokens[noun].upos == UPOS_PROPN;
    for (size_t i = 0; i < sizeof of_object / sizeof *of_object; i++) {
        may |= r->tokens[noun].upos == UPOS_NOUN && event_repair_has(r, noun, of_object[i]);
    }
    for (size_t i = 0; i < sizeof of_predicate / sizeof *of_predicate; i++) {
        may = may && !event_repair_has(r, noun, of_predicate[i]);
    }
    return may && !span_is_one_of(r->tokens[verb].lemma, being) &&
           !event_repair_has(r, verb, DEPREL_AUX_PASS);
}

/* "fined the bank $3 million", "named Ann Lee to replace him": the object as the subject of the
 * sum, or as a predicate. */
void event_mend_object(struct repair *r, uint32_t verb)
{
    uint32_t end = r->scene->end;
    uint32_t sum = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, end);
    if (sum != TOKEN_NONE && r->tokens[sum].upos != UPOS_SYM) {
        return;
    }
    sum = sum == TOKEN_NONE ? event_repair_find(r, verb, DEPREL_CCOMP, verb + 1, end) : sum;
    if (sum != TOKEN_NONE && (r->tokens[sum].upos == UPOS_SYM || r->tokens[sum].upos == UPOS_NUM)) {
        uint32_t noun = event_repair_find(r, sum, DEPREL_NSUBJ, verb + 1, sum);
        bool name = noun == TOKEN_NONE && r->tokens[sum].upos == UPOS_SYM &&
                    r->tokens[sum - 1].upos == UPOS_PROPN && event_repair_head(r, sum - 1) == sum;
        noun = name ? sum - 1 : noun; /* "fined Google $20 million" */
        if (noun != TOKEN_NONE) {
            event_repair_attach(r, noun, verb, DEPREL_OBJ);
            event_repair_attach(r, sum, verb, DEPREL_OBL_UNMARKED);
        }
        return;
    }
    uint32_t name = event_repair_find(r, verb, DEPREL_XCOMP, verb + 1, end);
    if (sum == TOKEN_NONE && name != TOKEN_NONE && may_be_object(r, verb, name)) {
        event_repair_attach(r, name, verb, DEPREL_OBJ);
    }
}

/* "held prisoner": what somebody is held as, taken for whom. */
static void mend_held_as(struct repair *r, uint32_t participle)
{
    uint32_t as = event_repair_find(r, participle, DEPREL_OBJ, participle + 1, r->scene->end);
    if (as == participle + 1 &&
        (span_is(r->tokens[as].norm, "prisoner") || span_is(r->tokens[as].norm, "captive") ||
         span_is(r->tokens[as].norm, "hostage"))) {
        event_repair_attach(r, as, participle, DEPREL_XCOMP);
    }
}

/* "freed three Finns held in Lima": the number as the object, and those whom it counts as the
 * subject of the participle or beside it. */
void event_mend_counted(struct repair *r, uint32_t verb)
{
    uint32_t number = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    uint32_t noun = number == TOKEN_NONE ? TOKEN_NONE : number + 1;
    if (number == TOKEN_NONE || noun >= r->scene->end || r->tokens[number].xpos != XPOS_CD ||
        (r->tokens[noun].xpos != XPOS_NNS && r->tokens[noun].xpos != XPOS_NNPS) ||
        r->scene->date_of[noun] != TOKEN_NONE || r->scene->date_of[number] != TOKEN_NONE) {
        return;
    }
    uint32_t held = event_repair_head(r, noun);
    bool participle = held == noun + 1 && event_repair_is(r, noun, DEPREL_NSUBJ) &&
                      event_repair_is_past(r, held) && event_repair_head(r, held) == verb;
    if (!participle && held != verb) {
        return;
    }
    if (participle || (noun + 1 < r->scene->end && event_repair_is_past(r, noun + 1) &&
                       event_repair_head(r, noun + 1) == verb)) {
        event_repair_attach(r, noun + 1, noun, DEPREL_ACL);
        mend_held_as(r, noun + 1);
    }
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
    event_repair_attach(r, number, noun, DEPREL_NUMMOD);
}

/* A participle right before what people are held as. */
static bool is_held_as(const struct repair *r, uint32_t participle)
{
    static const char *const kept[] = {"hostage", "prisoner", "captive"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (participle + 1 < r->scene->end && span_is(r->tokens[participle + 1].norm, kept[i])) {
            return true;
        }
    }
    return false;
}

/* "freed four Finns held prisoner": a participle right behind the object belongs to it. */
void event_mend_participle_behind_object(struct repair *r, uint32_t verb)
{
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    uint32_t held = object == TOKEN_NONE ? object : object + 1;
    if (held != TOKEN_NONE && held < r->scene->end && event_repair_is_past(r, held) &&
        event_repair_is(r, held, DEPREL_ACL) && event_repair_head(r, held) == object) {
        mend_held_as(r, held);
    }
    if (held == TOKEN_NONE || held >= r->scene->end || !event_repair_is_past(r, held) ||
        (!event_repair_is(r, held, DEPREL_ADVCL) && !is_held_as(r, held)) ||
        event_repair_head(r, held) != verb || event_repair_has(r, held, DEPREL_MARK) ||
        event_repair_has(r, held, DEPREL_AUX_PASS) || event_repair_has_subject(r, held)) {
        return;
    }
    event_repair_attach(r, held, object, DEPREL_ACL);
    mend_held_as(r, held);
}

/* "taken 60 farmers hostage": whom, as a part of what they are held as. */
void event_mend_hostage(struct repair *r, uint32_t verb)
{
    static const char *const kept[] = {"hostage", "prisoner", "captive", NULL};
    uint32_t state = event_repair_find(r, verb, DEPREL_ADVMOD, verb + 1, r->scene->end);
    if (state != TOKEN_NONE && span_is_one_of(r->tokens[state].norm, kept) &&
        (state == verb + 1 || r->tokens[state - 1].upos == UPOS_NOUN)) {
        r->tokens[state].deprel = DEPREL_XCOMP; /* "were taken hostage" */
        return;
    }
    uint32_t whose = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    if (whose != TOKEN_NONE && whose + 1 < r->scene->end &&
        span_is_one_of(r->tokens[whose + 1].norm, kept) &&
        event_repair_head(r, whose + 1) == whose) {
        event_repair_attach(r, whose + 1, verb, DEPREL_XCOMP);
        return;
    }
    uint32_t as = whose != TOKEN_NONE && whose > verb + 1
                      ? whose
                      : event_repair_find(r, verb, DEPREL_OBL, verb + 2, r->scene->end);
    if (as == TOKEN_NONE || !span_is_one_of(r->tokens[as].norm, kept) ||
        event_repair_head(r, as - 1) != as || !event_repair_is(r, as - 1, DEPREL_COMPOUND)) {
        return;
    }
    uint32_t whom = as - 1;
    event_repair_move(r, as, whom, verb + 1, whom);
    event_repair_attach(r, whom, verb, DEPREL_OBJ);
    event_repair_attach(r, as, verb, DEPREL_XCOMP);
}

/* "launched the attack hours after it met", "freed Ann Lee six months after ...": a length of time
 * before "after" is no part of the object, nor a clause about it. */
void event_mend_length(struct repair *r, uint32_t verb)
{
    static const char *const lengths[] = {"hours", "days", "weeks", "months", "years", "minutes",
                                          "hour",  "day",  "week",  "month",  "year",  NULL};
    static const char *const links[] = {"after", "before", "later", "earlier", NULL};
    uint32_t length = verb + 1;
    while (length < r->scene->end && !(event_repair_head(r, length) == verb &&
                                       span_is_one_of(r->tokens[length].norm, lengths))) {
        length++;
    }
    if (length + 1 >= r->scene->end || length < verb + 2 ||
        !span_is_one_of(r->tokens[length + 1].norm, links)) {
        return;
    }
    uint32_t noun = event_repair_find(r, length, DEPREL_NSUBJ, verb + 1, length);
    for (uint32_t i = verb + 1; i < length && noun == TOKEN_NONE; i++) {
        bool last = r->tokens[i + 1].upos != UPOS_NOUN && r->tokens[i + 1].upos != UPOS_PROPN;
        bool part = event_repair_head(r, i) == length && event_repair_is(r, i, DEPREL_COMPOUND);
        noun = part && (last || i + 1 == length) ? i : noun;
    }
    if (noun == TOKEN_NONE || event_repair_head(r, noun) != length) {
        return;
    }
    event_repair_move(r, length, noun, verb + 1, noun);
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
    event_repair_attach(r, length, verb, DEPREL_OBL_UNMARKED);
}

/* "freed detained journalist Ann Lee": a participle between a verb and its object. */
void event_mend_participle_of_object(struct repair *r, uint32_t verb)
{
    static const char *const takes[] = {"get",   "have", "be",   "see",    "keep", "remain", "want",
                                        "leave", "find", "stay", "become", "hear", "go",     NULL};
    uint32_t participle = verb + 1;
    if (participle >= r->scene->end || r->tokens[participle].xpos != XPOS_VBN ||
        !event_repair_is(r, participle, DEPREL_XCOMP) || event_repair_head(r, participle) != verb ||
        span_is_one_of(r->tokens[verb].lemma, takes)) {
        return;
    }
    uint32_t end = r->scene->end;
    uint32_t object = event_repair_find(r, participle, DEPREL_OBJ, participle + 1, end);
    if (object == TOKEN_NONE) {
        object = event_repair_find(r, participle, DEPREL_NSUBJ_PASS, participle + 1, end);
    }
    if (object == TOKEN_NONE || r->tokens[participle + 1].upos == UPOS_DET) {
        return;
    }
    event_repair_move(r, participle, verb, object + 1, end);
    event_repair_attach(r, object, verb, DEPREL_OBJ);
    event_repair_attach(r, participle, object, DEPREL_AMOD);
}

/* "offering talks with X and Y": what the first of two joined verbs has behind the second one's
 * object belongs to that object. */
static void take_partners(struct repair *r, uint32_t verb, uint32_t object)
{
    uint32_t partner = TOKEN_NONE;
    for (uint32_t i = object + 1; i < r->scene->end; i++) {
        bool below = event_repair_head(r, i) == verb;
        if (below && partner == TOKEN_NONE && event_repair_is(r, i, DEPREL_OBL) &&
            r->scene->date_of[i] == TOKEN_NONE) {
            partner = i;
            event_repair_attach(r, i, object, DEPREL_NMOD);
        } else if (below && partner != TOKEN_NONE && event_repair_is(r, i, DEPREL_CONJ) &&
                   r->tokens[i].upos == UPOS_PROPN) {
            event_repair_attach(r, i, partner, DEPREL_CONJ);
        }
    }
}

/* "speaking in public and offering talks": the second verb as joined to a word of the first one's
 * phrase, its object as the first one's. */
void event_mend_joined_participle(struct repair *r, uint32_t verb)
{
    uint32_t word = event_repair_head(r, verb), noun = verb + 1;
    if (word == TOKEN_NONE || word > verb || noun >= r->scene->end ||
        !event_repair_is(r, verb, DEPREL_CONJ) || r->tokens[verb].xpos != XPOS_VBG ||
        r->tokens[verb - 1].upos != UPOS_CCONJ || r->tokens[word].upos == UPOS_VERB ||
        (!event_repair_is(r, noun, DEPREL_OBJ) && !event_repair_is(r, noun, DEPREL_OBL))) {
        return;
    }
    uint32_t other = event_repair_head(r, noun);
    if (other != TOKEN_NONE && other < word && r->tokens[other].xpos == XPOS_VBG) {
        event_repair_attach(r, verb, other, DEPREL_CONJ);
        event_repair_attach(r, noun, verb, DEPREL_OBJ);
        if (!event_repair_is(r, word,
                             DEPREL_OBJ)) { /* not "killing ten men and abducting dozens" */
            event_repair_attach(r, word, other, DEPREL_OBL);
        }
        event_repair_move(r, noun, word, other + 1, verb);
        take_partners(r, other, noun);
    }
}

/* "killed two men and injured [three others]": the second verb's object hung under the first. */
void event_mend_joined_object(struct repair *r, uint32_t verb)
{
    uint32_t end = r->scene->end;
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, end);
    uint32_t joined = event_repair_find(r, verb, DEPREL_CONJ, verb + 2, end);
    uint32_t noun = joined == TOKEN_NONE
                        ? joined
                        : event_repair_find(r, verb, DEPREL_OBL_UNMARKED, joined + 1, end);
    if (noun == TOKEN_NONE || object == TOKEN_NONE || object > joined || noun - joined > 3 ||
        !event_repair_is_past(r, joined) || r->scene->date_of[noun] != TOKEN_NONE ||
        event_repair_find(r, joined, DEPREL_OBJ, joined + 1, end) != TOKEN_NONE ||
        event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma) == NULL) {
        return;
    }
    event_repair_attach(r, noun, joined, DEPREL_OBJ);
}

/* Whether a phrase hangs below a noun, if need be under another phrase of it. */
static bool is_phrase_of(const struct repair *r, uint32_t phrase, uint32_t noun)
{
    for (int i = 0; i < 3 && phrase != TOKEN_NONE && event_repair_is(r, phrase, DEPREL_NMOD); i++) {
        phrase = event_repair_head(r, phrase);
        if (phrase == noun) {
            return true;
        }
    }
    return false;
}

/* "accused the army of unlawful arrests": what is neither a name nor people is the charge. */
void event_mend_charge(struct repair *r, uint32_t verb)
{
    static const char *const verbs[] = {"accuse", "acquit", "clear",   "convict", "deprive",
                                        "rob",    "strip",  "suspect", NULL};
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    bool charges = span_is_one_of(r->tokens[verb].lemma, verbs);
    uint32_t first = charges && object != TOKEN_NONE ? object + 1 : r->scene->end;
    for (uint32_t i = first; i < r->scene->end; i++) {
        uint32_t of = event_repair_find(r, i, DEPREL_CASE, object + 1, i);
        if (is_phrase_of(r, i, object) && of != TOKEN_NONE && span_is(r->tokens[of].norm, "of") &&
            r->scene->mention_of[i] == TOKEN_NONE &&
            event_lexicon_sector(r->scene->lexicon, r->tokens[i].lemma) == NULL) {
            event_repair_attach(r, i, verb, DEPREL_OBL);
        }
    }
}

/* "accused rebels in X of murder": between the accused and the charge stands what tells of them. */
void event_mend_place_of_accused(struct repair *r, uint32_t verb)
{
    static const char *const verbs[] = {"accuse", "suspect", "convict", "charge",
                                        "acquit", "blame",   NULL};
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    if (object == TOKEN_NONE || !span_is_one_of(r->tokens[verb].lemma, verbs)) {
        return;
    }
    uint32_t place = event_repair_find(r, verb, DEPREL_OBL, object + 1, r->scene->end);
    if (place != TOKEN_NONE && place - object < 5 && place + 1 < r->scene->end &&
        r->scene->mention_of[place] != TOKEN_NONE &&
        (span_is(r->tokens[place + 1].norm, "of") || span_is(r->tokens[place + 1].norm, "for"))) {
        event_repair_attach(r, place, object, DEPREL_NMOD);
    }
}

/* Verbs that have both what is given and to whom without a preposition. */
static bool is_giving(const struct repair *r, uint32_t verb)
{
    static const char *const giving[] = {"give", "hand",  "offer", "grant", "award", "send",
                                         "lend", "allot", "sell",  "deny",  NULL};
    return span_is_one_of(r->tokens[verb].lemma, giving);
}

/* "gave the leaders seven days", "handed the mayor a sentence": what is given, hung under whom it
 * is given to or beside him. */
void event_mend_two_objects(struct repair *r, uint32_t verb)
{
    uint32_t end = r->scene->end;
    uint32_t whom = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, end);
    if (whom == TOKEN_NONE || !is_giving(r, verb) || event_repair_has(r, verb, DEPREL_IOBJ)) {
        return;
    }
    for (uint32_t what = whom + 1; what < end && what < whom + 8; what++) {
        uint32_t head = event_repair_head(r, what);
        bool beside =
            (head == whom &&
             (event_repair_is(r, what, DEPREL_OBJ) || event_repair_is(r, what, DEPREL_APPOS))) ||
            (head == verb &&
             (event_repair_is(r, what, DEPREL_DISLOCATED) || event_repair_is(r, what, DEPREL_OBJ)));
        uint8_t upos = r->tokens[what].upos;
        if (beside && (upos == UPOS_NOUN || upos == UPOS_SYM) &&
            !span_is(r->tokens[whom + 1].norm, ",")) {
            r->tokens[whom].deprel = DEPREL_IOBJ;
            event_repair_attach(r, what, verb, DEPREL_OBJ);
            return;
        }
    }
}

/* "granted Morales asylum": a name before what is given is no part of that. */
void event_mend_receiver(struct repair *r, uint32_t verb)
{
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 2, r->scene->end);
    uint32_t name = object == TOKEN_NONE
                        ? object
                        : event_repair_find(r, object, DEPREL_COMPOUND, verb + 1, object);
    if (name == TOKEN_NONE || !is_giving(r, verb) || r->scene->mention_of[name] == TOKEN_NONE ||
        name != verb + 1 ||
        event_lexicon_sector(r->scene->lexicon, r->tokens[object].lemma) != NULL ||
        r->scene->mention_of[object] != TOKEN_NONE) {
        return;
    }
    const struct mention *mention = &r->scene->analysis->mentions[r->scene->mention_of[name]];
    if (mention->type == ENTITY_PERSON || mention->subtype == SUBTYPE_COUNTRY) {
        event_repair_attach(r, name, verb, DEPREL_IOBJ);
    }
}

/* Verbs that make somebody something. */
static bool makes(const struct repair *r, uint32_t verb)
{
    static const char *const verbs[] = {"declare", "proclaim", "name",   "crown",     "elect",
                                        "appoint", "nominate", "choose", "designate", "re-elect",
                                        "reelect", "label",    "brand",  NULL};
    return span_is_one_of(r->tokens[verb].lemma, verbs);
}

/* "Ann Lee was elected mayor": what somebody is made, as the one who is made it. */
void event_mend_post(struct repair *r, uint32_t verb)
{
    uint32_t post = makes(r, verb) && event_repair_has(r, verb, DEPREL_AUX_PASS) &&
                            event_repair_has(r, verb, DEPREL_NSUBJ_PASS)
                        ? event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end)
                        : TOKEN_NONE;
    if (post != TOKEN_NONE && r->scene->date_of[post] == TOKEN_NONE) {
        r->tokens[post].deprel = DEPREL_XCOMP;
    }
}

/* "declared the incumbent, Ann Lee, the winner": behind the name between commas stands what he is
 * made. */
static void mend_described_object(struct repair *r, uint32_t verb)
{
    uint32_t end = r->scene->end;
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, end);
    uint32_t name =
        object == TOKEN_NONE ? object : event_repair_find(r, object, DEPREL_APPOS, object + 1, end);
    uint32_t post =
        name == TOKEN_NONE ? name : event_repair_find(r, name, DEPREL_APPOS, name + 1, end);
    if (post == TOKEN_NONE) {
        post =
            name == TOKEN_NONE ? name : event_repair_find(r, object, DEPREL_APPOS, name + 1, end);
    }
    uint32_t mention = name == TOKEN_NONE ? name : r->scene->mention_of[name];
    if (post == TOKEN_NONE || mention == TOKEN_NONE ||
        r->scene->analysis->mentions[mention].type != ENTITY_PERSON ||
        r->scene->mention_of[object] != TOKEN_NONE || r->tokens[post].upos != UPOS_NOUN ||
        !span_is(r->tokens[name - 1].norm, ",") || !event_repair_has_comma(r, name, post)) {
        return;
    }
    event_repair_attach(r, post, verb, DEPREL_XCOMP);
    event_repair_attach(r, name, verb, DEPREL_OBJ);
    event_repair_move(r, object, name, r->scene->first, object);
    event_repair_attach(r, object, name, DEPREL_NMOD_DESC);
}

/* "declared Ann Lee the winner": no comma sets off what somebody is made, which the parser takes
 * for an apposition, for one more object or for what the name is a part of. */
void event_mend_predicate(struct repair *r, uint32_t verb)
{
    static const enum deprel below[] = {DEPREL_OBJ, DEPREL_IOBJ, DEPREL_COMPOUND};
    uint32_t end = r->scene->end, name = verb + 1;
    if (!makes(r, verb)) {
        return;
    }
    mend_described_object(r, verb);
    while (name < end && r->scene->mention_of[name] == TOKEN_NONE &&
           (event_repair_is(r, name, DEPREL_NMOD_DESC) || event_repair_is(r, name, DEPREL_AMOD))) {
        name++; /* the title before the name */
    }
    while (name < end && r->tokens[name].upos == UPOS_DET) {
        name++;
    }
    while (name + 1 < end && r->scene->mention_of[name] != TOKEN_NONE &&
           r->scene->mention_of[name] == r->scene->mention_of[name + 1] &&
           event_repair_head(r, name) != TOKEN_NONE && event_repair_head(r, name) > name &&
           r->scene->mention_of[event_repair_head(r, name)] == r->scene->mention_of[name]) {
        name++; /* the head of a body's name stands last */
    }
    bool person =
        name < end && r->scene->mention_of[name] != TOKEN_NONE &&
        (r->scene->analysis->mentions[r->scene->mention_of[name]].type == ENTITY_PERSON ||
         r->scene->analysis->mentions[r->scene->mention_of[name]].type == ENTITY_ORGANIZATION);
    for (size_t i = 0; i < sizeof below / sizeof *below && person; i++) {
        if (!event_repair_is(r, name, below[i])) {
            continue;
        }
        bool part = below[i] == DEPREL_COMPOUND;
        if (part &&
            r->scene->analysis->mentions[r->scene->mention_of[name]].type != ENTITY_PERSON) {
            return; /* "named next UN chief" */
        }
        uint32_t post = part ? event_repair_head(r, name) : TOKEN_NONE;
        post = part ? post : event_repair_find(r, name, DEPREL_APPOS, name + 1, end);
        post = post == TOKEN_NONE ? event_repair_find(r, verb, DEPREL_OBJ, name + 1, end) : post;
        if (post != TOKEN_NONE && post > name && r->tokens[post].upos == UPOS_NOUN &&
            !event_repair_has_comma(r, name, post)) {
            event_repair_attach(r, post, verb, DEPREL_XCOMP);
            event_repair_attach(r, name, verb, DEPREL_OBJ);
        }
        return;
    }
}
