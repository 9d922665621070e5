#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_BESIDE_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_BESIDE_H

#include "mentions_walk.h"

/* Corrects the type and the borders of a span by the words that stand right beside it: an age, a
 * credit, a common noun before it, a name that goes on. `walk->next` is the span after it. */
void mention_mend_beside(struct walk *walk, struct name_span *span);

#endif
