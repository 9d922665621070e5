#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_FOREIGN_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_FOREIGN_H

#include "mentions_walk.h"

/* In a sentence of another language ("Si el Senado me ratifica"), leaves of the span the run of
 * capitalised words that is a name, with the small words that names of that language have inside
 * ("Senado de Puerto Rico"). Leaves spans of English sentences as they are. */
void mention_mend_foreign(const struct walk *walk, struct name_span *span);

#endif
