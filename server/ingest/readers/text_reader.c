/* Plain text: the whole file is one article; its header is read by header.c. */
#include "base/hash.h"
#include "ingest/header.h"
#include "readers.h"

static enum status text_read(struct arena *arena, const struct reader_input *input,
                             const struct reader_sink *sink, struct failure *failure)
{
    if (input->bytes.len > input->article_limit) {
        return failure_set(failure, STATUS_TOO_LARGE, "is longer than %zu bytes",
                           input->article_limit);
    }
    struct article *article = ARENA_NEW(arena, struct article);
    *article = article_unknown();
    struct header_input header = {
        .text = input->bytes, .find_title = true, .relative = input->relative};
    header_read(arena, &header, article);
    return sink->take(sink->context, &(struct reader_item){.article = article});
}

static const char *const extensions[] = {"txt", "text", NULL};

const struct reader text_reader = {"text", extensions, NULL, text_read};
