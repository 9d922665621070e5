#ifndef DATELINED_SERVER_INGEST_BROKEN_WORDS_H
#define DATELINED_SERVER_INGEST_BROKEN_WORDS_H

#include "article.h"
#include "base/arena.h"
#include "extract/engine.h"

/* Joins the words of the body that a printer broke at a line's end ("govern-", "ment"): the line
 * then ends behind the word. The blocks follow; a body without such words stays as it is. A hyphen
 * that is the word's own stays, with its line end. `engine` knows the words; NULL: none is joined.
 */
void broken_words_join(struct arena *arena, const struct engine *engine, struct article *article);

#endif
