#ifndef DATELINED_TEXT_LANGUAGE_H
#define DATELINED_TEXT_LANGUAGE_H

#include "base/span.h"

enum { LANGUAGE_TEXT_MIN = 200 }; /* characters; shorter texts are not judged */

/* The language of a text as a BCP 47 primary tag in static memory ("en", "fr", "zh"), or the absent
 * span when the text is shorter than LANGUAGE_TEXT_MIN characters, or nothing speaks clearly for
 * one language: lists of names, tables, a language that is not known here. Reads at most the first
 * 3,000 bytes. */
struct span language_detect(struct span text);

/* The language of a text of which one is stated (a BCP 47 tag; absent: none): that one, unless the
 * text is clearly English where another known language is stated, or another one where English is;
 * then, and when none is stated, the detected one. */
struct span language_decide(struct span stated, struct span text);

#endif
