#ifndef DATELINED_TEXT_TAGGING_H
#define DATELINED_TEXT_TAGGING_H

#include "text/lexical.h"
#include "text/tagset.h"

/* The features of the tagger, shared with its trainer. */

enum { TAGGING_XPOS_FEATURES = 72, TAGGING_XPOS_STAGES = 2, TAGGING_UPOS_FEATURES = 24 };
enum { TAGGING_PAD = 3 };

/* Fills the atoms of a sentence's tokens and TAGGING_PAD empty ones behind them. */
void tagging_read(const struct lexical *lexical, const struct token *tokens, size_t count,
                  struct atoms *atoms);

/* Writes the keys of the features of stage 0 or 1 that decide the tag of the token that `atoms` and
 * `tags` point at and returns their number; the first stage has the most telling, both together
 * all. `atoms` and `tags` may be read TAGGING_PAD places before the first and behind the last token
 * of the sentence (zeroes there). Its own tag and later ones are not looked at. */
size_t tagging_xpos_stage(const struct atoms *atoms, const uint8_t *tags, unsigned stage,
                          uint64_t keys[TAGGING_XPOS_FEATURES]);

/* The keys of all features for the part of speech of a token, when all tags of the sentence are
 * known; the same may be read. */
size_t tagging_upos_features(const struct atoms *atoms, const uint8_t *tags,
                             uint64_t keys[TAGGING_UPOS_FEATURES]);

#endif
