#ifndef DATELINED_TEXT_FINITE_H
#define DATELINED_TEXT_FINITE_H

#include "text/document.h"

/* Makes a past participle a past tense (VBN to VBD) where a sentence that ends with a full stop has
 * no finite verb, or none before its ", police said.", and the participle stands between a noun
 * and the start of its object: "A bomber killed ten soldiers." For tagged documents, before
 * parsing. */
void finite_mend(struct document *document);

#endif
