#ifndef DATELINED_STORE_OTHER_NAMES_H
#define DATELINED_STORE_OTHER_NAMES_H

#include "base/arena.h"
#include "store/store.h"

/* Names of one thing that are known beforehand, whatever the articles call it, looked up by any of
 * them. Read-only once made. */
struct other_names;

/* Copies the groups. Lives as long as the arena. */
struct other_names *other_names_new(struct arena *arena, const struct known_names *groups,
                                    size_t count);

/* The other names (words_fold) of what `folded` names, *count of them; none when nothing or several
 * things are called so, or `names` is NULL. */
const struct span *other_names_of(const struct other_names *names, struct span folded,
                                  struct arena *arena, size_t *count);

#endif
