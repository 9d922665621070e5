/* Words. */

#include "store/search.h"

#include "store/words.h"

static struct span join_words(struct arena *arena, struct span text, const char *joint)
{
    struct span folded = words_fold(arena, text);
    struct span out = {0};
    while (folded.ptr && folded.len > 0) {
        struct span word = span_cut(&folded, ' ');
        out = arena_printf(arena, "%.*s%s\"%.*s\"", SPAN_ARG(out), out.len ? joint : "",
                           SPAN_ARG(word));
    }
    return out.len > 0 ? out : SPAN("\"\"");
}

static void take_found(void *context, struct columns *columns)
{
    (void)columns;
    *(bool *)context = true;
}

enum status search_simple(struct store_reader *reader, struct arena *arena, struct span text,
                          const char *probe, struct span *match)
{
    bool found = false;
    struct span all = join_words(arena, text, " AND ");
    enum status status = list_one(&reader->connection, probe, all, arena, take_found, &found);
    if (status == STATUS_OK || status == STATUS_NOT_FOUND) {
        *match = found ? all : join_words(arena, text, " OR ");
        return STATUS_OK;
    }
    return status;
}

enum status search_read(struct store_reader *reader, struct arena *arena, const struct query *query,
                        struct search *out, uint32_t *position)
{
    *position = 0;
    enum status status =
        search_simple(reader, arena, query->text, "articles.any_match", &out->match);
    out->parsed = out->match;
    return status;
}

void search_add_conditions(const struct search *search, struct list *list)
{
    if (search->match.ptr) {
        select_text(list_add_named(list, "matching"), search->match);
    }
}
