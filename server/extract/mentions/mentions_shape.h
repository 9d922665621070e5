#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_SHAPE_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_SHAPE_H

#include "extract/gazetteer.h"
#include "mention.h"
#include "text/document.h"

/* Cuts what does not belong to a name off the mention's tokens (leading articles, titles and
 * honorifics of persons, the possessive 's, punctuation at its ends), then fills `at`, `text` and
 * `subtype`. Returns false when nothing is left that can be a name. */
bool mention_shape(const struct gazetteer *gazetteer, const struct document *document,
                   struct mention *mention);

/* Whether token `index` of the sentence says whose money the sum behind it is: "US $3 billion", but
 * not "cost the US $3 billion". */
bool token_is_of_currency(const struct document *document, const struct sentence *sentence,
                          uint32_t index);

#endif
