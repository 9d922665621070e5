/* Mistakes of the parser that news sentences invite, and how they are undone:
 *
 *   [An earthquake] killed at least 40 people   the verb as a participle of the noun: the noun is
 *                                               the clause's head, and the verb has an object
 *   Russia imposed [sanctions] on Ukraine       the verb as a participle before its object, which
 *                                               has the subject
 *   [The president], who visited X, praised Y   the relative clause as the main one
 *   [Ms Sato] yesterday met X                   the day as the subject, the name as a part of it
 *   [X has announced] Y will leave              the first clause as the subject of the second
 *   X said on Monday [that Y had left]          what was said as a clause about the day
 *   will meet X in Oslo [on Friday]             the day as a part of the name
 *   says gunmen shot [and wounded] X            the second verb as joined to "says"
 *   used gas to disperse them [and arrested] X  the second verb as joined to the infinitive
 *
 * A headline's bare participle ("Two men killed in blast") has no object and is left alone. */
#include "event_repair.h"

enum { CLIMB_LIMIT = 16 };

uint32_t event_repair_head(const struct repair *r, uint32_t token)
{
    uint32_t head = r->tokens[token].head;
    return head == 0 || head > r->scene->end - r->scene->first ? TOKEN_NONE
                                                               : r->scene->first + head - 1;
}

void event_repair_attach(struct repair *r, uint32_t token, uint32_t head, enum deprel relation)
{
    r->tokens[token].head = head - r->scene->first + 1;
    r->tokens[token].deprel = (uint8_t)relation;
    r->moved = true;
}

void event_repair_move(struct repair *r, uint32_t from, uint32_t to, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++) {
        if (i != to && event_repair_head(r, i) == from) {
            event_repair_attach(r, i, to, (enum deprel)r->tokens[i].deprel);
        }
    }
}

void event_repair_make_attribute(struct repair *r, uint32_t word, uint32_t noun)
{
    event_repair_attach(r, word, noun, DEPREL_AMOD);
    r->tokens[word].upos = UPOS_ADJ;
    r->tokens[word].xpos = XPOS_JJ;
}

bool event_repair_has_comma(const struct repair *r, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++) {
        if (span_is(r->tokens[i].norm, ",")) {
            return true;
        }
    }
    return false;
}

void event_repair_replace(struct repair *r, uint32_t token, uint32_t other)
{
    r->tokens[token].head = r->tokens[other].head;
    r->tokens[token].deprel = r->tokens[other].deprel;
    r->moved = true;
}

static bool is(const struct repair *r, uint32_t token, enum deprel relation)
{
    return r->tokens[token].deprel == relation;
}

uint32_t event_repair_find(const struct repair *r, uint32_t head, enum deprel relation,
                           uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (is(r, i, relation) && event_repair_head(r, i) == head) {
            return i;
        }
    }
    return TOKEN_NONE;
}

bool event_repair_has(const struct repair *r, uint32_t head, enum deprel relation)
{
    return event_repair_find(r, head, relation, r->scene->first, r->scene->end) != TOKEN_NONE;
}

bool event_repair_is_past(const struct repair *r, uint32_t token)
{
    enum xpos xpos = (enum xpos)r->tokens[token].xpos;
    return r->tokens[token].upos == UPOS_VERB && (xpos == XPOS_VBD || xpos == XPOS_VBN);
}

/* Whether the noun heads a clause that has no verb. */
static bool heads_clause(const struct repair *r, uint32_t noun)
{
    uint8_t upos = r->tokens[noun].upos;
    if ((upos != UPOS_NOUN && upos != UPOS_PROPN) || event_repair_has(r, noun, DEPREL_COP)) {
        return false;
    }
    uint32_t head = event_repair_head(r, noun);
    if (is(r, noun, DEPREL_OBJ) && head != TOKEN_NONE) {
        return event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[head].lemma);
    }
    return head == TOKEN_NONE || is(r, noun, DEPREL_CCOMP) || is(r, noun, DEPREL_PARATAXIS) ||
           is(r, noun, DEPREL_ADVCL);
}

/* The verb takes the noun's place in the sentence. */
static void take_place(struct repair *r, uint32_t verb, uint32_t noun)
{
    bool object = is(r, noun, DEPREL_OBJ);
    r->tokens[verb].head = r->tokens[noun].head;
    r->tokens[verb].deprel = object ? (uint8_t)DEPREL_CCOMP : r->tokens[noun].deprel;
}

/* Whether the sentence has another verb that can stand by itself, or is a headline. */
static bool has_finite_verb(const struct repair *r)
{
    for (uint32_t i = r->scene->first; i < r->scene->end; i++) {
        enum xpos xpos = (enum xpos)r->tokens[i].xpos;
        if (xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP || xpos == XPOS_MD) {
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

/* "shot and wounded X": a verb in the past that is joined right behind and has an object. */
static uint32_t joined_behind(const struct repair *r, uint32_t verb)
{
    uint32_t joined = verb + 2;
    bool acts = joined < r->scene->end && r->tokens[verb + 1].upos == UPOS_CCONJ &&
                event_repair_is_past(r, joined) && event_repair_has(r, joined, DEPREL_OBJ) &&
                !event_repair_has_subject(r, joined);
    return acts ? joined : TOKEN_NONE;
}

static void mend_participle_behind(struct repair *r, uint32_t noun)
{
    uint32_t verb = event_repair_find(r, noun, DEPREL_ACL, noun + 1, r->scene->end);
    if (verb == TOKEN_NONE || !event_repair_is_past(r, verb) ||
        event_repair_has(r, verb, DEPREL_AUX) || event_repair_has(r, verb, DEPREL_AUX_PASS)) {
        return;
    }
    uint32_t subject = event_repair_find(r, verb, DEPREL_NSUBJ, verb + 1, r->scene->end);
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    bool clause = event_repair_has(r, verb, DEPREL_XCOMP) ||
                  event_repair_has(r, verb, DEPREL_CCOMP) ||
                  event_repair_has(r, verb, DEPREL_ADVCL);
    bool finite = r->tokens[verb].xpos == XPOS_VBD || !has_finite_verb(r);
    bool acts = finite && (clause || is_mutual(r, verb));
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

static void mend_participle_before(struct repair *r, uint32_t noun)
{
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
    bool people = subject != TOKEN_NONE && is(r, subject, DEPREL_COMPOUND);
    take_place(r, verb, noun);
    event_repair_move(r, noun, verb, r->scene->first, verb);
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
    if (people) {
        event_repair_attach(r, subject, verb, DEPREL_NSUBJ);
    }
}

static bool is_who(const struct repair *r, uint32_t token)
{
    return r->tokens[token].xpos == XPOS_WP || r->tokens[token].xpos == XPOS_WDT;
}

static void mend_relative_clause(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    uint32_t who =
        noun == TOKEN_NONE ? noun : event_repair_find(r, verb, DEPREL_NSUBJ, noun + 1, verb);
    uint32_t joined = event_repair_find(r, verb, DEPREL_CONJ, verb + 1, r->scene->end);
    if (who == TOKEN_NONE || !is_who(r, who) || joined == TOKEN_NONE ||
        r->tokens[joined].upos != UPOS_VERB || event_repair_has(r, joined, DEPREL_CC) ||
        event_repair_has(r, joined, DEPREL_NSUBJ)) {
        return;
    }
    take_place(r, joined, verb);
    event_repair_attach(r, noun, joined, DEPREL_NSUBJ);
    event_repair_attach(r, verb, noun, DEPREL_ACL_RELCL);
}

static bool is_day(const struct token *token)
{
    static const char *const days[] = {"yesterday", "today",    "tomorrow",  "tonight",
                                       "monday",    "tuesday",  "wednesday", "thursday",
                                       "friday",    "saturday", "sunday"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        if (span_is(token->norm, days[i])) {
            return true;
        }
    }
    return false;
}

/* "On Monday police used": the day as a part of the noun, and both as a phrase. */
static bool mend_day_before_subject(struct repair *r, uint32_t day)
{
    uint32_t noun = event_repair_head(r, day);
    bool part = is(r, day, DEPREL_COMPOUND) || is(r, day, DEPREL_NMOD) || is(r, day, DEPREL_AMOD);
    uint32_t verb = noun == TOKEN_NONE ? noun : event_repair_head(r, noun);
    if (!part || noun != day + 1 || verb == TOKEN_NONE || verb < noun ||
        r->tokens[verb].upos != UPOS_VERB) {
        return false;
    }
    bool subject = is(r, noun, DEPREL_NSUBJ) || is(r, noun, DEPREL_NSUBJ_PASS);
    if (!subject && (!is(r, noun, DEPREL_OBL) || event_repair_has_subject(r, verb))) {
        return false;
    }
    uint32_t on = event_repair_find(r, noun, DEPREL_CASE, r->scene->first, day);
    if (on == TOKEN_NONE) {
        return false;
    }
    event_repair_attach(r, on, day, DEPREL_CASE);
    event_repair_attach(r, day, verb, DEPREL_OBL);
    event_repair_attach(r, noun, verb,
                        event_repair_has(r, verb, DEPREL_AUX_PASS) ? DEPREL_NSUBJ_PASS
                                                                   : DEPREL_NSUBJ);
    return true;
}

/* "said Wednesday they had met X": the day is that of the saying. */
static bool mend_day_of_saying(struct repair *r, uint32_t day)
{
    uint32_t verb = event_repair_head(r, day);
    uint32_t saying = day > r->scene->first ? day - 1 : day;
    if (saying > r->scene->first && span_is(r->tokens[saying].norm, "on")) {
        saying--;
    }
    if (verb == TOKEN_NONE || verb < day || saying == day || verb == saying ||
        r->tokens[saying].upos != UPOS_VERB || r->tokens[saying].xpos != XPOS_VBD ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma)) {
        return false;
    }
    event_repair_attach(r, day, saying, DEPREL_OBL_UNMARKED);
    return true;
}

/* "flew to Lisbon Friday": the place as a part of the day. */
static bool mend_day_behind_name(struct repair *r, uint32_t day)
{
    uint32_t verb = event_repair_head(r, day);
    uint32_t name = day - 1;
    if (day == r->scene->first || verb == TOKEN_NONE || r->tokens[name].upos != UPOS_PROPN ||
        event_repair_head(r, name) != day || r->scene->mention_of[name] == TOKEN_NONE ||
        r->scene->mention_of[name] == r->scene->mention_of[day]) {
        return false;
    }
    event_repair_move(r, day, name, r->scene->first, name);
    event_repair_replace(r, name, day);
    event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
    return true;
}

static void mend_day_as_subject(struct repair *r, uint32_t day)
{
    uint32_t verb = event_repair_head(r, day);
    if (mend_day_before_subject(r, day) || mend_day_of_saying(r, day) ||
        mend_day_behind_name(r, day)) {
        return;
    }
    uint32_t name = event_repair_find(r, day, DEPREL_COMPOUND, r->scene->first, day);
    if (verb == TOKEN_NONE || name == TOKEN_NONE || verb < day) {
        return;
    }
    bool beside = is(r, day, DEPREL_OBL_UNMARKED) && !event_repair_has_subject(r, verb);
    if (!is(r, day, DEPREL_NSUBJ) && !beside) {
        return;
    }
    event_repair_move(r, day, name, r->scene->first, day);
    event_repair_attach(r, name, verb, DEPREL_NSUBJ);
    event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
}

/* The first participle below a noun or below what its "of" counts: "a number of troops left". */
static uint32_t participle_of(const struct repair *r, uint32_t noun)
{
    uint32_t end = r->scene->end;
    uint32_t verb = event_repair_find(r, noun, DEPREL_ACL, noun + 1, end);
    uint32_t of = event_repair_find(r, noun, DEPREL_NMOD, noun + 1, end);
    return verb != TOKEN_NONE || of == TOKEN_NONE
               ? verb
               : event_repair_find(r, of, DEPREL_ACL, of + 1, end);
}

/* "Saturday, Syrian troops left": the day as the head of the sentence. */
static void mend_opening_day(struct repair *r, uint32_t day)
{
    uint32_t end = r->scene->end;
    if (event_repair_head(r, day) != TOKEN_NONE || day + 2 >= end ||
        !span_is(r->tokens[day + 1].norm, ",")) {
        return;
    }
    uint32_t noun = event_repair_find(r, day, DEPREL_APPOS, day + 2, end);
    noun = noun != TOKEN_NONE ? noun : event_repair_find(r, day, DEPREL_CONJ, day + 2, end);
    uint32_t verb = noun == TOKEN_NONE ? noun : participle_of(r, noun);
    bool acts = verb != TOKEN_NONE && !event_repair_has(r, verb, DEPREL_AUX_PASS) &&
                event_repair_is_past(r, verb) &&
                (event_repair_has(r, verb, DEPREL_OBJ) || r->tokens[verb].xpos == XPOS_VBD);
    if (acts) {
        event_repair_replace(r, verb, day);
        event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
        event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
    }
}

/* "On Sunday the party sacked him": the day as a part of the noun behind it, and that as the phrase
 * under "on". */
static void mend_day_in_subject(struct repair *r, uint32_t day)
{
    uint32_t noun = event_repair_head(r, day), on = day - 1;
    if (day == r->scene->first || noun == TOKEN_NONE || noun < day + 2 ||
        !span_is(r->tokens[on].norm, "on") || r->tokens[day + 1].upos != UPOS_DET ||
        event_repair_head(r, on) != noun || event_repair_head(r, day + 1) != noun) {
        return;
    }
    uint32_t verb = event_repair_head(r, noun);
    if (verb == TOKEN_NONE || verb < noun || !is(r, noun, DEPREL_OBL) ||
        event_repair_has_subject(r, verb)) {
        return;
    }
    bool passive = event_repair_has(r, verb, DEPREL_AUX_PASS);
    event_repair_attach(r, noun, verb, passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ);
    event_repair_attach(r, day, verb, DEPREL_OBL);
    event_repair_attach(r, on, day, DEPREL_CASE);
}

bool event_repair_has_subject(const struct repair *r, uint32_t verb)
{
    return event_repair_has(r, verb, DEPREL_NSUBJ) ||
           event_repair_has(r, verb, DEPREL_NSUBJ_PASS) || event_repair_has(r, verb, DEPREL_CSUBJ);
}

/* "says gunmen shot and wounded a man": two verbs side by side belong together. */
static void mend_joined_verb(struct repair *r, uint32_t verb)
{
    if (verb < r->scene->first + 2 || !is(r, verb, DEPREL_CONJ) ||
        r->tokens[verb - 1].upos != UPOS_CCONJ || !event_repair_is_finite(r, verb - 2) ||
        !event_repair_is_finite(r, verb) || event_repair_has_subject(r, verb) ||
        event_repair_head(r, verb) == verb - 2 || event_repair_head(r, verb - 2) == verb) {
        return;
    }
    event_repair_attach(r, verb, verb - 2, DEPREL_CONJ);
}

/* "used gas to disperse them and arrested ten": what is told in the past is joined to the verb in
 * the past, not to its infinitive. */
static void mend_joined_to_infinitive(struct repair *r, uint32_t verb)
{
    uint32_t infinitive = event_repair_head(r, verb);
    if (infinitive == TOKEN_NONE || infinitive > verb || !is(r, verb, DEPREL_CONJ) ||
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

/* "An earthquake killed 40 people", "he offered to go": a verb that has an object, or promises to
 * do something, is active without a form of "be". */
static void mend_passive_subject(struct repair *r, uint32_t verb)
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
static void mend_first_subject(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb);
    if (noun == TOKEN_NONE || noun > verb || !is(r, verb, DEPREL_CONJ) || !heads_clause(r, noun)) {
        return;
    }
    uint32_t and = event_repair_find(r, verb, DEPREL_CC, noun + 1, verb);
    bool passive = event_repair_find(r, verb, DEPREL_NSUBJ_PASS, noun + 1, verb) != TOKEN_NONE;
    if (and == TOKEN_NONE ||
        (!passive && event_repair_find(r, verb, DEPREL_NSUBJ, and+1, verb) == TOKEN_NONE)) {
        return;
    }
    take_place(r, verb, noun);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
}

/* "X said on Monday that Y had left": what follows "that" is said, and no day does anything. */
static void mend_content_of_day(struct repair *r, uint32_t verb)
{
    uint32_t day = event_repair_head(r, verb);
    if (day == TOKEN_NONE || day > verb || r->scene->date_of[day] == TOKEN_NONE ||
        (!is(r, verb, DEPREL_ACL_RELCL) && !is(r, verb, DEPREL_ACL))) {
        return;
    }
    uint32_t saying = event_repair_head(r, day);
    bool content = r->tokens[verb - 1].xpos != XPOS_TO && event_repair_is_finite(r, verb) &&
                   event_repair_has_subject(r, verb) &&
                   event_repair_find(r, verb, DEPREL_MARK, day + 1, verb) != TOKEN_NONE;
    if (content && saying != TOKEN_NONE && saying < verb && r->tokens[saying].upos == UPOS_VERB) {
        event_repair_attach(r, verb, saying, DEPREL_CCOMP);
    }
}

/* "will meet Ann Lee in Oslo on Friday": nobody and no town has a day; what they belong to has. */
static void mend_day_of_name(struct repair *r, uint32_t day)
{
    uint32_t up = event_repair_head(r, day);
    bool below = is(r, day, DEPREL_NMOD) || is(r, day, DEPREL_NMOD_UNMARKED);
    uint32_t of = event_repair_find(r, day, DEPREL_CASE, r->scene->first, day);
    if (!below || up == TOKEN_NONE || up > day || r->scene->mention_of[up] == TOKEN_NONE ||
        r->scene->mention_of[up] == r->scene->mention_of[day] ||
        r->scene->date_of[day] == TOKEN_NONE || r->scene->date_of[up] != TOKEN_NONE ||
        (of != TOKEN_NONE && span_is(r->tokens[of].norm, "of"))) {
        return;
    }
    for (int i = 0; i < CLIMB_LIMIT && up != TOKEN_NONE && r->tokens[up].upos != UPOS_VERB &&
                    r->scene->mention_of[up] != TOKEN_NONE;
         i++) {
        up = event_repair_head(r, up);
    }
    if (up != TOKEN_NONE) {
        event_repair_attach(r, day, up, r->tokens[up].upos == UPOS_VERB ? DEPREL_OBL : DEPREL_NMOD);
    }
}

/* "to avoid being tried": a passive gerund right behind a verb is what that verb is about. */
static void mend_gerund(struct repair *r, uint32_t verb)
{
    uint32_t being = event_repair_find(r, verb, DEPREL_AUX_PASS, r->scene->first, verb);
    if (being != TOKEN_NONE && being > r->scene->first && span_is(r->tokens[being].norm, "being") &&
        r->tokens[being - 1].upos == UPOS_VERB && event_repair_head(r, verb) != being - 1 &&
        event_repair_head(r, being - 1) != verb) {
        event_repair_attach(r, verb, being - 1, DEPREL_XCOMP);
    }
}

static void mend_verb(struct repair *r, uint32_t verb)
{
    mend_gerund(r, verb);
    mend_content_of_day(r, verb);
    mend_relative_clause(r, verb);
    event_repair_clause(r, verb);
    event_repair_subject(r, verb);
    event_repair_object(r, verb);
    mend_joined_verb(r, verb);
    mend_joined_to_infinitive(r, verb);
}

static void mend_token(struct repair *r, uint32_t token)
{
    if (heads_clause(r, token)) {
        mend_participle_behind(r, token);
    }
    if (heads_clause(r, token)) {
        mend_participle_before(r, token);
    }
    if (is_day(&r->tokens[token])) {
        mend_opening_day(r, token);
        mend_day_in_subject(r, token);
        mend_day_as_subject(r, token);
    }
    event_repair_guard_step(r);
    if (r->tokens[token].upos == UPOS_VERB) {
        mend_verb(r, token);
    }
    event_repair_guard_step(r);
}

void event_repair_tree(const struct event_scene *scene, struct token *tokens)
{
    static void (*const steps[])(struct repair *) = {
        event_repair_words, event_repair_opening, event_repair_clause_words,
        event_repair_names, event_repair_lists,   event_repair_phrases};
    struct repair r = {.scene = scene, .tokens = tokens};
    if (scene->first == scene->end || tokens[scene->first].head == UINT32_MAX) {
        return;
    }
    event_repair_guard_begin(&r);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        steps[i](&r);
        event_repair_guard_step(&r);
    }
    for (uint32_t i = scene->first; i < scene->end; i++) {
        if (tokens[i].upos == UPOS_VERB) {
            mend_first_subject(&r, i);
            mend_passive_subject(&r, i);
        }
    }
    event_repair_guard_step(&r);
    for (uint32_t i = scene->first; i < scene->end; i++) {
        mend_token(&r, i);
    }
    for (uint32_t i = scene->first; i < scene->end; i++) {
        event_repair_side(&r, i);
    }
    for (uint32_t i = scene->first; i < scene->end; i++) {
        mend_day_of_name(&r, i);
    }
    event_repair_guard_step(&r);
}
