#ifndef DATELINED_TRAIN_PERCEPTRON_H
#define DATELINED_TRAIN_PERCEPTRON_H

#include <stddef.h>
#include <stdint.h>

#include "train/model_writer.h"
#include "train/packing.h"

/* An averaged perceptron (Freund and Schapire 1999; averaging as in Collins 2002) with as many
 * features as it meets. Whole numbers only, so that the same data gives the same weights. */
struct perceptron;

/* Without any feature; freed with perceptron_free (NULL is allowed). */
struct perceptron *perceptron_new(void);
void perceptron_free(struct perceptron *perceptron);

/* Adds what the features know to `scores`. */
void perceptron_score(const struct perceptron *perceptron, const uint64_t *keys, size_t count,
                      int32_t *scores);

/* Leaves out of `keys` about `percent` of them, by chance, and returns how many are left: so that
 * no feature comes to rely on others (Søgaard 2013, "Part-of-speech tagging with antagonistic
 * adversaries"). */
size_t perceptron_drop(struct perceptron *perceptron, uint64_t *keys, size_t count,
                       unsigned percent);

/* One decision has been made; weights from now on count from here. */
void perceptron_step(struct perceptron *perceptron);

/* Adds `amount` to the weight of `class` in every feature. */
void perceptron_update(struct perceptron *perceptron, const uint64_t *keys, size_t count,
                       uint8_t class, int32_t amount);

/* What updates may add: rows, weights of classes new to a row, nothing. */
enum perceptron_growth { GROWTH_FREE, GROWTH_OF_ROWS, GROWTH_NONE };

/* Goes on with what a table of these limits holds. Values stay, averages begin anew: what is left
 * learns to do without the rest. */
void perceptron_pack(struct perceptron *perceptron, const struct packing_limits *limits,
                     enum perceptron_growth growth);

/* Write the averaged weights that fit as the section NAME.slots of trio_weights; as the sections
 * NAME.slots, NAME.starts, NAME.pairs and NAME.wholes of pair_weights (text/buckets.h). */
void perceptron_write_trios(const struct perceptron *perceptron,
                            const struct packing_limits *limits, struct model_writer *writer,
                            const char *name);
void perceptron_write_pairs(const struct perceptron *perceptron,
                            const struct packing_limits *limits, struct model_writer *writer,
                            const char *name);

#endif
