#ifndef DATELINED_EXTRACT_EVENT_MEANT_H
#define DATELINED_EXTRACT_EVENT_MEANT_H

#include "event.h"
#include "event_lexicon.h"
#include "extract/analysis.h"

/* Sets `meant` of those parties of `events` (all of an article, in the order of the text) that are
 * only described, "a Dutch citizen", "the two nurses", when the article names just one person, or
 * just as many, whom the words can mean. It is no reading of the text, but something that other
 * articles may confirm. Parties are replaced by new ones in `arena`. */
void event_meant_find(struct arena *arena, const struct event_lexicon *lexicon,
                      const struct analysis *analysis, struct event *events, size_t count);

#endif
