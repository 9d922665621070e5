/* Clauses whose subject the parser hung under another verb, or gave to a day:
 *
 *   X says [the state] will pay           the subject of what is said as one more of the speaker
 *   the house [Thursday] approved         the day as the subject, the body as an object
 *   [Friday Britain] pledged              the day and the body as one name
 *   X [had] earlier refused               the auxiliary as the verb
 *   [X, saying he left,] has gone         the subject as that of the participle beside it
 *   [troops backed by jets] freed X       the main verb as a participle of the last noun before it
 *   killed X [and wounded Y]              the second verb as joined to the first one's object
 *
 * Nothing is moved to a verb that has a subject of its own. */
#include "event_repair.h"
#include "event_tree.h"

static bool is(const struct repair *r, uint32_t token, enum deprel relation)
{
    return r->tokens[token].deprel == relation;
}

static bool is_date(const struct repair *r, uint32_t token)
{
    return r->scene->date_of[token] != TOKEN_NONE;
}

static enum deprel subject_relation(const struct repair *r, uint32_t verb)
{
    return event_repair_has(r, verb, DEPREL_AUX_PASS) ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ;
}

/* Hangs what hangs under `from` under `to`. */
static void move_children(struct repair *r, uint32_t from, uint32_t to)
{
    for (uint32_t i = r->scene->first; i < r->scene->end; i++) {
        if (i != to && event_repair_head(r, i) == from) {
            event_repair_attach(r, i, to, (enum deprel)r->tokens[i].deprel);
        }
    }
}

/* "says the United States will offer help": what stands between a verb of saying and what is said
 * does it. */
static void mend_subject_of_content(struct repair *r, uint32_t verb)
{
    uint32_t saying = event_repair_head(r, verb);
    if (!is(r, verb, DEPREL_CCOMP) || saying == TOKEN_NONE || saying > verb ||
        r->tokens[saying].upos != UPOS_VERB || event_repair_has_subject(r, verb)) {
        return;
    }
    uint32_t noun = event_repair_find(r, saying, DEPREL_NSUBJ, saying + 1, verb);
    noun = noun != TOKEN_NONE ? noun
                              : event_repair_find(r, saying, DEPREL_NSUBJ_PASS, saying + 1, verb);
    if (noun != TOKEN_NONE && !is_date(r, noun)) {
        event_repair_attach(r, noun, verb, subject_relation(r, verb));
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

static void mend_day_as_actor(struct repair *r, uint32_t verb, enum deprel relation)
{
    uint32_t day = event_repair_find(r, verb, relation, r->scene->first, verb);
    uint32_t noun = day == TOKEN_NONE || !is_date(r, day) ? TOKEN_NONE : beside_day(r, day, verb);
    if (noun != TOKEN_NONE) {
        event_repair_attach(r, noun, verb, relation);
        event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
    }
}

/* "had earlier refused to leave". */
static void mend_split_perfect(struct repair *r, uint32_t verb)
{
    uint32_t have = event_repair_head(r, verb);
    bool below = is(r, verb, DEPREL_CCOMP) || is(r, verb, DEPREL_XCOMP);
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
    move_children(r, have, verb);
    event_repair_attach(r, have, verb, DEPREL_AUX);
    r->tokens[have].upos = UPOS_AUX;
}

/* "The premier, saying he was ill, has left": the participle of an inserted clause has no subject
 * before its comma. */
static void mend_inserted_participle(struct repair *r, uint32_t verb)
{
    uint32_t inserted = event_repair_find(r, verb, DEPREL_ADVCL, r->scene->first, verb);
    if (inserted == TOKEN_NONE || inserted == r->scene->first || !event_repair_is_finite(r, verb) ||
        event_repair_has_subject(r, verb) || r->tokens[inserted].xpos != XPOS_VBG ||
        event_repair_has(r, inserted, DEPREL_AUX) || !span_is(r->tokens[inserted - 1].norm, ",")) {
        return;
    }
    uint32_t noun = event_repair_find(r, inserted, DEPREL_NSUBJ, r->scene->first, inserted);
    if (noun != TOKEN_NONE) {
        event_repair_attach(r, noun, verb, subject_relation(r, verb));
    }
}

/* "Troops backed by jets freed 20 men": of two pasts without a comma between them the first
 * describes, and the second, which has an object, tells. */
static void mend_reduced_clause(struct repair *r, uint32_t verb)
{
    uint32_t agent = event_repair_head(r, verb);
    uint32_t participle = agent == TOKEN_NONE ? agent : event_repair_head(r, agent);
    if (participle == TOKEN_NONE || agent > verb || participle > agent ||
        !is(r, verb, DEPREL_ACL) || !event_repair_is_past(r, verb) ||
        !is(r, agent, DEPREL_OBL_AGENT) || !event_repair_is_past(r, participle) ||
        event_repair_has(r, participle, DEPREL_AUX_PASS)) {
        return;
    }
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    uint32_t noun = is(r, participle, DEPREL_ACL) ? event_repair_head(r, participle)
                                                  : event_repair_find(r, participle, DEPREL_NSUBJ,
                                                                      r->scene->first, participle);
    for (uint32_t i = participle; i < verb; i++) {
        if (span_is(r->tokens[i].norm, ",")) {
            return;
        }
    }
    if (object == TOKEN_NONE || is_date(r, object) || noun == TOKEN_NONE || noun > participle ||
        (is(r, participle, DEPREL_ACL) && event_repair_head(r, noun) != TOKEN_NONE &&
         !is(r, noun, DEPREL_CCOMP))) {
        return;
    }
    event_repair_replace(r, verb, is(r, participle, DEPREL_ACL) ? noun : participle);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
    event_repair_attach(r, participle, noun, DEPREL_ACL);
}

/* "killed five people and wounded ten": a verb in the past with an object is joined to a verb. */
static void mend_joined_to_object(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb);
    uint32_t first = noun == TOKEN_NONE ? noun : event_repair_head(r, noun);
    if (!is(r, verb, DEPREL_CONJ) || first == TOKEN_NONE || !is(r, noun, DEPREL_OBJ) ||
        noun > verb || first > noun || !event_repair_is_past(r, first) ||
        !event_repair_is_past(r, verb) || event_repair_has_subject(r, verb) ||
        event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end) == TOKEN_NONE) {
        return;
    }
    if (r->tokens[noun].upos == UPOS_NOUN || r->tokens[noun].upos == UPOS_PROPN) {
        event_repair_attach(r, verb, first, DEPREL_CONJ);
    }
}

void event_repair_clause(struct repair *r, uint32_t verb)
{
    mend_joined_to_object(r, verb);
    mend_split_perfect(r, verb);
    mend_day_as_actor(r, verb, DEPREL_NSUBJ);
    mend_day_as_actor(r, verb, DEPREL_NSUBJ_PASS);
    mend_subject_of_content(r, verb);
    mend_inserted_participle(r, verb);
    mend_reduced_clause(r, verb);
}
