/* Builds a document: every block of a field is cut into tokens (tokens.c), the tokens are measured
 * (shape.c) and grouped into sentences (sentences.c). Code points are counted once, from
 * one token to the next. A body that comes without blocks is cut into lines or, when its lines were
 * wrapped to a width, at blank lines. Within a block a line end is white space like any other and
 * read as a blank. Does not tag, and does not look for headings in a body. */
#include "text/document.h"

#include <string.h>

#include "base/ascii.h"
#include "text/characters.h"
#include "text/sentences.h"
#include "text/shape.h"
#include "text/tokens.h"

enum { WRAP_WIDTH_MAX = 120, WRAP_WIDTH_MIN = 50, WRAP_SLACK = 25 };

struct builder {
    struct arena *arena;
    struct document *out;
    struct cuts cuts;
    struct span field;
    char *unwrapped; /* a copy of the field with blanks for the line ends within blocks, or NULL */
    size_t sentence_capacity;
    size_t byte; /* both: how far code points have been counted in the field */
    uint32_t point;
    uint32_t field_first; /* the field's first sentence */
};

struct span document_field(const struct document *document, enum field field)
{
    return field == FIELD_TITLE ? document->title : document->body;
}

const struct sentence *document_sentence_of(const struct document *document, uint32_t token)
{
    size_t low = 0;
    size_t high = document->sentence_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        *(document->sentences[middle].first_token <= token ? &low : &high) = middle;
    }
    return document->sentences + low;
}

const struct sentence *document_sentence_at(const struct document *document, enum field field,
                                            uint32_t byte)
{
    size_t low = 0, high = document->sentence_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct sentence *sentence = &document->sentences[middle];
        bool before =
            sentence->field != field ? sentence->field < field : sentence->at.byte_start < byte;
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    const struct sentence *found = document->sentences + low;
    bool there =
        low < document->sentence_count && found->field == field && found->at.byte_start == byte;
    return there ? found : NULL;
}

size_t document_longest_sentence(const struct document *document)
{
    size_t longest = 0;
    for (size_t i = 0; i < document->sentence_count; i++) {
        size_t count = document->sentences[i].token_count;
        longest = count > longest ? count : longest;
    }
    return longest;
}

struct extent document_extent(const struct document *document, uint32_t first, uint32_t count)
{
    struct extent extent = document->tokens[first].at;
    const struct extent *last = &document->tokens[first + count - 1].at;
    extent.byte_end = last->byte_end;
    extent.end = last->end;
    return extent;
}

struct span document_text(const struct document *document, uint32_t first, uint32_t count)
{
    struct span text = document->tokens[first].text;
    const struct token *last = document->tokens + first + count - 1;
    text.len = last->at.byte_end - document->tokens[first].at.byte_start;
    return text;
}

/* --- tokens ---------------------------------------------------------------------------------- */

/* The code point index of byte `byte`, which is not before the last one asked for. */
static uint32_t count_to(struct builder *builder, struct span text, size_t byte)
{
    for (; builder->byte < byte; builder->byte++) {
        builder->point += ((unsigned char)text.ptr[builder->byte] & 0xc0) != 0x80;
    }
    return builder->point;
}

/* Whether the word at byte `at` is the rest of one that was broken at a hyphen at the end of a
 * line: "multi-", "party". */
static bool is_rest_of_word(struct span text, size_t at)
{
    bool line = false;
    size_t end = at;
    while (end > 0 && ascii_is_space(text.ptr[end - 1])) {
        end--;
        line = line || text.ptr[end] == '\n';
    }
    return line && end > 1 && text.ptr[end - 1] == '-' &&
           character_before(text, end - 1).class == CHARACTER_LETTER &&
           character_at(text, at).class == CHARACTER_LETTER;
}

static void fill_token(struct builder *builder, struct span text, size_t start, struct cut cut,
                       struct token *token)
{
    token->at.byte_start = cut.start;
    token->at.byte_end = cut.end;
    token->at.start = count_to(builder, text, cut.start);
    token->at.end = count_to(builder, text, cut.end);
    token->text = span_slice(text, cut.start, cut.end);
    shape_token(builder->arena, token);
    bool space = character_before(text, cut.start).class == CHARACTER_SPACE;
    if (cut.start == start || (space && !is_rest_of_word(builder->field, cut.start))) {
        token->flags |= TOKEN_SPACE_BEFORE;
    }
    token->head = UINT32_MAX;
}

/* --- units ----------------------------------------------------------------------------------- */

struct unit {
    enum field field;
    enum block_kind kind;
    uint32_t paragraph;
    uint32_t start; /* bytes */
    uint32_t end;
};

static void add_sentence(struct builder *builder, const struct unit *unit, size_t first, size_t end)
{
    struct document *out = builder->out;
    out->sentences = arena_grow(builder->arena, out->sentences, out->sentence_count,
                                &builder->sentence_capacity, sizeof *out->sentences);
    struct sentence *sentence = out->sentences + out->sentence_count;
    *sentence = (struct sentence){
        .at = document_extent(out, (uint32_t)first, (uint32_t)(end - first)),
        .field = unit->field,
        .kind = unit->kind,
        .index = (uint32_t)out->sentence_count - builder->field_first,
        .paragraph = unit->paragraph,
        .first_token = (uint32_t)first,
        .token_count = (uint32_t)(end - first),
    };
    out->sentence_count++;
}

/* The field's text with blanks for the unit's line ends, all else at its place; those behind
 * hyphens are kept. */
static struct span unwrap(struct builder *builder, struct span text, const struct unit *unit)
{
    if (!memchr(text.ptr + unit->start, '\n', unit->end - unit->start)) {
        return text;
    }
    if (!builder->unwrapped) {
        builder->unwrapped = arena_string(builder->arena, text);
        builder->out->unwrapped = true;
    }
    for (size_t i = unit->start; i < unit->end; i++) {
        bool hyphen = i > 0 && text.ptr[i - 1] == '-'; /* may join a word to its rest */
        builder->unwrapped[i] = (char)(text.ptr[i] == '\n' && !hyphen ? ' ' : text.ptr[i]);
    }
    return (struct span){builder->unwrapped, text.len};
}

static void read_unit(struct builder *builder, struct span text, const struct unit *unit,
                      size_t *token_capacity)
{
    struct document *out = builder->out;
    size_t first = out->token_count;
    if (unit->start >= unit->end) {
        return;
    }
    text = unwrap(builder, text, unit);
    builder->cuts.count = 0;
    tokens_cut(builder->arena, text, unit->start, unit->end, &builder->cuts);
    for (size_t i = 0; i < builder->cuts.count; i++) {
        out->tokens = arena_grow(builder->arena, out->tokens, out->token_count, token_capacity,
                                 sizeof *out->tokens);
        struct token *token = out->tokens + out->token_count++;
        *token = (struct token){0};
        fill_token(builder, text, unit->start, builder->cuts.items[i], token);
    }
    while (first < out->token_count) {
        size_t end = sentences_next(out->tokens, first, out->token_count);
        if (unit->field == FIELD_TITLE) {
            end = sentences_headline_part(out->tokens, first, end);
        }
        add_sentence(builder, unit, first, end);
        first = end;
    }
}

static size_t line_end(struct span text, size_t at)
{
    const char *end = at < text.len ? memchr(text.ptr + at, '\n', text.len - at) : NULL;
    return end ? (size_t)(end - text.ptr) : text.len;
}

static bool is_blank(struct span text, size_t start, size_t end)
{
    return character_run(span_slice(text, 0, end), start, CHARACTER_SPACE) >= end;
}

/* Whether the lines of a text were filled to a width: none is longer than it, and nearly all
 * lines that are followed by another one come near it. */
static bool is_wrapped(struct span text)
{
    size_t widest = 0;
    size_t joints = 0;
    size_t full = 0;
    for (size_t at = 0; at < text.len; at = line_end(text, at) + 1) {
        size_t len = line_end(text, at) - at;
        widest = len > widest ? len : widest;
    }
    for (size_t at = 0; at < text.len; at = line_end(text, at) + 1) {
        size_t end = line_end(text, at);
        if (!is_blank(text, at, end) && end < text.len &&
            !is_blank(text, end + 1, line_end(text, end + 1))) {
            joints++;
            full += end - at + WRAP_SLACK >= widest;
        }
    }
    return widest >= WRAP_WIDTH_MIN && widest <= WRAP_WIDTH_MAX && joints >= 2 &&
           full * 10 >= joints * 8;
}

static void read_lines(struct builder *builder, struct span text, struct unit unit,
                       size_t *token_capacity)
{
    bool wrapped = is_wrapped(text);
    for (size_t at = 0; at < text.len;) {
        size_t end = line_end(text, at);
        while (wrapped && end < text.len && !is_blank(text, end + 1, line_end(text, end + 1))) {
            end = line_end(text, end + 1);
        }
        if (!is_blank(text, at, end)) {
            unit.start = (uint32_t)at;
            unit.end = (uint32_t)end;
            read_unit(builder, text, &unit, token_capacity);
            unit.paragraph++;
        }
        at = end + 1;
    }
}

static void start_field(struct builder *builder, struct span text)
{
    builder->field = text;
    builder->unwrapped = NULL;
    builder->byte = 0;
    builder->point = 0;
    builder->field_first = (uint32_t)builder->out->sentence_count;
}

void document_read(struct arena *arena, const struct article *article, struct document *out)
{
    *out = (struct document){.title = article->title, .body = article->body};
    struct builder builder = {.arena = arena, .out = out};
    size_t token_capacity = 0;
    start_field(&builder, article->title);
    struct unit title = {.field = FIELD_TITLE, .end = (uint32_t)article->title.len};
    read_unit(&builder, article->title, &title, &token_capacity);
    start_field(&builder, article->body);
    if (article->block_count == 0) {
        read_lines(&builder, article->body, (struct unit){.field = FIELD_BODY}, &token_capacity);
    }
    for (size_t i = 0; i < article->block_count; i++) {
        const struct block *block = article->blocks + i;
        struct unit unit = {FIELD_BODY, block->kind, (uint32_t)i, block->at.byte_start,
                            block->at.byte_end};
        read_unit(&builder, article->body, &unit, &token_capacity);
    }
}
