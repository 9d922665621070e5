#ifndef DATELINED_TRAIN_PACKING_H
#define DATELINED_TRAIN_PACKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "train/model_writer.h"

/* Fits learned weights into the tables of text/buckets.h. A weight is worth its square, a row
 * the sum of them: to weigh in how often a feature is seen keeps more of the rows that many
 * decisions must look up, and parsed worse. */
struct packing_weight {
    double value;
    uint8_t class;
};

struct packing_row {
    uint64_t key;
    uint32_t count;
    struct packing_weight *weights;
};

struct packing_limits {
    uint32_t buckets;    /* of the table */
    size_t weight_count; /* of pairs, the most that are kept; 0: rows stay whole */
    unsigned classes;    /* of pairs */
};

/* Leaves in `rows` what a table of these limits holds, in the order in which it holds them, and
 * returns how many rows that is. Depends on the rows alone, not on their order. */
size_t packing_choose(struct packing_row *rows, size_t count, const struct packing_limits *limits);

/* Write chosen rows as the section NAME.slots of trio_weights; as the sections NAME.slots,
 * NAME.starts, NAME.pairs and NAME.wholes of pair_weights. */
void packing_write_trios(const struct packing_row *rows, size_t count,
                         const struct packing_limits *limits, struct model_writer *writer,
                         const char *name);
void packing_write_pairs(const struct packing_row *rows, size_t count,
                         const struct packing_limits *limits, struct model_writer *writer,
                         const char *name);

#endif
