#ifndef DATELINED_EXTRACT_ENTITIES_H
#define DATELINED_EXTRACT_ENTITIES_H

#include "extract/analysis.h"

/* Fills `analysis->entities` from the mentions (one entity per real thing of the article), sets
 * `entity` in every mention, marks metonyms, and adds nominal and pronoun mentions that stand for
 * an entity already named. */
void entities_resolve(struct arena *arena, const struct engine *engine, struct analysis *analysis);

#endif
