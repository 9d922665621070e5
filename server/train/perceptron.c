/* The perceptron's table: open addressing from keys to small arrays of weights, one for each class
 * that was ever updated. A weight remembers when it last changed, so that averaging costs nothing
 * per step. */
#include "train/perceptron.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/keys.h"

enum { FIRST_SLOTS = 1 << 16 };

struct weight {
    int64_t total; /* of value × steps, up to `stamp` */
    int64_t stamp;
    int32_t value;
    uint8_t class;
};

struct row {
    uint64_t key;
    struct weight *weights;
    uint16_t count;
    uint16_t capacity;
};

struct perceptron {
    struct row *rows;
    size_t mask;
    size_t used;
    int64_t step;
    uint64_t chance; /* state of the random numbers of perceptron_drop */
    int64_t start;   /* the step at which the average begins */
    enum perceptron_growth growth;
};

static void *must(void *memory)
{
    if (!memory) {
        fputs("out of memory\n", stderr);
        abort();
    }
    return memory;
}

struct perceptron *perceptron_new(void)
{
    struct perceptron *perceptron = must(calloc(1, sizeof *perceptron));
    perceptron->rows = must(calloc(FIRST_SLOTS, sizeof *perceptron->rows));
    perceptron->mask = FIRST_SLOTS - 1;
    return perceptron;
}

static void free_rows(struct perceptron *perceptron)
{
    for (size_t i = 0; i <= perceptron->mask; i++) {
        free(perceptron->rows[i].weights);
    }
    free(perceptron->rows);
}

void perceptron_free(struct perceptron *perceptron)
{
    if (!perceptron) {
        return;
    }
    free_rows(perceptron);
    free(perceptron);
}

static size_t find(const struct perceptron *perceptron, uint64_t key)
{
    size_t at = keys_index(key, perceptron->mask + 1);
    while (perceptron->rows[at].weights && perceptron->rows[at].key != key) {
        at = (at + 1) & perceptron->mask;
    }
    return at;
}

void perceptron_score(const struct perceptron *perceptron, const uint64_t *keys, size_t count,
                      int32_t *scores)
{
    for (size_t i = 0; i < count; i++) {
        __builtin_prefetch(perceptron->rows + keys_index(keys[i], perceptron->mask + 1));
    }
    for (size_t i = 0; i < count; i++) {
        const struct row *row = perceptron->rows + find(perceptron, keys[i]);
        for (uint16_t k = 0; k < row->count; k++) {
            scores[row->weights[k].class] += row->weights[k].value;
        }
    }
}

size_t perceptron_drop(struct perceptron *perceptron, uint64_t *keys, size_t count,
                       unsigned percent)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        perceptron->chance =
            perceptron->chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        keys[kept] = keys[i];
        kept += (perceptron->chance >> 33) % 100 >= percent;
    }
    return kept;
}

void perceptron_step(struct perceptron *perceptron)
{
    perceptron->step++;
}

static void grow_table(struct perceptron *perceptron)
{
    struct row *old = perceptron->rows;
    size_t old_count = perceptron->mask + 1;
    perceptron->rows = must(calloc(old_count * 2, sizeof *perceptron->rows));
    perceptron->mask = old_count * 2 - 1;
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].weights) {
            perceptron->rows[find(perceptron, old[i].key)] = old[i];
        }
    }
    free(old);
}

static bool may_grow(const struct perceptron *perceptron, const struct row *row)
{
    return perceptron->growth == GROWTH_FREE ||
           (perceptron->growth == GROWTH_OF_ROWS && row->weights);
}

/* NULL when there is no such weight and none may be added. */
static struct weight *weight_of(struct perceptron *perceptron, uint64_t key, uint8_t class)
{
    struct row *row = perceptron->rows + find(perceptron, key);
    for (uint16_t i = 0; i < row->count; i++) {
        if (row->weights[i].class == class) {
            return row->weights + i;
        }
    }
    if (!may_grow(perceptron, row)) {
        return NULL;
    }
    if (!row->weights && perceptron->used++ * 3 > perceptron->mask * 2) {
        grow_table(perceptron);
        row = perceptron->rows + find(perceptron, key);
    }
    if (row->count == row->capacity) {
        row->capacity = (uint16_t)(row->capacity ? row->capacity * 2 : 2);
        row->weights = must(realloc(row->weights, row->capacity * sizeof *row->weights));
    }
    row->key = key;
    row->weights[row->count] = (struct weight){.stamp = perceptron->step, .class = class};
    return row->weights + row->count++;
}

void perceptron_update(struct perceptron *perceptron, const uint64_t *keys, size_t count,
                       uint8_t class, int32_t amount)
{
    for (size_t i = 0; i < count; i++) {
        struct weight *weight = weight_of(perceptron, keys[i], class);
        if (weight) {
            weight->total += weight->value * (perceptron->step - weight->stamp);
            weight->stamp = perceptron->step;
            weight->value += amount;
        }
    }
}

/* --- choosing --------------------------------------------------------------------------------- */

static double average(const struct perceptron *perceptron, const struct weight *weight)
{
    int64_t total = weight->total + weight->value * (perceptron->step - weight->stamp);
    int64_t steps = perceptron->step - perceptron->start;
    return steps ? (double)total / (double)steps : 0;
}

static struct packing_row copy_row(const struct perceptron *perceptron, struct arena *arena,
                                   const struct row *row)
{
    struct packing_row copy = {row->key, row->count, NULL};
    copy.weights = ARENA_ARRAY(arena, struct packing_weight, row->count);
    for (uint16_t k = 0; k < row->count; k++) {
        double value = average(perceptron, row->weights + k);
        copy.weights[k] = (struct packing_weight){value, row->weights[k].class};
    }
    return copy;
}

/* The rows that a table of these limits holds, their weights averaged, in the table's order. */
static struct packing_row *choose_rows(const struct perceptron *perceptron, struct arena *arena,
                                       const struct packing_limits *limits, size_t *count)
{
    struct packing_row *rows = ARENA_ARRAY(arena, struct packing_row, perceptron->used + 1);
    *count = 0;
    for (size_t i = 0; i <= perceptron->mask; i++) {
        if (perceptron->rows[i].weights) {
            rows[(*count)++] = copy_row(perceptron, arena, perceptron->rows + i);
        }
    }
    *count = packing_choose(rows, *count, limits);
    return rows;
}

/* The row of `old` with the weights that were chosen, their averages to begin anew. */
static struct row keep_row(const struct perceptron *perceptron, const struct row *old,
                           const struct packing_row *chosen)
{
    struct row row = {
        .key = old->key, .count = (uint16_t)chosen->count, .capacity = (uint16_t)chosen->count};
    row.weights = must(calloc(chosen->count, sizeof *row.weights));
    for (uint16_t k = 0; k < row.count; k++) {
        uint16_t at = 0;
        while (old->weights[at].class != chosen->weights[k].class) {
            at++;
        }
        row.weights[k] = (struct weight){.stamp = perceptron->step,
                                         .value = old->weights[at].value,
                                         .class = chosen->weights[k].class};
    }
    return row;
}

void perceptron_pack(struct perceptron *perceptron, const struct packing_limits *limits,
                     enum perceptron_growth growth)
{
    struct arena *arena = arena_new();
    size_t count = 0;
    const struct packing_row *rows = choose_rows(perceptron, arena, limits, &count);
    struct perceptron kept = {.step = perceptron->step, .start = perceptron->step};
    size_t size = FIRST_SLOTS;
    while (size < count * 2) {
        size *= 2;
    }
    kept.rows = must(calloc(size, sizeof *kept.rows));
    kept.mask = size - 1;
    kept.used = count;
    kept.growth = growth;
    for (size_t i = 0; i < count; i++) {
        const struct row *old = perceptron->rows + find(perceptron, rows[i].key);
        kept.rows[find(&kept, rows[i].key)] = keep_row(perceptron, old, rows + i);
    }
    free_rows(perceptron);
    *perceptron = kept;
    arena_free(arena);
}

/* Writes the rows that fit by one of the two ways to pack them. */
static void write_rows(const struct perceptron *perceptron, const struct packing_limits *limits,
                       struct model_writer *writer, const char *name,
                       void (*pack)(const struct packing_row *rows, size_t count,
                                    const struct packing_limits *limits,
                                    struct model_writer *writer, const char *name))
{
    struct arena *arena = arena_new();
    size_t count = 0;
    const struct packing_row *rows = choose_rows(perceptron, arena, limits, &count);
    pack(rows, count, limits, writer, name);
    arena_free(arena);
}

void perceptron_write_trios(const struct perceptron *perceptron,
                            const struct packing_limits *limits, struct model_writer *writer,
                            const char *name)
{
    write_rows(perceptron, limits, writer, name, packing_write_trios);
}

void perceptron_write_pairs(const struct perceptron *perceptron,
                            const struct packing_limits *limits, struct model_writer *writer,
                            const char *name)
{
    write_rows(perceptron, limits, writer, name, packing_write_pairs);
}
