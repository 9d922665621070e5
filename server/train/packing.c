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

/* The most weights that a row keeps. */
enum { ROW_WEIGHTS_MAX = 62 };

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
        if (worth_of_weight(row->weights + k) > least && kept < ROW_WEIGHTS_MAX) {
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
        if (buckets_check(buckets_hash(ranks[i].row.key)) == check) {
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
            !has_check(ranks, first, kept, buckets_check(buckets_hash(ranks[i].row.key)))) {
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
            uint32_t home = buckets_home(buckets_hash(rows[i].key), limits->buckets);
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

/* In whole updates of the perceptron. */
static int8_t round_weight(double value)
{
    long rounded = lround(value);
    rounded = rounded > BUCKETS_WEIGHT_MAX ? BUCKETS_WEIGHT_MAX : rounded;
    return (int8_t)(rounded < -BUCKETS_WEIGHT_MAX ? -BUCKETS_WEIGHT_MAX : rounded);
}

static uint16_t trio_of(const struct packing_row *row)
{
    double values[TRIO_CLASSES] = {0};
    for (uint32_t k = 0; k < row->count; k++) {
        values[row->weights[k].class] = row->weights[k].value;
    }
    return (uint16_t)((uint8_t)round_weight(values[0]) | (uint8_t)round_weight(values[1]) << 8);
}

static uint16_t pair_of(const struct packing_weight *weight)
{
    return (uint16_t)(weight->class | (uint8_t)round_weight(weight->value) << 8);
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
    bucket->checks[at] = buckets_check(buckets_hash(key));
    bucket->rows[at] = row;
}

void packing_write_trios(const struct packing_row *rows, size_t count,
                         const struct packing_limits *limits, struct model_writer *writer,
                         const char *name)
{
    uint32_t buckets = limits->buckets;
    struct bucket *table = must(calloc(buckets, sizeof *table));
    for (size_t i = 0; i < count; i++) {
        uint16_t row = trio_of(rows + i);
        if (row != 0) {
            put_row(table + buckets_home(buckets_hash(rows[i].key), buckets), rows[i].key, row);
        }
    }
    add_section(writer, name, "slots", table, buckets * sizeof *table);
    free(table);
}

/* A table of pairs while it is written. */
struct pair_table {
    struct bucket *buckets;
    uint32_t *starts;
    struct buffer pairs;
    struct buffer wholes;
    unsigned stride;
};

static void add_item(struct buffer *items, uint16_t item)
{
    buffer_add(items, (struct span){(const char *)&item, sizeof item});
}

/* Writes the row's weights and returns the count to be told. */
static unsigned add_weights(struct pair_table *table, const struct packing_row *row)
{
    int8_t whole[PAIR_CLASSES] = {0};
    for (uint32_t k = 0; k < row->count; k++) {
        whole[row->weights[k].class] = round_weight(row->weights[k].value);
    }
    if (row->count > PAIR_COUNT_MAX) {
        add_item(&table->pairs, (uint16_t)(table->wholes.len / table->stride));
        buffer_add(&table->wholes, (struct span){(const char *)whole, table->stride});
        return PAIRS_WHOLE;
    }
    for (uint32_t k = 0; k < row->count; k++) {
        add_item(&table->pairs, pair_of(row->weights + k));
    }
    return row->count;
}

void packing_write_pairs(const struct packing_row *rows, size_t count,
                         const struct packing_limits *limits, struct model_writer *writer,
                         const char *name)
{
    uint32_t buckets = limits->buckets;
    struct pair_table table = {.stride = buckets_stride(limits->classes)};
    table.buckets = must(calloc(buckets, sizeof *table.buckets));
    table.starts = must(calloc(buckets, sizeof *table.starts));
    uint32_t done = 0; /* buckets whose start is known */
    for (size_t i = 0; i < count; i++) {
        uint32_t home = buckets_home(buckets_hash(rows[i].key), buckets);
        uint32_t end = (uint32_t)(table.pairs.len / sizeof(uint16_t));
        for (; done <= home; done++) {
            table.starts[done] = end;
        }
        uint32_t place = end - table.starts[home];
        unsigned told = add_weights(&table, rows + i);
        put_row(table.buckets + home, rows[i].key, (uint16_t)(told | place << 6));
    }
    add_section(writer, name, "slots", table.buckets, buckets * sizeof *table.buckets);
    add_section(writer, name, "starts", table.starts, buckets * sizeof *table.starts);
    add_section(writer, name, "pairs", table.pairs.bytes, table.pairs.len);
    add_section(writer, name, "wholes", table.wholes.bytes, table.wholes.len);
    free(table.buckets);
    free(table.starts);
    buffer_fini(&table.pairs);
    buffer_fini(&table.wholes);
}
