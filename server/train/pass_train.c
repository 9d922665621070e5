/* Learns moves and relations. Moves are learned with a dynamic oracle: any move that loses no
 * further arc is right, and after the first epoch the parser follows its own moves most of the
 * time, so that it learns to go on after a mistake. Relations are learned on right arcs. The
 * last epochs go over what the packed tables hold. */
#include "train/pass_train.h"

#include <stdio.h>

#include "text/parsing.h"
#include "train/corpus.h"
#include "train/oracle.h"
#include "train/perceptron.h"

/* A right decision must win by so much, or it is learned further. */
enum { MOVE_MARGIN = 150, LABEL_MARGIN = 80 };

enum { NOT_ALLOWED = 1 << 30 };

struct trainer {
    struct arena *arena;
    const struct document *gold;
    const struct document *given;
    const struct lexical *lexical;
    struct perceptron *moves;
    struct perceptron *labels;
    struct parsing parsing;
    unsigned costs[MOVE_COUNT]; /* of the moves in the present state */
    uint32_t *heads;            /* of the sentence at hand, by number */
    uint64_t random;
    unsigned dropped; /* percent of the features of a decision */
};

static bool chance(struct trainer *trainer, unsigned percent)
{
    trainer->random =
        trainer->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (trainer->random >> 33) % 100 < percent;
}

/* The best-scored move among those that cost at most, or at least, so much. */
static enum parsing_move best_move(const struct trainer *trainer, const int32_t *scores,
                                   unsigned cost_min, unsigned cost_max)
{
    enum parsing_move best = MOVE_COUNT;
    for (enum parsing_move move = MOVE_SHIFT; move < MOVE_COUNT; move++) {
        unsigned cost = trainer->costs[move];
        if (cost != NOT_ALLOWED && cost >= cost_min && cost <= cost_max &&
            (best == MOVE_COUNT || scores[move] > scores[best])) {
            best = move;
        }
    }
    return best;
}

static bool has_choice(const struct parsing *parsing)
{
    unsigned choices = 0;
    for (enum parsing_move move = MOVE_SHIFT; move < MOVE_COUNT; move++) {
        choices += parsing_allows(parsing, move);
    }
    return choices > 1;
}

static unsigned find_costs(struct trainer *trainer)
{
    unsigned least = NOT_ALLOWED;
    for (enum parsing_move move = MOVE_SHIFT; move < MOVE_COUNT; move++) {
        bool allowed = parsing_allows(&trainer->parsing, move);
        trainer->costs[move] =
            allowed ? oracle_cost(&trainer->parsing, trainer->heads, move) : NOT_ALLOWED;
        least = trainer->costs[move] < least ? trainer->costs[move] : least;
    }
    return least;
}

static enum parsing_move learn_move(struct trainer *trainer, unsigned exploration)
{
    struct parsing_features features;
    uint64_t all[PARSING_MOVE_FEATURES + 1];
    uint64_t *keys = all + 1;
    int32_t scores[MOVE_COUNT] = {0};
    unsigned least = find_costs(trainer);
    enum parsing_move right = best_move(trainer, scores, least, least);
    if (!has_choice(&trainer->parsing)) {
        return right;
    }
    parsing_move_start(&trainer->parsing, &features);
    size_t count = parsing_keys(&features, all);
    count = perceptron_drop(trainer->moves, keys, count, trainer->dropped);
    perceptron_score(trainer->moves, keys, count, scores);
    enum parsing_move guess = best_move(trainer, scores, 0, NOT_ALLOWED);
    right = best_move(trainer, scores, least, least);
    enum parsing_move rival = best_move(trainer, scores, least + 1, NOT_ALLOWED);
    perceptron_step(trainer->moves);
    if (rival != MOVE_COUNT && scores[right] < scores[rival] + MOVE_MARGIN) {
        perceptron_update(trainer->moves, keys, count, (uint8_t)right, 1);
        perceptron_update(trainer->moves, keys, count, (uint8_t)rival, -1);
    }
    return chance(trainer, exploration) ? guess : right;
}

static uint8_t best_label(const int32_t *scores)
{
    unsigned best = 1;
    for (unsigned i = 2; i < DEPREL_COUNT; i++) {
        best = scores[i] > scores[best] && i != DEPREL_ROOT ? i : best;
    }
    return (uint8_t)best;
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
    struct parsing_features features;
    uint64_t all[PARSING_MOVE_FEATURES + 1];
    uint64_t *keys = all + 1;
    int32_t scores[DEPREL_COUNT] = {0};
    parsing_label_start(&trainer->parsing, head, dependent, &features);
    size_t count = parsing_keys(&features, all);
    count = perceptron_drop(trainer->labels, keys, count, trainer->dropped);
    perceptron_score(trainer->labels, keys, count, scores);
    uint8_t best = best_label(scores);
    uint8_t right = gold[parsing_number(&trainer->parsing, dependent) - 1].deprel;
    scores[right] -= LABEL_MARGIN;
    uint8_t rival = best_label(scores);
    perceptron_step(trainer->labels);
    if (trainer->heads[dependent] == head && rival != right && right != DEPREL_ROOT) {
        perceptron_update(trainer->labels, keys, count, right, 1);
        perceptron_update(trainer->labels, keys, count, rival, -1);
    }
    return best;
}

static void learn_sentence(struct trainer *trainer, const struct sentence *sentence,
                           unsigned exploration)
{
    const struct token *gold = trainer->gold->tokens + sentence->first_token;
    struct parsing *parsing = &trainer->parsing;
    parsing_start(parsing, trainer->lexical, trainer->given->tokens + sentence->first_token,
                  sentence->token_count);
    for (uint32_t i = 1; i <= parsing->count; i++) {
        uint32_t head = gold[parsing_number(parsing, i) - 1].head;
        trainer->heads[i] = parsing_number(parsing, head);
    }
    while (!parsing_is_done(parsing)) {
        enum parsing_move move = learn_move(trainer, exploration);
        uint8_t label = move == MOVE_SHIFT ? 0 : learn_label(trainer, gold, move);
        parsing_move(parsing, move, label);
    }
}

static void run_epochs(struct trainer *trainer, const struct pass_training *training)
{
    size_t count = trainer->gold->sentence_count;
    uint32_t *order = ARENA_ARRAY(trainer->arena, uint32_t, count);
    uint64_t state = 1;
    for (size_t i = 0; i < count; i++) {
        order[i] = (uint32_t)i;
    }
    for (unsigned epoch = 0; epoch < training->epochs + training->epochs_packed; epoch++) {
        if (epoch == training->epochs) {
            perceptron_pack(trainer->moves, &training->moves, GROWTH_OF_ROWS);
            perceptron_pack(trainer->labels, &training->labels, GROWTH_NONE);
        }
        corpus_shuffle(order, count, &state);
        for (size_t i = 0; i < count; i++) {
            learn_sentence(trainer, trainer->gold->sentences + order[i],
                           epoch == 0 ? 0 : training->exploration);
        }
    }
}

/* Writes the tables as the sections NAME.m.* and NAME.l.*. */
static void write_tables(const struct trainer *trainer, const struct pass_training *training,
                         struct model_writer *writer, const char *name)
{
    char section[MODEL_NAME_SIZE];
    snprintf(section, sizeof section, "%s.m", name);
    perceptron_write_trios(trainer->moves, &training->moves, writer, section);
    snprintf(section, sizeof section, "%s.l", name);
    perceptron_write_pairs(trainer->labels, &training->labels, writer, section);
}

static void prepare(struct trainer *trainer, const struct pass_training *training)
{
    size_t longest = 0;
    for (size_t i = 0; i < trainer->gold->sentence_count; i++) {
        size_t count = trainer->gold->sentences[i].token_count;
        longest = count > longest ? count : longest;
    }
    struct parsing_templates *templates = ARENA_NEW(trainer->arena, struct parsing_templates);
    parsing_choose_templates(training->guided, templates);
    parsing_init(&trainer->parsing, trainer->arena, longest, training->reversed, templates);
    trainer->heads = ARENA_ARRAY(trainer->arena, uint32_t, longest + 1);
    trainer->moves = perceptron_new();
    trainer->labels = perceptron_new();
}

void pass_train(const struct document *gold, const struct document *given,
                const struct pass_training *training, struct model_writer *writer, const char *name)
{
    struct trainer trainer = {
        .arena = arena_new(),
        .gold = gold,
        .given = given,
        .lexical = training->lexical,
        .random = 7,
        .dropped = training->dropped,
    };
    prepare(&trainer, training);
    run_epochs(&trainer, training);
    write_tables(&trainer, training, writer, name);
    perceptron_free(trainer.moves);
    perceptron_free(trainer.labels);
    arena_free(trainer.arena);
}
