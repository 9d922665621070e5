#ifndef DATELINED_TEXT_CONLLU_H
#define DATELINED_TEXT_CONLLU_H

#include "base/buffer.h"
#include "text/document.h"

/* Appends the document as CoNLL-U (https://universaldependencies.org/format.html): a block a
 * sentence with `sent_id` ("body-3") and `text`, ten columns a token. What was not filled in is
 * "_"; MISC has SpaceAfter=No and the code points as start_char and end_char. */
void conllu_write(const struct document *document, struct buffer *out);

#endif
