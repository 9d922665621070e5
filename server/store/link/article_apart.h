#ifndef DATELINED_STORE_ARTICLE_APART_H
#define DATELINED_STORE_ARTICLE_APART_H

#include "telling_parties.h"

/* Whether two acts of one type in one article cannot be one happening, whatever else they share;
 * `overlap` is that of their parties. Symmetric. */
bool article_acts_apart(const struct telling *a, const struct telling *b,
                        const struct overlap *overlap);

#endif
