/* Plain text: the whole file is one article, or each document of a press database's file, or each
 * record of a catalogue's, is one; headers are read by header.c. */
#include "ingest/header.h"
#include "label_lines.h"
#include "layout.h"
#include "readers.h"
#include "ris_reader.h"
#include "text_parts.h"

static enum status text_read(struct arena *arena, const struct reader_input *input,
                             const struct reader_sink *sink, struct failure *failure)
{
    if (ris_is_text(input->bytes)) {
        return ris_read(arena, input, sink, failure);
    }
    size_t count;
    struct span text = input->bytes; /* what was posted stays as it was sent */
    text = input->posted ? text : label_lines_join(arena, layout_without_quotes(arena, text));
    const struct span *parts = text_parts_cut(arena, text, &count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        if (parts[i].len > input->article_limit) {
            return failure_set(failure, STATUS_TOO_LARGE, "is longer than %zu bytes",
                               input->article_limit);
        }
        struct article *article = ARENA_NEW(arena, struct article);
        *article = article_unknown();
        struct header_input header = {.text = parts[i], .find_title = true};
        header.relative = count > 1 ? (struct span){0} : input->relative;
        header_read(arena, &header, article);
        struct reader_item item = {.article = article, .of_several = count > 1};
        status = sink->take(sink->context, &item);
    }
    return status;
}

static const char *const extensions[] = {"txt", "text", NULL};

const struct reader text_reader = {"text", extensions, NULL, text_read};
