/* Trains the parser. Tags are predicted by taggers that have not seen the sentence. Moves are
 * learned with a dynamic oracle: any move that loses no further arc is right, and after the first
 * epoch the parser follows its own moves most of the time. Relations are learned on right arcs. */
#include "train/parser_train.h"

#include <stdio.h>
#include <string.h>

#include "text/parsing.h"
#include "text/tagger.h"
#include "train/corpus.h"
#include "train/oracle.h"
#include "train/perceptron.h"
#include "train/vocabulary.h"

struct trainer {
    struct arena *arena;
    const struct document *gold;
    struct document tagged; /* the same with predicted tags */
    struct lexical lexical;
    struct perceptron *moves;
    struct perceptron *labels;
    struct parsing parsing;
    uint32_t *heads; /* of the sentence at hand, 1 … count */
    uint64_t random;
};

static bool chance(struct trainer *trainer, unsigned percent)
{
    trainer->random =
        trainer->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (trainer->random >> 33) % 100 < percent;
}

/* --- tags ------------------------------------------------------------------------------------ */

static enum status tag_fold(struct trainer *trainer, const struct parser_training *training,
                            unsigned fold, struct failure *failure)
{
    struct arena *arena = arena_new();
    struct document others;
    struct document held;
    struct buffer bytes = {0};
    struct tagger *tagger = NULL;
    corpus_fold(arena, trainer->gold, fold, training->folds, false, &others);
    corpus_fold(arena, &trainer->tagged, fold, training->folds, true, &held);
    enum status status = tagger_train(&others, training->tagger, &bytes, failure);
    if (status == STATUS_OK) {
        status = tagger_new(arena, arena_copy(arena, buffer_span(&bytes)), &tagger, failure);
    }
    if (status == STATUS_OK) {
        tagger_tag(tagger, trainer->arena, &held);
    }
    buffer_fini(&bytes);
    arena_free(arena);
    return status;
}

/* --- learning -------------------------------------------------------------------------------- */

static enum parsing_move best_move(const struct parsing *parsing, const int32_t *scores,
                                   const unsigned *costs, unsigned cost_max)
{
    enum parsing_move best = MOVE_COUNT;
    for (enum parsing_move move = MOVE_SHIFT; move < MOVE_COUNT; move++) {
        if (parsing_allows(parsing, move) && costs[move] <= cost_max &&
            (best == MOVE_COUNT || scores[move] > scores[best])) {
            best = move;
        }
    }
    return best;
}

static enum parsing_move learn_move(struct trainer *trainer, unsigned exploration)
{
    const struct parsing *parsing = &trainer->parsing;
    uint64_t keys[PARSING_MOVE_FEATURES];
    int32_t scores[MOVE_COUNT] = {0};
    unsigned costs[MOVE_COUNT] = {0};
    unsigned least = UINT32_MAX;
    for (enum parsing_move move = MOVE_SHIFT; move < MOVE_COUNT; move++) {
        if (parsing_allows(parsing, move)) {
            costs[move] = oracle_cost(parsing, trainer->heads, move);
            least = costs[move] < least ? costs[move] : least;
        }
    }
    size_t count = parsing_move_features(parsing, keys);
    perceptron_score(trainer->moves, keys, count, scores);
    enum parsing_move guess = best_move(parsing, scores, costs, UINT32_MAX);
    enum parsing_move right = best_move(parsing, scores, costs, least);
    perceptron_step(trainer->moves);
    if (costs[guess] > least) {
        perceptron_update(trainer->moves, keys, count, (uint8_t)right, 1);
        perceptron_update(trainer->moves, keys, count, (uint8_t)guess, -1);
    }
    return chance(trainer, exploration) ? guess : right;
}

static uint8_t learn_label(struct trainer *trainer, const struct token *gold,
                           enum parsing_move move)
{
    uint32_t head = 0;
    uint32_t dependent = 0;
    parsing_arc(&trainer->parsing, move, &head, &dependent);
    if (head == 0) {
        return DEPREL_ROOT;
    }
    uint64_t keys[PARSING_LABEL_FEATURES];
    int32_t scores[DEPREL_COUNT] = {0};
    size_t count = parsing_label_features(&trainer->parsing, head, dependent, keys);
    perceptron_score(trainer->labels, keys, count, scores);
    unsigned best = 1;
    for (unsigned i = 2; i < DEPREL_COUNT; i++) {
        best = scores[i] > scores[best] && i != DEPREL_ROOT ? i : best;
    }
    uint8_t right = gold[dependent - 1].deprel;
    perceptron_step(trainer->labels);
    if (trainer->heads[dependent] == head && best != right && right != DEPREL_ROOT) {
        perceptron_update(trainer->labels, keys, count, right, 1);
        perceptron_update(trainer->labels, keys, count, (uint8_t)best, -1);
    }
    return (uint8_t)best;
}

static void learn_sentence(struct trainer *trainer, const struct sentence *sentence,
                           unsigned exploration)
{
    const struct token *gold = trainer->gold->tokens + sentence->first_token;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        trainer->heads[i + 1] = gold[i].head;
    }
    parsing_start(&trainer->parsing, &trainer->lexical,
                  trainer->tagged.tokens + sentence->first_token, sentence->token_count);
    while (!parsing_is_done(&trainer->parsing)) {
        enum parsing_move move = learn_move(trainer, exploration);
        uint8_t label = move == MOVE_SHIFT ? 0 : learn_label(trainer, gold, move);
        parsing_move(&trainer->parsing, move, label);
    }
}

static void run_epochs(struct trainer *trainer, const struct parser_training *training)
{
    size_t count = trainer->gold->sentence_count;
    uint32_t *order = ARENA_ARRAY(trainer->arena, uint32_t, count);
    uint64_t state = 1;
    for (size_t i = 0; i < count; i++) {
        order[i] = (uint32_t)i;
    }
    for (unsigned epoch = 0; epoch < training->epochs; epoch++) {
        corpus_shuffle(order, count, &state);
        for (size_t i = 0; i < count; i++) {
            learn_sentence(trainer, trainer->gold->sentences + order[i],
                           epoch == 0 ? 0 : training->exploration);
        }
    }
}

/* --- the whole ------------------------------------------------------------------------------- */

/* The lexicon of the parser: word classes only, tags are given. */
static enum status make_lexicon(struct trainer *trainer, const struct parser_training *training,
                                struct model_writer *writer, struct failure *failure)
{
    struct vocabulary *vocabulary = vocabulary_new(trainer->arena);
    enum status status = vocabulary_read_clusters(vocabulary, training->tagger->clusters, failure);
    if (status != STATUS_OK) {
        return status;
    }
    vocabulary_write(vocabulary, writer);
    struct buffer bytes = {0};
    struct model model;
    model_writer_finish(writer, &bytes);
    struct span copy = arena_copy(trainer->arena, buffer_span(&bytes));
    buffer_fini(&bytes);
    status = model_open(copy, "parser", &model, failure);
    return status == STATUS_OK ? lexical_open(&model, &trainer->lexical, failure) : status;
}

static void prepare(struct trainer *trainer)
{
    size_t longest = 0;
    for (size_t i = 0; i < trainer->gold->sentence_count; i++) {
        size_t count = trainer->gold->sentences[i].token_count;
        longest = count > longest ? count : longest;
    }
    parsing_init(&trainer->parsing, trainer->arena, longest);
    trainer->heads = ARENA_ARRAY(trainer->arena, uint32_t, longest + 1);
    trainer->moves = perceptron_new();
    trainer->labels = perceptron_new();
}

enum status parser_train(const struct document *document, const struct parser_training *training,
                         struct buffer *out, struct failure *failure)
{
    struct arena *arena = arena_new();
    struct trainer trainer = {.arena = arena, .gold = document, .random = 7};
    struct model_writer writer;
    model_writer_init(&writer, "parser");
    corpus_copy(arena, document, &trainer.tagged);
    enum status status = make_lexicon(&trainer, training, &writer, failure);
    for (unsigned fold = 0; fold < training->folds && status == STATUS_OK; fold++) {
        status = tag_fold(&trainer, training, fold, failure);
    }
    if (status == STATUS_OK) {
        prepare(&trainer);
        run_epochs(&trainer, training);
        perceptron_write_narrow(trainer.moves, &writer, "moves", training->prune_moves);
        perceptron_write(trainer.labels, &writer, "labels", training->prune_labels);
        model_writer_finish(&writer, out);
        perceptron_free(trainer.moves);
        perceptron_free(trainer.labels);
    }
    model_writer_fini(&writer);
    arena_free(arena);
    return status;
}
