/* Markdown (CommonMark, by cmark) with YAML front matter (by libyaml): one article a file. The
 * marks become pieces by way of HTML, so that headings, lists and quotations are known as such and
 * the text has no stars and brackets in it. The headline is the front matter's title, else a
 * heading of the first level at the top. */
#include <cmark.h>
#include <stdlib.h>
#include <yaml.h>

#include "html.h"
#include "ingest/header.h"
#include "ingest/header/metadata.h"
#include "ingest/header/wording.h"
#include "readers.h"

enum { EVENTS_MAX = 2000 };

/* --- front matter ----------------------------------------------------------------------------- */

struct front_matter {
    struct arena *arena;
    struct metadata *metadata;
    struct span key; /* absent: a key comes next */
    int depth;       /* of mappings and lists */
    bool list;       /* the value of `key` is a list */
};

static void take_scalar(struct front_matter *front, struct span value)
{
    if (front->depth == 1 && !front->key.ptr) {
        front->key = arena_copy(front->arena, value);
        return;
    }
    unsigned rank;
    enum metadata_field field = metadata_field_of(front->key, &rank);
    value = arena_copy(front->arena, value);
    if (field == META_AUTHOR && front->list) {
        metadata_add_author(front->arena, front->metadata, value);
    } else if (front->depth <= 2 && field != META_BODY && field != META_BODY_HTML) {
        metadata_put(front->metadata, field, value, rank);
    }
    if (front->depth == 1) {
        front->key = (struct span){0};
    }
}

static void take_event(struct front_matter *front, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        if (front->depth > 0) {
            take_scalar(front, (struct span){(const char *)event->data.scalar.value,
                                             event->data.scalar.length});
        }
        break;
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
        front->depth++;
        front->list = front->depth == 2 && event->type == YAML_SEQUENCE_START_EVENT;
        break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        front->depth--;
        front->key = front->depth == 1 ? (struct span){0} : front->key;
        break;
    default:
        break;
    }
}

/* Reads top-level scalars and lists; aliases are not followed. False when it is not YAML. */
static bool read_yaml(struct arena *arena, struct span text, struct metadata *metadata)
{
    yaml_parser_t parser;
    yaml_event_t event;
    struct front_matter front = {.arena = arena, .metadata = metadata};
    bool going = yaml_parser_initialize(&parser) != 0;
    bool good = going;
    if (!going) {
        return false;
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.ptr, text.len);
    for (int i = 0; going && i < EVENTS_MAX; i++) {
        good = yaml_parser_parse(&parser, &event) != 0;
        going = good && event.type != YAML_STREAM_END_EVENT;
        if (good) {
            take_event(&front, &event);
            yaml_event_delete(&event);
        }
    }
    yaml_parser_delete(&parser);
    return good;
}

/* Cuts "---", lines, "---" off the start of `*text`; false when there is no front matter. */
static bool cut_front_matter(struct span *text, struct span *front)
{
    if (!span_starts_with(*text, SPAN("---\n"))) {
        return false;
    }
    struct span rest = span_slice(*text, 4, text->len);
    const char *start = rest.ptr;
    while (rest.ptr) {
        struct span line = span_cut(&rest, '\n');
        struct span bare = span_trim(line);
        if (span_is(bare, "---") || span_is(bare, "...")) {
            *front = (struct span){start, (size_t)(line.ptr - start)};
            *text = rest.ptr ? rest : SPAN("");
            return true;
        }
    }
    return false;
}

/* --- the text --------------------------------------------------------------------------------- */

static void read_markdown(struct arena *arena, struct span markdown, struct marked_text *out)
{
    char *html = cmark_markdown_to_html(markdown.ptr, markdown.len, CMARK_OPT_DEFAULT);
    html_read_fragment(arena, span_of(html), out);
    free(html);
}

/* A heading at the very top is the headline, or repeats it. */
static struct span take_heading(struct marked_text *text, struct span title)
{
    if (text->piece_count == 0 || text->pieces[0].mark != MARK_HEADING) {
        return title;
    }
    struct span heading =
        text_trim(span_slice(text->text, text->pieces[0].start, text->pieces[0].end));
    if (!title.ptr || span_equal_nocase(title, heading)) {
        text->pieces++;
        text->piece_count--;
        return title.ptr ? title : heading;
    }
    return title;
}

static enum status markdown_read(struct arena *arena, const struct reader_input *input,
                                 const struct reader_sink *sink, struct failure *failure)
{
    struct metadata metadata = {0};
    struct span text = input->bytes;
    struct span front;
    if (text.len > input->article_limit) {
        return failure_set(failure, STATUS_TOO_LARGE, "is longer than %zu bytes",
                           input->article_limit);
    }
    if (cut_front_matter(&text, &front) && !read_yaml(arena, front, &metadata)) {
        return failure_set(failure, STATUS_INVALID, "has front matter that is not YAML");
    }
    struct marked_text marked;
    read_markdown(arena, text, &marked);
    metadata.values[META_TITLE] = take_heading(&marked, metadata.values[META_TITLE]);
    if (marked.piece_count == 0) {
        return failure_set(failure, STATUS_EMPTY, "has no text");
    }
    struct article *article = ARENA_NEW(arena, struct article);
    *article = article_unknown();
    metadata_apply(arena, &metadata, article);
    article->id = (struct span){0};
    struct header_input header = {.text = marked.text,
                                  .relative = input->relative,
                                  .pieces = marked.pieces,
                                  .piece_count = marked.piece_count};
    header_read(arena, &header, article);
    return sink->take(sink->context, &(struct reader_item){.article = article});
}

static const char *const extensions[] = {"md", "markdown", NULL};

const struct reader markdown_reader = {"markdown", extensions, NULL, markdown_read};
