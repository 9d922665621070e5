/* The table of forms, and the way of a file's bytes to its reader. */
#include "ingest/reader.h"

#include "encoding.h"
#include "gzip.h"
#include "ingest/header/wording.h"
#include "mojibake.h"
#include "readers.h"

enum { UNPACKED_ARTICLES = 64 }; /* of the greatest length, that a packed file may hold */

static const struct reader *const readers[] = {
    &text_reader, &html_reader, &markdown_reader, &json_reader, &ndjson_reader,
    &feed_reader, &csv_reader,  &mime_reader,     &ris_reader,  NULL};

const struct reader *const *readers_all(void)
{
    return readers;
}

static bool is_packed(struct span relative)
{
    return relative.len > 3 &&
           span_equal_nocase(span_slice(relative, relative.len - 3, relative.len), SPAN(".gz"));
}

const struct reader *reader_for(struct span relative)
{
    relative.len -= is_packed(relative) ? 3 : 0;
    size_t at = text_behind_last(relative, '.');
    if (at == 0 || memchr(relative.ptr + at, '/', relative.len - at)) {
        return NULL;
    }
    for (const struct reader *const *reader = readers; *reader; reader++) {
        if (is_one_of(span_slice(relative, at, relative.len), (*reader)->extensions)) {
            return *reader;
        }
    }
    return NULL;
}

enum status reader_run(struct arena *arena, const struct reader *reader,
                       const struct reader_input *input, const struct reader_sink *sink,
                       const char **encoding, struct failure *failure)
{
    struct decoded decoded;
    struct span bytes = input->bytes;
    enum status status = STATUS_OK;
    *encoding = NULL;
    if (is_packed(input->relative)) {
        status =
            gzip_unpack(arena, bytes, input->article_limit * UNPACKED_ARTICLES, &bytes, failure);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct span declared = reader->declared ? reader->declared(bytes) : (struct span){0};
    status = encoding_decode(arena, bytes, declared, &decoded, failure);
    if (status != STATUS_OK) {
        return status;
    }
    struct reader_input text = *input;
    text.bytes = mojibake_repair(arena, decoded.text);
    bool repaired = text.bytes.ptr != decoded.text.ptr;
    *encoding = repaired ? "utf-8, once misread as windows-1252" : decoded.encoding;
    return reader->read(arena, &text, sink, failure);
}
