/* Completions: entities by the beginning of an alias or of a word in it, articles and events by the
 * words of their titles, the last of which may be unfinished. An acronym that no article uses
 * completes to what it is known to stand for. What begins nothing is read as words that are each
 * begun, then as mistyped. */

#include "other_names.h"
#include "search.h"
#include "store/list.h"
#include "store/records.h"
#include "words.h"

struct found {
    struct arena *arena;
    struct suggestion *items;
    size_t count, capacity;
    enum suggestion_type type;
};

static void take_suggestion(void *context, struct columns *columns)
{
    struct found *found = context;
    found->items = arena_grow(found->arena, found->items, found->count, &found->capacity,
                              sizeof *found->items);
    struct suggestion *item = &found->items[found->count++];
    *item = (struct suggestion){.type = found->type};
    item->id = column_text(columns);
    item->label = column_text(columns);
    item->match = found->type == SUGGEST_ENTITY ? column_text(columns) : item->label;
    item->count = found->type == SUGGEST_ARTICLE ? 1 : column_count(columns);
}

/* Title words as an FTS5 expression, the last one a prefix. */
static struct span title_match(struct arena *arena, struct span folded)
{
    struct span out = SPAN("{title} : (");
    struct span rest = folded;
    const char *joint = "";
    while (rest.ptr) {
        struct span word = span_cut(&rest, ' ');
        out = arena_printf(arena, "%.*s%s\"%.*s\"%s", SPAN_ARG(out), joint, SPAN_ARG(word),
                           rest.ptr ? "" : "*");
        joint = " AND ";
    }
    return arena_printf(arena, "%.*s)", SPAN_ARG(out));
}

/* Drops of the items behind the first `before` those that stand there already. */
static void drop_repeated(struct found *found, size_t before)
{
    size_t kept = before;
    for (size_t i = before; i < found->count; i++) {
        size_t j = 0;
        while (j < kept && !span_equal(found->items[j].id, found->items[i].id)) {
            j++;
        }
        if (j == kept) {
            found->items[kept++] = found->items[i];
        }
    }
    found->count = kept;
}

static enum status find_entities(struct connection *connection, struct span folded, uint32_t limit,
                                 struct found *found)
{
    sqlite3_stmt *statement = connection_named(connection, "suggest.entities");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, folded);
        bind_text(&binder, folded);
        bind_int(&binder, limit);
    }
    found->type = SUGGEST_ENTITY;
    return list_each(connection, statement, found->arena, take_suggestion, found);
}

/* Entities by what is typed, then those with just the other names of what is known to be called
 * so. */
static enum status find_named(struct store_reader *reader, struct span folded, uint32_t limit,
                              struct found *found)
{
    size_t count = 0;
    const struct span *others =
        other_names_of(reader->store->other_names, folded, found->arena, &count);
    enum status status = find_entities(&reader->connection, folded, limit, found);
    size_t before = found->count;
    for (size_t i = 0; i < count && status == STATUS_OK && found->count < limit; i++) {
        sqlite3_stmt *statement = connection_named(&reader->connection, "suggest.named");
        if (statement) {
            struct binder binder = bind_start(statement);
            bind_text(&binder, others[i]);
            bind_int(&binder, (int64_t)(limit - found->count));
        }
        status = list_each(&reader->connection, statement, found->arena, take_suggestion, found);
        drop_repeated(found, before);
    }
    drop_repeated(found, 0);
    return status;
}

static enum status find_titles(struct connection *connection, const char *name, struct span match,
                               uint32_t limit, enum suggestion_type type, struct found *found)
{
    sqlite3_stmt *statement = connection_named(connection, name);
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, match);
        bind_int(&binder, limit);
    }
    found->type = type;
    return list_each(connection, statement, found->arena, take_suggestion, found);
}

/* Entities with an alias of whose words some begin like each of the typed ones: "rob mug". */
static enum status find_by_words(struct store_reader *reader, struct span folded, uint32_t limit,
                                 struct found *found)
{
    struct select select = select_start(found->arena, reader->store->library);
    struct span *words = NULL;
    size_t count = 0, capacity = 0;
    for (struct span rest = folded; rest.ptr && count < SEARCH_TERMS_MAX;) {
        words = arena_grow(found->arena, words, count, &capacity, sizeof *words);
        words[count++] = span_cut(&rest, ' ');
    }
    select_add(&select, "suggest.words");
    select_list(&select, words, count);
    select_int(&select, (int64_t)count);
    select_int(&select, limit);
    found->type = SUGGEST_ENTITY;
    return list_each(&reader->connection, select_prepare(&select, &reader->connection),
                     found->arena, take_suggestion, found);
}

static enum status find_all(struct store_reader *reader, struct span folded, unsigned types,
                            uint32_t limit, struct found *found)
{
    struct connection *connection = &reader->connection;
    struct span match = title_match(found->arena, folded);
    enum status status = STATUS_OK;
    if (types & 1u << SUGGEST_ENTITY) {
        status = find_named(reader, folded, limit, found);
    }
    bool several = span_find(folded, SPAN(" "), 0) != SIZE_MAX;
    if (status == STATUS_OK && types & 1u << SUGGEST_ENTITY && found->count == 0 && several) {
        status = find_by_words(reader, folded, limit, found);
    }
    if (status == STATUS_OK && types & 1u << SUGGEST_EVENT && found->count < limit) {
        status = find_titles(connection, "suggest.events", match, limit - (uint32_t)found->count,
                             SUGGEST_EVENT, found);
    }
    if (status == STATUS_OK && types & 1u << SUGGEST_ARTICLE && found->count < limit) {
        status = find_titles(connection, "suggest.articles", match, limit - (uint32_t)found->count,
                             SUGGEST_ARTICLE, found);
    }
    return status;
}

enum status suggestions_list(struct store_reader *reader, struct arena *arena, struct span prefix,
                             unsigned types, uint32_t limit, const struct suggestion **out,
                             size_t *count)
{
    struct span folded = words_fold(arena, prefix), mended = {0};
    struct found found = {.arena = arena};
    enum status status = STATUS_OK;
    if (folded.len > 0) {
        status = find_all(reader, folded, types, limit, &found);
    }
    if (status == STATUS_OK && folded.len > 0 && found.count == 0) {
        status = search_mend_words(reader, arena, folded, &mended);
    }
    if (status == STATUS_OK && mended.len > 0 && !span_equal(mended, folded)) {
        status = find_all(reader, mended, types, limit, &found);
    }
    if (status == STATUS_OK) {
        *out = found.items;
        *count = found.count;
    }
    return status;
}
