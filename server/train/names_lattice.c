/* Forward and backward sums; every row is scaled to one, so that long sentences stay within range,
 * and the logarithms of the scales are added up. What it does not do: find the best sequence. */
#include "names_lattice.h"

#include <math.h>

struct lattice lattice_new(struct arena *arena, uint32_t count)
{
    return (struct lattice){.potential = arena_array(arena, count, sizeof(lattice_row)),
                            .forward = arena_array(arena, count, sizeof(lattice_row)),
                            .backward = arena_array(arena, count, sizeof(lattice_row)),
                            .marginal = arena_array(arena, count, sizeof(lattice_row))};
}

static void row_scale(double *values)
{
    double sum = 0;
    for (unsigned k = 0; k < NAMES_TAGS; k++) {
        sum += values[k];
    }
    for (unsigned k = 0; k < NAMES_TAGS; k++) {
        values[k] /= sum > 0 ? sum : 1;
    }
}

/* Sums over all sequences of tags, with `masks` over those that they allow, and fills `forward`.
 * Returns the logarithm of the sum, -INFINITY when none is allowed. */
static double lattice_forward(const double factors[NAMES_TAGS][NAMES_TAGS], uint32_t count,
                              const uint32_t *masks, struct lattice *lattice)
{
    double sum_log = 0;
    for (uint32_t i = 0; i < count; i++) {
        double *forward = lattice->forward[i];
        double total = 0;
        for (unsigned k = 0; k < NAMES_TAGS; k++) {
            double sum = i == 0 && names_tag_follows(NAMES_TAGS, k) ? 1 : 0;
            for (unsigned last = 0; i > 0 && last < NAMES_TAGS; last++) {
                sum += lattice->forward[i - 1][last] * factors[last][k];
            }
            forward[k] = masks && !(masks[i] >> k & 1) ? 0 : sum * lattice->potential[i][k];
            total += forward[k];
        }
        if (!(total > 0)) {
            return -INFINITY;
        }
        sum_log += log(total);
        row_scale(forward);
    }
    double closed = 0;
    for (unsigned k = 0; k < NAMES_TAGS; k++) {
        closed += names_tag_follows(k, NAMES_TAGS) ? lattice->forward[count - 1][k] : 0;
    }
    return closed > 0 ? sum_log + log(closed) : -INFINITY;
}

bool lattice_expect(const double factors[NAMES_TAGS][NAMES_TAGS], uint32_t count,
                    const uint32_t *masks, double sign, struct lattice *lattice)
{
    if (lattice_forward(factors, count, masks, lattice) == -INFINITY) {
        return false;
    }
    for (uint32_t i = count; i > 0; i--) {
        double *backward = lattice->backward[i - 1];
        for (unsigned k = 0; k < NAMES_TAGS; k++) {
            double sum = i == count && names_tag_follows(k, NAMES_TAGS) ? 1 : 0;
            for (unsigned next = 0; i < count && next < NAMES_TAGS; next++) {
                bool open = !masks || masks[i] >> next & 1;
                sum += open ? factors[k][next] * lattice->potential[i][next] *
                                  lattice->backward[i][next]
                            : 0;
            }
            backward[k] = sum;
        }
        row_scale(backward);
        for (unsigned k = 0; k < NAMES_TAGS; k++) {
            lattice->marginal[i - 1][k] = lattice->forward[i - 1][k] * backward[k];
        }
        row_scale(lattice->marginal[i - 1]);
    }
    for (uint32_t i = 1; i < count; i++) {
        double pair[NAMES_TAGS][NAMES_TAGS];
        double total = 0;
        for (unsigned a = 0; a < NAMES_TAGS; a++) {
            for (unsigned b = 0; b < NAMES_TAGS; b++) {
                bool open = !masks || masks[i] >> b & 1;
                pair[a][b] = open ? lattice->forward[i - 1][a] * factors[a][b] *
                                        lattice->potential[i][b] * lattice->backward[i][b]
                                  : 0;
                total += pair[a][b];
            }
        }
        for (unsigned a = 0; a < NAMES_TAGS && total > 0; a++) {
            for (unsigned b = 0; b < NAMES_TAGS; b++) {
                lattice->pairs[a][b] += sign * pair[a][b] / total;
            }
        }
    }
    return true;
}
