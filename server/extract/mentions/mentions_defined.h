#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_DEFINED_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_DEFINED_H

#include "mentions_walk.h"

/* Makes one span of the name whose first letters stand in brackets behind it, or that stands in
 * brackets behind its first letters: "Office for Ports and Harbours (OPH)", "OPH [Office for Ports
 * and Harbours]", however many pieces the model made of it. At least one piece must be there, and
 * each letter be that of a word with a capital. */
void mentions_join_defined(const struct gazetteer *gazetteer, const struct names_view *view,
                           struct name_spans *spans);

/* Whether the letters of `acronym` begin words of the tokens [first, end), in this order; small
 * words may be left out, words with a capital not. */
bool mentions_fit_acronym(const struct document *document, uint32_t first, uint32_t end,
                          struct span acronym);

/* Takes out the acronyms that the text gives to words in small letters: "exclusive economic zone
 * (EEZ)"; those that the lexicons know as a name stay. */
void mentions_drop_common(const struct gazetteer *gazetteer, const struct document *document,
                          struct name_spans *spans);

#endif
