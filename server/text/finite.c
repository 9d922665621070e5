/* One mistake of the tagger that costs a whole event: in short news sentences it takes the only
 * verb for a reduced relative clause. A complete sentence has a finite verb, so the first
 * participle that could be one is; so has what somebody said behind it: "A gunman shot a nurse,
 * police said." Headlines, which have no full stop, are left alone. */
#include "text/finite.h"

#include <stdbool.h>

#include "text/tagset.h"

static bool is_finite(uint8_t xpos)
{
    return xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP || xpos == XPOS_MD;
}

static bool is_nominal(uint8_t xpos)
{
    return xpos == XPOS_NN || xpos == XPOS_NNS || xpos == XPOS_NNP || xpos == XPOS_NNPS ||
           xpos == XPOS_PRP;
}

static bool opens_object(uint8_t xpos)
{
    return is_nominal(xpos) || xpos == XPOS_DT || xpos == XPOS_CD || xpos == XPOS_PRP_POSS ||
           xpos == XPOS_JJ;
}

/* Verbs that are their own past and that are nouns or attributes elsewhere. */
static bool is_own_past(struct span word)
{
    static const char *const words[] = {"quit", "shot", "hit",  "cut", "shut",
                                        "set",  "put",  "beat", NULL};
    return span_is_one_of(word, words);
}

/* Pasts of verbs without an object, which are participles of nobody: "people protested against". */
static bool needs_no_object(struct span word)
{
    static const char *const words[] = {
        "apologised", "apologized", "arrived",      "campaigned", "clashed",     "collapsed",
        "competed",   "converged",  "demonstrated", "died",       "disappeared", "emerged",
        "erupted",    "gathered",   "happened",     "marched",    "occurred",    "perished",
        "protested",  "queued",     "rallied",      "rejoiced",   "resigned",    "rioted",
        "surged",     "survived",   "travelled",    "traveled",   "vanished",    "voted",
        "walked",     NULL};
    return span_is_one_of(word, words);
}

/* Those of them that even a sentence with another verb does not use as attributes: "Hundreds
 * protested after a mayor was removed." */
static bool is_always_finite(struct span word)
{
    static const char *const words[] = {
        "apologised", "apologized", "arrived", "clashed",  "died",     "erupted", "marched",
        "perished",   "protested",  "rallied", "rejoiced", "resigned", "rioted",  NULL};
    return span_is_one_of(word, words);
}

/* The first finite verb from `at`; `count`: there is none. */
static uint32_t next_finite(const struct token *tokens, uint32_t at, uint32_t count)
{
    while (at < count && !is_finite(tokens[at].xpos)) {
        at++;
    }
    return at;
}

static void mend_sentence(struct token *tokens, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        if (tokens[i].xpos == XPOS_VBN && is_nominal(tokens[i - 1].xpos) &&
            is_always_finite(tokens[i].norm)) {
            tokens[i].xpos = XPOS_VBD;
            tokens[i].upos = UPOS_VERB;
        }
    }
    if (next_finite(tokens, 0, count) < count) {
        return;
    }
    for (uint32_t i = 1; i + 1 < count; i++) {
        if (tokens[i].xpos == XPOS_VBN && is_nominal(tokens[i - 1].xpos) &&
            opens_object(tokens[i + 1].xpos)) {
            tokens[i].xpos = XPOS_VBD;
            tokens[i].upos = UPOS_VERB;
            return;
        }
    }
    for (uint32_t i = 1; i + 2 < count; i++) { /* "The mayor quit on Thursday." */
        bool alone = tokens[i].xpos == XPOS_VBN && needs_no_object(tokens[i].norm);
        if ((alone || is_own_past(tokens[i].norm)) && is_nominal(tokens[i - 1].xpos)) {
            tokens[i].xpos = XPOS_VBD;
            tokens[i].upos = UPOS_VERB;
            return;
        }
    }
}

static bool is_said(struct span word)
{
    return span_is(word, "said") || span_is(word, "says");
}

/* How many tokens stand before ", police said on Tuesday."; all of them when nothing like it ends
 * the sentence. */
static uint32_t said_before(const struct token *tokens, uint32_t count)
{
    enum { SPEAKER_TOKENS = 6, TAIL_TOKENS = 8 };
    uint32_t comma = count;
    while (comma > 0 && !span_is(tokens[comma - 1].text, ",")) {
        comma--;
    }
    uint32_t verb = next_finite(tokens, comma, count);
    bool told = comma > 0 && verb < count && verb > comma && verb - comma <= SPEAKER_TOKENS &&
                count - verb <= TAIL_TOKENS && is_said(tokens[verb].norm) &&
                next_finite(tokens, verb + 1, count) == count;
    return told ? comma : count;
}

void finite_mend(struct document *document)
{
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = document->sentences + i;
        struct token *tokens = document->tokens + sentence->first_token;
        uint32_t count = sentence->token_count;
        if (count > 2 && span_is(tokens[count - 1].text, ".")) {
            mend_sentence(tokens, said_before(tokens, count));
        }
    }
}
