/* A few such labels are needed: one alone is a column's heading or a verse. A value may have
 * several lines. Factiva's "Document …" stays a line of its own, since it ends a document. */
#include "label_lines.h"

#include "base/ascii.h"
#include "base/buffer.h"
#include "ingest/header/wording.h"

enum { LABELS_MIN = 4, LABEL_BYTES = 40, LABEL_WORDS = 5, CODE_MIN = 2, CODE_MAX = 3 };

static bool is_code(struct span line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] < 'A' || line.ptr[i] > 'Z') {
            return false;
        }
    }
    return line.len >= CODE_MIN && line.len <= CODE_MAX;
}

static bool is_label(struct span line)
{
    line = text_trim_signs(line, " \t"); /* at its end, since it is not indented */
    return is_code(line) ||
           (line.len > 1 && line.len <= LABEL_BYTES && line.ptr[line.len - 1] == ':' &&
            word_is_capital(line) && word_count(line) <= LABEL_WORDS);
}

static bool is_indented(struct span line)
{
    return line.len > 2 && (line.ptr[0] == '\t' || span_starts_with(line, SPAN("  "))) &&
           text_trim(line).len > 0;
}

/* The first line of `rest`, which stays. */
static struct span peek(struct span rest)
{
    return rest.ptr ? span_cut(&rest, '\n') : SPAN("");
}

static bool holds_records(struct span text)
{
    struct span rest = text;
    size_t count = 0;
    while (rest.ptr && count < LABELS_MIN) {
        struct span line = span_cut(&rest, '\n');
        count += line.len > 1 && !ascii_is_space(line.ptr[0]) && is_indented(peek(rest)) &&
                 is_label(line);
    }
    return count == LABELS_MIN;
}

struct span label_lines_join(struct arena *arena, struct span text)
{
    struct buffer out = {0};
    struct span rest = text;
    if (text.len == 0 || !holds_records(text)) {
        return text;
    }
    while (rest.ptr) {
        struct span line = span_cut(&rest, '\n');
        bool labelled = line.len > 1 && !ascii_is_space(line.ptr[0]) && is_label(line);
        buffer_add(&out, line);
        labelled = labelled && !span_starts_with(text_trim(peek(rest)), SPAN("Document "));
        if (labelled && is_indented(peek(rest))) {
            buffer_add_string(&out, is_code(text_trim(line)) ? " " : "");
        }
        while (labelled && is_indented(peek(rest))) {
            buffer_add_char(&out, ' ');
            buffer_add(&out, text_trim(span_cut(&rest, '\n')));
        }
        buffer_add_string(&out, rest.ptr ? "\n" : "");
    }
    struct span joined = arena_copy(arena, buffer_span(&out));
    buffer_fini(&out);
    return joined;
}
