/* Clauses with "whose", and the verb behind them, which is that of the one whom they tell of. */
#include "event_mends.h"

/* Whether a verb or auxiliary other than the verb's own stands in [first, verb). */
static bool has_verb_between(const struct repair *r, uint32_t first, uint32_t verb)
{
    for (uint32_t i = first; i < verb; i++) {
        bool verbal = r->tokens[i].upos == UPOS_VERB || r->tokens[i].upos == UPOS_AUX;
        if (verbal && event_repair_head(r, i) != verb) {
            return true;
        }
    }
    return false;
}

/* The "whose" of which this is the first verb; TOKEN_NONE. */
static uint32_t whose_before(const struct repair *r, uint32_t verb)
{
    uint32_t whose = verb;
    while (whose > r->scene->first && r->tokens[whose].xpos != XPOS_WP_POSS) {
        whose--;
    }
    uint32_t noun = event_repair_head(r, whose);
    return whose == r->scene->first || noun == TOKEN_NONE || noun < whose || noun > verb ||
                   !event_repair_is_finite(r, verb) || has_verb_between(r, whose, verb)
               ? TOKEN_NONE
               : whose;
}

/* The noun or name right before "whose", or TOKEN_NONE. */
static uint32_t owner_before(const struct repair *r, uint32_t whose)
{
    uint32_t owner = whose - 1;
    owner -= owner > r->scene->first && r->tokens[owner].upos == UPOS_PUNCT;
    while (event_repair_is(r, owner, DEPREL_FLAT) && event_repair_head(r, owner) != TOKEN_NONE) {
        owner = event_repair_head(r, owner);
    }
    bool noun = event_repair_is_noun(r, owner);
    return noun && owner < whose ? owner : TOKEN_NONE;
}

/* The verb behind the clause that was hung under its verb, as joined to it or as a side clause: it
 * follows the comma that closes the clause, or the clause's verb. */
static uint32_t verb_behind(const struct repair *r, uint32_t verb)
{
    for (uint32_t i = verb + 1; i < r->scene->end; i++) {
        uint32_t up = event_repair_head(r, i);
        bool set_off = event_repair_is(r, i, DEPREL_APPOS) && r->tokens[i].xpos == XPOS_VBD &&
                       up != TOKEN_NONE && event_repair_head(r, up) == verb;
        if ((up != verb && !set_off) || r->tokens[i].upos != UPOS_VERB ||
            r->tokens[i].xpos == XPOS_VBG || !event_repair_is_past(r, i) ||
            event_repair_has_subject(r, i) || event_repair_has(r, i, DEPREL_CC) ||
            event_repair_has(r, i, DEPREL_MARK)) {
            continue;
        }
        uint32_t before = i - 1;
        while (before > verb && event_repair_head(r, before) == i &&
               r->tokens[before].upos != UPOS_PUNCT) {
            before--;
        }
        if (before == verb || span_is(r->tokens[before].norm, ",")) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* The verb of the sentence that was hung under this one from before `whose`. */
static uint32_t verb_of_sentence(const struct repair *r, uint32_t verb, uint32_t whose)
{
    for (uint32_t i = r->scene->first; i < whose; i++) {
        if (event_repair_head(r, i) == verb && event_repair_is_finite(r, i)) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* "Ann Lee, whose party won, resigned", "according to a group whose head, Ann Lee, was jailed": the
 * first verb behind "whose" tells of the noun behind it, the next of the owner. */
void event_mend_whose(struct repair *r, uint32_t verb)
{
    uint32_t whose = whose_before(r, verb);
    uint32_t owner = whose == TOKEN_NONE ? whose : owner_before(r, whose);
    uint32_t noun = whose == TOKEN_NONE ? whose : event_repair_head(r, whose);
    if (owner == TOKEN_NONE || noun == verb) {
        return;
    }
    uint32_t top = owner, up = event_repair_head(r, owner);
    while (event_repair_head(r, top) != TOKEN_NONE && event_repair_head(r, top) != verb) {
        top = event_repair_head(r, top);
    }
    bool below = up == verb || up == TOKEN_NONE;
    uint32_t behind = below ? verb_behind(r, verb) : TOKEN_NONE;
    uint32_t main =
        event_repair_is(r, verb, DEPREL_ROOT) ? verb_of_sentence(r, verb, whose) : TOKEN_NONE;
    if (behind != TOKEN_NONE) {
        event_repair_replace(r, behind, up == verb ? verb : owner);
        event_repair_attach(r, owner, behind, event_repair_subject_relation(r, behind));
    } else if (main != TOKEN_NONE && !below) {
        event_repair_replace(r, main, verb);
    } else if (below || event_repair_is(r, verb, DEPREL_ROOT)) {
        return;
    }
    uint32_t above = main != TOKEN_NONE ? main : event_repair_head(r, verb);
    uint32_t mark = event_repair_find(r, verb, DEPREL_MARK, r->scene->first, top);
    if (!below && event_repair_head(r, top) == verb && top != main) {
        if (mark != TOKEN_NONE) {
            event_repair_attach(r, mark, top, DEPREL_CASE); /* "since the election" */
        }
        event_repair_attach(r, top, above, DEPREL_OBL);
    }
    event_repair_attach(r, verb, owner, DEPREL_ACL_RELCL);
    if (event_repair_head(r, noun) != verb) {
        event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    }
}
