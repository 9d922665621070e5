/* Particles that the parser took for prepositions, so that the verb has no object. */
#include "event_mends.h"

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
