#ifndef DATELINED_EXTRACT_DATE_MATCH_H
#define DATELINED_EXTRACT_DATE_MATCH_H

#include "date_atoms.h"

#define PATTERN_MAX 12

/* Marks an element of a pattern that may be missing. */
#define OPT 0x100

struct date_match;

/* Completes a reading whose fields the pattern has already filled; false when the words only look
 * like a date. `arg` is the rule's. */
typedef bool date_action(struct arena *arena, const struct date_match *match, int arg,
                         struct date_reading *reading);

/* One rule: a sequence of elements (enum date_class, perhaps with OPT, ended by 0), the kind of
 * the reading it gives, and how to complete it (NULL: the fields are all there is). */
struct date_rule {
    uint16_t pattern[PATTERN_MAX];
    uint8_t kind;
    date_action *action;
    int arg;
};

/* A rule that has matched: for each element of the pattern the node it took, NULL if missing. */
struct date_match {
    const struct date_rule *rule;
    const struct date_nodes *nodes;
    size_t first; /* index of the first node */
    size_t end;   /* after the last */
    const struct date_node *at[PATTERN_MAX];
};

/* A table of rules with an index from what a node is to the rules that may start there. */
struct date_rules {
    const struct date_rule *rules;
    size_t count;
    uint16_t *first[E_COUNT];         /* rule numbers, ended by UINT16_MAX; NULL for none */
    struct date_roles *needs;         /* of each rule: what must be somewhere in the sentence */
    struct date_roles roles[E_COUNT]; /* of each element: itself and the groups it belongs to */
};

/* Builds the index of `count` rules into `*out`; it lives as long as `arena` and `rules`. */
void date_match_index(struct arena *arena, const struct date_rule *rules, size_t count,
                      struct date_rules *out);

/* Replaces every stretch of nodes that a rule matches by one node with a reading: from left to
 * right, the longest match, of equal ones the first rule. Returns whether there was one. */
bool date_match_apply(struct arena *arena, const struct date_rules *rules,
                      struct date_nodes *nodes);

/* Whether a node can be `element`; its number in that role goes to `*value`. */
bool date_match_node(const struct date_node *node, unsigned element, int32_t *value);

/* Whether a node (NULL is none) can be `element`; one of `elements`, a list that ends with 0. */
bool date_match_is(const struct date_node *node, unsigned element);
bool date_match_in(const struct date_node *node, const uint16_t *elements);

/* Whether a node is a word, name or sign that the grammar knows nothing of, or only that it belongs
 * to business or the weather. */
bool date_match_is_plain(const struct date_node *node);

/* The number of a node (NULL is none) in the role `element`, `missing` when it has none. */
int32_t date_match_value_of(const struct date_node *node, unsigned element, int32_t missing);

/* The reading of the nth (from 0) matched node that has one, NULL when there are not so many. */
const struct date_reading *date_match_reading(const struct date_match *match, size_t nth);

/* The element itself, or of a group (G_…) the member that `node` is, C_NONE for none. */
unsigned date_match_member(const struct date_node *node, unsigned element);

/* The `nth` (from 0) value that the pattern's elements `element` took; `missing` when there are
 * not so many. */
int32_t date_match_value(const struct date_match *match, unsigned element, size_t nth,
                         int32_t missing);

/* The nth node taken by an element, NULL when there are not so many. */
const struct date_node *date_match_at(const struct date_match *match, unsigned element, size_t nth);

/* The node before and after the match, NULL at the sentence's ends. */
const struct date_node *date_match_before(const struct date_match *match);
const struct date_node *date_match_after(const struct date_match *match);

/* The `nth` node (0: the next one) before and after the match, NULL beyond the sentence's ends. */
const struct date_node *date_match_nth_before(const struct date_match *match, size_t nth);
const struct date_node *date_match_nth_after(const struct date_match *match, size_t nth);

/* The year that an integer of four or two digits prints; 0 for other numbers. */
int32_t date_match_year(const struct date_node *node);

#endif
