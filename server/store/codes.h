#ifndef DATELINED_STORE_CODES_H
#define DATELINED_STORE_CODES_H

#include "article.h"
#include "base/arena.h"
#include "date.h"
#include "event.h"
#include "mention.h"

/* From the names that the database keeps back to the closed sets. A name that is not known (a
 * damaged file) gives the first value of the set. */
enum field field_from_name(struct span name);
enum published_basis published_basis_from_name(struct span name);
enum date_type date_type_from_name(struct span name);
enum date_basis date_basis_from_name(struct span name);
enum mention_kind mention_kind_from_name(struct span name);
enum party_role party_role_from_name(struct span name);
const char *party_role_name(enum party_role role);

/* Extents as four 32-bit little-endian numbers each: start, end, byte_start, byte_end. */
struct span extents_pack(struct arena *arena, const struct extent *extents, size_t count);
/* Reads `count` extents; missing ones are all 0. */
void extents_unpack(struct span bytes, struct extent *extents, size_t count);

/* An article's blocks: one byte of kind and one extent each. */
struct span blocks_pack(struct arena *arena, const struct block *blocks, size_t count);
const struct block *blocks_unpack(struct arena *arena, struct span bytes, size_t *count);

#endif
