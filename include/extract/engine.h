#ifndef DATELINED_EXTRACT_ENGINE_H
#define DATELINED_EXTRACT_ENGINE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* All that is learned or looked up: lexicons and models, read once at start, read-only afterwards
 * and shared by all threads. */
struct engine;

struct engine_options {
    const char *model_dir;   /* folder of the trained models; NULL: next to the program, then the
                                install prefix */
    const char *lexicon_dir; /* the user's own lexicons, added to the built-in ones; NULL: none */
};

/* STATUS_NOT_FOUND (a model, the folder of lexicons), STATUS_CORRUPT, STATUS_NEWER_VERSION,
 * STATUS_INVALID (a user lexicon, with file and line) with the reason in `failure`. */
MUST_CHECK enum status engine_new(const struct engine_options *options, struct engine **out,
                                  struct failure *failure);
void engine_free(struct engine *engine); /* NULL is allowed */

/* Copies the models into memory in which they are fast to look up, for many texts to come, until
 * engine_rest. Other threads may use the engine meanwhile. */
void engine_wake(const struct engine *engine);

/* Gives back the memory of the models, until a text is read again: for a daemon whose load is done.
 * Other threads may use the engine meanwhile. */
void engine_rest(const struct engine *engine);

/* Whether the hyphen between two parts of a word is only that of a line's end; see
 * text/broken_word.h. */
bool engine_is_one_word(const struct engine *engine, struct arena *arena, struct span first,
                        struct span rest);

/* Names all that decides how a text is read: sources, lexicons (the user's too) and models. Equal
 * texts mean equal analyses. Borrowed from the engine. */
const char *engine_version(const struct engine *engine);

#endif
