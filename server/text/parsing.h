#ifndef DATELINED_TEXT_PARSING_H
#define DATELINED_TEXT_PARSING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/buckets.h"
#include "text/lexical.h"
#include "text/tagset.h"

/* The transition system and the features of the parser, shared with its trainer. Words are numbered
 * 1 … n, 0 is the root. */

enum parsing_move { MOVE_SHIFT, MOVE_LEFT, MOVE_RIGHT, MOVE_COUNT };

enum { PARSING_MOVE_FEATURES = 254, PARSING_LABEL_FEATURES = 128 };
enum { PARSING_ATOMS = 64, PARSING_STAGES = 5 };

/* What of a word is an atom of features; the relation is the one to its head, when it has one. */
enum parsing_kind { KIND_WORD, KIND_TAG, KIND_CLUSTER, KIND_LABEL, KIND_COUNT };

/* A word and what has been attached to it so far; word 0 stands for the root and for "no word". */
struct parsing_node {
    uint64_t atoms[KIND_COUNT]; /* hashed; tag: xpos and upos */
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

/* A template is an earlier one (by its place from 1; 0: none) with one more atom. */
struct parsing_template {
    uint8_t base;
    uint8_t atom;
};

/* The templates of a kind of decision, the most telling first, and where the stages end. */
struct parsing_stages {
    struct parsing_template items[PARSING_MOVE_FEATURES];
    uint8_t ends[PARSING_STAGES];
};

struct parsing_templates {
    struct parsing_stages moves;
    struct parsing_stages labels;
    bool guided; /* an earlier tree is among the features */
};

struct parsing {
    struct parsing_node *nodes; /* count + 1 */
    uint32_t *stack;
    uint32_t stack_count;
    uint32_t next; /* first word of the buffer; count + 1: empty */
    uint32_t count;
    bool reversed;   /* the words are read from the last to the first */
    size_t capacity; /* words there is room for */
    const struct parsing_templates *templates;
};

/* The features of one decision while they are given out, the most telling first. */
struct parsing_features {
    const struct parsing_stages *stages;
    uint64_t atoms[PARSING_ATOMS];
    /* Of the keys so far, by template from 1, and where they are looked up. */
    uint32_t hashes[PARSING_MOVE_FEATURES + 1];
    uint32_t offsets[PARSING_MOVE_FEATURES + 1];
};

/* The templates with or without those that look at an earlier tree, the guide. */
void parsing_choose_templates(bool guided, struct parsing_templates *out);

/* Makes room for sentences of up to `capacity` words, which are read from the last to the first
 * when `reversed`; borrows the templates. */
void parsing_init(struct parsing *parsing, struct arena *arena, size_t capacity, bool reversed,
                  const struct parsing_templates *templates);

/* Starts a sentence of tagged tokens (count <= capacity). Words are numbered in the order in which
 * they are read. With a guide, heads and relations of the tokens are its tree. */
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
 * What they are made of is borrowed from `parsing` until it changes. */
void parsing_move_start(const struct parsing *parsing, struct parsing_features *features);
void parsing_label_start(const struct parsing *parsing, uint32_t head, uint32_t dependent,
                         struct parsing_features *features);

/* Makes the keys of the next stages, `first` to `last`, and asks `buckets` for them. Stages are
 * asked for in their order, 0 … PARSING_STAGES - 1; together they give out all features. What is
 * returned is borrowed from `features`. */
struct lookups parsing_look_up(struct parsing_features *features, unsigned first, unsigned last,
                               const struct buckets *buckets);

/* Writes the whole keys of all features from `keys + 1` on and returns their number. */
size_t parsing_keys(const struct parsing_features *features,
                    uint64_t keys[PARSING_MOVE_FEATURES + 1]);

#endif
