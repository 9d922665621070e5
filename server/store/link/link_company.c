/* What company names keep: what else the articles speak of that have them, and the roles they have
 * there. It is read for a whole block of names at once, and for names that are in doubt only. */
#include "link_block.h"
#include "store/list.h"
#include "store/search/words.h"

/* A name's company is that of its first articles. */
enum { PLACES_MAX = 50 };

sqlite3_stmt *block_start(const struct name_block *block, const char *name)
{
    sqlite3_stmt *statement = connection_named(block->load->connection, name);
    if (statement != NULL) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, block->word);
    }
    return statement;
}

/* `key` is copied when it is new. */
static void add_company(struct name_block *block, struct company *company, struct span key)
{
    if (table_get(company->set, key) != TABLE_NONE) {
        return;
    }
    key = arena_copy(block->arena, key);
    table_set(company->set, key, 1);
    company->keys = arena_grow(block->arena, company->keys, company->count, &company->capacity,
                               sizeof *company->keys);
    company->keys[company->count++] = key;
}

struct company_reading {
    struct name_block *block;
    struct company *company;
};

static void take_company(void *context, struct columns *columns)
{
    struct company_reading *reading = context;
    add_company(reading->block, reading->company, column_borrowed(columns));
}

enum status block_read_company(struct name_block *block, const char *statement_name,
                               struct span key, struct span country, struct company *company)
{
    struct connection *connection = block->load->connection;
    sqlite3_stmt *statement = connection_named(connection, statement_name);
    if (statement == NULL) {
        return connection_failed(connection);
    }
    struct binder binder = bind_start(statement);
    bind_text(&binder, block->word);
    bind_text(&binder, key);
    if (country.ptr) {
        bind_text(&binder, country);
    }
    company->set = company->set ? company->set : table_new(block->arena, 64);
    struct company_reading reading = {block, company};
    return list_each(connection, statement, block->arena, take_company, &reading);
}

struct company_count {
    const struct company *companies;
    size_t count;
    size_t *counts;
};

static void count_key(void *context, struct columns *columns)
{
    struct company_count *counting = context;
    struct span key = column_borrowed(columns);
    for (size_t i = 0; i < counting->count; i++) {
        counting->counts[i] += table_get(counting->companies[i].set, key) != TABLE_NONE;
    }
}

enum status block_count_company(struct name_block *block, int64_t article_id,
                                const struct company *companies, size_t count, size_t *counts)
{
    struct company_count counting = {companies, count, counts};
    return list_each(block->load->connection,
                     load_start_id(block->load, "link.article_keys", article_id), block->arena,
                     count_key, &counting);
}

/* The word that says what a role is: "president" of "Colombian President", "former president of
 * the union". */
static struct span role_head(struct arena *arena, struct span title)
{
    static const char *const stops[] = {" of ", " for ",  " to ",   " in ", " at ",
                                        " on ", " from ", " with ", ",",    " and "};
    struct span folded = words_fold(arena, title);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        size_t at = span_find(folded, span_of(stops[i]), 0);
        folded = at != SIZE_MAX && at > 0 ? span_slice(folded, 0, at) : folded;
    }
    struct span rest = folded, head = folded;
    while (rest.ptr) {
        struct span word = span_cut(&rest, ' ');
        head = word.len > 0 ? word : head;
    }
    return head;
}

static void take_role(void *context, struct columns *columns)
{
    struct company_reading *reading = context;
    struct span head = role_head(reading->block->arena, column_borrowed(columns));
    add_company(reading->block, reading->company, head);
}

enum status block_read_roles(struct name_block *block, struct place place, struct company *roles)
{
    struct company_reading reading = {block, roles};
    sqlite3_stmt *statement = connection_named(block->load->connection, "link.roles");
    if (statement != NULL) {
        sqlite3_bind_int64(statement, 1, place.article_id);
        sqlite3_bind_int64(statement, 2, place.local);
    }
    return list_each(block->load->connection, statement, block->arena, take_role, &reading);
}

/* Rows come by key. */
static void take_place(void *context, struct columns *columns)
{
    struct name_block *block = context;
    struct span key = column_borrowed(columns);
    uint32_t at = table_get(block->ranges_by_key, key);
    if (at == TABLE_NONE) {
        at = (uint32_t)block->range_count;
        block->ranges = arena_grow(block->arena, block->ranges, block->range_count,
                                   &block->range_capacity, sizeof *block->ranges);
        block->ranges[block->range_count++] = (struct place_range){block->place_count, 0};
        table_set(block->ranges_by_key, arena_copy(block->arena, key), at);
    }
    if (block->ranges[at].count == PLACES_MAX) {
        return;
    }
    block->places = arena_grow(block->arena, block->places, block->place_count,
                               &block->place_capacity, sizeof *block->places);
    struct place *place = &block->places[block->place_count++];
    place->article_id = column_int(columns);
    place->local = column_int(columns);
    place->published = column_day(columns);
    block->ranges[at].count++;
}

/* Reads where all full names of the block stand, in one go. */
static enum status read_places(struct name_block *block)
{
    if (block->ranges_by_key) {
        return STATUS_OK;
    }
    block->ranges_by_key = table_new(block->arena, block->name_count);
    return list_each(block->load->connection, block_start(block, "link.full_places"), block->arena,
                     take_place, block);
}

/* Adds what is spoken of at one of a name's places, and the roles it has there. */
static enum status add_place(struct name_block *block, struct place place, struct full_name *name)
{
    struct company_reading reading = {block, &name->company};
    sqlite3_stmt *statement = load_start_id(block->load, "link.company", place.article_id);
    if (statement != NULL) {
        sqlite3_bind_text64(statement, 2, name->key.ptr, name->key.len, SQLITE_STATIC, SQLITE_UTF8);
    }
    enum status status =
        list_each(block->load->connection, statement, block->arena, take_company, &reading);
    return status == STATUS_OK ? block_read_roles(block, place, &name->roles) : status;
}

enum status block_read_name(struct name_block *block, struct full_name *name)
{
    if (name->company.set) {
        return STATUS_OK;
    }
    name->company.set = table_new(block->arena, 64);
    name->roles.set = table_new(block->arena, 8);
    enum status status = read_places(block);
    uint32_t at = table_get(block->ranges_by_key, name->key);
    if (status != STATUS_OK || at == TABLE_NONE) {
        return status;
    }
    struct place_range range = block->ranges[at];
    for (size_t i = 0; i < range.count && status == STATUS_OK; i++) {
        status = add_place(block, block->places[range.first + i], name);
    }
    return status;
}
