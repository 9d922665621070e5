/* A mark is a byte, so that a condition is applied to a million rows by a loop that the compiler
 * makes vectors of. */

#include "store/found_rows.h"

struct found_rows found_rows_start(struct list *list, const struct census *census, uint32_t limit)
{
    struct found_rows found = {.list = list,
                               .census = census,
                               .limit = limit,
                               .wanted = ARENA_ARRAY(list->arena, uint8_t, limit),
                               .handled = ARENA_ARRAY(list->arena, bool, list->part_count)};
    memset(found.wanted, 1, limit);
    return found;
}

void found_rows_keep(struct found_rows *found, const uint8_t *met, bool exclude)
{
    uint8_t turned = exclude ? 1 : 0;
    for (uint32_t row = 0; row < found->limit; row++) {
        found->wanted[row] &= met[row] ^ turned;
    }
}

void found_rows_mark(void *context, struct columns *columns)
{
    struct row_marks *marks = context;
    uint32_t row = column_count(columns);
    if (row < marks->limit) {
        marks->met[row] = 1;
    }
}

enum status found_rows_ask(struct found_rows *found, const char *rows)
{
    struct list *list = found->list;
    struct connection *connection = &list->reader->connection;
    struct select select = select_start(list->arena, list->reader->store->library);
    const char *joint = "WHERE";
    select_add(&select, rows);
    for (size_t i = 0; i < list->part_count; i++) {
        if (!found->handled[i] && list->parts[i].own != LIST_COLLAPSED) {
            select_word(&select, joint);
            select_append(&select, &list->parts[i].sql);
            joint = "AND";
        }
    }
    if (select.value_count == 0 && joint[0] == 'W') {
        return STATUS_OK;
    }
    struct row_marks marks = {ARENA_ARRAY(list->arena, uint8_t, found->limit), found->limit};
    enum status status = list_each(connection, select_prepare(&select, connection), list->arena,
                                   found_rows_mark, &marks);
    found_rows_keep(found, marks.met, false);
    return status;
}

static void take_number(void *context, struct columns *columns)
{
    *(uint32_t *)context = column_count(columns);
}

enum status found_entities(struct list *list, const struct condition *condition,
                           const uint32_t **out)
{
    uint32_t *rows = ARENA_ARRAY(list->arena, uint32_t, condition->value_count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < condition->value_count && status == STATUS_OK; i++) {
        status = list_one(&list->reader->connection, "entities.row", condition->values[i],
                          list->arena, take_number, &rows[i]);
        status = status == STATUS_NOT_FOUND ? STATUS_OK : status;
    }
    *out = rows;
    return status;
}
