/* The sentences with which one is compared: those that share a block with it. Of too many the
 * nearest are taken, by day and then by article, never by the numbers of rows, which depend on the
 * order of loading. */
#include "neighbours.h"

static bool is_first_sight(struct neighbours *neighbours, int64_t evidence_id)
{
    size_t at = ((uint64_t)evidence_id * 0x9E3779B97F4A7C15u >> 32) % NEIGHBOUR_SIGHTS;
    for (; neighbours->sights[at].round == neighbours->round; at = (at + 1) % NEIGHBOUR_SIGHTS) {
        if (neighbours->sights[at].evidence_id == evidence_id) {
            return false;
        }
    }
    neighbours->sights[at] = (struct neighbour_sight){evidence_id, neighbours->round};
    return true;
}

/* Adds one that was not met before; false when there is no room for it. */
static bool add_neighbour(struct neighbours *neighbours, int64_t evidence_id)
{
    if (!is_first_sight(neighbours, evidence_id)) {
        return true;
    }
    if (neighbours->count == NEIGHBOURS_MAX) {
        return false;
    }
    neighbours->ids[neighbours->count++] = evidence_id;
    return true;
}

static void start(struct neighbours *neighbours)
{
    neighbours->round++;
    neighbours->count = 0;
}

/* Takes them from a list, equally far in all blocks, as long as there is room for those that are
 * one row farther: in which order the blocks stand makes no difference. */
static void walk_blocks(struct neighbours *neighbours, const struct block_list *blocks,
                        int64_t evidence_id)
{
    struct block_walk walk = block_list_walk(blocks, evidence_id);
    size_t around = 2 * (walk.end - walk.first), distance = walk.distance;
    int64_t id = 0;
    start(neighbours);
    while (block_list_next(&walk, &id)) {
        bool room = walk.distance == distance || neighbours->count + around <= NEIGHBOURS_MAX;
        distance = walk.distance;
        if (!room || !add_neighbour(neighbours, id)) {
            return;
        }
    }
}

/* Takes those that a statement lists, which is ready to be stepped; `*room`: for all of them. A
 * DISTINCT of SQL would set up a temporary table for every sentence. */
static enum status take_listed(struct neighbours *neighbours, struct connection *connection,
                               sqlite3_stmt *statement, bool *room)
{
    start(neighbours);
    *room = true;
    bool row = statement != NULL;
    enum status status = row ? STATUS_OK : connection_failed(connection);
    while (row && *room && status == STATUS_OK) {
        status = statement_step(connection, statement, &row);
        if (status == STATUS_OK && row) {
            *room = add_neighbour(neighbours, sqlite3_column_int64(statement, 0));
        }
    }
    sqlite3_reset(statement);
    return status;
}

static enum status take_nearest(struct neighbours *neighbours, struct store_load *load,
                                int64_t evidence_id, int32_t day)
{
    sqlite3_stmt *statement = load_start_id(load, "link.nearest", evidence_id);
    if (statement) {
        sqlite3_bind_int(statement, 2, day == DAY_NONE ? 0 : day);
        sqlite3_bind_int(statement, 3, NEIGHBOURS_MAX);
    }
    bool room;
    return take_listed(neighbours, load->connection, statement, &room);
}

enum status neighbours_list(struct neighbours *neighbours, struct store_load *load,
                            const struct block_list *blocks, int64_t evidence_id, int32_t day)
{
    if (blocks) {
        walk_blocks(neighbours, blocks, evidence_id);
        return STATUS_OK;
    }
    bool room;
    enum status status = take_listed(neighbours, load->connection,
                                     load_start_id(load, "link.neighbours", evidence_id), &room);
    return status != STATUS_OK || room ? status : take_nearest(neighbours, load, evidence_id, day);
}
