#ifndef DATELINED_TEXT_PARSING_H
#define DATELINED_TEXT_PARSING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/lexical.h"
#include "text/tagset.h"

/* The transition system and the features of the parser, shared with its trainer. Words are numbered
 * 1 … n, 0 is the root. */

enum parsing_move { MOVE_SHIFT, MOVE_LEFT, MOVE_RIGHT, MOVE_COUNT };

enum { PARSING_MOVE_FEATURES = 254, PARSING_LABEL_FEATURES = 128 };
enum { PARSING_ATOMS = 64, PARSING_STAGES = 5 };

/* A word and what has been attached to it so far; word 0 stands for the root and for "no word". */
struct parsing_node {
    uint64_t word;
    uint32_t tag; /* xpos and upos */
    uint32_t cluster;
    uint32_t head;
    uint32_t left[2]; /* outermost child on the left and the one before, 0: none */
    uint32_t right[2];
    uint64_t left_labels; /* bit set of the children's relations */
    uint64_t right_labels;
    uint8_t left_count;
    uint8_t right_count;
    uint8_t label;
    bool stacked;        /* lies on the stack, or is the root */
    uint8_t guide_label; /* by the guide's tree: relation, head, last child; 0 without a guide */
    uint32_t guide_head;
    uint32_t guide_last;
    uint16_t commas; /* of their kind in the sentence up to here: what stands between two words */
    uint16_t verbs;
    uint16_t conjunctions;
    uint16_t adpositions;
};

struct parsing {
    struct parsing_node *nodes; /* count + 1 */
    uint32_t *stack;
    uint32_t stack_count;
    uint32_t next; /* first word of the buffer; count + 1: empty */
    uint32_t count;
    bool reversed;   /* the words are read from the last to the first */
    bool guided;     /* an earlier tree is among the features */
    size_t capacity; /* words there is room for */
};

/* The features of one decision while they are given out, the most telling first. */
struct parsing_features {
    uint64_t atoms[PARSING_ATOMS];
    uint64_t bases[PARSING_MOVE_FEATURES + 1]; /* the keys so far, by template from 1 */
    size_t place;                              /* of the next template */
    bool guided;
};

/* Makes room for sentences of up to `capacity` words. */
void parsing_init(struct parsing *parsing, struct arena *arena, size_t capacity);

/* Starts a sentence of tagged tokens (count <= capacity). Words are numbered in the order in which
 * they are read: from the sentence's end when `parsing->reversed`. When `parsing->guided`, heads
 * and relations of the tokens are the guide's tree. */
void parsing_start(struct parsing *parsing, const struct lexical *lexical,
                   const struct token *tokens, size_t count);

/* Between a word's place in the sentence and its number, both from 1; 0, the root, stays 0. */
uint32_t parsing_number(const struct parsing *parsing, uint32_t number);

/* Writes the finished tree to the tokens. */
void parsing_finish(const struct parsing *parsing, struct token *tokens);

/* Whether every word has its head. */
bool parsing_is_done(const struct parsing *parsing);

/* Whether the move can be made now; until parsing_is_done at least one can. */
bool parsing_allows(const struct parsing *parsing, enum parsing_move move);

/* The two words that a LEFT or RIGHT would join now. */
void parsing_arc(const struct parsing *parsing, enum parsing_move move, uint32_t *head,
                 uint32_t *dependent);

/* Makes the move; `label` is used by LEFT and RIGHT. */
void parsing_move(struct parsing *parsing, enum parsing_move move, uint8_t label);

/* Starts on the features of the present state; on those of the relation of an arc about to be made.
 */
void parsing_move_start(const struct parsing *parsing, struct parsing_features *features);
void parsing_label_start(const struct parsing *parsing, uint32_t head, uint32_t dependent,
                         struct parsing_features *features);

/* Writes the keys of the next stage and returns their number. Stages are asked for in their order,
 * 0 … PARSING_STAGES - 1; all together are all features. */
size_t parsing_move_stage(struct parsing_features *features, unsigned stage,
                          uint64_t keys[PARSING_MOVE_FEATURES]);
size_t parsing_label_stage(struct parsing_features *features, unsigned stage,
                           uint64_t keys[PARSING_LABEL_FEATURES]);

#endif
