#ifndef DATELINED_STORE_SAME_EVENT_H
#define DATELINED_STORE_SAME_EVENT_H

#include "store/counts/telling.h"

/* How strongly the two seem to tell one happening, in tenths of a unit of log odds, when both
 * stand in one article, `a` before `b`; at least TELLING_SAME joins them, and TELLING_EXCLUDED says
 * that they cannot be one. */
int same_in_article(const struct telling *a, const struct telling *b);
enum { TELLING_SAME = 25, TELLING_EXCLUDED = -1000 };

/* How many sentences begin a story. */
enum { LEAD_SENTENCES = 3 };

/* The same of two tellings of different articles, or of two of one that same_in_article left apart;
 * TELLING_SAME_ACROSS joins them, and TELLING_SAME_STORY those of articles that are about one story
 * by what else they speak of. Symmetric; looks at nothing but the two. */
int same_across(const struct telling *a, const struct telling *b);
enum { TELLING_SAME_ACROSS = 38, TELLING_SAME_STORY = 30 };

/* Whether same_across joins them whatever else their articles speak of. */
bool same_event(const struct telling *a, const struct telling *b);

#endif
