#ifndef DATELINED_TEXT_TAGGER_H
#define DATELINED_TEXT_TAGGER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "text/document.h"

/* Gives words their Penn Treebank tag, Universal part of speech and lemma: an averaged perceptron
 * that reads a sentence from left to right, a second one for the parts of speech that the tag
 * leaves open, and learned suffix rules with exceptions for the lemma. */
struct tagger;

/* A tagger from the bytes of tagger.model, which it borrows (mapped, aligned to 8). The errors of
 * model_open (text/model.h), and STATUS_CORRUPT for a part that has no meaning. */
MUST_CHECK enum status tagger_new(struct arena *arena, struct span bytes, struct tagger **out,
                                  struct failure *failure);

/* Sets xpos, upos and lemma of every token; lemmas that are not part of the text live in `arena`.
 * The tagger may be shared by threads. */
void tagger_tag(const struct tagger *tagger, struct arena *arena, struct document *document);

/* Whether `norm`, a word in small letters, is among those that it has learned from. */
bool tagger_knows(const struct tagger *tagger, struct span norm);

#endif
