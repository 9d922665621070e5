/* Unpacks the one member of the archive with zlib and reads its rows. Quoted cells hold no line
 * ends in this file; the entity column is not read. */
#include "train/gmb.h"

#include <string.h>
#include <zlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "text/shape.h"
#include "text/tagset.h"

enum { ARCHIVE_MAX = 64 << 20, MEMBER_MAX = 256 << 20, LOCAL_HEADER = 30 };

static uint32_t little(const char *bytes, unsigned size)
{
    uint32_t value = 0;
    for (unsigned i = 0; i < size; i++) {
        value |= (uint32_t)(unsigned char)bytes[i] << (8 * i);
    }
    return value;
}

/* The first member of a ZIP archive (APPNOTE.TXT 4.3.7), deflated. */
static enum status unpack(struct span archive, struct buffer *out, struct failure *failure)
{
    if (archive.len < LOCAL_HEADER || little(archive.ptr, 4) != 0x04034b50) {
        return failure_set(failure, STATUS_CORRUPT, "not a ZIP archive");
    }
    size_t start = LOCAL_HEADER + little(archive.ptr + 26, 2) + little(archive.ptr + 28, 2);
    z_stream stream = {0};
    if (start >= archive.len || inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        return failure_set(failure, STATUS_CORRUPT, "a broken ZIP archive");
    }
    stream.next_in = (Bytef *)(uintptr_t)(archive.ptr + start);
    stream.avail_in = (uInt)(archive.len - start);
    int code = Z_OK;
    while (code == Z_OK && out->len < MEMBER_MAX) {
        enum { PIECE = 1 << 20 };
        stream.next_out = (Bytef *)buffer_reserve(out, PIECE);
        stream.avail_out = PIECE;
        code = inflate(&stream, Z_NO_FLUSH);
        out->len += PIECE - stream.avail_out;
    }
    inflateEnd(&stream);
    return code == Z_STREAM_END ? STATUS_OK
                                : failure_set(failure, STATUS_CORRUPT, "a broken ZIP archive");
}

/* Cuts a cell off a row; quotes around it are taken away, doubled ones halved. */
static struct span cut_cell(struct arena *arena, struct span *row)
{
    if (row->len == 0 || row->ptr[0] != '"') {
        return span_cut(row, ',');
    }
    char *cell = arena_alloc(arena, row->len);
    size_t len = 0;
    size_t i = 1;
    for (; i < row->len; i++) {
        if (row->ptr[i] == '"' && !(i + 1 < row->len && row->ptr[i + 1] == '"')) {
            break;
        }
        i += row->ptr[i] == '"';
        cell[len++] = row->ptr[i];
    }
    *row = span_slice(*row, i + 1 < row->len ? i + 2 : row->len, row->len);
    return (struct span){cell, len};
}

/* Windows-1252 to UTF-8; the quotes and dashes of its upper control area are the plain ones. */
static struct span recode(struct arena *arena, struct span text)
{
    char *out = arena_alloc(arena, text.len * 2 + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        uint32_t code = c == 0x91 || c == 0x92 ? '\'' : c == 0x93 || c == 0x94 ? '"' : c;
        code = c == 0x96 || c == 0x97 ? '-' : code;
        len += utf8_encode(code, out + len);
    }
    return (struct span){out, len};
}

static uint8_t tag_of(struct span name)
{
    if (span_is(name, "LRB") || span_is(name, "RRB")) {
        return name.ptr[0] == 'L' ? XPOS_LRB : XPOS_RRB;
    }
    return (uint8_t)(span_is(name, ";") ? XPOS_COLON : xpos_from_name(name));
}

static void add_row(struct arena *arena, struct span row, struct document *out,
                    size_t *token_capacity, size_t *sentence_capacity)
{
    struct span first = cut_cell(arena, &row);
    struct span word = recode(arena, cut_cell(arena, &row));
    struct span tag = cut_cell(arena, &row);
    if (first.len > 0) {
        out->sentences = arena_grow(arena, out->sentences, out->sentence_count, sentence_capacity,
                                    sizeof *out->sentences);
        out->sentences[out->sentence_count++] =
            (struct sentence){.first_token = (uint32_t)out->token_count};
    }
    if (word.len == 0 || out->sentence_count == 0) {
        return;
    }
    out->tokens =
        arena_grow(arena, out->tokens, out->token_count, token_capacity, sizeof *out->tokens);
    struct token *token = out->tokens + out->token_count++;
    *token = (struct token){.text = word, .xpos = tag_of(tag), .head = UINT32_MAX};
    shape_token(arena, token);
    token->flags |= TOKEN_SPACE_BEFORE;
    out->sentences[out->sentence_count - 1].token_count++;
}

enum status gmb_read(struct arena *arena, const char *path, struct document *out,
                     struct failure *failure)
{
    struct buffer archive = {0};
    struct buffer rows = {0};
    size_t token_capacity = 0;
    size_t sentence_capacity = 0;
    enum status status = file_read(path, ARCHIVE_MAX, &archive, failure);
    if (status == STATUS_OK) {
        status = unpack(buffer_span(&archive), &rows, failure);
    }
    *out = (struct document){0};
    struct span rest = buffer_span(&rows);
    span_cut(&rest, '\n'); /* the names of the columns */
    while (status == STATUS_OK && rest.ptr) {
        struct span row = span_trim(span_cut(&rest, '\n'));
        if (row.len > 0) {
            add_row(arena, row, out, &token_capacity, &sentence_capacity);
        }
    }
    buffer_fini(&rows);
    buffer_fini(&archive);
    return status;
}
