/* Opens model files. The bytes are untrusted until the checksum agrees; what a section holds is
 * checked by the part that reads it. */
#include "text/model.h"

#include <string.h>

#include "base/hash.h"

static bool is_name(const char stored[MODEL_NAME_SIZE], const char *name)
{
    return strlen(name) < MODEL_NAME_SIZE && strncmp(stored, name, MODEL_NAME_SIZE) == 0;
}

static bool is_little_endian(void)
{
    const uint16_t one = 1;
    unsigned char first = 0;
    memcpy(&first, &one, 1);
    return first == 1;
}

static enum status check_header(struct span bytes, const char *kind, struct model_header *header,
                                struct failure *failure)
{
    if (bytes.len < sizeof *header) {
        return failure_set(failure, STATUS_CORRUPT, "too short for a model");
    }
    memcpy(header, bytes.ptr, sizeof *header);
    if (memcmp(header->magic, MODEL_MAGIC, sizeof header->magic) != 0) {
        return failure_set(failure, STATUS_CORRUPT, "not a model file");
    }
    if (!is_little_endian()) {
        return failure_set(failure, STATUS_UNSUPPORTED, "models need a little-endian machine");
    }
    if (header->version != MODEL_VERSION) {
        return failure_set(failure, STATUS_NEWER_VERSION,
                           "model version %u, this program reads version %d", header->version,
                           MODEL_VERSION);
    }
    if (!is_name(header->kind, kind)) {
        return failure_set(failure, STATUS_UNSUPPORTED, "a model of another kind than \"%s\"",
                           kind);
    }
    if (header->size != bytes.len || header->section_count > MODEL_SECTIONS_MAX ||
        bytes.len < sizeof *header + header->section_count * sizeof(struct model_section)) {
        return failure_set(failure, STATUS_CORRUPT, "the model is %zu bytes long, not %llu",
                           bytes.len, (unsigned long long)header->size);
    }
    return STATUS_OK;
}

enum status model_open(struct span bytes, const char *kind, struct model *out,
                       struct failure *failure)
{
    struct model_header header;
    enum status status = check_header(bytes, kind, &header, failure);
    if (status != STATUS_OK) {
        return status;
    }
    if (hash_64(span_slice(bytes, sizeof header, bytes.len), 0) != header.checksum) {
        return failure_set(failure, STATUS_CORRUPT, "the model's checksum does not agree");
    }
    struct model model = {.bytes = bytes, .section_count = header.section_count};
    model.sections = (const struct model_section *)(const void *)(bytes.ptr + sizeof header);
    for (uint32_t i = 0; i < model.section_count; i++) {
        const struct model_section *section = model.sections + i;
        if (section->offset > bytes.len || section->size > bytes.len - section->offset ||
            section->offset % MODEL_ALIGNMENT != 0) {
            return failure_set(failure, STATUS_CORRUPT, "a section lies outside the model");
        }
    }
    *out = model;
    return STATUS_OK;
}

struct span model_section(const struct model *model, const char *name)
{
    for (uint32_t i = 0; i < model->section_count; i++) {
        const struct model_section *section = model->sections + i;
        if (is_name(section->name, name)) {
            return span_slice(model->bytes, section->offset, section->offset + section->size);
        }
    }
    return (struct span){0};
}

enum status model_items(const struct model *model, const char *name, size_t item_size,
                        const void **items, size_t *count, struct failure *failure)
{
    struct span bytes = model_section(model, name);
    if (!bytes.ptr || bytes.len % item_size != 0) {
        return failure_set(failure, STATUS_CORRUPT, "the model has no usable section \"%s\"", name);
    }
    *items = bytes.ptr;
    *count = bytes.len / item_size;
    return STATUS_OK;
}
