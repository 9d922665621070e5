/* Limits of numbers and particles that the parser took for prepositions, so that the verb has no
 * object, or for parts of another verb. */
#include "event_mends.h"

/* "all but one of them": who is left out is a part of those who are told of. */
static void mend_exception(struct repair *r, uint32_t but)
{
    uint32_t number = but + 1, all = but - 1;
    if (!span_is(r->tokens[all].norm, "all") ||
        (r->tokens[number].xpos != XPOS_CD && !span_is(r->tokens[number].norm, "a"))) {
        return;
    }
    uint32_t head = event_repair_head(r, number);
    bool counts =
        head != TOKEN_NONE && head > number &&
        (event_repair_is(r, number, DEPREL_NUMMOD) || event_repair_is(r, number, DEPREL_DET));
    uint32_t noun = counts ? head : number, verb = event_repair_head(r, noun);
    bool top = event_repair_head(r, all) == TOKEN_NONE;
    if (top && verb != TOKEN_NONE && event_repair_head(r, verb) == all) {
        event_repair_replace(r, verb, all);
        event_repair_move(r, all, verb, verb + 1, r->scene->end);
    }
    event_repair_attach(r, all, noun, DEPREL_ADVMOD);
    event_repair_attach(r, but, noun, DEPREL_ADVMOD);
    r->tokens[but].upos = UPOS_ADV;
    r->tokens[but].xpos = XPOS_RB;
}

/* "up to 22 rebels", "all but two of them": the words of a limit belong to the number, not to the
 * verb. */
void event_mend_limit(struct repair *r, uint32_t to)
{
    uint32_t number = to + 1;
    if (to > r->scene->first && number < r->scene->end && span_is(r->tokens[to].norm, "but")) {
        mend_exception(r, to);
    }
    if (to == r->scene->first || number >= r->scene->end || !span_is(r->tokens[to].norm, "to") ||
        !span_is(r->tokens[to - 1].norm, "up") || r->tokens[number].xpos != XPOS_CD) {
        return;
    }
    uint32_t verb = event_repair_head(r, to);
    uint32_t noun = event_repair_head(r, number);
    noun = noun != TOKEN_NONE && event_repair_is(r, number, DEPREL_NUMMOD) ? noun : number;
    event_repair_attach(r, to - 1, noun, DEPREL_ADVMOD);
    event_repair_attach(r, to, noun, DEPREL_CASE);
    if (verb != TOKEN_NONE && r->tokens[verb].upos == UPOS_VERB &&
        event_repair_is(r, verb, DEPREL_ADVCL) && event_repair_has_subject(r, verb) &&
        !event_repair_has(r, verb, DEPREL_MARK)) {
        r->tokens[verb].deprel = DEPREL_CCOMP;
    }
}

/* "killed [between] two and ten men": a range as a phrase. */
void event_mend_range(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_find(r, verb, DEPREL_OBL, verb + 1, r->scene->end);
    uint32_t between = noun == TOKEN_NONE ? noun : verb + 1;
    if (between == TOKEN_NONE || noun < verb + 4 || !event_repair_is_word(r, between, "between") ||
        event_repair_head(r, between) != noun || r->tokens[between + 1].upos != UPOS_NUM ||
        event_repair_head(r, between + 1) != noun || event_repair_has(r, verb, DEPREL_OBJ)) {
        return;
    }
    event_repair_attach(r, between, between + 1, DEPREL_ADVMOD);
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
}

/* "[handed over] a war crimes suspect to X": the particle as a preposition, and what stands behind
 * it as a phrase. */
void event_mend_handed_over(struct repair *r, uint32_t verb)
{
    uint32_t over = verb + 1, noun = TOKEN_NONE;
    bool hands = span_is(r->tokens[verb].lemma, "hand") || span_is(r->tokens[verb].lemma, "turn");
    if (!hands || over + 1 >= r->scene->end || !event_repair_is_word(r, over, "over") ||
        !event_repair_is(r, over, DEPREL_CASE)) {
        return;
    }
    for (uint32_t i = over + 1; i < r->scene->end && r->tokens[i].upos != UPOS_ADP; i++) {
        noun = i;
        if (r->tokens[i].upos == UPOS_PUNCT || r->tokens[i].upos == UPOS_CCONJ) {
            return;
        }
    }
    bool suspect = noun != TOKEN_NONE && event_repair_is_word(r, noun, "suspect");
    if (noun == TOKEN_NONE || (!event_repair_is_noun(r, noun) && !suspect)) {
        return;
    }
    if (suspect) {
        r->tokens[noun].upos = UPOS_NOUN;
        r->tokens[noun].xpos = XPOS_NN;
        event_repair_move(r, noun, verb, noun + 1, r->scene->end);
    }
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
    for (uint32_t i = over + 1; i < noun; i++) {
        if (event_repair_head(r, i) == verb || event_repair_head(r, i) < i) {
            event_repair_attach(r, i, noun, DEPREL_COMPOUND);
        }
    }
    event_repair_attach(r, over, verb, DEPREL_COMPOUND_PRT);
}

/* "vowed [never] to yield": what is never to be done, as what was never vowed. */
void event_mend_never_to(struct repair *r, uint32_t verb)
{
    uint32_t never = verb - 2;
    if (verb > r->scene->first + 2 && r->tokens[verb].xpos == XPOS_VB &&
        r->tokens[verb - 1].xpos == XPOS_TO && event_repair_is_word(r, never, "never") &&
        event_repair_head(r, never) == event_repair_head(r, verb) &&
        event_repair_head(r, never) == never - 1) {
        event_repair_attach(r, never, verb, DEPREL_ADVMOD);
    }
}
