#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_EDGES_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_EDGES_H

#include "mentions_walk.h"

/* Mends the borders of a span where the words in it or beside it leave no doubt: takes away what is
 * no part of the name ("235 Democrats", "Ann Lee QC", "Proroguing Parliament", "U.S. embassy",
 * small words of a quotation in another language), adds what is ("M. Taylor Fravel", "2020 US
 * Presidential Election", "Bank of Scotland"). Names that it cuts off at the front are added to
 * `walk->out`. */
void mention_mend_edges(struct walk *walk, struct name_span *span);

#endif
