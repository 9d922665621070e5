/* What searches know beforehand: countries and names with their other names, from the lexicons that
 * the reading uses. Nationalities are no names of a country: who looks for the French is not served
 * by France alone. */
#include "commands/known_names.h"

#include "extract/lexicon.h"

struct groups {
    struct arena *arena;
    struct known_names *items;
    size_t count, capacity;
};

/* The name of a row and its aliases, separated by "|"; rows without aliases tell nothing. */
static void add_row(struct groups *groups, struct span name, struct span aliases)
{
    struct span *names = NULL;
    size_t count = 0, capacity = 0;
    struct span rest = aliases;
    if (name.len == 0 || aliases.len == 0) {
        return;
    }
    names = arena_grow(groups->arena, names, count, &capacity, sizeof *names);
    names[count++] = name;
    while (rest.ptr) {
        names = arena_grow(groups->arena, names, count, &capacity, sizeof *names);
        names[count++] = span_trim(span_cut(&rest, '|'));
    }
    groups->items = arena_grow(groups->arena, groups->items, groups->count, &groups->capacity,
                               sizeof *groups->items);
    groups->items[groups->count++] = (struct known_names){names, count};
}

static enum status add_table(struct groups *groups, const char *lexicon_dir, const char *name,
                             struct failure *failure)
{
    struct lexicon_table table;
    enum status status =
        lexicon_load(groups->arena, groups->arena, lexicon_dir, name, &table, failure);
    if (status != STATUS_OK) {
        return status;
    }
    size_t names = lexicon_column(&table, "name"), aliases = lexicon_column(&table, "aliases");
    for (size_t row = 0; row < table.row_count; row++) {
        add_row(groups, lexicon_cell(&table, row, names), lexicon_cell(&table, row, aliases));
    }
    return STATUS_OK;
}

enum status known_names_tell(struct store *store, const char *lexicon_dir, struct failure *failure)
{
    struct groups groups = {.arena = arena_new()};
    enum status status = add_table(&groups, lexicon_dir, "countries", failure);
    if (status == STATUS_OK) {
        status = add_table(&groups, lexicon_dir, "names", failure);
    }
    if (status == STATUS_OK) {
        store_know_names(store, groups.items, groups.count);
    }
    arena_free(groups.arena);
    return status;
}
