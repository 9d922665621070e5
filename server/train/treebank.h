#ifndef DATELINED_TRAIN_TREEBANK_H
#define DATELINED_TRAIN_TREEBANK_H

#include "base/arena.h"
#include "base/status.h"
#include "text/document.h"

/* Reads a CoNLL-U file (https://universaldependencies.org/format.html) as a document that is
 * already cut, tagged and parsed: `body` is the text rebuilt from forms and SpaceAfter, with a
 * blank line where a paragraph or document starts; tokens are the syntactic words, sentences those
 * of the file. Enhanced dependencies and empty nodes are left out; words of a multi-word token
 * whose forms do not add up to it share its whole extent. Everything lives in `arena`. */
MUST_CHECK enum status treebank_read(struct arena *arena, const char *path, struct document *out,
                                     struct failure *failure);

#endif
