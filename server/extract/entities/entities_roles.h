#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_ROLES_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_ROLES_H

#include "extract/analysis.h"
#include "extract/gazetteer.h"

/* Fills `roles` of the persons among `analysis->entities`: what stands as a title before a name
 * ("foreign minister Ri Su Yong") or in apposition before or after it ("Marzuki Darusman, the U.N.
 * special rapporteur on North Korea, …"). Each wording once, at most eight a person. */
void roles_find(struct arena *arena, const struct gazetteer *gazetteer, struct analysis *analysis);

/* The last word of a role before a preposition: "rapporteur" of "U.N. special rapporteur on …". */
struct span role_head(struct span role);

#endif
