/* A heap of as many rows as the page has (and one more, which tells that there is a next page), so
 * that a page of hundreds of thousands costs one comparison for most of them. */

#include "best_rows.h"

#include <math.h>
#include <stdlib.h>

/* Whether a is listed behind b. */
static bool is_behind(const struct list_hit *a, const struct list_hit *b)
{
    return a->score != b->score ? a->score > b->score : a->order > b->order;
}

/* Puts `hit` in the place of the top. */
static void sift_down(struct list_hit *heap, size_t count, struct list_hit hit)
{
    size_t at = 0;
    for (size_t child = 1; child < count; child = 2 * at + 1) {
        child += child + 1 < count && is_behind(&heap[child + 1], &heap[child]);
        if (!is_behind(&heap[child], &hit)) {
            break;
        }
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = hit;
}

static void sift_up(struct list_hit *heap, size_t at, struct list_hit hit)
{
    for (; at > 0 && is_behind(&hit, &heap[(at - 1) / 2]); at = (at - 1) / 2) {
        heap[at] = heap[(at - 1) / 2];
    }
    heap[at] = hit;
}

static void take_number(void *context, struct columns *columns)
{
    *(uint32_t *)context = column_count(columns);
}

/* Where the page before ended: behind the row of its last id, or behind the ids before that one
 * when the row was deleted since. */
static enum status find_after(const struct list *list, const char *row_until, uint32_t row_limit,
                              struct best_rows *best)
{
    const struct cursor *after = &list->query->after;
    const char *key = arena_string(list->arena, after->sort_value);
    double score = key ? strtod(key, NULL) : 0;
    uint32_t row = 0;
    enum status status =
        list_one(&list->reader->connection, row_until, after->id, list->arena, take_number, &row);
    if (status == STATUS_NOT_FOUND) { /* all that tie with it come behind */
        best->after = (struct list_hit){0, UINT32_MAX, nextafter(score, -HUGE_VAL)};
        return STATUS_OK;
    }
    if (status == STATUS_OK && row >= row_limit) {
        return STATUS_NOT_FOUND;
    }
    if (status == STATUS_OK) {
        best->after = (struct list_hit){row, best->order[row], score};
    }
    return status;
}

enum status best_rows_start(struct list *list, const char *row_until, const uint32_t *order,
                            uint32_t row_limit, struct best_rows *out)
{
    size_t most = list->query->limit > 0 ? (size_t)list->query->limit + 1 : row_limit;
    *out = (struct best_rows){.order = order,
                              .heap = ARENA_ARRAY(list->arena, struct list_hit, most),
                              .most = most,
                              .later = list->query->after.present};
    return out->later ? find_after(list, row_until, row_limit, out) : STATUS_OK;
}

void best_rows_add(struct best_rows *best, uint32_t row, double key)
{
    struct list_hit hit = {row, best->order[row], key};
    best->total++;
    if (best->later && !is_behind(&hit, &best->after)) {
        return;
    }
    if (best->count < best->most) {
        sift_up(best->heap, best->count++, hit);
    } else if (is_behind(&best->heap[0], &hit)) {
        sift_down(best->heap, best->count, hit);
    }
}

void best_rows_end(const struct best_rows *best, struct list *list)
{
    list_set_chosen(list, best->heap, best->count, best->total);
}
