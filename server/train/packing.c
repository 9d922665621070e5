/* Chooses and writes rows. Each bucket keeps the sixteen of its rows that are worth most, so that
 * no search goes on beyond one; of rows that look the same there, the one worth more. Before that,
 * the sparse tables drop all weights but the best of the whole table. */
#include "train/packing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "text/buckets.h"

/* Values are written in these parts of one update of the perceptron. */
enum { TRIO_UNIT = 16, PAIR_UNIT = 16 };

static void *must(void *memory)
{
    if (!memory) {
        fputs("out of memory\n", stderr);
        abort();
    }
    return memory;
}

static double worth_of_weight(const struct packing_weight *weight)
{
    return weight->value * weight->value;
}

static double worth_of_row(const struct packing_row *row)
{
    double worth = 0;
    for (uint32_t k = 0; k < row->count; k++) {
        worth += worth_of_weight(row->weights + k);
    }
    return worth;
}

static int compare_falling(const void *a, const void *b)
{
    double one = *(const double *)a;
    double two = *(const double *)b;
    return (one < two) - (one > two);
}

/* The worth that a weight must pass when `keep` weights are to stay. */
static double least_worth(const struct packing_row *rows, size_t count, size_t keep)
{
    size_t total = 0;
    for (size_t i = 0; i < count; i++) {
        total += rows[i].count;
    }
    if (keep >= total) {
        return 0;
    }
    double *worths = must(calloc(total, sizeof *worths));
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < rows[i].count; k++) {
            worths[at++] = worth_of_weight(rows[i].weights + k);
        }
    }
    qsort(worths, total, sizeof *worths, compare_falling);
    double least = worths[keep];
    free(worths);
    return least;
}

static void drop_weights(struct packing_row *row, double least)
{
    uint32_t kept = 0;
    for (uint32_t k = 0; k < row->count; k++) {
        if (worth_of_weight(row->weights + k) > least && kept < PAIR_COUNT_MAX) {
            row->weights[kept++] = row->weights[k];
        }
    }
    row->count = kept;
}

/* A row's place in the order of the table, the best of a bucket first. */
struct rank {
    uint32_t home;
    double worth;
    struct packing_row row;
};

static int compare_ranks(const void *a, const void *b)
{
    const struct rank *one = a;
    const struct rank *two = b;
    if (one->home != two->home) {
        return one->home < two->home ? -1 : 1;
    }
    if (one->worth != two->worth) {
        return one->worth > two->worth ? -1 : 1;
    }
    return (one->row.key > two->row.key) - (one->row.key < two->row.key);
}

static bool has_check(const struct rank *ranks, size_t first, size_t end, uint16_t check)
{
    for (size_t i = first; i < end; i++) {
        if (buckets_check(ranks[i].row.key) == check) {
            return true;
        }
    }
    return false;
}

/* Moves the rows that stay to the front and returns their number. */
static size_t fill_buckets(struct rank *ranks, size_t count)
{
    size_t kept = 0;
    size_t first = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == first || ranks[first].home != ranks[i].home) {
            first = kept;
        }
        if (kept - first < BUCKET_ROWS &&
            !has_check(ranks, first, kept, buckets_check(ranks[i].row.key))) {
            ranks[kept++] = ranks[i];
        }
    }
    return kept;
}

size_t packing_choose(struct packing_row *rows, size_t count, const struct packing_limits *limits)
{
    struct rank *ranks = must(calloc(count + 1, sizeof *ranks));
    double least = limits->weight_count ? least_worth(rows, count, limits->weight_count) : 0;
    size_t ranked = 0;
    for (size_t i = 0; i < count; i++) {
        if (limits->weight_count) {
            drop_weights(rows + i, least);
        }
        double worth = worth_of_row(rows + i);
        if (worth > 0) {
            uint32_t home = buckets_home(rows[i].key, limits->buckets);
            ranks[ranked++] = (struct rank){home, worth, rows[i]};
        }
    }
    qsort(ranks, ranked, sizeof *ranks, compare_ranks);
    size_t kept = fill_buckets(ranks, ranked);
    for (size_t i = 0; i < kept; i++) {
        rows[i] = ranks[i].row;
    }
    free(ranks);
    return kept;
}

static uint16_t trio_of(const struct packing_row *row)
{
    long values[TRIO_CLASSES] = {0};
    for (uint32_t k = 0; k < row->count; k++) {
        values[row->weights[k].class] = lround(row->weights[k].value * TRIO_UNIT);
    }
    long first = values[0];
    long second = values[1];
    long largest = labs(first) > labs(second) ? labs(first) : labs(second);
    unsigned shift = 0;
    while ((largest + (1L << shift) / 2) >> shift > TRIO_WEIGHT_MAX) {
        shift++;
    }
    first = lround((double)first / (double)(1L << shift));
    second = lround((double)second / (double)(1L << shift));
    return (uint16_t)(shift | (unsigned long)(first & 63) << 4 |
                      (unsigned long)(second & 63) << 10);
}

static uint16_t pair_of(const struct packing_weight *weight)
{
    long value = lround(weight->value * PAIR_UNIT);
    unsigned shift = 0;
    while ((labs(value) + (1L << shift) / 2) >> shift > PAIR_WEIGHT_MAX && shift < PAIR_SHIFT_MAX) {
        shift++;
    }
    value = lround((double)value / (double)(1L << shift));
    value = value > PAIR_WEIGHT_MAX ? PAIR_WEIGHT_MAX : value;
    value = value < -PAIR_WEIGHT_MAX ? -PAIR_WEIGHT_MAX : value;
    return (uint16_t)(weight->class | shift << 6 | (unsigned long)(value & 127) << 9);
}

static void add_section(struct model_writer *writer, const char *name, const char *part,
                        const void *bytes, size_t size)
{
    char section[MODEL_NAME_SIZE];
    snprintf(section, sizeof section, "%s.%s", name, part);
    model_writer_add(writer, section, bytes, size);
}

static void put_row(struct bucket *bucket, uint64_t key, uint16_t row)
{
    unsigned at = 0;
    while (bucket->rows[at] != 0) {
        at++;
    }
    bucket->checks[at] = buckets_check(key);
    bucket->rows[at] = row;
}

void packing_write_trios(const struct packing_row *rows, size_t count, uint32_t buckets,
                         struct model_writer *writer, const char *name)
{
    struct bucket *table = must(calloc(buckets, sizeof *table));
    for (size_t i = 0; i < count; i++) {
        uint16_t row = trio_of(rows + i);
        if (row != 0) {
            put_row(table + buckets_home(rows[i].key, buckets), rows[i].key, row);
        }
    }
    add_section(writer, name, "slots", table, buckets * sizeof *table);
    free(table);
}

void packing_write_pairs(const struct packing_row *rows, size_t count, uint32_t buckets,
                         struct model_writer *writer, const char *name)
{
    struct bucket *table = must(calloc(buckets, sizeof *table));
    uint32_t *starts = must(calloc(buckets, sizeof *starts));
    struct buffer pairs = {0};
    uint32_t done = 0; /* buckets whose start is known */
    for (size_t i = 0; i < count; i++) {
        uint32_t home = buckets_home(rows[i].key, buckets);
        uint32_t end = (uint32_t)(pairs.len / sizeof(uint16_t));
        for (; done <= home; done++) {
            starts[done] = end;
        }
        for (uint32_t k = 0; k < rows[i].count; k++) {
            uint16_t pair = pair_of(rows[i].weights + k);
            buffer_add(&pairs, (struct span){(const char *)&pair, sizeof pair});
        }
        uint32_t place = end - starts[home];
        put_row(table + home, rows[i].key, (uint16_t)(rows[i].count | place << 6));
    }
    add_section(writer, name, "slots", table, buckets * sizeof *table);
    add_section(writer, name, "starts", starts, buckets * sizeof *starts);
    add_section(writer, name, "pairs", pairs.bytes, pairs.len);
    free(table);
    free(starts);
    buffer_fini(&pairs);
}
