/* Which people of different articles are one. Names are compared in blocks: all that share a word,
 * "darusman", whether as the family name of a full name or as the only name an article gives. In a
 * block:
 *   - two full names are one person's when they differ only by a middle name or initial;
 *   - or by a slip of the pen, where both keep the same company (link_variants.c);
 *   - people of one full name are two where their countries and their company part
 *     (link_namesakes.c);
 *   - a short name goes to the full name that keeps the same company (what else the articles speak
 *     of), if one clearly keeps more of it than the others, a common role counting double and
 * another country excluding it; else it stays a person of its own. A block is decided from its rows
 * alone, by their keys, not by earlier decisions: so the result does not depend on the order of
 * loading, and a load costs what its blocks hold. A body that an article knows by its acronym alone
 * finds its full name in the same way, among those that articles give that acronym; other things
 * are one when their keys are, or when articles but guess their types (link_types.c). */
#include "base/name_sound.h"
#include "link_block.h"
#include "store/list.h"
#include "store/search/words.h"

/* How much company makes a short name somebody's. Many bodies share an acronym, a family name may
 * be another one that sounds alike, and who goes by a given name alone is mostly nobody that other
 * articles name in full ("his daughter Susan"), so these take more. The best must keep so many
 * times the company of the second. */
#define COMPANY_FAMILY  2
#define COMPANY_ACRONYM 3
#define COMPANY_SOUND   4
#define COMPANY_GIVEN   5
#define COMPANY_LEAD    2

/* A name's company is that of its first articles. */
enum { PLACES_MAX = 50 };

static enum status put_form(struct store_load *load, int64_t article_id, size_t local,
                            struct span word, const char *kind)
{
    sqlite3_stmt *statement = connection_named(load->connection, "link.form_put");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_text(&binder, word);
    bind_int(&binder, article_id);
    bind_int(&binder, (int64_t)local);
    bind_name(&binder, kind);
    return statement_run(load->connection, statement);
}

enum status link_put_forms(struct store_load *load, int64_t article_id, size_t local,
                           const struct entity *entity)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < entity->short_name_count && status == STATUS_OK; i++) {
        const struct short_name *name = &entity->short_names[i];
        const char *full = name->family ? "family" : name->inner ? "inner" : "given";
        struct span word = entity->type == ENTITY_PERSON
                               ? name_sound_of_long(load->scratch, name->word)
                               : name->word;
        status = put_form(load, article_id, local, word, entity->partial ? "short" : full);
    }
    return status == STATUS_OK && entity->alike.ptr
               ? put_form(load, article_id, local, entity->alike, "alike")
               : status;
}

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

/* Adds the heads of the roles that an article gives one of its entities. */
static enum status read_roles(struct name_block *block, struct place place, struct company *roles)
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
    return status == STATUS_OK ? read_roles(block, place, &name->roles) : status;
}

static enum status read_company(struct name_block *block, struct full_name *name)
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

/* Whether the article gives the short name a role that the articles of `name` give. */
static bool shares_role(const struct full_name *name, const struct company *roles)
{
    for (size_t i = 0; i < roles->count; i++) {
        if (table_get(name->roles.set, roles->keys[i]) != TABLE_NONE) {
            return true;
        }
    }
    return false;
}

/* How much speaks for each name, those of variants with the name that they are variants of. A
 * country that contradicts leaves nothing; a shared role doubles. */
static void weigh_names(const struct name_block *block, const struct member *member,
                        const struct company *roles, const size_t *shared, size_t *weights)
{
    const struct full_name asked = {.country = member->country, .other_country = member->country};
    for (size_t i = 0; i < block->name_count; i++) {
        const struct full_name *name = &block->names[i];
        size_t weight = shares_role(name, roles) ? 2 * shared[i] : shared[i];
        weights[name->same_as] += variants_differ_in_country(name, &asked) ? 0 : weight;
    }
}

struct name_counts {
    const struct name_block *block;
    size_t *counts; /* a number for each name */
};

static void drop_name(void *context, struct columns *columns)
{
    struct name_counts *weights = context;
    struct span key = column_borrowed(columns);
    for (size_t i = 0; i < weights->block->name_count; i++) {
        const struct full_name *name = &weights->block->names[i];
        if (span_equal(name->key, key)) {
            weights->counts[name->same_as] = 0;
        }
    }
}

/* An article that speaks of a full name beside the short one tells the two apart: "Mrs Mugabe" is
 * not its Robert Mugabe. */
static enum status drop_present(struct name_block *block, int64_t article_id, size_t *weights)
{
    struct name_counts dropping = {block, weights};
    return list_each(block->load->connection,
                     load_start_id(block->load, "link.article_keys", article_id), block->arena,
                     drop_name, &dropping);
}

/* Lists for every key of the names' company whose it is, so that an article costs as much as it
 * shares, however many names the block has. */
static void index_company(struct name_block *block)
{
    size_t total = 0, count = 0;
    for (size_t i = 0; i < block->name_count; i++) {
        total += block->names[i].company.count;
    }
    block->keepers = ARENA_ARRAY(block->arena, struct keeper, total + 1);
    block->first_keepers = table_new(block->arena, total);
    for (size_t i = 0; i < block->name_count; i++) {
        const struct company *company = &block->names[i].company;
        for (size_t k = 0; k < company->count; k++) {
            uint32_t first = table_get(block->first_keepers, company->keys[k]);
            block->keepers[count] = (struct keeper){(uint32_t)i, first};
            table_set(block->first_keepers, company->keys[k], (uint32_t)count++);
        }
    }
}

static void count_keepers(void *context, struct columns *columns)
{
    struct name_counts *shared = context;
    const struct name_block *block = shared->block;
    uint32_t at = table_get(block->first_keepers, column_borrowed(columns));
    for (; at != TABLE_NONE; at = block->keepers[at].next) {
        shared->counts[block->keepers[at].name]++;
    }
}

/* Adds to `shared`, a number for each name, how many of the article's keys are of its company. */
static enum status count_shared(struct name_block *block, int64_t article_id, size_t *shared)
{
    struct name_counts counting = {block, shared};
    return list_each(block->load->connection,
                     load_start_id(block->load, "link.article_keys", article_id), block->arena,
                     count_keepers, &counting);
}

static size_t company_needed(const struct full_name *name, bool spelt)
{
    bool person = span_starts_with(name->key, SPAN("person:"));
    return !spelt         ? COMPANY_SOUND
           : name->family ? COMPANY_FAMILY
           : person       ? COMPANY_GIVEN
                          : COMPANY_ACRONYM;
}

/* The full name that a short one of an article stands for; NULL: it stays its own. */
static enum status choose_name(struct name_block *block, const struct member *member,
                               const struct full_name **out)
{
    size_t *shared = ARENA_ARRAY(block->arena, size_t, block->name_count);
    size_t *counts = ARENA_ARRAY(block->arena, size_t, block->name_count);
    struct company roles = {.set = table_new(block->arena, 8)};
    enum status status = count_shared(block, member->article_id, shared);
    if (status == STATUS_OK) {
        status = read_roles(block, (struct place){member->article_id, member->local}, &roles);
    }
    if (status != STATUS_OK) {
        return status;
    }
    weigh_names(block, member, &roles, shared, counts);
    status = drop_present(block, member->article_id, counts);
    if (status != STATUS_OK) {
        return status;
    }
    bool spelt = called_keep_fitting(block, member->key, counts);
    size_t best = 0;
    size_t second = 0;
    for (size_t i = 0; i < block->name_count; i++) {
        best = counts[i] > counts[best] ? i : best;
    }
    for (size_t i = 0; i < block->name_count; i++) {
        second = i != best && counts[i] > second ? counts[i] : second;
    }
    size_t needed = company_needed(&block->names[best], spelt);
    bool clear = counts[best] >= needed && counts[best] >= COMPANY_LEAD * second;
    *out = clear ? &block->names[best] : NULL;
    return STATUS_OK;
}

struct members {
    struct arena *arena;
    struct member *items;
    size_t count, capacity;
};

static void take_member(void *context, struct columns *columns)
{
    struct members *members = context;
    members->items = arena_grow(members->arena, members->items, members->count, &members->capacity,
                                sizeof *members->items);
    struct member *member = &members->items[members->count++];
    member->article_id = column_int(columns);
    member->local = column_int(columns);
    member->entity_id = column_int(columns);
    member->country = column_text(columns);
    member->key = column_text(columns);
}

static enum status read_short(struct name_block *block, struct member **out, size_t *count)
{
    struct members members = {.arena = block->arena};
    enum status status =
        list_each(block->load->connection, block_start(block, "link.short_members"), block->arena,
                  take_member, &members);
    *out = members.items;
    *count = members.count;
    return status;
}

enum status block_entity_of_key(struct name_block *block, struct span key, int64_t *id)
{
    struct store_load *load = block->load;
    enum status status = load_look_up(load, "load.entity_find", key, id);
    if (status != STATUS_NOT_FOUND) {
        return status;
    }
    sqlite3_stmt *statement = connection_named(load->connection, "load.entity_put");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    struct span rest = key;
    struct span type = span_cut(&rest, ':');
    bind_text(&binder, key);
    bind_text(&binder, key);
    bind_text(&binder, type);
    status = statement_run(load->connection, statement);
    *id = sqlite3_last_insert_rowid(load->connection->db);
    return status;
}

/* Notes under which id the row was known, so that this id leads to the new one. */
static enum status lose_member(struct store_load *load, const struct member *member)
{
    sqlite3_stmt *statement = connection_named(load->connection, "link.lose");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_int(&binder, member->article_id);
    bind_int(&binder, member->local);
    return statement_run(load->connection, statement);
}

enum status block_point(struct name_block *block, const struct member *member, int64_t entity)
{
    struct store_load *load = block->load;
    if (member->entity_id == entity) {
        return STATUS_OK;
    }
    enum status status = lose_member(load, member);
    if (status != STATUS_OK) {
        return status;
    }
    sqlite3_stmt *statement = connection_named(load->connection, "link.point");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_int(&binder, entity);
    bind_int(&binder, member->article_id);
    bind_int(&binder, member->local);
    status = statement_run(load->connection, statement);
    if (status == STATUS_OK) {
        status = load_run_id(load, "derive.article_entity_counts", member->article_id);
    }
    if (status == STATUS_OK) {
        status = load_run_id(load, "link.entity_touch", member->entity_id);
    }
    if (status == STATUS_OK) {
        status = load_run_id(load, "link.entity_touch", entity);
    }
    return status == STATUS_OK ? load_run_id(load, "load.article_touch_events", member->article_id)
                               : status;
}

/* Points the articles of each full name at the entity of the name it is a variant of. */
static enum status link_full_names(struct name_block *block)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < block->name_count && status == STATUS_OK; i++) {
        const struct full_name *name = &block->names[i];
        int64_t entity = 0;
        if (!name->family) {
            continue;
        }
        status = block_entity_of_key(block, block->names[name->same_as].key, &entity);
        if (status == STATUS_OK) {
            size_t count;
            const struct member *members = names_rows(block, name, &count);
            status = namesakes_point(block, name, members, count, entity);
        }
    }
    return status;
}

static enum status link_short_names(struct name_block *block)
{
    struct member *members = NULL;
    size_t count = 0;
    enum status status = read_short(block, &members, &count);
    for (size_t i = 0; count && i < block->name_count && status == STATUS_OK; i++) {
        status = read_company(block, &block->names[i]);
    }
    if (count && status == STATUS_OK) {
        index_company(block);
    }
    struct arena *kept = block->arena, *once = count && block->name_count ? arena_new() : NULL;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        struct span own = block_is_of_bodies(block) ? block->word : members[i].key;
        const struct full_name *name = NULL;
        int64_t entity = 0;
        if (block->name_count) {
            block->arena = once; /* what is counted for one member is not kept for the others */
            status = choose_name(block, &members[i], &name);
            block->arena = kept;
            arena_reset(once);
        }
        if (status == STATUS_OK) {
            status = block_entity_of_key(block, name ? name->key : own, &entity);
        }
        if (status == STATUS_OK) {
            status = block_point(block, &members[i], entity);
        }
    }
    arena_free(once);
    return status;
}

static enum status link_block(struct store_load *load, struct span word)
{
    arena_reset(load->scratch);
    struct name_block block = {
        .load = load, .arena = load->scratch, .word = arena_copy(load->scratch, word)};
    if (span_starts_with(word, SPAN("="))) {
        return types_link(&block);
    }
    enum status status = names_read(&block);
    if (status != STATUS_OK || block_is_of_bodies(&block)) {
        return status == STATUS_OK ? link_short_names(&block) : status;
    }
    bool doubtful = variants_are_doubtful(&block);
    for (size_t i = 0; i < block.name_count && status == STATUS_OK; i++) {
        status = doubtful ? read_company(&block, &block.names[i]) : STATUS_OK;
    }
    if (status != STATUS_OK) {
        return status;
    }
    variants_join(&block);
    status = link_full_names(&block);
    return status == STATUS_OK ? link_short_names(&block) : status;
}

static enum status link_next(void *context, struct columns *columns)
{
    return link_block(context, column_borrowed(columns));
}

enum status link_people(struct store_load *load)
{
    load_step_begin(load, "linking people");
    return connection_each(load->connection, "link.words_touched", load->scratch, link_next, load);
}
