#ifndef DATELINED_STORE_RENEW_LINKS_H
#define DATELINED_STORE_RENEW_LINKS_H

#include "census.h"
#include "changes.h"
#include "store/list_rows.h"

/* A copy of `count` values of `size` bytes, with zeros behind them up to `limit` values. */
void *renew_array(struct arena *arena, const void *from, size_t size, uint32_t count,
                  uint32_t limit);

/* Links of some rows, read anew: those of the row rows->rows[i] are items[start[i]] and on. */
struct fresh_links {
    struct arena *arena;
    const struct changed_rows *rows;
    uint32_t *start; /* one more than rows */
    uint32_t *items;
    uint8_t *bytes; /* that go with the items */
    size_t at;      /* place of the row that is being read */
    uint32_t count;
    size_t capacity, byte_capacity;
};

struct fresh_links fresh_links_start(struct arena *arena, const struct changed_rows *rows);
/* Adds an item to a row, the rows ascending, unless it has it; its place among all items. */
uint32_t fresh_links_add(struct fresh_links *fresh, uint32_t row, uint32_t item);
void fresh_links_end(struct fresh_links *fresh);

/* `old` with `limit` rows, those that were read anew replaced; the bytes that go with the items,
 * unless `old_bytes` is NULL, go to *bytes. */
struct census_links renew_links(struct arena *arena, const struct census_links *old, uint32_t limit,
                                const struct fresh_links *fresh, const uint8_t *old_bytes,
                                uint8_t **bytes);

/* The rows of an order, from the places that they have in it (by row; those that `lives` is 0 for
 * have none). */
uint32_t *renew_sequence(struct arena *arena, const uint32_t *places, const uint8_t *lives,
                         uint32_t limit, uint32_t count);

/* An order of rows (`count`, each below `limit`) without the changed ones, and with those again
 * that a named statement gives: each with the row behind it (0: none), the last first. The new rows
 * are below `new_limit`; returns their number in *out_count. */
MUST_CHECK enum status renew_order(struct connection *connection, const char *statement,
                                   struct arena *arena, const struct changed_rows *changed,
                                   const uint32_t *rows, uint32_t count, uint32_t new_limit,
                                   uint32_t **out, uint32_t *out_count);

/* Runs a named statement on row numbers, which it takes as a JSON array. */
MUST_CHECK enum status renew_each(struct connection *connection, const char *statement,
                                  struct arena *arena, const struct changed_rows *rows,
                                  list_take *take, void *context);

#endif
