/* Completions: entities by the beginning of an alias or of a word in it, articles and events by the
 * words of their titles, the last of which may be unfinished. An acronym that no article uses
 * completes to what it is known to stand for. What begins nothing is read as words that are each
 * begun, then as mistyped. */

#include "suggestions.h"
#include "base/buffer.h"
#include "other_names.h"
#include "search.h"
#include "store/list.h"
#include "store/records.h"
#include "words.h"

/* A beginning that more tails have is common, unless as many are wanted. */
enum { COMMON_TAILS = 1000 };

void suggestions_take(void *context, struct columns *columns)
{
    struct suggestions *found = context;
    found->items = arena_grow(found->arena, found->items, found->count, &found->capacity,
                              sizeof *found->items);
    struct suggestion *item = &found->items[found->count++];
    *item = (struct suggestion){.type = found->type};
    item->id = column_text(columns);
    item->label = column_text(columns);
    item->match = found->type == SUGGEST_ENTITY ? column_text(columns) : item->label;
    item->count = found->type == SUGGEST_ARTICLE ? 1 : column_count(columns);
}

/* Drops of the items behind the first `before` those that stand there already. */
static void drop_repeated(struct suggestions *found, size_t before)
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

static void take_number(void *context, struct columns *columns)
{
    *(int64_t *)context = column_int(columns);
}

/* How many words of aliases begin so, counted up to `most`. */
static enum status count_tails(struct connection *connection, struct span folded, int64_t most,
                               int64_t *out)
{
    sqlite3_stmt *statement = connection_named(connection, "suggest.tails");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, folded);
        bind_text(&binder, folded);
        bind_int(&binder, most);
    }
    return list_each(connection, statement, NULL, take_number, out);
}

static enum status find_entities(struct connection *connection, struct span folded, uint32_t limit,
                                 struct suggestions *found)
{
    int64_t common = 20 * (int64_t)limit, tails = 0;
    common = common < COMMON_TAILS ? COMMON_TAILS : common;
    enum status status = count_tails(connection, folded, common, &tails);
    if (status != STATUS_OK) {
        return status;
    }
    bool many = tails == common;
    sqlite3_stmt *statement =
        connection_named(connection, many ? "suggest.common_entities" : "suggest.entities");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, folded);
        if (!many) {
            bind_text(&binder, folded);
        }
        bind_int(&binder, limit);
    }
    found->type = SUGGEST_ENTITY;
    return list_each(connection, statement, found->arena, suggestions_take, found);
}

/* Entities by what is typed, then those with just the other names of what is known to be called
 * so. */
static enum status find_named(struct store_reader *reader, struct span folded, uint32_t limit,
                              struct suggestions *found)
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
        status = list_each(&reader->connection, statement, found->arena, suggestions_take, found);
        drop_repeated(found, before);
    }
    drop_repeated(found, 0);
    return status;
}

/* Entities with an alias of whose words some begin like each of the typed ones: "rob mug". */
static enum status find_by_words(struct store_reader *reader, struct span folded, uint32_t limit,
                                 struct suggestions *found)
{
    struct connection *connection = &reader->connection;
    struct buffer words = {0};
    struct span rarest = {0};
    int64_t least = INT64_MAX;
    enum status status = STATUS_OK;
    size_t count = 0;
    buffer_add_char(&words, '[');
    for (struct span rest = folded; rest.ptr && count < SEARCH_TERMS_MAX && status == STATUS_OK;) {
        struct span word = span_cut(&rest, ' ');
        int64_t tails = 0;
        status = count_tails(connection, word, COMMON_TAILS, &tails);
        if (tails < least) {
            least = tails;
            rarest = word;
        }
        buffer_printf(&words, "%s\"%.*s\"", count++ ? "," : "", SPAN_ARG(word));
    }
    buffer_add_char(&words, ']');
    sqlite3_stmt *statement = connection_named(connection, "suggest.words");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, rarest);
        bind_text(&binder, arena_copy(found->arena, buffer_span(&words)));
        bind_int(&binder, limit);
    }
    buffer_fini(&words);
    found->type = SUGGEST_ENTITY;
    return status == STATUS_OK
               ? list_each(connection, statement, found->arena, suggestions_take, found)
               : status;
}

static enum status find_all(struct store_reader *reader, struct span folded, unsigned types,
                            uint32_t limit, struct suggestions *found)
{
    struct connection *connection = &reader->connection;
    enum status status = STATUS_OK;
    if (types & 1u << SUGGEST_ENTITY) {
        status = find_named(reader, folded, limit, found);
    }
    bool several = span_find(folded, SPAN(" "), 0) != SIZE_MAX;
    if (status == STATUS_OK && types & 1u << SUGGEST_ENTITY && found->count == 0 && several) {
        status = find_by_words(reader, folded, limit, found);
    }
    if (status == STATUS_OK && types & 1u << SUGGEST_EVENT) {
        status = titles_find(connection, SUGGEST_EVENT, folded, limit - found->count, found);
    }
    if (status == STATUS_OK && types & 1u << SUGGEST_ARTICLE) {
        status = titles_find(connection, SUGGEST_ARTICLE, folded, limit - found->count, found);
    }
    return status;
}

enum status suggestions_list(struct store_reader *reader, struct arena *arena, struct span prefix,
                             unsigned types, uint32_t limit, const struct suggestion **out,
                             size_t *count)
{
    struct span folded = words_fold(arena, prefix), mended = {0};
    struct suggestions found = {.arena = arena};
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
