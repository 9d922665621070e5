#ifndef DATELINED_COMMANDS_KNOWN_NAMES_H
#define DATELINED_COMMANDS_KNOWN_NAMES_H

#include "base/status.h"
#include "store/store.h"

/* Tells the archive the names that the lexicons know, the user's in `lexicon_dir` (NULL: none)
 * among them. Errors as lexicon_load. */
MUST_CHECK enum status known_names_tell(struct store *store, const char *lexicon_dir,
                                        struct failure *failure);

#endif
