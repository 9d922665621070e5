#ifndef DATELINED_EXTRACT_DATE_RULES_H
#define DATELINED_EXTRACT_DATE_RULES_H

#include "date_match.h"

/* The date grammar in three passes: words become readings, readings are joined (as often as
 * something joins), pairs of them become ranges. */
enum date_pass { PASS_WORDS, PASS_JOINS, PASS_RANGES, PASS_COUNT };

/* The word table and the rules, each with its index: what reading dates needs, read-only. */
struct date_grammar {
    struct date_word_index words;
    struct date_rules passes[PASS_COUNT];
};

/* Makes the grammar; it lives as long as `arena`. */
const struct date_grammar *date_grammar_new(struct arena *arena);

/* The rules of a pass, their number in `*count`. */
const struct date_rule *date_rules_of(enum date_pass pass, size_t *count);

#endif
