#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_COREFERENCE_OWNER_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_COREFERENCE_OWNER_H

#include "text/document.h"

enum { OWNERS_MAX = 8 };

/* Heads of the phrases whose something the possessive at token `pronoun` may name, the likeliest
 * first; how many there are, 0 to OWNERS_MAX. Whether one fits in number, gender and kind is for
 * the caller to see. Needs the sentence's tree.
 *
 * Nearer clauses come first, and in a clause its subject, since a possessive is bound in the
 * smallest clause where it can be; but before the subject comes whom the subject judges or bids:
 * what is criticized or punished is a deed of his ("criticized Moscow for its invasion": implicit
 * causality, Garvey and Caramazza 1974, "Implicit causality in verbs"), and what he is bidden to do
 * concerns himself ("urged Iran to halt its program": object control). */
size_t coreference_owners(const struct document *document, const struct sentence *sentence,
                          uint32_t pronoun, uint32_t owners[OWNERS_MAX]);

/* The head of whoever does what the infinitive that governs token `pronoun` says, so that a plain
 * pronoun there means somebody else: the caller in "called Ann to thank her", Ann in "asked Ann to
 * help her". The other of the two goes to `*other`: the pronoun rather means that one. UINT32_MAX
 * when the pronoun hangs on no infinitive, or nobody is told. */
uint32_t coreference_doer(const struct document *document, const struct sentence *sentence,
                          uint32_t pronoun, uint32_t *other);

#endif
