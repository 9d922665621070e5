/* Articles get ever greater row numbers, also after the last one is gone: a walk knows by them what
 * was there when it began (counts/list_walk.c), and would take what comes in the place of a deleted
 * article for that one. Of what was deleted or replaced some thousands are kept for it. */
#include "loading.h"
#include "store/list_rows.h"

static void take_number(void *context, struct columns *columns)
{
    *(int64_t *)context = column_int(columns);
}

enum status load_next_article(struct store_load *load, int64_t *out)
{
    struct connection *connection = load->connection;
    enum status status = STATUS_OK;
    if (load->last_article == 0) {
        int64_t last = 0;
        uint64_t ever = 0;
        status = list_each(connection, connection_named(connection, "search.last_article"), NULL,
                           take_number, &last);
        if (status == STATUS_OK) {
            status = archive_get_number(connection, "last_article", &ever);
        }
        load->last_article = last > (int64_t)ever ? last : (int64_t)ever;
    }
    *out = ++load->last_article;
    return status;
}

enum status load_keep_numbers(struct store_load *load)
{
    struct connection *connection = load->connection;
    enum status status =
        statement_run(connection, connection_named(connection, "load.forget_departed"));
    if (status == STATUS_OK) {
        status = archive_set_number(connection, "load", load->number);
    }
    if (status == STATUS_OK && load->all_read) {
        status = archive_set_number(connection, "id_freed", 0);
    }
    return status == STATUS_OK && load->last_article > 0
               ? archive_set_number(connection, "last_article", (uint64_t)load->last_article)
               : status;
}
