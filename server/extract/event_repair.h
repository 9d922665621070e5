#ifndef DATELINED_EXTRACT_EVENT_REPAIR_H
#define DATELINED_EXTRACT_EVENT_REPAIR_H

#include "event_frame.h"

/* Mends the tree of a sentence, tokens [first, end) of `tokens`, where it cannot be right: a clause
 * without a verb although one stands in it as a mere modifier, a verb with two subjects. Changes
 * only heads and relations. */
void event_repair_tree(const struct event_lexicon *lexicon, struct token *tokens, uint32_t first,
                       uint32_t end);

#endif
