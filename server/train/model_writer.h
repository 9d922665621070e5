#ifndef DATELINED_TRAIN_MODEL_WRITER_H
#define DATELINED_TRAIN_MODEL_WRITER_H

#include <stddef.h>

#include "base/buffer.h"
#include "base/status.h"
#include "text/model.h"

/* Collects the sections of a model file. Start with model_writer_init. */
struct model_writer {
    struct model_header header;
    struct model_section sections[MODEL_SECTIONS_MAX];
    struct buffer body; /* all sections, as they follow the section table */
};

/* Starts a file of `kind`; frees its memory. */
void model_writer_init(struct model_writer *writer, const char *kind);
void model_writer_fini(struct model_writer *writer);

/* Appends a section of `size` bytes; `name` is shorter than MODEL_NAME_SIZE. */
void model_writer_add(struct model_writer *writer, const char *name, const void *bytes,
                      size_t size);

/* Appends the sections of another writer. */
void model_writer_append(struct model_writer *writer, const struct model_writer *other);

/* The whole file, appended to `out`. */
void model_writer_finish(struct model_writer *writer, struct buffer *out);

/* Writes it to `path`. STATUS_IO with the reason in `failure`. */
MUST_CHECK enum status model_writer_save(struct model_writer *writer, const char *path,
                                         struct failure *failure);

#endif
