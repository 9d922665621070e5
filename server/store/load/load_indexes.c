/* The first load of a large archive puts the indexes aside that nothing uses while articles are
 * put, and makes them again when all rows are there: sorted once, instead of each row taken out and
 * put in at every change of an event or entity. Those that the derivation asks come back when it
 * needs them, the others at its end. All happens inside the load's transaction: who reads
 * meanwhile, or after a crash, finds them as they were.
 *
 * Until they are all back everything in the archive is new: what else would be asked of a row,
 * whether something was derived of it before, need not be asked, and nothing need be noted as
 * touched.
 *
 * Nor is it looked up for each row put whether what it refers to is there: all rows are looked
 * through once, when the indexes are back, or before an article is removed, whose rows go with it
 * only while references are kept. */
#include "loading.h"
#include "store/codes.h"

enum { MANY_ARTICLES = 32 };

static void keep_references(struct store_load *load, bool kept)
{
    sqlite3_db_config(load->connection->db, SQLITE_DBCONFIG_ENABLE_FKEY, kept ? 1 : 0, NULL);
    load->references_aside = !kept;
}

void load_references_keep(struct store_load *load)
{
    if (load->references_aside) {
        keep_references(load, true);
    }
}

enum status load_references_restore(struct store_load *load)
{
    if (!load->references_aside) {
        return STATUS_OK;
    }
    keep_references(load, true);
    bool dangling = false;
    sqlite3_stmt *statement = connection_named(load->connection, "load.references_dangling");
    enum status status = statement ? statement_step(load->connection, statement, &dangling)
                                   : connection_failed(load->connection);
    sqlite3_reset(statement);
    return status == STATUS_OK && dangling ? STATUS_INTERNAL : status;
}

enum status load_indexes_set_aside(struct store_load *load)
{
    bool first = store_generation(load->store) == 0;
    if (load->set_aside || !first || load->put_count != MANY_ARTICLES) {
        return STATUS_OK;
    }
    load->set_aside = true;
    keep_references(load, false);
    struct connection *connection = load->connection;
    enum status status =
        statement_run(connection, connection_named(connection, "load.indexes_note"));
    return status == STATUS_OK
               ? connection_execute(connection,
                                    library_find(connection->library, "load.indexes_drop").ptr)
               : status;
}

struct listing {
    struct store_load *load;
    struct span *statements;
    size_t count, capacity;
};

static enum status take_statement(void *context, struct columns *columns)
{
    struct listing *listing = context;
    struct arena *arena = listing->load->scratch;
    listing->statements = arena_grow(arena, listing->statements, listing->count, &listing->capacity,
                                     sizeof *listing->statements);
    listing->statements[listing->count++] = column_text(columns);
    return STATUS_OK;
}

enum status load_index_restore(struct store_load *load, const char *name)
{
    if (!load->set_aside) {
        return STATUS_OK;
    }
    arena_reset(load->scratch);
    struct listing listing = {.load = load};
    sqlite3_stmt *statement = connection_named(load->connection, "load.index_noted");
    struct binder binder = bind_start(statement);
    bind_text(&binder, span_of(name));
    bool row = false;
    enum status status = statement ? statement_step(load->connection, statement, &row)
                                   : connection_failed(load->connection);
    if (status != STATUS_OK || !row) {
        return status;
    }
    struct columns columns = columns_start(statement, load->scratch);
    status = take_statement(&listing, &columns);
    sqlite3_reset(statement);
    if (status == STATUS_OK) {
        status = connection_execute(load->connection, listing.statements[0].ptr);
    }
    binder = bind_start(connection_named(load->connection, "load.index_forget"));
    bind_text(&binder, span_of(name));
    return status == STATUS_OK ? statement_run(load->connection, binder.statement) : status;
}

enum status load_indexes_restore(struct store_load *load)
{
    if (!load->set_aside) {
        return STATUS_OK;
    }
    load->set_aside = false;
    load_step_begin(load, "indexes");
    arena_reset(load->scratch);
    struct listing listing = {.load = load};
    enum status status = connection_each(load->connection, "load.indexes_noted", load->scratch,
                                         take_statement, &listing);
    for (size_t i = 0; i < listing.count && status == STATUS_OK; i++) {
        status = connection_execute(load->connection, listing.statements[i].ptr);
    }
    return status == STATUS_OK ? load_references_restore(load) : status;
}
