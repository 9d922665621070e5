#ifndef DATELINED_TEXT_TELLING_H
#define DATELINED_TEXT_TELLING_H

#include "text/document.h"

/* A sentence cut in two for the parser, between what is told and who tells it. */
struct telling {
    uint32_t sentence; /* of the document */
    uint32_t comma;    /* the token at which it is cut; with the first part */
    uint32_t aside;    /* tokens from that comma to the one behind the teller who interrupts what is
                          told, "Rebels, police said, fled"; they stand last meanwhile. 0: none */
    bool first;        /* who tells it stands first: "According to police, …" */
    struct token kept; /* the token that is meanwhile the full stop of its part, as it was */
};

struct tellings {
    struct telling *items;
    size_t count;
};

/* Cuts the sentences of `document` that name at their end who tells them ("…, police said on
 * Monday.", "…, according to X."), at their start ("According to X, …") or between two commas.
 * `parts` becomes the document with such a sentence as two, for the parser only: it shares the
 * tokens, which are tagged. */
void tellings_cut(struct arena *arena, const struct document *document, struct document *parts,
                  struct tellings *out);

/* Makes one tree of the two of each sentence that was cut: what is told is the content of the
 * saying, and who it is according to hangs under what is told. */
void tellings_join(struct arena *arena, const struct tellings *tellings, struct document *document);

#endif
