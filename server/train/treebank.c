/* Reads treebanks. The rebuilt text grows in a buffer while tokens note their offsets in it.
 * Trees and tags are taken as they are; unknown tags become …_NONE. */
#include "train/treebank.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "text/shape.h"
#include "text/tagset.h"

enum cell {
    CELL_ID,
    CELL_FORM,
    CELL_LEMMA,
    CELL_UPOS,
    CELL_XPOS,
    CELL_FEATURES,
    CELL_HEAD,
    CELL_DEPREL,
    CELL_DEPS,
    CELL_MISC,
    CELL_COUNT
};

enum { FILE_SIZE_MAX = 256 << 20 };

/* The multi-word token that is being read. */
struct whole {
    struct span form;
    struct extent at; /* only its start */
    size_t first;     /* its first word's token */
    uint32_t last_id; /* of its last word; 0 when none is being read */
    bool gap;         /* white space follows */
};

struct reader {
    struct arena *arena;
    struct document *out;
    struct buffer text;
    uint32_t point;
    size_t token_capacity;
    size_t sentence_capacity;
    uint32_t paragraph;
    bool gap; /* white space belongs before the next word */
    struct whole whole;
};

static uint32_t number_of(struct span text)
{
    uint32_t value = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++) {
        value = value * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return value;
}

static void add_text(struct reader *reader, struct span text)
{
    buffer_add(&reader->text, text);
    for (size_t i = 0; i < text.len; i++) {
        reader->point += ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
    }
}

static char last_char(const struct reader *reader)
{
    return reader->text.len > 0 ? reader->text.bytes[reader->text.len - 1] : '\n';
}

static void add_gap(struct reader *reader)
{
    if (reader->gap && last_char(reader) != '\n') {
        add_text(reader, SPAN(" "));
    }
    reader->gap = false;
}

static bool has_space_after(const struct span *cells)
{
    return span_find(cells[CELL_MISC], SPAN("SpaceAfter=No"), 0) == SIZE_MAX;
}

static void open_sentence(struct reader *reader)
{
    struct document *out = reader->out;
    out->sentences = arena_grow(reader->arena, out->sentences, out->sentence_count,
                                &reader->sentence_capacity, sizeof *out->sentences);
    out->sentences[out->sentence_count] = (struct sentence){
        .field = FIELD_BODY,
        .index = (uint32_t)out->sentence_count,
        .paragraph = reader->paragraph,
        .first_token = (uint32_t)out->token_count,
    };
}

static void add_word(struct reader *reader, const struct span *cells)
{
    struct document *out = reader->out;
    add_gap(reader);
    bool space = last_char(reader) == ' ' || last_char(reader) == '\n';
    out->tokens = arena_grow(reader->arena, out->tokens, out->token_count, &reader->token_capacity,
                             sizeof *out->tokens);
    struct token *token = out->tokens + out->token_count++;
    *token = (struct token){0};
    token->at.byte_start = (uint32_t)reader->text.len;
    token->at.start = reader->point;
    add_text(reader, cells[CELL_FORM]);
    token->at.byte_end = (uint32_t)reader->text.len;
    token->at.end = reader->point;
    token->text = arena_copy(reader->arena, cells[CELL_FORM]);
    token->lemma = arena_copy(reader->arena, cells[CELL_LEMMA]);
    shape_token(reader->arena, token);
    token->flags |= space ? TOKEN_SPACE_BEFORE : 0;
    token->upos = (uint8_t)upos_from_name(cells[CELL_UPOS]);
    token->xpos = (uint8_t)xpos_from_name(cells[CELL_XPOS]);
    token->deprel = (uint8_t)deprel_from_name(cells[CELL_DEPREL]);
    token->head = number_of(cells[CELL_HEAD]);
    reader->gap = reader->whole.last_id == 0 && has_space_after(cells);
}

static void open_whole(struct reader *reader, const struct span *cells, size_t hyphen)
{
    add_gap(reader);
    reader->whole = (struct whole){
        .form = cells[CELL_FORM],
        .at = {.byte_start = (uint32_t)reader->text.len, .start = reader->point},
        .first = reader->out->token_count,
        .last_id = number_of(span_slice(cells[CELL_ID], hyphen + 1, cells[CELL_ID].len)),
        .gap = has_space_after(cells),
    };
}

static void close_whole(struct reader *reader)
{
    struct whole *whole = &reader->whole;
    struct span written = buffer_span(&reader->text);
    if (!span_equal(span_slice(written, whole->at.byte_start, written.len), whole->form)) {
        reader->text.len = whole->at.byte_start;
        reader->point = whole->at.start;
        add_text(reader, whole->form);
        whole->at.byte_end = (uint32_t)reader->text.len;
        whole->at.end = reader->point;
        for (size_t i = whole->first; i < reader->out->token_count; i++) {
            reader->out->tokens[i].at = whole->at;
        }
    }
    reader->gap = whole->gap;
    whole->last_id = 0;
}

static void read_word(struct reader *reader, struct span line)
{
    struct span cells[CELL_COUNT] = {{0}};
    struct span rest = line;
    for (size_t i = 0; i < CELL_COUNT && rest.ptr; i++) {
        cells[i] = span_cut(&rest, '\t');
    }
    size_t hyphen = span_find(cells[CELL_ID], SPAN("-"), 0);
    if (span_find(cells[CELL_ID], SPAN("."), 0) != SIZE_MAX) {
        return;
    }
    if (hyphen != SIZE_MAX) {
        open_whole(reader, cells, hyphen);
        return;
    }
    add_word(reader, cells);
    if (reader->whole.last_id != 0 && number_of(cells[CELL_ID]) == reader->whole.last_id) {
        close_whole(reader);
    }
}

static void close_sentence(struct reader *reader)
{
    struct document *out = reader->out;
    struct sentence *sentence = out->sentences + out->sentence_count;
    sentence->token_count = (uint32_t)out->token_count - sentence->first_token;
    if (sentence->token_count > 0) {
        sentence->at = document_extent(out, sentence->first_token, sentence->token_count);
        out->sentence_count++;
        open_sentence(reader);
    }
}

static void open_paragraph(struct reader *reader)
{
    if (last_char(reader) != '\n') {
        add_text(reader, SPAN("\n\n"));
        reader->gap = false;
        reader->paragraph++;
        reader->out->sentences[reader->out->sentence_count].paragraph = reader->paragraph;
    }
}

static void read_line(struct reader *reader, struct span line)
{
    if (line.len == 0) {
        close_sentence(reader);
    } else if (span_starts_with(line, SPAN("# newpar")) ||
               span_starts_with(line, SPAN("# newdoc"))) {
        open_paragraph(reader);
    } else if (line.ptr[0] != '#') {
        read_word(reader, line);
    }
}

enum status treebank_read(struct arena *arena, const char *path, struct document *out,
                          struct failure *failure)
{
    struct buffer bytes = {0};
    enum status status = file_read(path, FILE_SIZE_MAX, &bytes, failure);
    if (status != STATUS_OK) {
        buffer_fini(&bytes);
        return status;
    }
    *out = (struct document){0};
    struct reader reader = {.arena = arena, .out = out};
    struct span rest = buffer_span(&bytes);
    open_sentence(&reader);
    while (rest.ptr) {
        read_line(&reader, span_cut(&rest, '\n'));
    }
    out->body = arena_copy(arena, buffer_span(&reader.text));
    buffer_fini(&reader.text);
    buffer_fini(&bytes);
    return STATUS_OK;
}
