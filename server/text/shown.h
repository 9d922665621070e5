#ifndef DATELINED_TEXT_SHOWN_H
#define DATELINED_TEXT_SHOWN_H

#include "text/document.h"
#include "text/telling.h"

/* How a sentence is shown to the parser. */
struct shown_sentence {
    uint32_t part;          /* the first of its parts */
    bool told;              /* it has two: what is told, and who tells it */
    struct telling telling; /* then */
};

/* What the parser is shown of a document. */
struct shown {
    struct document parts; /* a sentence for each part, with tokens of their own */
    uint32_t *places;      /* by token of `parts`: where it stands in its sentence; SHOWN_ADDED */
    struct shown_sentence *sentences; /* those of the document */
};

enum { SHOWN_ADDED = UINT32_MAX }; /* a mark that is not printed */

/* Prepares the tagged sentences of `document` for the parser: who tells what is told becomes a
 * sentence of its own, a stop and the comma behind "On Monday" stand where they are missing, and
 * "United States" is one word outside of lists. Allocates in `arena`. */
void shown_make(struct arena *arena, const struct document *document, struct shown *out);

/* Gives the tokens of `document` the heads and relations that those of `shown`, made from it, were
 * given: one tree for each sentence. What is told is the content of the saying, and who it is
 * according to hangs under what is told. */
void shown_take(const struct shown *shown, struct document *document);

#endif
