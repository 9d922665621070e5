#ifndef DATELINED_EXTRACT_MENTIONS_H
#define DATELINED_EXTRACT_MENTIONS_H

#include "extract/analysis.h"

/* Fills `analysis->mentions` from `analysis->document`: the outermost named mentions, without
 * titles, honorifics, leading articles and the possessive 's. `entity` is ENTITY_UNRESOLVED. */
void mentions_find(struct arena *arena, const struct engine *engine, struct analysis *analysis);

#endif
