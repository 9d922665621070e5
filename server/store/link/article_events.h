#ifndef DATELINED_STORE_ARTICLE_EVENTS_H
#define DATELINED_STORE_ARTICLE_EVENTS_H

#include "base/arena.h"
#include "extract/analysis.h"

/* For each event of the analysis the number of the first one that tells the same happening (its own
 * when it is that). Depends on nothing but the analysis and the article's day of publication
 * (DAY_NONE: unknown). The result lives in `arena`; NULL when there are no events. */
const size_t *article_events_group(struct arena *arena, const struct analysis *analysis,
                                   int32_t published);

#endif
