/* Documents of a press database's file. Each kind of file has a line that stands before every
 * document or behind it: "2 of 118 DOCUMENTS", "Document 2 of 118", "Record: 2", "End of Document",
 * Factiva's
 * "Document KSKMES0020190606ef66000ab". A text that has fewer than two of such documents is one
 * article. */
#include "text_parts.h"

#include <ctype.h>
#include <stdint.h>

#include "base/ascii.h"
#include "ingest/header/wording.h"

enum { CODE_MIN = 16, CODE_MAX = 40, MARK_MIN = 9, MARK_BYTES = 80 };

enum mark_kind { MARK_NO, MARK_STARTS, MARK_ENDS };

static bool is_number(struct span word)
{
    return word.len > 0 && text_digits_end(word, 0) == word.len;
}

/* Letters and digits, as Factiva numbers its documents. */
static bool is_code(struct span word)
{
    size_t digits = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (!isalnum((unsigned char)word.ptr[i])) {
            return false;
        }
        digits += isdigit((unsigned char)word.ptr[i]) != 0;
    }
    return word.len >= CODE_MIN && word.len <= CODE_MAX && digits >= 8 &&
           isupper((unsigned char)word.ptr[0]);
}

static enum mark_kind mark_of(struct span line)
{
    line = text_trim(line);
    struct span words[4] = {0};
    size_t at = 0;
    size_t count = 0;
    bool may = line.len >= MARK_MIN && line.len <= MARK_BYTES &&
               (ascii_is_digit(line.ptr[0]) || strchr("DdER", line.ptr[0]));
    if (!may) {
        return MARK_NO;
    }
    for (struct span word = word_next(line, &at); word.len; word = word_next(line, &at)) {
        if (count == 4) {
            return MARK_NO;
        }
        words[count++] = word;
    }
    bool first_documents = count == 4 && is_number(words[0]) && span_is(words[1], "of") &&
                           is_number(words[2]) && span_equal_nocase(words[3], SPAN("documents"));
    bool document_first = count == 4 && span_equal_nocase(words[0], SPAN("document")) &&
                          is_number(words[1]) && span_is(words[2], "of") && is_number(words[3]);
    bool record = count == 2 && span_is(words[0], "Record:") && is_number(words[1]); /* EBSCO's */
    if (first_documents || document_first || record) {
        return MARK_STARTS;
    }
    bool code = count == 2 && span_is(words[0], "Document") && is_code(words[1]);
    return code || span_is(line, "End of Document") ? MARK_ENDS : MARK_NO;
}

/* Whether more than a few words stand in the part. */
static bool holds_text(struct span part)
{
    return word_count(part) >= 12;
}

const struct span *text_parts_cut(struct arena *arena, struct span text, size_t *count)
{
    struct span *parts = NULL;
    size_t capacity = 0;
    size_t start = SIZE_MAX; /* of a document whose first line was seen */
    size_t after = 0;        /* where the last document ended */
    struct span rest = text;
    *count = 0;
    while (rest.ptr) {
        struct span line = span_cut(&rest, '\n');
        enum mark_kind kind = mark_of(line);
        size_t at = (size_t)(line.ptr - text.ptr);
        if (kind == MARK_NO) {
            continue;
        }
        size_t from = start != SIZE_MAX ? start : after;
        struct span part = span_slice(text, from, at);
        if ((kind == MARK_ENDS || start != SIZE_MAX) && holds_text(part)) {
            parts = arena_grow(arena, parts, *count, &capacity, sizeof *parts);
            parts[(*count)++] = part;
        }
        after = at + line.len;
        start = kind == MARK_STARTS ? after : SIZE_MAX;
    }
    if (start != SIZE_MAX && holds_text(span_slice(text, start, text.len))) {
        parts = arena_grow(arena, parts, *count, &capacity, sizeof *parts);
        parts[(*count)++] = span_slice(text, start, text.len);
    }
    if (*count < 2) {
        parts = arena_grow(arena, parts, 0, &capacity, sizeof *parts);
        parts[0] = text;
        *count = 1;
    }
    return parts;
}
