#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_REJECT_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_REJECT_H

#include "mentions_walk.h"

/* Whether the span is no name: an amount of money, a bare title ("the Queen"), an office ("Minister
 * of Health"), a bare head that points back ("the Court"), a day, a label ("Image:"), a clause. */
bool mention_is_no_name(const struct walk *walk, const struct name_span *span);

#endif
