/* The log lets readers go on while a load writes, and has each page written twice: into the log and
 * from there into the file. The first load of an archive that nobody reads meanwhile goes without:
 * its pages are new, so that the journal, by which a crash would be undone, holds next to nothing,
 * and they are written once. As soon as it ended the log is there again. */
#include "loading.h"

enum status load_journal_begin(struct store_load *load)
{
    const struct store *store = load->store;
    load->journaled = store->alone && store_generation(store) == 0;
    return load->journaled
               ? connection_execute(load->connection,
                                    library_find(store->library, "load.journal_plainly").ptr)
               : STATUS_OK;
}

void load_journal_end(struct store_load *load)
{
    if (load->journaled) {
        enum status status = connection_execute(
            load->connection, library_find(load->store->library, "load.journal_by_log").ptr);
        (void)status; /* the load is over; the next opening turns the log on */
        load->journaled = false;
    }
}
