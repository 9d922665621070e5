/* Rows by block and sentence, the order in which they are written, so that each goes to the end of
 * the table; and their numbers by sentence and block, so that a sentence's blocks are found by
 * bisection. A row takes 24 bytes. */
#include "block_list.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/heap.h"

struct block_row {
    int64_t block;
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

void block_list_add(struct block_list *list, int64_t block, int64_t evidence_id)
{
    struct block_row row = {block, evidence_id};
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

/* Puts the rows into their order, each once, and notes where blocks begin. */
static void sort_rows(struct block_list *list)
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
    sort_rows(list);
    for (size_t i = 0; i < list->count && status == STATUS_OK; i++) {
        struct binder binder = bind_start(connection_named(connection, "link.block_put"));
        bind_int(&binder, list->rows[i].block);
        bind_int(&binder, list->rows[i].evidence_id);
        status = statement_run(connection, binder.statement);
    }
    return status;
}

struct block_walk block_list_walk(const struct block_list *list, int64_t evidence_id)
{
    size_t first = 0, end = list->count;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        bool before = list->rows[list->by_evidence[middle]].evidence_id < evidence_id;
        first = before ? middle + 1 : first;
        end = before ? end : middle;
    }
    return (struct block_walk){list, evidence_id, first, SIZE_MAX};
}

bool block_list_next(struct block_walk *walk, int64_t *evidence_id)
{
    const struct block_list *list = walk->list;
    for (; walk->place < list->count; walk->place++, walk->row = SIZE_MAX) {
        size_t own = list->by_evidence[walk->place];
        if (list->rows[own].evidence_id != walk->evidence_id) {
            return false;
        }
        size_t row = walk->row == SIZE_MAX ? list->first[own] : walk->row;
        row += row == own;
        if (row < list->count && list->first[row] == list->first[own]) {
            *evidence_id = list->rows[row].evidence_id;
            walk->row = row + 1;
            return true;
        }
    }
    return false;
}
