#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_KINDS_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_KINDS_H

#include "mentions_walk.h"

/* Corrects the type of a span of which the words beside it say what it is, and joins "Halden &
 * Pryce" to one name. `walk->next` is the span after it. */
void mention_mend_kind(struct walk *walk, struct name_span *span);

/* What the text says of a name once ("the ferry Osk Varn") holds for the same words elsewhere:
 * gives their spans among those written that type. */
void mention_spread_told(struct walk *walk);

#endif
