/* Writes model files. The section table has a fixed size, so that offsets are known at once. */
#include "train/model_writer.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"

enum {
    TABLE_END = sizeof(struct model_header) + MODEL_SECTIONS_MAX * sizeof(struct model_section)
};
_Static_assert(TABLE_END % MODEL_ALIGNMENT == 0, "sections start aligned");

void model_writer_init(struct model_writer *writer, const char *kind)
{
    *writer = (struct model_writer){0};
    memcpy(writer->header.magic, MODEL_MAGIC, sizeof writer->header.magic);
    writer->header.version = MODEL_VERSION;
    snprintf(writer->header.kind, sizeof writer->header.kind, "%s", kind);
}

void model_writer_fini(struct model_writer *writer)
{
    buffer_fini(&writer->body);
}

void model_writer_add(struct model_writer *writer, const char *name, const void *bytes, size_t size)
{
    assert(writer->header.section_count < MODEL_SECTIONS_MAX);
    struct model_section *section = writer->sections + writer->header.section_count++;
    snprintf(section->name, sizeof section->name, "%s", name);
    section->offset = TABLE_END + writer->body.len;
    section->size = size;
    buffer_add(&writer->body, (struct span){bytes, size});
    while (writer->body.len % MODEL_ALIGNMENT != 0) {
        buffer_add_char(&writer->body, '\0');
    }
}

void model_writer_append(struct model_writer *writer, const struct model_writer *other)
{
    for (uint32_t i = 0; i < other->header.section_count; i++) {
        const struct model_section *section = other->sections + i;
        model_writer_add(writer, section->name, other->body.bytes + section->offset - TABLE_END,
                         section->size);
    }
}

void model_writer_finish(struct model_writer *writer, struct buffer *out)
{
    size_t start = out->len;
    writer->header.size = TABLE_END + writer->body.len;
    buffer_add(out, (struct span){(const char *)&writer->header, sizeof writer->header});
    buffer_add(out, (struct span){(const char *)writer->sections, sizeof writer->sections});
    buffer_add(out, buffer_span(&writer->body));
    struct span rest = span_slice(buffer_span(out), start + sizeof writer->header, out->len);
    writer->header.checksum = hash_64(rest, 0);
    memcpy(out->bytes + start, &writer->header, sizeof writer->header);
}

enum status model_writer_save(struct model_writer *writer, const char *path,
                              struct failure *failure)
{
    struct buffer bytes = {0};
    model_writer_finish(writer, &bytes);
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(bytes.bytes, 1, bytes.len, file) == bytes.len;
    written = file && fclose(file) == 0 && written;
    buffer_fini(&bytes);
    return written ? STATUS_OK
                   : failure_set(failure, STATUS_IO, "cannot write %s: %s", path, strerror(errno));
}
