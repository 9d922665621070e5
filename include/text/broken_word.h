#ifndef DATELINED_TEXT_BROKEN_WORD_H
#define DATELINED_TEXT_BROKEN_WORD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"
#include "text/tagger.h"

/* Whether the hyphen between "govern" and "ment", at the end of a line, is only the printer's: the
 * two are a known word without it, or halves of a name or word that are none alone. "North-South",
 * "anti-government", "Accra-based", "Roh Moo-hyun", "pre-" before "and post-war" keep theirs, as
 * does whatever is in doubt. Neither part is empty; letters alone. */
bool broken_word_is_one(struct arena *arena, const struct tagger *tagger, struct span first,
                        struct span rest);

#endif
