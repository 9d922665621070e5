/* Trains the tagger: the lexicon first, since it is part of the features, then tags from left to
 * right with the tags the model itself gave, then parts of speech over the gold tags mixed with
 * predicted ones (every other epoch), last the lemma rules. */
#include "train/tagger_train.h"

#include <string.h>

#include "text/lexical.h"
#include "text/tagging.h"
#include "train/corpus.h"
#include "train/lemma_train.h"
#include "train/perceptron.h"
#include "train/vocabulary.h"

enum { MARGIN = 100, SENTENCE_MAX = 512, FIXED_MIN = 5, FIXED_SHARE = 1000 };

struct trainer {
    struct arena *arena;
    const struct document *document;
    struct lexical lexical;
    struct perceptron *xpos;
    struct perceptron *upos;
    uint8_t fixed[XPOS_COUNT];
    struct atoms atoms[SENTENCE_MAX + 2 * TAGGING_PAD];
    uint8_t tags[SENTENCE_MAX + 2 * TAGGING_PAD];
};

static uint8_t best_of(const int32_t *scores, unsigned count)
{
    unsigned best = 1;
    for (unsigned i = 2; i < count; i++) {
        best = scores[i] > scores[best] ? i : best;
    }
    return (uint8_t)best;
}

static uint8_t learn_xpos(struct trainer *trainer, size_t at, uint8_t gold)
{
    const struct atoms *atoms = trainer->atoms + TAGGING_PAD + at;
    if (atoms->sure) {
        return atoms->sure;
    }
    uint64_t keys[TAGGING_XPOS_FEATURES];
    int32_t scores[XPOS_COUNT] = {0};
    size_t count = tagging_xpos_features(atoms, trainer->tags + TAGGING_PAD + at, keys);
    perceptron_score(trainer->xpos, keys, count, scores);
    uint8_t best = best_of(scores, XPOS_COUNT);
    scores[gold] -= MARGIN;
    uint8_t rival = best_of(scores, XPOS_COUNT);
    perceptron_step(trainer->xpos);
    if (rival != gold && gold != XPOS_NONE) {
        perceptron_update(trainer->xpos, keys, count, gold, 1);
        perceptron_update(trainer->xpos, keys, count, rival, -1);
    }
    return best;
}

static void learn_upos(struct trainer *trainer, size_t at, uint8_t gold)
{
    const uint8_t *tags = trainer->tags + TAGGING_PAD + at;
    if (trainer->fixed[tags[0]] != UPOS_NONE ||
        trainer->atoms[TAGGING_PAD + at].sure_upos != UPOS_NONE) {
        return;
    }
    uint64_t keys[TAGGING_UPOS_FEATURES];
    int32_t scores[UPOS_COUNT] = {0};
    size_t count = tagging_upos_features(trainer->atoms + TAGGING_PAD + at, tags, keys);
    perceptron_score(trainer->upos, keys, count, scores);
    scores[gold] -= MARGIN;
    uint8_t best = best_of(scores, UPOS_COUNT);
    perceptron_step(trainer->upos);
    if (best != gold) {
        perceptron_update(trainer->upos, keys, count, gold, 1);
        perceptron_update(trainer->upos, keys, count, best, -1);
    }
}

static void learn_sentence(struct trainer *trainer, const struct sentence *sentence, bool predicted)
{
    const struct token *tokens = trainer->document->tokens + sentence->first_token;
    size_t count = sentence->token_count < SENTENCE_MAX ? sentence->token_count : SENTENCE_MAX;
    uint8_t *tags = trainer->tags + TAGGING_PAD;
    tagging_read(&trainer->lexical, tokens, count, trainer->atoms + TAGGING_PAD);
    memset(tags, 0, count + TAGGING_PAD);
    for (size_t i = 0; i < count; i++) {
        tags[i] = learn_xpos(trainer, i, tokens[i].xpos);
    }
    for (size_t i = 0; i < count && !predicted; i++) {
        tags[i] = tokens[i].xpos;
    }
    for (size_t i = 0; i < count; i++) {
        learn_upos(trainer, i, tokens[i].upos);
    }
}

/* Tags that leave no choice of the part of speech. */
static void find_fixed(struct trainer *trainer)
{
    static const unsigned SHARE = FIXED_SHARE;
    uint32_t uses[XPOS_COUNT][UPOS_COUNT] = {{0}};
    const struct document *document = trainer->document;
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = document->sentences + i;
        for (uint32_t k = 0; k < sentence->token_count; k++) {
            const struct token *token = document->tokens + sentence->first_token + k;
            uses[token->xpos][token->upos]++;
        }
    }
    for (unsigned x = 1; x < XPOS_COUNT; x++) {
        uint32_t total = 0;
        unsigned most = 1;
        for (unsigned u = 1; u < UPOS_COUNT; u++) {
            total += uses[x][u];
            most = uses[x][u] > uses[x][most] ? u : most;
        }
        bool fixed = total >= FIXED_MIN && uses[x][most] * SHARE >= (uint64_t)total * (SHARE - 1);
        trainer->fixed[x] = fixed ? (uint8_t)most : UPOS_NONE;
    }
}

static void run_epochs(struct trainer *trainer, unsigned epochs)
{
    size_t count = trainer->document->sentence_count;
    uint32_t *order = ARENA_ARRAY(trainer->arena, uint32_t, count);
    uint64_t state = 1;
    for (size_t i = 0; i < count; i++) {
        order[i] = (uint32_t)i;
    }
    for (unsigned epoch = 0; epoch < epochs; epoch++) {
        corpus_shuffle(order, count, &state);
        for (size_t i = 0; i < count; i++) {
            learn_sentence(trainer, trainer->document->sentences + order[i], epoch > 0);
        }
    }
}

/* Writes the lexicon into a model of its own, so that training reads it as the daemon does. */
static enum status open_lexicon(struct trainer *trainer, const struct vocabulary *vocabulary,
                                struct failure *failure)
{
    struct model_writer writer;
    struct buffer bytes = {0};
    struct model model;
    model_writer_init(&writer, "lexicon");
    vocabulary_write(vocabulary, &writer);
    model_writer_finish(&writer, &bytes);
    model_writer_fini(&writer);
    struct span copy = arena_copy(trainer->arena, buffer_span(&bytes));
    buffer_fini(&bytes);
    enum status status = model_open(copy, "lexicon", &model, failure);
    return status == STATUS_OK ? lexical_open(&model, &trainer->lexical, failure) : status;
}

static void write_model(struct trainer *trainer, const struct vocabulary *vocabulary,
                        const struct tagger_training *training, struct buffer *out)
{
    struct model_writer writer;
    model_writer_init(&writer, "tagger");
    vocabulary_write(vocabulary, &writer);
    perceptron_write(trainer->xpos, &writer, "xpos", training->prune);
    perceptron_write(trainer->upos, &writer, "upos", training->prune);
    model_writer_add(&writer, "upos.fixed", trainer->fixed, sizeof trainer->fixed);
    lemma_train(trainer->document, &writer);
    model_writer_finish(&writer, out);
    model_writer_fini(&writer);
}

enum status tagger_train(const struct document *document, const struct tagger_training *training,
                         struct buffer *out, struct failure *failure)
{
    struct arena *arena = arena_new();
    struct trainer *trainer = ARENA_NEW(arena, struct trainer);
    struct vocabulary *vocabulary = vocabulary_new(arena);
    trainer->arena = arena;
    trainer->document = document;
    enum status status = vocabulary_read_clusters(vocabulary, training->clusters, failure);
    if (status == STATUS_OK) {
        vocabulary_count(vocabulary, document, false);
        if (training->silver) {
            vocabulary_count(vocabulary, training->silver, true);
        }
        status = open_lexicon(trainer, vocabulary, failure);
    }
    if (status == STATUS_OK) {
        trainer->xpos = perceptron_new();
        trainer->upos = perceptron_new();
        find_fixed(trainer);
        run_epochs(trainer, training->epochs);
        write_model(trainer, vocabulary, training, out);
        perceptron_free(trainer->xpos);
        perceptron_free(trainer->upos);
    }
    arena_free(arena);
    return status;
}
