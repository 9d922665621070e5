/* A prefix is a quoted string with an asterisk; it becomes the alternatives of the same string with
 * each word of the text that completes it. Where there is none it stays as it is without the
 * asterisk, which is then found nowhere. */

#include "prefix_words.h"

#include "base/buffer.h"
#include "base/table.h"
#include "tokenizer.h"
#include "words.h"

enum { MOST_WORDS = 200 };

struct completions {
    struct span words[MOST_WORDS];
    size_t count;
};

/* Adds the different words of a text that begin with `prefix`. */
static void add_completions(struct arena *arena, struct span text, struct span prefix,
                            struct table *known, struct completions *out)
{
    struct word_reader reader = word_reader_start(text, arena);
    struct word word;
    while (out->count < MOST_WORDS && words_next(&reader, &word)) {
        if (span_starts_with(word.folded, prefix) && table_get(known, word.folded) == TABLE_NONE) {
            struct span copy = arena_copy(arena, word.folded);
            table_set(known, copy, 1);
            out->words[out->count++] = copy;
        }
    }
}

/* Where the last word of a quoted string begins. */
static size_t last_word(struct span string)
{
    size_t at = string.len;
    while (at > 0 && string.ptr[at - 1] != ' ') {
        at--;
    }
    return at;
}

/* `string` is what stands between the quotes. All its words are taken as they are written. */
static void add_alternatives(struct buffer *out, struct arena *arena, struct span string,
                             const struct span *texts, size_t text_count)
{
    struct span exact = SPAN(TOKENIZER_EXACT);
    string = span_slice(string, span_starts_with(string, exact) ? exact.len : 0, string.len);
    size_t begin = last_word(string);
    struct span before = span_slice(string, 0, begin);
    struct span prefix = span_slice(string, begin, string.len);
    struct completions *found = ARENA_NEW(arena, struct completions);
    struct table *known = table_new(arena, MOST_WORDS);
    for (size_t i = 0; i < text_count; i++) {
        add_completions(arena, texts[i], prefix, known, found);
    }
    if (found->count == 0) {
        found->words[found->count++] = prefix;
    }
    for (size_t i = 0; i < found->count; i++) {
        buffer_add_string(out, i > 0 ? " OR \"" TOKENIZER_EXACT : "(\"" TOKENIZER_EXACT);
        buffer_add(out, before);
        buffer_add(out, found->words[i]);
        buffer_add_char(out, '"');
    }
    buffer_add_char(out, ')');
}

struct span prefix_words_name(struct arena *arena, struct span match, const struct span *texts,
                              size_t text_count)
{
    if (span_find(match, SPAN("\"*"), 0) == SIZE_MAX) {
        return match;
    }
    struct buffer out = {0};
    for (size_t at = 0; at < match.len;) {
        size_t begin = span_find(match, SPAN("\""), at);
        size_t end = begin == SIZE_MAX ? SIZE_MAX : span_find(match, SPAN("\""), begin + 1);
        if (end == SIZE_MAX) {
            buffer_add(&out, span_slice(match, at, match.len));
            break;
        }
        bool prefix = end + 1 < match.len && match.ptr[end + 1] == '*';
        buffer_add(&out, span_slice(match, at, prefix ? begin : end + 1));
        if (prefix) {
            add_alternatives(&out, arena, span_slice(match, begin + 1, end), texts, text_count);
        }
        at = end + (prefix ? 2 : 1);
    }
    struct span named = arena_copy(arena, buffer_span(&out));
    buffer_fini(&out);
    return named;
}
