/* Four mistakes of the parser that news sentences invite, and how they are undone:
 *
 *   [An earthquake] killed at least 40 people   the verb as a participle of the noun: the noun is
 *                                               the clause's head, and the verb has an object
 *   Russia imposed [sanctions] on Ukraine       the verb as a participle before its object, which
 *                                               has the subject
 *   [The president], who visited X, praised Y   the relative clause as the main one
 *   [Ms Sato] yesterday met X                   the day as the subject, the name as a part of it
 *
 * A headline's bare participle ("Two men killed in blast") has no object and is left alone. */
#include "event_repair.h"

#include "text/tagset.h"

struct repair {
    const struct event_lexicon *lexicon;
    struct token *tokens;
    uint32_t first;
    uint32_t end;
};

static uint32_t head_of(const struct repair *r, uint32_t token)
{
    uint32_t head = r->tokens[token].head;
    return head == 0 || head > r->end - r->first ? TOKEN_NONE : r->first + head - 1;
}

static void attach(struct repair *r, uint32_t token, uint32_t head, enum deprel relation)
{
    r->tokens[token].head = head - r->first + 1;
    r->tokens[token].deprel = (uint8_t)relation;
}

static bool is(const struct repair *r, uint32_t token, enum deprel relation)
{
    return r->tokens[token].deprel == relation;
}

/* The first dependent of `head` in [from, to) with this relation. */
static uint32_t find(const struct repair *r, uint32_t head, enum deprel relation, uint32_t from,
                     uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (is(r, i, relation) && head_of(r, i) == head) {
            return i;
        }
    }
    return TOKEN_NONE;
}

static bool has(const struct repair *r, uint32_t head, enum deprel relation)
{
    return find(r, head, relation, r->first, r->end) != TOKEN_NONE;
}

static bool is_past(const struct repair *r, uint32_t token)
{
    enum xpos xpos = (enum xpos)r->tokens[token].xpos;
    return r->tokens[token].upos == UPOS_VERB && (xpos == XPOS_VBD || xpos == XPOS_VBN);
}

/* Whether the noun heads a clause that has no verb. */
static bool heads_clause(const struct repair *r, uint32_t noun)
{
    uint8_t upos = r->tokens[noun].upos;
    if ((upos != UPOS_NOUN && upos != UPOS_PROPN) || has(r, noun, DEPREL_COP)) {
        return false;
    }
    uint32_t head = head_of(r, noun);
    if (is(r, noun, DEPREL_OBJ) && head != TOKEN_NONE) {
        return event_lexicon_in(r->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[head].lemma);
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
    for (uint32_t i = r->first; i < r->end; i++) {
        enum xpos xpos = (enum xpos)r->tokens[i].xpos;
        if (xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP || xpos == XPOS_MD) {
            return true;
        }
    }
    return !span_is(r->tokens[r->end - 1].norm, ".");
}

static void mend_participle_behind(struct repair *r, uint32_t noun)
{
    uint32_t verb = find(r, noun, DEPREL_ACL, noun + 1, r->end);
    if (verb == TOKEN_NONE || !is_past(r, verb) || has(r, verb, DEPREL_AUX) ||
        has(r, verb, DEPREL_AUX_PASS)) {
        return;
    }
    uint32_t subject = find(r, verb, DEPREL_NSUBJ, verb + 1, r->end);
    uint32_t object = find(r, verb, DEPREL_OBJ, verb + 1, r->end);
    bool clause =
        has(r, verb, DEPREL_XCOMP) || has(r, verb, DEPREL_CCOMP) || has(r, verb, DEPREL_ADVCL);
    bool finite = r->tokens[verb].xpos == XPOS_VBD || !has_finite_verb(r);
    if (subject == TOKEN_NONE && object == TOKEN_NONE && !(finite && clause)) {
        return;
    }
    if (object == TOKEN_NONE && subject != TOKEN_NONE) {
        attach(r, subject, verb, DEPREL_OBJ);
    }
    take_place(r, verb, noun);
    attach(r, noun, verb, DEPREL_NSUBJ);
}

static void mend_participle_before(struct repair *r, uint32_t noun)
{
    uint32_t verb = find(r, noun, DEPREL_AMOD, r->first, noun);
    if (verb == TOKEN_NONE || !is_past(r, verb)) {
        return;
    }
    uint32_t subject = find(r, noun, DEPREL_NSUBJ, r->first, verb);
    if (subject == TOKEN_NONE && find(r, verb, DEPREL_NSUBJ, r->first, verb) == TOKEN_NONE) {
        return;
    }
    take_place(r, verb, noun);
    for (uint32_t i = r->first; i < verb; i++) {
        if (head_of(r, i) == noun) {
            r->tokens[i].head = verb - r->first + 1;
        }
    }
    attach(r, noun, verb, DEPREL_OBJ);
}

static bool is_who(const struct repair *r, uint32_t token)
{
    return r->tokens[token].xpos == XPOS_WP || r->tokens[token].xpos == XPOS_WDT;
}

static void mend_relative_clause(struct repair *r, uint32_t verb)
{
    uint32_t noun = find(r, verb, DEPREL_NSUBJ, r->first, verb);
    uint32_t who = noun == TOKEN_NONE ? noun : find(r, verb, DEPREL_NSUBJ, noun + 1, verb);
    uint32_t joined = find(r, verb, DEPREL_CONJ, verb + 1, r->end);
    if (who == TOKEN_NONE || !is_who(r, who) || joined == TOKEN_NONE ||
        r->tokens[joined].upos != UPOS_VERB || has(r, joined, DEPREL_CC) ||
        has(r, joined, DEPREL_NSUBJ)) {
        return;
    }
    take_place(r, joined, verb);
    attach(r, noun, joined, DEPREL_NSUBJ);
    attach(r, verb, noun, DEPREL_ACL_RELCL);
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

static void mend_day_as_subject(struct repair *r, uint32_t day)
{
    uint32_t verb = head_of(r, day);
    uint32_t name = find(r, day, DEPREL_COMPOUND, r->first, day);
    if (verb == TOKEN_NONE || name == TOKEN_NONE || verb < day || !is(r, day, DEPREL_NSUBJ)) {
        return;
    }
    for (uint32_t i = r->first; i < day; i++) {
        if (i != name && head_of(r, i) == day) {
            r->tokens[i].head = name - r->first + 1;
        }
    }
    attach(r, name, verb, DEPREL_NSUBJ);
    attach(r, day, verb, DEPREL_OBL_UNMARKED);
}

void event_repair_tree(const struct event_lexicon *lexicon, struct token *tokens, uint32_t first,
                       uint32_t end)
{
    struct repair r = {lexicon, tokens, first, end};
    if (first == end || tokens[first].head == UINT32_MAX) {
        return;
    }
    for (uint32_t i = first; i < end; i++) {
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
            mend_relative_clause(&r, i);
        }
    }
}
