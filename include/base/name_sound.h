#ifndef DATELINED_BASE_NAME_SOUND_H
#define DATELINED_BASE_NAME_SOUND_H

#include <stdbool.h>

#include "base/arena.h"

/* What the ways to write one name in Latin letters have in common: "sulamana" for "soleimani" and
 * "suleimani". `word` is folded (small letters, no diacritics); a word with bytes other than a to z
 * and the apostrophe is its own sound. Made from `arena`, or `word` itself. */
struct span name_sound(struct arena *arena, struct span word);

/* The same for a word long enough that few names share its sound; a short word is its own. */
struct span name_sound_of_long(struct arena *arena, struct span word);

/* Whether two folded words of three bytes or more sound alike. */
bool names_sound_alike(struct span a, struct span b);

#endif
