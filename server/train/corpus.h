#ifndef DATELINED_TRAIN_CORPUS_H
#define DATELINED_TRAIN_CORPUS_H

#include "base/arena.h"
#include "base/status.h"
#include "text/document.h"

/* Several treebanks as one: tokens and sentences follow each other; there is no joint text. */
void corpus_join(struct arena *arena, const struct document *parts, size_t count,
                 struct document *out);

/* A document with the sentences of one fold (every `folds`-th block of ten sentences, `inside`) or
 * with all others; the tokens are shared with `document`. */
void corpus_fold(struct arena *arena, const struct document *document, unsigned fold,
                 unsigned folds, bool inside, struct document *out);

/* The fold that sentence number `sentence` belongs to. */
unsigned corpus_fold_of(size_t sentence, unsigned folds);

/* The same sentences over a copy of the tokens, so that tags may be overwritten. */
void corpus_copy(struct arena *arena, const struct document *document, struct document *out);

/* A reproducible shuffle of `count` numbers; `state` goes on from call to call. */
void corpus_shuffle(uint32_t *items, size_t count, uint64_t *state);

#endif
