/* Which people of different articles are one. Names are compared in blocks: all that share a word,
 * "darusman", whether as the family name of a full name or as the only name an article gives. In a
 * block:
 *   - two full names are one person's when they differ only by a middle name or initial;
 *   - a short name goes to the full name that keeps the same company (what else the articles speak
 *     of), if one clearly keeps more of it than the others; else it stays a person of its own.
 * A block is decided from its rows alone, by their keys, not by earlier decisions: so the result
 * does not depend on the order of loading, and a load costs what its blocks hold. It does not mend
 * misspelt names, and looks at people only: other things are one when their keys are. */
#include "base/table.h"
#include "store/loading.h"

enum { NAME_WORDS_MAX = 8 };

/* How much company makes a short name somebody's. A given name is used alone seldom, so it takes
 * more. The best must keep so many times the company of the second. */
#define COMPANY_FAMILY 2
#define COMPANY_GIVEN  3
#define COMPANY_LEAD   2

/* A full name of the block. */
struct full_name {
    struct span key;
    struct span words[NAME_WORDS_MAX];
    size_t word_count;
    bool family; /* the block's word is its family name */
    int64_t articles;
    size_t same_as; /* index of the name it is a variant of; its own when of none */
    struct table *company;
};

struct name_block {
    struct store_load *load;
    struct arena *arena;
    struct span word;
    struct full_name *names; /* most frequent first */
    size_t name_count;
};

/* A row to point at an entity. */
struct member {
    int64_t article_id, local, entity_id;
};

enum status link_put_forms(struct store_load *load, int64_t article_id, size_t local,
                           const struct entity *entity)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < entity->short_name_count && status == STATUS_OK; i++) {
        const struct short_name *name = &entity->short_names[i];
        sqlite3_stmt *statement = connection_named(load->connection, "link.form_put");
        if (statement == NULL) {
            return connection_failed(load->connection);
        }
        struct binder binder = bind_start(statement);
        bind_text(&binder, name->word);
        bind_int(&binder, article_id);
        bind_int(&binder, (int64_t)local);
        bind_name(&binder, entity->partial ? "short" : name->family ? "family" : "given");
        status = statement_run(load->connection, statement);
    }
    return status;
}

/* Starts a named statement with one or two texts bound; NULL after a failure. */
static sqlite3_stmt *start(struct name_block *block, const char *name, struct span first,
                           struct span second)
{
    sqlite3_stmt *statement = connection_named(block->load->connection, name);
    if (statement != NULL) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, first);
        if (second.ptr) {
            bind_text(&binder, second);
        }
    }
    return statement;
}

/* The words behind the type in a key such as "person:kim jong un". */
static void cut_words(struct full_name *name)
{
    struct span rest = name->key;
    span_cut(&rest, ':');
    while (rest.ptr && name->word_count < NAME_WORDS_MAX) {
        name->words[name->word_count++] = span_cut(&rest, ' ');
    }
}

static enum status read_names(struct name_block *block)
{
    sqlite3_stmt *statement = start(block, "link.full_names", block->word, (struct span){0});
    size_t capacity = 0;
    bool row = statement != NULL;
    enum status status = row ? STATUS_OK : connection_failed(block->load->connection);
    while (row && status == STATUS_OK) {
        status = statement_step(block->load->connection, statement, &row);
        if (status == STATUS_OK && row) {
            struct columns columns = columns_start(statement, block->arena);
            block->names = arena_grow(block->arena, block->names, block->name_count, &capacity,
                                      sizeof *block->names);
            struct full_name *name = &block->names[block->name_count];
            *name =
                (struct full_name){.key = column_text(&columns), .same_as = block->name_count++};
            name->family = span_is(column_borrowed(&columns), "family");
            name->articles = column_int(&columns);
            cut_words(name);
        }
    }
    return status;
}

static bool is_initial_of(struct span a, struct span b)
{
    return a.len == 1 && b.len > 1 && a.ptr[0] == b.ptr[0];
}

/* Whether one is the other with a middle name or initial more: "Robert Mugabe", "Robert G. Mugabe",
 * "Robert Gabriel Mugabe". */
static bool are_variants(const struct full_name *a, const struct full_name *b)
{
    if (!a->family || !b->family || a->word_count < 2 || b->word_count < 2 ||
        !span_equal(a->words[0], b->words[0]) || a->words[0].len < 2 ||
        !span_equal(a->words[a->word_count - 1], b->words[b->word_count - 1])) {
        return false;
    }
    if (a->word_count == 3 && b->word_count == 3) {
        return is_initial_of(a->words[1], b->words[1]) || is_initial_of(b->words[1], a->words[1]);
    }
    return (a->word_count == 2 && b->word_count == 3) || (a->word_count == 3 && b->word_count == 2);
}

/* Points every name at the most frequent one that it is a variant of. A short variant that fits two
 * different long ones goes to neither. */
static void join_variants(struct name_block *block)
{
    for (size_t i = 0; i < block->name_count; i++) {
        size_t match = i;
        size_t matches = 0;
        for (size_t j = 0; j < block->name_count; j++) {
            if (j != i && are_variants(&block->names[i], &block->names[j])) {
                match = matches++ == 0 ? j : match;
            }
        }
        bool unique = matches == 1;
        block->names[i].same_as = unique && match < i ? block->names[match].same_as : i;
    }
}

static enum status read_company(struct name_block *block, struct full_name *name)
{
    sqlite3_stmt *statement = start(block, "link.company", block->word, name->key);
    name->company = table_new(block->arena, 64);
    bool row = statement != NULL;
    enum status status = row ? STATUS_OK : connection_failed(block->load->connection);
    while (row && status == STATUS_OK) {
        status = statement_step(block->load->connection, statement, &row);
        if (status == STATUS_OK && row) {
            struct columns columns = columns_start(statement, block->arena);
            table_set(name->company, column_text(&columns), 1);
        }
    }
    return status;
}

/* How many of the things an article speaks of each full name's articles speak of, too. */
static enum status count_company(struct name_block *block, int64_t article_id, size_t *counts)
{
    struct connection *connection = block->load->connection;
    sqlite3_stmt *statement = connection_named(connection, "link.article_keys");
    if (statement == NULL) {
        return connection_failed(connection);
    }
    struct binder binder = bind_start(statement);
    bind_int(&binder, article_id);
    bool row = true;
    enum status status = STATUS_OK;
    while (row && status == STATUS_OK) {
        status = statement_step(connection, statement, &row);
        if (status == STATUS_OK && row) {
            struct columns columns = columns_start(statement, block->arena);
            struct span key = column_borrowed(&columns);
            for (size_t i = 0; i < block->name_count; i++) {
                bool shared = table_get(block->names[i].company, key) != TABLE_NONE;
                counts[block->names[i].same_as] += shared;
            }
        }
    }
    return status;
}

/* The full name that a short one of `article_id` stands for; NULL: it stays its own. */
static enum status choose_name(struct name_block *block, int64_t article_id,
                               const struct full_name **out)
{
    size_t *counts = ARENA_ARRAY(block->arena, size_t, block->name_count);
    enum status status = count_company(block, article_id, counts);
    size_t best = 0;
    size_t second = 0;
    for (size_t i = 0; i < block->name_count; i++) {
        if (counts[i] > counts[best]) {
            best = i;
        }
    }
    for (size_t i = 0; i < block->name_count; i++) {
        if (i != best && counts[i] > second) {
            second = counts[i];
        }
    }
    size_t needed = block->names[best].family ? COMPANY_FAMILY : COMPANY_GIVEN;
    bool clear = counts[best] >= needed && counts[best] >= COMPANY_LEAD * second;
    *out = clear ? &block->names[best] : NULL;
    return status;
}

static enum status read_members(struct name_block *block, const char *statement_name,
                                struct span key, struct member **out, size_t *count)
{
    sqlite3_stmt *statement = start(block, statement_name, block->word, key);
    size_t capacity = 0;
    bool row = statement != NULL;
    enum status status = row ? STATUS_OK : connection_failed(block->load->connection);
    *out = NULL;
    *count = 0;
    while (row && status == STATUS_OK) {
        status = statement_step(block->load->connection, statement, &row);
        if (status == STATUS_OK && row) {
            struct columns columns = columns_start(statement, block->arena);
            *out = arena_grow(block->arena, *out, *count, &capacity, sizeof **out);
            struct member *member = &(*out)[(*count)++];
            member->article_id = column_int(&columns);
            member->local = column_int(&columns);
            member->entity_id = column_int(&columns);
        }
    }
    return status;
}

/* The entity row of a key, made when a link had left it without articles. */
static enum status entity_of_key(struct name_block *block, struct span key, int64_t *id)
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
    bind_text(&binder, key);
    bind_text(&binder, key);
    bind_name(&binder, "person");
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

static enum status point_member(struct name_block *block, const struct member *member,
                                int64_t entity)
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
        struct member *members = NULL;
        size_t count = 0;
        int64_t entity = 0;
        if (!name->family) {
            continue;
        }
        status = entity_of_key(block, block->names[name->same_as].key, &entity);
        if (status == STATUS_OK) {
            status = read_members(block, "link.full_members", name->key, &members, &count);
        }
        for (size_t j = 0; j < count && status == STATUS_OK; j++) {
            status = point_member(block, &members[j], entity);
        }
    }
    return status;
}

static enum status link_short_names(struct name_block *block)
{
    struct member *members = NULL;
    size_t count = 0;
    enum status status =
        read_members(block, "link.short_members", (struct span){0}, &members, &count);
    for (size_t i = 0; count && i < block->name_count && status == STATUS_OK; i++) {
        status = read_company(block, &block->names[i]);
    }
    struct span own = arena_printf(block->arena, "person:%.*s", SPAN_ARG(block->word));
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        const struct full_name *name = NULL;
        int64_t entity = 0;
        if (block->name_count) {
            status = choose_name(block, members[i].article_id, &name);
        }
        if (status == STATUS_OK) {
            status = entity_of_key(block, name ? name->key : own, &entity);
        }
        if (status == STATUS_OK) {
            status = point_member(block, &members[i], entity);
        }
    }
    return status;
}

static enum status link_block(struct store_load *load, struct span word)
{
    arena_reset(load->scratch);
    struct name_block block = {
        .load = load, .arena = load->scratch, .word = arena_copy(load->scratch, word)};
    enum status status = read_names(&block);
    if (status != STATUS_OK) {
        return status;
    }
    join_variants(&block);
    status = link_full_names(&block);
    return status == STATUS_OK ? link_short_names(&block) : status;
}

static enum status link_next(void *context, struct columns *columns)
{
    return link_block(context, column_borrowed(columns));
}

enum status link_people(struct store_load *load)
{
    return connection_each(load->connection, "link.words_touched", load->scratch, link_next, load);
}
