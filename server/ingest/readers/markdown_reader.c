/* Markdown (CommonMark, by cmark) with YAML front matter (by libyaml) or Hugo's TOML: one article a
 * file. The marks become pieces by way of HTML, so that headings, lists and quotations are known as
 * such and the text has no stars and brackets in it. The headline is the front matter's title, else
 * a heading of the first level at the top. */
#include <cmark.h>
#include <stdlib.h>
#include <yaml.h>

#include "base/buffer.h"
#include "html.h"
#include "ingest/header.h"
#include "ingest/header/byline.h"
#include "ingest/header/date_line.h"
#include "ingest/header/furniture.h"
#include "ingest/header/header_line.h"
#include "ingest/header/metadata.h"
#include "ingest/header/wording.h"
#include "json_article.h"
#include "readers.h"

enum { EVENTS_MAX = 2000, LABELS_MAX = 16, LIST_BYTES = 2000 };

/* --- front matter ----------------------------------------------------------------------------- */

struct front_matter {
    struct arena *arena;
    struct metadata *metadata;
    struct span key;    /* absent: a key comes next */
    int depth;          /* of mappings and lists */
    bool list;          /* the value of `key` is a list */
    struct span member; /* of a mapping in that value, whose own value comes next; or absent */
};

/* The value of a field, or of one of its parts. */
static void take_value(struct front_matter *front, struct span value)
{
    unsigned rank = 0;
    enum metadata_field field = metadata_field_of(front->key, &rank);
    if (field == META_AUTHOR && front->depth > 1) {
        metadata_add_author(front->arena, front->metadata, value);
    } else if (field != META_BODY && field != META_BODY_HTML) {
        metadata_put(front->metadata, field, value, rank);
    }
}

/* A name or a value in a mapping that stands for its "name": "publisher:" above "  name: Delta
 * Courier", "- name: Tom Aldous". */
static void take_member(struct front_matter *front, struct span value)
{
    bool names = span_is(front->member, "name") || span_is(front->member, "title");
    if (front->member.ptr && names) {
        take_value(front, value);
    }
    front->member = front->member.ptr ? (struct span){0} : value;
}

static void take_scalar(struct front_matter *front, struct span value)
{
    value = arena_copy(front->arena, value);
    if (front->depth == 1 && !front->key.ptr) {
        front->key = value;
        return;
    }
    if (front->depth == 2 + front->list) {
        take_member(front, value);
    } else if (front->depth <= 1 + front->list) {
        take_value(front, value);
    }
    if (front->depth == 1) {
        front->key = (struct span){0};
    }
}

/* An alias is a name or a value like others, but of nothing. */
static void skip_alias(struct front_matter *front)
{
    struct span *name = front->depth == 1 ? &front->key : &front->member;
    *name = name->ptr ? (struct span){0} : SPAN("");
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
    case YAML_ALIAS_EVENT:
        skip_alias(front);
        break;
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
        front->depth++;
        front->list = front->depth == 2 ? event->type == YAML_SEQUENCE_START_EVENT : front->list;
        front->member = (struct span){0};
        break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        front->depth--;
        front->key = front->depth == 1 ? (struct span){0} : front->key;
        front->list = front->depth > 1 && front->list;
        front->member = (struct span){0};
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

/* The next scalar of a TOML value, without its quotes; `*value` moves behind it, and is absent at
 * the end: of the line or, of a list, at its bracket. Quotes hold commas and number signs. */
static struct span toml_scalar(struct span *value, bool list)
{
    struct span text = *value;
    size_t at = 0;
    bool comment = false;
    while (at < text.len && (comment || strchr(list ? " \t\n,[#" : " \t", text.ptr[at]))) {
        comment = (comment || text.ptr[at] == '#') && text.ptr[at] != '\n';
        at++;
    }
    bool quoted = at < text.len && strchr("\"'", text.ptr[at]);
    char quote = quoted ? text.ptr[at] : '\0';
    size_t end = at += quoted;
    while (end < text.len &&
           (quoted ? text.ptr[end] != quote : !strchr(list ? ",]#\n" : "#\n", text.ptr[end]))) {
        end++;
    }
    bool more = list && end + quoted < text.len && text.ptr[end] != ']';
    *value = more ? span_slice(text, end + quoted, text.len) : (struct span){0};
    return quoted ? span_slice(text, at, end) : text_trim(span_slice(text, at, end));
}

/* Reads Hugo's front matter in TOML, "key = value" a line, a list on several of them, too;
 * multi-line strings are not read. */
static void read_toml(struct arena *arena, struct span text, struct metadata *metadata)
{
    struct span lines = text;
    while (lines.ptr) {
        struct span value = span_cut(&lines, '\n');
        unsigned rank;
        enum metadata_field field = metadata_field_of(text_trim(span_cut(&value, '=')), &rank);
        if (!value.ptr || field == META_FIELD_COUNT || field == META_BODY) {
            continue;
        }
        value = text_trim(value);
        bool list = value.len && value.ptr[0] == '[';
        const char *end = text.ptr + text.len;
        size_t left = (size_t)(end - value.ptr); /* a list may go on behind its line */
        value.len = !list ? value.len : left < LIST_BYTES ? left : LIST_BYTES;
        while (value.ptr) {
            struct span item = toml_scalar(&value, list);
            if (field == META_AUTHOR) {
                metadata_add_author(arena, metadata, item);
            } else {
                metadata_put(metadata, field, item, rank);
            }
        }
    }
}

/* Cuts `mark` ("---" or "+++"), lines, `mark` off the start of `*text`; false when there is no
 * front matter. */
static bool cut_front_matter(struct span *text, const char *mark, struct span *front)
{
    struct span rest = *text;
    if (!span_is(span_trim(span_cut(&rest, '\n')), mark)) {
        return false;
    }
    const char *start = rest.ptr;
    while (rest.ptr) {
        struct span line = span_cut(&rest, '\n');
        struct span bare = span_trim(line);
        if (span_is(bare, mark) || (mark[0] == '-' && span_is(bare, "..."))) {
            *front = (struct span){start, (size_t)(line.ptr - start)};
            *text = rest.ptr ? rest : SPAN("");
            return true;
        }
    }
    return false;
}

/* Reads Hugo's front matter in JSON, an object at the very top, and cuts it off `*text`. */
static void read_json_front(struct arena *arena, struct span *text, struct metadata *metadata)
{
    json_error_t error;
    json_t *root = text->len > 0 && text->ptr[0] == '{'
                       ? json_text_load(*text, JSON_DISABLE_EOF_CHECK, &error)
                       : NULL;
    if (json_is_object(root) && error.position > 0 && (size_t)error.position <= text->len) {
        json_article_read(arena, root, 0, metadata);
        metadata->values[META_BODY] = metadata->values[META_BODY_HTML] = (struct span){0};
        *text = span_slice(*text, (size_t)error.position, text->len);
    }
    json_decref(root);
}

/* Cuts Eleventy's "---json" above front matter in JSON off the text; whether it stood there. */
static bool cut_json_mark(struct span *text)
{
    struct span rest = *text;
    bool marked = span_is(text_trim(span_cut(&rest, '\n')), "---json") && rest.ptr;
    *text = marked ? rest : *text;
    return marked;
}

/* Cuts the "---" below it off. */
static void cut_rule(struct span *text)
{
    struct span rest = text_trim(*text);
    if (span_is(text_trim(span_cut(&rest, '\n')), "---")) {
        *text = rest.ptr ? rest : SPAN("");
    }
}

/* --- front matter without a frame ------------------------------------------------------------- */

/* A value without the brackets of notes' links: "[[Tom Aldous]], [[Pia Lund]]". */
static struct span without_links(struct arena *arena, struct span value)
{
    if (span_find(value, SPAN("[["), 0) == SIZE_MAX) {
        return value;
    }
    char *copy = arena_alloc(arena, value.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < value.len; i++) {
        bool pair =
            i + 1 < value.len && strchr("[]", value.ptr[i]) && value.ptr[i] == value.ptr[i + 1];
        i += pair;
        copy[len] = pair ? ' ' : value.ptr[i];
        len += !pair;
    }
    return (struct span){copy, len};
}

/* "Title: …", "title:: …": the field of a line, its value in `*value`; META_FIELD_COUNT: the line
 * is none of the kind. `*named`: it has a name and a value. */
static enum metadata_field plain_field(struct span line, struct span *value, unsigned *rank,
                                       bool *named)
{
    *value = line;
    struct span name = span_cut(value, ':');
    *named = value->ptr && word_count(name) >= 1 && word_count(name) <= 3 && name.ptr[0] != ' ' &&
             !memchr(name.ptr, '.', name.len) && (value->len == 0 || strchr(" :\t", value->ptr[0]));
    *value = *named ? text_trim(span_slice(*value, span_starts_with(*value, SPAN(":")), value->len))
                    : *value;
    return *named ? metadata_field_of(text_trim(name), rank) : META_FIELD_COUNT;
}

/* A line that may stand among such lines: an empty one, a heading, a picture, a rule. */
static bool is_between(struct span line)
{
    line = text_trim(line);
    return line.len == 0 || span_starts_with(line, SPAN("#")) ||
           span_starts_with(line, SPAN("![")) || span_is(line, "---");
}

/* Reads lines of names and values at the top, as MultiMarkdown, Pelican, Logseq and notebooks have
 * them, below a heading or without one, and cuts them off with what stands between them; nothing
 * unless they name the headline or two facts below it. Behind an empty line a name that is none of
 * theirs is the report's: "Q: When did you leave?" */
static void read_plain_front(struct arena *arena, struct span *text, struct metadata *metadata)
{
    struct metadata found = {0};
    struct span heading = {0};
    struct span rest = *text;
    struct span after = *text;
    size_t facts = 0;
    bool named = true;
    bool apart = false;
    for (size_t i = 0; rest.ptr && named && i < LABELS_MAX * 2; i++) {
        struct span line = span_cut(&rest, '\n');
        struct span value;
        unsigned rank = 0;
        size_t bullet = starts_with_any(line, (const char *const[]){"- ", "* ", NULL});
        if (is_between(line)) {
            bool first = !heading.ptr && span_starts_with(line, SPAN("# "));
            heading = first ? text_trim(span_slice(line, 2, line.len)) : heading;
            apart = apart || text_trim(line).len == 0;
            continue;
        }
        enum metadata_field field =
            plain_field(span_slice(line, bullet, line.len), &value, &rank, &named);
        named = named && !(apart && facts > 0 && field == META_FIELD_COUNT);
        apart = false;
        value = without_links(arena, value);
        facts += field < META_FIELD_COUNT;
        after = named ? rest : after;
        if (field == META_AUTHOR) {
            metadata_add_author(arena, &found, value);
        } else if (field != META_BODY && field != META_BODY_HTML) {
            metadata_put(&found, field, value, rank);
        }
    }
    metadata_put(&found, META_TITLE, heading, 0);
    if (found.values[META_TITLE].ptr && facts >= (heading.ptr ? 2 : 1) && after.ptr) {
        *metadata = found;
        *text = after;
    }
}

/* Reads Pandoc's title block, "% headline", "% writers", "% date", and cuts it off. */
static void read_title_block(struct arena *arena, struct span *text, struct metadata *metadata)
{
    static const enum metadata_field fields[] = {META_TITLE, META_AUTHOR, META_PUBLISHED};
    for (size_t i = 0; i < 3 && span_starts_with(*text, SPAN("%")); i++) {
        struct span value = span_cut(text, '\n');
        value = text_trim(span_slice(value, 1, value.len));
        while (fields[i] == META_AUTHOR && value.ptr) {
            metadata_add_author(arena, metadata, span_cut(&value, ';'));
        }
        metadata_put(metadata, fields[i], value, 1);
        *text = text->ptr ? *text : SPAN("");
    }
}

/* --- the text --------------------------------------------------------------------------------- */

/* Whether the line is a label with its value, such as "Author: Marta Quill". */
static bool is_labelled(struct arena *arena, struct span line)
{
    struct header_line fact;
    struct byline byline;
    struct printed_date date;
    struct span outlet = {0};
    return memchr(line.ptr, ':', line.len) &&
           (header_line_read(line, furniture_is_line(line), &fact) ||
            byline_read(arena, line, false, &byline) || piece_is_date_line(line, &date, &outlet));
}

/* The text with its labelled lines at the top apart, which Markdown would join to a paragraph. */
static struct span labels_apart(struct arena *arena, struct span text)
{
    struct buffer out = {0};
    struct span rest = text;
    size_t labels = 0;
    for (size_t i = 0; rest.ptr && i < LABELS_MAX; i++) {
        struct span line = span_cut(&rest, '\n');
        struct span bare = text_trim(line);
        bool labelled = bare.len > 0 && is_labelled(arena, bare);
        if (bare.len > 0 && !labelled && bare.ptr[0] != '#') {
            rest = span_slice(text, (size_t)(line.ptr - text.ptr), text.len);
            break;
        }
        labels += labelled;
        buffer_add(&out, line);
        buffer_add_string(&out, labelled ? "\n\n" : "\n");
    }
    buffer_add(&out, rest.ptr ? rest : SPAN(""));
    struct span apart = labels > 1 ? arena_copy(arena, buffer_span(&out)) : text;
    buffer_fini(&out);
    return apart;
}

static void read_markdown(struct arena *arena, struct span markdown, struct marked_text *out)
{
    markdown = labels_apart(arena, markdown);
    /* Its own markup is only read here; without the option it would be left out. */
    char *html = cmark_markdown_to_html(markdown.ptr, markdown.len, CMARK_OPT_UNSAFE);
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

/* A file without any mark of a headline may be plain text under another name: what its first lines
 * are is told by how they are written, as in a text file. */
static const struct marked_piece *unmark_paragraphs(struct arena *arena,
                                                    const struct marked_text *text)
{
    struct marked_piece *plain = ARENA_ARRAY(arena, struct marked_piece, text->piece_count);
    for (size_t i = 0; i < text->piece_count; i++) {
        enum piece_mark mark = text->pieces[i].mark;
        plain[i] = text->pieces[i];
        plain[i].mark = mark == MARK_PARAGRAPH ? MARK_NONE : mark;
    }
    return plain;
}

/* A note that keeps a page was created when the page was clipped: that is no day of publication. */
static void drop_day_of_clipping(struct metadata *metadata)
{
    enum { RANK_CREATED = 8, RANK_PLACE = 10 }; /* of "created" and "updated"; places add tens */
    if (metadata->values[META_URL].ptr &&
        metadata->ranks[META_PUBLISHED] % RANK_PLACE >= RANK_CREATED) {
        metadata->values[META_PUBLISHED] = (struct span){0};
    }
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
    if (cut_front_matter(&text, "---", &front)) {
        if (!read_yaml(arena, front, &metadata)) {
            return failure_set(failure, STATUS_INVALID, "has front matter that is not YAML");
        }
    } else if (cut_front_matter(&text, "+++", &front)) {
        read_toml(arena, front, &metadata);
    } else if (span_starts_with(text, SPAN("{"))) {
        read_json_front(arena, &text, &metadata);
    } else if (cut_json_mark(&text)) {
        read_json_front(arena, &text, &metadata);
        cut_rule(&text);
    } else if (span_starts_with(text, SPAN("% "))) {
        read_title_block(arena, &text, &metadata);
    } else {
        read_plain_front(arena, &text, &metadata);
    }
    drop_day_of_clipping(&metadata);
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
    bool untitled = !metadata.values[META_TITLE].ptr;
    struct header_input header = {.text = marked.text,
                                  .find_title = untitled,
                                  .relative = input->relative,
                                  .pieces =
                                      untitled ? unmark_paragraphs(arena, &marked) : marked.pieces,
                                  .piece_count = marked.piece_count};
    header_read(arena, &header, article);
    return sink->take(sink->context, &(struct reader_item){.article = article});
}

static const char *const extensions[] = {"md", "markdown", NULL};

const struct reader markdown_reader = {"markdown", extensions, NULL, markdown_read};
