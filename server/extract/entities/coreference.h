#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_COREFERENCE_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_COREFERENCE_H

#include "extract/analysis.h"

/* Adds mentions to `analysis` for pronouns of the third person, for those of the first person in
 * quotations, and for descriptions ("the rapporteur") of people whose role the text has given,
 * where it is clear enough who is meant; they get their entity's number and count as its mentions.
 * Needs the entities with their roles, tags and trees. Mentions stay in the order of the text. */
void coreference_resolve(struct arena *arena, const struct engine *engine,
                         struct analysis *analysis);

#endif
