/* Reads the trainer's own corpus form, line by line. The file is made by names_data.py and so
 * trusted to be small enough to fit into memory; its form is checked all the same. */
#include "names_corpus.h"

#include <stdlib.h>

#include "base/file.h"
#include "mention.h"

#define CORPUS_BYTES_MAX ((size_t)1 << 30)

static struct span corpus_unescape(struct arena *arena, struct span text)
{
    char *out = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\\' && i + 1 < text.len) {
            c = text.ptr[++i] == 'n' ? '\n' : text.ptr[i];
        }
        out[len++] = c;
    }
    return (struct span){out, len};
}

static unsigned corpus_types(struct span text)
{
    static const char *const names[] = {"PER", "ORG", "LOC", "OTH"};
    if (span_is(text, "?")) {
        return NAMES_MARK_ANY;
    }
    if (span_is(text, "-")) {
        return NAMES_MARK_NONE;
    }
    if (span_is(text, "+")) {
        return NAMES_MARK_SOME;
    }
    unsigned types = 0;
    while (text.ptr) {
        struct span part = span_cut(&text, '/');
        for (unsigned i = 0; i < 4; i++) {
            types |= span_is(part, names[i]) ? 1u << i : 0;
        }
    }
    return types;
}

static uint32_t corpus_number(struct arena *arena, struct span text)
{
    return (uint32_t)strtoul(arena_string(arena, text), NULL, 10);
}

static bool corpus_read_mark(struct arena *arena, struct span line, struct names_article *document,
                             size_t *capacity)
{
    struct names_mark mark = {0};
    struct span field = span_cut(&line, ' ');
    mark.field = span_is(field, "title") ? FIELD_TITLE : FIELD_BODY;
    mark.start = line.ptr ? corpus_number(arena, span_cut(&line, ' ')) : 0;
    mark.end = line.ptr ? corpus_number(arena, span_cut(&line, ' ')) : 0;
    mark.types = line.ptr ? corpus_types(span_cut(&line, ' ')) : 0;
    mark.subtype = line;
    if (mark.types == 0 || mark.end <= mark.start) {
        return false;
    }
    document->marks =
        arena_grow(arena, document->marks, document->mark_count, capacity, sizeof *document->marks);
    document->marks[document->mark_count++] = mark;
    return true;
}

static void corpus_read_head(struct arena *arena, struct span line, struct names_article *document)
{
    *document = (struct names_article){.article = article_unknown()};
    document->weight = strtof(arena_string(arena, span_cut(&line, ' ')), NULL);
    document->marks_all = line.ptr && span_is(span_cut(&line, ' '), "O");
    document->name = line;
}

enum status names_corpus_read(struct arena *arena, const char *path, struct names_corpus *out,
                              struct failure *failure)
{
    struct buffer buffer = {0};
    enum status status = file_read(path, CORPUS_BYTES_MAX, &buffer, failure);
    if (status != STATUS_OK) {
        return status;
    }
    struct span rest = arena_copy(arena, buffer_span(&buffer));
    buffer_fini(&buffer);
    *out = (struct names_corpus){0};
    size_t capacity = 0;
    size_t mark_capacity = 0;
    for (size_t number = 1; rest.ptr; number++) {
        struct span line = span_cut(&rest, '\n');
        if (line.len < 2) {
            continue;
        }
        struct span body = span_slice(line, 2, line.len);
        struct names_article *document = out->count ? &out->documents[out->count - 1] : NULL;
        bool good = line.ptr[0] == 'D' || document;
        if (line.ptr[0] == 'D') {
            out->documents =
                arena_grow(arena, out->documents, out->count, &capacity, sizeof *out->documents);
            corpus_read_head(arena, body, &out->documents[out->count++]);
            mark_capacity = 0;
        } else if (good && line.ptr[0] == 'T') {
            document->article.title = corpus_unescape(arena, body);
        } else if (good && line.ptr[0] == 'B') {
            document->article.body = corpus_unescape(arena, body);
        } else {
            good = good && line.ptr[0] == 'M' &&
                   corpus_read_mark(arena, body, document, &mark_capacity);
        }
        if (!good) {
            return failure_set(failure, STATUS_INVALID, "%s, line %zu: not understood", path,
                               number);
        }
    }
    return STATUS_OK;
}

static bool corpus_is_small(struct span word)
{
    static const char *const small[] = {"a",  "an", "and", "as", "at",  "by", "for", "from",
                                        "in", "of", "on",  "or", "the", "to", "with"};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
        if (span_is(word, small[i])) {
            return true;
        }
    }
    return false;
}

static bool is_small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

struct span names_corpus_recase(struct arena *arena, struct span text, bool title)
{
    struct span copy = arena_copy(arena, text);
    char *out = (char *)copy.ptr;
    for (size_t i = 0; i < copy.len; i++) {
        bool starts = i == 0 || out[i - 1] == ' ' || out[i - 1] == '\n' || out[i - 1] == '"';
        if (!is_small_letter(out[i]) || (title && !starts)) {
            continue;
        }
        size_t end = i;
        while (end < copy.len && is_small_letter(out[end])) {
            end++;
        }
        if (title && corpus_is_small(span_slice(copy, i, end))) {
            continue;
        }
        out[i] = (char)(out[i] - 'a' + 'A');
    }
    return copy;
}

struct span names_corpus_lower(struct arena *arena, struct span text)
{
    struct span copy = arena_copy(arena, text);
    char *out = (char *)copy.ptr;
    for (size_t i = 0; i < copy.len; i++) {
        out[i] = out[i] >= 'A' && out[i] <= 'Z' ? (char)(out[i] - 'A' + 'a') : out[i];
    }
    return copy;
}
