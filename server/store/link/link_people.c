/* Which people of different articles are one. Names are compared in blocks: all that share a word,
 * "darusman", whether as the family name of a full name or as the only name an article gives. In a
 * block:
 *   - two full names are one person's when they differ only by a middle name or initial;
 *   - or by a slip of the pen, where both keep the same company (link_variants.c);
 *   - people of one full name are two where their countries and their company part
 *     (link_namesakes.c);
 *   - a short name goes to the full name that keeps the same company (link_short.c); else it stays
 * a person of its own. A block is decided from its rows alone, by their keys, not by earlier
 * decisions: so the result does not depend on the order of loading, and a load costs what its
 * blocks hold. A body that an article knows by its acronym alone finds its full name in the same
 * way, among those that articles give that acronym; other things are one when their keys are, or
 * when articles but guess their types (link_types.c). */
#include "base/name_sound.h"
#include "link_block.h"
#include "store/list.h"

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
        return status == STATUS_OK ? short_names_link(&block) : status;
    }
    bool doubtful = variants_are_doubtful(&block);
    for (size_t i = 0; i < block.name_count && status == STATUS_OK; i++) {
        status = doubtful ? block_read_name(&block, &block.names[i]) : STATUS_OK;
    }
    if (status != STATUS_OK) {
        return status;
    }
    variants_join(&block);
    status = link_full_names(&block);
    return status == STATUS_OK ? short_names_link(&block) : status;
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
