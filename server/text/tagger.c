/* The tagger: left to right over each sentence. Words that the lexicon knows with one tag only take
 * it unseen; the others are scored in two stages, the most telling features first, and a clear lead
 * ends it. The part of speech follows from the tag where it does without
 * exception (section "upos.fixed"), else from a second model that sees all tags of the sentence.
 * Greedy: an early error is not taken back. */
#include "text/tagger.h"

#include <string.h>

#include "text/buckets.h"
#include "text/lemma.h"
#include "text/lexical.h"
#include "text/scores.h"
#include "text/tagging.h"

enum { SENTENCE_MAX = 512 }; /* longer sentences are tagged piece by piece */

/* A first-stage lead, in units of the weights, that the second does not turn: on the development
 * parts nothing is lost, and two thirds of the features are not looked up. */
enum { CLEAR_LEAD = 94 };

struct tagger {
    struct lexical lexical;
    struct pair_weights xpos;
    struct pair_weights upos;
    struct lemma_rules lemmas;
    const uint8_t *fixed; /* by xpos: the only part of speech, or UPOS_NONE */
};

/* What tagging one sentence needs, with room on both sides. */
struct work {
    struct atoms atoms[SENTENCE_MAX + 2 * TAGGING_PAD];
    uint8_t tags[SENTENCE_MAX + 2 * TAGGING_PAD];
};

static enum status open_parts(const struct model *model, struct tagger *tagger,
                              struct failure *failure)
{
    const void *fixed = NULL;
    size_t fixed_count = 0;
    enum status status = lexical_open(model, &tagger->lexical, failure);
    if (status == STATUS_OK) {
        status = pair_weights_open(model, "xpos", XPOS_COUNT, &tagger->xpos, failure);
    }
    if (status == STATUS_OK) {
        status = pair_weights_open(model, "upos", UPOS_COUNT, &tagger->upos, failure);
    }
    if (status == STATUS_OK) {
        status = lemma_open(model, &tagger->lemmas, failure);
    }
    if (status == STATUS_OK) {
        status = model_items(model, "upos.fixed", 1, &fixed, &fixed_count, failure);
    }
    if (status == STATUS_OK && fixed_count != XPOS_COUNT) {
        return failure_set(failure, STATUS_CORRUPT, "the model was made for other tags");
    }
    tagger->fixed = fixed;
    return status;
}

enum status tagger_new(struct arena *arena, struct span bytes, struct tagger **out,
                       struct failure *failure)
{
    struct model model;
    struct tagger *tagger = ARENA_NEW(arena, struct tagger);
    enum status status = model_open(bytes, "tagger", &model, failure);
    if (status == STATUS_OK) {
        status = open_parts(&model, tagger, failure);
    }
    if (status == STATUS_OK) {
        *out = tagger;
    }
    return status;
}

/* Adds the rows of the features to the scores. */
static void add_features(const struct pair_weights *weights, const uint64_t *keys, size_t count,
                         int16_t scores[PAIR_CLASSES])
{
    uint32_t hashes[TAGGING_XPOS_FEATURES];
    uint32_t homes[TAGGING_XPOS_FEATURES];
    struct pair_row rows[TAGGING_XPOS_FEATURES];
    struct lookups lookups = {hashes, homes, count};
    for (size_t i = 0; i < count; i++) {
        hashes[i] = buckets_hash(keys[i]);
        homes[i] = buckets_ask(&weights->buckets, hashes[i]);
    }
    pair_weights_add(weights, rows, pair_weights_find(weights, &lookups, rows), scores);
}

static uint8_t choose_xpos(const struct tagger *tagger, const struct atoms *atoms,
                           const uint8_t *tags)
{
    if (atoms->sure) {
        return atoms->sure;
    }
    uint64_t keys[TAGGING_XPOS_FEATURES];
    int16_t scores[PAIR_CLASSES];
    uint8_t best = XPOS_NONE;
    scores_start(scores, XPOS_COUNT);
    for (unsigned stage = 0; stage < TAGGING_XPOS_STAGES; stage++) {
        size_t count = tagging_xpos_stage(atoms, tags, stage, keys);
        add_features(&tagger->xpos, keys, count, scores);
        int32_t lead = 0;
        best = (uint8_t)scores_best(scores, &lead);
        if (lead >= CLEAR_LEAD) {
            break;
        }
    }
    return best;
}

static uint8_t choose_upos(const struct tagger *tagger, const struct atoms *atoms,
                           const uint8_t *tags)
{
    uint8_t fixed = atoms->sure_upos ? atoms->sure_upos : tagger->fixed[tags[0]];
    if (fixed != UPOS_NONE) {
        return fixed < UPOS_COUNT ? fixed : (uint8_t)UPOS_X;
    }
    uint64_t keys[TAGGING_UPOS_FEATURES];
    int16_t scores[PAIR_CLASSES];
    int32_t lead = 0;
    scores_start(scores, UPOS_COUNT);
    size_t count = tagging_upos_features(atoms, tags, keys);
    add_features(&tagger->upos, keys, count, scores);
    return (uint8_t)scores_best(scores, &lead);
}

static void tag_piece(const struct tagger *tagger, struct arena *arena, struct token *tokens,
                      size_t count, struct work *work)
{
    struct atoms *atoms = work->atoms + TAGGING_PAD;
    uint8_t *tags = work->tags + TAGGING_PAD;
    tagging_read(&tagger->lexical, tokens, count, atoms);
    memset(tags, 0, count + TAGGING_PAD);
    for (size_t i = 0; i < count; i++) {
        tags[i] = choose_xpos(tagger, atoms + i, tags + i);
        tokens[i].xpos = tags[i];
    }
    for (size_t i = 0; i < count; i++) {
        tokens[i].upos = choose_upos(tagger, atoms + i, tags + i);
        tokens[i].lemma = lemma_of(&tagger->lemmas, arena, tokens + i);
    }
}

void tagger_tag(const struct tagger *tagger, struct arena *arena, struct document *document)
{
    struct work *work = ARENA_NEW(arena, struct work);
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = document->sentences + i;
        for (uint32_t k = 0; k < sentence->token_count; k += SENTENCE_MAX) {
            uint32_t left = sentence->token_count - k;
            tag_piece(tagger, arena, document->tokens + sentence->first_token + k,
                      left < SENTENCE_MAX ? left : SENTENCE_MAX, work);
        }
    }
}
