#ifndef DATELINED_SERVER_EXTRACT_COREFERENCE_H
#define DATELINED_SERVER_EXTRACT_COREFERENCE_H

#include "extract/analysis.h"

/* Which given names are a woman's, which a man's. */
struct given_names;

/* Reads the lexicon given_names.tsv; lives in `arena`. STATUS_INVALID for a bad row. */
MUST_CHECK enum status given_names_new(struct arena *arena, const char *lexicon_dir,
                                       const struct given_names **out, struct failure *failure);

/* Adds mentions to `analysis` for third-person pronouns in the singular, and for descriptions
 * ("the rapporteur") of people whose role the text has given, where it is clear enough who is
 * meant; they get their entity's number and count as its mentions. Needs the entities with their
 * roles, tags and trees. Mentions stay in the order of the text. */
void coreference_resolve(struct arena *arena, const struct engine *engine,
                         struct analysis *analysis);

#endif
