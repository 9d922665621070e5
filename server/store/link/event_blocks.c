/* By what the sentences that may tell one event find each other: a load compares those that share a
 * block alone. Blocks are of one type, and of a party or a place in the week of the event, of two
 * parties at any time, of a person who seldom does such a thing, or of the wording. Blocks of a
 * week are of a family of types, and of whom else the article names, too: what the one describes is
 * named by the other. */

#include "event_blocks.h"

#include "base/hash.h"
#include "same_scene.h"
#include "telling_acts.h"
#include "telling_parties.h"

/* Of a sentence with many parties the pairs of the first so many have blocks. */
enum { BLOCK_PARTIES_MAX = 6, BLOCK_WEEKS_MAX = 7 };

/* Of an article's cast the first so many people and towns. */
enum { BLOCK_CAST_MAX = 4 };

/* The second key of a block of sentences that read the same, and of one of what somebody does or
 * undergoes so seldom that no date is needed to find the other reports. */
#define BLOCK_WORDING (-1)
#define BLOCK_SELDOM  (-2)

/* So many people find each other by their number; it stands below what stands for countries. */
enum { MANY = 3 };
#define BLOCK_NUMBER (-INT64_C(0x100000000))

/* A sentence that is put into blocks. */
struct placing {
    struct store_load *load;
    struct block_list *list; /* where rows are gathered; NULL: they are written */
    int64_t evidence_id;
    uint64_t order; /* in a list's blocks: by day, then by article, never by the number of a row */
    const struct telling *telling;
};

/* The number of a block. Two blocks may have the same one: it only offers sentences to compare. */
static int64_t block_number(enum event_type type, int64_t first, int64_t second, int64_t week)
{
    const int64_t party[] = {type, first}, rest[] = {second, week};
    uint64_t high = hash_64((struct span){(const char *)party, sizeof party}, 0);
    uint64_t low = hash_64((struct span){(const char *)rest, sizeof rest}, 0);
    return (int64_t)((high & ~UINT64_C(0xFFFFFF)) | (low & 0xFFFFFF));
}

static enum status put_row(const struct placing *placing, enum event_type type, int64_t first,
                           int64_t second, int64_t week)
{
    int64_t block = block_number(type, first, second, week);
    if (placing->list) {
        block_list_add(placing->list, block, placing->order, placing->evidence_id);
        return STATUS_OK;
    }
    struct connection *connection = placing->load->connection;
    struct binder binder = bind_start(connection_named(connection, "link.block_put"));
    bind_int(&binder, block);
    bind_int(&binder, placing->evidence_id);
    return statement_run(connection, binder.statement);
}

static enum status put_block(const struct placing *placing, int64_t first, int64_t second)
{
    return put_row(placing, same_scene_family(placing->telling->type), first, second, 0);
}

/* One block for each week that the event may fall into, a day more at both ends. */
static enum status put_weeks(const struct placing *placing, int64_t entity)
{
    struct period period = telling_likely_days(placing->telling);
    if (!period_is_known(period) || period.earliest == DAY_NONE || period.latest == DAY_NONE) {
        return STATUS_OK;
    }
    int64_t first = (period.earliest - 1) / 7;
    int64_t last = (period.latest + 1) / 7;
    enum event_type family = same_scene_family(placing->telling->type);
    enum status status = STATUS_OK;
    for (int64_t week = first;
         week <= last && last - first < BLOCK_WEEKS_MAX && status == STATUS_OK; week++) {
        status = put_row(placing, family, entity, 0, week);
    }
    return status;
}

/* The blocks of party `at`: by week, and with each of those behind it. */
static enum status put_party_blocks(const struct placing *placing, const int64_t *parties,
                                    size_t at, size_t count)
{
    enum status status = put_weeks(placing, parties[at]);
    for (size_t i = at + 1; i < count && i < BLOCK_PARTIES_MAX && status == STATUS_OK; i++) {
        int64_t low = parties[at] < parties[i] ? parties[at] : parties[i];
        int64_t high = parties[at] < parties[i] ? parties[i] : parties[at];
        status = low == high ? STATUS_OK : put_block(placing, low, high);
    }
    return status;
}

static bool is_seldom(enum event_type type)
{
    return type == EVENT_RESIGN || type == EVENT_DIE || type == EVENT_APPOINT ||
           type == EVENT_ELECT;
}

static enum status put_seldom(const struct placing *placing)
{
    bool seldom = is_seldom(placing->telling->type) || telling_is_killing(placing->telling) ||
                  telling_tells_fate(placing->telling);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < placing->telling->party_count && status == STATUS_OK; i++) {
        const struct telling_party *party = &placing->telling->parties[i];
        if (seldom && party->entity_id != 0 && party->type == ENTITY_PERSON) {
            status = put_block(placing, party->entity_id, BLOCK_SELDOM);
        }
    }
    return status;
}

/* What stands in a block for a country in which a mishap was, wherever in it; negative, so that it
 * is no entity. */
static int64_t country_block(const char country[4])
{
    return -1 - ((int64_t)country[0] << 16 | (int64_t)country[1] << 8 | country[2]);
}

/* Acts of states, whom their capitals stand for. */
static bool is_of_states(enum event_type type)
{
    return type == EVENT_AGREE || type == EVENT_CONSULT || type == EVENT_COOPERATE ||
           type == EVENT_SANCTION || type == EVENT_AID;
}

static enum status put_described(const struct placing *placing, const struct telling_party *party)
{
    bool described = party->entity_id == 0 || party->is_people;
    bool state = party->type == ENTITY_PLACE && is_of_states(placing->telling->type);
    enum status status = STATUS_OK;
    if ((described || state) && party->country[0]) {
        status = put_weeks(placing, country_block(party->country));
    }
    if (status == STATUS_OK && described && party->number >= MANY) {
        status = put_weeks(placing, BLOCK_NUMBER - party->number);
    }
    return status;
}

/* A mishap in a place that no lexicon knows waits in the countries that its article names. */
static enum status put_mishap_countries(const struct placing *placing)
{
    const struct telling *telling = placing->telling;
    enum status status = STATUS_OK;
    for (size_t i = 0; telling->mishap && !telling->place_country[0] && telling->cast &&
                       i < telling->cast->count && status == STATUS_OK;
         i++) {
        const struct cast_member *member = &telling->cast->members[i];
        if (member->is_country && member->country[0]) {
            status = put_weeks(placing, country_block(member->country));
        }
    }
    return status;
}

/* Whether somebody whom a sentence names leads to few others: no country, unless it is all there is
 * of an act of states. */
static bool tells_apart(const struct telling *telling, const struct cast_member *member)
{
    bool open = is_of_states(telling->type) && telling_named_count(telling) == 0;
    return member->type == ENTITY_PERSON || member->type == ENTITY_ORGANIZATION ||
           member->is_spot || (member->is_country && open);
}

/* The blocks by which tellings find each other that name nobody in common: of whom their articles
 * name first, and of the nations and numbers of those whom they describe. */
static enum status put_scene(const struct placing *placing)
{
    const struct telling *telling = placing->telling;
    enum status status = STATUS_OK;
    size_t count = 0;
    for (size_t i = 0;
         telling->cast && i < telling->cast->count && count < BLOCK_CAST_MAX && status == STATUS_OK;
         i++) {
        const struct cast_member *member = &telling->cast->members[i];
        if (member->type == ENTITY_PERSON || member->is_spot) {
            status = put_weeks(placing, member->entity_id);
            count++;
        }
    }
    bool strike = telling->type == EVENT_PROTEST && telling_named_count(telling) == 0;
    for (size_t i = 0; i < telling->beside_count && status == STATUS_OK; i++) {
        const struct cast_member *member = &telling->beside[i];
        if (tells_apart(telling, member)) {
            status = put_weeks(placing, member->entity_id);
        } else if (strike && member->is_country && member->country[0]) {
            status = put_weeks(placing, country_block(member->country));
        }
    }
    for (size_t i = 0; i < telling->party_count && status == STATUS_OK; i++) {
        status = put_described(placing, &telling->parties[i]);
    }
    return status == STATUS_OK ? put_mishap_countries(placing) : status;
}

/* Most sentences of a load are new: looking is several times cheaper than deleting nothing. */
static enum status clear_blocks(struct store_load *load, int64_t evidence_id)
{
    sqlite3_stmt *statement = load_start_id(load, "link.blocks_any", evidence_id);
    bool any = false;
    enum status status = statement ? statement_step(load->connection, statement, &any)
                                   : connection_failed(load->connection);
    if (status != STATUS_OK || !any) {
        return status;
    }
    sqlite3_reset(statement);
    return load_run_id(load, "link.blocks_clear", evidence_id);
}

int32_t event_blocks_day(const struct telling *telling)
{
    struct period period = telling_likely_days(telling);
    return period.earliest != DAY_NONE ? period.earliest
           : period.latest != DAY_NONE ? period.latest
                                       : telling->published;
}

static uint64_t order_of(const struct telling *telling)
{
    uint32_t day = (uint32_t)event_blocks_day(telling) ^ UINT32_C(0x80000000); /* signed */
    return (uint64_t)day << 32 | hash_64(telling->article, 0) >> 32;
}

enum status event_blocks_put(struct store_load *load, struct block_list *list, int64_t evidence_id,
                             const struct telling *telling)
{
    const struct placing placing = {load, list, evidence_id, order_of(telling), telling};
    int64_t parties[TELLING_PARTIES_MAX];
    size_t count = 0;
    for (size_t i = 0; i < telling->party_count; i++) {
        if (telling->parties[i].entity_id != 0) {
            parties[count++] = telling->parties[i].entity_id;
        }
    }
    enum status status = list ? STATUS_OK : clear_blocks(load, evidence_id);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = put_party_blocks(&placing, parties, i, count);
    }
    if (status == STATUS_OK) {
        status = put_seldom(&placing);
    }
    if (status == STATUS_OK && telling->place) {
        status = put_weeks(&placing, telling->place);
    }
    if (status == STATUS_OK && telling->mishap && telling->place_country[0]) {
        status = put_weeks(&placing, country_block(telling->place_country));
    }
    if (status == STATUS_OK && same_scene_knows(telling)) {
        status = put_scene(&placing);
    }
    for (size_t i = 0; i < telling->wording_count && status == STATUS_OK; i++) {
        status = put_block(&placing, telling->wordings[i], BLOCK_WORDING);
    }
    return status;
}
