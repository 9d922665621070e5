#ifndef DATELINED_HTTP_MEMO_H
#define DATELINED_HTTP_MEMO_H

#include <stdint.h>

#include "base/span.h"

/* What one thread remembers of requests as they were sent: their normalised form. It spares the
 * second and later clients that ask the same in the same words all parsing. */
struct memo;
struct memo *memo_new(void);
void memo_free(struct memo *memo); /* NULL is allowed */

/* The normalised form of `raw` and its cache_hash, borrowed until the next memo_add; absent when
 * it is not known. */
struct span memo_find(const struct memo *memo, struct span raw, uint64_t *hash);

/* Remembers a pair, in place of another; long ones are not kept. */
void memo_add(struct memo *memo, struct span raw, struct span key, uint64_t hash);

#endif
