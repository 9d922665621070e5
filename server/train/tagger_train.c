/* Trains the tagger: the lexicon first, since it is part of the features, then tags from left to
 * right with the tags the model itself gave and parts of speech over them (over the gold tags in
 * the first epoch), last the lemma rules. A word's set of tags would give its own tag away in
 * training: each fold of the sentences is read with a lexicon made without it. */
#include "train/tagger_train.h"

#include <string.h>

#include "text/lexical.h"
#include "text/tagging.h"
#include "train/corpus.h"
#include "train/lemma_train.h"
#include "train/perceptron.h"
#include "train/vocabulary.h"

enum {
    MARGIN = 100,
    SENTENCE_MAX = 512,
    FIXED_MIN = 5,
    FIXED_SHARE = 1000,
    LEXICON_FOLDS = 8,
    DROPPED = 30 /* percent of the features of a decision */
};

struct trainer {
    struct arena *arena;
    const struct document *document;
    struct document silver; /* tags in doubt are XPOS_NONE, parts of speech unknown */
    struct lexical lexical;
    struct lexical folds[LEXICON_FOLDS]; /* each made without the sentences of its fold */
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

static size_t all_features(const struct trainer *trainer, size_t at,
                           uint64_t keys[TAGGING_XPOS_FEATURES])
{
    size_t count = 0;
    for (unsigned stage = 0; stage < TAGGING_XPOS_STAGES; stage++) {
        count += tagging_xpos_stage(trainer->atoms + TAGGING_PAD + at,
                                    trainer->tags + TAGGING_PAD + at, stage, keys + count);
    }
    return count;
}

static uint8_t learn_xpos(struct trainer *trainer, size_t at, uint8_t gold)
{
    const struct atoms *atoms = trainer->atoms + TAGGING_PAD + at;
    if (atoms->sure) {
        return atoms->sure;
    }
    uint64_t keys[TAGGING_XPOS_FEATURES];
    int32_t scores[XPOS_COUNT] = {0};
    size_t count = all_features(trainer, at, keys);
    count = perceptron_drop(trainer->xpos, keys, count, DROPPED);
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
    if (gold == UPOS_NONE || trainer->fixed[tags[0]] != UPOS_NONE ||
        trainer->atoms[TAGGING_PAD + at].sure_upos != UPOS_NONE) {
        return;
    }
    uint64_t keys[TAGGING_UPOS_FEATURES];
    int32_t scores[UPOS_COUNT] = {0};
    size_t count = tagging_upos_features(trainer->atoms + TAGGING_PAD + at, tags, keys);
    count = perceptron_drop(trainer->upos, keys, count, DROPPED);
    perceptron_score(trainer->upos, keys, count, scores);
    scores[gold] -= MARGIN;
    uint8_t best = best_of(scores, UPOS_COUNT);
    perceptron_step(trainer->upos);
    if (best != gold) {
        perceptron_update(trainer->upos, keys, count, gold, 1);
        perceptron_update(trainer->upos, keys, count, best, -1);
    }
}

static size_t read_sentence(struct trainer *trainer, const struct lexical *lexical,
                            const struct token *tokens, uint32_t token_count)
{
    size_t count = token_count < SENTENCE_MAX ? token_count : SENTENCE_MAX;
    tagging_read(lexical, tokens, count, trainer->atoms + TAGGING_PAD);
    memset(trainer->tags + TAGGING_PAD, 0, count + TAGGING_PAD);
    return count;
}

static void learn_sentence(struct trainer *trainer, const struct lexical *lexical,
                           const struct token *tokens, uint32_t token_count, bool predicted)
{
    size_t count = read_sentence(trainer, lexical, tokens, token_count);
    uint8_t *tags = trainer->tags + TAGGING_PAD;
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

static uint32_t *new_order(struct trainer *trainer, size_t count)
{
    uint32_t *order = ARENA_ARRAY(trainer->arena, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        order[i] = (uint32_t)i;
    }
    return order;
}

/* Every epoch learns all gold sentences and, spread among them, the next `share` silver ones. The
 * last epochs go over what the tables hold. */
static void run_epochs(struct trainer *trainer, const struct tagger_training *training,
                       size_t share)
{
    unsigned epochs = training->epochs + training->epochs_packed;
    const struct document *gold = trainer->document;
    const struct document *silver = &trainer->silver;
    size_t count = gold->sentence_count;
    uint32_t *order = new_order(trainer, count);
    uint32_t *silver_order = new_order(trainer, silver->sentence_count);
    uint64_t state = 1;
    uint64_t silver_state = 5;
    size_t next = 0;
    corpus_shuffle(silver_order, silver->sentence_count, &silver_state);
    for (unsigned epoch = 0; epoch < epochs; epoch++) {
        if (epoch == training->epochs) {
            perceptron_pack(trainer->xpos, &training->xpos, GROWTH_NONE);
            perceptron_pack(trainer->upos, &training->upos, GROWTH_NONE);
        }
        corpus_shuffle(order, count, &state);
        for (size_t i = 0; i < count; i++) {
            const struct sentence *sentence = gold->sentences + order[i];
            unsigned fold = corpus_fold_of(order[i], LEXICON_FOLDS);
            learn_sentence(trainer, trainer->folds + fold, gold->tokens + sentence->first_token,
                           sentence->token_count, epoch > 0);
            for (size_t k = i * share / count; k < (i + 1) * share / count; k++) {
                sentence = silver->sentences + silver_order[next++ % silver->sentence_count];
                learn_sentence(trainer, &trainer->lexical, silver->tokens + sentence->first_token,
                               sentence->token_count, true);
            }
        }
    }
}

static uint8_t guess_xpos(const struct trainer *trainer, size_t at)
{
    const struct atoms *atoms = trainer->atoms + TAGGING_PAD + at;
    uint64_t keys[TAGGING_XPOS_FEATURES];
    if (atoms->sure) {
        return atoms->sure;
    }
    size_t count = all_features(trainer, at, keys);
    int32_t scores[XPOS_COUNT] = {0};
    perceptron_score(trainer->xpos, keys, count, scores);
    return best_of(scores, XPOS_COUNT);
}

/* Takes the silver tags away with which the tagger, as trained so far, disagrees. */
static void doubt_silver(struct trainer *trainer)
{
    struct document *silver = &trainer->silver;
    for (size_t i = 0; i < silver->sentence_count; i++) {
        struct sentence *sentence = silver->sentences + i;
        struct token *tokens = silver->tokens + sentence->first_token;
        size_t count = read_sentence(trainer, &trainer->lexical, tokens, sentence->token_count);
        uint8_t *tags = trainer->tags + TAGGING_PAD;
        for (size_t k = 0; k < count; k++) {
            tags[k] = guess_xpos(trainer, k);
            tokens[k].xpos = tokens[k].xpos == tags[k] ? tags[k] : (uint8_t)XPOS_NONE;
        }
    }
}

/* Writes the lexicon into a model of its own, so that training reads it as the daemon does. */
static enum status open_lexicon(struct arena *arena, const struct vocabulary *vocabulary,
                                struct tag_sets *sets, struct lexical *out, struct failure *failure)
{
    struct model_writer writer;
    struct buffer bytes = {0};
    struct model model;
    model_writer_init(&writer, "lexicon");
    vocabulary_write(vocabulary, sets, &writer);
    model_writer_finish(&writer, &bytes);
    model_writer_fini(&writer);
    struct span copy = arena_copy(arena, buffer_span(&bytes));
    buffer_fini(&bytes);
    enum status status = model_open(copy, "lexicon", &model, failure);
    return status == STATUS_OK ? lexical_open(&model, out, failure) : status;
}

/* Counts the words of everything, or of everything but a fold of the gold sentences. */
static enum status make_lexicon(const struct trainer *trainer,
                                const struct tagger_training *training, const struct document *gold,
                                struct tag_sets *sets, struct vocabulary *vocabulary,
                                struct lexical *out, struct failure *failure)
{
    enum status status = vocabulary_read_clusters(vocabulary, training->clusters, failure);
    if (status != STATUS_OK) {
        return status;
    }
    vocabulary_count(vocabulary, gold, false);
    if (training->silver) {
        vocabulary_count(vocabulary, training->silver, true);
    }
    return open_lexicon(trainer->arena, vocabulary, sets, out, failure);
}

static enum status make_lexicons(struct trainer *trainer, const struct tagger_training *training,
                                 struct tag_sets *sets, struct vocabulary *vocabulary,
                                 struct failure *failure)
{
    enum status status = make_lexicon(trainer, training, trainer->document, sets, vocabulary,
                                      &trainer->lexical, failure);
    for (unsigned fold = 0; fold < LEXICON_FOLDS && status == STATUS_OK; fold++) {
        struct document others;
        corpus_fold(trainer->arena, trainer->document, fold, LEXICON_FOLDS, false, &others);
        status = make_lexicon(trainer, training, &others, sets, vocabulary_new(trainer->arena),
                              trainer->folds + fold, failure);
    }
    return status;
}

static void write_model(const struct trainer *trainer, const struct vocabulary *vocabulary,
                        struct tag_sets *sets, const struct tagger_training *training,
                        struct buffer *out)
{
    struct model_writer writer;
    model_writer_init(&writer, "tagger");
    vocabulary_write(vocabulary, sets, &writer);
    perceptron_write_pairs(trainer->xpos, &training->xpos, &writer, "xpos");
    perceptron_write_pairs(trainer->upos, &training->upos, &writer, "upos");
    model_writer_add(&writer, "upos.fixed", trainer->fixed, sizeof trainer->fixed);
    struct lemma_sources sources = {trainer->document, training->silver, vocabulary};
    lemma_train(&sources, &writer);
    model_writer_finish(&writer, out);
    model_writer_fini(&writer);
}

static void renew(struct trainer *trainer)
{
    perceptron_free(trainer->xpos);
    perceptron_free(trainer->upos);
    trainer->xpos = perceptron_new();
    trainer->upos = perceptron_new();
}

static void learn(struct trainer *trainer, const struct tagger_training *training)
{
    renew(trainer);
    find_fixed(trainer);
    run_epochs(trainer, training, 0);
    if (training->silver && training->silver_share > 0) {
        corpus_copy(trainer->arena, training->silver, &trainer->silver);
        doubt_silver(trainer);
        renew(trainer);
        run_epochs(trainer, training, training->silver_share);
    }
}

enum status tagger_train(const struct document *document, const struct tagger_training *training,
                         struct buffer *out, struct failure *failure)
{
    struct arena *arena = arena_new();
    struct trainer *trainer = ARENA_NEW(arena, struct trainer);
    struct vocabulary *vocabulary = vocabulary_new(arena);
    struct tag_sets *sets = tag_sets_new(arena);
    trainer->arena = arena;
    trainer->document = document;
    enum status status = make_lexicons(trainer, training, sets, vocabulary, failure);
    if (status == STATUS_OK) {
        learn(trainer, training);
        write_model(trainer, vocabulary, sets, training, out);
    }
    perceptron_free(trainer->xpos);
    perceptron_free(trainer->upos);
    arena_free(arena);
    return status;
}

enum status tagger_train_lemmas(const struct document *document,
                                const struct tagger_training *training, const struct model *model,
                                struct buffer *out, struct failure *failure)
{
    struct arena *arena = arena_new();
    struct trainer trainer = {.arena = arena, .document = document};
    struct vocabulary *vocabulary = vocabulary_new(arena);
    struct lexical lexical;
    enum status status = make_lexicon(&trainer, training, document, tag_sets_new(arena), vocabulary,
                                      &lexical, failure);
    if (status == STATUS_OK) {
        struct model_writer writer;
        struct lemma_sources sources = {document, training->silver, vocabulary};
        model_writer_init(&writer, "tagger");
        for (uint32_t i = 0; i < model->section_count; i++) {
            const struct model_section *section = &model->sections[i];
            if (!span_starts_with(span_of(section->name), SPAN("lemma."))) {
                model_writer_add(&writer, section->name, model->bytes.ptr + section->offset,
                                 section->size);
            }
        }
        lemma_train(&sources, &writer);
        model_writer_finish(&writer, out);
        model_writer_fini(&writer);
    }
    arena_free(arena);
    return status;
}
