#ifndef DATELINED_SERVER_EXTRACT_DESCRIPTIONS_H
#define DATELINED_SERVER_EXTRACT_DESCRIPTIONS_H

#include "extract/analysis.h"

/* The entity that a description with the head `noun` (a token of `sentence`) stands for: "the
 * rapporteur", "the reclusive state", "the company"; its first token goes to `*first`.
 * ENTITY_UNRESOLVED, `*first` of no meaning, when it is no such description or not clear. Needs the
 * entities with their roles, and tags. */
uint32_t description_find(const struct analysis *analysis, const struct sentence *sentence,
                          uint32_t noun, uint32_t *first);

#endif
