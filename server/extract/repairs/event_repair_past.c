/* Main verbs that the parser lost: the first of two past forms as a participle, the last one behind
 * a relative clause as a participle of its object, a second verb of harm as the clause's; and a
 * passive without an auxiliary of its own, which it took for an active. */
#include "event_mends.h"

/* "a train [derailed] on Monday, sending cars into a river": without an auxiliary no participle in
 * "-ing" is the main verb; what stands before it as a participle is. */
void event_mend_derailed(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    uint32_t past = noun == TOKEN_NONE ? noun : event_repair_find(r, noun, DEPREL_ACL, noun, verb);
    if (past == TOKEN_NONE || r->tokens[verb].xpos != XPOS_VBG || verb == r->scene->first ||
        event_repair_has(r, verb, DEPREL_AUX) || !event_repair_is_word(r, verb - 1, ",") ||
        !event_repair_is_past(r, past) || past != noun + 1 ||
        event_repair_has(r, verb, DEPREL_MARK) ||
        !(event_repair_head(r, verb) == TOKEN_NONE || event_repair_is(r, verb, DEPREL_CCOMP))) {
        return;
    }
    event_repair_replace(r, past, verb);
    event_repair_attach(r, verb, past, DEPREL_ADVCL);
    event_repair_attach(r, noun, past, DEPREL_NSUBJ);
    r->tokens[past].xpos = XPOS_VBD;
    for (uint32_t i = past + 1; i < verb; i++) {
        if (event_repair_head(r, i) == noun && event_repair_is(r, i, DEPREL_NMOD)) {
            event_repair_attach(r, i, past, DEPREL_OBL);
        }
    }
}

/* "rulers, who seized power and held X, [named] Y": the main verb as said of the last object. */
void event_mend_behind_who(struct repair *r, uint32_t verb)
{
    uint32_t who = TOKEN_NONE, first = r->scene->first;
    bool hangs = event_repair_is(r, verb, DEPREL_ACL) || event_repair_is(r, verb, DEPREL_CONJ);
    if (verb < first + 4 || !hangs || !event_repair_is_past(r, verb) ||
        !event_repair_is_word(r, verb - 1, ",") || event_repair_has_subject(r, verb) ||
        event_repair_has(r, verb, DEPREL_CC) ||
        (event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end) == TOKEN_NONE &&
         event_repair_find(r, verb, DEPREL_XCOMP, verb + 1, r->scene->end) == TOKEN_NONE)) {
        return;
    }
    for (uint32_t i = first + 2; i < verb && who == TOKEN_NONE; i++) {
        bool relative = r->tokens[i].xpos == XPOS_WP || r->tokens[i].xpos == XPOS_WDT;
        who = relative && event_repair_is(r, i, DEPREL_NSUBJ) &&
                      event_repair_is_word(r, i - 1, ",") && event_repair_is_noun(r, i - 2)
                  ? i
                  : TOKEN_NONE;
    }
    uint32_t past = who == TOKEN_NONE ? who : event_repair_head(r, who);
    uint32_t noun =
        past == TOKEN_NONE ? past : event_repair_find(r, past, DEPREL_NSUBJ, first, who);
    if (noun == TOKEN_NONE || past > verb) {
        return;
    }
    event_repair_replace(r, verb, past);
    event_repair_attach(r, past, noun, DEPREL_ACL_RELCL);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
    event_repair_move(r, past, verb, verb + 1, r->scene->end);
    r->tokens[verb].xpos = XPOS_VBD;
}

/* "where X was meeting Y, killing six and [wounding] Y": one more result, not what X did. */
void event_mend_wounding(struct repair *r, uint32_t verb)
{
    uint32_t head = event_repair_head(r, verb);
    if (head == TOKEN_NONE || head > verb || !event_repair_tells_harm(r, verb) ||
        r->tokens[verb].xpos != XPOS_VBG || !event_repair_is(r, verb, DEPREL_CONJ) ||
        event_repair_tells_harm(r, head)) {
        return;
    }
    for (uint32_t i = verb - 1; i > head; i--) {
        if (r->tokens[i].xpos == XPOS_VBG && event_repair_tells_harm(r, i)) {
            event_repair_attach(r, verb, i, DEPREL_CONJ);
            return;
        }
    }
}

/* "shot two guards [dead] at a bank": how it ended, with where, as a part of the guards. */
void event_mend_dead_behind(struct repair *r, uint32_t dead)
{
    uint32_t noun = event_repair_head(r, dead);
    uint32_t verb = noun == TOKEN_NONE ? noun : event_repair_head(r, noun);
    if (verb == TOKEN_NONE || noun + 1 != dead || verb > noun ||
        !event_repair_is_word(r, dead, "dead") || !event_repair_is(r, noun, DEPREL_OBJ) ||
        r->tokens[verb].upos != UPOS_VERB) {
        return;
    }
    event_repair_attach(r, dead, verb, DEPREL_XCOMP);
}

/* "one was killed and four others [wounded]", "and six captured": the second shares the auxiliary.
 */
void event_mend_and_captured(struct repair *r, uint32_t verb)
{
    static const char *const others[] = {"capture", "arrest", "detain",  "abduct",   "kidnap",
                                         "rescue",  "free",   "release", "evacuate", NULL};
    const struct event_scene *scene = r->scene;
    uint32_t head = event_repair_head(r, verb);
    uint32_t whom = head == TOKEN_NONE || head > verb
                        ? TOKEN_NONE
                        : event_repair_find(r, verb, DEPREL_NSUBJ, head, verb);
    struct span lemma = r->tokens[verb].lemma;
    if (whom == TOKEN_NONE || r->tokens[verb].upos != UPOS_VERB || !event_repair_is_past(r, verb) ||
        !event_repair_has(r, head, DEPREL_AUX_PASS) || event_repair_has(r, verb, DEPREL_OBJ) ||
        event_repair_has(r, verb, DEPREL_AUX) || event_repair_has(r, verb, DEPREL_XCOMP) ||
        event_repair_has(r, verb, DEPREL_CCOMP) ||
        (!event_lexicon_in(scene->lexicon, EVENT_CLASS_HARM, lemma) &&
         !span_is_one_of(lemma, others))) {
        return;
    }
    r->tokens[whom].deprel = DEPREL_NSUBJ_PASS;
    r->tokens[verb].xpos = XPOS_VBN;
}

/* "resigned after the army [called] on him to go": a participle is followed by nobody whom it calls
 * on to do something; the noun under "after" called. */
void event_mend_after_called(struct repair *r, uint32_t verb)
{
    static const char *const marks[] = {"after", "before", "as", "since", "until", NULL};
    uint32_t noun = event_repair_head(r, verb);
    uint32_t mark =
        noun == TOKEN_NONE ? noun : event_repair_find(r, noun, DEPREL_CASE, r->scene->first, noun);
    uint32_t whom = event_repair_find(r, verb, DEPREL_OBL, verb + 2, r->scene->end);
    uint32_t aim = event_repair_find(r, verb, DEPREL_ADVCL, verb + 2, r->scene->end);
    aim =
        aim == TOKEN_NONE ? event_repair_find(r, verb, DEPREL_XCOMP, verb + 2, r->scene->end) : aim;
    if (mark == TOKEN_NONE || whom == TOKEN_NONE || aim == TOKEN_NONE || aim < whom ||
        !event_repair_is(r, verb, DEPREL_ACL) || !event_repair_is(r, noun, DEPREL_OBL) ||
        !span_is(r->tokens[verb].lemma, "call") || !event_repair_is_word(r, verb + 1, "on") ||
        r->tokens[verb].xpos != XPOS_VBN || r->tokens[aim].xpos != XPOS_VB ||
        !span_is_one_of(r->tokens[mark].norm, marks)) {
        return;
    }
    event_repair_replace(r, verb, noun);
    r->tokens[verb].deprel = DEPREL_ADVCL;
    r->tokens[verb].xpos = XPOS_VBD;
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
    event_repair_attach(r, mark, verb, DEPREL_MARK);
}
