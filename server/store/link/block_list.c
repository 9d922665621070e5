/* Rows by block and, in a block, by what they tell of, the earliest first; and their numbers by
 * sentence and block, so that a sentence's blocks are found by bisection. They are written block by
 * block, so that each goes near the end of the table. A row takes 32 bytes. */
#include "block_list.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/heap.h"

struct block_row {
    int64_t block;
    uint64_t order; /* in the block */
    int64_t evidence_id;
};

struct block_list {
    struct buffer bytes;          /* of the rows */
    const struct block_row *rows; /* once they are in order */
    size_t count;
    uint32_t *first;       /* of each row: the first of its block */
    uint32_t *by_evidence; /* numbers of rows */
};

struct block_list *block_list_new(void)
{
    return heap_array(1, sizeof(struct block_list));
}

void block_list_free(struct block_list *list)
{
    if (list) {
        buffer_fini(&list->bytes);
        free(list->first);
        free(list->by_evidence);
        free(list);
    }
}

void block_list_add(struct block_list *list, int64_t block, uint64_t order, int64_t evidence_id)
{
    struct block_row row = {block, order, evidence_id};
    buffer_add(&list->bytes, (struct span){(const char *)&row, sizeof row});
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_rows(const void *a, const void *b)
{
    const struct block_row *first = a, *second = b;
    int order = compare_numbers(first->block, second->block);
    order = order ? order : (first->order > second->order) - (first->order < second->order);
    return order ? order : compare_numbers(first->evidence_id, second->evidence_id);
}

/* Numbers of rows whose order is that of the blocks already. */
static int compare_evidence(const void *a, const void *b, void *context)
{
    const struct block_row *rows = context;
    uint32_t first = *(const uint32_t *)a, second = *(const uint32_t *)b;
    int order = compare_numbers(rows[first].evidence_id, rows[second].evidence_id);
    return order ? order : (first > second) - (first < second);
}

void block_list_sort(struct block_list *list)
{
    struct block_row *rows = (struct block_row *)(void *)list->bytes.bytes;
    size_t count = list->bytes.len / sizeof *rows;
    if (count > 1) {
        qsort(rows, count, sizeof *rows, compare_rows);
    }
    list->rows = rows;
    list->first = heap_array(count, sizeof *list->first);
    list->by_evidence = heap_array(count, sizeof *list->by_evidence);
    for (size_t i = 0; i < count; i++) {
        size_t last = list->count - 1;
        if (list->count > 0 && compare_rows(&rows[i], &rows[last]) == 0) {
            continue;
        }
        bool same = list->count > 0 && rows[i].block == rows[last].block;
        list->first[list->count] = same ? list->first[last] : (uint32_t)list->count;
        list->by_evidence[list->count] = (uint32_t)list->count;
        rows[list->count++] = rows[i];
    }
    if (list->count > 1) {
        qsort_r(list->by_evidence, list->count, sizeof *list->by_evidence, compare_evidence, rows);
    }
}

enum status block_list_write(struct block_list *list, struct store_load *load)
{
    struct connection *connection = load->connection;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < list->count && status == STATUS_OK; i++) {
        struct binder binder = bind_start(connection_named(connection, "link.block_put"));
        bind_int(&binder, list->rows[i].block);
        bind_int(&binder, list->rows[i].evidence_id);
        status = statement_run(connection, binder.statement);
    }
    return status;
}

/* The first row number, in the order of sentences, that is of `evidence_id` or of one behind it. */
static size_t find_evidence(const struct block_list *list, int64_t evidence_id)
{
    size_t first = 0, end = list->count;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        bool before = list->rows[list->by_evidence[middle]].evidence_id < evidence_id;
        first = before ? middle + 1 : first;
        end = before ? end : middle;
    }
    return first;
}

struct block_walk block_list_walk(const struct block_list *list, int64_t evidence_id)
{
    size_t first = find_evidence(list, evidence_id);
    return (struct block_walk){.list = list,
                               .first = first,
                               .end = find_evidence(list, evidence_id + 1),
                               .place = first,
                               .distance = 1};
}

/* Goes on to the next step: to the other side of a row, to the next block, or one row farther;
 * false when the blocks have no rows so far away. */
static bool step(struct block_walk *walk)
{
    if (walk->place == walk->end) {
        if (!walk->any) {
            return false;
        }
        walk->any = false;
        walk->place = walk->first;
        walk->distance++;
    }
    return true;
}

bool block_list_next(struct block_walk *walk, int64_t *evidence_id)
{
    const struct block_list *list = walk->list;
    while (step(walk)) {
        size_t own = list->by_evidence[walk->place], distance = walk->distance;
        bool behind = walk->behind;
        walk->behind = !behind;
        walk->place += behind;
        size_t row = behind ? own + distance : own - distance;
        bool there = behind ? row < list->count : distance <= own;
        if (there && list->first[row] == list->first[own]) {
            *evidence_id = list->rows[row].evidence_id;
            walk->any = true;
            return true;
        }
    }
    return false;
}
