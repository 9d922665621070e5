/* The tagger decides from left to right and sees no structure; the parser sees the words and tags
 * around both ends of an arc. Where they disagree about a word whose tag follows from its relation,
 * the tree is right more often. A table for single words, rules for verbs with what hangs on them.
 */
#include "text/agreement.h"

#include <stdbool.h>

#include "text/tagset.h"

/* What a word of this relation, tag and part of speech (UPOS_NONE: any) becomes. */
struct rule {
    uint8_t deprel;
    uint8_t xpos;
    uint8_t upos;
    uint8_t new_xpos;
    uint8_t new_upos;
};

static const struct rule RULES[] = {
    {DEPREL_MARK, XPOS_IN, UPOS_ADP, XPOS_IN, UPOS_SCONJ},
    {DEPREL_CASE, XPOS_IN, UPOS_SCONJ, XPOS_IN, UPOS_ADP},
    {DEPREL_CASE, XPOS_TO, UPOS_NONE, XPOS_IN, UPOS_ADP},
    {DEPREL_COMPOUND_PRT, XPOS_IN, UPOS_NONE, XPOS_RP, UPOS_ADP},
    {DEPREL_ADVMOD, XPOS_JJS, UPOS_NONE, XPOS_RBS, UPOS_ADV},
    {DEPREL_AMOD, XPOS_RBR, UPOS_NONE, XPOS_JJR, UPOS_ADJ},
    {DEPREL_AMOD, XPOS_NNP, UPOS_NONE, XPOS_NNP, UPOS_ADJ}, /* "United" Nations */
    {DEPREL_PUNCT, XPOS_NFP, UPOS_SYM, XPOS_NFP, UPOS_PUNCT},
    {DEPREL_DET, XPOS_IN, UPOS_SCONJ, XPOS_DT, UPOS_DET},
    {DEPREL_DET, XPOS_WP, UPOS_NONE, XPOS_WDT, UPOS_DET},
    {DEPREL_NSUBJ, XPOS_IN, UPOS_SCONJ, XPOS_WDT, UPOS_PRON},
    {DEPREL_XCOMP, XPOS_VBP, UPOS_VERB, XPOS_VB, UPOS_VERB},
    {DEPREL_XCOMP, XPOS_VBD, UPOS_VERB, XPOS_VBN, UPOS_VERB},
};
enum { RULE_COUNT = sizeof RULES / sizeof *RULES };

static void mend_word(struct token *token)
{
    for (size_t i = 0; i < RULE_COUNT; i++) {
        const struct rule *rule = RULES + i;
        if (rule->deprel == token->deprel && rule->xpos == token->xpos &&
            (rule->upos == UPOS_NONE || rule->upos == token->upos)) {
            token->xpos = rule->new_xpos;
            token->upos = rule->new_upos;
            return;
        }
    }
}

/* What hangs on a verb. */
struct dependents {
    bool subject; /* not of a passive */
    bool there;   /* "there is": "be" is no auxiliary */
    bool auxiliary;
    bool passive; /* an auxiliary of the passive, or "have": a participle follows */
    bool plain;   /* "to", "do" or a modal verb: the plain form follows */
};

static bool is_auxiliary(const struct token *token)
{
    return token->deprel == DEPREL_AUX || token->deprel == DEPREL_AUX_PASS;
}

static void note_dependent(struct dependents *dependents, const struct token *token)
{
    bool auxiliary = is_auxiliary(token);
    dependents->there |= token->deprel == DEPREL_EXPL;
    dependents->subject |= token->deprel == DEPREL_NSUBJ;
    dependents->auxiliary |= auxiliary;
    dependents->passive |=
        token->deprel == DEPREL_AUX_PASS || (auxiliary && span_is(token->lemma, "have"));
    dependents->plain |= token->xpos == XPOS_TO ||
                         (auxiliary && (token->xpos == XPOS_MD || span_is(token->lemma, "do")));
}

/* Whether a clause of its own may hang on this relation. */
static bool may_be_clause(const struct token *token)
{
    switch (token->deprel) {
    case DEPREL_ROOT:
    case DEPREL_CCOMP:
    case DEPREL_ADVCL:
    case DEPREL_ACL_RELCL:
    case DEPREL_PARATAXIS:
    case DEPREL_CONJ:
        return true;
    default:
        return false;
    }
}

static uint8_t tag_of_verb(const struct token *token, const struct dependents *dependents,
                           const struct token *head)
{
    bool after_past = token->deprel == DEPREL_CONJ && head && head->xpos == XPOS_VBD;
    switch (token->xpos) {
    case XPOS_VBP:
        return dependents->plain ? XPOS_VB : XPOS_VBP;
    case XPOS_VB: /* "voters go to the polls" */
        return token->deprel == DEPREL_ROOT && dependents->subject && !dependents->plain &&
                       !dependents->auxiliary
                   ? XPOS_VBP
                   : XPOS_VB;
    case XPOS_VBD:
        return dependents->passive ? XPOS_VBN : XPOS_VBD;
    case XPOS_VBN:
        if (!dependents->auxiliary && may_be_clause(token) && (dependents->subject || after_past)) {
            return XPOS_VBD;
        }
        return XPOS_VBN;
    default:
        return token->xpos;
    }
}

/* Auxiliaries hang on their verb; what stands on its own is a verb where it says that something is
 * or what somebody does, and as the complement of another. */
static uint8_t upos_of_verb(const struct token *token, const struct dependents *dependents)
{
    if (is_auxiliary(token) || token->deprel == DEPREL_COP) {
        return UPOS_AUX;
    }
    bool does = token->deprel == DEPREL_XCOMP ||
                (token->deprel == DEPREL_ACL_RELCL && span_is(token->lemma, "do"));
    return does || dependents->there ? UPOS_VERB : token->upos;
}

static void mend_sentence(struct arena *arena, struct token *tokens, uint32_t count)
{
    struct dependents *dependents = ARENA_ARRAY(arena, struct dependents, count);
    for (uint32_t i = 0; i < count; i++) {
        mend_word(tokens + i);
        if (tokens[i].head > 0) {
            note_dependent(dependents + tokens[i].head - 1, tokens + i);
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        const struct token *head = tokens[i].head > 0 ? tokens + tokens[i].head - 1 : NULL;
        if (tokens[i].upos == UPOS_VERB || tokens[i].upos == UPOS_AUX) {
            tokens[i].upos = upos_of_verb(tokens + i, dependents + i);
        }
        if (tokens[i].upos == UPOS_VERB) {
            tokens[i].xpos = tag_of_verb(tokens + i, dependents + i, head);
        }
    }
}

void agreement_mend(struct document *document)
{
    struct arena *arena = arena_new();
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = document->sentences + i;
        mend_sentence(arena, document->tokens + sentence->first_token, sentence->token_count);
    }
    arena_free(arena);
}
