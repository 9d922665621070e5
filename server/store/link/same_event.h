#ifndef DATELINED_STORE_SAME_EVENT_H
#define DATELINED_STORE_SAME_EVENT_H

#include "store/counts/telling.h"

/* How strongly the two seem to tell one happening, in tenths of a unit of log odds, when both
 * stand in one article; at least TELLING_SAME joins them. Symmetric. */
int same_in_article(const struct telling *a, const struct telling *b);
enum { TELLING_SAME = 25, TELLING_EXCLUDED = -1000 };

/* Whether two tellings of different articles, or two of one that same_in_article left apart, tell
 * one happening. Symmetric; looks at nothing but the two. */
bool same_event(const struct telling *a, const struct telling *b);

#endif
