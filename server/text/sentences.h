#ifndef DATELINED_TEXT_SENTENCES_H
#define DATELINED_TEXT_SENTENCES_H

#include <stddef.h>

#include "text/document.h"

/* What goes on longer is no sentence but a list or a table, and is cut: the search for who does
 * what looks at the whole sentence for each of its words. */
enum { SENTENCE_TOKENS_MAX = 512 };

/* The end of the sentence that starts with token `first` of a unit whose tokens end before `end`
 * (first < end): the index of the token behind its last. Needs the tokens' text, norm and flags;
 * closing quotes and brackets go with their sentence. */
size_t sentences_next(const struct token *tokens, size_t first, size_t end);

/* The end of the first part of a headline's sentence that starts with token `first` and ends before
 * `end`: behind a colon, when at least two words follow it ("Zambia: President names minister",
 * "Live: police clear square"); else `end`. */
size_t sentences_headline_part(const struct token *tokens, size_t first, size_t end);

#endif
