#ifndef DATELINED_TEXT_SENTENCES_H
#define DATELINED_TEXT_SENTENCES_H

#include <stddef.h>

#include "text/document.h"

/* The end of the sentence that starts with token `first` of a unit whose tokens end before `end`
 * (first < end): the index of the token behind its last. Needs the tokens' text, norm and flags;
 * closing quotes and brackets go with their sentence. */
size_t sentences_next(const struct token *tokens, size_t first, size_t end);

#endif
