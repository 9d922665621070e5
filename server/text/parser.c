/* The parser: one decision at a time, the best-scored move that is allowed, and for an arc the
 * best-scored relation. Never looks back, so a sentence takes 2n moves. */
#include "text/parser.h"

#include "text/parsing.h"
#include "text/weights.h"

_Static_assert((int)MOVE_COUNT == (int)NARROW_CLASSES, "a weight for each move");
_Static_assert(DEPREL_COUNT <= 64, "relations fit a bit set");

struct parser {
    struct lexical lexical;
    struct narrow_weights moves;
    struct weights labels;
};

enum status parser_new(struct arena *arena, struct span bytes, struct parser **out,
                       struct failure *failure)
{
    struct model model;
    struct parser *parser = ARENA_NEW(arena, struct parser);
    enum status status = model_open(bytes, "parser", &model, failure);
    if (status == STATUS_OK) {
        status = lexical_open(&model, &parser->lexical, failure);
    }
    if (status == STATUS_OK) {
        status = weights_open_narrow(&model, "moves", &parser->moves, failure);
    }
    if (status == STATUS_OK) {
        status = weights_open(&model, "labels", DEPREL_COUNT, &parser->labels, failure);
    }
    if (status == STATUS_OK) {
        *out = parser;
    }
    return status;
}

static enum parsing_move choose_move(const struct parser *parser, const struct parsing *parsing)
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
    weights_add_narrow(&parser->moves, keys, parsing_move_features(parsing, keys), scores);
    for (enum parsing_move move = MOVE_SHIFT; move < MOVE_COUNT; move++) {
        best = allowed[move] && scores[move] > scores[best] ? move : best;
    }
    return best;
}

static uint8_t choose_label(const struct parser *parser, const struct parsing *parsing,
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
    weights_add(&parser->labels, keys, parsing_label_features(parsing, head, dependent, keys),
                scores);
    unsigned best = 1;
    for (unsigned i = 2; i < DEPREL_COUNT; i++) {
        best = scores[i] > scores[best] && i != DEPREL_ROOT ? i : best;
    }
    return (uint8_t)best;
}

static void parse_sentence(const struct parser *parser, struct parsing *parsing,
                           struct token *tokens, size_t count)
{
    parsing_start(parsing, &parser->lexical, tokens, count);
    while (!parsing_is_done(parsing)) {
        enum parsing_move move = choose_move(parser, parsing);
        uint8_t label = move == MOVE_SHIFT ? 0 : choose_label(parser, parsing, move);
        parsing_move(parsing, move, label);
    }
    for (size_t i = 0; i < count; i++) {
        tokens[i].head = parsing->nodes[i + 1].head;
        tokens[i].deprel = parsing->nodes[i + 1].label;
    }
}

void parser_parse(const struct parser *parser, struct arena *arena, struct document *document)
{
    size_t longest = 0;
    for (size_t i = 0; i < document->sentence_count; i++) {
        size_t count = document->sentences[i].token_count;
        longest = count > longest ? count : longest;
    }
    struct parsing parsing;
    parsing_init(&parsing, arena, longest);
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = document->sentences + i;
        parse_sentence(parser, &parsing, document->tokens + sentence->first_token,
                       sentence->token_count);
    }
}
