#ifndef DATELINED_EXTRACT_EVENTS_H
#define DATELINED_EXTRACT_EVENTS_H

#include "extract/analysis.h"

/* Fills `analysis->events` from sentences, entities and dates; events told twice in the article
 * stay separate here. `published` bounds what can have happened. */
void events_find(struct arena *arena, const struct engine *engine, struct period published,
                 struct analysis *analysis);

#endif
