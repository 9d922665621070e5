#ifndef DATELINED_SERVER_EXTRACT_MODELS_H
#define DATELINED_SERVER_EXTRACT_MODELS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/status.h"

/* Trained models are files that are mapped when the engine is made. */

enum { MODELS_MAX = 4 };

struct models {
    struct file_map maps[MODELS_MAX];
    size_t count;
};

/* Maps the file `name` from `dir` or, when that is NULL, from the first of these folders that has
 * it: the program's own, "server/model" in that one or above it (a build tree), the install
 * prefix's share/datelined. `*bytes` is borrowed until models_close. STATUS_NOT_FOUND when it is
 * nowhere, STATUS_IO; the reason, with the name, in `failure`. */
MUST_CHECK enum status models_map(struct models *models, struct arena *arena, const char *dir,
                                  const char *name, struct span *bytes, struct failure *failure);

/* Makes them fast to look up (base/file.h), for many texts to come. */
void models_wake(const struct models *models);

/* Gives back the memory of all of them until they are read again. */
void models_rest(const struct models *models);

/* Appends a line to `text` that differs whenever one of the mapped models does. */
void models_describe(const struct models *models, struct buffer *text);

/* Unmaps all of them; what was read from them must not be used any more. */
void models_close(struct models *models);

#endif
