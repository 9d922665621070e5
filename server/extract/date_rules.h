#ifndef DATELINED_EXTRACT_DATE_RULES_H
#define DATELINED_EXTRACT_DATE_RULES_H

#include "extract/date_match.h"

/* The date grammar in three passes: words become readings, readings are joined (as often as
 * something joins), pairs of them become ranges. */
enum date_pass { PASS_WORDS, PASS_JOINS, PASS_RANGES, PASS_COUNT };

/* The rules of a pass, their number in `*count`. */
const struct date_rule *date_rules_of(enum date_pass pass, size_t *count);

#endif
