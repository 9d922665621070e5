#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_GENDER_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_GENDER_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* What titles, words for people and given names say of somebody's gender. */
enum gender { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE };

/* Which given names are a woman's, which a man's. */
struct given_names;

/* Reads the lexicon given_names.tsv; lives in `arena`. STATUS_INVALID for a bad row. */
MUST_CHECK enum status given_names_new(struct arena *arena, const char *lexicon_dir,
                                       const struct given_names **out, struct failure *failure);

/* Of a word in lower case: "mrs", "chairman"; GENDER_UNKNOWN for most. */
enum gender gender_of_word(struct span word);

/* Of a given name, folded (utf8_fold_plain). */
enum gender gender_of_given_name(const struct given_names *names, struct span folded);

#endif
