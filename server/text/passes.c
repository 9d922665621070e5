/* A pass: one decision at a time, the best-scored move that is allowed, and for an arc the
 * best-scored relation. Never looks back, so a sentence of n words takes 2n moves. */
#include "text/passes.h"

#include <stdio.h>

_Static_assert((int)MOVE_COUNT == (int)NARROW_CLASSES, "a weight for each move");
_Static_assert(DEPREL_COUNT <= 64, "relations fit a bit set");

enum status passes_open(const struct model *model, const char *name, bool reversed, bool guided,
                        struct pass *out, struct failure *failure)
{
    char moves[MODEL_NAME_SIZE];
    char labels[MODEL_NAME_SIZE];
    snprintf(moves, sizeof moves, "%s.m", name);
    snprintf(labels, sizeof labels, "%s.l", name);
    struct pass pass = {.reversed = reversed, .guided = guided};
    enum status status = weights_open_narrow(model, moves, &pass.moves, failure);
    if (status == STATUS_OK) {
        status = weights_open(model, labels, DEPREL_COUNT, &pass.labels, failure);
    }
    if (status == STATUS_OK) {
        *out = pass;
    }
    return status;
}

static enum parsing_move choose_move(const struct pass *pass, const struct parsing *parsing)
{
    uint64_t keys[PARSING_MOVE_FEATURES];
    int32_t scores[MOVE_COUNT] = {0};
    bool allowed[MOVE_COUNT];
    enum parsing_move best = MOVE_COUNT;
    unsigned choices = 0;
    for (enum parsing_move move = MOVE_SHIFT; move < MOVE_COUNT; move++) {
        allowed[move] = parsing_allows(parsing, move);
        choices += allowed[move];
        best = allowed[move] ? move : best;
    }
    if (choices == 1) {
        return best;
    }
    weights_add_narrow(&pass->moves, keys, parsing_move_features(parsing, keys), scores);
    for (enum parsing_move move = MOVE_SHIFT; move < MOVE_COUNT; move++) {
        best = allowed[move] && scores[move] > scores[best] ? move : best;
    }
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
    int32_t scores[DEPREL_COUNT] = {0};
    weights_add(&pass->labels, keys, parsing_label_features(parsing, head, dependent, keys),
                scores);
    unsigned best = 1;
    for (unsigned i = 2; i < DEPREL_COUNT; i++) {
        best = scores[i] > scores[best] && i != DEPREL_ROOT ? i : best;
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
