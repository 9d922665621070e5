#ifndef DATELINED_SERVER_INGEST_PUBLISHED_RETOLD_SCORE_H
#define DATELINED_SERVER_INGEST_PUBLISHED_RETOLD_SCORE_H

#include <stddef.h>
#include <stdint.h>

#include "published_model.h"

/* What it tells of the day of publication that dated articles tell a happening of the article, too.
 */

/* How many of the `count` clauses (at least one), from the first on, are of one telling. */
size_t retold_choices(const struct retold *retold, size_t count);

/* The logarithm of how much likelier `day` is as the day of publication since a happening was on
 * the days that neighbours tell: `count` clauses of one telling, of which at most one is of the
 * same happening. */
double retold_score(const struct retold *retold, size_t count, int32_t day);

#endif
