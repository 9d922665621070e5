/* Clauses without a word that opens them, and what stands between commas inside of one. Only verbs
 * that are done to somebody and have no object of their own become participles. */
#include "event_mends.h"

#include "extract/events/event_sufferer.h"

static bool is_thing(const struct repair *r, uint32_t token)
{
    return event_repair_is_noun(r, token) && r->scene->date_of[token] == TOKEN_NONE;
}

/* Whether the verb tells of force or law done to somebody. */
static bool is_done_to(const struct repair *r, uint32_t verb)
{
    const struct event_rule *rule = event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma);
    for (; rule; rule = event_lexicon_next(r->scene->lexicon, rule)) {
        bool force = rule->type == EVENT_ASSAULT || rule->type == EVENT_COERCE ||
                     rule->type == EVENT_LEGAL || rule->type == EVENT_RETREAT;
        if (force && event_rule_acts_on(rule, SLOT_OBJ)) {
            return true;
        }
    }
    return false;
}

/* Whether the verb is a past form that stands alone: no auxiliary, and no object but a day. */
static bool is_bare(const struct repair *r, uint32_t verb)
{
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, r->scene->first, r->scene->end);
    return event_repair_is_past(r, verb) && !event_repair_has(r, verb, DEPREL_AUX) &&
           !event_repair_has(r, verb, DEPREL_AUX_PASS) && !event_repair_has(r, verb, DEPREL_CC) &&
           (object == TOKEN_NONE || r->scene->date_of[object] != TOKEN_NONE);
}

/* The noun right before the verb; TOKEN_NONE when something else stands there. */
static uint32_t noun_before(const struct repair *r, uint32_t verb)
{
    uint32_t noun = verb == r->scene->first ? TOKEN_NONE : verb - 1;
    while (noun != TOKEN_NONE && is_thing(r, noun) && event_repair_is(r, noun, DEPREL_FLAT)) {
        noun = event_repair_head(r, noun);
    }
    return noun != TOKEN_NONE && is_thing(r, noun) ? noun : TOKEN_NONE;
}

static void make_participle(struct repair *r, uint32_t verb, uint32_t noun)
{
    uint32_t day = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    event_repair_attach(r, verb, noun, DEPREL_ACL);
    r->tokens[verb].xpos = XPOS_VBN;
    if (day != TOKEN_NONE) {
        event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
    }
}

/* "to free a man kidnapped Friday": without "and" or a comma no second verb of the main clause. */
void event_mend_bare_participle(struct repair *r, uint32_t verb)
{
    uint32_t main = event_repair_head(r, verb), noun = noun_before(r, verb);
    if (main != TOKEN_NONE && main < verb && noun != TOKEN_NONE && noun > main &&
        event_repair_is(r, verb, DEPREL_CONJ) && is_bare(r, verb) &&
        !event_repair_has_subject(r, verb) && is_done_to(r, verb) &&
        event_repair_head(r, noun) != TOKEN_NONE) {
        make_participle(r, verb, noun);
    }
}

/* The predicate behind the verb that has only a day, or with a form of "be" nothing, for its
 * subject; TOKEN_NONE. */
static uint32_t predicate_behind(const struct repair *r, uint32_t verb)
{
    for (uint32_t i = verb + 1; i < r->scene->end; i++) {
        if (event_repair_is_word(r, i, ",") || r->tokens[i].upos == UPOS_CCONJ ||
            event_repair_is_word(r, i, "that")) {
            return TOKEN_NONE;
        }
        uint32_t subject = event_repair_find(r, i, DEPREL_NSUBJ, verb + 1, i);
        bool of_day = subject != TOKEN_NONE && r->scene->date_of[subject] != TOKEN_NONE;
        bool bare = subject == TOKEN_NONE && event_repair_has(r, i, DEPREL_COP) &&
                    !event_repair_has(r, i, DEPREL_EXPL);
        if (event_repair_head(r, i) == verb && (of_day || bare) &&
            (event_repair_is(r, i, DEPREL_CCOMP) || event_repair_is(r, i, DEPREL_XCOMP)) &&
            !event_repair_has(r, i, DEPREL_MARK)) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* "one of the men killed Friday is a chief": the verb that stands by itself is the clause's. */
void event_mend_participle_as_main(struct repair *r, uint32_t verb)
{
    uint32_t subject = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    uint32_t noun = noun_before(r, verb);
    if (subject == TOKEN_NONE || noun == TOKEN_NONE || !is_bare(r, verb) || !is_done_to(r, verb)) {
        return;
    }
    uint32_t predicate = predicate_behind(r, verb);
    if (predicate == TOKEN_NONE) {
        return;
    }
    uint32_t day = event_repair_find(r, predicate, DEPREL_NSUBJ, verb + 1, predicate);
    event_repair_replace(r, predicate, verb);
    event_repair_attach(r, subject, predicate, DEPREL_NSUBJ);
    make_participle(r, verb, noun);
    if (day != TOKEN_NONE) {
        event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
    }
}

static bool has_relative_pronoun(const struct repair *r, uint32_t verb)
{
    for (uint32_t i = r->scene->first; i < verb; i++) {
        enum xpos xpos = (enum xpos)r->tokens[i].xpos;
        if (event_repair_head(r, i) == verb &&
            (xpos == XPOS_WDT || xpos == XPOS_WP || xpos == XPOS_WRB)) {
            return true;
        }
    }
    return false;
}

/* "four others, including an officer, were hurt": behind the second comma the clause goes on. */
void event_mend_including(struct repair *r, uint32_t verb)
{
    uint32_t named = event_repair_head(r, verb);
    uint32_t whole = named == TOKEN_NONE ? named : event_repair_head(r, named);
    bool passive = event_repair_has(r, verb, DEPREL_AUX_PASS);
    if (whole == TOKEN_NONE || whole > named || named > verb ||
        !event_repair_is(r, verb, DEPREL_ACL_RELCL) || !is_thing(r, whole) ||
        event_repair_has_subject(r, verb) || (!passive && !event_repair_is_finite(r, verb)) ||
        has_relative_pronoun(r, verb) || !event_repair_has_comma(r, named, verb)) {
        return;
    }
    uint32_t including = event_repair_find(r, named, DEPREL_CASE, whole, named);
    if (including == TOKEN_NONE || !event_repair_is_word(r, including, "including")) {
        return;
    }
    uint32_t and = event_repair_find(r, whole, DEPREL_CC, r->scene->first, whole);
    event_repair_replace(r, verb, whole);
    event_repair_attach(r, whole, verb, passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ);
    if (and != TOKEN_NONE) {
        event_repair_attach(r, and, verb, DEPREL_CC);
    }
}

/* "barred firms it said had helped Y": who only says so stands between the firms and what they
 * did. */
void event_mend_said_between(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    uint32_t main = event_repair_head(r, verb);
    uint32_t saying = noun == TOKEN_NONE ? noun : noun + 2;
    if (noun == TOKEN_NONE || main == TOKEN_NONE || main > noun || saying + 1 >= verb ||
        !event_repair_is(r, verb, DEPREL_CCOMP) || r->tokens[main].upos != UPOS_VERB ||
        r->tokens[noun + 1].xpos != XPOS_PRP || !event_repair_is(r, saying, DEPREL_ACL_RELCL) ||
        event_repair_head(r, saying) != noun || event_repair_has(r, main, DEPREL_OBJ) ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma)) {
        return;
    }
    event_repair_attach(r, noun, main, DEPREL_OBJ);
    event_repair_attach(r, verb, noun, DEPREL_ACL_RELCL);
    event_repair_attach(r, saying, verb, DEPREL_PARATAXIS);
}

/* "killing himself and an officer": a noun behind an object and "and" is one more of it, unless a
 * verb follows that it is the subject of. */
void event_mend_joined_noun(struct repair *r, uint32_t noun)
{
    uint32_t verb = event_repair_head(r, noun);
    if (!event_repair_is(r, noun, DEPREL_CONJ) || verb == TOKEN_NONE ||
        r->tokens[verb].upos != UPOS_VERB || !is_thing(r, noun)) {
        return;
    }
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, noun);
    uint32_t and = event_repair_find(r, noun, DEPREL_CC, r->scene->first, noun);
    if (object == TOKEN_NONE || and != object + 1 || event_repair_has(r, noun, DEPREL_COP) ||
        event_repair_has(r, noun, DEPREL_NSUBJ) || event_repair_has(r, noun, DEPREL_ACL) ||
        event_repair_has(r, noun, DEPREL_ACL_RELCL)) {
        return;
    }
    event_repair_attach(r, noun, object, DEPREL_CONJ);
}

/* "left, having already signed": a form of "have" before a participle is its auxiliary. */
void event_mend_having(struct repair *r, uint32_t having)
{
    uint32_t verb = event_repair_find(r, having, DEPREL_CCOMP, having + 1, r->scene->end);
    verb = verb == TOKEN_NONE
               ? event_repair_find(r, having, DEPREL_XCOMP, having + 1, r->scene->end)
               : verb;
    if (!event_repair_is_word(r, having, "having") || verb == TOKEN_NONE ||
        r->tokens[verb].xpos != XPOS_VBN || verb > having + 3) {
        return;
    }
    event_repair_replace(r, verb, having);
    event_repair_move(r, having, verb, r->scene->first, r->scene->end);
    event_repair_attach(r, having, verb, DEPREL_AUX);
    r->tokens[having].upos = UPOS_AUX;
    if (event_repair_is(r, verb, DEPREL_CONJ) && !event_repair_has(r, verb, DEPREL_CC)) {
        r->tokens[verb].deprel = DEPREL_ADVCL;
    }
}

/* "accusing Oslo of rights violations": a name before a preposition is no part of what stands
 * behind it. */
void event_mend_object_of_noun(struct repair *r, uint32_t verb)
{
    uint32_t name = verb + 1, first = name, noun = TOKEN_NONE;
    while (name < r->scene->end && r->scene->mention_of[name] != TOKEN_NONE &&
           r->scene->mention_of[name] == r->scene->mention_of[first] &&
           event_repair_head(r, name) != TOKEN_NONE) {
        noun = event_repair_head(r, name) > name ? event_repair_head(r, name) : noun;
        name++;
    }
    if (name == first || name >= r->scene->end || noun == TOKEN_NONE || noun <= name ||
        r->tokens[name].upos != UPOS_ADP || event_repair_head(r, name) == TOKEN_NONE ||
        event_repair_head(r, name) < name || event_repair_head(r, name) > noun ||
        !event_repair_is(r, noun, DEPREL_OBJ) || event_repair_head(r, noun) != verb) {
        return;
    }
    event_repair_attach(r, name - 1, verb, DEPREL_OBJ);
    event_repair_attach(r, noun, verb, DEPREL_OBL);
    event_repair_attach(r, name, noun, DEPREL_CASE);
    for (uint32_t i = first; i + 1 < name; i++) {
        event_repair_attach(r, i, name - 1, DEPREL_COMPOUND);
    }
}

/* "found Ann Lee, who led the group, guilty": what the court found stands behind the clause. */
void event_mend_found_guilty(struct repair *r, uint32_t verb)
{
    uint32_t next = verb + 1;
    if (!span_is(r->tokens[verb].lemma, "find") || event_repair_has(r, verb, DEPREL_XCOMP)) {
        return;
    }
    if (event_repair_is_word(r, next, "guilty") && event_repair_has(r, verb, DEPREL_AUX_PASS) &&
        event_repair_is(r, next, DEPREL_AMOD)) {
        event_repair_attach(r, next, verb, DEPREL_XCOMP); /* "was found guilty last month" */
        return;
    }
    if (!event_repair_has(r, verb, DEPREL_OBJ)) {
        return;
    }
    for (uint32_t i = verb + 2; i < r->scene->end; i++) {
        if (event_repair_is_word(r, i - 1, ",") &&
            (event_repair_is_word(r, i, "guilty") || event_repair_is_word(r, i, "liable"))) {
            event_repair_attach(r, i, verb, DEPREL_XCOMP);
            r->tokens[i].upos = UPOS_ADJ;
            r->tokens[i].xpos = XPOS_JJ;
            r->tokens[i].lemma = r->tokens[i].norm;
            return;
        }
    }
}

static bool is_harm(const struct repair *r, uint32_t verb)
{
    return event_lexicon_in(r->scene->lexicon, EVENT_CLASS_HARM, r->tokens[verb].lemma);
}

/* "ten were killed and nine wounded when a bomb went off": what harmed the second harmed both. */
void event_mend_cause_of_both(struct repair *r, uint32_t verb)
{
    uint32_t second = event_repair_head(r, verb);
    uint32_t first = second == TOKEN_NONE ? second : event_repair_head(r, second);
    uint32_t when = event_repair_find(r, verb, DEPREL_ADVMOD, r->scene->first, verb);
    if (first != TOKEN_NONE && first < second && second < verb && when != TOKEN_NONE &&
        event_repair_is_word(r, when, "when") && event_repair_is(r, verb, DEPREL_ADVCL) &&
        event_repair_is(r, second, DEPREL_CONJ) && is_harm(r, first) && is_harm(r, second) &&
        event_repair_has(r, first, DEPREL_AUX_PASS) &&
        !event_repair_has(r, second, DEPREL_AUX_PASS)) {
        event_repair_attach(r, verb, first, DEPREL_ADVCL);
        for (uint32_t i = second + 1; i < when; i++) {
            if (r->scene->date_of[i] != TOKEN_NONE && event_repair_head(r, i) == second) {
                event_repair_attach(r, i, first, DEPREL_OBL_UNMARKED);
            }
        }
    }
}

/* "a bomb south of Kano killed": what is told of is not told of the direction. */
void event_mend_direction(struct repair *r, uint32_t token)
{
    static const char *const words[] = {"north",     "south",     "east",      "west", "northeast",
                                        "northwest", "southeast", "southwest", NULL};
    uint32_t verb = event_repair_head(r, token);
    if (verb == TOKEN_NONE || verb <= token || r->tokens[verb].upos != UPOS_VERB ||
        !span_is_one_of(r->tokens[token].norm, words)) {
        return;
    }
    uint32_t noun = event_repair_find(r, token, DEPREL_NSUBJ, r->scene->first, token);
    if (noun != TOKEN_NONE && !event_repair_has_subject(r, verb)) {
        event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
        event_repair_attach(r, token, noun, DEPREL_ADVMOD);
        event_repair_move(r, token, verb, r->scene->first, noun);
    }
}

/* "wounded two newly arrived soldiers": the number counts those whom the participle describes. */
void event_mend_counted_participle(struct repair *r, uint32_t participle)
{
    uint32_t verb = event_repair_head(r, participle), number = participle - 2;
    uint32_t noun = event_repair_find(r, participle, DEPREL_OBJ, participle + 1, r->scene->end);
    if (participle < r->scene->first + 2 || verb == TOKEN_NONE || noun == TOKEN_NONE ||
        verb > number || r->tokens[participle - 1].upos != UPOS_ADV ||
        r->tokens[number].upos != UPOS_NUM || !event_repair_is(r, number, DEPREL_OBJ) ||
        event_repair_head(r, number) != verb || !event_repair_is_past(r, participle) ||
        event_repair_has_subject(r, participle)) {
        return;
    }
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
    event_repair_move(r, participle, noun, participle + 1, r->scene->end);
    event_repair_attach(r, number, noun, DEPREL_NUMMOD);
    event_repair_make_attribute(r, participle, noun);
}

/* "President Bush Thursday congratulated": a day between somebody and what he did is neither he nor
 * a part of his name. */
void event_mend_day_between(struct repair *r, uint32_t day)
{
    uint32_t head = event_repair_head(r, day);
    bool other = event_repair_is(r, day, DEPREL_NSUBJ) && head != TOKEN_NONE && head > day &&
                 r->tokens[head].upos == UPOS_VERB &&
                 event_repair_find(r, head, DEPREL_NSUBJ, r->scene->first, day) != TOKEN_NONE;
    bool part = (event_repair_is(r, day, DEPREL_FLAT) || event_repair_is(r, day, DEPREL_APPOS)) &&
                head != TOKEN_NONE && head < day && r->scene->date_of[head] == TOKEN_NONE;
    if (!other && !part) {
        return;
    }
    bool subject = other;
    for (int i = 0; i < 3 && part && head != TOKEN_NONE && head < day; i++) {
        subject =
            event_repair_is(r, head, DEPREL_NSUBJ) || event_repair_is(r, head, DEPREL_NSUBJ_PASS);
        head = event_repair_head(r, head);
    }
    if (subject && head != TOKEN_NONE && head > day && r->tokens[head].upos == UPOS_VERB &&
        !event_repair_has_comma(r, day, head)) {
        event_repair_attach(r, day, head, DEPREL_OBL_UNMARKED);
    }
}

/* "the term of President Ann Lee expires": whom "of" names does not expire. */
void event_mend_of_subject(struct repair *r, uint32_t name)
{
    uint32_t verb = event_repair_head(r, name);
    uint32_t noun = verb == TOKEN_NONE || !event_repair_is(r, name, DEPREL_NSUBJ)
                        ? TOKEN_NONE
                        : event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, name);
    if (noun == TOKEN_NONE || noun >= name || verb < name ||
        !event_repair_is_word(r, noun + 1, "of") || r->tokens[noun].upos != UPOS_NOUN ||
        r->scene->mention_of[name] == TOKEN_NONE ||
        (event_repair_head(r, noun + 1) != verb && event_repair_head(r, noun + 1) != name)) {
        return;
    }
    event_repair_attach(r, name, noun, DEPREL_NMOD);
    event_repair_attach(r, noun + 1, name, DEPREL_CASE);
}

/* "fired into a crowd of rioting men, killing one": behind the comma the result of the main act. */
void event_mend_result_joined(struct repair *r, uint32_t verb)
{
    uint32_t other = event_repair_head(r, verb), main = other;
    if (verb == r->scene->first || other == TOKEN_NONE || other > verb ||
        r->tokens[verb].xpos != XPOS_VBG || r->tokens[other].xpos != XPOS_VBG ||
        !event_repair_is(r, verb, DEPREL_CONJ) || !event_repair_is_word(r, verb - 1, ",") ||
        !is_harm(r, verb) || !event_repair_is(r, other, DEPREL_ACL)) {
        return;
    }
    for (int i = 0; i < 6 && main != TOKEN_NONE && !event_repair_is_finite(r, main); i++) {
        main = event_repair_head(r, main);
    }
    if (main == TOKEN_NONE || main > other) {
        return;
    }
    event_repair_attach(r, verb, main, DEPREL_ADVCL);
    for (uint32_t i = verb + 1; i < r->scene->end; i++) {
        if (event_repair_head(r, i) == other && r->tokens[i].xpos == XPOS_VBG && is_harm(r, i)) {
            event_repair_attach(r, i, verb, DEPREL_CONJ);
        }
    }
}

/* Whether a noun has a rule by which it tells of harm. */
static bool is_harmful_act(const struct repair *r, uint32_t noun)
{
    const struct event_rule *rule =
        r->tokens[noun].upos == UPOS_NOUN
            ? event_lexicon_noun(r->scene->lexicon, r->tokens[noun].lemma)
            : NULL;
    return rule && event_sufferer_harms(rule->type);
}

/* "crash", "derailment": what happens to a vehicle. */
static bool is_mishap(const struct repair *r, uint32_t noun)
{
    const struct event_rule *rule =
        noun == TOKEN_NONE || r->tokens[noun].upos != UPOS_NOUN
            ? NULL
            : event_lexicon_noun(r->scene->lexicon, r->tokens[noun].lemma);
    return rule && rule->type == EVENT_ACCIDENT;
}

/* Whether a noun is for those who may kill. */
static bool is_armed(const struct repair *r, uint32_t noun)
{
    static const char *const sectors[] = {"MIL", "REB", "UAF", "COP", "CRM", "GOV", NULL};
    const char *sector = event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma);
    return sector && span_is_one_of(span_of(sector), sectors);
}

/* "no claim of responsibility for the blast, which": a noun for harm right before the clause. */
static uint32_t act_before_which(const struct repair *r, uint32_t which)
{
    uint32_t at = which > r->scene->first ? which - 1 : which;
    at = at > r->scene->first && event_repair_is_word(r, at, ",") ? at - 1 : at;
    return at != which && is_harmful_act(r, at) ? at : TOKEN_NONE;
}

/* "a dissident [jailed] in 2011": a participle without anything that makes it a clause. */
void event_mend_no_relative(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb);
    if (r->tokens[verb].xpos != XPOS_VBN || !event_repair_is(r, verb, DEPREL_ACL_RELCL) ||
        noun == TOKEN_NONE || noun > verb || event_repair_has_subject(r, verb) ||
        event_repair_has(r, verb, DEPREL_AUX) || event_repair_has(r, verb, DEPREL_AUX_PASS)) {
        return;
    }
    for (uint32_t i = noun + 1; i < verb; i++) {
        if (r->tokens[i].xpos == XPOS_WDT || r->tokens[i].xpos == XPOS_WP ||
            r->tokens[i].xpos == XPOS_WRB) {
            return;
        }
    }
    r->tokens[verb].deprel = DEPREL_ACL;
    r->moved = true;
}

/* "there was no claim for the bombing, which [killed] two": the relative clause as one beside. */
void event_mend_which_beside(struct repair *r, uint32_t verb)
{
    uint32_t which = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    if (!event_repair_is(r, verb, DEPREL_PARATAXIS) || which == TOKEN_NONE ||
        which < r->scene->first + 2 || r->tokens[which].xpos != XPOS_WDT ||
        !event_repair_is_word(r, which - 1, ",") || !event_repair_is_noun(r, which - 2)) {
        return;
    }
    event_repair_attach(r, verb, which - 2, DEPREL_ACL_RELCL);
}

/* Verbs for what a vehicle does with those on board. */
static bool is_carrying(const struct repair *r, uint32_t verb)
{
    static const char *const verbs[] = {"carry", "transport", "ferry", "escort", "bring", NULL};
    return span_is_one_of(r->tokens[verb].lemma, verbs);
}

/* "hit a bus [carrying pilgrims in Gao, killing two]": whom the bus carried, where it was hit and
 * what came of it, as one side clause. */
void event_mend_hit_carrying(struct repair *r, uint32_t carrying)
{
    uint32_t verb = event_repair_head(r, carrying);
    uint32_t bus = carrying > r->scene->first ? carrying - 1 : carrying;
    if (r->tokens[carrying].xpos != XPOS_VBG || !is_carrying(r, carrying) || verb == TOKEN_NONE ||
        verb >= bus || !event_repair_is(r, bus, DEPREL_OBJ) || event_repair_head(r, bus) != verb ||
        !event_repair_is(r, carrying, DEPREL_ADVCL)) {
        return;
    }
    event_repair_attach(r, carrying, bus, DEPREL_ACL);
    for (uint32_t i = carrying + 1; i < r->scene->end; i++) {
        bool below = event_repair_head(r, i) == carrying;
        uint32_t to = event_repair_find(r, i, DEPREL_CASE, carrying, i);
        bool aim = to != TOKEN_NONE &&
                   (event_repair_is_word(r, to, "to") || event_repair_is_word(r, to, "from"));
        if (below && event_repair_is(r, i, DEPREL_OBL) && !aim) {
            event_repair_attach(r, i, verb, DEPREL_OBL);
        } else if (below && r->tokens[i].xpos == XPOS_VBG && event_repair_is_word(r, i - 1, ",")) {
            event_repair_attach(r, i, verb, DEPREL_ADVCL);
        }
    }
}

/* "a strike [blamed on Chad killed] ten": the one who is blamed as who kills, and the killing as a
 * part of the blame. */
void event_mend_blamed_on(struct repair *r, uint32_t verb)
{
    uint32_t blamed = event_repair_head(r, verb);
    uint32_t noun = blamed == TOKEN_NONE ? blamed : event_repair_head(r, blamed);
    uint32_t on = event_repair_find(r, verb, DEPREL_MARK, r->scene->first, verb);
    uint32_t name = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    if (noun == TOKEN_NONE || noun > blamed || blamed > verb || on == TOKEN_NONE ||
        name == TOKEN_NONE || name < on || !span_is(r->tokens[blamed].lemma, "blame") ||
        !event_repair_is(r, blamed, DEPREL_ACL) || !event_repair_is_word(r, on, "on") ||
        !event_repair_is_past(r, verb)) {
        return;
    }
    event_repair_replace(r, verb, noun);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
    event_repair_attach(r, name, blamed, DEPREL_OBL);
    event_repair_attach(r, on, name, DEPREL_CASE);
    r->tokens[verb].xpos = XPOS_VBD;
}

/* "an attack on a train network that killed ten": the act killed, not the thing it was on. */
void event_mend_harm_of_thing(struct repair *r, uint32_t verb)
{
    static const char *const verbs[] = {"kill", "wound", "injure", NULL};
    uint32_t thing = event_repair_head(r, verb), act = thing;
    uint32_t that = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    bool harm = span_is_one_of(r->tokens[verb].lemma, verbs);
    if (!harm || thing == TOKEN_NONE || thing > verb || that == TOKEN_NONE ||
        !event_repair_is(r, verb, DEPREL_ACL_RELCL) || r->tokens[that].xpos != XPOS_WDT ||
        is_harmful_act(r, thing)) {
        return;
    }
    uint32_t mention = r->scene->mention_of[thing];
    bool place =
        mention != TOKEN_NONE && r->scene->analysis->mentions[mention].type == ENTITY_PLACE;
    bool mishap = event_repair_is(r, thing, DEPREL_NMOD) &&
                  is_mishap(r, event_repair_head(r, thing)); /* "the crash of a jet that" */
    if ((is_armed(r, thing) && !mishap) || (mention != TOKEN_NONE && !place)) {
        return;
    }
    uint32_t near = act_before_which(r, that);
    if (near != TOKEN_NONE && near > thing) {
        event_repair_attach(r, verb, near, DEPREL_ACL_RELCL);
        return;
    }
    for (int i = 0; i < 3 && act != TOKEN_NONE && !is_harmful_act(r, act); i++) {
        act = event_repair_is(r, act, DEPREL_NMOD) ? event_repair_head(r, act) : TOKEN_NONE;
    }
    if (act != TOKEN_NONE && is_harmful_act(r, act)) {
        event_repair_attach(r, verb, act, DEPREL_ACL_RELCL);
    }
}

/* "one of the rebels killed on Saturday is a chief": no clause stands before the noun it is said
 * of. It is said of its subject, and that is the subject of what follows. */
void event_mend_clause_before_noun(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb);
    bool clause =
        event_repair_is(r, verb, DEPREL_ACL_RELCL) || event_repair_is(r, verb, DEPREL_ACL);
    if (!clause || noun == TOKEN_NONE || noun < verb || verb == r->scene->first ||
        !event_repair_is_past(r, verb) || !event_repair_is_noun(r, verb - 1) ||
        !event_repair_has(r, noun, DEPREL_COP) || event_repair_has_subject(r, noun)) {
        return;
    }
    uint32_t subject = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    if (subject != TOKEN_NONE) {
        event_repair_attach(r, subject, noun, DEPREL_NSUBJ);
        event_repair_attach(r, verb, subject, DEPREL_ACL);
        r->tokens[verb].xpos = XPOS_VBN;
    }
}
