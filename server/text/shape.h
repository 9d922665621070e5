#ifndef DATELINED_TEXT_SHAPE_H
#define DATELINED_TEXT_SHAPE_H

#include "base/arena.h"
#include "text/document.h"

/* Sets `norm` (in `arena` unless it equals the text) and `flags` of a token from its text; all
 * flags but TOKEN_SPACE_BEFORE, which only the surrounding text tells. */
void shape_token(struct arena *arena, struct token *token);

#endif
