#ifndef DATELINED_TRAIN_VOCABULARY_H
#define DATELINED_TRAIN_VOCABULARY_H

#include "base/arena.h"
#include "base/status.h"
#include "text/document.h"
#include "train/model_writer.h"

/* What is known of words before training: their classes and the tags they were seen with. */
struct vocabulary;

/* An empty one; it lives in `arena`. */
struct vocabulary *vocabulary_new(struct arena *arena);

/* Reads "word class" lines. */
MUST_CHECK enum status vocabulary_read_clusters(struct vocabulary *vocabulary, const char *path,
                                                struct failure *failure);

/* Counts the tags of a hand-tagged corpus, or of a silver one, whose counts alone never make a
 * word sure of its tag. */
void vocabulary_count(struct vocabulary *vocabulary, const struct document *document, bool silver);

/* Writes the sections "words" and "tag_sets" (see text/lexical.h). */
void vocabulary_write(const struct vocabulary *vocabulary, struct model_writer *writer);

#endif
