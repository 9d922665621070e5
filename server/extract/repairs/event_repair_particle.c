/* Particles and ranges that the parser took for prepositional phrases, so that the verb has no
 * object. */
#include "event_mends.h"

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
