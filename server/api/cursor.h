#ifndef DATELINED_SERVER_API_CURSOR_H
#define DATELINED_SERVER_API_CURSOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "store/query.h"

/* The opaque text that continues a list: base64url of the generation, the sort order and the last
 * row's place, with a checksum. */

/* The cursor as text; it lives in `arena`. */
struct span cursor_encode(struct arena *arena, const struct cursor *cursor, enum sort_order sort,
                          uint64_t generation);

/* STATUS_INVALID for anything this program did not write, or of another sort order; STATUS_GONE
 * for one of another generation when its order does not survive a change (API.md, rules). */
MUST_CHECK enum status cursor_decode(struct arena *arena, struct span text, enum sort_order sort,
                                     uint64_t generation, struct cursor *out);

/* Whether a list in this order can be walked while the archive changes. */
bool cursor_survives(enum sort_order sort);

#endif
