#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_QUOTATIONS_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_QUOTATIONS_H

#include "base/arena.h"
#include "text/document.h"

/* A pronoun within quotation marks, of the first person ("I", "our") or "he" or "she" in any case,
 * and who speaks. */
struct quoted_word {
    uint32_t token;
    uint32_t speaker;  /* token: the subject of the nearest verb of saying in the paragraph */
    uint32_t sentence; /* of the document, in which the word stands */
    bool plural;       /* "we": a body or a country may say so, too */
    bool other;        /* "he": anybody but the speaker */
};

/* Lists them in the order of the text: `*out` in `arena`, their number returned. Words in a
 * paragraph in which nobody is said to speak are left out. Needs tags and trees. */
size_t quotations_read(struct arena *arena, const struct document *document,
                       struct quoted_word **out);

#endif
