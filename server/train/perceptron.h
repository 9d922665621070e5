#ifndef DATELINED_TRAIN_PERCEPTRON_H
#define DATELINED_TRAIN_PERCEPTRON_H

#include <stddef.h>
#include <stdint.h>

#include "train/model_writer.h"

/* An averaged perceptron (Freund and Schapire 1999; averaging as in Collins 2002) with as many
 * features as it meets. Whole numbers only, so that the same data gives the same weights. */
struct perceptron;

/* Without any feature; freed with perceptron_free (NULL is allowed). */
struct perceptron *perceptron_new(void);
void perceptron_free(struct perceptron *perceptron);

/* Adds what the features know to `scores`. */
void perceptron_score(const struct perceptron *perceptron, const uint64_t *keys, size_t count,
                      int32_t *scores);

/* One decision has been made; weights from now on count from here. */
void perceptron_step(struct perceptron *perceptron);

/* Adds `amount` to the weight of `class` in every feature. */
void perceptron_update(struct perceptron *perceptron, const uint64_t *keys, size_t count,
                       uint8_t class, int32_t amount);

/* Writes the averaged weights as the sections NAME.slots and NAME.pairs (see text/weights.h).
 * Weights below `prune` times their root mean square are left out. */
void perceptron_write(const struct perceptron *perceptron, struct model_writer *writer,
                      const char *name, double prune);

/* The same for at most three classes, as the section NAME.slots of struct narrow_slot. */
void perceptron_write_narrow(const struct perceptron *perceptron, struct model_writer *writer,
                             const char *name, double prune);

#endif
