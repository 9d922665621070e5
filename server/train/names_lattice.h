#ifndef DATELINED_TRAIN_NAMES_LATTICE_H
#define DATELINED_TRAIN_NAMES_LATTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "extract/mentions/names_model.h"

/* Sums over all sequences of tags that a sentence may have (forward and backward, as in Sutton and
 * McCallum 2012), in the trainer's precision. */

typedef double lattice_row[NAMES_TAGS];

struct lattice {
    lattice_row *potential; /* one per token: exp(score - largest); filled by the caller */
    lattice_row *forward;
    lattice_row *backward;
    lattice_row *marginal; /* expected tags; each row adds up to one */
    double pairs[NAMES_TAGS][NAMES_TAGS];
};

/* A lattice of `count` >= 1 tokens; pairs are 0. */
struct lattice lattice_new(struct arena *arena, uint32_t count);

/* Fills `marginal` and adds `sign` times the expected pairs of tags to `pairs`. `factors` are the
 * exponentials of the transitions' scores, 0 for what may not follow. With `masks`, one bit per
 * tag for each token, only sequences that they allow count; false, and no marginals, when they
 * allow none. */
bool lattice_expect(const double factors[NAMES_TAGS][NAMES_TAGS], uint32_t count,
                    const uint32_t *masks, double sign, struct lattice *lattice);

#endif
