/* Titles that have the typed words. An unfinished word of a letter or two begins so many words that
 * to ask the text index for all of them, of bodies, too, takes a second in a large archive; such
 * words are in many titles, though, so that those that stand first in the order of the answer are
 * looked at one by one before the index is asked. Of several words the index is only asked for
 * those that are finished. */

#include "suggestions.h"
#include "words.h"

/* How many titles are looked at of all, and of those that the index finds. */
enum { LOOKED_AT = 1500, FOUND_MOST = 20000 };

struct typed {
    struct span finished; /* words joined by single spaces; empty: none */
    struct span last;     /* the beginning of one */
};

static struct typed typed_split(struct span folded)
{
    size_t at = folded.len;
    while (at > 0 && folded.ptr[at - 1] != ' ') {
        at--;
    }
    return (struct typed){span_slice(folded, 0, at > 0 ? at - 1 : 0),
                          span_slice(folded, at, folded.len)};
}

/* Whether one of the words of a folded title is `word`, or begins so. */
static bool has_word(struct span title, struct span word, bool begins)
{
    while (title.ptr) {
        struct span own = span_cut(&title, ' ');
        if (begins ? span_starts_with(own, word) : span_equal(own, word)) {
            return true;
        }
    }
    return false;
}

static bool has_words(struct span title, struct span words)
{
    for (struct span rest = words; words.len > 0 && rest.ptr;) {
        if (!has_word(title, span_cut(&rest, ' '), false)) {
            return false;
        }
    }
    return true;
}

/* Takes rows whose titles have the finished words and one that begins like the last, until there
 * are `limit`; `*full` tells whether there are. */
static enum status take_titles(struct connection *connection, sqlite3_stmt *statement,
                               const struct typed *typed, size_t limit, struct suggestions *out,
                               bool *full)
{
    if (statement == NULL) {
        return connection_failed(connection);
    }
    struct arena *scratch = arena_new();
    enum status status = STATUS_OK;
    bool row = true;
    size_t before = out->count;
    for (*full = limit == 0; row && !*full && status == STATUS_OK;) {
        status = statement_step(connection, statement, &row);
        if (status == STATUS_OK && row) {
            struct columns columns = columns_start(statement, scratch);
            column_borrowed(&columns);
            struct span title = words_fold(scratch, column_borrowed(&columns));
            if (has_words(title, typed->finished) && has_word(title, typed->last, true)) {
                columns = columns_start(statement, out->arena);
                suggestions_take(out, &columns);
            }
            arena_reset(scratch);
        }
        *full = out->count - before == limit;
    }
    sqlite3_reset(statement);
    arena_free(scratch);
    return status;
}

/* Titles as an FTS5 expression: all finished words, or the beginning of the only one. */
static struct span title_match(struct arena *arena, const struct typed *typed)
{
    if (typed->finished.len == 0) {
        return arena_printf(arena, "{title} : (\"%.*s\"*)", SPAN_ARG(typed->last));
    }
    struct span out = SPAN("{title} : (");
    struct span rest = typed->finished;
    const char *joint = "";
    while (rest.ptr) {
        struct span word = span_cut(&rest, ' ');
        out = arena_printf(arena, "%.*s%s\"%.*s\"", SPAN_ARG(out), joint, SPAN_ARG(word));
        joint = " AND ";
    }
    return arena_printf(arena, "%.*s)", SPAN_ARG(out));
}

enum status titles_find(struct connection *connection, enum suggestion_type type,
                        struct span folded, size_t limit, struct suggestions *out)
{
    bool events = type == SUGGEST_EVENT, full = false;
    struct typed typed = typed_split(folded);
    size_t before = out->count;
    out->type = type;
    sqlite3_stmt *first =
        connection_named(connection, events ? "suggest.first_events" : "suggest.first_articles");
    if (first) {
        struct binder binder = bind_start(first);
        bind_int(&binder, LOOKED_AT);
    }
    enum status status = take_titles(connection, first, &typed, limit, out, &full);
    if (status != STATUS_OK || full) {
        return status;
    }
    out->count = before;
    sqlite3_stmt *all =
        connection_named(connection, events ? "suggest.events" : "suggest.articles");
    if (all) {
        struct binder binder = bind_start(all);
        bind_text(&binder, title_match(out->arena, &typed));
        bind_int(&binder, FOUND_MOST);
    }
    typed.finished = SPAN(""); /* the index knows them by their stems, too */
    return take_titles(connection, all, &typed, limit, out, &full);
}
