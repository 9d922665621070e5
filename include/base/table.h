#ifndef DATELINED_BASE_TABLE_H
#define DATELINED_BASE_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

/* A hash table from byte strings to 32-bit numbers (mostly indexes into an array). Open
 * addressing, grows by doubling, lives in an arena, has no removal. Keys are borrowed: they must
 * live as long as the table. After building it is read-only and may be shared by threads. */
struct table;

/* What table_get returns for an unknown key. */
#define TABLE_NONE UINT32_MAX

/* An empty table; up to `expected_count` keys fit without growing. */
struct table *table_new(struct arena *arena, size_t expected_count);

/* The value of `key`, or TABLE_NONE. */
uint32_t table_get(const struct table *table, struct span key);

/* Sets `key` to `value` (not TABLE_NONE), replacing an earlier value. */
void table_set(struct table *table, struct span key, uint32_t value);

/* The value of `key`; when it is unknown, `value` is stored and returned. */
uint32_t table_intern(struct table *table, struct span key, uint32_t value);

/* Number of different keys. */
size_t table_count(const struct table *table);

#endif
