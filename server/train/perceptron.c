/* The perceptron's table: open addressing from keys to small arrays of weights, one for each class
 * that was ever updated. A weight remembers when it last changed, so that averaging costs nothing
 * per step. */
#include "train/perceptron.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/weights.h"

enum { FIRST_SLOTS = 1 << 16, ROW_MAX = 255, ROW_UNIT = 48 };

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

void perceptron_free(struct perceptron *perceptron)
{
    if (!perceptron) {
        return;
    }
    for (size_t i = 0; i <= perceptron->mask; i++) {
        free(perceptron->rows[i].weights);
    }
    free(perceptron->rows);
    free(perceptron);
}

static size_t find(const struct perceptron *perceptron, uint64_t key)
{
    size_t at = weights_index(key, perceptron->mask + 1);
    while (perceptron->rows[at].weights && perceptron->rows[at].key != key) {
        at = (at + 1) & perceptron->mask;
    }
    return at;
}

void perceptron_score(const struct perceptron *perceptron, const uint64_t *keys, size_t count,
                      int32_t *scores)
{
    for (size_t i = 0; i < count; i++) {
        __builtin_prefetch(perceptron->rows + weights_index(keys[i], perceptron->mask + 1));
    }
    for (size_t i = 0; i < count; i++) {
        const struct row *row = perceptron->rows + find(perceptron, keys[i]);
        for (uint16_t k = 0; k < row->count; k++) {
            scores[row->weights[k].class] += row->weights[k].value;
        }
    }
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

static struct weight *weight_of(struct perceptron *perceptron, uint64_t key, uint8_t class)
{
    struct row *row = perceptron->rows + find(perceptron, key);
    for (uint16_t i = 0; i < row->count; i++) {
        if (row->weights[i].class == class) {
            return row->weights + i;
        }
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
        weight->total += weight->value * (perceptron->step - weight->stamp);
        weight->stamp = perceptron->step;
        weight->value += amount;
    }
}

/* --- writing --------------------------------------------------------------------------------- */

static double average(const struct perceptron *perceptron, const struct weight *weight)
{
    int64_t total = weight->total + weight->value * (perceptron->step - weight->stamp);
    return perceptron->step ? (double)total / (double)perceptron->step : 0;
}

static double root_mean_square(const struct perceptron *perceptron)
{
    double sum = 0;
    double count = 0;
    for (size_t i = 0; i <= perceptron->mask; i++) {
        const struct row *row = perceptron->rows + i;
        for (uint16_t k = 0; k < row->count; k++) {
            double value = average(perceptron, row->weights + k);
            sum += value * value;
            count += 1;
        }
    }
    return count > 0 ? sqrt(sum / count) : 1;
}

/* Appends a row to `pairs` in units of 1/ROW_UNIT rms and returns how many pairs it has. */
static size_t write_row(const struct perceptron *perceptron, const struct row *row, double rms,
                        double prune, struct buffer *pairs)
{
    long values[ROW_MAX + 1];
    long largest = 0;
    for (uint16_t k = 0; k < row->count; k++) {
        double value = average(perceptron, row->weights + k) / rms;
        values[k] = fabs(value) < prune ? 0 : lround(value * ROW_UNIT);
        largest = labs(values[k]) > largest ? labs(values[k]) : largest;
    }
    unsigned shift = 0;
    while ((largest + (1L << shift) / 2) >> shift > INT8_MAX) {
        shift++;
    }
    size_t count = 0;
    for (uint16_t k = 0; largest > 0 && k < row->count; k++) {
        long rounded = lround((double)values[k] / (double)(1L << shift));
        if (rounded != 0) {
            if (count++ == 0) {
                struct weights_pair head = {(uint8_t)shift, 0};
                buffer_add(pairs, (struct span){(const char *)&head, sizeof head});
            }
            struct weights_pair pair = {row->weights[k].class, (int8_t)rounded};
            buffer_add(pairs, (struct span){(const char *)&pair, sizeof pair});
        }
    }
    return count;
}

static int compare_rows(const void *a, const void *b)
{
    const struct row *const *first = a;
    const struct row *const *second = b;
    uint32_t one = weights_sorted_check((*first)->key);
    uint32_t two = weights_sorted_check((*second)->key);
    if (one == two) {
        return ((*first)->key > (*second)->key) - ((*first)->key < (*second)->key);
    }
    return (one > two) - (one < two);
}

enum { FILL_NUMERATOR = 5, FILL_DENOMINATOR = 4 };

/* How many slots a table for `kept` rows has. */
static uint64_t slots_for(size_t kept)
{
    return (uint64_t)kept * FILL_NUMERATOR / FILL_DENOMINATOR + 16 + WEIGHTS_TAIL;
}

/* The slot for the next check, when the last one went into `at - 1`; aborts when the table runs
 * over, which takes more bad luck than a hash has. */
static uint64_t next_slot(uint32_t check, uint64_t at, uint64_t slot_count)
{
    uint64_t home = weights_sorted_index(check, slot_count);
    uint64_t slot = home > at ? home : at;
    if (slot + 1 >= slot_count) {
        fputs("a table of weights runs over\n", stderr);
        abort();
    }
    return slot;
}

static void add_sections(struct model_writer *writer, const char *name,
                         const struct weights_slot *slots, size_t slot_count,
                         const struct buffer *pairs)
{
    char section[MODEL_NAME_SIZE];
    snprintf(section, sizeof section, "%s.slots", name);
    model_writer_add(writer, section, slots, slot_count * sizeof *slots);
    snprintf(section, sizeof section, "%s.pairs", name);
    model_writer_add(writer, section, pairs->bytes, pairs->len);
}

/* All rows, in the order of their checks. */
static const struct row **sorted_rows(const struct perceptron *perceptron, size_t *count)
{
    const struct row **rows = must(calloc(perceptron->used + 1, sizeof *rows));
    *count = 0;
    for (size_t i = 0; i <= perceptron->mask; i++) {
        if (perceptron->rows[i].weights) {
            rows[(*count)++] = perceptron->rows + i;
        }
    }
    qsort(rows, *count, sizeof *rows, compare_rows);
    return rows;
}

void perceptron_write(const struct perceptron *perceptron, struct model_writer *writer,
                      const char *name, double prune)
{
    double rms = root_mean_square(perceptron);
    size_t row_count = 0;
    const struct row **rows = sorted_rows(perceptron, &row_count);
    struct buffer pairs = {0};
    uint32_t *places = must(calloc(row_count + 1, sizeof *places));
    size_t kept = 0;
    for (size_t i = 0; i < row_count; i++) {
        size_t first = pairs.len / sizeof(struct weights_pair);
        size_t count = write_row(perceptron, rows[i], rms, prune, &pairs);
        places[i] = (uint32_t)(first << 8 | count);
        kept += count > 0;
    }
    uint64_t slot_count = slots_for(kept);
    struct weights_slot *slots = must(calloc(slot_count, sizeof *slots));
    uint64_t at = 0;
    for (size_t i = 0; i < row_count; i++) {
        if (places[i] & 0xff) {
            uint32_t check = weights_sorted_check(rows[i]->key);
            at = next_slot(check, at, slot_count);
            slots[at++] = (struct weights_slot){check, places[i]};
        }
    }
    add_sections(writer, name, slots, slot_count, &pairs);
    free(slots);
    free(places);
    free(rows);
    buffer_fini(&pairs);
}

/* The row as a slot; free when nothing is left of it. */
static struct narrow_slot narrow_row(const struct perceptron *perceptron, const struct row *row,
                                     double rms, double prune)
{
    struct narrow_slot slot = {0};
    long values[NARROW_CLASSES] = {0};
    long largest = 0;
    for (uint16_t k = 0; k < row->count; k++) {
        double value = average(perceptron, row->weights + k) / rms;
        long rounded = fabs(value) < prune ? 0 : lround(value * ROW_UNIT);
        values[row->weights[k].class] = rounded;
        largest = labs(rounded) > largest ? labs(rounded) : largest;
    }
    while ((largest + (1L << slot.shift) / 2) >> slot.shift > INT8_MAX) {
        slot.shift++;
    }
    for (size_t k = 0; k < NARROW_CLASSES; k++) {
        slot.weights[k] = (int8_t)lround((double)values[k] / (double)(1L << slot.shift));
    }
    slot.check = largest > 0 ? weights_sorted_check(row->key) : 0;
    return slot;
}

void perceptron_write_narrow(const struct perceptron *perceptron, struct model_writer *writer,
                             const char *name, double prune)
{
    double rms = root_mean_square(perceptron);
    size_t row_count = 0;
    const struct row **rows = sorted_rows(perceptron, &row_count);
    struct narrow_slot *packed = must(calloc(row_count + 1, sizeof *packed));
    size_t kept = 0;
    for (size_t i = 0; i < row_count; i++) {
        packed[i] = narrow_row(perceptron, rows[i], rms, prune);
        kept += packed[i].check != 0;
    }
    uint64_t slot_count = slots_for(kept);
    struct narrow_slot *slots = must(calloc(slot_count, sizeof *slots));
    uint64_t at = 0;
    for (size_t i = 0; i < row_count; i++) {
        if (packed[i].check != 0) {
            at = next_slot(packed[i].check, at, slot_count);
            slots[at++] = packed[i];
        }
    }
    char section[MODEL_NAME_SIZE];
    snprintf(section, sizeof section, "%s.slots", name);
    model_writer_add(writer, section, slots, slot_count * sizeof *slots);
    free(slots);
    free(packed);
    free(rows);
}
