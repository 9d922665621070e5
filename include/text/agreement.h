#ifndef DATELINED_TEXT_AGREEMENT_H
#define DATELINED_TEXT_AGREEMENT_H

#include "text/document.h"

/* Makes tags and parts of speech agree with the tree where the tree settles them: a preposition
 * that marks a clause is a subordinating conjunction, "that" before its noun a determiner, a
 * participle with a subject of its own and no auxiliary a past tense. For parsed documents; lemmas
 * and trees stay. */
void agreement_mend(struct document *document);

#endif
