/* What the touched events are, from all sentences that tell them (event_merge.c), the ids that
 * follow from it, and the entities whose counts it changes. Whether two sentences tell one event
 * was decided before (link_events.c). */

#include "store/ids.h"
#include "store/link/event_merge.h"

static const struct event_merge_into into_archive = {
    "derive.event_update", "derive.event_party_put", "derive.event_conflict_put"};
static const struct event_merge_into into_new_archive = {
    "derive.event_first_update", "derive.event_party_put", "derive.event_conflict_put"};

/* Notes the slug that the event has now and the entities that it has parties of, before it gets
 * others; an event without a slug is new and has nothing yet. */
static enum status clear_present(struct store_load *load, int64_t event_id)
{
    if (load->set_aside) {
        return STATUS_OK;
    }
    sqlite3_stmt *statement = load_start_id(load, "derive.event_slug", event_id);
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    bool row;
    enum status status = statement_step(load->connection, statement, &row);
    if (status != STATUS_OK || !row) {
        return status;
    }
    struct columns columns = columns_start(statement, load->scratch);
    struct span slug = column_text(&columns);
    sqlite3_reset(statement);
    if (!slug.ptr) {
        return STATUS_OK;
    }
    static const char *const steps[] = {"derive.event_entities_touch", "derive.event_parties_clear",
                                        "derive.event_conflicts_clear"};
    status = ids_touch(load, slug);
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == STATUS_OK; i++) {
        status = load_run_id(load, steps[i], event_id);
    }
    return status;
}

static enum status write_merged(struct store_load *load, struct event_merge *merge)
{
    if (load->set_aside) {
        return event_merge_write(merge);
    }
    enum status status = ids_touch(load, event_merge_slug(merge));
    if (status == STATUS_OK) {
        status = event_merge_write(merge);
    }
    return status == STATUS_OK ? load_run_id(load, "derive.event_entities_touch", merge->event_id)
                               : status;
}

static enum status derive_event(void *context, struct columns *columns)
{
    struct store_load *load = context;
    arena_reset(load->scratch);
    int64_t event_id = column_int(columns);
    struct event_merge merge = {.connection = load->connection,
                                .arena = load->scratch,
                                .event_id = event_id,
                                .into = load->set_aside ? &into_new_archive : &into_archive};
    enum status status = clear_present(load, event_id);
    if (status == STATUS_OK) {
        status = event_merge_read(&merge);
    }
    if (status != STATUS_OK) {
        return status;
    }
    return merge.count > 0 ? write_merged(load, &merge)
                           : load_run_id(load, "derive.event_delete", event_id);
}

enum status derive_events(struct store_load *load)
{
    load_step_begin(load, "derived events");
    enum status status = connection_each(load->connection, "derive.events_touched", load->scratch,
                                         derive_event, load);
    if (status == STATUS_OK) {
        status = statement_run(load->connection,
                               connection_named(load->connection, "derive.article_event_counts"));
    }
    return status == STATUS_OK ? ids_assign(load, ID_EVENT) : status;
}
