/* One name of two types: what an article takes for a body and another for a work. No lexicon knows
 * such names, so their type is a guess. The rows of the name are one thing, of the type that most
 * articles give it; of types that are given equally often the first by its key. Where an article
 * itself has the name under two types, there are two things, and every row stays what its article
 * says. A block is decided from its rows alone, so the order of loading makes no difference. People
 * are left out: their names are compared in link_people.c. */
#include "link_block.h"
#include "store/list.h"

struct alikes {
    struct name_block *block;
    struct member *items;
    size_t count, capacity;
};

static void take_alike(void *context, struct columns *columns)
{
    struct alikes *alikes = context;
    struct arena *arena = alikes->block->arena;
    alikes->items =
        arena_grow(arena, alikes->items, alikes->count, &alikes->capacity, sizeof *alikes->items);
    struct member *alike = &alikes->items[alikes->count++];
    *alike = (struct member){.article_id = column_int(columns)};
    alike->local = column_int(columns);
    alike->entity_id = column_int(columns);
    alike->key = column_text(columns);
}

/* Whether an article has the name twice; its rows stand together. */
static bool has_two(const struct alikes *alikes)
{
    for (size_t i = 1; i < alikes->count; i++) {
        if (alikes->items[i].article_id == alikes->items[i - 1].article_id) {
            return true;
        }
    }
    return false;
}

/* The key that most rows have. */
static struct span find_winner(const struct alikes *alikes)
{
    struct table *counts = table_new(alikes->block->arena, 8);
    struct span best = alikes->items[0].key;
    uint32_t best_count = 0;
    for (size_t i = 0; i < alikes->count; i++) {
        struct span key = alikes->items[i].key;
        uint32_t count = table_get(counts, key);
        count = count == TABLE_NONE ? 1 : count + 1;
        table_set(counts, key, count);
        if (count > best_count || (count == best_count && span_compare(key, best) < 0)) {
            best = key;
            best_count = count;
        }
    }
    return best;
}

enum status types_link(struct name_block *block)
{
    struct alikes alikes = {.block = block};
    sqlite3_stmt *statement = connection_named(block->load->connection, "link.alike_members");
    if (statement == NULL) {
        return connection_failed(block->load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_text(&binder, block->word);
    enum status status =
        list_each(block->load->connection, statement, block->arena, take_alike, &alikes);
    if (status != STATUS_OK || alikes.count == 0) {
        return status;
    }
    bool apart = has_two(&alikes);
    struct span winner = find_winner(&alikes);
    for (size_t i = 0; i < alikes.count && status == STATUS_OK; i++) {
        const struct member *alike = &alikes.items[i];
        int64_t entity = 0;
        status = block_entity_of_key(block, apart ? alike->key : winner, &entity);
        if (status == STATUS_OK) {
            status = block_point(block, alike, entity);
        }
    }
    return status;
}
