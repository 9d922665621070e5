/* A pass: one decision at a time, the best-scored move that is allowed, and for an arc the
 * best-scored relation. Never looks back, so a sentence of n words takes 2n moves. Features are
 * scored in stages, the most telling first, and a clear lead ends the scoring (after Strubell,
 * Vilnis, Silverstein and McCallum 2015, "Learning dynamic feature selection for fast sequential
 * prediction", without their training): half of them are never looked up. */
#include "text/passes.h"

#include <stdio.h>

_Static_assert((int)MOVE_COUNT == (int)TRIO_CLASSES, "a weight for each move");
_Static_assert(DEPREL_COUNT <= 64, "relations fit a bit set");

enum status passes_open(const struct model *model, const char *name, bool reversed, bool guided,
                        struct pass *out, struct failure *failure)
{
    char moves[MODEL_NAME_SIZE];
    char labels[MODEL_NAME_SIZE];
    snprintf(moves, sizeof moves, "%s.m", name);
    snprintf(labels, sizeof labels, "%s.l", name);
    struct pass pass = {.reversed = reversed, .guided = guided};
    enum status status = trio_weights_open(model, moves, &pass.moves, failure);
    if (status == STATUS_OK) {
        status = pair_weights_open(model, labels, DEPREL_COUNT, &pass.labels, failure);
    }
    if (status == STATUS_OK) {
        *out = pass;
    }
    return status;
}

void passes_make_filters(struct arena *arena, struct pass *pass)
{
    buckets_make_filter(arena, &pass->moves.buckets);
    buckets_make_filter(arena, &pass->labels.buckets);
}

/* How far the best must lead after a stage, in units of the weights; without and with a guide. Read
 * off the development parts, where the trees lose less than 0.3 points of LAS against all features.
 * The first pass has few clear moves: what it gets wrong, the second believes. */
enum { STAGES_OPEN = PARSING_STAGES - 1, NEVER = INT32_MAX };
static const int32_t MOVE_LEADS[2][STAGES_OPEN] = {{NEVER, NEVER, 7000, 5500},
                                                   {7800, 7000, 6000, 5200}};
static const int32_t LABEL_LEADS[2][STAGES_OPEN] = {{NEVER, NEVER, 2700, 2400},
                                                    {2200, 1950, 1800, 1550}};

/* The best of the moves allowed, MOVE_COUNT when none is, and its lead. */
static enum parsing_move best_move(const int32_t *scores, const bool *allowed, int32_t *lead)
{
    enum parsing_move best = MOVE_COUNT;
    int32_t second = INT32_MIN / 2;
    for (enum parsing_move move = MOVE_SHIFT; move < MOVE_COUNT; move++) {
        if (allowed[move] && (best == MOVE_COUNT || scores[move] > scores[best])) {
            second = best == MOVE_COUNT ? second : scores[best];
            best = move;
        } else if (allowed[move] && scores[move] > second) {
            second = scores[move];
        }
    }
    *lead = best == MOVE_COUNT ? 0 : scores[best] - second;
    return best;
}

static enum parsing_move choose_move(const struct pass *pass, const struct parsing *parsing)
{
    uint64_t keys[PARSING_MOVE_FEATURES];
    struct parsing_features features;
    int32_t scores[MOVE_COUNT] = {0};
    bool allowed[MOVE_COUNT];
    int32_t lead = 0;
    unsigned choices = 0;
    for (enum parsing_move move = MOVE_SHIFT; move < MOVE_COUNT; move++) {
        allowed[move] = parsing_allows(parsing, move);
        choices += allowed[move];
    }
    enum parsing_move best = best_move(scores, allowed, &lead);
    if (choices == 1) {
        return best;
    }
    parsing_move_start(parsing, &features);
    for (unsigned stage = 0; stage < PARSING_STAGES; stage++) {
        size_t count = parsing_move_stage(&features, stage, keys);
        trio_weights_add(&pass->moves, keys, count, scores);
        best = best_move(scores, allowed, &lead);
        if (stage < STAGES_OPEN && lead >= MOVE_LEADS[pass->guided][stage]) {
            break;
        }
    }
    return best;
}

/* The best relation but the root's, and its lead. */
static unsigned best_label(const int32_t *scores, int32_t *lead)
{
    unsigned best = 1;
    int32_t second = INT32_MIN / 2;
    for (unsigned i = 2; i < DEPREL_COUNT; i++) {
        if (scores[i] > scores[best] && i != DEPREL_ROOT) {
            second = scores[best];
            best = i;
        } else if (scores[i] > second && i != DEPREL_ROOT) {
            second = scores[i];
        }
    }
    *lead = scores[best] - second;
    return best;
}

static uint8_t choose_label(const struct pass *pass, const struct parsing *parsing,
                            enum parsing_move move)
{
    uint32_t head = 0;
    uint32_t dependent = 0;
    parsing_arc(parsing, move, &head, &dependent);
    if (head == 0) {
        return DEPREL_ROOT;
    }
    uint64_t keys[PARSING_LABEL_FEATURES];
    struct parsing_features features;
    int32_t scores[DEPREL_COUNT] = {0};
    int32_t lead = 0;
    unsigned best = 0;
    parsing_label_start(parsing, head, dependent, &features);
    for (unsigned stage = 0; stage < PARSING_STAGES; stage++) {
        size_t count = parsing_label_stage(&features, stage, keys);
        pair_weights_add(&pass->labels, keys, count, scores);
        best = best_label(scores, &lead);
        if (stage < STAGES_OPEN && lead >= LABEL_LEADS[pass->guided][stage]) {
            break;
        }
    }
    return (uint8_t)best;
}

static void parse_sentence(const struct pass *pass, const struct lexical *lexical,
                           struct parsing *parsing, struct token *tokens, size_t count)
{
    parsing_start(parsing, lexical, tokens, count);
    while (!parsing_is_done(parsing)) {
        enum parsing_move move = choose_move(pass, parsing);
        uint8_t label = move == MOVE_SHIFT ? 0 : choose_label(pass, parsing, move);
        parsing_move(parsing, move, label);
    }
    parsing_finish(parsing, tokens);
}

void passes_run(const struct pass *pass, const struct lexical *lexical, struct arena *arena,
                struct document *document)
{
    size_t longest = 0;
    for (size_t i = 0; i < document->sentence_count; i++) {
        size_t count = document->sentences[i].token_count;
        longest = count > longest ? count : longest;
    }
    struct parsing parsing;
    parsing_init(&parsing, arena, longest);
    parsing.reversed = pass->reversed;
    parsing.guided = pass->guided;
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = document->sentences + i;
        parse_sentence(pass, lexical, &parsing, document->tokens + sentence->first_token,
                       sentence->token_count);
    }
}
