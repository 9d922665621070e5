#ifndef DATELINED_TRAIN_ORACLE_H
#define DATELINED_TRAIN_ORACLE_H

#include "text/parsing.h"

/* How many arcs of the gold tree a move puts out of reach: the dynamic oracle of the arc-hybrid
 * system (Goldberg and Nivre 2013, section 5). `gold[i]` is the head of word i, 1 … count. */
unsigned oracle_cost(const struct parsing *parsing, const uint32_t *gold, enum parsing_move move);

#endif
