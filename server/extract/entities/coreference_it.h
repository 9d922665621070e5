#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_COREFERENCE_IT_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_COREFERENCE_IT_H

#include "extract/analysis.h"

/* The body or country that token `pronoun`, "it" or "its" in sentence number `index`, stands for;
 * ENTITY_UNRESOLVED when that is not clear. `before`: what an earlier "it" of the sentence stands
 * for, or ENTITY_UNRESOLVED. Needs the mentions of names with their entities, and trees. */
uint32_t coreference_it(const struct analysis *analysis, size_t index, uint32_t pronoun,
                        uint32_t before);

#endif
