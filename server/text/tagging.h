#ifndef DATELINED_TEXT_TAGGING_H
#define DATELINED_TEXT_TAGGING_H

#include "text/lexical.h"
#include "text/tagset.h"

/* The features of the tagger, shared with its trainer. */

enum { TAGGING_XPOS_FEATURES = 48, TAGGING_UPOS_FEATURES = 24, TAGGING_PAD = 3 };

/* Fills the atoms of a sentence's tokens and TAGGING_PAD empty ones behind them. */
void tagging_read(const struct lexical *lexical, const struct token *tokens, size_t count,
                  struct atoms *atoms);

/* The keys of the features that decide the tag of the token that `atoms` and `tags`
 * point at. Both may be read
 * TAGGING_PAD places before the first and behind the last token of the sentence (zeroes there).
 * Its own tag and later ones are not looked at. Returns how many keys were written. */
size_t tagging_xpos_features(const struct atoms *atoms, const uint8_t *tags,
                             uint64_t keys[TAGGING_XPOS_FEATURES]);

/* The same for the part of speech of a token, when all tags of the sentence are known. */
size_t tagging_upos_features(const struct atoms *atoms, const uint8_t *tags,
                             uint64_t keys[TAGGING_UPOS_FEATURES]);

#endif
