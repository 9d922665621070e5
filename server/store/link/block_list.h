#ifndef DATELINED_STORE_BLOCK_LIST_H
#define DATELINED_STORE_BLOCK_LIST_H

#include "store/load/loading.h"

/* The blocks of a first load's sentences, which no other is in: gathered here, written in their
 * order, and asked here, too. */
struct block_list;

/* An empty list, to be freed. */
struct block_list *block_list_new(void);
void block_list_free(struct block_list *list);

/* Puts a sentence into a block, once however often it is said. */
void block_list_add(struct block_list *list, int64_t block, int64_t evidence_id);

/* Writes the rows. Afterwards nothing is added, and the list can be walked. */
MUST_CHECK enum status block_list_write(struct block_list *list, struct store_load *load);

/* A walk over the other sentences of each block of one, in the order of the blocks' numbers; who
 * shares two blocks with it comes twice. */
struct block_walk {
    const struct block_list *list;
    int64_t evidence_id;
    size_t place; /* among its blocks */
    size_t row;   /* of that block, to come next; SIZE_MAX: the first */
};
struct block_walk block_list_walk(const struct block_list *list, int64_t evidence_id);
/* The next sentence; false at the end. */
bool block_list_next(struct block_walk *walk, int64_t *evidence_id);

#endif
