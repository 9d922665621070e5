#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_REPAIR_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_REPAIR_H

#include "mentions_agree.h"

/* Mends borders and types of spans (in the order of the text, without overlaps) that the words
 * around them settle: names cut at "and" or "at", nicknames in quotation marks, "of" after a
 * person, the head that closes a name, the acronym in brackets after it. Drops what is no name:
 * amounts of money, bare titles, offices ("Minister of Health"), bare heads that point back ("the
 * Court"). */
void mentions_repair(const struct gazetteer *gazetteer, const struct names_view *view,
                     struct name_spans *spans);

#endif
