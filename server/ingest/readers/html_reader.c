/* HTML pages as browsers save them: one article a page. */
#include <ctype.h>

#include "html.h"
#include "readers.h"

struct span html_declared(struct span bytes)
{
    struct span top = span_slice(bytes, 0, bytes.len < 4096 ? bytes.len : 4096);
    size_t at = span_find(top, SPAN("charset="), 0);
    if (at == SIZE_MAX) {
        return (struct span){0};
    }
    at += sizeof "charset=" - 1;
    at += at < top.len && strchr("\"'", top.ptr[at]);
    size_t end = at;
    while (end < top.len &&
           (isalnum((unsigned char)top.ptr[end]) || strchr("-_.:", top.ptr[end]))) {
        end++;
    }
    return span_slice(top, at, end);
}

enum status html_give_page(struct arena *arena, const struct reader_input *input,
                           struct metadata *metadata, const struct reader_sink *sink,
                           struct failure *failure)
{
    struct marked_text text;
    html_read_page(arena, input->bytes, metadata, &text);
    if (text.text.len > input->article_limit) {
        return failure_set(failure, STATUS_TOO_LARGE, "is longer than %zu bytes",
                           input->article_limit);
    }
    if (text.piece_count == 0 && !text.preformatted) {
        return failure_set(failure, STATUS_EMPTY, "has no article text");
    }
    struct article *article = ARENA_NEW(arena, struct article);
    *article = article_unknown();
    metadata_apply(arena, metadata, article);
    article->id = (struct span){0};
    struct span title = article->title;
    article->title = text.weak_title ? (struct span){0} : title;
    struct header_input header = {.text = text.text,
                                  .find_title = text.preformatted || !article->title.ptr,
                                  .relative = input->relative,
                                  .pieces = text.pieces,
                                  .piece_count = text.piece_count,
                                  .above = text.above};
    header_read(arena, &header, article);
    article->title = article->title.ptr ? article->title : title;
    return sink->take(sink->context, &(struct reader_item){.article = article});
}

static enum status html_read(struct arena *arena, const struct reader_input *input,
                             const struct reader_sink *sink, struct failure *failure)
{
    struct metadata metadata = {0};
    return html_give_page(arena, input, &metadata, sink, failure);
}

static const char *const extensions[] = {"html", "htm", "xhtml", NULL};

const struct reader html_reader = {"html", extensions, html_declared, html_read};
