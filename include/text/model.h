#ifndef DATELINED_TEXT_MODEL_H
#define DATELINED_TEXT_MODEL_H

#include <stdint.h>

#include "base/span.h"
#include "base/status.h"

/* A trained model's file, little-endian: a header of 64 bytes, a table of sections, then the
 * sections, each at a multiple of 64 bytes. Everything behind the header is covered by the
 * checksum (XXH3). Written by train/model_writer.h. */

#define MODEL_MAGIC "DATELINE" /* 8 bytes, without the NUL */

enum { MODEL_VERSION = 1, MODEL_NAME_SIZE = 16, MODEL_ALIGNMENT = 64, MODEL_SECTIONS_MAX = 32 };

struct model_header {
    char magic[8];
    uint32_t version;
    uint32_t section_count;
    char kind[MODEL_NAME_SIZE]; /* "tagger", "parser", "names": padded with NUL */
    uint64_t size;              /* of the whole file, bytes */
    uint64_t checksum;
    uint64_t unused[2];
};

struct model_section {
    char name[MODEL_NAME_SIZE];
    uint64_t offset; /* from the start of the file, bytes */
    uint64_t size;
};

/* A file whose header and section table have been checked; borrows its bytes. */
struct model {
    struct span bytes;
    const struct model_section *sections;
    uint32_t section_count;
};

/* Checks `bytes` (aligned to 8, as a mapped file is) as a model of `kind`. STATUS_CORRUPT for a
 * wrong magic, size or checksum, or a section outside; STATUS_NEWER_VERSION for another version;
 * STATUS_UNSUPPORTED for another kind or a big-endian machine; the reason in `failure`. */
MUST_CHECK enum status model_open(struct span bytes, const char *kind, struct model *out,
                                  struct failure *failure);

/* The bytes of a section; absent when the model has none of that name. */
struct span model_section(const struct model *model, const char *name);

/* The same, as `*count` items of `item_size` bytes; STATUS_CORRUPT when the section is missing or
 * is no whole number of items. */
MUST_CHECK enum status model_items(const struct model *model, const char *name, size_t item_size,
                                   const void **items, size_t *count, struct failure *failure);

#endif
