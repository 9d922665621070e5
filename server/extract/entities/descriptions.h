#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_DESCRIPTIONS_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_DESCRIPTIONS_H

#include "extract/analysis.h"

/* What descriptions are resolved with: the roles of the persons by their head. */
struct descriptions;

/* `analysis` is borrowed: its names in the order of the text, its entities with their roles, and
 * tags. */
struct descriptions *descriptions_new(struct arena *arena, const struct analysis *analysis);

/* The entity that a description with the head `noun` (a token of `sentence`) stands for: "the
 * rapporteur", "the reclusive state", "the company"; its first token goes to `*first`.
 * ENTITY_UNRESOLVED, `*first` of no meaning, when it is no such description or not clear. */
uint32_t description_find(const struct descriptions *descriptions, const struct sentence *sentence,
                          uint32_t noun, uint32_t *first);

#endif
