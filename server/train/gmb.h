#ifndef DATELINED_TRAIN_GMB_H
#define DATELINED_TRAIN_GMB_H

#include "base/arena.h"
#include "base/status.h"
#include "text/document.h"

/* Reads the Groningen Meaning Bank extract (a ZIP file with one CSV: sentence, word, tag, entity):
 * words with their tags, without text, trees or lemmas. Words are recoded from Windows-1252. */
MUST_CHECK enum status gmb_read(struct arena *arena, const char *path, struct document *out,
                                struct failure *failure);

#endif
