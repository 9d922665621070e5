#ifndef DATELINED_STORE_TELLING_CAST_H
#define DATELINED_STORE_TELLING_CAST_H

#include "store/counts/telling.h"
#include "store/load/loading.h"

/* Reads the first that an article names, the press left out. The result lives in `arena`. */
MUST_CHECK enum status telling_cast_read(struct store_load *load, struct arena *arena,
                                         int64_t article_id, const struct telling_cast **out);

/* Whether an entity is among them; `cast` may be NULL. */
bool telling_cast_has(const struct telling_cast *cast, int64_t entity_id);

/* How much the articles of two tellings speak of beside those who take part in them and their
 * places: a person counts 2, a body or a town 1. */
int telling_cast_weight(const struct telling *a, const struct telling *b);

/* What the vivid words beside the names of those in their casts say for one happening, the words
 * for parties that are only described among them: tenths of log odds; 0 when one has none, negative
 * when each has others. */
int telling_cast_words(const struct telling *a, const struct telling *b);

#endif
