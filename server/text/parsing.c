/* The arc-hybrid transition system: SHIFT moves the next word onto the stack, LEFT gives the top of
 * the stack the next word as its head, RIGHT gives it the word below; both take it off the stack.
 * The root lies at the bottom and takes its one child last. */
#include "text/parsing.h"

#include <string.h>

#include "text/keys.h"

void parsing_init(struct parsing *parsing, struct arena *arena, size_t capacity, bool reversed,
                  const struct parsing_templates *templates)
{
    *parsing = (struct parsing){.capacity = capacity, .reversed = reversed, .templates = templates};
    parsing->nodes = ARENA_ARRAY(arena, struct parsing_node, capacity + 1);
    parsing->stack = ARENA_ARRAY(arena, uint32_t, capacity + 1);
}

/* Puts the word's key where its atom will be and asks for its class: start_node would wait for each
 * word's in turn. */
static void start_word(struct parsing_node *node, const struct lexical *lexical,
                       const struct token *token)
{
    node->atoms[KIND_WORD] = lexical_key(token->norm);
    lexical_ask(lexical, node->atoms[KIND_WORD]);
}

static void start_node(struct parsing_node *node, const struct lexical *lexical,
                       const struct token *token)
{
    uint64_t word = node->atoms[KIND_WORD];
    *node = (struct parsing_node){
        .atoms = {[KIND_WORD] = keys_hash(word),
                  [KIND_TAG] = keys_hash((uint64_t)token->xpos << 8 | token->upos),
                  [KIND_CLUSTER] = keys_hash(lexical_cluster(lexical, word)),
                  [KIND_LABEL] = keys_hash(DEPREL_NONE)},
        .commas = (uint16_t)(node[-1].commas + (token->xpos == XPOS_COMMA)),
        .verbs = (uint16_t)(node[-1].verbs + (token->upos == UPOS_VERB)),
        .conjunctions = (uint16_t)(node[-1].conjunctions + (token->upos == UPOS_CCONJ)),
        .adpositions = (uint16_t)(node[-1].adpositions + (token->upos == UPOS_ADP)),
    };
}

uint32_t parsing_number(const struct parsing *parsing, uint32_t number)
{
    return parsing->reversed && number > 0 ? parsing->count + 1 - number : number;
}

static void read_guide(struct parsing *parsing, const struct token *tokens)
{
    for (uint32_t i = 1; i <= parsing->count; i++) {
        const struct token *token = tokens + parsing_number(parsing, i) - 1;
        uint32_t head = token->head <= parsing->count ? parsing_number(parsing, token->head) : 0;
        parsing->nodes[i].guide_head = head;
        parsing->nodes[i].guide_label = token->deprel;
        parsing->nodes[head].guide_last = i;
    }
}

void parsing_start(struct parsing *parsing, const struct lexical *lexical,
                   const struct token *tokens, size_t count)
{
    parsing->stack[0] = 0;
    parsing->stack_count = 1;
    parsing->next = 1;
    parsing->count = (uint32_t)count;
    parsing->nodes[0] = (struct parsing_node){.stacked = true};
    for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
        parsing->nodes[0].atoms[kind] = keys_hash(0);
    }
    for (uint32_t i = 1; i <= count; i++) {
        start_word(parsing->nodes + i, lexical, tokens + parsing_number(parsing, i) - 1);
    }
    for (uint32_t i = 1; i <= count; i++) {
        start_node(parsing->nodes + i, lexical, tokens + parsing_number(parsing, i) - 1);
    }
    if (parsing->templates->guided) {
        read_guide(parsing, tokens);
    }
}

void parsing_finish(const struct parsing *parsing, struct token *tokens)
{
    for (uint32_t i = 1; i <= parsing->count; i++) {
        struct token *token = tokens + parsing_number(parsing, i) - 1;
        token->head = parsing_number(parsing, parsing->nodes[i].head);
        token->deprel = parsing->nodes[i].label;
    }
}

bool parsing_is_done(const struct parsing *parsing)
{
    return parsing->stack_count == 1 && parsing->next > parsing->count;
}

bool parsing_allows(const struct parsing *parsing, enum parsing_move move)
{
    bool buffered = parsing->next <= parsing->count;
    switch (move) {
    case MOVE_SHIFT:
        return buffered;
    case MOVE_LEFT:
        return buffered && parsing->stack_count > 1;
    case MOVE_RIGHT:
        return parsing->stack_count > 2 || (parsing->stack_count == 2 && !buffered);
    case MOVE_COUNT:
        break;
    }
    return false;
}

void parsing_arc(const struct parsing *parsing, enum parsing_move move, uint32_t *head,
                 uint32_t *dependent)
{
    *dependent = parsing->stack[parsing->stack_count - 1];
    *head = move == MOVE_LEFT ? parsing->next : parsing->stack[parsing->stack_count - 2];
}

static void attach(struct parsing_node *nodes, uint32_t head, uint32_t dependent, uint8_t label)
{
    struct parsing_node *node = nodes + head;
    bool left = dependent < head;
    uint32_t *children = left ? node->left : node->right;
    uint8_t *count = left ? &node->left_count : &node->right_count;
    *(left ? &node->left_labels : &node->right_labels) |= UINT64_C(1) << label;
    children[1] = children[0];
    children[0] = dependent;
    *count = (uint8_t)(*count < 7 ? *count + 1 : 7);
    nodes[dependent].head = head;
    nodes[dependent].label = label;
    nodes[dependent].atoms[KIND_LABEL] = keys_hash(label);
}

void parsing_move(struct parsing *parsing, enum parsing_move move, uint8_t label)
{
    if (move == MOVE_SHIFT) {
        parsing->nodes[parsing->next].stacked = true;
        parsing->stack[parsing->stack_count++] = parsing->next++;
        return;
    }
    uint32_t head = 0;
    uint32_t dependent = 0;
    parsing_arc(parsing, move, &head, &dependent);
    attach(parsing->nodes, head, dependent, label);
    parsing->nodes[dependent].stacked = false;
    parsing->stack_count--;
}
