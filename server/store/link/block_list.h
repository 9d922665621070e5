#ifndef DATELINED_STORE_BLOCK_LIST_H
#define DATELINED_STORE_BLOCK_LIST_H

#include "store/load/loading.h"

/* The blocks of a first load's sentences, which no other is in: gathered here, written in their
 * order, and asked here, too. */
struct block_list;

/* An empty list, to be freed. */
struct block_list *block_list_new(void);
void block_list_free(struct block_list *list);

/* Puts a sentence into a block, once however often it is said; `order` is the same for all its
 * blocks, and says which others of a block are near it. */
void block_list_add(struct block_list *list, int64_t block, uint64_t order, int64_t evidence_id);

/* Puts the rows into their order, each once. Afterwards nothing is added, and the list can be
 * walked and written. */
void block_list_sort(struct block_list *list);

/* Writes the rows. Errors as any statement. */
MUST_CHECK enum status block_list_write(struct block_list *list, struct store_load *load);

/* A walk over the other sentences of all blocks of one: in each the next on both sides, then those
 * one farther away, and so on, so that no large block hides the others. Who shares two blocks with
 * it comes twice. */
struct block_walk {
    const struct block_list *list;
    size_t first, end; /* its rows, in the order of sentences */
    size_t place;      /* one of them */
    size_t distance;   /* of the row to come next, in that one's block */
    bool behind;       /* it stands behind it, not before */
    bool any;          /* some block has a row so far away */
};
struct block_walk block_list_walk(const struct block_list *list, int64_t evidence_id);
/* The next sentence; false at the end. */
bool block_list_next(struct block_walk *walk, int64_t *evidence_id);

#endif
