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

/* How many words it knows, and the word with number `i` (figures as '0'). */
size_t vocabulary_size(const struct vocabulary *vocabulary);
struct span vocabulary_word(const struct vocabulary *vocabulary, size_t i);

/* The numbers of sets of tags, which several lexicons share. Number 0 is the empty set. */
struct tag_sets;

/* Holds the empty set only; lives in `arena`. */
struct tag_sets *tag_sets_new(struct arena *arena);

/* Writes the sections "words" and "tag_sets" (see text/lexical.h). Sets that `sets` does not hold
 * yet are added to it; all it holds are written. */
void vocabulary_write(const struct vocabulary *vocabulary, struct tag_sets *sets,
                      struct model_writer *writer);

#endif
