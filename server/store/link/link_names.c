/* Which full names a block has, and in which rows. The rows are read once, in the order of their
 * articles, and counted here: to have SQL group and sort a few rows costs more than to read them,
 * and to ask for the rows of each name would read those of the others as often. */
#include <stdlib.h>

#include "link_block.h"
#include "store/list.h"

enum { NAMES_MAX = 200 };

/* What the block's word is in a name, in the order in which names given equally often come. */
enum kind { KIND_FAMILY, KIND_GIVEN, KIND_INNER, KIND_COUNT };

/* A row, and the next and the last one of the same key. */
struct name_row {
    struct member member;
    enum kind kind;
    uint32_t next; /* TABLE_NONE: none */
    uint32_t last; /* of the first row */
};

static enum kind kind_from_name(struct span name)
{
    return span_is(name, "family") ? KIND_FAMILY : span_is(name, "inner") ? KIND_INNER : KIND_GIVEN;
}

static void take_row(void *context, struct columns *columns)
{
    struct name_block *block = context;
    block->rows = arena_grow(block->arena, block->rows, block->row_count, &block->row_capacity,
                             sizeof *block->rows);
    uint32_t number = (uint32_t)block->row_count++;
    struct name_row *row = &block->rows[number];
    *row = (struct name_row){.next = TABLE_NONE, .last = number};
    row->member.article_id = column_int(columns);
    row->member.local = column_int(columns);
    row->member.entity_id = column_int(columns);
    row->member.country = column_text(columns);
    struct span key = column_borrowed(columns);
    row->kind = kind_from_name(column_borrowed(columns));
    uint32_t first = table_get(block->rows_by_key, key);
    if (first == TABLE_NONE) {
        row->member.key = arena_copy(block->arena, key);
        table_set(block->rows_by_key, row->member.key, number);
        return;
    }
    row->member.key = block->rows[first].member.key;
    block->rows[block->rows[first].last].next = number;
    block->rows[first].last = number;
}

/* Counts a row of a name; the countries are the least and the greatest. */
static void count_row(struct full_name *name, const struct member *member)
{
    name->articles++;
    if (member->country.ptr == NULL) {
        return;
    }
    if (name->country.ptr == NULL || span_compare(member->country, name->country) < 0) {
        name->country = member->country;
    }
    if (name->other_country.ptr == NULL || span_compare(member->country, name->other_country) > 0) {
        name->other_country = member->country;
    }
}

/* Adds the names of one key: one for each thing that the block's word is in it. */
static void add_names(struct name_block *block, uint32_t first)
{
    struct full_name names[KIND_COUNT] = {0};
    for (uint32_t i = first; i != TABLE_NONE; i = block->rows[i].next) {
        count_row(&names[block->rows[i].kind], &block->rows[i].member);
    }
    for (enum kind kind = KIND_FAMILY; kind < KIND_COUNT; kind++) {
        if (names[kind].articles > 0) {
            block->names = arena_grow(block->arena, block->names, block->name_count,
                                      &block->name_capacity, sizeof *block->names);
            struct full_name *name = &block->names[block->name_count++];
            *name = names[kind];
            name->key = block->rows[first].member.key;
            name->family = kind == KIND_FAMILY;
            name->inner = kind == KIND_INNER;
            name->first_row = first;
        }
    }
}

static int compare_names(const void *a, const void *b)
{
    const struct full_name *first = a, *second = b;
    if (first->articles != second->articles) {
        return first->articles > second->articles ? -1 : 1;
    }
    int order = span_compare(first->key, second->key);
    return order ? order : first->family ? -1 : second->family ? 1 : first->inner - second->inner;
}

enum status names_read(struct name_block *block)
{
    block->rows_by_key = table_new(block->arena, 8);
    enum status status = list_each(block->load->connection, block_start(block, "link.full_rows"),
                                   block->arena, take_row, block);
    for (size_t i = 0; i < block->row_count; i++) {
        if (table_get(block->rows_by_key, block->rows[i].member.key) == i) {
            add_names(block, (uint32_t)i);
        }
    }
    if (block->name_count > 1) {
        qsort(block->names, block->name_count, sizeof *block->names, compare_names);
    }
    block->name_count = block->name_count < NAMES_MAX ? block->name_count : NAMES_MAX;
    for (size_t i = 0; i < block->name_count; i++) {
        block->names[i].same_as = i;
        variants_cut_words(&block->names[i]);
    }
    return status;
}

const struct member *names_rows(const struct name_block *block, const struct full_name *name,
                                size_t *count)
{
    struct member *members = NULL;
    size_t capacity = 0;
    *count = 0;
    for (uint32_t i = name->first_row; i != TABLE_NONE; i = block->rows[i].next) {
        members = arena_grow(block->arena, members, *count, &capacity, sizeof *members);
        members[(*count)++] = block->rows[i].member;
    }
    return members;
}
