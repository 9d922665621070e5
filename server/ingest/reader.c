/* The table of forms, and the way of a file's bytes to its reader. */
#include "ingest/reader.h"

#include "encoding.h"
#include "readers.h"

static const struct reader *const readers[] = {&text_reader, NULL};

const struct reader *const *readers_all(void)
{
    return readers;
}

static bool has_extension(const struct reader *reader, struct span extension)
{
    for (const char *const *known = reader->extensions; *known; known++) {
        if (span_equal_nocase(extension, span_of(*known))) {
            return true;
        }
    }
    return false;
}

const struct reader *reader_for(struct span relative)
{
    size_t at = relative.len;
    while (at > 0 && relative.ptr[at - 1] != '.' && relative.ptr[at - 1] != '/') {
        at--;
    }
    if (at == 0 || relative.ptr[at - 1] != '.') {
        return NULL;
    }
    for (const struct reader *const *reader = readers; *reader; reader++) {
        if (has_extension(*reader, span_slice(relative, at, relative.len))) {
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
    struct span declared = {0};
    *encoding = NULL;
    if (reader->declared) {
        declared = reader->declared(input->bytes);
    }
    enum status status = encoding_decode(arena, input->bytes, declared, &decoded, failure);
    if (status != STATUS_OK) {
        return status;
    }
    *encoding = decoded.encoding;
    struct reader_input text = *input;
    text.bytes = decoded.text;
    return reader->read(arena, &text, sink, failure);
}
