#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_LEXICON_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_LEXICON_H

#include "extract/gazetteer.h"
#include "mentions_agree.h"

/* Corrects the model's names by what is known for certain: a hyphenated pair of known names is two
 * names ("EU-Japan"), a given name goes on over its hyphen ("Pyong-so"), a known phrase of several
 * words is read whole, and a name that the lexicons know with one type only has that type unless
 * the model is sure of another. */
void mentions_use_lexicon(const struct gazetteer *gazetteer, const struct names_view *view,
                          struct name_spans *spans);

#endif
