/* Mistakes of the parser that news sentences invite, and how they are undone:
 *
 *   [An earthquake] killed at least 40 people   the verb as a participle of the noun: the noun is
 *                                               the clause's head, and the verb has an object
 *   Russia imposed [sanctions] on Ukraine       the verb as a participle before its object, which
 *                                               has the subject
 *   [The president], who visited X, praised Y   the relative clause as the main one
 *   [Ms Sato] yesterday met X                   the day as the subject, the name as a part of it
 * object [X has announced] Y will leave              the first clause as the subject of the second
 *   says gunmen shot [and wounded] X            the second verb as joined to "says"
 *   freed [three] Finns held in X               the number as the object, apart from what it counts
 *
 * A headline's bare participle ("Two men killed in blast") has no object and is left alone. */
#include "event_repair.h"

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
}

void event_repair_replace(struct repair *r, uint32_t token, uint32_t other)
{
    r->tokens[token].head = r->tokens[other].head;
    r->tokens[token].deprel = r->tokens[other].deprel;
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
    if (subject == TOKEN_NONE && object == TOKEN_NONE && !(finite && clause)) {
        return;
    }
    if (object == TOKEN_NONE && subject != TOKEN_NONE) {
        event_repair_attach(r, subject, verb, DEPREL_OBJ);
    }
    take_place(r, verb, noun);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
}

static void mend_participle_before(struct repair *r, uint32_t noun)
{
    uint32_t verb = event_repair_find(r, noun, DEPREL_AMOD, r->scene->first, noun);
    if (verb == TOKEN_NONE || !event_repair_is_past(r, verb)) {
        return;
    }
    uint32_t subject = event_repair_find(r, noun, DEPREL_NSUBJ, r->scene->first, verb);
    if (subject == TOKEN_NONE &&
        event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb) == TOKEN_NONE) {
        return;
    }
    take_place(r, verb, noun);
    for (uint32_t i = r->scene->first; i < verb; i++) {
        if (event_repair_head(r, i) == noun) {
            r->tokens[i].head = verb - r->scene->first + 1;
        }
    }
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
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

static void mend_day_as_subject(struct repair *r, uint32_t day)
{
    uint32_t verb = event_repair_head(r, day);
    if (mend_day_before_subject(r, day) || mend_day_of_saying(r, day)) {
        return;
    }
    uint32_t name = event_repair_find(r, day, DEPREL_COMPOUND, r->scene->first, day);
    if (verb == TOKEN_NONE || name == TOKEN_NONE || verb < day || !is(r, day, DEPREL_NSUBJ)) {
        return;
    }
    for (uint32_t i = r->scene->first; i < day; i++) {
        if (i != name && event_repair_head(r, i) == day) {
            r->tokens[i].head = name - r->scene->first + 1;
        }
    }
    event_repair_attach(r, name, verb, DEPREL_NSUBJ);
    event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
}

bool event_repair_has_subject(const struct repair *r, uint32_t verb)
{
    return event_repair_has(r, verb, DEPREL_NSUBJ) ||
           event_repair_has(r, verb, DEPREL_NSUBJ_PASS) || event_repair_has(r, verb, DEPREL_CSUBJ);
}

/* "shot dead two men": "dead" is no part of whom it was done to. */
static void mend_dead(struct repair *r, uint32_t verb)
{
    uint32_t dead = verb + 1;
    if (dead + 1 >= r->scene->end || !span_is(r->tokens[dead].norm, "dead") ||
        is(r, dead, DEPREL_XCOMP)) {
        return;
    }
    uint32_t noun = event_repair_find(r, dead, DEPREL_NSUBJ, dead + 1, r->scene->end);
    if (is(r, dead, DEPREL_OBJ) && noun != TOKEN_NONE) {
        event_repair_attach(r, noun, verb, DEPREL_OBJ);
    }
    for (uint32_t i = r->scene->first; i < r->scene->end; i++) {
        if (i != dead && event_repair_head(r, i) == dead) {
            r->tokens[i].head = verb - r->scene->first + 1;
        }
    }
    event_repair_attach(r, dead, verb, DEPREL_XCOMP);
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

/* "gunmen shot and wounded two men": "shot" as a noun between people and what was done to others.
 */
static void mend_shot(struct repair *r, uint32_t shot)
{
    struct token *t = &r->tokens[shot];
    uint32_t head = event_repair_head(r, shot);
    if (t->upos != UPOS_NOUN || !span_is(t->norm, "shot") || shot == r->scene->first ||
        shot + 2 >= r->scene->end || r->tokens[shot - 1].xpos != XPOS_NNS ||
        event_repair_head(r, shot - 1) != shot) {
        return;
    }
    uint32_t joined = shot + 2;
    bool acts = span_is(t[1].norm, "and") && event_repair_is_past(r, joined);
    if (!acts && !span_is(t[1].norm, "dead") && t[1].upos != UPOS_NUM && t[1].upos != UPOS_DET) {
        return;
    }
    t->upos = UPOS_VERB;
    t->xpos = XPOS_VBD;
    t->deprel = head == TOKEN_NONE ? (uint8_t)DEPREL_ROOT : (uint8_t)DEPREL_CCOMP;
    event_repair_attach(r, shot - 1, shot, DEPREL_NSUBJ);
    for (uint32_t i = r->scene->first; i < shot - 1; i++) {
        if (event_repair_head(r, i) == shot) {
            event_repair_attach(r, i, shot - 1, (enum deprel)r->tokens[i].deprel);
        }
    }
    if (acts) {
        event_repair_attach(r, joined, shot, DEPREL_CONJ);
    }
}

/* "fined the bank $3 million", "named Ann Lee to replace him": the object as the subject of the
 * sum, or as a predicate. */
static void mend_object(struct repair *r, uint32_t verb)
{
    uint32_t end = r->scene->end;
    if (event_repair_find(r, verb, DEPREL_OBJ, verb + 1, end) != TOKEN_NONE) {
        return;
    }
    uint32_t sum = event_repair_find(r, verb, DEPREL_CCOMP, verb + 1, end);
    if (sum != TOKEN_NONE && (r->tokens[sum].upos == UPOS_SYM || r->tokens[sum].upos == UPOS_NUM)) {
        uint32_t noun = event_repair_find(r, sum, DEPREL_NSUBJ, verb + 1, sum);
        if (noun != TOKEN_NONE) {
            event_repair_attach(r, noun, verb, DEPREL_OBJ);
            event_repair_attach(r, sum, verb, DEPREL_OBL_UNMARKED);
        }
        return;
    }
    uint32_t name = event_repair_find(r, verb, DEPREL_XCOMP, verb + 1, end);
    uint32_t mention = name == TOKEN_NONE ? TOKEN_NONE : r->scene->mention_of[name];
    if (mention != TOKEN_NONE && r->tokens[name].upos == UPOS_PROPN &&
        r->scene->analysis->mentions[mention].type == ENTITY_PERSON) {
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
static void mend_counted(struct repair *r, uint32_t verb)
{
    uint32_t number = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    uint32_t noun = number == TOKEN_NONE ? TOKEN_NONE : number + 1;
    if (number == TOKEN_NONE || noun >= r->scene->end || r->tokens[number].xpos != XPOS_CD ||
        (r->tokens[noun].xpos != XPOS_NNS && r->tokens[noun].xpos != XPOS_NNPS) ||
        r->scene->date_of[noun] != TOKEN_NONE || r->scene->date_of[number] != TOKEN_NONE) {
        return;
    }
    uint32_t held = event_repair_head(r, noun);
    bool participle = held == noun + 1 && is(r, noun, DEPREL_NSUBJ) &&
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

static void mend_verb(struct repair *r, uint32_t verb)
{
    mend_relative_clause(r, verb);
    event_repair_subject(r, verb);
    mend_object(r, verb);
    mend_counted(r, verb);
    mend_dead(r, verb);
    mend_joined_verb(r, verb);
}

void event_repair_tree(const struct event_scene *scene, struct token *tokens)
{
    struct repair r = {scene, tokens};
    if (scene->first == scene->end || tokens[scene->first].head == UINT32_MAX) {
        return;
    }
    event_repair_names(&r);
    for (uint32_t i = scene->first; i < scene->end; i++) {
        mend_shot(&r, i);
        if (heads_clause(&r, i)) {
            mend_participle_behind(&r, i);
        }
        if (heads_clause(&r, i)) {
            mend_participle_before(&r, i);
        }
        if (is_day(&tokens[i])) {
            mend_day_as_subject(&r, i);
        }
        if (tokens[i].upos == UPOS_VERB) {
            mend_verb(&r, i);
        }
    }
}
